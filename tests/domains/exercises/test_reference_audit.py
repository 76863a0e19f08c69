"""The law data against the desk's reference: every line of it, number and mark."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from detente.agreements import Comparison, load_law
from tests.domains.exercises.reference_audit import BLOCK, NONE, OF_OTHER_CHAPTERS, REFERENCE, differences, table

LAW = load_law()
IDS = re.compile(r"^\| ([ZADNPOICVE]\d+) \|", re.MULTILINE)


def test_every_number_and_mark_is_that_of_the_reference() -> None:
    assert list(differences(LAW)) == []


def test_every_line_of_the_reference_is_accounted_for(shared: Path) -> None:
    text = (shared / "reference" / "exercises.md").read_text(encoding="utf-8")
    assert set(IDS.findall(text)) == {id_ for id_ in REFERENCE if re.fullmatch(r"[A-Z]\d+", id_)}


def test_every_provision_of_2011_stands_in_the_reference() -> None:
    """No number of these chapters without a line; other chapters may add theirs."""
    named = {id_ for line in REFERENCE.values() for id_ in line.provisions}
    chapters = tuple(
        f"VD11/{n}"
        for n in ("16/", "16.", "38/", "39/", "40.", "41.", "47.", "50/", "51/", "58/", "67.", "68/", "70/")
    )
    assert {id_ for id_ in LAW.by_id if id_.startswith(chapters)} - named == set()


def numbers(block: Any, path: str = "") -> dict[str, Any]:
    if not isinstance(block, dict):
        return {path: block}
    return {k: v for key, value in block.items() for k, v in numbers(value, f"{path}.{key}".strip(".")).items()}


def test_the_block_of_numbers_is_the_law(shared: Path) -> None:
    text = (shared / "reference" / "exercises.md").read_text(encoding="utf-8")
    block = json.loads(text.partition("```json")[2].partition("```")[0])
    told = {
        path: number
        for path, number in numbers(block).items()
        if isinstance(number, int)
        and not isinstance(number, bool)
        and path.partition(".")[0] not in OF_OTHER_CHAPTERS
    }
    held = {path: LAW.provision(id_).values[min(LAW.provision(id_).values)] for path, id_ in BLOCK.items()}
    assert {path: told.pop(path) for path in BLOCK} == held
    assert told == {"class_M.per_calendar_years": 1, "class_S.per_calendar_years": 1}, (
        "a calendar year is one year"
    )
    for part in ("notify", "observe", "class_L", "class_M", "class_S"):
        wanted = {">=": Comparison.AT_LEAST, ">": Comparison.MORE_THAN}[block[part]["op"]]
        assert {LAW.provision(BLOCK[p]).comparison for p in BLOCK if p.startswith(f"{part}.any_of")} == {wanted}
    assert (block["large_notice"]["by"], block["calendar"]["by"]) == ("11-15", "11-15")


def test_what_has_no_file_is_named() -> None:
    assert {id_ for id_, line in REFERENCE.items() if line.elsewhere == NONE} == {"I2", "I6"}
    assert any(line == "| N1 | VD11/40.1.1/personnel | 9000 | S |" for line in table(LAW))
