"""Two real ledgers over a real line: nothing is lost, nothing doubled, the order kept, however often it is cut."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from detente.exchange.http_client import Sender, envelopes_in
from detente.exchange.inbox import receive
from detente.exchange.line import Due
from detente.exchange.outbox import envelopes, send
from detente.exchange.tables import DUE
from detente.ledger import verify
from detente.model.errors import ExchangeError
from detente.model.record import Precedence
from tests.exchange.desks import said_here
from tests.exchange.networked import answering, called, on_the_network, run, send_until_done
from tests.exchange.slow_line import SlowLine
from tests.ledger.made import activity


def test_what_is_sent_over_the_network_stands_in_both_ledgers(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "NO", "RU") as (here, there):
        ids = here.ledger.append([activity(n) for n in range(30)])
        send(here, ids, [there.origin], Precedence.ROUTINE)

        async def work() -> None:
            async with answering(there) as address, await called(address, here, there) as line:
                due = Due(here, there.origin)
                await Sender(line, due).run()
                assert (len(due.received), due.refusals) == (1, [])
                assert await line.fetch("GET", "/exchange/v1/checkpoint") == there.ledger.checkpoint().encode()

        run(work())
        assert said_here(there, "exercise.activity") == list(ids)
        assert not here.tables.rows(DUE)


@pytest.mark.parametrize("seed", range(3))
def test_a_line_cut_again_and_again_loses_and_doubles_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with on_the_network(tmp_path, "NO", "RU") as (here, there):
        sent: dict[Precedence, list[str]] = {level: [] for level in Precedence}
        for n in range(60):
            level = chance.choice(list(Precedence))
            ids = here.ledger.append([activity(1_000 * n + k) for k in range(chance.randint(1, 9))])
            send(here, ids, [there.origin], level)
            sent[level] += ids
        tries: list[int] = []

        async def work() -> None:
            async with answering(there) as address:
                bad = SlowLine(*address)
                way = await bad.open()
                due = Due(here, there.origin, most=20)

                class Cutting(Due):
                    def again(self) -> None:
                        super().again()
                        bad.cut_after = bad.carried_up + chance.randint(4_000, 40_000)

                cutting = Cutting(here, there.origin, most=20)
                tries.append(await send_until_done(way, here, there, cutting, 200))
                assert due.next(4) is None
                await bad.close()

        run(work())
        assert tries[0] > 1
        arrived = said_here(there, "exercise.activity")
        assert sorted(arrived) == sorted(id_ for ids in sent.values() for id_ in ids)
        for ids in sent.values():
            known = set(ids)
            assert [id_ for id_ in arrived if id_ in known] == ids
        assert not here.tables.rows(DUE)
    for party in ("NO", "RU"):
        assert verify(tmp_path / party).sound


@pytest.mark.slow
def test_a_hundred_thousand_messages_over_a_bad_line(tmp_path: Path) -> None:
    """Cut at random, late, and parted again and again: nothing lost, nothing doubled, order kept."""
    chance, count = random.Random(7), 100_000
    with on_the_network(tmp_path, "NO", "RU") as (here, there):
        sent: dict[Precedence, list[str]] = {level: [] for level in Precedence}
        for start in range(0, count, 250):
            level = chance.choice(list(Precedence))
            ids = here.ledger.append([activity(number) for number in range(start, start + 250)])
            send(here, ids, [there.origin], level)
            sent[level] += ids
        cuts: list[int] = []

        async def work() -> None:
            async with answering(there) as address:
                bad = SlowLine(*address, delay_s=0.02)
                way = await bad.open()

                class Cutting(Due):
                    def again(self) -> None:
                        super().again()
                        bad.parted = chance.random() < 0.3
                        bad.cut_after = bad.carried_up + chance.randint(20_000, 900_000)

                cuts.append(await send_until_done(way, here, there, Cutting(here, there.origin), 5_000))
                await bad.close()

        run(work(), seconds=500)
        assert cuts[0] > 100
        arrived = said_here(there, "exercise.activity")
        assert len(arrived) == count
        for ids in sent.values():
            known = set(ids)
            assert [id_ for id_ in arrived if id_ in known] == ids
        assert not here.tables.rows(DUE)


def test_a_desk_that_lost_what_it_had_fetches_it(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "NO", "RU") as (here, there):
        ids = here.ledger.append([activity(n) for n in range(3)])
        send(here, ids, [there.origin], Precedence.FLASH)

        async def work() -> None:
            async with answering(here) as address, await called(address, there, here) as line:
                data = await line.fetch("GET", "/exchange/v1/envelopes?precedence=flash&since=1")
                for envelope in envelopes_in(data):
                    answer = receive(there, envelope)
                    assert answer.entered == 3
                    await line.fetch("POST", "/exchange/v1/receipts", answer.receipt)
                assert (
                    envelopes_in(await line.fetch("GET", "/exchange/v1/envelopes?precedence=flash&since=4")) == []
                )
                with pytest.raises(ExchangeError, match="nothing is sent under that"):
                    await line.fetch("GET", "/exchange/v1/envelopes?precedence=urgent&since=4")

        run(work())
        assert said_here(there, "exercise.activity") == list(ids)
        assert not here.tables.rows(DUE)


def test_what_comes_ahead_of_its_turn_is_refused_and_stays_due(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "NO", "RU") as (here, there):
        first, second = here.ledger.append([activity(1), activity(2)])
        send(here, [first], [there.origin], Precedence.FLASH)
        send(here, [second], [there.origin], Precedence.FLASH)

        async def work() -> None:
            async with answering(there) as address, await called(address, here, there) as line:
                due = Due(here, there.origin, most=1)
                assert due.next(4) is not None
                await Sender(line, due).run()
                assert "serial 1" in due.refusals[0]
                due.again()
                await Sender(line, due).run()
                assert len(due.received) == 2

        run(work())
        assert said_here(there, "exercise.activity") == [first, second]
        assert [len(list(envelopes(there, here.origin)))] == [1]


def test_a_desk_hands_in_nothing_for_another(tmp_path: Path) -> None:
    """A peer that is known, over a line that is its own, with an envelope that a third desk signed."""
    with on_the_network(tmp_path, "NO", "RU", "SE") as (here, there, third):
        ids = third.ledger.append([activity(1)])
        send(third, ids, [there.origin], Precedence.FLASH)
        stolen = Due(third, there.origin)

        async def work() -> None:
            async with answering(there) as address, await called(address, here, there) as line:
                await Sender(line, stolen).run()

        run(work())
        assert "another's" in stolen.refusals[0]
        assert said_here(there, "exercise.activity") == []
