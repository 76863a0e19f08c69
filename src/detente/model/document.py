"""YAML read as data that remembers its lines: text stays text, doubled keys are errors, `NO` is Norway.

Only the plain part of YAML is read: blocks, lists and scalars. Anchors, aliases and tags are refused, because
a small file of aliases can stand for gigabytes, and a tag can change what a text means.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import inspect

from detente.model.errors import SchemaError

Shape = TypeVar("Shape")
Path = tuple[str | int, ...]

DEEPEST = 32
"""How many blocks may stand inside one another: enough for any file of this house, too few to break the reader."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MISSING = re.compile(r"Object missing required field `(.+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")


class Document(msgspec.Struct, frozen=True):
    """The data of one YAML file, every scalar as text or None, with the line of each field.

    `at` is empty for the whole file, and for a part of it the path to that part.
    """

    name: str
    data: Any
    lines: dict[Path, int]
    at: Path = ()

    def where(self, *path: str | int) -> str:
        """Return file, line and field for an error message."""
        path = (*self.at, *path)
        line = next((self.lines[path[:k]] for k in range(len(path), -1, -1) if path[:k] in self.lines), 1)
        field = ".".join(map(str, path))
        return f"{self.name}, line {line}" + (f", field {field}" if field else "")

    def below(self, *path: str | int) -> Document:
        """Return the part of the document at a path that is there, which still names its place in the file."""
        data = self.data
        for step in path:
            data = data[step]
        return Document(self.name, data, self.lines, (*self.at, *path))

    def shaped(self, shape: type[Shape]) -> Shape:
        """Return the data as the type asked for; SchemaError naming file, line and field where it does not fit."""
        try:
            return msgspec.convert(self.data, shape, strict=False)
        except msgspec.ValidationError as problem:
            what, _, place = str(problem).partition(" - at `$")
            path = _path_of(place.rstrip("`"))
            raise self._misfit(shape, what, path) from problem

    def _misfit(self, shape: Any, what: str, path: Path) -> SchemaError:
        missing, unknown = _MISSING.match(what), _UNKNOWN.match(what)
        if missing:
            return SchemaError(
                "a field is missing",
                where=self.where(*path),
                expected=f"a line `{missing[1]}: ...`",
                given="no such line",
                next_step=f"add the field `{missing[1]}`",
            )
        if unknown:
            known = getattr(shape, "__struct_fields__", ()) if not path else ()
            return SchemaError(
                "a field that nobody knows",
                where=self.where(*path, unknown[1]),
                expected=", ".join(known) or "a field of the schema",
                given=unknown[1],
                next_step=nearest(unknown[1], known),
            )
        return SchemaError(
            "a file outside its schema",
            where=self.where(*path),
            expected=wanted(shape, path) or what,
            given=_excerpt(self.data, path),
        )


WANTED: tuple[tuple[type, str], ...] = (
    (inspect.DateType, "a day as 2022-01-12"),
    (inspect.DateTimeType, "an instant with its zone, as 2022-01-12T18:00:00Z"),
    (inspect.BoolType, "true or false"),
    (inspect.IntType, "a whole number, without commas or points"),
    (inspect.StructType, "lines of `field: value`"),
    (inspect.VarTupleType, "a list"),
)
"""What a field of a type is written as, where msgspec's own words would not tell a person."""


def wanted(shape: Any, path: Path) -> str:
    """Return what is written at a path of a type: the words of a closed list, or a form; empty if not known."""
    nodes = [inspect.type_info(shape)]
    for step in path:
        nodes = [below for node in nodes for below in _below(node, step)]
    words = [word for node in nodes for word in _words(node)]
    return ", ".join(dict.fromkeys(filter(None, words)))


def _below(node: Any, step: str | int) -> Iterator[Any]:
    """Yield the types that may stand at one step below a type; a choice of types counts as each of them."""
    for one in getattr(node, "types", (node,)):
        if isinstance(one, inspect.StructType):
            yield from (field.type for field in one.fields if field.encode_name == step)
        elif hasattr(one, "item_type"):
            yield one.item_type


def _words(node: Any) -> Iterator[str]:
    for one in getattr(node, "types", (node,)):
        if isinstance(one, inspect.Metadata):
            yield (one.extra_json_schema or {}).get("description", "")
        if isinstance(one, inspect.EnumType):
            yield from (str(member.value) for member in one.cls)
        yield from (words for kind, words in WANTED if isinstance(one, kind))


def nearest(given: str, known: Any) -> str:
    """Return a hint that names the likeliest spellings, empty if none is near."""
    near = difflib.get_close_matches(given, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""


def read_yaml(text: str, name: str) -> Document:
    """Return the document; SchemaError on bad YAML, a doubled key, an anchor, an alias or a tag, with the line."""
    lines: dict[Path, int] = {}
    try:
        data = _Builder(name, lines).whole(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise SchemaError(
            "not YAML",
            where=f"{name}, line {mark.line + 1}" if mark else name,
            expected="YAML: `key: value` lines, indented by spaces",
            given=str(getattr(problem, "problem", None) or problem),
        ) from problem
    return Document(name, data, lines)


class _Builder(msgspec.Struct, frozen=True):
    """Builds data from the parser's events, so that nothing is expanded before it was checked."""

    name: str
    lines: dict[Path, int]

    def whole(self, events: Iterator[Any]) -> Any:
        """Return the data of the one document, None for an empty file."""
        data, begun = None, 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                begun += 1
                self._only_one(event, begun)
                data = self._value(next(events), events, ())
        return data

    def _only_one(self, event: Any, begun: int) -> None:
        if begun > 1:
            raise self._refuse(event, "a second document in one file", "one document, no `---` lines")

    def _value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        self._plain(event, path)
        self.lines[path] = _line(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return None if event.implicit[0] and event.value in ("", "~", "null") else event.value

    def _sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        built: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            built.append(self._value(event, events, (*path, len(built))))
        return built

    def _mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(event, "a key that is not plain text", "a key such as `says`")
            self._plain(event, path)
            key = event.value
            if key in built:
                raise self._refuse(
                    event,
                    "a key that stands twice",
                    "each key once in its block",
                    f"{key!r}, first on line {self.lines[(*path, key)]}",
                    "keep one of the two lines",
                )
            built[key] = self._value(next(events), events, (*path, key))
            self.lines[(*path, key)] = _line(event)
        return built

    def _plain(self, event: Any, path: Path) -> None:
        if getattr(event, "anchor", None):
            raise self._refuse(
                event,
                "an anchor or an alias",
                "every value written out",
                f"the name {event.anchor!r} behind & or *",
            )
        if getattr(event, "tag", None):
            raise self._refuse(event, "a tag", "plain values without `!`", event.tag)
        if len(path) > DEEPEST:
            raise self._refuse(event, "blocks too deep inside one another", f"at most {DEEPEST}")

    def _refuse(self, event: Any, problem: str, expected: str, given: str = "", hint: str = "") -> SchemaError:
        line = _line(event)
        return SchemaError(
            problem, where=f"{self.name}, line {line}", expected=expected, given=given, next_step=hint
        )


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _path_of(place: str) -> Path:
    parts = place.replace("[...]", "").replace("[", ".[").split(".")
    return tuple(int(p[1:-1]) if p[1:-1].isdigit() else p for p in parts if p)


def _excerpt(data: Any, path: Path) -> str:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return "nothing"
    return repr(data)[:120]
