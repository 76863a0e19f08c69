"""Strangers, forgeries, replays, files that are none: refused with the reason, nothing entered, never a crash."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from detente.exchange.carriage import put_out, take_in
from detente.exchange.desk import Desk, read_rules
from detente.exchange.envelope import Header, write_envelope
from detente.exchange.inbox import receive
from detente.exchange.outbox import envelopes, send, take_receipt
from detente.exchange.peering import add, card_of, confirm, end, read_card, words_of_peer
from detente.exchange.receipt import CONTEXT, read_receipt
from detente.exchange.sealed_text import encoder, seal
from detente.exchange.send_check import Post
from detente.ledger import verify
from detente.ledger.signing import secret_key
from detente.model.errors import DetenteError, InputError, IntegrityError, SchemaError
from detente.model.exchange import Peer, Service, ServiceType
from detente.model.record import Precedence, Record
from tests.exchange.desks import desks, due_of, entered, pass_on, said_here
from tests.exchange.made import CLOCK, item
from tests.ledger.made import activity, held


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Yield three desks that know each other; tests only have them refuse, or look at what they send."""
    with desks(tmp_path_factory.mktemp("trio"), "NO", "RU", "US") as made:
        yield made


def sealed_by(desk: Desk, to: Desk, record: Record[object], first: int = 1) -> bytes:
    """Return an envelope with a record that the sending desk would refuse to send."""
    header = Header(
        sender=desk.origin, receiver=to.origin, precedence=Precedence.ROUTINE, first=first, clock=CLOCK
    )
    return write_envelope(header, [item(record, desk.signer())], desk.signer())


def test_a_stranger_is_refused(trio: list[Desk]) -> None:
    here, there, _ = trio
    stranger = secret_key("desk.invalid/XX/stranger", b"\x09" * 32)
    header = Header(
        sender=stranger.public.name, receiver=there.origin, precedence=Precedence.FLASH, first=1, clock=CLOCK
    )
    size = there.ledger.size
    with pytest.raises(InputError, match="not known here"):
        receive(there, write_envelope(header, [item(activity(1), stranger)], stranger))
    # The same in the name of a desk that is known.
    named = msgspec.structs.replace(header, sender=here.origin)
    with pytest.raises(IntegrityError, match="did not sign"):
        receive(there, write_envelope(named, [item(activity(1), stranger)], stranger))
    # A desk that is known, in the name of another.
    with pytest.raises(IntegrityError, match="did not sign"):
        receive(there, write_envelope(named, [item(activity(1), trio[2].signer())], trio[2].signer()))
    assert there.ledger.size == size


def test_book_keeping_of_another_desk_is_not_taken(trio: list[Desk]) -> None:
    here, there, third = trio
    evil = Peer(origin="desk.invalid/XX/evil", party="XX", keys=(here.signer().public.line,), compared="made up")
    size = there.ledger.size
    with pytest.raises(InputError, match="not taken from this desk"):
        receive(there, sealed_by(here, there, Record(kind="exchange.peer", party="NO", said=CLOCK, body=evil)))
    body = Service(type=ServiceType.GAP, to=third.origin, precedence=Precedence.ROUTINE, awaited=1)
    with pytest.raises(InputError, match="not taken from this desk"):
        receive(there, sealed_by(here, there, Record(kind="exchange.service", party="NO", said=CLOCK, body=body)))
    assert there.ledger.size == size
    assert evil.origin not in there.peers()


def test_one_bad_record_refuses_the_whole_envelope(trio: list[Desk]) -> None:
    here, there, _ = trio
    good = item(activity(30), here.signer())
    bad = msgspec.structs.replace(item(activity(31), here.signer()), signature=good.signature)
    header = Header(
        sender=here.origin, receiver=there.origin, precedence=Precedence.PRIORITY, first=1, clock=CLOCK
    )
    size = there.ledger.size
    for items in ([good, bad], [msgspec.structs.replace(item(held(1), here.signer()), salt=b"x" * 32)]):
        with pytest.raises(DetenteError):
            receive(there, write_envelope(header, items, here.signer()))
    assert there.ledger.size == size
    assert not said_here(there, "exchange.arrival")


def test_forged_receipts_are_refused(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU", "US") as (here, there, third):
        send(here, entered(here, activity(1)), [there.origin])
        (data,) = due_of(here, there.origin)
        good = receive(there, data).receipt
        receipt = read_receipt(good)
        forger = secret_key(there.origin, b"\x07" * 32)
        lies = [
            seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, key=forger.public.id)), forger),
            seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, receiver=third.origin)), third.signer()),
            seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, first=2, through=2)), there.signer()),
            seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, through=2**50)), there.signer()),
            seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, envelope="ab" * 32)), there.signer()),
            seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, precedence="flash")), there.signer()),
        ]
        for lie in lies:
            with pytest.raises(DetenteError):
                take_receipt(here, lie)
        assert due_of(here, there.origin)
        with pytest.raises(InputError, match="for another desk"):
            take_receipt(third, good)
        take_receipt(here, good)
        assert not due_of(here, there.origin)


def test_a_desk_is_trusted_by_words_that_a_person_heard(trio: list[Desk], tmp_path: Path) -> None:
    with desks(tmp_path, "FI") as (new,):
        card = card_of(trio[0])
        assert read_card(msgspec.json.encode(card), "card.json") == card
        add(new, card)
        with pytest.raises(InputError, match="nobody has compared"):
            new.peer(card.origin)
        with pytest.raises(InputError, match="words that are not"):
            confirm(new, card.origin, " ".join(words_of_peer(card_of(trio[1]))), "by telephone")
        with pytest.raises(InputError, match="nobody said how"):
            confirm(new, card.origin, " ".join(words_of_peer(card)), " ")
        with pytest.raises(InputError, match="this desk itself"):
            add(new, card_of(new))
        confirm(new, card.origin, " ".join(words_of_peer(card)), "by telephone")
        assert new.peer(card.origin).compared == "by telephone"
        add(new, msgspec.structs.replace(card, endpoints=("other.invalid:8443",)))
        assert new.peer(card.origin).endpoints == ("other.invalid:8443",)
        # Another key is another desk: it must be compared anew.
        add(new, msgspec.structs.replace(card, keys=card_of(trio[1]).keys))
        with pytest.raises(InputError, match="nobody has compared"):
            new.peer(card.origin)
        end(new, card.origin)
        for refused in (lambda: end(new, card.origin), lambda: new.peer(card.origin)):
            with pytest.raises(InputError):
                refused()


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"[]", b"{}", b'{"card":"detente-card/2"}', b"[" * 100_000, b"x" * 100_000]
)
def test_what_is_no_card_is_refused(data: bytes) -> None:
    with pytest.raises(SchemaError):
        read_card(data, "card.json")


def test_a_card_with_a_bad_key_is_refused(trio: list[Desk]) -> None:
    card = card_of(trio[0])
    for keys in ((), ("x",), (card.keys[0][:-4],)):
        with pytest.raises(SchemaError):
            read_card(msgspec.json.encode(msgspec.structs.replace(card, keys=keys)), "card.json")


def test_a_folder_full_of_traps_changes_nothing(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        stick, outside = tmp_path / "stick", tmp_path / "outside"
        stick.mkdir()
        send(here, entered(here, activity(1)), [there.origin])
        (written,) = put_out(here, stick, [there.origin])
        assert put_out(here, stick, [there.origin]) == []
        outside.write_bytes(written.read_bytes())
        (stick / "link.envelope").symlink_to(outside)
        (stick / "folder.envelope").mkdir()
        os.mkfifo(stick / "pipe.envelope")
        (stick / "page.envelope").write_bytes(b"<!doctype html><title>404</title>")
        (stick / "page.receipt").write_bytes(b"<!doctype html><title>404</title>")
        (stick / "half.envelope").write_bytes(written.read_bytes()[:-30])
        (stick / "..%2f..%2fescape.envelope").write_bytes(b"\x00")
        with (stick / "bomb.envelope").open("wb") as file:
            file.truncate(1 << 32)
        before = sorted(path.name for path in tmp_path.iterdir())
        taken = take_in(there, stick)
        assert [answer.entered for _, answer in taken.answers] == [1]
        assert len({name for name, _ in taken.refused}) == 8
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        back = take_in(here, stick)
        assert len(back.receipts) == 1
        assert not due_of(here, there.origin)


def test_names_of_files_are_ours_whatever_desks_are_called(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        origin = "../../../etc/passwd"
        card = msgspec.structs.replace(card_of(there), origin=origin, party="RU")
        add(here, card)
        confirm(here, origin, " ".join(words_of_peer(card)), "made up")
        (tmp_path / "stick").mkdir()
        send(here, entered(here, activity(1)), [origin])
        (path,) = put_out(here, tmp_path / "stick", [origin])
        assert path.parent == tmp_path / "stick"
        assert path.name.startswith("3-routine-0000000000000001-")


def test_what_was_sent_long_ago_comes_again_and_changes_nothing(tmp_path: Path) -> None:
    """Every envelope and receipt of a whole exchange replayed, backwards: both logs stay as they are."""
    with desks(tmp_path, "NO", "RU") as (here, there):
        sent, receipts = [], []
        for number in range(4):
            send(here, entered(here, activity(number)), [there.origin])
            for data in envelopes(here, there.origin):
                sent.append(data)
                receipts.append(receive(there, data).receipt)
                take_receipt(here, receipts[-1])
        sizes = here.ledger.size, there.ledger.size
        for data in reversed(sent):
            receive(there, data)
        for data in reversed(receipts):
            take_receipt(here, data)
        assert (here.ledger.size, there.ledger.size) == sizes
        with pytest.raises(IntegrityError, match="for another desk"):
            receive(there, sealed_by(here, here, activity(9)).replace(b"x", b"x"))
        for folder in (here.ledger.folder, there.ledger.folder):
            assert verify(folder).sound


def test_rules_are_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "exchange.yaml"
    assert not read_rules(path).officers
    path.write_text("officers:\n  ann: releasing officer\ntwo_for_flash: true\n")
    assert (read_rules(path).officers, read_rules(path).two_for_flash) == ({"ann": Post.RELEASING_OFFICER}, True)
    for bad in ("officers: {ann: admiral}\n", "two_for_flesh: true\n", "a: 1\na: 2\n", "- x\n"):
        path.write_text(bad)
        with pytest.raises(SchemaError):
            read_rules(path)


def test_nothing_goes_to_nobody(trio: list[Desk]) -> None:
    with pytest.raises(InputError, match="nothing to send"):
        send(trio[0], [], [trio[1].origin])
    with pytest.raises(InputError, match="no such entry"):
        send(trio[0], ["ab" * 32], [trio[1].origin])
    size = trio[0].ledger.size
    (id_,) = entered(trio[0], held(77, "RU"))
    with pytest.raises(InputError, match="not named: US"):
        send(trio[0], [id_], [trio[1].origin, trio[2].origin])
    assert trio[0].ledger.size == size + 1
    assert pass_on(trio[0], trio[1]) == []
