"""What a picture is drawn with: a list of shapes that cannot be changed, and the SVG text made of it.

Units are px (96 to the inch), x to the right, y down. A drawing holds no script, no style sheet, no link and no
font; every word in it is text and nothing else. The same shapes give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import msgspec

from detente.brief.legible import legible
from detente.brief.pictures.letters import width_of

FONTS = "Libertinus Serif, Times New Roman, Liberation Serif, Times, serif"
"""The first is inside typst; the others are the like of it on other machines."""

START, MIDDLE, END = "start", "middle", "end"
NONE = "none"

Point = tuple[float, float]


class Rect(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle. `fill` and `line` are colours, or `url(#name)` of a hatch."""

    x: float
    y: float
    width: float
    height: float
    fill: str = NONE
    line: str = NONE
    line_width: float = 1


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line through points, straight from each to the next; `dash` is lengths drawn and left out in turn."""

    points: tuple[Point, ...]
    line: str
    line_width: float = 1
    dash: tuple[float, ...] = ()


class Polygon(msgspec.Struct, frozen=True, kw_only=True):
    """A shape closed through its points."""

    points: tuple[Point, ...]
    fill: str = NONE
    line: str = NONE
    line_width: float = 1


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str = NONE
    line: str = NONE
    line_width: float = 1


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """Words on one line, at their baseline. `upright` words run from bottom to top, turned about (x, y)."""

    x: float
    y: float
    words: str
    size: float
    fill: str
    anchor: str = START
    bold: bool = False
    upright: bool = False


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Shapes that belong together, moved by (x, y). `title` is shown by a browser and read by screen readers."""

    shapes: tuple[Shape, ...]
    title: str = ""
    x: float = 0
    y: float = 0


Shape = Rect | Line | Polygon | Circle | Text | Group


class Hatch(msgspec.Struct, frozen=True, kw_only=True):
    """A filling of parallel lines, `gap` px apart and turned by so many degrees; `crossed`: in both directions.

    `dotted`: dots in place of lines. It is used as `fill`, by its `url`.
    """

    name: str
    line: str
    ground: str
    gap: float = 6
    degrees: int = 45
    line_width: float = 1
    crossed: bool = False
    dotted: bool = False

    @property
    def url(self) -> str:
        """Return what a shape names to be filled so."""
        return f"url(#{self.name})"


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A picture: its size in px, its title, what it shows in sentences, and its shapes, the lowest first."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
    hatches: tuple[Hatch, ...] = ()
    ground: str = "#ffffff"


def svg(drawing: Drawing) -> str:
    """Return the picture as SVG text that stands alone, in UTF-8 when written."""
    return "".join(_parts(drawing))


def _parts(drawing: Drawing) -> Iterator[str]:
    width, height = number(drawing.width), number(drawing.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="{FONTS}">\n'
        f"<title>{worded(drawing.title)}</title>\n<desc>{worded(drawing.description)}</desc>\n"
    )
    if drawing.hatches:
        yield f"<defs>{''.join(map(_hatch, drawing.hatches))}</defs>\n"
    yield f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>\n'
    for shape in drawing.shapes:
        yield from written(shape)
    yield "</svg>\n"


def number(value: float) -> str:
    """Return a length in px, to a hundredth, in its shortest form."""
    if value % 1 == 0:
        return str(int(value))
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def worded(words: str) -> str:
    """Return words as XML text: legible, so that no letter is one that XML cannot hold, and escaped."""
    return escape(legible(words))


def written(shape: Shape) -> Iterator[str]:
    """Yield a shape as SVG, a line each."""
    if isinstance(shape, Group):
        yield from _group(shape)
    else:
        yield _WRITERS[type(shape)](shape)


def _group(group: Group) -> Iterator[str]:
    moved = f' transform="translate({number(group.x)} {number(group.y)})"' if group.x or group.y else ""
    yield f"<g{moved}>" + (f"<title>{worded(group.title)}</title>\n" if group.title else "\n")
    for shape in group.shapes:
        yield from written(shape)
    yield "</g>\n"


def _rect(rect: Rect) -> str:
    return (
        f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.width)}" '
        f'height="{number(rect.height)}"{_paint(rect)}/>\n'
    )


def _line(line: Line) -> str:
    dash = f' stroke-dasharray="{" ".join(map(number, line.dash))}"' if line.dash else ""
    return (
        f'<polyline points="{_points(line.points)}" fill="none" stroke="{line.line}" '
        f'stroke-width="{number(line.line_width)}"{dash}/>\n'
    )


def _polygon(shape: Polygon) -> str:
    return f'<polygon points="{_points(shape.points)}"{_paint(shape)}/>\n'


def _circle(circle: Circle) -> str:
    return (
        f'<circle cx="{number(circle.x)}" cy="{number(circle.y)}" r="{number(circle.radius)}"{_paint(circle)}/>\n'
    )


def _text(text: Text) -> str:
    """Return words set to the width reckoned for them, so that with no font they run into what stands beside."""
    width = width_of(text.words, text.size, bold=text.bold)
    if not width:
        return ""
    x, y = number(text.x), number(text.y)
    turned = f' transform="rotate(-90 {x} {y})"' if text.upright else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != START else ""
    bold = ' font-weight="bold"' if text.bold else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{number(text.size)}" fill="{text.fill}"{anchor}{bold}{turned} '
        f'textLength="{number(width)}" lengthAdjust="spacingAndGlyphs">{worded(text.words)}</text>\n'
    )


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _paint(shape: Rect | Polygon | Circle) -> str:
    line = f' stroke="{shape.line}" stroke-width="{number(shape.line_width)}"' if shape.line != NONE else ""
    return f' fill="{shape.fill}"{line}'


def _hatch(hatch: Hatch) -> str:
    gap, half = number(hatch.gap), number(hatch.gap / 2)
    width = number(hatch.line_width)
    drawn = f'<path d="M{half} 0V{gap}{f"M0 {half}H{gap}" if hatch.crossed else ""}" stroke="{hatch.line}" '
    drawn += f'stroke-width="{width}"/>'
    if hatch.dotted:
        drawn = f'<circle cx="{half}" cy="{half}" r="{width}" fill="{hatch.line}"/>'
    return (
        f'<pattern id="{hatch.name}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({hatch.degrees})"><rect width="{gap}" height="{gap}" fill="{hatch.ground}"/>'
        f"{drawn}</pattern>"
    )


_WRITERS: dict[type, Callable[[Any], str]] = {
    Rect: _rect,
    Line: _line,
    Polygon: _polygon,
    Circle: _circle,
    Text: _text,
}
