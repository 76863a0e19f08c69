"""Many threads append by one writer: groups as they should be, nobody's fault is another's, nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from detente.ledger import Ledger, verify
from detente.ledger.prepare import Signed
from detente.ledger.queue import Queue
from detente.ledger.signing import secret_key
from detente.model import canonical
from detente.model.errors import InputError, SchemaError, StorageError
from tests.ledger.made import activity, claim


@pytest.fixture
def ledger(desk: Path) -> Iterator[Ledger]:
    with Ledger.open(desk) as opened:
        yield opened


class Groups:
    """Looks on while a ledger commits: how many records each group had; may hold a commit up, or fail it."""

    def __init__(self, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sizes: list[int] = []
        self.begun, self.go_on, self.problem = threading.Event(), threading.Event(), None
        self.go_on.set()
        commit = ledger._store.commit

        def watched(group: Any, derivations: Any) -> None:
            self.sizes.append(len(group.entries))
            self.begun.set()
            assert self.go_on.wait(20)
            if self.problem:
                raise self.problem
            commit(group, derivations)

        monkeypatch.setattr(ledger._store, "commit", watched)


def test_many_threads_share_groups(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = Groups(ledger, monkeypatch)
    with Queue(ledger, longest_wait_s=0.2) as queue, ThreadPoolExecutor(16) as threads:
        ids = list(threads.map(lambda n: queue.append([activity(n), claim(n)]), range(100, 260)))
    assert ledger.size == 5 + 320
    assert sum(groups.sizes) == 320
    assert len(groups.sizes) < 160
    with Ledger.open(ledger.folder, read_only=True) as reader:
        assert [reader.prove(pair[0]).index for pair in ids]
    assert len({id_ for pair in ids for id_ in pair}) == 320
    assert verify(ledger.folder).sound


def test_a_group_is_no_larger_than_the_most(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = Groups(ledger, monkeypatch)
    groups.go_on.clear()
    with Queue(ledger, most_records=10) as queue:
        first = queue.submit([activity(100)])
        assert groups.begun.wait(20)
        rest = [queue.submit([activity(200 + 4 * n + i) for i in range(4)]) for n in range(5)]
        large = queue.submit([activity(n) for n in range(300, 325)])
        groups.go_on.set()
        assert len(first.result()) == 1
        assert [len(future.result()) for future in [*rest, large]] == [4] * 5 + [25]
    assert groups.sizes == [1, 8, 8, 4, 25]


def test_a_thread_alone_does_not_wait_for_others(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = Groups(ledger, monkeypatch)
    with Queue(ledger, longest_wait_s=3600) as queue:
        assert queue.append([activity(100)])
        assert queue.append([activity(101)])
    assert groups.sizes == [1, 1]


def test_who_waits_for_others_waits_no_longer_than_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = Groups(ledger, monkeypatch)
    groups.go_on.clear()
    with Queue(ledger, longest_wait_s=0.01) as queue:
        first = queue.submit([activity(100)])
        assert groups.begun.wait(20)
        both = [queue.submit([activity(n)]) for n in (101, 102)]
        groups.go_on.set()
        assert [len(future.result()) for future in [first, *both]] == [1, 1, 1]
        assert queue.append([activity(103)])
    assert groups.sizes == [1, 2, 1]


def test_a_bad_record_is_its_own_threads_fault(ledger: Ledger) -> None:
    with Queue(ledger) as queue:
        with pytest.raises(SchemaError):
            queue.submit([activity(100, body=None)])
        with pytest.raises(InputError, match="not known"):
            queue.submit([], [Signed("ab" * 16, b"{}", bytes(64))])
        assert queue.append([activity(0)])
    assert ledger.size == 5


def test_foreign_records_go_before_our_own(ledger: Ledger) -> None:
    key = secret_key("peer")
    data = canonical.encode(activity(100, party="SE"))
    with Queue(ledger) as queue:
        signed = [Signed(key.public.id, data, key.sign_record(data))]
        ids = queue.submit([activity(101)], signed, {key.public.id: key.public}).result()
    assert [ledger.prove(id_).index for id_ in ids] == [5, 6]


def test_a_disk_that_refuses_is_told_to_all_who_wait(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = Groups(ledger, monkeypatch)
    groups.problem = StorageError("the disk is full")
    groups.go_on.clear()
    with Queue(ledger) as queue:
        first = queue.submit([activity(100)])
        assert groups.begun.wait(20)
        others = [queue.submit([activity(n)]) for n in (101, 102)]
        groups.go_on.set()
        with pytest.raises(StorageError, match="disk is full"):
            first.result()
        for future in others:
            with pytest.raises(StorageError, match="not open for writing"):
                future.result()
    assert verify(ledger.folder).size == 5


def test_what_waits_is_written_before_the_end_and_nothing_after(ledger: Ledger) -> None:
    queue = Queue(ledger)
    futures = [queue.submit([activity(n)]) for n in range(100, 150)]
    queue.close()
    queue.close()
    assert all(future.done() for future in futures)
    with pytest.raises(StorageError, match="being closed"):
        queue.append([activity(200)])
    assert ledger.size == 55
    assert ledger.append([activity(200)])
