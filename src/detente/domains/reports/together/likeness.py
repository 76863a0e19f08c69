"""Measures what two reports share: stretches of text, quotations, the lead, numbers, names, parties, places, claims.

Shingles are runs of five words (Broder 1997, M); how much of a text stands in another is the share of the shingles
of the shorter one that the longer one has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from detente.domains.reports.document.document import body_spans
from detente.model.report import ActivityClaim, ActorClaim, MeetingClaim, Reading, ReportText, StatementClaim

SHINGLE_WORDS = 5
_LEAST_QUOTED_WORDS = 6
_LEAD_PARAGRAPHS = 2
_STEM = 5
"""Letters that are compared of a word, so that drill, drills and drilling are one."""
_LONG_WORD = 4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?![\w/-])|(?<![\w.,/-])\d{2,7}(?:\.\d{1,2})?(?![\w/-])")
_NAME = re.compile(r"(?<=[^.!?:\"“‘'\s]\s)[A-ZÀ-Þ][^\W\d_]{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EMPTY = """about after again against also among and are around because been before being between both but call came
could country countries days does down during each earlier first foreign from further going government have having
hours including into last later least less made make many meanwhile minister ministry more most much must near news
next only other over part people report reporters same says second several should since some spokesman spokeswoman
state statement still such than that their them then there these they this those three through told under until upon
very wants week were what when where which while will with within without would year years said official officials
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december"""
_EMPTY_STEMS = frozenset(word[:_STEM] for word in _EMPTY.split())


class Told(msgspec.Struct, frozen=True):
    """What is compared of one report. Words are in small letters; `claims`: events told, as keys in words."""

    agency: str | None
    day: date | None
    shingles: frozenset[tuple[str, ...]]
    quotations: tuple[str, ...]
    lead: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    claims: frozenset[str]


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two reports share. Percentages are of the one that has fewer; names are cut to five letters; days may be unknown."""

    days_apart: int | None
    text_percent: int
    lead_percent: int
    quotations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    names_percent: int = 0
    parties: tuple[str, ...] = ()
    parties_percent: int = 0
    places: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def told_in(reading: Reading, text: ReportText) -> Told:
    """Return what is compared of a report, given its reading."""
    body = [text.clean[span.start : span.end] for span in body_spans(text, reading.doc)]
    words = [word for paragraph in body for word in _words(paragraph)]
    runs = zip(*(words[n:] for n in range(SHINGLE_WORDS)), strict=False)
    names = frozenset(name for paragraph in body for name in _names(paragraph))
    head = reading.doc.headline.text if reading.doc.headline else ""
    lead = " ".join([head, *body[:_LEAD_PARAGRAPHS]])
    return Told(
        agency=reading.doc.agency,
        day=date.fromisoformat(reading.doc.dateline_date) if reading.doc.dateline_date else None,
        shingles=frozenset(runs),
        quotations=tuple(_quotations(reading)),
        lead=frozenset(_stems(lead)) - names,
        numbers=frozenset(n for n in _NUMBER.findall(" ".join(body)) if not _YEAR.fullmatch(n)),
        names=names,
        parties=frozenset(_parties(reading)),
        places=frozenset(_places(reading)),
        claims=frozenset(_claims(reading)),
    )


def likeness(first: Told, second: Told) -> Likeness:
    """Return what two reports share."""
    return Likeness(
        days_apart=abs((first.day - second.day).days) if first.day and second.day else None,
        text_percent=_percent(first.shingles, second.shingles),
        lead_percent=_percent(first.lead, second.lead),
        quotations=tuple(_shared_quotations(first, second)),
        numbers=tuple(sorted(first.numbers & second.numbers)),
        names=tuple(sorted(first.names & second.names)),
        names_percent=_percent(first.names, second.names),
        parties=tuple(sorted(first.parties & second.parties)),
        parties_percent=_percent(first.parties, second.parties),
        places=tuple(sorted(first.places & second.places)),
        claims=tuple(sorted(first.claims & second.claims)),
    )


def _percent(first: frozenset[Any], second: frozenset[Any]) -> int:
    least = min(len(first), len(second))
    return 100 * len(first & second) // least if least else 0


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _stems(text: str) -> Iterator[str]:
    found = (word[:_STEM] for word in _words(text) if len(word) >= _LONG_WORD and not word[0].isdigit())
    return (stem for stem in found if stem not in _EMPTY_STEMS)


def _names(paragraph: str) -> Iterator[str]:
    """Yield the stems of words with a capital within a sentence: States, towns and people, known to a register or not."""
    for found in _NAME.finditer(paragraph):
        stem = found[0].lower()[:_STEM]
        if stem not in _EMPTY_STEMS:
            yield stem


def _quotations(reading: Reading) -> Iterator[str]:
    for record in reading.records:
        if isinstance(record.fields, StatementClaim) and record.fields.mode in ("direct", "mixed"):
            words = _words(record.text)
            if len(words) >= _LEAST_QUOTED_WORDS:
                yield " ".join(words)


def _shared_quotations(first: Told, second: Told) -> Iterator[str]:
    """Yield each quotation of the one that stands in one of the other, or holds one."""
    for quotation in first.quotations:
        for other in second.quotations:
            shorter, longer = sorted((quotation, other), key=len)
            if f" {shorter} " in f" {longer} ":
                yield shorter
                break


def _parties(reading: Reading) -> Iterator[str]:
    for record in reading.records:
        if isinstance(record.fields, ActorClaim):
            if record.fields.side:
                yield record.fields.side
            elif record.fields.type == "state":
                yield record.fields.name


def _places(reading: Reading) -> Iterator[str]:
    named = [reading.doc.place]
    for record in reading.records:
        if isinstance(record.fields, MeetingClaim):
            named.append(record.fields.place)
        elif isinstance(record.fields, ActivityClaim):
            named += record.fields.places
    return (" ".join(_words(place)).removeprefix("the ") for place in named if place)


def _claims(reading: Reading) -> Iterator[str]:
    """Yield the events told as keys: a meeting by forum and day, an activity by its name, or by who, what and when."""
    for record in reading.records:
        told = record.fields
        if isinstance(told, MeetingClaim) and told.forum and told.date:
            yield f"meeting of {told.forum} on {told.date}"
        elif isinstance(told, ActivityClaim) and told.name:
            yield f"{told.type} {told.name}"
        elif isinstance(told, ActivityClaim) and told.who and told.start:
            yield f"{told.type} of {told.who} from {told.start}"
