"""How words of parties and days are told in pictures, in the same words everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from detente.brief.pictures.marks import Mark
from detente.brief.shown import MONTHS
from detente.domains.council.positions import stance_words
from detente.domains.council.stances import Word
from detente.model.certainty import firm
from detente.model.council import Basis

Name = Callable[[str], str]

MOST_NOTES = 60
"""More notes than this do not help a picture; the rest are counted, and stand in the table of the gaps."""
MINUS = "−"


def day_words(day: date) -> str:
    """Return a day in short: `12 Jan 2022`; of an instant, its day in UTC."""
    utc = day.astimezone(UTC) if isinstance(day, datetime) else day
    return f"{utc.day} {MONTHS[utc.month - 1][:3]} {utc.year}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def signed(stance: int) -> str:
    """Return a stance with its sign: `+2`, `0`, `−1`."""
    return f"+{stance}" if stance > 0 else f"{MINUS}{-stance}" if stance else "0"


def said_words(word: Word) -> str:
    """Return where a party stands, since when, and how that is known: `rejects (26 Jan 2022, by leak)`."""
    leak = ", by leak" if word.position.basis is Basis.LEAK else ""
    condition = f", condition: {word.position.condition}" if word.position.condition else ""
    return f"{stance_words(word)} ({day_words(word.said)}, {word.position.certainty}{leak}){condition}"


def word_marks(words: Iterable[Word | None]) -> tuple[Mark, ...]:
    """Return the small signs of one or two words, each once."""
    found = {mark for word in words if word for mark in _marks(word)}
    return tuple(mark for mark in Mark if mark in found)


def _marks(word: Word) -> Iterator[Mark]:
    if word.silent:
        yield Mark.SILENCE
        return
    if word.position.condition or word.position.basis is Basis.CONDITIONAL:
        yield Mark.CONDITION
    if word.position.basis is Basis.LEAK:
        yield Mark.LEAK
    if not firm(word.position.certainty):
        yield Mark.DOUBT


def notes_of(lines: Iterable[str], *, where: str) -> tuple[str, ...]:
    """Return lines each once and in their order; of very many, the first, and how many more stand elsewhere."""
    told = tuple(dict.fromkeys(lines))
    more = len(told) - MOST_NOTES
    return (*told[:MOST_NOTES], f"and {more:,} more: {where}") if more > 0 else told
