"""Every request of the folder threads replayed: the machine and the clocks at each instant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements import Law, load_law
from detente.domains.exercises import machines, risk_findings
from detente.domains.exercises.risk.machine import Machine, Turn
from detente.model.canonical import identify
from detente.model.document import read_yaml
from detente.model.record import Record
from detente.model.risk import Request
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.exercises import EXAMPLE
from detente.sources.risk_steps import read_requests
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "vienna_document_2011" / "threads"
CASES = sorted(FOLDER.glob("*.yaml"))
LAW = load_law()
EXAMPLES = read_requests((EXAMPLE / "requests.yaml").read_bytes(), "requests.yaml")


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must hold as of an instant; `none`: that the request is not seen yet."""

    as_of: str
    none: str = "no"
    state: str = ""
    arrows: int | None = None
    last: str = ""
    due: dict[str, str] | None = None
    turn: dict[str, str] = {}
    readings: dict[str, str] = {}
    findings: dict[str, str] = {}
    cites: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One request with its moments."""

    name: str
    paragraph: str
    why: str
    moments: tuple[Moment, ...]
    example: tuple[str, str, str] | None = None
    requests: tuple[dict[str, Any], ...] = ()


def entries_of(records: Any) -> list[Entry]:
    return [Entry(id=identify(record), record=record) for record in records]


def read_case(path: Path) -> tuple[Case, list[Entry]]:
    """Return a case and the entries of its request."""
    return case_of(path.read_text(encoding="utf-8"), path.name)


def case_of(text: str, name: str) -> tuple[Case, list[Entry]]:
    """Return the case that a text tells, and the entries of its request."""
    case = read_yaml(text, name).shaped(Case)
    if case.example is None:
        start, end = text.index("requests:"), text.index("moments:")
        return case, entries_of(read_requests(text[start:end].encode(), name))
    return case, entries_of(_example(*case.example))


def _example(by: str, to: str, year: str) -> list[Record[Any]]:
    (request,) = (
        r
        for r in EXAMPLES
        if isinstance(r.body, Request) and (r.party, r.body.to, str(r.said.year)) == (by, to, year)
    )
    return [r for r in EXAMPLES if r is request or r.in_reply_to == identify(request)]


def seen(entries: list[Entry], instant: datetime) -> list[Entry]:
    return [entry for entry in entries if entry.record.said <= instant]


MOMENTS = [
    pytest.param(path, number, id=f"{path.stem} {moment.as_of}")
    for path in CASES
    for number, moment in enumerate(read_case(path)[0].moments)
]


@pytest.mark.parametrize(("path", "number"), MOMENTS)
def test_moment(path: Path, number: int) -> None:
    case, entries = read_case(path)
    check_moment(entries, case.moments[number], LAW)


def moment_holds(entries: list[Entry], moment: Moment, law: Law) -> bool:
    """Return whether a moment of a request is under a law what its case says."""
    try:
        check_moment(entries, moment, law)
    except AssertionError:
        return False
    return True


def check_moment(entries: list[Entry], moment: Moment, law: Law) -> None:
    """Assert that the machine and the clocks of a request stand at an instant as its case says."""
    instant = read_instant(moment.as_of)
    found = machines(seen(entries, instant), law, instant, str)
    if moment.none == "yes":
        assert found == ()
        return
    (machine,) = found
    assert machine.state == moment.state, machine.arrows
    assert moment.arrows in (None, len(machine.arrows)), machine.arrows
    assert moment.last in machine.arrows[-1].says
    _held(machine, moment)
    clocks = risk_findings(seen(entries, instant), law, instant, str)
    verdicts = {finding.rule: finding.verdict.value for finding in clocks}
    assert {rule: verdicts.get(rule) for rule in moment.findings} == moment.findings


def _held(machine: Machine, moment: Moment) -> None:
    due = {owed.what: owed.status for owed in machine.due}
    if moment.due == {}:
        assert due == {}
    assert {what: due.get(what) for what in moment.due or {}} == (moment.due or {})
    for party, words in moment.turn.items():
        assert any(party in turn.by and words in worded(turn) for turn in machine.turns), machine.turns
    assert set(moment.cites) <= cited(machine), cited(machine)
    assert not {one.partition(", ")[0] for one in cited(machine)} & set(moment.without)
    assert moment.readings in ({}, {one.told_by: one.verdict.value for one in machine.readings})


def cited(machine: Machine) -> set[str]:
    """Return what its arrows and dues rest on, with the mark, and what each turn rests on."""
    marked = {f"{one.provision}, {one.certainty}" for one in (*machine.arrows, *machine.due)}
    return marked | {f"{turn.provision}, turn" for turn in machine.turns}


def worded(turn: Turn) -> str:
    return f"{'must' if turn.must else 'may'} {turn.what}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_later_messages_change_no_earlier_moment(path: Path) -> None:
    """What the machine says as of an instant is the same whether or not the later steps are there already."""
    case, entries = read_case(path)
    for moment in case.moments:
        instant = read_instant(moment.as_of)
        by_stamp = [e for e in entries if e.record.said <= instant or _starts_later(e, instant)]
        assert machines(by_stamp, LAW, instant, str) == machines(seen(entries, instant), LAW, instant, str)


def _starts_later(entry: Entry, instant: datetime) -> bool:
    body: Any = entry.record.body
    first: datetime = getattr(body, "transmitted", None) or body.instant
    return first > instant


NUMBERED = [path for path in CASES if not path.stem.endswith("_the_day_before")]
"""The requests since the edition of 2011: of the earlier ones the desk does not know every paragraph."""


@pytest.mark.parametrize("path", NUMBERED, ids=lambda path: path.stem)
def test_every_arrow_carries_its_message_its_stamp_and_its_paragraph(path: Path) -> None:
    case, entries = read_case(path)
    instant = read_instant(case.moments[-1].as_of)
    (machine,) = machines(entries, LAW, instant, str)
    ids = {entry.id for entry in entries}
    for before, arrow in zip((None, *machine.arrows), machine.arrows, strict=False):
        assert arrow.before == (before.after if before else None)
        assert arrow.instant <= arrow.instant_latest
        assert (arrow.record in ids) == bool(arrow.by)
        unnumbered = "closed the procedure" in arrow.says or "beside the procedure" in arrow.says
        assert bool(arrow.paragraph) != unnumbered
        assert (arrow.certainty is None) == unnumbered
    assert {arrow.record for arrow in machine.arrows if arrow.record} == ids
