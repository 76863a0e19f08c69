"""One number of the law swept over many values: for each verdict a line in steps, and the law's own value.

Lines differ by thickness, dashes and the words at their ends, so that no colour is needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from detente.brief.pictures.canvas import END, MIDDLE, Line, Shape, Text, svg
from detente.brief.pictures.frame import Block, Framed, Ground, Key, Notes, framed
from detente.brief.pictures.inks import FAINT, INK, QUIET, RULE
from detente.brief.pictures.letters import width_of

LEFT, WIDTH, HEIGHT, TOP = 52.0, 620.0, 300.0, 30.0
LABELS = 130
"""Room right of the lines for their words, in px."""
SIZE = 11.0
MOST_TICKS = 10
STEPS = (1, 2, 5)
LAW_DASH = (7.0, 3.0, 1.5, 3.0)
SILENCE = (
    "What is not told is never zero: an activity of which a number or the structure is not told and might decide "
    "is counted as one of which it cannot be told. A number between two values that were tried was not tried."
)


class Track(msgspec.Struct, frozen=True):
    """How many activities have a verdict at each value: its words, and how its line is drawn."""

    words: str
    counts: tuple[int, ...]
    line: str
    line_width: float
    dash: tuple[float, ...] = ()


class Swept(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn: the duty and the provision in words, the values tried, and the counts of each verdict.

    `own` is the law's value, None where none is in force; `notes` are suppositions and the like.
    """

    duty: str
    provision: str
    says: str
    unit: str
    values: tuple[int, ...]
    counts: dict[str, tuple[int, ...]]
    own: int | None = None
    notes: tuple[str, ...] = ()


LOOKS: dict[str, tuple[str, float, tuple[float, ...]]] = {
    "due": (INK, 3.2, ()),
    "exceeded": (INK, 3.2, ()),
    "cannot tell": ("#5c4326", 2.2, (9, 4)),
    "uncertain": ("#22495a", 2.2, (2, 3)),
    "not due": (RULE, 1.3, ()),
    "within": (RULE, 1.3, ()),
    "not in force": (RULE, 1.3, (1, 4)),
}
"""Colour, thickness and dashes of each verdict's line."""


def sweep_picture(told: Swept, ground: Ground) -> str:
    """Return the sweep as SVG: values of the number to the right, activities upwards, a stepped line a verdict."""
    tracks = tuple(Track(words, counts, *LOOKS[words]) for words, counts in told.counts.items() if any(counts))
    most = max((max(track.counts) for track in tracks), default=1)
    shapes = (*_axes(told, most), *_own(told), *_lines(told, tracks, most))
    none = [words for words, counts in told.counts.items() if not any(counts)]
    return svg(
        framed(
            Framed(
                title=f"Hypothetical: {told.duty} at other values of {told.provision}",
                subtitle=f"{told.says} (swept: {told.unit}). The only value that is law is the one marked so.",
                description=" ".join(_description(told, tracks)),
                body=Block(LEFT + WIDTH + LABELS, TOP + HEIGHT + 44, tuple(shapes)),
                silence=SILENCE,
                legend=tuple(_key(track) for track in tracks),
                notes=(
                    Notes("Supposed", told.notes),
                    Notes("At no value", (", ".join(none),) if none else ()),
                ),
            ),
            ground,
        )
    )


def x_of(told: Swept, value: int) -> float:
    """Return where a value stands, in px; one beyond those tried at the end."""
    first, last = told.values[0], told.values[-1]
    share = (value - first) / (last - first) if last > first else 0.5
    return LEFT + min(max(share, 0.0), 1.0) * WIDTH


def ticks(first: int, last: int, most: int = MOST_TICKS) -> tuple[int, ...]:
    """Return round whole numbers from the first to the last, at most so many."""
    step, place = 1, 0
    while (last - first) // step >= most:
        place += 1
        step = STEPS[place % len(STEPS)] * 10 ** (place // len(STEPS))
    return tuple(range(-(-first // step) * step, last + 1, step))


def _axes(told: Swept, most: int) -> Iterator[Shape]:
    bottom = TOP + HEIGHT
    for count in ticks(0, most):
        y = _y(count, most)
        yield Line(points=((LEFT, y), (LEFT + WIDTH, y)), line=FAINT)
        yield Text(x=LEFT - 8, y=y + 4, words=f"{count:,}", size=SIZE, fill=QUIET, anchor=END)
    room = int(WIDTH // (width_of(f"{told.values[-1]:,}", SIZE) + 2 * SIZE))
    for value in ticks(told.values[0], told.values[-1], min(room, MOST_TICKS)):
        x = x_of(told, value)
        yield Line(points=((x, bottom), (x, bottom + 5)), line=INK)
        yield Text(x=x, y=bottom + 18, words=f"{value:,}", size=SIZE, fill=QUIET, anchor=MIDDLE)
    yield Line(points=((LEFT, bottom), (LEFT + WIDTH, bottom)), line=INK)
    words = f"value tried, in {told.unit}"
    yield Text(x=LEFT + WIDTH / 2, y=bottom + 36, words=words, size=SIZE, fill=INK, anchor=MIDDLE)
    yield Text(x=14, y=TOP + HEIGHT / 2, words="activities", size=SIZE, fill=INK, anchor=MIDDLE, upright=True)


def _own(told: Swept) -> Iterator[Shape]:
    """Yield the line of the law's own value, where it lies among those tried."""
    if told.own is None or not told.values[0] <= told.own <= told.values[-1]:
        return
    x = x_of(told, told.own)
    yield Line(points=((x, TOP - 8), (x, TOP + HEIGHT)), line=INK, line_width=1.4, dash=LAW_DASH)
    words = f"the law: {told.own:,}"
    half = width_of(words, SIZE, bold=True) / 2
    middle = min(max(x, LEFT + half), LEFT + WIDTH - half)
    yield Text(x=middle, y=TOP - 13, words=words, size=SIZE, fill=INK, anchor=MIDDLE, bold=True)


def _lines(told: Swept, tracks: Sequence[Track], most: int) -> Iterator[Shape]:
    ends = _apart([_y(track.counts[-1], most) for track in tracks])
    for track, end in sorted(zip(tracks, ends, strict=True), key=lambda pair: pair[0].line_width):
        points = tuple(_steps(told, track.counts, most))
        yield Line(points=points, line=track.line, line_width=track.line_width, dash=track.dash)
        words = f"{track.words}: {track.counts[-1]:,}"
        yield Text(x=LEFT + WIDTH + 8, y=end + 4, words=words, size=SIZE, fill=INK, bold=not track.dash)


def _steps(told: Swept, counts: Sequence[int], most: int) -> Iterator[tuple[float, float]]:
    """Yield the corners of a line: level from each value to the next, then up or down."""
    for (value, count), (following, _) in pairwise((*zip(told.values, counts, strict=True), (told.values[-1], 0))):
        yield x_of(told, value), _y(count, most)
        yield x_of(told, following), _y(count, most)


def _y(count: int, most: int) -> float:
    return TOP + HEIGHT * (1 - count / most)


def _apart(heights: Sequence[float]) -> list[float]:
    """Return the heights moved so far that no two words run into each other: down, then up from the bottom."""
    found, gap = list(heights), SIZE * 1.3
    order = sorted(range(len(found)), key=lambda place: found[place])
    above = TOP - gap
    for place in order:
        above = found[place] = max(found[place], above + gap)
    below = TOP + HEIGHT + gap
    for place in reversed(order):
        below = found[place] = min(found[place], below - gap)
    return found


def _key(track: Track) -> Key:
    line = Line(points=((0, 8), (34, 8)), line=track.line, line_width=track.line_width, dash=track.dash)
    return Key(track.words, 34, (line,))


def _description(told: Swept, tracks: Sequence[Track]) -> Iterator[str]:
    yield f"Hypothetical. {told.values[0]:,} to {told.values[-1]:,} {told.unit}, {len(told.values)} values tried."
    for track in tracks:
        yield f"{track.words}: {track.counts[0]:,} at the lowest value, {track.counts[-1]:,} at the highest."
    if told.own is not None:
        yield f"The law's own value: {told.own:,}."
