"""What it costs to record durably, to audit and to prove, against the bare library calls in the same run.

Bare: sign with PyNaCl and insert the signed bytes into a plain SQLite table, WAL and FULL, in the same groups.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

import msgspec
from nacl import bindings

from detente.ledger import Ledger, verify
from detente.ledger.merkle import leaf_hash, verify_inclusion
from detente.ledger.notes import Proof
from detente.model import canonical
from detente.model.exercise import Activity, Range
from detente.model.record import Record, Source, Span
from detente.model.time import whole_days
from detente.model.view import Audience

GROUP = 256
GROUPS = 40
ROUNDS = 3
LATE = datetime(2100, 1, 1, tzinfo=UTC)

Groups = list[list[Record[Activity]]]


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    rounds = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            rounds.append(one_round(Path(name)))
    found = {what: statistics.median(r[what] for r in rounds) for what in rounds[0]}
    count = GROUP * GROUPS
    ratio = found["append"] / found["bare append"]
    audit = found["audit"] / found["bare verify"]
    return [
        (f"durable records per CPU s, groups of {GROUP}", f"{1e6 / found['append']:,.0f}", ""),
        ("the same, bare sign + insert", f"{1e6 / found['bare append']:,.0f}", ""),
        ("durable record against bare sign + insert", f"{ratio:.2f} x", "1.25 x, later"),
        (f"wall time of a group of {GROUP}, 99th percentile", f"{found['group p99 ms']:.1f} ms", ""),
        (f"full audit per entry, {count:,} entries", f"{found['audit']:.0f} µs CPU", ""),
        ("full audit against bare signature verification", f"{audit:.2f} x", "1.1 x, later"),
        ("view, per entry", f"{found['view']:.1f} µs CPU", ""),
        ("durable held record", f"{found['append held']:.0f} µs CPU", ""),
        ("view of held records for their reader, per entry", f"{found['view held']:.1f} µs CPU", ""),
        ("inclusion proof, made", f"{found['prove']:.1f} µs CPU", "20 µs, later"),
        ("inclusion proof, verified", f"{found['verify proof']:.1f} µs CPU", "10 µs, later"),
    ]


def one_round(folder: Path) -> dict[str, float]:
    """Return microseconds of CPU per record of each step, in one fresh ledger."""
    groups = [[activity(GROUP * group + number) for number in range(GROUP)] for group in range(GROUPS)]
    found = appended(folder / "desk", groups)
    found |= held(folder / "held", groups)
    found |= bare(folder / "bare.sqlite3", groups)
    count = GROUP * GROUPS
    found["audit"] = cpu_us(lambda: verify(folder / "desk")) / count
    with Ledger.open(folder / "desk", read_only=True) as ledger:
        found["view"] = cpu_us(lambda: ledger.view(LATE)) / count
        indices = range(0, count, 7)
        found["prove"] = cpu_us(lambda: [ledger.prove(index) for index in indices]) / len(indices)
        proofs = [ledger.prove(index) for index in indices]
        found["verify proof"] = cpu_us(lambda: check_all(ledger, proofs)) / len(indices)
    return found


def check_all(ledger: Ledger, proofs: list[Proof]) -> None:
    """Check every proof against the root."""
    size, root = ledger.size, ledger.root()
    for proof in proofs:
        assert verify_inclusion(proof.index, size, leaf_hash(proof.extra), proof.path, root)


def appended(folder: Path, groups: Groups) -> dict[str, float]:
    """Return the cost of a durable record, and the slowest groups."""
    Ledger.create(folder, "NO").close()
    walls = []
    with Ledger.open(folder) as ledger:
        start = process_time()
        for group in groups:
            before = perf_counter()
            ledger.append(group)
            walls.append(perf_counter() - before)
        used = process_time() - start
    return {
        "append": used * 1e6 / (GROUP * len(groups)),
        "group p99 ms": statistics.quantiles(walls, n=100)[98] * 1e3,
    }


def held(folder: Path, groups: Groups) -> dict[str, float]:
    """Return the cost of a durable record that is held for a reader, and of the view that reader has."""
    every = [[msgspec.structs.replace(record, held_for=("NO",)) for record in group] for group in groups]
    count = GROUP * len(groups)
    with Ledger.create(folder, "NO") as ledger:
        used = cpu_us(lambda: [ledger.append(group) for group in every])
        seen = cpu_us(lambda: ledger.view(LATE, audience=Audience(("NO",))))
    return {"append held": used / count, "view held": seen / count}


def bare(path: Path, groups: Groups) -> dict[str, float]:
    """Return the cost of the bare library calls: sign and insert, and verify."""
    public, secret = bindings.crypto_sign_keypair()
    encoded = [[canonical.encode(record) for record in group] for group in groups]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE entries (position INTEGER PRIMARY KEY, entry BLOB)")
        start = process_time()
        for group in encoded:
            connection.execute("BEGIN")
            signed = ((None, bindings.crypto_sign(data, secret)) for data in group)
            connection.executemany("INSERT INTO entries VALUES (?, ?)", signed)
            connection.execute("COMMIT")
        used = process_time() - start
        rows = connection.execute("SELECT entry FROM entries").fetchall()
    count = GROUP * len(groups)
    verified = cpu_us(lambda: [bindings.crypto_sign_open(row[0], public) for row in rows])
    return {"bare append": used * 1e6 / count, "bare verify": verified / count}


def activity(number: int) -> Record[Activity]:
    """Return a declared activity of about 400 bytes."""
    return Record(
        kind="exercise.activity",
        party="RU",
        said=datetime(2022, 1, 12, tzinfo=UTC) + timedelta(seconds=number),
        happened=whole_days(date(2022, 1, 11)),
        body=Activity(name=f"Drill {number}", states=("RU",), hosts=("RU",), troops=Range(3000, 3000)),
        sources=(Source("ab" * 32, "text/plain", "report.txt", (Span(3, 9),)),),
    )


def cpu_us(call: Callable[[], object]) -> float:
    """Return the CPU time of a call in microseconds."""
    start = process_time()
    call()
    return (process_time() - start) * 1e6
