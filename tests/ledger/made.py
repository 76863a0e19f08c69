"""Records for tests: a few by hand, and any record of any kind for hypothesis."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from detente.model import dialogue, exercise, report
from detente.model.kinds import KINDS
from detente.model.record import LARGEST_INTEGER, Marking, Record, Source, Span
from detente.model.time import whole_days

NOON = datetime(2022, 1, 12, 12, tzinfo=UTC)
LATE = datetime(2100, 1, 1, tzinfo=UTC)
DIGESTS = ("body_digest", "held_digest")
"""What a ledger puts in the place of what it keeps apart; a record as it is said has none."""


def activity(number: int, **changes: Any) -> Record[exercise.Activity]:
    """Return a declared activity; the number makes it another one, said that many minutes later."""
    record = Record(
        kind="exercise.activity",
        party="RU",
        said=NOON + timedelta(minutes=number),
        happened=whole_days(date(2022, 1, 11)),
        body=exercise.Activity(name=f"Drill {number}", states=("RU",), troops=exercise.Range(3000, 3000)),
        sources=(Source("ab" * 32, "text/plain", "report.txt", (Span(3, 9),)),),
    )
    return msgspec.structs.replace(record, **changes)


def claim(number: int, name: str = "A spokesman") -> Record[report.ReportClaim]:
    """Return a claim of a report, which is a personal kind."""
    body = report.ReportClaim(
        id=f"r{number}", rule="actors/person", fields=report.ActorClaim(name=f"{name} {number}", type="person")
    )
    return Record(kind="report.claim", party="EFE", said=NOON + timedelta(minutes=number), body=body)


def held(number: int, *readers: str, **changes: Any) -> Record[dialogue.Note]:
    """Return a delegation's fallback, held for these readers (NO if none is named)."""
    record = Record(
        kind="council.note",
        party="NO",
        said=NOON + timedelta(minutes=number),
        happened=whole_days(date(2022, 1, 11)),
        body=dialogue.Note(about="hotline", type=dialogue.NoteType.FALLBACK, words=f"Whisper {number}"),
        sources=(Source("cd" * 32, "text/plain", "whisper.txt", (Span(3, 9),)),),
        held_for=readers or ("NO",),
    )
    return msgspec.structs.replace(record, **changes)


def flipped(data: bytes, place: int, bit: int | None = None) -> bytes:
    """Return the bytes with one bit changed in the byte at a place; unless one is named, all eight in turn."""
    changed = 1 << (place % 8 if bit is None else bit)
    return data[:place] + bytes([data[place] ^ changed]) + data[place + 1 :]


def records(*kinds: str) -> st.SearchStrategy[Record[Any]]:
    """Return a strategy of records of these kinds, of every kind if none is named."""
    return st.one_of([_of_kind(kind) for kind in kinds or KINDS])


def _of_kind(kind: str) -> st.SearchStrategy[Record[Any]]:
    made = _strategy(inspect.type_info(_typed(kind)))
    return made.map(lambda record: msgspec.structs.replace(record, kind=kind))


def _typed(kind: str) -> Any:
    return Record[KINDS[kind].body]  # type: ignore[name-defined]


def _strategy(node: Any) -> st.SearchStrategy[Any]:
    if isinstance(node, inspect.Metadata):
        return _strategy(node.type)
    if isinstance(node, inspect.StructType):
        return _struct(node)
    if isinstance(node, inspect.UnionType):
        return st.one_of([_strategy(part) for part in node.types])
    if isinstance(node, inspect.VarTupleType):
        return st.lists(_strategy(node.item_type), max_size=2).map(tuple)
    if isinstance(node, inspect.TupleType):
        return st.tuples(*[_strategy(part) for part in node.item_types])
    return _SCALARS[type(node)](node)


def _integers(node: inspect.IntType) -> st.SearchStrategy[int]:
    low = -LARGEST_INTEGER if node.ge is None else node.ge
    return st.integers(low, LARGEST_INTEGER if node.le is None else node.le)


def _text(node: inspect.StrType) -> st.SearchStrategy[str]:
    if node.pattern:
        return st.from_regex(re.compile(node.pattern))
    odd = ["", "\x00\x1f\x7f\u2028\ufeff", '"\\/\b\f\n\r\t', "\U0001f600é"]
    return st.one_of(st.text(max_size=12), st.sampled_from(odd))


_SCALARS: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    inspect.IntType: _integers,
    inspect.StrType: _text,
    inspect.EnumType: lambda node: st.sampled_from(list(node.cls)),
    inspect.DateTimeType: lambda _: st.datetimes(timezones=st.just(UTC)),
    inspect.DateType: lambda _: st.dates(),
    inspect.BoolType: lambda _: st.booleans(),
    inspect.NoneType: lambda _: st.none(),
}


def _struct(node: inspect.StructType) -> st.SearchStrategy[Any]:
    cls = getattr(node.cls, "__origin__", node.cls)
    fields = {field.name: field for field in node.fields if cls is not Record or field.name not in DIGESTS}
    made = {name: _field(field) for name, field in fields.items()}
    optional = {name: made.pop(name) for name, field in fields.items() if not field.required}
    if cls is Record:
        del optional["body"]
        parts = fields["body"].type.types
        made["body"] = st.one_of([_strategy(part) for part in parts if not isinstance(part, inspect.NoneType)])
    return st.fixed_dictionaries(made, optional=optional).map(lambda values: _built(cls, values))


def _field(field: inspect.Field) -> st.SearchStrategy[Any]:
    made = _strategy(field.type)
    if type(field.default) is not str:
        return made
    # The default's word, but not the very object: it must be left out all the same.
    return st.one_of(made, st.builds("".join, st.just(list(field.default))))


def _built(cls: Any, values: dict[str, Any]) -> Any:
    if cls is exercise.Range and values.get("least") is not None and values.get("most") is not None:
        values = dict(zip(("least", "most"), sorted(values.values()), strict=True))
    if cls is Record:
        values["held_for"] = tuple(sorted(set(values.get("held_for", ()))))
        if not values["held_for"] and _must_be_held(values):
            values["held_for"] = ("NO",)
    return cls(**values)


def _must_be_held(values: dict[str, Any]) -> bool:
    note = values["body"]
    in_confidence = isinstance(note, dialogue.Note) and note.type is not dialogue.NoteType.REMARK
    return in_confidence or values.get("marking") is Marking.RED
