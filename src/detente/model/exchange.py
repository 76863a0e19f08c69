"""What a desk notes of its exchange with others: who they are, what was sent, what came, what was receipted.

Such a record is the desk's own book-keeping. It counts only under the desk's own signature; what another desk
sends under these kinds moves nothing here, and only service words and acknowledgements are taken at all.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from detente.model.record import Digest, PartyId, Precedence

ORIGIN = r"^[^\s+\x00-\x1f\x7f]{1,200}\Z"
Origin = Annotated[str, msgspec.Meta(pattern=ORIGIN)]
"""The name of a desk's log, which is also its address."""

Serial = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
"""The place of a message in all that one desk sends to another at one precedence, from 1, without gaps."""


class Role(StrEnum):
    """What another desk is to this one; it decides what may be sent to it."""

    DESK = "desk"
    CLIENT = "client"
    SECRETARIAT = "secretariat"


class Peer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another desk, as this one knows it; the last such record of an origin holds.

    `keys` are its public keys, one line `NAME+HASH+BASE64` each. `compared` tells how a person held the words of
    the keys against what the other desk read out; empty: nobody has, and nothing is sent or taken. `authority` is
    the SHA-256 of the certificate of its own authority. A secretariat receives copies and sends nothing but
    receipts, acknowledgements and service words. `ended`: no longer a peer.
    """

    origin: Origin
    party: PartyId
    keys: tuple[str, ...]
    name: str = ""
    role: Role = Role.DESK
    endpoints: tuple[str, ...] = ()
    authority: Digest | None = None
    compared: str = ""
    ended: bool = False


class Address(msgspec.Struct, frozen=True):
    """A desk to which a dispatch goes, and the serial of its first message there."""

    origin: Origin
    first: Serial


class Dispatch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Records sent, in this order and at this precedence, to one desk or several; each has serials of its own.

    `released_by` are the posts of the officers who released it.
    """

    to: tuple[Address, ...]
    precedence: Precedence
    records: tuple[Digest, ...]
    released_by: tuple[str, ...] = ()


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """Records that came and were entered: from whom, with which serials, in which envelope (its SHA-256).

    `clock` is the sender's clock when it closed the envelope.
    """

    sender: Origin
    precedence: Precedence
    first: Serial
    records: tuple[Digest, ...]
    envelope: Digest
    clock: datetime


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What another desk signed to have received: serials `first` to `through`. `text` is the receipt itself."""

    receiver: Origin
    precedence: Precedence
    first: Serial
    through: Serial
    envelope: Digest
    text: str


class Acknowledgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person has read the record named by `in_reply_to`. `by` is a post, or a name where people wish so."""

    by: str
    words: str = ""


class ServiceType(StrEnum):
    """What two desks tell each other about the exchange itself."""

    GAP = "gap"
    CONFLICT = "conflict"
    REMARK = "remark"


class Service(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word about the exchange: to whom, at which precedence, which serial is awaited and which came instead."""

    type: ServiceType
    to: Origin
    precedence: Precedence
    awaited: Serial | None = None
    came: Serial | None = None
    words: str = ""
