"""Keys that change: a desk tells the others of its new key, signed by the old one, and they follow without words.

The statement is a record of kind `ledger.key`, signed by the key that signed until then and bound by the new one.
It goes out as a flash, so that the first envelope under the new key carries it; who knows the old key then knows
the new one. A key that was revoked is struck from what is known of the desk.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from detente.ledger.entries import Sealed
from detente.ledger.keys import KEY_KIND, Chain, Life
from detente.ledger.ml_dsa import LatticeKey, lattice_key
from detente.ledger.prepare import Signed
from detente.ledger.signing import keys_in
from detente.model import canonical
from detente.model.errors import SchemaError
from detente.model.exchange import Peer
from detente.model.ledger_keys import KeyAction, KeyStatement

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""When the other desk recorded its statement is not told, and not asked."""

_KIND = b'"kind":"%b"' % KEY_KIND.encode()


def peer_after(peer: Peer, items: Iterable[Signed]) -> Peer:
    """Return a peer after the statements on its keys among these records; IntegrityError where one does not hold.

    The key that signs now stands first in `keys`, with the second line of its kind, former ones after it.
    """
    for item in items:
        if _KIND in item.record:
            peer = _after(peer, item)
    return peer


def _after(peer: Peer, item: Signed) -> Peer:
    chain, record = _chain(peer), canonical.decode(item.record)
    statement = record.body
    if chain is None or not isinstance(statement, KeyStatement):
        return peer
    # What was heard before comes again with the envelope that brought it.
    if (statement.key in peer.keys) == (statement.action is KeyAction.ROTATE):
        return peer
    after = chain.after(1, Sealed(item.key, item.record, ANY_TIME, item.signature), record)
    if after is chain:
        return peer
    now, former = after.now, [life.key.line for life in after.lives[:-1] if life.revoked_since is None]
    told = "its key was changed by itself" if statement.action is KeyAction.ROTATE else "a former key was revoked"
    keys = (now.key.line, now.lattice.line, *reversed(former))
    return msgspec.structs.replace(peer, keys=keys, compared=f"{peer.compared}; {told}")


def _chain(peer: Peer) -> Chain | None:
    """Return the keys of a peer as those of a log; None where the second key was never told."""
    keys, lattice = list(keys_in(peer.keys).values()), _lattice_in(peer.keys)
    if lattice is None or not keys:
        return None
    former = [Life(key=key, lattice=lattice, first=0, last=0) for key in reversed(keys[1:])]
    return Chain((*former, Life(key=keys[0], lattice=lattice, first=1)))


def _lattice_in(lines: Iterable[str]) -> LatticeKey | None:
    for line in lines:
        with contextlib.suppress(SchemaError):
            return lattice_key(line)
    return None
