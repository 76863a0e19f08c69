"""How the verbs of the council say when a word was said, where a party stands by it, and who read it so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich.console import Console

from detente.brief.legible import legible
from detente.domains.council import Word
from detente.domains.council.positions import stance_words
from detente.model.council import Basis

WIDEST_TABLE = 160
END_OF_DAY = "23:59:59.000000"


def table_console() -> Console:
    """Return where tables are printed; what stands in a file is shown as it stands, and steers nothing."""
    width = None if Console().is_terminal else WIDEST_TABLE
    return Console(width=width, highlight=False, markup=False, emoji=False)


def day_or_instant(instant: datetime) -> str:
    """Return the day where the instant is its end, as a day in a file or an option is read; else the instant."""
    if f"{instant:%H:%M:%S.%f}" == END_OF_DAY:
        return f"{instant:%Y-%m-%d}"
    return f"{instant:%Y-%m-%d %H:%M}" + (f":{instant:%S}" if instant.second else "") + " UTC"


def coder(word: Word) -> str:
    """Return who read a word so."""
    return legible(word.position.coded_by) or "nobody named"


def basis_words(word: Word) -> str:
    """Return where a party stands by one reading, and whether that is known by a leak only."""
    return stance_words(word) + (", by leak" if word.position.basis is Basis.LEAK else "")


def cell_of(word: Word | None) -> str:
    """Return what a table says of a party's word: where it stands, when it said so, the mark and the condition."""
    if word is None:
        return "no word on record"
    if not word.doubled:
        return "\n".join(_lines(word, ""))
    how = "two different words on record" if word.contradicted else "two readings that differ"
    how = how if len(word.readings) == 2 else how.replace("two", str(len(word.readings)))  # noqa: PLR2004
    return "\n".join(
        [f"{how}:", *(line for one in word.readings for line in _lines(one, f", read by {coder(one)}"))]
    )


def _lines(word: Word, by: str) -> Iterator[str]:
    yield f"{stance_words(word)} ({word.said:%Y-%m-%d}, {word.position.certainty.value}{_leak(word)}{by})"
    if word.position.condition:
        yield f"condition: {legible(word.position.condition)}"


def _leak(word: Word) -> str:
    return ", by leak" if word.position.basis is Basis.LEAK else ""


def word_as_json(word: Word | None) -> dict[str, Any] | None:
    """Return a word with its record; `others` are the other readings of the same instant."""
    if word is None:
        return None
    return {
        "party": word.party,
        "said": word.said,
        "record": word.record,
        "position": word.position,
        "others": [{"record": other.record, "position": other.position} for other in word.others],
    }
