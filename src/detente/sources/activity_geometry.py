"""Places and areas as maps give them, longitude first, into coordinates exact to 1e-7 degree."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from detente.model.area import ring_of
from detente.model.errors import SchemaError
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.sources.activity_fields import checked_area, read_area, read_place
from detente.sources.activity_rows import Row

POLE, DATE_LINE = 90, 180
PAIR, TRIPLE = 2, 3
LONGEST_NUMBER = 40


def coordinates_of(longitude: Any, latitude: Any, where: str) -> Coordinates:
    """Return the place that two numbers are, the longitude first; SchemaError where they are none on the Earth."""
    return Coordinates(
        _units(latitude, POLE, f"{where}, latitude"), _units(longitude, DATE_LINE, f"{where}, longitude")
    )


def _units(number: Any, most: int, where: str) -> int:
    try:
        degrees = Decimal(str(number)) if len(str(number)) <= LONGEST_NUMBER else Decimal("NaN")
    except (InvalidOperation, ValueError):
        degrees = Decimal("NaN")
    if isinstance(number, bool) or not degrees.is_finite() or abs(degrees) > most:
        raise SchemaError(
            "not a number of degrees",
            where=where,
            expected=f"from -{most} to {most}, with a point, the longitude before the latitude",
            given=repr(str(number)[:60]),
        )
    return round(degrees * UNITS_PER_DEGREE)


def closed_ring(corners: Sequence[Coordinates], where: str) -> tuple[Coordinates, ...]:
    """Return the corners of a closed ring, the first not repeated; SchemaError where it is none."""
    if len(corners) < PAIR or corners[0] != corners[-1]:
        raise SchemaError(
            "a ring that is not closed",
            where=where,
            expected="the first corner again at the end",
            given=f"{len(corners)} corners",
        )
    return checked_area(ring_of(corners), where)


class Shapes(msgspec.Struct):
    """The one place and the one area that a feature may have."""

    where: str
    at: Coordinates | None = None
    area: tuple[Coordinates, ...] = ()

    def take_place(self, place: Coordinates) -> None:
        """Take a place; SchemaError where there is one already."""
        if self.at is not None:
            raise self.refused("a feature with several places", "one Point")
        self.at = place

    def take_area(self, rings: Sequence[Sequence[Coordinates]]) -> None:
        """Take an area by its rings; SchemaError where it has holes, or where there is one already."""
        if self.area:
            raise self.refused(
                "an area of several parts",
                "one Polygon",
                "give each part a row of its own; one that was cut at the antimeridian is two areas",
            )
        if len(rings) != 1:
            raise self.refused("an area with holes, or without a ring", "one ring", "leave the holes out")
        self.area = closed_ring(rings[0], f"{self.where}, column area")

    def refused(self, problem: str, expected: str, next_step: str = "") -> SchemaError:
        """Return the error of a geometry that a record cannot hold."""
        return SchemaError(problem, where=f"{self.where}, geometry", expected=expected, next_step=next_step)


def with_shapes(row: Row, shapes: Shapes) -> Row:
    """Return the row with the place and area of its geometry; SchemaError where its fields say another thing."""
    typed: dict[str, Any] = {}
    if shapes.at is not None:
        typed["at"] = shapes.at
    if shapes.area:
        typed["area"] = shapes.area
    if "area" in row.cells:
        told = read_area(row.cells["area"], row.where("area"))
        if shapes.area and not same_ring(told, shapes.area):
            raise _other(row, "area")
        typed["area"] = told
    if "at" in row.cells:
        place = read_place(row.cells["at"], row.where("at"))
        if shapes.at is not None and place != shapes.at:
            raise _other(row, "at")
        typed["at"] = place
    return msgspec.structs.replace(row, typed=typed) if typed else row


def same_ring(one: Sequence[Coordinates], other: Sequence[Coordinates]) -> bool:
    """Return whether two rings have the same corners in the same or in the opposite turn, wherever they begin."""
    first, second = ring_of(one), ring_of(other)
    if len(first) != len(second) or first[0] not in second:
        return False
    begin = second.index(first[0])
    turned = (*second[begin:], *second[:begin])
    return first in (turned, (turned[0], *reversed(turned[1:])))


def anticlockwise(corners: Sequence[Coordinates]) -> bool:
    """Return whether a ring turns to the left (north up, east right), as RFC 7946 asks of an outer ring."""
    ring = ring_of(corners)
    doubled = sum(
        one.longitude_e7 * two.latitude_e7 - two.longitude_e7 * one.latitude_e7
        for one, two in zip(ring, (*ring[1:], ring[0]), strict=True)
    )
    return doubled > 0


def _other(row: Row, field: str) -> SchemaError:
    return SchemaError(
        "a place told twice, and not the same",
        where=row.where(field),
        expected="the geometry, or a field that says the same",
        given=row.cells[field][:80],
        next_step=f"take the field {field} away where the geometry holds",
    )
