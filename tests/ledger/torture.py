"""Kill a writer at random points of one ledger, again and again: `python -m tests.ledger.torture DIR POINTS SEED`.

A child appends groups and names the ids of a group on a pipe only after `append` returned. Its parent kills it
with SIGKILL after a random time. What was named must be there, groups must be whole, the audit must be sound.
"""

from __future__ import annotations

import json
import os
import random
import re
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from detente.ledger import Ledger, verify
from detente.ledger.entries import read_entry
from detente.model.record import Record
from tests.ledger.made import LATE, activity, claim

LONGEST_LIFE_S = 0.04
LONGEST_OPENING_S = 10.0
OPENING = 4
"""One in so many is killed while it may still be opening the ledger; the others once they have opened it."""
AUDIT_EVERY = 50


def main(folder: Path, points: int, seed: int) -> None:
    """Print what was found, as JSON."""
    chance = random.Random(seed)
    Ledger.create(folder, "NO").close()
    named: set[str] = set()
    for point in range(points):
        named |= kill_once(folder, point, chance)
        with Ledger.open(folder) as ledger:
            seen = {read_entry(entry).id for entry in ledger.entries()}
            assert len(seen) == ledger.size
        assert named <= seen, f"lost at point {point}: {sorted(named - seen)}"
        if point % AUDIT_EVERY == 0:
            assert verify(folder).sound
    audit = verify(folder)
    print(
        json.dumps({"named": len(named), "size": audit.size, "sound": audit.sound, "whole": whole_groups(folder)})
    )


def kill_once(folder: Path, point: int, chance: random.Random) -> set[str]:
    """Return the ids that a writer named before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        append_for_ever(folder, point, writing)
    os.close(writing)
    text = b""
    if point % OPENING:
        select.select([reading], [], [], LONGEST_OPENING_S)
    end = time.monotonic() + chance.uniform(0, LONGEST_LIFE_S)
    while (left := end - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            text += os.read(reading, 1 << 16)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 1 << 16):
        text += more
    os.close(reading)
    # A last line cut off by the kill was not named in full.
    return {line for line in text.decode().split("\n")[:-1] if line}


def append_for_ever(folder: Path, point: int, writing: int) -> None:
    """Append groups of one to nine records until killed."""
    try:
        with Ledger.open(folder) as ledger:
            os.write(writing, b"\n")
            for group in range(10_000):
                count = 1 + (point + group) % 9
                records = [record(number, f"{point}.{group}.{number}.{count}") for number in range(count)]
                ids = ledger.append(records)
                os.write(writing, "".join(f"{id_}\n" for id_ in ids).encode())
    finally:
        os._exit(1)


def record(number: int, told: str) -> Record[Any]:
    """Return an activity or, for odd numbers, a personal claim; either tells which group it belongs to."""
    return claim(number, told) if number % 2 else activity(number, party=told)


def whole_groups(folder: Path) -> bool:
    """Return whether every group that is there at all is there with all its records."""
    sizes: dict[str, int] = {}
    found: Counter[str] = Counter()
    with Ledger.open(folder, read_only=True) as ledger:
        for entry in ledger.view(LATE).entries:
            body = entry.record.body
            told = entry.record.party if entry.record.kind == "exercise.activity" else body.fields.name
            point, group, _, count = re.findall(r"\d+", told)[:4]
            found[f"{point}.{group}"] += 1
            sizes[f"{point}.{group}"] = int(count)
    return found == Counter(sizes)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
