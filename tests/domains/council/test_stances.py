"""The newest word stands, never one that is still to come; silence is no position."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council import Standing, blocked, common_ground, gap_table, last_words, tradeable
from detente.domains.council.stances import standing_of
from detente.model.time import read_instant
from detente.model.view import Entry
from tests.domains.council.telling import ISSUES, NOW, Report, position, silence


def stance(*entries: object, at: str = "1975-06-30", count_silence: bool = False) -> int:
    found = last_words(entries, read_instant(at), count_silence=count_silence)  # type: ignore[arg-type]
    return found["sharing", "AA"].position.stance


def test_the_newest_word_stands_in_any_order() -> None:
    old, new = position("AA", 2, "1975-06-01"), position("AA", -1, "1975-06-05")
    assert stance(old, new) == stance(new, old) == -1


def test_nothing_later_is_seen() -> None:
    old, new = position("AA", 2, "1975-06-01"), position("AA", -1, "1975-06-05")
    assert stance(old, new, at="1975-06-04") == 2
    assert stance(old, new, at="1975-06-05") == -1
    assert not last_words([new], read_instant("1975-06-04"))


def test_a_silence_takes_nothing_back_unless_it_is_counted() -> None:
    spoke, silent = position("AA", 2, "1975-06-01"), silence("AA", "1975-06-05")
    assert stance(spoke, silent) == stance(silent, spoke) == 2
    assert stance(spoke, silent, count_silence=True) == 0


def test_a_word_ends_a_silence() -> None:
    silent, spoke = silence("AA", "1975-06-05"), position("AA", 1, "1975-06-01")
    assert stance(silent, spoke) == stance(spoke, silent) == 1


def test_two_words_at_one_instant_are_no_gap() -> None:
    entries = [position("AA", 2), position("AA", -2), position("BB", 2)]
    (row, _) = gap_table(entries, ISSUES, ("AA", "BB"), NOW).rows
    assert (row.gap_quarters, row.standing, row.weight) == (None, Standing.TWO_WORDS, 0)
    (row, _) = gap_table(entries, ISSUES, ("BB", "AA"), NOW).rows
    assert (row.gap_quarters, row.standing) == (None, Standing.TWO_WORDS)


def test_the_same_stance_told_twice_is_one_word() -> None:
    entries = [position("AA", 2), position("AA", 2, in_short="the same in other words")]
    assert not last_words(entries, NOW)["sharing", "AA"].doubled
    assert last_words(entries, NOW) == last_words(reversed(entries), NOW)


def test_a_third_word_at_one_instant_does_not_heal_two() -> None:
    entries = [position("AA", 2), position("AA", -2), position("AA", 2, in_short="again")]
    assert last_words(entries, NOW)["sharing", "AA"].doubled


def test_two_coders_who_differ_are_two_readings_and_none_is_picked() -> None:
    entries = [position("AA", 2, coded_by="Kim"), position("AA", 1, coded_by="Lee"), position("BB", 2)]
    (row, _) = gap_table(entries, ISSUES, ("AA", "BB"), NOW).rows
    assert (row.gap_quarters, row.standing, row.weight) == (None, Standing.TWO_READINGS, 0)
    word = last_words(entries, NOW)["sharing", "AA"]
    assert [(one.position.coded_by, one.position.stance) for one in word.readings] == [("Kim", 2), ("Lee", 1)]


def test_a_silence_to_one_coder_and_a_word_to_another_are_two_readings() -> None:
    entries = [silence("AA", "1975-06-01"), position("AA", 0, coded_by="Lee"), position("BB", 0)]
    for counted in (False, True):
        (row, _) = gap_table(entries, ISSUES, ("BB", "AA"), NOW, count_silence=counted).rows
        assert (row.gap_quarters, row.standing) == (None, Standing.TWO_READINGS)


def test_two_coders_who_agree_are_one_word_shown_as_the_first_of_them_has_it() -> None:
    entries = [position("AA", 2, coded_by="Lee", in_short="b"), position("AA", 2, coded_by="Kim", in_short="a")]
    word = last_words(entries, NOW)["sharing", "AA"]
    assert (word.position.in_short, word.doubled, len(word.others)) == ("a", False, 1)
    assert gap_table([*entries, position("BB", 1)], ISSUES, ("AA", "BB"), NOW).rows[0].gap_quarters == 1


def test_one_coder_with_two_words_is_told_apart_from_two_coders() -> None:
    entries = [position("AA", stance, coded_by=coder) for stance, coder in ((2, "Kim"), (1, "Lee"), (0, "Lee"))]
    (row, _) = gap_table([*entries, position("BB", 1)], ISSUES, ("AA", "BB"), NOW).rows
    assert row.standing is Standing.TWO_WORDS


def test_a_newer_word_ends_two_readings() -> None:
    entries = [position("AA", 2, coded_by="Kim"), position("AA", 1, coded_by="Lee")]
    assert not last_words([*entries, position("AA", 1, "1975-06-02")], NOW)["sharing", "AA"].doubled


def made(stance: int | None, day: int, coder: str) -> Entry:
    said = f"1975-06-0{day}"
    return silence("AA", said) if stance is None else position("AA", stance, said, coded_by=coder)


MADE = st.builds(
    made, st.one_of(st.none(), st.integers(-2, 2)), st.integers(1, 3), st.sampled_from(["Kim", "Lee"])
)


@given(st.lists(MADE, min_size=1, max_size=8), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_records_never_matters(entries: list[Entry], dice: Random, counted: bool) -> None:
    mixed = dice.sample(entries, len(entries))
    assert last_words(mixed, NOW, count_silence=counted) == last_words(entries, NOW, count_silence=counted)


def test_other_kinds_are_no_positions() -> None:
    report = Report().speaker("Ann", "Alphia")
    assert not last_words(report.entries, NOW)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (2, 1, Standing.COMMON_GROUND),
        (1, 1, Standing.COMMON_GROUND),
        (-1, -2, Standing.BOTH_AGAINST),
        (-2, 2, Standing.BLOCKED),
        (-1, 2, Standing.OPPOSITE),
        (-2, 1, Standing.OPPOSITE),
        (0, 2, Standing.TRADEABLE),
        (0, 1, Standing.TRADEABLE),
        (0, 0, Standing.TRADEABLE),
        (0, -1, Standing.APART),
        (-2, 0, Standing.APART),
    ],
)
def test_how_two_stances_stand(first: int, second: int, expected: Standing) -> None:
    assert standing_of(first, second) is standing_of(second, first) is expected


STANCE = st.integers(-2, 2)


@given(STANCE, STANCE)
def test_the_formulas_exclude_each_other_where_they_must(first: int, second: int) -> None:
    assert not (blocked(first, second) and (tradeable(first, second) or common_ground(first, second)))
    assert blocked(first, second) == (abs(first - second) == 4)
    if common_ground(first, second) and tradeable(first, second):
        assert (first, second) == (1, 1)
