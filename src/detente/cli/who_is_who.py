"""`detente reports register`: who held which office on a day, and what does not fit in a register."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from detente.agreements.place_loading import load_disputed
from detente.cli.registers import RegisterOption, register_of
from detente.cli.show import print_json, say
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.gazetteer import Place
from detente.model.register import Holder, Party, Register, in_being, names_of
from detente.model.register_doubts import doubts, gaps
from detente.model.time import read_day

SCHEMA, CHECK_SCHEMA = "detente-register/1", "detente-register-check/1"
WIDE = 160
BAD_INPUT = 2

Matches = Callable[[Iterable[str]], bool]


class Asked(msgspec.Struct, frozen=True):
    """What of the register is shown: the day (None: every day), the party, and the words a name must hold."""

    on: date | None
    party: str
    words: str


class Seen(msgspec.Struct, frozen=True):
    """The rows of the register that are shown; parties and places only where a name was looked for."""

    holders: tuple[Holder, ...]
    parties: tuple[Party, ...]
    places: tuple[Place, ...]


def register(
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Who held an office that day. Default: today; with --find, ever."),
    ] = None,
    party: Annotated[str, typer.Option(metavar="ID", help="Only this party and those that speak for it.")] = "",
    find: Annotated[
        str, typer.Option(metavar="NAME", help="Only persons, parties and places with this name.")
    ] = "",
    folders: RegisterOption = None,
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="Take this desk's own register on top.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Look for what does not fit; exit 2 if there is anything.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show who held which office on a day, as far as the register knows; or check a register of your own.

    The register is written from memory where its mark says so: a help to the reader, no evidence.
    """
    day = read_day(on, "--on") if on else None
    known = register_of(desk, folders)
    for sentence in known.corrections:
        say(f"note: {sentence}")
    if check:
        _check(known, as_json=as_json)
        return
    asked = Asked(day or (None if find else datetime.now(UTC).date()), _party_id(known, party), find)
    seen = _seen(known, asked)
    if as_json:
        print_json(_as_json(seen, asked))
    else:
        _print(seen, asked, known)


def _party_id(known: Register, named: str) -> str:
    if not named:
        return ""
    found = known.party_named(named)
    if found is None:
        raise InputError(
            "no such party",
            where="--party",
            expected="the id, the name or a form of a party in the register, as RU, Norway or NATO",
            given=repr(named),
            next_step=nearest(named, known.by_form),
        )
    return found.id


def _seen(known: Register, asked: Asked) -> Seen:
    named = _named(asked.words)

    def of_party(id_: str) -> bool:
        return not asked.party or asked.party in (id_, known.side(id_))

    holders = (h for h in known.holders_at(asked.on) if of_party(h.party) and named((h.person, *h.forms)))
    if not asked.words:
        return Seen(tuple(holders), (), ())
    parties = (p for p in known.parties if of_party(p.id) and in_being(p, asked.on) and named(names_of(p)))
    places = (p for p in known.places if not asked.party and named((p.name, *p.forms)))
    return Seen(tuple(holders), tuple(parties), tuple(places))


def _named(words: str) -> Matches:
    """Return whether one of some names holds all of these words, capitals and accents not counted."""
    wanted = _plain(words).split()
    return lambda names: not wanted or any(_holds(_plain(name).split(), wanted) for name in names)


def _holds(name: list[str], wanted: list[str]) -> bool:
    return any(name[at : at + len(wanted)] == wanted for at in range(len(name) - len(wanted) + 1))


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words.replace("-", " ").casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _print(seen: Seen, asked: Asked, known: Register) -> None:
    console = Console(width=None if Console().is_terminal else WIDE, highlight=False, markup=False, emoji=False)
    when = f"on {asked.on}" if asked.on else "on any day"
    if not any((seen.holders, seen.parties, seen.places)):
        console.print(f"Nothing of that in the register {when}.")
        return
    for title, columns, rows in _tables(seen, known):
        drawn = Table(title=f"{title} {when}", title_justify="left")
        for column in columns:
            drawn.add_column(column, overflow="fold")
        for row in rows:
            drawn.add_row(*row)
        if drawn.row_count:
            console.print(drawn)
    console.print("M: from memory of the public record, M?: doubtful. An empty end: no end is known.")


def _tables(seen: Seen, known: Register) -> Iterator[tuple[str, tuple[str, ...], Iterator[tuple[str, ...]]]]:
    yield (
        "Offices",
        ("Party", "Office", "Person", "Since", "Until", "Mark"),
        (
            (known.name(h.party), h.office, h.person, h.since_text, h.until_text, h.certainty.value)
            for h in seen.holders
        ),
    )
    yield (
        "Parties",
        ("Id", "Name", "Type", "Speaks for", "Also called", "Mark"),
        (
            (p.id, p.name, p.type, known.name(p.side) if p.side else "", ", ".join(p.forms), p.certainty.value)
            for p in seen.parties
        ),
    )
    yield (
        "Places",
        ("Id", "Name", "Kind", "Lies in", "Also called", "Mark"),
        ((p.id, p.name, p.kind, _lies_in(p, known), ", ".join(p.forms), p.certainty.value) for p in seen.places),
    )


def _lies_in(place: Place, known: Register) -> str:
    if place.disputed is None:
        return ", ".join(map(known.name, place.states))
    return f"disputed: {', '.join(_claimants(place))}"


def _claimants(place: Place) -> list[str]:
    """Return who claims a disputed place, as its own file says."""
    return [claim.name for one in load_disputed() if one.id == place.disputed for claim in one.claimants]


def _as_json(seen: Seen, asked: Asked) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "on": asked.on,
        "party": asked.party or None,
        "find": asked.words or None,
        "holders": [
            {
                "office": h.office_id,
                "office_name": h.office,
                "party": h.party,
                "person": h.person,
                "forms": h.forms,
                "since": h.since_text,
                "until": h.until_text or None,
                "source": h.source,
                "certainty": h.certainty,
            }
            for h in seen.holders
        ],
        "parties": seen.parties,
        "places": [{**msgspec.structs.asdict(p), "claimants": _claimants(p)} for p in seen.places],
    }


def _check(known: Register, *, as_json: bool) -> None:
    """Print what does not fit, and where nobody is known; exit 2 if anything does not fit."""
    found, open_times = list(doubts(known)), list(gaps(known))
    rows = {name: len(getattr(known, name)) for name in ("parties", "offices", "holders", "places")}
    if as_json:
        print_json(
            {
                "schema": CHECK_SCHEMA,
                "rows": rows,
                "doubts": found,
                "gaps": open_times,
                "corrections": known.corrections,
            }
        )
    else:
        _print_check(rows, [f"{one.kind}: {one.says}" for one in found], len(open_times))
    if found:
        raise typer.Exit(BAD_INPUT)


def _print_check(rows: dict[str, int], found: list[str], open_times: int) -> None:
    typer.echo(", ".join(f"{count:,} {name}" for name, count in rows.items()))
    for sentence in found:
        typer.echo(sentence)
    typer.echo(f"{len(found)} things that do not fit; {open_times} times between two holders with nobody known.")
