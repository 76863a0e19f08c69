"""Reads a report: language, document fields, one parse, then each kind of claim by small named rules.

Pure: the text, the register and the parser come in as arguments, the reading goes out. Nothing is confirmed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from detente.domains.reports.dealings.answers import answers_of
from detente.domains.reports.dealings.denials import denials_of
from detente.domains.reports.dealings.gaps import gaps_of
from detente.domains.reports.dealings.proposals import proposals_of
from detente.domains.reports.document.document import read_document
from detente.domains.reports.document.language import language_read
from detente.domains.reports.events.activities import activities_of
from detente.domains.reports.events.meetings import meetings_of
from detente.domains.reports.languages.reader import WORDINGS, read_by_rules
from detente.domains.reports.parsed import parse
from detente.domains.reports.people.names import Names
from detente.domains.reports.people.people import cast_of
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.records import Found, records_from
from detente.domains.reports.statements.judge import judge
from detente.domains.reports.statements.statements import statements_of
from detente.model.register import Register
from detente.model.report import Reading, ReportDocument, ReportText

if TYPE_CHECKING:
    from spacy.language import Language


def read(
    text: ReportText,
    register: Register,
    pipeline: Language,
    published: date | None = None,
    as_of: date | None = None,
) -> Reading:
    """Return the claims of one report, every one with the spans it stands on and the rule that found it.

    `published` is the day on which it came out, `as_of` the day as of which it is read; either settles a
    dateline without a year. The language is told first: a text in Spanish or Russian is read by rules alone, and
    its warnings say so; LanguageError, and nothing read, for any other language than these and English; InputError
    for a text beyond the limits. The office holders are those of the report's own day.
    """
    language = language_read(text.clean, text.name)
    if language in WORDINGS:
        return read_by_rules(text, WORDINGS[language], register, published, as_of)
    doc = read_document(text, published, as_of)
    parsed = parse(text, doc, pipeline)
    day = _day(doc)
    names = Names(register, day or as_of)
    cast = cast_of(parsed, _headline(text, doc), names, doc.place)
    scene = Scene(parsed, cast, day)
    said = statements_of(scene)
    judge(scene, said)
    meetings = meetings_of(scene, said, doc.place)
    puts = proposals_of(scene, said, meetings)
    answers = answers_of(scene, said, puts)
    denials = denials_of(scene, said, answers)
    found = Found(
        scene=scene,
        said=said,
        meetings=meetings,
        puts=puts,
        answers=answers,
        activities=activities_of(scene, said, [(put.start, put.end) for put in puts]),
        denials=denials,
        gaps=gaps_of(scene, said, answers, denials),
        year_inferred=doc.year_inferred or doc.date_from != "text",
    )
    return Reading(doc=doc, records=records_from(found), warnings=doc.warnings)


def _day(doc: ReportDocument) -> date | None:
    return date.fromisoformat(doc.dateline_date) if doc.dateline_date else None


def _headline(text: ReportText, doc: ReportDocument) -> tuple[str, int] | None:
    if doc.headline is None:
        return None
    span = text.in_clean(doc.headline.span)
    return text.clean[span.start : span.end], span.start
