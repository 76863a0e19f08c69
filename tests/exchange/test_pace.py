"""The pace of a line: full on a fast one, and never much more under way than it carries on a slow one."""

from __future__ import annotations

import pytest

from detente.exchange.frames import FRAME_BYTES
from detente.exchange.pace import LEAST_FRAME_BYTES, Pace

OVERHEAD_BYTES = 45
"""Of a frame's line, an HTTP chunk and a TLS record."""


def carried(bytes_s: float, delay_s: float, seconds: float) -> tuple[float, float]:
    """Return the share of the line that was used, and the most seconds that what was under way would last."""
    pace, now_s, free_s, total, longest_s = Pace(), 0.0, 0.0, 0, 0.0
    replies: list[float] = []
    while now_s < seconds:
        while pace.may_send():
            size = pace.frame_bytes
            pace.sent(size, now_s)
            total += size + OVERHEAD_BYTES
            free_s = max(free_s, now_s) + (size + OVERHEAD_BYTES) / bytes_s
            longest_s = max(longest_s, free_s - now_s)
            replies.append(free_s + 2 * delay_s)
        now_s = replies.pop(0)
        pace.came(now_s)
    return total / bytes_s / now_s, longest_s


@pytest.mark.parametrize("bytes_s", [150.0, 1_200.0, 8_000.0, 125_000.0, 12_500_000.0])
@pytest.mark.parametrize("delay_s", [0.005, 0.05])
def test_the_line_is_used_and_a_flash_waits_for_less_than_two_seconds(bytes_s: float, delay_s: float) -> None:
    used, longest_s = carried(bytes_s, delay_s, 60)
    assert longest_s < 2
    assert used > 0.6


def test_a_line_with_a_long_way_is_still_used() -> None:
    used, _ = carried(100_000.0, 0.6, 120)
    assert used > 0.6


def test_a_reply_to_nothing_changes_nothing() -> None:
    pace = Pace()
    pace.came(1.0)
    assert pace.under_way_bytes == 0
    assert pace.frame_bytes == LEAST_FRAME_BYTES < FRAME_BYTES
