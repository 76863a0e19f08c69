"""Records that other desks signed stand in the log byte for byte, once a known key is found to have signed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from detente.ledger import Ledger, verify
from detente.ledger.entries import read_entry
from detente.ledger.folder import read_desk
from detente.ledger.prepare import Signed
from detente.ledger.signing import PublicKey, read_public_keys, secret_key
from detente.ledger.vault import read_secret_key
from detente.model import canonical
from detente.model.errors import DetenteError, InputError, SchemaError
from detente.model.record import Marking
from detente.model.view import EVERYTHING
from tests.ledger.made import LATE, activity, claim, held


@pytest.fixture
def peer(tmp_path: Path) -> Path:
    """Return the folder of another desk, with an activity, a personal claim and a held note."""
    with Ledger.create(tmp_path / "peer", "SE") as ledger:
        ledger.append([activity(50, party="SE"), claim(51, "A lady"), held(52)])
    return tmp_path / "peer"


def known_keys(*folders: Path) -> dict[str, PublicKey]:
    """Return the public keys of desks by id."""
    return {id_: key for folder in folders for id_, key in read_public_keys(folder / "keys").items()}


def taken_out(folder: Path, *, beside: bool) -> list[Signed]:
    """Return the records of a desk as it signed them."""
    with Ledger.open(folder, read_only=True) as ledger:
        found = []
        for row in ledger._store.everything():
            sealed = read_entry(row.entry)
            apart = (row.salt, row.body) if beside and row.salt else ()
            found.append(Signed(sealed.key, sealed.record, sealed.signature, *apart))
    return found


def accepted(desk: Path, peer: Path) -> None:
    """Have a desk know the key of another, as its folder of keys tells."""
    for path in (peer / "keys").glob("*.pub"):
        (desk / "keys" / path.name).write_bytes(path.read_bytes())


@pytest.mark.parametrize("beside", [False, True])
def test_foreign_records_stand_as_they_were_signed(desk: Path, peer: Path, beside: bool) -> None:
    signed = taken_out(peer, beside=beside)
    accepted(desk, peer)
    with Ledger.open(desk) as ledger:
        ids = ledger.append_signed(signed, known_keys(peer), [activity(60)])
        assert ledger.size == 9
        entries = [read_entry(entry) for entry in list(ledger.entries())[5:]]
        assert [(e.key, e.record, e.signature) for e in entries[:3]] == [
            (s.key, s.record, s.signature) for s in signed
        ]
        assert entries[3].key == ledger.desk.key
        assert ids[:3] == tuple(e.id for e in entries[:3])
        assert ledger.append_signed(signed, known_keys(peer)) == ids[:3]
        assert ledger.size == 9
        seen = {e.id: e.record for e in ledger.view(LATE, audience=EVERYTHING).entries}
        assert seen[ids[1]].body == (claim(51, "A lady").body if beside else None)
        assert (seen[ids[2]] == held(52)) is beside
        ledger.rebuild()
    audit = verify(desk)
    assert audit.sound
    assert (audit.bodies_kept, audit.bodies_forgotten) == ((3, 1) if beside else (1, 3))


def test_a_body_that_both_desks_hold_stands_under_both_ids(desk: Path, peer: Path) -> None:
    accepted(desk, peer)
    with Ledger.open(desk) as ledger:
        own = ledger.append([claim(51, "A lady")])
        signed = taken_out(peer, beside=True)[1:2]
        foreign = ledger.append_signed(signed, known_keys(peer))
        assert own != foreign
        assert ledger.append([claim(51, "A lady")])[0] in (own[0], foreign[0])
        assert ledger.forget(foreign[0])
        assert ledger.append([claim(51, "A lady")]) == own
    assert verify(desk).sound


def test_what_no_known_key_signed_does_not_enter(desk: Path, peer: Path) -> None:
    good, *_ = taken_out(peer, beside=True)
    keys = known_keys(peer)
    flipped = bytes([good.signature[0] ^ 1]) + good.signature[1:]
    with Ledger.open(desk) as ledger:
        own = ledger.desk.key
        for bad, problem in (
            (msgspec.structs.replace(good, signature=flipped), "did not sign"),
            (msgspec.structs.replace(good, signature=b""), "did not sign"),
            (msgspec.structs.replace(good, record=good.record.replace(b"50", b"51")), "did not sign"),
            (msgspec.structs.replace(good, key=own), "not known"),
            (msgspec.structs.replace(good, key=""), "not known"),
        ):
            with pytest.raises(InputError, match=problem):
                ledger.append_signed([good, bad], keys, [activity(70)])
        with pytest.raises(InputError, match="not known"):
            ledger.append_signed([good], {})
        assert ledger.size == 5


def test_every_bit_of_a_foreign_record_matters(desk: Path, peer: Path) -> None:
    _, personal, whispered = taken_out(peer, beside=True)
    keys = known_keys(peer)
    with Ledger.open(desk) as ledger:
        for good in (personal, whispered):
            for field in ("record", "signature", "salt", "beside"):
                data = getattr(good, field)
                for place in range(0, len(data), 5):
                    changed = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
                    with pytest.raises(DetenteError) as refusal:
                        ledger.append_signed([msgspec.structs.replace(good, **{field: changed})], keys)
                    assert "Whisper" not in str(refusal.value)
            for short in (msgspec.structs.replace(good, salt=b""), msgspec.structs.replace(good, beside=b"")):
                with pytest.raises(InputError, match="sent beside"):
                    ledger.append_signed([short], keys)
        assert ledger.size == 5


def test_a_form_that_no_log_holds_is_refused_whoever_signed_it(desk: Path, peer: Path) -> None:
    key = read_secret_key(peer / "keys", read_desk(peer).key, str)
    bad = [
        canonical.encode(claim(1)),
        canonical.encode(held(1)),
        canonical.encode(activity(1, body=None, body_digest="ab" * 32)),
        canonical.encode(activity(1, marking=Marking.RED)),
        canonical.encode(activity(1)).replace(b",", b", ", 1),
        b"<html>",
    ]
    with Ledger.open(desk) as ledger:
        for record in bad:
            with pytest.raises(SchemaError):
                ledger.append_signed([Signed(key.public.id, record, key.sign_record(record))], known_keys(peer))
        assert ledger.size == 5


def test_an_audit_names_a_foreign_entry_whose_key_is_not_kept(desk: Path) -> None:
    stranger = secret_key("stranger")
    record = canonical.encode(activity(80))
    with Ledger.open(desk) as ledger:
        signed = Signed(stranger.public.id, record, stranger.sign_record(record))
        ledger.append_signed([signed], {stranger.public.id: stranger.public})
    assert [problem.where for problem in verify(desk).problems] == ["entry 5"]
