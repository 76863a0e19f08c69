"""A desk as a folder: `desk.yaml`, `ledger.sqlite3`, `keys/`, and `reports/` for bulk files by their SHA-256."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec

from detente.ledger.files import read_bytes, refusals, sync_folder, write_new
from detente.ledger.stores.address import checked_address
from detente.model.document import read_yaml
from detente.model.errors import IntegrityError, SchemaError, StorageError
from detente.model.record import Digest, digest
from detente.model.utf8 import utf8_text

SETTINGS = "desk.yaml"
LOCK = "ledger.lock"
KEYS = "keys"
REPORTS = "reports"
KEPT = "checkpoint"
FORM = "detente-desk/1"

_PARTY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ORIGIN = re.compile(r"[!-*,-~]{1,200}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Desk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `desk.yaml` says: whose desk it is, the name of its log, and the key that founded it.

    `kept`: where the last checkpoint is kept apart; a path from the folder of the desk, or a whole one.
    `store`: the address of a PostgreSQL database with the log; empty: SQLite in the folder.
    """

    form: str
    party: str
    name: str
    origin: str
    key: str
    kept: str = KEPT
    store: str = ""


def checked_party(party: str) -> str:
    """Return the party id; SchemaError if it cannot be one."""
    if not _PARTY.fullmatch(party):
        raise SchemaError(
            "not a party id",
            expected="letters, digits, dot, hyphen, underscore, at most 64; a State by ISO 3166 (`NO` is Norway)",
            given=repr(party),
        )
    return party


def read_desk(folder: Path) -> Desk:
    """Return the settings of a desk; StorageError if the folder is not a desk."""
    path = folder / SETTINGS
    if not path.is_file():
        raise StorageError(
            "not a desk",
            where=str(folder),
            expected=f"a folder with {SETTINGS}",
            given="no such file in it" if folder.is_dir() else "no such folder",
            next_step=f"make one with: detente desk init {folder}",
        )
    desk = read_yaml(utf8_text(read_bytes(path), str(path)), str(path)).shaped(Desk)
    checked_party(desk.party)
    checked_address(desk.store)
    if desk.form != FORM or not _ORIGIN.fullmatch(desk.origin) or not desk.kept:
        raise SchemaError(
            "a desk that this version does not read",
            where=str(path),
            expected=f"form {FORM}, an origin of ASCII without spaces or +, a place in `kept`",
            given=f"form {desk.form!r}, origin {desk.origin!r}, kept {desk.kept!r}",
        )
    return desk


def write_desk(folder: Path, desk: Desk) -> None:
    """Write `desk.yaml`; what it says is quoted as JSON, which YAML reads as the same text."""
    pairs = msgspec.structs.asdict(desk).items()
    text = "".join(f"{key}: {msgspec.json.encode(value).decode()}\n" for key, value in pairs if value)
    write_new(folder / SETTINGS, text.encode())


def kept_place(folder: Path, desk: Desk) -> Path:
    """Return where a desk keeps its last checkpoint apart."""
    return folder / desk.kept


def claim_folder(folder: Path) -> bool:
    """Make the folder, or take an empty one; return whether it was made. StorageError if it holds anything."""
    with refusals(folder, "make a desk in"):
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        found = sorted(path.name for path in folder.iterdir())
    if found:
        is_desk = SETTINGS in found
        raise StorageError(
            "a desk is already there" if is_desk else "the folder is not empty",
            where=str(folder),
            expected="a new folder, or an empty one",
            given=", ".join(found[:5]) + (" ..." if len(found) > 5 else ""),  # noqa: PLR2004  enough to know it by
            next_step="use it as it is" if is_desk else "choose another folder, or empty this one",
        )
    return made


def clear_folder(folder: Path, *, whole: bool) -> None:
    """Remove what a failed `create` left, the folder itself too where it was made for it."""
    for path in folder.iterdir():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    if whole:
        folder.rmdir()


def keep_file(folder: Path, data: bytes) -> Digest:
    """Return the SHA-256 of a report's bytes, kept durably in `reports/` under that name; twice is once.

    StorageError, and nothing half written, where the disk refuses.
    """
    read_desk(folder)
    sha256 = digest(data)
    place = folder / REPORTS / sha256
    with refusals(place, "write"):
        place.parent.mkdir(exist_ok=True)
        known = place.is_file() and place.read_bytes() == data
    if not known:
        write_new(place, data)
        with refusals(folder, "write"):
            sync_folder(folder)
    return sha256


def kept_file(folder: Path, sha256: Digest) -> bytes:
    """Return the bytes of a kept report; StorageError if it is not there, IntegrityError if it was changed."""
    if not _DIGEST.fullmatch(sha256):
        raise SchemaError("not a SHA-256", expected="64 hexadecimal digits", given=repr(sha256))
    path = folder / REPORTS / sha256
    data = read_bytes(path)
    if digest(data) != sha256:
        raise IntegrityError("a report that was changed", where=str(path), expected=sha256, given=digest(data))
    return data
