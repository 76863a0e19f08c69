"""Another implementation of the tree agrees: pymerkle (GPL, a process of the judges) finds our roots and paths."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from detente.ledger import Ledger
from tests.ledger.made import activity

SIZES = (1, 2, 3, 7, 255, 256, 257, 300)
JUDGE = """
import json, sys
from pymerkle import InmemoryTree
sizes, entries = json.load(sys.stdin)
tree = InmemoryTree()
tree.append_entries([entry.encode() for entry in entries])
proofs = {size: [tree.prove_inclusion(index + 1, size).serialize()["path"] for index in (0, size // 2, size - 1)]
          for size in sizes}
print(json.dumps({size: [tree.get_root(size).hex(), proofs[size]] for size in sizes}))
"""


def test_roots_and_proofs_are_the_same(judges: Path, tmp_path: Path) -> None:
    """Its paths begin with the hash of the leaf itself; ours leave it to the reader to compute."""
    if subprocess.run([judges / "python", "-c", "import pymerkle"], capture_output=True, check=False).returncode:
        pytest.skip("no pymerkle among the judges (run: make judges)")
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        ours = {}
        for size in SIZES:
            ledger.append([activity(n) for n in range(ledger.size, size)])
            paths = [[step.hex() for step in ledger.prove(i).path] for i in (0, size // 2, size - 1)]
            ours[str(size)] = [ledger.root().hex(), paths]
        entries = [entry.decode() for entry in ledger.entries()]
    told = subprocess.run(
        [judges / "python", "-c", JUDGE],
        input=json.dumps([SIZES, entries]),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    theirs = {size: [root, [path[1:] for path in paths]] for size, (root, paths) in json.loads(told).items()}
    assert theirs == ours
