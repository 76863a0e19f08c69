"""Print how well reports are read: `python -m tests.scoring FOLDER ...`; -v names each difference,
--fields counts the key fields that are right in the records matched."""

from __future__ import annotations

import sys
from pathlib import Path

from detente.sources.english import english
from detente.sources.register import load_register
from tests.domains.reports.invented import REGISTER
from tests.scoring.folder import reading_of, samples, score_folder
from tests.scoring.score import KINDS, Data, _matches, _of, field_rows, table

OWN = Path(__file__).parent.parent / "domains" / "reports" / "samples"


def main(words: list[str]) -> None:
    """Print the table of each folder; one with invented States of its own is read with them in the register."""
    pipeline = english()
    for folder in (Path(word).resolve() for word in words if not word.startswith("-")):
        own = next((f for f in (folder, folder.parent) if (f / "registers").is_dir()), folder) / "registers"
        register = REGISTER if folder == OWN.resolve() else load_register(*([own] if own.is_dir() else []))
        if "-v" in words:
            for path, gold in samples(folder):
                print(path.stem)
                for kind in KINDS:
                    _differences(kind, gold, reading_of(path, gold, register, pipeline))
        scored = score_folder(folder, register, pipeline)
        for row in table(scored.tallies):
            print("  ".join(f"{cell:<28}" for cell in row))
        for row in field_rows(scored.tallies) if "--fields" in words else ():
            print("  ".join(f"{cell:<28}" for cell in row))
        print(f"document fields right: {sum(scored.document)} of {len(scored.document)}")
        print(f"boilerplate F1: {scored.boilerplate.f1()}; span errors: {len(scored.span_errors)}")


def _differences(kind: str, gold: Data, reading: Data) -> None:
    known, found = _of(gold, kind), _of(reading, kind)
    pairs = list(_matches(kind, known, found))
    for one in known:
        if not any(one is a for a, _ in pairs):
            print("   missed ", one["id"], one["text"][:90], one["fields"])
    for one in found:
        if not any(one is b for _, b in pairs):
            print("   too much", one["id"], one["text"][:90], one["fields"], one.get("rule"))
    for a, b in pairs:
        differing = {
            k: (a["fields"].get(k), b["fields"].get(k))
            for k in {*a["fields"], *b["fields"]}
            if a["fields"].get(k) != b["fields"].get(k)
            and not k.endswith(("span", "spans", "inferred", "forms", "told_by"))
        }
        if differing:
            print("   differs ", a["id"], b["id"], differing)


if __name__ == "__main__":
    main(sys.argv[1:])
