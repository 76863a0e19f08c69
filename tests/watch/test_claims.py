"""Activities told of in a report: what is not told stays unknown, and no map is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from detente.model.certainty import Certainty
from detente.model.exercise import Activity, Range
from detente.model.record import Record, Source, Span
from detente.model.register import Party, Register
from detente.model.report import ActivityClaim, Claim, ReportClaim, StatementClaim, StrengthClaim
from detente.model.view import Entry
from detente.watch.claims import described, seen_in

SAID = datetime(2031, 5, 4, 23, 59, 59, tzinfo=UTC)


def state(id_: str, name: str) -> Party:
    return Party(id=id_, name=name, type="state", forms=(name,), source="invented", certainty=Certainty.DESK)


REGISTER = Register((state("QX", "Arvonia"), state("QY", "Belmark")), ())


def entry(fields: Claim, number: int, file: str = "a") -> Entry:
    record: Record[Any] = Record(
        kind="report.claim",
        party="desk",
        said=SAID,
        body=ReportClaim(id=f"activity{number}", rule="test", fields=fields),
        sources=(Source(file * 64, "text/plain", "r.txt", (Span(0, 5),)),),
    )
    return Entry(id=f"{number:064x}", record=record)


def drill(**fields: Any) -> ActivityClaim:
    return ActivityClaim(**{"who": "Arvonia", "type": "live-firing", "near": "Belmark", **fields})


def test_a_number_of_soldiers_becomes_troops_and_nothing_else() -> None:
    (seen,) = seen_in([entry(drill(strength=StrengthClaim(3000, 3000, "soldiers")), 1)], REGISTER)
    assert seen.activity.troops == Range(3000, 3000)
    assert (seen.activity.tanks, seen.activity.zone, seen.activity.structure) == (None, None, None)
    assert not seen.evidence.confirmed


def test_tanks_are_not_troops() -> None:
    (seen,) = seen_in([entry(drill(strength=StrengthClaim(40, 60, "tanks")), 1)], REGISTER)
    assert seen.activity.tanks == Range(40, 60)
    assert seen.activity.troops is None


def test_a_range_told_upside_down_is_turned() -> None:
    (seen,) = seen_in([entry(drill(strength=StrengthClaim(4000, 3000, "soldiers")), 1)], REGISTER)
    assert seen.activity.troops == Range(3000, 4000)


def test_an_unknown_unit_is_not_guessed() -> None:
    (seen,) = seen_in([entry(drill(strength=StrengthClaim(12, 12, "balloons")), 1)], REGISTER)
    assert seen.activity.troops is None


def test_a_month_is_no_day() -> None:
    (seen,) = seen_in([entry(drill(start="2031-05"), 1)], REGISTER)
    assert seen.activity.start is None
    assert seen.start_known == "2031-05"


def test_the_host_comes_from_the_words_of_the_same_report() -> None:
    told = entry(drill(start="2031-05-03"), 1)
    elsewhere = entry(drill(places=("Arvonia",)), 2)
    other_file = entry(drill(places=("Belmark",)), 3, file="b")
    first, _, _ = seen_in([told, elsewhere, other_file], REGISTER)
    assert first.activity.hosts == ("QX",)
    (alone,) = seen_in([told], REGISTER)
    assert alone.activity.hosts == ()


def test_a_build_up_takes_no_host_from_a_drill() -> None:
    build_up = entry(drill(type="build-up"), 1)
    first, _ = seen_in([build_up, entry(drill(places=("Arvonia",)), 2)], REGISTER)
    assert first.activity.hosts == ()


def test_what_is_no_land_activity_is_left_to_its_own_part() -> None:
    statement = StatementClaim(speaker="A", mode="direct")
    assert seen_in([entry(drill(type="space-launch"), 1), entry(statement, 2)], REGISTER) == ()


def test_a_forgotten_claim_is_passed_over() -> None:
    record: Record[Any] = Record(kind="report.claim", party="desk", said=SAID, body_digest="0" * 64)
    assert seen_in([Entry(id="1" * 64, record=record)], REGISTER) == ()


def test_a_record_of_the_desk_stays_as_declared() -> None:
    activity = Activity(name="Field day", states=("QY",), start=date(2031, 5, 1))
    record: Record[Any] = Record(kind="exercise.activity", party="QY", said=SAID, body=activity)
    (seen,) = seen_in([Entry(id="1" * 64, record=record)], REGISTER)
    assert seen.activity is activity
    assert (seen.type, seen.evidence.party) == ("declared", "QY")


def test_a_name_in_plain_words() -> None:
    assert (
        described(drill(start="2031-05-03"), REGISTER) == "shooting drill of Arvonia near Belmark from 2031-05-03"
    )


def test_an_activity_without_name_day_or_number_is_vague() -> None:
    told = [drill(), drill(name="Wind"), drill(start="2031-05"), drill(equipment=("two tanks",))]
    told.append(drill(strength=StrengthClaim(min=300, max=300, unit="soldiers")))
    every = [entry(fields, number) for number, fields in enumerate(told, 1)]
    assert [seen.vague for seen in seen_in(every, REGISTER)] == [True, False, False, False, False]
