"""Print how far two annotations of the same reports agree, by the scorer of readings.

    python -m tests.scoring.agreement FOLDER FOLDER

The first folder counts as annotated, the second as read; both hold `<name>.gold.json` of the same names.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.scoring.folder import Scored
from tests.scoring.score import KINDS, Tally, boilerplate_characters, document_right, field_rows, score, table


def agreement(first: Path, second: Path) -> Scored:
    """Return the score of the second annotation of each report against the first; ValueError if one is missing."""
    names = [{path.name for path in folder.glob("*.gold.json")} for folder in (first, second)]
    if not names[0] or names[0] != names[1]:
        raise ValueError(f"not the same reports: {sorted(names[0] ^ names[1]) or 'none in either folder'}")
    scored = Scored({kind: Tally() for kind in KINDS}, Tally(), [], [])
    for name in sorted(names[0]):
        one, other = (json.loads((folder / name).read_text(encoding="utf-8")) for folder in (first, second))
        for kind, tally in score(one, other).items():
            scored.tallies[kind].add(tally)
        scored.boilerplate.add(boilerplate_characters(one, other))
        scored.document += document_right(one, other).values()
    return scored


def main(first: str, second: str) -> None:
    """Print the table of agreement, and each key field by itself."""
    scored = agreement(Path(first), Path(second))
    for row in (*table(scored.tallies), *field_rows(scored.tallies)):
        print("  ".join(f"{cell:<28}" for cell in row))
    print(f"document fields alike: {sum(scored.document)} of {len(scored.document)}")
    print(f"boilerplate F1: {scored.boilerplate.f1()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
