"""A key that changes while two desks exchange: the other desk follows, by the old key's word, and by no other."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from detente.exchange.desk import keys_of
from detente.exchange.inbox import receive
from detente.exchange.key_changes import peer_after
from detente.exchange.outbox import send
from detente.ledger import verify
from detente.ledger.prepare import Signed
from detente.ledger.rotation import revoke, rotate
from detente.ledger.signing import secret_key
from detente.model import canonical
from detente.model.errors import DetenteError, IntegrityError
from tests.exchange.desks import desks, due_of, entered, pass_on, said_here
from tests.ledger.made import activity


def test_the_other_desk_follows_a_new_key(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        send(here, entered(here, activity(0)), [there.origin])
        pass_on(here, there)
        send(here, entered(here, activity(1)), [there.origin])
        waiting = due_of(here, there.origin)
        old = here.signer().public
        for _ in range(2):
            rotate(here.ledger)
        send(here, entered(here, activity(2)), [there.origin])
        first, second = due_of(here, there.origin)
        with pytest.raises(IntegrityError, match="did not sign"):
            receive(there, second)
        answer = receive(there, first)
        assert (answer.precedence, answer.entered) == ("flash", 2)
        assert receive(there, first).comes == "again"
        pass_on(here, there)
        assert not due_of(here, there.origin)
        assert len(said_here(there, "exercise.activity")) == 3
        peer = there.peer(here.origin)
        assert next(iter(keys_of(peer))) == here.signer().public.id
        assert "changed by itself" in peer.compared
        # What was packed under the old key, and came late, is known already.
        assert old.id in keys_of(peer)
        assert receive(there, waiting[0]).comes == "again"
        # The answer goes back under the key that is not changed, and its receipt is signed by the new one.
        send(there, entered(there, activity(7)), [here.origin])
        pass_on(there, here)
        assert not due_of(there, here.origin)
        for desk in (here, there):
            assert verify(desk.ledger.folder).sound


def test_a_revoked_key_is_struck(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        send(here, entered(here, activity(0)), [there.origin])
        pass_on(here, there)
        old = here.signer().public
        rotate(here.ledger)
        pass_on(here, there)
        assert old.id in keys_of(there.peer(here.origin))
        revoke(here.ledger, old.id, here.clock(), "made up")
        send(here, [here.found(here.ledger.size - 1).sealed.id], [there.origin])
        pass_on(here, there)
        assert old.id not in keys_of(there.peer(here.origin))
        assert verify(there.ledger.folder).sound


def test_who_never_knew_the_old_key_is_told_by_card(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        rotate(here.ledger)
        send(here, entered(here, activity(0)), [there.origin])
        assert len(due_of(here, there.origin)) == 1


def test_nobody_else_changes_a_key(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU", "US") as (here, there, third):
        position = here.ledger.size
        rotate(here.ledger)
        peer = there.peer(here.origin)
        good = next(here.signed([here.found(position).sealed.id]))
        assert peer_after(peer, [good]).keys != peer.keys
        assert peer_after(there.peer(third.origin), [good]) == there.peer(third.origin)
        forger = secret_key(here.origin, b"\x05" * 32)
        statement = canonical.decode(good.record)
        unbound = msgspec.structs.replace(statement, body=msgspec.structs.replace(statement.body, proof="AAAA"))
        data = canonical.encode(unbound)
        for bad in (
            msgspec.structs.replace(good, signature=forger.sign_record(good.record)),
            Signed(good.key, data, forger.sign_record(data)),
        ):
            with pytest.raises(DetenteError):
                peer_after(peer, [bad])
        by_other = Signed(third.signer().public.id, good.record, third.signer().sign_record(good.record))
        assert peer_after(peer, [by_other]) == peer
