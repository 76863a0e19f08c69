"""Positions as columns: a million of them fit in little memory, and any part can be read without the rest.

A text stands once, whatever the number of rows that say it; a row holds its code. Nothing is left out: each row
can be given back as the record that it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.model.certainty import Certainty
from detente.model.council import Basis, Position
from detente.model.record import Record
from detente.model.time import Interval, day_ending

KIND = "council.position"
BASES = tuple(Basis)
"""What the codes of the column `basis` stand for."""
CERTAINTIES = tuple(Certainty)
"""What the codes of the column `certainty` stand for."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]


def microseconds(instant: datetime) -> int:
    """Return an instant as whole microseconds since 1970, UTC."""
    return (instant - EPOCH) // MICROSECOND


class Texts(msgspec.Struct, frozen=True):
    """Texts end to end in UTF-8: the one with code k is `joined[starts[k]:starts[k + 1]]`."""

    joined: bytes
    starts: Integers

    def of(self, codes: Codes) -> list[str]:
        """Return the text of each code, decoded once however often it comes."""
        joined, (each, places) = self.joined, np.unique(codes, return_inverse=True)
        first, after = self.starts[each].tolist(), self.starts[each + 1].tolist()
        texts = [joined[start:end].decode() for start, end in zip(first, after, strict=True)]
        return [texts[place] for place in places.tolist()]


def texts_of(encoded: Sequence[bytes]) -> Texts:
    """Return texts, given in UTF-8, under the codes 0, 1, 2 and so on."""
    starts = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=starts[1:])
    return Texts(b"".join(encoded), starts)


def texts_joined(parts: Sequence[Texts]) -> Texts:
    """Return the texts of several parts, their codes running on from part to part."""
    sizes = np.cumsum([0, *(len(part.joined) for part in parts)])
    starts = [part.starts[:-1] + size for part, size in zip(parts, sizes[:-1], strict=True)]
    return Texts(b"".join(part.joined for part in parts), np.concatenate([*starts, sizes[-1:]]))


FIELDS = (
    "issue",
    "party",
    "said",
    "coder",
    "day",
    "stance",
    "basis",
    "certainty",
    "salience_percent",
    "in_short",
    "condition",
    "document",
    "confirmed_by",
    "file",
    "line",
)
"""What each number of a row is, in this order."""


class PositionColumns(msgspec.Struct, frozen=True, kw_only=True):
    """Rows in the order of issue, party, instant and coder. `numbers` holds FIELDS, shape (rows, 15), row by row.

    `issue`, `party`, `coder` and `file` are codes into `issues`, `parties`, `coders` and `files`; parties and
    coders are in alphabetical order. `said` is a code into `instants`: microseconds since 1970, rising. `day` is 1
    where only the day is known. `in_short` is a code into `shorts`; `condition`, `document` and `confirmed_by`
    into `texts`. `line` is where a row stands in its file. No two rows are of one party on one issue at one
    instant by one coder. (The numbers of a row lie together, because a table asks for few rows and all of each.)
    """

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    coders: tuple[str, ...]
    files: tuple[str, ...]
    instants: Integers
    shorts: Texts
    texts: Texts
    numbers: Codes

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.numbers)

    def column(self, field: str) -> Codes:
        """Return one number of every row."""
        return self.numbers[:, FIELDS.index(field)]

    @property
    def silent(self) -> Flags:
        """Return which rows are silences."""
        silent: Flags = self.column("basis") == BASES.index(Basis.SILENT)
        return silent

    def records(self, rows: Integers) -> list[Record[Position]]:
        """Return the record of each of these rows."""
        told = dict(zip(FIELDS, self.numbers[rows].T, strict=True))
        of_code, parties = self._times(told["said"], told["day"]), self.parties
        return [
            Record(kind=KIND, party=parties[party], said=said, body=body, happened=day if known else None)
            for body, party, (said, day), known in zip(
                self._positions(told),
                told["party"].tolist(),
                map(of_code.__getitem__, told["said"].tolist()),
                told["day"].tolist(),
                strict=True,
            )
        ]

    def _times(self, said: Codes, day: Codes) -> dict[int, tuple[datetime, Interval | None]]:
        """Return instants by code, each with the day that ends so, where a row knows only the day."""
        codes, days = np.unique(said).tolist(), set(said[day == 1].tolist())
        instants = (EPOCH + number * MICROSECOND for number in self.instants[codes].tolist())
        return {
            code: (instant, day_ending(instant) if code in days else None)
            for code, instant in zip(codes, instants, strict=True)
        }

    def _positions(self, told: dict[str, Codes]) -> list[Position]:
        texts = (self.texts.of(told[field]) for field in ("condition", "document", "confirmed_by"))
        fields = ("issue", "coder", "stance", "basis", "certainty", "salience_percent")
        issues, coders = self.issues, self.coders
        return [
            Position(
                issue=issues[issue],
                stance=stance,
                in_short=short,
                basis=BASES[basis],
                condition=condition,
                document=document,
                certainty=CERTAINTIES[mark],
                coded_by=coders[coder],
                confirmed_by=confirmed,
                salience_percent=salience,
            )
            for short, condition, document, confirmed, issue, coder, stance, basis, mark, salience in zip(
                self.shorts.of(told["in_short"]), *texts, *(told[field].tolist() for field in fields), strict=True
            )
        ]
