"""Mangled reports: nothing raises but a teaching error, and every span still gives its words."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.domains.reports import read, to_json
from detente.model.errors import InputError
from detente.sources.report_text import report_from_bytes
from tests.domains.reports.invented import REGISTER

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
SCRAPS = [
    *"\"“”‘’«»()'.?!;:–—\t\n",
    "\n\n",
    "\u200b",
    "\u202e",
    "\u00ad",
    "\ufeff",
    "\x00",
    "😀",
    "<b>",
    "&amp;",
    " said ",
    ", he said, ",
    " according to ",
    " that ",
    " who ",
    " which, according to him, ",
    "3,000 soldiers ",
    " on Monday ",
    " delegation headed by ",
    "the general ",
    "Lake Forum ",
    " met ",
    " denied ",
    " near the border with ",
]


def mangled(text: str, chance: random.Random) -> str:
    """Return a text with up to 25 scraps put in, stretches cut out, doubled and swapped."""
    letters = list(text)
    for _ in range(chance.randint(1, 25)):
        place, other = chance.randrange(len(letters)), chance.randrange(len(letters))
        match chance.randrange(4):
            case 0:
                letters[place:place] = chance.choice(SCRAPS)
            case 1:
                del letters[place : place + chance.randint(1, min(60, len(letters) - 1))]
            case 2:
                letters[place:place] = letters[other : other + chance.randint(1, 200)]
            case _:
                letters[place], letters[other] = letters[other], letters[place]
    return "".join(letters)


def check(number: int, seed: int, pipeline: Any) -> int:
    """Read so many mangled reports; return how many records they gave."""
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    records = 0
    for _ in range(number):
        text = mangled(chance.choice(texts), chance)
        try:
            reading = read(report_from_bytes(text.encode(), "mangled.txt"), REGISTER, pipeline, date(2030, 3, 7))
        except InputError:
            continue
        to_json(reading)
        for record in reading.records:
            spans = record.anchor
            assert spans, (record, text)
            assert all(0 <= span.start < span.end <= len(text) for span in spans), (record, text)
            assert record.text == " … ".join(text[span.start : span.end] for span in spans), (record, text)
        records += len(reading.records)
    return records


def test_three_hundred_mangled_reports(pipeline: Any) -> None:
    assert check(300, 2030, pipeline) > 3000


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2031, 2035))
def test_ten_thousand_mangled_reports(seed: int, pipeline: Any) -> None:
    """In four parts, so that two processes share them."""
    assert check(2_500, seed, pipeline) > 25_000
