"""Frames: a transfer cut in pieces, so that a flash goes between two pieces of a routine message, and a cut link
costs one piece only. Pure.

A frame is a line `STREAM OFFSET TOTAL LENGTH` in decimal digits, a line feed, and LENGTH bytes. A receiver keeps
what came of each stream and says from which byte on it wants the rest; pieces that came before are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.exchange.envelope import MOST_BYTES
from detente.model.errors import SchemaError

FRAME_BYTES = 16 << 10
"""The largest piece; on a slow line a smaller one lets a flash in sooner."""

MOST_STREAMS = 16
"""How many transfers one desk may have half done at once."""

_HEAD = re.compile(rb"(0|[1-9][0-9]{0,8}) (0|[1-9][0-9]{0,8}) ([1-9][0-9]{0,8}) ([1-9][0-9]{0,8})\n")
LONGEST_HEAD_BYTES = 40


class Frame(msgspec.Struct, frozen=True):
    """A piece of a stream: which, from which byte on, of how many in all, and the bytes."""

    stream: int
    offset: int
    total: int
    data: bytes


def write_frame(frame: Frame) -> bytes:
    """Return the bytes of a frame."""
    return b"%d %d %d %d\n%b" % (frame.stream, frame.offset, frame.total, len(frame.data), frame.data)


def read_frame(data: bytes) -> tuple[Frame, bytes] | None:
    """Return the first frame and what follows it; None while it is not whole; SchemaError if it is none."""
    head = _HEAD.match(data)
    if head is None:
        if len(data) < LONGEST_HEAD_BYTES and b"\n" not in data and not data.strip(b"0123456789 "):
            return None
        raise _not_one(data[:LONGEST_HEAD_BYTES])
    stream, offset, total, length = (int(part) for part in head.groups())
    if total > MOST_BYTES or length > FRAME_BYTES or offset + length > total:
        raise _not_one(head[0])
    end = head.end() + length
    if len(data) < end:
        return None
    return Frame(stream, offset, total, data[head.end() : end]), data[end:]


def cut(stream: int, data: bytes, offset: int = 0, size: int = FRAME_BYTES) -> Iterator[Frame]:
    """Yield the frames of a transfer from a byte on."""
    for start in range(offset, len(data), size):
        yield Frame(stream, start, len(data), data[start : start + size])


class Assembly:
    """Transfers half done, by stream: what came, in order and without holes."""

    def __init__(self) -> None:
        self._parts: dict[int, tuple[int, bytearray]] = {}

    def have(self, stream: int) -> int:
        """Return how many bytes of a stream are here: the offset from which it goes on."""
        return len(self._parts[stream][1]) if stream in self._parts else 0

    def take(self, frame: Frame) -> bytes | None:
        """Return the whole transfer where this frame ends it, else None; a frame ahead of its turn is passed over.

        SchemaError where a stream changes its length on the way, or too many are half done.
        """
        if frame.stream not in self._parts and len(self._parts) >= MOST_STREAMS:
            raise SchemaError(
                "too many transfers half done",
                expected=f"at most {MOST_STREAMS} streams",
                given=f"one more, stream {frame.stream}",
            )
        total, got = self._parts.setdefault(frame.stream, (frame.total, bytearray()))
        if total != frame.total:
            raise SchemaError(
                "a transfer that changes its length", expected=f"{total} bytes in all", given=f"{frame.total}"
            )
        if frame.offset <= len(got) < frame.offset + len(frame.data):
            got += frame.data[len(got) - frame.offset :]
        if len(got) < total:
            return None
        del self._parts[frame.stream]
        return bytes(got)


def _not_one(given: bytes) -> SchemaError:
    return SchemaError(
        "not a frame",
        expected=f"STREAM OFFSET TOTAL LENGTH, a line feed, then LENGTH bytes; at most {FRAME_BYTES} a frame",
        given=repr(given),
    )
