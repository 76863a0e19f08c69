"""Words of records stay words: whatever a template does with them, Markdown reads them as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from detente.brief.papers.blocks import Paragraph, plain, read_blocks
from detente.brief.papers.guarded import SIGNS, bare, guarded, settled

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""A reader that takes more as markup than the house's own does: HTML, and words struck through."""
PLAIN = {"text", "text_special"}
PLACES = (
    "{}",
    "x {}",
    "- {}",
    "1. {}",
    "> {}",
    "# {}",
    "**{}**",
    "[1] {}",
    "[1]{}",
    "| a |\n|---|\n| {} |",
    "{}{}",
)


KEPT = (
    "counter-draft",
    "accept in part",
    "2022-01-12T18:00:00Z",
    "no_further_enlargement",
    "TLP:AMBER+STRICT",
    "",
)


def inline(markdown: str) -> list[tuple[str, str]]:
    tokens = READER.parse(markdown)
    return [(child.type, child.content) for token in tokens if token.children for child in token.children]


@settings(max_examples=500)
@given(st.text(alphabet=SIGNS + " abAB12é中", min_size=1, max_size=16), st.sampled_from(PLACES))
def test_no_sign_of_a_record_is_markup(words: str, place: str) -> None:
    told = " ".join(words.split())
    if not told:
        return
    found = inline(settled(place.replace("{}", guarded(told))))
    markup = {kind for kind, _ in found} - PLAIN - ({"strong_open", "strong_close"} if "**" in place else set())
    assert not markup, (told, place)
    assert told in "".join(content for _, content in found)


@given(st.text(alphabet=SIGNS + " abAB12", min_size=1, max_size=16))
def test_a_text_alone_is_one_paragraph_of_its_own_words(words: str) -> None:
    told = " ".join(words.split())
    if told:
        assert [type(b) for b in read_blocks(settled(guarded(told)))] == [Paragraph]
        assert plain(read_blocks(settled(guarded(told)))[0].runs) == told  # type: ignore[union-attr]


@given(st.text(alphabet=SIGNS + "ab ", max_size=20))
def test_a_guarded_text_can_be_taken_back(words: str) -> None:
    assert bare(guarded(words)) == words


@pytest.mark.parametrize("kept", KEPT)
def test_ids_days_and_words_of_the_house_can_be_compared(kept: str) -> None:
    assert guarded(kept) == kept


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("no_further and plain, words.", "no_further and plain, words."),
        ("plan#2 at 10:30 (UTC)", "plan#2 at 10:30 (UTC)"),
        ("1. not a list", "1\\. not a list"),
        ("- not a list", "\\- not a list"),
        ("see http://x.example", "see http\\://x.example"),
        ("*b* `c` <i> | ~ [l](u)", "\\*b\\* \\`c\\` \\<i\\> \\| \\~ \\[l\\]\\(u)"),
        ("mail@x.example", "mail\\@x.example"),
        ("see www.x.example", "see www\\.x.example"),
    ],
)
def test_only_what_could_be_markup_gets_a_backslash(words: str, markdown: str) -> None:
    assert settled(guarded(words)) == markdown


def test_plain_data_keep_their_shape() -> None:
    told = {"a-b": ["*", 1, None, True, {"c": "x.y!"}], "t": ("-",)}
    kept = guarded(told)
    assert list(kept) == ["a-b", "t"]
    assert kept["a-b"][1:4] == [1, None, True]
    assert bare(kept["a-b"][0] + kept["a-b"][4]["c"] + kept["t"][0]) == "*x.y!-"


def test_markup_of_the_template_itself_stays() -> None:
    assert settled(f"**{guarded('a*b')}** [x](http://y)") == "**a\\*b** [x](http://y)"
