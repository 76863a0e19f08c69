"""Laws of claims: their order and their files do not matter, nothing later is seen, and nothing is ever merged."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import Reform, load_law
from detente.agreements.clause import Citation, Seat
from detente.agreements.engine import law_of
from detente.agreements.forum import Group
from detente.domains.exercises import split_findings
from detente.domains.exercises.seen.buildup import Buildup, Side, Strength, buildup, side_of
from detente.domains.exercises.seen.claims import Named, claims_of, said_for_itself, told_of
from detente.domains.exercises.seen.claims_apart import claims_findings
from detente.domains.exercises.seen.nearness import apart_km, days_apart, place_of, reach_of
from detente.domains.exercises.seen.side_by_side import margin_words, numbers_told, range_told, side_by_side
from detente.domains.exercises.seen.splitting import possible_splits
from detente.domains.exercises.seen.sums import added, between
from detente.model.canonical import identify
from detente.model.certainty import Certainty
from detente.model.exercise import Activity, Basis, Form, Notification, Range, Stage, Structure, Zone
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import Coordinates
from detente.model.record import Record, Source
from detente.model.time import end_of_day, midnight
from detente.model.view import Entry

LAW = load_law()
NOW = datetime(2024, 7, 1, tzinfo=UTC)
START = date(2024, 5, 6)
DEGREE = 10_000_000


def exact(number: int) -> Range:
    return Range(number, number)


def at(latitude: float, longitude: float) -> Coordinates:
    return Coordinates(int(latitude * DEGREE), int(longitude * DEGREE))


def activity(**more: Any) -> Activity:
    known: dict[str, Any] = {
        "name": "Drill",
        "states": ("QM",),
        "zone": Zone.YES,
        "structure": Structure.TWO_BRIGADES,
        "start": START,
        "end": START + timedelta(days=5),
        "troops": exact(5_000),
    }
    return Activity(**(known | more))


def entry(party: str, said: date, file: str = "a.yaml", **more: Any) -> Entry:
    source = Source("0" * 64, "application/yaml", file)
    body = activity(**more)
    record: Record[Any] = Record(
        kind="exercise.activity", party=party, said=end_of_day(said), body=body, sources=(source,)
    )
    return Entry(id=identify(record), record=record)


DAYS = st.dates(START, START + timedelta(days=20))
NUMBERS = st.none() | st.sampled_from((0, 4_999, 8_999, 9_000, 13_000, 13_001, 70_000)).map(exact)
RANGES = NUMBERS | st.just(Range(8_000, 14_000)) | st.just(Range(9_000, None)) | st.just(Range(None, 9_000))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Return a claim by one of four parties on one of three activities."""
    start = draw(st.sampled_from((START, START + timedelta(days=3))))
    return entry(
        draw(st.sampled_from(("QM", "QN", "press", "analysts"))),
        draw(DAYS),
        name=draw(st.sampled_from(("Drill", "drill", "March", "Landing"))),
        states=draw(st.sampled_from((("QM",), ("QM", "QN"), ("QP",)))),
        start=draw(st.sampled_from((start, None))),
        end=None if start is None else draw(st.sampled_from((None, START + timedelta(days=9)))),
        basis=draw(st.none() | st.sampled_from(list(Basis))),
        troops=draw(RANGES),
        troops_total=draw(NUMBERS),
        tanks=draw(NUMBERS),
        zone=draw(st.sampled_from((Zone.YES, Zone.NO, Zone.PARTLY, None))),
        form=draw(st.sampled_from((Form.FIELD, Form.AIR, Form.TRANSFER))),
        places=draw(st.sampled_from(((), ("Plain",), ("Plain", "Ford")))),
        at=draw(st.none() | st.sampled_from((at(50, 20), at(51, 20), at(59, 20)))),
    )


MANY = st.lists(entries(), max_size=6, unique_by=lambda one: one.id)


def without_records(value: Any) -> Any:
    """Return what is told, without the ids and the names of files, which differ where a file is split."""
    if isinstance(value, dict):
        gone = ("records", "sources", "evidence")
        return {key: without_records(inner) for key, inner in value.items() if key not in gone}
    if isinstance(value, list | tuple):
        return [without_records(inner) for inner in value]
    return value


def everything(told: list[Entry], instant: datetime = NOW) -> Any:
    """Return all that the three verbs would show of claims at an instant."""
    found = told_of(claims_of(told, instant))
    pairs = [(one.record.body, Evidence(party=one.record.party, said=one.record.said)) for one in told]
    made = {
        "sides": msgspec.to_builtins(side_by_side(found, LAW, instant, str)),
        "claims": msgspec.to_builtins(claims_findings(told, LAW, instant, str)),
        "split": msgspec.to_builtins(split_findings(pairs, LAW, instant, str)),
        "buildup": msgspec.to_builtins(buildup(told, LAW, instant)),
    }
    return without_records(made)


@given(MANY, st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_records_does_not_matter(told: list[Entry], chance: Any) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert everything(shuffled) == everything(told)


@given(MANY, st.lists(st.booleans(), min_size=6, max_size=6))
@settings(max_examples=15, deadline=None)
def test_splitting_a_file_does_not_matter(told: list[Entry], other: list[bool]) -> None:
    """The same claims from two files, some of them in both, say the same."""

    def moved(one: Entry, file: str) -> Entry:
        source = msgspec.structs.replace(one.record.sources[0], name=file)
        record = msgspec.structs.replace(one.record, sources=(source,))
        return Entry(id=identify(record), record=record)

    parted = [moved(one, "b.yaml") if there else one for one, there in zip(told, other, strict=False)]
    assert everything(parted) == everything(told)
    assert everything([*told, *(moved(one, "c.yaml") for one in told)]) == everything(told)


@given(MANY, MANY, DAYS)
@settings(max_examples=15, deadline=None)
def test_nothing_said_later_changes_an_earlier_as_of(told: list[Entry], later: list[Entry], day: date) -> None:
    instant = midnight(day)
    after = [
        Entry(
            id=one.id, record=msgspec.structs.replace(one.record, said=max(one.record.said, midnight(day)) + NOON)
        )
        for one in later
    ]
    assert everything([*told, *after], instant) == everything(told, instant)


NOON = timedelta(hours=12)


@given(MANY)
@settings(max_examples=15, deadline=None)
def test_no_claim_is_merged_with_another(told: list[Entry]) -> None:
    """Every claim said stands once, with the numbers that it told; none is joined but by name and start."""
    found = told_of(claims_of(told, NOW))
    shown = Counter((c.party, c.said, msgspec.json.encode(c.activity)) for one in found for c in one.claims)
    said = {(e.record.party, e.record.said, msgspec.json.encode(e.record.body)) for e in told}
    assert shown == Counter(said)
    for one in found:
        assert len({claim.key for claim in one.claims}) == 1
        assert {c.party for c in one.newest} == {c.party for c in one.claims}
        assert all(c.said == max(x.said for x in one.claims if x.party == c.party) for c in one.newest)


@given(MANY)
@settings(max_examples=15, deadline=None)
def test_every_bound_of_a_build_up_was_told(told: list[Entry]) -> None:
    """The least and the most of a day are numbers of one claim, or sums of one party's own activities."""
    found = buildup(told, LAW, NOW)
    by_number = {one.number: one for one in found.claims}
    for run in (run for series in found.series for run in series.runs):
        claims = [by_number[number].claim for number in run.claims]
        for field, bounds in (("troops", run.known.peak), ("troops_total", run.known.total)):
            numbers = [n for claim in claims if (n := numbers_told(claim).get(field))]
            assert (bounds is None) == (not numbers)
            parties = Counter(claim.party for claim in claims)
            if bounds and max(parties.values()) == 1:
                assert bounds.most in (None, *(n.most for n in numbers))
                assert bounds.least in (None, *(n.least for n in numbers))


def told_by(*some: Entry, same: Any = (), instant: datetime = NOW) -> Any:
    return told_of(claims_of(some, instant), same)


def test_claims_that_files_repeat_stand_once_with_all_their_sources() -> None:
    (one,) = told_by(entry("QM", START), entry("QM", START, file="b.yaml"))
    (claim,) = one.claims
    assert [source.name for source in claim.sources] == ["a.yaml", "b.yaml"]
    assert len(claim.records) == 2


def test_a_notification_is_declared_and_by_the_host() -> None:
    body = Notification(activity=activity(hosts=("QM",), basis=Basis.OBSERVED), transmitted=NOW)
    record: Record[Any] = Record(kind="exercise.notification", party="QM", said=NOW, body=body)
    other: Record[Any] = Record(kind="risk.request", party="QN", said=NOW, body=None)
    (claim,) = claims_of([Entry(id=identify(record), record=record), Entry(id=identify(other), record=other)], NOW)
    assert (claim.basis, claim.own, claim.notification) == (Basis.DECLARED, True, True)


def test_a_notification_that_amends_another_by_number_is_of_one_activity() -> None:
    def notice(number: str, amends: str = "", party: str = "QM", **more: Any) -> Entry:
        body = Notification(activity=activity(**more), transmitted=NOW, number=number, amends=amends)
        record: Record[Any] = Record(kind="exercise.notification", party=party, said=NOW, body=body)
        return Entry(id=identify(record), record=record)

    first, again = notice("1"), notice("2", "1", troops=exact(7_000))
    moved = notice("3", "2", start=START + timedelta(days=9), end=None)
    renamed = notice("4", "3", name="Movement")
    (one,) = told_by(first, again, moved, renamed)
    assert (one.name, len(one.claims), one.by_desk) == ("Drill and Movement", 4, False)
    assert len(told_by(first, again, notice("9", "1", party="QN", name="Movement"))) == 2
    assert len(told_by(first, notice("5", "7", name="Movement"))) == 2


def test_names_are_joined_by_a_person_only_and_by_start_where_told() -> None:
    some = (
        entry("QM", START),
        entry("QN", START, name="Movement"),
        entry("QN", START, name="Movement", start=START + timedelta(days=60), end=None),
    )
    assert [one.name for one in told_by(*some)] == ["Drill", "Movement", "Movement"]
    joined, other = told_by(*some, same=((Named("drill"), Named("MOVEMENT", START)),))
    assert (joined.name, joined.by_desk, len(joined.claims)) == ("Drill and Movement", True, 2)
    assert (other.name, other.by_desk) == ("Movement", False)
    assert len(told_by(*some, same=((Named("Drill"), Named("Movement")),))) == 1
    assert len(told_by(*some, same=((Named("Drill"), Named("Nothing")),))) == 3


def questions(*some: Entry, km: int | None = None) -> list[Finding]:
    found = claims_findings(some, LAW, NOW, str, km=km)
    return [one for one in found if one.rule == "desk/same_activity"]


def test_what_may_be_one_is_asked() -> None:
    drill = entry("QM", START)
    assert (
        "one name; 30 days between them"
        in questions(drill, entry("QN", START, start=START + timedelta(days=35), end=None))[0].sentence
    )
    (silent,) = questions(drill, entry("QN", START, start=None, end=None))
    assert "(start not told)" in silent.sentence
    assert "days not told" in silent.sentence
    (near,) = questions(
        entry("QM", START, at=at(50, 20)), entry("QN", START, name="Movement", at=at(51, 20)), km=111
    )
    assert "States in common: QM; days in common; 111 km apart" in near.sentence
    assert near.verdict is Verdict.OPEN
    assert near.certainty is Certainty.DESK
    assert not questions(
        entry("QM", START, at=at(50, 20)), entry("QN", START, name="Movement", at=at(51, 20)), km=110
    )
    assert not questions(drill, entry("QN", START, name="Movement", states=("QP",)))
    assert not questions(drill, entry("QM", START, name="Movement"))
    assert not questions(drill, entry("QN", START, name="Movement", start=START + timedelta(days=6), end=None))
    assert questions(drill, entry("QN", START, name="Movement", start=None, end=None)) == []


def test_a_question_may_be_put_to_an_activity_without_days() -> None:
    first = entry("QN", START, name="A", start=None, end=None)
    assert questions(first, entry("QM", START, name="a", start=None, end=None, states=("QP",))) == []


def parted(*some: Entry, law: Any = LAW) -> list[Finding]:
    return [one for one in claims_findings(some, law, NOW, str) if one.rule == "desk/claims_apart"]


def test_a_doubtful_threshold_gives_no_firm_verdict() -> None:
    doubtful = law_of(
        msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.question == "notification/personnel" else p
        for p in LAW.by_id.values()
    )
    two = (entry("QM", START), entry("QN", START, troops=exact(9_500)))
    assert [f.verdict for f in parted(*two)] == [Verdict.DISPUTED]
    assert [f.verdict for f in parted(*two, law=doubtful)] == [Verdict.UNCERTAIN]


def test_each_number_of_a_provision_that_changed_between_two_starts_is_a_threshold() -> None:
    later = START + timedelta(days=3)
    law = LAW.reformed(Reform(name="r", says="r", values={"VD11/40.1.1/personnel": 6_000}, since=later))
    told = told_by(
        entry("QM", START, troops=exact(9_500)),
        entry("QN", START, troops=exact(5_000)),
        entry("QO", START, start=later, troops=exact(5_500)),
        entry("QP", START, start=later, troops=exact(6_500)),
        same=((Named("Drill"),),),
    )
    (side,) = side_by_side(told, law, NOW, str)
    assert {one.threshold for one in side.crossings} >= {6_000, 9_000}


def test_a_claim_that_places_it_elsewhere_is_on_no_side() -> None:
    below = entry("QM", START)
    assert parted(below, entry("QN", START, troops=exact(9_500)))
    assert not parted(below, entry("QN", START, troops=exact(9_500), zone=Zone.NO))
    assert not parted(below, entry("QN", START, troops=exact(9_500), form=Form.AIR))


def test_transfers_and_activities_are_held_against_their_own_numbers() -> None:
    found = parted(entry("QM", START), entry("QN", START, troops=exact(9_500), form=Form.TRANSFER))
    assert found == []
    (transfer,) = parted(
        entry("QM", START, form=Form.TRANSFER), entry("QN", START, troops=exact(9_500), form=Form.TRANSFER)
    )
    assert "(40.3.1)" in transfer.sentence


def test_without_law_or_without_a_start_something_is_said() -> None:
    (side,) = side_by_side(told_by(entry("QM", START, start=date(1970, 1, 1), end=None)), LAW, NOW, str)
    assert {one.verdict for one in side.rules} == {Verdict.NOT_IN_FORCE}
    assert side.crossings == ()
    two = (entry("QM", START, start=None, end=None), entry("QN", START, start=None, end=None, troops=exact(9_500)))
    assert len(parted(*two)) == 1
    (side,) = side_by_side(told_by(entry("QM", START, single_command=False, troops=exact(9_500))), LAW, NOW, str)
    assert (side.rules[0].provision, side.rules[0].verdict) == ("", Verdict.CANNOT_TELL)


def test_numbers_are_told_each_in_its_own_column() -> None:
    (one,) = told_by(
        entry("QM", START, troops=None, stages=(Stage(troops=exact(4_000)),), troops_total=exact(9), tanks=Range())
    )
    assert numbers_told(one.claims[0]) == {"troops": exact(4_000), "troops_total": exact(9)}


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, "margin open"),
        (None, 57_000, "at most +57,000"),
        (-4_000, None, "at least -4,000"),
        (-300, -300, "-300"),
        (-1_000, 1_000, "-1,000 to +1,000"),
    ],
)
def test_margins_in_words(least: int | None, most: int | None, words: str) -> None:
    assert margin_words(least, most) == words


def test_a_range_not_told_is_said_to_be_so() -> None:
    assert range_told(None) == "not told"
    assert range_told(Range()) == "not told"
    assert range_told(exact(3_000)) == "3,000"


def test_ranges_between_and_added() -> None:
    assert between([]) is None
    assert between([None, exact(3), Range(1, 5)]) == Range(1, 5)
    assert between([exact(3), Range(None, 5)]) == Range(None, 5)
    assert between([exact(3), Range(2, None)]) == Range(2, None)
    assert added([None]) is None
    assert added([exact(3), Range(2, None), None]) == Range(5, None)
    assert added([Range(None, 5), Range(None, 4)]) == Range(None, 9)


def test_places_that_are_no_area_tell_nothing() -> None:
    square = (at(50, 20), at(50, 21), at(51, 21), at(51, 20))
    crossed = (at(50, 20), at(51, 21), at(50, 21), at(51, 20))
    assert place_of(activity(area=square, at=at(10, 10))) == square
    assert place_of(activity(area=crossed, at=at(10, 10))) == (at(10, 10),)
    assert place_of(activity()) == ()
    assert apart_km(activity(area=square), activity(at=at(50.5, 20.5))) == 0
    assert apart_km(activity(at=at(50, 20)), activity(at=at(51, 20))) == 111
    assert apart_km(activity(at=at(50, 20)), activity()) is None
    assert days_apart((START, START), (START + timedelta(days=2), START + timedelta(days=3))) == 2


def test_the_desks_numbers_hold_for_earlier_days_and_may_be_given() -> None:
    assert reach_of(LAW.at(date(1980, 1, 1))) == reach_of(LAW.at(START))
    assert (reach_of(LAW.at(START)).km, reach_of(LAW.at(START)).days) == (300, 0)
    assert (reach_of(LAW.at(START), 5, 2).km, reach_of(LAW.at(START), 5, 2).days) == (5, 2)
    assert reach_of(law_of([]).at(START)).km == 0


def split(*some: Activity, evidence: Any = (), **more: Any) -> list[Finding]:
    shown = evidence or [Evidence()] * len(some)
    return list(split_findings(list(zip(some, shown, strict=True)), LAW, NOW, str, **more))


def test_a_group_is_asked_for_an_alliance_of_the_day() -> None:
    def seat(party: str, since: date) -> Seat:
        return Seat(party=party, since=since, citation=Citation(instrument="made up", certainty=Certainty.MEMORY))

    pact = Group(id="PACT", name="Pact", members=(seat("QM", date(2000, 1, 1)), seat("QN", START)))
    two = [activity(name="a"), activity(name="b", states=("QN",))]
    assert not split(*two)
    (found,) = split(*two, alliances=[pact])
    assert found.parties == ("PACT",)
    late = msgspec.structs.replace(pact, members=(pact.members[0], seat("QN", START + timedelta(days=1))))
    assert not split(*two, alliances=[late])
    named = [activity(name="a", states=("PACT",)), activity(name="b", states=("QM",))]
    assert split(*named, alliances=[pact])[0].parties == ("PACT",)


def test_a_group_is_shown_with_its_distances_its_commands_and_whose_word() -> None:
    said = [Evidence(party="QM", said=midnight(START))] * 3
    three = [
        activity(name="a", at=at(50, 20), command="Made-up Command", places=("Heath",)),
        activity(name="b", at=at(51, 20), command="made-up command", end=None),
        activity(name="c", troops=exact(2_000), troops_total=exact(3_000)),
    ]
    together, found = split(*three, evidence=said)
    assert (together.rule, together.subject) == ("desk/one_command", "a and b")
    notes = " ".join(found.notes)
    assert "a and b: 111 km apart" in notes
    assert "a and c: place of one or both not told, so neither near nor far" in notes
    assert "Operational command as told: a: Made-up Command; b: made-up command; c: not told." in notes
    assert "By whose word: a: QM, b: QM and c: QM." in notes
    later = activity(name="d", command="Made-up Command", start=START + timedelta(days=7), end=None)
    in_turn = split(*three[:2], later, days=7)
    assert "One operational command is told for all of them: Made-up Command." in in_turn[-1].notes
    assert found.draft is not None
    assert any("under one operational command" in line for line in found.draft.lines)
    assert any("end not told; place not named" in line for line in found.draft.lines)
    assert not split(*(msgspec.structs.replace(one, command="") for one in three[:2]), km=110)
    silent = split(activity(name="a"), activity(name="b"))
    assert "The operational command of none of them is told." in silent[0].notes


def test_one_far_away_is_not_taken_in() -> None:
    far = activity(name="c", at=at(60, 20))
    near = [activity(name="a", at=at(50, 20)), activity(name="b", at=at(51, 20))]
    (found,) = split(*near, far)
    assert found.subject == "a and b"


def test_numbers_in_turn_are_not_added_and_ends_not_told_leave_it_open() -> None:
    later = {"start": START + timedelta(days=7), "end": START + timedelta(days=9)}
    told = [activity(name="a"), activity(name="b", **later)]
    assert not split(*told, days=2)
    (turn,) = possible_splits([(one, Evidence()) for one in told], LAW, NOW, str, days=2)
    assert turn.in_turn
    assert turn.subject == "a and b"
    assert not possible_splits([(one, Evidence()) for one in told], LAW, NOW, str, days=1)
    unended = [activity(name="a", end=None), activity(name="b", start=START + timedelta(days=2))]
    (found,) = split(*unended, days=2)
    assert found.verdict is Verdict.CANNOT_TELL
    assert "follow each other closely" in found.sentence
    assert "they may engage between 5,000 and 10,000 troops, which may reach 9,000" in found.sentence


def test_totals_only_leave_a_group_open() -> None:
    two = [activity(name=name, troops=None, troops_total=exact(8_000)) for name in ("a", "b")]
    (found,) = split(*two)
    assert found.verdict is Verdict.CANNOT_TELL
    assert "at most 16,000 troops" in found.sentence
    assert any("(as a published total)" in line for line in found.draft.lines if found.draft)
    some = [activity(name=n, troops=exact(8_000), tanks=t) for n, t in (("a", None), ("b", Range(1, None)))]
    assert all(f.verdict is Verdict.UNCERTAIN for f in split(*some))
    open_ = [activity(name=n, troops=exact(1_000), tanks=None) for n in ("a", "b")]
    assert split(*open_) == []


def test_a_larger_group_that_reaches_more_takes_the_place_of_its_parts() -> None:
    three = [
        activity(name="a", end=START + timedelta(days=30)),
        activity(name="b", start=START + timedelta(days=1), end=START + timedelta(days=20)),
        activity(name="c", start=START + timedelta(days=2), end=START + timedelta(days=20)),
    ]
    (found,) = split(*three)
    assert found.subject == "a, b and c"
    assert "15,000 troops" in found.sentence


def test_the_smaller_class_is_asked_where_it_alone_is_reached() -> None:
    two = [activity(name="a", troops=exact(13_000)), activity(name="b", troops=exact(9_000))]
    (found,) = split(*two)
    assert "more than 13,000" in found.sentence
    assert "the numbers for the smaller class" in found.sentence


def test_a_claim_said_later_is_not_used_and_its_own_newest_is() -> None:
    own = activity(name="a")
    pairs = [
        (own, Evidence(party="QM", said=midnight(START))),
        (activity(name="a", troops=exact(40_000)), Evidence(party="QN", said=midnight(START) + NOON)),
        (activity(name="a", troops=None), Evidence(party="QM", said=midnight(START) + 2 * NOON)),
        (activity(name="a", troops=exact(4_000)), Evidence(party="QM", said=NOW + NOON)),
        (activity(name="b"), Evidence()),
        (activity(name="b", troops=None), Evidence()),
    ]
    chosen = said_for_itself(pairs[:3])
    assert [one.troops for one, _ in chosen] == [exact(5_000)]
    (found,) = split_findings(pairs, LAW, NOW, str)
    assert "10,000 troops" in found.sentence


def built(*some: Entry, instant: datetime = NOW, **more: Any) -> Buildup:
    return buildup(some, LAW, instant, **more)


def test_a_build_up_of_nothing_is_empty() -> None:
    empty = built()
    assert (empty.since, empty.until, empty.series, empty.claims) == (None, None, (), ())
    undated = built(entry("QM", START, start=None, end=None))
    assert [claim.party for claim in undated.undated] == ["QM"]
    assert built(entry("QM", START), since=START + timedelta(days=30)).series == ()
    assert built(entry("QM", START), since=date(2024, 1, 1), until=date(2024, 1, 2)).series == ()
    assert built(entry("QM", START), since=START + timedelta(days=9), until=START).series == ()


def test_an_end_not_told_lasts_to_the_as_of_and_no_day_beyond_the_calendar() -> None:
    (series,) = built(entry("QM", START, end=None)).series
    first, then = series.runs
    assert (first.since, first.until, first.claims) == (START, START, (1,))
    assert (then.until, then.claims, then.not_known_to_have_ended) == (NOW.date(), (), (1,))
    assert then.known == Strength()
    assert then.lasting.peak == exact(5_000)
    assert built(entry("QM", START, end=date.max)).until is not None


def test_a_word_after_the_end_looks_back_beside_the_earlier_one() -> None:
    after = START + timedelta(days=20)
    (series,) = built(entry("QM", START), entry("QM", after, troops=exact(7_000))).series
    assert {run.known.peak for run in series.runs} == {Range(5_000, 7_000)}
    (alone,) = built(entry("QM", after)).series
    assert [run.known.peak for run in alone.runs] == [exact(5_000)]


def test_strength_not_told_is_silent_and_not_zero() -> None:
    (series,) = built(entry("QM", START, troops=None), entry("QN", START, troops=Range(), basis=None)).series[:1]
    assert series.runs[0].silent == (1,)
    assert series.runs[0].known == Strength()


def test_sides_by_basis_and_else_by_who_says_so() -> None:
    def side(party: str, basis: Basis | None) -> Side:
        (claim,) = claims_of([entry(party, START, basis=basis)], NOW)
        return side_of(claim)

    assert side("QM", None) is Side.DECLARED
    assert side("QN", None) is Side.SEEN
    assert side("QN", Basis.ANNOUNCED) is Side.DECLARED
    assert side("QM", Basis.OBSERVED) is Side.SEEN


def test_several_places_are_told_together_and_days_may_be_cut() -> None:
    found = built(
        entry("QM", START, places=("Plain", "ford")),
        entry("QM", START, name="March", places=("Plain", "ford")),
        since=START + timedelta(days=1),
        until=START + timedelta(days=2),
    )
    (series,) = found.series
    assert series.area == "ford, Plain"
    assert [(run.since, run.until) for run in series.runs] == [(found.since, found.until)]
    assert series.runs[0].known.peak == exact(10_000)
    assert any("Drill + March are added" in note for note in found.notes)
    assert any("told for these places together" in note for note in found.notes)


def test_a_notified_activity_with_a_gap_between_words_is_not_joined_up() -> None:
    """A word that a later one replaces, and that comes back as a look back, stands in two stretches."""
    some = [
        entry("QM", START + timedelta(days=1)),
        entry("QM", START + timedelta(days=3), end=None, troops=exact(6_000)),
        entry("QM", START + timedelta(days=9), troops=exact(7_000)),
    ]
    (series,) = built(*some).series
    assert [run.claims for run in series.runs][:2] == [(1, 3), (2, 3)]


def test_an_area_of_which_no_day_is_shown_has_no_series() -> None:
    found = built(
        entry("QM", START, places=("Plain",)),
        entry("QM", START, name="March", start=date(2024, 1, 1), end=date(2024, 1, 2), places=("Ford",)),
        entry("QM", START, name="Walk", start=date(2024, 1, 1), end=date(2024, 1, 2), places=("Plain",)),
        since=START,
    )
    assert [series.area for series in found.series] == ["Plain"]
    assert [one.claim.activity.name for one in found.claims] == ["Drill"]


def test_the_rules_that_shown_laws_lack_are_left_out() -> None:
    early = built(entry("QM", date(1980, 1, 1), start=date(1980, 1, 1), end=date(1980, 1, 3)))
    assert [line.words for line in early.lines] == ["prior notification"]
