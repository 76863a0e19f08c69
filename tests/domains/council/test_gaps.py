"""Gaps are exact quarters, means say their n, and salience weighs."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council import Standing, change, change_of, gap_table
from detente.domains.council.gaps import Mean
from detente.model.time import read_instant
from tests.domains.council.telling import ISSUES, NOW, position, silence

PAIR = ("AA", "BB")
STANCE = st.integers(-2, 2)


@given(STANCE, STANCE)
def test_a_gap_is_symmetric_and_in_range(first: int, second: int) -> None:
    entries = [position("AA", first), position("BB", second)]
    (one, _), (other, _) = (gap_table(entries, ISSUES, pair, NOW).rows for pair in (PAIR, PAIR[::-1]))
    assert one.gap_quarters == other.gap_quarters == abs(first - second)


@given(st.lists(st.tuples(STANCE, STANCE, st.integers(0, 100), st.integers(0, 100)), max_size=2))
def test_the_mean_is_the_weighted_mean(rows: list[tuple[int, int, int, int]]) -> None:
    entries = [
        entry
        for issue, (a, b, weight_a, weight_b) in zip(ISSUES, rows, strict=False)
        for entry in (
            position("AA", a, issue=issue.id, salience_percent=weight_a),
            position("BB", b, issue=issue.id, salience_percent=weight_b),
        )
    ]
    mean = gap_table(entries, ISSUES, PAIR, NOW).mean
    total = sum(x + y for _, _, x, y in rows)
    assert mean.n == len(rows)
    expected = Fraction(sum(abs(a - b) * (x + y) for a, b, x, y in rows), 4 * total) if total else None
    assert mean.fraction == expected


def test_a_mean_is_rounded_half_up_and_never_made_up() -> None:
    assert Mean(n=2, weighted_quarters=1, weight=4).text == "0.063"
    assert Mean(n=0, weighted_quarters=0, weight=0).text == "none"
    assert Mean(n=1, weighted_quarters=400, weight=100).text == "1.000"


def test_an_issue_that_only_the_records_know_is_shown() -> None:
    table = gap_table([position("AA", 1, issue="unheard")], ISSUES, PAIR, NOW)
    assert [row.issue.id for row in table.rows] == ["sharing", "zone", "unheard"]
    assert "not on this desk's list" in table.rows[-1].issue.proposition


def test_no_row_is_not_zero() -> None:
    (row, empty) = gap_table([position("AA", 1)], ISSUES, PAIR, NOW).rows
    assert (row.gap_quarters, row.standing) == (None, Standing.NO_WORD)
    assert (empty.first, empty.second) == (None, None)


def test_silence_counted_has_a_gap_and_is_still_silence() -> None:
    entries = [silence("AA", "1975-06-01"), position("BB", 2)]
    row = gap_table(entries, ISSUES, PAIR, NOW, count_silence=True).rows[0]
    assert (row.gap_quarters, row.standing) == (2, Standing.SILENT)
    for pair in (PAIR, PAIR[::-1]):
        assert gap_table(entries, ISSUES, pair, NOW).rows[0].gap_quarters is None


def test_who_moved_and_who_came_closer() -> None:
    entries = [
        position("AA", 2, "1975-06-01"),
        position("BB", -2, "1975-06-01"),
        position("BB", 0, "1975-06-10"),
        position("AA", 1, "1975-06-20", issue="zone"),
    ]
    found = change(entries, ISSUES, PAIR, NOW, read_instant("1975-06-05"))
    assert [(m.issue, m.party, m.before.position.stance, m.after.position.stance) for m in found.moves] == [
        ("sharing", "BB", -2, 0)
    ]
    assert found.closer_quarters("sharing") == 2
    assert found.closer_quarters("zone") is None
    assert not found.composition


def test_an_issue_that_only_later_records_know_is_no_move() -> None:
    entries = [position(party, 1, "1975-06-20", issue="unheard") for party in PAIR]
    found = change(entries, ISSUES, PAIR, read_instant("1975-06-05"), NOW)
    assert (found.entered, found.left, found.moves) == (("unheard",), (), ())
    assert found.composition


def test_readings_that_differ_are_no_move() -> None:
    entries = [position("AA", 1, "1975-06-01"), position("BB", 1, "1975-06-01")]
    entries += [position("AA", 2, "1975-06-20", coded_by=coder) for coder in ("Kim", "Lee")]
    two = [position("BB", stance, "1975-06-20", coded_by=coder) for stance, coder in ((2, "Kim"), (-2, "Lee"))]
    found = change([*entries, *two], ISSUES, PAIR, read_instant("1975-06-05"), NOW)
    assert [move.party for move in found.moves] == ["AA"]


def test_how_two_parties_stand_is_counted() -> None:
    entries = [
        position("AA", 2),
        position("BB", -2),
        position("AA", 1, issue="zone"),
        position("BB", 1, issue="zone"),
    ]
    table = gap_table(entries, ISSUES, PAIR, NOW)
    assert list(table.standings.items()) == [(Standing.COMMON_GROUND, 1), (Standing.BLOCKED, 1)]
    nobody = gap_table([], ISSUES, PAIR, NOW)
    assert nobody.standings == {Standing.NO_WORD: 2}
    assert change_of(nobody, table).entered == ("sharing", "zone")


def test_an_issue_leaves_where_two_words_contradict() -> None:
    entries = [position("AA", 1, "1975-06-01"), position("BB", 1, "1975-06-01")]
    entries += [position("AA", stance, "1975-06-20") for stance in (2, -2)]
    found = change(entries, ISSUES, PAIR, read_instant("1975-06-05"), NOW)
    assert (found.entered, found.left) == ((), ("sharing",))
