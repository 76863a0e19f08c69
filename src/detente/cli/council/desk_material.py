"""What papers and calendars are made of, read from a desk: the dialogue, positions, issues, names, members."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from detente.brief.papers import Material
from detente.cli.council.material import issues_of
from detente.domains.council.dialogue import Dialogue, dialogue, standing_entries
from detente.ledger import Ledger
from detente.model.council import Issue
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.register import Register
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.register import load_register


class DeskRead(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a desk: the material, its entries (`standing`: those not taken back), the register."""

    material: Material
    every: tuple[Entry, ...]
    standing: tuple[Entry, ...]
    register: Register


def read_desk(
    desk: Path | None, as_of: str | None, *, members: str | None = None, issues: Path | None = None
) -> DeskRead:
    """Return what a desk holds as of an instant; InputError where no desk is named or a member is unknown.

    Without a file of issues those of the bundled example are known, as far as the desk names them.
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
        view, named = ledger.view(instant), {ledger.party: ledger.desk.name}
    register, told, standing = load_register(), dialogue(view), tuple(standing_entries(view))
    positions = tuple(entry for entry in standing if entry.record.kind == "council.position")
    table = _members(members, register, standing)
    material = Material(
        dialogue=told,
        positions=positions,
        issues=issues_of(issues) if issues else _named(issues_of(None), told, positions),
        name=_names(register, named),
        members=lambda _: table,
        as_of=instant,
        desk=next(iter(named.values())),
    )
    return DeskRead(material=material, every=view.entries, standing=standing, register=register)


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


def _named(issues: tuple[Issue, ...], told: Dialogue, positions: tuple[Entry, ...]) -> tuple[Issue, ...]:
    """Return the issues that something on the desk names."""
    named = {entry.record.body.issue for entry in positions if entry.record.body}
    for document in told.documents.values():
        named.update(issue for article in document.tabled.articles for issue in article.issues)
    for meeting in told.meetings.values():
        named.update(issue for item in meeting.items for issue in item.step.body.issues)
        named.update(issue for step in meeting.statements for issue in step.body.issues)
    return tuple(issue for issue in issues if issue.id in named)
