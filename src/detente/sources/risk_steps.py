"""Requests for explanation and what followed them, from a YAML file into records: every step, or none.

A file holds `requests:`, a list. Each says who asked (`by`), whom (`to`), when (`at`) and why (`concern`), and has
its `steps`, each with `step`, `by` and `at`. `at` is an instant, a day, or two days with `to` between them. What
is said on a day counts as said at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from detente.model.canonical import identify
from detente.model.confidence import read_readers, unquoted
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import DateError, EmptyError, SchemaError
from detente.model.record import Digest, Marking, Record, Source, Span, digest
from detente.model.risk import Claim, Meeting, MeetingStep, Reply, Request, Step, StepType
from detente.model.time import end_of_day, midnight, read_day, read_instant
from detente.sources.activity_fields import read_party
from detente.sources.text_file import text_of

REQUESTS = "requests"
MEANT = "`requests:` and a list of one or more below it"
LARGEST_BYTES = 16_000_000
BETWEEN = " to "
DAY_LENGTH = len("2022-01-12")
REPLY = "reply"
MEETINGS = {
    "meeting requested": (MeetingStep.REQUESTED, False),
    "meeting held": (MeetingStep.HELD, False),
    "meeting not attended": (MeetingStep.NOT_ATTENDED, False),
    "joint meeting requested": (MeetingStep.REQUESTED, True),
    "joint meeting held": (MeetingStep.HELD, True),
}
"""The steps of a meeting as they are written."""
WORDS = (REPLY, *MEETINGS, *StepType)
Bounds = tuple[datetime, datetime | None]


class _Claim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another date of a request, as written."""

    at: str
    told_by: str = ""


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step, as written."""

    step: str
    by: str
    at: str
    words: str = ""
    absent: tuple[str, ...] = ()
    copied: str = ""
    cited: tuple[str, ...] = ()


class _Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One request with its steps, as written."""

    by: str
    to: str
    at: str
    concern: str
    together_with: tuple[str, ...] = ()
    activity_type: str = ""
    place: str = ""
    copied: str = ""
    cited: tuple[str, ...] = ()
    claims: tuple[_Claim, ...] = ()
    steps: tuple[_Step, ...] = ()
    marking: Marking = Marking.CLEAR
    held_for: str = ""


def holds_requests(data: bytes) -> bool:
    """Return whether a file is meant as one of requests and their steps: a line begins with `requests:`."""
    return any(line.startswith(b"requests:") for line in data.removeprefix(b"\xef\xbb\xbf").splitlines())


def read_requests(data: bytes, name: str) -> tuple[Record[Any], ...]:
    """Return the records of a file, each request before its steps; all or none.

    EncodingError, EmptyError, DateError and SchemaError name the file, the line and the field.
    """
    document = read_yaml(text_of(data, name, expected=MEANT, at_most=LARGEST_BYTES), name)
    items = document.data.get(REQUESTS) if isinstance(document.data, dict) else None
    if not isinstance(items, list) or not items:
        raise EmptyError("no requests", where=name, expected=MEANT, given=repr(items)[:80])
    other = sorted(set(document.data) - {REQUESTS})
    if other:
        raise SchemaError(
            "a field that nobody knows", where=document.where(other[0]), expected=REQUESTS, given=repr(other[0])
        )
    source = Source(digest(data), "application/yaml", name, (Span(0, len(data.decode("utf-8"))),))
    return tuple(
        record for number in range(len(items)) for record in _guarded(document.below(REQUESTS, number), source)
    )


def _guarded(document: Document, source: Source) -> tuple[Record[Any], ...]:
    """Return the records of one request; what is wrong with a held one is told without its words."""
    held = isinstance(document.data, dict) and "held_for" in document.data
    with unquoted(held=held):
        return tuple(_records(document, source))


def _records(document: Document, source: Source) -> Iterator[Record[Any]]:
    told = document.shaped(_Request)
    first, last = _bounds(told.at, document.where("at"))
    body = Request(
        to=read_party(told.to, document.where("to")),
        transmitted=first,
        transmitted_latest=last,
        concern=told.concern,
        activity_type=told.activity_type,
        place=told.place,
        together_with=_parties(told.together_with, document.where("together_with")),
        copied=_copied(told.copied, document.where("copied")),
        cited=told.cited,
        claims=tuple(_claim(one, document.where("claims", n)) for n, one in enumerate(told.claims)),
    )
    held_for = read_readers(told.held_for, document.where("held_for")) if told.held_for else ()

    def record(kind: str, party: str, said: datetime, body: Any, up: Digest | None = None) -> Record[Any]:
        return Record(
            kind=kind,
            party=party,
            said=said,
            body=body,
            sources=(source,),
            in_reply_to=up,
            marking=told.marking,
            held_for=held_for,
        )

    request = record("risk.request", read_party(told.by, document.where("by")), last or first, body)
    yield request
    up = identify(request)
    for number, step in enumerate(told.steps):
        kind, party, said, noun = _step(step, document.below("steps", number), first)
        yield record(kind, party, said, noun, up)


def _step(told: _Step, document: Document, asked: datetime) -> tuple[str, str, datetime, Any]:
    first, last = _bounds(told.at, document.where("at"))
    if (last or first) < asked:
        raise DateError(
            "a step before the request",
            where=document.where("at"),
            expected=f"not before {asked:%Y-%m-%d %H:%M} UTC",
            given=told.at,
        )
    said, by = last or first, read_party(told.by, document.where("by"))
    if told.step == REPLY:
        copied = _copied(told.copied, document.where("copied"))
        return (
            "risk.reply",
            by,
            said,
            Reply(transmitted=first, transmitted_latest=last, text=told.words, copied=copied, cited=told.cited),
        )
    if told.step in MEETINGS:
        step, joint = MEETINGS[told.step]
        absent = _parties(told.absent, document.where("absent"))
        return (
            "risk.meeting",
            by,
            said,
            Meeting(step=step, instant=first, instant_latest=last, joint=joint, absent=absent, cited=told.cited),
        )
    if told.step not in list(StepType):
        raise SchemaError(
            "a step that nobody knows",
            where=document.where("step"),
            expected=", ".join(WORDS),
            given=repr(told.step[:60]),
            next_step=nearest(told.step, WORDS),
        )
    return (
        "risk.step",
        by,
        said,
        Step(type=StepType(told.step), instant=first, instant_latest=last, words=told.words, cited=told.cited),
    )


def _claim(told: _Claim, where: str) -> Claim:
    first, last = _bounds(told.at, where)
    return Claim(transmitted=first, transmitted_latest=last, told_by=told.told_by)


def _bounds(text: str, where: str) -> Bounds:
    """Return the earliest and the latest instant that a text tells; the latest None for an instant."""
    first, between, last = text.partition(BETWEEN)
    if not between and len(text.strip()) != DAY_LENGTH:
        return read_instant(text, where), None
    days = read_day(first, where), read_day(last if between else first, where)
    if days[1] < days[0]:
        raise DateError("days that run backwards", where=where, expected="the earlier day first", given=text)
    return midnight(days[0]), end_of_day(days[1])


def _parties(ids: tuple[str, ...], where: str) -> tuple[str, ...]:
    return tuple(read_party(id_, where) for id_ in ids)


def _copied(text: str, where: str) -> bool | None:
    if text not in ("", "yes", "no"):
        raise SchemaError("neither yes nor no", where=where, expected="yes, no, or nothing", given=repr(text[:60]))
    return None if not text else text == "yes"
