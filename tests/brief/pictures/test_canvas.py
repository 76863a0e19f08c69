"""A drawing becomes SVG text that stands alone, holds words as words, and is the same each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from detente.brief.pictures import canvas
from detente.brief.pictures.canvas import Circle, Drawing, Group, Hatch, Line, Polygon, Rect, Text, number, svg
from detente.brief.pictures.letters import width_of
from tests.brief.pictures.reading import SVG, parsed, words

HATCH = Hatch(name="lines", line="#888888", ground="#ffffff")
HOSTILE = "<script>alert('x')</script> & \"quotes\" ]]> \x00\x1b[31m \u202egnp.\u2066 \ufffe \ud800 \t\n end"


def drawing(*shapes: canvas.Shape, title: str = "A title", description: str = "What it shows") -> Drawing:
    return Drawing(width=200, height=100, title=title, description=description, shapes=shapes, hatches=(HATCH,))


def test_every_shape_is_drawn() -> None:
    made = svg(
        drawing(
            Rect(x=1, y=2, width=3.456, height=4, fill=HATCH.url, line="#000000"),
            Line(points=((0, 0), (5, 5), (9, 5)), line="#111111", dash=(3, 1.5)),
            Polygon(points=((0, 0), (5, 5), (9, 5)), fill="#222222"),
            Circle(x=5, y=6, radius=2, line="#333333", line_width=1.5),
            Group(shapes=(Text(x=1, y=9, words="said", size=12, fill="#000000"),), title="who", x=10, y=20),
        )
    )
    tree = parsed(made)
    names = [etree.QName(element).localname for element in tree]
    assert names == ["title", "desc", "defs", "rect", "rect", "polyline", "polygon", "circle", "g"]
    assert tree.get("role") == "img"
    assert tree[0].text == "A title"
    assert tree[1].text == "What it shows"
    assert 'width="3.46"' in made
    assert 'stroke-dasharray="3 1.5"' in made
    assert 'fill="url(#lines)"' in made
    assert tree[-1][0].text == "who"
    (box,) = words(made)
    assert (box.what, box.left) == ("said", 11)


def test_words_stay_words() -> None:
    """Nothing in them is markup, obeyed, or a letter that XML cannot hold; all of it can be read."""
    made = svg(
        drawing(
            Group(shapes=(Text(x=1, y=9, words=HOSTILE, size=12, fill="#000000"),), title=HOSTILE),
            title=HOSTILE,
            description=HOSTILE,
        )
    )
    tree = parsed(made)
    assert not list(tree.iter(f"{SVG}script"))
    shown = (
        "<script>alert('x')</script> & \"quotes\" ]]> ‹U+0000›‹U+001B›[31m ‹U+202E›gnp.‹U+2066› ‹U+FFFE› "
        "‹U+D800› end"
    )
    found = [e.text for e in tree.iter(f"{SVG}title", f"{SVG}desc", f"{SVG}text")]
    assert found == [shown] * 4
    assert made.encode().decode() == made


@given(st.text())
def test_any_words_are_well_formed(told: str) -> None:
    """No word breaks the picture or is lost: what is read back is what is legible of it."""
    made = svg(drawing(Text(x=0, y=9, words=told, size=12, fill="#000000"), title=told))
    tree = parsed(made)
    shown = [element.text for element in tree.iter(f"{SVG}text")]
    if width_of(told, 12):
        assert shown == [tree[0].text]
    else:
        assert shown == []


def test_a_picture_stands_alone() -> None:
    """One address in it: the name of the language. No link, no style, no script, no font of its own."""
    made = svg(drawing(Rect(x=0, y=0, width=9, height=9, fill=HATCH.url)))
    assert made.count("http") == 1
    for what in ("href", "<style", "<script", "<image", "@import", "<foreignObject", "<!", "<?", " on"):
        assert what not in made.replace("What it shows", "")


def test_words_are_set_to_the_width_reckoned() -> None:
    made = svg(drawing(Text(x=0, y=9, words="Строка", size=12, fill="#000000", anchor="end", bold=True)))
    assert f'textLength="{number(width_of("Строка", 12, bold=True))}" lengthAdjust="spacingAndGlyphs"' in made
    assert 'text-anchor="end" font-weight="bold"' in made


def test_words_without_letters_are_left_out() -> None:
    assert "<text" not in svg(drawing(Text(x=0, y=9, words=" \n ", size=12, fill="#000000")))


def test_the_same_drawing_gives_the_same_text() -> None:
    one = drawing(Circle(x=1 / 3, y=2 / 3, radius=1))
    assert svg(one) == svg(one)
    assert 'cx="0.33" cy="0.67"' in svg(one)


@pytest.mark.parametrize(
    ("value", "told"), [(3, "3"), (3.0, "3"), (-0.001, "0"), (0.5, "0.5"), (-2.25, "-2.25"), (10.999, "11")]
)
def test_a_number_is_in_its_shortest_form(value: float, told: str) -> None:
    assert number(value) == told


def test_hatches_differ() -> None:
    """Lines, crossed lines and dots are three different fillings."""
    kinds = (
        HATCH,
        Hatch(name="c", line="#1", ground="#2", crossed=True),
        Hatch(name="d", line="#1", ground="#2", dotted=True),
    )
    made = [canvas._hatch(kind) for kind in kinds]
    assert "H6" not in made[0]
    assert "M0 3H6" in made[1]
    assert "<circle" in made[2]
