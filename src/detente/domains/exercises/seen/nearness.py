"""How near two activities are in time and place, as far as told; a place not told is neither near nor far."""

from __future__ import annotations

from datetime import date
from math import asin, cos, pi, sin, sqrt

import msgspec

from detente.agreements.engine import LawOfDay
from detente.model.area import EARTH_RADIUS_KM, distance_km, fault_of
from detente.model.exercise import Activity
from detente.model.message import UNITS_PER_DEGREE, Coordinates

KM, DAYS = "split/km", "split/days"


class Reach(msgspec.Struct, frozen=True):
    """How far apart activities may be and still be taken together: kilometres, and days after another's last."""

    km: int
    days: int


def reach_of(law: LawOfDay, km: int | None = None, days: int | None = None) -> Reach:
    """Return the desk's own numbers, or those given in their place; without such a number only what touches."""
    asked = ((km, KM), (days, DAYS))
    found = [given if given is not None else _number(law, question) for given, question in asked]
    return Reach(*found)


def _number(law: LawOfDay, question: str) -> int:
    """Return a number of the desk's own; it holds for earlier days too, for it is no law of any of them."""
    known = law.law.about.get(question, ())
    return next((one.value_on(max(law.day, min(one.values))) or 0 for one in known), 0)


def days_of(activity: Activity) -> tuple[date, date] | None:
    """Return the first and the last day told, None where no day is told; without an end, its first days only."""
    if activity.start is None:
        return None
    return activity.start, activity.end or activity.start_latest or activity.start


def days_apart(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return how many days after the last day of one the other begins; 0 where they have a day in common."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def place_of(activity: Activity) -> tuple[Coordinates, ...]:
    """Return the corners told, else the one place told, else nothing; corners that are no area tell nothing."""
    if activity.area and not fault_of(activity.area):
        return activity.area
    return () if activity.at is None else (activity.at,)


def apart_km(one: Activity, other: Activity) -> int | None:
    """Return how far apart two activities lie in whole kilometres rounded down, None where a place is not told."""
    first, second = place_of(one), place_of(other)
    if not first or not second:
        return None
    points = len(first) == len(second) == 1
    return _between_points_km(first[0], second[0]) if points else distance_km(first, second)


def _between_points_km(one: Coordinates, other: Coordinates) -> int:
    """Return how far two places lie apart, as `distance_km` does, and fifty times as fast: haversine."""
    unit = pi / 180 / UNITS_PER_DEGREE
    first, second = one.latitude_e7 * unit, other.latitude_e7 * unit
    half = sin((second - first) / 2) ** 2
    half += cos(first) * cos(second) * sin((other.longitude_e7 - one.longitude_e7) * unit / 2) ** 2
    return int(2 * EARTH_RADIUS_KM * asin(sqrt(min(half, 1.0))))
