"""The kinds, fields and closed lists of `reading-gold/1`, and what of an annotation does not keep to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.model.report import STANCES, TOPICS
from tests.scoring.score import Data

KINDS = {
    "actors": "actor",
    "statements": "statement",
    "meetings": "meeting",
    "proposals": "proposal",
    "answers": "answer",
    "activities": "activity",
    "denials": "denial",
    "gaps": "gap",
}
"""The lists of an annotation, and the kind of the records in each."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIELDS = {
    "actor": ("name type", "side office forms"),
    "statement": ("speaker mode topic stance", "when where to via speaker_span cue_span"),
    "meeting": ("status", "forum date place duration level participants next"),
    "proposal": ("by type topic", "to date"),
    "answer": ("by verdict ref", ""),
    "activity": ("type", "who name strength equipment places start end near announced"),
    "denial": ("type by about", ""),
    "gap": ("topic sides side_spans", ""),
}
"""By kind: the fields needed, and those allowed besides."""
_ACTIVITIES = (
    "exercise snap-exercise live-firing build-up deployment withdrawal close-encounter transit asat-test "
    "space-launch space-approach missile-firing cyber-attack alert demonstration"
)
_CLOSED: dict[tuple[str, str], Sequence[str]] = {
    ("actor", "type"): ("person", "office", "organisation", "state", "forum", "unit"),
    ("statement", "mode"): ("direct", "indirect", "mixed"),
    ("statement", "stance"): STANCES,
    ("statement", "topic"): TOPICS,
    ("proposal", "topic"): TOPICS,
    ("gap", "topic"): TOPICS,
    ("meeting", "status"): ("held", "planned", "requested", "cancelled"),
    ("proposal", "type"): ("proposal", "demand", "offer", "request"),
    ("answer", "verdict"): ("accept", "reject", "defer", "ignore"),
    ("activity", "type"): _ACTIVITIES.split(),
    ("denial", "type"): ("denial", "fear", "assurance"),
}
_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?")
_DATES = ("when", "date", "start", "end")
_DURATION = re.compile(r"P(\d+D)?(T(\d+H)?(\d+M)?)?")
_ACTORS_ALONE = ("statement", "denial")
_NAMING = ("speaker", "by", "who", "near", "to")
_NAMING_SIDES = ("to", "near")


def misfits(kind: str, fields: Data) -> Iterator[tuple[str, str]]:
    """Yield each field that the schema does not have, misses, or wants otherwise, and what is wrong with it."""
    needed, more = (names.split() for names in _FIELDS[kind])
    for field, value in fields.items():
        if field not in needed + more:
            yield field, "not in the schema"
        elif (kind, field) in _CLOSED and value not in _CLOSED[kind, field]:
            yield field, f"not in the closed list: {value!r}"
        elif field in _DATES and not _matches(_DAY_OR_MONTH, value):
            yield field, f"not an ISO day or month: {value!r}"
        elif field == "duration" and not _matches(_DURATION, value):
            yield field, f"not an ISO 8601 duration: {value!r}"
        elif field == "strength" and set(value) != {"min", "max", "unit"}:
            yield field, f"has min, max and unit; given {value}"
    yield from ((field, "missing") for field in needed if field not in fields)


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def disagreements(records: Sequence[Data]) -> Iterator[tuple[str, str, str]]:
    """Yield what records say of one another and does not hold: the record, the field, and why."""
    ids = {record["id"] for record in records}
    actors = [record["fields"] for record in records if record["kind"] == "actor"]
    names = {actor["name"] for actor in actors}
    sides = names | {actor["side"] for actor in actors if "side" in actor}
    if len(names) != len(actors):
        yield "actors", "name", "stands twice"
    for record in records:
        for field, party in _parties(record):
            alone = record["kind"] in _ACTORS_ALONE and field not in _NAMING_SIDES and field in _NAMING
            if party not in (names if alone else sides):
                yield record["id"], field, f"no actor or side: {party!r}"
        ref = record["fields"].get("ref", "")
        if record["kind"] == "answer" and not (ref.startswith("proposal") and ref in ids):
            yield record["id"], "ref", f"no such proposal: {ref}"


def _parties(record: Data) -> Iterator[tuple[str, str]]:
    """Yield each party that a record names, with the field."""
    fields = record["fields"]
    yield from ((field, fields[field]) for field in _NAMING if field in fields)
    yield from ((field, party) for field in ("sides", "participants") for party in fields.get(field, []))
