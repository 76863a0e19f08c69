"""What may go to whom: every rule refuses, says why, and repeats no word of the record."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from detente.exchange.send_check import Outgoing, Post, Rules, demand_released, demand_sendable
from detente.model.errors import InputError
from detente.model.exchange import Peer, Role, Service, ServiceType
from detente.model.record import Marking, Precedence, Record
from tests.exchange.made import CLOCK
from tests.ledger.made import activity, claim, held

PLAIN = Rules()


def peer(party: str, **changes: Any) -> Peer:
    made = Peer(origin=f"desk.invalid/{party}/x", party=party, keys=("k",), compared="by telephone")
    return msgspec.structs.replace(made, **changes)


RU, US, CLIENT = peer("RU"), peer("US"), peer("CL", role=Role.CLIENT)
ALL = tuple(Marking)


def out(said: Record[Any], *, own: bool = True) -> Outgoing:
    return Outgoing("ab" * 32, said, own)


def marked(marking: Marking, *readers: str) -> Outgoing:
    return out(activity(1, marking=marking, held_for=tuple(sorted(readers))))


@pytest.mark.parametrize(
    ("outgoing", "to"),
    [
        (marked(Marking.CLEAR), [RU, US, CLIENT]),
        (marked(Marking.AMBER), [RU, CLIENT]),
        (marked(Marking.AMBER_STRICT), [RU, US]),
        (marked(Marking.RED, "RU", "US"), [RU, US]),
        (marked(Marking.RED, "RU", "US"), [RU]),
        (out(held(1, "RU")), [RU]),
        (out(claim(1)), [RU]),
        (out(activity(1, marking=Marking.GREEN), own=False), [RU]),
        (out(activity(1, marking=Marking.AMBER), own=False), [CLIENT]),
        (out(activity(1, marking=Marking.RED, held_for=("RU", "US")), own=False), [US]),
    ],
)
def test_what_may_go(outgoing: Outgoing, to: list[Peer]) -> None:
    demand_sendable([outgoing], to, PLAIN)


@pytest.mark.parametrize(
    ("outgoing", "to", "says"),
    [
        (marked(Marking.RED, "RU"), [RU, US], "not named: US"),
        (out(activity(1, marking=Marking.RED)), [RU], "not named: RU"),
        (out(held(1, "RU")), [RU, US], "not named: US"),
        (marked(Marking.AMBER_STRICT), [CLIENT], "TLP:AMBER+STRICT to a client"),
        (marked(Marking.CLEAR, "CL"), [CLIENT], "TLP:AMBER+STRICT to a client"),
        (marked(Marking.RED, "CL"), [CLIENT], "TLP:RED to a client"),
        (out(activity(1, marking=Marking.AMBER), own=False), [RU], "passed on"),
        (out(activity(1, marking=Marking.RED, held_for=("US",)), own=False), [RU], "not named: RU"),
        (out(activity(1)), [peer("XX", compared="")], "not compared yet"),
        (out(activity(1)), [peer("XX", ended=True)], "ended"),
        (out(msgspec.structs.replace(claim(1), body=None, body_digest="ab" * 32)), [RU], "only the digest"),
        (out(Record(kind="exchange.peer", party="NO", said=CLOCK, body=RU)), [RU], "not sent"),
    ],
)
def test_what_may_not_go_is_refused_with_the_reason(outgoing: Outgoing, to: list[Peer], says: str) -> None:
    with pytest.raises(InputError) as refused:
        demand_sendable([out(activity(5)), outgoing], to, PLAIN)
    assert says in str(refused.value)
    assert refused.value.next_step
    for word in ("Whisper", "Drill", "spokesman"):
        assert word not in str(refused.value)


@pytest.mark.parametrize("marking", ALL)
def test_nothing_stricter_than_amber_ever_goes_to_a_client(marking: Marking) -> None:
    outgoing = marked(marking, "CL") if marking is Marking.RED else marked(marking)
    if marking.rank > Marking.AMBER.rank:
        with pytest.raises(InputError):
            demand_sendable([outgoing], [CLIENT], PLAIN)
    else:
        demand_sendable([outgoing], [CLIENT], PLAIN)


def test_a_desk_that_only_receives_sends_service_words_alone() -> None:
    rules = Rules(receives_only=True)
    body = Service(type=ServiceType.REMARK, to=RU.origin, precedence=Precedence.ROUTINE)
    demand_sendable([out(Record(kind="exchange.service", party="X", said=CLOCK, body=body))], [RU], rules)
    with pytest.raises(InputError, match="not sent"):
        demand_sendable([out(activity(1))], [RU], rules)


OFFICERS = {"ann": Post.OFFICER, "ben": Post.RELEASING_OFFICER, "cy": Post.RELEASING_OFFICER, "di": Post.READER}
FLASH, ROUTINE = Precedence.FLASH, Precedence.ROUTINE


@pytest.mark.parametrize(
    ("precedence", "by", "rules", "passes"),
    [
        (FLASH, (), PLAIN, True),
        (ROUTINE, (), Rules(two_for_flash=True), True),
        (FLASH, ("ben",), Rules(two_for_flash=True), False),
        (FLASH, ("ben", "ben"), Rules(two_for_flash=True), False),
        (FLASH, ("ben", "cy"), Rules(two_for_flash=True), True),
        (ROUTINE, (), Rules(officers=OFFICERS), False),
        (ROUTINE, ("ann",), Rules(officers=OFFICERS), True),
        (ROUTINE, ("di",), Rules(officers=OFFICERS), False),
        (ROUTINE, ("eve",), Rules(officers=OFFICERS), False),
        (FLASH, ("ann",), Rules(officers=OFFICERS), False),
        (FLASH, ("ben",), Rules(officers=OFFICERS), True),
        (FLASH, ("ann", "ben"), Rules(officers=OFFICERS, two_for_flash=True), False),
        (FLASH, ("ben", "cy"), Rules(officers=OFFICERS, two_for_flash=True), True),
    ],
)
def test_who_releases(precedence: Precedence, by: tuple[str, ...], rules: Rules, passes: bool) -> None:
    if passes:
        demand_released(precedence, by, rules)
        return
    with pytest.raises(InputError) as refused:
        demand_released(precedence, by, rules)
    assert refused.value.next_step
