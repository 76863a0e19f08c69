"""What a rule says: a verdict with its why, what is owed, and the draft of the message that would answer it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from detente.model.certainty import Certainty
from detente.model.record import Digest, Integer, Precedence, Source


class Verdict(StrEnum):
    """The closed list of answers. Not knowing is an answer, never zero or False."""

    DUE = "due"
    NOT_DUE = "not due"
    EXCEEDED = "exceeded"
    WITHIN = "within"
    IN_TIME = "in time"
    LATE = "late"
    OPEN = "open"
    OPPOSED = "opposed"
    AGREED = "agreed"
    PARTIAL = "partly apart"
    NO_ANSWER = "no answer on record"
    DISPUTED = "disputed"
    UNCERTAIN = "uncertain"
    CANNOT_TELL = "cannot tell"
    NOT_IN_FORCE = "not in force"


class Outcome(StrEnum):
    """What became of one condition of a rule."""

    MET = "met"
    NOT_MET = "not met"
    UNCERTAIN = "uncertain"
    CANNOT_TELL = "cannot tell"
    NOT_IN_FORCE = "not in force"


class Why(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One condition of a rule and what became of it; a tree, the conclusion at the top.

    `value` compared by `comparison` with `threshold`, all in `unit`; `margin` is value minus threshold.
    """

    says: str
    outcome: Outcome
    provision: str = ""
    instrument: str = ""
    paragraph: str = ""
    value: Integer | None = None
    comparison: str = ""
    threshold: Integer | None = None
    margin: Integer | None = None
    unit: str = ""
    certainty: Certainty | None = None
    children: tuple[Why, ...] = ()


class Owed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one party owes to others, and by when. `due` None: no instant can be named, `within` may say why.

    `by` None: nobody in particular is named by the record (both sides, or unknown).
    """

    what: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: datetime | None = None
    within: str = ""
    status: str = "open"
    provision: str = ""
    paragraph: str = ""
    certainty: Certainty | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message that a person may edit, sign and send; never sent by itself."""

    kind: str
    title: str
    lines: tuple[str, ...]


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a rule was shown: record ids, the spans they stand on, and who said so when."""

    records: tuple[Digest, ...] = ()
    sources: tuple[Source, ...] = ()
    party: str = ""
    said: datetime | None = None
    confirmed: bool = False


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a rule says of records at an instant. `sentence` is complete and plain; `why` is the proof.

    `topic` puts it in its part: exercises, risk, council, reading. `from_report` is false where the rule
    comes from outside the report, which is then always said.
    """

    rule: str
    topic: str
    question: str
    verdict: Verdict
    sentence: str
    subject: str = ""
    parties: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()
    why: Why | None = None
    evidence: Evidence = Evidence()
    certainty: Certainty = Certainty.TEXT
    from_report: bool = False
    notes: tuple[str, ...] = ()
    draft: Draft | None = None
    precedence: Precedence = Precedence.ROUTINE
