"""Pages of twelve makes, each with the same invented story: as news sites, ministries, old servers send them."""

from __future__ import annotations

from datetime import date

HEADLINE = "Kaldor & Dunmere reopen hotline between their fleets"
PLACE, AGENCY, DAY = "Dunmere", "Harborwire", date(2030, 6, 4)
LEAD = (
    "Kaldor and Dunmere reopened a hotline between their fleets on Tuesday, eleven months after it had been cut "
    "during an exercise in the strait, the two navies said in a statement."
)
OTHERS = (
    "“We tested it this morning, and somebody answered,” Admiral Hal Orrin told reporters in the port of Dunmere.",
    "The line had been cut in July, when about 4,000 soldiers and nine ships took part in a drill in the strait.",
    "Kaldor proposed a second line for the coast guards. Dunmere will study the proposal, its spokesman said.",
)
STORY = (LEAD, *OTHERS)
DATED = f"DUNMERE, June 4, 2030 (Harborwire) — {LEAD}"
PARAGRAPHS = (DATED, *OTHERS)

_H1 = "<h1>Kaldor &amp; Dunmere reopen hotline between their fleets</h1>"
_TITLE = "<title>Kaldor &amp; Dunmere reopen hotline between their fleets | Strait Daily</title>"
_P = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
_MENU = "<nav><a href='/'>Home</a><a href='/w'>World</a><a href='/s'>Sport</a></nav>"
_COOKIES = (
    "<div id='cmp' class='cookie'><p>We use cookies to improve your visit.</p><button>Accept all</button></div>"
)
_SHARE = "<ul class='share'><li><a href='#'>Facebook</a></li><li><a href='#'>X</a></li><li><a>Email</a></li></ul>"
_RELATED = (
    "<h3>Related Articles</h3><ul><li><a href='/1'>Ferry runs aground off Kaldor</a></li>"
    "<li><a href='/2'>Budget of Dunmere explained</a></li></ul>"
)
_LETTER = (
    "<div class='newsletter'><p>Sign up for our morning briefing</p><input type='email'><button>Go</button></div>"
)
_FOOT = "<footer><p>© 2030 Strait Daily. All rights reserved.</p><a href='/p'>Privacy policy</a></footer>"
_COMMENTS = (
    "<section id='comments'><h3>2 comments</h3><div class='comment'><p>jo: About time, I would say to both!</p>"
    "</div><div class='comment'><p>kim: They should have done that a year ago.</p></div></section>"
)


def _page(body: str, head: str = "", *, doctype: str = "<!DOCTYPE html>") -> str:
    return f"{doctype}<html lang='en'><head><meta charset='utf-8'>{_TITLE}{head}</head><body>{body}</body></html>"


PAGES = {
    "newspaper with data for search engines": _page(
        f"{_COOKIES}<header>{_MENU}</header><main><article>{_H1}<p class='byline'>By Mira Tove</p>"
        f"<time datetime='2030-06-04T12:00:00Z'>4 June 2030</time>{_SHARE}{_P}</article>"
        f"<aside>{_RELATED}</aside></main>{_FOOT}",
        "<meta property='article:published_time' content='2030-06-04T12:00:00Z'>"
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Kaldor"}</script>',
    ),
    "blog software": _page(
        f"<div id='page'><div id='masthead'>{_MENU}</div><div id='content'><div class='post hentry'>"
        f"<h1 class='entry-title'>Kaldor &amp; Dunmere reopen hotline between their fleets</h1>"
        f"<div class='entry-meta'>By Mira Tove</div><div class='entry-content'>{_P}"
        f"<div class='sharedaddy'><h3>Share this:</h3>{_SHARE}</div></div></div>{_COMMENTS}</div>"
        f"<div id='sidebar' class='widget-area'>{_RELATED}</div>{_FOOT}</div>"
    ),
    "ministry": _page(
        f"<header>{_MENU}</header><ol class='breadcrumb'><li><a href='/'>Home</a></li>"
        f"<li><a href='/n'>Newsroom</a></li></ol><main id='main'><div class='page-header'>{_H1}</div>"
        f"<div class='text'>{_P}</div>"
        f"<div class='contact'><h4>Press contact</h4><p>Tel.: +000 111 222</p></div></main>{_FOOT}"
    ),
    "tables and fonts": _page(
        "<table width='100%'><tr><td width='20%'><a href='/'>Home</a><br><a href='/w'>World</a></td><td>"
        "<font size='5'><b><h1>Kaldor &amp; Dunmere reopen hotline between their fleets</h1></b></font>"
        f"<font size='2'>{'<br><br>'.join(PARAGRAPHS)}</font></td></tr></table>",
        doctype="",
    ),
    "quick page for telephones": _page(
        f"<amp-sidebar>{_MENU}</amp-sidebar><article class='amp-wp-article'><header>{_H1}</header>"
        f"<amp-img src='a.jpg'></amp-img><div class='content'>{_P}<amp-ad></amp-ad></div></article>{_FOOT}",
        "<style amp-custom>h1{color:red}</style>",
    ),
    "boxes within the story": _page(
        f"{_MENU}<article>{_H1}<figure><img src='a.jpg' alt='A ship'><figcaption>A ship in the port. "
        f"Jan Ek/Harborwire</figcaption></figure><p>{PARAGRAPHS[0]}</p>"
        "<div class='ad'><span>Advertisement</span></div>"
        f"<p>{PARAGRAPHS[1]}</p>{_LETTER}<p>{PARAGRAPHS[2]}</p>"
        f"<p><a href='/1'>Read more: Ferry runs aground</a></p><p>{PARAGRAPHS[3]}</p></article>{_FOOT}"
    ),
    "divisions for paragraphs": _page(
        f"<div class='top'>{_MENU}</div><div class='art'>{_H1}"
        + "".join(f"<div class='txt'>{p}</div>" for p in PARAGRAPHS)
        + f"</div><div class='bottom'>{_FOOT}</div>"
    ),
    "section with quotations set apart": _page(
        f"{_MENU}<section role='main'>{_H1}<p>{PARAGRAPHS[0]}</p><blockquote><p>{PARAGRAPHS[1]}</p></blockquote>"
        f"<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></section>{_FOOT}"
    ),
    "sidebar first, title in the header": _page(
        f"<div class='left'>{_RELATED}</div><div class='region-content'><header><h1 class='page-title'>"
        "Kaldor &amp; Dunmere reopen hotline between their fleets</h1></header>"
        f"<div class='field-body'>{_P}</div></div>{_FOOT}"
    ),
    "old page in capitals, nothing closed": (
        "<HTML><HEAD><TITLE>Kaldor &amp; Dunmere reopen hotline between their fleets</TITLE></HEAD><BODY>"
        "<H1>Kaldor &amp; Dunmere reopen hotline between their fleets</H1>\n"
        + "\n".join(f"<P>{p}" for p in PARAGRAPHS)
    ),
    "strict page with language marks and soft spaces": _page(
        f"<div id='bd'>{_MENU}{_H1}<div id='story'>"
        + "".join(
            f"<p><span lang='en'>{p.replace(' ', '&#32;').replace('Dunmere', 'Dun&shy;mere')}</span></p>"
            for p in PARAGRAPHS
        )
        + f"</div></div>{_FOOT}",
        doctype='<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    ),
    "lines broken in the source": _page(
        f"{_MENU}\n<main>\n{_H1}\n"
        + "".join("<p>\n   " + p.replace(" the ", "\n   the ") + "\n</p>\n" for p in PARAGRAPHS)
        + f"</main>\n{_FOOT}"
    ),
}
"""Each make of page by its name; what must come out of every one stands above."""
