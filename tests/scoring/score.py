"""Scores a reading against annotations: F1 by overlap of spans, and F1 with the key fields right, by kind.

Where key fields are compared less than letter by letter, and why:
* `place` of a meeting: either may hold the other ("Geneva", "the Palace of Nations in Geneva"), as with the places
  of an activity, since the schema does not say how much of a place is named.
* `next` of a meeting is free text in the schema ("2024-12-04, Sundhaven"; "no date"). The days or months in it
  must be the same; where the annotation has none, the reading must have none either, and both must say that a
  meeting was agreed, or that no day was set, or that it was refused.
* `who` of an activity is one name in a reading; where the annotation names several sides together it is right by
  one of them.
* `gap by issue` counts gaps by topic and sides alone, wherever the words stand that were taken for each side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

import msgspec

Data = dict[str, Any]
KINDS = ("actor", "statement", "meeting", "proposal", "answer", "activity", "denial", "gap")
DOCUMENT_FIELDS = ("headline", "place", "dateline_date", "agency", "byline")


class Tally(msgspec.Struct):
    """Counts of one kind: annotated, read, matched, matched with the key fields right."""

    gold: int = 0
    read: int = 0
    matched: int = 0
    right: int = 0
    topics: int = 0
    stances: int = 0
    issues: int = 0
    quotes: int = 0
    quotes_found: int = 0
    quotes_right: int = 0
    fields_right: list[int] = msgspec.field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the counts of another report."""
        for name in self.__struct_fields__[:-1]:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.fields_right = [a + b for a, b in zip_longest(self.fields_right, other.fields_right, fillvalue=0)]

    def f1(self, *, fields: bool = False) -> float | None:
        """Return F1 by overlap, or with the key fields right; None where there is nothing to find or found."""
        total = self.gold + self.read
        return 2 * (self.right if fields else self.matched) / total if total else None


def score(gold: Data, reading: Data) -> dict[str, Tally]:
    """Return a tally for each kind of record."""
    return {kind: _kind(kind, _of(gold, kind), _of(reading, kind)) for kind in KINDS}


def document_right(gold: Data, reading: Data) -> dict[str, bool]:
    """Return for each field of the document whether it is right."""
    told = {**gold["doc"], "dateline_date": day_of_report(gold)}
    return {
        name: _plain(_text(told.get(name))) == _plain(_text(reading["doc"].get(name))) for name in DOCUMENT_FIELDS
    }


def day_of_report(gold: Data) -> str | None:
    """Return the ISO day that a report shows; where it shows none, the day of publication."""
    day: str | None = gold["doc"].get("dateline_date") or gold["doc"].get("published")
    return day


def boilerplate_characters(gold: Data, reading: Data) -> Tally:
    """Return characters of boilerplate: annotated, cut, in both."""
    first = _characters(gold["doc"].get("boilerplate", []))
    second = _characters(reading["doc"].get("boilerplate", []))
    return Tally(gold=len(first), read=len(second), matched=len(first & second))


def span_errors(text: str, reading: Data) -> list[str]:
    """Return the ids of records whose text is not what stands under their anchor."""
    return [
        record["id"]
        for record in reading["records"]
        if record["text"] != " … ".join(text[start:end] for start, end in record["anchor"])
    ]


def _of(data: Data, kind: str) -> list[Data]:
    return [record for record in data["records"] if record["kind"] == kind]


def _kind(kind: str, gold: list[Data], read: list[Data]) -> Tally:
    tally = Tally(gold=len(gold), read=len(read), quotes=sum(map(_is_quote, gold)))
    tally.fields_right = [0] * len(_KEYS[kind])
    for known, found in _matches(kind, gold, read):
        tally.matched += 1
        for place, (_, holds) in enumerate(_KEYS[kind]):
            tally.fields_right[place] += holds(known["fields"], found["fields"])
        tally.quotes_found += _is_quote(known)
        tally.quotes_right += _is_quote(known) and RIGHT[kind](known["fields"], found["fields"])
        tally.right += RIGHT[kind](known["fields"], found["fields"])
        tally.topics += known["fields"].get("topic") == found["fields"].get("topic")
        tally.stances += known["fields"].get("stance") == found["fields"].get("stance")
    if kind == "gap":
        tally.issues = _same_issues(gold, read)
    return tally


def _is_quote(record: Data) -> bool:
    return record["kind"] == "statement" and record["fields"].get("mode") == "direct"


def _same_issues(gold: list[Data], read: list[Data]) -> int:
    """Return how many gaps have a gap of the same topic and sides in the reading, each taken once."""
    left = [found["fields"] for found in read]
    count = 0
    for known in gold:
        same = next((fields for fields in left if _sides(known["fields"], fields)), None)
        if same is not None:
            left.remove(same)
            count += 1
    return count


def _matches(kind: str, gold: list[Data], read: list[Data]) -> Iterator[tuple[Data, Data]]:
    """Yield pairs of records, each record once, those that overlap most first."""
    pairs = sorted(
        (
            (_overlap(known, found) + _bonus(kind, known, found), i, j)
            for i, known in enumerate(gold)
            for j, found in enumerate(read)
            if _overlap(known, found) > 0
        ),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for _, i, j in pairs:
        if ("gold", i) not in taken and ("read", j) not in taken:
            taken |= {("gold", i), ("read", j)}
            yield gold[i], read[j]


def _overlap(known: Data, found: Data) -> float:
    """Return characters in both anchors over characters in either."""
    first, second = _characters(known["anchor"]), _characters(found["anchor"])
    return len(first & second) / len(first | second) if first | second else 0.0


def _bonus(kind: str, known: Data, found: Data) -> float:
    """Return a little for right key fields, so that of two equal overlaps the right one is taken."""
    return 0.5 * RIGHT[kind](known["fields"], found["fields"])


def _characters(spans: Iterable[Iterable[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _text(value: Any) -> str:
    return str(value["text"] if isinstance(value, dict) else value or "")


def _plain(value: Any) -> str:
    return re.sub(r"^the ", "", " ".join(str(value or "").casefold().split()))


def _same(name: str) -> Callable[[Data, Data], bool]:
    return lambda gold, read: _plain(gold.get(name)) == _plain(read.get(name))


def _if_told(name: str) -> Callable[[Data, Data], bool]:
    """Compare a field only where the annotation has it."""
    return lambda gold, read: name not in gold or _plain(gold[name]) == _plain(read.get(name))


def _forum(gold: Data, read: Data) -> bool:
    told, found = _plain(gold.get("forum")), _plain(read.get("forum"))
    return told == found or bool(found and found in told)


def _strength(gold: Data, read: Data) -> bool:
    told, found = gold.get("strength"), read.get("strength")
    if not told:
        return not found
    return bool(found) and (told["min"], told["max"]) == (found["min"], found["max"])


def _a_place(gold: Data, read: Data) -> bool:
    told, found = map(_plain, gold.get("places", [])), [_plain(place) for place in read.get("places", [])]
    return "places" not in gold or any(a in b or b in a for a in told for b in found)


def _sides(gold: Data, read: Data) -> bool:
    return gold["topic"] == read["topic"] and {*map(_plain, gold["sides"])} == {*map(_plain, read["sides"])}


_DAY = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_REFUSED = re.compile(r"\brefus|\bruled out|\brejected")
_UNDATED = re.compile(r"\bno (?:new |next |further )?dates?\b|\bnot (?:set|fixed|agreed)\b|\bwithout a date\b")


def _next(gold: Data, read: Data) -> bool:
    if "next" not in gold:
        return True
    told, found = str(gold["next"]), str(read.get("next", ""))
    if _DAY.search(told) or _DAY.search(found):
        return set(_DAY.findall(told)) == set(_DAY.findall(found))
    return bool(found) and (bool(_REFUSED.search(told)), bool(_UNDATED.search(told))) == (
        bool(_REFUSED.search(found)),
        bool(_UNDATED.search(found)),
    )


def _one_place(gold: Data, read: Data) -> bool:
    told, found = _plain(gold.get("place")), _plain(read.get("place"))
    return "place" not in gold or bool(found and (found in told or told in found))


def _who(gold: Data, read: Data) -> bool:
    if "who" not in gold:
        return True
    named = gold["who"] if isinstance(gold["who"], list) else re.split(r",\s|\sand\s", str(gold["who"]))
    return _plain(read.get("who")) in {_plain(gold["who"]), *map(_plain, named)}


_KEYS: dict[str, tuple[tuple[str, Callable[[Data, Data], bool]], ...]] = {
    "actor": (("name", _same("name")), ("side", _same("side"))),
    "statement": (("speaker", _same("speaker")),),
    "meeting": (("forum", _forum), ("date", _if_told("date")), ("place", _one_place), ("next", _next)),
    "proposal": (("by", _same("by")), ("topic", _same("topic"))),
    "answer": (("by", _same("by")), ("verdict", _same("verdict"))),
    "activity": (("who", _who), ("start", _if_told("start")), ("strength", _strength), ("places", _a_place)),
    "denial": (("type", _same("type")), ("by", _same("by"))),
    "gap": (("topic and sides", _sides),),
}
RIGHT: dict[str, Callable[[Data, Data], bool]] = {
    kind: (lambda gold, read, keys=keys: all(holds(gold, read) for _, holds in keys))  # type: ignore[misc]
    for kind, keys in _KEYS.items()
}


def field_rows(tallies: dict[str, Tally]) -> list[tuple[str, str, str]]:
    """Return rows of text: kind and key field, records matched, how many of them have the field right."""
    return [
        (f"{kind}: {name}", str(tally.matched), str(right))
        for kind, tally in tallies.items()
        for (name, _), right in zip(_KEYS[kind], tally.fields_right, strict=True)
    ]


def table(tallies: dict[str, Tally]) -> list[tuple[str, str, str, str]]:
    """Return rows of text: kind, annotated / read, F1 lenient, F1 with fields.

    Of direct quotes: annotated / found, the share found, the share found with the right speaker.
    """
    rows = [
        (kind, f"{tally.gold} / {tally.read}", _percent(tally.f1()), _percent(tally.f1(fields=True)))
        for kind, tally in tallies.items()
    ]
    gaps = tallies["gap"]
    if gaps.gold + gaps.read:
        rows.append(("gap by issue", "", _percent(2 * gaps.issues / (gaps.gold + gaps.read)), ""))
    told = tallies["statement"]
    if told.quotes:
        found, right = told.quotes_found / told.quotes, told.quotes_right / told.quotes
        rows.append(
            ("direct quotes found", f"{told.quotes} / {told.quotes_found}", _percent(found), _percent(right))
        )
    if told.matched:
        rows.append(("topic of matched statements", str(told.matched), _percent(told.topics / told.matched), ""))
        rows.append(("stance of matched statements", str(told.matched), _percent(told.stances / told.matched), ""))
    return rows


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
