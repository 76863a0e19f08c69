"""A desk that exchanges: its ledger, the tables derived from it, the other desks and their keys, its own rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from detente.exchange.send_check import Outgoing, Rules
from detente.exchange.tables import EXCHANGE, peers
from detente.ledger import Ledger
from detente.ledger.derived import Tables
from detente.ledger.entries import Sealed, read_entry
from detente.ledger.files import read_bytes
from detente.ledger.ledger import Clock, now
from detente.ledger.prepare import Signed, whole
from detente.ledger.signing import PublicKey, SecretKey, keys_in
from detente.model import canonical
from detente.model.document import read_yaml
from detente.model.errors import InputError
from detente.model.exchange import Origin, Peer
from detente.model.record import Digest, Record
from detente.model.utf8 import utf8_text

RULES = "exchange.yaml"


class Found(msgspec.Struct, frozen=True):
    """A record of this desk's log: where it stands, its entry taken apart, the record as it was said."""

    position: int
    sealed: Sealed
    said: Record[Any]


class Desk:
    """An open desk. For writing it is the only writer of its ledger."""

    def __init__(self, ledger: Ledger, rules: Rules, clock: Clock = now) -> None:
        self.ledger, self.rules, self.clock = ledger, rules, clock

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, clock: Clock = now) -> Desk:
        """Return the desk of a folder; its rules for sending are read from `exchange.yaml`, if that is there."""
        rules = read_rules(folder / RULES)
        ledger = Ledger.open(folder, read_only=read_only, clock=clock, derivations=(EXCHANGE,))
        return cls(ledger, rules, clock)

    def __enter__(self) -> Desk:
        """Return the desk itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.ledger.close()

    @property
    def origin(self) -> Origin:
        """Return the name of its log, by which others address it."""
        return self.ledger.desk.origin

    @property
    def tables(self) -> Tables:
        """Return the derived tables."""
        return self.ledger.tables(EXCHANGE)

    @property
    def own_keys(self) -> dict[str, PublicKey]:
        """Return the keys of this desk by id, of former days too."""
        return self.ledger.keys()

    def signer(self) -> SecretKey:
        """Return the key that signs now."""
        return self.ledger.pen().key

    def peers(self) -> dict[Origin, Peer]:
        """Return the other desks by origin, ended ones too."""
        return peers(self.tables)

    def peer(self, origin: Origin) -> Peer:
        """Return another desk whose keys a person compared; InputError where there is none of that origin."""
        known = self.peers()
        peer = known.get(origin)
        if peer is None or peer.ended or not peer.compared:
            raise InputError(
                "a desk that is not known here" if peer is None else "a desk whose keys nobody has compared",
                expected=", ".join(o for o, p in known.items() if p.compared and not p.ended) or "a peer",
                given=origin,
                next_step="exchange cards and words with it: detente exchange peers",
            )
        return peer

    def known_keys(self, sender: Peer) -> dict[str, PublicKey]:
        """Return the keys that may have signed what comes here: of compared peers, the sender, and ours."""
        known = {id_: key for peer in self.peers().values() if peer.compared for id_, key in keys_of(peer).items()}
        return {**known, **keys_of(sender), **self.own_keys}

    def found(self, which: Digest | int) -> Found:
        """Return a record of the log, by id or position; InputError if none is there.

        Where what stands beside it was forgotten, it is as it stands in the log.
        """
        position, entry = self.ledger.entry(which)
        sealed = read_entry(entry)
        record = canonical.decode_known(sealed.record)
        salt, data = self.ledger.beside(position) or (b"", b"")
        return Found(position, sealed, (whole(record, salt, data) if data else None) or record)

    def signed(self, ids: Sequence[Digest]) -> Iterator[Signed]:
        """Yield records of the log as they are sent: as they were signed, with what stands beside them.

        Those that follow each other in the log, as they mostly do, are read in one go.
        """
        start = self.ledger.entry(ids[0])[0] if ids else 0
        following = self.ledger.entries(start, start + len(ids))
        for position, id_ in enumerate(ids, start):
            entry = next(following, b"")
            sealed = read_entry(entry) if entry else None
            if sealed is None or sealed.id != id_:
                position, entry = self.ledger.entry(id_)  # noqa: PLW2901  it stands elsewhere
                sealed = read_entry(entry)
            salt, data = (has_digest(sealed.record) and self.ledger.beside(position)) or (b"", b"")
            yield Signed(sealed.key, sealed.record, sealed.signature, salt, data)

    def outgoing(self, ids: Iterable[Digest]) -> list[Outgoing]:
        """Return records of the log as they are checked before they are sent."""
        found = (self.found(id_) for id_ in ids)
        return [Outgoing(one.sealed.id, one.said, one.sealed.key in self.own_keys) for one in found]

    def body_at(self, position: int) -> Any:
        """Return the body of a record of the desk's own book-keeping, which always stands in the log."""
        return canonical.decode_known(read_entry(self.ledger.entry(position)[1]).record).body


def has_digest(record: bytes) -> bool:
    """Return whether a record in the form of a log stands there with a digest in the place of a part."""
    return b'_digest":"' in record


def keys_of(peer: Peer) -> dict[str, PublicKey]:
    """Return the Ed25519 keys of a peer by id."""
    return _keys(peer.keys)


@lru_cache(1024)
def _keys(lines: tuple[str, ...]) -> dict[str, PublicKey]:
    return keys_in(lines)


def read_rules(path: Path) -> Rules:
    """Return the desk's rules for sending; the plain ones where there is no such file."""
    if not path.exists():
        return Rules()
    return read_yaml(utf8_text(read_bytes(path), str(path)), str(path)).shaped(Rules)
