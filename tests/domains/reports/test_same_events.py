"""Which reports tell of one event: two agencies, a copy, a correction; and reports that only look alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.domains.reports import SameEvent, read, same_events
from detente.domains.reports.document.document import read_document
from detente.domains.reports.together.likeness import Likeness, likeness, told_in
from detente.domains.reports.together.same_events import rule_for
from detente.model.record import Span
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    MeetingClaim,
    Reading,
    ReadRecord,
    ReportText,
    StatementClaim,
)
from detente.sources.register import load_register
from detente.sources.report_text import read_report
from tests.domains.reports.made import report

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "reports" / "together"
NAMES = ["a1", "a2", "a3", "a4", "b1", "b2", "c1"]


@pytest.fixture(scope="module")
def texts() -> list[ReportText]:
    return [read_report(FOLDER / f"{name}.txt") for name in NAMES]


@pytest.fixture(scope="module")
def readings(texts: list[ReportText], pipeline: Any) -> list[Reading]:
    register = load_register()
    return [read(text, register, pipeline) for text in texts]


@pytest.fixture(scope="module")
def events(texts: list[ReportText], readings: list[Reading]) -> tuple[SameEvent, ...]:
    return same_events(readings, texts)


def rules(event: SameEvent) -> dict[str, str]:
    return {f"{NAMES[tie.reports[0] - 1]} {NAMES[tie.reports[1] - 1]}": tie.rule for tie in event.why}


def test_two_events_and_a_report_that_stands_alone(events: tuple[SameEvent, ...]) -> None:
    sources = [[source.file for source in event.sources] for event in events]
    assert sources == [["a1.txt", "a2.txt", "a3.txt", "a4.txt"], ["b1.txt", "b2.txt"]]
    assert [event.agencies for event in events] == [
        ("GNA", "Harborwire", "InterTess"),
        ("Harborwire", "InterTess"),
    ]


def test_copies_and_versions_are_no_texts_of_their_own(events: tuple[SameEvent, ...]) -> None:
    assert [event.texts for event in events] == [2, 2]
    assert rules(events[0]) == {
        "a1 a2": "same quotation",
        "a1 a3": "same text",
        "a1 a4": "same text",
        "a2 a4": "same quotation",
        "a3 a4": "same text",
    }
    assert rules(events[1]) == {"b1 b2": "same claim"}


def test_why_is_told(events: tuple[SameEvent, ...]) -> None:
    tie = events[0].why[0]
    assert tie.shared.quotations == ("our crew did everything that the rules of the sea ask of them",)
    assert tie.shared.days_apart is None
    assert events[1].why[0].shared.numbers == ("7,200",)


def test_reports_stay_apart_and_as_they_were(
    events: tuple[SameEvent, ...], texts: list[ReportText], readings: list[Reading], pipeline: Any
) -> None:
    assert len(events) == 2
    assert read(texts[0], load_register(), pipeline) == readings[0]
    for text, reading in zip(texts, readings, strict=True):
        for record in reading.records:
            assert record.text == " … ".join(text.raw[span.start : span.end] for span in record.anchor)


def test_order_does_not_matter(texts: list[ReportText], readings: list[Reading]) -> None:
    turned = same_events(readings[::-1], texts[::-1])
    assert {frozenset(source.file for source in event.sources) for event in turned} == {
        frozenset(["a1.txt", "a2.txt", "a3.txt", "a4.txt"]),
        frozenset(["b1.txt", "b2.txt"]),
    }


def test_nothing_and_one_report() -> None:
    assert same_events([], []) == ()


LEAD = Likeness(
    days_apart=0,
    text_percent=5,
    lead_percent=50,
    parties=("Orvania", "Tessel"),
    parties_percent=100,
    places=("karsin",),
)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({}, "same lead"),
        ({"days_apart": 2}, "same lead"),
        ({"days_apart": 3}, None),
        ({"days_apart": None}, None),
        ({"lead_percent": 24}, None),
        ({"lead_percent": 30, "places": ()}, None),
        ({"lead_percent": 30, "places": (), "numbers": ("12", "40")}, "same lead"),
        ({"lead_percent": 30, "places": (), "numbers": ("4,000",)}, "same lead"),
        ({"lead_percent": 50, "places": ()}, "same lead"),
        ({"parties_percent": 40}, None),
        ({"parties_percent": 40, "names_percent": 60}, "same lead"),
        ({"parties": (), "names": ("orvan", "tesse")}, None),
        ({"lead_percent": 15, "claims": ("exercise Snow Lantern",)}, "same claim"),
        ({"lead_percent": 14, "claims": ("exercise Snow Lantern",)}, None),
        ({"lead_percent": 0, "quotations": ("we met and we will meet again",)}, "same quotation"),
        ({"days_apart": 3, "quotations": ("we met and we will meet again",)}, None),
        ({"days_apart": 7, "text_percent": 60}, "same text"),
        ({"days_apart": 8, "text_percent": 99}, None),
    ],
)
def test_rules_and_their_limits(change: dict[str, Any], rule: str | None) -> None:
    assert rule_for(msgspec.structs.replace(LEAD, **change)) == rule


TALKS = "Talks on a lake\n\nMEDRIN, March 7, 2030 (OPN) - The two sides met in a hall near the lake."


def told(*fields: Any) -> Reading:
    """Return a reading of the talks with claims made for the test."""
    records = [
        ReadRecord(id=f"r{n}", anchor=(Span(0, 5),), text="Talks", fields=field, rule="made")
        for n, field in enumerate(fields)
    ]
    return Reading(doc=read_document(report(TALKS)), records=tuple(records))


def test_what_is_compared_of_a_reading() -> None:
    reading = told(
        ActorClaim(name="Ilse Maren", type="person", side="Northern Pact"),
        ActorClaim(name="Arvania", type="state"),
        ActorClaim(name="Lake Forum", type="forum"),
        MeetingClaim(forum="Lake Forum", date="2030-03-07", place="the Old Hall"),
        MeetingClaim(forum="Lake Forum"),
        ActivityClaim(who="Arvania", type="exercise", name="Grey Heron", places=("Selma Strait",)),
        ActivityClaim(who="Arvania", type="build-up", start="2030-03-01"),
        ActivityClaim(who="Arvania", type="alert"),
        StatementClaim(speaker="Ilse Maren", mode="direct"),
    )
    found = told_in(reading, report(TALKS))
    assert found.parties == {"Northern Pact", "Arvania"}
    assert found.places == {"medrin", "old hall", "selma strait"}
    assert found.claims == {
        "meeting of Lake Forum on 2030-03-07",
        "exercise Grey Heron",
        "build-up of Arvania from 2030-03-01",
    }
    assert found.quotations == ()
    shared = likeness(found, found)
    assert (shared.days_apart, shared.text_percent, shared.lead_percent, shared.parties_percent) == (
        0,
        100,
        100,
        100,
    )
