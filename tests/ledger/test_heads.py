"""Checkpoints with two signatures and with those of witnesses, held to another program's reading of C2SP."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from detente.ledger import heads, ml_dsa, witness
from detente.ledger.keys import Life
from detente.ledger.merkle import leaf_hash
from detente.ledger.ml_dsa import LatticeKey, lattice_key, lattice_secret
from detente.ledger.notes import Checkpoint, NoteSignature, Proof, read_note, sign_checkpoint
from detente.ledger.signing import key_line, secret_key
from detente.model.errors import IntegrityError, SchemaError, StorageError
from tests.ledger.made import flipped

KEY = secret_key("desk.invalid/NO/test", bytes(range(32)))
LATTICE = lattice_secret(KEY.public.name, KEY.seed)
LIFE = Life(key=KEY.public, lattice=LATTICE.public)
PEER = secret_key("desk.invalid/SE/peer", bytes(range(1, 33)))
PEER_LATTICE = lattice_secret(PEER.public.name, PEER.seed).public
HEAD = Checkpoint(KEY.public.name, 1, leaf_hash(b"entry"))
NOTE = heads.with_second_line(sign_checkpoint(HEAD, KEY), KEY, 0)
TIME_S = 1_700_000_000
THEIRS = """
import json, sys
from proofbundle.checkpoint import cosign_checkpoint_mldsa, verify_checkpoint, verify_cosignature
from proofbundle.tlogproof import verify_tlog_proof
from dilithium_py.ml_dsa import ML_DSA_44
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
asked = json.load(sys.stdin)
cosigners = [asked["lattice"], asked["peer"], asked["peer_lattice"]]
cosigned = lambda key: verify_cosignature(asked["note"], key)
told = {
    "log": verify_checkpoint(asked["note"], asked["key"])["ok"],
    "lines": [[told[k] for k in ("ok", "alg", "timestamp")] for told in map(cosigned, cosigners)],
    "proof": verify_tlog_proof(asked["proof"], b"entry", asked["key"], cosigners, threshold=2)["ok"],
    "forged": verify_cosignature(asked["forged"], asked["lattice"])["ok"],
    "bare": ML_DSA_44.verify(*(bytes.fromhex(asked[part]) for part in ("public", "message", "signature"))),
    "drawn": ML_DSA_44.key_derive(bytes.fromhex(asked["seed"]))[0].hex(),
    "made": cosign_checkpoint_mldsa(asked["plain"], MLDSA44PrivateKey.from_seed_bytes(bytes(32)), "w.invalid", 7),
}
print(json.dumps(told))
"""


def test_another_program_reads_what_we_sign_and_we_read_what_it_signs(judges: Path) -> None:
    """proofbundle: signed-note, tlog-checkpoint, both tlog-cosignatures, tlog-proof; dilithium-py: FIPS 204."""
    lines = witness.cosignature_lines(HEAD.text, PEER, TIME_S)
    note = heads.with_lines(NOTE, lines)
    forged = NOTE[:-10] + ("A" if NOTE[-10] != "A" else "B") + NOTE[-9:]
    asked = {
        "note": note,
        "plain": sign_checkpoint(HEAD, KEY),
        "forged": forged,
        "key": KEY.public.line,
        "lattice": LATTICE.public.line,
        "peer": key_line(PEER.public.name, witness.COSIGNATURE, PEER.public.public),
        "peer_lattice": PEER_LATTICE.line,
        "seed": hashlib.sha256(b"detente/ml-dsa-44/1\n" + KEY.seed).hexdigest(),
        "public": LATTICE.public.public.hex(),
        "message": ml_dsa.cosigned_message(KEY.public.name, 0, HEAD).hex(),
        "signature": read_note(NOTE).signatures[1].signature[8:].hex(),
        "proof": Proof(0, (), note, b"entry").text,
    }
    ran = subprocess.run(
        [judges / "python", "-c", THEIRS], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    told = json.loads(ran.stdout)
    assert told["log"]
    assert told["proof"]
    assert told["bare"]
    assert told["drawn"] == LATTICE.public.public.hex()
    assert not told["forged"]
    assert told["lines"] == [
        [True, "ml-dsa-44", 0],
        [True, "ed25519-cosignature/v1", TIME_S],
        [True, "ml-dsa-44", TIME_S],
    ]
    theirs = ml_dsa.MLDSA44PrivateKey.from_seed_bytes(bytes(32)).public_key().public_bytes_raw()
    assert LatticeKey("w.invalid", theirs).signs(HEAD, read_note(told["made"]).signatures)


def test_the_bytes_that_are_signed_are_those_of_the_standard() -> None:
    """C2SP tlog-cosignature, cosigned_message, field by field."""
    head = Checkpoint("log.example", 20852163, bytes(range(32)))
    assert ml_dsa.cosigned_message("w.example", 1679315147, head) == (
        b"subtree/v1\n\0"
        b"\x09w.example"
        + bytes.fromhex("00000000641850cb")
        + b"\x0blog.example"
        + bytes(8)
        + bytes.fromhex("00000000013e2dc3")
        + bytes(range(32))
    )


def test_one_secret_makes_both_keys() -> None:
    again = lattice_secret(KEY.public.name, KEY.seed)
    assert again.public == LATTICE.public
    assert repr(again) == f"LatticeSecret({LATTICE.public.note_hash.hex()})"
    assert lattice_secret(KEY.public.name, bytes(32)).public != LATTICE.public
    assert lattice_key(LATTICE.public.line) == LATTICE.public
    with pytest.raises(SchemaError, match="not a public key"):
        lattice_key(KEY.public.line)


def test_every_changed_byte_of_a_head_is_found() -> None:
    """Of the text, of both lines; one bit of each byte."""
    good = NOTE.encode()
    assert heads.open_head(NOTE, LIFE) == HEAD
    for place in range(len(good)):
        changed = flipped(good, place)
        with pytest.raises(IntegrityError):
            heads.open_head(changed.decode("utf-8", "replace"), LIFE)


def test_both_lines_are_demanded() -> None:
    lines = NOTE.splitlines(keepends=True)
    for left_out in (-1, -2):
        fewer = [line for line in lines if line is not lines[left_out]]
        with pytest.raises(IntegrityError, match="without both signatures"):
            heads.open_head("".join(fewer), LIFE)


def test_a_line_of_another_form_under_the_known_name_is_refused() -> None:
    known = LATTICE.public
    for blob in (b"", bytes(8), bytes(8 + 2419), bytes(8 + 2420), b"\xff" * (8 + 2420)):
        assert not known.signs(HEAD, (NoteSignature(known.name, known.note_hash, blob),))
    long = Checkpoint("o" * 256, 1, HEAD.root)
    assert not known.verifies(long, bytes(8 + 2420))
    assert not LatticeKey("n" * 256, known.public).verifies(HEAD, bytes(8 + 2420))


def test_lines_of_witnesses_are_added_once() -> None:
    lines = witness.cosignature_lines(HEAD.text, PEER, TIME_S)
    once = heads.with_lines(NOTE, lines)
    assert heads.with_lines(once, lines) == once
    assert len(read_note(once).signatures) == 4
    with pytest.raises(IntegrityError):
        heads.with_lines(NOTE, "no line\n")


def test_a_head_is_kept_under_its_size_and_shown_again(tmp_path: Path) -> None:
    plain = sign_checkpoint(HEAD, KEY)
    assert heads.kept_note(tmp_path, plain, LIFE) == ""
    assert heads.kept_sizes(tmp_path) == []
    assert heads.keep_head(tmp_path, NOTE) == tmp_path / "heads" / "1"
    (tmp_path / "heads" / "other.txt").write_text("not ours")
    assert heads.kept_note(tmp_path, plain, LIFE) == NOTE
    assert heads.kept_sizes(tmp_path) == [1]
    other = sign_checkpoint(Checkpoint(HEAD.origin, 1, leaf_hash(b"other")), KEY)
    with pytest.raises(IntegrityError, match="not of this ledger"):
        heads.kept_note(tmp_path, other, LIFE)


def test_a_head_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "heads").write_text("a file in the way")
    with pytest.raises(StorageError):
        heads.keep_head(tmp_path, NOTE)
