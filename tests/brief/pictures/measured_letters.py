"""How wide letters are, asked of typst itself: `python -m tests.brief.pictures.measured_letters` writes the table.

The table is `src/detente/brief/pictures/advances.py`; a test holds it against a new measurement.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import typst

TABLE = Path(__file__).resolve().parents[3] / "src" / "detente" / "brief" / "pictures" / "advances.py"
BLOCKS = ((0x20, 0x17F), (0x386, 0x3CF), (0x400, 0x45F), (0x490, 0x4F9), (0x2010, 0x203B))
"""Latin with its accents, Greek, Cyrillic, marks of punctuation."""
OTHERS = "€№→−×≤≥"
STEP = 10
UNSEEN = ("Cc", "Cf", "Cn", "Mn", "Me", "Zl", "Zp")
PAGE = """
#let letters = json(bytes(sys.inputs.letters))
#set text(font: "Libertinus Serif", size: 1000pt, fallback: false, weight: sys.inputs.weight)
#context [#metadata(letters.map(letter => measure(text(letter)).width.pt()))<widths>]
"""
HEAD = '''"""How wide each letter of Libertinus Serif is, in thousandths of its size: the font inside typst.

Measured by typst 0.15, rounded up to ten and written by `tests/brief/pictures/measured_letters.py`. An accent adds
next to nothing to a letter, so letters stand here without.
"""

'''


def letters() -> tuple[str, ...]:
    """Return every letter of the blocks that has a shape."""
    every = [chr(point) for first, last in BLOCKS for point in range(first, last + 1)]
    return tuple(letter for letter in (*every, *OTHERS) if letter == " " or not _unseen(letter))


def _unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in UNSEEN


def widths(weight: str, asked: tuple[str, ...]) -> dict[str, int]:
    """Return the widths of letters, by letter, as typst measures them."""
    given = {"letters": json.dumps(asked), "weight": weight}
    told = typst.query(
        PAGE.encode(),
        "<widths>",
        field="value",
        one=True,
        ignore_system_fonts=True,
        font_paths=[],
        sys_inputs=given,
    )
    return {letter: round(width) for letter, width in zip(asked, json.loads(told), strict=True)}


def plain(letter: str) -> str:
    """Return a letter without its accents."""
    return unicodedata.normalize("NFD", letter)[0]


def by_width(weight: str) -> Iterator[str]:
    """Yield the lines of a table: a width rounded up to ten, then all letters without accents that have it."""
    measured = widths(weight, tuple(sorted({plain(letter) for letter in letters()})))
    rounded = {letter: -(-wide // STEP) * STEP for letter, wide in measured.items()}
    for width in sorted(set(rounded.values())):
        same = "".join(letter for letter, wide in rounded.items() if wide == width)
        yield f"    {width}: {json.dumps(same, ensure_ascii=False)},\n"


def main() -> None:
    """Write the table."""
    tables = (
        f"{name}: dict[int, str] = {{\n{''.join(by_width(name.lower()))}}}\n" for name in ("REGULAR", "BOLD")
    )
    TABLE.write_text(HEAD + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
