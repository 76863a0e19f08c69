"""XML as a small tree, read so that no file can make it grow, reach out or hang.

A document type is refused, and with it every entity that a file could define (billion laughs, files and addresses
of others), and so are blocks too deep or too many. Source of the method: expat stops at the declaration itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from detente.model.errors import SchemaError

DEEPEST = 64
MOST_ELEMENTS = 5_000_000
_MARK = " "
"""What expat puts between a namespace and a name; neither holds a space."""


class Element:
    """One element: its name without the namespace, attributes, text, parts, and the line on which it begins."""

    __slots__ = ("attributes", "line", "name", "parts", "texts")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.parts: list[Element] = []
        self.texts: list[str] = []

    @property
    def text(self) -> str:
        """Return the characters that stand in it directly."""
        return "".join(self.texts)

    def all(self, name: str) -> Iterator[Element]:
        """Yield the parts of a name."""
        return (part for part in self.parts if part.name == name)

    def first(self, *names: str) -> Element | None:
        """Return the first part at a path of names, None where there is none."""
        found: Element | None = self
        for name in names:
            found = next(found.all(name), None) if found else None
        return found


def xml_tree(data: bytes, name: str) -> Element:
    """Return the outermost element; SchemaError naming the line where it is no XML, or XML that is not read."""
    building = _Building(name)
    try:
        building.parser.Parse(data, True)  # noqa: FBT003  expat's own way to say that this is all
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as problem:
        raise SchemaError(
            "not XML",
            where=f"{name}, line {building.parser.CurrentLineNumber}",
            expected="XML 1.0 without a document type, whole",
            given=str(problem),
        ) from problem
    return building.top.parts[0]


class _Building:
    def __init__(self, name: str) -> None:
        self.name = name
        self.top = Element("", {}, 0)
        self.open = [self.top]
        self.count = 0
        self.parser = expat.ParserCreate(namespace_separator=_MARK)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST_ELEMENTS:
            raise self._refused(
                "XML too deep or too long", f"at most {DEEPEST} in one another, {MOST_ELEMENTS:,} in all"
            )
        plain = {key.rpartition(_MARK)[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(_MARK)[2], plain, self.parser.CurrentLineNumber)
        self.open[-1].parts.append(element)
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _characters(self, text: str) -> None:
        self.open[-1].texts.append(text)

    def _doctype(self, *_: object) -> None:
        raise self._refused("XML with a document type", "XML without <!DOCTYPE ...>, and so without entities")

    def _refused(self, problem: str, expected: str) -> SchemaError:
        where = f"{self.name}, line {self.parser.CurrentLineNumber}"
        return SchemaError(problem, where=where, expected=expected, next_step="save it without them")
