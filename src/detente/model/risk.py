"""The messages of a risk-reduction procedure: request, reply, meeting. Silence blocks nothing.

Where the instant of a message is not known exactly (a day only), its first field is the earliest instant and
the field with `latest` in its name the latest, so that a clock can say "cannot tell" where it must.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What another source says of when a request was transmitted; neither is taken for the truth."""

    transmitted: datetime
    transmitted_latest: datetime | None = None
    told_by: str = ""


class Request(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request for explanation, transmitted to the State where the activity takes place.

    `together_with` are States that asked with the same message. `claims` are other dates given for it. `copied`
    says whether it went to all participating States; None: not told. `cited` are the sources of the record.
    """

    to: str
    transmitted: datetime
    concern: str
    activity_type: str = ""
    place: str = ""
    transmitted_latest: datetime | None = None
    together_with: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    copied: bool | None = None
    cited: tuple[str, ...] = ()


class Reply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reply; the requester may record it as insufficient, with a reason. It never counts as silence."""

    transmitted: datetime
    text: str = ""
    insufficient: str = ""
    transmitted_latest: datetime | None = None
    copied: bool | None = None
    cited: tuple[str, ...] = ()


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
    instant_latest: datetime | None = None
    cited: tuple[str, ...] = ()


class StepType(StrEnum):
    """What else may follow a request: the requester's judgement of a reply, copies, a report, words, the end."""

    INSUFFICIENT = "insufficient"
    COPIES = "copies"
    REPORT = "report"
    REMARK = "remark"
    CLOSED = "closed"


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step after a request that is no reply and no meeting; `words` say why, or what was said."""

    type: StepType
    instant: datetime
    words: str = ""
    instant_latest: datetime | None = None
    cited: tuple[str, ...] = ()
