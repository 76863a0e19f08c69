"""The keys of an open ledger changed: another in the place of the one that signs, or one trusted no longer."""

from __future__ import annotations

from datetime import datetime

from detente.ledger import folder as places
from detente.ledger.keys import Life, revocation, rotation
from detente.ledger.ledger import Ledger
from detente.ledger.signing import secret_key
from detente.ledger.vault import is_locked, remove_secret, write_key, write_secret
from detente.model.errors import InputError


def rotate(ledger: Ledger) -> Life:
    """Return the new key that signs from now on, stated by the old and itself; the old secret is removed.

    The new secret is encrypted under the same passphrase if the old one was. Written first, it is useless until
    the statement stands in the log; from then on the old one is.
    """
    pen, folder = ledger.pen(), ledger.folder / places.KEYS
    old, new = pen.key.public, secret_key(ledger.desk.origin)
    write_key(folder, new, pen.passphrase() if is_locked(folder, old.id) else None)
    ledger.declare(rotation(old, new), new)
    remove_secret(folder, old.id)
    return ledger.chain.now


def revoke(ledger: Ledger, key_id: str, since: datetime, reason: str) -> Life:
    """Return a replaced key after stating that what it signed from `since` on is not to be trusted.

    InputError for the key that signs now, which must be rotated first, and for one that is revoked already.
    """
    pen, life = ledger.pen(), ledger.chain.life(key_id)
    if life is None or life.last is None or life.revoked_since is not None:
        raise InputError(
            "a key that cannot be revoked",
            where=str(ledger.folder),
            expected="a key of this desk that another has replaced, and that is not revoked",
            given=key_id,
            next_step="for the key that signs now, first run: detente ledger rotate",
        )
    ledger.declare(revocation(life, since, reason), pen.key)
    return next(found for found in ledger.chain.lives if found.key.id == key_id)


def encrypt(ledger: Ledger, passphrase: str) -> Life:
    """Return the key that signs now after putting its secret under a passphrase, in the place of any before.

    Open the ledger anew before it rotates: it still has the passphrase with which it was opened.
    """
    write_secret(ledger.folder / places.KEYS, ledger.pen().key, passphrase)
    return ledger.chain.now
