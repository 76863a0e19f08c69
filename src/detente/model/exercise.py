"""Military activities as they are declared or reported. None means: not told, which is never zero."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from detente.model.message import Coordinates, Share
from detente.model.record import Count


class Form(StrEnum):
    """What kind of activity it is; each landing has a threshold of its own."""

    FIELD = "field"
    AMPHIBIOUS_LANDING = "amphibious landing"
    HELIBORNE_LANDING = "heliborne landing"
    PARACHUTE_ASSAULT = "parachute assault"
    TRANSFER = "transfer"
    NAVAL = "naval"
    AIR = "air"
    COMMAND_POST = "command post"


class Structure(StrEnum):
    """How the forces are organised: the land thresholds ask for a division or two brigades or regiments."""

    DIVISION = "division"
    TWO_BRIGADES = "two brigades"
    SMALLER = "smaller"


class Zone(StrEnum):
    """Whether it lies in the zone of application."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNCERTAIN = "uncertain"


class Basis(StrEnum):
    """On what a claim about an activity rests: told by a State of itself, or by whom else and how known."""

    DECLARED = "declared"
    ANNOUNCED = "announced"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    OBSERVED = "observed"


class Range(msgspec.Struct, frozen=True, omit_defaults=True):
    """A number as told: at least, at most; both the same for one figure, None where left open."""

    least: Count | None = None
    most: Count | None = None

    def __post_init__(self) -> None:
        """Refuse a range whose least is more than its most; a decoder turns this into its own error."""
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"a range from {self.least} down to {self.most}")


class Stage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The strength engaged from an hour on, counted from the moment the troops commenced, until the next stage."""

    from_hour: Count = 0
    troops: Range | None = None
    tanks: Range | None = None
    acvs: Range | None = None
    artillery: Range | None = None
    landing_troops: Range | None = None


class Activity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A military activity. Counts are the peak engaged at once under one command, as far as the source says.

    `troops_total` is a published total, which is another number and never takes the place of `troops`.
    `hosts` are the States on whose territory it takes place, as the source says, never from a map.
    `start` is the first day in the field; where only a range is known, `start_latest` is its last day.
    `stages` tell how the strength changed; `commenced` is the instant at which the troops of an alert began.
    `at` is one place of it, `area` its corners, as whoever says so gave them; neither ever names a State.
    `troops_by_state` are the troops that count, by the State they belong to, `troops_by_host` the same troops by
    the State on whose territory they are. `command` names the operational command, as told.
    `basis` is on what kind of knowledge the claim rests.
    `concerns` are the parties that expressed a security concern. `notification_told` and `observation_told` are
    words on a notification or observation (a claim about a notification is not one). `cited` are the documents,
    and `certainty_note` the words, on which whoever entered it rests.
    """

    name: str
    states: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    form: Form = Form.FIELD
    troops: Range | None = None
    troops_total: Range | None = None
    tanks: Range | None = None
    acvs: Range | None = None
    artillery: Range | None = None
    landing_troops: Range | None = None
    fixed_wing_sorties: Range | None = None
    structure: Structure | None = None
    single_command: bool | None = None
    zone: Zone | None = None
    snap: bool | None = None
    start: date | None = None
    end: date | None = None
    duration_hours: Count | None = None
    places: tuple[str, ...] = ()
    at: Coordinates | None = None
    area: tuple[Coordinates, ...] = ()
    troops_by_state: tuple[Share, ...] = ()
    troops_by_host: tuple[Share, ...] = ()
    command: str = ""
    basis: Basis | None = None
    near: tuple[str, ...] = ()
    unscheduled: bool | None = None
    outside_peacetime_location: bool | None = None
    militarily_significant: bool | None = None
    stages: tuple[Stage, ...] = ()
    start_latest: date | None = None
    commenced: datetime | None = None
    in_calendar: bool | None = None
    changed_since_calendar: bool | None = None
    announced: date | None = None
    concerns: tuple[str, ...] = ()
    notification_told: str = ""
    observation_told: str = ""
    cited: tuple[str, ...] = ()
    certainty_note: str = ""


class Notification(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A prior notification of an activity, with the instant at which it was transmitted.

    Where the instant is not known exactly, `transmitted` is the earliest and `transmitted_latest` the latest.
    `number` is that of the message, as its sender numbers it, and `amends` the number of an earlier one.
    """

    activity: Activity
    transmitted: datetime
    voluntary: bool = False
    transmitted_latest: datetime | None = None
    number: str = ""
    amends: str = ""
