"""Every provision of the law changed a little, and the readable case that notices: `python -m ...mutants`.

A mutant changes one provision: its value by one, the comparison, the day from which it holds, the day on which
it ends, whether a duty holds at all, or whether a verdict may rest on its wording. It is killed by a case only if
that case cites the provision's paragraph and no longer finds what it expects. `at most` has no rival here (there
is no "fewer than"), so it is not exchanged.

Left out of the count are mutants that are no other law: values that the law itself refuses, and days on which
nothing changes, because the neighbouring edition answers the question with the same number in the same words under
the same paragraph, or because nothing asks it: a limit of days where no number was in force. The last is tried on
all that the cases tell of the first day of the edition of 2011, moved to the days in question.

`HELD` lists what holds the law: another format of cases joins it with a function of its own.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

import msgspec

from detente.agreements import Comparison, Law, LawOfDay, Provision, Status, load_law
from detente.agreements.engine import law_of
from detente.agreements.provision import HOLDS
from detente.model.certainty import Certainty, firm
from detente.model.errors import LawError
from detente.model.risk import Meeting
from detente.model.time import midnight
from detente.model.view import Entry
from tests.domains.exercises import test_thread_cases as threads
from tests.domains.exercises import test_verification_cases as visits
from tests.domains.exercises import test_year_cases as year
from tests.domains.exercises.test_cases import (
    CASES,
    INSTRUMENTS,
    Told,
    found_under,
    matching,
    named,
    read_case,
    told_in,
)

A_DAY = timedelta(days=1)
LATEST_EDITION = "VD11"
FOLDERS = dict(zip(INSTRUMENTS, ("HFA75", "STOCKHOLM86", "VD92", "VD94", "VD99", LATEST_EDITION), strict=True))
RIVAL = {Comparison.AT_LEAST: Comparison.MORE_THAN, Comparison.MORE_THAN: Comparison.AT_LEAST}


class Held(msgspec.Struct, frozen=True):
    """A readable case: the paragraphs that it cites, and whether it finds under a law all that it expects."""

    name: str
    cites: frozenset[str]
    holds: Callable[[Law], bool]
    size: int = 0


class Fate(msgspec.Struct, frozen=True):
    """What became of a mutant: refused, the same law, or killed by a case (`by`); none of these: it survives."""

    provision: str
    change: str
    refused: bool = False
    same: bool = False
    by: str = ""

    @property
    def survives(self) -> bool:
        """Return whether nothing noticed it."""
        return not (self.refused or self.same or self.by)


def cited(paragraph: str) -> frozenset[str]:
    """Return the paragraphs that a case cites: `40.1.1, VD94/38.1.1`; without an edition they are of 2011."""
    parts = (part.strip() for part in re.split(r",|;", paragraph))
    return frozenset(part if "/" in part else f"{LATEST_EDITION}/{part}" for part in parts if part)


def cases_of_rules() -> Iterator[Held]:
    """Yield the cases of activities and of Chapter III (`test_cases.py`)."""
    for path in CASES:
        case, document = read_case(path)
        told = told_in(case, document)

        def holds(law: Law, case=case, told=told) -> bool:  # type: ignore[no-untyped-def]
            found = found_under(law, told)
            spoken = {finding.rule for finding in found}
            return not spoken & set(case.never) and all(matching(expected, found) for expected in case.expected)

        yield Held(named(path), cited(case.paragraph), holds, len(case.activities) * 10 + len(case.risk))


def cases_of_the_year() -> Iterator[Held]:
    """Yield the cases of a State's year (`test_year_cases.py`)."""
    for path in year.CASES:
        case, document = year.read_year_case(path)

        def holds(law: Law, case=case, document=document) -> bool:  # type: ignore[no-untyped-def]
            found = year.found_in_year(case, document, law)
            spoken = {finding.rule for finding in found}
            return not spoken & set(case.never) and all(matching(expected, found) for expected in case.expected)

        yield Held(_beside(path), cited(case.paragraph), holds, len(case.messages))


def cases_of_visits() -> Iterator[Held]:
    """Yield the cases of inspections and evaluation visits (`test_verification_cases.py`)."""
    for path in visits.CASES:
        read = visits.read_case(path)
        yield Held(_beside(path), cited(read.case.paragraph), partial(visits.holds, read), len(read.messages))


def cases_of_threads() -> Iterator[Held]:
    """Yield the requests for explanation with what the machine says at each instant (`test_thread_cases.py`)."""
    for path in threads.CASES:
        case, entries = threads.read_case(path)

        def holds(law: Law, case=case, entries=entries) -> bool:  # type: ignore[no-untyped-def]
            return all(threads.moment_holds(entries, moment, law) for moment in case.moments)

        yield Held(_beside(path), cited(case.paragraph), holds, len(case.moments))


def _beside(path: Path) -> str:
    """Return the name of a case that stands in a folder of its instrument's folder."""
    return f"{path.parent.parent.name}/{path.parent.name}/{path.stem}"


HELD: tuple[Callable[[], Iterator[Held]], ...] = (
    cases_of_rules,
    cases_of_the_year,
    cases_of_visits,
    cases_of_threads,
)


def mutants(provision: Provision) -> Iterator[tuple[str, Provision]]:
    """Yield a provision changed in each way, with the change in words."""
    first = min(provision.values)
    value = provision.values[first]
    steps = (-1,) if provision.unit == HOLDS else (-1, 1)
    for changed in (value + step for step in steps if value + step >= 0):
        yield f"value {value} to {changed}", _with(provision, values={**provision.values, first: changed})
    if provision.comparison in RIVAL:
        rival = RIVAL[provision.comparison]
        yield f"{provision.comparison} to {rival}", _with(provision, comparison=rival)
    for step in (-A_DAY, A_DAY):
        since = first + step
        later = {day: held for day, held in provision.values.items() if day != first}
        yield f"from {first} to {since}", _with(provision, values={since: value, **later})
    if provision.ends is not None:
        for end in (provision.ends - A_DAY, provision.ends + A_DAY):
            yield f"ends {provision.ends} to {end}", _with(provision, ends=end)
        yield "never ends", _with(provision, ends=None, status=Status.IN_FORCE)
    mark = Certainty.DOUBTFUL if firm(provision.certainty) else Certainty.MEMORY
    yield f"mark {provision.certainty} to {mark}", _with(provision, certainty=mark)


def fates(law: Law, held: tuple[Held, ...], only: str = "") -> Iterator[Fate]:
    """Yield what becomes of every mutant of every provision, or of those of one edition only."""
    for provision in law.by_id.values():
        if only not in {"", edition(provision.id)}:
            continue
        citing = sorted((case for case in held if provision.rule in case.cites), key=partial(_likely, provision))
        for change, changed in mutants(provision):
            yield _fate(law, changed, change, citing)


def _likely(provision: Provision, case: Held) -> tuple[bool, int]:
    """Return the order in which cases are asked: those of its own edition first, short ones first."""
    return edition(provision.id) != _of_folder(case), case.size


def _of_folder(case: Held) -> str:
    return FOLDERS.get(case.name.partition("/")[0], LATEST_EDITION)


def all_held() -> tuple[Held, ...]:
    """Return every case of every format."""
    return tuple(case for format_ in HELD for case in format_())


def _with(provision: Provision, **changes: object) -> Provision:
    return msgspec.structs.replace(provision, **changes)


def _fate(law: Law, changed: Provision, change: str, citing: list[Held]) -> Fate:
    try:
        other = law_of((law.by_id | {changed.id: changed}).values())
    except LawError:
        return Fate(changed.id, change, refused=True)
    edges = _edges(law, other, changed.question)
    if all(_answer(law.at(day), changed.question) == _answer(other.at(day), changed.question) for day in edges):
        return Fate(changed.id, change, same=True)
    by = next((case.name for case in citing if not case.holds(other)), "")
    if by:
        return Fate(changed.id, change, by=by)
    days = [day for day in edges if _says(law.at(day), changed.question) != _says(other.at(day), changed.question)]
    return Fate(changed.id, change, same=not any(_noticed(law, other, day) for day in days))


def _edges(law: Law, other: Law, question: str) -> set[date]:
    """Return the days around each beginning and end of what answers a question."""
    edges = {
        day
        for one in (law, other)
        for provision in one.about[question]
        for day in (*provision.values, *([provision.ends] if provision.ends else []))
    }
    return {edge + step for edge in edges for step in (-A_DAY, timedelta(), A_DAY)}


def _answer(law: LawOfDay, question: str) -> tuple[object, ...] | None:
    answer = law.on(question)
    return answer and (answer.provision.id, answer.value, answer.provision.comparison, answer.firm)


@cache
def _moved(day: date) -> Told:
    """Return the activities and requests of the first day of the edition of 2011, moved to another day."""
    every = [
        told_in(*read_case(path)) for path in CASES if path.match("vienna_document_2011/*_on_the_first_day.yaml")
    ]
    return Told(
        instant=datetime(day.year + 2, 1, 1, tzinfo=UTC),
        activities=tuple(
            (msgspec.structs.replace(activity, name=f"{n} {activity.name}", start=day, commenced=None), evidence)
            for n, told in enumerate(every)
            for activity, evidence in told.activities
        ),
        notifications=(),
        messages=tuple(_moved_entry(entry, day) for told in every for entry in told.messages),
    )


def _moved_entry(entry: Entry, day: date) -> Entry:
    field = "instant" if isinstance(entry.record.body, Meeting) else "transmitted"
    body = msgspec.structs.replace(entry.record.body, **{field: midnight(day)})
    return Entry(id=entry.id, record=msgspec.structs.replace(entry.record, body=body))


def _noticed(law: Law, other: Law, day: date) -> bool:
    """Return whether any finding on what is told of a day differs under two laws."""
    return found_under(law, _moved(day)) != found_under(other, _moved(day))


def _says(law: LawOfDay, question: str) -> tuple[object, ...] | None:
    answer = law.on(question)
    if answer is None:
        return None
    provision = answer.provision
    return answer.value, provision.comparison, answer.firm, provision.paragraph, provision.says


def edition(provision: str) -> str:
    """Return the edition of a provision's id."""
    return provision.partition("/")[0]


def table(found: list[Fate], *, by_provision: bool = False) -> Iterator[str]:
    """Yield the lines of the table: a line an edition, or a line a provision; survivors by name below."""
    yield "| provision | mutants | refused by the law | same law | killed by a case that cites it | survive |"
    yield "|---|---|---|---|---|---|"
    key = (lambda fate: fate.provision) if by_provision else (lambda fate: edition(fate.provision))
    groups = Counter(key(fate) for fate in found)
    rows = [(name, [fate for fate in found if key(fate) == name]) for name in groups]
    for name, fates_ in (*rows, ("all", found)):
        numbers = (
            len(fates_),
            sum(fate.refused for fate in fates_),
            sum(fate.same for fate in fates_),
            sum(bool(fate.by) for fate in fates_),
            sum(fate.survives for fate in fates_),
        )
        killers = sorted({fate.by for fate in fates_ if fate.by}) if by_provision and name != "all" else []
        yield f"| {name} | {' | '.join(map(str, numbers))} |{' ' + ', '.join(killers) if killers else ''}"
    for fate in found:
        if fate.survives:
            yield f"survives: {fate.provision}: {fate.change}"


def main() -> None:
    """Print the table; `--each`: a line a provision, with the cases that killed its mutants."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--each", action="store_true", help="a line a provision")
    parser.add_argument("--edition", default="", help="one edition only, such as VD94")
    asked = parser.parse_args()
    found = list(fates(load_law(), all_held(), asked.edition))
    print("\n".join(table(found, by_provision=asked.each)))


if __name__ == "__main__":
    main()
