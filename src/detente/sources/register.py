"""Loads the register of who is who, and since when, from CSV files that anybody can edit, layer upon layer.

`parties.csv`, `offices.csv`, `holders.csv`, `places.csv` and `names.csv` (see registers/README.md). A date is
written as exactly as it is known: 2014-10-01, 2014-10 or 2014. Names in one cell are parted by `|`. `NO` is
Norway.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from math import nan
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from detente.agreements.place_loading import disputed_ids
from detente.model.certainty import Certainty
from detente.model.errors import InputError
from detente.model.gazetteer import KINDS, Place
from detente.model.register import Holder, Office, OtherName, Party, Register
from detente.sources.register_rows import COLUMNS, Row, rows_of

Made = TypeVar("Made", Party, Office, Holder, Place, OtherName)
Table = dict[tuple[str, ...], Made]

PARTY_TYPES = ("state", "organisation", "alliance", "forum", "unit")
_SEATS = {"one": True, "many": False}
_CERTAINTIES = {str(mark): mark for mark in Certainty}
_CODE = re.compile(r"[a-z]{2}")
_POLE_DEG, _DATE_LINE_DEG = 90, 180


class Layers(msgspec.Struct):
    """The tables as they grow, by the key of a row: its id, or office, person and first day of a term."""

    parties: Table[Party] = {}
    offices: Table[Office] = {}
    holders: Table[Holder] = {}
    places: Table[Place] = {}
    names: Table[OtherName] = {}
    corrections: list[str] = []

    def register(self) -> Register:
        """Return the register of these tables."""
        return Register(
            tuple(self.parties.values()),
            tuple(self.holders.values()),
            tuple(self.offices.values()),
            tuple(self.places.values()),
            tuple(self.corrections),
            other_names=tuple(self.names.values()),
        )


def load_register(*added: Path) -> Register:
    """Return the bundled register with folders of your own on top, each on what came before.

    A party, an office or a place with an id that is there replaces the row, and so does a term of the same office,
    person and first day; `corrections` of the register names each. Other rows are added. SchemaError, DateError,
    EncodingError and InputError name file, line and column; nothing is loaded if one row is wrong.
    """
    if not added:
        return bundled_register()
    shipped = _shipped()
    layers = Layers(
        parties=dict(shipped.parties),
        offices=dict(shipped.offices),
        holders=dict(shipped.holders),
        places=dict(shipped.places),
        names=dict(shipped.names),
    )
    for folder in added:
        _add(layers, folder, whole=False)
    return layers.register()


@cache
def bundled_register() -> Register:
    """Return the register that is shipped, read once in a process."""
    return _shipped().register()


@cache
def _shipped() -> Layers:
    return read_shipped()


def read_shipped() -> Layers:
    """Return the tables that are shipped, read anew; errors as for `load_register`."""
    layers = Layers()
    _add(layers, Path(__file__).parent / "registers", whole=True)
    return layers


def _add(layers: Layers, folder: Path, *, whole: bool) -> None:
    """Lay the tables of a folder on top; only the shipped folder must have all of them."""
    there = [name for name in COLUMNS if whole or (folder / name).is_file()]
    if not there:
        raise InputError(
            "a folder without a register",
            where=str(folder),
            expected=f"a folder with one or more of {', '.join(COLUMNS)}",
            given="a folder with none of them" if folder.is_dir() else "no folder",
        )
    makers: Mapping[str, tuple[Table[Any], Callable[[Row], object]]]
    makers = {
        "parties.csv": (layers.parties, _party),
        "offices.csv": (layers.offices, partial(_office, parties=layers.parties)),
        "holders.csv": (layers.holders, partial(_holder, offices=layers.offices)),
        "places.csv": (layers.places, partial(_place, parties=layers.parties)),
        "names.csv": (layers.names, partial(_name, layers=layers, persons={})),
    }
    for name in there:
        table, make = makers[name]
        _lay(layers.corrections, table, [(row, make(row)) for row in rows_of(folder, name, whole=whole)])
    if not whole:
        _follow_offices(layers)


def _lay(corrections: list[str], table: dict[tuple[str, ...], Any], rows: list[tuple[Row, object]]) -> None:
    for row, made in rows:
        before = table.get(row.key)
        if before is not None and before != made:
            corrections.append(f"{row.where}: {', '.join(row.key)} replaces the row that was there")
        table[row.key] = made


def _follow_offices(layers: Layers) -> None:
    """Give the terms of an office that a later layer replaced its new name and party."""
    for key, holder in layers.holders.items():
        office = layers.offices[(holder.office_id,)]
        if (holder.office, holder.party) != (office.name, office.party):
            layers.holders[key] = msgspec.structs.replace(holder, office=office.name, party=office.party)


def _party(row: Row) -> Party:
    if row["type"] not in PARTY_TYPES:
        raise row.wrong("type", f"one of {', '.join(PARTY_TYPES)}")
    return Party(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        side=row["side"] or None,
        forms=row.names("forms"),
        adjectives=row.names("adjectives"),
        since=row.day("since")[0],
        until=row.day("until")[0],
        source=row["source"],
        certainty=_certainty(row),
    )


def _office(row: Row, parties: Table[Party]) -> Office:
    if (row["party"],) not in parties:
        raise row.wrong("party", "the id of a row in parties.csv")
    if row["seats"] not in _SEATS:
        raise row.wrong("seats", "one or many")
    return Office(
        id=row["id"],
        party=row["party"],
        name=row["name"],
        forms=row.names("forms"),
        single=_SEATS[row["seats"]],
        source=row["source"],
        certainty=_certainty(row),
    )


def _holder(row: Row, offices: Table[Office]) -> Holder:
    office_id, person, _, _, _, source, _ = row.cells
    office = offices.get((office_id,))
    if office is None:
        raise row.wrong("office", "the id of a row in offices.csv")
    since, since_known = row.day("since")
    until, until_known = row.day("until")
    assert since is not None  # a row without a start was refused before
    if until is not None and until <= since:
        raise row.wrong("until", f"a day after the start, {row['since']}")
    return Holder(
        person=person,
        office=office.name,
        party=office.party,
        since=since,
        until=until,
        forms=row.names("forms"),
        source=source,
        certainty=_certainty(row),
        office_id=office_id,
        since_known=since_known,
        until_known=until_known,
    )


def _place(row: Row, parties: Table[Party]) -> Place:
    id_, name, kind, _, _, disputed, _, _, source, _ = row.cells
    if kind not in KINDS:
        raise row.wrong("kind", f"one of {', '.join(KINDS)}")
    states = row.names("states")
    if any((state,) not in parties for state in states):
        raise row.wrong("states", "ids of States in parties.csv, parted by |")
    if disputed and disputed not in disputed_ids():
        raise row.wrong("disputed", f"the id of a disputed place: {', '.join(sorted(disputed_ids()))}")
    if disputed and states:
        raise row.wrong("states", "nothing: the claimants of a disputed place stand in its own file, not here")
    return Place(
        id=id_,
        name=name,
        kind=kind,
        forms=row.names("forms"),
        states=states,
        disputed=disputed or None,
        latitude_deg=_degrees(row, "lat", _POLE_DEG),
        longitude_deg=_degrees(row, "lon", _DATE_LINE_DEG),
        source=source,
        certainty=_certainty(row),
    )


def _name(row: Row, layers: Layers, persons: dict[tuple[str, ...], str]) -> OtherName:
    """Return the names of a row; `persons` is filled at the first, when all terms of office are there."""
    if not persons:
        persons.update({(holder.person,): holder.person for holder in layers.holders.values()})
    known: Mapping[str, Mapping[tuple[str, ...], object]]
    known = {"party": layers.parties, "place": layers.places, "person": persons}
    if row["of"] not in known:
        raise row.wrong("of", f"one of {', '.join(known)}")
    if (row["id"],) not in known[row["of"]]:
        raise row.wrong("id", "the id of a row in parties.csv or places.csv, or a person of holders.csv")
    if _CODE.fullmatch(row["language"]) is None:
        raise row.wrong("language", "an ISO 639-1 code in small letters: es, ru")
    return OtherName(
        of=row["of"],
        id=row["id"],
        language=row["language"],
        forms=row.names("forms"),
        adjectives=row.names("adjectives"),
        source=row["source"],
        certainty=_certainty(row),
    )


def _degrees(row: Row, column: str, most: int) -> float | None:
    """Return a coarse coordinate; finer than a tenth of a degree is refused: a name in a report gives no more."""
    cell = row[column]
    if not cell:
        return None
    try:
        degrees = float(cell)
    except ValueError:
        degrees = nan
    if not -most <= degrees <= most or round(degrees, 1) != degrees:
        raise row.wrong(column, f"degrees from -{most} to {most}, with at most one decimal")
    return degrees


def _certainty(row: Row) -> Certainty:
    found = _CERTAINTIES.get(row["certainty"])
    if found is None:
        raise row.wrong("certainty", f"one of {', '.join(_CERTAINTIES)}")
    return found
