"""The history of an issue: every word in order, since when a party stands so, who moved and when."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council import IssueHistory, change, history
from detente.domains.council.stances import words_told
from detente.model.time import read_instant
from detente.model.view import Entry
from tests.domains.council.telling import ISSUES, NOW, Report, position, silence

SHARING = ISSUES[0]


def told(*entries: Entry, at: str = "1975-06-30") -> IssueHistory:
    return history(entries, SHARING, read_instant(at))


def days(found: IssueHistory, party: str = "AA") -> list[int]:
    return [word.said.day for word in found.parties[party]]


def test_every_word_of_every_party_oldest_first() -> None:
    found = told(
        position("BB", 1, "1975-06-03"),
        position("AA", 2, "1975-06-05"),
        position("AA", -1, "1975-06-01"),
        silence("AA", "1975-06-03"),
        position("AA", 2, issue="zone"),
    )
    assert (found.issue, found.as_of, list(found.parties)) == (SHARING, NOW, ["AA", "BB"])
    assert (days(found), days(found, "BB")) == ([1, 3, 5], [3])


def test_nothing_later_is_seen() -> None:
    entries = position("AA", 2, "1975-06-01"), position("AA", -2, "1975-06-05")
    found = told(*entries, at="1975-06-04")
    assert (days(found), found.moves) == ([1], ())
    words = list(words_told(entries, NOW))
    assert history(words, SHARING, read_instant("1975-06-04")) == found


def test_who_moved_when_from_what_to_what() -> None:
    found = told(
        position("AA", 2, "1975-06-01"),
        position("AA", 2, "1975-06-03"),
        silence("AA", "1975-06-04"),
        position("AA", 0, "1975-06-05"),
        position("BB", -1, "1975-06-02"),
        position("BB", 1, "1975-06-04"),
    )
    assert [
        (m.party, m.before.said.day, m.after.said.day, m.before.stand, m.after.stand) for m in found.moves
    ] == [
        ("BB", 2, 4, (-1, False), (1, False)),
        ("AA", 3, 5, (2, False), (0, False)),
    ]


def test_since_when() -> None:
    entries = [
        position("AA", 2, "1975-06-01"),
        position("AA", 1, "1975-06-02"),
        silence("AA", "1975-06-03"),
        position("AA", 1, "1975-06-04"),
        silence("AA", "1975-06-05"),
    ]
    found = told(*entries)
    assert (found.standing("AA").said.day, found.since("AA").said.day) == (4, 2)
    assert told(*entries[:1]).since("AA").said.day == 1


def test_a_silence_broken_is_a_move_and_one_that_lasts_has_a_beginning() -> None:
    silent = silence("AA", "1975-06-01"), silence("AA", "1975-06-02")
    found = told(*silent)
    assert (found.standing("AA").silent, found.since("AA").said.day, found.moves) == (True, 1, ())
    (move,) = told(*silent, position("AA", 0, "1975-06-03")).moves
    assert (move.before.silent, move.before.said.day, move.after.silent) == (True, 2, False)


def test_two_readings_that_differ_are_no_move_and_break_what_stood() -> None:
    two = [position("AA", stance, "1975-06-02", coded_by=coder) for stance, coder in ((1, "Kim"), (2, "Lee"))]
    found = told(position("AA", 2, "1975-06-01"), *two, position("AA", 2, "1975-06-03"))
    assert (found.moves, found.since("AA").said.day) == ((), 3)
    assert [len(word.readings) for word in found.parties["AA"]] == [1, 2, 1]
    last = told(position("AA", 2, "1975-06-01"), *two)
    assert last.standing("AA").doubled
    assert last.since("AA") == last.standing("AA")
    (move,) = told(position("AA", 0, "1975-06-01"), *two, position("AA", 2, "1975-06-03")).moves
    assert (move.before.said.day, move.after.said.day) == (1, 3)


def test_the_history_of_some_parties_alone() -> None:
    entries = [
        position(party, stance, f"1975-06-0{day}") for party in ("AA", "BB") for day, stance in ((1, 2), (2, 0))
    ]
    found = told(*entries)
    assert found.only(["BB"]).parties == {"BB": found.parties["BB"]}
    assert [move.party for move in found.moves] == ["AA", "BB"]
    assert [move.party for move in found.only(["BB"]).moves] == ["BB"]


def test_an_issue_without_words() -> None:
    found = told(*Report().speaker("Ann", "Alphia").entries)
    assert (found.parties, found.moves) == ({}, ())


WORD = st.tuples(st.sampled_from(["AA", "BB"]), st.integers(1, 9), st.one_of(st.none(), st.integers(-2, 2)))


@given(st.lists(WORD, max_size=12, unique_by=lambda word: word[:2]))
def test_the_moves_are_the_changes_from_day_to_day(words: list[tuple[str, int, int | None]]) -> None:
    entries = [
        silence(party, f"1975-06-{day:02d}") if stance is None else position(party, stance, f"1975-06-{day:02d}")
        for party, day, stance in words
    ]
    instants = [read_instant("1975-05-31") + timedelta(days=number) for number in range(11)]
    moves = [
        move
        for before, after in pairwise(instants)
        for move in change(entries, ISSUES, ("AA", "BB"), before, after).moves
    ]
    assert list(history(entries, SHARING, NOW).moves) == moves


@given(st.lists(WORD, max_size=12, unique_by=lambda word: word[:2]))
def test_since_when_holds_until_the_last_move(words: list[tuple[str, int, int | None]]) -> None:
    entries = [
        silence(party, f"1975-06-{day:02d}") if stance is None else position(party, stance, f"1975-06-{day:02d}")
        for party, day, stance in words
    ]
    found = history(entries, SHARING, NOW)
    for party, said in found.parties.items():
        moves = [move for move in found.moves if move.party == party]
        spoken = [word for word in said if not word.silent] or list(said)
        assert found.since(party) == (moves[-1].after if moves else spoken[0])
