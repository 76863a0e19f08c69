"""A durable record: CPU and waiting time, beside the bare calls and the floor of the disk.

Bare: sign (and verify) with PyNaCl, insert the signed bytes into a plain SQLite table, WAL and FULL, in the same
groups. Floor: write and fsync as many bytes as such a group has. All in the same run.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from nacl import bindings

from benchmarks.exercise_tables import JUDGES
from benchmarks.ledger import GROUP, activity
from detente.ledger import Ledger, verify
from detente.ledger.merkle import leaf_hash, verify_inclusion
from detente.ledger.prepare import Signed
from detente.ledger.queue import Queue
from detente.ledger.signing import secret_key
from detente.model import canonical

GROUPS = 24
ROUNDS = 3
THREADS = 64
ENTRY_BYTES = 650
RIVAL = Path(__file__).parent / "rival_pymerkle.py"
PEER = secret_key("desk.invalid/peer")

Found = dict[str, float]


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    rounds = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            rounds.append(one_round(Path(name)))
    found = {what: statistics.median(r[what] for r in rounds) for what in rounds[0]}
    rows = [
        _cost("a record signed here, groups of 256", found["own"], found["bare sign + insert"], "1.25 x"),
        _cost("a record another desk signed, verified", found["foreign"], found["bare all"], "1.25 x"),
        _cost(f"{THREADS} threads, one record at a time", found["queued"], found["bare sign + insert"], ""),
        ("durable record: bare sign + insert, sign + verify + insert", _bare(found), ""),
    ]
    waits = [
        ("floor: write and fsync of a group's bytes", "floor", ""),
        ("plain SQLite rows, a group of 256", "rows", ""),
        ("ledger, a group of 256", "group", "p99 under 10 ms"),
        (f"ledger, {THREADS} threads, from submit to durable", "wait", ""),
    ]
    rows += [
        (f"wall, {what}", f"{found[w]:.1f} ms, p99 {found[f'{w} p99']:.1f} ms", goal) for what, w, goal in waits
    ]
    return rows + rival()


def _cost(what: str, cost: float, bare: float, goal: str) -> tuple[str, str, str]:
    return f"durable record: {what}", f"{cost:.1f} µs CPU, {cost / bare:.2f} x bare", goal


def _bare(found: Found) -> str:
    return f"{found['bare sign + insert']:.1f} and {found['bare all']:.1f} µs CPU"


def rival() -> list[tuple[str, str, str]]:
    """Return the line of pymerkle, which neither signs nor looks for doubles, where the judges have it."""
    with tempfile.TemporaryDirectory() as name:
        work = [str(JUDGES / "python"), str(RIVAL), f"{name}/tree", str(GROUP * GROUPS), str(ENTRY_BYTES)]
        try:
            told = subprocess.run(work, capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return [("rival: pymerkle", "not in the judges' environment", "")]
    found = json.loads(told)
    costs = f"{found['append']:.0f} µs append, {found['prove']:.0f} µs prove, {found['verify']:.0f} µs verify"
    return [("rival: pymerkle, unsigned entries, groups of 256", f"{costs}, CPU", "")]


def one_round(folder: Path) -> Found:
    """Return microseconds of CPU for a record, and milliseconds of waiting, of each way."""
    records = [[activity(GROUP * group + number) for number in range(GROUP)] for group in range(GROUPS)]
    encoded = [[canonical.encode(record) for record in group] for group in records]
    signed = [[Signed(PEER.public.id, data, PEER.sign_record(data)) for data in group] for group in encoded]
    keys = {PEER.public.id: PEER.public}
    found: Found = {}
    with Ledger.create(folder / "own", "NO") as ledger:
        found |= spent("own", "group", ledger.append, records)
    with Ledger.create(folder / "foreign", "NO") as ledger:
        found |= spent("foreign", "", lambda group: ledger.append_signed(group, keys), signed)
    with Ledger.create(folder / "queued", "NO") as ledger, Queue(ledger) as queue:
        found |= queued(queue, [record for group in records for record in group])
    with closing(plain(folder / "bare")) as connection:
        found |= spent("bare sign + insert", "", lambda group: insert(connection, map(_signed, group)), encoded)
    with closing(plain(folder / "checked")) as connection:
        found |= spent("bare all", "", lambda group: insert(connection, map(_verified, group)), signed)
    with closing(plain(folder / "rows")) as connection:
        entries = [[bytes(ENTRY_BYTES)] * GROUP] * GROUPS
        found |= spent("", "rows", lambda group: insert(connection, group), entries)
    return found | floor(folder / "floor")


def spent(cpu: str, wall: str, work: Callable[[Any], object], groups: list[Any]) -> Found:
    """Return what work on every group costs, under these names."""
    walls, begun = [], process_time()
    for group in groups:
        before = perf_counter()
        work(group)
        walls.append(perf_counter() - before)
    return {cpu: (process_time() - begun) * 1e6 / (GROUP * len(groups))} | waited(wall, walls)


def waited(name: str, walls_s: list[float]) -> Found:
    """Return the median and the 99th percentile in milliseconds."""
    return {
        name: statistics.median(walls_s) * 1e3,
        f"{name} p99": statistics.quantiles(walls_s, n=100, method="inclusive")[98] * 1e3,
    }


def queued(queue: Queue, records: list[Any]) -> Found:
    """Return the cost of records that many threads append one at a time."""
    walls = []

    def one(record: Any) -> None:
        before = perf_counter()
        queue.append([record])
        walls.append(perf_counter() - before)

    begun = process_time()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(one, records))
    return {"queued": (process_time() - begun) * 1e6 / len(records)} | waited("wait", walls)


def plain(path: Path) -> sqlite3.Connection:
    """Return a plain table in a new file, WAL and FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE entries (position INTEGER PRIMARY KEY, entry BLOB)")
    return connection


def insert(connection: sqlite3.Connection, rows: Iterable[bytes]) -> None:
    """Insert rows as one transaction."""
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO entries VALUES (NULL, ?)", ((row,) for row in rows))
    connection.execute("COMMIT")


def _signed(data: bytes) -> bytes:
    return bindings.crypto_sign(data, PEER.pair)


def _verified(signed: Signed) -> bytes:
    assert PEER.public.verifies_record(signed.record, signed.signature)
    return _signed(signed.record)


def floor(path: Path) -> Found:
    """Return how long the disk takes to write and sync the bytes of a group at the end of a file."""
    walls = []
    with path.open("wb", buffering=0) as file:
        for _ in range(GROUPS * 2):
            before = perf_counter()
            file.write(bytes(GROUP * ENTRY_BYTES))
            os.fsync(file.fileno())
            walls.append(perf_counter() - before)
    return waited("floor", walls)


def large(folder: Path, count: int) -> None:
    """Print what a ledger of so many records costs: `python -m benchmarks.ledger_durable FOLDER COUNT`."""
    begun = process_time()
    with Ledger.create(folder / "desk", "NO") as ledger:
        for start in range(0, count, GROUP):
            ledger.append([activity(number) for number in range(start, min(count, start + GROUP))])
    print(f"{count:,} records: {(process_time() - begun) * 1e6 / count:.1f} µs CPU each, records made included")
    with Ledger.open(folder / "desk", read_only=True) as ledger:
        places = range(0, count, max(1, count // 10_000))
        begun = process_time()
        proofs = [ledger.prove(place) for place in places]
        print(f"prove: {(process_time() - begun) * 1e6 / len(proofs):.1f} µs CPU")
        size, root, leaves = ledger.size, ledger.root(), [leaf_hash(proof.extra) for proof in proofs]
        begun = process_time()
        for proof, leaf in zip(proofs, leaves, strict=True):
            assert verify_inclusion(proof.index, size, leaf, proof.path, root)
        print(f"verify a proof: {(process_time() - begun) * 1e6 / len(proofs):.1f} µs CPU")
    begun = process_time()
    verify(folder / "desk").demand()
    print(f"audit: {process_time() - begun:.1f} s CPU")
    print(
        f"files: {sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / count:.0f} bytes each"
    )


if __name__ == "__main__":
    large(Path(sys.argv[1]), int(sys.argv[2]))
