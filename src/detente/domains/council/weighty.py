"""Which of the words that changed carry weight: numbers, duties and their negations, exceptions, measures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from detente.domains.council.quantities import LARGE, SMALL, is_number, plain_value
from detente.domains.council.runs import Compared, Region
from detente.domains.council.weighty_words import (
    FAMILIES,
    LEADING,
    NO_UNITS,
    NUMBER,
    ONLY_IN_PLACE_OF_ANOTHER,
    phrases,
)
from detente.domains.council.words import Words

_FAMILY = {phrase: family for family, lists in FAMILIES.items() for listed in lists for phrase in phrases(listed)}
_IN_PLACE = frozenset(" ".join(phrase) for listed in ONLY_IN_PLACE_OF_ANOTHER for phrase in phrases(listed))
_LONGEST = max(map(len, _FAMILY))
_FIRST_WORDS = frozenset(phrase[0] for phrase in _FAMILY) | SMALL.keys() | LARGE.keys()


class Weighty(msgspec.Struct, frozen=True, kw_only=True):
    """A change of words that carry weight, a hint: what stood there before, and after; empty where nothing did."""

    family: str
    before: str
    after: str


class _Phrase(msgspec.Struct, frozen=True):
    """A phrase of a text: its words [start, end), its family, and its text."""

    start: int
    end: int
    family: str
    text: str


_Touched = dict[_Phrase, int]
"""Phrases that changed, each with the number of the first change that touches it."""


def weighty_changes(compared: Compared) -> tuple[Weighty, ...]:
    """Return the changes of words that carry weight, in the order of the text.

    A phrase counts where one of its words changed, or where its counterpart did (`may` became `may not`). What is
    the same in value on both sides of one change (`42 days`, `six weeks`) is left out.
    """
    first, second = list(_phrases(compared.first)), list(_phrases(compared.second))
    own_a = _touched(first, _changed((r.i0, r.i1) for r in compared.regions))
    own_b = _touched(second, _changed((r.j0, r.j1) for r in compared.regions))
    before = _by_place(_touched(first, _over(own_b, compared.regions, first=False)) | own_a)
    after = _by_place(_touched(second, _over(own_a, compared.regions, first=True)) | own_b)
    places = sorted(before.keys() | after.keys())
    return tuple(
        change for place in places for change in _paired(place[1], before.get(place, {}), after.get(place, {}))
    )


def _changed(ranges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each word that changed the number of its change."""
    return {k: number for number, (start, end) in enumerate(ranges) for k in range(start, end)}


def _over(touched: _Touched, regions: tuple[Region, ...], *, first: bool) -> dict[int, int]:
    """Return the number of the change for each counterpart of a touched word; `first`: whose phrases they are."""
    turned = [r if first else Region(r.j0, r.j1, r.i0, r.i1) for r in regions]
    words = ((k, number) for phrase, number in touched.items() for k in range(phrase.start, phrase.end))
    pairs = ((_counterpart(k, turned), number) for k, number in words)
    return {there: number for there, number in pairs if there is not None}


def _counterpart(k: int, regions: list[Region]) -> int | None:
    """Return where word k of the first text stands in the second, None where it was removed."""
    last = bisect_right(regions, k, key=lambda region: region.i0) - 1
    if last < 0:
        return k
    region = regions[last]
    return k - region.i1 + region.j1 if k >= region.i1 else None


def _touched(found: Iterable[_Phrase], changed: dict[int, int]) -> _Touched:
    numbers = ((phrase, [changed[k] for k in range(phrase.start, phrase.end) if k in changed]) for phrase in found)
    return {phrase: min(told) for phrase, told in numbers if told}


def _by_place(touched: _Touched) -> dict[tuple[int, str], dict[str, str]]:
    """Return by change and family the phrases, each by its value in plain form, in the order of the text."""
    found: dict[tuple[int, str], dict[str, str]] = {}
    for phrase, number in sorted(touched.items(), key=lambda one: one[0].start):
        found.setdefault((number, phrase.family), {}).setdefault(plain_value(phrase.text), phrase.text)
    return found


def _paired(family: str, before: dict[str, str], after: dict[str, str]) -> Iterator[Weighty]:
    """Yield what stands on one side of a change and not on the other, in pairs as they follow one another."""
    gone = [text for value, text in before.items() if value not in after]
    come = [text for value, text in after.items() if value not in before]
    for old, new in zip_longest(gone, come, fillvalue=""):
        if (old and new) or (old or new).casefold() not in _IN_PLACE:
            yield Weighty(family=family, before=old, after=new)


def _phrases(words: Words) -> Iterator[_Phrase]:
    """Yield the phrases of a text that carry weight, none inside another."""
    plain = tuple([word.casefold() for word in words.words])
    end = 0
    for k, word in enumerate(plain):
        if k < end or not (word in _FIRST_WORDS or word[0].isdigit()):
            continue
        phrase = _number(words, plain, k) if is_number(word) else _listed(words, plain, k)
        if phrase:
            end = phrase.end
            yield phrase


def _listed(words: Words, plain: tuple[str, ...], k: int) -> _Phrase | None:
    lengths = range(min(_LONGEST, len(plain) - k), 0, -1)
    length = next((n for n in lengths if plain[k : k + n] in _FAMILY), 0)
    return _Phrase(k, k + length, _FAMILY[plain[k : k + length]], words.cut(k, k + length)) if length else None


def _number(words: Words, plain: tuple[str, ...], k: int) -> _Phrase:
    """Return the number that begins at word k, with its unit, or with the word that says what it numbers."""
    end = k + 1
    while end < len(plain) and (is_number(plain[end]) or (plain[end] == "-" and _goes_on(plain, end))):
        end += 1
    if k and plain[k - 1] in LEADING:
        return _Phrase(k, end, NUMBER, words.cut(k - 1, end))
    unit = end + (plain[end : end + 1] == ("-",))
    has_unit = unit < len(plain) and plain[unit][0].isalnum() and plain[unit] not in NO_UNITS
    end = unit + 1 if has_unit else end
    return _Phrase(k, end, NUMBER, words.cut(k, end))


def _goes_on(plain: tuple[str, ...], k: int) -> bool:
    return k + 1 < len(plain) and is_number(plain[k + 1])
