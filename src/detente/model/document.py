"""YAML read as data that remembers its lines: text stays text, doubled keys are errors, `NO` is Norway."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
import yaml

from detente.model.errors import SchemaError

Shape = TypeVar("Shape")
Path = tuple[str | int, ...]


class Document(msgspec.Struct, frozen=True):
    """The data of one YAML file, every scalar as text or None, with the line of each field."""

    name: str
    data: Any
    lines: dict[Path, int]

    def where(self, *path: str | int) -> str:
        """Return file, line and field for an error message."""
        line = next((self.lines[path[:k]] for k in range(len(path), -1, -1) if path[:k] in self.lines), 1)
        field = ".".join(map(str, path))
        return f"{self.name}, line {line}" + (f", field {field}" if field else "")

    def shaped(self, shape: type[Shape]) -> Shape:
        """Return the data as the type asked for; SchemaError naming file, line and field where it does not fit."""
        try:
            return msgspec.convert(self.data, shape, strict=False)
        except msgspec.ValidationError as problem:
            what, _, place = str(problem).partition(" - at `$")
            path = _path_of(place.rstrip("`"))
            raise SchemaError(
                "a file outside its schema",
                where=self.where(*path),
                expected=what,
                given=_excerpt(self.data, path),
            ) from problem


def read_yaml(text: str, name: str) -> Document:
    """Return the document; SchemaError on bad YAML, on a doubled key and on tags, with the line."""
    lines: dict[Path, int] = {}
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise SchemaError(
            "not YAML",
            where=f"{name}, line {mark.line + 1}" if mark else name,
            expected="YAML: `key: value` lines, indented by spaces",
            given=str(getattr(problem, "problem", problem)),
        ) from problem
    data = None if node is None else _build(node, (), lines, name)
    return Document(name, data, lines)


def _build(node: yaml.Node, path: Path, lines: dict[Path, int], name: str) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, name)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, i), lines, name) for i, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    plain_null = node.style is None and node.value in ("", "~", "null")
    return None if plain_null else str(node.value)


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int], name: str) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in built:
            raise SchemaError(
                "a key that stands twice",
                where=f"{name}, line {key_node.start_mark.line + 1}, field {key}",
                expected="each key once in its block",
                given=f"{key!r}, first on line {lines[(*path, key)]}",
                next_step="keep one of the two lines",
            )
        built[key] = _build(value_node, (*path, key), lines, name)
    return built


def _path_of(place: str) -> Path:
    parts = place.replace("[", ".[").split(".")
    return tuple(int(p[1:-1]) if p[1:-1].isdigit() else p for p in parts if p)


def _excerpt(data: Any, path: Path) -> str:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return "nothing"
    return repr(data)[:120]
