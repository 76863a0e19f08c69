"""What a record held for named readers must say of itself, and errors that do not repeat its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from detente.model.errors import InputError, SchemaError
from detente.model.kinds import kind_named
from detente.model.record import DESK, PARTY_ID, Marking, PartyId, Record

_ID = re.compile(PARTY_ID)
NOT_SHOWN = "a held record, whose words are not repeated here"


def demand_readers(record: Record[Any]) -> None:
    """Raise SchemaError unless a record names its readers as it must: sorted, each once, and wherever it is due.

    TLP:RED is for the named recipients only (TLP 2.0), so a record under it names them. So does a note of a
    fallback or of a confidence.
    """
    held = record.held_for
    if held and held != tuple(sorted(set(held))):
        raise SchemaError(
            "readers out of order, or named twice",
            where="field held_for",
            expected="register ids, each once, in the order of their letters (capitals first)",
            given=", ".join(held),
            next_step=f"write them as {', '.join(sorted(set(held)))}",
        )
    if held:
        return
    kind = kind_named(record.kind)
    if record.marking is Marking.RED:
        raise _nobody_named("a record under TLP:RED that names no reader")
    if record.body is not None and kind.always_held(record.body):
        raise _nobody_named("a note in confidence that names no reader")


def read_readers(text: str, where: str) -> tuple[PartyId, ...]:
    """Return the readers that a cell names, ids parted by `|`, sorted; SchemaError where one cannot be an id."""
    readers = sorted({part.strip() for part in text.split("|") if part.strip()})
    for reader in readers:
        if not _ID.fullmatch(reader):
            raise SchemaError(
                "a reader that cannot be an id",
                where=where,
                expected=f"register ids such as NO (Norway), or {DESK}; letters, digits, dot, hyphen, underscore",
                given=repr(reader[:80]),
            )
    return tuple(readers)


def _nobody_named(problem: str) -> SchemaError:
    return SchemaError(
        problem,
        where="field held_for",
        expected="the ids of the only parties that may read it",
        given="nobody, which would share it with all",
        next_step=f'name them: "held_for":["NO"], or "held_for":["{DESK}"] for the desk alone',
    )


@contextmanager
def unquoted(*, held: bool) -> Iterator[None]:
    """Raise what goes wrong with a held record without the words given; of other records, as it is."""
    try:
        yield
    except InputError as problem:
        if not held:
            raise
        words = {name: getattr(problem, name) for name in ("expected", "where", "paragraph")}
        raise type(problem)(problem.problem, given=NOT_SHOWN, **words) from None
