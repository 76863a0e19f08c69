"""Host and guest, shares, voluntary notifications, flags, and the hours of observation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from detente.agreements import load_law
from detente.agreements.engine import law_of
from detente.model.certainty import Certainty
from detente.model.exercise import Activity, Form, Notification, Range, Stage, Structure, Zone
from detente.model.finding import Finding, Verdict
from detente.model.message import Share
from tests.domains.exercises.test_rules import NOW, START, activity, exact, found

LAW = load_law()
TWO = ("SE", "FI")
SHARES = (Share("SE", 5_000), Share("FI", 9_000))


def of(rule: str, one: Activity, **more: Any) -> list[Finding]:
    return [finding for finding in found(one, **more) if finding.rule == rule]


def without(*questions: str) -> Any:
    return law_of(p for p in LAW.by_id.values() if p.question not in questions)


def doubtful(question: str) -> Any:
    return law_of(
        msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.question == question else p
        for p in LAW.by_id.values()
    )


def shared(**more: Any) -> Activity:
    return activity(states=TWO, troops=exact(14_000), troops_by_state=SHARES, **more)


def test_the_host_is_no_guest() -> None:
    (finding,) = of("VD11/39", shared())
    assert finding.owed[0].by == ("FI",)
    assert of("VD11/39", shared(hosts=TWO)) == []
    assert of("VD11/39", shared(hosts=())) == []
    assert of("VD11/39", shared(), law=without("notification/host")) == []
    assert of("VD11/39", shared(start=START.replace(year=1970))) == []


@pytest.mark.parametrize(
    ("more", "verdict", "words"),
    [
        ({"structure": None}, Verdict.CANNOT_TELL, "may or may not come under"),
        ({"structure": Structure.SMALLER}, Verdict.NOT_DUE, "does not reach"),
        ({"zone": Zone.UNCERTAIN}, Verdict.UNCERTAIN, "by doubtful wording reaches"),
        ({"zone": Zone.NO}, Verdict.NOT_DUE, "does not reach"),
        ({"form": Form.TRANSFER}, Verdict.DUE, "reaches the numbers"),
        ({"start": None}, Verdict.DUE, "reaches the numbers"),
    ],
)
def test_the_share_of_a_guest_is_held_against_all_conditions(more: Any, verdict: Verdict, words: str) -> None:
    (finding,) = of("VD11/39", shared(**more))
    assert finding.verdict is verdict
    assert words in finding.sentence


def test_doubtful_wording_on_guests_is_never_firm() -> None:
    (finding,) = of("VD11/39", shared(), law=doubtful("notification/host"))
    assert (finding.verdict, finding.owed) == (Verdict.UNCERTAIN, ())


def test_several_hosts_need_a_law_and_a_number() -> None:
    many = shared(hosts=TWO)
    assert [f.verdict for f in of("VD11/practice_hosts", many)] == [Verdict.CANNOT_TELL] * 2
    assert of("VD11/practice_hosts", many, law=without("notification/hosts_apart")) == []
    assert of("VD11/practice_hosts", shared()) == []
    assert of("VD11/practice_hosts", shared(hosts=TWO, start=START.replace(year=1970))) == []
    no_days = of("VD11/practice_hosts", shared(hosts=TWO, troops_by_host=SHARES), law=without("notification/days"))
    assert [f.owed[0].due for f in no_days if f.owed] == [None]


def test_a_voluntary_notification_of_unknown_size() -> None:
    one = activity(troops=Range(8_000, 10_000))
    sent = Notification(activity=one, transmitted=datetime(2024, 1, 1, tzinfo=UTC), voluntary=True)
    (finding,) = of("VD11/practice_voluntary", one, sent=[sent])
    assert finding.verdict is Verdict.CANNOT_TELL
    assert of("VD11/practice_voluntary", one, sent=[sent], law=without("notification/voluntary")) == []
    assert of("VD11/practice_voluntary", one) == []


@pytest.mark.parametrize("told", [Range(12_000, 14_000), Range(None, 14_000), Range(14_000, None)])
def test_shares_within_a_range_raise_no_question(told: Range) -> None:
    one = activity(troops=told, troops_by_state=SHARES, states=TWO)
    assert of("desk/shares", one) == []


@pytest.mark.parametrize("told", [None, Range(), Range(14_001, None), Range(None, 13_999)])
def test_shares_that_are_no_such_number_are_asked_about(told: Range | None) -> None:
    one = activity(troops=told, troops_by_state=SHARES, states=TWO)
    (finding,) = of("desk/shares", one)
    assert (finding.verdict, finding.certainty) == (Verdict.UNCERTAIN, Certainty.DESK)
    assert "14,000 together" in finding.sentence


@pytest.mark.parametrize(
    ("troops", "percent"), [(11_700, 90), (11_699, None), (12_700, 98), (12_999, 99), (13_000, None)]
)
def test_the_flag_for_what_lies_close_below(troops: int, percent: int | None) -> None:
    notes = [n for f in of("VD11/47.4", activity(troops=exact(troops))) for n in f.notes if n.startswith("Flag")]
    assert [f"are {percent} %" in note for note in notes] == ([] if percent is None else [True])


def test_no_flag_beyond_the_zone_and_for_a_mere_bound() -> None:
    for one in (activity(troops=exact(12_700), zone=Zone.NO), activity(troops_total=exact(12_700))):
        assert not any(note.startswith("Flag") for f in found(one) for note in f.notes)


def test_an_alert_not_told_is_supposed_and_said_so() -> None:
    assert any(
        "had advance notice, which is not told" in n
        for f in found(activity(troops=exact(9_000), snap=None))
        for n in f.notes
    )
    law = without("notification/alert_duty", "transfer/arrival", "transfer/transit", "observation/arrangements")
    notes = " ".join(
        n for f in found(activity(troops=exact(14_000), snap=True, form=Form.TRANSFER), law=law) for n in f.notes
    )
    assert "pass through" not in notes
    assert "1:250,000" not in notes


def test_transit_is_told_with_its_doubt() -> None:
    notes = " ".join(n for f in found(activity(troops=exact(9_000), form=Form.TRANSFER)) for n in f.notes)
    assert "passing through alone carries no duty (40.3; wording doubtful, M?)" in notes


def lasting(**more: Any) -> list[Finding]:
    return of("VD11/55", activity(**more))


def stages(*told: tuple[int, int | None]) -> tuple[Stage, ...]:
    return tuple(Stage(from_hour=hour, troops=None if n is None else exact(n)) for hour, n in told)


def test_observation_by_the_hour() -> None:
    open_end = lasting(stages=stages((0, 5_000), (24, 14_000)))
    assert (open_end[0].verdict, "until an hour that is not told" in open_end[0].sentence) == (
        Verdict.CANNOT_TELL,
        True,
    )
    begun = lasting(stages=stages((0, 14_000)), commenced=datetime(2024, 5, 6, tzinfo=UTC))
    assert "(2024-05-06 00:00 UTC on)" in begun[0].sentence
    once = lasting(troops=exact(14_000), duration_hours=60)
    assert once[0].verdict is Verdict.DUE
    assert any("supposes that the strength told" in note for note in once[0].notes)
    silent = lasting(troops=exact(14_000), stages=stages((0, None), (10, 14_000), (20, 5_000)))
    assert silent[0].verdict is Verdict.CANNOT_TELL
    assert any("could lengthen it" in note for note in silent[0].notes)


def test_observation_without_hours_or_without_law_says_nothing() -> None:
    assert lasting(troops=exact(14_000)) == []
    assert lasting(troops=exact(12_000), duration_hours=60) == []
    assert lasting(troops=exact(14_000), stages=stages((0, 12_000))) == []
    one = activity(troops=exact(14_000), duration_hours=60)
    assert of("VD11/55", one, law=without("observation/duration")) == []
    (finding,) = of("VD11/55", one, law=doubtful("observation/duration"))
    assert finding.verdict is Verdict.UNCERTAIN
    old = [
        f
        for f in found(activity(troops=exact(30_000), start=START.replace(year=1980), duration_hours=9))
        if "55" in f.rule
    ]
    assert old == []
    assert NOW.year == 2025
