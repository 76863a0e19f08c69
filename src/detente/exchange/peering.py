"""How two desks come to know each other: a card with origin and keys, and words that two people compare.

A card proves nothing: whoever carries it can change it. So a desk that was added is neither sent to nor heard
until a person has typed the words of its keys as the other desk read them out, by telephone or face to face.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from detente.exchange.authority import fingerprint, origin_of, read_certificate
from detente.exchange.desk import Desk
from detente.exchange.words import same_words, words_of
from detente.ledger.signing import public_key
from detente.model.errors import InputError, SchemaError
from detente.model.exchange import Origin, Peer, Role
from detente.model.record import Digest, PartyId, Record

FORM = "detente-card/1"
LARGEST_CARD_BYTES = 64 << 10


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a desk hands to another: its form, who it is, its keys, where it can be reached.

    `certificate` is that of its own authority (PEM), by which its machines are known on a network.
    """

    card: str
    origin: Origin
    party: PartyId
    keys: tuple[str, ...]
    name: str = ""
    endpoints: tuple[str, ...] = ()
    certificate: str = ""

    @property
    def authority(self) -> Digest | None:
        """Return the SHA-256 of the certificate; None where the card has none."""
        return fingerprint(self.certificate.encode()).hex() if self.certificate else None


def card_of(desk: Desk, endpoints: Sequence[str] = (), certificate: str = "") -> Card:
    """Return the card of this desk."""
    return Card(
        card=FORM,
        origin=desk.origin,
        party=desk.ledger.party,
        keys=(desk.ledger.chain.now.key.line, desk.ledger.chain.now.lattice.line),
        name=desk.ledger.desk.name,
        endpoints=tuple(endpoints),
        certificate=certificate,
    )


def read_card(data: bytes, where: str) -> Card:
    """Return a card; SchemaError if it is none, or has no key that can be one."""
    try:
        if len(data) > LARGEST_CARD_BYTES:
            raise SchemaError("a card too large", expected=f"{LARGEST_CARD_BYTES} bytes", given=str(len(data)))
        card = msgspec.json.decode(data, type=Card)
    except (msgspec.MsgspecError, RecursionError) as problem:
        raise SchemaError(
            "not the card of a desk",
            where=where,
            expected="the JSON that the other desk printed with: detente exchange peers card DIR",
            given=str(problem),
        ) from problem
    if card.card != FORM or not card.keys:
        raise SchemaError(
            "not a card of this form",
            where=where,
            expected=f"{FORM}, and a key",
            given=f"{card.card[:40]!r}, {len(card.keys)} keys",
        )
    public_key(card.keys[0])
    if card.certificate and origin_of(read_certificate(card.certificate.encode())) != card.origin:
        raise SchemaError(
            "a card with the certificate of another desk",
            where=where,
            expected=f"one of the authority of {card.origin}",
            given=origin_of(read_certificate(card.certificate.encode())) or "one that names no desk",
        )
    return card


def words_of_peer(peer: Peer | Card) -> tuple[str, ...]:
    """Return the twelve words of a desk: of its origin, party, keys and the authority of its certificate."""
    return words_of((peer.origin, peer.party, peer.authority or "", *peer.keys))


def add(desk: Desk, card: Card, role: Role = Role.DESK) -> Digest:
    """Return the id of the record by which a desk is known here, not yet compared; nothing is sent or taken yet.

    What is known of it and not changed by the card stays compared.
    """
    if card.origin == desk.origin:
        raise InputError("this desk itself", expected="the card of another desk", given=card.origin)
    known = desk.peers().get(card.origin)
    peer = Peer(
        origin=card.origin,
        party=card.party,
        keys=card.keys,
        name=card.name,
        role=role,
        endpoints=card.endpoints,
        authority=card.authority,
    )
    if known is not None and words_of_peer(known) == words_of_peer(peer) and not known.ended:
        peer = msgspec.structs.replace(peer, compared=known.compared)
    return _noted(desk, peer)


def confirm(desk: Desk, origin: Origin, heard: str, how: str) -> Digest:
    """Return the id of the record by which a desk is trusted: a person heard its words, and they are the same.

    `how` tells in a few words who compared them and by which way. InputError where the words differ.
    """
    peer = _known(desk, origin)
    if not how.strip():
        raise InputError(
            "nobody said how the words were compared",
            where="--how",
            expected="such as: by telephone, duty officers of both desks",
            given="nothing",
        )
    if not same_words(heard, words_of_peer(peer)):
        raise InputError(
            "words that are not those of the keys held here",
            expected="the twelve words that the other desk reads from its own screen",
            given=heard[:200],
            next_step="do not trust this card; ask the other desk for a new one, by another way",
        )
    return _noted(desk, msgspec.structs.replace(peer, compared=how.strip()))


def end(desk: Desk, origin: Origin) -> Digest:
    """Return the id of the record from which on nothing is sent to a desk, or taken from it."""
    return _noted(desk, msgspec.structs.replace(_known(desk, origin), ended=True))


def _known(desk: Desk, origin: Origin) -> Peer:
    known = desk.peers()
    if origin not in known or known[origin].ended:
        raise InputError(
            "a desk that is not known here",
            expected=", ".join(o for o, peer in known.items() if not peer.ended) or "a desk that was added",
            given=origin,
            next_step="add its card first: detente exchange peers add",
        )
    return known[origin]


def _noted(desk: Desk, peer: Peer) -> Digest:
    record = Record(kind="exchange.peer", party=desk.ledger.party, said=desk.clock(), body=peer)
    return desk.ledger.append([record])[0]
