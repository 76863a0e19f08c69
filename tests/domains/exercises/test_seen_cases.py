"""Every readable case of tests/cases/vienna_document_2011/seen but the splits: claims in, what must follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.agreements import Law, load_law
from detente.domains.exercises.seen.buildup import Buildup, Run, buildup
from detente.domains.exercises.seen.claims import Claim, Named, Told, claims_of, told_of
from detente.domains.exercises.seen.claims_apart import claims_findings
from detente.domains.exercises.seen.side_by_side import Crossing, Margin, numbers_told, side_by_side
from detente.model.canonical import identify
from detente.model.document import Document, read_yaml
from detente.model.exercise import Range
from detente.model.finding import Finding
from detente.model.record import Record
from detente.model.time import read_day, read_instant
from detente.model.view import Entry
from detente.sources.exercises import example_activities, item_row, notice_of, records_of
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "vienna_document_2011" / "seen"
CASES = [path for path in sorted(FOLDER.glob("*.yaml")) if not path.stem.startswith("split_")]


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many claims there are on an activity, and the newest of each party as party and peak."""

    about: str
    count: int
    newest: tuple[str, ...]


class ByOne(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule must say by one claim."""

    claim: int
    level: str
    verdict: str
    turns_on: str = ""
    margin: int | None = None


class Parted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A threshold, and the claims on its sides as party and margin."""

    provision: str
    verdict: str
    certainty: str = ""
    below: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class OfDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The strength of an area and side on a day; nothing told where nothing stands."""

    area: str
    side: str
    day: str
    peak: str = ""
    total: str = ""
    claims: tuple[int, ...] = ()
    lasting: tuple[int, ...] = ()


class SeenCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case."""

    name: str
    paragraph: str
    why: str
    instant: str
    common: dict[str, Any] = {}
    activities: tuple[dict[str, Any], ...] = ()
    notifications: tuple[dict[str, Any], ...] = ()
    bundled: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    claims: tuple[Counted, ...] = ()
    by_claim: tuple[ByOne, ...] = ()
    parted: tuple[Parted, ...] = ()
    questions: tuple[str, ...] = ()
    strength: tuple[OfDay, ...] = ()
    notes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Answered(msgspec.Struct, frozen=True):
    """What a case's claims give."""

    entries: tuple[Entry, ...]
    told: tuple[Told, ...]
    findings: tuple[Finding, ...]
    buildup: Buildup


def read_seen(path: Path) -> tuple[SeenCase, Document]:
    return seen_case_of(path.read_text(encoding="utf-8"), path.name)


def seen_case_of(text: str, name: str) -> tuple[SeenCase, Document]:
    document = read_yaml(text, name)
    return document.shaped(SeenCase), document


def answered(case: SeenCase, document: Document, law: Law) -> Answered:
    entries = tuple(Entry(id=identify(r), record=r) for r in _records(case, document))
    instant = read_instant(case.instant)
    same = tuple(tuple(Named(name) for name in names) for names in case.same)
    return Answered(
        entries=entries,
        told=told_of(claims_of(entries, instant), same),
        findings=claims_findings(entries, law, instant, str, same),
        buildup=buildup(entries, law, instant, same=same),
    )


def _records(case: SeenCase, document: Document) -> Iterator[Record[Any]]:
    for key, reader in (("activities", records_of), ("notifications", notice_of)):
        for number, item in enumerate(getattr(case, key)):
            yield from reader(item_row(document, (key, number), {**case.common, **item}, 0))
    yield from (record for record in example_activities() if record.body.name in case.bundled)


def differs(case: SeenCase, document: Document, law: Law) -> list[str]:
    """Return what a law makes otherwise than a case expects; empty: it holds."""
    got = answered(case, document, law)
    instant = read_instant(case.instant)
    wrong = [*_claims(case, got), *_rules(case, got, law, instant), *_parted(case, got, law, instant)]
    asked = [f.subject for f in got.findings if f.rule == "desk/same_activity"]
    if case.questions and asked != list(case.questions):
        wrong.append(f"asked about: {asked}")
    wrong += [f"not silent: {rule}" for rule in {f.rule for f in got.findings} & set(case.never)]
    wrong += [f"no note {note}" for note in case.notes if not any(note in told for told in got.buildup.notes)]
    return [*wrong, *_strengths(case, got.buildup)]


def _claims(case: SeenCase, got: Answered) -> Iterator[str]:
    for expected in case.claims:
        found = {one.name: one for one in got.told}.get(expected.about)
        newest = sorted(f"{c.party} {_peak(c)}" for c in found.newest) if found else []
        if found is None or len(found.claims) != expected.count or newest != sorted(expected.newest):
            yield f"{expected.about}: {newest} of {len(found.claims) if found else 'none'}"


def _peak(claim: Claim) -> str:
    return told_words(numbers_told(claim).get("troops")) or "not told"


def told_words(told: Range | None) -> str:
    if told is None:
        return ""
    if told.most is None:
        return f"{told.least}+"
    return str(told.least) if told.least == told.most else f"{told.least}-{told.most}"


def _rules(case: SeenCase, got: Answered, law: Law, instant: datetime) -> Iterator[str]:
    rules = [one for side in side_by_side(got.told, law, instant, str) for one in side.rules]
    for expected in case.by_claim:
        (found,) = [one for one in rules if (one.claim, one.level) == (expected.claim, expected.level)]
        margin = found.margin_most if found.margin_most is not None else found.margin_least
        right = found.verdict == expected.verdict
        right &= expected.turns_on in ("", found.provision) and expected.margin in (None, margin)
        if not right:
            yield f"{expected}: {found.verdict} {found.provision} {margin}"


def _parted(case: SeenCase, got: Answered, law: Law, instant: datetime) -> Iterator[str]:
    crossings = [one for side in side_by_side(got.told, law, instant, str) for one in side.crossings]
    apart = [f for f in got.findings if f.rule == "desk/claims_apart"]
    for expected in case.parted:
        for crossing, finding in zip(crossings, apart, strict=True):
            if crossing.provision == expected.provision:
                yield from _otherwise(expected, crossing, finding)
                break
        else:
            yield f"nothing parts on {expected.provision}"


def _otherwise(expected: Parted, crossing: Crossing, finding: Finding) -> Iterator[str]:
    sides = [tuple(map(margin_told, getattr(crossing, side))) for side in ("below", "reached", "open")]
    if sides != [expected.below, expected.reached, expected.open]:
        yield f"{expected.provision}: {sides}"
    if finding.verdict != expected.verdict or expected.certainty not in ("", finding.certainty):
        yield f"{expected.provision}: {finding.verdict} [{finding.certainty}]"


def margin_told(margin: Margin) -> str:
    if margin.only_a_bound:
        return f"{margin.party} at most {margin.margin_most}"
    if margin.margin_least == margin.margin_most:
        return f"{margin.party} {margin.margin_least}"
    return f"{margin.party} {margin.margin_least} to {margin.margin_most}"


def _strengths(case: SeenCase, found: Buildup) -> Iterator[str]:
    for expected in case.strength:
        run = run_of(found, expected.area, expected.side, expected.day)
        got = OfDay(expected.area, expected.side, expected.day)
        if run:
            known = (told_words(run.known.peak), told_words(run.known.total))
            got = OfDay(*known_day(expected), *known, run.claims, run.not_known_to_have_ended)
        if got != expected:
            yield f"{got} where {expected} is expected"


def known_day(expected: OfDay) -> tuple[str, str, str]:
    return expected.area, expected.side, expected.day


def run_of(found: Buildup, area: str, side: str, text: str) -> Run | None:
    day = read_day(text)
    runs = (run for series in found.series if (series.area, series.side) == (area, side) for run in series.runs)
    return next((run for run in runs if run.since <= day <= run.until), None)


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_seen_case(path: Path, law: Law) -> None:
    case, document = read_seen(path)
    wrong = differs(case, document, law)
    assert not wrong, f"{case.name}:\n" + "\n".join(wrong)


def test_the_seen_cases_are_there() -> None:
    assert len(CASES) >= 12


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_that_expects_otherwise_fails(path: Path, law: Law) -> None:
    case, document = read_seen(path)
    otherwise = [msgspec.structs.replace(c, count=c.count + 1) for c in case.claims]
    one_more = [msgspec.structs.replace(s, claims=(*s.claims, 99)) for s in case.strength]
    wrong = msgspec.structs.replace(
        case, claims=tuple(otherwise), strength=tuple(one_more), questions=("A and B", *case.questions)
    )
    assert len(differs(wrong, document, law)) == 1 + len(case.claims) + len(case.strength)
