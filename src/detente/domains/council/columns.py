"""The newest words out of columns: what `stances.last_words` gives, from a million rows in milliseconds.

Rows stand in the order of issue, party and instant, so that one number a row, its key, rises from row to row: a
binary search finds the newest row of every party on every issue at once. A property test holds the two paths to
each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice

import msgspec
import numpy as np

from detente.domains.council.stances import Word, Words, at_one_instant, word_of
from detente.model.position_columns import FIELDS, Integers, PositionColumns, microseconds


class Later(msgspec.Struct, frozen=True):
    """Rows of a file that were said after an instant, and so are not seen."""

    file: str
    rows: int
    first_line: int


class PositionTable(msgspec.Struct, frozen=True):
    """Columns with their index. `keys` rise from row to row.

    `groups` bound the rows of one party on one issue; `run` and `after` those of them that were said at one
    instant. `spoken` is the newest row at or before each row, of whatever group, that is no silence; -1: none.
    """

    columns: PositionColumns
    groups: Integers
    keys: Integers
    run: Integers
    after: Integers
    spoken: Integers

    def words(self, parties: Collection[str] | None, instant: datetime, *, count_silence: bool = False) -> Words:
        """Return the newest word of these parties (None: all) on each issue, said at or before the instant."""
        columns, known = self.columns, self.columns.parties
        chosen = [code for code, party in enumerate(known) if parties is None or party in parties]
        groups = np.add.outer(np.arange(len(columns.issues)) * len(known), np.array(chosen, np.int64)).ravel()
        starts = self.groups[groups]
        rows = np.searchsorted(self.keys, groups * len(columns.instants) + self._until(instant)) - 1
        heard = rows >= starts
        rows, starts = rows[heard], starts[heard]
        if not count_silence:
            rows = np.where(self.spoken[rows] >= starts, self.spoken[rows], rows)
        first = self.run[rows]
        if (self.after[first] - first).max(initial=0) <= 1:
            found: Iterable[Word] = self._words_at(first)
        else:
            found = (at_one_instant(run, count_silence=count_silence) for run in self._runs(first))
        return {(word.position.issue, word.party): word for word in found}

    def parties_heard(self, instant: datetime) -> tuple[str, ...]:
        """Return the ids of all parties with a word by the instant, silences among them, in alphabetical order."""
        rows = np.bincount(self.columns.column("party")[self.columns.column("said") < self._until(instant)])
        return tuple(self.columns.parties[code] for code in np.flatnonzero(rows).tolist())

    def readings(self, instant: datetime, issues: Collection[str] | None = None) -> Iterator[tuple[Word, ...]]:
        """Yield every word on these issues (None: all) said by the instant, each with all readings of it.

        They come by issue and party, oldest first.
        """
        columns, until = self.columns, self._until(instant)
        wanted = [code for code, issue in enumerate(columns.issues) if issues is None or issue in issues]
        for code in wanted:
            first, after = self.groups[np.array([code, code + 1]) * len(columns.parties)].tolist()
            rows = np.arange(first, after)
            begins = (self.run[first:after] == rows) & (columns.column("said")[first:after] < until)
            yield from self._runs(rows[begins])

    def later(self, instant: datetime) -> tuple[Later, ...]:
        """Return for each file how many of its rows were said after the instant, files without any left out."""
        columns = self.columns
        unseen = columns.numbers[columns.column("said") >= self._until(instant)]
        file, line = (unseen[:, FIELDS.index(field)] for field in ("file", "line"))
        counts = np.bincount(file, minlength=len(columns.files)).tolist()
        return tuple(
            Later(name, count, int(line[file == code].min()))
            for code, (name, count) in enumerate(zip(columns.files, counts, strict=True))
            if count
        )

    def _until(self, instant: datetime) -> int:
        """Return how many of the instants on record are not after this one."""
        return int(np.searchsorted(self.columns.instants, microseconds(instant), side="right"))

    def _runs(self, starts: Integers) -> Iterator[tuple[Word, ...]]:
        """Yield for each first row of a run the words of the run."""
        lengths = self.after[starts] - starts
        offsets = np.cumsum(lengths) - lengths
        rows = np.repeat(starts - offsets, lengths) + np.arange(int(lengths.sum()))
        words = iter(self._words_at(rows))
        for length in lengths.tolist():
            yield (next(words),) if length == 1 else tuple(islice(words, length))

    def _words_at(self, rows: Integers) -> list[Word]:
        return list(map(word_of, self.columns.records(rows)))


def position_table(columns: PositionColumns) -> PositionTable:
    """Return columns with the index that makes them quick to ask."""
    count = len(columns)
    issue, party, said = (columns.column(field).astype(np.int64) for field in ("issue", "party", "said"))
    keys = (issue * len(columns.parties) + party) * len(columns.instants) + said
    firsts = np.arange(len(columns.issues) * len(columns.parties) + 1) * len(columns.instants)
    begins = np.concatenate([[True], keys[1:] != keys[:-1]])
    numbers = np.arange(count)
    bounds = np.append(np.flatnonzero(begins), count)
    return PositionTable(
        columns=columns,
        groups=np.searchsorted(keys, firsts),
        keys=keys,
        run=np.maximum.accumulate(np.where(begins, numbers, 0)),
        after=np.repeat(bounds[1:], np.diff(bounds)),
        spoken=np.maximum.accumulate(np.where(columns.silent, -1, numbers)),
    )
