"""Where a meeting stands between its call and its day: called, confirmed, declined, taken back or held."""

from __future__ import annotations

from enum import StrEnum

from detente.domains.council.dialogue import MeetingFile, Step, newest
from detente.domains.council.outcomes import said_since
from detente.model.dialogue import CallWord


class CallStatus(StrEnum):
    """Where a meeting stands."""

    CALLED = "called"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"
    HELD = "held"


def call_words(meeting: MeetingFile) -> dict[str, Step]:
    """Return each party's newest word on the newest call, by party; a word on an earlier call does not count."""
    call = meeting.call
    return newest(step for step in meeting.replies if call is None or said_since(step, call))


def call_status(meeting: MeetingFile, members: tuple[str, ...]) -> CallStatus:
    """Return where a meeting stands; `members` empty: those who answered are all that is known.

    Confirmed: everybody but the caller confirms. Declined: everybody but the caller declines (the desk's own
    rule, mark D). Anything between is `called`.
    """
    if meeting.held:
        return CallStatus.HELD
    words = call_words(meeting)
    caller = meeting.call.party if meeting.call else ""
    asked = [party for party in members or words if party != caller]
    said = {words[party].body.word if party in words else None for party in asked}
    if said == {CallWord.CONFIRMS}:
        return CallStatus.CONFIRMED
    return CallStatus.DECLINED if said == {CallWord.DECLINES} else CallStatus.CALLED
