"""Two drafts compared: which article became which, what was carried over, what was not compared in full."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council import pairing
from detente.domains.council.difference import ArticleChange, Difference, State, difference
from detente.domains.council.pairing import in_order
from detente.domains.council.runs import RunKind, compare_texts
from detente.domains.council.weighty import weighty_changes
from detente.model.dialogue import Article, DocumentType, Tabled
from detente.model.record import digest
from tests.domains.council.drafting import article, draft, edited, prose, texts

NOTICE = "Each side gives notice of an exercise forty days before it begins, with place and days."
OBSERVERS = "A side sends two observers to the exercise of the other, and the host looks after them well."
CALLS = "The two sides keep a telephone line open at all hours of the day and of the night."


def states(found: Difference) -> list[tuple[str, str | None, str | None]]:
    return [(one.state.value, number(one.first), number(one.second)) for one in found.articles]


def number(one: Article | None) -> str | None:
    return one.number if one else None


numbers = st.permutations([str(n) for n in range(1, 9)])
any_texts = st.lists(texts, min_size=1, max_size=6)


@st.composite
def drafts(draw: st.DrawFn) -> Tabled:
    """Return a draft of up to six articles, numbers in any order."""
    told = zip(draw(numbers), draw(any_texts), strict=False)
    return draft(*(article(n, text, draw(st.sampled_from(["", "Calls", "Ships"]))) for n, text in told))


@given(drafts(), drafts())
def test_every_article_of_either_draft_stands_in_it_once(first: Tabled, second: Tabled) -> None:
    found = difference(first, second)
    assert sorted(one.first.number for one in found.articles if one.first) == sorted(
        one.number for one in first.articles
    )
    assert [one.second for one in found.articles if one.second] == list(second.articles)
    for one in found.articles:
        assert text_of(one, RunKind.ADDED) == (one.first.text if one.first else "")
        assert text_of(one, RunKind.REMOVED) == (one.second.text if one.second else "")


def text_of(change: ArticleChange, left_out: RunKind) -> str:
    assert change.text is not None
    return "".join(run.text for run in change.text.runs if run.kind is not left_out)


MIRRORED = {State.ADDED: State.REMOVED, State.REMOVED: State.ADDED}


@given(drafts(), drafts())
def test_the_other_way_round_it_says_the_same(first: Tabled, second: Tabled) -> None:
    there, back = difference(first, second), difference(second, first)
    seen = {(one.state, number(one.first), number(one.second)) for one in there.articles}
    turned = {(MIRRORED.get(one.state, one.state), number(one.second), number(one.first)) for one in back.articles}
    assert seen == turned


@given(drafts())
def test_a_draft_is_the_same_as_itself(one: Tabled) -> None:
    found = difference(one, one)
    assert {change.state for change in found.articles} == {State.UNCHANGED}
    assert (found.counts.removed, found.counts.added, found.carried, found.limits) == (0, 0, (), ())


def test_a_large_draft_shuffled_and_edited() -> None:
    """Of 30 articles, each edited in a tenth of its words and all in new places, every one is found again."""
    chance = random.Random(3)
    first = [prose(chance, 120) for _ in range(30)]
    places = list(range(30))
    chance.shuffle(places)
    second = [edited(chance, first[place], 0.1) for place in places]
    found = difference(
        draft(*(article(str(n), text) for n, text in enumerate(first))),
        draft(*(article(str(n), text) for n, text in enumerate(second))),
    )
    pairs = [(int(one.first.number), int(one.second.number)) for one in found.articles if one.first and one.second]
    assert pairs == [(place, n) for n, place in enumerate(places)]


def test_an_article_in_front_renumbers_the_others() -> None:
    first = draft(article("1", NOTICE), article("2", OBSERVERS))
    second = draft(article("1", CALLS), article("2", NOTICE), article("3", OBSERVERS))
    found = difference(first, second)
    assert states(found) == [("added", None, "1"), ("moved", "1", "2"), ("moved", "2", "3")]
    assert [one.renumbered for one in found.articles] == [False, True, True]


def test_removed_at_the_front_and_in_the_middle() -> None:
    first = draft(
        article("1", CALLS), article("2", NOTICE), article("3", "Lights are lit."), article("4", OBSERVERS)
    )
    found = difference(first, draft(article("2", NOTICE), article("4", OBSERVERS)))
    assert states(found) == [
        ("removed", "1", None),
        ("unchanged", "2", "2"),
        ("removed", "3", None),
        ("unchanged", "4", "4"),
    ]


def test_a_new_title_is_a_change() -> None:
    (one,) = difference(draft(article("1", CALLS, "Calls")), draft(article("1", CALLS, "No calls"))).articles
    assert one.state is State.CHANGED
    assert [(change.before, change.after) for change in one.weighty] == [("", "No")]
    assert (one.counts.removed, one.counts.added, one.counts.kept) == (1, 2, 18)


@pytest.mark.parametrize(("types", "state"), [((0, 1), "removed"), ((1, 0), "added")])
def test_an_amendment_is_silent_on_what_it_does_not_name(types: tuple[int, int], state: str) -> None:
    kinds = (DocumentType.PROPOSAL, DocumentType.AMENDMENT)
    whole, part = (article("1", NOTICE), article("2", CALLS)), (article("1", NOTICE),)
    held = (whole, part) if types == (0, 1) else (part, whole)
    first, second = (draft(*articles, type_=kinds[kind]) for articles, kind in zip(held, types, strict=True))
    assert state not in {one.state.value for one in difference(first, second).articles}
    (left,) = difference(first, second).of_state(State.LEFT_ALONE)
    assert (left.first or left.second) == whole[1]


def by_digest(number: str, text: str) -> Article:
    return article(number, "", text_sha256=digest(text.encode()))


def test_texts_known_by_their_digest_only() -> None:
    """The same digest is the same text; another is a change whose words are not known, and it says so."""
    first = draft(by_digest("1", CALLS), by_digest("2", NOTICE), article("3", OBSERVERS), by_digest("5", "x"))
    second = draft(article("1", CALLS), by_digest("2", "other"), by_digest("3", OBSERVERS), by_digest("6", "y"))
    found = difference(first, second)
    assert states(found) == [
        ("unchanged", "1", "1"),
        ("changed", "2", "2"),
        ("unchanged", "3", "3"),
        ("removed", "5", None),
        ("added", None, "6"),
    ]
    assert all(one.text is None and one.counts.kept == 0 for one in found.articles)
    assert len(found.limits) == 5
    assert found.limits[0] == "Article 1: a text is known by its digest only, so its words were not compared."


def test_the_cells_are_shared_by_all_articles() -> None:
    first = draft(article("1", "a b c d"), article("2", "e f g h", "T"))
    second = draft(article("1", "d c b a"), article("2", "h g f e", "T"))
    assert difference(first, second, 100).limits == ()
    (limit,) = difference(first, second, 20).limits
    assert limit == "Article 2: too much to compare word by word; compared in part sentence by sentence."
    assert difference(first, second, 0).limits[-1].endswith("compared as a whole.")


def test_too_many_articles_are_paired_by_number_and_by_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "MOST_PAIRS", 8)
    first = draft(article("1", CALLS), article("2", NOTICE), article("3", OBSERVERS))
    second = draft(article("1", CALLS + " Always."), article("4", NOTICE), article("5", OBSERVERS + " Always."))
    found = difference(first, second)
    assert states(found) == [
        ("changed", "1", "1"),
        ("moved", "2", "4"),
        ("removed", "3", None),
        ("added", None, "5"),
    ]
    assert found.limits == (
        "Too many articles to hold each against each: paired by number and by equal text only.",
    )


def test_what_was_carried_over_is_told_with_its_words() -> None:
    first = draft(article("1", f"{NOTICE} {OBSERVERS}"), article("2", CALLS))
    second = draft(article("1", NOTICE), article("2", f"{CALLS} {OBSERVERS}"))
    found = difference(first, second)
    (one,) = found.carried
    assert (one.first, one.second, one.words) == ("1", "2", 18)
    assert one.passages == (OBSERVERS.rstrip("."),)
    assert (one.of_first_percent, one.of_second_percent) == (52, 50)
    assert found.split == {"1": ("1", "2")}
    assert found.merged == {"2": ("2", "1")}


def test_a_passage_moved_within_an_article() -> None:
    first, second = (f"{OBSERVERS} {NOTICE} {CALLS}", f"{NOTICE} {CALLS} {OBSERVERS}")
    found = difference(draft(article("1", first)), draft(article("1", second)))
    assert [(one.first, one.second, one.words) for one in found.carried] == [("1", "1", 18)]
    assert (found.split, found.merged) == ({}, {})


@pytest.mark.parametrize(("phrase", "carried"), [("a b c d e f g", []), ("a b c d e f g h", [8])])
def test_a_set_phrase_is_not_carried_over(phrase: str, carried: list[int]) -> None:
    """Seven words in common are too few; eight are enough."""
    ours, theirs = (" ".join(f"{sign}{n}" for n in range(30)) for sign in "xy")
    found = difference(draft(article("1", f"{phrase} {ours}")), draft(article("2", f"{theirs}, {phrase.upper()}")))
    assert states(found) == [("removed", "1", None), ("added", None, "2")]
    assert [one.words for one in found.carried] == carried


def test_an_article_split_in_ten() -> None:
    """No part is like the whole, and each is told of."""
    chance = random.Random(5)
    parts = [prose(chance, 40) for _ in range(10)]
    found = difference(
        draft(article("x", " ".join(parts))), draft(*(article(str(n), text) for n, text in enumerate(parts)))
    )
    assert states(found)[0] == ("removed", "x", None)
    assert found.split == {"x": tuple(str(n) for n in range(10))}


def test_longest_rows_in_order() -> None:
    assert in_order([]) == set()
    assert in_order([(0, 2), (1, 0), (2, 1)]) == {(1, 0), (2, 1)}
    assert in_order([(0, 0), (1, 1)]) == {(0, 0), (1, 1)}


WEIGHTY = [
    ("They shall fly.", "They should fly.", [("shall", "should")]),
    ("They may fly.", "They may not fly.", [("may", "may not")]),
    ("They may not fly.", "They may fly.", [("may not", "may")]),
    ("They cannot fly unless asked.", "They can fly.", [("cannot", "can"), ("unless", "")]),
    ("They fly.", "They fly. They shall land.", []),
    ("They fly.", "They never fly.", [("", "never")]),
    ("At least 10 men", "at most 10 men", [("At least", "at most")]),
    ("forty-two days", "42 days", []),
    ("42 days", "42 hours", [("42 days", "42 hours")]),
    ("42-day notice", "30-day notice", [("42-day", "30-day")]),
    ("under Article 4 and more", "under Article 6 and more", [("Article 4", "Article 6")]),
    ("nine thousand troops", "13,000 troops", [("nine thousand troops", "13,000 troops")]),
    ("10 of them", "11 of them", [("10", "11")]),
    ("there are 10", "there are 11", [("10", "11")]),
    ("ten -", "eleven -", [("ten", "eleven")]),
    ("two-", "three-", [("two", "three")]),
    ("They don’t fly", "They do fly", [("don’t", "")]),
    ("no longer valid", "not valid", [("no longer", "not")]),
    ("is to fly", "is to land", []),
    ("no a b c d", "no. e f g h i no", [("", "no")]),
    ("no a b c d no", "e no", [("no", "")]),
    ("42 of a", "e forty-two", []),
    ("A and B", "A or B", [("and", "or")]),
    ("A", "A and B", []),
]


@pytest.mark.parametrize(("first", "second", "told"), WEIGHTY)
def test_words_that_carry_weight(first: str, second: str, told: list[tuple[str, str]]) -> None:
    assert [(change.before, change.after) for change in weighty_changes(compare_texts(first, second))] == told


@given(texts)
def test_nothing_carries_weight_where_nothing_changed(text: str) -> None:
    assert weighty_changes(compare_texts(text, text)) == ()
