"""A paper made: a template filled in, its notice, its sources and its marking added, read into blocks.

What no template may leave out is added here: who made the paper and as of when, that a chair's summary is the
chair's alone, the numbered sources with the meaning of the marks, and the marking.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import msgspec

from detente.brief.papers.blocks import read_blocks, title_of
from detente.brief.papers.contents import Context, Paper
from detente.brief.papers.context import Wanted, build_context
from detente.brief.papers.filling import Filled, fill
from detente.brief.papers.guarded import guarded, settled
from detente.brief.papers.page import Page
from detente.brief.papers.telling import Material
from detente.brief.papers.words import in_words, instant_in_words
from detente.model.certainty import MEANING
from detente.model.errors import InputError
from detente.model.record import Marking, strictest

NOTHING_AGREED = "Nothing here is agreed unless it says by whom."
PREPARED = "Prepared by a machine from the records of this desk, as of {as_of}. " + NOTHING_AGREED
NOTICES: dict[Paper, str] = {
    Paper.SUMMARY: "**This is the chair's summary, given by the chair alone. It is not an agreed text and binds "
    "nobody.**\n\n" + PREPARED,
    Paper.COMMUNIQUE: "**Draft. It holds only what is on record as agreed, and it is itself agreed by nobody "
    "yet.**\n\n" + PREPARED,
    Paper.LETTER: "**Draft of a letter. A person edits, signs and sends it.**\n\nPrepared by a machine from the "
    "records of this desk, as of {as_of}.",
}
SOURCES = "| No. | Said by | When | What | Document | Mark | Record |\n|---|---|---|---|---|---|---|\n"
SHORT_ID = 12
UNTITLED = "Untitled paper"


class Template(msgspec.Struct, frozen=True):
    """A template: the name of its file, for errors, and its text."""

    name: str
    text: str


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A paper as Markdown, and as a page to be set."""

    markdown: str
    page: Page


def shipped() -> dict[Paper, Template]:
    """Return the templates as they are shipped."""
    folder = files("detente.brief.papers").joinpath("templates")
    names = {paper: f"{paper.value}.md" for paper in Paper}
    return {
        paper: Template(name, folder.joinpath(name).read_text(encoding="utf-8")) for paper, name in names.items()
    }


def make_paper(material: Material, wanted: Wanted, template: Template | None = None) -> Made:
    """Return a paper from what a desk knows, by the shipped template if none is given.

    Its marking is the strictest of those asked for and of the records that the template looks at; InputError where
    less was asked for, where something is not on record, or where the template cannot be filled in.
    """
    context = build_context(material, wanted)
    chosen = template or shipped()[wanted.paper]
    marking, filled = _filled(context, wanted, chosen)
    text = _framed(filled, context, wanted.paper)
    blocks = read_blocks(text)
    prepared = PREPARED.format(as_of=instant_in_words(material.as_of))
    page = Page(
        title=title_of(blocks) or UNTITLED,
        paper=wanted.paper.value,
        marking=marking.value,
        as_of=material.as_of,
        prepared=prepared,
        blocks=blocks,
    )
    return Made(markdown=f"**{marking.value}**\n\n{text}\n\n**{marking.value}**\n", page=page)


def _filled(context: Context, wanted: Wanted, template: Template) -> tuple[Marking, Filled]:
    """Return the marking and the filled template; filled anew where the records ask for a stricter marking."""
    markings = {source.id: source.marking for source in context.sources}
    told: dict[str, Any] = msgspec.to_builtins(context)
    marking = wanted.marking or Marking.CLEAR
    filled = fill(template.text, template.name, {**told, "marking": marking.value})
    needed = strictest((marking, *(Marking(markings[id_]) for id_ in filled.touched if id_ in markings)))
    if needed is marking:
        return marking, filled
    if wanted.marking:
        raise InputError(
            "a marking below that of the records",
            where="--marking",
            expected=f"at least {needed.value}, as the records that this paper stands on",
            given=marking.value,
            next_step=f"--marking {needed.value}, or no --marking: it is then found from the records",
        )
    return needed, fill(template.text, template.name, {**told, "marking": needed.value})


def _framed(filled: Filled, context: Context, paper: Paper) -> str:
    """Return the text with its notice under the title and its sources at the end, every sign settled."""
    as_of = guarded(in_words(context.as_of))
    notice = NOTICES.get(paper, PREPARED).format(as_of=as_of)
    body = filled.text.replace("\r\n", "\n").strip()
    title, _, rest = body.partition("\n") if body.startswith("# ") else ("", "", body)
    whole = "\n\n".join(filter(None, [title, notice, rest.strip(), _sources(filled.cited, context)]))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", settled(whole)))


def _sources(cited: tuple[str, ...], context: Context) -> str:
    if not cited:
        return ""
    by_id = {source.id: source for source in context.sources}
    rows = []
    for number, id_ in enumerate(cited, start=1):
        source = by_id[id_]
        cells = (
            source.party,
            in_words(source.said),
            source.what,
            source.document or ", ".join(source.files) or "none told",
            source.mark,
        )
        rows.append(f"| {number} | {' | '.join(map(guarded, cells))} | `{id_[:SHORT_ID]}` |")
    marks = "; ".join(f"{mark.value} {meaning}" for mark, meaning in MEANING.items())
    return f"## Sources\n\n{SOURCES}" + "\n".join(rows) + f"\n\nMarks, how sure the wording is: {marks}."
