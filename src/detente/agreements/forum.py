"""A forum, a body in which parties talk, as dated clauses; and all forums by id.

Which forums there are is data (`forums/*.yaml`, read by `forum_loading.py`): nothing here knows any of them.
Asked about a day, a forum gives the clauses that hold on it, each with its citation; where nothing is told or
nothing is in force it gives none of them, never a zero.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from detente.agreements.clause import (
    Chair,
    Chairing,
    Citation,
    Clause,
    Convening,
    Deciding,
    Interval,
    Languages,
    LevelHeld,
    Notice,
    Seat,
    Suspension,
    conflict,
    standing,
)
from detente.model.certainty import Certainty, weakest
from detente.model.dialogue import DecisionRule
from detente.model.errors import Contradiction, LawError, UnknownForum

QUESTIONS = (
    "members",
    "observers",
    "chair",
    "chairs",
    "levels",
    "convenes",
    "notice",
    "decisions",
    "languages",
    "intervals",
    "suspensions",
)
"""What can be asked of a forum, each a field of it."""


class ChairOfDay(msgspec.Struct, frozen=True):
    """Who chairs on a day: the rule, and the party that held the chair where it is told. One of them is there."""

    rule: Chair | None = None
    holder: Chairing | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the parties in the chair, empty where that is not told."""
        if self.holder:
            return (self.holder.party,)
        return self.rule.parties if self.rule else ()

    @property
    def says(self) -> str:
        """Return the rule in words, empty where only the holder is told."""
        return self.rule.says if self.rule else ""

    @property
    def rotates(self) -> str:
        """Return how the chair passes on, empty where that is not told."""
        return self.rule.rotates if self.rule else ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return where the rule and the holder stand."""
        return tuple(clause.citation for clause in (self.rule, self.holder) if clause)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A named table of parties that joined and left, by which forums seat them: an alliance, an organisation."""

    id: str
    name: str
    members: tuple[Seat, ...]
    note: str = ""

    def seats(self, since: date, until: date | None, by: Citation) -> Iterator[Seat]:
        """Yield the seats that a clause gives to this group, each from the day on which the party has joined."""
        for member in self.members:
            begins = max(member.since, since)
            ends = min(member.until or date.max, until or date.max)
            if begins < ends:
                yield msgspec.structs.replace(
                    member,
                    since=begins,
                    until=None if ends == date.max else ends,
                    through=self.id,
                    seated_by=by,
                )


class Forum(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A body in which parties talk. `exists` says from when to when; every other field is a question asked of it.

    `chair` is the rule of who chairs, `chairs` the parties that held the chair, as far as they are told.
    """

    id: str
    name: str
    exists: tuple[Clause, ...]
    members: tuple[Seat, ...]
    observers: tuple[Seat, ...] = ()
    chair: tuple[Chair, ...] = ()
    chairs: tuple[Chairing, ...] = ()
    levels: tuple[LevelHeld, ...] = ()
    convenes: tuple[Convening, ...] = ()
    notice: tuple[Notice, ...] = ()
    decisions: tuple[Deciding, ...] = ()
    languages: tuple[Languages, ...] = ()
    intervals: tuple[Interval, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    note: str = ""

    def existence_on(self, day: date) -> Clause | None:
        """Return the clause by which the forum exists on a day, None where it is not in force."""
        return next((clause for clause in self.exists if clause.holds(day)), None)

    def in_force(self, day: date) -> bool:
        """Return whether the forum exists on a day."""
        return self.existence_on(day) is not None

    def told(self, question: str, day: date) -> bool:
        """Return whether anything is told on a question for a day; LawError if there is no such question."""
        if question not in QUESTIONS:
            raise LawError("no such question", expected=", ".join(QUESTIONS), given=repr(question))
        return self.in_force(day) and any(clause.holds(day) for clause in getattr(self, question))

    def seats_on(self, day: date) -> tuple[Seat, ...]:
        """Return the seats of the members on a day, each with its citation."""
        return standing(self.members, day) if self.in_force(day) else ()

    def members_on(self, day: date) -> frozenset[str]:
        """Return the ids of the members on a day; empty where none is told (ask `told`)."""
        return frozenset(seat.party for seat in self.seats_on(day))

    def members_mark_on(self, day: date) -> Certainty | None:
        """Return the weakest mark on which the list of members of a day rests, None where none is told."""
        seats = self.seats_on(day)
        return weakest(*(seat.certainty for seat in seats)) if seats else None

    def observer_seats_on(self, day: date) -> tuple[Seat, ...]:
        """Return the seats of the observers on a day, each with its citation."""
        return standing(self.observers, day) if self.in_force(day) else ()

    def observers_on(self, day: date) -> frozenset[str]:
        """Return the ids of the observers on a day; empty where none is told (ask `told`)."""
        return frozenset(seat.party for seat in self.observer_seats_on(day))

    def chair_on(self, day: date) -> ChairOfDay | None:
        """Return who chairs on a day, None where that is not told."""
        if not self.in_force(day):
            return None
        rule = next(iter(standing(self.chair, day)), None)
        holder = next(iter(standing(self.chairs, day)), None)
        return ChairOfDay(rule, holder) if rule or holder else None

    def levels_on(self, day: date) -> tuple[LevelHeld, ...]:
        """Return the levels at which the forum meets; empty where none is told."""
        return standing(self.levels, day) if self.in_force(day) else ()

    def convening_on(self, day: date) -> tuple[Convening, ...]:
        """Return who may call a meeting, by the kind of meeting; empty where that is not told."""
        return standing(self.convenes, day) if self.in_force(day) else ()

    def notice_on(self, day: date) -> tuple[Notice, ...]:
        """Return the notice by kind of meeting; empty where not told, `days` None where the text sets none."""
        return standing(self.notice, day) if self.in_force(day) else ()

    def rules_on(self, day: date) -> tuple[Deciding, ...]:
        """Return the ways in which decisions are taken; empty where none is told."""
        return standing(self.decisions, day) if self.in_force(day) else ()

    def rule_on(self, day: date, rule: DecisionRule) -> Deciding | None:
        """Return the clause that has decisions taken under a rule, None where the forum is not told to have it."""
        return next((found for found in self.rules_on(day) if found.rule is rule), None)

    def languages_on(self, day: date) -> Languages | None:
        """Return the languages of a day, None where they are not told."""
        return next(iter(standing(self.languages, day)), None) if self.in_force(day) else None

    def intervals_on(self, day: date) -> tuple[Interval, ...]:
        """Return the longest regular gap of each level, in days (None: when agreed); empty where none is told."""
        return standing(self.intervals, day) if self.in_force(day) else ()

    def suspended_on(self, day: date) -> tuple[Suspension, ...]:
        """Return what is suspended on a day; empty where no suspension is told."""
        return standing(self.suspensions, day) if self.in_force(day) else ()


class Forums(msgspec.Struct, frozen=True):
    """All forums by id. A later file may have replaced a forum of the same id."""

    by_id: dict[str, Forum]

    def __iter__(self) -> Iterator[Forum]:
        """Yield every forum, in the order of the ids."""
        return (self.by_id[id_] for id_ in sorted(self.by_id))

    def get(self, id_: str) -> Forum | None:
        """Return the forum of that id, None if there is none."""
        return self.by_id.get(id_)

    def forum(self, id_: str) -> Forum:
        """Return the forum of that id; UnknownForum, with near names, if there is none."""
        if id_ not in self.by_id:
            by_folded = {known.casefold(): known for known in self.by_id}
            near = [by_folded[n] for n in difflib.get_close_matches(id_.casefold(), by_folded, n=3, cutoff=0.5)]
            raise UnknownForum(
                "no forum has that id",
                expected=", ".join(sorted(self.by_id)) or "a forum; none is loaded",
                given=repr(id_),
                next_step=f"did you mean {' or '.join(near)}?" if near else "add your own with --forums FILE",
            )
        return self.by_id[id_]


def forums_of(forums: Iterable[Forum]) -> Forums:
    """Return the collection of these forums; Contradiction if two have one id, or one does not hold together."""
    by_id: dict[str, Forum] = {}
    for forum in forums:
        if forum.id in by_id:
            raise Contradiction("two forums have one id", given=forum.id, expected="each id once")
        refuse_contradictions(forum)
        by_id[forum.id] = forum
    return Forums(by_id)


Place = Callable[[str, Clause], str]
"""Says where a clause of a question stands, for an error message."""


def refuse_contradictions(forum: Forum, place: Place | None = None) -> None:
    """Return nothing; Contradiction where two clauses that hold on one day differ, or one predates the forum."""
    where = place or (lambda question, clause: f"{forum.id}, {question} from {clause.since}")
    begins = min((one.since for one in forum.exists), default=date.max)
    for question in ("exists", *QUESTIONS):
        clauses: tuple[Clause, ...] = getattr(forum, question)
        if rivals := conflict(clauses):
            raise contradiction(question, rivals, where)
        outside = [clause for clause in clauses if not (_joined_later(clause) or _within(forum, clause))]
        early = [clause for clause in clauses if clause.since < begins]
        if outside or early:
            raise _outside(forum, question, (outside or early)[0], where)


def contradiction(question: str, rivals: tuple[Clause, Clause], where: Place) -> Contradiction:
    """Return the error that names two clauses of one question which hold on one day and differ."""
    first, second = rivals
    seat = isinstance(second, Seat)
    return Contradiction(
        f"a party that has two seats at once: {second.key}" if seat else "two clauses say different things",
        where=where(question, second),
        expected=f"one clause at a time on {question}" + (f" ({second.key})" if second.key else ""),
        given=f"{_span(first)}, and {_span(second)}",
        paragraph=" and ".join(found.citation.instrument for found in rivals),
        next_step="end the earlier one with `until`, or correct a date",
    )


def _joined_later(clause: Clause) -> bool:
    """Return whether a seat came through a group, which a party may join when the forum is no more."""
    return isinstance(clause, Seat) and bool(clause.through)


def _within(forum: Forum, clause: Clause) -> bool:
    return any(one.overlaps(clause) for one in forum.exists)


def _outside(forum: Forum, question: str, clause: Clause, where: Place) -> Contradiction:
    return Contradiction(
        "a clause of a time in which the forum did not exist",
        where=where(question, clause),
        expected=f"within {' and '.join(_span(one) for one in forum.exists)}",
        given=_span(clause),
        next_step="correct the dates of the clause, or those under `exists`",
    )


def _span(clause: Clause) -> str:
    return f"from {clause.since} " + (f"to the day before {clause.until}" if clause.until else "on")
