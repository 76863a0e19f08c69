"""A brief as JSON, in the schema `detente-brief/1` (field by field in docs/brief.md)."""

from __future__ import annotations

import msgspec

from detente.brief.contents import Brief
from detente.model.errors import EncodingError


def to_json(brief: Brief) -> bytes:
    """Return the brief as UTF-8 JSON, indented by two, keys in the order of the schema, a line end last.

    Texts stand as they came, unshortened. EncodingError where one holds half a surrogate pair, which no
    UTF-8 can hold.
    """
    try:
        data = msgspec.json.encode(brief, order="deterministic")
    except UnicodeEncodeError as problem:
        raise EncodingError(
            "a brief with text that UTF-8 cannot hold",
            expected="Unicode text",
            given=f"the code point U+{ord(problem.object[problem.start]):04X}, half of a surrogate pair",
            next_step="read the source again in its true encoding",
        ) from problem
    return msgspec.json.format(data, indent=2) + b"\n"
