"""A text as words and marks, each with its place; nothing between them but white space."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_BY_CHARACTER = "\u3040-\u30ff\u3400-\u9fff"
"""Scripts without blanks between words: each character counts as a word."""
_NUMBER = r"\d+(?:[.,:/]\d+)*[^\W\d_]*"  # 42, 9,000, 16.2.1, 18:00, 4a
_WORD = r"(?:{letter}+[\u0300-\u036f]*)+(?:['’](?:[^\W\d_]+[\u0300-\u036f]*)+)*"  # accents as characters too
_TOKEN = re.compile("|".join((_NUMBER, _WORD.format(letter=r"[^\W_]"), r"\S")))
_TOKEN_BY_CHARACTER = re.compile(
    "|".join((f"[{_BY_CHARACTER}]", _NUMBER, _WORD.format(letter=f"(?:(?![{_BY_CHARACTER}])[^\\W_])"), r"\S"))
)
_HAS_SUCH = re.compile(f"[{_BY_CHARACTER}]")
SENTENCE_ENDS = frozenset(".!?;")
PARTING_MARKS = frozenset(",:)")


class Words(msgspec.Struct, frozen=True):
    """A text and its words and marks in order: `words[k]` is `text[starts[k]:ends[k]]`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def cut(self, first: int, last: int) -> str:
        """Return the text from a word to the one before another, as it stands."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def between(self, k: int) -> str:
        """Return what stands before word k: white space, empty at either end of the text."""
        return self.text[self.ends[k - 1] : self.starts[k]] if 0 < k < len(self.words) else ""

    def sentence_starts(self) -> list[int]:
        """Return where each sentence starts: after a full stop, another end, or a line end."""
        text, line, ends = self.text, "\n", SENTENCE_ENDS
        near = zip(self.words, self.ends, self.starts[1:], strict=False)
        gaps = ((word, text[end:start]) for word, end, start in near)
        return [0, *(k for k, (word, gap) in enumerate(gaps, 1) if line in gap or (word in ends and gap))]

    def ends_sentence(self, k: int) -> bool:
        """Return whether a sentence or a line ends before word k."""
        gap = self.between(k)
        return "\n" in gap or (self.words[k - 1] in SENTENCE_ENDS and gap != "")


def words_of(text: str) -> Words:
    """Return the words and marks of a text."""
    token = _TOKEN_BY_CHARACTER if _HAS_SUCH.search(text) else _TOKEN
    words = token.findall(text)
    starts, place = [], 0
    for word in words:
        place = text.index(word, place)
        starts.append(place)
        place += len(word)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    return Words(text, tuple(words), tuple(starts), ends)


def count_words(tokens: Iterable[str]) -> int:
    """Return how many are words or numbers, not marks."""
    return sum(1 for token in tokens if token[0].isalnum())


def folded(words: Words) -> tuple[str, ...]:
    """Return the words without marks, in small letters: what two texts are compared by for likeness."""
    return tuple([token.casefold() for token in words.words if token[0].isalnum()])
