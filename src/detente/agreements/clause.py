"""The dated clauses of a forum: each says one thing, from a day on, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

import msgspec

from detente.agreements.provision import Comparison
from detente.model.certainty import Certainty, weakest
from detente.model.dialogue import DecisionRule, Level

MONTHS_IN_A_YEAR = 12
A_LEAP_YEAR = 2000
YEARS_OF_A_LEAP_CYCLE = 4


class Suspended(StrEnum):
    """What of a forum is suspended. A forum without practical cooperation may still meet."""

    POLITICAL = "political channel"
    PRACTICAL = "practical cooperation"


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a clause stands, how surely it is known, and who held the text beside it (`never`: nobody)."""

    instrument: str
    paragraph: str = ""
    link: str = ""
    certainty: Certainty
    checked: str = "never"
    note: str = ""


class Clause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What holds from `since` to the day before `until` (None: no end known)."""

    since: date
    until: date | None = None
    citation: Citation

    def holds(self, day: date) -> bool:
        """Return whether the clause holds on that day."""
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: Clause) -> bool:
        """Return whether there is a day on which both hold."""
        return self.since < (other.until or date.max) and other.since < (self.until or date.max)

    @property
    def key(self) -> str:
        """Return what the clause is about within its question; two of one key must not differ on a day."""
        return ""

    @property
    def answer(self) -> object:
        """Return what the clause says, in the form in which two clauses of one key are compared."""
        return None


class Seat(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """A party at the table. `through` is the group by which it sits; `seated_by` cites who seats that group."""

    party: str
    through: str = ""
    seated_by: Citation | None = None

    @property
    def key(self) -> str:
        """Return the party: it has one seat."""
        return self.party

    @property
    def certainty(self) -> Certainty:
        """Return the weakest mark on which the seat rests: its own, and that of what seats its group."""
        return weakest(self.citation.certainty, *([self.seated_by.certainty] if self.seated_by else []))


class Chairing(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """A party that held the chair."""

    party: str

    @property
    def answer(self) -> object:
        """Return the party: one at a time."""
        return self.party


class Chair(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """Who chairs, in words; `parties` where they are always the same; `rotates` says how the chair passes on."""

    says: str
    rotates: str = ""
    parties: tuple[str, ...] = ()

    @property
    def answer(self) -> object:
        """Return all that it says."""
        return self.says, self.rotates, self.parties


class LevelHeld(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """A level at which the forum meets, and who that is."""

    level: Level
    says: str = ""

    @property
    def key(self) -> str:
        """Return the level."""
        return self.level


class Convening(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """Who may call a meeting; `meeting` is the kind of meeting, empty for all."""

    who: str
    meeting: str = ""

    @property
    def key(self) -> str:
        """Return the kind of meeting."""
        return self.meeting

    @property
    def answer(self) -> object:
        """Return who."""
        return self.who


class Notice(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """How many days before a meeting it must be called; None: the text sets no notice."""

    days: int | None = None
    meeting: str = ""

    @property
    def key(self) -> str:
        """Return the kind of meeting."""
        return self.meeting

    @property
    def answer(self) -> object:
        """Return the days."""
        return self.days


class Share(msgspec.Struct, frozen=True):
    """How many must join for a majority: `at least` or `more than` a part of those who count."""

    comparison: Comparison
    numerator: int
    denominator: int

    @property
    def words(self) -> str:
        """Return it as it is written: `at least 2/3`."""
        return f"{self.comparison.value} {self.numerator}/{self.denominator}"

    def fewest(self, count: int) -> int:
        """Return the fewest that make the majority among so many."""
        part = Fraction(self.numerator, self.denominator) * count
        return int(part) + 1 if self.comparison is Comparison.MORE_THAN else -int(-part // 1)


class Deciding(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """A way in which decisions are taken, with its conditions in words.

    `silence_hours` is how long a silence lasts where nothing else is said; None: each proposal names its own end.
    `share` stands with a majority only.
    """

    rule: DecisionRule
    says: str = ""
    silence_hours: int | None = None
    share: Share | None = None

    @property
    def key(self) -> str:
        """Return the rule."""
        return self.rule

    @property
    def answer(self) -> object:
        """Return the numbers of the rule."""
        return self.silence_hours, self.share


class Languages(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """The languages in which the forum works."""

    languages: tuple[str, ...]
    says: str = ""

    @property
    def answer(self) -> object:
        """Return the languages, in any order."""
        return frozenset(self.languages)


class Interval(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """How often a level meets. `days` is the longest gap that fits; None: meetings when they are agreed."""

    level: Level
    days: int | None = None
    says: str = ""

    @property
    def key(self) -> str:
        """Return the level."""
        return self.level

    @property
    def answer(self) -> object:
        """Return the days."""
        return self.days


class Suspension(Clause, frozen=True, kw_only=True, omit_defaults=True):
    """A time in which a part of the forum's work is suspended, and by whom, in words."""

    what: Suspended
    says: str = ""

    @property
    def key(self) -> str:
        """Return what is suspended."""
        return self.what


SomeClause = TypeVar("SomeClause", bound=Clause)


def standing(clauses: Iterable[SomeClause], day: date) -> tuple[SomeClause, ...]:
    """Return the clauses that hold on a day, the first of each key, in the order of the file."""
    first: dict[str, SomeClause] = {}
    for clause in clauses:
        if clause.holds(day):
            first.setdefault(clause.key, clause)
    return tuple(first.values())


def conflict(clauses: Iterable[SomeClause]) -> tuple[SomeClause, SomeClause] | None:
    """Return the first two clauses of one key that overlap and differ (seats: that overlap), None if none do."""
    by_key: dict[str, list[SomeClause]] = {}
    for clause in clauses:
        rivals = by_key.setdefault(clause.key, [])
        for rival in rivals:
            if clause.overlaps(rival) and (isinstance(clause, Seat) or clause.answer != rival.answer):
                return rival, clause
        rivals.append(clause)
    return None


def longest_days(months: int) -> int:
    """Return the most days that so many calendar months in a row can have: 31 for one, 184 for six."""
    starts = range(YEARS_OF_A_LEAP_CYCLE * MONTHS_IN_A_YEAR)
    return max((_first_day(start + months) - _first_day(start)).days for start in starts)


def _first_day(month: int) -> date:
    return date(A_LEAP_YEAR + month // MONTHS_IN_A_YEAR, month % MONTHS_IN_A_YEAR + 1, 1)
