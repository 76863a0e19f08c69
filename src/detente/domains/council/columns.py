"""The newest words out of columns: what `stances.last_words` gives, from a million rows in milliseconds.

Rows stand in the order of issue, party and instant, so that one number a row, its key, rises from row to row: a
binary search finds the newest row of every party on every issue at once. A property test holds the two paths to
each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice

import msgspec
import numpy as np

from detente.domains.council.stances import Word, Words, at_one_instant
from detente.model.canonical import identify_checked
from detente.model.position_columns import Integers, PositionColumns, microseconds


class Later(msgspec.Struct, frozen=True):
    """Rows of a file that were said after an instant, and so are not seen."""

    file: str
    rows: int
    first_line: int


class PositionTable(msgspec.Struct, frozen=True):
    """Columns with their index. `keys` rise; `run` and `after` bound the rows of one party, issue and instant.

    `spoken` is the newest row at or before each row, whatever its party and issue, that is no silence; -1: none.
    """

    columns: PositionColumns
    keys: Integers
    run: Integers
    after: Integers
    spoken: Integers

    def words(self, parties: Collection[str] | None, instant: datetime, *, count_silence: bool = False) -> Words:
        """Return the newest word of these parties (None: all) on each issue, said at or before the instant."""
        columns, known = self.columns, self.columns.parties
        chosen = [code for code, party in enumerate(known) if parties is None or party in parties]
        groups = np.add.outer(np.arange(len(columns.issues)) * len(known), np.array(chosen, np.int64)).ravel()
        starts = np.searchsorted(self.keys, self._key(groups, 0))
        rows = np.searchsorted(self.keys, self._key(groups, self._until(instant))) - 1
        heard = rows >= starts
        rows, starts = rows[heard], starts[heard]
        if not count_silence:
            rows = np.where(self.spoken[rows] >= starts, self.spoken[rows], rows)
        found = (
            run[0] if len(run) == 1 else at_one_instant(run, count_silence=count_silence)
            for run in self._runs(self.run[rows])
        )
        return {(word.position.issue, word.party): word for word in found}

    def parties_heard(self, instant: datetime) -> tuple[str, ...]:
        """Return the ids of all parties with a word by the instant, silences among them, in alphabetical order."""
        rows = np.bincount(self.columns.party[self.columns.said < self._until(instant)])
        return tuple(self.columns.parties[code] for code in np.flatnonzero(rows).tolist())

    def readings(self, instant: datetime, issues: Collection[str] | None = None) -> Iterator[tuple[Word, ...]]:
        """Yield every word on these issues (None: all) said by the instant, each with all readings of it.

        They come by issue and party, oldest first.
        """
        columns, until = self.columns, self._until(instant)
        wanted = [code for code, issue in enumerate(columns.issues) if issues is None or issue in issues]
        bounds = np.searchsorted(columns.issue, np.append(wanted, wanted) + np.repeat([0, 1], len(wanted)))
        for first, after in zip(*bounds.reshape(2, -1).tolist(), strict=True):
            rows = np.arange(first, after)
            begins = (self.run[first:after] == rows) & (columns.said[first:after] < until)
            yield from self._runs(rows[begins])

    def later(self, instant: datetime) -> tuple[Later, ...]:
        """Return for each file how many of its rows were said after the instant, files without any left out."""
        columns = self.columns
        unseen = columns.said >= self._until(instant)
        counts = np.bincount(columns.file[unseen], minlength=len(columns.files)).tolist()
        return tuple(
            Later(name, count, int(columns.line[unseen & (columns.file == code)].min()))
            for code, (name, count) in enumerate(zip(columns.files, counts, strict=True))
            if count
        )

    def _until(self, instant: datetime) -> int:
        """Return how many of the instants on record are not after this one."""
        return int(np.searchsorted(self.columns.instants, microseconds(instant), side="right"))

    def _key(self, groups: Integers, said: int) -> Integers:
        return groups * len(self.columns.instants) + said

    def _runs(self, starts: Integers) -> Iterator[tuple[Word, ...]]:
        """Yield for each first row of a run the words of the run."""
        lengths = self.after[starts] - starts
        offsets = np.cumsum(lengths) - lengths
        rows = np.repeat(starts - offsets, lengths) + np.arange(int(lengths.sum()))
        words = iter(self._words_at(rows))
        for length in lengths.tolist():
            yield (next(words),) if length == 1 else tuple(islice(words, length))

    def _words_at(self, rows: Integers) -> list[Word]:
        return [
            Word(party=record.party, said=record.said, position=record.body, record=identify_checked(record))
            for record in self.columns.records(rows)
            if record.body is not None
        ]


def position_table(columns: PositionColumns) -> PositionTable:
    """Return columns with the index that makes them quick to ask."""
    count = len(columns)
    groups = columns.issue.astype(np.int64) * len(columns.parties) + columns.party
    keys = groups * len(columns.instants) + columns.said
    begins = np.concatenate([[True], keys[1:] != keys[:-1]])
    numbers = np.arange(count)
    bounds = np.append(np.flatnonzero(begins), count)
    run = np.maximum.accumulate(np.where(begins, numbers, 0))
    after = np.repeat(bounds[1:], np.diff(bounds))
    spoken = np.maximum.accumulate(np.where(columns.silent, -1, numbers))
    return PositionTable(columns, keys, run, after, spoken)
