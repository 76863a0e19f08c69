"""Each desk the other's witness: what goes on is cosigned, what was wound back or shows two histories is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.exchange.desk import Desk
from detente.exchange.http_client import cosigned
from detente.exchange.witnessing import answer, keep, request, size_told
from detente.ledger import verify
from detente.ledger.heads import kept_sizes
from detente.ledger.witness import Status, is_proved
from detente.model.errors import ExchangeError, IntegrityError
from tests.exchange.desks import desks, said_here
from tests.exchange.networked import answering, called, on_the_network, run
from tests.ledger.made import activity


def test_a_log_that_goes_on_is_cosigned_over_the_network(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "NO", "RU") as (here, there):

        async def work() -> None:
            async with answering(there) as address, await called(address, here, there) as line:
                first = await cosigned(line, here)
                assert (first.origin, first.size, first.root) == (
                    here.origin,
                    here.ledger.size,
                    here.ledger.root(),
                )
                assert await cosigned(line, here) == first
                assert len(said_here(there, "witness.cosigned")) == 1
                here.ledger.append([activity(1), activity(2)])
                assert (await cosigned(line, here)).size == first.size + 2

        run(work())
        assert len(said_here(there, "witness.cosigned")) == 2
        assert kept_sizes(here.ledger.folder)[-1] == here.ledger.size
    assert verify(tmp_path / "NO").sound
    assert verify(tmp_path / "RU").sound


def other_history(here: Desk, folder: Path, *numbers: int) -> Desk:
    """Return the desk as it would be had other records followed: a copy of its folder, with its key."""
    here.ledger.close()
    shutil.copytree(here.ledger.folder, folder)
    other = Desk.open(folder)
    other.ledger.append([activity(number) for number in numbers])
    return other


@pytest.mark.parametrize("shown", [(50,), (50, 51)])
def test_two_histories_are_found_and_kept_as_evidence(tmp_path: Path, shown: tuple[int, ...]) -> None:
    """The first history was cosigned; the second, as long or longer, does not go on from it."""
    with (
        desks(tmp_path, "NO", "RU") as (here, there),
        other_history(here, tmp_path / "other", *shown) as other,
        Desk.open(tmp_path / "NO") as first,
    ):
        first.ledger.append([activity(1)])
        assert answer(there, first.origin, request(first, 0).text).status is Status.COSIGNED
        asked = request(other, first.ledger.size)
        found = answer(there, other.origin, asked.text)
        assert found.status is Status.NOT_CONSISTENT
        (split,) = said_here(there, "witness.split")
        evidence = there.found(split).said.body
        assert is_proved(evidence) is (len(shown) == 1)
        assert answer(there, first.origin, request(first, first.ledger.size).text).status is Status.COSIGNED


def test_a_ledger_that_was_wound_back_is_told(tmp_path: Path) -> None:
    with on_the_network(tmp_path, "NO", "RU") as (here, there):
        here.ledger.close()
        shutil.copytree(tmp_path / "NO", tmp_path / "older")
        with Desk.open(tmp_path / "NO") as now, Desk.open(tmp_path / "older") as older:
            now.ledger.append([activity(1)])

            async def work() -> None:
                async with answering(there) as address, await called(address, now, there) as line:
                    await cosigned(line, now)
                    with pytest.raises(IntegrityError, match="shorter than what another desk has seen"):
                        await cosigned(line, older)
                    older.ledger.append([activity(7)])
                    with pytest.raises(ExchangeError, match="422"):
                        await cosigned(line, older)

            run(work())
            assert len(said_here(there, "witness.split")) >= 1


def test_lines_that_are_not_the_witness_s_are_refused(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU", "SE") as (here, there, third):
        asked = request(here, 0)
        by_third = answer(third, here.origin, asked.text).body
        with pytest.raises(IntegrityError):
            keep(here, there.origin, asked, by_third)
        right = answer(there, here.origin, asked.text).body
        assert keep(here, there.origin, asked, right).size == here.ledger.size


def test_what_is_no_request_or_no_size_is_refused(tmp_path: Path) -> None:
    with desks(tmp_path, "NO", "RU") as (here, there):
        for asked in ("", "old 1\n\n", "old x\n\nnote", request(here, 0).text[:-30]):
            assert answer(there, here.origin, asked).status in (Status.MALFORMED, Status.NOT_SIGNED)
        assert answer(here, there.origin, request(here, 0).text).status is Status.UNKNOWN_LOG
        assert said_here(there, "witness.cosigned", "witness.split") == []
    for body in ("", "seven", "-1", "9" * 30):
        with pytest.raises(IntegrityError, match="tells no size"):
            size_told(body)
