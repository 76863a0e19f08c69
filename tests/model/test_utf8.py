"""Bytes as text: one place for the byte order mark, other encodings and zero bytes."""

from __future__ import annotations

import pytest

from detente.model.errors import EncodingError
from detente.model.utf8 import SAVE_TABLE, utf8_text


def test_one_byte_order_mark_is_taken_off_and_line_ends_stay() -> None:
    assert utf8_text(b"\xef\xbb\xbfa\r\n\xef\xbb\xbfb", "f") == "a\r\n\ufeffb"
    assert utf8_text(b"", "f") == ""


@pytest.mark.parametrize(
    ("data", "where", "given"),
    [
        (b"a\n\nb\xe9", "f, line 3, byte 4", "byte 0xe9 (unexpected end of data)"),
        (b"\xd3\xf7", "f, line 1, byte 0", "byte 0xd3 (invalid continuation byte)"),
        (b"a\nb\0", "f, line 2, byte 3", "a zero byte"),
        ("ab".encode("utf-16-le"), "f, line 1, byte 1", "a zero byte"),
        (b"\xed\xa0\x80", "f, line 1, byte 0", "byte 0xed (invalid continuation byte)"),
    ],
)
def test_what_is_no_utf_8_is_named(data: bytes, where: str, given: str) -> None:
    with pytest.raises(EncodingError) as refused:
        utf8_text(data, "f")
    assert (refused.value.where, refused.value.given) == (where, given)
    assert "UTF-8" in refused.value.next_step


def test_a_caller_may_say_more() -> None:
    with pytest.raises(EncodingError) as refused:
        utf8_text(b"\xd3", "f", next_step=SAVE_TABLE, hint=lambda *_: "old", place=lambda *_: "row 1")
    assert (refused.value.where, refused.value.next_step) == ("f, row 1", SAVE_TABLE)
    assert refused.value.given.endswith("; old")
