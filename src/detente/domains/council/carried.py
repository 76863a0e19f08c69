"""Stretches of text that left one article and stand in another: what was split, merged, or carried over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from detente.domains.council.words import Words, words_of

SHORTEST_WORDS = 8
"""Fewer words in common may be a set phrase."""
SEED_WORDS = 6
"""So many words in a row find a stretch; it is then followed as far as it goes."""
MOST_PERCENT = 50
"""An article is a part of another where at least half of its words stand in it."""

Gram = tuple[str, ...]


class Stretch(msgspec.Struct, frozen=True):
    """Text of an article that was removed from it, or added to it."""

    article: str
    text: str


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What went from an article of the first draft to one of the second: its passages, in the words of the second.

    The percentages are of all words of either article.
    """

    first: str
    second: str
    words: int
    of_first_percent: int
    of_second_percent: int
    passages: tuple[str, ...]

    @property
    def most_of_first(self) -> bool:
        """Return whether most of the first draft's article went there: it was merged into it."""
        return self.of_first_percent >= MOST_PERCENT

    @property
    def most_of_second(self) -> bool:
        """Return whether most of the second draft's article came from there: it was split from it."""
        return self.of_second_percent >= MOST_PERCENT


class _Passage(msgspec.Struct, frozen=True):
    first: str
    second: str
    words: int
    text: str


def carried_over(
    removed: Iterable[Stretch], added: Iterable[Stretch], first_words: dict[str, int], second_words: dict[str, int]
) -> tuple[Carried, ...]:
    """Return what was removed from one article and added to another; `_words` count each article's words.

    In time linear in the length of the texts. Of a phrase that was removed twice, the first place is taken.
    """
    gone = [(stretch.article, _plain(_only_words(stretch.text))) for stretch in removed if _long(stretch)]
    index: dict[Gram, tuple[int, int]] = {}
    for number, (_, plain) in enumerate(gone):
        for place in range(len(plain) - SEED_WORDS + 1):
            index.setdefault(plain[place : place + SEED_WORDS], (number, place))
    found = [passage for stretch in added if _long(stretch) for passage in _passages(stretch, gone, index)]
    return tuple(_told(found, first_words, second_words))


def _long(stretch: Stretch) -> bool:
    return len(stretch.text) >= 2 * SHORTEST_WORDS - 1


def _passages(
    stretch: Stretch, gone: list[tuple[str, Gram]], index: dict[Gram, tuple[int, int]]
) -> Iterator[_Passage]:
    """Yield the passages of one added stretch that stand in a removed one, each as long as it goes."""
    words = _only_words(stretch.text)
    plain = _plain(words)
    place = 0
    while place + SEED_WORDS <= len(plain):
        number, there = index.get(plain[place : place + SEED_WORDS], (-1, 0))
        length = 0 if number < 0 else _in_common(plain, place, gone[number][1], there)
        if length >= SHORTEST_WORDS:
            yield _Passage(gone[number][0], stretch.article, length, words.cut(place, place + length))
        place += length if length >= SHORTEST_WORDS else 1


def _in_common(a: Gram, i: int, b: Gram, j: int) -> int:
    most = min(len(a) - i, len(b) - j)
    return next((k for k in range(most) if a[i + k] != b[j + k]), most)


def _told(found: list[_Passage], first_words: dict[str, int], second_words: dict[str, int]) -> Iterator[Carried]:
    found.sort(key=_ends)
    for (first, second), group in groupby(found, key=_ends):
        passages = tuple(group)
        words = sum(passage.words for passage in passages)
        yield Carried(
            first=first,
            second=second,
            words=words,
            of_first_percent=min(100, 100 * words // first_words[first]),
            of_second_percent=100 * words // second_words[second],
            passages=tuple(passage.text for passage in passages),
        )


def _ends(passage: _Passage) -> tuple[str, str]:
    return passage.first, passage.second


def _only_words(text: str) -> Words:
    """Return the words of a text without its marks, so that a comma more does not part a passage."""
    every = words_of(text)
    kept = [k for k, token in enumerate(every.words) if token[0].isalnum()]
    return Words(
        text,
        tuple(every.words[k] for k in kept),
        tuple(every.starts[k] for k in kept),
        tuple(every.ends[k] for k in kept),
    )


def _plain(words: Words) -> Gram:
    return tuple(word.casefold() for word in words.words)
