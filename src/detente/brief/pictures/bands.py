"""Bands from the least to the most told, in steps by day, with thresholds as lines and numbers beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from detente.brief.pictures import axis
from detente.brief.pictures.canvas import END, Hatch, Line, Point, Polygon, Rect, Shape, Text
from detente.brief.pictures.frame import Key
from detente.brief.pictures.inks import FAINT, GAP_INKS, INK, PAPER, QUIET, RULE, STANCE_INKS
from detente.brief.pictures.letters import fitted, moved_apart, width_of
from detente.domains.exercises.seen.buildup import Line as Threshold
from detente.domains.exercises.seen.buildup import Run, Strength
from detente.model.exercise import Range
from detente.model.time import midnight

LEFT, RIGHT, WIDTH = 150, 752, 980
HEIGHT = 168
"""How high a lane is, in px."""
OPEN = "open above"
ROOM = 1.08
"""How much higher than the highest number a lane is."""
SMALL = 11.0
LABEL = 13.0
PEAK_FILL = GAP_INKS[2][0]
TOTAL = Hatch(name="total", line="#7d878e", ground=PAPER, gap=6, degrees=45, line_width=1)
LASTING = (2.0, 4.0)
LEAST_HIGH = 5.0
"""A band of one number is drawn so high, so that its filling shows."""
STEPS = (1, 2, 5)
MOST_STEPS = 4
"""So many numbers stand beside a lane, at most."""
LIMIT = STANCE_INKS[-2][0]
"""The ink of thresholds: dark in black and white too, thinner than any edge of a band, and named at its end."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a band is drawn: its filling, empty for none, and the ink, width and dash of its edges."""

    fill: str = ""
    ink: str = INK
    width: float = 1.8
    dash: tuple[float, ...] = ()


OF_PEAK, OF_TOTAL = Look(fill=PEAK_FILL), Look(fill=TOTAL.url, ink=QUIET, width=1.1)
LASTING_PEAK, LASTING_TOTAL = Look(dash=LASTING), Look(ink=QUIET, width=1.1, dash=LASTING)


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """Where things stand: days to the right, numbers from 0 at the bottom of a lane to above the highest."""

    along: axis.Axis
    highest: int
    until: date

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return self.along.at(midnight(day))

    def y(self, number: int) -> float:
        """Return how high a number stands in a lane."""
        return HEIGHT * (1 - number / (self.highest * ROOM))


Bounds = Callable[[Run], Range | None]


def plotted(runs: Sequence[Run], plot: Plot) -> Iterator[Shape]:
    """Yield the bands of a lane: totals hatched below, peaks filled above them, what may last as dashes."""
    yield from _band(runs, plot, lambda run: run.known.total, OF_TOTAL)
    yield from _band(runs, plot, lambda run: run.known.peak, OF_PEAK)
    yield from _band(runs, plot, lambda run: run.lasting.total, LASTING_TOTAL)
    yield from _band(runs, plot, lambda run: run.lasting.peak, LASTING_PEAK)
    for run in runs:
        if run.claims and run.known == Strength():
            yield from _untold(run, plot)


def numbers_and_days(plot: Plot) -> Iterator[Shape]:
    """Yield the lines of round numbers and of days behind a lane, with the numbers at the left."""
    for at, _ in axis.ticks(plot.along):
        x = plot.along.at(at)
        yield Line(points=((x, 0), (x, HEIGHT)), line=FAINT)
    for number in steps(plot.highest):
        y = plot.y(number)
        yield Line(points=((LEFT, y), (RIGHT, y)), line=FAINT)
        yield Text(x=LEFT - 6, y=y + 4, words=f"{number:,}", size=SMALL, fill=QUIET, anchor=END)


def thresholds(plot: Plot, lines: Sequence[Threshold]) -> Iterator[Shape]:
    """Yield the thresholds that have room in a lane, with their words at the right, moved apart."""
    shown = [line for line in sorted(lines, key=lambda one: -one.number) if line.number <= plot.highest * ROOM]
    wanted = [plot.y(line.number) for line in shown]
    middles = moved_apart(wanted, [LABEL] * len(shown), 0, HEIGHT)
    for line, y, middle in zip(shown, wanted, middles, strict=True):
        yield Line(points=((LEFT, y), (RIGHT, y)), line=LIMIT, line_width=0.9)
        yield Line(points=((RIGHT, y), (RIGHT + 10, middle)), line=RULE, line_width=0.75)
        more = "more than " if line.comparison == "more than" else ""
        words = f"{more}{line.number:,}: {line.words} ({line.paragraph})"
        words = fitted(words, WIDTH - RIGHT - 14, SMALL)
        yield Text(x=RIGHT + 13, y=middle + 4, words=words, size=SMALL, fill=LIMIT)


def steps(highest: int) -> list[int]:
    """Return round numbers from 0 up to the highest shown: 1, 2 or 5 with noughts, at most a few."""
    power = 1
    while True:
        for step in STEPS:
            if highest * ROOM / (step * power) <= MOST_STEPS:
                return list(range(0, int(highest * ROOM) + 1, step * power))
        power *= 10


def band_keys() -> Iterator[Key]:
    """Yield what the bands mean."""
    box = {"x": 0.5, "y": 1.5, "width": 25.0, "height": 12.0}
    edge = ((0.0, 8.0), (26.0, 8.0))
    yield Key("peak engaged at once, least to most told", 26, (Rect(**box, fill=PEAK_FILL, line=INK),))
    yield Key("published total, another number", 26, (Rect(**box, fill=TOTAL.url, line=RULE),))
    yield Key("not known to have ended", 26, (Line(points=edge, line=INK, line_width=1.8, dash=LASTING),))
    yield Key("threshold", 26, (Line(points=edge, line=LIMIT, line_width=0.9),))


def _band(runs: Sequence[Run], plot: Plot, bounds: Bounds, look: Look) -> Iterator[Shape]:
    """Yield the filling of each run, then its lower and its upper edge as lines in steps."""
    told = [(run, found) for run in runs if (found := bounds(run)) is not None]
    for run, found in told if look.fill else ():
        left, right = _sides(run, plot)
        high, low = 0.0 if found.most is None else plot.y(found.most), plot.y(found.least or 0)
        more = max(LEAST_HIGH - (low - high), 0) / 2
        corners = ((left, low + more), (left, high - more), (right, high - more), (right, low + more))
        yield Polygon(points=corners, fill=look.fill)
        if found.most is None and width_of(OPEN, SMALL) < right - left:
            yield Text(x=left + 3, y=12, words=OPEN, size=SMALL, fill=INK)
    for edge in ("least", "most"):
        for points in _edges(told, plot, edge):
            yield Line(points=tuple(points), line=look.ink, line_width=look.width, dash=look.dash)


def _edges(told: Sequence[tuple[Run, Range]], plot: Plot, edge: str) -> Iterator[list[Point]]:
    """Yield an edge of a band in unbroken pieces: a step where the number changes, a gap where it is not told."""
    piece: list[Point] = []
    before: date | None = None
    for run, found in told:
        number: int | None = getattr(found, edge)
        follows = before is not None and before + timedelta(days=1) == run.since
        if piece and (number is None or not follows):
            yield piece
            piece = []
        before = run.until
        if number is not None:
            left, right = _sides(run, plot)
            piece += [(left, plot.y(number)), (right, plot.y(number))]
    if piece:
        yield piece


def _untold(run: Run, plot: Plot) -> Iterator[Shape]:
    left, right = _sides(run, plot)
    yield Line(points=((left, HEIGHT - 1), (right, HEIGHT - 1)), line=INK, line_width=2, dash=(1, 3))
    words = "strength not told"
    if width_of(words, SMALL) < right - left:
        yield Text(x=left + 3, y=HEIGHT - 6, words=words, size=SMALL, fill=QUIET)


def _sides(run: Run, plot: Plot) -> tuple[float, float]:
    """Return where a run begins and ends: at the end of its last day."""
    return plot.x(run.since), plot.x(run.until + timedelta(days=1))
