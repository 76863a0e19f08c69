"""Reads the steps of a dialogue from YAML into records, each step for itself: a bad one refuses no other.

A file holds `steps:`, a list. Every step says `step` (the kind, without `council.`), `party` and `said`; may say
`held_for`, `marking`, `precedence` and `in_reply_to`; and has the fields of its kind (`model/dialogue.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from detente.model.confidence import unquoted
from detente.model.dialogue import Article, Cited, Tabled
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import DetenteError, EmptyError, SchemaError
from detente.model.kinds import KINDS
from detente.model.record import Digest, Marking, Precedence, Record, Source, digest
from detente.model.time import Interval, Precision, read_day, read_instant, whole_days
from detente.sources.drafts import Draft, read_draft
from detente.sources.text_file import text_of

PREFIX = "council."
STEPS = (*(name.removeprefix(PREFIX) for name in KINDS if name.startswith(PREFIX)), "correction")
"""The words that may stand behind `step:`."""

DAY_LENGTH = len("2022-01-12")
LARGEST_BYTES = 64_000_000
LONGEST_TEXTS_BYTES = 40_000
"""The texts of a document stand in its record up to here; an entry of the ledger holds 60,000 bytes."""


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a step says beside the fields of its kind."""

    step: str
    party: str
    said: str
    held_for: tuple[str, ...] = ()
    marking: Marking = Marking.CLEAR
    precedence: Precedence = Precedence.ROUTINE
    in_reply_to: Digest | None = None


FRAME = Frame.__struct_fields__


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """One step as read: a record, or the problem that refuses it; `where` is file and line."""

    where: str
    record: Record[Any] | None = None
    problem: DetenteError | None = None


class StepOf(Document, frozen=True):
    """One step of a file: an error names its line, and its field without the place of the step in the list."""

    def where(self, *path: str | int) -> str:
        """Return file, line and field for an error message."""
        line, _, _ = Document.where(self, *path).partition(", field ")
        field = ".".join(map(str, path))
        return line + (f", field {field}" if field else "")


def read_steps(data: bytes, name: str, source: Source | None = None) -> tuple[Read, ...]:
    """Return every step of a file, in order, each as a record or as the problem that it has.

    Raises SchemaError, EmptyError or EncodingError where the file as a whole cannot be read. `source` is cited by
    each record.
    """
    document = read_yaml(text_of(data, name, expected="steps of a dialogue", at_most=LARGEST_BYTES), name)
    _refuse_other_shapes(document)
    return tuple(
        _read(StepOf(name, step, document.lines, ("steps", number)), source)
        for number, step in enumerate(document.data["steps"])
    )


def _refuse_other_shapes(document: Document) -> None:
    data = document.data
    if data is None:
        raise EmptyError("a file without steps", where=document.name, expected="`steps:` and a list below it")
    if not isinstance(data, dict) or set(data) != {"steps"} or not isinstance(data["steps"], list):
        given = ", ".join(map(str, data)) if isinstance(data, dict) else type(data).__name__
        raise SchemaError(
            "a file of another form",
            where=document.where(),
            expected="`steps:` alone at the left, and a list below it",
            given=given[:200],
        )
    if not data["steps"]:
        raise EmptyError("no steps", where=document.where("steps"), expected="one or more", given="an empty list")


def _read(document: Document, source: Source | None) -> Read:
    where = document.where()
    try:
        return Read(where=where, record=record_of(document, source))
    except DetenteError as problem:
        return Read(where=where, problem=problem)


def read_draft_step(
    data: bytes, name: str, source: Source, told: Mapping[str, Any] | None = None
) -> tuple[Read, ...]:
    """Return the document that a draft in Markdown tables, as one step; or the problem that refuses it.

    `told` is what was said of the draft beside it (who, when, for whom, on what ground); refused where the draft
    says otherwise.
    """
    try:
        with unquoted(held=b"held_for" in data or "held_for" in (told or {})):
            return (
                Read(where=name, record=_record_of_draft(_told_of(read_draft(data, name), told or {}), source)),
            )
    except DetenteError as problem:
        return (Read(where=name, problem=problem),)


def _record_of_draft(draft: Draft, source: Source) -> Record[Any]:
    common = msgspec.structs.replace(draft.document, data={"step": "document"} | draft.common)
    if common.data["step"] != "document":
        raise SchemaError(
            "a step of another kind in a draft",
            where=common.where("step"),
            expected="document; other steps stand in YAML, under `steps:`",
            given=repr(common.data["step"])[:80],
        )
    body = in_utc(held_short(draft.tabled))
    return _record(common, framed(common), body, source)


def _told_of(draft: Draft, told: Mapping[str, Any]) -> Draft:
    """Return a draft with what was said of it beside it; SchemaError where it says something else itself."""
    own = draft.document.data
    for field, given in told.items():
        if field in own and own[field] != given:
            raise SchemaError(
                "two words on one matter",
                where=draft.document.where(field),
                expected=f"what is said beside the draft: {given!r}"[:200],
                given=repr(own[field])[:200],
                next_step="say it in one place",
            )
    ground = {field: given for field, given in told.items() if field in Cited.__struct_fields__}
    return Draft(
        msgspec.structs.replace(draft.tabled, **ground),
        {**draft.common, **{field: given for field, given in told.items() if field not in ground}},
        draft.document,
    )


def held_short(tabled: Tabled) -> Tabled:
    """Return a document that fits a record: where its texts are too long together, each stands by its digest only.

    The texts themselves stay in the file that the record cites.
    """
    if sum(len(article.text.encode()) for article in tabled.articles) <= LONGEST_TEXTS_BYTES:
        return tabled
    return msgspec.structs.replace(tabled, articles=tuple(map(_by_digest, tabled.articles)))


def _by_digest(article: Article) -> Article:
    if not article.text:
        return article
    return msgspec.structs.replace(article, text="", text_sha256=digest(article.text.encode()))


def record_of(document: Document, source: Source | None = None) -> Record[Any]:
    """Return the record that one step says; SchemaError or DateError with file, line and field.

    The words of a step that names readers are not repeated.
    """
    data = document.data
    if not isinstance(data, dict):
        raise SchemaError("a step of another form", where=document.where(), expected="lines of `field: value`")
    with unquoted(held=bool(data.get("held_for"))):
        return _record_of(document, source)


def _record_of(document: Document, source: Source | None) -> Record[Any]:
    data = document.data
    frame = framed(document)
    kind = kind_of(frame.step, document.where("step"))
    fields = {name: value for name, value in data.items() if name not in FRAME}
    body = msgspec.structs.replace(document, data=fields).shaped(KINDS[kind].body)
    demand_known(document, fields, body)
    return _record(document, frame, in_utc(body), source)


def demand_known(document: Document, data: Any, body: Any, *path: str | int) -> None:
    """Raise SchemaError for a field that nobody knows: misspelt, `held_for` would share what was to be held."""
    if isinstance(data, list):
        for number, (below, made) in enumerate(zip(data, body, strict=True)):
            demand_known(document, below, made, *path, number)
    if not isinstance(data, dict) or not isinstance(body, msgspec.Struct):
        return
    known = (*body.__struct_fields__, *(FRAME if not path else ()))
    for field, below in data.items():
        if field not in known:
            raise SchemaError(
                "a field that nobody knows",
                where=document.where(*path, field),
                expected=", ".join(known),
                given=field,
                next_step=nearest(field, known),
            )
        demand_known(document, below, getattr(body, field), *path, field)


def _record(document: Document, frame: Frame, body: Any, source: Source | None) -> Record[Any]:
    said, happened = said_of(frame.said, document.where("said"))
    return Record(
        kind=kind_of(frame.step, document.where("step")),
        party=frame.party,
        said=said,
        happened=happened_of(body) or happened,
        body=body,
        sources=(source,) if source else (),
        in_reply_to=frame.in_reply_to,
        held_for=tuple(sorted(set(frame.held_for))),
        precedence=frame.precedence,
        marking=frame.marking,
    )


def framed(document: Document) -> Frame:
    """Return what a step says beside the fields of its kind; `step`, `party` and `said` must stand."""
    fields = {name: value for name, value in document.data.items() if name in FRAME}
    frame = msgspec.structs.replace(document, data=fields).shaped(Frame)
    for field in ("step", "party", "said"):
        if not getattr(frame, field).strip():
            raise SchemaError("an empty field", where=document.where(field), expected=f"a {field}")
    return frame


def kind_of(step: str, where: str) -> str:
    """Return the kind of record that a step is; SchemaError with near words where there is none."""
    if step not in STEPS:
        raise SchemaError(
            "no such step",
            where=where,
            expected=", ".join(STEPS),
            given=repr(step),
            next_step=nearest(step, STEPS),
        )
    return f"record.{step}" if step == "correction" else f"{PREFIX}{step}"


def said_of(text: str, where: str) -> tuple[datetime, Interval | None]:
    """Return when a step was said, and the day where only a day is told: it counts as said at its end."""
    said = read_instant(text, where)
    return said, whole_days(read_day(text, where)) if len(text.strip()) == DAY_LENGTH else None


def happened_of(body: Any) -> Interval | None:
    """Return when a meeting took place, None for every other step."""
    starts, ends, day = (getattr(body, name, None) for name in ("starts", "ends", "day"))
    if not hasattr(body, "present") or day is None:
        return None
    if starts and ends and ends > starts:
        return Interval(starts, ends, Precision.INSTANT)
    return whole_days(day, body.last_day)


def in_utc(value: Any) -> Any:
    """Return an equal value with every instant in UTC, as a record keeps them."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if isinstance(value, tuple):
        return tuple(map(in_utc, value))
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **dict(_changed(value)))
    return value


def _changed(value: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = in_utc(old)
        if new is not old:
            yield name, new
