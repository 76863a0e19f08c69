"""Group commit: many threads append, one writes what waits as one group, so that they share the cost of the disk.

A group closes when it holds 256 records, when its first record has waited 5 ms, or when as many threads wait as
waited last time, since then nobody else is likely to come.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any

from msgspec import structs

from detente.ledger.keys import demand_no_own_words
from detente.ledger.ledger import Ledger
from detente.ledger.prepare import Ready, Signed, prepare, prepare_signed
from detente.ledger.signing import PublicKey
from detente.model.errors import StorageError
from detente.model.record import Digest, Record

LONGEST_WAIT_S = 0.005
MOST_RECORDS = 256

Ids = tuple[Digest, ...]
_Waiting = tuple[list[Ready], "Future[Ids]"]


class Queue:
    """A ledger open for writing, for many threads. While it is open, nobody else may use that ledger object."""

    def __init__(
        self, ledger: Ledger, *, longest_wait_s: float = LONGEST_WAIT_S, most_records: int = MOST_RECORDS
    ) -> None:
        self._ledger, self._longest_wait_s, self._most = ledger, longest_wait_s, most_records
        # Nobody rotates keys by a ledger that a queue holds, so the key that signs now signs all of its records.
        self._key = ledger.pen().key
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._next: _Waiting | None = None
        self._closed, self._closing = False, threading.Lock()
        self._writer = threading.Thread(target=self._run, name="ledger writer")
        self._writer.start()

    def __enter__(self) -> Queue:
        """Return the queue itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what waits, and end."""
        self.close()

    def close(self) -> None:
        """Write what waits, and end. The ledger stays open."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._writer.join()

    def append(self, records: Iterable[Record[Any]]) -> Ids:
        """Return the ids when all records are durable; as `Ledger.append`, from any thread."""
        return self.submit(records).result()

    def submit(
        self,
        records: Iterable[Record[Any]],
        signed: Iterable[Signed] = (),
        keys: Mapping[str, PublicKey] | None = None,
    ) -> Future[Ids]:
        """Return the ids to come, of records that others signed and then of our own: all in one group, or none.

        What cannot be recorded is refused here, in the caller's thread, and troubles nobody else's records. They
        are signed here as well, so that nobody waits for others to sign.
        """
        foreign = [prepare_signed(record, keys or {}) for record in signed]
        ready = [*foreign, *self._signed(records)]
        demand_no_own_words(self._ledger.chain, ready)
        future: Future[Ids] = Future()
        with self._closing:
            if self._closed:
                raise StorageError(
                    "the ledger is being closed",
                    where=str(self._ledger.folder),
                    expected="an open queue",
                    given="one that writes what waits and takes nothing more",
                    next_step="nothing was recorded; open the ledger anew",
                )
            self._waiting.put((ready, future))
        return future

    def _signed(self, records: Iterable[Record[Any]]) -> Iterator[Ready]:
        for ready in map(prepare, records):
            yield structs.replace(ready, own=self._key.sign_record(ready.data))

    def _run(self) -> None:
        expected = 1
        while (first := self._next or self._waiting.get()) is not None:
            self._next = None
            group = self._gather(first, expected)
            expected = len(group)
            self._write(group)

    def _gather(self, first: _Waiting, expected: int) -> list[_Waiting]:
        """Return what is written together, in the order in which it came; above the most only if one gave it."""
        group, count = [first], len(first[0])
        end = time.monotonic() + self._longest_wait_s
        while count < self._most:
            waiting = self._one_more(end if len(group) < expected else 0.0)
            if waiting is None:
                break
            count += len(waiting[0])
            if count > self._most:
                self._next = waiting
                break
            group.append(waiting)
        return group

    def _one_more(self, until: float) -> _Waiting | None:
        """Return the next that waits, or that comes in time; None if none does, or the queue is being closed."""
        left = until - time.monotonic()
        try:
            waiting = self._waiting.get(timeout=left) if left > 0 else self._waiting.get_nowait()
        except Empty:
            return None
        if waiting is None:
            self._waiting.put(None)
        return waiting

    def _write(self, group: list[_Waiting]) -> None:
        try:
            ids = self._ledger.append_ready([record for ready, _ in group for record in ready])
        except BaseException as problem:  # noqa: BLE001  everyone who waits is told, whatever it was
            for _, future in group:
                future.set_exception(problem)
            return
        start = 0
        for ready, future in group:
            future.set_result(ids[start : start + len(ready)])
            start += len(ready)
