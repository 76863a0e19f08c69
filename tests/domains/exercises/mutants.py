"""Every provision of the law changed a little, and the readable case that notices: `python -m ...mutants`.

A mutant changes one provision: its value by one, the comparison, the day from which it holds, the day on which
it ends, whether a duty holds at all, or whether a verdict may rest on its wording. It is killed by a case only if
that case cites the provision's paragraph and no longer finds what it expects. `at most` has no rival here (there
is no "fewer than"), so it is not exchanged.

Left out of the count are mutants that are no other law: values that the law itself refuses, and those that no
rule notices. That is tried on all that every case of every format tells (`held.py`), whatever it cites: at its own
instant, and moved by so many days that the first and the last question that it asks of that provision falls on a
day on which the law has changed (cases of 2011 only: those of the older editions stand at their edges already).
What remains the same law is
- an end or a day of effect where another edition answers first, so that nothing changes;
- a day of effect that no rule looks at: what is due by 15 December is asked of the law of that day, of 1 January
  and of 31 December, never of 30 November or 1 December 2011; what is counted by years, of the years' last days;
- a limit of days on a day on which no number was in force, so that nothing asks it.

The rules know the law only by asking it. So a case is run under a mutant only where the mutant gives another
answer to a question that this case asks (`asked_by`); elsewhere it finds what it found before.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import msgspec

from detente.agreements import Comparison, Law, Provision, Status, load_law
from detente.agreements.engine import Answer, law_of
from detente.agreements.provision import HOLDS
from detente.model.certainty import Certainty, firm
from detente.model.errors import DetenteError, LawError
from tests.domains.exercises.held import LATEST_EDITION, Asked, Asking, Held, all_held, asked_by
from tests.domains.exercises.test_cases import INSTRUMENTS

A_DAY = timedelta(days=1)
FOLDERS = dict(zip(INSTRUMENTS, ("HFA75", "STOCKHOLM86", "VD92", "VD94", "VD99", LATEST_EDITION), strict=True))
RIVAL = {Comparison.AT_LEAST: Comparison.MORE_THAN, Comparison.MORE_THAN: Comparison.AT_LEAST}


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


class Trial:
    """The law and the cases that hold it, with what each case asks; made once for many mutants."""

    def __init__(self, law: Law, held: tuple[Held, ...]) -> None:
        """Read what each case asks of the law."""
        self.law, self.held = law, held
        self.asked = {case.name: asked_by(_both(case), law) for case in held}
        self.found = {case.name: case.found(law) for case in held}
        self.moved: dict[tuple[str, int], tuple[Asking, Asked, object]] = {}

    def fate(self, changed: Provision, change: str) -> Fate:
        """Return what becomes of one mutant."""
        try:
            other = law_of((self.law.by_id | {changed.id: changed}).values())
        except LawError:
            return Fate(changed.id, change, refused=True)
        touched = [case for case in self.held if self._touches(case, other, changed.question)]
        citing = sorted((c for c in touched if changed.rule in c.cites), key=partial(_likely, changed))
        by = next((case.name for case in citing if not case.holds(other)), "")
        if by:
            return Fate(changed.id, change, by=by)
        noticed = any(case.found(other) != self.found[case.name] for case in touched)
        return Fate(changed.id, change, same=not noticed and not self._noticed_when_moved(other, changed.question))

    def fates(self, only: str = "") -> Iterator[Fate]:
        """Yield what becomes of every mutant of every provision, or of those of one edition only."""
        for provision in self.law.by_id.values():
            if only in {"", edition(provision.id)}:
                for change, changed in mutants(provision):
                    yield self.fate(changed, change)

    def _touches(self, case: Held, other: Law, question: str) -> bool:
        """Return whether a mutant answers anything otherwise that a case asks."""
        days = {day for asked, day in self.asked[case.name] if asked == question}
        return None in days or any(self._differ(other, question, day) for day in days if day)

    def _differ(self, other: Law, question: str, day: date) -> bool:
        return _answer(self.law.at(day).on(question)) != _answer(other.at(day).on(question))

    def _noticed_when_moved(self, other: Law, question: str) -> bool:
        """Return whether a case that asks the question notices, moved to a day on which the answer differs."""
        days = [day for day in _edges(self.law, other, question) if self._differ(other, question, day)]
        for case in (one for one in self.held if _of_folder(one) == LATEST_EDITION):
            asked = sorted(day for one, day in self.asked[case.name] if one == question and day)
            steps = {(day - ask).days for day in days for ask in asked[:1] + asked[-1:]}
            if any(self._otherwise(case, step, other, question) for step in steps):
                return True
        return False

    def _otherwise(self, case: Held, step: int, other: Law, question: str) -> bool:
        asking, asked, before = self._moved(case, step)
        days = {day for one, day in asked if one == question and day}
        return any(self._differ(other, question, day) for day in days) and asking(other) != before

    def _moved(self, case: Held, step: int) -> tuple[Asking, Asked, object]:
        """Return a case moved by so many days, what it asks then and what it finds; read once."""
        if (case.name, step) not in self.moved:
            try:
                asking = case.moved(step).found if case.moved else case.found
                asked = asked_by(asking, self.law)
                self.moved[case.name, step] = asking, asked, asking(self.law)
            except (
                DetenteError,
                ValueError,
            ):  # a day that there is not, or so far off that nothing is due after it
                self.moved[case.name, step] = case.found, frozenset(), None
        return self.moved[case.name, step]


def _both(case: Held) -> Asking:
    return lambda law: (case.found(law), case.holds(law))


def fates(law: Law, held: tuple[Held, ...], only: str = "") -> Iterator[Fate]:
    """Yield what becomes of every mutant of every provision, or of those of one edition only."""
    return Trial(law, held).fates(only)


def _likely(provision: Provision, case: Held) -> tuple[bool, int]:
    """Return the order in which cases are asked: those of its own edition first, short ones first."""
    return edition(provision.id) != _of_folder(case), case.size


def _of_folder(case: Held) -> str:
    return FOLDERS.get(case.name.partition("/")[0], LATEST_EDITION)


def _with(provision: Provision, **changes: object) -> Provision:
    return msgspec.structs.replace(provision, **changes)


def _edges(law: Law, other: Law, question: str) -> set[date]:
    """Return the days around each beginning and end of what answers a question."""
    edges = {
        day
        for one in (law, other)
        for provision in one.about[question]
        for day in (*provision.values, *([provision.ends] if provision.ends else []))
    }
    return {edge + step for edge in edges for step in (-A_DAY, timedelta(), A_DAY)}


def _answer(answer: Answer | None) -> tuple[object, ...] | None:
    """Return all of an answer that a rule can tell: not the days between which it holds."""
    if answer is None:
        return None
    law = answer.provision
    return law.id, answer.value, law.comparison, law.certainty, law.paragraph, law.says, law.note, law.unit


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
