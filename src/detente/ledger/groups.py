"""Records made into the group that one commit adds: signed, hashed, under the checkpoint of the tree with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from detente.ledger.derived import Logged
from detente.ledger.entries import instant_bytes, write_entry
from detente.ledger.merkle import Frontier, grow, leaf_hash
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.prepare import Beside, Ready, microseconds, search_row
from detente.ledger.signing import SecretKey
from detente.ledger.stores.store import Group


class Sealer(msgspec.Struct, frozen=True):
    """Who signs the records of a group, and the checkpoint over them, in which log, and when it is recorded."""

    key: SecretKey
    head_key: SecretKey
    origin: str
    recorded: datetime

    def group(self, fresh: Sequence[Ready], frontier: Frontier, *, derived: bool) -> tuple[Group, Frontier]:
        """Return the group of these records after a tree, and the tree with it; `derived`: derivations look on."""
        recorded = microseconds(self.recorded)
        entries = list(self._entries(fresh))
        grown, nodes = grow(frontier, [leaf_hash(entry) for _, entry in entries])
        start = frontier.size
        group = Group(
            start=start,
            entries=entries,
            bodies=[(place, *_parts(r.beside)) for place, r in enumerate(fresh, start) if r.beside],
            search=[search_row(place, r.record, recorded) for place, r in enumerate(fresh, start)],
            nodes=nodes,
            note=sign_checkpoint(Checkpoint(self.origin, grown.size, grown.root()), self.head_key),
            stretch=[self._logged(ready, place) for place, ready in enumerate(fresh, start) if derived],
        )
        return group, grown

    def _logged(self, ready: Ready, position: int) -> Logged:
        """Return what a derivation sees of a record: the same as of its entry, which need not be read again."""
        key_id = ready.signed[0] if ready.signed else self.key.public.id
        return Logged(position, ready.id.hex(), key_id, ready.record, self.recorded)

    def _entries(self, fresh: Sequence[Ready]) -> Iterator[tuple[bytes, bytes]]:
        """Yield id and entry of each record, signed here unless another desk signed it."""
        entered, own, sign = instant_bytes(self.recorded), self.key.public.id, self.key.sign_record
        for ready in fresh:
            if ready.signed is None:
                yield ready.id, write_entry(own, ready.data, entered, ready.own or sign(ready.data))
            else:
                key_id, signature = ready.signed
                yield ready.id, write_entry(key_id, ready.data, entered, signature)


def _parts(beside: Beside) -> tuple[bytes, bytes, bytes]:
    return beside.salt, beside.data, beside.said_as
