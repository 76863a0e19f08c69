"""Activities on a time axis, a lane for each State: bars from start to end, notices and last instants for them.

What was declared stands in full marks, what others reported in hollow ones, each with its own number. The shape
of a mark says what the rules found, so that no colour is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

from detente.brief.activity_rows import ActivityRow, Duty, range_words
from detente.brief.pictures.activity_table import days_words
from detente.brief.pictures.canvas import svg
from detente.brief.pictures.frame import Framed, Ground, Key, Notes, framed, nothing
from detente.brief.pictures.lanes import Item, Lane, drawn
from detente.brief.pictures.markers import CIRCLE, DIAMOND, DOWN, SQUARE, TRIANGLE, Filling, marker
from detente.brief.pictures.words import Name, day_words
from detente.model.finding import Verdict
from detente.model.time import midnight

SILENCE = (
    "A number that is not told is not zero, and nothing on record is not nothing sent. Published totals and "
    "reports of others are other numbers than the troops that count."
)
NOBODY = "No State told"


class By(StrEnum):
    """What the lanes of a timeline are for."""

    STATE = "state"
    HOST = "host"


def activity_timeline(rows: Sequence[ActivityRow], name: Name, ground: Ground, by: By = By.STATE) -> str:
    """Return the timeline of activities as SVG; those without a day are listed under it.

    `by`: a lane for the first State that takes part, or for the first host.
    """
    lanes = tuple(_lanes(rows, name, by))
    bare = tuple(f"{row.number} {row.name}" for row in rows if not row.start)
    told = Framed(
        title=f"Military activities over time, as of {day_words(ground.as_of)}",
        subtitle=f"A lane for each {'host' if by is By.HOST else 'State that is named first'}; days in UTC.",
        description=" ".join(_description(rows)),
        body=drawn(lanes, ground.as_of) if lanes else nothing(),
        silence=SILENCE,
        legend=tuple(_legend(lanes)),
        notes=(Notes("Told without a day", bare),),
    )
    return svg(framed(told, ground))


def _lanes(rows: Sequence[ActivityRow], name: Name, by: By) -> Iterator[Lane]:
    lanes: dict[str, list[Item]] = {}
    for row in rows:
        parties = row.hosts if by is By.HOST else row.states
        if row.start:
            lanes.setdefault(parties[0] if parties else "", []).extend(_items(row, row.start))
    for party in sorted(lanes, key=lambda party: (not party, name(party).casefold())):
        yield Lane(name(party) if party else NOBODY, tuple(lanes[party]))


def _items(row: ActivityRow, start: date) -> Iterator[Item]:
    yield _bar(row, start, _number(row), _shape(row), Filling.FULL)
    for one in row.reported:
        kind = " in all" if one.total else ""
        yield _bar(row, start, f"{range_words(one.number)}{kind}, reported by {one.party}", CIRCLE, Filling.HOLLOW)
    for sent in row.sent:
        yield _instant(row, sent, "notification on record", Filling.FULL)
    if row.notification.due:
        yield _instant(row, row.notification.due, "last instant to notify", Filling.HOLLOW)
    if row.observation.due:
        yield _instant(row, row.observation.due, "last instant to invite", Filling.CROSSED)


def _bar(row: ActivityRow, start: date, number: str, shape: int, filling: Filling) -> Item:
    end = row.end or start
    words = f"{row.number} {row.name}: {number}"
    duties = f"notification {_told(row.notification)}, observation {_told(row.observation)}"
    title = f"{words}; {days_words(row.start, row.end)}; {duties}"
    since = midnight(start) if end > start else None
    return Item(at=midnight(end), since=since, shape=shape, filling=filling, words=words, title=title)


def _instant(row: ActivityRow, at: datetime, what: str, filling: Filling) -> Item:
    words = f"{row.number} {what}"
    return Item(at=at, shape=DOWN, filling=filling, words=words, title=f"{day_words(at)}: {row.name}, {what}")


def _told(duty: Duty) -> str:
    return f"{duty.verdict} [{duty.certainty}]"


def _number(row: ActivityRow) -> str:
    told = (
        f"{range_words(row.declared)} troops told" if row.declared else "",
        f"{range_words(row.total)} published in all" if row.total else "",
    )
    return "; ".join(filter(None, told)) or "no number told"


def _shape(row: ActivityRow) -> int:
    """Return the shape for what the rules found: observation due, notification due, cannot be told, none due."""
    if row.observation.verdict is Verdict.DUE:
        return SQUARE
    if row.notification.verdict is Verdict.DUE:
        return DIAMOND
    return CIRCLE if row.notification.verdict is Verdict.NOT_DUE else TRIANGLE


def _legend(lanes: Sequence[Lane]) -> Iterator[Key]:
    meanings = {
        (SQUARE, Filling.FULL): "notification and observation due",
        (DIAMOND, Filling.FULL): "notification due",
        (TRIANGLE, Filling.FULL): "cannot be told, uncertain, or no such law",
        (CIRCLE, Filling.FULL): "notification not due",
        (CIRCLE, Filling.HOLLOW): "what others reported: another number",
        (DOWN, Filling.FULL): "notification on record",
        (DOWN, Filling.HOLLOW): "last instant to notify",
        (DOWN, Filling.CROSSED): "last instant to invite observers",
    }
    found = {(item.shape, item.filling) for lane in lanes for item in lane.items}
    for (shape, filling), words in meanings.items():
        if (shape, filling) in found:
            yield Key(words, 16, marker(shape, 8, 8, filling))


def _description(rows: Sequence[ActivityRow]) -> Iterator[str]:
    yield f"A timeline of {len(rows)} military activities in lanes."
    for row in rows:
        yield f"{row.number} {row.name}, {days_words(row.start, row.end)}: {_number(row)}."
