"""Activities and notifications of every shape, made up by hypothesis, as records that a desk could hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from detente.model.area import fault_of
from detente.model.exercise import Activity, Basis, Form, Notification, Range, Stage, Structure, Zone
from detente.model.message import UNITS_PER_DEGREE, Coordinates, Share
from detente.model.record import Marking, Precedence, Record, Source, Span
from detente.model.time import whole_days
from detente.sources.activity_fields import LARGEST_STRENGTH, STATES

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="|\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=12,
).filter(lambda text: text == text.strip() and text.strip("\ufeff"))
"""Words of one line: letters of any script, signs, quotation marks, commas; a formula is a word too."""
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
CODES = st.sampled_from(sorted(STATES))
STATE_LISTS = st.lists(CODES, max_size=3, unique=True).map(tuple)
PARTIES = st.sampled_from(["press", "NATO", "observers-1"])
COUNTS = st.integers(0, LARGEST_STRENGTH)
DAYS = st.dates(date(1946, 1, 1), date(2199, 12, 1))
SPAN_SECONDS = 240 * 365 * 86_400
INSTANTS = st.integers(0, SPAN_SECONDS * 10**6).map(
    lambda us: datetime(1950, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
)
PLACES = st.builds(
    Coordinates,
    st.integers(-90 * UNITS_PER_DEGREE, 90 * UNITS_PER_DEGREE),
    st.integers(-180 * UNITS_PER_DEGREE, 180 * UNITS_PER_DEGREE),
)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
MAYBE = st.none() | st.booleans()
AREAS = st.lists(PLACES, min_size=3, max_size=5, unique=True).map(tuple).filter(lambda ring: not fault_of(ring))


@st.composite
def ranges(draw: st.DrawFn) -> Range | None:
    """Return a strength as told: nothing, one number, a range, at least, at most."""
    least, most = sorted((draw(COUNTS), draw(COUNTS)))
    told = [None, Range(least, least), Range(least, most), Range(least, None), Range(None, most)]
    return draw(st.sampled_from(told))


@st.composite
def areas(draw: st.DrawFn) -> tuple[Coordinates, ...]:
    """Return no area, or one that turns either way, its first corner repeated or not."""
    ring = draw(AREAS)
    return draw(st.sampled_from([(), ring, ring[::-1], (*ring, ring[0])]))


@st.composite
def stages(draw: st.DrawFn) -> tuple[Stage, ...]:
    """Return stages in their order, each with some strengths."""
    hours = sorted(draw(st.lists(st.integers(0, 500), max_size=3, unique=True)))
    return tuple(Stage(from_hour=h, troops=draw(ranges()), landing_troops=draw(ranges())) for h in hours)


@st.composite
def activities(draw: st.DrawFn, number: int) -> Activity:
    """Return an activity with any of its fields told; the number keeps its name its own."""
    start = draw(st.none() | DAYS)
    end = draw(st.sampled_from([None, start and start + timedelta(days=draw(st.integers(0, 30)))]))
    shares = draw(st.lists(st.builds(Share, CODES, COUNTS), max_size=2, unique_by=lambda share: share.state))
    return Activity(
        name=f"{draw(WORDS)} {number}",
        states=draw(STATE_LISTS) + draw(st.sampled_from([(), ("NATO",), ("CSTO", "NATO")])),
        hosts=draw(STATE_LISTS),
        form=draw(st.sampled_from(Form)),
        **{field: draw(ranges()) for field in ("troops", "troops_total", "tanks", "acvs", "fixed_wing_sorties")},
        structure=draw(st.none() | st.sampled_from(Structure)),
        zone=draw(st.none() | st.sampled_from(Zone)),
        basis=draw(st.none() | st.sampled_from(Basis)),
        **{field: draw(MAYBE) for field in ("single_command", "snap", "unscheduled", "in_calendar")},
        start=start,
        end=end,
        duration_hours=draw(st.none() | COUNTS),
        places=tuple(draw(st.lists(WORDS, max_size=2))),
        at=draw(st.none() | PLACES),
        area=draw(areas()),
        troops_by_state=tuple(shares),
        command=draw(st.just("") | LINES),
        stages=draw(stages()),
        commenced=draw(st.none() | INSTANTS),
        announced=draw(st.none() | DAYS),
        concerns=draw(STATE_LISTS),
        cited=tuple(draw(st.lists(WORDS, max_size=2))),
        certainty_note=draw(st.just("") | LINES),
    )


@st.composite
def records(draw: st.DrawFn, number: int) -> Record[Any]:
    """Return a record of an activity or a notification, with any marks."""
    activity = draw(activities(number))
    body: Any = activity
    if draw(st.booleans()):
        sent, latest = sorted((draw(INSTANTS), draw(INSTANTS)))
        body = Notification(
            activity=activity,
            transmitted=sent,
            voluntary=draw(st.booleans()),
            transmitted_latest=draw(st.sampled_from([None, latest])),
            number=draw(st.sampled_from(["", f"CBM/QQ/25/{number:04d}/F25/O"])),
        )
    start = activity.start
    spans = st.lists(st.builds(lambda a: Span(a, a + 5), st.integers(0, 10**6)), max_size=2).map(tuple)
    source = st.builds(Source, DIGESTS, st.just("text/plain"), WORDS, spans)
    return Record(
        kind="exercise.notification" if isinstance(body, Notification) else "exercise.activity",
        party=draw(CODES | PARTIES),
        said=draw(INSTANTS),
        body=body,
        happened=whole_days(start, activity.end) if start else None,
        sources=tuple(draw(st.lists(source, max_size=2))),
        in_reply_to=draw(st.none() | DIGESTS),
        precedence=draw(st.sampled_from(Precedence)),
        marking=draw(st.sampled_from(Marking)),
        held_for=draw(st.sampled_from([(), ("NO",), ("NO", "desk")])),
    )


@st.composite
def tables(draw: st.DrawFn) -> tuple[Record[Any], ...]:
    """Return one to four records, activities first, as lists hold them."""
    made = [draw(records(number)) for number in range(draw(st.integers(1, 4)))]
    return tuple(sorted(made, key=lambda record: isinstance(record.body, Notification)))


def without(record: Record[Any], **fields: Any) -> Record[Any]:
    """Return the record with other fields."""
    return msgspec.structs.replace(record, **fields)
