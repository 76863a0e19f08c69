"""The words of a key: a list that can be heard apart, and words that change with every letter of the key."""

from __future__ import annotations

from itertools import combinations

from detente.exchange.words import WORD_COUNT, WORDS, same_words, words_of

LINE = "desk.invalid/NO/here+0a1b2c3d+AAAA"


def one_letter_apart(first: str, second: str) -> bool:
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) < 2
    short, long = sorted((first, second), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long))) and len(long) - len(short) == 1


def test_the_list_is_256_words_that_sound_apart() -> None:
    assert len(set(WORDS)) == 256
    assert list(WORDS) == sorted(WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 < len(word) < 9 for word in WORDS)
    assert not [pair for pair in combinations(WORDS, 2) if one_letter_apart(*pair)]


def test_words_depend_on_every_letter_and_not_on_the_order_of_keys() -> None:
    due = words_of([LINE])
    assert len(due) == WORD_COUNT
    for place in range(len(LINE)):
        assert words_of([LINE[:place] + "~" + LINE[place + 1 :]]) != due
    assert words_of([LINE, "other"]) == words_of(["other", LINE])
    assert words_of([LINE, "other"]) != due


def test_words_are_compared_as_people_type_them() -> None:
    due = words_of([LINE])
    assert same_words(", ".join(due).upper(), due)
    assert not same_words(" ".join(due[:-1]), due)
    assert not same_words(" ".join(reversed(due)), due)
    assert not same_words("", due)
