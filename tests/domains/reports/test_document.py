"""Head and foot of a report: against the annotated samples, and in the styles of many agencies."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.document.dateline import dateline_at, stamp_at
from detente.domains.reports.document.document import body_spans, read_document
from detente.model.report import ReportDocument
from detente.sources.report_text import read_report
from tests.domains.reports.made import report

JANUARY = date(2022, 1, 12)


@pytest.mark.parametrize("sample", ["r1", "r2", "r3", "r4"])
def test_annotated_samples(shared: Path, sample: str) -> None:
    gold = json.loads((shared / "data/reports" / f"{sample}.gold.json").read_text())["doc"]
    text = read_report(shared / "data/reports" / f"{sample}.txt")
    doc = read_document(text, date.fromisoformat(gold["dateline_date"]))
    assert doc.headline is not None
    assert (doc.headline.text, [doc.headline.span.start, doc.headline.span.end]) == (
        gold["headline"]["text"],
        gold["headline"]["span"],
    )
    for field in ("place", "dateline_date", "agency", "byline"):
        assert getattr(doc, field) == gold[field]
    for field in ("place_span", "agency_span", "byline_span"):
        span = getattr(doc, field)
        assert (span and [span.start, span.end]) == gold.get(field)
    assert [[span.start, span.end] for span in doc.boilerplate] == gold["boilerplate"]


@pytest.mark.parametrize(
    ("published", "as_of", "day", "known"),
    [
        (JANUARY, None, "2022-01-12", "published"),
        (date(2022, 1, 13), None, "2022-01-12", "published"),
        (None, date(2022, 1, 13), "2022-01-12", "weekday"),
        (None, date(2024, 6, 1), "2022-01-12", "weekday"),
        (None, None, None, "unknown"),
    ],
)
def test_seed_report(
    seed_report: Path, published: date | None, as_of: date | None, day: str | None, known: str
) -> None:
    text = read_report(seed_report)
    doc = read_document(text, published, as_of)
    assert doc.headline is not None
    assert doc.headline.text == "Nato chief says gaps with Russia not easy to close"
    assert (doc.place, doc.agency, doc.byline) == ("Brussels", "EFE", "rja-jug/smq/mp")
    assert (doc.dateline_date, doc.date_from, doc.year_inferred) == (day, known, day is not None)
    cut = " ".join(" ".join(text.raw[span.start : span.end] for span in doc.boilerplate).split())
    assert cut == "Politics EFE rja-jug/smq/mp Related Articles Back to top button"
    body = [text.clean[span.start : span.end] for span in body_spans(text, doc)]
    assert body[0].startswith("A high-level meeting")
    assert body[-1].endswith("will never become Nato members.")


DATELINES = {
    "Brussels, Jan 12 (EFE).- Talks": ("Brussels", "EFE", None, 1, 12),
    "BRUSSELS, Oct 31, 2018 (AFP) - Talks": ("Brussels", "AFP", 2018, 10, 31),
    "MOSCOW (Reuters) - Talks": ("Moscow", "Reuters", None, None, None),
    "KYIV, Ukraine (AP) — Talks": ("Kyiv", "AP", None, None, None),
    "MOSCOW, January 12. /TASS/. Talks": ("Moscow", "TASS", None, 1, 12),
    "MOSCOW. Jan 12 (Interfax) - Talks": ("Moscow", "Interfax", None, 1, 12),
    "(ANSA) - ROME, JAN 12 - Talks": ("Rome", "ANSA", None, 1, 12),
    "Berlin (dpa) - Talks": ("Berlin", "dpa", None, None, None),
    "BRUSSELS, Jan. 12 (Xinhua) -- Talks": ("Brussels", "Xinhua", None, 1, 12),
    "VIENNA, 10 April 2021 – Talks": ("Vienna", None, 2021, 4, 10),
    "Vienna, 10 April 2021": ("Vienna", None, 2021, 4, 10),
    "NEW DELHI, March 27, 2019 (IANS) Talks": ("New Delhi", "IANS", 2019, 3, 27),
    "Jan 12 (Reuters) - Talks": (None, "Reuters", None, 1, 12),
    "Tallinn/Riga, 12 January 2022 (BNS) – Talks": ("Tallinn/Riga", "BNS", 2022, 1, 12),
    "RIO DE JANEIRO, Feb 30 (EFE) - Talks": ("Rio de Janeiro", "EFE", None, 2, 30),
    "St. Petersburg, Jan 12 (TASS) - Talks": ("St. Petersburg", "TASS", None, 1, 12),
    "BRUSSELS, 2022-01-12 (EFE) - Talks": ("Brussels", "EFE", 2022, 1, 12),
    "VELM. March 5. LORINFORM - Talks": ("Velm", "LORINFORM", None, 3, 5),
    "VELM, March 5, Northwire - Talks": ("Velm", "Northwire", None, 3, 5),
    "NORTHWIRE - Velm, March 5 - Talks were held.": ("Velm", "NORTHWIRE", None, 3, 5),
    "5 March 2019, Velm – Talks were held.": ("Velm", None, 2019, 3, 5),
    "VELM, 05 March 2019, 14:30 (NWA) - Talks": ("Velm", "NWA", 2019, 3, 5),
    "VELM, March 5 (Northwire/CNA) - Talks": ("Velm", "Northwire/CNA", None, 3, 5),
    "VELM, March 5 — (Northwire) — Talks": ("Velm", "Northwire", None, 3, 5),
    "VELM (5 March 2019) - Talks": ("Velm", None, 2019, 3, 5),
    "VELM (NWA), 5 March 2019 - Talks": ("Velm", "NWA", 2019, 3, 5),
    "Velm (nwd) - Talks were held.": ("Velm", "nwd", None, None, None),
    "Velm, Tue, 5 March 2019 – Talks": ("Velm", None, 2019, 3, 5),
    "VELM, Lorvenia — Talks were held in Velm.": ("Velm", None, None, None, None),
    "VELM, 21/03/2019 (NWA) - Talks": ("Velm", "NWA", 2019, 3, 21),
    "VELM, 03/21/2019 (NWA) - Talks": ("Velm", "NWA", 2019, 3, 21),
    "BRUSSELS — The two sides met for four hours on Wednesday.": ("Brussels", None, None, None, None),
}


@pytest.mark.parametrize("line", list(DATELINES))
def test_datelines(line: str) -> None:
    found = dateline_at(line)
    assert found is not None
    assert (found.place_name(), found.agency_name(), found.year, found.month, found.day) == DATELINES[line]


@pytest.mark.parametrize(
    "line",
    [
        "Moscow, January 12, 2022 was a cold day.",
        "Russia (the largest State) - is",
        "NATO-Russia Council met on Wednesday and said a lot of things.",
        "BREAKING - Troops are ordered back to base after massive drills.",
        "Alliance chief: talks are hard",
        "NATO (Brussels) said that it would wait.",
        "Ann Lee (Tessel) - the first of three speakers - left early.",
        "LONDON (UK) - the talks were held.",
        "Issued on 9 July 2024",
        "May, 12 January 2022 - Talks",
        "Ministry of Defence, 3 February 2031",
        "VELM (NWA) talks were held.",
        "/TASS/ only",
        "",
    ],
)
def test_no_datelines(line: str) -> None:
    assert dateline_at(line) is None


def test_lines_that_hold_a_day() -> None:
    for line in (
        "12 January 2022",
        "Published: January 12, 2022 at 10:30 CET",
        "12 Jan. 2022 - | Last updated: today",
    ):
        stamp = stamp_at(line)
        assert stamp is not None
        assert (stamp.year, stamp.month, stamp.day) == (2022, 1, 12)
    assert stamp_at("On 12 January 2022 the two sides met.") is None


WIRE = """UPDATE 2-Two sides remain far apart after talks

By Ann Lee and Bo Ek

BRUSSELS, Jan 12 (Reuters) - The two sides held talks on Wednesday that ended without a result.

"We disagree," the chairman said.

(Reporting by Ann Lee in Brussels; Editing by Jo Do)

Our Standards: The Principles."""
SCRAPED = """We use cookies to improve your experience. Accept all

Home
News

Military drills begin near the border, ministry says

Published: 10 February 2022

The exercise began on Thursday, the defence ministry said.

ADVERTISEMENT

It runs until February 20.

Read more: What we know about the drills

Most read
1. Something else
2. Another thing happened

© 2022 Example News"""
RELEASE = """Press release
Vienna, 10 April 2021

Chairperson calls for restraint along the line of contact

The Chairperson-in-Office called today on all sides to show restraint.

The meeting was held at the Hofburg."""
WRAPPED = """Norway watches as a group of ships
sails out for a drill

OSLO, Jan 25 (NTB) - The intelligence service said on Tuesday that a group of ships
had left port and was sailing along the coast to the south, and that it was
following them closely with aircraft.

"This is normal," a spokesman said, adding that the group was expected to pass
Finnmark by Thursday."""


def parts(text: str, published: date | None = None) -> tuple[ReportDocument, list[str], list[str]]:
    source = report(text)
    doc = read_document(source, published)
    cut = [text[span.start : span.end] for span in doc.boilerplate]
    return doc, cut, [text[span.start : span.end] for span in body_spans(source, doc)]


def test_wire_style() -> None:
    doc, cut, body = parts(WIRE, JANUARY)
    assert doc.headline is not None
    assert doc.headline.text.startswith("Two sides")
    assert cut[0] == "UPDATE 2-"
    assert (doc.byline, doc.agency) == ("Ann Lee and Bo Ek", "Reuters")
    assert cut[-1].startswith("(Reporting by")
    assert [line[:9] for line in body] == ["The two s", '"We disag']


def test_scraped_page() -> None:
    doc, cut, body = parts(SCRAPED)
    assert doc.headline is not None
    assert doc.headline.text == "Military drills begin near the border, ministry says"
    assert (doc.dateline_date, doc.date_from, doc.year_inferred) == ("2022-02-10", "text", False)
    assert cut[0].endswith("Home\nNews")
    assert cut[-1].endswith("© 2022 Example News")
    assert body == ["The exercise began on Thursday, the defence ministry said.", "It runs until February 20."]


def test_press_release() -> None:
    doc, cut, body = parts(RELEASE)
    assert doc.headline is not None
    assert doc.headline.text.startswith("Chairperson calls")
    assert (doc.place, doc.dateline_date) == ("Vienna", "2021-04-10")
    assert cut == []
    assert [RELEASE[span.start : span.end] for span in doc.letterhead] == ["Press release"]
    assert len(body) == 2


def test_wrapped_lines_are_one_paragraph() -> None:
    doc, _, body = parts(WRAPPED, date(2022, 1, 26))
    assert doc.headline is not None
    assert doc.headline.text == "Norway watches as a group of ships\nsails out for a drill"
    assert [line.count("\n") for line in body] == [2, 1]


def test_a_dateline_day_that_does_not_exist() -> None:
    doc, _, _ = parts("Headline of the day\n\nBRUSSELS, Feb 30 (EFE).- Talks were held.", JANUARY)
    assert (doc.dateline_date, doc.date_from) == (None, "unknown")
    assert doc.warnings == ("the dateline names a day that does not exist: Feb 30",)


def test_a_year_that_cannot_be_told() -> None:
    doc = read_document(report("Brussels, Jan 12 (EFE).- Talks were held on Tuesday."), None, date(2022, 1, 13))
    assert doc.dateline_date is None
    assert "cannot be told" in doc.warnings[0]


def test_a_year_that_nothing_tells() -> None:
    doc = read_document(report("Brussels, Jan 12 (EFE).- Talks were held."), None, date(2022, 1, 13))
    assert (doc.dateline_date, doc.date_from, doc.warnings) == (None, "unknown", ())


def test_the_day_at_the_foot_of_a_long_paper() -> None:
    articles = "\n\n".join(f"Article {n} says that the two sides will keep their word." for n in range(20))
    doc, cut, body = parts(f"Accord on the hotline of the fleets\n\n{articles}\n\nVienna, 10 April 2021")
    assert (doc.place, doc.dateline_date, cut, len(body)) == ("Vienna", "2021-04-10", [], 20)


def test_leap_day_and_turn_of_the_year() -> None:
    assert parts("BRUSSELS, Feb 29 (EFE) - Talks.", date(2022, 3, 1))[0].dateline_date == "2020-02-29"
    assert parts("BRUSSELS, Dec 31 (EFE) - Talks.", date(2022, 1, 1))[0].dateline_date == "2021-12-31"
    assert parts("BRUSSELS, Jan 1 (EFE) - Talks.", date(2021, 12, 31))[0].dateline_date == "2022-01-01"


def test_day_of_publication_against_the_text() -> None:
    assert "published 2022-01-12" in parts("BRUSSELS, Jan 1, 2021 (EFE) - Talks.", JANUARY)[0].warnings[0]
    assert parts("Talks were held today and ended.", JANUARY)[0].date_from == "published"
    stated = read_document(report("MOSCOW (Reuters) - Talks were held.", published="2022-01-12"))
    assert stated.dateline_date == "2022-01-12"


@given(
    st.lists(
        st.sampled_from([*WIRE.split("\n"), *SCRAPED.split("\n"), "", "a/b/c", "\u2028", "x" * 600]), max_size=30
    )
)
def test_any_lines_keep_their_spans(lines: list[str]) -> None:
    text = "\n".join(lines)
    source = report(text)
    doc = read_document(source, JANUARY)
    ends = [0]
    for span in body_spans(source, doc):
        assert ends[-1] <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        ends.append(span.end)
    assert all(a.end <= b.start for a, b in zip(doc.boilerplate, doc.boilerplate[1:], strict=False))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    source = report(text)
    body_spans(source, read_document(source, None, JANUARY))
