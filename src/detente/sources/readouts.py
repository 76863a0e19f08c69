"""Reads accounts of a meeting from YAML: one mapping, or a list of them, each with its points.

Fields: `step` (readout), `meeting`, `said`, `party` or `teller` (a wire), `document`, `certainty`, and `points`, a
list of `subject`, `words` and, where wanted, `value`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from detente.model.certainty import Certainty
from detente.model.dialogue import Key, Point, Readout
from detente.model.document import Document, read_yaml
from detente.model.errors import EmptyError, SchemaError
from detente.model.record import Record, Source, digest
from detente.model.time import read_instant
from detente.sources.text_file import text_of

LARGEST_BYTES = 2_500_000
KIND = "council.readout"
MEDIA_TYPE = "application/yaml"
NOT_A_PARTY = "desk"
"""Who enters the account of a wire where the file names no party: the desk, for the person who wrote it down."""


class _PointLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    subject: str
    words: str
    value: str = ""


class _Lines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    meeting: Key
    said: str
    points: tuple[_PointLines, ...]
    step: Literal["readout"] = "readout"
    party: str = ""
    teller: str = ""
    document: str = ""
    certainty: Certainty = Certainty.SECONDARY


def read_readouts(data: bytes, name: str) -> tuple[Record[Readout], ...]:
    """Return the accounts in a file as records, all or none; errors name file, line and field."""
    text = text_of(data, name, expected="accounts of a meeting", at_most=LARGEST_BYTES)
    document = read_yaml(text, name)
    source = Source(digest(data), MEDIA_TYPE, name)
    if not isinstance(document.data, list):
        return (_record(document.shaped(_Lines), document, (), source),)
    shape: type[tuple[_Lines, ...]] = tuple[_Lines, ...]
    every = document.shaped(shape)
    if not every:
        raise EmptyError("no accounts", where=name, expected="one or more", given="an empty list")
    return tuple(_record(lines, document, (k,), source) for k, lines in enumerate(every))


def _record(lines: _Lines, document: Document, path: tuple[int, ...], source: Source) -> Record[Readout]:
    if not lines.party and not lines.teller:
        raise SchemaError(
            "an account that nobody tells",
            where=document.where(*path),
            expected="`party`, or `teller` for a wire",
            given="neither",
        )
    if not lines.points:
        raise EmptyError(
            "an account without points",
            where=document.where(*path, "points"),
            expected="one or more",
            given="none",
        )
    return Record(
        kind=KIND,
        party=lines.party or NOT_A_PARTY,
        said=read_instant(lines.said, document.where(*path, "said")),
        body=Readout(
            meeting=lines.meeting,
            points=tuple(_point(point, document, (*path, "points", k)) for k, point in enumerate(lines.points)),
            teller=lines.teller,
            document=lines.document,
            certainty=lines.certainty,
        ),
        sources=(source,),
    )


def _point(point: _PointLines, document: Document, path: tuple[int | str, ...]) -> Point:
    for field in ("subject", "words"):
        if not getattr(point, field).strip():
            raise SchemaError(
                "a point with an empty field",
                where=document.where(*path, field),
                expected="what it is about, and in which words",
                given="nothing",
            )
    return Point(subject=point.subject, words=point.words, value=point.value)
