"""The one byte form of a record: JSON in the canonical form of RFC 8785, within the limits of this house.

Sorted ASCII keys, no floats, integers within +-(2^53 - 1), instants in UTC, fields at their default left out
where their type says so. Within these limits the output of msgspec's encoder is byte-equal to RFC 8785; a
property test against the `rfc8785` package holds that. Decoding is strict in the simplest way: what does not
encode to the very bytes given is refused, so doubled keys, unknown fields, spaces and other orders never pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from detente.model.errors import SchemaError
from detente.model.kinds import KINDS, kind_named
from detente.model.record import Digest, Record, digest

LARGEST_RECORD_BYTES = 60_000
"""So that an entry fits the 16-bit length of a C2SP tlog-tiles entry bundle with its signature."""

LONGEST_SHOWN = 1_000
"""How long a record may be for an error to show the form in which it would be accepted."""

CANONICAL = "canonical JSON: sorted keys, each once and known, no spaces, defaults left out (RFC 8785)"

_REFUSED = (msgspec.MsgspecError, UnicodeError, OverflowError, RecursionError, TypeError, ValueError)
_encoder = msgspec.json.Encoder(order="sorted")
_decoders: dict[str, msgspec.json.Decoder[Record[Any]]] = {
    name: msgspec.json.Decoder(Record[kind.body], strict=True)  # type: ignore[name-defined]
    for name, kind in KINDS.items()
}
_bodies = {name: msgspec.json.Decoder(kind.body, strict=True) for name, kind in KINDS.items()}


class _Head(msgspec.Struct):
    kind: str


_head = msgspec.json.Decoder(_Head)


def encode(record: Record[Any]) -> bytes:
    """Return the canonical bytes; SchemaError if a field is outside its type, its range or the size limit.

    The bytes are read back as the kind demands, so types, ranges and patterns are checked in one fast pass.
    """
    kind_named(record.kind)
    try:
        data = _encoder.encode(record)
        back = _decoders[record.kind].decode(data)
    except _REFUSED as problem:
        raise _misfit(record.kind, str(problem)) from problem
    # What came back equal in every field and type encodes to the same bytes; the rest is encoded to be compared.
    if back != record and _encoder.encode(back) != data:
        raise _misfit(record.kind, "fields that this kind does not know, or values of another form")
    if _spelt_out(back):
        data = _encoder.encode(_shortened(back))
    return _sized(data)


def decode(data: bytes) -> Record[Any]:
    """Return the record of canonical bytes; SchemaError if they are not exactly canonical."""
    try:
        kind = _head.decode(_sized(data)).kind
        kind_named(kind)
        record = _decoders[kind].decode(data)
    except SchemaError:
        raise
    except _REFUSED as problem:
        raise SchemaError("not a record", expected=CANONICAL, given=str(problem)) from problem
    if _spelt_out(record) or _encoder.encode(record) != data:
        raise _not_canonical(record, data)
    return record


def decode_known(data: bytes) -> Record[Any]:
    """Return the record of bytes whose digest shows that they came from `encode`; quicker than `decode`."""
    try:
        return _decoders[_head.decode(data).kind].decode(data)
    except (*_REFUSED, KeyError) as problem:
        raise SchemaError("not a record", expected=CANONICAL, given=str(problem)) from problem


def identify(record: Record[Any]) -> Digest:
    """Return the id: the SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return digest(encode(record))


def identify_checked(record: Record[Any]) -> Digest:
    """Return the id of a record whose fields were checked when it was read; a third of the time of `identify`.

    The same id only where no plain word stands at its default (positions have none) and times are in UTC.
    """
    return digest(_encoder.encode(record))


def encode_body(record: Record[Any]) -> bytes:
    """Return the canonical bytes of a record's body alone, as they stand behind a salted digest."""
    encode(record)
    return _encoder.encode(_shortened(record.body))


def decode_body(kind: str, data: bytes) -> Any:
    """Return the body of that kind; SchemaError if the bytes are not exactly its canonical form."""
    try:
        body = _bodies[kind].decode(data)
    except _REFUSED as problem:
        raise SchemaError("not a body", expected=f"the canonical form of {kind}", given=str(problem)) from problem
    if _spelt_out(body) or _encoder.encode(body) != data:
        raise SchemaError(
            "not a body", expected=f"the canonical form of {kind}", given=f"{len(data)} bytes of another form"
        )
    return body


def _sized(data: bytes) -> bytes:
    if len(data) > LARGEST_RECORD_BYTES:
        raise SchemaError(
            "a record too large for the ledger",
            expected=f"at most {LARGEST_RECORD_BYTES} bytes; bulk data stays a file and the record keeps its hash",
            given=f"{len(data)} bytes",
        )
    return data


def _misfit(kind: str, given: str) -> SchemaError:
    return SchemaError(
        "a record outside its schema",
        expected=f"a body of kind {kind} within the limits of the canonical form",
        given=given,
    )


def _not_canonical(record: Record[Any], data: bytes) -> SchemaError:
    meant = _encoder.encode(_shortened(record))
    place = next((i for i, (a, b) in enumerate(zip(meant, data, strict=False)) if a != b), len(meant))
    return SchemaError(
        "a record that is not in canonical form",
        where=f"byte {place}",
        expected=CANONICAL,
        given=data[max(0, place - 20) : place + 60].decode("utf-8", "replace"),
        next_step=f"write it as {meant.decode()}" if len(meant) <= LONGEST_SHOWN else "",
    )


class _Care(NamedTuple):
    """What the encoder leaves open in one type of struct: zones of instants, and defaults that are words.

    msgspec leaves a default out when the value is the very same object; a word read from JSON never is.
    """

    instants: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    inside: tuple[str, ...]


_NO_CARE = _Care((), (), ())


def _spelt_out(value: Any) -> bool:
    """Return whether a word at its default would be written out; SchemaError on an instant that is not UTC."""
    found = False
    if type(value) is tuple:
        for item in value:
            found |= _spelt_out(item)
        return found
    care = _CARES.get(type(value), _NO_CARE)
    for name in care.instants:
        instant = getattr(value, name)
        if instant is not None and instant.tzinfo is not UTC:
            raise _not_utc(name, instant)
    for name, word in care.words:
        given = getattr(value, name)
        found |= given == word and given is not word
    for name in care.inside:
        found |= _spelt_out(getattr(value, name))
    return found


def _not_utc(name: str, instant: datetime) -> SchemaError:
    return SchemaError(
        "an instant that is not in UTC",
        where=f"field {name}",
        expected="an aware instant in UTC, as 2022-01-12T18:00:00Z",
        given=instant.isoformat(),
        next_step="convert it with astimezone(UTC)",
    )


def _shortened(value: Any) -> Any:
    """Return an equal value in which every word at its default is the default itself, so it is left out."""
    if type(value) is tuple:
        return tuple(_shortened(item) for item in value)
    care = _CARES.get(type(value))
    if care is None:
        return value
    changes: dict[str, Any] = {name: _shortened(getattr(value, name)) for name in care.inside}
    changes |= {name: word for name, word in care.words if getattr(value, name) == word}
    return msgspec.structs.replace(value, **changes)


def _plain(node: Any) -> Iterator[Any]:
    """Yield a type, or the types of a choice, without what describes them."""
    for one in getattr(node, "types", (node,)):
        yield one.type if isinstance(one, inspect.Metadata) else one


def _structs_in(node: Any) -> Iterator[inspect.StructType]:
    if isinstance(node, inspect.StructType):
        yield node
    single = [getattr(node, name) for name in ("item_type", "value_type") if hasattr(node, name)]
    for part in [*single, *getattr(node, "item_types", ()), *getattr(node, "types", ())]:
        yield from _structs_in(part)


def _cares() -> dict[type, _Care]:
    """Return what every struct type within a record needs, types that need nothing left out."""
    table: dict[type, _Care] = {}
    for kind in KINDS.values():
        _study(inspect.type_info(Record[kind.body]), table)  # type: ignore[name-defined]
    return table


def _study(node: Any, table: dict[type, _Care]) -> bool:
    instants, words, inside = [], [], []
    for field in node.fields:
        if any(isinstance(one, inspect.DateTimeType) for one in _plain(field.type)):
            instants.append(field.name)
        if type(field.default) is str and field.default and _omits(node):
            words.append((field.name, field.default))
        below = [_study(node, table) for node in _structs_in(field.type)]
        if any(below):
            inside.append(field.name)
    cls = getattr(node.cls, "__origin__", node.cls)
    if instants or words or inside:
        before = table.get(cls, _NO_CARE)
        names = tuple(dict.fromkeys((*before.inside, *inside)))
        table[cls] = _Care(tuple(instants), tuple(words), names)
    return cls in table


def _omits(node: inspect.StructType) -> bool:
    return bool(node.cls.__struct_config__.omit_defaults)


_CARES = _cares()
