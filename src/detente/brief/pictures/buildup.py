"""A build-up by day: for each area what was declared and what was seen, as bands from least to most told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from detente.brief.pictures import axis
from detente.brief.pictures.bands import (
    HEIGHT,
    LEFT,
    RIGHT,
    TOTAL,
    WIDTH,
    Plot,
    band_keys,
    numbers_and_days,
    plotted,
    thresholds,
)
from detente.brief.pictures.canvas import Group, Rect, Shape, Text, svg
from detente.brief.pictures.claim_marks import MarkLine, mark_keys, strip
from detente.brief.pictures.frame import Block, Framed, Ground, Notes, framed, nothing, paragraph, stacked
from detente.brief.pictures.inks import QUIET, SHADE
from detente.brief.pictures.words import Name, day_words, listed, notes_of
from detente.domains.exercises.counting import range_words
from detente.domains.exercises.seen.buildup import Buildup, Line, Listed, Run, Series, Side, Strength
from detente.domains.exercises.seen.side_by_side import numbers_told
from detente.model.exercise import Range
from detente.model.time import end_of_day, midnight

MOST_AREAS = 6
"""More areas than this make no picture; the rest stand in the notes and in the table."""
SILENT_HEIGHT = 36
"""How high a lane is of which nothing is on record, in px."""
MOST_SAID = 40
"""So many changes of an area are told in the description; the rest are counted."""
SIDE_WORDS = {Side.DECLARED: "declared", Side.SEEN: "seen by others"}
SILENCE_WORDS = (
    "Where nothing is drawn, nothing is told for the day, which is not zero. Numbers are as told, none is taken "
    "for the truth or averaged. Areas are as named, with no map behind them."
)
ELSEWHERE = "they stand in the table of the same command"
Panel = tuple[str, dict[Side, tuple[Run, ...]]]


def buildup_picture(told: Buildup, name: Name, ground: Ground) -> str:
    """Return a build-up as SVG: days to the right, strength upwards, two lanes for each area on one scale."""
    panels = _panels(told.series)
    drawn = panels[:MOST_AREAS]
    left_out = [area for area, _ in panels[MOST_AREAS:]]
    parties = list(dict.fromkeys(one.claim.party for one in told.claims))
    marks = [_mark(one, parties) for one in told.claims]
    whole = Framed(
        title=_title([area for area, _ in panels]),
        subtitle=_subtitle(told, ground),
        description=" ".join(_description(panels, told, name)),
        body=_body(drawn, told, marks),
        silence=SILENCE_WORDS,
        legend=(*band_keys(), *mark_keys([(name(party), place) for place, party in enumerate(parties)])),
        notes=(
            Notes("Claims, by number", notes_of((_claim(one, name) for one in told.claims), where=ELSEWHERE)),
            Notes("Claims that tell no day", tuple(f"{name(c.party)}: {c.activity.name}" for c in told.undated)),
            Notes("What was added, and what may be the same", notes_of(told.notes, where=ELSEWHERE)),
            Notes("Areas not drawn", (listed(left_out),) if left_out else ()),
        ),
        hatches=(TOTAL,),
    )
    return svg(framed(whole, ground))


def _panels(series: Sequence[Series]) -> list[Panel]:
    found: dict[str, dict[Side, tuple[Run, ...]]] = {}
    for one in series:
        found.setdefault(one.area, {})[one.side] = one.runs
    return list(found.items())


def _title(areas: Sequence[str]) -> str:
    where = areas[0] if len(areas) == 1 else f"{len(areas)} areas"
    return f"Strength by day as told: {where}" if areas else "Strength by day as told"


def _subtitle(told: Buildup, ground: Ground) -> str:
    days = f"{day_words(told.since)} to {day_words(told.until)}, " if told.since and told.until else ""
    return (
        f"{days}as of {day_words(ground.as_of)}: what its own States declared, and what others said that "
        "they saw or heard. One scale in all lanes; a band reaches from the least to the most told of a day."
    )


def _body(panels: Sequence[Panel], told: Buildup, marks: Sequence[MarkLine]) -> Block:
    if not panels or told.since is None or told.until is None:
        return nothing()
    along = axis.axis(midnight(told.since), end_of_day(told.until), LEFT, RIGHT)
    highest = _highest([run for _, lanes in panels for runs in lanes.values() for run in runs], told.lines)
    plot = Plot(along=along, highest=highest, until=told.until)
    return stacked([_panel(area, lanes, plot, told, marks) for area, lanes in panels], gap=18)


def _panel(
    area: str, lanes: dict[Side, tuple[Run, ...]], plot: Plot, told: Buildup, marks: Sequence[MarkLine]
) -> Block:
    """Return an area: its name, its two lanes, each under the marks of its claims, and the days."""
    heading = paragraph(area, WIDTH, 14, bold=True)
    blocks = [heading]
    for side in Side:
        own = [one for one in marks if one.side is side and one.area.casefold() == area.casefold()]
        blocks.append(_lane(side, lanes.get(side, ()), plot, told.lines, own))
    block = stacked(blocks, gap=6)
    days = tuple(axis.drawn(plot.along, block.height, block.height))
    return Block(WIDTH, block.height + axis.HEIGHT, (*block.shapes, *days))


def _lane(side: Side, runs: Sequence[Run], plot: Plot, lines: Sequence[Line], marks: Sequence[MarkLine]) -> Block:
    height = HEIGHT if runs else SILENT_HEIGHT
    ground = Rect(x=LEFT, y=0, width=RIGHT - LEFT, height=height, fill=SHADE)
    label = paragraph(SIDE_WORDS[side], LEFT - 70, 12.5, bold=True)
    shapes: list[Shape] = [ground, Group(shapes=label.shapes, x=4, y=(height - label.height) / 2)]
    if runs:
        title = f"{SIDE_WORDS[side]}: {_runs_words(runs)}"
        shapes += [*numbers_and_days(plot), *thresholds(plot, lines)]
        shapes.append(Group(shapes=tuple(plotted(runs, plot)), title=title))
    else:
        shapes.append(Text(x=LEFT + 8, y=height / 2 + 4, words="nothing on record", size=11, fill=QUIET))
    lane = Block(WIDTH, height, tuple(shapes))
    return stacked([*([strip(marks, plot)] if marks else []), lane], gap=2)


def _highest(runs: Sequence[Run], lines: Sequence[Line]) -> int:
    """Return the highest number shown: of all bands, and of the two lowest thresholds."""
    bounds = (
        bound
        for run in runs
        for strength in (run.known, run.lasting)
        for told in (strength.peak, strength.total)
        if told is not None
        for bound in (told.least, told.most)
        if bound is not None
    )
    return max((*bounds, *sorted(line.number for line in lines)[:2], 1))


def _mark(one: Listed, parties: Sequence[str]) -> MarkLine:
    return MarkLine(
        number=one.number,
        place=parties.index(one.claim.party),
        said=one.claim.said,
        ended=one.ended,
        side=one.side,
        area=one.area,
    )


def _claim(one: Listed, name: Name) -> str:
    end = f"to {day_words(one.last)}" if one.ended else f"end not told, known until {day_words(one.last)}"
    basis = one.claim.basis or "basis not told"
    kind = ", by notification" if one.claim.notification else ""
    return (
        f"{one.number}. {name(one.claim.party)}, {day_words(one.claim.said)} ({basis}{kind}): "
        f"{one.claim.activity.name}, {_numbers(one)}; {one.area}; {day_words(one.first)} {end}."
    )


def _numbers(one: Listed) -> str:
    told = numbers_told(one.claim)
    words = {"troops": "peak", "troops_total": "published total"}
    return listed([f"{words[k]} {_range(told[k])}" for k in words if k in told]) or "no strength told"


def _range(told: Range) -> str:
    return range_words(told.least, told.most)


def _description(panels: Sequence[Panel], told: Buildup, name: Name) -> Iterator[str]:
    yield "Strength by day as told, in two lanes for each area."
    for area, lanes in panels:
        for side in Side:
            yield f"{area}, {SIDE_WORDS[side]}: {_runs_words(lanes.get(side, ()))}."
    yield f"Thresholds: {listed([f'{line.number:,} for {line.words}' for line in told.lines])}."
    yield f"Claims by {listed(list(dict.fromkeys(name(one.claim.party) for one in told.claims)))}."


def _runs_words(runs: Sequence[Run]) -> str:
    words = [f"{_days(run.since, run.until)} {_strength_words(run)}" for run in runs[:MOST_SAID]]
    more = len(runs) - MOST_SAID
    return "; ".join([*words, *([f"and {more} more changes"] if more > 0 else [])]) or "nothing on record"


def _days(since: date, until: date) -> str:
    return day_words(since) if since == until else f"{day_words(since)} to {day_words(until)}"


def _strength_words(run: Run) -> str:
    parts = [_one(run.known, "")] if run.claims else []
    parts += [_one(run.lasting, " not known to have ended")] if run.not_known_to_have_ended else []
    return ", ".join(parts)


def _one(strength: Strength, after: str) -> str:
    told = (("peak", strength.peak), ("published total", strength.total))
    return (listed([f"{words} {_range(n)}" for words, n in told if n]) or "strength not told") + after
