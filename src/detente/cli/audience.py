"""Who will read an output, and the marking it carries: two options, the same for every verb that shows records.

A verb takes `reader: Reader = None` and `marking: MarkingOption = None`, makes its view with
`standing_for(ledger, audience_of(reader, marking), instant)` (`view_for` where the log itself is shown), and puts
`carried(view.entries, marking)` on its output.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.show import say
from detente.model.confidence import read_readers
from detente.model.errors import InputError
from detente.model.record import DESK, Marking, strictest
from detente.model.review import reviewed
from detente.model.view import EVERYTHING, Audience, Entry, View, marking_of, may_read

if TYPE_CHECKING:
    from detente.ledger import Ledger

Reader = Annotated[
    list[str] | None,
    typer.Option(
        "--reader",
        metavar="ID",
        help="Who will read this, by id; may be given again. Shows also what is held for all of them. "
        "Default: what is shared only.",
    ),
]
MarkingOption = Annotated[
    Marking | None,
    typer.Option("--marking", help="Mark the output so, and show nothing stricter. Default: as what it shows."),
]

LEFT_OUT = (
    "note: records held for other readers are left out; name them with --reader for an output that is theirs."
)


def audience_of(reader: list[str] | None, marking: Marking | None) -> Audience:
    """Return who will read an output, and what may be in it; InputError where a reader cannot be an id."""
    readers = {id_ for given in reader or () for id_ in read_readers(given, "--reader")}
    if reader and not readers:
        raise InputError("no reader", where="--reader", expected="a register id such as NO", given="nothing")
    return Audience(tuple(sorted(readers)), marking or Marking.RED)


def view_for(
    ledger: Ledger, audience: Audience, said_until: datetime, recorded_until: datetime | None = None
) -> View:
    """Return what the audience may see; a line on stderr, to readers at the desk only, where more is held."""
    seen = ledger.view(said_until, recorded_until, audience=audience)
    if audience.readers and set(audience.readers) <= {DESK, ledger.party}:
        every = ledger.view(said_until, recorded_until, audience=EVERYTHING)
        of_any_marking = Audience(audience.readers)
        if any(e.record.held_for and not may_read(e.record, of_any_marking) for e in every.entries):
            say(LEFT_OUT)
    return seen


def standing_for(
    ledger: Ledger, audience: Audience, said_until: datetime, recorded_until: datetime | None = None
) -> View:
    """Return what stands and the audience may see: what was corrected left out, what a person decided counted."""
    return reviewed(view_for(ledger, audience, said_until, recorded_until).standing(ledger.party))


def held_against(ledger: Ledger) -> View:
    """Return all that a desk has on record, for the checks of a new step only; nothing of it is ever shown.

    Positions that a person made of claims stand in it beside the records.
    """
    whole = ledger.view(datetime.max.replace(tzinfo=UTC), audience=EVERYTHING)
    made = (e for e in reviewed(whole.standing(ledger.party)).of_kind("council.position") if e.confirmed_by)
    return View(whole.said_until, (*whole.entries, *made))


def carried(shown: Iterable[Entry], marking: Marking | None) -> Marking:
    """Return the marking that an output carries: the one asked for, else the strictest of what it shows."""
    return marking or strictest(marking_of(entry.record) for entry in shown)


def demand_within(found: Marking, marking: Marking | None, *, next_step: str) -> None:
    """Raise InputError where what cannot be taken apart is marked stricter than was asked for."""
    if marking is not None and found.rank > marking.rank:
        raise InputError(
            "an output stricter than the marking asked for",
            where="--marking",
            expected=f"nothing stricter than {marking}",
            given="something marked stricter, in a form from which nothing can be left out",
            next_step=next_step,
        )
