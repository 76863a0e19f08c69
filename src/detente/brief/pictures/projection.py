"""The Lambert azimuthal equal-area projection of the sphere, and a view that fits places into a rectangle.

Source of the method: Snyder, Map Projections: A Working Manual, US Geological Survey Professional Paper 1395
(1987), equations 24-2, 24-3 and 24-4. A centre among the places keeps shapes near them true, and no meridian is an
edge, so that places on both sides of the antimeridian stand side by side.
"""

from __future__ import annotations

import msgspec
import numpy as np

from detente.model.area import EARTH_RADIUS_KM, Numbers

LEAST_KM = 700.0
"""A view is at least so wide, so that a single place is seen among its surroundings."""
PADDING = 46.0
"""Room in px between the outermost places and the edge."""


class View(msgspec.Struct, frozen=True):
    """A map of `width` by `height` px: the centre in degrees, px to the km, and where the centre stands."""

    latitude: float
    longitude: float
    scale: float
    x: float
    y: float
    width: float
    height: float

    def at(self, places: Numbers) -> Numbers:
        """Return rows of (x, y) in px, y down, for rows of (latitude, longitude) in degrees."""
        plane = projected(places, self.latitude, self.longitude)
        return np.column_stack((self.x + plane[:, 0] * self.scale, self.y - plane[:, 1] * self.scale))

    @property
    def width_km(self) -> float:
        """Return how wide the view is at its centre, in km."""
        return self.width / self.scale


def projected(places: Numbers, latitude: float, longitude: float) -> Numbers:
    """Return rows of (east, north) in km from a centre, for rows of (latitude, longitude) in degrees.

    The point opposite the centre has no place on the plane; it is set where the points beside it stand.
    """
    north, east = np.radians(places[:, 0]), np.radians(places[:, 1] - longitude)
    middle = np.radians(latitude)
    along = np.cos(north) * np.cos(east)
    cosine = np.sin(middle) * np.sin(north) + np.cos(middle) * along
    stretch = EARTH_RADIUS_KM * np.sqrt(2 / np.maximum(1 + cosine, 1e-12))
    across = np.cos(middle) * np.sin(north) - np.sin(middle) * along
    plane: Numbers = np.column_stack((stretch * np.cos(north) * np.sin(east), stretch * across))
    return plane


def fitted_view(places: Numbers, width: float, least_height: float, most_height: float) -> View:
    """Return the view that holds all places, as wide as asked and of a height between two, in px."""
    latitude, longitude = centre_of(places)
    plane = projected(places, latitude, longitude)
    low, high = plane.min(axis=0), plane.max(axis=0)
    spans = np.maximum(high - low, (LEAST_KM, LEAST_KM * least_height / width))
    room = np.array((width, most_height)) - 2 * PADDING
    scale = float((room / spans).min())
    height = float(np.clip(spans[1] * scale + 2 * PADDING, least_height, most_height))
    middle = (low + high) / 2 * scale
    x, y = width / 2 - float(middle[0]), height / 2 + float(middle[1])
    return View(latitude, longitude, scale, x, y, width, height)


def centre_of(places: Numbers) -> tuple[float, float]:
    """Return the middle of places on the sphere in degrees; the first of them where they have no middle."""
    north, east = np.radians(places).T
    mean = np.array((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north))).mean(axis=1)
    length = float(np.sqrt((mean**2).sum()))
    if length < 1e-6:  # noqa: PLR2004  opposite one another: no middle
        return float(places[0, 0]), float(places[0, 1])
    return float(np.degrees(np.arcsin(mean[2] / length))), float(np.degrees(np.arctan2(mean[1], mean[0])))
