"""Pages of twelve makes: headline, dateline and every paragraph of the story come out, and nothing else."""

from __future__ import annotations

import pytest

from detente.domains.reports.document.document import body_spans, read_document
from detente.sources.report_text import report_from_bytes
from tests.sources.page_templates import AGENCY, DAY, HEADLINE, OTHERS, PAGES, PLACE, STORY


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_gives_its_story(name: str) -> None:
    text = report_from_bytes(PAGES[name].encode(), "page.html")
    doc = read_document(text)
    assert doc.headline is not None
    assert (doc.headline.text, doc.place, doc.agency, doc.dateline_date) == (HEADLINE, PLACE, AGENCY, str(DAY))
    story = [text.clean[span.start : span.end].strip(" —") for span in body_spans(text, doc)]
    assert story == list(STORY)
    for span in doc.boilerplate:
        assert not any(words in text.raw[span.start : span.end] for words in OTHERS)


def test_the_day_below_the_headline_of_a_page_without_other_marks() -> None:
    page = PAGES["ministry"].replace("DUNMERE, June 4, 2030 (Harborwire) — ", "")
    page = page.replace("<div class='text'>", "<p class='date'>Press release | 4 June 2030</p><div class='text'>")
    doc = read_document(report_from_bytes(page.encode(), "page.html"))
    assert (doc.dateline_date, doc.date_from, doc.place, doc.agency) == ("2030-06-04", "text", None, None)


@pytest.mark.parametrize("name", ["newspaper with data for search engines", "blog software"])
def test_the_writer_of_a_page(name: str) -> None:
    assert read_document(report_from_bytes(PAGES[name].encode(), "page.html")).byline == "Mira Tove"
