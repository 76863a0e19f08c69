"""Claims of whole reports: the bundled one by content, annotated ones by score, mangled ones by spans."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from detente.domains.reports import read, to_json
from detente.model.errors import InputError, LanguageError
from detente.model.report import Reading, StatementClaim
from detente.sources.english import english
from detente.sources.example import example_report
from detente.sources.register import load_register
from detente.sources.report_text import report_from_bytes
from tests.scoring.score import score, span_errors

PIPELINE = english()
REGISTER = load_register()
PUBLISHED = date(2022, 1, 12)
MANGLED = 40
LOWEST_F1 = 0.85
LOWEST_F1_OF_GAPS = 0.6
"""Gaps rest on two stances each, which are counted from words and not looked up: one wrong stance loses a gap."""
"""A floor for samples that the rules were written on: it falls only when a rule breaks."""


def reading_of(data: bytes, published: date | None = PUBLISHED) -> Reading:
    return read(report_from_bytes(data, "report.txt"), REGISTER, PIPELINE, published)


def fields(reading: Reading, kind: str) -> list[dict[str, Any]]:
    told = json.loads(to_json(reading))["records"]
    return [record["fields"] for record in told if record["kind"] == kind]


@pytest.fixture(scope="module")
def bundled() -> Reading:
    return reading_of(example_report())


def test_every_record_names_its_rule_and_its_words(bundled: Reading) -> None:
    raw = example_report().decode()
    assert len(bundled.records) > 20
    for record in bundled.records:
        assert record.rule
        assert record.text == " … ".join(raw[span.start : span.end] for span in record.anchor)


def test_the_bundled_meeting(bundled: Reading) -> None:
    council = next(m for m in fields(bundled, "meeting") if m.get("forum"))
    assert (council["forum"], council["date"]) == ("NATO-Russia Council", "2022-01-12")
    assert (council["place"], council["duration"]) == ("Brussels", "PT4H")


def test_the_bundled_drill(bundled: Reading) -> None:
    drill = next(a for a in fields(bundled, "activity") if a.get("strength"))
    assert drill["strength"] == {"min": 3000, "max": 3000, "unit": "soldiers"}
    assert (drill["who"], drill["near"], drill["start"]) == ("Russia", "Ukraine", "2022-01-11")


def test_the_bundled_proposals_and_their_answer(bundled: Reading) -> None:
    put = {(p["by"], p["topic"]) for p in fields(bundled, "proposal")}
    assert ("Russia", "alliance-enlargement") in put
    assert {("NATO", "exercise-transparency"), ("NATO", "cyber")} <= put
    assert {a["verdict"] for a in fields(bundled, "answer")} == {"reject"}


def test_a_pronoun_behind_according_to_means_the_subject_of_its_sentence() -> None:
    told = (
        b"Talks end\n\nPort, Jan 12 (DEMO).- The talks were hard, NATO chief Jens Stoltenberg said.\n\n"
        b"Dmitry Peskov, the Kremlin spokesman, said that Russia may hold drills, which, according to him, have "
        b"nothing to do with the talks.\n"
    )
    told_by = [
        record.fields.speaker
        for record in reading_of(told).records
        if isinstance(record.fields, StatementClaim) and record.text.endswith("nothing to do with the talks")
    ]
    assert told_by == ["Dmitry Peskov"]


def test_a_later_holder_of_an_office_is_not_known_earlier() -> None:
    told = b"Visit\n\nBrussels, %s (DEMO).- The NATO secretary general said on Monday that the talks go on.\n"
    before = fields(reading_of(told % b"Jan 10, 2022", None), "statement")[0]["speaker"]
    after = fields(reading_of(told % b"Jan 13, 2025", None), "statement")[0]["speaker"]
    assert "Rutte" not in before
    assert "Stoltenberg" not in after


def test_another_language_is_named_and_not_read() -> None:
    told = (
        "La réunion s’est achevée sans accord, a dit le secrétaire général après les entretiens avec la partie. "
        * 3
    )
    with pytest.raises(LanguageError, match="French"):
        reading_of(told.encode())


def test_mangled_reports_keep_exact_spans() -> None:
    chance = Random(2022)
    raw = example_report().decode()
    for _ in range(MANGLED):
        mangled = _mangled(raw, chance)
        try:
            reading = reading_of(mangled.encode())
        except InputError:
            continue
        for record in reading.records:
            assert record.text == " … ".join(mangled[span.start : span.end] for span in record.anchor)


def _mangled(raw: str, chance: Random) -> str:
    """Return a piece of the report with a few pieces cut, doubled or replaced by odd characters."""
    start = chance.randrange(len(raw) - 300)
    text = raw[start : start + chance.randrange(200, 900)]
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(text))
        odd = chance.choice(
            ['"', "“", "”", "\u200b", "\u202e", "\n\n", " ", "é", "(", "3,000 ", "he said ", text[at : at + 30]]
        )
        text = text[:at] + odd + text[at + chance.randrange(12) :]
    return text


@pytest.mark.parametrize("name", ["r1", "r2", "r3", "r4"])
def test_annotated_samples(name: str, shared: Path) -> None:
    data = (shared / "data" / "reports" / f"{name}.txt").read_bytes()
    gold = json.loads((shared / "data" / "reports" / f"{name}.gold.json").read_text(encoding="utf-8"))
    reading = json.loads(to_json(reading_of(data, date.fromisoformat(gold["doc"]["dateline_date"]))))
    assert not span_errors(data.decode(), reading)
    low = {kind: tally.f1() for kind, tally in score(gold, reading).items() if (tally.f1() or 1) < _lowest(kind)}
    assert not low


def _lowest(kind: str) -> float:
    return LOWEST_F1_OF_GAPS if kind == "gap" else LOWEST_F1
