"""What pymerkle (GPL, so run as a process of the judges) takes for the same entries: append and prove.

`python rival_pymerkle.py FILE COUNT BYTES` prints JSON: microseconds of CPU per append, proof and check.
"""

from __future__ import annotations

import json
import os
import sys
from time import process_time

from pymerkle import SqliteTree, verify_inclusion

EVERY = 7
GROUP = 256


def main(path: str, count: int, size: int) -> None:
    entries = [number.to_bytes(8, "big") + os.urandom(size - 8) for number in range(count)]
    with SqliteTree(path) as tree:
        tree.con.execute("PRAGMA journal_mode=WAL")
        tree.con.execute("PRAGMA synchronous=FULL")
        begun = process_time()
        for start in range(0, count, GROUP):
            tree.append_entries(entries[start : start + GROUP])
        appended = process_time()
        root = tree.get_root()
        proofs = [tree.prove_inclusion(index) for index in range(1, count, EVERY)]
        proved = process_time()
        for index, proof in zip(range(1, count, EVERY), proofs, strict=True):
            verify_inclusion(tree.get_leaf(index), root, proof)
        checked = process_time()
    found = {
        "append": (appended - begun) / count,
        "prove": (proved - appended) / len(proofs),
        "verify": (checked - proved) / len(proofs),
    }
    print(json.dumps({what: seconds * 1e6 for what, seconds in found.items()}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
