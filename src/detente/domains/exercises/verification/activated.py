"""Units that are not active (paragraph 108.x): open to evaluation visits while they are activated for a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from detente.agreements.engine import rule
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import table_in, words_in
from detente.domains.exercises.verification.acceptance import Ground, ground_of
from detente.domains.exercises.verification.evaluation_quota import EXCHANGE, last_exchange
from detente.domains.exercises.verification.unit_days import (
    UnitDays,
    same_unit,
    sent_before,
    unit_days,
    unit_of,
)
from detente.domains.exercises.verification.visit_clocks import Examined
from detente.domains.exercises.verification.visit_quota import ACTIVATED_COUNT
from detente.domains.exercises.verification.visits import EVALUATION, Visit
from detente.domains.exercises.year.increases import ACTIVATION, INCREASE
from detente.model.certainty import weakest
from detente.model.finding import Finding, Outcome, Verdict, Why
from detente.model.message import Cell, Day, Message, Words, YesNo
from detente.model.verification import Told

QUESTION = "Is the unit, which is not active, open to the visit?"
OPEN = "evaluation/activated_open"
BY_NOT_ACTIVE = "unit not active"
LAND_ACTIVE = 3
PLANNED_KIND, PLANNED_START, PLANNED_END = 1, 3, 4
"""Columns of the annual exchange: of its formations and combat units, and of its planned activations."""


@rule("VD11/108.x", question=QUESTION, instrument=INSTRUMENT, paragraph="108.x", asks=(OPEN, ACTIVATED_COUNT))
def visit_while_activated(e: Examined) -> Iterator[Finding]:
    """Yield whether a unit that its State reported as not active is open to the visit, as it is activated then.

    Nothing is yielded of any other unit. No activation on record does not show that there is none.
    """
    answer, count = e.law.on(OPEN), e.law.on(ACTIVATED_COUNT)
    if answer is None or not not_active(e.visit, e.notices):
        return
    found = activation(e.visit, e.notices)
    first = f"{e.to} reported the unit as not active"
    if found is None:
        reading, outcome = Verdict.CANNOT_TELL, Outcome.CANNOT_TELL
        words = "no activation of it then is on this desk's record, which does not show that there is none"
    else:
        reading, outcome = answer.sure(Verdict.DUE), Outcome.MET if answer.firm else Outcome.UNCERTAIN
        words = f"it is activated from {found.first} to {found.last}, so it is open to the visit"
    counts = found is not None and count is not None
    ending = ", and the visit counts in the quota of the year" if counts else ""
    law, whys = answer.provision, [answer.why(outcome)]
    if counts and count is not None:
        whys.append(count.why(Outcome.MET if count.firm else Outcome.UNCERTAIN))
    yield e.finding(
        law.rule,
        QUESTION,
        reading,
        f"{first}; {words}{ending} (paragraph {law.paragraph}).",
        why=Why(says=QUESTION, outcome=outcome, children=tuple(whys)),
        certainty=weakest(*(why.certainty for why in whys if why.certainty is not None)),
    )


def activated_ground(e: Examined, before: datetime) -> Iterator[Ground]:
    """Yield the ground that the unit is not active: not met while an activation told before covers the entry."""
    answer = e.law.on(OPEN)
    if answer is None or not not_active(e.visit, e.notices, before):
        return
    if activation(e.visit, e.notices, before) is not None:
        says, outcome = "the unit, reported as not active, is activated then", Outcome.NOT_MET
    else:
        says = "the unit is reported as not active, and no activation then is on this desk's record"
        outcome = Outcome.CANNOT_TELL
    yield ground_of(BY_NOT_ACTIVE, says, outcome, (answer,))


def only_activated(visit: Visit, notices: Sequence[Told]) -> bool:
    """Return whether a visit goes to a unit that is not active but for a time that covers the planned entry."""
    return visit.kind == EVALUATION and not_active(visit, notices) and activation(visit, notices) is not None


def not_active(visit: Visit, notices: Sequence[Told], before: datetime | None = None) -> bool:
    """Return whether the last annual exchange for the year lists the unit of a visit, and as not active."""
    exchange, unit = last_exchange(notices, visit.year, before), unit_of(visit)
    rows = table_in(exchange, "units.land") if exchange is not None and unit else ()
    return any(_named(row) == unit and _no(row) for row in rows)


def activation(visit: Visit, notices: Sequence[Told], before: datetime | None = None) -> UnitDays | None:
    """Return the activation of the unit, told by its State before an instant, that covers the planned entry."""
    if visit.entry is None:
        return None
    unit, day = unit_of(visit), visit.entry.date()
    told = (*unit_days(notices, _activates, before), *_planned(notices, before))
    return next((one for one in told if one.covers(unit, day)), None)


def _activates(message: Message) -> bool:
    return message.type == INCREASE and words_in(message, "increase.kind") == ACTIVATION


def _planned(notices: Sequence[Told], before: datetime | None) -> Iterator[UnitDays]:
    """Yield the activations that the annual exchanges foresee."""
    for message in sent_before(notices, before):
        for row in table_in(message, "increases.planned") if message.type == EXCHANGE else ():
            if len(row) > PLANNED_END and getattr(row[PLANNED_KIND], "text", "") == ACTIVATION:
                yield UnitDays(_named(row), _day(row[PLANNED_START]), _day(row[PLANNED_END]))


def _named(row: tuple[Cell, ...]) -> str:
    return same_unit(row[0].text) if row and isinstance(row[0], Words) else ""


def _no(row: tuple[Cell, ...]) -> bool:
    told = row[LAND_ACTIVE] if len(row) > LAND_ACTIVE else None
    return isinstance(told, YesNo) and not told.yes


def _day(cell: Cell) -> date | None:
    return cell.day if isinstance(cell, Day) else None
