"""Frames: any cut, any order of streams, any cut of the link; nothing lost, nothing doubled."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.exchange.frames import FRAME_BYTES, MOST_STREAMS, Assembly, Frame, cut, read_frame, write_frame
from detente.model.errors import SchemaError


@given(st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=5), st.integers(1, 60), st.randoms())
def test_streams_interleaved_and_cut_come_whole(transfers: list[bytes], size: int, chance: random.Random) -> None:
    assembly, done = Assembly(), {}
    waiting = {n: list(cut(n, data, size=size)) for n, data in enumerate(transfers)}
    while waiting:
        stream = chance.choice(sorted(waiting))
        if chance.random() < 0.2:  # the link is cut: the sender asks from where to go on
            waiting[stream] = list(cut(stream, transfers[stream], assembly.have(stream), size))
        frame = waiting[stream].pop(0)
        whole = assembly.take(frame)
        if chance.random() < 0.2 and whole is None:
            assert assembly.take(frame) is None
        if whole is not None:
            done[stream] = whole
            del waiting[stream]
    assert done == dict(enumerate(transfers))


@given(st.lists(st.builds(Frame, st.integers(0, 9), st.just(0), st.just(5), st.binary(min_size=5, max_size=5))))
def test_what_is_written_is_read(frames: list[Frame]) -> None:
    data = b"".join(write_frame(frame) for frame in frames)
    found = []
    while (read := read_frame(data)) is not None:
        found.append(read[0])
        data = read[1]
    assert found == frames
    assert data == b""


def test_a_frame_is_waited_for_until_it_is_whole() -> None:
    data = write_frame(Frame(1, 0, 9, b"abc"))
    for place in range(len(data)):
        assert read_frame(data[:place]) is None
    assert read_frame(data + b"x") == (Frame(1, 0, 9, b"abc"), b"x")


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n",
        b"1 2 3\n",
        b"01 0 3 3\nabc",
        b"1 0 0 0\n",
        b"1 0 3 4\nabcd",
        b"1 3 3 1\na",
        b"1 0 99999999 3\nabc",
        b"1 0 %d %d\n" % (FRAME_BYTES + 1, FRAME_BYTES + 1),
        b"-1 0 3 3\nabc",
        b"1" * 50,
        b"\xff\xfe",
    ],
)
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(SchemaError, match="not a frame"):
        read_frame(data)


def test_what_is_ahead_of_its_turn_is_passed_over() -> None:
    assembly = Assembly()
    assert assembly.take(Frame(1, 2, 4, b"cd")) is None
    assert assembly.have(1) == 0
    assert assembly.take(Frame(1, 0, 4, b"ab")) is None
    assert assembly.have(1) == 2
    assert assembly.take(Frame(1, 1, 4, b"bcd")) == b"abcd"


def test_a_stream_may_not_change_and_not_be_one_of_too_many() -> None:
    assembly = Assembly()
    assembly.take(Frame(0, 0, 4, b"ab"))
    with pytest.raises(SchemaError, match="changes its length"):
        assembly.take(Frame(0, 2, 5, b"cd"))
    for stream in range(1, MOST_STREAMS):
        assembly.take(Frame(stream, 0, 4, b"ab"))
    with pytest.raises(SchemaError, match="too many"):
        assembly.take(Frame(99, 0, 4, b"ab"))
