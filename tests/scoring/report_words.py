"""Finds words in a report: a SPAN of an annotation is written by words and never by number.

    some words                 must stand exactly once in the report
    [some words, 2]            their second occurrence
    {text: he, in: SPAN}       the one `he` inside other words
    {all: Russia, except: [3]} every occurrence outside the boilerplate, but the third (actors)

Words are found whole (`Russia` is not found in `Russian`); `glued: true` in a {text: ...} lifts that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Place = tuple[int, int]
"""Half open, in code points of the report."""

_QUOTED = re.compile(r'"[^"\n]+"|“[^”\n]+”|«[^»\n]+»')
_QUOTATION_MARKS = '"“”„«»'
_AROUND = 30


class Wrong(Exception):
    """Something in an annotation that does not hold."""


class ReportWords:
    """The text of one report, in which words are found; `boilerplate` is filled when it is known."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.boilerplate: list[Place] = []

    def occurrences(self, words: str, inside: Place | None = None, *, glued: bool = False) -> list[Place]:
        """Return where words stand, whole unless `glued`, in the report or inside a place of it."""
        start, end = inside or (0, len(self.text))
        left = r"(?<!\w)(?<!\d,)" if not glued and re.match(r"\w", words[0]) else ""
        right = r"(?!\w)(?!,\d)" if not glued and re.match(r"\w", words[-1]) else ""
        found = re.finditer(left + re.escape(words) + right, self.text)
        return [match.span() for match in found if start <= match.start() and match.end() <= end]

    def span(self, spec: Any, inside: Place | None = None) -> Place:
        """Return the one place of a SPAN in the report or inside a place of it; Wrong if there is none."""
        glued = False
        if isinstance(spec, dict):
            if set(spec) - {"text", "in", "glued"} or "text" not in spec:
                raise Wrong(f"a span has `text`, `in`, `glued`; given {spec}")
            inside = self.span(spec["in"], inside) if "in" in spec else inside
            spec, glued = spec["text"], spec.get("glued", False)
        words, number = _numbered(spec)
        found = self.occurrences(words, inside, glued=glued)
        where = f" inside {self.text[slice(*inside)]!r}" if inside else ""
        if not found:
            raise Wrong(f"not found{where}: {words!r}")
        if number is None and len(found) > 1:
            raise Wrong(f"stands {len(found)} times{where}: {words!r}")
        if number is not None and not 1 <= number <= len(found):
            raise Wrong(f"no occurrence number {number} of {len(found)}{where}: {words!r}")
        return found[(number or 1) - 1]

    def spans(self, specs: Any) -> list[Place]:
        """Return the places of one SPAN or of a list of them, in the order given."""
        if isinstance(specs, str | dict) or (len(specs) == 2 and isinstance(specs[1], int)):
            specs = [specs]
        return [place for spec in specs for place in self._places(spec)]

    def _places(self, spec: Any) -> list[Place]:
        if not (isinstance(spec, dict) and "all" in spec):
            return [self.span(spec)]
        if set(spec) - {"all", "except"}:
            raise Wrong(f"`all` goes with `except` only; given {spec}")
        found = [place for place in self.occurrences(spec["all"]) if not self.is_boilerplate(place)]
        left_out = spec.get("except", [])
        if any(not 1 <= number <= len(found) for number in left_out):
            raise Wrong(f"stands {len(found)} times, so not all of {left_out} can be left out: {spec['all']!r}")
        kept = [place for number, place in enumerate(found, 1) if number not in left_out]
        if not kept:
            raise Wrong(f"not found: {spec['all']!r}")
        return kept

    def is_boilerplate(self, place: Place) -> bool:
        """Return whether a place touches the boilerplate."""
        return any(start < place[1] and place[0] < end for start, end in self.boilerplate)

    def quotations(self) -> Iterator[Place]:
        """Yield the quotations outside the boilerplate, marks included."""
        found = (match.span() for match in _QUOTED.finditer(self.text))
        return (place for place in found if not self.is_boilerplate(place))

    def has_quotation_marks(self) -> bool:
        """Return whether there is any quotation mark."""
        return any(mark in self.text for mark in _QUOTATION_MARKS)

    def around(self, start: int, end: int) -> str:
        """Return the words about a place."""
        return self.text[max(0, start - _AROUND) : end + _AROUND]


def _numbered(spec: Any) -> tuple[str, int | None]:
    """Return the words and the number of their occurrence, None if only one is expected."""
    number = None
    if isinstance(spec, list):
        if len(spec) != 2 or not isinstance(spec[1], int):
            raise Wrong(f"a span is [words, number]; given {spec}")
        spec, number = spec
    if not isinstance(spec, str) or not spec:
        raise Wrong(f"no words: {spec!r} (a number, a date or an empty text needs quotes)")
    return spec, number
