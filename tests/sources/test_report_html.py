"""HTML pages: the article only, every character with its place in the page, and no page that takes for ever."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.errors import EmptyError, InputError
from detente.model.report import ReportText
from detente.sources import report_html
from detente.sources.report_html import read_page, scan
from detente.sources.report_text import report_from_bytes

FIRST = (
    "Brussels, Jan 12 (DEMO).- A meeting between the two sides ended after four hours on Wednesday, and the "
    "chairman said that the differences remained."
)
SECOND = (
    "The two delegations said that they wanted to go on talking, and that dates would be set by the secretariat."
)
THIRD = "About 3,000 soldiers took part in a drill near the border on Tuesday, the ministry said in a statement."
PARAGRAPHS = (FIRST, SECOND, THIRD)
HEADLINE = "Two sides meet & disagree"


def page(body: str, head: str = "") -> str:
    title = f"<title>{html.escape(HEADLINE)} | News</title>"
    return f"<!DOCTYPE html><html><head>{title}{head}</head><body>{body}</body></html>"


def article(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return f"<h1>{html.escape(HEADLINE)}</h1>" + "".join(f"<p>{p}</p>\n" for p in paragraphs)


def headed(text: str) -> str:
    return text.replace("<h1>", "<header><h1>").replace("</h1>", "</h1></header>")


MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/politics'>Politics</a></li></ul></nav>"
FOOT = "<footer><p>Copyright 2022 Example News</p></footer>"
OTHER = "<li><a href='/x'>A new railway line opens in the north</a></li>"
SIDE = f"<aside><h3>Related Articles</h3><ul>{OTHER}</ul></aside>"
COOKIES = "<div class='cookie-banner'><p>We use cookies. <button>Accept all</button></p></div>"
TEMPLATES = {
    "article tag": page(f"{MENU}<article>{article()}</article>{SIDE}{FOOT}"),
    "main and divs": page(f"{COOKIES}{MENU}<main><div class='story'>{article()}</div></main>{SIDE}{FOOT}"),
    "header in article": page(f"{MENU}<article>{headed(article())}</article>{FOOT}"),
    "form round the page": page(f"<form action='/'>{MENU}<div id='content'>{article()}</div>{FOOT}</form>"),
    "old table": page(f"<table><tr><td>{MENU}</td><td>{article()}</td></tr></table>"),
    "unclosed paragraphs": page(f"{MENU}<article>{article().replace('</p>', '')}</article>{FOOT}"),
    "script between": page(f"<article>{article()}<script>var text = '<p>not this</p>';</script></article>{FOOT}"),
}


def read(text: str) -> ReportText:
    return report_from_bytes(text.encode(), "a.html")


def exact(report: ReportText) -> None:
    """Every clean character stands for what is at its place: itself, white space, an entity, or markup."""
    assert len(report.origin) == len(report.ends) == len(report.clean)
    for place, character in enumerate(report.clean):
        stands = report.raw[report.origin[place] : report.ends[place]]
        if stands in ("", character) or (character in " \n" and not stands.strip()):
            continue
        assert stands[0] in "&<" or character == " ", (character, stands)
        assert stands[0] == "<" or character in html.unescape(stands).replace("\xa0", " ")


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_templates(name: str) -> None:
    report = read(TEMPLATES[name])
    exact(report)
    blocks = report.clean.split("\n\n")
    assert blocks == [HEADLINE, *PARAGRAPHS]
    thrown = " ".join(report.raw[span.start : span.end] for span in report.boilerplate)
    assert not any(paragraph in thrown for paragraph in PARAGRAPHS)
    assert report.warnings == ()


def test_menus_and_scripts_are_boilerplate() -> None:
    report = read(TEMPLATES["script between"].replace("<body>", f"<body>{MENU}{SIDE}"))
    thrown = {report.raw[span.start : span.end] for span in report.boilerplate}
    assert {"Home", "Politics", "Related Articles", "var text = '<p>not this</p>';"} <= thrown


def test_entities_keep_their_width() -> None:
    report = read(
        page(
            article(
                ("&ldquo;Talks&nbsp;go on,&rdquo; AT&amp;T and R&D said; caf&eacute &#8217;s " + PARAGRAPHS[0],)
            )
        )
    )
    exact(report)
    assert "“Talks go on,” AT&T and R&D said; café ’s Brussels" in report.clean
    start = report.clean.index("“")
    span = report.in_raw(start, start + 1)
    assert report.raw[span.start : span.end] == "&ldquo;"
    assert report.in_clean(span).end == start + 1


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2022-01-12T10:00:00Z'>", "2022-01-12"),
        ('<meta name="date" content="2022-01-12">', "2022-01-12"),
        ("<meta name='date' content='soon'>", None),
    ],
)
def test_the_day_that_a_page_states(head: str, day: str | None) -> None:
    assert read(page(article(), head)).published == day


def test_the_day_of_a_time_tag() -> None:
    assert read(page(f"<time datetime='2022-01-12T10:00'>Wednesday</time>{article()}")).published == "2022-01-12"


def test_declared_encoding() -> None:
    text = page(article(("Élysée talks. " + PARAGRAPHS[0], *PARAGRAPHS[1:])), "<meta charset='iso-8859-1'>")
    assert "Élysée talks." in report_from_bytes(text.encode("cp1252"), "a.html").clean
    with pytest.raises(InputError, match="nobody knows"):
        report_from_bytes(page(article(), "<meta charset='klingon'>").encode(), "a.html")


def test_html_is_known_by_its_content() -> None:
    assert report_from_bytes(TEMPLATES["article tag"].encode(), "a.txt").media_type == "text/html"
    assert report_from_bytes(b"Strength is < 9,000 and > 3,000, they said.", "a.txt").media_type == "text/plain"


@pytest.mark.parametrize(
    "body", ["", "<script>var a = 'text';</script>", "<img src='x'>", "<!-- text", " &nbsp; "]
)
def test_pages_without_text(body: str) -> None:
    with pytest.raises(EmptyError, match="without text"):
        read(f"<html><body>{body}</body></html>")


def test_where_no_article_is_recognised_running_text_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_html, "_extracted", lambda raw: "")
    report = read(page(f"{MENU}<p>Talks end.</p><p>{SECOND}</p>{FOOT}"))
    assert report.clean == SECOND
    assert "no article was recognised" in report.warnings[0]
    assert read("<html><body><p>Talks end.</p></body></html>").clean == "Talks end."


def test_an_unclosed_menu_does_not_swallow_the_article() -> None:
    assert PARAGRAPHS[1] in read(page(f"<nav><a href='/'>Home</a>{article()}")).clean


UNENDING = (
    "<a ",
    "<",
    "<!--",
    "<![CDATA[",
    "</a",
    '<a href="',
    "&",
    "&a",
    "<script>",
    "<?",
    "<a b='",
    "<div>",
    "<b><i>",
)


@pytest.mark.parametrize("piece", [*UNENDING, "<p>a<nav>", "<table><tr><td>x", "a<br>"])
def test_damaged_pages_in_linear_time(piece: str) -> None:
    text = piece * 20_000
    assert sum(token.end - token.start for token in scan(text)) == len(text)
    read_page(text)


TAGS = "<p> </p> <div> </div> <nav> </nav> <h1> </h1> <br> <br/> <a_href='x>y'> </a> <script> </script> <!-- -->"
ENTITIES = (
    "<![CDATA[ ]]> &amp; &lt &#65; &#x10FFFF; &#0; &nosuch; &notit; &nbsp; <table><tr><td> <pre> </pre> <title>"
)
SPACES = ["\x00", "\ufeff", "\u200b", "\r\n", "  ", "word", "é", "😀", "<", ">", '"', "'"]
PIECES = st.sampled_from([*TAGS.replace("_", " ").split(" "), *ENTITIES.split(), *SPACES, FIRST])


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_any_page_keeps_its_places(text: str) -> None:
    try:
        report = report_from_bytes(text.encode("utf-8", "surrogatepass"), "a.html")
    except InputError:
        return
    exact(report)
    assert list(report.origin) == sorted(report.origin)
    for span in report.boilerplate:
        assert 0 <= span.start < span.end <= len(report.raw)
