"""The keys of a log, one after the other: statements signed by the old key and the new one, read and checked.

A statement is a record of kind `ledger.key`. The entry that holds it is signed by the key that signs until then;
its `proof` is by the new key. From the next entry on, and from the checkpoint over the statement itself, only the
new key signs. What another log's keys signed, or says of another log, is passed over: it is not ours to believe.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from detente.ledger.entries import Sealed
from detente.ledger.ml_dsa import LatticeKey, lattice_key, lattice_secret
from detente.ledger.prepare import Ready
from detente.ledger.signing import PublicKey, SecretKey, from_base64, public_key
from detente.model import canonical
from detente.model.errors import InputError, IntegrityError, SchemaError
from detente.model.ledger_keys import KeyAction, KeyStatement
from detente.model.record import Record

KEY_KIND = "ledger.key"
BINDING_CONTEXT = b"detente/key-binding/1\n"
"""Stands before a statement when the new key signs it, so that the signature serves no other use."""


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a log, and the entries that it may sign: `first` to `last`, to this day where that is None."""

    key: PublicKey
    lattice: LatticeKey
    first: int = 0
    last: int | None = None
    revoked_since: datetime | None = None
    reason: str = ""

    def signs(self, position: int) -> bool:
        """Return whether this key may sign the entry at this position."""
        return self.first <= position and (self.last is None or position <= self.last)


class Chain(msgspec.Struct, frozen=True):
    """The keys of a log, oldest first; the last one signs now."""

    lives: tuple[Life, ...]

    @property
    def now(self) -> Life:
        """Return the key that signs now."""
        return self.lives[-1]

    def life(self, key_id: str) -> Life | None:
        """Return the life of a key, None if it is not one of this log."""
        return next((life for life in self.lives if life.key.id == key_id), None)

    def head_of(self, size: int) -> Life:
        """Return the key that signs the checkpoint of this size."""
        return next(life for life in reversed(self.lives) if life.first <= size)

    def after(self, position: int, sealed: Sealed, record: Record[Any]) -> Chain:
        """Return the chain after an entry; IntegrityError if it is a statement on this log that does not hold."""
        statement, signer = record.body, self.life(sealed.key)
        if not isinstance(statement, KeyStatement) or signer is None:
            return self
        if not self.speaks_of(statement):
            return self
        if not signer.signs(position) or not signer.key.verifies_record(sealed.record, sealed.signature):
            raise _broken(position, "the signature of the key that signs until then", f"key {sealed.key}")
        change = self._rotated if statement.action is KeyAction.ROTATE else self._revoked
        return change(position, statement)

    def speaks_of(self, statement: KeyStatement) -> bool:
        """Return whether a statement names a key of this log: one under the name of its origin."""
        return statement.key.partition("+")[0] == self.now.key.name

    def _rotated(self, position: int, statement: KeyStatement) -> Chain:
        key, lattice = _new_keys(position, statement)
        holds = statement.replaces == self.now.key.id and lattice.name == key.name and self.life(key.id) is None
        if not holds:
            raise _broken(position, f"a key new to this log in the place of {self.now.key.id}", statement.key)
        if not key.verifies(_bound(statement), from_base64(statement.proof or "")):
            raise _broken(position, "the new key's own signature in `proof`", statement.proof or "none")
        ended = msgspec.structs.replace(self.now, last=position)
        return Chain((*self.lives[:-1], ended, Life(key=key, lattice=lattice, first=position + 1)))

    def _revoked(self, position: int, statement: KeyStatement) -> Chain:
        place = next((i for i, life in enumerate(self.lives[:-1]) if life.key.line == statement.key), None)
        if place is None or statement.since is None or self.lives[place].revoked_since is not None:
            raise _broken(
                position, "a replaced key of this log, not revoked before, and since when", statement.key
            )
        life = msgspec.structs.replace(self.lives[place], revoked_since=statement.since, reason=statement.reason)
        return Chain((*self.lives[:place], life, *self.lives[place + 1 :]))


def chain_of(founder: PublicKey, lattice: LatticeKey, statements: Iterable[tuple[int, Sealed]]) -> Chain:
    """Return the keys of a log from the key that founded it and the entries of kind `ledger.key`, in their order.

    IntegrityError, naming the entry, where a statement on this log does not hold.
    """
    chain = Chain((Life(key=founder, lattice=lattice),))
    for position, sealed in statements:
        chain = chain.after(position, sealed, canonical.decode_known(sealed.record))
    return chain


def rotation(old: PublicKey, new: SecretKey) -> KeyStatement:
    """Return the statement by which a key takes the place of another, bound by the new key."""
    lattice = lattice_secret(new.public.name, new.seed).public
    statement = KeyStatement(
        action=KeyAction.ROTATE, key=new.public.line, post_quantum=lattice.line, replaces=old.id
    )
    proof = base64.b64encode(new.sign(_bound(statement))).decode()
    return msgspec.structs.replace(statement, proof=proof)


def revocation(life: Life, since: datetime, reason: str) -> KeyStatement:
    """Return the statement by which a replaced key is not to be trusted from an instant on."""
    return KeyStatement(action=KeyAction.REVOKE, key=life.key.line, since=since, reason=reason)


def statement_record(statement: KeyStatement, party: str, said: datetime) -> Record[KeyStatement]:
    """Return the record of a statement."""
    return Record(kind=KEY_KIND, party=party, said=said, body=statement)


def demand_no_own_words(chain: Chain, ready: Iterable[Ready]) -> None:
    """Raise InputError if a record from outside would speak for the keys of this log.

    The key that signs now may sign anything but words on the keys; one that was replaced signs nothing more.
    """
    for one in ready:
        if one.signed or one.record.kind == KEY_KIND:
            _demand_no_own_words(chain, one.record, one.signed and one.signed[0])


def _demand_no_own_words(chain: Chain, record: Record[Any], signer: str | None) -> None:
    life = chain.now if signer is None else chain.life(signer)
    if life is None:
        return
    replaced = life.last is not None
    if replaced or (isinstance(record.body, KeyStatement) and chain.speaks_of(record.body)):
        raise InputError(
            "a record that speaks for the keys of this desk",
            where=f"record of kind {record.kind}",
            expected="records signed by the key that signs now; rotate and revoke are the ways to change keys",
            given=f"the signature of its key {signer}, which was replaced" if replaced else "words on its keys",
            next_step="leave this record out",
        )


def _bound(statement: KeyStatement) -> bytes:
    """Return the bytes that the new key signs: the canonical form of the statement without its proof."""
    bare = msgspec.structs.replace(statement, proof=None)
    return BINDING_CONTEXT + msgspec.json.encode(bare, order="sorted")


def _new_keys(position: int, statement: KeyStatement) -> tuple[PublicKey, LatticeKey]:
    try:
        return public_key(statement.key), lattice_key(statement.post_quantum or "")
    except SchemaError as problem:
        raise _broken(position, problem.expected, problem.given) from problem


def _broken(position: int, expected: str, given: str) -> IntegrityError:
    return IntegrityError(
        "a change of keys that does not hold",
        where=f"entry {position}",
        expected=expected,
        given=given[:200],
        next_step="run: detente ledger verify, and compare the keys by voice with those who know them",
    )
