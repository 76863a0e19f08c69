"""Where an agreement holds, and which places more than one side claims: dated outlines, and what they say.

An outline is a chain of corners once round, edges straight on the plane of latitude and longitude. Nothing here
ever names the State of a place: a disputed place yields every claimant, any other place yields none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from detente.model.area import holds
from detente.model.certainty import Certainty
from detente.model.exercise import Zone
from detente.model.message import Coordinates


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an outline: how it was chosen, its corners, and within how many kilometres it is uncertain."""

    along: str
    corners: tuple[Coordinates, ...]
    margin_km: int = 0


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the map of a zone and its answer; `before` is the answer for days before `since`."""

    id: str
    says: str
    rule: str
    certainty: Certainty
    answer: Zone
    stretches: tuple[Stretch, ...]
    since: date | None = None
    before: Zone | None = None

    @property
    def ring(self) -> tuple[Coordinates, ...]:
        """Return the corners of all stretches, once round."""
        return tuple(corner for stretch in self.stretches for corner in stretch.corners)

    def answer_on(self, day: date) -> Zone:
        """Return the answer of the part on a day."""
        early = self.since is not None and day < self.since
        return self.before if early and self.before is not None else self.answer

    def edges(self) -> Iterator[tuple[Stretch, Coordinates, Coordinates]]:
        """Yield every edge with its stretch; the edge from one stretch to the next belongs to the first."""
        corners = [(stretch, corner) for stretch in self.stretches for corner in stretch.corners]
        for (stretch, start), (_, end) in zip(corners, [*corners[1:], corners[0]], strict=True):
            yield stretch, start, end


class ZoneMap(msgspec.Struct, frozen=True, kw_only=True):
    """The outline of a zone of application, part by part, in the order in which they are asked."""

    id: str
    says: str
    instrument: str
    link: str
    checked: str
    certainty: Certainty
    parts: tuple[Part, ...]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Who claims a place: by name, by register id if it has one, and from when to when it did."""

    name: str
    by: str = ""
    since: date | None = None
    until: date | None = None


class DisputedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that more than one side claims, or whose status is contested: from when to when, by whom.

    `administered` tells in words who holds it, which is no claim and no verdict. Outlines are coarse and rather
    too large than too small.
    """

    id: str
    says: str
    since: date
    claimants: tuple[Claim, ...]
    administered: str
    certainty: Certainty
    source: str
    checked: str
    outlines: tuple[tuple[Coordinates, ...], ...]
    until: date | None = None

    def on(self, day: date) -> bool:
        """Return whether it is disputed on a day."""
        return _holds(self.since, self.until, day)

    def holds(self, place: Coordinates) -> bool:
        """Return whether a place lies within an outline or on its edge."""
        return any(holds(outline, place) for outline in self.outlines)


class Disputed(msgspec.Struct, frozen=True, kw_only=True):
    """What is disputed at a place on a day: every claimant then, in alphabetical order, none ahead of another."""

    id: str
    says: str
    claimants: tuple[Claim, ...]
    administered: str
    certainty: Certainty
    source: str


def claimants_at(place: Coordinates, day: date, places: Iterable[DisputedPlace]) -> tuple[Disputed, ...]:
    """Return the disputes at a place on a day with all its claimants; empty where none is known, never a State."""
    return tuple(_told(one, day) for one in places if one.on(day) and one.holds(place))


def claimants_on(place: DisputedPlace, day: date) -> tuple[Claim, ...]:
    """Return who claims a disputed place on a day, in alphabetical order."""
    return tuple(claim for claim in place.claimants if _holds(claim.since, claim.until, day))


def _told(place: DisputedPlace, day: date) -> Disputed:
    return Disputed(
        id=place.id,
        says=place.says,
        claimants=claimants_on(place, day),
        administered=place.administered,
        certainty=place.certainty,
        source=place.source,
    )


def _holds(since: date | None, until: date | None, day: date) -> bool:
    """Return whether a day lies in a time, both ends in it, open where None."""
    return (since is None or since <= day) and (until is None or day <= until)
