"""The gazetteer: places that reports name, by kind, with the States in which they lie."""

from __future__ import annotations

import msgspec

from detente.model.certainty import Certainty

KINDS = (
    "city", "sea", "strait", "gulf", "river", "lake", "island", "peninsula", "region", "border", "district",
    "base", "range", "spaceport", "test-site", "plant", "crossing",
)  # fmt: skip
"""Every kind of place: `district` is a military district, `range` a training ground, `plant` a nuclear plant."""


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place that reports name. A help to the reader: no verdict takes a State from it.

    `states` are the ids of the States in which it lies, or whose shores or borders it is; none where that is
    disputed: then `disputed` is the id of the disputed place of the agreements in which it lies, and its claimants
    are taken from there. The position is coarse, to a tenth of a degree, WGS 84; None for what has no one point.
    """

    id: str
    name: str
    kind: str
    forms: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    disputed: str | None = None
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    source: str
    certainty: Certainty
