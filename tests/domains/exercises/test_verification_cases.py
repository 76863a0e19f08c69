"""Every readable case of inspections and evaluation visits: messages in, findings expected."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements import Law, Reform, load_law
from detente.agreements.form_loading import load_forms
from detente.agreements.regional import Measure, measure_of
from detente.domains.exercises.verification.acceptance import ACCEPT
from detente.domains.exercises.verification.threads_and_quotas import verification_findings, verification_quotas
from detente.model.document import Document, read_yaml
from detente.model.errors import SchemaError
from detente.model.finding import Finding, Outcome, Verdict
from detente.model.time import read_instant
from detente.model.verification import Told
from detente.sources.message_lists import told_of_document
from tests.conftest import ROOT
from tests.domains.exercises.test_cases import Expected, matching

FOLDER = ROOT / "tests" / "cases" / "vienna_document_2011" / "verification"
CASES = sorted(FOLDER.glob("*.yaml"))
FORMS = load_forms()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case."""

    name: str
    paragraph: str
    why: str
    facts: str
    instant: str
    messages: tuple[dict[str, Any], ...]
    expected: tuple[Expected, ...]
    never: tuple[str, ...] = ()
    law: dict[str, int] = {}
    measures: tuple[dict[str, Any], ...] = ()


class Read(msgspec.Struct, frozen=True):
    """A case with its messages and measures read."""

    case: Case
    messages: tuple[Told, ...]
    measures: tuple[Measure, ...]


def read_case(path: Path) -> Read:
    """Return a case as it stands in its file."""
    return case_of(path.read_text(encoding="utf-8"), path.name)


def case_of(text: str, name: str) -> Read:
    """Return the case that a text tells, with its messages read."""
    document: Document = read_yaml(text, name)
    case = document.shaped(Case)
    messages = tuple(told_of_document(document.below("messages", n), FORMS) for n in range(len(case.messages)))
    measures = tuple(measure_of(document.below("measures", n)) for n in range(len(case.measures)))
    return Read(case, messages, measures)


def law_of_case(case: Case, law: Law) -> Law:
    """Return the law with the other numbers that a case tries, if any."""
    tried = Reform(name="as the case tries", says="other numbers", values=case.law)
    return law.reformed(tried) if case.law else law


def found_in(read: Read, law: Law) -> list[Finding]:
    """Return all findings of a case at its instant, without the words that mark another law."""
    tried = law_of_case(read.case, law)
    found = verification_findings(read.messages, tried, read_instant(read.case.instant), str, read.measures)
    return [msgspec.structs.replace(f, sentence=f.sentence.replace(" (hypothetical law)", "")) for f in found]


def holds(read: Read, law: Law) -> bool:
    """Return whether a case finds under a law what it expects."""
    found = found_in(read, law)
    spoken = {f.rule for f in found} & set(read.case.never)
    return not spoken and all(matching(expected, found) for expected in read.case.expected)


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, law: Law) -> None:
    read = read_case(path)
    found = found_in(read, law)
    shown = "\n".join(
        f"{f.rule} | {f.subject} | {f.verdict} | {f.certainty} | {f.sentence} {f.notes}" for f in found
    )
    for expected in read.case.expected:
        assert matching(expected, found), f"{read.case.name}: no finding {expected}\n{shown}"
    spoken = {f.rule for f in found} & set(read.case.never)
    assert not spoken, f"{read.case.name}: {spoken} must say nothing\n{shown}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_order_of_messages_does_not_matter(path: Path, law: Law) -> None:
    read, instant = read_case(path), read_instant(read_case(path).case.instant)
    expected = verification_findings(read.messages, law, instant, str, read.measures)
    for seed in range(3):
        mixed = random.Random(seed).sample(read.messages, len(read.messages))
        assert verification_findings(mixed, law, instant, str, read.measures) == expected
        assert verification_findings([*mixed, *mixed], law, instant, str, read.measures) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_sent_later_changes_what_was_owed(path: Path, law: Law) -> None:
    """At each instant at which something was sent, what was sent after it is as if it were not there."""
    read = read_case(path)
    for told in read.messages:
        instant = told.sent[1]
        by_then = [other for other in read.messages if other.sent[1] <= instant]
        assert verification_findings(read.messages, law, instant, str) == verification_findings(
            by_then, law, instant, str
        )
        assert verification_quotas(read.messages, law, instant) == verification_quotas(by_then, law, instant)


def test_why_a_request_had_to_be_accepted_agrees_with_the_verdict(law: Law) -> None:
    found = [one for path in CASES for one in found_in(read_case(path), law) if one.question == ACCEPT]
    outcomes = {(one.verdict is Verdict.NOT_DUE, one.why.outcome) for one in found if one.why is not None}
    assert outcomes == {(True, Outcome.NOT_MET), (False, Outcome.MET)}


def test_an_unknown_field_fails_a_case(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASES[0].read_text(encoding="utf-8").replace("paragraph:", "pargraph:"), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        read_case(path)
    assert "pargraph" in str(caught.value)


def test_a_case_that_expects_otherwise_does_not_hold(law: Law) -> None:
    read = read_case(CASES[0])
    wrong = msgspec.structs.replace(read.case.expected[0], verdict="late")
    assert holds(read, law)
    assert not holds(Read(msgspec.structs.replace(read.case, expected=(wrong,)), read.messages, ()), law)
