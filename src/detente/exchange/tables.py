"""What is due to whom, and what came: tables derived from the log, in the commit that enters the records.

The log is the state. These tables may be dropped at any time and are then derived again; nothing is sent, answered
or acknowledged but by a record. Only a desk's own records of the kinds in `send_check.KEPT_HERE` ever enter its
log, so that no other desk can move a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from detente.exchange.serials import FIRST, ORDER
from detente.ledger.derived import Derivation, Logged, Table, Tables
from detente.model.exchange import Arrival, Dispatch, Origin, Peer, Receipt, Service
from detente.model.ledger_keys import Cosigned
from detente.model.record import Precedence

STREAM = (("origin", "text"), ("rank", "integer"))
"""A desk and a precedence, as its rank from 0 (flash) to 3 (routine)."""

RANGE = (("last", "integer"), ("first", "integer"), ("position", "integer"))
"""Consecutive serials, and the position of the dispatch or arrival that tells their records; found by the last."""

PEERS = Table("exchange_peers", (("origin", "text"), ("peer", "text")), 1)
NEXT = Table("exchange_next", (("way", "text"), *STREAM, ("serial", "integer")), 3)
DUE = Table("exchange_due", (*STREAM, *RANGE), 3)
SENT = Table("exchange_sent", (*STREAM, *RANGE), 3)
CAME = Table("exchange_came", (*STREAM, *RANGE), 3)
RECEIPTS = Table("exchange_receipts", (*STREAM, *RANGE), 4)
SERVICE = Table(
    "exchange_service", (*STREAM, ("type", "text"), ("awaited", "integer"), ("position", "integer")), 4
)
ANSWERED = Table("exchange_answered", (("id", "text"), ("position", "integer")), 2)
"""Acknowledgements by the record that they acknowledge."""

WITNESSED = Table("exchange_witnessed", (("origin", "text"), ("position", "integer")), 1)
"""Where the record stands of the checkpoint of another desk that was cosigned last."""

OUT, IN = "out", "in"


class Route(NamedTuple):
    """Another desk, and the rank of a precedence: the way that a message takes."""

    origin: Origin
    level: int


class Stretch(NamedTuple):
    """Consecutive serials, and the position of the record that tells of them."""

    first: int
    last: int
    position: int


_peer = msgspec.json.Decoder(Peer)


def route_to(origin: Origin, precedence: Precedence) -> Route:
    """Return the way of messages between this desk and another; rank 0 for the precedence handled first."""
    return Route(origin, ORDER.index(precedence))


def _noted_peer(logged: Logged, peer: Peer, tables: Tables) -> None:
    del logged
    tables.put(PEERS, [(peer.origin, msgspec.json.encode(peer).decode())])


def _dispatched(logged: Logged, dispatch: Dispatch, tables: Tables) -> None:
    for address in dispatch.to:
        route, last = route_to(address.origin, dispatch.precedence), address.first + len(dispatch.records) - 1
        _advance(tables, OUT, route, last + 1)
        row = (*route, last, address.first, logged.position)
        tables.put(SENT, [row])
        tables.put(DUE, [row])


def _arrived(logged: Logged, arrival: Arrival, tables: Tables) -> None:
    route, last = route_to(arrival.sender, arrival.precedence), arrival.first + len(arrival.records) - 1
    _advance(tables, IN, route, last + 1)
    tables.put(CAME, [(*route, last, arrival.first, logged.position)])


def _receipted(logged: Logged, receipt: Receipt, tables: Tables) -> None:
    route = route_to(receipt.receiver, receipt.precedence)
    tables.put(RECEIPTS, [(*route, receipt.through, receipt.first, logged.position)])
    for stretch in ranges(tables, DUE, route, receipt.first):
        if stretch.first > receipt.through:
            break
        tables.take(DUE, [(*route, stretch.last)])
        left = ((stretch.first, receipt.first - 1), (receipt.through + 1, stretch.last))
        tables.put(DUE, [(*route, last, first, stretch.position) for first, last in left if first <= last])


def _witnessed(logged: Logged, cosigned: Cosigned, tables: Tables) -> None:
    tables.put(WITNESSED, [(cosigned.origin, logged.position)])


def _serviced(logged: Logged, service: Service, tables: Tables) -> None:
    route = route_to(service.to, service.precedence)
    tables.put(SERVICE, [(*route, service.type.value, service.awaited or 0, logged.position)])


def _advance(tables: Tables, way: str, route: Route, serial: int) -> None:
    tables.put(NEXT, [(way, *route, max(serial, next_serial(tables, way, route)))])


_WRITES: dict[str, Callable[[Logged, Any, Tables], None]] = {
    "exchange.peer": _noted_peer,
    "exchange.dispatch": _dispatched,
    "exchange.arrival": _arrived,
    "exchange.receipt": _receipted,
    "exchange.service": _serviced,
    "witness.cosigned": _witnessed,
}


def derive(stretch: Sequence[Logged], tables: Tables) -> None:
    """Put into the tables what consecutive entries of the log say of the exchange."""
    for logged in stretch:
        record = logged.record
        if record.kind == "exchange.acknowledgement" and record.in_reply_to is not None:
            tables.put(ANSWERED, [(record.in_reply_to, logged.position)])
        elif record.body is not None and record.kind in _WRITES:
            _WRITES[record.kind](logged, record.body, tables)


EXCHANGE = Derivation(
    "exchange", 2, (PEERS, NEXT, DUE, SENT, CAME, RECEIPTS, SERVICE, ANSWERED, WITNESSED), derive
)


def next_serial(tables: Tables, way: str, route: Route) -> int:
    """Return the serial that is next in a stream: to be given (`OUT`), or awaited (`IN`)."""
    rows = tables.rows(NEXT, (way, *route))
    return int(rows[0][3]) if rows else FIRST


def peers(tables: Tables) -> dict[Origin, Peer]:
    """Return the other desks by origin, each as the last record on it says, ended ones too."""
    return {str(origin): _peer.decode(str(text)) for origin, text in tables.rows(PEERS)}


def ranges(tables: Tables, table: Table, route: Route, since: int, limit: int | None = None) -> list[Stretch]:
    """Return the ranges of `DUE`, `SENT`, `CAME` or `RECEIPTS` that end at a serial or later, in order."""
    rows = tables.rows(table, route, since=(since,), limit=limit)
    return [Stretch(int(first), int(last), int(position)) for _, _, last, first, position in rows]
