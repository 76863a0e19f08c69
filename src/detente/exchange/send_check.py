"""What may be sent to whom: markings (Traffic Light Protocol 2.0), readers, roles, two officers for a flash. Pure.

A refusal names the rule, the desks it is about, and what would make it right. It repeats no word of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from detente.model.errors import InputError
from detente.model.exchange import Peer, Role
from detente.model.record import Digest, Marking, PartyId, Precedence, Record
from detente.model.view import marking_of, readers_of

KEPT_HERE = ("exchange.peer", "exchange.dispatch", "exchange.arrival", "exchange.receipt", "witness.cosigned")
"""Kinds that are a desk's own book-keeping: they are never sent, and never taken."""

OF_A_SECRETARIAT = ("exchange.service", "exchange.acknowledgement")
"""All that a desk that only receives copies may send."""

TWO = 2


class Post(StrEnum):
    """What a person at the desk may do."""

    READER = "reader"
    OFFICER = "officer"
    RELEASING_OFFICER = "releasing officer"


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The desk's own rules for sending: who holds which post (none named: anybody may), two persons for a flash,
    and whether this desk only receives.
    """

    officers: dict[str, Post] = {}
    two_for_flash: bool = False
    receives_only: bool = False


class Outgoing(msgspec.Struct, frozen=True):
    """A record that is to be sent: as it was said, its id in the log, whether this desk signed it."""

    id: Digest
    said: Record[Any]
    own: bool = True


def demand_sendable(records: Sequence[Outgoing], to: Sequence[Peer], rules: Rules) -> None:
    """Raise InputError, saying why, where one of these records may not go to one of these desks."""
    for peer in to:
        _demand_peer(peer)
    for outgoing in records:
        _demand_kind(outgoing, rules)
        _demand_readers(outgoing, to)
        for peer in to:
            _demand_circle(outgoing, peer)


def demand_released(precedence: Precedence, by: Sequence[str], rules: Rules) -> None:
    """Raise InputError where the officers who release a dispatch are too few, or not of the post it takes."""
    unknown = [name for name in by if rules.officers and name not in rules.officers]
    readers = [name for name in by if rules.officers.get(name) is Post.READER]
    if unknown or readers or (rules.officers and not by):
        raise _refusal(
            "a dispatch that nobody of this desk released",
            expected="--by with " + " or ".join(_holding(rules, *list(Post)[1:])),
            given=", ".join(unknown + readers) or "nobody",
            next_step="let an officer of this desk send it",
        )
    needed = TWO if rules.two_for_flash else 1
    releasing = {name for name in by if not rules.officers or rules.officers[name] is Post.RELEASING_OFFICER}
    if precedence is Precedence.FLASH and (rules.two_for_flash or rules.officers) and len(releasing) < needed:
        raise _refusal(
            f"a flash that takes {needed} releasing officer(s)",
            expected=f"--by {needed} times, with "
            + (" or ".join(_holding(rules, Post.RELEASING_OFFICER)) or "names"),
            given=", ".join(sorted(releasing)) or "none",
            next_step="let another releasing officer join, or send it at a lower precedence",
        )


def _holding(rules: Rules, *posts: Post) -> list[str]:
    return [name for name, post in rules.officers.items() if post in posts]


def _demand_peer(peer: Peer) -> None:
    if peer.ended or not peer.compared:
        raise _refusal(
            "a desk to which nothing is sent",
            expected="a peer whose keys a person has compared",
            given=f"{peer.origin}: " + ("ended" if peer.ended else "not compared yet"),
            next_step="read its words to the other desk, then: detente exchange peers confirm",
        )


def _demand_kind(outgoing: Outgoing, rules: Rules) -> None:
    kind = outgoing.said.kind
    if kind in KEPT_HERE or (rules.receives_only and kind not in OF_A_SECRETARIAT):
        raise _refusal(
            "a record that is not sent",
            where=outgoing.id,
            expected=", ".join(OF_A_SECRETARIAT) if rules.receives_only else "what was said, and service words",
            given=kind,
            next_step="this desk only receives" if rules.receives_only else "it is the desk's own book-keeping",
        )
    digests = (outgoing.said.held_digest, outgoing.said.body_digest)
    if any(digests):
        raise _refusal(
            "a record of which only the digest is left",
            where=outgoing.id,
            expected="a record whose body stands beside the log",
            given="one that was forgotten here, or never came",
            next_step="ask the desk that said it",
        )


def _demand_readers(outgoing: Outgoing, to: Sequence[Peer]) -> None:
    only = readers_of(outgoing.said)
    left_out = sorted({peer.party for peer in to} - set(only)) if only else []
    if left_out:
        raise _refusal(
            f"a record {_marked(outgoing)} for named readers, to {_parties(to)}",
            where=outgoing.id,
            expected="every desk to which it goes named in held_for (TLP 2.0: RED is for named recipients only)",
            given=f"not named: {', '.join(left_out)}",
            next_step="send it to those it names, or write a record that names all of them",
        )


def _demand_circle(outgoing: Outgoing, peer: Peer) -> None:
    said, rank = outgoing.said, marking_of(outgoing.said).rank
    if rank >= Marking.AMBER_STRICT.rank and peer.role is Role.CLIENT:
        raise _refusal(
            f"a record {_marked(outgoing)} to a client",
            where=outgoing.id,
            expected="desks only (TLP 2.0: AMBER+STRICT stays in the organisation, AMBER may go to its clients)",
            given=f"{peer.origin}, a client",
            next_step="write a record that the client may have",
        )
    onward = not outgoing.own and rank >= Marking.AMBER.rank and peer.role is not Role.CLIENT
    if onward and peer.party not in said.held_for:
        raise _refusal(
            f"a record {_marked(outgoing)} of another desk, passed on",
            where=outgoing.id,
            expected="TLP:CLEAR or TLP:GREEN, or the receiving desk named in held_for",
            given=str(peer.origin),
            next_step="ask the desk that said it to send it",
        )


def _marked(outgoing: Outgoing) -> str:
    return f"under {marking_of(outgoing.said)}"


def _parties(to: Iterable[Peer]) -> str:
    parties: list[PartyId] = [peer.party for peer in to]
    return ", ".join(parties)


def _refusal(problem: str, *, expected: str, given: str, next_step: str, where: str = "") -> InputError:
    return InputError(problem, expected=expected, given=given, where=where, next_step=next_step)
