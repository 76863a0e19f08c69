"""The lines of a history: a track for each party in each band, a gap for silence, its name at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

import msgspec

from detente.brief.pictures import axis
from detente.brief.pictures.canvas import END, Group, Line, Point, Rect, Shape, Text
from detente.brief.pictures.frame import BASELINE, LEADING, Block
from detente.brief.pictures.inks import INK, PAPER, QUIET, RULE, SHADE
from detente.brief.pictures.letters import moved_apart, wrapped
from detente.brief.pictures.markers import RADIUS, Filling, look, marker
from detente.brief.pictures.words import day_words, said_words, signed
from detente.domains.council.positions import stance_words
from detente.domains.council.stances import Word
from detente.model.certainty import firm
from detente.model.council import HIGHEST_STANCE, LOWEST_STANCE, Basis, StanceWord

LEFT, RIGHT, WIDTH = 150, 736, 980
"""Where the lines begin and end, and how wide the whole is, in px."""
TOP = 20
NAME_LEFT = RIGHT + 40
NAME_SIZE, SMALL = 12.0, 11.0
MOST_LINES = 2
TRACK, PADDING = 13, 15
"""Room of a party within the band of a stance, so that no line lies on another; room above and below."""
SILENT = LOWEST_STANCE - 1
"""The band under all stances, for silence."""
GAP = 8
"""Half of the gap that a silence leaves in a line."""
ASIDE, MOST_ASIDE = 3, 9
"""How far the lines of one day stand side by side: each, and all of them."""


class Track(msgspec.Struct, frozen=True):
    """A party drawn: its name, its place among those drawn, and its words, oldest first."""

    name: str
    place: int
    words: tuple[Word, ...]


class Moment(msgspec.Struct, frozen=True):
    """All that a party said at one instant: its stance then, None for a silence or two words that differ."""

    said: datetime
    words: tuple[Word, ...]
    stance: int | None
    silent: bool


class Plot(msgspec.Struct, frozen=True):
    """Where things stand: the axis, the as-of, the bands (stance, top, bottom), each track's rows and columns."""

    along: axis.Axis
    as_of: datetime
    bands: tuple[tuple[int, float, float], ...]
    rows: dict[tuple[int, int], float]
    columns: dict[tuple[int, datetime], float]

    def at(self, track: Track, said: datetime, band: int) -> Point:
        """Return where a word of a track stands."""
        return self.columns[track.place, said], self.rows[track.place, band]


class Ending(msgspec.Struct, frozen=True):
    """What stands at the end of a line: the name in lines, the newest stance in words, and how high both are."""

    track: Track
    lines: tuple[str, ...]
    words: tuple[str, ...]
    height: float


def drawn(tracks: Sequence[Track], as_of: datetime) -> Block:
    """Return the lines of all tracks up to the as-of, on a time axis, as a block."""
    ends = [_ending(track) for track in tracks]
    plot = _plot(tracks, as_of, sum(ending.height for ending in ends))
    bottom = plot.bands[-1][2]
    now = plot.along.at(as_of)
    words = f"as of {day_words(as_of)}"
    shapes: list[Shape] = [*_bands(plot), *axis.drawn(plot.along, TOP, bottom)]
    shapes.append(Line(points=((now, TOP), (now, bottom)), line=INK, line_width=1.2))
    shapes.append(Text(x=now, y=TOP - 7, words=words, size=SMALL, fill=INK, anchor=END, bold=True))
    for track in tracks:
        shapes.append(Group(shapes=tuple(_line(track, plot)), title=track.name))
    for track in tracks:
        shapes.extend(_points(track, plot))
    shapes.extend(_names(ends, plot, bottom))
    return Block(WIDTH, bottom + axis.HEIGHT, tuple(shapes))


def filling(word: Word) -> Filling:
    """Return how the marker of a word is filled: hollow on a condition, crossed where it is known by a leak."""
    if word.position.basis is Basis.LEAK:
        return Filling.CROSSED
    on_condition = word.position.condition or word.position.basis is Basis.CONDITIONAL
    return Filling.HOLLOW if on_condition or word.silent else Filling.FULL


def moments(track: Track) -> Iterator[Moment]:
    """Yield what a party said, instant by instant. Where two words of one instant differ, it has no stance."""
    for said, group in groupby(track.words, key=lambda word: word.said):
        words = tuple(group)
        stances = {word.position.stance for word in words if not word.silent}
        clear = len(stances) == 1 and not any(word.doubled for word in words)
        yield Moment(said, words, stances.pop() if clear else None, silent=not stances and not clear)


def _plot(tracks: Sequence[Track], as_of: datetime, least: float) -> Plot:
    """Return where things stand, at least so high that the names have room."""
    visited = {(_band(word), track.place) for track in tracks for word in track.words}
    shown = [b for b in range(HIGHEST_STANCE, SILENT - 1, -1) if b != SILENT or any(v[0] == b for v in visited)]
    counts = {b: sum(found == b for found, _ in visited) for b in shown}
    heights = {b: max(counts[b], 1) * TRACK + 2 * PADDING for b in shown}
    more = max(least - sum(heights.values()), 0) / len(shown)
    bands, rows, top = [], {}, float(TOP)
    for b in shown:
        bottom = top + heights[b] + more
        first = (top + bottom - (counts[b] - 1) * TRACK) / 2
        places = sorted(place for found, place in visited if found == b)
        rows.update({(place, b): first + row * TRACK for row, place in enumerate(places)})
        bands.append((b, top, bottom))
        top = bottom
    earliest = min(track.words[0].said for track in tracks)
    along = axis.axis(earliest, as_of, LEFT, RIGHT)
    return Plot(along, as_of, tuple(bands), rows, _columns(tracks, along))


def _band(word: Word) -> int:
    return SILENT if word.silent else word.position.stance


def _columns(tracks: Sequence[Track], along: axis.Axis) -> dict[tuple[int, datetime], float]:
    """Return where each word stands on the axis; on a day on which several parties spoke, side by side.

    Shifted to the left, so that nothing stands behind the as-of, and never past the party's word before.
    """
    days = Counter(day for track in tracks for day in {word.said.date() for word in track.words})
    left, columns = Counter(days), {}
    for track in tracks:
        least = along.left
        for day, said in groupby(dict.fromkeys(word.said for word in track.words), key=datetime.date):
            left[day] -= 1
            shift = left[day] * min(ASIDE, MOST_ASIDE / max(days[day] - 1, 1))
            for instant in said:
                least = columns[track.place, instant] = max(along.at(instant) - shift, least)
    return columns


def _bands(plot: Plot) -> Iterator[Shape]:
    for place, (stance, top, bottom) in enumerate(plot.bands):
        fill = SHADE if place % 2 == 0 else PAPER
        yield Rect(x=LEFT, y=top, width=RIGHT - LEFT, height=bottom - top, fill=fill)
        number = "" if stance == SILENT else signed(stance)
        words = "silent" if stance == SILENT else StanceWord(stance).words
        middle = (top + bottom) / 2 + 4
        yield Text(x=24, y=middle, words=number, size=NAME_SIZE, fill=INK, anchor=END, bold=True)
        yield Text(x=30, y=middle, words=words, size=SMALL, fill=QUIET)


def _line(track: Track, plot: Plot) -> Iterator[Line]:
    """Yield the line of a party: a step at each word, a gap at each silence, none while two words differ."""
    _, dash = look(track.place)
    for points in _runs(track, plot):
        yield Line(points=tuple(points), line=INK, line_width=1.6, dash=dash)


def _runs(track: Track, plot: Plot) -> Iterator[list[Point]]:
    """Yield the unbroken pieces of a line, each a list of points."""
    run: list[Point] = []
    for moment in moments(track):
        x = plot.columns[track.place, moment.said]
        if moment.stance is not None:
            y = plot.rows[track.place, moment.stance]
            step = [(x, run[-1][1]), (x, y)] if run else [(x, y)]
            # A word so soon behind a silence that the gap of the line would reach past it begins a new line.
            run = [*run, *step] if not run or run[-1][0] <= x else [(x, y)]
        elif run:
            yield from _until(run, x - GAP if moment.silent else x)
            run = [(x + GAP, run[-1][1])] if moment.silent else []
    yield from _until(run, plot.along.at(plot.as_of))


def _until(run: list[Point], x: float) -> Iterator[list[Point]]:
    """Yield a piece drawn on to x, unless it begins behind it."""
    if run and run[-1][0] < x:
        yield [*run, (x, run[-1][1])]
    elif len(run) > 1:
        yield run


def _points(track: Track, plot: Plot) -> Iterator[Group]:
    shape, _ = look(track.place)
    for moment in moments(track):
        for word in moment.words:
            x, y = plot.at(track, word.said, _band(word))
            signs: list[Shape] = list(marker(shape, x, y, filling(word)))
            if not firm(word.position.certainty) or (moment.stance is None and not moment.silent):
                signs.append(Text(x=x + RADIUS + 1, y=y - 2, words="?", size=SMALL, fill=INK, bold=True))
            document = f" [{word.position.document}]" if word.position.document else ""
            title = f"{track.name} {said_words(word)}: {word.position.in_short}{document}"
            yield Group(shapes=tuple(signs), title=title)


def _ending(track: Track) -> Ending:
    lines = wrapped(track.name, WIDTH - NAME_LEFT, NAME_SIZE, bold=True, lines=MOST_LINES)
    newest = last_moment(track)
    differ = newest.stance is None and not newest.silent
    words = "two different words" if differ else stance_words(newest.words[0])
    told = wrapped(f"{words}, {day_words(newest.said)}", WIDTH - NAME_LEFT, SMALL, lines=MOST_LINES)
    return Ending(track, lines, told, (len(lines) * NAME_SIZE + len(told) * SMALL) * LEADING + 5)


def last_moment(track: Track) -> Moment:
    """Return what stands at the end: the newest that is no silence; a silence only where there is nothing else."""
    told = list(moments(track))
    return next((moment for moment in reversed(told) if not moment.silent), told[-1])


def _names(ends: Sequence[Ending], plot: Plot, bottom: float) -> Iterator[Group]:
    """Yield the names at the ends of the lines, moved apart, each tied to its line."""
    now = plot.along.at(plot.as_of) + 1
    rows = sorted(((_end_row(ending.track, plot), place) for place, ending in enumerate(ends)))
    heights = [ends[place].height for _, place in rows]
    middles = moved_apart([y for y, _ in rows], heights, TOP, bottom)
    for (y, place), middle in zip(rows, middles, strict=True):
        ending, x = ends[place], NAME_LEFT - 12
        shape, _ = look(ending.track.place)
        tie = Line(points=((now, y), (RIGHT + 4, y), (x - RADIUS - 3, middle)), line=RULE, line_width=0.75)
        newest = marker(shape, x, middle, filling(last_moment(ending.track).words[-1]))
        top = middle - ending.height / 2 + 2
        yield Group(shapes=(tie, *newest, *_ending_words(ending, top)), title=ending.track.name)


def _ending_words(ending: Ending, top: float) -> Iterator[Text]:
    """Yield the lines of a name in bold, then those of the newest stance."""
    for words in ending.lines:
        y = top + BASELINE * NAME_SIZE
        yield Text(x=NAME_LEFT, y=y, words=words, size=NAME_SIZE, fill=INK, bold=True)
        top += LEADING * NAME_SIZE
    for words in ending.words:
        yield Text(x=NAME_LEFT, y=top + BASELINE * SMALL, words=words, size=SMALL, fill=QUIET)
        top += LEADING * SMALL


def _end_row(track: Track, plot: Plot) -> float:
    newest = last_moment(track)
    return plot.rows[track.place, _band(newest.words[-1])]
