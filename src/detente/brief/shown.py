"""What stands beside the lines of a brief, in the same words on a screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from detente.brief.contents import Brief, Line, Quote
from detente.brief.legible import legible, number_ranges
from detente.model.certainty import MEANING, Certainty
from detente.model.finding import Owed
from detente.model.record import Digest, Span

MARK_WORDS: dict[Certainty, str] = {
    Certainty.TEXT: "",
    Certainty.NEIGHBOUR: "N neighbouring text",
    Certainty.SECONDARY: "S secondary source",
    Certainty.COMPUTED: "C computed",
    Certainty.MEMORY: "M unverified wording",
    Certainty.DOUBTFUL: "M? doubtful wording",
    Certainty.DESK: "D desk's own rule",
}
"""What is shown beside a line; nothing where the text itself was seen."""

OUTSIDE = "rule from outside the report"
UNCONFIRMED = "unconfirmed"
DRAFT_HINT = "Each whole draft is under `drafts` in the JSON form (--format json). None is sent by itself."
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORTENED_DIGITS = 12


class SourceListed(msgspec.Struct, frozen=True, kw_only=True):
    """A source in the list at the end: its number, its name, and the spans on which the brief rests."""

    number: int
    name: str
    sha256: Digest | None
    media_type: str = ""
    what: str = ""
    spans: tuple[Span, ...] = ()


def instant_words(instant: datetime) -> str:
    """Return an instant for people: `13 January 2022, 00:00 UTC`, seconds only where they are not zero."""
    utc = instant.astimezone(UTC)
    clock = f"{utc:%H:%M:%S}" if utc.second else f"{utc:%H:%M}"
    return f"{utc.day} {MONTHS[utc.month - 1]} {utc.year}, {clock} UTC"


def names(brief: Brief, ids: tuple[str, ...], nobody: str = "") -> str:
    """Return the names of parties, the id where the brief has no name; `nobody` where there are none."""
    return ", ".join(legible(brief.parties.get(id_, id_)) for id_ in ids) or nobody


def due_words(owed: Owed) -> str:
    """Return by when: the instant, what it is counted from, both, or `no date set`."""
    instant = instant_words(owed.due) if owed.due else ""
    within = legible(owed.within)
    if instant and within:
        return f"{instant} ({within})"
    return instant or within or "no date set"


def owed_cells(brief: Brief, owed: Owed) -> tuple[str, str, str, str, str]:
    """Return the row of the table: what, by whom, to whom, by when, and the paragraph with its mark."""
    mark = f" [{owed.certainty}]" if owed.certainty and MARK_WORDS[owed.certainty] else ""
    status = "" if owed.status == "open" else f" ({legible(owed.status)})"
    return (
        legible(owed.what) + status,
        names(brief, owed.by, "not said"),
        names(brief, owed.to, "not said"),
        due_words(owed),
        (legible(owed.paragraph) or legible(owed.provision) or "none") + mark,
    )


def rule_words(provision: str, paragraph: str) -> str:
    """Return the provision and its paragraph: `VD11/40.1.1/personnel, paragraph 40.1.1`."""
    number = legible(paragraph)
    return ", ".join(part for part in (legible(provision), f"paragraph {number}" if number else "") if part)


def tags(line: Line) -> tuple[str, ...]:
    """Return the words that limit a line: its status, where its rule comes from, how sure its wording is."""
    mark = MARK_WORDS[line.mark] if line.mark else ""
    return tuple(tag for tag in (legible(line.status), OUTSIDE if line.outside else "", mark) if tag)


def section_lines(brief: Brief) -> Iterator[Line]:
    """Yield the lines of all sections in order."""
    for section in brief.sections:
        yield from section.lines


def all_lines(brief: Brief) -> Iterator[Line]:
    """Yield the key points, then the lines of all sections."""
    yield from brief.key_points
    yield from section_lines(brief)


def unconfirmed(brief: Brief) -> str:
    """Return the numbers of the lines that no person has confirmed, in short; empty where there are none."""
    return number_ranges(line.number for line in all_lines(brief) if line.status == UNCONFIRMED)


def marks_used(brief: Brief) -> list[tuple[str, str]]:
    """Return the certainty marks that stand in this brief, each with its meaning, firmest first."""
    used = {line.mark for line in all_lines(brief)} | {owed.certainty for owed in brief.owed}
    return [(str(mark), meaning) for mark, meaning in MEANING.items() if mark in used and MARK_WORDS[mark]]


def sources(brief: Brief) -> list[SourceListed]:
    """Return the sources numbered from 1: those listed, then any that a line quotes and the list has not."""
    spans = _spans(brief)
    listed = [(r.name, r.sha256, r.media_type, r.what) for r in brief.references]
    known = {r.sha256 for r in brief.references}
    missing = [
        (f"unlisted source {sha256[:SHORTENED_DIGITS]}", sha256, "", "") for sha256 in spans if sha256 not in known
    ]
    return [
        SourceListed(
            number=number,
            name=legible(name),
            sha256=sha256,
            media_type=legible(media_type),
            what=legible(what),
            spans=tuple(sorted(spans.get(sha256, ()))) if sha256 else (),
        )
        for number, (name, sha256, media_type, what) in enumerate([*listed, *missing], start=1)
    ]


def _spans(brief: Brief) -> dict[Digest, set[Span]]:
    spans: dict[Digest, set[Span]] = {}
    for line in all_lines(brief):
        for quote in line.quotes:
            spans.setdefault(quote.source, set()).add(quote.span)
    return spans


def by_source(quotes: tuple[Quote, ...]) -> dict[Digest, list[Quote]]:
    """Return the quotes of a line, grouped by source, in the order in which they stand in it."""
    grouped: dict[Digest, list[Quote]] = {}
    for quote in sorted(set(quotes), key=lambda q: q.span):
        grouped.setdefault(quote.source, []).append(quote)
    return grouped


def repeated(brief: Brief) -> frozenset[int]:
    """Return the numbers of key points that a section says again, with its sources."""
    return frozenset(line.number for line in section_lines(brief)) & {p.number for p in brief.key_points}
