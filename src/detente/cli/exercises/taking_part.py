"""Who takes part, for `detente exercises owed`: the members of the forum, or those that a person gives."""

from __future__ import annotations

from datetime import date

from detente.agreements import load_forums, load_group
from detente.agreements.clause import Citation, Seat
from detente.domains.exercises.year.asking import Members
from detente.model.certainty import Certainty
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.record import PARTY_ID

FORUM, WITHOUT_FORCES = "FSC", "NO_ARMED_FORCES"
"""The forum whose members are the participating States, and the group of those without armed forces."""
GIVEN = Citation(instrument="--members", certainty=Certainty.DESK)


def members_of(state: str, given: str | None, first: date, last: date) -> Members:
    """Return who takes part; InputError for a State that takes part on neither of two days.

    `given` are ids with commas that take the place of the list of the forum, for made-up States.
    """
    if given is not None:
        ids = tuple(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))
        seats = tuple(Seat(party=id_, since=date.min, citation=GIVEN) for id_ in ids)
        members = Members(seats)
    else:
        members = Members(load_forums().forum(FORUM).members, load_group(WITHOUT_FORCES).members)
    known = sorted(members.on(first) | members.on(last))
    if state not in known:
        raise InputError(
            "not a participating State",
            where="--state",
            expected=f"one of the {len(known)} participating States by ISO 3166, as {known[0] if known else 'NO'}",
            given=repr(state[: len(PARTY_ID) * 2]),
            next_step=nearest(state, known) or "made-up States take part with --members XX,YY",
        )
    return members
