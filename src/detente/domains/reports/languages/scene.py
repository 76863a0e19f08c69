"""What the rules of a language look at: the text with its sentences, the names in it, and the persons found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from datetime import date

import msgspec

from detente.domains.reports.languages.cases import cases_of
from detente.domains.reports.languages.mentions import Known, Mention, Stretch, Who
from detente.domains.reports.languages.wording import Wording

_SENTENCE_END = re.compile(r"[.!?…]+[\"”»)]{0,2}(?=\s+[«“„\"(—–-]?\s?[^\W\d_a-zа-яё]|\s*$)")


def _start(mention: Mention) -> int:
    return mention.start


class Scene(msgspec.Struct, eq=False):
    """One report under reading. `heads` are the headline and the letterhead, `paragraphs` those of the story."""

    text: str
    words: Wording
    known: Known
    day: date | None
    heads: list[Stretch]
    paragraphs: list[Stretch]
    home: str | None = None
    mentions: list[Mention] = []
    persons: dict[str, Who] = {}

    def sentences(self) -> Iterator[Stretch]:
        """Yield the sentences of the story in order."""
        for start, end in self.paragraphs:
            yield from sentences_of(self.text, start, end, self.words)

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie within a stretch, in order."""
        first = bisect_left(self.mentions, start, key=_start)
        last = bisect_left(self.mentions, end, key=_start)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def mention_at(self, start: int) -> Mention | None:
        """Return the mention that starts at a place, or None."""
        at = bisect_left(self.mentions, start, key=_start)
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at].start == start else None

    def is_free(self, start: int, end: int) -> bool:
        """Return whether no mention touches a stretch."""
        at = bisect_left(self.mentions, end, key=_start)
        return at == 0 or self.mentions[at - 1].end <= start

    def add(self, mention: Mention) -> None:
        """Add a mention at its place in the order of the text."""
        insort(self.mentions, mention, key=_start)

    def add_person(self, who: Who) -> None:
        """Make a person known by the last name, in all its cases."""
        for form in cases_of(who.name.split()[-1], self.words.cases):
            self.persons.setdefault(form, who)


def sentences_of(text: str, start: int, end: int, words: Wording) -> Iterator[Stretch]:
    """Yield the sentences of a paragraph; the dot of an abbreviation ends none."""
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if words.abbreviations.search(text[max(at, match.start() - 8) : match.start() + 1]) and match.end() < end:
            continue
        if text[at : match.end()].strip():
            yield at + len(text[at : match.end()]) - len(text[at : match.end()].lstrip()), match.end()
        at = match.end()
    rest = text[at:end]
    if rest.strip():
        yield at + len(rest) - len(rest.lstrip()), at + len(rest.rstrip())
