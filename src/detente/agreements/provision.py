"""One provision of an agreement, what it answers on a day, and the reform that would change it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from detente.model.certainty import Certainty, firm
from detente.model.errors import LawError
from detente.model.finding import Outcome, Owed, Verdict, Why
from detente.model.record import LARGEST_INTEGER, Count


class Status(StrEnum):
    """Where a provision stands. A proposed one is never in force; it is tried as a reform."""

    IN_FORCE = "in force"
    ENDED = "ended"
    PROPOSED = "proposed"


class Comparison(StrEnum):
    """How a number is held against a threshold; `at least` and `more than` are the ones most often confused."""

    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"


HOLDS = "holds"
"""The unit of a duty: it holds (1), or a reform takes it away (0)."""
MONTHS = {
    "January": 31,
    "February": 28,
    "March": 31,
    "April": 30,
    "May": 31,
    "June": 30,
    "July": 31,
    "August": 31,
    "September": 30,
    "October": 31,
    "November": 30,
    "December": 31,
}
"""The months in their order, with the last day that each has in every year: what a fixed date can name."""
DAY_OF = "day of "
"""How the unit of a fixed date begins: `day of December` with the value 15 is 15 December."""

SENSIBLE: dict[str, tuple[int, int]] = {
    "days": (0, 3_650),
    "hours": (0, 87_600),
    "months": (0, 120),
    "calendar years": (1, 100),
    "month of the year": (1, 12),
    **{f"{DAY_OF}{month}": (1, days) for month, days in MONTHS.items()},
    HOLDS: (0, 1),
    "entry rule": (1, 2),
    "parts": (1, 100),
    "units": (1, 100_000),
}
"""The least and the most that a value of a unit can sensibly be; other units are open above."""


_MONTH_NUMBERS = {f"{DAY_OF}{month}": number for number, month in enumerate(MONTHS, 1)}


class Provision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number (or one duty, unit `holds`) of one instrument, with its citation and its dates.

    `question` is what it answers, the same in every edition, so that a rule can ask the law of any day.
    `values` are keyed by the day from which they hold. `certainty` is that of the wording.
    """

    id: str
    says: str
    instrument: str
    paragraph: str
    link: str
    unit: str
    question: str
    values: dict[date, Count]
    checked: str
    certainty: Certainty
    status: Status
    comparison: Comparison | None = None
    ends: date | None = None
    note: str = ""
    hypothetical: str = ""

    def value_on(self, day: date) -> int | None:
        """Return the value on that day; None where it is not in force, or a duty is set to 0: never zero."""
        if self.status is Status.PROPOSED or (self.ends is not None and day >= self.ends):
            return None
        begun = [since for since in self.values if since <= day]
        value = self.values[max(begun)] if begun else None
        return None if self.unit == HOLDS and not value else value

    def day_in(self, year: int, number: int) -> date:
        """Return the fixed date that a number of a unit `day of ...` names in a year; KeyError for others."""
        return date(year, _MONTH_NUMBERS[self.unit], number)

    @property
    def rule(self) -> str:
        """Return edition and paragraph, such as `VD11/40.1.1`: the id without its last part."""
        return self.id.rpartition("/")[0]

    @property
    def edition(self) -> str:
        """Return the edition's short name, such as `VD11`: the first part of the id."""
        return self.id.partition("/")[0]

    def owed(  # noqa: PLR0913  what is owed, in its parts
        self,
        *,
        what: str,
        by: tuple[str, ...] = (),
        to: tuple[str, ...] = (),
        due: datetime | None = None,
        within: str = "",
        status: str = "open",
    ) -> Owed:
        """Return what is owed under this provision, with its paragraph and how sure its wording is."""
        return Owed(
            what=what,
            by=by,
            to=to,
            due=due,
            within=within,
            status=status,
            provision=self.id,
            paragraph=self.paragraph,
            certainty=self.certainty,
        )

    @property
    def title(self) -> str:
        """Return the instrument's name without its document number."""
        return self.instrument.partition(" (")[0]


def refuse_senseless(provision: Provision) -> None:
    """Return nothing; LawError where a value lies outside what its unit can sensibly be."""
    least, most = SENSIBLE.get(provision.unit, (0, LARGEST_INTEGER))
    odd = [value for value in provision.values.values() if not least <= value <= most]
    if odd:
        raise LawError(
            "a value that cannot be",
            where=provision.id,
            paragraph=provision.paragraph,
            expected=f"{provision.unit}: from {least} to {most}",
            given=str(odd[0]),
        )


class Answer(msgspec.Struct, frozen=True):
    """What a provision says on a day; `value` None means: not in force."""

    provision: Provision
    value: int | None

    @property
    def in_force(self) -> bool:
        """Return whether the provision holds on the day asked about."""
        return self.value is not None

    @property
    def firm(self) -> bool:
        """Return whether a verdict may rest on it: never on M? or D."""
        return firm(self.provision.certainty)

    def sure(self, reading: Verdict, *others: Answer) -> Verdict:
        """Return a reading of it, and of others that it rests on too: `uncertain` where a wording is doubtful.

        `cannot tell` stays what it is.
        """
        firmly = all(answer.firm for answer in (self, *others))
        return reading if firmly or reading is Verdict.CANNOT_TELL else Verdict.UNCERTAIN

    def why(
        self,
        outcome: Outcome,
        says: str = "",
        value: int | None = None,
        comparison: str | None = None,
        children: tuple[Why, ...] = (),
    ) -> Why:
        """Return it as a condition, with what became of it; a duty (unit `holds`) has no number to hold against.

        `says` is what the provision says, and `comparison` its own, where they are left out.
        """
        law, numbered = self.provision, self.provision.unit != HOLDS
        own = law.comparison or "" if comparison is None else comparison
        return Why(
            says=says or law.says,
            outcome=outcome,
            provision=law.id,
            instrument=law.instrument,
            paragraph=law.paragraph,
            value=value,
            comparison=own if numbered else "",
            threshold=self.value if numbered else None,
            margin=None if value is None else value - (self.value or 0),
            unit=law.unit if numbered else "",
            certainty=law.certainty,
            children=children,
        )


class Reform(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change to the law that is only tried: it names provisions and their new values.

    `since` is the day from which they would hold; None: as long as the provision itself has been in force.
    """

    name: str
    says: str
    values: dict[str, Count]
    since: date | None = None
