"""A brief on the screen, in JSON and on paper: what every page holds, and that hostile words stay words."""

from __future__ import annotations

import io
import re
from typing import Any

import msgspec
import pypdf
import pytest
from rich.cells import cell_len
from rich.console import Console

from detente.brief import contents
from detente.brief.contents import Brief
from detente.brief.json import to_json
from detente.brief.paper import on_paper, write_pdf
from detente.brief.text import write_text
from detente.model.errors import EncodingError
from detente.model.finding import Owed
from detente.model.record import Marking
from tests.brief.sample import HOSTILE_WORDS, USUAL, empty, hostile, long_brief
from tests.conftest import ROOT

BRIEFS = {"usual": USUAL, "hostile": hostile(), "long": long_brief(), "empty": empty()}


def on_screen(brief: Brief, width: int = 80) -> str:
    written = io.StringIO()
    write_text(brief, Console(file=written, width=width, force_terminal=False))
    return written.getvalue()


def pages(brief: Brief) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(write_pdf(brief))).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", list(BRIEFS))
def test_every_page_has_its_marking_above_and_below_and_its_number(name: str) -> None:
    brief = BRIEFS[name]
    texts = pages(brief)
    for number, text in enumerate(texts, start=1):
        assert squeezed(text).count(squeezed(str(brief.marking))) >= 2
        assert f"{number}/{len(texts)}" in squeezed(text)


def test_a_usual_brief_fits_two_pages_and_a_long_one_flows_on() -> None:
    assert len(pages(USUAL)) <= 2
    assert len(pages(long_brief())) > 2


def test_paper_says_every_line_and_every_duty() -> None:
    whole = squeezed("".join(pages(USUAL)))
    for section in USUAL.sections:
        if section.key != "owed":
            for line in section.lines:
                assert squeezed(line.text)[:40] in whole
    for owed in USUAL.owed:
        assert squeezed(owed.what)[:20] in whole


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert write_pdf(USUAL) == write_pdf(USUAL)


@pytest.mark.parametrize("marking", list(Marking))
def test_every_marking_can_be_set(marking: Marking) -> None:
    brief = msgspec.structs.replace(USUAL, marking=marking)
    assert squeezed(str(marking)) in squeezed(pages(brief)[0])
    assert str(marking) in on_screen(brief)


def test_hostile_words_stay_words() -> None:
    shown = on_screen(hostile(), 200)
    assert "\x1b" not in shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    for value in _strings(on_paper(hostile())):
        assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", value)
    assert HOSTILE_WORDS


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _strings(part)]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", list(BRIEFS))
def test_the_screen_keeps_to_its_width_and_says_every_section(name: str, width: int) -> None:
    shown = on_screen(BRIEFS[name], width)
    assert shown.count(str(BRIEFS[name].marking)) >= 2
    titles = [section.title for section in BRIEFS[name].sections if name != "hostile"]
    assert all(title in shown for title in titles)
    assert max(map(cell_len, shown.split("\n"))) <= width


def test_json_refuses_what_no_utf_8_can_hold() -> None:
    with pytest.raises(EncodingError, match="D800"):
        to_json(hostile())


@pytest.mark.parametrize("name", ["usual", "long", "empty"])
def test_json_comes_back_as_the_same_brief(name: str) -> None:
    assert to_json(msgspec.json.decode(to_json(BRIEFS[name]), type=Brief)) == to_json(BRIEFS[name])


@pytest.mark.parametrize(
    "shape", [Brief, contents.Section, contents.Line, contents.Quote, contents.Reference, Owed]
)
def test_every_field_of_the_json_is_documented(shape: type[msgspec.Struct]) -> None:
    page = (ROOT / "docs" / "brief.md").read_text(encoding="utf-8")
    missing = [field for field in shape.__struct_fields__ if f"`{field}`" not in page]
    assert not missing, f"docs/brief.md says nothing of {missing} of {shape.__name__}"
