"""A log as files of C2SP tlog-tiles: the layout of the specification, and every file checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.ledger import Ledger
from detente.ledger.merkle import leaf_hash
from detente.ledger.signing import PublicKey, secret_key
from detente.ledger.tlog_tiles import check_tiles, tile_path, write_tiles
from detente.model.errors import IntegrityError, StorageError
from tests.ledger.made import activity

SIZES = (0, 1, 255, 256, 257, 700)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.create(tmp_path_factory.mktemp("tiles") / "desk", "NO") as opened:
        yield opened


def exported(ledger: Ledger, folder: Path, size: int) -> tuple[Path, PublicKey]:
    """Return a folder of tiles of a ledger that was grown to so many entries, and the key of the ledger."""
    ledger.append([activity(n) for n in range(ledger.size, size)])
    write_tiles(ledger.entries(), ledger.checkpoint(), folder)
    return folder, ledger.chain.now.key


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("kind", "number", "width", "path"),
    [
        ("0", 0, 256, "tile/0/000"),
        ("1", 7, 17, "tile/1/007.p/17"),
        ("entries", 999, 256, "tile/entries/999"),
        ("entries", 1000, 256, "tile/entries/x001/000"),
        ("0", 1234067, 256, "tile/0/x001/x234/067"),
        ("0", 1234067, 1, "tile/0/x001/x234/067.p/1"),
    ],
)
def test_paths_are_those_of_the_specification(kind: str, number: int, width: int, path: str) -> None:
    assert tile_path(kind, number, width) == path


def test_a_growing_log_adds_files_and_every_state_is_sound(ledger: Ledger, tmp_path: Path) -> None:
    for size in SIZES:
        folder, key = exported(ledger, tmp_path / "tiles", size)
        found = check_tiles(folder, key)
        assert not found.problems
        assert (found.origin, found.size, found.root) == (ledger.desk.origin, size, ledger.root().hex())
        assert found == check_tiles(folder, None)
        assert write_tiles(ledger.entries(), ledger.checkpoint(), folder) == 0
    assert files(folder) == [
        "checkpoint",
        *(f"tile/0/{name}" for name in ("000", "000.p/1", "000.p/255", "001", "001.p/1", "002.p/188")),
        *(f"tile/1/{name}" for name in ("000.p/1", "000.p/2")),
        *(f"tile/entries/{name}" for name in ("000", "000.p/1", "000.p/255", "001", "001.p/1", "002.p/188")),
    ]
    entries = list(ledger.entries())
    assert (folder / "tile/0/000").read_bytes() == b"".join(map(leaf_hash, entries[:256]))
    bundle = (folder / "tile/entries/002.p/188").read_bytes()
    assert bundle == b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries[512:])


@pytest.fixture
def tiles(ledger: Ledger, tmp_path: Path) -> Path:
    return exported(ledger, tmp_path / "tiles", 700)[0]


def test_every_file_matters(tiles: Path) -> None:
    for name in files(tiles):
        path = tiles / name
        data = path.read_bytes()
        for changed in (data[:-1], data + b"\0", bytes([data[0] ^ 1]) + data[1:], b""):
            path.write_bytes(changed)
            if name == "checkpoint":
                with pytest.raises(IntegrityError):
                    check_tiles(tiles, secret_key("x").public)
            else:
                assert name in {wrong.where for wrong in check_tiles(tiles, None).problems}, name
        path.unlink()
        if name == "checkpoint":
            with pytest.raises(StorageError):
                check_tiles(tiles, None)
        else:
            assert name in {wrong.where for wrong in check_tiles(tiles, None).problems}, name
        path.write_bytes(data)
    assert not check_tiles(tiles, None).problems


def test_every_byte_of_a_small_log_matters(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        folder, key = exported(ledger, tmp_path / "tiles", 2)
    for name in files(folder):
        path = folder / name
        data = path.read_bytes()
        for place in range(len(data)):
            path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])
            try:
                problems = check_tiles(folder, key).problems
            except IntegrityError:
                assert name == "checkpoint"
                continue
            assert problems, f"{name}, byte {place}"
        path.write_bytes(data)
    assert not check_tiles(folder, key).problems


def test_what_belongs_to_no_tile_is_named(tiles: Path) -> None:
    for name in (
        "tile/0/003",
        "tile/0/002.p/189",
        "tile/0/002.p/0188",
        "tile/0/002.p/x",
        "tile/2/000.p/1",
        "note",
    ):
        (tiles / name).parent.mkdir(parents=True, exist_ok=True)
        (tiles / name).write_bytes(b"more")
        assert [wrong.where for wrong in check_tiles(tiles, None).problems] == [name]
        (tiles / name).unlink()


def test_another_key_and_another_root_are_found(tiles: Path, ledger: Ledger) -> None:
    with pytest.raises(IntegrityError, match="without the signature"):
        check_tiles(tiles, secret_key("other").public)
    shutil.rmtree(tiles / "tile")
    assert "checkpoint" in {wrong.where for wrong in check_tiles(tiles, None).problems}


def test_an_export_into_the_tiles_of_another_log_is_refused(tiles: Path, tmp_path: Path) -> None:
    before = files(tiles)
    with (
        Ledger.create(tmp_path / "other", "SE") as other,
        pytest.raises(IntegrityError, match="another log") as refusal,
    ):
        exported(other, tiles, 300)
    assert refusal.value.next_step
    assert files(tiles) == before


def test_a_folder_that_cannot_be_made_is_a_refusal(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="does not write"):
        write_tiles(ledger.entries(), ledger.checkpoint(), tmp_path / "file" / "tiles")
