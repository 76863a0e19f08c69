"""Differences and comparisons as they are shown: marks without colours, nothing hidden, Markdown without HTML."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from detente.brief.comparisons import write_comparison
from detente.brief.differences import KEPT_AROUND, difference_markdown, write_difference
from detente.domains.council.difference import Difference, difference
from detente.domains.council.readouts import Telling, compare_tellings
from detente.model.dialogue import DocumentType, Point
from detente.sources.drafts import read_draft
from detente.sources.example import DRAFTS, example_files
from tests.domains.council.drafting import article, draft

FILES = example_files(DRAFTS)
EXAMPLE = difference(
    read_draft(FILES["draft.md"], "draft.md").tabled, read_draft(FILES["counter_draft.md"], "c.md").tabled
)


def shown(found: Difference, *, whole: bool = False, width: int = 200, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=width, force_terminal=terminal, color_system="standard" if terminal else None
    )
    write_difference(found, console, whole=whole)
    return file.getvalue()


def one_article(first: str, second: str, **options: object) -> str:
    found = difference(draft(article("1", first)), draft(article("1", second)))
    return shown(found, **options).partition("Article 1")[2]  # type: ignore[arg-type]


def test_the_example_as_text() -> None:
    text = shown(EXAMPLE)
    assert "Articles: 2 unchanged, 1 changed, 1 moved and changed, 1 added, 1 removed.\n" in text
    assert "     Each side [-shall-]{+should+} give notice of an exercise [-42-]{+30+} days before" in text
    assert "(a hint, not a reading): shall -> should; 42 days -> 30 days.\n" in text
    assert "Article 2 -> 3. Calls: moved and changed, renumbered in the same order\n" in text
    assert "hint, not a reading): except appeared." in text
    assert "Article 1 was split: it now stands in articles 1 and 2.\n" in text
    assert "Carried over from article 1 to article 2: 18 words, “A side may send observers to the" in text
    assert "\x1b" not in text
    assert "enters into force when" not in text
    assert "enters into force when" in shown(EXAMPLE, whole=True)


def test_on_a_terminal_colours_stand_beside_the_marks() -> None:
    assert "\x1b[9;31m[-shall-]\x1b[0m\x1b[32m{+should+}\x1b[0m" in shown(EXAMPLE, terminal=True)


def test_no_line_is_wider_than_the_console() -> None:
    lines = shown(EXAMPLE, width=50).splitlines()
    assert max(map(len, lines)) <= 50
    assert not any(line != line.rstrip() for line in lines)


def test_unchanged_text_far_from_a_change_is_left_out() -> None:
    words = [f"w{n}" for n in range(200)]
    text = one_article(" ".join(words), " ".join([*words[:100], "new", *words[100:]]))
    assert f"… ({100 - KEPT_AROUND} words) … w{100 - KEPT_AROUND} " in text
    assert "{+new+} w100 w101 w102" in text
    assert "w99 " in text
    assert "w50" not in text
    assert "w50" in one_article(" ".join(words), " ".join([*words, "new"]), whole=True)
    between = one_article(" ".join(words), " ".join(["new", *words, "end"]))
    assert f"… ({200 - 2 * KEPT_AROUND} words) …" in between


def test_a_long_addition_is_cut_and_says_so() -> None:
    words = " ".join(f"w{n}" for n in range(300))
    text = shown(difference(draft(article("1", "a")), draft(article("1", "a"), article("2", words))))
    assert "w119 … (180 more words)+}" in text
    assert words in shown(
        difference(draft(article("1", "a")), draft(article("1", "a"), article("2", words))),
        whole=True,
        width=5_000,
    )


def test_lines_of_a_text_stay_lines() -> None:
    assert "     one [-two-]{+three+}\n     four" in one_article("one two\n\nfour", "one three\n\nfour")


def test_what_cannot_be_seen_is_written_out() -> None:
    text = one_article("a \x1b[31m b", "a \u202e c")
    assert "‹U+001B›" in text
    assert "‹U+202E›" in text
    assert "\x1b" not in text


def test_what_the_encoding_lacks_is_written_out() -> None:
    file = io.TextIOWrapper(io.BytesIO(), "ascii", write_through=True)
    write_difference(difference(draft(article("1", "a")), draft(article("1", "é"))), Console(file=file, width=80))
    file.seek(0)
    assert "{+\\xe9+}" in file.read()


def test_only_spacing() -> None:
    text = one_article("a  b", "a b")
    assert text == ": unchanged\n     Only spacing differs, in 1 places.\n"
    assert "     a b\n" in one_article("a  b", "a b", whole=True)


def test_a_new_title_and_marks_and_limits() -> None:
    first = draft(article("1", "a. b", "Ships"), article("2", "x", "y"))
    second = draft(article("1", "a, b", "Boats"), article("2", "", "y", text_sha256="0" * 64))
    text = shown(difference(first, second))
    assert "Article 1. Boats: changed\n     [-Ships-]{+Boats+}\n     a[-.-]{+,+} b\n" in text
    assert "2 punctuation marks changed" in text
    assert "Article 2. y: changed\n\nArticle 2: a text is known by its digest only" in text
    assert "~~" not in difference_markdown(difference(first, second))
    assert "<del>Ships</del><ins>Boats</ins>" in difference_markdown(difference(first, second))


def test_an_amendment_does_not_show_what_it_leaves_alone() -> None:
    first = draft(article("1", "kept as it is"), article("2", "a b"))
    text = shown(difference(first, draft(article("2", "a c"), type_=DocumentType.AMENDMENT)))
    assert "Article 1: not in the amendment\n" in text
    assert "kept as it is" not in text


def test_merged_and_moved_within() -> None:
    long, other = "a b c d e f g h i j", "k l m n o p q r s t"
    text = shown(
        difference(draft(article("1", long), article("2", other)), draft(article("1", f"{long} {other}")))
    )
    assert "Article 1 was merged: it holds what stood in articles 1 and 2.\n" in text
    text = shown(difference(draft(article("1", f"{long} {other} x")), draft(article("1", f"{other} x {long}"))))
    assert "Moved within article 1: 10 words, “a b c d e f g h i j”." in text


def test_markdown_of_the_example() -> None:
    text = difference_markdown(EXAMPLE)
    assert text.startswith("# Difference of notice-1 (Notice of exercises) and notice-2")
    assert "Each side <del>shall</del><ins>should</ins> give notice of an exercise" in text
    assert "*Words that carry weight (a hint, not a reading):* shall -&gt; should; 42 days -&gt; 30 days." in text
    assert text.endswith("look after them”.\n")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & <b>", "</ins><img src=x>"])
def test_markdown_holds_no_html_of_the_texts(text: str) -> None:
    written = difference_markdown(difference(draft(article("1", "a")), draft(article("1", text, text))))
    assert set(re.findall(r"<[^>]*>", written)) <= {"<ins>", "</ins>", "<del>", "</del>"}


def test_a_tag_of_markdown_ends_with_its_paragraph() -> None:
    written = difference_markdown(difference(draft(article("1", "a")), draft(article("1", "a one\n\ntwo"))))
    assert "<ins> one</ins>\n\n<ins>two</ins>" in written


def compared(*tellings: Telling) -> str:
    file = io.StringIO()
    write_comparison(compare_tellings(tellings), Console(file=file, width=100))
    return file.getvalue()


def telling(teller: str, *points: Point, **fields: object) -> Telling:
    return Telling(teller=teller, points=points, record="0", **fields)  # type: ignore[arg-type]


def test_accounts_side_by_side() -> None:
    text = compared(
        telling("The wire", Point(subject="next meeting", words="need to set dates"), confirmed=False),
        telling("The chair", Point(subject="next meeting", words="to explore a schedule"), document="transcript"),
        telling("A guest", Point(subject="ships", words="ships\x1b", value="ships")),
    )
    assert text.startswith("Accounts: A guest, The chair, The wire.\n\nnext meeting: told differently\n")
    assert "     The chair: to explore a schedule = under study, read from the words [S; transcript]\n" in text
    assert "     The wire: need to set dates = none set, read from the words [unconfirmed]\n" in text
    assert "     Nothing told of it by: A guest.\n" in text
    assert "     A guest: ships‹U+001B› = ships [S]\n" in text
    assert "by all accounts: under study (to be explored, no date set).\n" in text
    assert text.endswith("contradict each other; the least firm status is taken (N-1).\n")


def test_no_accounts() -> None:
    assert compared() == "Accounts: none.\n"
