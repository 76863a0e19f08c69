"""The messages that belong to one request for explanation, and where the procedure stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from detente.model.record import Digest, Source
from detente.model.risk import Meeting, MeetingStep, Reply, Request
from detente.model.view import Entry


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A request with its replies and the steps of its meetings, oldest first."""

    requester: str
    request: Request
    replies: tuple[Reply, ...]
    steps: tuple[Meeting, ...]
    ids: tuple[Digest, ...]
    sources: tuple[Source, ...]

    def meetings(self, *, joint: bool) -> tuple[tuple[Meeting, Meeting | None], ...]:
        """Return each meeting asked for with how it was held, None while it was not."""
        steps = [step for step in self.steps if step.joint is joint]
        asked = [step for step in steps if step.step is MeetingStep.REQUESTED]
        held = [step for step in steps if step.step is not MeetingStep.REQUESTED]
        rest = [None] * max(len(asked) - len(held), 0)
        return tuple(zip(asked, (*held, *rest), strict=False))

    def stage(self, instant: datetime, reply_due: datetime | None) -> str:
        """Return where the procedure stands at an instant, in the words of the small machine."""
        for joint, words in ((True, "joint meeting"), (False, "meeting")):
            meetings = self.meetings(joint=joint)
            if meetings:
                held = meetings[-1][1]
                return f"{words} {held.step if held else 'requested'}"
        if self.replies:
            return "replied, said to be insufficient" if self.replies[-1].insufficient else "replied"
        return "reply overdue" if reply_due is not None and instant > reply_due else "requested"


def threads_of(entries: Iterable[Entry], instant: datetime) -> tuple[Thread, ...]:
    """Return a thread for each request said by the instant, oldest request first.

    An answer belongs to the request that it names, or that the message it names belongs to.
    """
    known = sorted((m for e in entries if (m := _message(e)) and m[0] <= instant), key=lambda m: (m[0], m[1].id))
    by_id = {entry.id: entry for _, entry in known}
    belonging: dict[Digest, list[Entry]] = {}
    for _, entry in known:
        belonging.setdefault(_request_of(entry, by_id), []).append(entry)
    requests = (entry for _, entry in known if isinstance(entry.record.body, Request))
    return tuple(_thread(request, belonging[request.id]) for request in requests)


def _request_of(entry: Entry, by_id: dict[Digest, Entry]) -> Digest:
    """Return the id of the request at the head of an answer's chain, empty where the chain ends elsewhere."""
    walked: set[Digest] = set()
    here: Entry | None = entry
    while here is not None and here.id not in walked:
        if isinstance(here.record.body, Request):
            return here.id
        walked.add(here.id)
        here = by_id.get(here.record.in_reply_to or "")
    return ""


def _thread(asked: Entry, entries: list[Entry]) -> Thread:
    bodies = [e.record.body for e in entries]
    return Thread(
        requester=asked.record.party,
        request=asked.record.body,  # type: ignore[arg-type]
        replies=tuple(body for body in bodies if isinstance(body, Reply)),
        steps=tuple(body for body in bodies if isinstance(body, Meeting)),
        ids=tuple(e.id for e in entries),
        sources=tuple(source for e in entries for source in e.record.sources),
    )


def _message(entry: Entry) -> tuple[datetime, Entry] | None:
    body: Any = entry.record.body
    if isinstance(body, Meeting):
        return body.instant, entry
    return (body.transmitted, entry) if isinstance(body, Request | Reply) else None
