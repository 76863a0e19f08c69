"""The difference of two drafts, article by article: what is the same, changed, moved, added or removed.

Nothing is judged: words that carry weight are pointed out as a hint (`weighty.py`). Where a comparison was made
less finely than word by word, the result says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from detente.domains.council.carried import Carried, Stretch, carried_over
from detente.domains.council.pairing import Worded, in_order, pair_articles, worded
from detente.domains.council.runs import (
    MOST_CELLS,
    Compared,
    Counts,
    Detail,
    RunKind,
    compare_texts,
    compare_words,
)
from detente.domains.council.weighty import Weighty, weighty_changes
from detente.domains.council.words import count_words
from detente.model.dialogue import Article, DocumentType, Tabled
from detente.model.record import digest


class State(StrEnum):
    """What became of an article."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_AND_CHANGED = "moved and changed"
    ADDED = "added"
    REMOVED = "removed"
    LEFT_ALONE = "not in the amendment"


class ArticleChange(msgspec.Struct, frozen=True, kw_only=True):
    """An article in either draft (None where it is not in it), and how its title and text differ.

    `renumbered`: it has another number, but stands between the same neighbours. `text` is None where the words of
    one of the two are not at hand, only their digest.
    """

    state: State
    first: Article | None
    second: Article | None
    title: Compared
    text: Compared | None
    weighty: tuple[Weighty, ...] = ()
    renumbered: bool = False

    @property
    def counts(self) -> Counts:
        """Return the counts of title and text together."""
        return self.title.counts + (self.text.counts if self.text else Counts())


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Two drafts and their difference, in the order of the second; what was removed stands where it stood.

    `carried` tells what went from one article to another. `limits` says what was not compared word by word.
    """

    first: Tabled
    second: Tabled
    articles: tuple[ArticleChange, ...]
    carried: tuple[Carried, ...]
    limits: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        """Return the counts of all articles together."""
        return sum((change.counts for change in self.articles), start=Counts())

    def of_state(self, state: State) -> tuple[ArticleChange, ...]:
        """Return the articles of that state."""
        return tuple(change for change in self.articles if change.state is state)

    @property
    def split(self) -> dict[str, tuple[str, ...]]:
        """Return the articles of the first draft that were split, each with those in which it stands."""
        partners = {a.number: b.number for a, b in self._pairs()}
        parts = [(one.first, one.second) for one in self.carried if one.most_of_second]
        return _of_several(parts, partners)

    @property
    def merged(self) -> dict[str, tuple[str, ...]]:
        """Return the articles of the second draft that were merged, each with those that stand in it."""
        partners = {b.number: a.number for a, b in self._pairs()}
        parts = [(one.second, one.first) for one in self.carried if one.most_of_first]
        return _of_several(parts, partners)

    def _pairs(self) -> Iterator[tuple[Article, Article]]:
        return ((one.first, one.second) for one in self.articles if one.first and one.second)


def _of_several(parts: list[tuple[str, str]], partners: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return for each whole its parts, its partner first, where there are two or more."""
    found: dict[str, dict[str, None]] = {}
    for whole, part in parts:
        own = {partners[whole]: None} if whole in partners else {}
        found.setdefault(whole, own)[part] = None
    return {whole: tuple(several) for whole, several in found.items() if len(several) > 1}


def difference(first: Tabled, second: Tabled, cells: int = MOST_CELLS) -> Difference:
    """Return the difference of two drafts; `cells` bounds what all comparisons word by word may cost together.

    Two drafts of 25,000 words and 40 articles take well under a second of CPU, and nothing takes more than a few.
    """
    ours, theirs = ([worded(article) for article in draft.articles] for draft in (first, second))
    pairing = pair_articles(ours, theirs)
    order = in_order((pair.first, pair.second) for pair in pairing.pairs)
    changes: dict[int, ArticleChange] = {}
    left = cells
    for pair in pairing.pairs:
        a, b = ours[pair.first], theirs[pair.second]
        changes[pair.second] = _change(a, b, left, in_place=(pair.first, pair.second) in order)
        left -= sum(one.cells for one in (changes[pair.second].title, changes[pair.second].text) if one)
    partners = {pair.first: pair.second for pair in pairing.pairs}
    articles = tuple(_in_order(first, second, changes, partners))
    return Difference(
        first=first,
        second=second,
        articles=articles,
        carried=_carried(articles),
        limits=tuple(_limits(articles, complete=pairing.complete)),
    )


def _change(ours: Worded, theirs: Worded, cells: int, *, in_place: bool) -> ArticleChange:
    a, b = ours.article, theirs.article
    title = compare_words(ours.title, theirs.title, cells)
    at_hand = all(one.text or one.text_sha256 is None for one in (a, b))
    text = compare_words(ours.text, theirs.text, cells - title.cells) if at_hand else None
    same = title.same_words and (text.same_words if text else _digest(a) == _digest(b))
    moved = a.number != b.number
    return ArticleChange(
        state=_STATES[moved, same],
        first=a,
        second=b,
        title=title,
        text=text,
        weighty=() if same else (*weighty_changes(title), *(weighty_changes(text) if text else ())),
        renumbered=moved and in_place,
    )


_STATES = {
    (False, True): State.UNCHANGED,
    (False, False): State.CHANGED,
    (True, True): State.MOVED,
    (True, False): State.MOVED_AND_CHANGED,
}
"""By whether the number changed, and whether the words are the same."""


def _digest(article: Article) -> str:
    return article.text_sha256 or digest(article.text.encode())


def _alone(article: Article, state: State, *, first: bool) -> ArticleChange:
    """Return the change of an article that only one of the drafts has."""
    title, text = ((part, "") if first else ("", part) for part in (article.title, article.text))
    return ArticleChange(
        state=state,
        first=article if first else None,
        second=None if first else article,
        title=compare_texts(*title),
        text=compare_texts(*text) if article.text or article.text_sha256 is None else None,
    )


def _in_order(
    first: Tabled, second: Tabled, changes: dict[int, ArticleChange], partners: dict[int, int]
) -> Iterator[ArticleChange]:
    """Yield the changes in the order of the second draft, each removed article behind the one it followed."""
    amends = [one.type is DocumentType.AMENDMENT for one in (first, second)]
    removed = State.LEFT_ALONE if amends == [False, True] else State.REMOVED
    added = State.LEFT_ALONE if amends == [True, False] else State.ADDED
    behind: dict[int, list[ArticleChange]] = {}
    last = -1
    for i, article in enumerate(first.articles):
        if i in partners:
            last = partners[i]
        else:
            behind.setdefault(last, []).append(_alone(article, removed, first=True))
    yield from behind.get(-1, ())
    for j, article in enumerate(second.articles):
        yield changes[j] if j in changes else _alone(article, added, first=False)
        yield from behind.get(j, ())


def _carried(articles: Iterable[ArticleChange]) -> tuple[Carried, ...]:
    every = tuple(articles)
    removed = [Stretch(a.first.number, text) for a in every if a.first for text in _texts(a, RunKind.REMOVED)]
    added = [Stretch(a.second.number, text) for a in every if a.second for text in _texts(a, RunKind.ADDED)]
    ours = {a.first.number: count_words(a.text.first.words) for a in every if a.first and a.text}
    theirs = {a.second.number: count_words(a.text.second.words) for a in every if a.second and a.text}
    return carried_over(removed, added, ours, theirs)


def _texts(change: ArticleChange, kind: RunKind) -> Iterator[str]:
    if change.state is not State.LEFT_ALONE and change.text:
        yield from (run.text for run in change.text.runs if run.kind is kind)


_COARSE = {Detail.SENTENCES: "in part sentence by sentence", Detail.WHOLE: "as a whole"}


def _limits(articles: Iterable[ArticleChange], *, complete: bool) -> Iterator[str]:
    """Yield a sentence for each thing that was not compared as finely as the rest."""
    if not complete:
        yield "Too many articles to hold each against each: paired by number and by equal text only."
    for change in articles:
        number = change.second.number if change.second else change.first.number if change.first else ""
        if change.text is None:
            yield f"Article {number}: a text is known by its digest only, so its words were not compared."
        elif change.text.detail in _COARSE:
            yield f"Article {number}: too much to compare word by word; compared {_COARSE[change.text.detail]}."
