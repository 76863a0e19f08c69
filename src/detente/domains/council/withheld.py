"""A refusal as its reader may see it: what stands on record for others only is held against, and never told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.domains.council.asked import Asked
from detente.domains.council.known import position_key
from detente.model.confidence import NOT_SHOWN
from detente.model.errors import InputError
from detente.model.record import Record

NOT_TOLD = "what fits a record held for others, which is not told here"
ASK_FOR_THEM = "name its readers with --reader, for an answer that is theirs"
POSITION = "council.position"


def withheld(asked: Asked, problem: InputError) -> InputError:
    """Return a refusal without what its reader may not read: of the step itself, and of the records it names.

    Problem and field are always told. Keys that the step itself gives are its own words.
    """
    if not all(asked.may_name(record) for record in _named_by(asked)):
        parts = {"expected": NOT_TOLD, "given": "", "next_step": ASK_FOR_THEM}
    elif not asked.may_name(asked.record):
        parts = {"expected": problem.expected, "given": NOT_SHOWN, "next_step": ""}
    else:
        return problem
    return type(problem)(problem.problem, where=problem.where, paragraph=problem.paragraph, **parts)


def _named_by(asked: Asked) -> Iterator[Record[Any]]:
    """Yield the records on which the answer to a step may rest: those behind every key and id in it."""
    body, known = asked.body, asked.known
    keyed: tuple[tuple[str, Mapping[Any, Any]], ...] = (
        *((field, steps) for field in ("meeting", "after") for steps in (known.called, known.held)),
        *((field, known.documents) for field in ("to", "with_document", "responds_to", "key")),
        *((field, known.decisions) for field in ("decision", "key")),
        *((field, known.follow_ups) for field in ("follow_up", "key")),
        ("key", known.packages),
        *((field, known.entries) for field in ("of", "by")),
    )
    for field, found in keyed:
        value = getattr(body, field, None)
        if isinstance(value, str) and value in found:
            yield _record(found[value])
    for member in getattr(body, "members", ()):
        key = member.partition("#")[0]
        yield from (_record(found[key]) for found in (known.documents, known.packages) if key in found)
    item = known.items.get((getattr(body, "meeting", None) or "", getattr(body, "item", None) or ""))
    before = known.positions.get(position_key(asked.record)) if asked.record.kind == POSITION else None
    yield from (_record(step) for step in (item, before) if step is not None)


def _record(found: Any) -> Record[Any]:
    """Return the record of a step, or of an entry."""
    record: Record[Any] = getattr(found, "entry", found).record
    return record
