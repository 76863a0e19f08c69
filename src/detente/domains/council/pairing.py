"""Which article of one draft became which of the other: by number where they are alike, else by likeness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product

import msgspec

from detente.domains.council.words import Words, folded, words_of
from detente.model.dialogue import Article

ALIKE_PERCENT = 40
"""Two articles are the same article from here on (the desk's own rule, D)."""
SAME_NUMBER_PERCENT = 15
SAME_TITLE_PERCENT = 25
"""What number and title add: both together are enough, however the text was rewritten."""
UNKNOWN_PERCENT = ALIKE_PERCENT - SAME_NUMBER_PERCENT
"""Where a text is not at hand (its digest is): number or title alone then tell which article it is."""
MOST_PAIRS = 250_000
"""Up to here (500 by 500, 0.5 s) every article is held against every other; beyond, by number and equal text."""


class Paired(msgspec.Struct, frozen=True, order=True):
    """Two articles that are one, by their places in the drafts, and how alike their texts are."""

    first: int
    second: int
    likeness_percent: int


class Pairing(msgspec.Struct, frozen=True):
    """The pairs, in the order of the second draft; `complete` is false where not all were held against all."""

    pairs: tuple[Paired, ...]
    complete: bool


class _Traits(msgspec.Struct, frozen=True):
    """What an article is known by: the set of its words and pairs of words as bits, its number and its title."""

    bits: int
    size: int
    number: str
    title: tuple[str, ...]
    text: str


class Worded(msgspec.Struct, frozen=True):
    """An article with the words of its title and its text."""

    article: Article
    title: Words
    text: Words


def worded(article: Article) -> Worded:
    """Return an article with its words."""
    return Worded(article, words_of(article.title), words_of(article.text))


def pair_articles(first: Sequence[Worded], second: Sequence[Worded]) -> Pairing:
    """Return which articles are one. The best pair is taken first, whichever draft is named first.

    Likeness is Dice's measure (Dice 1945) over words and pairs of neighbouring words: twice what both have, over
    what they have together.
    """
    seen: dict[object, int] = {}
    ours, theirs = ([_traits(article, seen) for article in draft] for draft in (first, second))
    complete = len(ours) * len(theirs) <= MOST_PAIRS
    places = product(range(len(ours)), range(len(theirs))) if complete else _likely(ours, theirs)
    scored = [(score, pair) for pair, score in _scored(ours, theirs, places) if score >= ALIKE_PERCENT]
    scored.sort(key=lambda one: (-one[0], *_order(one[1])))
    chosen = _best_first(pair for _, pair in scored)
    return Pairing(tuple(sorted(chosen, key=lambda pair: pair.second)), complete)


def in_order(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return a largest set of pairs that stand in the same order in both drafts; the others changed places.

    Patience sorting (Fredman 1975): `ends[k]` is the lowest end of a row of k + 1 pairs.
    """
    ends: list[int] = []
    last: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(pairs):
        k = bisect_left(ends, pair[1])
        before[pair] = last[k - 1] if k else None
        ends[k : k + 1], last[k : k + 1] = [pair[1]], [pair]
    found: set[tuple[int, int]] = set()
    one = last[-1] if last else None
    while one:
        found.add(one)
        one = before[one]
    return found


def _traits(one: Worded, seen: dict[object, int]) -> _Traits:
    words = folded(one.text)
    parts: set[object] = {*words, *pairwise(words)}
    places = [seen.setdefault(part, len(seen)) for part in parts]
    bits = bytearray(len(seen) // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    article = one.article
    text = article.text or article.text_sha256 or ""
    return _Traits(int.from_bytes(bits, "little"), len(places), article.number.casefold(), folded(one.title), text)


def _likely(ours: list[_Traits], theirs: list[_Traits]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one number, and of one text at its first place in either draft."""
    keys: tuple[Callable[[_Traits], str], ...] = (lambda one: one.number, lambda one: one.text)
    found: dict[tuple[int, int], None] = {}
    for key in keys:
        places = {key(one): j for j, one in reversed(list(enumerate(theirs)))}
        mine = {key(one): i for i, one in reversed(list(enumerate(ours)))}
        found |= {(i, places[word]): None for word, i in mine.items() if word in places}
    yield from found


def _scored(
    ours: list[_Traits], theirs: list[_Traits], places: Iterable[tuple[int, int]]
) -> Iterator[tuple[Paired, int]]:
    for i, j in places:
        a, b = ours[i], theirs[j]
        likeness = _likeness(a, b)
        extra = SAME_NUMBER_PERCENT * (a.number == b.number)
        extra += SAME_TITLE_PERCENT * (a.title == b.title != ())
        yield Paired(i, j, likeness), likeness + extra


def _likeness(a: _Traits, b: _Traits) -> int:
    if a.text == b.text:
        return 100
    if not a.size or not b.size:
        return UNKNOWN_PERCENT
    return 200 * (a.bits & b.bits).bit_count() // (a.size + b.size)


def _order(pair: Paired) -> tuple[int, int, int]:
    """Return what breaks a tie, the same seen from either draft: more alike in text, nearer, earlier."""
    return -pair.likeness_percent, abs(pair.first - pair.second), pair.first + pair.second


def _best_first(pairs: Iterable[Paired]) -> Iterator[Paired]:
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    for pair in pairs:
        if pair.first not in taken_first and pair.second not in taken_second:
            taken_first.add(pair.first)
            taken_second.add(pair.second)
            yield pair
