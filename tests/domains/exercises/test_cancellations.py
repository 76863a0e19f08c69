"""Cancellations (65): whose activity one ends, from when, and what stays as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from detente.agreements import load_law
from detente.agreements.engine import law_of
from detente.domains.exercises.messages.cancellations import (
    CANCELLED,
    Cancellation,
    cancellations,
    cancelled,
    fallen_away,
)
from detente.model.certainty import Certainty
from detente.model.exercise import Activity
from detente.model.finding import Evidence, Finding, Owed, Verdict
from detente.model.message import Day, Item, Message, Value, Words

LAW = load_law()
SENT = datetime(2026, 3, 1, 8, tzinfo=UTC)
START = date(2026, 5, 4)
LANTERN = Activity(name="Made-up Lantern", states=("SE",), start=START)
BEFORE = Evidence(party="SE", said=SENT - timedelta(days=9))


def message(type_: str = CANCELLED, *, at: datetime | None = SENT, **more: Any) -> tuple[Message, Evidence]:
    said: dict[str, Any] = {"number": "X-1", "sender": "SE", "items": named("made-up lantern")}
    told = Message(type=type_, transmitted=at, **(said | more))
    return told, Evidence(party=told.sender, said=at, records=("a" * 64,))


def named(name: str, start: date | None = None) -> tuple[Item, ...]:
    values: dict[str, Value] = {"general.designation": Words(name)} if name else {}
    values |= {"general.start": Day(start)} if start else {}
    return tuple(Item(key, value) for key, value in values.items())


def ends(
    activity: Activity = LANTERN, evidence: Evidence = BEFORE, *beside: tuple[Message, Evidence], **more: Any
) -> bool:
    known = cancellations([message(**more), *beside], LAW, SENT)
    return cancelled(activity, evidence, known) is not None


def test_it_ends_what_its_sender_told_of_that_name() -> None:
    assert ends()
    assert ends(Activity(name="Made-up Lantern"))
    assert ends(LANTERN, Evidence())
    assert not ends(Activity(name="Made-up Lamp", states=("SE",)))
    assert not ends(LANTERN, Evidence(party="SE", said=SENT + timedelta(seconds=1)))
    assert ends(LANTERN, Evidence(party="SE", said=SENT))


@pytest.mark.parametrize(
    ("states", "hosts", "party", "ended"),
    [
        (("SE", "FI"), (), "SE", True),  # its own word
        (("SE", "FI"), (), "FI", False),  # what another said, of an activity that is not its alone
        (("SE", "FI"), ("FI",), "FI", False),
        (("FI",), ("SE",), "FI", True),  # the host
        (("SE",), (), "NO", True),  # what another told of its activity, before
        (("FI",), (), "NO", False),
        ((), (), "NO", False),
    ],
)
def test_it_ends_nothing_of_another_state(
    states: tuple[str, ...], hosts: tuple[str, ...], party: str, *, ended: bool
) -> None:
    activity = Activity(name="Made-up Lantern", states=states, hosts=hosts, start=START)
    assert ends(activity, Evidence(party=party, said=SENT)) is ended


def test_the_first_day_tells_one_of_two_of_a_name() -> None:
    later = Activity(name="Made-up Lantern", states=("SE",), start=START + timedelta(days=21))
    told = named("Made-up Lantern", START)
    assert ends(items=told)
    assert not ends(later, items=told)
    assert ends(later)


def test_it_names_by_the_number_of_what_it_amends() -> None:
    notice = message(
        "vd11.38.notification", at=SENT - timedelta(days=9), number="N-1", items=named("Lantern", START)
    )
    lantern = Activity(name="Lantern", states=("SE",), start=START)
    assert ends(lantern, BEFORE, notice, amends="N-1")
    assert ends(lantern, BEFORE, notice, amends="N-1", items=())
    assert not ends(lantern, BEFORE, notice, amends="N-2")
    assert not ends(lantern, BEFORE, notice)
    assert not ends(items=())
    of_another = message("vd11.38.notification", sender="FI", number="N-1", items=named("Lantern", START))
    assert not ends(lantern, BEFORE, of_another, amends="N-1")


def test_one_sent_later_or_never_ends_nothing() -> None:
    assert not ends(at=SENT + timedelta(seconds=1))
    assert not ends(at=None)
    before_the_law = datetime(1970, 1, 1, tzinfo=UTC)
    assert cancellations([message(at=before_the_law)], LAW, SENT) == ()


def test_a_law_in_doubt_ends_nothing() -> None:
    law = law_of(
        msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.question == "change/cancelled" else p
        for p in LAW.by_id.values()
    )
    assert cancellations([message()], law, SENT) == ()


def test_what_lay_ahead_falls_away_and_what_was_late_stays() -> None:
    (by,) = cancellations([message()], LAW, SENT)
    late, ahead = SENT - timedelta(seconds=1), SENT

    def one(due: datetime | None, status: str = "open", of: str = "SE", verdict: Verdict = Verdict.DUE) -> Finding:
        return after(by, Owed(what="it", by=(of,), due=due, status=status), verdict=verdict)

    assert one(late).owed[0].status == "open"
    assert one(late).verdict is Verdict.DUE
    for found in (one(ahead), one(None)):
        assert found.owed[0].status == "fallen away: cancelled on 2026-03-01 (paragraph 65)"
        assert found.verdict is Verdict.NOT_DUE
        assert (
            "SE told on 2026-03-01 that it is cancelled, so from then on this holds no longer." in found.sentence
        )
        assert any("(65" in note for note in found.notes)
    assert one(ahead, status="sent in time").owed[0].status == "sent in time"
    assert one(ahead, of="FI").owed[0].status == "open"
    assert one(ahead, verdict=Verdict.UNCERTAIN).verdict is Verdict.UNCERTAIN
    both = after(by, Owed(what="one", by=("SE",), due=late), Owed(what="other", by=("SE",), due=ahead))
    assert [owed.status.partition(":")[0] for owed in both.owed] == ["open", "fallen away"]
    assert both.verdict is Verdict.DUE
    assert after(by, verdict=Verdict.OPEN).verdict is Verdict.NOT_DUE
    assert after(by, verdict=Verdict.EXCEEDED).verdict is Verdict.NOT_DUE
    assert after(by, verdict=Verdict.LATE).sentence == "It is so."


def after(by: Cancellation, *owed: Owed, verdict: Verdict = Verdict.DUE) -> Finding:
    found = Finding(
        rule="VD11/38",
        topic="exercises",
        question="?",
        verdict=verdict,
        sentence="It is so.",
        subject="it",
        owed=owed,
    )
    (changed,) = fallen_away([found], by, str)
    return changed
