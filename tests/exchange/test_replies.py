"""Replies read as they were written, in whatever pieces they come; anything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.exchange.replies import LARGEST_REPLY_BYTES, Reply, Word, read_reply, write_reply
from detente.model.errors import SchemaError

STREAMS = st.integers(0, 999_999_999)
REPLIES = st.lists(
    st.one_of(
        st.tuples(st.just(Word.HAVE), STREAMS, STREAMS),
        st.tuples(st.sampled_from([Word.RECEIPT, Word.REFUSED]), STREAMS, st.binary(max_size=300)),
    ),
    max_size=6,
)


@given(REPLIES, st.integers(1, 50))
def test_replies_come_through_in_any_pieces(sent: list[tuple[Word, int, bytes | int]], size: int) -> None:
    data = b"".join(write_reply(*one) for one in sent)
    held, came = b"", []
    for start in range(0, len(data), size):
        held += data[start : start + size]
        while read := read_reply(held):
            reply, held = read
            came.append((reply.word, reply.stream, reply.count if reply.word is Word.HAVE else reply.data))
    assert (came, held) == (sent, b"")


@given(st.binary(max_size=60))
def test_other_bytes_are_refused_or_waited_for(data: bytes) -> None:
    try:
        read = read_reply(data)
    except SchemaError:
        return
    assert read is None or isinstance(read[0], Reply)


@pytest.mark.parametrize(
    "data", [b"<html>\n", b"have 1\n", b"have 01 2\n", b"receipt 1 %d\n" % (LARGEST_REPLY_BYTES + 1), b"x" * 41]
)
def test_what_is_no_reply_is_refused(data: bytes) -> None:
    with pytest.raises(SchemaError, match="does not answer as a desk does"):
        read_reply(data)
