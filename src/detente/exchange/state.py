"""How an exchange stands: for each desk and precedence what was sent, is due, came, and is missing."""

from __future__ import annotations

from datetime import datetime

import msgspec

from detente.exchange.desk import Desk
from detente.exchange.serials import ORDER
from detente.exchange.tables import DUE, IN, OUT, SERVICE, next_serial, ranges, route_to
from detente.model.exchange import Origin, ServiceType
from detente.model.record import PartyId, Precedence


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """All that went and came between this desk and another at one precedence.

    `due`: how many have no receipt yet, `due_since`: when the oldest of them was dispatched. `missing`: something
    came ahead of the serial `awaited`, which has not come since.
    """

    origin: Origin
    party: PartyId
    precedence: Precedence
    sent: int
    due: int
    due_since: datetime | None
    came: int
    awaited: int
    missing: bool


def streams(desk: Desk) -> list[Stream]:
    """Return the streams in which anything went or came, by desk, flash first."""
    every = [_stream(desk, origin, level) for origin in sorted(desk.peers()) for level in ORDER]
    return [one for one in every if one.sent or one.came or one.missing]


def _stream(desk: Desk, origin: Origin, level: Precedence) -> Stream:
    tables, route = desk.tables, route_to(origin, level)
    due = ranges(tables, DUE, route, 0)
    awaited = next_serial(tables, IN, route)
    return Stream(
        origin=origin,
        party=desk.peers()[origin].party,
        precedence=level,
        sent=next_serial(tables, OUT, route) - 1,
        due=sum(one.last - one.first + 1 for one in due),
        due_since=desk.found(due[0].position).sealed.recorded if due else None,
        came=awaited - 1,
        awaited=awaited,
        missing=bool(tables.rows(SERVICE, (*route, ServiceType.GAP.value, awaited))),
    )
