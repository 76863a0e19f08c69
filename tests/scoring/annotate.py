"""Makes `<id>.gold.json` (`reading-gold/1`) from `<id>.yaml`, an annotation that people write by words.

    python -m tests.scoring.annotate FOLDER [ID ...] [--check] [--table]

`--check` writes nothing and compares with the files that are there; `--table` prints a line per report. What is
wrong is named with file, record and field, and nothing of that report is written (exit status 1). Doubts (a name
that stands somewhere unannotated) are only printed.

A report in YAML
    id, sort (R real, I invented), style, note
    doc:      headline, place, agency, byline, boilerplate, dateline_date, published
              (place, agency, byline: a text that stands in the report, or {name: ..., at: SPAN})
    actors, statements, meetings, proposals, answers, activities, denials, gaps: lists of records;
              each has `at` (one SPAN or a list of them) and the fields of the schema. A gap has
              `side_spans` in the place of `at`. Ids are given in order: statement1, statement2.
    not_speech: quoted words that are nobody's statement (names, terms)
    unnamed:  {form: reason} names left unannotated on purpose

A SPAN, by words and never by number: see `report_words.py`. `frame` in a statement is a SPAN in which its
`speaker_span` and `cue_span` are looked for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tests.scoring import annotated_fields as fields_of
from tests.scoring.report_words import Place, ReportWords, Wrong
from tests.scoring.score import Data

SCHEMA = "reading-gold/1"
_TOP_KEYS = {"id", "sort", "style", "note", "doc", "not_speech", "unnamed"}
_DOC_KEYS = {"headline", "place", "agency", "byline", "boilerplate", "dateline_date", "published"}


def plain(value: Any) -> Any:
    """Return a value of YAML as JSON wants it: dates become ISO days."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


class Annotation:
    """One report under annotation: its source, its words, and what is wrong or doubtful so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.wrong: list[str] = []
        self.doubts: list[str] = []
        self.source: Data = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.raw = path.with_suffix(".txt").read_bytes()
        self.report = ReportWords(self.raw.decode("utf-8"))

    def say(self, record: str, field: str, words: str) -> None:
        """Note something wrong."""
        self.wrong.append(f"{self.path.name}: {record}, {field}: {words}")

    def attempt(self, record: str, field: str, action: Callable[..., Any], *given: Any) -> Any:
        """Return what an action on the words gives; None, and it is noted, where it does not hold."""
        try:
            return action(*given)
        except Wrong as problem:
            self.say(record, field, str(problem))
            return None

    def gold(self) -> Data:
        """Return the annotation as gold; only to be used if nothing is wrong then."""
        if b"\r" in self.raw:
            self.say("doc", "file", "has other line ends than Unix ones")
        unknown = set(self.source) - set(fields_of.KINDS) - _TOP_KEYS
        if unknown or self.source.get("id") != self.path.stem:
            self.say("report", "keys", f"unknown {sorted(unknown)} or an id other than the file's")
        doc = self.document()
        records = list(self.records())
        if not self.wrong:
            for record, field, words in fields_of.disagreements(records):
                self.say(record, field, words)
            self.look_at_quotations(records)
            self.doubts += self.names_left_out(records)
        return {"schema": SCHEMA, "note": self.source["note"], "doc": doc, "records": records}

    def document(self) -> Data:
        """Return the fields of the document; the spans of boilerplate are kept for what follows."""
        given: Data = self.source["doc"]
        if set(given) - _DOC_KEYS:
            self.say("doc", "keys", f"unknown {sorted(set(given) - _DOC_KEYS)}")
        doc: Data = {
            "id": self.source["id"],
            "file": self.path.with_suffix(".txt").name,
            "chars": len(self.report.text),
            "sha256": hashlib.sha256(self.raw).hexdigest(),
            "dateline_date": plain(given.get("dateline_date")),
        }
        if "published" in given:
            doc["published"] = plain(given["published"])
        if not fields_of.DAY.fullmatch(doc["dateline_date"] or doc.get("published") or ""):
            self.say("doc", "dateline_date", "one of dateline_date and published must be an ISO day")
        spans = {}
        for field in ("place", "agency", "byline"):
            name, spec = _named(given.get(field))
            doc[field] = name
            if spec is not None:
                spans[f"{field}_span"] = self.attempt("doc", field, self.report.span, spec)
        headline = given.get("headline")
        span = self.attempt("doc", "headline", self.report.span, headline) if headline else None
        doc["headline"] = {"span": span, "text": self.report.text[slice(*span)]} if span else None
        pieces = given.get("boilerplate") or []
        found = [self.attempt("doc", "boilerplate", self.report.span, spec) for spec in pieces]
        self.report.boilerplate = sorted(place for place in found if place)
        return {**doc, **spans, "boilerplate": self.report.boilerplate}

    def records(self) -> Iterator[Data]:
        """Yield the records in the order of the kinds."""
        for group, kind in fields_of.KINDS.items():
            for number, given in enumerate(self.source.get(group) or [], 1):
                record = self.record(kind, f"{kind}{number}", plain(dict(given)))
                if record is not None:
                    yield record

    def record(self, kind: str, name: str, given: Data) -> Data | None:
        """Return one record; None, and that is noted, if it stands nowhere in the report."""
        frame = given.pop("frame", None)
        inside = self.attempt(name, "frame", self.report.span, frame) if frame else None
        places = self.places(kind, name, given)
        if not places:
            self.say(name, "at", "no anchor")
            return None
        for field in ("speaker_span", "cue_span"):
            if field in given:
                given[field] = self.attempt(name, field, self.report.span, given[field], inside)
        for field, words in fields_of.misfits(kind, given):
            self.say(name, field, words)
        if kind == "actor":
            places.sort()
            given["forms"] = sorted({self.report.text[slice(*place)] for place in places})
            text = given.get("name")
        else:
            text = " … ".join(self.report.text[slice(*place)] for place in places)
            if any(self.report.is_boilerplate(place) for place in places):
                self.say(name, "at", "in the boilerplate")
        return {"id": name, "kind": kind, "anchor": places, "text": text, "fields": given}

    def places(self, kind: str, name: str, given: Data) -> list[Place]:
        """Return where a record stands, in the order written; of a gap, the spans of both sides."""
        if kind == "gap":
            sides = [
                self.attempt(name, "side_spans", self.report.spans, side) or [] for side in given["side_spans"]
            ]
            given["side_spans"] = sides
            if len(sides) != 2 or len(given["sides"]) != 2:
                self.say(name, "sides", "a gap has two sides")
            places = [place for side in sides for place in side]
        else:
            places = self.attempt(name, "at", self.report.spans, given.pop("at", [])) or []
        for (_, end), (start, _) in pairwise(places):
            if self.report.text[end:start].strip() == ",":
                self.say(name, "at", f"cut at a comma, so the words need quotes: {self.report.around(end, start)}")
        return places

    def look_at_quotations(self, records: Sequence[Data]) -> None:
        """Note each quotation that is neither a statement nor, by `not_speech`, nobody's words."""
        said = [place for record in records if record["kind"] == "statement" for place in record["anchor"]]
        unused = {str(words) for words in self.source.get("not_speech") or []}
        nobody = set(unused)
        for start, end in self.report.quotations():
            words = self.report.text[start + 1 : end - 1]
            unused.discard(words)
            held = any(first <= start + 1 and end - 1 <= last for first, last in said)
            if words not in nobody and not held:
                self.say("statements", "at", f"a quotation that no statement holds: {self.report.text[start:end]}")
        for words in sorted(unused):
            self.say("not_speech", "text", f"not found in quotation marks: {words!r}")
        if self.source["sort"] == "R" and self.report.has_quotation_marks():
            self.say("report", "sort", "a report of sort R with a quotation mark")

    def names_left_out(self, records: Sequence[Data]) -> Iterator[str]:
        """Yield the forms of actors that stand somewhere without being anchored."""
        unnamed = set(self.source.get("unnamed") or {})
        actors = [record for record in records if record["kind"] == "actor"]
        anchored = [place for record in actors for place in record["anchor"]]
        for actor in actors:
            for form in sorted({actor["fields"]["name"], *actor["fields"]["forms"]} - unnamed):
                for start, end in self.report.occurrences(form):
                    held = any(first <= start and end <= last for first, last in anchored)
                    if not held and not self.report.is_boilerplate((start, end)):
                        where = self.report.around(start, end)
                        yield f"{self.path.name}: {actor['id']}: {form!r} not anchored in {where!r}"


def _named(value: Any) -> tuple[Any, Any]:
    """Return the name and the SPAN of a field of the document: a text that stands there, or both."""
    return (value["name"], value["at"]) if isinstance(value, dict) else (value, value)


def written(gold: Data) -> str:
    """Return the gold as its file holds it."""
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def verify(gold: Data, text: str) -> None:
    """Read the finished file once more, as its user will: ValueError unless every word stands at its offsets."""
    doc = gold["doc"]
    holds = [doc["chars"] == len(text), doc["sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()]
    if doc["headline"]:
        holds.append(text[slice(*doc["headline"]["span"])] == doc["headline"]["text"])
    for record in gold["records"]:
        words = [text[slice(*place)] for place in record["anchor"]]
        told = record["fields"]["forms"] if record["kind"] == "actor" else record["text"]
        holds.append(told == (sorted(set(words)) if record["kind"] == "actor" else " … ".join(words)))
    if not all(holds):
        raise ValueError(f"{doc['file']}: words that do not stand at their offsets")


def annotate(path: Path, *, check: bool) -> tuple[list[str], list[str], list[Any]]:
    """Write (with `check`: compare) the gold of one YAML file; return what is wrong, doubts, a row of a table."""
    annotation = Annotation(path)
    gold = annotation.gold()
    if not annotation.wrong:
        text = written(gold)
        verify(json.loads(text), annotation.report.text)
        target = path.with_suffix(".gold.json")
        if not check:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            annotation.wrong.append(f"{target.name}: is not what {path.name} gives")
    counts = [sum(record["kind"] == kind for record in gold["records"]) for kind in fields_of.KINDS.values()]
    words = len(annotation.report.text.split())
    row = [path.stem, annotation.source["sort"], annotation.source["style"], words, *counts]
    return annotation.wrong, annotation.doubts, row


def main(words: Sequence[str]) -> int:
    """Annotate the reports of a folder; return 0, or 1 if anything is wrong or there is nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these reports")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with what is there")
    parser.add_argument("--table", action="store_true", help="print a table of the reports")
    options = parser.parse_args(words)
    paths = sorted(p for p in options.folder.glob("*.yaml") if not options.ids or p.stem in options.ids)
    failed = not paths
    rows: list[list[Any]] = [["id", "sort", "style", "words", *fields_of.KINDS]]
    for path in paths:
        wrong, doubts, row = annotate(path, check=options.check)
        sys.stderr.writelines(f"{line}\n" for line in [*(f"doubt: {doubt}" for doubt in doubts), *wrong])
        failed = failed or bool(wrong)
        rows.append(row)
    if options.table:
        sys.stdout.writelines(f"{line}\n" for line in _columns(rows))
    return int(failed)


def _columns(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
