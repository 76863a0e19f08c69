"""What stands where in a picture, read back from its SVG text: checks look at what is written, not at code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import msgspec
from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT = 0.72, 0.2
"""How far letters reach above and below their baseline, in parts of their size."""
TOLERANCE = 0.75
"""Px by which boxes may touch: letters do not fill their boxes to the edge."""


class Box(msgspec.Struct, frozen=True):
    """Words or a shape, and the rectangle that they fill, in px of the whole picture."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether two boxes share more than an edge."""
        return (
            self.left + TOLERANCE < other.right
            and other.left + TOLERANCE < self.right
            and self.top + TOLERANCE < other.bottom
            and other.top + TOLERANCE < self.bottom
        )


def parsed(picture: str) -> etree._Element:
    """Return the picture as a tree; fails where it is not well-formed XML."""
    return etree.fromstring(picture.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def size(picture: str) -> tuple[float, float]:
    """Return the width and height of the view box."""
    root = parsed(picture)
    left, top, width, height = map(float, root.get("viewBox").split())
    assert (left, top) == (0, 0)
    assert (float(root.get("width")), float(root.get("height"))) == (width, height)
    return width, height


def moved(element: etree._Element) -> tuple[float, float]:
    """Return by how much the groups around an element move it."""
    x = y = 0.0
    for group in element.iterancestors(f"{SVG}g"):
        told = re.fullmatch(r"translate\((\S+) (\S+)\)", group.get("transform", "translate(0 0)"))
        assert told, group.get("transform")
        x, y = x + float(told[1]), y + float(told[2])
    return x, y


def words(picture: str) -> list[Box]:
    """Return the words of a picture, a box for each line."""
    return [_words(text) for text in parsed(picture).iter(f"{SVG}text")]


def _words(text: etree._Element) -> Box:
    dx, dy = moved(text)
    x, y = float(text.get("x")) + dx, float(text.get("y")) + dy
    high, width = float(text.get("font-size")), float(text.get("textLength"))
    if text.get("transform"):
        assert re.fullmatch(r"rotate\(-90 \S+ \S+\)", text.get("transform"))
        return Box(text.text, x - high * ASCENT, y - width, x + high * DESCENT, y)
    left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
    return Box(text.text, left, y - high * ASCENT, left + width, y + high * DESCENT)


def shapes(picture: str) -> Iterator[Box]:
    """Yield the boxes of all shapes but words, hatches left out."""
    for element in parsed(picture).iter(f"{SVG}rect", f"{SVG}circle", f"{SVG}polyline", f"{SVG}polygon"):
        if next(element.iterancestors(f"{SVG}pattern"), None) is None:
            yield _shape(element)


def _shape(element: etree._Element) -> Box:
    dx, dy = moved(element)
    told = {name: float(element.get(name, 0)) for name in ("x", "y", "width", "height", "cx", "cy", "r")}
    xs = [told["x"], told["x"] + told["width"]]
    ys = [told["y"], told["y"] + told["height"]]
    if element.get("points"):
        points = [tuple(map(float, pair.split(","))) for pair in element.get("points").split()]
        xs, ys = [x for x, _ in points], [y for _, y in points]
    if element.get("r"):
        xs = [told["cx"] - told["r"], told["cx"] + told["r"]]
        ys = [told["cy"] - told["r"], told["cy"] + told["r"]]
    return Box(element.tag, min(xs) + dx, min(ys) + dy, max(xs) + dx, max(ys) + dy)


def box_of(element: etree._Element) -> Box:
    """Return the box of words or of a shape."""
    return _words(element) if element.tag == f"{SVG}text" else _shape(element)


def outside(picture: str) -> list[Box]:
    """Return the words and shapes that are not wholly inside the picture."""
    width, height = size(picture)
    return [
        box
        for box in (*words(picture), *shapes(picture))
        if min(box.left, box.top) < -0.01 or box.right > width + 0.01 or box.bottom > height + 0.01
    ]


def overlapping(picture: str) -> list[tuple[str, str]]:
    """Return the words that overlap, by twos; the small sign `?` is no label."""
    boxes = sorted((box for box in words(picture) if box.what != "?"), key=lambda box: box.top)
    return [(one.what, other.what) for one, other in combinations(boxes, 2) if one.overlaps(other)]


def told(picture: str) -> str:
    """Return all words drawn, joined by spaces."""
    return " ".join(box.what for box in words(picture))
