"""Regional measures (Chapter X): what some States add among themselves to an instrument; it binds nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from detente.agreements.engine import Law
from detente.agreements.loading import whole_number
from detente.agreements.provision import Comparison, Provision, Reform
from detente.model.certainty import Certainty
from detente.model.document import Document
from detente.model.errors import LawError, SchemaError
from detente.model.record import Count

NUMBERS = ("extra_inspections", "extra_evaluations")


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `parties` agreed among themselves beyond the instrument `adds_to`, from `since` to the day `until`.

    `extra_*` are visits a calendar year that each party accepts from each other party beyond the quotas; `values`
    are thresholds of the instrument as they hold among the parties.
    """

    name: str
    says: str
    adds_to: str
    parties: tuple[str, ...]
    instrument: str
    paragraph: str
    certainty: Certainty
    checked: str
    since: date
    until: date | None = None
    extra_inspections: Count = 0
    extra_evaluations: Count = 0
    values: dict[str, Count] = {}

    def binds(self, parties: Iterable[str], day: date) -> bool:
        """Return whether it holds between all these States on a day; a single State or none is bound to nobody."""
        between = set(parties)
        return (
            len(between) > 1
            and between <= set(self.parties)
            and self.since <= day
            and (self.until is None or day <= self.until)
        )


def measure_of(document: Document) -> Measure:
    """Return the measure that a document holds; SchemaError naming the field that is wrong."""
    data = document.data
    if isinstance(data, dict):
        data = data | {
            key: whole_number(data[key], document.where(key)) for key in NUMBERS if isinstance(data.get(key), str)
        }
        data = data | _values(document, data)
    measure = Document(document.name, data, document.lines).shaped(Measure)
    if len(set(measure.parties)) < len(measure.parties) or len(measure.parties) < 2:  # noqa: PLR2004  a pair
        raise SchemaError(
            "a measure without parties",
            where=document.where("parties"),
            expected="at least two different States",
            given=", ".join(measure.parties) or "none",
        )
    if measure.until is not None and measure.until < measure.since:
        raise SchemaError(
            "an end before the beginning",
            where=document.where("until"),
            expected=f"a day from {measure.since} on",
            given=str(measure.until),
        )
    return measure


def law_among(law: Law, measures: Iterable[Measure], parties: Iterable[str], day: date) -> Law:
    """Return the law as it holds between States that are parties to measures; LawError where one takes away.

    A measure may only ask more: a lower number to reach, a higher number to accept. The result carries the names
    of the measures where it carries those of reforms.
    """
    between = tuple(parties)
    for measure in measures:
        if measure.values and measure.binds(between, day):
            for id_, value in measure.values.items():
                _refuse_less(law.provision(id_), value, measure)
            law = law.reformed(
                Reform(name=measure.name, says=measure.says, values=measure.values, since=measure.since)
            )
    return law


def _refuse_less(provision: Provision, value: int, measure: Measure) -> None:
    now = provision.value_on(measure.since)
    lower = provision.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)
    less = now is not None and (value > now if lower else value < now)
    if not provision.id.startswith(f"{measure.adds_to}/") or provision.comparison is None or less:
        raise LawError(
            "a regional measure that does not add to the instrument",
            where=f"{measure.name}, {provision.id}",
            paragraph=provision.paragraph,
            expected=f"a threshold of {measure.adds_to}, {'at most' if lower else 'at least'} {now}",
            given=str(value),
        )


def _values(document: Document, data: dict[str, Any]) -> dict[str, Any]:
    values = data.get("values")
    if not isinstance(values, dict):
        return {}
    return {"values": {id_: whole_number(text, document.where("values", id_)) for id_, text in values.items()}}
