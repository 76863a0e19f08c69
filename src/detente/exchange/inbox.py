"""What comes to this desk: envelopes are checked, entered and answered with a receipt; a person acknowledges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from detente.exchange.desk import Desk, keys_of
from detente.exchange.envelope import Envelope, demand_signed, read_envelope
from detente.exchange.key_changes import peer_after
from detente.exchange.outbox import tell
from detente.exchange.receipt import Standing, indices_of, places_of, write_receipt
from detente.exchange.send_check import KEPT_HERE, OF_A_SECRETARIAT
from detente.exchange.serials import Comes, judge
from detente.exchange.tables import CAME, IN, SERVICE, next_serial, ranges, route_to
from detente.ledger.entries import Sealed, read_entry
from detente.ledger.prepare import Signed, prepare, prepare_signed
from detente.model.errors import InputError, IntegrityError
from detente.model.exchange import Acknowledgement, Arrival, Origin, Peer, Role, Service, ServiceType
from detente.model.record import Digest, Precedence, Record, digest


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """How an envelope was answered: with a receipt, or with the serial awaited where something is missing.

    `entered`: how many records are new in the log.
    """

    sender: Origin
    precedence: Precedence
    comes: Comes
    entered: int = 0
    receipt: bytes = b""
    awaited: int | None = None


class _Addressed(msgspec.Struct, frozen=True):
    to: str = ""


class _Head(msgspec.Struct):
    kind: str


class _Service(msgspec.Struct):
    body: _Addressed = _Addressed()


_head = msgspec.json.Decoder(_Head)
_service = msgspec.json.Decoder(_Service)


def receive(desk: Desk, data: bytes) -> Answer:
    """Return the answer to an envelope: everything in it is durable in the log, each record once, when it returns.

    An envelope that comes again is answered with a receipt for the same places. One that comes ahead of its turn
    is not entered; a service message says what is awaited. An error, and nothing entered, where anything is wrong.
    """
    came = desk.clock()
    envelope = read_envelope(data)
    known_as = desk.peer(envelope.header.sender)
    peer = peer_after(known_as, envelope.items)
    demand_signed(data, envelope, desk.origin, keys_of(peer))
    _demand_takeable(envelope, peer)
    header = envelope.header
    awaited = next_serial(desk.tables, IN, route_to(peer.origin, header.precedence))
    comes, known = judge(awaited, header.first, len(envelope.items))
    if comes is Comes.AHEAD:
        _say_gap(desk, envelope, awaited)
        return Answer(sender=peer.origin, precedence=header.precedence, comes=comes, awaited=awaited)
    _demand_same(desk, envelope, known)
    before, changed = desk.ledger.size, [] if peer is known_as else [peer]
    if known < len(envelope.items):
        _enter(desk, envelope, known, changed)
    entered = max(0, desk.ledger.size - before - 1 - len(changed))
    stands = _stands(desk, envelope.items, before + len(changed), all_new=entered == len(envelope.items))
    places = places_of(envelope.items, stands)
    proof = desk.ledger.prove_several(indices_of(places))
    receipt = write_receipt(envelope, Standing(places, proof, desk.ledger.checkpoint()), came, desk.signer())
    return Answer(sender=peer.origin, precedence=header.precedence, comes=comes, entered=entered, receipt=receipt)


def _demand_takeable(envelope: Envelope, peer: Peer) -> None:
    """Raise InputError where a record is of a kind that is not taken from this desk; the rest is checked later."""
    for number, item in enumerate(envelope.items, 1):
        kind, to = _kind_of(item.record)
        expected = ""
        if kind in KEPT_HERE:
            expected = "what was said, and service words"
        elif peer.role is Role.SECRETARIAT and kind not in OF_A_SECRETARIAT:
            expected = ", ".join(OF_A_SECRETARIAT)
        elif to and to != envelope.header.receiver:
            expected = f"service words to {envelope.header.receiver}"
        if expected:
            raise InputError(
                "a record that is not taken from this desk",
                where=f"record {number} of the envelope of {peer.origin}",
                expected=expected,
                given=f"{kind} to {to}" if to else kind,
                next_step="nothing was entered; ask the other desk what it meant",
            )


def _kind_of(record: bytes) -> tuple[str, str]:
    """Return the kind of a record, and of a service message to whom it is; nothing where it is no record."""
    try:
        kind = _head.decode(record).kind
        return kind, _service.decode(record).body.to if kind == "exchange.service" else ""
    except msgspec.MsgspecError:
        return "", ""


def _enter(desk: Desk, envelope: Envelope, known: int, changed: Sequence[Peer]) -> None:
    """Enter the new records, the note of their arrival, and the sender where its keys changed, in one commit."""
    header, fresh = envelope.header, envelope.items[known:]
    body = Arrival(
        sender=header.sender,
        precedence=header.precedence,
        first=header.first + known,
        records=tuple(digest(item.record) for item in fresh),
        envelope=envelope.digest,
        clock=header.clock,
    )
    keys = desk.known_keys(changed[0] if changed else desk.peer(header.sender))
    own = [_own(desk, "exchange.peer", peer, Precedence.ROUTINE) for peer in changed]
    arrival = _own(desk, "exchange.arrival", body, Precedence.ROUTINE)
    # The sender's new keys stand before what they signed, so that an audit finds them in time.
    came = [prepare_signed(item, keys) for item in fresh]
    desk.ledger.append_ready([*map(prepare, own), *came, prepare(arrival)])


def _stands(desk: Desk, items: Sequence[Signed], before: int, *, all_new: bool) -> list[tuple[int, Sealed]]:
    """Return the place and the entry of each record in this desk's log; all new: they follow on from `before`."""
    if all_new:
        recorded = read_entry(desk.ledger.entry(before)[1]).recorded
        return [(before + n, Sealed(i.key, i.record, recorded, i.signature)) for n, i in enumerate(items)]
    found = [desk.ledger.entry(digest(item.record)) for item in items]
    return [(position, read_entry(entry)) for position, entry in found]


def _demand_same(desk: Desk, envelope: Envelope, known: int) -> None:
    """Raise IntegrityError where serials that came before hold other records now; a service message says so."""
    header = envelope.header
    if not known:
        return
    due: dict[int, Digest] = {}
    for stretch in ranges(desk.tables, CAME, route_to(header.sender, header.precedence), header.first):
        if stretch.first >= header.first + known:
            break
        arrival: Arrival = desk.body_at(stretch.position)
        due.update({arrival.first + n: id_ for n, id_ in enumerate(arrival.records)})
    for number, item in enumerate(envelope.items[:known]):
        serial = header.first + number
        if due.get(serial) != digest(item.record):
            _serve(desk, envelope, ServiceType.CONFLICT, awaited=None, came=serial)
            raise IntegrityError(
                "two records under one serial",
                where=f"serial {serial} of {header.sender}, {header.precedence}",
                expected=f"record {due.get(serial)}, which came under it before",
                given=f"record {digest(item.record)}",
                next_step="nothing was entered; ask the other desk: its ledger may have been wound back",
            )


def _say_gap(desk: Desk, envelope: Envelope, awaited: int) -> None:
    """Tell the other desk, once for each serial awaited, that something before an envelope is missing."""
    _serve(desk, envelope, ServiceType.GAP, awaited=awaited, came=envelope.header.first)


def _serve(desk: Desk, envelope: Envelope, type_: ServiceType, *, awaited: int | None, came: int) -> None:
    """Record a service message and make it due to the other desk, unless the same was said before."""
    header = envelope.header
    about = awaited or came
    route = route_to(header.sender, header.precedence)
    if desk.tables.rows(SERVICE, (*route, type_.value, about)):
        return
    body = Service(type=type_, to=header.sender, precedence=header.precedence, awaited=about, came=came)
    tell(desk, _own(desk, "exchange.service", body, header.precedence), desk.peer(header.sender))


def acknowledge(desk: Desk, which: Digest, by: str, words: str = "", to: Origin | None = None) -> Digest:
    """Return the id of the record by which a person says that a record was read; it is due to who signed that.

    InputError where the record is not there, or no known desk signed it and none is named.
    """
    found = desk.found(which)
    signers = {id_: peer.origin for peer in desk.peers().values() for id_ in keys_of(peer)}
    receiver = to or signers.get(found.sealed.key)
    if receiver is None:
        raise InputError(
            "a record that no other desk signed",
            where=which,
            expected="a record that came from another desk, or a desk named with --to",
            given=f"one signed by {found.sealed.key}",
        )
    said = _own(desk, "exchange.acknowledgement", Acknowledgement(by=by, words=words), found.said.precedence)
    return tell(desk, msgspec.structs.replace(said, in_reply_to=found.sealed.id), desk.peer(receiver))


def _own(desk: Desk, kind: str, body: Any, precedence: Precedence) -> Record[Any]:
    return Record(kind=kind, party=desk.ledger.party, said=desk.clock(), body=body, precedence=precedence)
