"""A register of invented States and persons, for the samples in this folder."""

from __future__ import annotations

from datetime import date

from detente.model.certainty import Certainty
from detente.model.register import Holder, Party, Register


def party(id_: str, name: str, type_: str, forms: str = "", adjectives: str = "") -> Party:
    """Return a party; several forms or adjectives are parted by `|`."""
    return Party(
        id=id_,
        name=name,
        type=type_,
        forms=tuple(filter(None, forms.split("|"))),
        adjectives=tuple(filter(None, adjectives.split("|"))),
        source="invented for tests",
        certainty=Certainty.DESK,
    )


def holder(person: str, office: str, party_id: str, since: date, until: date | None = None) -> Holder:
    """Return a holder of an office, who is also known by the last name."""
    return Holder(
        person=person,
        office=office,
        party=party_id,
        since=since,
        until=until,
        forms=(person.rsplit(maxsplit=1)[-1],),
        source="invented for tests",
        certainty=Certainty.DESK,
    )


REGISTER = Register(
    parties=(
        party("AR", "Arvania", "state", "Port Selma", "Arvanian"),
        party("BE", "Belmark", "state", "Quelm", "Belmarkian|Belmark"),
        party("NP", "Northern Pact", "alliance", "the Pact|Pact"),
        party("LF", "Lake Forum", "forum"),
    ),
    holders=(
        holder("Mikal Dorn", "president", "AR", date(2028, 1, 1)),
        holder("Ada Lind", "secretary general", "NP", date(2025, 1, 1), date(2030, 1, 1)),
        holder("Tom Harrow", "secretary general", "NP", date(2030, 1, 1)),
    ),
)
