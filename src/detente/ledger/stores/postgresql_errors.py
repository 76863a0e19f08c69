"""What PostgreSQL refuses, as errors of the ledger: faults of server, disk and network, or damage."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from detente.model.errors import IntegrityError, LedgerError, StorageError

_REFUSALS = {
    "53100": "the disk is full",
    "53": "the server has no room or no connection left",
    "25006": "the ledger may not be written",
    "42501": "the ledger may not be read or written by this user",
    "28": "the server does not admit this user",
    "3D": "there is no such database",
    "55P03": "another process is writing to this ledger",
    "40": "another process is writing to this ledger",
    "57": "the server ended the connection",
    "08": "the server cannot be reached",
    "58": "the disk refuses to read or write",
}
"""By SQLSTATE, or the class that is its first two characters (PostgreSQL, appendix A)."""


@contextlib.contextmanager
def refusals(where: str) -> Iterator[None]:
    """Turn what the server refuses into a LedgerError that names the address."""
    try:
        yield
    except Exception as problem:
        # psycopg is an extra: its errors are known by their package, so that this file needs no import of it.
        if not type(problem).__module__.startswith("psycopg"):
            raise
        raise _refused(where, problem) from problem


def _refused(where: str, problem: Exception) -> LedgerError:
    state = getattr(problem, "sqlstate", None)
    given = str(problem).strip().partition("\n")[0]
    if state is None:
        told: str | None = "the server cannot be reached"
    else:
        told = _REFUSALS.get(state) or _REFUSALS.get(state[:2])
    if told:
        return StorageError(
            told,
            where=where,
            expected="a server that answers, with room, and a user who may write this schema",
            given=given,
            next_step="nothing was recorded unless it was said so; check server, address and user, then open anew",
        )
    return IntegrityError(
        "the ledger's database is damaged",
        where=where,
        expected="the tables that Détente wrote",
        given=given,
        next_step="keep the database as evidence, restore a backup, and run: detente ledger verify",
    )
