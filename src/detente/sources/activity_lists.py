"""Activities and notifications as blocks in two lists, in YAML and in JSON, with the same fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from detente.model.confidence import unquoted
from detente.model.document import DEEPEST, Document, Path, read_yaml
from detente.model.errors import EmptyError, InputError, SchemaError
from detente.model.exercise import Stage
from detente.model.record import Span
from detente.model.utf8 import utf8_text
from detente.sources.activity_fields import COLUMNS, STAGE_FIELDS, in_turn, read_count, read_number
from detente.sources.activity_rows import ACTIVITY, NOTIFICATION, Read, Row, unknown_column
from detente.sources.likely_encoding import likely_words

LISTS = {"activities": ACTIVITY, "notifications": NOTIFICATION}
"""The lists of a file, and the kind of record that an item of each becomes."""


def yaml_rows(data: bytes, name: str) -> Iterator[Read]:
    """Yield the items of a YAML file; SchemaError, EmptyError or EncodingError where it is none."""
    text = _text(data, name)
    yield from _all_items(read_yaml(text, name), len(text))


def json_rows(data: bytes, name: str) -> Iterator[Read]:
    """Yield the items of a JSON file of the same two lists; SchemaError, EmptyError or EncodingError."""
    text = _text(data, name)
    yield from _all_items(JsonDocument(name, parsed_json(text, name), {}), len(text))


class JsonDocument(Document, frozen=True):
    """The data of a JSON file, whose places are told by the number of the item, from 1."""

    def where(self, *path: str | int) -> str:
        """Return file, item and column for an error message."""
        words = [f"item {step + 1}" if isinstance(step, int) else step for step in path]
        return ", ".join([self.name, *words[:2]]) + (f", column {'.'.join(words[2:])}" if words[2:] else "")


class Block(dict[str, Any]):
    """A block of JSON, with the first of its keys that stands twice, empty where none does."""

    doubled: str = ""


def parsed_json(text: str, name: str) -> Any:
    """Return JSON with its decimals exact and doubled keys remembered; SchemaError where it is none."""
    try:
        return json.loads(
            text, object_pairs_hook=_block, parse_float=Decimal, parse_int=_whole, parse_constant=_no_number
        )
    except json.JSONDecodeError as problem:
        raise SchemaError(
            "not JSON",
            where=f"{name}, line {problem.lineno}, byte {problem.pos}",
            expected="JSON (RFC 8259)",
            given=problem.msg,
        ) from problem
    except (RecursionError, ValueError) as problem:
        deep = isinstance(problem, RecursionError)
        raise SchemaError(
            "blocks too deep inside one another" if deep else "not JSON",
            where=name,
            expected=f"at most {DEEPEST}" if deep else "JSON (RFC 8259)",
            given="thousands" if deep else str(problem),
        ) from problem


def _block(pairs: list[tuple[str, Any]]) -> Block:
    block = Block(pairs)
    if len(block) < len(pairs):
        keys = [key for key, _ in pairs]
        block.doubled = next(key for key in keys if keys.count(key) > 1)
    return block


def _whole(digits: str) -> int:
    if len(digits) > len(str(2**64)):
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word}, which JSON does not have")


def refuse_doubled(value: Any, where: str, depth: int = 0) -> None:
    """Raise SchemaError where a key stands twice in JSON, or blocks stand too deep inside one another."""
    if depth > DEEPEST:
        raise SchemaError("blocks too deep inside one another", where=where, expected=f"at most {DEEPEST}")
    if isinstance(value, Block) and value.doubled:
        raise SchemaError(
            "a key that stands twice",
            where=f"{where}, column {value.doubled[:60]}",
            expected="each key once in its block",
            next_step="keep one of the two",
        )
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in below:
        refuse_doubled(part, where, depth + 1)


def plain(value: Any) -> Any:
    """Return a value of JSON as YAML would give it: numbers as digits, true and false as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return value


def _text(data: bytes, name: str) -> str:
    text = utf8_text(data, name, hint=likely_words)
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected="military activities", given=f"{len(data)} bytes")
    return text


def _all_items(document: Document, length: int) -> Iterator[Read]:
    """Yield the items of the two lists of a document as rows, or with what is wrong with each."""
    data = document.data
    wrong = [key for key in data if key not in LISTS] if isinstance(data, dict) else [""]
    if wrong:
        raise SchemaError(
            "a file of another form",
            where=document.where(*filter(None, wrong[:1])),
            expected="`activities:` and a list below it, and `notifications:` where there are any",
            given=repr(wrong[0] or data)[:80],
        )
    if isinstance(data, Block) and data.doubled:
        raise SchemaError("a key that stands twice", where=document.name, expected="each once", given=data.doubled)
    lists = {key: data.get(key) or [] for key in LISTS}
    for key, items in lists.items():
        if not isinstance(items, list) or not any(lists.values()):
            raise EmptyError(
                f"no {key}", where=document.where(key), expected="a list of one or more", given=repr(items)[:80]
            )
    for key, items in lists.items():
        for number, item in enumerate(items):
            yield _read(document, (key, number), item, length)


def _read(document: Document, path: Path, item: Any, length: int) -> Read:
    try:
        with unquoted(held=isinstance(item, dict) and "held_for" in item):
            refuse_doubled(item, document.where(*path))
            told = plain(item) if isinstance(document, JsonDocument) else item
            return item_row(document, path, told, length, LISTS[str(path[0])])
    except InputError as problem:
        return problem


def item_row(document: Document, path: Path, item: Any, length: int, kind: str = "") -> Row:
    """Return one item of a list as a row; SchemaError where it is no block of known fields."""
    place = document.where(*path)
    if not isinstance(item, dict):
        raise SchemaError(
            "not an activity", where=place, expected="`name: ...` and further fields", given=repr(item)[:80]
        )
    for field in item:
        if field not in COLUMNS:
            raise unknown_column(field, document.where(*path, field))
    told = {field: value for field, value in item.items() if value not in (None, "", [])}
    listed = told.pop("stages") if isinstance(told.get("stages"), list) else None
    cells = {field: _flat(value, document.where(*path, field)) for field, value in told.items()}
    stages = tuple(_stages(document, path, listed))
    return Row(cells, place, Span(0, length), in_turn(stages, document.where(*path, "stages")), kind=kind)


def _flat(value: Any, where: str) -> str:
    """Return a value as the text of one cell: a list is parted by `|`."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        if any("|" in part for part in value):
            raise SchemaError("a bar in a list", where=where, expected="words without |, which parts a list")
        return "|".join(value)
    if not isinstance(value, str):
        raise SchemaError(
            "a value of another form", where=where, expected="text or a list", given=repr(value)[:80]
        )
    return value.strip()


def _stages(document: Document, path: Path, stages: list[Any] | None) -> Iterator[Stage]:
    for number, stage in enumerate(stages or []):
        here = (*path, "stages", number)
        if not isinstance(stage, dict) or not {"from_hour"} <= set(stage) <= {"from_hour", *STAGE_FIELDS}:
            raise SchemaError(
                "not a stage",
                where=document.where(*here),
                expected=f"from_hour, and any of {', '.join(STAGE_FIELDS)}",
                given=repr(stage)[:80],
            )
        strengths = {
            field: read_number(_flat(told, document.where(*here, field)), document.where(*here, field))
            for field, told in stage.items()
            if field != "from_hour" and told is not None
        }
        where = document.where(*here, "from_hour")
        yield Stage(from_hour=read_count(_flat(stage["from_hour"], where), where), **strengths)
