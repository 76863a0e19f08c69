"""Verdicts and sentences that the readable cases do not reach: not told, uncertain, late."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from detente.agreements import RULES, Law, Reform, load_law
from detente.agreements.engine import law_of
from detente.domains.exercises import draft_request, findings, split_findings, year_findings
from detente.domains.exercises.asking import asked_of, joined, leaves
from detente.domains.exercises.deadline import days_words
from detente.domains.exercises.year.duties import RULES_OF_A_YEAR
from detente.model.certainty import Certainty
from detente.model.errors import DateError
from detente.model.exercise import Activity, Form, Notification, Range, Stage, Structure, Zone
from detente.model.finding import Evidence, Finding, Outcome, Verdict
from tests.domains.exercises.test_columns import DOUBTFUL, activities

LAW = load_law()
NOW = datetime(2025, 1, 1, tzinfo=UTC)
START = date(2024, 5, 6)


def exact(number: int) -> Range:
    return Range(number, number)


def activity(**more: Any) -> Activity:
    """Return a planned activity of one State in the zone, two brigades under one command."""
    known: dict[str, Any] = {
        "name": "Exercise",
        "states": ("SE",),
        "hosts": ("SE",),
        "zone": Zone.YES,
        "structure": Structure.TWO_BRIGADES,
        "single_command": True,
        "snap": False,
        "start": START,
    }
    return Activity(**(known | more))


def found(
    one: Activity, *, law: Law = LAW, instant: datetime = NOW, sent: Any = (), said: Any = None
) -> list[Finding]:
    return list(findings(one, Evidence(said=said), law, instant, str, tuple(sent)))


def asked_about(one: Activity, question: str, **more: Any) -> Finding:
    return next(f for f in found(one, **more) if f.question == question)


def notification(one: Activity, **more: Any) -> Finding:
    return asked_about(one, "Was prior notification due?", **more)


def observation(one: Activity, **more: Any) -> Finding:
    return asked_about(one, "Were observers to be invited?", **more)


def timing(one: Activity, **more: Any) -> Finding:
    return asked_about(one, "Was the notification given in time?", **more)


@pytest.mark.parametrize(
    ("more", "verdict", "words"),
    [
        ({"troops": Range(8_000, 10_000)}, Verdict.CANNOT_TELL, "may or may not reach 9,000"),
        ({"troops": Range(8_000, None)}, Verdict.CANNOT_TELL, "at least 8,000 troops told"),
        ({"troops": Range(None, 8_999)}, Verdict.NOT_DUE, "at most 8,999 troops told"),
        ({"troops": Range(9_000, None)}, Verdict.DUE, "at least 9,000 troops told"),
        ({}, Verdict.CANNOT_TELL, "The number of troops is not told"),
        ({"troops": Range()}, Verdict.CANNOT_TELL, "The number of troops is not told"),
        ({"troops_total": exact(30_000)}, Verdict.CANNOT_TELL, "told as a published total"),
        ({"troops_total": exact(8_999)}, Verdict.NOT_DUE, "about 8,999 troops told"),
        ({"troops": exact(12_000), "structure": None}, Verdict.CANNOT_TELL, "is not told, so whether"),
        ({"troops": exact(12_000), "structure": Structure.SMALLER}, Verdict.NOT_DUE, "told as smaller than"),
        ({"troops": Range(8_000, None), "structure": Structure.SMALLER}, Verdict.NOT_DUE, "Some numbers told may"),
        ({"troops": exact(12_000), "single_command": False}, Verdict.CANNOT_TELL, "not being under one"),
        (
            {"troops": exact(12_000), "zone": Zone.UNCERTAIN},
            Verdict.UNCERTAIN,
            "in the zone of application is uncertain",
        ),
        ({"troops": exact(12_000), "zone": Zone.NO}, Verdict.NOT_DUE, "outside the zone of application"),
        ({"troops": exact(12_000), "zone": Zone.PARTLY}, Verdict.CANNOT_TELL, "only partly in the zone"),
        ({"troops": exact(8_000), "zone": Zone.PARTLY}, Verdict.NOT_DUE, "is below 9,000"),
        ({"troops": exact(12_000), "form": Form.NAVAL}, Verdict.NOT_DUE, "a naval activity"),
        ({"troops": exact(12_000), "form": Form.AIR}, Verdict.NOT_DUE, "an air activity"),
        ({"landing_troops": exact(3_000), "form": Form.NAVAL}, Verdict.DUE, "3,000 troops in a landing"),
        ({"troops": exact(3_500), "form": Form.HELIBORNE_LANDING}, Verdict.CANNOT_TELL, "only a part lands"),
        ({"troops": exact(12_000), "structure": Structure.DIVISION}, Verdict.DUE, "reaches 9,000 troops"),
    ],
)
def test_what_is_told_decides(more: dict[str, Any], verdict: Verdict, words: str) -> None:
    finding = notification(activity(**more))
    assert finding.verdict is verdict
    assert words in finding.sentence
    assert finding.sentence.endswith(".")


def test_a_published_total_stands_beside_the_number_that_counts() -> None:
    finding = notification(activity(troops=exact(8_000), troops_total=exact(60_000)))
    assert finding.verdict is Verdict.NOT_DUE
    assert any("not on that total" in note for note in finding.notes)


def test_an_unknown_zone_is_supposed_and_said_so() -> None:
    finding = notification(activity(troops=exact(9_000), zone=None, single_command=None))
    assert finding.verdict is Verdict.DUE
    assert any("supposes that the activity lies in the zone" in note for note in finding.notes)
    assert any("supposes one activity under one operational command" in note for note in finding.notes)


def test_doubtful_wording_never_gives_a_firm_verdict() -> None:
    for one in (activity(troops=exact(30_000)), activity(troops=exact(10))):
        assert notification(one, law=DOUBTFUL).verdict is Verdict.UNCERTAIN
        assert observation(one, law=DOUBTFUL).verdict is Verdict.UNCERTAIN
    sent = Notification(activity=activity(), transmitted=datetime(2024, 1, 1, tzinfo=UTC))
    assert timing(activity(troops=exact(30_000)), law=DOUBTFUL, sent=[sent]).verdict is Verdict.UNCERTAIN
    smaller = notification(activity(troops=exact(30_000), structure=Structure.SMALLER), law=DOUBTFUL)
    assert smaller.verdict is Verdict.UNCERTAIN


def test_a_doubtful_structure_makes_the_verdict_uncertain() -> None:
    law = law_of(
        msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.id == "VD11/40.1.1/structure" else p
        for p in LAW.by_id.values()
    )
    finding = notification(activity(troops=exact(12_000)), law=law)
    assert finding.verdict is Verdict.UNCERTAIN
    assert "wording on their organisation is doubtful" in finding.sentence


def test_the_number_is_doubtful_and_the_words_say_so() -> None:
    finding = notification(activity(troops=exact(12_000)), law=DOUBTFUL)
    assert "wording" in finding.sentence
    assert finding.certainty is Certainty.DOUBTFUL


def test_air_sorties_are_described_and_never_trigger() -> None:
    few = activity(troops=exact(1_000), fixed_wing_sorties=exact(500))
    assert notification(few).verdict is Verdict.NOT_DUE
    many = activity(troops=exact(9_000), fixed_wing_sorties=exact(200))
    assert any("air part" in note for note in notification(many).notes)
    fewer = activity(troops=exact(9_000), fixed_wing_sorties=exact(199))
    assert not any("air part" in note for note in notification(fewer).notes)


def test_a_guest_state_is_told_of_its_own_duty() -> None:
    finding = notification(activity(troops=exact(9_000), states=("SE", "FI")))
    assert any("guest State" in note for note in finding.notes)


def test_who_owes_is_the_host_and_never_taken_from_a_map() -> None:
    finding = notification(activity(troops=exact(9_000), states=("SE", "FI"), hosts=()))
    assert finding.owed[0].by == ()
    assert "not told" in finding.owed[0].within
    assert notification(activity(troops=exact(9_000), hosts=())).owed[0].by == ("SE",)


def test_a_start_that_is_not_told_takes_the_law_of_the_day_of_asking() -> None:
    one = activity(troops=exact(14_000), start=None)
    finding = notification(one)
    assert finding.verdict is Verdict.DUE
    assert "the start is not told" in finding.sentence
    assert finding.owed[0].due is None
    sent = Notification(activity=one, transmitted=datetime(2024, 1, 1, tzinfo=UTC))
    assert timing(one, sent=[sent]).verdict is Verdict.CANNOT_TELL
    assert notification(one, sent=[sent]).owed[0].status == "sent"
    assert observation(one).owed[0].due is None
    alert = activity(troops=exact(14_000), start=None, snap=True, duration_hours=80)
    assert observation(alert).owed[0].due is None
    assert "the day is not told" in notification(alert).owed[0].within


def test_the_present_tense_before_the_start() -> None:
    early = datetime(2024, 1, 1, tzinfo=UTC)
    assert "is due" in notification(activity(troops=exact(9_000)), instant=early).sentence
    assert timing(activity(troops=exact(9_000)), instant=early).verdict is Verdict.OPEN
    assert notification(activity(troops=exact(9_000)), instant=early).owed[0].status == "open"


def test_no_notification_on_record_accuses_nobody() -> None:
    finding = timing(activity(troops=exact(9_000)))
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "does not show that none was sent" in finding.sentence


def test_a_notification_sent_late_is_late_by_days_or_minutes() -> None:
    one = activity(troops=exact(9_000))
    late = Notification(activity=one, transmitted=datetime(2024, 3, 27, 8, tzinfo=UTC))
    assert "2 days late" in timing(one, sent=[late]).sentence
    assert notification(one, sent=[late]).owed[0].status == "sent late"
    alert = activity(troops=exact(9_000), snap=True, commenced=datetime(2024, 5, 6, 4, tzinfo=UTC))
    after = Notification(activity=alert, transmitted=datetime(2024, 5, 6, 5, 30, tzinfo=UTC))
    assert "90 minutes late" in timing(alert, sent=[after]).sentence
    before = Notification(activity=alert, transmitted=datetime(2024, 5, 6, 4, tzinfo=UTC))
    assert timing(alert, sent=[before]).verdict is Verdict.IN_TIME


def test_an_alert_known_by_its_day_only_cannot_be_told_to_the_hour() -> None:
    alert = activity(troops=exact(9_000), snap=True)
    same_day = Notification(activity=alert, transmitted=datetime(2024, 5, 6, 5, tzinfo=UTC))
    assert timing(alert, sent=[same_day]).verdict is Verdict.CANNOT_TELL
    next_day = Notification(activity=alert, transmitted=datetime(2024, 5, 7, tzinfo=UTC))
    assert timing(alert, sent=[next_day]).verdict is Verdict.LATE


def test_a_law_that_asks_for_notice_before_an_alert() -> None:
    law = LAW.reformed(Reform(name="x", says="two days", values={"VD11/41.1/days": 2}))
    alert = activity(troops=exact(9_000), snap=True, commenced=datetime(2024, 5, 6, 4, tzinfo=UTC))
    owed = notification(alert, law=law).owed[0]
    assert owed.due == datetime(2024, 5, 4, 4, tzinfo=UTC)
    assert "2 days before the troops commenced" in owed.within


def test_a_transmission_known_as_a_range_of_days() -> None:
    one = activity(troops=exact(9_000))
    sent = Notification(
        activity=one,
        transmitted=datetime(2024, 3, 20, tzinfo=UTC),
        transmitted_latest=datetime(2024, 3, 30, tzinfo=UTC),
    )
    finding = timing(one, sent=[sent])
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "between 2024-03-20 and 2024-03-30" in finding.sentence
    hours = Notification(
        activity=one,
        transmitted=datetime(2024, 3, 20, 1, tzinfo=UTC),
        transmitted_latest=datetime(2024, 3, 20, 2, tzinfo=UTC),
    )
    assert timing(one, sent=[hours]).verdict is Verdict.IN_TIME


def test_a_notification_of_another_name_or_of_the_future_is_not_seen() -> None:
    one = activity(troops=exact(9_000))
    other = Notification(activity=activity(name="Other"), transmitted=datetime(2024, 1, 1, tzinfo=UTC))
    later = Notification(activity=one, transmitted=datetime(2025, 1, 2, tzinfo=UTC))
    assert timing(one, sent=[other, later]).verdict is Verdict.CANNOT_TELL


def test_a_notified_activity_whose_size_cannot_be_told_still_has_a_clock() -> None:
    one = activity(troops=Range(8_000, 10_000))
    sent = Notification(activity=one, transmitted=datetime(2024, 1, 1, tzinfo=UTC))
    assert timing(one, sent=[sent]).verdict is Verdict.IN_TIME
    assert not [f for f in found(one) if f.rule == "VD11/38"]


@pytest.mark.parametrize(
    ("more", "verdict", "words"),
    [
        ({"duration_hours": 73}, Verdict.DUE, "reaches 13,000 troops"),
        ({}, Verdict.CANNOT_TELL, "how long it lasts is not told"),
        ({"end": date(2024, 5, 8)}, Verdict.NOT_DUE, "between 24 and 72 hours, which is not more than 72 hours"),
        ({"end": date(2024, 5, 9)}, Verdict.CANNOT_TELL, "which may or may not be more than 72 hours"),
        ({"end": date(2024, 5, 11)}, Verdict.DUE, "reaches 13,000 troops"),
    ],
)
def test_an_alert_is_observed_only_beyond_its_hours(more: dict[str, Any], verdict: Verdict, words: str) -> None:
    finding = observation(activity(troops=exact(13_000), snap=True, **more))
    assert finding.verdict is verdict
    assert words in finding.sentence
    assert finding.rule == "VD11/47.4"


def test_an_alert_whose_stages_are_told_supposes_nothing() -> None:
    stages = (Stage(troops=exact(20_000)), Stage(from_hour=60, troops=exact(14_000)))
    finding = observation(activity(snap=True, duration_hours=90, stages=stages))
    assert finding.verdict is Verdict.DUE
    assert not any("supposes that the strength" in note for note in finding.notes)
    told_once = observation(activity(snap=True, duration_hours=90, troops=exact(14_000)))
    assert any("supposes that the strength" in note for note in told_once.notes)


def test_a_stage_without_a_number_leaves_the_peak_open_above() -> None:
    stages = (Stage(troops=exact(8_000)), Stage(from_hour=24, tanks=exact(10)))
    assert notification(activity(stages=stages)).verdict is Verdict.CANNOT_TELL


def test_of_a_transfer_the_concentration_is_observed() -> None:
    finding = observation(activity(form=Form.TRANSFER, troops=exact(13_000)))
    assert finding.verdict is Verdict.DUE
    assert any("concentration" in note for note in finding.notes)


def test_an_invitation_is_owed_by_the_host_even_where_none_is_told() -> None:
    finding = observation(activity(troops=exact(13_000), states=("SE", "FI"), hosts=()))
    assert "not told" in finding.owed[0].within


def test_a_notification_without_numbers_is_no_lower_level() -> None:
    one = activity(troops=exact(14_000))
    sent = Notification(activity=activity(), transmitted=datetime(2024, 1, 1, tzinfo=UTC))
    rules = [f.rule for f in found(one, sent=[sent], said=datetime(2024, 4, 16, tzinfo=UTC))]
    assert "VD11/practice" not in rules
    assert "already late" not in observation(one, sent=[sent], said=datetime(2024, 4, 16, tzinfo=UTC)).sentence


def test_growth_told_before_the_deadline_is_not_late() -> None:
    one = activity(troops=exact(14_000))
    sent = Notification(activity=activity(troops=exact(12_000)), transmitted=datetime(2024, 1, 1, tzinfo=UTC))
    said = datetime(2024, 2, 1, tzinfo=UTC)
    assert "already late" not in observation(one, sent=[sent], said=said).sentence


def test_a_size_class_that_cannot_be_told() -> None:
    question = "Is it large enough to count against the limits on large activities?"
    finding = asked_about(activity(troops=Range(12_000, 14_000)), question)
    assert finding.verdict is Verdict.CANNOT_TELL
    larger = asked_about(activity(troops=Range(14_000, 50_000)), question)
    assert larger.verdict is Verdict.EXCEEDED
    assert any("cannot be told whether it is of the largest class or the middle class" in n for n in larger.notes)
    assert asked_about(activity(troops=exact(14_000)), question, law=DOUBTFUL).verdict is Verdict.UNCERTAIN
    assert question not in [f.question for f in found(activity())]


def test_the_announcement_of_a_large_activity() -> None:
    question = "Was the large activity announced in time?"
    large = activity(troops=exact(45_000), start=date(2027, 5, 1))
    assert asked_about(large, question).verdict is Verdict.OPEN
    passed = asked_about(large, question, instant=datetime(2026, 6, 1, tzinfo=UTC))
    assert passed.verdict is Verdict.CANNOT_TELL
    assert passed.owed[0].status == "no announcement on this desk's record"
    assert question not in [f.question for f in found(activity(troops=exact(45_000), start=None))]
    assert asked_about(large, question, law=DOUBTFUL_DAY).verdict is Verdict.UNCERTAIN


DOUBTFUL_DAY = law_of(
    msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.question == "announcement/november_day" else p
    for p in LAW.by_id.values()
)


def test_stockholm_announcements_by_number() -> None:
    question = "Was the large activity announced in time?"
    found_ = [f for f in found(activity(troops=exact(80_000), start=date(1990, 5, 1))) if f.question == question]
    assert [f.owed[0].due.date() for f in found_ if f.owed[0].due] == [date(1988, 11, 15), date(1989, 11, 15)]
    assert not any("calendar was due" in note for f in found_ for note in f.notes)
    some = [f for f in found(activity(troops=exact(50_000), start=date(1990, 5, 1))) if f.question == question]
    assert len(some) == 1


def test_a_law_without_a_day_of_announcement_owes_none() -> None:
    law = law_of(p for p in LAW.by_id.values() if p.question != "announcement/november_day")
    assert "VD11/68" not in [f.rule for f in found(activity(troops=exact(45_000)), law=law)]


def limits(*some: Activity, law: Law = LAW) -> list[Finding]:
    return list(year_findings([(one, Evidence()) for one in some], law, NOW, str))


def test_limits_count_each_activity_once_and_for_its_hosts() -> None:
    one = activity(troops=exact(20_000), states=("SE", "FI"))
    twice = limits(one, one)
    assert {f.parties for f in twice} == {("SE",)}
    assert all("1 activity" in f.sentence for f in twice)
    assert {f.parties for f in limits(activity(troops=exact(20_000), states=("SE", "FI"), hosts=()))} == {
        ("FI",),
        ("SE",),
    }


def test_limits_that_cannot_be_told() -> None:
    sure = [activity(name=f"n{i}", troops=exact(20_000), start=date(2024, i, 1)) for i in range(1, 7)]
    perhaps = activity(name="perhaps", troops=Range(10_000, 20_000), start=date(2024, 9, 1))
    year = next(f for f in limits(*sure, perhaps) if f.subject == "SE: In 2024")
    assert year.verdict is Verdict.CANNOT_TELL
    assert "1 activity whose class cannot be told" in year.sentence
    assert all(f.verdict is Verdict.UNCERTAIN for f in limits(*sure, law=DOUBTFUL_LIMITS))


DOUBTFUL_LIMITS = law_of(
    msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.question.endswith("/activities") else p
    for p in LAW.by_id.values()
)


def test_limits_leave_out_what_has_no_start_and_what_is_small() -> None:
    assert limits(activity(troops=exact(20_000), start=None), activity(name="b", troops=exact(13_000))) == []


def test_a_law_without_limits_gives_none() -> None:
    assert limits(activity(troops=exact(90_000), start=date(1990, 1, 1))) == []
    law = law_of(p for p in LAW.by_id.values() if not p.question.endswith("/activities"))
    assert limits(activity(troops=exact(90_000)), law=law) == []


def test_under_a_reform_every_result_is_marked() -> None:
    law = LAW.reformed(Reform(name="lower", says="lower", values={"VD11/40.1.1/personnel": 2_000}))
    finding = notification(activity(troops=exact(3_000)), law=law)
    assert finding.verdict is Verdict.DUE
    assert "(hypothetical law)" in finding.sentence
    assert any("not the law" in note for note in finding.notes)
    assert any("hypothetical law" in f.sentence for f in limits(activity(troops=exact(20_000)), law=law))
    two = [(activity(name=n, troops=exact(1_500)), Evidence()) for n in ("a", "b")]
    assert any("not the law" in n for f in split_findings(two, law, NOW, str) for n in f.notes)


def split(*some: Activity) -> list[Finding]:
    return list(split_findings([(one, Evidence()) for one in some], LAW, NOW, str))


def test_a_possible_split_needs_an_overlap_and_a_sum() -> None:
    one = activity(name="a", troops=exact(5_000), end=date(2024, 5, 20))
    assert split(one, activity(name="b", troops=exact(5_000), start=date(2024, 5, 10)))
    assert not split(one, activity(name="b", troops=exact(5_000), start=date(2024, 6, 10)))
    assert not split(one, activity(name="b", troops=exact(3_000), start=date(2024, 5, 10)))
    (observable,) = split(one, activity(name="b", troops=exact(9_000), start=date(2024, 5, 10)))
    assert "each is below the numbers for an invitation of observers" in observable.sentence
    assert not split(one, activity(name="b", troops=exact(60_000), start=date(2024, 5, 10)))
    assert not split(one, activity(name="b", start=date(2024, 5, 10)))
    assert not split(one, activity(name="b", troops=exact(5_000), start=None))
    assert not split(activity(name="a", troops=exact(5_000), start=date(1970, 1, 1)))
    assert not split(one, one)


def test_a_possible_split_by_tanks_is_asked_once_for_several_starts() -> None:
    group = [
        activity(name=n, troops=exact(2_000), tanks=exact(100), start=date(2024, 5, d), end=date(2024, 5, 20))
        for n, d in (("a", 1), ("b", 2), ("c", 2))
    ]
    (finding,) = [f for f in split(*group) if f.subject == "a, b and c"]
    assert "300 battle tanks" in finding.sentence
    assert finding.certainty is Certainty.DESK


def test_a_possible_split_where_the_law_has_troops_only() -> None:
    two = [activity(name=n, troops=exact(13_000), tanks=exact(10), start=date(1980, 1, 1)) for n in ("a", "b")]
    assert split(*two)
    few = [activity(name=n, troops=exact(1_000), tanks=exact(900), start=date(1980, 1, 1)) for n in ("a", "b")]
    assert not split(*few)


def unusual(one: Activity, **more: Any) -> Finding:
    return next(f for f in found(one, **more) if f.topic == "risk")


def test_unusual_activities_list_what_is_told() -> None:
    told = activity(
        unscheduled=True,
        outside_peacetime_location=True,
        militarily_significant=True,
        concerns=("FI",),
        near=("FI",),
    )
    finding = unusual(told)
    assert finding.verdict is Verdict.OPEN
    assert any("FI said so" in leaf.says for leaf in leaves(finding.why))
    assert unusual(activity(unscheduled=False)).verdict is Verdict.NOT_DUE
    assert unusual(activity()).verdict is Verdict.CANNOT_TELL
    assert unusual(activity(start=date(2009, 1, 1))).verdict is Verdict.UNCERTAIN
    assert unusual(activity(zone=Zone.NO)).verdict is Verdict.NOT_DUE


def test_the_draft_leaves_to_the_requester_what_only_it_can_say() -> None:
    asked = asked_of(
        activity(hosts=(), states=(), end=date(2024, 5, 9), places=("range",), near=("FI",), tanks=exact(30)),
        Evidence(),
        LAW,
        NOW,
        {"FI": "Finland"}.get,  # type: ignore[arg-type]
    )
    text = "\n".join(draft_request(asked).lines)
    assert "Cause of concern: [to be stated by the requesting State]" in text
    assert "takes place (not told)" in text
    assert "range; near Finland" in text
    assert "from 2024-05-06 to 2024-05-09" in text
    assert "30 battle tanks" in text
    nothing = asked_of(activity(start=None), Evidence(), LAW, NOW, str)
    assert "Time, as far as told: not told" in draft_request(nothing).lines
    old = asked_of(activity(start=date(1970, 1, 1)), Evidence(), LAW, NOW, str)
    assert draft_request(old).lines[-1] == "A reply is asked for."
    assert any("goes to the State on whose territory" in note for note in unusual(activity(hosts=())).notes)


def test_clocks_that_the_law_does_not_have_are_not_promised() -> None:
    law = law_of(p for p in LAW.by_id.values() if not p.question.endswith("/hours"))
    assert not any("Once a request is sent" in note for note in unusual(activity(), law=law).notes)


def test_a_law_without_deadlines_or_landings() -> None:
    dropped = (
        "notification/days",
        "notification/landing_personnel",
        "observation/landing_personnel",
        "notification/host",
    )
    law = law_of(p for p in LAW.by_id.values() if p.question not in dropped)
    finding = notification(activity(troops=exact(9_000)), law=law)
    assert finding.verdict is Verdict.DUE
    assert finding.owed[0].due is None
    assert "in a landing" not in " ".join(notification(activity(troops=exact(1)), law=law).notes)
    assert observation(activity(troops=exact(13_000)), law=law).owed[0].due is None


def test_transfers_name_the_landing_number_of_notification() -> None:
    notes = " ".join(notification(activity(form=Form.TRANSFER, troops=exact(1))).notes)
    assert "3,000 troops in an amphibious landing" in notes


def test_a_start_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(DateError, match="too far ahead"):
        found(activity(start=date(9999, 12, 31)))


@pytest.mark.parametrize("told", [{"duration_hours": 87_601}, {"stages": (Stage(from_hour=10**15),)}])
def test_an_activity_of_more_than_ten_years_is_refused(told: dict[str, Any]) -> None:
    assert found(activity(duration_hours=87_600))
    with pytest.raises(DateError, match="up to 87600 hours"):
        found(activity(**told))


@settings(max_examples=200, deadline=None)
@given(activities)
def test_every_activity_gets_complete_findings(one: Activity) -> None:
    for finding in found(one):
        assert finding.sentence.endswith(".")
        assert finding.sentence[0].isupper()
        assert "  " not in finding.sentence
        assert "None" not in finding.sentence
        for leaf in leaves(finding.why):
            assert leaf.margin is None or leaf.margin == (leaf.value or 0) - (leaf.threshold or 0)
            assert leaf.provision == "" or leaf.certainty is not None


def test_every_rule_asks_the_law_for_something_and_every_provision_is_asked() -> None:
    assert RULES_OF_A_YEAR  # their modules put their rules among all
    asked = {question for rule in RULES.values() for question in rule.asks}
    assert {p.question for p in LAW.by_id.values()} == asked
    assert all(rule.question.endswith("?") and rule.paragraph and rule.instrument for rule in RULES.values())


def test_words() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"], "or") == "a, b or c"
    assert (days_words(1), days_words(22)) == ("1 day", "22 days")
    assert list(leaves(None)) == []


def test_outcomes_of_a_not_told_number_are_cannot_tell() -> None:
    tanks = next(
        leaf for leaf in leaves(notification(activity(troops=exact(1))).why) if "battle_tanks" in leaf.provision
    )
    assert tanks.outcome is Outcome.CANNOT_TELL
    assert tanks.value is None
    assert tanks.threshold == 250
