"""What the verbs on other law share: the reforms asked for, older law, and the activities held against them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.agreements import Law, Reform, load_forums, read_reform
from detente.agreements.loading import whole_number
from detente.agreements.older import editions, held
from detente.cli.files import bytes_of
from detente.domains.exercises.many.simulation import Load, load_of
from detente.model.canonical import identify
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.exercise import Activity, Structure
from detente.model.time import read_day
from detente.model.view import Audience, Entry, may_read
from detente.sources.exercises import EXAMPLE_NAME, example_activities, read_activities

SET_FORM = "a provision and a number, as VD11/40.1.1/personnel=7500"
SUPPOSED = "Where it is not told how the forces are organised, they are a division or two brigades."
MEMBERS = "PC"
"""The forum whose members on the day of asking are the States among whom messages are counted."""

ReformOption = Annotated[
    list[Path] | None,
    typer.Option("--reform", metavar="FILE", help="Try a change to the law (YAML); may be given again."),
]
SetOption = Annotated[
    list[str] | None, typer.Option("--set", metavar="ID=VALUE", help="Try one other number; may be given again.")
]
LawOption = Annotated[
    str | None, typer.Option("--law", metavar="DAY", help="Try the law of that day on every activity.")
]
EditionOption = Annotated[
    str | None, typer.Option("--edition", metavar="NAME", help="Try an edition, such as VD99, as it first stood.")
]
FileArgument = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="Activities, a CSV or a YAML file. Default: the bundled real ones."),
]
SupposeOption = Annotated[
    bool,
    typer.Option(
        "--suppose-structure",
        help="Suppose a division or two brigades where it is not told.",
    ),
]


class Told(msgspec.Struct, frozen=True):
    """The claims on activities that an audience may read, said by an instant, in the order of the file."""

    entries: tuple[Entry, ...]
    source: str

    @property
    def activities(self) -> list[Activity]:
        """Return the activities."""
        return [entry.record.body for entry in self.entries if isinstance(entry.record.body, Activity)]


def told_in(file: Path | None, instant: datetime, audience: Audience) -> Told:
    """Return the claims in a file, or the bundled ones; notifications stay out, for they change with the law."""
    records = example_activities() if file is None else read_activities(bytes_of(file), file.name)
    seen = (r for r in records if r.said <= instant and may_read(r, audience) and isinstance(r.body, Activity))
    entries = tuple(Entry(id=identify(record), record=record) for record in seen)
    return Told(entries, f"the bundled {EXAMPLE_NAME}" if file is None else file.name)


def load_in(told: Told, law: Law, instant: datetime, *, suppose: bool) -> Load:
    """Return the load of claims; `suppose` fills in the structure where it is not told."""
    activities = told.activities
    if suppose:
        activities = [
            msgspec.structs.replace(one, structure=one.structure or Structure.DIVISION) for one in activities
        ]
    return load_of(activities, law, instant)


def reforms_of(files: Iterable[Path], numbers: Iterable[str]) -> list[Reform]:
    """Return the reforms asked for by files and by `--set`; errors name the file or the words."""
    return [*(read_reform(file) for file in files), *(number_of(text) for text in numbers)]


def number_of(text: str) -> Reform:
    """Return the reform of one number, written ID=VALUE; InputError or SchemaError where it is not."""
    id_, equals, value = text.partition("=")
    if not equals:
        raise InputError("not a change to the law", where="--set", expected=SET_FORM, given=repr(text))
    return Reform(name=text, says=f"{id_} is {value}", values={id_: whole_number(value, f"--set {id_}")})


def tried(law: Law, reforms: list[Reform], day: str | None, edition: str | None) -> Law:
    """Return the law that is tried: of another day or edition where asked, then reformed; InputError if none."""
    if day and edition:
        raise InputError(
            "two laws to try at once",
            where="--law, --edition",
            expected="one of the two",
            given=f"{day}, {edition}",
        )
    if not (day or edition or reforms):
        raise InputError(
            "nothing to compare with",
            expected="--reform FILE, --set ID=VALUE, --law DAY or --edition NAME",
            given="none of them",
            next_step="detente exercises compare --set VD11/40.1.1/personnel=7500",
        )
    if day or edition:
        law = held(law, read_day(day, "--law") if day else _first_day(law, edition or ""))
    return law.reformed(*reforms) if reforms else law


def parties_on(day: date) -> tuple[str, ...]:
    """Return the participating States of a day, by id."""
    return tuple(sorted(load_forums().forum(MEMBERS).members_on(day)))


def _first_day(law: Law, edition: str) -> date:
    known = editions(law)
    if edition not in known:
        raise InputError(
            "no edition has that name",
            where="--edition",
            expected=" or ".join(known),
            given=edition,
            next_step=nearest(edition, known),
        )
    return known[edition]
