"""Every readable case of tests/cases/vienna_document_2011: records in, findings expected."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements import Law, load_law
from detente.agreements.form_loading import load_forms
from detente.domains.exercises import (
    change_findings,
    findings,
    incident_findings,
    observation_findings,
    risk_findings,
    split_findings,
    year_findings,
)
from detente.model.canonical import identify
from detente.model.document import Document, read_yaml
from detente.model.errors import SchemaError
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence, Finding, Why
from detente.model.message import Message as Sent
from detente.model.record import Record
from detente.model.risk import Meeting, MeetingStep, Reply, Request
from detente.model.time import end_of_day, midnight, read_day, read_instant
from detente.model.view import Entry
from detente.sources.exercises import item_row, notice_of, records_of
from detente.sources.message_files import message_of_document
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases"
INSTRUMENTS = (
    "helsinki_1975",
    "stockholm_1986",
    "vienna_document_1992",
    "vienna_document_1994",
    "vienna_document_1999",
    "vienna_document_2011",
)
SPLITS = "seen/split_*.yaml"
CASES = sorted(
    case for folder in INSTRUMENTS for words in ("*.yaml", SPLITS) for case in (FOLDER / folder).glob(words)
)
FORMS = load_forms()


def named(path: Path) -> str:
    """Return a case's folder and name, as a test shows it."""
    return f"{path.parent.name}/{path.stem}"


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One message of Chapter III as a case tells it."""

    message: str
    by: str
    at: str
    to: str = ""
    insufficient: str = ""
    step: str = "requested"
    joint: str = "no"
    absent: tuple[str, ...] = ()


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One finding that must be there."""

    rule: str
    verdict: str
    about: str | None = None
    due: str | None = None
    certainty: str | None = None
    margin: int | None = None
    status: str | None = None
    sentence: str = ""
    note: str = ""
    without: str = ""
    rests: str = ""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case."""

    name: str
    paragraph: str
    why: str
    instant: str
    expected: tuple[Expected, ...]
    common: dict[str, Any] = {}
    activities: tuple[dict[str, Any], ...] = ()
    notifications: tuple[dict[str, Any], ...] = ()
    risk: tuple[Message, ...] = ()
    messages: tuple[dict[str, Any], ...] = ()
    never: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """What a case tells, read once, so that it can be asked under many laws."""

    instant: datetime
    activities: tuple[tuple[Activity, Evidence], ...]
    notifications: tuple[Notification, ...]
    messages: tuple[Entry, ...]
    sent: tuple[Sent, ...] = ()


def told_in(case: Case, document: Document) -> Told:
    """Return what a case tells."""
    records = list(_records(case, document))
    return Told(
        instant=read_instant(case.instant),
        activities=tuple(
            (r.body, Evidence(records=(identify(r),), said=r.said))
            for r in records
            if r.kind == "exercise.activity"
        ),
        notifications=tuple(r.body for r in records if isinstance(r.body, Notification)),
        messages=tuple(_messages(case)),
        sent=tuple(message_of_document(document.below("messages", n), FORMS) for n in range(len(case.messages))),
    )


def found_under(law: Law, told: Told) -> list[Finding]:
    """Return all findings of what a case tells, at its instant, under a law."""
    found = [
        f
        for activity, evidence in told.activities
        for f in findings(activity, evidence, law, told.instant, str, told.notifications)
    ]
    found += year_findings(told.activities, law, told.instant, str)
    found += split_findings(told.activities, law, told.instant, str)
    found += risk_findings(told.messages, law, told.instant, str)
    activities = tuple(activity for activity, _ in told.activities)
    heard = [(one, Evidence(party=one.sender, said=one.transmitted)) for one in told.sent]
    return [
        *found,
        *change_findings(told.sent, law, told.instant, str),
        *observation_findings(heard, activities, law, told.instant, str),
        *incident_findings(heard, law, told.instant, str),
    ]


def found_in(case: Case, document: Document, law: Law) -> list[Finding]:
    """Return all findings of a case's records at its instant."""
    return found_under(law, told_in(case, document))


def _records(case: Case, document: Document) -> Any:
    for key, reader in (("activities", records_of), ("notifications", notice_of)):
        for number, item in enumerate(getattr(case, key)):
            yield from reader(item_row(document, (key, number), {**case.common, **item}, 0))


def _messages(case: Case) -> list[Entry]:
    entries: list[Entry] = []
    for message in case.risk:
        first, last = _bounds(message.at)
        body: Any
        if message.message == "request":
            body = Request(to=message.to, transmitted=first, concern="told in the case", transmitted_latest=last)
        elif message.message == "reply":
            body = Reply(transmitted=first, insufficient=message.insufficient, transmitted_latest=last)
        else:
            body = Meeting(
                step=MeetingStep(message.step),
                instant=first,
                joint=message.joint == "yes",
                absent=message.absent,
                instant_latest=last,
            )
        record: Record[Any] = Record(
            kind=f"risk.{message.message}",
            party=message.by,
            said=first,
            body=body,
            in_reply_to=entries[0].id if entries else None,
        )
        entries.append(Entry(id=identify(record), record=record))
    return entries


def _bounds(text: str) -> tuple[datetime, datetime | None]:
    if len(text) == len("2022-01-01"):
        return midnight(read_day(text)), end_of_day(read_day(text))
    return read_instant(text), None


def read_case(path: Path) -> tuple[Case, Document]:
    """Return a case and the document it stands in."""
    return case_of(path.read_text(encoding="utf-8"), path.name)


def case_of(text: str, name: str) -> tuple[Case, Document]:
    """Return the case that a text tells, and the text as a document."""
    document = read_yaml(text, name)
    return document.shaped(Case), document


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


@pytest.mark.parametrize("path", CASES, ids=named)
def test_case(path: Path, law: Law) -> None:
    case, document = read_case(path)
    found = found_in(case, document, law)
    for expected in case.expected:
        assert matching(expected, found), f"{case.name}: no finding {expected}\n" + _shown(found)
    spoken = {f.rule for f in found}
    assert not spoken & set(case.never), (
        f"{case.name}: {spoken & set(case.never)} must say nothing\n{_shown(found)}"
    )


def _shown(found: list[Finding]) -> str:
    return "\n".join(f"{f.rule} | {f.subject} | {f.verdict} | {f.sentence}" for f in found)


def matching(expected: Expected, found: list[Finding]) -> list[Finding]:
    return [f for f in found if _matches(expected, f)]


def _matches(expected: Expected, finding: Finding) -> bool:
    due = _due(expected.due)
    return (
        finding.rule == expected.rule
        and finding.verdict == expected.verdict
        and expected.about in (None, finding.subject)
        and expected.certainty in (None, finding.certainty)
        and (due is None or any(owed.due == due for owed in finding.owed))
        and (expected.status is None or any(owed.status == expected.status for owed in finding.owed))
        and (expected.margin is None or expected.margin in _margins(finding))
        and expected.sentence in finding.sentence
        and any(expected.note in note for note in (*finding.notes, ""))
        and expected.rests in ("", *_rests(finding))
        and not (expected.without and any(expected.without in note for note in finding.notes))
    )


def _due(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)


def _margins(finding: Finding) -> list[int]:
    """Return the margins of the conditions that stand under the paragraph of the finding itself."""

    return [
        w.margin
        for w in _conditions(finding.why)
        if w.margin is not None and w.provision.startswith(finding.rule + "/")
    ]


def _conditions(why: Why | None) -> list[Why]:
    return [] if why is None else [why, *(leaf for child in why.children for leaf in _conditions(child))]


def _rests(finding: Finding) -> list[str]:
    """Return the provisions on which a finding rests, with comparison and mark, and those by which it is owed."""
    conditions = [
        ", ".join(filter(None, (w.provision, w.comparison, w.certainty))) for w in _conditions(finding.why)
    ]
    return conditions + [f"{owed.provision}, owed, {owed.certainty}" for owed in finding.owed]


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 30


def test_an_unknown_field_fails_a_case(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    text = CASES[0].read_text(encoding="utf-8")
    path.write_text(text.replace("paragraph:", "pargraph:"), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        read_case(path)
    assert "pargraph" in str(caught.value)


def test_a_case_that_expects_otherwise_is_not_matched(law: Law) -> None:
    case, document = read_case(CASES[0])
    wrong = msgspec.structs.replace(case.expected[0], verdict="not due")
    assert not matching(wrong, found_in(case, document, law))


@pytest.mark.parametrize("path", CASES, ids=named)
def test_nothing_said_later_changes_what_was_owed(path: Path, law: Law) -> None:
    """A message transmitted after the instant of asking leaves every finding as it was."""
    case, document = read_case(path)
    instant = read_instant(case.instant)
    later = Request(to="XX", transmitted=datetime(2199, 1, 1, tzinfo=UTC), concern="later")
    record: Record[Any] = Record(kind="risk.request", party="YY", said=later.transmitted, body=later)
    before = risk_findings(_messages(case), law, instant, str)
    after = risk_findings([*_messages(case), Entry(id=identify(record), record=record)], law, instant, str)
    assert before == after
    assert found_in(case, document, law) == found_in(case, document, law)
