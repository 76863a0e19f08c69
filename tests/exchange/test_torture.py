"""A desk that dies at any commit, and a link that loses, doubles and reorders: nothing lost, nothing doubled."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from detente.exchange.desk import Desk
from detente.exchange.inbox import acknowledge, receive
from detente.exchange.outbox import envelopes, send, take_receipt
from detente.exchange.state import streams
from detente.ledger import verify
from detente.ledger.stores.sqlite import SqliteStore
from detente.model.errors import DetenteError
from tests.exchange.desks import due_of, entered, flash, opened, pair, pair_folder, said_here
from tests.ledger.made import activity, held

RECORDS = 4
MOST_COMMITS = 40


class Death(BaseException):
    """The process ends here; nothing after it runs."""


@contextmanager
def dying(folder: Path, at: int, *, before: bool) -> Iterator[list[int]]:
    """Let the store of a desk die at its commit number `at`, before or after it is on the disk; count commits."""
    commit, count = SqliteStore.commit, [0]

    def dies(self: SqliteStore, *args: Any) -> None:
        if Path(self.path).parent != folder:
            commit(self, *args)
            return
        count[0] += 1
        if count[0] == at and before:
            raise Death
        commit(self, *args)
        if count[0] == at:
            raise Death

    SqliteStore.commit = dies  # type: ignore[method-assign]
    try:
        yield count
    finally:
        SqliteStore.commit = commit  # type: ignore[method-assign]


def business(here: Desk, there: Desk) -> None:
    """Send what is not yet sent, carry all, acknowledge: every step asks the logs what is done already."""
    wanted = [flash(activity(0)), activity(1), held(2, "RU"), activity(3)]
    ids = [entered(here, record)[0] for record in wanted]
    told = {id_ for d in said_here(here, "exchange.dispatch") for id_ in here.found(d).said.body.records}
    for id_ in ids:
        if id_ not in told:
            send(here, [id_], [there.origin])
    carry(here, there)
    if not said_here(there, "exchange.acknowledgement"):
        acknowledge(there, ids[0], "duty officer")
    carry(there, here)


def carry(here: Desk, there: Desk) -> None:
    for data in envelopes(here, there.origin):
        take_receipt(here, receive(there, data).receipt)


def demand_all_once(here: Desk, there: Desk) -> None:
    """Raise AssertionError unless both desks hold each record once, nothing is due, and both logs are sound."""
    assert due_of(here, there.origin) == due_of(there, here.origin) == []
    mine = said_here(here, "exercise.activity", "council.note")
    assert len(mine) == RECORDS
    assert sorted(said_here(there, "exercise.activity", "council.note")) == sorted(mine)
    assert said_here(here, "exchange.acknowledgement") == said_here(there, "exchange.acknowledgement")
    assert [(one.sent, one.due) for one in streams(here)] == [(one.came, 0) for one in streams(there)]
    for desk in (here, there):
        assert verify(desk.ledger.folder).sound


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("victim", ["NO", "RU"])
def test_a_desk_that_dies_at_any_commit_loses_and_doubles_nothing(victim: str, before: bool) -> None:
    died = 0
    for at in range(1, MOST_COMMITS):
        with pair_folder() as folder:
            with opened(folder) as both, dying(folder / victim, at, before=before) as count:
                try:
                    business(*both)
                except Death:
                    died += 1
            if count[0] < at:
                break
            with opened(folder) as both:
                business(*both)
                demand_all_once(*both)
    assert died == at - 1 > 2


@pytest.mark.slow
def test_a_hundred_thousand_messages_over_a_link_that_loses_doubles_and_reorders() -> None:
    """30 % of what goes either way is lost, some is doubled, some comes late and out of order."""
    count, batch, chance = 100_000, 100, random.Random(2022)
    with pair() as (here, there):
        for start in range(0, count, batch):
            ids = here.ledger.append([activity(start + n) for n in range(batch)])
            send(here, ids, [there.origin])
        late: list[bytes] = []
        while due_of_first := next(envelopes(here, there.origin, most=batch), None):
            late.append(due_of_first)
            going = [late.pop(chance.randrange(len(late))) if chance.random() < 0.3 else due_of_first]
            going += going if chance.random() < 0.1 else []
            for data in going:
                if chance.random() < 0.3:
                    continue
                answer = receive(there, data)
                if answer.receipt and chance.random() > 0.3:
                    take_receipt(here, answer.receipt)
            del late[:-20]
        assert said_here(there, "exercise.activity") == said_here(here, "exercise.activity")
        assert verify(there.ledger.folder).sound


def test_a_link_that_loses_doubles_and_reorders() -> None:
    """The same with few messages, and with whatever the other desk says of gaps carried back at the end."""
    chance = random.Random(17)
    with pair() as (here, there):
        send(here, entered(here, *(activity(n) for n in range(60))), [there.origin])
        late: list[bytes] = []
        refused = 0
        while due_of(here, there.origin):
            late += list(envelopes(here, there.origin, most=7))
            chance.shuffle(late)
            for _ in range(min(len(late), 5)):
                data = late.pop()
                if chance.random() < 0.3:
                    continue
                try:
                    answer = receive(there, data)
                except DetenteError:
                    refused += 1
                    continue
                if answer.receipt and chance.random() > 0.3:
                    take_receipt(here, answer.receipt)
        assert refused == 0
        assert said_here(there, "exercise.activity") == said_here(here, "exercise.activity")
        carry(there, here)
        assert not due_of(there, here.origin)
