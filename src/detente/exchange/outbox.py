"""What this desk sends: dispatches, envelopes in order of precedence, and the receipts that come for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from detente.exchange.desk import Desk, has_digest, keys_of
from detente.exchange.envelope import MOST_BYTES, MOST_RECORDS, Envelope, Header, envelope_of, write_envelope
from detente.exchange.receipt import Checked, Receipt, check_receipt, read_receipt
from detente.exchange.send_check import Outgoing, demand_released, demand_sendable
from detente.exchange.serials import FIRST, ORDER
from detente.exchange.tables import DUE, OUT, RECEIPTS, SENT, Route, Stretch, next_serial, ranges, route_to
from detente.ledger.derived import Table
from detente.ledger.notes import Proof
from detente.ledger.prepare import Signed, prepare
from detente.model.errors import InputError, IntegrityError
from detente.model.exchange import Address, Dispatch, Origin, Peer
from detente.model.exchange import Receipt as ReceiptNoted
from detente.model.record import Digest, Precedence, Record

ROOM_BYTES = MOST_BYTES - (64 << 10)
"""How many bytes of records go into one envelope; the rest is room for what stands around them."""

AROUND_BYTES = 400
ALL = 2**31


def send(
    desk: Desk,
    ids: Sequence[Digest],
    to: Sequence[Origin],
    precedence: Precedence | None = None,
    by: Sequence[str] = (),
) -> tuple[Digest, ...]:
    """Return the ids of the dispatches by which records of the log are due to other desks, one a precedence.

    Without a precedence each goes at its own. InputError, and nothing recorded, where markings, readers, roles or
    the rules of this desk forbid it.
    """
    if not ids or not to:
        raise InputError(
            "nothing to send, or nobody to send it to",
            expected="at least one record and one desk",
            given=f"{len(ids)} records, {len(to)} desks",
        )
    announce(desk)
    addressed = [desk.peer(origin) for origin in dict.fromkeys(to)]
    outgoing = desk.outgoing(dict.fromkeys(ids))
    demand_sendable(outgoing, addressed, desk.rules)
    records = []
    for level in ORDER:
        chosen = [one.id for one in outgoing if (precedence or one.said.precedence) is level]
        if chosen:
            demand_released(level, by, desk.rules)
        for start in range(0, len(chosen), MOST_RECORDS):
            part = chosen[start : start + MOST_RECORDS]
            records.append(_dispatch(desk, part, addressed, level, by=by, before=start))
    return desk.ledger.append(records)


def tell(desk: Desk, record: Record[Any], peer: Peer) -> Digest:
    """Return the id of a record of this desk, entered and made due to another desk in one commit."""
    demand_sendable([Outgoing("", record)], [peer], desk.rules)
    ready = prepare(record)
    dispatch = _dispatch(desk, [ready.id.hex()], [peer], record.precedence)
    desk.ledger.append_ready([ready, prepare(dispatch)])
    return ready.id.hex()


def announce(desk: Desk) -> tuple[Digest, ...]:
    """Return the ids of the dispatches by which new keys of this desk are due, as a flash, to who knew the old.

    To be called before anything is sent, so that the first envelope under a new key carries the statement. Who
    never receipted anything under an old key takes the new one from a new card.
    """
    changes = [life.first - 1 for life in desk.ledger.chain.lives[1:]]
    made: list[Digest] = []
    for peer in desk.peers().values() if changes else ():
        routes = [route_to(peer.origin, level) for level in ORDER]
        heard = [one.position for route in routes for one in ranges(desk.tables, RECEIPTS, route, 0, 1)]
        told = {id_ for _, id_ in _serials(desk, SENT, routes[0], FIRST, ALL)} if heard else set()
        ids = [desk.found(position).sealed.id for position in changes if heard and min(heard) < position]
        left = [id_ for id_ in ids if id_ not in told]
        if left and peer.compared and not peer.ended:
            made += desk.ledger.append([_dispatch(desk, left, [peer], Precedence.FLASH)])
    return tuple(made)


def _dispatch(  # noqa: PLR0913  the parts of a dispatch
    desk: Desk,
    ids: Sequence[Digest],
    to: Sequence[Peer],
    precedence: Precedence,
    *,
    by: Sequence[str] = (),
    before: int = 0,
) -> Record[Dispatch]:
    """Return the record of a dispatch; `before`: how many records of the same commit go in front of it."""
    routes = [route_to(peer.origin, precedence) for peer in to]
    addresses = tuple(Address(r.origin, next_serial(desk.tables, OUT, r) + before) for r in routes)
    body = Dispatch(to=addresses, precedence=precedence, records=tuple(ids), released_by=tuple(sorted(set(by))))
    return Record(kind="exchange.dispatch", party=desk.ledger.party, said=desk.clock(), body=body)


def envelopes(desk: Desk, origin: Origin, *, most: int = MOST_RECORDS) -> Iterator[bytes]:
    """Yield the envelopes due to a desk, flash first; before each the tables are asked anew, so a flash goes next.

    What was yielded once is not yielded again here; it stays due until its receipt has come.
    """
    desk.peer(origin)
    announce(desk)
    done = dict.fromkeys(ORDER, FIRST)
    while (found := first_due(desk, origin, done, ORDER, most)) is not None:
        level, first, records = found
        done[level] = first + len(records)
        header = Header(sender=desk.origin, receiver=origin, precedence=level, first=first, clock=desk.clock())
        yield write_envelope(header, records, desk.signer())


def first_due(
    desk: Desk, origin: Origin, done: Mapping[Precedence, int], levels: Sequence[Precedence], most: int
) -> tuple[Precedence, int, list[Signed]] | None:
    """Return precedence, first serial and records of what is due first, at one of these levels; None: nothing is.

    `done` tells from which serial on, by precedence.
    """
    for level in levels:
        serials = _serials(desk, DUE, route_to(origin, level), done[level], most)
        if serials:
            return level, serials[0][0], _that_fit(desk, serials)
    return None


def sent_since(desk: Desk, origin: Origin, level: Precedence, since: int) -> Iterator[bytes]:
    """Yield all that was ever sent to a desk from a serial on, due or not: for one that lost what it had."""
    desk.peer(origin)
    while serials := _serials(desk, SENT, route_to(origin, level), since, MOST_RECORDS):
        records = _that_fit(desk, serials)
        header = Header(sender=desk.origin, receiver=origin, precedence=level, first=since, clock=desk.clock())
        yield write_envelope(header, records, desk.signer())
        since += len(records)


def _that_fit(desk: Desk, serials: Sequence[tuple[int, Digest]]) -> list[Signed]:
    """Return the records of consecutive serials that go into one envelope, one at least."""
    records: list[Signed] = []
    room = ROOM_BYTES
    signed = desk.signed([id_ for _, id_ in serials])
    for number, ((serial, _), record) in enumerate(zip(serials, signed, strict=True)):
        room -= len(record.record) + len(record.beside) + AROUND_BYTES
        if serial != serials[0][0] + number or (records and room < 0):
            break
        records.append(record)
    return records


def _serials(desk: Desk, table: Table, route: Route, since: int, most: int) -> list[tuple[int, Digest]]:
    """Return serial and record id of what stands in `DUE` or `SENT` from a serial on, at most so many."""
    found: list[tuple[int, Digest]] = []
    for stretch in ranges(desk.tables, table, route, since, most):
        found += [pair for pair in _told(desk, stretch, route.origin) if pair[0] >= since]
        if len(found) >= most:
            break
    return found[:most]


def _told(desk: Desk, stretch: Stretch, origin: Origin) -> Iterator[tuple[int, Digest]]:
    dispatch: Dispatch = desk.body_at(stretch.position)
    start = next(address.first for address in dispatch.to if address.origin == origin)
    for serial in range(stretch.first, stretch.last + 1):
        yield serial, dispatch.records[serial - start]


def take_receipt(desk: Desk, data: bytes) -> Checked:
    """Return what a receipt proves, and record it; what it covers is no longer due. Twice is once.

    An error, and nothing recorded, where it is not the other desk's, or does not prove what it says.
    """
    receipt = read_receipt(data)
    if receipt.sender != desk.origin:
        raise InputError(
            "a receipt for another desk", expected=f"for envelopes of {desk.origin}", given=f"of {receipt.sender}"
        )
    peer = desk.peer(receipt.receiver)
    checked = check_receipt(data, _as_sent(desk, receipt), keys_of(peer))
    known = ranges(desk.tables, RECEIPTS, _route(receipt), receipt.through, 1)
    if not any((one.first, one.last) == (receipt.first, receipt.through) for one in known):
        body = ReceiptNoted(
            receiver=receipt.receiver,
            precedence=receipt.precedence,
            first=receipt.first,
            through=receipt.through,
            envelope=receipt.envelope,
            text=data.decode(),
        )
        noted = Record(kind="exchange.receipt", party=desk.ledger.party, said=desk.clock(), body=body)
        desk.ledger.append([noted])
    return checked


class Proved(msgspec.Struct, frozen=True):
    """That another desk entered a record: which desk, precedence and serial, and the plain proof of it."""

    receiver: Origin
    precedence: Precedence
    serial: int
    proof: Proof


def proofs_of(desk: Desk, which: Digest) -> list[Proved]:
    """Return the proofs that other desks entered a record which this one sent, from the receipts on record."""
    found = []
    for origin in desk.peers():
        for level in ORDER:
            route = route_to(origin, level)
            sent = [pair for one in ranges(desk.tables, SENT, route, FIRST) for pair in _told(desk, one, origin)]
            found += [_proved(desk, route, serial) for serial, id_ in sent if id_ == which]
    return [one for one in found if one is not None]


def _proved(desk: Desk, route: Route, serial: int) -> Proved | None:
    """Return what the first receipt on record over a serial proves; None where there is none."""
    over = (one for one in ranges(desk.tables, RECEIPTS, route, serial) if one.first <= serial)
    noted = next(over, None)
    if noted is None:
        return None
    data = desk.body_at(noted.position).text.encode()
    checked = check_receipt(data, _as_sent(desk, read_receipt(data)), keys_of(desk.peers()[route.origin]))
    return Proved(route.origin, ORDER[route.level], serial, checked.proof(serial))


def _as_sent(desk: Desk, receipt: Receipt) -> Envelope:
    """Return the envelope that a receipt is for, rebuilt from the log; IntegrityError where none such was sent."""
    count = receipt.through - receipt.first + 1
    serials = _serials(desk, SENT, _route(receipt), receipt.first, count)
    if [serial for serial, _ in serials] != list(range(receipt.first, receipt.through + 1)):
        raise _never_sent(f"serials {receipt.first} to {receipt.through}, {receipt.precedence}")
    signed = list(desk.signed([id_ for _, id_ in serials]))
    header = Header(
        sender=desk.origin,
        receiver=receipt.receiver,
        precedence=receipt.precedence,
        first=receipt.first,
        clock=receipt.clock,
    )
    rebuilt = [envelope_of(header, key, signed) for key in desk.own_keys]
    same = [envelope for envelope in rebuilt if envelope.digest == receipt.envelope]
    forgotten = any(has_digest(one.record) and not one.beside for one in signed)
    if not same and not forgotten:
        raise _never_sent(f"envelope {receipt.envelope}")
    # Of a body that was forgotten since, the entries still prove that the record was received.
    return same[0] if same else Envelope(header, rebuilt[0].key, rebuilt[0].items, receipt.envelope)


def _route(receipt: Receipt) -> Route:
    return route_to(receipt.receiver, receipt.precedence)


def _never_sent(given: str) -> IntegrityError:
    return IntegrityError(
        "a receipt for what was never sent",
        expected="an envelope of this desk",
        given=given,
        next_step="keep it as evidence, and ask the other desk",
    )
