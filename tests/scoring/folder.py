"""Scores a folder of annotated reports: every `<name>.txt` that has a `<name>.gold.json` beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from detente.domains.reports import read, to_json
from detente.model.register import Register
from detente.sources.report_text import read_report
from tests.scoring.score import (
    KINDS,
    Data,
    Tally,
    boilerplate_characters,
    day_of_report,
    document_right,
    score,
    span_errors,
)


class Scored(msgspec.Struct):
    """What all reports of a folder come to. `document` holds one truth for each field of each report."""

    tallies: dict[str, Tally]
    boilerplate: Tally
    document: list[bool]
    span_errors: list[str]


def samples(folder: Path) -> Iterator[tuple[Path, Data]]:
    """Yield each annotated report of a folder with its annotations."""
    for path in sorted(folder.glob("*.txt")):
        gold = path.with_suffix(".gold.json")
        if gold.is_file():
            yield path, json.loads(gold.read_text(encoding="utf-8"))


def reading_of(path: Path, gold: Data, register: Register, pipeline: Any) -> Data:
    """Return the reading of a report; the annotated day is given as the day of publication."""
    day = day_of_report(gold)
    reading = read(read_report(path), register, pipeline, date.fromisoformat(day) if day else None)
    data: Data = json.loads(to_json(reading))
    return data


def score_folder(folder: Path, register: Register, pipeline: Any) -> Scored:
    """Return the score of all annotated reports of a folder together."""
    scored = Scored({kind: Tally() for kind in KINDS}, Tally(), [], [])
    for path, gold in samples(folder):
        reading = reading_of(path, gold, register, pipeline)
        for kind, tally in score(gold, reading).items():
            scored.tallies[kind].add(tally)
        scored.boilerplate.add(boilerplate_characters(gold, reading))
        scored.document += document_right(gold, reading).values()
        scored.span_errors += span_errors(path.read_bytes().decode(), reading)
    return scored
