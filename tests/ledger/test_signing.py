"""Keys, signatures, notes and proofs, held to published vectors where there are any."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger import notes, signing
from detente.ledger.merkle import leaf_hash
from detente.ledger.notes import Checkpoint, Proof
from detente.ledger.signing import PublicKey, secret_key
from detente.model.errors import IntegrityError

# RFC 8032, section 7.1, test 3: secret key, public key, message, signature.
RFC_SEED = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
RFC_PUBLIC = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
RFC_SIGNATURE = (
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)
# The example of Go's golang.org/x/mod/sumdb/note (note.go and note_test.go), the origin of C2SP signed-note.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)
KEY = secret_key("desk.invalid/NO/test", bytes(range(32)))
HEAD = Checkpoint("desk.invalid/NO/test", 3, leaf_hash(b"root"))


def test_the_vector_of_rfc_8032() -> None:
    key = secret_key("rfc", bytes.fromhex(RFC_SEED))
    assert key.public.public.hex() == RFC_PUBLIC
    assert key.sign(b"\xaf\x82").hex() == RFC_SIGNATURE
    assert key.public.verifies(b"\xaf\x82", bytes.fromhex(RFC_SIGNATURE))


def test_the_example_of_go_is_made_byte_for_byte() -> None:
    key = secret_key("PeterNeumann", base64.b64decode(GO_SECRET)[1:])
    assert key.public.line == GO_KEY
    blob = base64.b64encode(key.public.note_hash + key.sign(GO_TEXT.encode())).decode()
    assert f"— PeterNeumann {blob}" == GO_LINE
    note = notes.read_note(f"{GO_TEXT}\n{GO_LINE}\n")
    assert note.text == GO_TEXT
    assert notes.verify_note(note, key.public)


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        bytes(63),
        bytes(64),
        bytes(65),
        # S + L in place of S: the same point, another signature; RFC 8032, section 5.1.7, demands S < L.
        bytes.fromhex(RFC_SIGNATURE[:64])
        + (
            int.from_bytes(bytes.fromhex(RFC_SIGNATURE[64:]), "little")
            + 2**252
            + 27742317777372353535851937790883648493
        ).to_bytes(32, "little"),
    ],
)
def test_what_is_not_the_signature_is_refused(signature: bytes) -> None:
    assert not PublicKey("rfc", bytes.fromhex(RFC_PUBLIC)).verifies(b"\xaf\x82", signature)


def test_a_key_of_small_order_verifies_nothing() -> None:
    """The identity as key and point would verify any message in a lax verifier."""
    identity = (1).to_bytes(32, "little")
    assert not PublicKey("weak", identity).verifies(b"any", identity + bytes(32))


@given(st.binary(max_size=64), st.integers(0, 511))
def test_one_bit_of_a_signature_matters(record: bytes, bit: int) -> None:
    signature = bytearray(KEY.sign_record(record))
    assert KEY.public.verifies_record(record, bytes(signature))
    signature[bit // 8] ^= 1 << bit % 8
    assert not KEY.public.verifies_record(record, bytes(signature))


def test_a_record_signature_serves_nothing_else() -> None:
    signature = KEY.sign_record(b"{}")
    assert not KEY.public.verifies(b"{}", signature)
    assert KEY.public.verifies(b"detente/record/1\n{}", signature)


def test_a_secret_is_not_shown() -> None:
    assert repr(KEY) == f"SecretKey({KEY.public.id})"
    assert secret_key("a").seed != secret_key("a").seed


def test_every_changed_byte_of_a_public_key_is_found(tmp_path: Path) -> None:
    path = tmp_path / f"{KEY.public.id}.pub"
    path.write_text(f"{KEY.public.line}\n")
    good = path.read_bytes()
    assert signing.read_public_keys(tmp_path) == {KEY.public.id: KEY.public}
    for place in range(len(good)):
        for bit in (1, 128):
            path.write_bytes(good[:place] + bytes([good[place] ^ bit]) + good[place + 1 :])
            with pytest.raises(IntegrityError):
                signing.read_public_key(path)
    for other in (b"", good[:-1], good + good, b"a+00000000+!!!!\n", b"a+00000000+AQ==\n", b"a+00000000+A\n"):
        path.write_bytes(other)
        with pytest.raises(IntegrityError):
            signing.read_public_key(path)


def test_a_public_key_under_the_name_of_another_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"{KEY.public.id}.pub"
    path.write_text(f"{secret_key('desk.invalid/NO/test').public.line}\n")
    with pytest.raises(IntegrityError, match="changed"):
        signing.read_public_key(path)


def test_a_checkpoint_is_signed_and_read_back() -> None:
    note = notes.sign_checkpoint(HEAD, KEY)
    assert note.startswith("desk.invalid/NO/test\n3\n")
    assert notes.open_checkpoint(note, KEY.public) == HEAD
    with pytest.raises(IntegrityError, match="without the signature"):
        notes.open_checkpoint(note, secret_key("other").public)


def test_signatures_of_unknown_keys_are_passed_over() -> None:
    """So that ML-DSA-44 and witnesses can stand beside the desk's own signature."""
    other = base64.b64encode(b"hash" + bytes(2428)).decode()
    note = notes.sign_checkpoint(HEAD, KEY) + f"— witness.invalid/one {other}\n"
    assert notes.open_checkpoint(note, KEY.public) == HEAD
    assert len(notes.read_note(note).signatures) == 2


def test_a_false_signature_under_a_known_key_refuses_the_note() -> None:
    false = base64.b64encode(KEY.public.note_hash + bytes(64)).decode()
    note = notes.sign_checkpoint(HEAD, KEY) + f"— {KEY.public.name} {false}\n"
    with pytest.raises(IntegrityError, match="without the signature"):
        notes.open_checkpoint(note, KEY.public)


def test_every_changed_byte_of_a_checkpoint_is_found() -> None:
    note = notes.sign_checkpoint(HEAD, KEY).encode()
    for place in range(len(note)):
        for bit in (1, 4, 128):
            changed = note[:place] + bytes([note[place] ^ bit]) + note[place + 1 :]
            with pytest.raises(IntegrityError):
                notes.open_checkpoint(changed.decode("utf-8", "replace"), KEY.public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n1\n",
        "\n1\nAA==\n",
        "a\n01\n" + base64.b64encode(bytes(32)).decode() + "\n",
        "a\n-1\n" + base64.b64encode(bytes(32)).decode() + "\n",
        "a\n1\n" + base64.b64encode(bytes(31)).decode() + "\n",
        "a\n1\n" + base64.b64encode(bytes(32)).decode(),
        "a\n1\n" + base64.b64encode(bytes(32)).decode() + "\nmore\n",
        "a\n1\nno base64\n",
        "a\n1\né\n",
        # The same 32 bytes with spare bits set: another text for the same root.
        "a\n1\n" + "A" * 42 + "B=\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(IntegrityError):
        notes.read_checkpoint(text)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\nno signature\n",
        "text\n\n— name AAAA\n",
        "text\n\n— na me AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "te\x00xt\n\n— name AAAAAAAA\n",
        "te\rxt\n\n— name AAAAAAAA\n",
        "x" * 100_001 + "\n\n— name AAAAAAAA\n",
    ],
)
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(IntegrityError):
        notes.read_note(note)


@given(st.integers(0, 2**53), st.lists(st.binary(min_size=32, max_size=32), max_size=5), st.binary(max_size=40))
def test_a_proof_file_is_read_back(index: int, path: list[bytes], extra: bytes) -> None:
    proof = Proof(index, tuple(path), notes.sign_checkpoint(HEAD, KEY), extra)
    assert notes.read_proof(proof.text) == proof


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\n\nnote",
        "c2sp.org/tlog-proof@v1\nindex 01\n\nnote",
        "c2sp.org/tlog-proof@v2\nindex 1\n\nnote",
        "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nnote",
        "c2sp.org/tlog-proof@v1\nextra AAAA\n\nnote",
    ],
)
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(IntegrityError):
        notes.read_proof(text)
