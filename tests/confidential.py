"""Records of every kind with a word in every field that no output may let out, and the search for such words."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pypdf
from msgspec import inspect

from detente.model import dialogue
from detente.model.kinds import KINDS
from detente.model.record import Marking, Record, Source, Span, digest
from detente.model.time import midnight, whole_days

SAID = datetime(2022, 1, 10, 9, 30, tzinfo=UTC)

Place = tuple[str, str]
DAYS: frozenset[Place] = frozenset(
    {
        ("MeetingClaim", "date"),
        ("ProposalClaim", "date"),
        ("StatementClaim", "when"),
        ("ActivityClaim", "start"),
        ("ActivityClaim", "end"),
        ("ReportDocument", "dateline_date"),
    }
)
"""Fields that are text to the schema and a day to what reads them."""

SENSE: dict[Place, Any] = {
    ("Note", "type"): dialogue.NoteType.FALLBACK,
    ("ActivityClaim", "type"): "exercise",
    ("StrengthClaim", "unit"): "soldiers",
    ("MeetingClaim", "duration"): "PT4H",
    ("ReportDocument", "language"): "en",
}
"""Fields that are text to the schema and of a closed list to what reads them."""


class Planted(msgspec.Struct, frozen=True):
    """Where the words come from: a stem, the party that says so, a day and a number, and who may read it."""

    stem: str
    party: str
    day: date
    number: int
    marking: Marking = Marking.CLEAR
    held_for: tuple[str, ...] = ()

    def word(self, kind: str) -> str:
        """Return the word that stands in every field of a record of this kind."""
        return f"{self.stem}{list(KINDS).index(kind):02d}"

    @property
    def report(self) -> bytes:
        """Return the text that the records of reports stand on; its first words are the word of a claim."""
        return f"{self.word('report.claim')} said the {self.word('report.document')}.\n".encode()

    def records(self) -> tuple[Record[Any], ...]:
        """Return records of every kind, for a claim of every shape, and two positions to compare."""
        every = [record for kind in KINDS for record in self._of_kind(kind)]
        position = next(record for record in every if record.kind == "council.position")
        return (*every, msgspec.structs.replace(position, party=f"{self.party}-2"))

    def _of_kind(self, kind: str) -> Iterator[Record[Any]]:
        for body in self._values(inspect.type_info(KINDS[kind].body), kind, ("", "")):
            note = isinstance(body, dialogue.Note) and not self.held_for
            yield Record(
                kind=kind,
                party=self.party,
                said=SAID,
                body=msgspec.structs.replace(body, type=dialogue.NoteType.REMARK) if note else body,
                happened=whole_days(self.day),
                sources=(Source(digest(self.report), "text/plain", f"{self.word(kind)}.txt", (Span(0, 20),)),),
                in_reply_to=digest(self.word(kind).encode()),
                marking=self.marking,
                held_for=self.held_for,
            )

    def _values(self, node: Any, kind: str, place: Place) -> list[Any]:
        """Return values of a type, one for each shape that it can have, every text in them the word."""
        if place in SENSE or place in DAYS:
            return [SENSE.get(place, str(self.day))]
        if isinstance(node, inspect.StructType):
            return self._structs(node, kind)
        if isinstance(node, inspect.UnionType):
            shapes = [part for part in node.types if not isinstance(part, inspect.NoneType)]
            return [value for shape in shapes for value in self._values(shape, kind, place)]
        if isinstance(node, inspect.VarTupleType):
            return [tuple(self._values(node.item_type, kind, place)[:1])]
        if isinstance(node, inspect.TupleType):
            return [tuple(self._values(part, kind, place)[0] for part in node.item_types)]
        return [self._plain(node, kind, place)]

    def _structs(self, node: inspect.StructType, kind: str) -> list[Any]:
        if node.cls is Span:
            return [Span(0, 20)]
        name = node.cls.__name__
        every = {field.name: self._values(field.type, kind, (name, field.name)) for field in node.fields}
        shapes = max(len(values) for values in every.values())
        return [
            node.cls(**{field: values[min(shape, len(values) - 1)] for field, values in every.items()})
            for shape in range(shapes)
        ]

    def _plain(self, node: Any, kind: str, place: Place) -> Any:
        if isinstance(node, inspect.StrType):
            hexadecimal = node.pattern is not None and "0-9a-f" in node.pattern
            return digest(self.report) if hexadecimal else self.word(kind)
        if isinstance(node, inspect.IntType):
            return min(self.number, self.number if node.le is None else node.le)
        if isinstance(node, inspect.EnumType):
            return next(iter(node.cls))
        return {
            inspect.DateTimeType: midnight(self.day),
            inspect.DateType: self.day,
            inspect.BoolType: True,
        }[type(node)]

    def words(self, *, heads: bool = False) -> tuple[str, ...]:
        """Return what must not be found: stem, day, number, file, ids; and the party, unless heads are shown."""
        days = (str(self.day), f"{self.day:%d %B %Y}")
        facts = (self.stem, *days, str(self.number), f"{self.number:,}", digest(self.report))
        replies = tuple(digest(self.word(kind).encode()) for kind in KINDS)
        ids = tuple(digest(data) for data in self._unsalted())
        return (*facts, *replies, *ids, *(() if heads else (self.party,)))

    def _unsalted(self) -> Iterator[bytes]:
        """Yield the canonical bytes, whose bare hash would let anybody confirm a guess."""
        encoder = msgspec.json.Encoder(order="sorted")
        yield from (encoder.encode(record) for record in self.records())
        yield from (encoder.encode(record.body) for record in self.records())


def found_in(data: bytes, words: tuple[str, ...]) -> list[str]:
    """Return the words that stand in an output, whatever its form, and however a table folds them."""
    texts = [squashed(text) for text in texts_in(data)]
    return [word for word in words if any(squashed(word) in text for text in texts)]


def squashed(text: str) -> str:
    """Return small letters, digits and signs of a text without white space, frames and signs of a cut."""
    return re.sub(r"[\s\u2500-\u257f|…‹›]+", "", text).lower()


def texts_in(data: bytes) -> Iterator[str]:
    """Yield the texts that bytes hold: as they stand, on pages, in the parts of an archive, behind base64."""
    yield data.decode("utf-8", "replace")
    if data.startswith(b"%PDF"):
        paper = pypdf.PdfReader(io.BytesIO(data))
        yield "\n".join(page.extract_text() for page in paper.pages)
        yield str(paper.metadata)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts_in(archive.read(name))
    for token in re.findall(rb"[A-Za-z0-9+/]{24,}={0,2}", data):
        try:
            yield base64.b64decode(token, validate=True).decode("utf-8", "replace")
        except binascii.Error:
            continue


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files that a command wrote; what a desk keeps in its own folder is no output."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not (path / "desk.yaml").exists():
            yield from files_under(path)
        elif path.is_file():
            yield path
