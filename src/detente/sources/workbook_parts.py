"""An Excel workbook looked at before anything reads it: what is in the archive, how large it would become.

A workbook is a zip archive of XML. Refused by name: what is no archive or is cut off, what grows too large, XML
with a document type, macros, and a workbook with a password.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from detente.model.errors import InputError, SchemaError

MOST_UNPACKED_BYTES = 256 * 2**20
MOST_PARTS = 10_000
MOST_GROWTH = 100
"""Zip makes up to a thousand bytes from one; a table comes to ten or twenty."""
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
)
"""What the zip reader raises where an archive is damaged."""
_PIECE = 1 << 20
_LONGEST_TAG = 200

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml(?![^>]*encoding=[\"'](?!utf-?8|us-ascii))|<[\w!])", re.IGNORECASE
)
"""How XML in UTF-8 begins: without a declaration, or with one that names no other encoding."""
_MACROS = re.compile(r"vbaProject|macrosheets/", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:]{1,40})[\"']")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


def demand_safe(data: bytes, name: str) -> None:
    """Raise SchemaError or InputError unless bytes are a workbook that can be read without harm."""
    if data.startswith(OLD_OR_LOCKED):
        raise SchemaError(
            "an old workbook, or one with a password",
            where=name,
            expected="an Excel workbook (.xlsx) without a password",
            given="the old binary form",
            next_step="save it as .xlsx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _demand_small(archive, name)
            _demand_plain(archive, name)
            _demand_no_doctype(archive, name)
    except BROKEN as problem:
        raise damaged(name, problem) from problem


def damaged(name: str, problem: Exception) -> SchemaError:
    """Return the error of a workbook that is cut off or damaged."""
    return SchemaError(
        "not a whole Excel workbook",
        where=name,
        expected="an Excel workbook (.xlsx), whole",
        given=f"{type(problem).__name__}: {str(problem)[:120]}",
        next_step="copy the file again, or open it in a spreadsheet and save it anew",
    )


def _demand_small(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if total > MOST_UNPACKED_BYTES or len(parts) > MOST_PARTS or total > MOST_GROWTH * max(packed, _PIECE):
        raise InputError(
            "a workbook that unpacks too large",
            where=name,
            expected=f"at most {MOST_UNPACKED_BYTES:,} bytes and {MOST_PARTS:,} parts",
            given=f"{total:,} bytes in {len(parts):,} parts, from {packed:,}",
            next_step="save the sheet as CSV",
        )


def _demand_plain(archive: zipfile.ZipFile, name: str) -> None:
    names = archive.namelist()
    macros = next((part for part in names if _MACROS.search(part)), "")
    if macros:
        raise SchemaError(
            "a workbook with macros",
            where=f"{name}, part {macros[:80]}",
            expected="a workbook without macros (.xlsx)",
            given="a program in the file, which nobody here runs or reads",
            next_step="save it as .xlsx, which leaves macros out",
        )
    if "xl/workbook.xml" not in names or len(set(names)) < len(names):
        raise SchemaError(
            "not an Excel workbook",
            where=name,
            expected="xl/workbook.xml, each part once",
            given=", ".join(names)[:80],
        )


def _demand_no_doctype(archive: zipfile.ZipFile, name: str) -> None:
    """Raise SchemaError for a document type, and for XML in which it could hide: anything but UTF-8."""
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels", ".vml")):
            continue
        for number, piece in enumerate(_pieces(archive, part)):
            odd = not number and not _HEAD.match(piece)
            if odd or b"<!DOCTYPE" in piece or b"<!ENTITY" in piece or b"\0" in piece:
                raise SchemaError(
                    "XML with a document type, or not in UTF-8",
                    where=f"{name}, part {part.filename[:80]}",
                    expected="a workbook as spreadsheets write it",
                )


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a part, piece by piece, each behind the end of the one before it."""
    with archive.open(part) as stream:
        end = b""
        while piece := stream.read(_PIECE):
            yield end + piece
            end = piece[-_LONGEST_TAG:]


def merged_cells(data: bytes, sheet: str) -> str:
    """Return the first range of merged cells on a sheet, empty where there are none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _part_of(archive, sheet)
        if part not in archive.namelist():
            return ""
        for piece in _pieces(archive, archive.getinfo(part)):
            if found := _MERGED.search(piece):
                return found[1].decode()
    return ""


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the part of the archive that holds a sheet, empty where the workbook does not say."""
    sheets = [
        _attributes(tag) for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    ]
    number = next((one.get("r:id", "") for one in sheets if _plain(one.get("name", "")) == sheet), "")
    if "xl/_rels/workbook.xml.rels" not in archive.namelist():
        return ""
    tags = _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace"))
    targets = {one.get("Id", ""): one.get("Target", "") for one in map(_attributes, tags)}
    target = targets.get(number, "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _attributes(tag: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(tag))


def _plain(text: str) -> str:
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return text
