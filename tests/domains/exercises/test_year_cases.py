"""Every readable case of tests/cases/vienna_document_2011/year: records of a State in, findings out."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements import Law, load_forums, load_group, load_law
from detente.agreements.clause import Citation, Seat
from detente.agreements.form_loading import load_forms
from detente.domains.exercises.year.asking import Members
from detente.domains.exercises.year.duties import year_duty_findings
from detente.model.canonical import identify
from detente.model.certainty import Certainty
from detente.model.document import Document, read_yaml
from detente.model.exercise import Notification
from detente.model.finding import Evidence, Finding
from detente.model.time import read_day, read_instant
from detente.sources.exercises import item_row, notice_of, records_of
from detente.sources.message_files import message_of_document, record_of_message
from tests.conftest import ROOT
from tests.domains.exercises.test_cases import Expected, matching

FOLDER = ROOT / "tests" / "cases" / "vienna_document_2011" / "year"
CASES = sorted(FOLDER.glob("*.yaml"))
FORMS = load_forms()
MADE_UP = ("XX", "YY", "ZZ")
LATER = datetime(2199, 1, 1, tzinfo=UTC)


class YearCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case: what `state` owes and is owed between two days, as seen at an instant."""

    name: str
    paragraph: str
    why: str
    state: str
    instant: str
    window: tuple[str, str]
    expected: tuple[Expected, ...]
    messages: tuple[dict[str, Any], ...] = ()
    activities: tuple[dict[str, Any], ...] = ()
    notifications: tuple[dict[str, Any], ...] = ()
    members: tuple[str, ...] = MADE_UP
    without_forces: tuple[str, ...] = ()
    real_members: str = "no"
    service_hours: str = ""
    never: tuple[str, ...] = ()
    findings: str = ""


def members_of(case: YearCase) -> Members:
    """Return the participating States of a case: made-up ones, or those of the data."""
    if case.real_members == "yes":
        return Members(load_forums().forum("FSC").members, load_group("NO_ARMED_FORCES").members)
    made = Citation(instrument="a case", certainty=Certainty.MEMORY)

    def seats(ids: tuple[str, ...]) -> tuple[Seat, ...]:
        return tuple(Seat(party=id_, since=date(1990, 1, 1), citation=made) for id_ in ids)

    return Members(seats(case.members), seats(case.without_forces))


def heard_in(case: YearCase, document: Document) -> list[Any]:
    """Return the messages of a case, each with its record as evidence."""
    found = []
    for number in range(len(case.messages)):
        message = message_of_document(document.below("messages", number), FORMS)
        record = record_of_message(message)
        found.append((message, Evidence(records=(identify(record),), party=record.party, said=record.said)))
    return found


def told_in(case: YearCase, document: Document) -> tuple[list[Any], list[Any]]:
    """Return the activities and the notifications of a case, each with its record as evidence."""
    activities: list[Any] = []
    notifications: list[Any] = []
    for key, reader in (("activities", records_of), ("notifications", notice_of)):
        for number, item in enumerate(getattr(case, key)):
            for record in reader(item_row(document, (key, number), item, 0)):  # type: ignore[operator]
                place = notifications if isinstance(record.body, Notification) else activities
                said = Evidence(records=(identify(record),), party=record.party, said=record.said)
                place.append((record.body, said))
    return activities, notifications


def found_in_year(
    case: YearCase, document: Document, law: Law, later: list[Any] | None = None, seed: int | None = None
) -> list[Finding]:
    """Return the findings of a case; `later` adds messages, `seed` changes the order of all records."""
    heard = [*heard_in(case, document), *(later or [])]
    activities, notifications = told_in(case, document)
    if seed is not None:
        for records in (heard, activities, notifications):
            random.Random(seed).shuffle(records)
    return found_of(case, heard, activities, notifications, law)


def found_of(
    case: YearCase, heard: list[Any], activities: list[Any], notifications: list[Any], law: Law
) -> list[Finding]:
    """Return the findings of a case of which the records are read, so that it can be asked under many laws."""
    first, last = map(read_day, case.window)
    return list(
        year_duty_findings(
            case.state,
            (first, last),
            heard,
            activities,
            law,
            members_of(case),
            read_instant(case.instant),
            str,
            notifications=notifications,
            service_hours=int(case.service_hours) if case.service_hours else None,
        )
    )


def read_year_case(path: Path) -> tuple[YearCase, Document]:
    """Return a case and the document it stands in."""
    return year_case_of(path.read_text(encoding="utf-8"), path.name)


def year_case_of(text: str, name: str) -> tuple[YearCase, Document]:
    """Return the case that a text tells, and the text as a document."""
    document = read_yaml(text, name)
    return document.shaped(YearCase), document


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


def shown(found: list[Finding]) -> str:
    """Return findings for the message of a failure."""
    return "\n".join(
        f"{f.rule} | {f.subject} | {f.verdict} | {f.sentence} | {[o.status for o in f.owed]} | {f.notes}"
        for f in found
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, law: Law) -> None:
    case, document = read_year_case(path)
    found = found_in_year(case, document, law)
    for expected in case.expected:
        assert matching(expected, found), f"{case.name}: no finding {expected}\n{shown(found)}"
    spoken = {f.rule for f in found}
    assert not spoken & set(case.never), (
        f"{case.name}: {spoken & set(case.never)} must say nothing\n{shown(found)}"
    )
    assert not case.findings or len(found) == int(case.findings), shown(found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_order_of_the_records_does_not_matter(path: Path, law: Law) -> None:
    case, document = read_year_case(path)
    before = found_in_year(case, document, law)
    for seed in range(3):
        assert found_in_year(case, document, law, seed=seed) == before


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_sent_later_changes_what_was_owed(path: Path, law: Law) -> None:
    """Every message of every case, sent again long after the instant, leaves every finding as it was."""
    case, document = read_year_case(path)
    again = [
        (msgspec.structs.replace(message, transmitted=LATER), msgspec.structs.replace(evidence, said=LATER))
        for other in CASES
        for message, evidence in heard_in(*read_year_case(other))
    ]
    assert found_in_year(case, document, law, later=again) == found_in_year(case, document, law)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_record_told_twice_counts_once(path: Path, law: Law) -> None:
    """A message that stands in two files is one message: how records lie in files does not matter."""
    case, document = read_year_case(path)
    assert found_in_year(case, document, law, later=heard_in(case, document)) == found_in_year(case, document, law)


def test_a_case_that_expects_otherwise_is_not_matched(law: Law) -> None:
    case, document = read_year_case(CASES[0])
    wrong = msgspec.structs.replace(case.expected[0], verdict="exceeded")
    assert not matching(wrong, found_in_year(case, document, law))


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 25
