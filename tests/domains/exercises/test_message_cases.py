"""Every message of tests/cases/vienna_document_2011/messages: as data, as text, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements.form_loading import FOLDER as FORM_FILES
from detente.agreements.form_loading import load_forms
from detente.domains.exercises.messages.forms import problems
from detente.domains.exercises.messages.numbers import set_problems
from detente.domains.exercises.messages.related import activities_in
from detente.model import canonical
from detente.model.document import Document, read_yaml
from detente.model.message import Message, Problem
from detente.sources.message_files import message_of_document, read_message, record_of_message, write_message_yaml
from detente.sources.message_reading import read_message_text
from detente.sources.message_text import write_message_text
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "vienna_document_2011" / "messages"
CASES = sorted(FOLDER.glob("*.yaml"))
FORMS = load_forms()


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One problem that must be found; `says` are words that must stand in it."""

    check: str
    item: str
    certainty: str
    says: str = ""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One message as a case tells it."""

    name: str
    made_up: str
    message: dict[str, Any]
    text: str
    problems: tuple[Expected, ...] | None
    others: tuple[dict[str, Any], ...] = ()
    also_read: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()


def read_case(path: Path) -> tuple[Case, Message, list[Message], Document]:
    """Return a case, its message and the messages beside it."""
    document = read_yaml(path.read_text(encoding="utf-8"), path.name)
    case = document.shaped(Case)
    others = [message_of_document(document.below("others", n), FORMS) for n in range(len(case.others))]
    return case, message_of_document(document.below("message"), FORMS), others, document


def found_in(message: Message, others: list[Message]) -> tuple[Problem, ...]:
    """Return every problem of a message, alone and among others."""
    told = [other for one in others for other in activities_in(one)]
    among = set_problems([message, *others], FORMS) if others else ()
    return (*problems(FORMS.form(message.type), message, FORMS, told), *among)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case, message, others, _ = read_case(path)
    assert write_message_text(message, FORMS) == case.text
    assert read_message_text(case.text, path.name, FORMS) == message
    for text in case.also_read:
        assert read_message_text(text, path.name, FORMS) == message
    assert read_message(write_message_yaml(message, FORMS).encode(), "it.yaml", FORMS) == message
    assert read_message(canonical.encode(record_of_message(message)), "it.json", FORMS) == message
    found = [problem for problem in found_in(message, others) if problem.check not in case.leave_out]
    wanted = case.problems or ()
    told = [(problem.check, problem.item, problem.certainty.value) for problem in found]
    assert told == [(one.check, one.item, one.certainty) for one in wanted], found
    for problem, one in zip(found, wanted, strict=True):
        assert one.says in problem.says


def test_every_message_type_has_a_case_without_problems() -> None:
    whole = {read_case(path)[1].type for path in CASES if not read_case(path)[0].problems}
    assert whole == set(FORMS.by_type)


def test_every_case_of_a_type_bears_the_name_of_its_form() -> None:
    files = {path.stem for path in FORM_FILES.glob("*.yaml")} - {"network", "desk"}
    assert files == {path.stem for path in CASES if not path.stem.startswith(("wrong_", "read_", "among_"))}


def test_the_messages_of_the_cases_agree_with_each_other() -> None:
    """They tell one made-up year: what one answers or amends is there and sent earlier, each number once."""
    whole = [read_case(path)[1] for path in CASES if not path.stem.startswith(("wrong_", "read_", "among_"))]
    assert set_problems(whole, FORMS) == ()
