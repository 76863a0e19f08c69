"""Two texts word by word: put together, the runs give either text exactly, with few words changed."""

from __future__ import annotations

import difflib
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council.runs import Compared, Counts, Detail, RunKind, compare_texts
from detente.domains.council.subsequence import matched
from detente.domains.council.words import count_words, words_of
from tests.domains.council.drafting import edited, prose, texts

MOST_MORE = 1.25
"""Of the fewest words that can be changed: proven in `runs.FOLD`."""
MOST_MORE_WHERE_UNRELATED = 1.10
MOST_MORE_WHERE_EDITED = 1.02


def marked(compared: Compared) -> str:
    signs = {RunKind.KEPT: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.text) for run in compared.runs)


def without(compared: Compared, kind: RunKind) -> str:
    return "".join(run.text for run in compared.runs if run.kind is not kind)


@given(texts, texts, st.sampled_from([0, 3, 30, 10**9]))
def test_the_runs_give_either_text(first: str, second: str, cells: int) -> None:
    compared = compare_texts(first, second, cells)
    assert without(compared, RunKind.ADDED) == first
    assert without(compared, RunKind.REMOVED) == second
    assert all(run.text for run in compared.runs)


@given(texts, texts)
def test_the_counts_are_those_of_the_texts(first: str, second: str) -> None:
    counts = compare_texts(first, second).counts
    ours, theirs = (count_words(words_of(text).words) for text in (first, second))
    assert (counts.kept + counts.removed, counts.kept + counts.added) == (ours, theirs)


@given(texts, texts)
def test_at_most_a_quarter_more_than_the_fewest(first: str, second: str) -> None:
    assert changed(compare_texts(first, second)) <= MOST_MORE * fewest(first, second)


def changed(compared: Compared) -> int:
    return sum(region.size for region in compared.regions)


def fewest(first: str, second: str) -> int:
    a, b = words_of(first).words, words_of(second).words
    return len(a) + len(b) - 2 * len(matched(a, b))


def samples() -> list[tuple[str, str, float]]:
    """Return pairs of texts with what is allowed: edited lightly, edited much, and unrelated."""
    chance = random.Random(1)
    found = []
    for share in (0.03, 0.1, 0.3, 0.6):
        for _ in range(6):
            text = prose(chance, chance.randrange(50, 500))
            found.append((text, edited(chance, text, share), MOST_MORE_WHERE_EDITED))
    found += [(prose(chance, 300), prose(chance, 200), MOST_MORE_WHERE_UNRELATED) for _ in range(6)]
    return found


@pytest.mark.parametrize(("first", "second", "most"), samples())
def test_no_more_than_the_standard_library_and_close_to_the_fewest(first: str, second: str, most: float) -> None:
    """`difflib` without its shortcuts finds no less, and only chance matches are given up."""
    a, b = words_of(first).words, words_of(second).words
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    ours = changed(compare_texts(first, second))
    assert ours <= len(a) + len(b) - 2 * sum(block.size for block in blocks)
    assert ours <= most * fewest(first, second)


@pytest.mark.parametrize(("first", "second", "most"), samples())
def test_the_fewest_is_that_of_gnu_diff(first: str, second: str, most: float, tmp_path: Path) -> None:
    """`diff --minimal` over one word a line counts the same words."""
    program = shutil.which("diff")
    if program is None:
        pytest.skip("no diff on this machine")
    for name, text in (("a", first), ("b", second)):
        (tmp_path / name).write_text("\n".join(words_of(text).words) + "\n", encoding="utf-8")
    asked = subprocess.run(
        [program, "--minimal", "a", "b"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert sum(line[:2] in ("< ", "> ") for line in asked.stdout.splitlines()) == fewest(first, second)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("They may inspect.", "They may not inspect.", "They may {+not +}inspect."),
        ("Notice of 42 days.", "Notice of 30 days.", "Notice of [-42-]{+30+} days."),
        ("I saw the dog.", "I saw the big cat and the dog.", "I saw {+the big cat and +}the dog."),
        ("One is. Two is.", "One is. Three is. Two is.", "One is. {+Three is. +}Two is."),
        ("One is. Three is. Two is.", "One is. Two is.", "One is. [-Three is. -]Two is."),
        ("a (b) d", "a (b) (c) d", "a (b) {+(c) +}d"),
        ("a b", "a  b", "a {+ +}b"),
        ("a\tb", "a b", "a[-\t-]{+ +}b"),
        (" a", "a ", "[- -]a{+ +}"),
        ("", "a", "{+a+}"),
        ("a", "", "[-a-]"),
        ("", "", ""),
        ("x-y", "x-z", "x-[-y-]{+z+}"),
        ("1,000 men", "2,000 men", "[-1,000-]{+2,000+} men"),
    ],
)
def test_how_it_reads(first: str, second: str, told: str) -> None:
    assert marked(compare_texts(first, second)) == told


def test_a_word_in_common_by_chance_is_not_torn_out_of_a_long_change() -> None:
    told = marked(compare_texts("a b c d e f g the h i j k l m n", "1 2 3 4 5 6 7 the 8 9 10 11 12 13 14"))
    assert told == "[-a b c d e f g the h i j k l m n-]{+1 2 3 4 5 6 7 the 8 9 10 11 12 13 14+}"


def test_a_word_in_common_between_short_changes_is_kept() -> None:
    assert marked(compare_texts("a b the c d", "1 2 the 3 4")) == "[-a b-]{+1 2+} the [-c d-]{+3 4+}"


def test_spacing_alone_is_counted_apart() -> None:
    compared = compare_texts("a  b\nc.", "a b c .")
    assert compared.same_words
    assert compared.counts == Counts(kept=3, spacing=3)


def test_sums_of_counts() -> None:
    counts = Counts(kept=1, removed=2, added=3, marks=4, spacing=5)
    assert counts + counts == Counts(kept=2, removed=4, added=6, marks=8, spacing=10)


FIRST = "One is here. Two is here. Three is there. Four is."
SECOND = "One is here. New is it. Two is here. Three is here. Four is."


BEFORE = "One is here. Two is here. a b c d e f g h. Four is. End."
AFTER = "One is here. New is it. Two is here. i j k l m n o p. Four is not. End."


@pytest.mark.parametrize(
    ("cells", "detail"),
    [(1_000, Detail.WORDS), (60, Detail.SENTENCES), (1, Detail.WHOLE)],
)
def test_where_it_costs_too_much_it_says_how_it_compared(cells: int, detail: Detail) -> None:
    compared = compare_texts(BEFORE, AFTER, cells)
    assert compared.detail is detail
    assert compared.cells <= cells
    assert without(compared, RunKind.ADDED) == BEFORE
    assert without(compared, RunKind.REMOVED) == AFTER


def test_long_texts_are_compared_between_sentences_that_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.domains.council.runs.MOST_CELLS_AT_ONCE", 10)
    compared = compare_texts(FIRST, SECOND)
    assert compared.detail is Detail.WORDS_BETWEEN
    assert marked(compared) == "One is here. {+New is it. +}Two is here. Three is [-there-]{+here+}. Four is."


def test_equal_texts_cost_nothing() -> None:
    compared = compare_texts(FIRST, FIRST, 0)
    assert (compared.cells, compared.detail, len(compared.runs)) == (0, Detail.WORDS, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The S-300, 9,000 men", ["The", "S", "-", "300", ",", "9,000", "men"]),
        ("don’t isn't 4a 18:00", ["don’t", "isn't", "4a", "18:00"]),
        ("E\u0301lyse\u0301e 日本語x", ["E\u0301lyse\u0301e", "日", "本", "語", "x"]),
        ("a_b \u0301", ["a", "_", "b", "\u0301"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert list(words_of(text).words) == words
