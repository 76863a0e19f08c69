"""Tables that other rooms derive from the log: in the same commit, caught up, dropped and derived again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from detente.ledger import Ledger, verify
from detente.ledger.derived import Derivation, Logged, Row, Table, Tables
from detente.model.errors import StorageError
from tests.ledger.made import activity
from tests.ledger.test_audit import database

SAID = Table("test_said", (("party", "text"), ("position", "integer"), ("id", "bytes"), ("to", "text")), key=2)
COUNT = Table("test_count", (("party", "text"), ("number", "integer")), key=1)
ONLY_KEY = Table("test_ids", (("id", "text"),), key=1)


def derive(stretch: Sequence[Logged], tables: Tables) -> None:
    """Keep who said what, in rows, in a count that reads itself, and in a table that is nothing but its key."""
    for entry in stretch:
        party = entry.record.party
        tables.put(SAID, [(party, entry.position, bytes.fromhex(entry.id), entry.key)])
        found = tables.rows(COUNT, (party,))
        tables.put(COUNT, [(party, 1 + (int(found[0][1]) if found else 0))])
        tables.put(ONLY_KEY, [(entry.id,), (entry.id,)])


QUEUES = Derivation("test", 1, (SAID, COUNT, ONLY_KEY), derive)


def content(ledger: Ledger, derivation: Derivation = QUEUES) -> list[list[Row]]:
    """Return all rows of the tables of a derivation."""
    return [ledger.tables(derivation).rows(table) for table in derivation.tables]


def test_tables_are_written_with_the_records(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO") as ledger, pytest.raises(StorageError, match="behind the log"):
        ledger.tables(QUEUES)
    with Ledger.open(tmp_path / "desk", derivations=[QUEUES]) as ledger:
        ids = ledger.append([activity(n, party="SE" if n % 3 else "RU") for n in range(9)])
        key = ledger.desk.key
        tables = ledger.tables(QUEUES)
        assert tables.rows(COUNT) == [("RU", 3), ("SE", 6)]
        assert tables.rows(SAID, ("RU",)) == [("RU", n, bytes.fromhex(ids[n]), key) for n in (0, 3, 6)]
        assert [row[1] for row in tables.rows(SAID, ("SE",), since=(4,), limit=2)] == [4, 5]
        assert [row[:2] for row in tables.rows(SAID, since=("RU", 6))][:2] == [("RU", 6), ("SE", 1)]
        assert [row[0] for row in tables.rows(ONLY_KEY)] == sorted(ids)
    with Ledger.open(tmp_path / "desk", read_only=True) as reader:
        assert reader.tables(QUEUES).rows(COUNT) == [("RU", 3), ("SE", 6)]
    assert verify(tmp_path / "desk").sound


def test_what_was_appended_without_them_is_caught_up(desk: Path) -> None:
    with Ledger.open(desk, derivations=[QUEUES]) as ledger:
        whole = content(ledger)
        assert len(whole[0]) == 5
    with Ledger.open(desk) as ledger:
        ledger.append([activity(n) for n in range(20, 700)])
    with Ledger.open(desk, read_only=True) as reader, pytest.raises(StorageError, match="behind the log"):
        reader.tables(QUEUES)
    with Ledger.open(desk, derivations=[QUEUES]) as ledger:
        caught_up = content(ledger)
        assert len(caught_up[0]) == 685
        ledger.rebuild()
        assert content(ledger) == caught_up
    assert verify(desk).sound


def test_another_form_is_derived_from_the_beginning(desk: Path) -> None:
    with Ledger.open(desk, derivations=[QUEUES]):
        pass
    newer = msgspec.structs.replace(QUEUES, version=2, tables=(SAID, COUNT))

    def without_ids(stretch: Sequence[Logged], tables: Tables) -> None:
        for entry in stretch:
            tables.put(COUNT, [(entry.record.party, entry.position)])
            tables.take(COUNT, [("EFE",)])

    newer = msgspec.structs.replace(newer, derive=without_ids)
    with Ledger.open(desk, derivations=[newer]) as ledger:
        assert content(ledger, newer) == [[], [("RU", 4)]]
        with pytest.raises(StorageError, match="behind the log"):
            ledger.tables(QUEUES)
    assert verify(desk).sound
    with database(desk) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'test_ids'").fetchall()


def test_a_derivation_that_fails_undoes_the_group(desk: Path) -> None:
    def failing(stretch: Sequence[Logged], tables: Tables) -> None:
        derive(stretch, tables)
        if any(entry.record.party == "XX" for entry in stretch):
            raise RuntimeError("a room that fails")

    broken = msgspec.structs.replace(QUEUES, derive=failing)
    with Ledger.open(desk, derivations=[broken]) as ledger:
        before = content(ledger)
        with pytest.raises(RuntimeError):
            ledger.append([activity(30, party="XX")])
    with Ledger.open(desk, derivations=[broken]) as ledger:
        assert ledger.size == 5
        assert content(ledger) == before
        assert ledger.append([activity(30)])
    assert verify(desk).sound


@pytest.mark.parametrize("statement", ["UPDATE derived SET form = 'x'", "DROP TABLE test_ids"])
def test_damaged_tables_are_found_and_derived_again(desk: Path, statement: str) -> None:
    with Ledger.open(desk, derivations=[QUEUES]) as ledger:
        before = content(ledger)
    with database(desk) as connection:
        connection.execute(statement)
    assert [problem.where for problem in verify(desk).problems] == ["ledger.sqlite3"]
    with Ledger.open(desk, derivations=[QUEUES]) as ledger:
        ledger.rebuild()
        assert content(ledger) == before
    assert verify(desk).sound


def test_tables_that_have_seen_more_than_there_is_are_derived_again(desk: Path) -> None:
    with Ledger.open(desk, derivations=[QUEUES]) as ledger:
        before = content(ledger)
    with database(desk) as connection:
        connection.execute("UPDATE derived SET through = 99")
        connection.execute("DELETE FROM test_said")
    with Ledger.open(desk, derivations=[QUEUES]) as ledger:
        assert content(ledger) == before


@pytest.mark.parametrize(
    ("name", "columns", "key"),
    [
        ("entries", (("a", "text"),), 1),
        ("Upper", (("a", "text"),), 1),
        ('x"; DROP', (("a", "text"),), 1),
        ("room", (("a b", "text"),), 1),
        ("room", (("a", "text"), ("a", "text")), 1),
        ("room", (("a", "float"),), 1),
        ("room", (("a", "text"),), 0),
        ("room", (("a", "text"),), 2),
        ("room", (), 0),
    ],
)
def test_what_cannot_be_a_table_is_refused(name: str, columns: tuple[tuple[str, str], ...], key: int) -> None:
    with pytest.raises(ValueError, match="table"):
        Table(name, columns, key)
