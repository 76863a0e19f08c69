"""Feeds: each entry a report, each character with its place in the feed, and no feed that reaches out."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.document.document import body_spans, read_document
from detente.model.errors import EmptyError, InputError, SchemaError
from detente.model.report import ReportText
from detente.sources.feeds import is_feed, reports_of_feed

LEAD = "<p>DUNMERE, June 4 (Harborwire) - Kaldor &amp; Dunmere said: &#8220;We talk.&#8221;</p>"
STORY = LEAD + "<p>They met at noon.</p>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harborwire</title><link>https://harborwire.example/</link><description>News</description>
<item><title>Kaldor &amp;amp; Dunmere talk</title><description>In short.</description>
<content:encoded><![CDATA[{STORY}]]></content:encoded><pubDate>Tue, 04 Jun 2030 14:10:00 +0200</pubDate></item>
<item><title>Escaped</title><description>{html.escape(STORY)}</description></item>
<item><title/><link>https://harborwire.example/3</link></item>
<!-- <item><title>Not there</title></item> -->
<item><title>Plain words</title><description>Kaldor said 3 &lt; 4.

The rest follows.</description><dc:date>2030-06-05T01:00:00Z</dc:date></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><updated>2030-06-01T00:00:00Z</updated>
<entry><title type="html">Kaldor &amp;amp; Dunmere talk</title><id>1</id><updated>2030-06-04T12:00:00Z</updated>
<summary>In short.</summary><content type="html">{html.escape(STORY)}</content></entry>
<entry><title>Markup as such</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content>
<published>2030-06-03T12:00:00Z</published><updated>2030-06-09T12:00:00Z</updated></entry></feed>"""
BODY = ["Kaldor & Dunmere said: “We talk.”", "They met at noon."]


def read(feed: str) -> tuple[ReportText, ...]:
    return reports_of_feed(feed.encode(), "feed.xml")


def stands(text: ReportText, words: str) -> str:
    """Return what stands in the feed under words of an entry."""
    start = text.clean.index(words)
    span = text.in_raw(start, start + len(words))
    return text.raw[span.start : span.end]


def test_entries_of_rss() -> None:
    assert is_feed(RSS.encode())
    first, second, plain = read(RSS)
    assert [text.name for text in (first, second, plain)] == ["feed.xml#1", "feed.xml#2", "feed.xml#4"]
    assert [text.published for text in (first, second, plain)] == ["2030-06-04", None, "2030-06-05"]
    for text, title in ((first, "Kaldor & Dunmere talk"), (second, "Escaped")):
        doc = read_document(text)
        assert doc.headline is not None
        assert (doc.headline.text, doc.place, doc.agency) == (title, "Dunmere", "Harborwire")
        assert [text.clean[span.start : span.end].strip(" -") for span in body_spans(text, doc)] == BODY
    assert plain.clean == "Plain words\n\nKaldor said 3 < 4.\n\nThe rest follows."


def test_entries_of_atom() -> None:
    first, second = read(ATOM)
    assert (first.published, second.published) == ("2030-06-04", "2030-06-03")
    assert first.clean.split("\n\n")[0] == "Kaldor & Dunmere talk"
    for text in (first, second):
        doc = read_document(text)
        assert (doc.id, doc.dateline_date) == (text.name.replace(".xml", ""), "2030-06-04")
        assert [text.clean[span.start : span.end].strip(" -") for span in body_spans(text, doc)] == BODY


def test_every_word_has_its_place_in_the_feed() -> None:
    first, second, plain = read(RSS)
    assert stands(first, "They met at noon.") == "They met at noon."
    assert stands(first, "Kaldor & Dunmere said") == "Kaldor &amp; Dunmere said"
    assert stands(second, "Kaldor & Dunmere said") == "Kaldor &amp;amp; Dunmere said"
    assert stands(second, "“We talk.”") == "&amp;#8220;We talk.&amp;#8221;"
    assert stands(plain, "3 < 4") == "3 &lt; 4"
    assert first.clean.count("Kaldor") == 2


@pytest.mark.parametrize(
    ("feed", "error", "says"),
    [
        ("<rss><channel></channel></rss>", EmptyError, "without a report"),
        ("<rss><channel><item><title> </title></item></channel></rss>", EmptyError, "without a report"),
        ("<rss><channel><item>", SchemaError, "not XML"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", SchemaError, "document type"),
        ("<rss>" + "<a>" * 100 + "</a>" * 100 + "</rss>", SchemaError, "too deep"),
        ("<rss>" + " " * 8_000_000 + "</rss>", InputError, "too large"),
    ],
)
def test_feeds_that_are_refused(feed: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        read(feed)


@pytest.mark.parametrize("day", ["soon", "", "Tue, 99 Jun 2030 14:10:00 +0200", "2030-02-30"])
def test_a_day_that_does_not_exist_is_none(day: str) -> None:
    (text,) = read(f"<rss><channel><item><title>A b</title><pubDate>{day}</pubDate></item></channel></rss>")
    assert text.published is None


def test_a_feed_of_the_first_form_and_an_entry_within_an_entry() -> None:
    items = "<item><title>One</title></item><item><title>Two</title></item>"
    rdf = f'<rdf:RDF xmlns:rdf="r" xmlns="s"><channel/>{items}</rdf:RDF>'
    assert [text.clean for text in read(rdf)] == ["One", "Two"]
    odd = "<feed><entry><title>A</title><source><title>B</title></source></entry></feed>"
    assert [text.clean for text in read(odd)] == ["A"]


PIECES = [
    "&lt;p&gt;",
    "&lt;/p&gt;",
    "&amp;amp;",
    "&#65;",
    "&#x200b;",
    "<![CDATA[<b>x</b>&nbsp;]]>",
    "<!-- c -->",
    "\n\n",
    "word ",
    "é",
    "😀",
    "\t",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_entry_keeps_its_places(content: str) -> None:
    item = f"<item><title>Talks &amp;amp; more</title><description>{content}</description></item>"
    (text,) = read(f"<rss><channel>{item}</channel></rss>")
    assert len(text.origin) == len(text.ends) == len(text.clean)
    assert list(text.origin) == sorted(text.origin)
    for place, character in enumerate(text.clean):
        under = text.raw[text.origin[place] : text.ends[place]]
        assert (
            under == character
            or character in html.unescape(html.unescape(under)).replace("\xa0", " ")
            or character in "\n "
        )
