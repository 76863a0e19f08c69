"""The law data against the desk's reference: every line of it, number and mark; and what a weak mark may bear."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements import Comparison, Law, load_law
from detente.agreements.engine import law_of
from detente.agreements.place_loading import load_zone
from detente.agreements.provision import Provision
from detente.model.certainty import Certainty, firm
from detente.model.finding import Finding, Verdict, Why
from tests.conftest import ROOT
from tests.domains.exercises import test_seen_cases as seen
from tests.domains.exercises import test_verification_cases as verification
from tests.domains.exercises import test_year_cases as year
from tests.domains.exercises.reference_audit import (
    BLOCK,
    COMPARED,
    DAYS,
    EDITION,
    REFERENCE,
    WEAKER,
    differences,
    mark_in_block,
    table,
    zone_differences,
)
from tests.domains.exercises.test_cases import CASES, found_in, read_case

LAW = load_law()
IDS = re.compile(r"^\| ([ZADNPOICVE]\d+) \|", re.MULTILINE)
PARAGRAPHS = re.compile(r"\b16(?:\.\d)*(?:\.x)?(?![\d.])")
FILES = re.compile(r"`([^` ]+\.(?:py|yaml))`")
OURS = {id_: p for id_, p in LAW.by_id.items() if id_.startswith(EDITION)}
WEAK = {id_ for id_, p in OURS.items() if not firm(p.certainty)}


@pytest.fixture(scope="module")
def reference(shared: Path) -> str:
    return (shared / "reference" / "exercises.md").read_text(encoding="utf-8")


def test_every_number_and_mark_is_that_of_the_reference() -> None:
    assert list(differences(LAW)) == []
    assert list(zone_differences(load_zone())) == []


def test_every_comparison_is_that_of_the_reference() -> None:
    expected = {id_: comparison for comparison, ids in COMPARED.items() for id_ in ids}
    assert {id_: p.comparison for id_, p in OURS.items() if p.comparison is not None} == expected


def test_every_line_of_the_reference_is_accounted_for(reference: str) -> None:
    assert set(IDS.findall(reference)) == {
        id_ for id_ in REFERENCE if re.fullmatch(r"[A-Z]\d+", id_) and id_ != "D9"
    }
    assert "Rule D9 in code" in reference


def test_every_paragraph_of_risk_reduction_is_accounted_for(reference: str) -> None:
    """The table of section 3.1, and the paragraphs that sections 3.2 and 3.3 name in words."""
    steps = reference.partition("| Step | Para |")[2].partition("What the code must not do")[0]
    assert {"16", *PARAGRAPHS.findall(steps)} == {id_ for id_ in REFERENCE if id_.startswith("16")}
    assert set(re.findall(r"\(17\.\d\)", reference)) == {f"({id_})" for id_ in REFERENCE if id_.startswith("17.")}


def test_every_provision_of_2011_stands_in_the_reference() -> None:
    """Each provision of the edition and of the Forum's decisions is held by exactly one line."""
    named = Counter(id_ for line in REFERENCE.values() for id_ in line.provisions)
    assert {id_ for id_ in named if id_.startswith(EDITION)} == set(OURS)
    assert set(named.values()) == {1}


def test_the_desks_own_numbers_say_so_in_their_names() -> None:
    own = {id_ for id_, p in OURS.items() if p.certainty is Certainty.DESK}
    assert own - {"FSC.DEC/9/12/january_day", "FSC.DEC/10/02/reminders"} == {
        id_ for id_ in OURS if id_.startswith("VD11/desk")
    }


def numbers(block: Any, path: str = "") -> dict[str, Any]:
    if not isinstance(block, dict):
        return {path: block}
    return {k: v for key, value in block.items() for k, v in numbers(value, f"{path}.{key}".strip(".")).items()}


def told_by(block: dict[str, Any]) -> dict[str, Any]:
    """Return the numbers of the block by their place; of a date its day, of a fraction the number of parts."""
    told: dict[str, Any] = {}
    for path, value in numbers(block).items():
        whole = path if "." in path else f"{path}.v"
        if isinstance(value, str) and re.fullmatch(r"\d\d-\d\d", value):
            told[f"{path}.day"] = int(value[3:])
            assert OURS[BLOCK[f"{path}.day"]].unit == DAYS[value[:2]]
        elif isinstance(value, float):
            told[path] = round(1 / value)
        elif isinstance(value, int) and not isinstance(value, bool):
            told[whole] = value
    return told


@pytest.fixture
def block(reference: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(reference.partition("```json")[2].partition("```")[0])
    return read


def test_the_block_of_numbers_is_the_law(block: dict[str, Any]) -> None:
    told = told_by(block)
    held = {path: OURS[id_].values[min(OURS[id_].values)] for path, id_ in BLOCK.items()}
    assert {path: told.pop(path) for path in BLOCK} == held
    assert told == {"class_M.per_calendar_years": 1, "class_S.per_calendar_years": 1}, (
        "a calendar year is one year"
    )


def test_the_comparisons_of_the_block_are_those_of_the_law(block: dict[str, Any]) -> None:
    parts = {path[:-3]: op for path, op in numbers(block).items() if path.endswith(".op")}
    parts = {{"air_item": "air_item.fixed_wing_sorties"}.get(part, part): op for part, op in parts.items()}
    for part, op in parts.items():
        wanted = {">=": Comparison.AT_LEAST, ">": Comparison.MORE_THAN}[op]
        held = [p for p in BLOCK if p == part or p.startswith((f"{part}.any_of", f"{part}.troops", f"{part}.v"))]
        assert {OURS[BLOCK[p]].comparison for p in held} == {wanted}, part
    assert len(parts) == 9


def test_the_marks_of_the_block_are_those_of_the_law(block: dict[str, Any]) -> None:
    """Where table and block of the reference differ, the weaker mark is kept."""
    told = told_by(block)
    for path, id_ in BLOCK.items():
        mark = mark_in_block(block[path.partition(".")[0]]["mark"], path, told[path])
        assert (str(OURS[id_].certainty), id_) == ("M?" if id_ in WEAKER else mark, id_)
        assert id_ not in WEAKER or mark == "M"


def test_every_line_is_held_or_says_where_it_lives() -> None:
    assert {id_ for id_, line in REFERENCE.items() if bool(line.provisions) == bool(line.elsewhere)} == set()
    assert any(line == "| N1 | VD11/40.1.1/personnel | 9000 | S |" for line in table(LAW))


def test_every_file_that_a_line_names_is_there() -> None:
    named = [name for line in REFERENCE.values() for name in FILES.findall(line.elsewhere)]
    assert len(named) > 15
    for name in named:
        assert list((ROOT / "src" / "detente").glob(f"**/{name}")), name


JUDGED = {
    Verdict.DUE,
    Verdict.NOT_DUE,
    Verdict.EXCEEDED,
    Verdict.WITHIN,
    Verdict.IN_TIME,
    Verdict.LATE,
    Verdict.DISPUTED,
}
"""The verdicts that judge something; the others ask, leave open or say that nothing can be told."""
JUDGED_WITH = {
    "VD11/112/most_days": "VD11/112",
    "VD11/85-88/days": "VD11/85-88",
    "VD11/89/entry_rule": "VD11/85-88",
    "VD11/desk/split_km": "desk/possible_split",
    "VD11/desk/split_days": "desk/possible_split",
}
"""Numbers that are never the one a finding names, with the rule that weighs them."""
QUOTED = {
    "VD11/40.3/transit",
    "VD11/56/arrangements",
    "FSC.DEC/9/12/largest",
    "FSC.DEC/9/12/january_day",
    "FSC.DEC/10/02/reminders",
}
"""Read for a note, a number in a sentence, or the day on which an item opens: no verdict rests on them."""


def all_found(law: Law) -> Iterator[Finding]:
    """Yield what every rule says of every readable case under a law."""
    for path in CASES:
        yield from found_in(*read_case(path), law)
    for path in verification.CASES:
        yield from verification.found_in(verification.read_case(path), law)
    for path in year.CASES:
        yield from year.found_in_year(*year.read_year_case(path), law)
    for path in seen.CASES:
        yield from seen.answered(*seen.read_seen(path), law).findings


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return list(all_found(LAW))


def conditions(why: Why | None) -> Iterator[Why]:
    if why is not None:
        yield why
        for child in why.children:
            yield from conditions(child)


def test_no_verdict_of_any_case_rests_on_a_weak_mark(found: list[Finding]) -> None:
    """No condition that a judgement stands on is marked M? or D, nor is the judgement itself."""
    judged = [f for f in found if f.verdict in JUDGED]
    assert len(judged) > 500
    assert [f.sentence for f in judged if not firm(f.certainty)] == []
    marked = [(f.sentence, w.provision) for f in judged for w in conditions(f.why) if w.certainty is not None]
    assert len(marked) > 500
    assert [told for told in marked if told[1] in WEAK] == []


def test_every_weak_number_has_a_case_in_which_it_leaves_a_verdict_uncertain(found: list[Finding]) -> None:
    doubted = [f for f in found if f.verdict is Verdict.UNCERTAIN]
    named = {w.provision for f in doubted for w in conditions(f.why)}
    ruled = {f.rule for f in doubted}
    assert {id_ for id_ in WEAK - named - QUOTED if JUDGED_WITH.get(id_) not in ruled} == set()
    everywhere = {w.provision for f in found for w in conditions(f.why)}
    assert not QUOTED & everywhere


def doubtful(provision: Provision) -> Provision:
    return msgspec.structs.replace(provision, certainty=Certainty.DOUBTFUL)


def test_with_every_mark_doubtful_no_rule_judges() -> None:
    """That a place lies outside the zone is told by the record, so the two rules that say so may judge by it."""
    law = law_of(doubtful(p) for p in LAW.by_id.values())
    judging = [f for f in all_found(law) if f.verdict in JUDGED and "outside the zone" not in f.sentence]
    assert {(f.rule, f.sentence) for f in judging} == set()
