"""The words of a claim with what stands around them, and words typed by a person found in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.review import Piece, around, find_words
from detente.model.record import Span
from tests.hanging import refuse_to_hang

TEXT = "One. Two said that three was four, and left. Five stayed. Six went."


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def test_a_sentence_before_and_one_after() -> None:
    assert shown(around(TEXT, [span_of("three was four")])) == (
        "One. Two said that [three was four], and left. Five stayed."
    )


def test_long_surroundings_are_cut_between_words() -> None:
    text = f"{'far ' * 100}here {'away ' * 100}"
    found = around(text, [span_of("here", text)])
    assert found[0].text.startswith(" … far")
    assert found[-1].text.endswith("away … ")
    assert len(shown(found)) < 360


def test_two_spans_are_both_marked_and_what_touches_is_one() -> None:
    assert shown(around(TEXT, [span_of("Five"), span_of("three")])) == (
        "One. Two said that [three] was four, and left. [Five] stayed. Six went."
    )
    assert shown(around("abcd", [Span(0, 2), Span(2, 3), Span(1, 2)])) == "[abc]d"
    text = f"A {'x ' * 300}B"
    assert " … " in shown(around(text, [Span(0, 1), Span(len(text) - 1, len(text))]))


def test_what_is_no_content_is_not_shown_around() -> None:
    hidden = [span_of("One."), span_of("Five stayed.")]
    assert shown(around(TEXT, [span_of("three")], hidden)) == " Two said that [three] was four, and left. "


def test_spans_that_are_none_show_nothing() -> None:
    assert around(TEXT, []) == ()
    assert around(TEXT, [Span(3, 3), Span(1, 10_000)]) == ()


def test_words_are_found_whatever_the_white_space() -> None:
    text = "the size of\nits drills. The size  of its drills"
    assert find_words(text, " the Size of its drills ") == Span(0, 22)
    assert find_words(text, "the size of its drills", near=40) == Span(24, len(text))
    assert find_words(text, "other words") is None
    assert find_words(text, "  ") is None


def test_no_text_makes_it_slow() -> None:
    with refuse_to_hang():
        assert find_words("a " * 200_000, "a a a a b") is None


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 310), st.integers(0, 310)), max_size=4))
def test_any_spans_of_any_text(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted(pair)) for pair in pairs]
    pieces = around(text, spans)
    assert all(piece.text in text for piece in pieces if piece.marked)
