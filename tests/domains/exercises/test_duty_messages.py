"""Invitations, incidents, hosted visits and changes, as messages: what the readable cases do not reach."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import Law, Reform, load_law
from detente.agreements.engine import law_of
from detente.domains.exercises import change_findings, incident_findings, observation_findings
from detente.domains.exercises.messages.invitation_thread import invitation_threads
from detente.domains.exercises.messages.invitations import reply_of
from detente.domains.exercises.told import Heard
from detente.model.certainty import Certainty
from detente.model.exercise import Activity, Range
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import Day, Instant, Item, Listing, Message, Nothing, Number, Table, Value, Words, YesNo
from tests.domains.exercises.test_rules import activity, exact
from tests.domains.exercises.test_sharing import stages

LAW = load_law()
NOW = datetime(2024, 6, 1, tzinfo=UTC)
SENT = datetime(2024, 3, 20, 9, tzinfo=UTC)
BEGUN = datetime(2024, 5, 6, tzinfo=UTC)
NAME = Words("Exercise")


def message(type_: str, at: datetime | None = SENT, **more: Any) -> Message:
    """Return a message; `items` are values by key with two underscores in place of each point."""
    items = {key.replace("__", "."): value for key, value in more.pop("items", {}).items()}
    head: dict[str, Any] = {"number": "A-1", "sender": "SE", "to": ("all",)}
    told = tuple(Item(key, value) for key, value in items.items())
    return Message(type=type_, transmitted=at, items=told, **(head | more))


def invitation(at: datetime = SENT, **more: Any) -> Message:
    items: dict[str, Value] = {"general__designation": NAME, **more.pop("items", {})}
    return message("vd11.52.invitation", at, items=items, **more)


def reply(at: datetime = SENT, **more: Any) -> Message:
    return message(
        "vd11.51.reply", at, **({"number": "R-1", "sender": "FI", "to": ("SE",), "answers": "A-1"} | more)
    )


def heard(messages: tuple[Message, ...]) -> list[Heard]:
    """Return messages with what they rest on."""
    return [(one, Evidence(party=one.sender, said=one.transmitted)) for one in messages]


def observed(*messages: Message, told: Any = (), law: Law = LAW, at: datetime = NOW) -> list[Finding]:
    return list(observation_findings(heard(messages), told, law, at, str))


def one(rule: str, found: list[Finding]) -> Finding:
    (finding,) = (f for f in found if f.rule == rule)
    return finding


def without(*questions: str) -> Law:
    return law_of(p for p in LAW.by_id.values() if p.question not in questions)


LARGE = activity(troops=exact(14_000), commenced=BEGUN, duration_hours=100)


@pytest.mark.parametrize(
    ("told", "at", "verdict", "words"),
    [
        ((), SENT, Verdict.CANNOT_TELL, "the activity is not told"),
        ((activity(troops=exact(9_000)),), SENT, Verdict.NOT_DUE, "so the invitation is voluntary"),
        ((activity(troops=Range(9_000, 14_000)),), SENT, Verdict.CANNOT_TELL, "whether, or by when"),
        ((activity(troops=exact(14_000), start=None),), SENT, Verdict.CANNOT_TELL, "whether, or by when"),
        ((LARGE,), SENT, Verdict.IN_TIME, "so it was in time"),
        ((LARGE,), datetime(2024, 3, 27, tzinfo=UTC), Verdict.LATE, "2 days late"),
        (
            (activity(troops=exact(14_000), commenced=BEGUN, duration_hours=100, snap=True),),
            BEGUN + timedelta(hours=73),
            Verdict.LATE,
            "late on the day",
        ),
        ((activity(troops=exact(14_000), start=date(1970, 5, 6)),), SENT, None, ""),
    ],
)
def test_when_an_invitation_was_due(told: Any, at: datetime, verdict: Verdict | None, words: str) -> None:
    found = [f for f in observed(invitation(at), told=told) if f.rule == "VD11/49"]
    assert [f.verdict for f in found] == ([] if verdict is None else [verdict])
    assert all(words in f.sentence for f in found)


def test_an_invitation_without_a_name_is_of_an_activity_without_one() -> None:
    found = observed(message("vd11.52.invitation"))
    assert "an activity without a name" in one("VD11/49", found).sentence


def test_who_invites() -> None:
    delegated = invitation(items={"general__hosts": Listing(("NO",)), "general__delegated": Listing(("NO",))})
    assert "Delegated by NO, which stays responsible (49)." in one("VD11/49", observed(delegated)).notes
    host = invitation(items={"general__hosts": Listing(("SE",))})
    assert not any("did the host delegate" in n for n in one("VD11/49", observed(host)).notes)
    guest = invitation(items={"general__hosts": Listing(("NO",))})
    assert not any(
        "delegate" in n for n in one("VD11/49", observed(guest, law=without("observation/delegation"))).notes
    )


@pytest.mark.parametrize(("days", "words"), [(1, "1 day after"), (0, "on the same day as"), (-2, "2 days before")])
def test_how_an_invitation_stands_to_its_notification(days: int, words: str) -> None:
    notice = message("vd11.38.notification", SENT, number="N-1", items={"general__designation": Words("Other")})
    found = observed(notice, invitation(SENT + timedelta(days=days), answers="N-1"), told=(LARGE,))
    assert any(words in note and "N-1" in note for note in one("VD11/49", found).notes)


@pytest.mark.parametrize(
    ("accepted", "words"), [(True, "accepted"), (False, "declined"), (None, "without saying")]
)
def test_a_reply_says_whether_observers_come(accepted: bool | None, words: str) -> None:
    items = {} if accepted is None else {"reply__accepted": YesNo(accepted)}
    found = observed(invitation(to=("FI",)), reply(items=items))
    first, second = (f for f in found if f.rule == "VD11/51")
    assert words in first.sentence
    assert (second.verdict, second.owed) == (Verdict.NOT_DUE, ())


def test_the_states_named_are_owed_a_word_each_and_silence_is_no_breach() -> None:
    both = invitation(to=("FI", "NO"))
    running = one("VD11/51", observed(both, at=SENT + timedelta(days=21)))
    assert (running.verdict, running.owed[0].by) == (Verdict.OPEN, ("FI", "NO"))
    over = one("VD11/51", observed(both, at=SENT + timedelta(days=22)))
    assert (over.verdict, over.owed[0].status.partition(":")[0]) == (Verdict.NO_ANSWER, "lapsed")
    assert "FI and NO did not" in over.sentence
    assert "none replied" in over.sentence


def test_many_who_did_not_reply_are_counted() -> None:
    all_ = ("FI", "NO", "DK", "DE", "FR", "GB", "PL", "IT", "ES")
    few = one("VD11/51", observed(invitation(to=all_[:8])))
    assert "FI, NO, DK, DE, FR, GB, PL and IT did not" in few.sentence
    assert "9 States did not" in one("VD11/51", observed(invitation(to=all_))).sentence


def test_one_state_s_reply_and_its_silence() -> None:
    (thread,) = invitation_threads(heard((invitation(to=("FI", "NO")), reply())), (), LAW, NOW, str)
    (came,), (silent,) = reply_of(thread, "FI"), reply_of(thread, "NO")
    assert (came.verdict, came.owed[0].status, came.owed[0].by) == (Verdict.IN_TIME, "sent in time", ("FI",))
    assert (silent.verdict, silent.owed[0].by) == (Verdict.NO_ANSWER, ("NO",))
    assert silent.owed[0].status == "lapsed: no reply on this desk's record, and silence means no observers"
    of_no_law = invitation_threads(heard((invitation(), reply())), (), without("observation/reply_days"), NOW, str)
    assert [*reply_of(of_no_law[0], "FI"), *reply_of(of_no_law[0], "NO")] == []


def test_a_cancelled_activity_needs_no_reply_any_more() -> None:
    off = message(
        "vd11.65.cancellation", SENT + timedelta(days=2), number="X-1", items={"general__designation": NAME}
    )
    later = SENT + timedelta(days=3)
    found = one("VD11/51", observed(invitation(to=("FI", "NO")), off, at=later))
    assert (found.verdict, found.owed[0].status) == (
        Verdict.NOT_DUE,
        "fallen away: cancelled on 2024-03-22 (paragraph 65)",
    )
    before = SENT + timedelta(days=1)
    assert one("VD11/51", observed(invitation(to=("FI", "NO")), off, at=before)).verdict is Verdict.OPEN


def test_a_reply_to_another_invitation_belongs_to_none() -> None:
    assert "none replied" in one("VD11/51", observed(invitation(), reply(answers="A-9"))).sentence
    assert "none replied" in one("VD11/51", observed(invitation(number=""), reply(answers=""))).sentence


def test_the_parts_of_a_programme() -> None:
    told = one(
        "VD11/53", observed(invitation(items={"visit__assembly": Nothing(), "visit__equipment": Nothing()}))
    )
    assert "place of assembly" in told.sentence
    assert "equipment allowed" not in told.sentence
    assert told.owed[0].by == ("SE",)


@pytest.mark.parametrize("question", ["reply_days", "observers", "programme", "duration", "invitation"])
def test_a_law_without_one_of_the_paragraphs_says_nothing_of_it(question: str) -> None:
    law = without(f"observation/{question}")
    rows = Table(((Words("A"), Words("B")),) * 3)
    offer = {"observation__start": Instant(BEGUN), "observation__end": Instant(BEGUN + timedelta(hours=100))}
    some = (invitation(items=offer), reply(items={"reply__persons": rows}))
    whole = {f.provision for f in _whys(observed(*some, told=(LARGE,)))}
    fewer = {f.provision for f in _whys(observed(*some, told=(LARGE,), law=law))}
    assert len(whole) == 5
    assert len(fewer) == 4


def _whys(found: list[Finding]) -> list[Any]:
    return [finding.why for finding in found if finding.why is not None]


def test_the_length_is_judged_only_where_both_are_told() -> None:
    offer = {"observation__start": Instant(BEGUN), "observation__end": Instant(BEGUN + timedelta(hours=100))}
    assert "VD11/55" not in [f.rule for f in observed(invitation(items=offer))]
    open_end = activity(commenced=BEGUN, stages=stages((0, 14_000)))
    assert "VD11/55" not in [f.rule for f in observed(invitation(items=offer), told=(open_end,))]
    no_hour = activity(troops=exact(14_000), duration_hours=100)
    assert "VD11/55" not in [f.rule for f in observed(invitation(items=offer), told=(no_hour,))]
    for key, value in offer.items():
        assert "VD11/55" not in [f.rule for f in observed(invitation(items={key: value}), told=(LARGE,))]
    assert one("VD11/55", observed(invitation(items=offer), told=(LARGE,))).verdict is Verdict.NOT_DUE


def test_doubtful_wording_gives_no_firm_verdict_on_an_invitation() -> None:
    law = law_of(
        msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.id == "VD11/53/programme" else p
        for p in LAW.by_id.values()
    )
    assert one("VD11/53", observed(invitation(), law=law)).verdict is Verdict.UNCERTAIN


def incident(at: datetime = SENT, **more: Any) -> Message:
    items = {"incident__at": Instant(SENT - timedelta(hours=2)), **more.pop("items", {})}
    return message("vd11.17.2.incident", at, items=items, **more)


def told(*messages: Message, law: Law = LAW, at: datetime = NOW) -> list[Finding]:
    return list(incident_findings(heard(messages), law, at, str))


def test_an_incident_whose_hour_is_not_told() -> None:
    finding = one("VD11/17.2", told(incident(items={"incident__at": Nothing()})))
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "when it happened is not told" in finding.sentence


def test_an_incident_told_before_it_happened_is_shown_as_told() -> None:
    finding = one("VD11/17.2", told(incident(SENT - timedelta(hours=3))))
    assert "1 h 00 min before it happened" in finding.sentence


def test_a_point_of_contact_on_record() -> None:
    named = message("vd11.17.1.contact_point", SENT - timedelta(days=9), number="P-1")
    other = message("vd11.17.1.contact_point", SENT, number="P-2", sender="FI")
    finding = one("VD11/17.1", told(named, other, incident()))
    assert (finding.verdict, finding.owed) == (Verdict.NOT_DUE, ())
    assert "on 2024-03-11" in finding.sentence


def request(**more: Any) -> Message:
    head: dict[str, Any] = {"number": "Q-1", "sender": "FI", "to": ("SE",)}
    return message("vd11.17.2.clarification_request", SENT, **(head | more))


def test_an_answer_that_is_to_come_and_one_that_is_not_on_record() -> None:
    for hours, verdict, status in (
        (24, Verdict.OPEN, "open"),
        (25, Verdict.NO_ANSWER, "not on this desk's record"),
    ):
        finding = one("VD11/17.2", told(request(), at=SENT + timedelta(hours=hours)))
        assert (finding.verdict, finding.owed[0].status) == (verdict, status)
        assert finding.owed[0].due == SENT + timedelta(hours=24)
    assert "asked a State not told" in one("VD11/17.2", told(request(to=()))).sentence


def clarification(sender: str, hours: int) -> Message:
    return message(
        "vd11.17.2.clarification",
        SENT + timedelta(hours=hours),
        number=f"C-{sender}",
        sender=sender,
        answers="Q-1",
    )


def test_each_state_asked_owes_its_own_answer() -> None:
    both = request(to=("SE", "NO"))
    found = one("VD11/17.2", told(both, clarification("SE", 5)))
    assert [(owed.by, owed.status) for owed in found.owed] == [
        (("SE",), "sent"),
        (("NO",), "not on this desk's record"),
    ]
    assert "no answer of NO is on this desk's record" in found.sentence
    early = one("VD11/17.2", told(both, clarification("SE", 5), at=SENT + timedelta(hours=6)))
    assert "an answer of NO is still to come" in early.sentence
    whole = one("VD11/17.2", told(both, clarification("SE", 5), clarification("NO", 30)))
    assert whole.verdict is Verdict.UNCERTAIN
    assert "was answered 30 h 00 min after that; the desk's own 24 hours are passed" in whole.sentence


def test_an_answer_of_another_state_or_from_before_is_none() -> None:
    for other in (clarification("DK", 5), clarification("SE", -1)):
        assert one("VD11/17.2", told(request(), other)).verdict is Verdict.NO_ANSWER
    nobody = request(to=())
    assert one("VD11/17.2", told(nobody, clarification("DK", 5))).verdict is Verdict.UNCERTAIN


def test_the_service_level_of_the_desk_may_be_changed_and_is_marked() -> None:
    law = LAW.reformed(Reform(name="slower", says="two days", values={"VD11/desk_17.2/hours": 48}))
    finding = one("VD11/17.2", told(request(), law=law))
    assert finding.owed[0].due == SENT + timedelta(hours=48)
    assert "(hypothetical law)" in finding.sentence
    assert any("not the law" in note for note in finding.notes)
    assert one("VD11/17.2", told(incident(), law=law)).verdict is Verdict.UNCERTAIN


def test_a_visit_that_tells_everything() -> None:
    items = {
        "hosting__reason": Words("made up"),
        "area__features": Listing(("Bay",)),
        "hosting__arrangements": Words("made up"),
        "hosting__invited": Listing(("FI",)),
    }
    finding = one("VD11/18.1", told(message("vd11.18.hosting", items=items)))
    assert (finding.verdict, finding.owed) == (Verdict.NOT_DUE, ())
    assert any("none is on this desk's record" in note for note in finding.notes)
    bare = one("VD11/18.1", told(message("vd11.18.hosting", items={"hosting__invited": Nothing()})))
    assert "States not told" in bare.sentence


@pytest.mark.parametrize(
    ("question", "fewer"),
    [
        ("incident/inform", 1),
        ("incident/desk_hours", 2),
        ("incident/contact", 1),
        ("incident/clarify", 1),
        ("hosting/told", 1),
        ("hosting/instead", 1),
        ("hosting/report", 1),
    ],
)
def test_a_law_without_a_paragraph_of_incidents_or_visits(question: str, fewer: int) -> None:
    some = (incident(), request(), message("vd11.18.hosting", number="H-1"))
    assert len(told(*some)) == 4
    assert len(told(*some, law=without(question))) == 4 - fewer


def test_a_law_without_further_paragraphs_has_fewer_notes() -> None:
    law = without("incident/discuss", "incident/others")
    assert len(one("VD11/17.2", told(incident(), law=law)).notes) == 1


def changed(*messages: Message, law: Law = LAW, at: datetime = NOW) -> list[Finding]:
    return list(change_findings(messages, law, at, str))


def change(kind: str, at: datetime = SENT, **more: Any) -> Message:
    return message(f"vd11.{kind}", at, items={"general__designation": NAME, **more.pop("items", {})}, **more)


def test_an_amendment_that_names_nothing() -> None:
    finding = one("VD11/practice", changed(change("practice.amendment")))
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "no message that it amends" in finding.sentence
    bare = one("VD11/practice", changed(message("vd11.practice.amendment")))
    assert "an activity without a name" in bare.sentence


def test_a_new_activity_that_tells_no_start() -> None:
    finding = one("VD11/66", changed(change("66.new_activity")))
    assert (finding.verdict, finding.owed) == (Verdict.CANNOT_TELL, ())


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [
        (datetime(2024, 3, 25, 23, 59, 59, tzinfo=UTC), Verdict.IN_TIME),
        (datetime(2024, 3, 26, tzinfo=UTC), Verdict.LATE),
        (None, Verdict.OPEN),
    ],
)
def test_a_new_activity_is_notified_42_days_ahead_all_the_same(sent: datetime | None, verdict: Verdict) -> None:
    new = change("66.new_activity", items={"general__window_start": Day(date(2024, 5, 6))})
    notice = [change("38.notification", sent, number="N-1")] if sent else []
    finding = one("VD11/66", changed(new, *notice))
    assert finding.verdict is verdict
    assert [owed.status for owed in finding.owed] == ([] if sent else ["no notification on this desk's record"])


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("change/cancelled", "65.cancellation"),
        ("change/calendar", "64.change"),
        ("change/addition", "66.new_activity"),
        ("notification/days", "66.new_activity"),
        ("change/amended", "practice.amendment"),
    ],
)
def test_a_law_without_a_paragraph_on_changes(question: str, kind: str) -> None:
    assert changed(change(kind))
    assert changed(change(kind), law=without(question)) == []


def test_under_a_reform_a_change_is_marked() -> None:
    law = LAW.reformed(Reform(name="x", says="x", values={"VD11/38/days": 10}))
    new = change("66.new_activity", items={"general__window_start": Day(date(2024, 5, 6))})
    finding = one("VD11/66", changed(new, law=law))
    assert "10 days ahead" in finding.sentence
    assert "(hypothetical law)" in finding.sentence


def some_message(kind: str, day: int, number: int, party: str, other: int) -> Message:
    at = datetime(2024, 3, 1, tzinfo=UTC) + timedelta(days=day)
    items: dict[str, Value] = {
        "general__designation": NAME,
        "incident__at": Instant(at - timedelta(hours=3)),
        "general__window_start": Day(date(2024, 5, 6)),
        "observers__most": Number(2),
    }
    numbers = {"answers": f"M-{other}", "amends": f"M-{other}"}
    return message(kind, at, number=f"M-{number}", sender=party, items=items, **numbers)


EVERY = (
    "vd11.52.invitation",
    "vd11.51.reply",
    "vd11.38.notification",
    "vd11.17.2.incident",
    "vd11.17.2.clarification_request",
    "vd11.17.2.clarification",
    "vd11.17.1.contact_point",
    "vd11.18.hosting",
    "vd11.18.2.report",
    "vd11.64.change",
    "vd11.65.cancellation",
    "vd11.65.reduction",
    "vd11.66.new_activity",
    "vd11.practice.amendment",
)
some_messages = st.lists(
    st.builds(
        some_message,
        st.sampled_from(EVERY),
        st.integers(0, 90),
        st.integers(0, 9),
        st.sampled_from(["SE", "FI"]),
        st.integers(0, 9),
    ),
    max_size=10,
    unique_by=lambda one: (one.transmitted, one.number, one.type),
)


def everything(messages: list[Message], at: datetime) -> list[Finding]:
    return [*observed(*messages, told=(LARGE,), at=at), *told(*messages, at=at), *changed(*messages, at=at)]


@settings(max_examples=150, deadline=None)
@given(some_messages, st.randoms(use_true_random=False), st.integers(0, 95))
def test_neither_the_order_nor_what_is_sent_later_matters(messages: list[Message], chance: Any, day: int) -> None:
    at = datetime(2024, 3, 1, tzinfo=UTC) + timedelta(days=day)
    found = everything(messages, at)
    chance.shuffle(messages)
    assert everything(messages, at) == found
    draft = message("vd11.52.invitation", None)
    assert everything([*(m for m in messages if m.transmitted and m.transmitted <= at), draft], at) == found
    for finding in found:
        assert finding.sentence.endswith(".")
        assert "None" not in finding.sentence
        assert "  " not in finding.sentence


def test_the_activity_is_a_noun_of_its_own() -> None:
    assert Activity(name="Exercise").troops_by_host == ()
