"""The chain of keys of a log: what rotates and revokes, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger import keys
from detente.ledger.entries import Sealed
from detente.ledger.keys import Chain, chain_of, demand_no_own_words, revocation, rotation, statement_record
from detente.ledger.ml_dsa import lattice_secret
from detente.ledger.prepare import Ready, prepare
from detente.ledger.signing import SecretKey, secret_key
from detente.model import canonical
from detente.model.errors import InputError, IntegrityError, SchemaError
from detente.model.ledger_keys import KeyAction, KeyStatement
from detente.model.record import Record
from tests.ledger.made import NOON, activity, flipped, held

NAME = "desk.invalid/NO/chain"
FOUNDER, SECOND, THIRD = (secret_key(NAME, bytes([i]) * 32) for i in (1, 2, 3))
OTHER = secret_key("desk.invalid/SE/other", bytes([9]) * 32)
LATTICE = lattice_secret(NAME, FOUNDER.seed).public
SINCE = datetime(2022, 1, 1, tzinfo=UTC)


def sealed(record: Record[Any], by: SecretKey) -> Sealed:
    data = canonical.encode(record)
    return Sealed(by.public.id, data, NOON, by.sign_record(data))


def said(statement: KeyStatement, by: SecretKey) -> Sealed:
    return sealed(statement_record(statement, "NO", NOON), by)


def chain(*statements: tuple[int, Sealed]) -> Chain:
    return chain_of(FOUNDER.public, LATTICE, statements)


def rotated(position: int = 4, old: SecretKey = FOUNDER, new: SecretKey = SECOND) -> tuple[int, Sealed]:
    return position, said(rotation(old.public, new), old)


def test_a_log_without_statements_has_its_founder() -> None:
    found = chain()
    assert found.now.key == FOUNDER.public
    assert found.life(FOUNDER.public.id) == found.now
    assert found.life(SECOND.public.id) is None
    assert found.now.signs(0)
    assert found.now.signs(10**9)


def test_from_the_next_entry_on_only_the_new_key_signs() -> None:
    found = chain(rotated(4), rotated(7, SECOND, THIRD))
    spans = [(life.key, life.first, life.last) for life in found.lives]
    assert spans == [(FOUNDER.public, 0, 4), (SECOND.public, 5, 7), (THIRD.public, 8, None)]
    assert found.now.lattice == lattice_secret(NAME, THIRD.seed).public
    assert [found.head_of(size).key for size in (0, 4, 5, 7, 8, 9)] == [
        FOUNDER.public, FOUNDER.public, SECOND.public, SECOND.public, THIRD.public, THIRD.public,
    ]  # fmt: skip
    assert [found.lives[1].signs(place) for place in (4, 5, 7, 8)] == [False, True, True, False]


def test_a_replaced_key_is_revoked() -> None:
    statement = revocation(chain(rotated()).lives[0], SINCE, "the laptop was stolen")
    found = chain(rotated(), (5, said(statement, SECOND)))
    assert (found.lives[0].revoked_since, found.lives[0].reason) == (SINCE, "the laptop was stolen")
    assert found.now.revoked_since is None


@given(st.lists(st.integers(1, 5), max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_row_of_rotations_gives_each_position_one_key(gaps: list[int]) -> None:
    made = [FOUNDER, *(secret_key(NAME, bytes([100 + i]) * 32) for i in range(len(gaps)))]
    places = [sum(gaps[: i + 1]) for i in range(len(gaps))]
    found = chain(*(rotated(place, made[i], made[i + 1]) for i, place in enumerate(places)))
    for position in range(sum(gaps) + 3):
        signers = [life for life in found.lives if life.signs(position)]
        assert len(signers) == 1
        assert found.head_of(position).signs(position)
    assert found.now.key == made[-1].public


def changed(**fields: Any) -> KeyStatement:
    """Return a good rotation with other fields, bound anew by the new key unless the proof is one of them."""
    statement = msgspec.structs.replace(rotation(FOUNDER.public, SECOND), **fields)
    if "proof" in fields:
        return statement
    signature = SECOND.sign(keys._bound(statement))
    return msgspec.structs.replace(statement, proof=keys.base64.b64encode(signature).decode())


@pytest.mark.parametrize(
    "statement",
    [
        changed(proof=None),
        changed(proof="AAAA"),
        changed(proof="not base64"),
        changed(replaces=SECOND.public.id),
        changed(replaces=None),
        changed(key=FOUNDER.public.line),
        changed(key=THIRD.public.line),
        changed(post_quantum=None),
        changed(post_quantum=lattice_secret("another/name", SECOND.seed).public.line),
        changed(key=SECOND.public.line.replace(SECOND.public.note_hash.hex(), "00000000")),
        changed(action=KeyAction.REVOKE),
        KeyStatement(action=KeyAction.REVOKE, key=FOUNDER.public.line, since=SINCE),
    ],
)
def test_a_rotation_that_does_not_hold_is_refused(statement: KeyStatement) -> None:
    with pytest.raises(IntegrityError, match="change of keys"):
        chain((4, said(statement, FOUNDER)))


def test_the_old_key_must_sign_it_and_in_its_time() -> None:
    place, good = rotated()
    for bad in (
        msgspec.structs.replace(good, signature=SECOND.sign_record(good.record)),
        msgspec.structs.replace(good, signature=bytes(64)),
    ):
        with pytest.raises(IntegrityError, match="entry 4"):
            chain((place, bad))
    with pytest.raises(IntegrityError, match="entry 6"):
        chain(rotated(), (6, said(rotation(FOUNDER.public, THIRD), FOUNDER)))
    with pytest.raises(IntegrityError, match="entry 6"):
        chain(rotated(), rotated(6, SECOND, FOUNDER))


@pytest.mark.parametrize("fields", [{"since": None}, {"key": SECOND.public.line}, {"key": THIRD.public.line}])
def test_a_revocation_that_does_not_hold_is_refused(fields: dict[str, Any]) -> None:
    good = revocation(chain(rotated()).lives[0], SINCE, "")
    with pytest.raises(IntegrityError, match="replaced key"):
        chain(rotated(), (5, said(msgspec.structs.replace(good, **fields), SECOND)))


def test_a_key_is_revoked_once() -> None:
    twice = revocation(chain(rotated()).lives[0], SINCE, "")
    with pytest.raises(IntegrityError, match="replaced key"):
        chain(rotated(), (5, said(twice, SECOND)), (6, said(twice, SECOND)))


def test_what_other_logs_say_of_themselves_is_passed_over() -> None:
    theirs = rotation(OTHER.public, secret_key(OTHER.public.name, bytes(32)))
    foreign = [
        (1, said(theirs, OTHER)),
        (2, said(theirs, FOUNDER)),
        (3, said(rotation(FOUNDER.public, SECOND), OTHER)),
        (4, sealed(activity(1), FOUNDER)),
        (5, sealed(msgspec.structs.replace(held(1), held_for=(), body=None, held_digest="ab" * 32), FOUNDER)),
    ]
    assert chain(*foreign) == chain()


def ready(record: Record[Any], signer: SecretKey | None) -> Ready:
    return msgspec.structs.replace(prepare(record), signed=(signer.public.id, b"") if signer else None)


def test_only_the_key_that_signs_now_signs_and_nothing_on_the_keys() -> None:
    """What comes from outside: signed by nobody yet, by this log's keys, by another's."""
    found, statement = chain(rotated()), rotation(SECOND.public, THIRD)
    words = statement_record(statement, "NO", NOON)
    for record, signer in ((words, None), (words, SECOND), (words, FOUNDER), (activity(1), FOUNDER)):
        with pytest.raises(InputError, match="speaks for the keys"):
            demand_no_own_words(found, [ready(record, signer)])
    for record, signer in ((activity(1), None), (activity(1), SECOND), (words, OTHER)):
        demand_no_own_words(found, [ready(record, signer)])


def test_every_changed_byte_of_a_statement_is_refused() -> None:
    """In the record, the signature, or the binding: never another chain, never anything but an IntegrityError."""
    place, good = rotated()
    for at in range(len(good.record)):
        bad = msgspec.structs.replace(good, record=flipped(good.record, at))
        with pytest.raises((IntegrityError, SchemaError)):
            demand_same(chain((place, bad)))
    for at in range(64):
        with pytest.raises(IntegrityError):
            chain((place, msgspec.structs.replace(good, signature=flipped(good.signature, at))))


def demand_same(found: Chain) -> None:
    """Refuse a chain that a changed statement left as it was: the change took it out of our log's own words."""
    if found == chain():
        raise IntegrityError("not a statement of this log any more, and the entry's signature is false")


def test_every_changed_byte_that_the_old_key_signs_anew_is_refused() -> None:
    """Whoever holds the old key alone cannot bring in another key than the one that bound itself."""
    _, good = rotated()
    for at in range(len(good.record)):
        data = flipped(good.record, at)
        try:
            canonical.decode(data)
        except SchemaError:
            continue
        resigned = Sealed(FOUNDER.public.id, data, NOON, FOUNDER.sign_record(data))
        try:
            found = chain((4, resigned))
        except IntegrityError:
            continue
        # Fields around the statement (who, when) are the old key's to say; the statement itself stands.
        assert found in (chain(), chain(rotated()))
