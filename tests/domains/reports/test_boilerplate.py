"""Lines that are no content, and sentences that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.document.boilerplate import byline_names, is_desk_code, lines_of, merged, unwanted
from detente.domains.reports.document.boilerplate_rules import is_section_label, rule_for
from detente.domains.reports.document.compound_lines import rule_of
from detente.model.record import Span

NO_CONTENT = {
    "Related Articles": "related",
    "You may also like": "related",
    "Read more: What we know so far": "read more",
    "Back to top button": "back to top",
    "Share this article": "share",
    "Facebook Twitter Email": "share",
    "Share on Facebook": "share",
    "12 comments": "share",
    "We use cookies to improve your experience. By staying you agree.": "banner",
    "Accept all cookies": "banner",
    "Subscribe to our newsletter": "newsletter",
    "ADVERTISEMENT": "advertisement",
    "FILE PHOTO: Ships sail in the Baltic Sea": "caption",
    "Soldiers stand in a trench. (Photo by A. Name / Agency)": "caption",
    "© 2022 Example News": "copyright",
    "This material may not be published, broadcast or rewritten.": "copyright",
    "Our Standards: The Principles.": "standards",
    "(Reporting by Ann Lee; Editing by Jo Do)": "credit",
    "Ann Lee in Moscow contributed to this report.": "credit of others",
    "Tags: drills, border": "tags",
    "#drills #border": "tags",
    "Last updated: 12 Jan. 2022 15:36": "time stamp",
    "3 min read": "time stamp",
    "***": "end mark",
    "»": "arrow",
    "FacebookTwitterWhatsAppPrint": "buttons",
    "Home Videos Podcasts Newsletter": "buttons",
    "Continue without accepting": "banner",
    "Already have an account? Log in": "newsletter",
    "This handout photo shows a ship in the strait": "caption",
    "A ship in the strait. [Photo/Harborwire]": "caption",
    "Image source, Harborwire": "caption",
    "Correction, May 5: The name of the minister is Dom Varga.": "note",
    "In a previous version of this report, the name of the ship was misspelled.": "note",
    "Corrects spelling of minister's name": "note",
    "This is an automatically generated report": "note",
    "Felt reported from Karsin, Brandt from Tessel City.": "credit",
    "From our own correspondent": "post of a writer",
    "More news about the sea": "related",
    "WATCH LIVE: Briefing of the ministry": "read more",
    "Advertisement. Scroll to continue reading.": "advertisement",
    "Listen (4 min)": "player",
    "2h ago": "time stamp",
    "1342GMT 05 MAY 31": "time stamp",
    "Also available in: French, Russian": "back to top",
    "Got a tip? Write to tips@example.org": "contact",
    "-more-": "end mark",
}


@pytest.mark.parametrize("line", list(NO_CONTENT))
def test_lines_without_content(line: str) -> None:
    assert rule_for(line) == NO_CONTENT[line]


@pytest.mark.parametrize(
    "line",
    [
        "The site uses cookies to spy on readers, the ministry said.",
        "Created in 2002, the council is the main forum of the two sides.",
        "Published on Wednesday, the statement said that drills would go on.",
        "More soldiers were sent to the border.",
        "Latest figures show 3,000 soldiers.",
        "Print is dead, he said.",
        "Copy of the letter, which he sent",
        "He shared this view.",
        "Satellite images show 40 tanks near the border, the ministry said.",
        "Video released by the navy shows the jet passing the ship.",
        "The text is not legally binding.",
        "An earlier report by the inspectors counted 40 tanks.",
        "The first version of the text had called for a ban.",
        "Changes to exercise rules agreed",
        "Live fire drills begin",
        "Journalists were asked to leave the range.",
        "Released by Orvania after talks, the sailors went home.",
        "Attention: vessels are asked to keep clear.",
        "More than 4,000 troops cross into Tessel",
        "World powers reach deal",
        "Support for independent inspection grows",
        "Contact group to meet in Lindal",
        "x" * 600,
    ],
)
def test_content_stays(line: str) -> None:
    assert rule_for(line) is None


def test_places_decide() -> None:
    body = "The body is here.\nWorld\n\njk/dc/pvh"
    text = f"World\nHeadline of the day here\n\n{body}\n\nRelated Articles\nAnother title\nOne more."
    found = [item.line.text for item in unwanted(lines_of(text), 2)]
    assert found == ["World", "jk/dc/pvh", "Related Articles", "Another title"]


def test_section_labels_desk_codes_and_bylines() -> None:
    assert is_section_label("World > Europe")
    assert not is_section_label("World leaders meet")
    assert is_desk_code("rja-jug/smq/mp")
    assert is_desk_code("dpa ann bo xx n1 jd")
    assert not is_desk_code("and/or it is")
    assert byline_names("By Ann Lee and Bo Ek") == "Ann Lee and Bo Ek"
    assert byline_names("BY ANN LEE, Example News") == "ANN LEE"
    assert byline_names("By agreement, the two sides meet") is None


def test_long_lines_are_paragraphs() -> None:
    assert rule_of("Share. " * 200) is None
    assert not is_section_label("World > " * 200)
    assert byline_names("By " + "Ann Lee " * 200) is None


def test_neighbours_are_one_span() -> None:
    text = "ab\n\ncd ef"
    assert merged([Span(4, 6), Span(0, 2), Span(7, 9)], text) == (Span(0, 9),)
    assert merged([Span(0, 2), Span(7, 9)], text) == (Span(0, 2), Span(7, 9))


@given(st.text(max_size=120))
def test_any_line_has_an_answer(line: str) -> None:
    rule_for(line)
    assert "\n".join(found.text for found in lines_of(line)).split() == line.replace("\n", " \n ").split()


@pytest.mark.parametrize(
    "piece", ["by ", "photo: ", "(", "share ", "1", "#a ", "updated: 1 ", "World > ", "all rights "]
)
def test_hard_lines_in_little_time(piece: str) -> None:
    line = (piece * 500)[:500]
    for _ in range(100):
        rule_for(line)
        is_section_label(line)
        byline_names("By " + line)
