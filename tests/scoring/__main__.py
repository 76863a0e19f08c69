"""Print how well reports are read: `python -m tests.scoring FOLDER ...`; -v names each difference."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from detente.domains.reports import read, to_json
from detente.sources.english import english
from detente.sources.register import load_register
from detente.sources.report_text import read_report
from tests.scoring.score import (
    KINDS,
    Data,
    Tally,
    _matches,
    _of,
    boilerplate_characters,
    document_right,
    score,
    span_errors,
    table,
)


def samples(folders: list[Path]) -> Iterator[tuple[Path, Data]]:
    """Yield each annotated report of the folders with its annotations."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            gold = path.with_suffix("").with_suffix(".gold.json")
            if gold.is_file():
                yield path, json.loads(gold.read_text(encoding="utf-8"))


def main(words: list[str]) -> None:
    """Read every sample and print the table; the day of publication is the annotated day of the dateline."""
    verbose = "-v" in words
    pipeline, register = english(), load_register()
    total = {kind: Tally() for kind in KINDS}
    cut = Tally()
    fields: list[bool] = []
    for path, gold in samples([Path(word) for word in words if word != "-v"]):
        text = read_report(path)
        day = gold["doc"].get("dateline_date")
        reading = json.loads(to_json(read(text, register, pipeline, date.fromisoformat(day) if day else None)))
        print(
            f"{path.stem}: span errors {len(span_errors(text.raw, reading))}, "
            f"document {document_right(gold, reading)}"
        )
        for kind, tally in score(gold, reading).items():
            total[kind].add(tally)
            if verbose:
                _differences(kind, gold, reading)
        cut.add(boilerplate_characters(gold, reading))
        fields += document_right(gold, reading).values()
    for row in table(total):
        print("  ".join(f"{cell:<28}" for cell in row))
    print(f"document fields right: {sum(fields)} of {len(fields)}; boilerplate F1 {cut.f1()}")


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
