"""One step as it asks to be admitted, and the checks that several kinds share.

A refusal names the field, what was expected and what was given, and the next step.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from detente.agreements import Forum
from detente.domains.council.dialogue import Step
from detente.domains.council.known import Known
from detente.model.confidence import demand_readers
from detente.model.document import nearest
from detente.model.errors import DateError, SchemaError
from detente.model.record import Record
from detente.model.view import SHARED, Audience, may_read

Where = Callable[[str], str]
"""Gives file, line and field, or the option of a command, for the name of a field."""

MOST_NAMES = 400
Name = TypeVar("Name", str, tuple[str, str])


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk admits against. `until`: a step said later is refused (the as-of, or now).

    `parties` are the ids that may stand for somebody; `coders` empty: anybody who gives a name. Steps are held
    against everything on record; `audience` reads the refusals: nothing that it may not read is named in them.
    """

    issues: Collection[str]
    parties: Collection[str]
    forums: dict[str, Forum]
    until: datetime
    coders: Collection[str] = ()
    desk: str = "desk"
    audience: Audience = SHARED


class Asked(msgspec.Struct, frozen=True):
    """One step as it asks to be admitted."""

    record: Record[Any]
    known: Known
    table: Table
    where: Where

    @property
    def body(self) -> Any:
        """Return what the step says."""
        return self.record.body

    def may_name(self, record: Record[Any]) -> bool:
        """Return whether a refusal may name a record: only where its reader may read it."""
        return may_read(record, self.table.audience)

    def named(self, steps: Mapping[Name, Step]) -> list[Name]:
        """Return the keys that a refusal may name, in their order."""
        return [key for key, step in steps.items() if self.may_name(step.entry.record)]

    def meetings(self) -> list[str]:
        """Return the keys of meetings that a refusal may name, in the order in which they came up."""
        named = {*self.named(self.known.called), *self.named(self.known.held)}
        return [key for key in self.known.forums if key in named]


def refuse(  # noqa: PLR0913, PLR0917  the parts of a teaching error
    asked: Asked, field: str, problem: str, expected: str, given: object, next_step: str = "", paragraph: str = ""
) -> SchemaError:
    """Return the error that refuses a step for one of its fields."""
    return SchemaError(
        problem,
        where=asked.where(field),
        expected=expected[:MOST_NAMES],
        given=str(given)[:MOST_NAMES],
        next_step=next_step,
        paragraph=paragraph,
    )


def readers_named(asked: Asked) -> None:
    """Refuse a fallback, a confidence or a record under TLP:RED that names no reader."""
    try:
        demand_readers(asked.record)
    except SchemaError as problem:
        raise refuse(
            asked,
            "held_for",
            problem.problem,
            problem.expected,
            problem.given,
            "name each by its id, as NO or desk",
        ) from None


def in_time(asked: Asked) -> None:
    """Refuse a step said after the instant up to which the desk admits."""
    if asked.record.said > asked.table.until:
        raise DateError(
            "a step said after the as-of",
            where=asked.where("said"),
            expected=f"an instant up to {instant_words(asked.table.until)}",
            given=instant_words(asked.record.said),
        )


def instant_words(instant: datetime) -> str:
    """Return an instant as it is typed: 2022-01-12T18:00:00Z."""
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def known_people(asked: Asked) -> None:
    """Refuse a step by, to or about a party that nobody knows."""
    _party(asked, "party", asked.record.party)
    for field in ("to", "owners", "present", "absent", "agreed_by"):
        named = getattr(asked.body, field, ())
        for party in named if isinstance(named, tuple) else ():
            _party(asked, field, party)
    for field, name in (("heads", "party"), ("briefings", "by")):
        for one in getattr(asked.body, field, ()):
            _party(asked, field, getattr(one, name))
    if getattr(asked.body, "excluding", ""):
        _party(asked, "excluding", asked.body.excluding)


def _party(asked: Asked, field: str, party: str) -> None:
    if party not in asked.table.parties and party != asked.table.desk:
        hint = nearest(party, asked.table.parties) or "the register in docs/registers.md lists the ids"
        raise refuse(asked, field, "an unknown party", "a register id; a State by ISO 3166, as NO", party, hint)


def forum_of(asked: Asked) -> Forum:
    """Return the forum that a step names; SchemaError, with near names, where there is none."""
    known = asked.table.forums
    if asked.body.forum not in known:
        hint = nearest(asked.body.forum, known) or "detente council forums lists them; your own is a YAML file"
        raise refuse(asked, "forum", "an unknown forum", ", ".join(known), asked.body.forum, hint)
    return known[asked.body.forum]


def at_the_table(asked: Asked, forum: Forum, field: str, party: str, day: date) -> None:
    """Refuse a party that is none of the forum's on a day: not yet, no more, or never.

    Besides its members, observers and the chair may speak, and a group through which members have their seats.
    """
    seats = forum.members_on(day)
    if not seats or party == asked.table.desk or party in seats or party in _beside(forum, day):
        return
    raise refuse(
        asked,
        field,
        "a party that is not of the forum",
        f"a member of {forum.name} on {day}: {', '.join(sorted(seats))}",
        f"{party}, {membership_words(forum, party)}",
    )


def _beside(forum: Forum, day: date) -> set[str]:
    chair = forum.chair_on(day)
    groups = {seat.through for seat in forum.seats_on(day)}
    return {*forum.observers_on(day), *(chair.parties if chair else ()), *groups}


def membership_words(forum: Forum, party: str) -> str:
    """Return since when until when a party was a member of a forum, in words."""
    seats = [seat for seat in forum.members if seat.party == party]
    spans = (f"from {seat.since}" + (f" until {seat.until}" if seat.until else "") for seat in seats)
    return f"a member {' and '.join(spans)}" if seats else "never a member"


def speaker(asked: Asked) -> None:
    """Refuse a speaker that is not of the forum of the meeting on the day on which it speaks."""
    forum = asked.table.forums.get(asked.known.forums.get(_meeting_of(asked), ""))
    if forum:
        at_the_table(asked, forum, "party", asked.record.party, asked.record.said.date())


def _meeting_of(asked: Asked) -> str:
    return getattr(asked.body, "meeting", None) or getattr(asked.body, "after", None) or ""


def meeting_known(asked: Asked) -> None:
    """Refuse a step that names a meeting which nobody called or held; one that names none passes."""
    key = getattr(asked.body, "meeting", None)
    if key is not None and key not in asked.known.forums:
        raise refuse(
            asked,
            "meeting",
            "a meeting that nobody called or held",
            ", ".join(asked.meetings()) or "a meeting called before",
            key,
            nearest(key, asked.meetings()) or "call it first",
        )


def same_forum(asked: Asked) -> None:
    """Refuse a call or meeting whose key stands for a meeting of another forum."""
    before = asked.known.forums.get(asked.body.meeting)
    if before is not None and before != asked.body.forum:
        raise refuse(asked, "forum", "a meeting of another forum", before, asked.body.forum)


def not_before_said(asked: Asked, field: str, instant: datetime | None) -> None:
    """Refuse a deadline that had passed when it was set."""
    if instant is not None and instant < asked.record.said:
        raise DateError(
            "a deadline before the step itself",
            where=asked.where(field),
            expected=f"an instant after {instant_words(asked.record.said)}",
            given=instant_words(instant),
        )


def twice(asked: Asked, field: str, key: str) -> SchemaError:
    """Return the error for a key that stands already."""
    return refuse(
        asked,
        field,
        "a key that stands already",
        "a new key; what is on record is changed by a correction only",
        key,
        "detente council correct takes a record back",
    )


def known_issues(asked: Asked, field: str, issues: Iterable[str]) -> None:
    """Refuse an issue that is not on the desk's list."""
    for issue in issues:
        if issue not in asked.table.issues:
            listed = ", ".join(asked.table.issues) or "none: this desk has no issues.yaml"
            raise refuse(asked, field, "an unknown issue", listed, issue, nearest(issue, asked.table.issues))


def document_known(asked: Asked, field: str, key: str) -> Step:
    """Return the document of that key; SchemaError where nobody tabled it."""
    return on_record(asked, field, key, asked.known.documents, "a document that nobody tabled")


def on_record(asked: Asked, field: str, key: str, known: dict[str, Step], problem: str) -> Step:
    """Return the step that a key names; SchemaError where there is none, DateError where it was said later."""
    if key not in known:
        named = asked.named(known)
        raise refuse(asked, field, problem, ", ".join(named) or "one on record before", key, nearest(key, named))
    not_before(asked, known[key])
    return known[key]


def not_before(asked: Asked, step: Step) -> None:
    """Refuse a word said before the thing that it is about."""
    if asked.record.said < step.said:
        raise DateError(
            "a word said before what it is about",
            where=asked.where("said"),
            expected=f"an instant from {instant_words(step.said)} on",
            given=instant_words(asked.record.said),
        )
