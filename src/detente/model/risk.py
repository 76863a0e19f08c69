"""The messages of a risk-reduction procedure: request, reply, meeting. Silence blocks nothing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class Request(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request for explanation, transmitted to the State where the activity takes place."""

    to: str
    transmitted: datetime
    concern: str
    activity_type: str = ""
    place: str = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reply; the requester may record it as insufficient, with a reason. It never counts as silence."""

    transmitted: datetime
    text: str = ""
    insufficient: str = ""


class MeetingStep(StrEnum):
    """Where a meeting stands."""

    REQUESTED = "requested"
    HELD = "held"
    NOT_ATTENDED = "not attended"


class Meeting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A meeting after a request: of the States concerned (16.2) or of all participating States (16.3, joint)."""

    step: MeetingStep
    instant: datetime
    joint: bool = False
    absent: tuple[str, ...] = ()
