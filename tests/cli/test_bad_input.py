"""What cannot be used is refused: a clear error, exit 2, and nothing half written."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import detente

FRENCH = (
    "Bruxelles, 12 jan (AFP).- La réunion entre les alliés et l'autre partie s'est terminée sans accord, a dit le "
    "secrétaire général après quatre heures de discussions au siège de l'organisation. Les deux parties "
    "veulent se revoir, mais il n'y a pas de date pour la prochaine réunion.\n"
)
SHORT = "Brussels, Jan 12 (DEMO).- The two sides met on Wednesday for four hours, the chairman said.\n"

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "endless.txt": (b"talks " * 1_750_000, "character"),
    "cyrillic.txt": ("Совещание закончилось без соглашения. ".encode("cp1251") * 9, "1251"),
    "western.txt": ("The café met the Élysée in Genève. ".encode("cp1252") * 9, "1252"),
    "script.html": (b"<html><body><script>var a = 'text';</script></body></html>", "text"),
    "french.txt": (FRENCH.encode(), "French"),
}


@pytest.mark.parametrize("name", list(REFUSED))
@pytest.mark.parametrize("verb", [("brief",), ("reports", "read")], ids=["brief", "read"])
def test_a_report_that_cannot_be_read(name: str, verb: tuple[str, ...], tmp_path: Path) -> None:
    data, told = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    done = detente(*verb, tmp_path / name)
    assert done.returncode == 2
    assert done.stdout == ""
    assert name in done.stderr
    assert "expected" in done.stderr
    assert told.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("option", ["--published", "--as-of"])
@pytest.mark.parametrize("day", ["2022-02-30", "12.01.2022", "yesterday", "2022-13-01"])
def test_a_date_that_does_not_exist(option: str, day: str, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SHORT, encoding="utf-8")
    done = detente("brief", report, option, day)
    assert done.returncode == 2
    assert day in done.stderr
    assert "2022-01-12" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = detente("brief", tmp_path / "missing.txt")
    assert done.returncode == 2
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_brief_from() -> None:
    done = detente("brief")
    assert done.returncode == 2
    assert "a report, a desk, or both" in done.stderr


def test_a_folder_that_is_no_desk(tmp_path: Path) -> None:
    done = detente("brief", "--desk", tmp_path)
    assert done.returncode == 2
    assert "detente desk init" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_paper_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SHORT, encoding="utf-8")
    done = detente("brief", report, "--format", "pdf", "--output", tmp_path / "nowhere" / "brief.pdf")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an example desk with its report in it."""
    folder = tmp_path_factory.mktemp("example")
    done = detente("demo", folder)
    assert done.returncode == 0, done.stderr
    return folder / "desk"


def test_a_ledger_with_a_flipped_byte(desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "desk"
    shutil.copytree(desk, copy)
    ledger = copy / "ledger.sqlite3"
    data = bytearray(ledger.read_bytes())
    place = data.index(b"council.position")
    data[place] ^= 1
    ledger.write_bytes(bytes(data))
    done = detente("ledger", "verify", copy)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "expected" in done.stderr


def test_a_full_disk(desk: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk: the ledger stays as it was and verifies."""
    copy = tmp_path / "desk"
    shutil.copytree(desk, copy)
    report = tmp_path / "report.txt"
    report.write_text(SHORT * 40, encoding="utf-8")
    before = detente("ledger", "verify", copy, "--json").stdout

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "detente", "brief", str(report), "--desk", str(copy)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_room,
        timeout=120,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert detente("ledger", "verify", copy, "--json").stdout == before


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """A file where a folder should be refuses everybody, the superuser included."""
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    for arguments in (("demo", tmp_path / "file" / "demo"), ("desk", "init", tmp_path / "file" / "desk")):
        done = detente(*arguments)
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "not a folder"
