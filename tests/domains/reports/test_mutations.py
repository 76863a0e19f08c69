"""Mangled reports: nothing raises but a teaching error, and every span still gives its words."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.domains.reports import read, to_json
from detente.model.errors import EncodingError, InputError, LanguageError
from detente.model.record import Span
from detente.model.report import ReportText
from detente.sources.characters import clean_plain
from detente.sources.report_text import report_from_bytes
from tests.domains.reports.invented import REGISTER

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
SCRAPS = [
    *"\"“”‘’«»()'.?!;:–—\t\n",
    *"‚‛„‟‹›「」『』＂″`´❝❞",
    "``",
    "''",
    "\n\n",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200f",
    "\u202b",
    "\u202e",
    "\u2067",
    "\u2069",
    "\u2060",
    "\u2028",
    "e\u0301",
    "Ã©",
    "\ufffd",
    "\t|\t",
    "\n| 1 | 2 |\n",
    "Read moreShareTweet",
    "\n[Note]\n",
    "\n(Adds details)\n",
    "\n© 2030 Wire\n",
    "\nMINISTRY OF DEFENCE\n",
    "UPDATE 1-",
    "\n3 March 2030\n",
    "\u00ad",
    "\ufeff",
    "\x00",
    "😀",
    "<b>",
    "&amp;",
    " said ",
    ", he said, ",
    " according to ",
    " that ",
    " who ",
    " which, according to him, ",
    "3,000 soldiers ",
    " on Monday ",
    " delegation headed by ",
    "the general ",
    "Lake Forum ",
    " met ",
    " denied ",
    " near the border with ",
]


def mangled(text: str, chance: random.Random) -> str:
    """Return a text with up to 25 scraps put in, stretches cut out, doubled and swapped."""
    letters = list(text)
    for _ in range(chance.randint(1, 25)):
        place, other = chance.randrange(len(letters)), chance.randrange(len(letters))
        match chance.randrange(4):
            case 0:
                letters[place:place] = chance.choice(SCRAPS)
            case 1:
                del letters[place : place + chance.randint(1, min(60, len(letters) - 1))]
            case 2:
                letters[place:place] = letters[other : other + chance.randint(1, 200)]
            case _:
                letters[place], letters[other] = letters[other], letters[place]
    return "".join(letters)


def check(number: int, seed: int, pipeline: Any) -> int:
    """Read so many mangled reports; return how many records they gave."""
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    records = 0
    for _ in range(number):
        text = mangled(chance.choice(texts), chance)
        try:
            records += exact(text, pipeline)
        except InputError:
            continue
    return records


def exact(text: str, pipeline: Any) -> int:
    """Assert that every span that is read in a text gives its words; return how many records there are."""
    source = report_from_bytes(text.encode(), "mangled.txt")
    reading = read(source, REGISTER, pipeline, date(2030, 3, 7))
    to_json(reading)
    for record in reading.records:
        spans = record.anchor
        assert spans, (record, text)
        assert all(0 <= span.start < span.end <= len(text) for span in spans), (record, text)
        assert record.text == " … ".join(text[span.start : span.end] for span in spans), (record, text)
    doc = reading.doc
    named = [doc.place_span, doc.agency_span, doc.byline_span, doc.dateline_span, doc.sign_off_span]
    told = [doc.headline.span] if doc.headline else []
    for span in [*(span for span in named if span), *told, *doc.boilerplate, *doc.letterhead]:
        assert 0 <= span.start < span.end <= len(text), (span, text)
    if doc.headline:
        assert seen(content(source, doc.headline.span)) == seen(doc.headline.text), text
    if doc.agency and doc.agency_span:
        assert seen(content(source, doc.agency_span)) == seen(doc.agency), text
    return len(reading.records)


def content(source: ReportText, span: Span) -> str:
    """Return the words of a span without the stray tags in it, which are no content."""
    tags = {place for tag in source.boilerplate for place in range(tag.start, tag.end)}
    return "".join(source.raw[place] for place in range(span.start, span.end) if place not in tags)


def seen(text: str) -> str:
    """Return the text without what shows nothing and without white space."""
    return "".join(clean_plain(text).text.split())


def test_some_mangled_reports(pipeline: Any) -> None:
    assert check(40, 2030, pipeline) > 400


SAMPLE = SAMPLES[0].read_text(encoding="utf-8")
TABLE = "Strength of the fleets\n\n" + "".join(f"| Ship {n} | {n * 120} | Port Selma |\n" for n in range(40))
TABS = "Party\tTroops\tTanks\n" + "".join(f"Arvania\t{n}\t{n * 3}\n" for n in range(40))
POEM = "The ships\nthat were not there\n\nsaid nothing\n\n  and the sea\nwho asked them\n" * 6
ODD = {
    "marks that do not close": SAMPLE.replace("”", "").replace('"', "“", 3),
    "marks of other languages": SAMPLE.replace('"', "„", 1).replace('"', "‟", 1).replace('"', "「", 1),
    "marks of typewriters": SAMPLE.replace('"', "``", 1).replace('"', "''", 1),
    "marks from right to left": "\u200f\u202b" + SAMPLE.replace(" ", " \u200f", 60) + "\u202c",
    "a stop within the agency": SAMPLE.replace("(Meridian)", "(Meridia.)", 1),
    "isolates": SAMPLE.replace("Arvania", "\u2067Arvania\u2069"),
    "nothing to see between letters": SAMPLE.replace("Arvania", "Ar\u200bva\u2060nia").replace(
        "said", "sa\u00adid"
    ),
    "zero bytes": SAMPLE.replace(". ", ".\x00 ", 5),
    "decomposed letters": SAMPLE.replace("e", "e\u0301", 40),
    "letters decoded twice": SAMPLE.replace("é", "Ã©").replace("“", "â€œ").replace('"', "â€\x9d", 4),
    "line ends of three kinds": SAMPLE.replace("\n", "\r\n", 4)
    .replace("\n\n", "\r\r", 1)
    .replace("\n\n", "\u2029", 1),
    "a table": f"{SAMPLE}\n{TABLE}",
    "a table with tabs": f"{SAMPLE}\n{TABS}",
    "a poem": POEM,
    "nothing but boilerplate": "Share\nTweet\n© 2030 Wire\nRead more: The end\n[Note]\n",
    "nothing but a headline": "Arvania and the Pact agree that nothing was agreed",
    "thirty datelines": "PORT SELMA, March 7 (Meridian) - " * 30 + SAMPLE,
    "thirty slugs": "UPDATE 1-" * 30 + SAMPLE,
}


@pytest.mark.parametrize("name", list(ODD))
def test_odd_input_keeps_its_spans(name: str, pipeline: Any) -> None:
    assert exact(ODD[name], pipeline) >= 0


@pytest.mark.parametrize("table", [TABLE, TABS])
def test_a_table_alone_is_no_english_report(table: str, pipeline: Any) -> None:
    with pytest.raises(LanguageError, match="not recognised"):
        exact(table, pipeline)


def test_what_shows_nothing_hides_no_actor(pipeline: Any) -> None:
    plain, hidden = (exact(text, pipeline) for text in (SAMPLE, ODD["nothing to see between letters"]))
    assert plain == hidden > 20


def test_mixed_encodings_are_refused_with_the_byte() -> None:
    data = SAMPLE.encode() + "Élysée".encode("cp1252")
    with pytest.raises(EncodingError, match=f"byte {len(SAMPLE.encode())}"):
        report_from_bytes(data, "mixed.txt")


def test_two_megabytes_are_refused_before_they_are_parsed(pipeline: Any) -> None:
    text = (SAMPLE + "\n") * (2_000_000 // len(SAMPLE))
    with pytest.raises(InputError, match="too long for one report"):
        exact(text, pipeline)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2031, 2051))
def test_ten_thousand_mangled_reports(seed: int, pipeline: Any) -> None:
    """In twenty parts, so that two processes share them."""
    assert check(500, seed, pipeline) > 5_000
