"""Forums as dated clauses: what holds on a day, what is not told, and what contradicts itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.agreements.clause import (
    Chair,
    Chairing,
    Citation,
    Clause,
    Convening,
    Deciding,
    Interval,
    Languages,
    LevelHeld,
    Notice,
    Seat,
    Share,
    Suspended,
    Suspension,
    conflict,
    longest_days,
    standing,
)
from detente.agreements.forum import QUESTIONS, ChairOfDay, Forum, Group, forums_of, refuse_contradictions
from detente.agreements.provision import Comparison
from detente.model.certainty import Certainty
from detente.model.dialogue import DecisionRule, Level
from detente.model.errors import Contradiction, LawError, UnknownForum

TEXT = Citation(instrument="A text", certainty=Certainty.TEXT)
MEMORY = Citation(instrument="A memory", certainty=Certainty.MEMORY)
BEGINS, CHANGES, ENDS = date(2000, 1, 1), date(2005, 1, 1), date(2010, 1, 1)
DAY = timedelta(days=1)


def since(day: date = BEGINS, until: date | None = None, citation: Citation = TEXT) -> dict[str, Any]:
    return {"since": day, "until": until, "citation": citation}


def forum(id_: str = "TALKS", **clauses: Any) -> Forum:
    made = {
        "exists": (Clause(**since(until=ENDS)),),
        "members": (Seat(party="A", **since()), Seat(party="B", **since(CHANGES, citation=MEMORY))),
    }
    return Forum(id=id_, name="Talks", **{**made, **clauses})


FULL = forum(
    observers=(Seat(party="C", **since()),),
    chair=(Chair(says="each in turn", rotates="yearly", **since()),),
    chairs=(Chairing(party="A", **since(until=CHANGES, citation=MEMORY)),),
    levels=(LevelHeld(level=Level.MINISTERS, says="foreign", **since()),),
    convenes=(Convening(who="the chair", **since()), Convening(who="any member", meeting="extra", **since())),
    notice=(Notice(days=7, **since(until=CHANGES)), Notice(days=None, **since(CHANGES))),
    decisions=(
        Deciding(rule=DecisionRule.CONSENSUS, **since()),
        Deciding(rule=DecisionRule.SILENCE, silence_hours=72, **since(CHANGES)),
    ),
    languages=(Languages(languages=("Irish", "Maltese"), **since()),),
    intervals=(
        Interval(level=Level.MINISTERS, days=184, says="twice a year", **since()),
        Interval(level=Level.SUMMIT, days=None, says="when agreed", **since()),
    ),
    suspensions=(Suspension(what=Suspended.PRACTICAL, says="by A", **since(CHANGES, CHANGES + DAY)),),
)

ANSWERS = [
    "seats_on",
    "members_on",
    "observer_seats_on",
    "observers_on",
    "chair_on",
    "levels_on",
    "convening_on",
    "notice_on",
    "rules_on",
    "languages_on",
    "intervals_on",
    "suspended_on",
    "members_mark_on",
    "existence_on",
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("day", [BEGINS - DAY, ENDS, ENDS + DAY])
def test_nothing_is_answered_for_a_day_on_which_it_is_not_in_force(answer: str, day: date) -> None:
    """Not in force: no answer, and never a zero."""
    assert not FULL.in_force(day)
    assert getattr(FULL, answer)(day) in (None, (), frozenset())
    assert not any(FULL.told(question, day) for question in QUESTIONS)


@pytest.mark.parametrize("answer", ANSWERS)
def test_everything_is_answered_where_it_is_told(answer: str) -> None:
    assert getattr(FULL, answer)(CHANGES)


def test_a_member_sits_from_its_first_day_and_not_a_day_earlier() -> None:
    assert FULL.members_on(CHANGES - DAY) == {"A"}
    assert FULL.members_on(CHANGES) == FULL.members_on(ENDS - DAY) == {"A", "B"}
    assert [seat.party for seat in FULL.seats_on(CHANGES)] == ["A", "B"]
    assert FULL.observers_on(BEGINS) == {"C"}


def test_the_mark_of_the_members_is_the_weakest_of_their_seats() -> None:
    assert FULL.members_mark_on(BEGINS) is Certainty.TEXT
    assert FULL.members_mark_on(CHANGES) is Certainty.MEMORY
    assert forum(members=()).members_mark_on(BEGINS) is None


def test_told_tells_an_empty_answer_from_none() -> None:
    assert FULL.told("suspensions", CHANGES)
    assert not FULL.told("suspensions", CHANGES + DAY)
    assert not forum().told("observers", BEGINS)
    with pytest.raises(LawError, match="no such question") as caught:
        FULL.told("membership", BEGINS)
    assert "members" in caught.value.expected


def test_the_chair_is_the_holder_where_told_and_the_rule_else() -> None:
    held, open_ = FULL.chair_on(BEGINS), FULL.chair_on(CHANGES)
    assert held
    assert open_
    assert (held.parties, held.says, held.rotates) == (("A",), "each in turn", "yearly")
    assert held.citations == (TEXT, MEMORY)
    assert (open_.parties, open_.citations) == ((), (TEXT,))
    always = forum(chair=(Chair(says="A", parties=("A",), **since()),)).chair_on(BEGINS)
    assert always
    assert always.parties == ("A",)
    only_held = forum(chairs=(Chairing(party="B", **since()),)).chair_on(BEGINS)
    assert only_held
    assert (only_held.parties, only_held.says, only_held.rotates) == (("B",), "", "")
    assert ChairOfDay().parties == ()
    assert forum().chair_on(BEGINS) is None


def test_rules_come_with_their_conditions() -> None:
    assert [clause.rule for clause in FULL.rules_on(BEGINS)] == [DecisionRule.CONSENSUS]
    silence = FULL.rule_on(CHANGES, DecisionRule.SILENCE)
    assert silence
    assert silence.silence_hours == 72
    assert FULL.rule_on(CHANGES, DecisionRule.MAJORITY) is None


def test_notice_of_none_in_the_text_is_not_a_notice_that_is_not_told() -> None:
    assert [clause.days for clause in FULL.notice_on(BEGINS)] == [7]
    assert [clause.days for clause in FULL.notice_on(CHANGES)] == [None]
    assert forum().notice_on(BEGINS) == ()


def test_intervals_are_in_days_and_none_where_meetings_are_agreed() -> None:
    told = [(clause.level, clause.days, clause.citation) for clause in FULL.intervals_on(BEGINS)]
    assert told == [(Level.MINISTERS, 184, TEXT), (Level.SUMMIT, None, TEXT)]


# Six months in a row have at most 184 days (March to August, July to December), one has 31, a year 366.
@pytest.mark.parametrize(("months", "days"), [(1, 31), (2, 62), (3, 92), (6, 184), (12, 366), (48, 1461)])
def test_the_longest_so_many_months(months: int, days: int) -> None:
    assert longest_days(months) == days


@given(st.integers(1, 24), st.dates(date(1999, 1, 1), date(2030, 12, 31)))
def test_no_stretch_of_whole_months_is_longer(months: int, day: date) -> None:
    first = day.replace(day=1)
    later = first.year * 12 + first.month - 1 + months
    assert (date(later // 12, later % 12 + 1, 1) - first).days <= longest_days(months)


@pytest.mark.parametrize(
    ("share", "count", "fewest"),
    [
        (Share(Comparison.MORE_THAN, 1, 2), 30, 16),
        (Share(Comparison.MORE_THAN, 1, 2), 31, 16),
        (Share(Comparison.AT_LEAST, 2, 3), 30, 20),
        (Share(Comparison.AT_LEAST, 2, 3), 31, 21),
        (Share(Comparison.AT_LEAST, 1, 1), 57, 57),
    ],
)
def test_the_fewest_for_a_majority(share: Share, count: int, fewest: int) -> None:
    assert share.fewest(count) == fewest


def test_a_share_is_written_as_it_is_read() -> None:
    assert Share(Comparison.AT_LEAST, 2, 3).words == "at least 2/3"


DIFFERENT: list[tuple[str, Any, Any]] = [
    ("members", Seat(party="A", **since()), Seat(party="A", **since(CHANGES))),
    ("chair", Chair(says="one", **since()), Chair(says="another", **since(CHANGES))),
    ("chairs", Chairing(party="A", **since()), Chairing(party="B", **since(CHANGES))),
    ("convenes", Convening(who="A", **since()), Convening(who="B", **since(CHANGES))),
    ("notice", Notice(days=7, **since()), Notice(days=None, **since(CHANGES))),
    (
        "decisions",
        Deciding(rule=DecisionRule.SILENCE, silence_hours=24, **since()),
        Deciding(rule=DecisionRule.SILENCE, silence_hours=72, **since(CHANGES)),
    ),
    ("languages", Languages(languages=("Irish",), **since()), Languages(languages=("Maltese",), **since(CHANGES))),
    (
        "intervals",
        Interval(level=Level.SUMMIT, days=7, **since()),
        Interval(level=Level.SUMMIT, days=None, **since(CHANGES)),
    ),
]


@pytest.mark.parametrize(("question", "first", "second"), DIFFERENT, ids=[d[0] for d in DIFFERENT])
def test_two_clauses_of_one_day_that_differ_are_refused(question: str, first: Any, second: Any) -> None:
    with pytest.raises(Contradiction) as caught:
        forums_of([forum(**{question: (first, second)})])
    assert question in caught.value.where
    assert str(CHANGES) in caught.value.given
    ended = type(first)(**{f: getattr(first, f) for f in first.__struct_fields__} | {"until": CHANGES})
    assert forums_of([forum(**{question: (ended, second)})])


def test_clauses_that_agree_may_stand_twice_but_no_seat() -> None:
    twice = (
        LevelHeld(level=Level.SUMMIT, **since()),
        LevelHeld(level=Level.SUMMIT, says="again", **since(CHANGES)),
    )
    assert len(forums_of([forum(levels=twice)]).forum("TALKS").levels_on(CHANGES)) == 1
    assert (
        conflict((Languages(languages=("a", "b"), **since()), Languages(languages=("b", "a"), **since()))) is None
    )
    seat = Seat(party="A", **since())
    assert conflict((seat, seat)) == (seat, seat)


def test_different_kinds_of_meeting_do_not_contradict_each_other() -> None:
    assert len(FULL.convening_on(BEGINS)) == 2
    refuse_contradictions(FULL)


@pytest.mark.parametrize("dates", [since(BEGINS - DAY), since(ENDS), since(ENDS + DAY, ENDS + 2 * DAY)])
def test_a_clause_of_another_time_than_the_forum_is_refused(dates: dict[str, Any]) -> None:
    with pytest.raises(Contradiction, match="did not exist"):
        forums_of([forum(observers=(Seat(party="C", **dates),))])


def test_a_forum_without_a_beginning_has_no_clauses() -> None:
    with pytest.raises(Contradiction, match="did not exist"):
        forums_of([forum(exists=())])


def test_a_party_may_leave_and_come_back() -> None:
    seats = (Seat(party="A", **since(until=CHANGES)), Seat(party="A", **since(CHANGES + DAY)))
    made = forums_of([forum(members=seats)]).forum("TALKS")
    assert [made.members_on(day) for day in (CHANGES - DAY, CHANGES, CHANGES + DAY)] == [{"A"}, set(), {"A"}]


GROUP = Group(
    id="ALLIANCE",
    name="Alliance",
    members=(
        Seat(party="A", **since(date(1949, 1, 1))),
        Seat(party="B", **since(CHANGES, citation=MEMORY)),
        Seat(party="C", **since(date(1949, 1, 1), BEGINS)),
        Seat(party="D", **since(BEGINS, CHANGES)),
    ),
)


def test_a_group_seats_each_party_from_the_day_it_joined_and_no_longer_than_it_stayed() -> None:
    seats = {seat.party: seat for seat in GROUP.seats(BEGINS, None, TEXT)}
    assert {party: (seat.since, seat.until) for party, seat in seats.items()} == {
        "A": (BEGINS, None),
        "B": (CHANGES, None),
        "D": (BEGINS, CHANGES),
    }
    assert seats["B"].through == "ALLIANCE"
    assert seats["B"].certainty is Certainty.MEMORY
    assert [seat.party for seat in GROUP.seats(BEGINS, CHANGES, TEXT)] == ["A", "D"]
    assert {seat.until for seat in GROUP.seats(BEGINS, CHANGES - DAY, TEXT)} == {CHANGES - DAY}


def test_a_seat_is_no_surer_than_the_clause_that_gives_it() -> None:
    (first, *_) = GROUP.seats(BEGINS, None, MEMORY)
    assert first.citation.certainty is Certainty.TEXT
    assert first.certainty is Certainty.MEMORY


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40) | st.none()), max_size=6),
    st.tuples(st.integers(0, 40), st.integers(1, 40) | st.none()),
    st.integers(0, 90),
)
def test_a_seat_through_a_group_holds_exactly_where_both_hold(
    stays: list[tuple[int, int | None]], given_: tuple[int, int | None], offset: int
) -> None:
    """The seats of a group are its membership cut to the time of the clause, day by day."""

    def span(first: int, length: int | None) -> dict[str, Any]:
        begins = BEGINS + first * DAY
        return since(begins, begins + length * DAY if length else None)

    group = Group(id="G", name="G", members=tuple(Seat(party=f"P{n}", **span(*s)) for n, s in enumerate(stays)))
    clause, day = Clause(**span(*given_)), BEGINS + offset * DAY
    seated = {s.party for s in group.seats(clause.since, clause.until, TEXT) if s.holds(day)}
    assert seated == {s.party for s in group.members if s.holds(day) and clause.holds(day)}


def test_members_of_a_group_may_join_it_when_the_forum_is_no_more() -> None:
    late = Group(id="G", name="G", members=(Seat(party="A", **since(ENDS + DAY)),))
    made = forum(members=tuple(late.seats(BEGINS, None, TEXT)))
    assert forums_of([made]).forum("TALKS").members_on(ENDS + DAY) == frozenset()


@given(st.integers(0, 30), st.integers(1, 30) | st.none(), st.integers(0, 30), st.integers(1, 30) | st.none())
def test_two_clauses_overlap_where_they_share_a_day(
    a: int, long_a: int | None, b: int, long_b: int | None
) -> None:
    first = Clause(**since(BEGINS + a * DAY, BEGINS + (a + long_a) * DAY if long_a else None))
    second = Clause(**since(BEGINS + b * DAY, BEGINS + (b + long_b) * DAY if long_b else None))
    days = [BEGINS + n * DAY for n in range(100)]
    assert first.overlaps(second) is any(first.holds(day) and second.holds(day) for day in days)
    assert first.overlaps(second) is second.overlaps(first)


def test_the_first_of_two_that_agree_is_given() -> None:
    first, second = Clause(**since()), Clause(**since(citation=MEMORY))
    assert standing((first, second), BEGINS) == (first,)


def test_forums_by_id() -> None:
    known = forums_of([forum("B"), forum("A")])
    assert [found.id for found in known] == ["A", "B"]
    assert known.get("A") is known.forum("A")
    assert known.get("C") is None


@pytest.mark.parametrize(("given", "hint"), [("talk", "did you mean TALKS?"), ("XYZ", "--forums")])
def test_an_unknown_forum_is_answered_with_near_names(given: str, hint: str) -> None:
    with pytest.raises(UnknownForum) as caught:
        forums_of([forum()]).forum(given)
    assert caught.value.expected == "TALKS"
    assert given in caught.value.given
    assert hint in caught.value.next_step


def test_an_empty_collection_says_so() -> None:
    with pytest.raises(UnknownForum, match="none is loaded"):
        forums_of([]).forum("TALKS")


def test_two_forums_of_one_id_are_refused() -> None:
    with pytest.raises(Contradiction, match="one id"):
        forums_of([forum(), forum()])
