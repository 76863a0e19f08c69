"""Reads the JSON of a report's reading into steps of a dialogue: those claims only that a person has confirmed.

A claim is confirmed by a line `"confirmed_by": "name"` in its record. A line `"step": {...}` beside it says what
it becomes, or adds to what follows from the claim: a meeting told of becomes a meeting held and an account of it,
a proposal a document of one article, an answer an answer. A statement becomes a position where the person names
`issue` and `stance`, or a statement at the `meeting` that the person names. All else is left out and counted.

Claims that a language model added (`model.records`) are confirmed in the same way; what they become names it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from detente.model.document import Document
from detente.model.errors import DetenteError, SchemaError
from detente.model.record import Digest, Source, Span
from detente.model.register import Register
from detente.model.report import SCHEMA
from detente.sources.steps import LARGEST_BYTES, Read, record_of
from detente.sources.text_file import text_of

ANSWERS = ("accept", "reject")
"""Words of a reading that are words of an answer; the others say that there is none yet."""

SHARED = ("party", "said", "held_for", "marking", "precedence", "document", "certainty", "meeting")
"""What a person adds to a claim and holds of every step that follows from it."""

DURATION = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,3})M)?")
MINUTES_IN_HOUR = 60
LONGEST_SLUG = 60


class Confirmed(msgspec.Struct, frozen=True):
    """What was read of a file: the steps of confirmed claims, and how many claims nobody confirmed."""

    read: tuple[Read, ...]
    unconfirmed: int


class InReading(Document, frozen=True):
    """One claim of a reading as a step: an error names the claim, for a reading has no lines."""

    def where(self, *path: str | int) -> str:
        """Return file, claim and field for an error message."""
        field = ".".join(map(str, path))
        return f"{self.name}, record {self.at[0]}" + (f", field {field}" if field else "")


class _Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Those fields of a claim that steps are made from; a claim may have others."""

    forum: str | None = None
    date: str | None = None
    place: str | None = None
    duration: str | None = None
    heads: tuple[tuple[str, str], ...] | None = None
    next: str | None = None
    by: str | None = None
    to: str | None = None
    topic: str | None = None
    ref: str | None = None
    verdict: str | None = None
    side: str | None = None
    speaker: str | None = None


class _Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim must be to become a step."""

    fields: _Fields | None = None
    step: dict[str, Any] | None = None
    text: str | None = None


class _Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of the report itself."""

    id: str | None = None
    agency: str | None = None
    file: str | None = None
    dateline_date: str | None = None


class _Told(msgspec.Struct, frozen=True):
    """A claim with what a step of it cites: the report, the day, and who is who."""

    claim: dict[str, Any]
    document: dict[str, Any]
    register: Register
    slug: str

    @property
    def fields(self) -> dict[str, Any]:
        """Return the fields of the claim."""
        found: dict[str, Any] = self.claim.get("fields") or {}
        return found

    def party(self, name: str | None) -> str:
        """Return the id of a party by its name in the report, the name itself where nobody has it."""
        return self.register.side(self.register.id_of(name)) if name else ""


def read_confirmed(data: bytes, name: str, register: Register, source: Source | None = None) -> Confirmed:
    """Return the steps of the confirmed claims of a reading; SchemaError where the file is no reading.

    `source` cites the reading itself; the report that it is of is cited beside it, by digest and spans.
    """
    reading = _reading(text_of(data, name, expected="a reading of a report, JSON", at_most=LARGEST_BYTES), name)
    document, claims = reading["doc"], [*reading["records"], *_of_model(reading, name)]
    Document(name, document, {}).shaped(_Heading)
    slug = _slug(f"{document.get('agency') or document.get('id') or 'report'}-{_day(document)}")
    confirmed = [claim for claim in claims if str(claim.get("confirmed_by") or "").strip()]
    steps: list[Read] = []
    for claim in confirmed:
        steps += _read(_Told(claim, document, register, slug), name, source)
    return Confirmed(tuple(steps), len(claims) - len(confirmed))


def _reading(text: str, name: str) -> dict[str, Any]:
    try:
        reading = json.loads(text, object_pairs_hook=_once(name))
    except (ValueError, RecursionError) as problem:
        where = f"{name}, line {getattr(problem, 'lineno', 1)}"
        raise SchemaError(
            "not JSON", where=where, expected="a reading, one JSON object", given=str(problem)
        ) from problem
    shaped = isinstance(reading, dict) and reading.get("schema") == SCHEMA
    parts = shaped and isinstance(reading.get("doc"), dict) and isinstance(reading.get("records"), list)
    if not parts or not all(isinstance(claim, dict) for claim in reading["records"]):
        given = repr(reading.get("schema"))[:80] if isinstance(reading, dict) else type(reading).__name__
        raise SchemaError(
            "no reading of a report",
            where=name,
            expected=f"what `detente reports read --json` prints, schema {SCHEMA}, with doc and records",
            given=given,
        )
    found: dict[str, Any] = reading
    return found


def _of_model(reading: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the claims that a language model added; they are confirmed by a person as all others are."""
    added = reading.get("model") or {}
    claims = added.get("records", []) if isinstance(added, dict) else None
    if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
        raise SchemaError(
            "claims of a language model that cannot be read",
            where=f"{name}, field model",
            expected="an object with a list of records, as `detente reports read --json` prints it",
            given=type(added if claims is None else claims).__name__,
        )
    return [{**claim, "by_model": True} for claim in claims]


def _once(name: str) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        told = dict(found)
        if len(told) < len(found):
            doubled = next(key for key, count in Counter(key for key, _ in found).items() if count > 1)
            raise SchemaError("a key that stands twice", where=name, expected="each key once", given=repr(doubled))
        return told

    return pairs


def _read(told: _Told, name: str, source: Source | None) -> Iterator[Read]:
    """Yield the steps that follow from one claim, each as a record or as its problem."""
    id_ = str(told.claim.get("id") or "?")
    place = InReading(name, told.claim, {}, (id_,))
    try:
        place.shaped(_Shape)
    except SchemaError as problem:
        yield Read(where=place.where(), problem=problem)
        return
    own = told.claim.get("step") or {}
    for number, fields in enumerate(_STEPS.get(str(told.claim.get("kind")), _statement)(told)):
        # What the person adds is of the step that the claim becomes; of what else follows, only what they share.
        step = _frame(told) | fields | {k: v for k, v in own.items() if number == 0 or k in SHARED}
        document = InReading(name, {k: v for k, v in step.items() if v not in (None, "", [], ())}, {}, (id_,))
        try:
            record = record_of(document, source)
            spans = tuple(filter(None, [source, _report(told)]))
            yield Read(where=document.where(), record=msgspec.structs.replace(record, sources=spans))
        except DetenteError as problem:
            yield Read(where=document.where(), problem=problem)


def _report(told: _Told) -> Source | None:
    """Return the report as a source, with the spans of the claim; None where the reading does not name it."""
    try:
        return Source(
            sha256=msgspec.convert(told.document.get("sha256"), Digest),
            media_type="text/plain",
            name=str(told.document.get("file") or "report"),
            spans=msgspec.convert(told.claim.get("anchor") or [], tuple[Span, ...]),
        )
    except msgspec.ValidationError:
        return None


def _frame(told: _Told) -> dict[str, Any]:
    parts = [told.document.get("agency"), _day(told.document), told.document.get("file")]
    if told.claim.get("by_model"):
        parts.append(f"found by {told.claim.get('rule')}")
    cited = ", ".join(filter(None, parts))
    return {"party": "desk", "said": _day(told.document), "document": cited, "certainty": "S"}


def _day(document: dict[str, Any]) -> str:
    return str(document.get("dateline_date") or "")


def _meeting(told: _Told) -> Iterator[dict[str, Any]]:
    """Yield the meeting held, and what the report tells of the next one as an account of it."""
    fields = told.fields
    forum = told.register.id_of(fields.get("forum") or "")
    key = _slug(f"{forum}-{fields.get('date') or ''}")
    yield {
        "step": "meeting",
        "meeting": key,
        "forum": forum,
        "day": fields.get("date"),
        "place": fields.get("place"),
        "duration_minutes": _minutes(fields.get("duration")),
        "heads": [{"person": person, "party": told.party(side)} for person, side in fields.get("heads") or ()],
    }
    if fields.get("next"):
        teller = told.document.get("agency") or told.document.get("file") or "report"
        point = {"subject": "next meeting", "words": fields["next"]}
        yield {"step": "readout", "meeting": key, "teller": teller, "points": [point]}


def _minutes(duration: str | None) -> str | None:
    found = DURATION.fullmatch(duration or "")
    if found is None or not any(found.groups()):
        return None
    hours, minutes = (int(part or 0) for part in found.groups())
    return str(hours * MINUTES_IN_HOUR + minutes)


def _proposal(told: _Told) -> Iterator[dict[str, Any]]:
    fields = told.fields
    words = str(told.claim.get("text") or "")
    yield {
        "step": "document",
        "party": told.party(fields.get("by")),
        "key": proposal_key(told.slug, str(told.claim.get("id"))),
        "title": f"{str(fields.get('topic') or 'proposal').replace('-', ' ').capitalize()}, as told",
        "type": "proposal",
        "to": [told.party(fields.get("to"))] if fields.get("to") else [],
        "articles": [{"number": "1", "text": words, "certainty": "S"}],
    }


def proposal_key(slug: str, id_: str) -> str:
    """Return the key of the document that a proposal of a report becomes."""
    return _slug(f"{slug}-{id_}")


def _answer(told: _Told) -> Iterator[dict[str, Any]]:
    fields = told.fields
    verdict = str(fields.get("verdict"))
    yield {
        "step": "answer",
        "party": told.party(fields.get("by")),
        "to": proposal_key(told.slug, str(fields.get("ref"))),
        # To put off an answer, or to give none, is no answer yet: then the person must say the word.
        "articles": [{"article": "1"} | ({"word": verdict} if verdict in ANSWERS else {})],
        "words": told.claim.get("text"),
    }


def _statement(told: _Told) -> Iterator[dict[str, Any]]:
    """Yield a position where the person named issue and stance, else a statement at the meeting named."""
    own = told.claim.get("step")
    own = own if isinstance(own, dict) else {}
    words = str(told.claim.get("text") or "")
    party = told.party(told.fields.get("side") or told.fields.get("speaker") or told.fields.get("by"))
    if "issue" in own:
        coder = told.claim["confirmed_by"]
        yield {"step": "position", "party": party, "in_short": words, "coded_by": coder, "basis": "stated"}
    else:
        yield {"step": "statement", "party": party, "words": words, "speaker": told.fields.get("speaker")}


_STEPS: dict[str, Callable[[_Told], Iterator[dict[str, Any]]]] = {
    "meeting": _meeting,
    "proposal": _proposal,
    "answer": _answer,
}
"""What follows from a claim of each kind; from any other, what a person says of it."""


def _slug(text: str) -> str:
    """Return a text as a key: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG] or "report"
