"""What holds the law: every readable case of every format, read once, to be asked under many laws.

`FORMATS` lists them; another one joins with a function of its own. Each case can also be moved by days as a
whole, every day and instant in it, so that it is asked of the days on which the law changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec

from detente.agreements import Law, LawOfDay, Provision, Reform
from detente.agreements.engine import Answer
from detente.domains.exercises import machines, risk_findings
from detente.domains.exercises.seen.side_by_side import side_by_side
from detente.model.finding import Finding
from detente.model.time import read_instant
from tests.domains.exercises import test_seen_cases as seen
from tests.domains.exercises import test_thread_cases as threads
from tests.domains.exercises import test_verification_cases as visits
from tests.domains.exercises import test_year_cases as year
from tests.domains.exercises.test_cases import CASES, FOLDER, Case, case_of, found_under, matching, told_in

LATEST_EDITION = "VD11"
Asking = Callable[[Law], object]
Asked = frozenset[tuple[str, date | None]]
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAYS = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)|\b(\d{1,2}) ([A-Z]{3}) (\d{4})\b|(?<=\.year: )(\d{4})\b")


class Held(msgspec.Struct, frozen=True):
    """A readable case.

    It tells the paragraphs that it cites, whether it finds under a law all that it expects, all that the rules say
    of it, and the same case moved by a number of days (an error where it cannot be).
    """

    name: str
    cites: frozenset[str]
    holds: Callable[[Law], bool]
    found: Asking = lambda _: ()
    moved: Callable[[int], Held] | None = None
    size: int = 0


def cited(paragraph: str) -> frozenset[str]:
    """Return the paragraphs that a case cites: `40.1.1, VD94/38.1.1`; without an edition they are of 2011."""
    parts = (part.strip() for part in re.split(r",|;", paragraph))
    return frozenset(part if "/" in part else f"{LATEST_EDITION}/{part}" for part in parts if part)


def of_rules(text: str, name: str) -> Held:
    """Return a case of activities, of messages about them and of Chapter III (`test_cases.py`)."""
    case, document = case_of(text, name)
    told = told_in(case, document)

    def holds(law: Law) -> bool:
        return _as_expected(case, found_under(law, told))

    def found(law: Law) -> object:
        return found_under(law, told), machines(told.messages, law, told.instant, str)

    moved = partial(_moved, of_rules, text, name)
    return Held(name, cited(case.paragraph), holds, found, moved, len(case.activities) * 10 + len(case.risk))


def of_the_year(text: str, name: str) -> Held:
    """Return a case of a State's year (`test_year_cases.py`)."""
    case, document = year.year_case_of(text, name)
    heard, (activities, notifications) = year.heard_in(case, document), year.told_in(case, document)

    def found(law: Law) -> list[Finding]:
        return year.found_of(case, heard, activities, notifications, law)

    def holds(law: Law) -> bool:
        return _as_expected(case, found(law))

    moved = partial(_moved, of_the_year, text, name)
    return Held(name, cited(case.paragraph), holds, found, moved, len(case.messages))


def of_visits(text: str, name: str) -> Held:
    """Return a case of inspections and evaluation visits (`test_verification_cases.py`)."""
    read = visits.case_of(text, name)
    holds, found = partial(visits.holds, read), partial(visits.found_in, read)
    moved = partial(_moved, of_visits, text, name)
    return Held(name, cited(read.case.paragraph), holds, found, moved, len(read.messages))


def of_threads(text: str, name: str) -> Held:
    """Return a request for explanation with what the machine says at each instant (`test_thread_cases.py`)."""
    case, entries = threads.case_of(text, name)
    known = [
        (instant, threads.seen(entries, instant)) for instant in (read_instant(m.as_of) for m in case.moments)
    ]

    def holds(law: Law) -> bool:
        return all(threads.moment_holds(entries, moment, law) for moment in case.moments)

    def found(law: Law) -> object:
        return [
            (machines(seen_by, law, instant, str), risk_findings(seen_by, law, instant, str))
            for instant, seen_by in known
        ]

    moved = partial(_moved, of_threads, text, name)
    return Held(name, cited(case.paragraph), holds, found, moved, len(case.moments))


def of_claims(text: str, name: str) -> Held:
    """Return a case of what several say of one activity (`test_seen_cases.py`)."""
    case, document = seen.seen_case_of(text, name)
    instant = read_instant(case.instant)

    def holds(law: Law) -> bool:
        return not seen.differs(case, document, law)

    def found(law: Law) -> object:
        got = seen.answered(case, document, law)
        return got.findings, got.buildup, side_by_side(got.told, law, instant, str)

    return Held(name, cited(case.paragraph), holds, found, partial(_moved, of_claims, text, name), size=100)


FORMATS: tuple[tuple[Callable[[str, str], Held], list[Path]], ...] = (
    (of_rules, CASES),
    (of_the_year, year.CASES),
    (of_visits, visits.CASES),
    (of_threads, threads.CASES),
    (of_claims, seen.CASES),
)


def all_held() -> tuple[Held, ...]:
    """Return every case of every format, named by its place below the folder of cases."""
    return tuple(
        read(path.read_text(encoding="utf-8"), path.relative_to(FOLDER).with_suffix("").as_posix())
        for read, paths in FORMATS
        for path in paths
    )


def _as_expected(case: Case | year.YearCase, found: list[Finding]) -> bool:
    spoken = {finding.rule for finding in found}
    return not spoken & set(case.never) and all(matching(expected, found) for expected in case.expected)


def _moved(read: Callable[[str, str], Held], text: str, name: str, days: int) -> Held:
    return read(moved_text(text, days), name)


def moved_text(text: str, days: int) -> str:
    """Return a case's text with every day in it moved; the year in an item is moved by whole years."""
    step = timedelta(days=days)

    def replaced(match: re.Match[str]) -> str:
        whole, day, month, its_year, only_year = match[1], match[4], match[5], match[6], match[7]
        if only_year:
            return str(int(only_year) + round(days / 365.25))
        if whole:
            return str(date(int(whole), int(match[2]), int(match[3])) + step)
        if month not in MONTHS:
            return match[0]
        there = date(int(its_year), MONTHS.index(month) + 1, int(day)) + step
        return f"{there.day} {MONTHS[there.month - 1]} {there.year}"

    return DAYS.sub(replaced, text)


class NotingDay(LawOfDay, frozen=True):
    """The law of a day that notes which question was asked of which day."""

    def every(self, question: str) -> list[Answer]:
        """Return all answers in force, and note the question."""
        self.law.asked.add((question, self.day))  # type: ignore[attr-defined]
        about = dict.get(self.law.about, question) or ()
        return [answer for p in about if (answer := Answer(p, p.value_on(self.day))).in_force]


class Noting(dict[str, tuple[Provision, ...]]):
    """The provisions by question; who looks at them apart from a day may find anything there."""

    asked: set[tuple[str, date | None]]

    def get(self, question: str, default: object = None) -> object:  # type: ignore[override]
        """Return the provisions of a question, and note it."""
        self.asked.add((question, None))
        return super().get(question, default)


class NotingLaw(Law, frozen=True):
    """A law that notes what it is asked."""

    asked: set[tuple[str, date | None]] = msgspec.field(default_factory=set)

    def at(self, day: date) -> LawOfDay:
        """Return the law of a day, which notes too."""
        return NotingDay(self, day)

    def reformed(self, *reforms: Reform) -> Law:
        """Return the law reformed, which notes in the same place."""
        return noting(super().reformed(*reforms), self.asked)


def noting(law: Law, asked: set[tuple[str, date | None]]) -> NotingLaw:
    """Return a law that notes in `asked` every question with its day."""
    about = Noting(law.about)
    about.asked = asked
    return NotingLaw(law.by_id, about, law.hypothetical, asked=asked)


def asked_by(asking: Asking, law: Law) -> Asked:
    """Return every question that a case asks of the law, with the day of the law that it looks at.

    A law that answers these as before leaves the case as it is: rules know the law only by asking it.
    """
    asked: set[tuple[str, date | None]] = set()
    asking(noting(law, asked))
    return frozenset(asked)
