"""Reads long CSV files of positions into columns: what `positions.py` reads and refuses, without a record a row.

No rule stands here. A row goes through the checks of `position_rows.py` unless every part of it has passed them
before: its issue, its party, its date and its coder, each by itself, and its form, which is the rest of what is
checked (stance, basis, certainty, salience, and which of its texts are empty). A text itself may say anything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import repeat

import numpy as np

from detente.model.council import Issue, Position
from detente.model.errors import DetenteError, SchemaError
from detente.model.position_columns import (
    BASES,
    CERTAINTIES,
    EPOCH,
    FIELDS,
    MICROSECOND,
    Codes,
    Integers,
    PositionColumns,
    Texts,
    microseconds,
    texts_joined,
    texts_of,
)
from detente.model.record import Record
from detente.sources.position_rows import (
    LONGEST_CELL,
    OPTIONAL,
    WHO_MAY_READ,
    Key,
    Known,
    Row,
    Sheet,
    doubled,
    known_of,
)

CHUNK_ROWS = 500
"""Few enough to stay near the processor: 20,000 at a time take a third longer (measured)."""
UNSEEN = -1
CHECKED_ALONE = ("issue", "party", "date", "coded_by")
FORM = ("stance", "basis", "certainty", "salience_percent")
TEXTS = ("in_short", "condition", "document", "confirmed_by")
SHARED_TEXTS = TEXTS[1:]
"""Texts that stand in many rows, and so are kept once; what is said in short is said in one row."""

Cells = dict[str, list[str]]
"""Cells by column, without the blanks around them."""
Told = Callable[[str, int], None]
"""Is told the name of the file and how many of its rows have been read."""


def _unheard(name: str, rows: int) -> None:
    del name, rows


def read_position_table(
    data: bytes, name: str, issues: Collection[Issue], parties: Collection[str], coders: Collection[str] = ()
) -> PositionColumns:
    """Return the rows of one file as columns. What is refused, and in which words, is as in `read_positions`."""
    return read_position_files([(name, data)], issues, parties, coders)


def read_position_files(
    files: Iterable[tuple[str, bytes]],
    issues: Collection[Issue],
    parties: Collection[str],
    coders: Collection[str] = (),
    told: Told = _unheard,
) -> PositionColumns:
    """Return the rows of several files, each a name and its bytes, as one set of columns.

    The first row that is wrong refuses them all. Two rows of one party on one issue at one instant by one coder
    are refused also where they stand in two files. `told` hears after every few hundred rows.
    """
    gathered = _Gathered(known_of(issues, parties, coders), [issue.id for issue in issues])
    for name, data in files:
        sheet = Sheet(data, name)
        _refuse_readers(sheet)
        before = gathered.count
        gathered.files.append(name)
        try:
            for chunk in sheet.chunks(CHUNK_ROWS):
                gathered.take(sheet, chunk)
                told(name, gathered.count - before)
        finally:
            gathered.refuse_doubles()  # a doubled row above a wrong one is told first
        if gathered.count == before:
            raise sheet.no_rows()
    return gathered.columns()


def _refuse_readers(sheet: Sheet) -> None:
    """Refuse a file that says who may read a row: columns hold only what is for everybody."""
    told = [column for column in WHO_MAY_READ if column in sheet.head]
    if told:
        raise SchemaError(
            "rows that are not for everybody",
            where=sheet.where(1),
            expected="a file without the columns marking and held_for; one that has them is read into records",
            given=", ".join(told),
        )


class _Gathered:
    """What has been read so far: the parts that passed the checks, and the columns, chunk after chunk."""

    def __init__(self, known: Known, issues: list[str]) -> None:
        self.files: list[str] = []
        self.count = 0
        self._known = known
        self._issues = issues
        self._seen: dict[str, dict[str, int]] = {column: {} for column in CHECKED_ALONE}
        self._dates: list[tuple[int, bool]] = []
        self._forms: dict[tuple[object, ...], int] = {}
        self._numbers: list[tuple[int, int, int, int]] = []
        self._texts: dict[str, int] = {}
        self._shorts: list[Texts] = []
        self._parts: dict[str, list[Codes]] = {}

    def take(self, sheet: Sheet, chunk: list[Row]) -> None:
        """Add rows; those above the first wrong one are kept before its error is raised."""
        cells = _columns(sheet.head, chunk)
        coded = self._coded(cells) if cells else {}
        unseen = np.minimum.reduce(list(coded.values())) == UNSEEN if cells else np.ones(len(chunk), np.bool_)
        good, problem = len(chunk), None
        if unseen.any():
            good, problem = self._learn(sheet, chunk, np.flatnonzero(unseen).tolist())
            cells = _columns(sheet.head, chunk[:good])
            coded = self._coded(cells)
        self._keep(chunk[:good], cells, coded)
        if problem:
            raise problem

    def _learn(self, sheet: Sheet, chunk: list[Row], numbers: list[int]) -> tuple[int, DetenteError | None]:
        """Check these rows of a chunk; return how many at its head are good, and the error of the next one."""
        for number in numbers:
            row = chunk[number]
            cells = {column: told[0] for column, told in _columns(sheet.head, [row]).items()}
            try:
                if not cells or not self._passed(cells):
                    self._note(cells, sheet.record(row, self._known))
            except DetenteError as problem:
                return number, problem
        return len(chunk), None

    def _passed(self, cells: dict[str, str]) -> bool:
        """Return whether every part of a row has passed the checks in some row above it."""
        return _form(cells) in self._forms and all(cells[column] in self._seen[column] for column in CHECKED_ALONE)

    def _note(self, cells: dict[str, str], record: Record[Position]) -> None:
        """Note the parts of a row that passed, so that no other row with the same parts need be checked."""
        position = record.body
        assert position is not None
        if cells["date"] not in self._seen["date"]:
            self._dates.append((microseconds(record.said), record.happened is not None))
        for column in CHECKED_ALONE:
            self._seen[column].setdefault(cells[column], len(self._seen[column]))
        form = _form(cells)
        if form not in self._forms:
            self._forms[form] = len(self._forms)
            basis, mark = BASES.index(position.basis), CERTAINTIES.index(position.certainty)
            self._numbers.append((position.stance, basis, mark, position.salience_percent))

    def _coded(self, cells: Cells) -> dict[str, Codes]:
        """Return the parts of rows as codes, UNSEEN where a part has not passed the checks yet."""
        count = len(cells["issue"])
        coded = {
            column: np.fromiter(map(self._seen[column].get, cells[column], repeat(UNSEEN)), np.int32, count)
            for column in CHECKED_ALONE
        }
        coded["form"] = np.fromiter(map(self._forms.get, _forms(cells), repeat(UNSEEN)), np.int32, count)
        return coded

    def _keep(self, chunk: list[Row], cells: Cells, coded: dict[str, Codes]) -> None:
        count, texts = len(chunk), self._texts
        for column in SHARED_TEXTS:
            codes = [texts.setdefault(cell, len(texts)) for cell in cells[column]]
            coded[column] = np.array(codes, np.int32)
        self._shorts.append(texts_of([cell.encode() for cell in cells["in_short"]]))
        coded["in_short"] = np.arange(self.count, self.count + count, dtype=np.int32)
        coded["line"] = np.array([line for line, _ in chunk], np.int32)
        coded["file"] = np.full(count, len(self.files) - 1, np.int32)
        for column, part in coded.items():
            self._parts.setdefault(column, []).append(part)
        self.count += count

    def _column(self, name: str) -> Codes:
        parts = self._parts.get(name, [])
        if len(parts) > 1:
            self._parts[name] = parts = [np.concatenate(parts)]
        return parts[0] if parts else np.zeros(0, np.int32)

    def _keys(self) -> tuple[dict[str, Codes], Integers, dict[str, tuple[str, ...]]]:
        """Return the columns that no two rows may share, the instants, and the names that the codes stand for."""
        issues, parties, coders = (list(self._seen[column]) for column in ("issue", "party", "coded_by"))
        said = np.array([said for said, _ in self._dates], np.int64)
        instants, of_dates = np.unique(said, return_inverse=True)
        place = {issue: number for number, issue in enumerate(self._issues)}
        renamed = {
            "coder": (np.array(_ranks(coders), np.int32), self._column("coded_by")),
            "said": (of_dates.astype(np.int32), self._column("date")),
            "party": (np.array(_ranks(parties), np.int32), self._column("party")),
            "issue": (np.array([place[issue] for issue in issues], np.int32), self._column("issue")),
        }
        keys = {name: codes[column] for name, (codes, column) in renamed.items()}
        names = {"issue": tuple(self._issues), "party": tuple(sorted(parties)), "coder": tuple(sorted(coders))}
        return keys, instants, names

    def refuse_doubles(self) -> None:
        """Raise the error of the first row that has the key of an earlier one."""
        keys, instants, names = self._keys()
        order = np.lexsort(tuple(keys.values()))
        same = np.logical_and.reduce([column[order][1:] == column[order][:-1] for column in keys.values()])
        if not same.any():
            return
        starts = np.concatenate([[True], ~same])
        first = order[np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))]
        later = np.flatnonzero(~starts)
        chosen = later[np.argmin(order[later])]
        self._refuse(int(first[chosen]), int(order[chosen]), keys, instants, names)

    def _refuse(
        self,
        first: int,
        second: int,
        keys: dict[str, Codes],
        instants: Integers,
        names: dict[str, tuple[str, ...]],
    ) -> None:
        lines, files = self._column("line"), self._column("file")
        told = {name: names[name][keys[name][second]] for name in names}
        said = EPOCH + int(instants[keys["said"][second]]) * MICROSECOND
        elsewhere = f" of {self.files[files[first]]}" if files[first] != files[second] else ""
        raise doubled(
            Key(told["issue"], told["party"], said, told["coder"]),
            f"line {lines[first]}{elsewhere}",
            f"{self.files[files[second]]}, line {lines[second]}",
        )

    def columns(self) -> PositionColumns:
        """Return all rows in their order."""
        keys, instants, names = self._keys()
        order = np.lexsort(tuple(keys.values()))
        forms = np.array(self._numbers, np.int32)[self._column("form")]
        days = np.array([day for _, day in self._dates], np.int32)
        given = {**keys, "day": days[self._column("date")], **dict(zip(FORM, forms.T, strict=True))}
        numbers = np.empty((self.count, len(FIELDS)), np.int32)
        for place, field in enumerate(FIELDS):
            numbers[:, place] = (given[field] if field in given else self._column(field))[order]
        return PositionColumns(
            issues=names["issue"],
            parties=names["party"],
            coders=names["coder"],
            files=tuple(self.files),
            instants=instants,
            shorts=texts_joined(self._shorts),
            texts=texts_of([text.encode() for text in self._texts]),
            numbers=numbers,
        )


def _columns(head: list[str], rows: list[Row]) -> Cells:
    """Return the cells of rows by column, each optional column that the file leaves out filled with its default.

    Nothing where a row has another number of cells than the head line or a cell too long: then it must be checked.
    """
    width = len(head)
    if any(len(cells) != width for _, cells in rows):
        return {}
    columns = list(zip(*(cells for _, cells in rows), strict=True)) or [()] * width
    if any(max(map(len, column), default=0) > LONGEST_CELL for column in columns):
        return {}
    told = {name: list(map(str.strip, column)) for name, column in zip(head, columns, strict=True)}
    return {**{name: [default] * len(rows) for name, default in OPTIONAL.items()}, **told}


def _form(cells: dict[str, str]) -> tuple[object, ...]:
    """Return what is checked of a row beside the columns that are checked alone."""
    return (*(cells[column] for column in FORM), *(bool(cells[column]) for column in TEXTS))


def _forms(cells: Cells) -> Iterator[tuple[object, ...]]:
    """Yield the form of each row."""
    return zip(*(cells[column] for column in FORM), *(map(bool, cells[column]) for column in TEXTS), strict=True)


def _ranks(names: list[str]) -> list[int]:
    """Return the place of each name in alphabetical order."""
    place = {name: number for number, name in enumerate(sorted(names))}
    return [place[name] for name in names]
