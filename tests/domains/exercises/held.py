"""What holds the law: every readable case of every format, read once, to be asked under many laws.

`FORMATS` lists the formats; another one joins with a function of its own. Each case can also be moved by days as a
whole, every day and instant in it, so that it is asked of the days on which the law changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec

from detente.agreements import Law, LawOfDay, Provision, Reform
from detente.agreements.engine import Answer
from detente.domains.exercises import machines, risk_findings
from detente.domains.exercises.side_by_side import side_by_side
from detente.model.time import read_instant
from tests.domains.exercises import test_seen_cases as seen
from tests.domains.exercises import test_thread_cases as threads
from tests.domains.exercises import test_verification_cases as visits
from tests.domains.exercises import test_year_cases as year
from tests.domains.exercises.test_cases import CASES, Case, case_of, found_under, matching, named, told_in

LATEST_EDITION = "VD11"
Asking = Callable[[Law], object]
Asked = frozenset[tuple[str, date | None]]
Text = tuple[str, str]
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAYS = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)|\b(\d{1,2}) ([A-Z]{3}) (\d{4})\b|(?<=\.year: )(\d{4})\b")


class Held(msgspec.Struct, frozen=True):
    """A readable case.

    It tells the paragraphs that it cites, whether it finds under a law all that it expects, all that the rules say
    of it, and the same of the case moved by a number of days (an error where it cannot be).
    """

    name: str
    cites: frozenset[str]
    holds: Callable[[Law], bool]
    found: Asking = lambda _: ()
    moved: Callable[[int], Asking] = lambda _: lambda _: ()
    size: int = 0


def cited(paragraph: str) -> frozenset[str]:
    """Return the paragraphs that a case cites: `40.1.1, VD94/38.1.1`; without an edition they are of 2011."""
    parts = (part.strip() for part in re.split(r",|;", paragraph))
    return frozenset(part if "/" in part else f"{LATEST_EDITION}/{part}" for part in parts if part)


def cases_of_rules() -> Iterator[Held]:
    """Yield the cases of activities, of messages about them and of Chapter III (`test_cases.py`)."""
    for path in CASES:
        text = _text(path)
        case, document = case_of(*text)
        told = told_in(case, document)

        def holds(law: Law, case: Case = case, told=told) -> bool:  # type: ignore[no-untyped-def]
            found = found_under(law, told)
            spoken = {finding.rule for finding in found}
            return not spoken & set(case.never) and all(matching(expected, found) for expected in case.expected)

        size = len(case.activities) * 10 + len(case.risk)
        yield _held(named(path), case.paragraph, holds, _of_rules, text, size)


def _of_rules(text: Text) -> Asking:
    told = told_in(*case_of(*text))
    return lambda law: (found_under(law, told), machines(told.messages, law, told.instant, str))


def cases_of_the_year() -> Iterator[Held]:
    """Yield the cases of a State's year (`test_year_cases.py`)."""
    for path in year.CASES:
        text = _text(path)
        case, _ = year.year_case_of(*text)
        asking = _of_the_year(text)

        def holds(law: Law, case: year.YearCase = case, asking=asking) -> bool:  # type: ignore[no-untyped-def]
            found = asking(law)
            spoken = {finding.rule for finding in found}
            return not spoken & set(case.never) and all(matching(expected, found) for expected in case.expected)

        yield _held(_beside(path), case.paragraph, holds, _of_the_year, text, len(case.messages))


def _of_the_year(text: Text) -> Asking:
    case, document = year.year_case_of(*text)
    heard, (activities, notifications) = year.heard_in(case, document), year.told_in(case, document)
    return lambda law: year.found_of(case, heard, activities, notifications, law)


def cases_of_visits() -> Iterator[Held]:
    """Yield the cases of inspections and evaluation visits (`test_verification_cases.py`)."""
    for path in visits.CASES:
        text = _text(path)
        read = visits.case_of(*text)
        holds = partial(visits.holds, read)
        yield _held(_beside(path), read.case.paragraph, holds, _of_visits, text, len(read.messages))


def _of_visits(text: Text) -> Asking:
    return partial(visits.found_in, visits.case_of(*text))


def cases_of_threads() -> Iterator[Held]:
    """Yield the requests for explanation with what the machine says at each instant (`test_thread_cases.py`)."""
    for path in threads.CASES:
        text = _text(path)
        case, entries = threads.case_of(*text)

        def holds(law: Law, case=case, entries=entries) -> bool:  # type: ignore[no-untyped-def]
            return all(threads.moment_holds(entries, moment, law) for moment in case.moments)

        yield _held(_beside(path), case.paragraph, holds, _of_threads, text, len(case.moments))


def _of_threads(text: Text) -> Asking:
    case, entries = threads.case_of(*text)
    instants = [read_instant(moment.as_of) for moment in case.moments]

    def asking(law: Law) -> object:
        return [
            (machines(known, law, instant, str), risk_findings(known, law, instant, str))
            for instant in instants
            for known in [threads.seen(entries, instant)]
        ]

    return asking


def cases_of_claims() -> Iterator[Held]:
    """Yield the cases of what several say of one activity (`test_seen_cases.py`)."""
    for path in seen.CASES:
        text = _text(path)
        case, document = seen.seen_case_of(*text)

        def holds(law: Law, case=case, document=document) -> bool:  # type: ignore[no-untyped-def]
            return not seen.differs(case, document, law)

        yield _held(_beside(path), case.paragraph, holds, _of_claims, text, 100)


def _of_claims(text: Text) -> Asking:
    case, document = seen.seen_case_of(*text)
    instant = read_instant(case.instant)

    def asking(law: Law) -> object:
        got = seen.answered(case, document, law)
        return got.findings, got.buildup, side_by_side(got.told, law, instant, str)

    return asking


def _held(  # noqa: PLR0917  what every format tells of a case
    name: str,
    paragraph: str,
    holds: Callable[[Law], bool],
    reader: Callable[[Text], Asking],
    text: Text,
    size: int,
) -> Held:
    def moved(days: int) -> Asking:
        return reader((moved_text(text[0], days), text[1]))

    return Held(name, cited(paragraph), holds, reader(text), moved, size)


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


def _text(path: Path) -> Text:
    return path.read_text(encoding="utf-8"), path.name


def _beside(path: Path) -> str:
    """Return the name of a case that stands in a folder of its instrument's folder."""
    return f"{path.parent.parent.name}/{path.parent.name}/{path.stem}"


FORMATS: tuple[Callable[[], Iterator[Held]], ...] = (
    cases_of_rules,
    cases_of_the_year,
    cases_of_visits,
    cases_of_threads,
    cases_of_claims,
)


def all_held() -> tuple[Held, ...]:
    """Return every case of every format."""
    return tuple(case for format_ in FORMATS for case in format_())


class NotingDay(LawOfDay, frozen=True):
    """The law of a day that notes which question was asked of which day."""

    def every(self, question: str) -> list[Answer]:
        """Return all answers in force, and note the question."""
        self.law.asked.add((question, self.day))  # type: ignore[attr-defined]
        about = dict.get(self.law.about, question) or ()
        return [answer for p in about if (answer := Answer(p, p.value_on(self.day))).in_force]


class Noting(dict[str, tuple[Provision, ...]]):
    """The provisions by question; who looks at them apart from a day may find anything there."""

    asked: set[tuple[str, date | None]] = set()

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
    return NotingLaw(law.by_id, about, law.hypothetical, asked)


def asked_by(asking: Asking, law: Law) -> Asked:
    """Return every question that a case asks of the law, with the day of the law that it looks at.

    A law that answers these as before leaves the case as it is: rules know the law only by asking it.
    """
    asked: set[tuple[str, date | None]] = set()
    asking(noting(law, asked))
    return frozenset(asked)
