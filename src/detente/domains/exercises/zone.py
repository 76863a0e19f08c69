"""Whether a place lies in the zone of application, as the desk draws it: yes, no or uncertain, and why.

The agreement gives no coordinates, so the outline is the desk's own (mark D) and no answer here is firm. It stands
beside what a record told of the zone and never takes its place. No State is taken from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import inf

import msgspec

from detente.agreements.place import Part, Stretch, ZoneMap
from detente.model.area import edge_distances_km, holds
from detente.model.certainty import Certainty, weakest
from detente.model.exercise import Activity, Zone
from detente.model.message import UNITS_PER_DEGREE, Coordinates

UNITS_PER_KM = UNITS_PER_DEGREE // 110
"""Of latitude: a degree of it is never shorter than 110.5 km, so that a margin in these units is not too small."""
OUTSIDE = "outside"
"""The part named where a place lies in none."""
OUTSIDE_SAYS = "It lies in no part of the outline and near none."
NOTHING_SETTLED: Mapping[str, Zone] = {}


Edge = tuple[Stretch, Coordinates, Coordinates]


class ZoneAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the outline says of a place: the answer, the part and rule it rests on, why, and how sure it is.

    `certainty` is the weaker of the outline's mark and the rule's, `rule_certainty` that of the rule alone.
    `edge_km`: how far the nearest stretch with a margin lies, None where it decided nothing.
    """

    zone: Zone
    part: str
    rule: str
    why: str
    certainty: Certainty
    rule_certainty: Certainty
    edge_km: int | None = None


class ZoneNote(msgspec.Struct, frozen=True, kw_only=True):
    """What the outline says beside what a record told of the zone; `question` where the two differ, else empty."""

    told: Zone | None
    drawn: Zone | None
    places: tuple[ZoneAnswer, ...]
    question: str = ""
    certainty: Certainty = Certainty.DESK


class _Held(msgspec.Struct, frozen=True):
    """A part against a place: whether the place lies in it, and its nearest stretch within its margin, if any."""

    part: Part
    answer: Zone
    within: bool
    near: Stretch | None
    near_km: float


def zone_at(
    place: Coordinates, zone: ZoneMap, day: date, settled: Mapping[str, Zone] = NOTHING_SETTLED
) -> ZoneAnswer:
    """Return what the outline says of a place on a day: yes, no or uncertain, the rule, and why.

    `settled`: answers that the desk gives to parts by id, in place of those of the file. Order: a place safely
    inside a part that says yes or uncertain; within the margin of a stretch; inside a part that says no; outside.
    """
    held = [_held(part, place, settled.get(part.id, part.answer_on(day))) for part in zone.parts]
    safe = [one for one in held if one.within and one.near is None]
    first = next((one for one in safe if one.answer is not Zone.NO), None)
    if first:
        return _answer(first, zone)
    near = min((one for one in held if one.near), key=lambda one: one.near_km, default=None)
    if near and near.near:
        return _uncertain(near.part, near.near, near.near_km, zone)
    last = next(iter(safe), None)
    return _answer(last, zone) if last else _outside(zone)


def zone_note(
    activity: Activity, zone: ZoneMap, day: date, settled: Mapping[str, Zone] = NOTHING_SETTLED
) -> ZoneNote:
    """Return what the outline says of an activity's place and corners, beside what was told, never instead."""
    answers = tuple(zone_at(place, zone, day, settled) for place in _places(activity))
    drawn = _together({answer.zone for answer in answers})
    return ZoneNote(told=activity.zone, drawn=drawn, places=answers, question=_question(activity.zone, drawn))


def _held(part: Part, place: Coordinates, answer: Zone) -> _Held:
    within = holds(part.ring, place)
    edges = [edge for edge in part.edges() if edge[0].margin_km and _may_be_near(edge, place)]
    if not edges:
        return _Held(part, answer, within, None, inf)
    distances = edge_distances_km(place, [start for _, start, _ in edges], [end for _, _, end in edges])
    close = [pair for pair in zip(distances, edges, strict=True) if pair[0] <= pair[1][0].margin_km]
    near_km, (near, _, _) = min(close, key=_first, default=(inf, (None, None, None)))
    return _Held(part, answer, within, near, float(near_km))


def _first(pair: tuple[float, Edge]) -> float:
    return pair[0]


def _may_be_near(edge: Edge, place: Coordinates) -> bool:
    """Return whether a place is not plainly farther from an edge than its margin, by latitude alone: quick."""
    stretch, start, end = edge
    margin = stretch.margin_km * UNITS_PER_KM
    south, north = sorted((start.latitude_e7, end.latitude_e7))
    return south - margin <= place.latitude_e7 <= north + margin


def _answer(held: _Held, zone: ZoneMap) -> ZoneAnswer:
    part = held.part
    return ZoneAnswer(
        zone=held.answer,
        part=part.id,
        rule=part.rule,
        why=f"{part.says}.",
        certainty=weakest(part.certainty, zone.certainty),
        rule_certainty=part.certainty,
    )


def _uncertain(part: Part, stretch: Stretch, distance_km: float, zone: ZoneMap) -> ZoneAnswer:
    why = (
        f"It lies {distance_km:.0f} km from the line along {stretch.along}; within {stretch.margin_km} km of "
        "that line the outline says neither yes nor no."
    )
    return ZoneAnswer(
        zone=Zone.UNCERTAIN,
        part=part.id,
        rule=part.rule,
        why=why,
        certainty=weakest(part.certainty, zone.certainty),
        rule_certainty=part.certainty,
        edge_km=int(distance_km),
    )


def _outside(zone: ZoneMap) -> ZoneAnswer:
    return ZoneAnswer(
        zone=Zone.NO,
        part=OUTSIDE,
        rule="Z1",
        why=OUTSIDE_SAYS,
        certainty=zone.certainty,
        rule_certainty=Certainty.SECONDARY,
    )


def _places(activity: Activity) -> Iterator[Coordinates]:
    if activity.at:
        yield activity.at
    yield from activity.area


def _together(zones: set[Zone]) -> Zone | None:
    """Return what several places make together: partly where some are in and some out, None for no place."""
    if len(zones) == 1:
        return next(iter(zones))
    if {Zone.YES, Zone.NO} <= zones:
        return Zone.PARTLY
    return Zone.UNCERTAIN if zones else None


def _question(told: Zone | None, drawn: Zone | None) -> str:
    """Return the question to whoever reads, where what was told and what is drawn differ; empty else."""
    if drawn in (None, Zone.UNCERTAIN) or told is drawn:
        return ""
    if told is None:
        return f"The zone is not told; the desk's outline says {drawn} of the place given. Is that what was meant?"
    return (
        f"Told is {told}, and the desk's outline says {drawn} of the place given. Is the place, the outline or "
        "what was told to be put right? What was told stands."
    )
