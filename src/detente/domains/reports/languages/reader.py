"""Reads a report in a language told by tables, by rules alone: the order of all steps."""

from __future__ import annotations

from datetime import date

from detente.domains.reports.languages.claims import claims_of
from detente.domains.reports.languages.happened import activities_of, meetings_of
from detente.domains.reports.languages.mentions import Known, Mention, Stretch, ministries, words_of
from detente.domains.reports.languages.page import Page, read_page
from detente.domains.reports.languages.russian import RUSSIAN
from detente.domains.reports.languages.said import Statements
from detente.domains.reports.languages.scene import Scene
from detente.domains.reports.languages.spanish import SPANISH
from detente.domains.reports.languages.speaker import Voices
from detente.domains.reports.languages.titles import find_titled
from detente.domains.reports.languages.wording import Wording
from detente.model.record import Span
from detente.model.register import Register
from detente.model.report import Reading, ReportText

WORDINGS = {wording.code: wording for wording in (SPANISH, RUSSIAN)}
"""The languages that are read by rules, by ISO 639-1 code."""

NOTE = (
    "read in {name} by rules, without a parser: document, actors, statements with a named verb of saying, plain "
    "meetings, activities and denials; proposals, answers and gaps are not read, and a topic or a stance only "
    "where a word leaves no doubt"
)


def read_by_rules(
    text: ReportText, words: Wording, register: Register, published: date | None = None, as_of: date | None = None
) -> Reading:
    """Return the claims of a report in that language, each with its spans and its rule; the warnings say how it was read."""
    note = NOTE.format(name=words.name)
    page = read_page(text, words, published, as_of, note)
    doc = page.document
    day = date.fromisoformat(doc.dateline_date) if doc.dateline_date else None
    scene = _scene(text, page, words, Known(register, words, day or as_of), day)
    voices = Voices(scene, find_titled(scene))
    said = Statements(scene, voices).read()
    _sweep(scene)
    happened = [*meetings_of(scene, doc.place), *activities_of(scene)]
    inferred = doc.year_inferred or doc.date_from != "text"
    return Reading(
        doc=doc, records=claims_of(text, scene, said, happened, inferred=inferred), warnings=doc.warnings
    )


def _scene(text: ReportText, page: Page, words: Wording, known: Known, day: date | None) -> Scene:
    """Return the scene with the names of the register and the ministries of States in it."""
    headline = page.document.headline
    heads = [(line.start, line.end) for line in page.letterhead]
    heads += [_clean(text, headline.span)] if headline else []
    paragraphs = [(span.start, span.end) for span in page.body]
    named = sorted(known.mentions(text.clean, [*heads, *paragraphs]), key=lambda one: one.start)
    bodies = list(ministries(text.clean, [*heads, *paragraphs], known, named))
    scene = Scene(text.clean, words, known, day, heads, paragraphs)
    scene.mentions = _merged(named, bodies)
    official = page.document.agency is None and page.letterhead
    scene.home = next((m.who.side for m in scene.mentions if m.who and m.who.side), None) if official else None
    return scene


def _clean(text: ReportText, span: Span) -> Stretch:
    found = text.in_clean(span)
    return found.start, found.end


def _merged(named: list[Mention], bodies: list[Mention]) -> list[Mention]:
    """Return all mentions in order, none within another: the longer one stands."""
    kept: list[Mention] = []
    for mention in sorted([*named, *bodies], key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _sweep(scene: Scene) -> None:
    """Add the mentions of persons by their last name alone that no rule has taken yet."""
    for start, end in scene.paragraphs:
        for word in words_of(scene.text, start, end):
            who = scene.persons.get(word[0])
            if who is not None and scene.is_free(*word.span()):
                scene.add(Mention(word.start(), word.end(), who, None, first=False))
