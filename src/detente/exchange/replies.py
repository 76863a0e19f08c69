"""What the receiving desk says on an open line while frames come in: how far they came, and what came of each.

A reply is a line `have STREAM BYTES`, `receipt STREAM LENGTH` or `refused STREAM LENGTH`; after the last two
follow LENGTH bytes: the receipt, or the reason in words. Pure.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from detente.model.errors import SchemaError

LARGEST_REPLY_BYTES = 1 << 20
LONGEST_LINE_BYTES = 40
_LINE = re.compile(rb"(have|receipt|refused) (0|[1-9][0-9]{0,8}) (0|[1-9][0-9]{0,8})\n")


class Word(StrEnum):
    """What a reply says."""

    HAVE = "have"
    RECEIPT = "receipt"
    REFUSED = "refused"


class Reply(msgspec.Struct, frozen=True):
    """One reply: `count` is the bytes that came for `have`, else the length of `data`."""

    word: Word
    stream: int
    count: int
    data: bytes = b""


def write_reply(word: Word, stream: int, data: bytes | int) -> bytes:
    """Return the bytes of a reply; for `have` a number of bytes is told, for the others bytes follow."""
    if isinstance(data, int):
        return b"%b %d %d\n" % (word.value.encode(), stream, data)
    return b"%b %d %d\n%b" % (word.value.encode(), stream, len(data), data)


def read_reply(data: bytes) -> tuple[Reply, bytes] | None:
    """Return the first reply and what follows it; None while it is not whole; SchemaError if it is none."""
    found = _LINE.match(data)
    if found is None:
        if len(data) < LONGEST_LINE_BYTES and b"\n" not in data:
            return None
        raise _not_one(data)
    word, stream, count = Word(found[1].decode()), int(found[2]), int(found[3])
    if word is Word.HAVE:
        return Reply(word, stream, count), data[found.end() :]
    if count > LARGEST_REPLY_BYTES:
        raise _not_one(data)
    end = found.end() + count
    if len(data) < end:
        return None
    return Reply(word, stream, count, data[found.end() : end]), data[end:]


def _not_one(data: bytes) -> SchemaError:
    return SchemaError(
        "the other desk does not answer as a desk does",
        expected="have, receipt or refused, with the number of a transfer and of bytes",
        given=repr(data[:80]),
        next_step="check the address: is it the desk's own, and no web page or proxy?",
    )
