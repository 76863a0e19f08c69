"""How much may be under way on a line at once, so that a flash never waits behind what was already handed over.

What has left for the line cannot be called back: on a slow one every byte under way delays a flash. So the pace is
measured from the receiver's replies, and no more is handed over than the line carries in half a second beyond its
own round trip. Pure; all times are seconds of a monotonic clock.
"""

from __future__ import annotations

from collections import deque

from detente.exchange.frames import FRAME_BYTES

LEAST_FRAME_BYTES = 80
FRAME_SECONDS = 0.5
FIRST_WINDOW_BYTES = 2 * LEAST_FRAME_BYTES
MOST_WINDOW_BYTES = 1 << 20
FRAMES_MEASURED = 8
GROWTH = 1.5
SLACK = 1.25
"""A frame that took a quarter more than the quickest one waited behind others."""


class Pace:
    """The bytes under way on one line, and how many more may follow."""

    def __init__(self) -> None:
        self._under_way: deque[tuple[int, float]] = deque()
        self._came: deque[tuple[int, float]] = deque(maxlen=FRAMES_MEASURED)
        self._window = FIRST_WINDOW_BYTES
        self._round_trip_s = float("inf")

    @property
    def under_way_bytes(self) -> int:
        """Return the bytes handed over of which the receiver has not yet said that they came."""
        return sum(count for count, _ in self._under_way)

    @property
    def frame_bytes(self) -> int:
        """Return how large the next frame should be: half of what may be under way."""
        return max(LEAST_FRAME_BYTES, min(FRAME_BYTES, self._window // 2))

    def may_send(self) -> bool:
        """Return whether another frame may be handed over now; an empty line always takes one."""
        return not self._under_way or self.under_way_bytes + self.frame_bytes <= self._window

    def sent(self, count: int, now_s: float) -> None:
        """Note a frame handed over."""
        self._under_way.append((count, now_s))

    def came(self, now_s: float) -> None:
        """Note that the receiver said that the oldest frame under way came."""
        if not self._under_way:
            return
        count, since_s = self._under_way.popleft()
        took_s = now_s - since_s
        self._round_trip_s = min(self._round_trip_s, took_s)
        self._came.append((count, now_s))
        # Nothing queued on the way: the line may carry more. Else no more than it was seen to carry.
        sure = took_s < FRAME_SECONDS or len(self._came) == FRAMES_MEASURED
        idle = sure and took_s <= self._round_trip_s * SLACK
        aim = self._window * GROWTH if idle else self._carried_bytes_s() * (self._round_trip_s + FRAME_SECONDS)
        self._window = int(max(FIRST_WINDOW_BYTES, min(aim, self._window * GROWTH, MOST_WINDOW_BYTES)))

    def _carried_bytes_s(self) -> float:
        """Return the bytes a second of the last frames; without a measure, none."""
        seconds = self._came[-1][1] - self._came[0][1]
        return sum(count for count, _ in list(self._came)[1:]) / seconds if seconds > 0 else 0.0
