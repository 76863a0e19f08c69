"""A disk that refuses: full, read-only, failing in the middle. Clear errors, nothing half written, sound after."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.ledger import Ledger, files, founding, keep_file, kept_file, read_desk, verify
from detente.ledger.stores import sqlite
from detente.model.errors import EncodingError, IntegrityError, SchemaError, StorageError
from tests.conftest import ROOT
from tests.ledger.made import LATE, activity, claim

NOBODY = 65534

LIMITED = """
import resource, sys
from pathlib import Path
from detente.ledger import Ledger
from detente.model.errors import StorageError
from tests.ledger.made import activity
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
with Ledger.open(folder) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for group in range(10_000):
            print(*ledger.append([activity(1000 + group * 20 + n) for n in range(20)]), sep="\\n", flush=True)
    except StorageError as problem:
        print("refused:", problem.problem)
"""

READ_ONLY = """
import os, sys
from pathlib import Path
from detente.ledger import Ledger, keep_file, verify
from detente.model.errors import StorageError
from tests.ledger.made import LATE
folder, nobody = Path(sys.argv[1]), int(sys.argv[2])
if os.geteuid() == 0:
    # File permissions do not bind root: act as nobody, everything needed being loaded by now.
    os.setgroups([])
    os.setgid(nobody)
    os.setuid(nobody)
def refused(attempt):
    try:
        attempt()
    except StorageError as problem:
        assert problem.where and problem.next_step
        return "refused"
    return "done"
print(refused(lambda: Ledger.open(folder)))
print(refused(lambda: Ledger.create(folder / "new", "NO")))
print(refused(lambda: keep_file(folder, b"a report")))
with Ledger.open(folder, read_only=True) as ledger:
    print(ledger.size, len(ledger.view(LATE).entries))
print(verify(folder).sound)
"""


def run(code: str, *arguments: str) -> str:
    """Return what the code prints."""
    asked = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert asked.returncode == 0, asked.stderr
    return asked.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that every user may reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_folder_is_read_and_not_written(small_desk: Path, open_folder: Path) -> None:
    desk = Path(shutil.copytree(small_desk, open_folder / "desk"))
    for path in [desk, *desk.rglob("*")]:
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(desk.rglob("*"))
    assert run(READ_ONLY, str(desk), str(NOBODY)).split() == ["refused"] * 3 + ["5", "5", "True"]
    assert sorted(desk.rglob("*")) == before
    for path in [desk, *desk.rglob("*")]:
        path.chmod(0o755)


def test_a_read_only_folder_with_a_log_left_by_a_crash_is_not_guessed_at(desk: Path) -> None:
    """What stands in a write-ahead log would be missing from a view that reads the database alone."""
    path = desk / "ledger.sqlite3"
    (desk / "ledger.sqlite3-wal").mkdir()
    (desk / "ledger.sqlite3-wal" / "in-the-way").touch()
    with pytest.raises(StorageError):
        Ledger.open(desk, read_only=True)
    assert path.is_file()


def test_a_medium_without_room_for_shared_memory_is_read_as_it_stands(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from a CD: SQLite cannot open a WAL database there; nothing is pending, so the file is the whole."""

    def connect(path: Path, mode: str) -> sqlite3.Connection:
        if mode == "ro":
            raise StorageError("the ledger cannot be opened")
        return real(path, mode)

    real = sqlite.connect
    for left in desk.glob("ledger.sqlite3-*"):
        left.unlink()
    monkeypatch.setattr(sqlite, "connect", connect)
    with Ledger.open(desk, read_only=True) as ledger:
        assert len(ledger.view(LATE).entries) == ledger.size == 5
    assert verify(desk).sound
    (desk / "ledger.sqlite3-wal").write_bytes(b"pending")
    with pytest.raises(StorageError, match="cannot be opened"):
        Ledger.open(desk, read_only=True)


@pytest.mark.parametrize("limit", [40_000, 120_000, 300_000, 900_000])
def test_a_disk_that_is_full_loses_no_acknowledged_record(desk: Path, limit: int) -> None:
    """The kernel refuses every write beyond the limit, in the write-ahead log as in the database."""
    *named, last = run(LIMITED, str(desk), str(limit)).splitlines()
    assert last in ("refused: the disk refuses to read or write", "refused: the disk is full")
    audit = verify(desk)
    assert audit.sound
    with Ledger.open(desk) as ledger:
        seen = {entry.id for entry in ledger.view(LATE).entries}
        assert set(named) <= seen
        assert (len(seen) - 5) % 20 == 0
        ledger.append([activity(1)])
    assert verify(desk).sound


def test_a_full_database_refuses_and_can_be_opened_anew(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        before = ledger.checkpoint()
        ledger._store.connection.execute("PRAGMA max_page_count=1")
        with pytest.raises(StorageError, match="disk is full") as refusal:
            ledger.append([activity(n) for n in range(50, 500)])
        assert "nothing was recorded" in refusal.value.next_step
        assert ledger.checkpoint() == before
        with pytest.raises(StorageError, match="not open for writing"):
            ledger.append([activity(9)])
    assert verify(desk).sound
    with Ledger.open(desk) as ledger:
        assert ledger.checkpoint() == before
        ledger.append([activity(9)])
    assert verify(desk).size == 6


def fails(*arguments: Any, **options: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


class ShortWrites:
    """Writes that put down a little at a time, then find the disk full."""

    def __init__(self, until: int) -> None:
        self.left, self.write = until, os.write

    def __call__(self, handle: int, data: bytes) -> int:
        if self.left <= 0:
            fails()
        self.left -= 1
        return self.write(handle, data[:3])


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_a_report_is_kept_whole_or_not_at_all(desk: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    before = sorted(desk.rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr(files.os, call, fails)
        with pytest.raises(StorageError, match="does not write") as refusal:
            keep_file(desk, b"a report of some length")
        assert refusal.value.given == "No space left on device"
    assert sorted(desk.rglob("*")) == before
    sha256 = keep_file(desk, b"a report of some length")
    assert kept_file(desk, sha256) == b"a report of some length"


@pytest.mark.parametrize("until", [0, 1, 5])
def test_a_disk_full_in_the_middle_of_a_report_leaves_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, until: int
) -> None:
    before = sorted(desk.rglob("*"))
    monkeypatch.setattr(files.os, "write", ShortWrites(until))
    with pytest.raises(StorageError):
        keep_file(desk, b"a report of some length")
    assert sorted(desk.rglob("*")) == before


def test_short_writes_are_carried_on(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "write", ShortWrites(1000))
    assert kept_file(desk, keep_file(desk, b"a report of some length")) == b"a report of some length"


def test_a_report_is_kept_once(desk: Path) -> None:
    sha256 = keep_file(desk, b"a report")
    when = (desk / "reports" / sha256).stat().st_mtime_ns
    assert keep_file(desk, b"a report") == sha256
    assert (desk / "reports" / sha256).stat().st_mtime_ns == when
    (desk / "reports" / sha256).write_bytes(b"damaged")
    with pytest.raises(IntegrityError, match="was changed"):
        kept_file(desk, sha256)
    assert keep_file(desk, b"a report") == sha256
    assert kept_file(desk, sha256) == b"a report"
    shutil.rmtree(desk / "reports")
    assert keep_file(desk, b"a report") == sha256


@pytest.mark.parametrize("name", ["", "../desk.yaml", "AB" * 32, "ab" * 32 + "\n"])
def test_only_a_digest_names_a_report(desk: Path, name: str) -> None:
    with pytest.raises(SchemaError, match="not a SHA-256"):
        kept_file(desk, name)
    with pytest.raises(StorageError, match="does not read"):
        kept_file(desk, "ab" * 32)


def test_no_desk_is_made_in_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("kept")
    with pytest.raises(StorageError, match="not empty"):
        Ledger.create(tmp_path, "NO")
    for number in range(9):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(StorageError, match=r"\.\.\."):
        Ledger.create(tmp_path, "NO")
    assert (tmp_path / "letter.txt").read_text() == "kept"
    Ledger.create(tmp_path / "new" / "desk", "NO").close()
    with pytest.raises(StorageError, match="already there"):
        Ledger.create(tmp_path / "new" / "desk", "NO")


def test_no_desk_is_made_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="does not make a desk in"):
        Ledger.create(tmp_path / "file" / "desk", "NO")


@pytest.mark.parametrize("party", ["", " ", "N O", "../x", "é", "A" * 65, "-a", "NO\n"])
def test_a_party_is_an_id(tmp_path: Path, party: str) -> None:
    with pytest.raises(SchemaError, match="not a party id"):
        Ledger.create(tmp_path / "desk", party)
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("at", range(1, 30))
@pytest.mark.parametrize("existing", [False, True])
def test_a_desk_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, existing: bool
) -> None:
    """The n-th call that reaches the disk fails, for every n that a new desk needs."""
    folder = tmp_path / "desk"
    if existing:
        folder.mkdir()
    calls = iter(range(1, 10_000))

    def failing(call: Any) -> Any:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            if next(calls) == at:
                fails()
            return call(*arguments, **options)

        return wrapped

    with monkeypatch.context() as patched:
        for name in ("write", "fsync", "replace", "open"):
            patched.setattr(files.os, name, failing(getattr(os, name)))
        patched.setattr(Path, "mkdir", failing(Path.mkdir))
        try:
            Ledger.create(folder, "NO").close()
        except StorageError:
            assert folder.exists() is existing
            assert not existing or not list(folder.iterdir())
    if folder.exists() and list(folder.iterdir()):
        assert verify(folder).sound


def test_a_desk_whose_database_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "create_store", fails)
    with pytest.raises(OSError, match="No space"):
        Ledger.create(tmp_path / "desk", "NO")
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (b'form: "detente-desk/1"', b'form: "detente-desk/9"', SchemaError),
        (b"desk.invalid", b"desk invalid", SchemaError),
        (b"desk.invalid", b"desk+invalid", SchemaError),
        (b'party: "NO"', b'party: "N O"', SchemaError),
        (b'party: "NO"', b"", SchemaError),
        (b'party: "NO"', b'party: "NO"\nparty: "SE"', SchemaError),
        (b'party: "NO"', b'party: "NO"\nplace: "x"', SchemaError),
        (b'party: "NO"', b"party: [NO", SchemaError),
        (b'party: "NO"', b'party: "\xff"', EncodingError),
    ],
)
def test_settings_that_are_wrong_are_named(desk: Path, old: bytes, new: bytes, error: type[Exception]) -> None:
    path = desk / "desk.yaml"
    path.write_bytes(path.read_bytes().replace(old, new))
    for attempt in (read_desk, Ledger.open, verify):
        with pytest.raises(error) as refusal:
            attempt(desk)
        assert "desk.yaml" in refusal.value.where or refusal.value.problem == "not a party id"


@pytest.mark.parametrize("text", ["NO", "on", "yes", "null", "~", "1.0", 'a "b" \\ : # é 😀'])
def test_any_name_is_kept_as_text(tmp_path: Path, text: str) -> None:
    with Ledger.create(tmp_path / "desk", "NO", name=text) as ledger:
        assert ledger.desk.name == text
        assert read_desk(tmp_path / "desk").party == "NO"


def test_no_desk_there(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        for attempt in (Ledger.open, verify):
            with pytest.raises(StorageError, match="not a desk"):
                attempt(folder)
        with pytest.raises(StorageError, match="not a desk"):
            keep_file(folder, b"a report")


def test_a_missing_database_is_a_refusal(desk: Path) -> None:
    (desk / "ledger.sqlite3").unlink()
    for attempt in (Ledger.open, verify):
        with pytest.raises(StorageError, match="cannot be opened"):
            attempt(desk)
    assert not (desk / "ledger.sqlite3").exists()


def test_a_folder_in_the_place_of_the_lock_is_a_refusal(desk: Path) -> None:
    (desk / "ledger.lock").unlink()
    (desk / "ledger.lock").mkdir()
    with pytest.raises(StorageError):
        Ledger.open(desk)


def test_a_wrong_call_is_not_taken_for_a_fault_of_the_disk(desk: Path) -> None:
    """A closed ledger is a mistake of the program: it must not be told to the user as a damaged file."""
    ledger = Ledger.open(desk)
    ledger.close()
    for attempt in (lambda: ledger.view(LATE), lambda: ledger.prove(0)):
        with pytest.raises(Exception, match="closed database") as refusal:
            attempt()
        assert not isinstance(refusal.value, StorageError)


def test_claims_survive_a_refusal_too(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger._store.connection.execute("PRAGMA max_page_count=1")
        with pytest.raises(StorageError):
            ledger.append([claim(n, "x" * 900) for n in range(50, 100)])
    audit = verify(desk)
    assert (audit.sound, audit.size, audit.bodies_kept) == (True, 5, 1)


def test_a_complaint_that_is_no_text_is_a_damaged_file(desk: Path) -> None:
    """A name in the schema turned into bytes that are no UTF-8: SQLite names it, Python cannot decode it."""
    path = desk / "ledger.sqlite3"
    good = path.read_bytes()
    assert b"TABLE bodies" in good
    path.write_bytes(
        good.replace(b"TABLE bodies", b"TABLE b\xffdies").replace(
            b"id BLOB PRIMARY KEY", b"id BLOB PRIMARY \xffEY"
        )
    )
    for attempt in (Ledger.open, lambda folder: verify(folder).demand()):
        with pytest.raises(IntegrityError):
            attempt(desk)


def test_a_ledger_that_is_not_opened_leaves_the_lock_free(desk: Path) -> None:
    good = (desk / "ledger.sqlite3").read_bytes()
    (desk / "ledger.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(IntegrityError) as kept:
        Ledger.open(desk)
    (desk / "ledger.sqlite3").write_bytes(good)
    Ledger.open(desk).close()
    assert kept.value
