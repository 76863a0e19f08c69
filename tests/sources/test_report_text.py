"""Plain text as it came: exact places, and a clear refusal of all that is no text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.errors import EmptyError, EncodingError, InputError
from detente.sources import report_text
from detente.sources.characters import SPECIAL
from detente.sources.report_text import read_report, report_from_bytes

PLAIN = "Alpha and Beta met.\n\nThey will meet again.\n"


def test_plain_text_is_kept_as_it_is() -> None:
    report = report_from_bytes(PLAIN.encode(), "a.txt")
    assert (report.raw, report.clean, report.origin, report.media_type) == (PLAIN, PLAIN, (), "text/plain")


def test_seed_report(seed_report: Path) -> None:
    report = read_report(seed_report)
    assert report.raw == seed_report.read_bytes().decode()
    assert report.clean.startswith("Politics")


def test_mark_and_carriage_returns_count() -> None:
    report = report_from_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo\xc2\xa0three.", "a.txt")
    assert report.raw[0] == "\ufeff"
    assert report.clean == "One.\n\nTwo three."
    start = report.clean.index("Two")
    span = report.in_raw(start, start + len("Two three."))
    assert report.raw[span.start : span.end] == "Two\xa0three."
    assert report.in_clean(span).start == start


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_marked_encodings(encoding: str) -> None:
    data = "\ufeffNaïve talks in Kraków.".encode(encoding)
    assert report_from_bytes(data, "a.txt").clean == "Naïve talks in Kraków."


@pytest.mark.parametrize(
    ("text", "encoding", "likely", "byte"),
    [
        ("The café met the Élysée in Genève. ", "cp1252", "windows-1252", 7),
        ("Совещание закончилось без соглашения. ", "cp1251", "windows-1251", 0),
        ("Совещание закончилось без соглашения. ", "koi8-r", "koi8-r", 0),
    ],
)
def test_other_encodings_are_refused_with_a_hint(text: str, encoding: str, likely: str, byte: int) -> None:
    with pytest.raises(EncodingError, match=likely) as refused:
        report_from_bytes((text * 9).encode(encoding), "a.txt")
    assert refused.value.where == f"a.txt, byte {byte}"
    assert "iconv" in refused.value.next_step


def test_cut_off_utf_16() -> None:
    with pytest.raises(EncodingError, match="cut off"):
        report_from_bytes(b"\xff\xfeA\x00B", "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 10, "binary"),
        ("talks".encode("utf-16-le") * 20, "utf-16-le without"),
        (b"{\\rtf1 talks}", "rich text"),
        (b"<?xml version='1.0'?><rss><channel></channel></rss>", "feed"),
    ],
)
def test_no_text(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        report_from_bytes(data, "a.bin")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b\u200b \u2028".encode()])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyError):
        report_from_bytes(data, "a.txt")


def test_a_stray_nul_is_left_out() -> None:
    report = report_from_bytes(b"Talks were held on Wednesday. " * 10 + b"They\x00 ended.", "a.txt")
    assert report.clean.endswith("They ended.")


def test_limits() -> None:
    with pytest.raises(InputError, match="paragraphs of at most 100000 characters") as refused:
        report_from_bytes(b"Short.\n" + b"x" * (report_text.LONGEST_LINE + 1), "a.txt")
    assert refused.value.where == "a.txt, line 2, from character 7"
    with pytest.raises(InputError, match="at most 2097152 characters"):
        report_from_bytes(b"Words.\n" * 300_000, "a.txt")


def test_ten_megabytes_are_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 10_000_000)
    with pytest.raises(InputError, match="too large"):
        read_report(large)


def test_paths_that_are_no_report(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder"):
        read_report(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_report(tmp_path / "none.txt")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe"):
        read_report(tmp_path / "pipe")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is made, because a superuser may read everything."""
    secret = tmp_path / "a.txt"
    secret.write_text("x")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="cannot be read"):
        read_report(secret)


def test_plain_text_never_loads_the_html_library() -> None:
    code = "import sys; from detente.sources import report_text; sys.exit('trafilatura' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text(min_size=1, max_size=400))
def test_every_character_has_its_place(text: str) -> None:
    try:
        report = report_from_bytes(text.encode("utf-8", "surrogatepass"), "a.txt")
    except InputError:
        return
    if report.media_type == "text/html":
        return
    assert report.raw == text
    if not report.origin:
        assert report.clean == text
        return
    assert len(report.origin) == len(report.ends) == len(report.clean)
    for place, character in enumerate(report.clean):
        stands = report.raw[report.origin[place] : report.ends[place]]
        assert stands == character or SPECIAL.fullmatch(stands)
    assert SPECIAL.search(report.clean.replace("\n", "")) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    told: list[str] = []
    try:
        told.append(report_from_bytes(data, "a.txt").clean.strip())
    except InputError as refused:
        told += [refused.where, refused.expected, refused.given]
    assert all(told)


STRAY = (
    "Kaldor <b>halts</b> drill\n\nDUNMERE - The drill is over.<br>The troops go home, <lee@dunmere.example>.\n\n"
    '<p class="lede">Nobody was hurt.</p>\n'
)


def test_stray_tags_make_no_page_and_are_no_content() -> None:
    report = report_from_bytes(STRAY.encode(), "a.txt")
    assert report.media_type == "text/plain"
    assert report.clean == (
        "Kaldor halts drill\n\nDUNMERE - The drill is over.\nThe troops go home, <lee@dunmere.example>.\n\n"
        "Nobody was hurt.\n"
    )
    cut = [STRAY[span.start : span.end] for span in report.boilerplate]
    assert cut == ["<b>", "</b>", "<br>", '<p class="lede">', "</p>"]
    start = report.clean.index("The troops")
    span = report.in_raw(start, start + len("The troops"))
    assert STRAY[span.start : span.end] == "The troops"


@pytest.mark.parametrize(
    "text",
    [
        "<p>One met.</p><p>Two met.</p>",
        "<div>\n<p>One met.</p>\n<p>Two met.</p>\n</div>",
        "One met.<br>\nTwo met.<br>",
    ],
)
def test_what_is_mostly_markup_is_a_page(text: str) -> None:
    assert report_from_bytes(text.encode(), "a.txt").media_type == "text/html"
