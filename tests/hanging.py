"""A guard against work that grows with the square of its input: it ends what would hang, it measures nothing."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ALLOWED_CPU_S = 30.0
"""About ten times what one pass over the inputs of the tests costs; their squares would cost minutes."""


@contextmanager
def refuse_to_hang(cpu_s: float = ALLOWED_CPU_S) -> Iterator[None]:
    """Raise TimeoutError in the middle of work that uses more than so many seconds of this process."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"still at work after {cpu_s:g} CPU seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, cpu_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
