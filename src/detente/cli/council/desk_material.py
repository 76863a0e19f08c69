"""What papers and calendars are made of, read from a desk: the dialogue, positions, issues, names, members."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from detente.brief.papers import Material
from detente.cli.audience import view_for
from detente.cli.council.material import agenda_of
from detente.cli.gather import forums_of
from detente.cli.registers import register_of
from detente.domains.council.dialogue import dialogue
from detente.ledger import Ledger
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.register import Register
from detente.model.review import reviewed
from detente.model.time import read_instant
from detente.model.view import Audience, Entry


class DeskRead(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a desk: the material, its entries (`standing`: those not taken back), the register."""

    material: Material
    every: tuple[Entry, ...]
    standing: tuple[Entry, ...]
    register: Register


def read_desk(
    desk: Path | None,
    as_of: str | None,
    *,
    audience: Audience,
    members: str | None = None,
    issues: Path | None = None,
) -> DeskRead:
    """Return what a desk holds as of an instant; InputError where no desk is named or a member is unknown.

    Only what the audience may read is in it. `members` None: who is of a forum on the day is as its file says.
    """
    if desk is None:
        raise InputError(
            "no desk to read from",
            expected="--desk DIR",
            given="no --desk",
            next_step="make one with: detente desk init DIR",
        )
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC).replace(microsecond=0)
    with Ledger.open(desk, read_only=True) as ledger:
        whole, named = view_for(ledger, audience, instant), {ledger.party: ledger.desk.name}
        view = reviewed(whole.standing(ledger.party))
    register, positions = register_of(desk), tuple(view.of_kind("council.position"))
    forums, table = forums_of(desk), _members(members, register, view.entries)

    def seats(forum: str) -> tuple[str, ...]:
        known = forums.get(forum)
        return table or (tuple(sorted(known.members_on(instant.date()))) if known else ())

    material = Material(
        dialogue=dialogue(view),
        positions=positions,
        issues=agenda_of(desk, issues).issues,
        name=_names(register, named),
        members=seats,
        as_of=instant,
        desk=next(iter(named.values())),
    )
    return DeskRead(material=material, every=whole.entries, standing=view.entries, register=register)


def _names(register: Register, named: dict[str, str]) -> Callable[[str], str]:
    def name(id_: str) -> str:
        return register.name(id_) if register.party(id_) else named.get(id_, id_)

    return name


def _members(members: str | None, register: Register, standing: tuple[Entry, ...]) -> tuple[str, ...]:
    """Return the ids behind a list with commas; a party that neither register nor desk knows is an error."""
    given = [part.strip() for part in (members or "").split(",") if part.strip()]
    heard = {entry.record.party for entry in standing}
    found = [register.id_of(word) for word in given]
    for word, id_ in zip(given, found, strict=True):
        if id_ not in heard and register.party(id_) is None:
            raise unknown_party(word, "--members", (*heard, *register.by_form))
    return tuple(dict.fromkeys(found))


def unknown_party(given: str, where: str, known: Iterable[str]) -> InputError:
    """Return the error for a party that nobody knows, with those that are near."""
    return InputError(
        "a party that nobody knows",
        where=where,
        expected="the id or the name of a party of the register, or the id of one on this desk",
        given=repr(given),
        next_step=nearest(given, sorted(known)),
    )
