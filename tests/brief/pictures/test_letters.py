"""The room that words take is reckoned as typst would, lines keep within it, labels are moved apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.brief.legible import legible
from detente.brief.pictures.advances import BOLD, REGULAR
from detente.brief.pictures.letters import CUT, fitted, moved_apart, width_of, wrapped
from tests.brief.pictures.measured_letters import letters, plain, widths

LONG_WORD = "Чрезвычайнодлинноеслово" * 9
SIZES = st.sampled_from([9.0, 12.0, 19.0])


@pytest.mark.parametrize(("weight", "bold"), [("regular", False), ("bold", True)])
def test_the_table_is_what_typst_measures(weight: str, bold: bool) -> None:
    """Never narrower by more than 0.12 of the size (an accent of a letter), never wider by more than 0.05."""
    wrong = {
        letter: (width, width_of(f"|{letter}|", 1000, bold=bold) - 2 * width_of("|", 1000, bold=bold))
        for letter, width in widths(weight, letters()).items()
    }
    off = {letter: pair for letter, pair in wrong.items() if not -50 <= pair[0] - pair[1] <= 120}
    assert not off
    exact = [
        letter for letter in letters() if letter == plain(letter) and abs(wrong[letter][0] - wrong[letter][1]) > 10
    ]
    assert not exact, "run python -m tests.brief.pictures.measured_letters"


@pytest.mark.parametrize("table", [REGULAR, BOLD])
def test_a_letter_stands_once_in_the_table(table: dict[int, str]) -> None:
    every = "".join(table.values())
    assert len(every) == len(set(every))


def test_letters_that_the_table_lacks() -> None:
    """A square for Chinese, no room for an accent that stands alone, a wide guess for the rest."""
    assert width_of("漢字", 10) == 20
    assert width_of("e\u0301", 10) == width_of("e", 10)
    assert width_of("ከ", 10) == 7.5
    assert width_of("Ж", 10) == width_of("Ӂ", 10)
    assert width_of("", 10) == 0


def test_hidden_letters_take_the_room_of_what_is_shown() -> None:
    assert width_of("\x00", 10) == width_of("‹U+0000›", 10)


@given(st.text(max_size=300), st.floats(60, 600), SIZES, st.booleans())
@example(LONG_WORD, 60.0, 19.0, True)
def test_lines_keep_within_their_width(words: str, width: float, size: float, bold: bool) -> None:
    """And nothing but spaces between lines is lost."""
    lines = wrapped(words, width, size, bold=bold)
    assert all(width_of(line, size, bold=bold) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == legible(words).replace(" ", "")
    assert all(lines)


@given(st.text(max_size=300), st.floats(60, 600), SIZES, st.integers(1, 4))
def test_at_most_so_many_lines(words: str, width: float, size: float, most: int) -> None:
    """What is cut says so."""
    lines = wrapped(words, width, size, lines=most)
    assert len(lines) <= most
    assert all(width_of(line, size) <= width + 1e-6 for line in lines)
    whole = "".join(lines).replace(" ", "") == legible(words).replace(" ", "")
    assert whole or lines[-1].endswith(CUT)


def test_lines_break_between_words() -> None:
    assert wrapped("one two three", width_of("one two", 12), 12) == ("one two", "three")
    assert wrapped("one two three", width_of("one two", 12) + 1, 12, lines=1) == ("one t" + CUT,)
    assert wrapped("", 100, 12) == ()


def test_what_fits_is_not_cut() -> None:
    assert fitted("said", width_of("said", 12), 12) == "said"
    assert fitted("x" * 99, 1, 12) == "x" + CUT


ROOMS = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 40)), max_size=30)


@given(ROOMS)
def test_labels_are_moved_apart(rooms: list[tuple[float, float]]) -> None:
    """In their order, none over another, between the edges where there is room for all."""
    rooms.sort()
    sizes = [size for _, size in rooms]
    middles = moved_apart([want for want, _ in rooms], sizes, 0, 500)
    edges = [(middle - size / 2, middle + size / 2) for middle, size in zip(middles, sizes, strict=True)]
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(edges))
    assert not edges or edges[0][0] >= -1e-6
    if edges and sum(sizes) <= 500:
        assert edges[-1][1] <= 500 + 1e-6


def test_labels_with_room_stay_where_they_are() -> None:
    assert moved_apart([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]
    assert moved_apart([50, 50], [10, 10], 0, 100) == [45, 55]
    assert moved_apart([1, 99], [10, 10], 0, 100) == [5, 95]
    assert moved_apart([], [], 0, 100) == []
