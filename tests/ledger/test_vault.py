"""Secret keys on the disk: plain, or under a passphrase that comes from a variable, a file or a person."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.ledger import passphrase, vault
from detente.ledger.signing import secret_key
from detente.ledger.vault import Cost
from detente.model.errors import DetenteError, InputError, IntegrityError, SchemaError, StorageError
from tests.ledger.made import flipped

KEY = secret_key("desk.invalid/NO/test", bytes(range(32)))
QUICK = Cost(1, 8)
"""The least that argon2id takes: for tests that open a key a thousand times."""


def never() -> str:
    raise AssertionError("a plain key needs no passphrase")


def test_a_plain_key_is_read_without_a_passphrase(tmp_path: Path) -> None:
    vault.write_key(tmp_path, KEY)
    assert not vault.is_locked(tmp_path, KEY.public.id)
    assert vault.may_read_secret(tmp_path, KEY.public.id)
    assert not vault.may_read_secret(tmp_path, "ab" * 16)
    assert vault.read_secret_key(tmp_path, KEY.public.id, never) == KEY
    assert vault.read_lattice_key(tmp_path, KEY.public.id).name == KEY.public.name


def test_a_locked_key_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    vault.write_key(tmp_path, KEY, "correct horse", QUICK)
    secret = tmp_path / f"{KEY.public.id}.secret"
    assert vault.is_locked(tmp_path, KEY.public.id)
    assert KEY.seed not in secret.read_bytes()
    if os.name == "posix":
        assert secret.stat().st_mode & 0o777 == 0o600
    assert vault.read_secret_key(tmp_path, KEY.public.id, lambda: "correct horse") == KEY
    with pytest.raises(InputError, match="does not open"):
        vault.read_secret_key(tmp_path, KEY.public.id, lambda: "correct horses")


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_passphrase_opens_what_it_locked(tmp_path: Path, words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    vault.write_secret(tmp_path, KEY, words, QUICK)
    assert vault.read_secret_key(tmp_path, KEY.public.id, lambda: words) == KEY


def test_one_passphrase_typed_on_two_keyboards_is_one(tmp_path: Path) -> None:
    vault.write_secret(tmp_path, KEY, "cafe\u0301", QUICK)
    assert vault.read_secret_key(tmp_path, KEY.public.id, lambda: "caf\u00e9") == KEY


def test_the_usual_cost_is_that_of_rfc_9106(tmp_path: Path) -> None:
    """Section 4, second choice: 3 passes over 64 MiB."""
    vault.write_secret(tmp_path, KEY, "words")
    assert b"+3+65536+" in (tmp_path / f"{KEY.public.id}.secret").read_bytes()
    assert vault.read_secret_key(tmp_path, KEY.public.id, lambda: "words") == KEY


def test_every_changed_byte_of_a_locked_key_is_refused(tmp_path: Path) -> None:
    vault.write_secret(tmp_path, KEY, "words", QUICK)
    path = tmp_path / f"{KEY.public.id}.secret"
    good = path.read_bytes()
    for place in range(len(good)):
        path.write_bytes(flipped(good, place))
        with pytest.raises((IntegrityError, InputError)):
            vault.read_secret_key(tmp_path, KEY.public.id, lambda: "words")


def test_every_changed_byte_of_a_plain_key_is_refused(tmp_path: Path) -> None:
    vault.write_key(tmp_path, KEY)
    for suffix in ("secret", "ml-dsa-44"):
        path = tmp_path / f"{KEY.public.id}.{suffix}"
        good = path.read_bytes()
        for place in range(len(good)):
            path.write_bytes(flipped(good, place))
            with pytest.raises(IntegrityError):
                _read(path)
        for other in (b"", good[:-1], good + good, b"PRIVATE+KEY+a+00000000+AQ==\n"):
            path.write_bytes(other)
            with pytest.raises(IntegrityError):
                _read(path)


def _read(path: Path) -> object:
    if path.suffix == ".secret":
        return vault.read_secret_key(path.parent, path.stem, never)
    return vault.read_lattice_key(path.parent, path.stem)


@pytest.mark.parametrize("cost", ["0+8", "17+8", "99+8", "1+7", "1+1048577", "1+9999999", "x+8", "1+08"])
def test_a_cost_beyond_reason_is_refused_before_it_is_paid(tmp_path: Path, cost: str) -> None:
    path = tmp_path / f"{KEY.public.id}.secret"
    path.write_text(vault.locked_line(KEY, "words", QUICK).replace("+1+8+", f"+{cost}+") + "\n")
    with pytest.raises(IntegrityError, match="not one"):
        vault.read_secret_key(tmp_path, KEY.public.id, never)


def test_another_key_under_this_name_is_refused(tmp_path: Path) -> None:
    other = secret_key("desk.invalid/NO/test", bytes(32))
    place = tmp_path / f"{KEY.public.id}.secret"
    place.write_text(vault.locked_line(other, "words", QUICK) + "\n")
    with pytest.raises(IntegrityError, match="changed"):
        vault.read_secret_key(tmp_path, KEY.public.id, lambda: "words")
    forged = vault.locked_line(KEY, "words", QUICK).replace(KEY.public.note_hash.hex(), "00000000")
    place.write_text(forged + "\n")
    with pytest.raises(IntegrityError, match="not one"):
        vault.read_secret_key(tmp_path, KEY.public.id, lambda: "words")


def test_a_missing_or_misnamed_key_says_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="missing"):
        vault.read_secret_key(tmp_path, KEY.public.id, never)
    with pytest.raises(StorageError, match="missing"):
        vault.is_locked(tmp_path, KEY.public.id)
    with pytest.raises(SchemaError, match="not a key id"):
        vault.read_secret_key(tmp_path, "../../etc/passwd", never)


class Terminal:
    """A person at a terminal who types these words one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *words: str, there: bool = True) -> None:
        left = list(words)
        monkeypatch.delenv(passphrase.VARIABLE, raising=False)
        monkeypatch.delenv(passphrase.FILE_VARIABLE, raising=False)
        monkeypatch.setattr("sys.stdin.isatty", lambda: there, raising=False)
        monkeypatch.setattr("getpass.getpass", lambda prompt: left.pop(0))


def test_a_person_is_asked_where_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch, "typed", "new", "new", "new", "wen", "")
    assert passphrase.asked() == "typed"
    assert passphrase.chosen() == "new"
    with pytest.raises(InputError, match="two passphrases"):
        passphrase.chosen()
    with pytest.raises(InputError, match="empty"):
        passphrase.asked()


def test_without_a_terminal_the_error_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch, there=False)
    assert not passphrase.at_hand()
    for ask in (passphrase.asked, passphrase.chosen):
        with pytest.raises(InputError, match="DETENTE_PASSPHRASE_FILE"):
            ask()


def test_the_variable_goes_before_the_file_and_the_file_before_the_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Terminal(monkeypatch)
    file = tmp_path / "words"
    file.write_bytes(b"from a file\r\nand a second line\n")
    monkeypatch.setenv(passphrase.FILE_VARIABLE, str(file))
    assert passphrase.at_hand()
    assert passphrase.asked() == passphrase.chosen() == "from a file"
    monkeypatch.setenv(passphrase.VARIABLE, "from the variable")
    assert passphrase.asked() == passphrase.chosen() == "from the variable"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\n", None])
def test_a_file_that_holds_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    Terminal(monkeypatch)
    file = tmp_path / "words"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv(passphrase.FILE_VARIABLE, str(file))
    with pytest.raises(DetenteError):
        passphrase.asked()
    monkeypatch.setenv(passphrase.VARIABLE, "")
    with pytest.raises(InputError, match="empty"):
        passphrase.asked()
