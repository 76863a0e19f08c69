"""Positions as columns: a million of them fit in little memory, and any part can be read without the rest.

A text stands once, whatever the number of rows that say it; a row holds its code. Nothing is left out: each row
can be given back as the record that it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
Small = NDArray[np.int8]
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
        """Return the text of each code."""
        joined = self.joined
        first, after = self.starts[codes].tolist(), self.starts[codes + 1].tolist()
        return [joined[start:end].decode() for start, end in zip(first, after, strict=True)]


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


class PositionColumns(msgspec.Struct, frozen=True, kw_only=True):
    """Rows in the order of issue, party, instant and coder; every column has one value a row.

    `issue`, `party`, `coder` and `file` are codes into `issues`, `parties`, `coders` and `files`; parties and
    coders are in alphabetical order. `said` is a code into `instants`: microseconds since 1970, rising. `day` is
    true where only the day is known. `in_short` is a code into `shorts`; `condition`, `document` and
    `confirmed_by` into `texts`. `line` is where a row stands in its file. No two rows are of one party on one
    issue at one instant by one coder.
    """

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    coders: tuple[str, ...]
    files: tuple[str, ...]
    instants: Integers
    shorts: Texts
    texts: Texts
    issue: Codes
    party: Codes
    said: Codes
    coder: Codes
    day: Flags
    stance: Small
    basis: Small
    certainty: Small
    salience_percent: Small
    in_short: Codes
    condition: Codes
    document: Codes
    confirmed_by: Codes
    file: Codes
    line: Codes

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.issue)

    @property
    def silent(self) -> Flags:
        """Return which rows are silences."""
        silent: Flags = self.basis == BASES.index(Basis.SILENT)
        return silent

    def records(self, rows: Integers) -> Iterator[Record[Position]]:
        """Yield the record of each of these rows."""
        times = self._times(rows)
        for position, party, said, day in zip(
            self._positions(rows),
            self.party[rows].tolist(),
            self.said[rows].tolist(),
            self.day[rows].tolist(),
            strict=True,
        ):
            instant, whole = times[said]
            happened = whole if day else None
            yield Record(kind=KIND, party=self.parties[party], said=instant, body=position, happened=happened)

    def _times(self, rows: Integers) -> dict[int, tuple[datetime, Interval | None]]:
        """Return the instants of these rows, each with its day where some row knows only that, by code."""
        of_days = set(self.said[rows[self.day[rows]]].tolist())
        codes = np.unique(self.said[rows])
        said = (EPOCH + number * MICROSECOND for number in self.instants[codes].tolist())
        return {
            code: (instant, day_ending(instant) if code in of_days else None)
            for code, instant in zip(codes.tolist(), said, strict=True)
        }

    def _positions(self, rows: Integers) -> Iterator[Position]:
        shorts = self.shorts.of(self.in_short[rows])
        texts = (self.texts.of(codes[rows]) for codes in (self.condition, self.document, self.confirmed_by))
        codes = (self.issue, self.coder, self.stance, self.basis, self.certainty, self.salience_percent)
        numbers = (column[rows].tolist() for column in codes)
        for short, condition, document, confirmed, issue, coder, stance, basis, mark, salience in zip(
            shorts, *texts, *numbers, strict=True
        ):
            yield Position(
                issue=self.issues[issue],
                stance=stance,
                in_short=short,
                basis=BASES[basis],
                condition=condition,
                document=document,
                certainty=CERTAINTIES[mark],
                coded_by=self.coders[coder],
                confirmed_by=confirmed,
                salience_percent=salience,
            )
