"""The messages that belong to one request for explanation, and where the procedure stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from detente.model.record import Digest, Source
from detente.model.risk import Claim, Meeting, MeetingStep, Reply, Request, Step
from detente.model.view import Entry


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A request with its replies and the steps of its meetings, oldest first.

    `entries` are all of them, and other steps, as they were said.
    """

    requester: str
    request: Request
    replies: tuple[Reply, ...]
    steps: tuple[Meeting, ...]
    ids: tuple[Digest, ...]
    sources: tuple[Source, ...]
    entries: tuple[Entry, ...] = ()

    def meetings(self, *, joint: bool) -> tuple[tuple[Meeting | None, Meeting | None], ...]:
        """Return each meeting as asked for and as held, in their order; None where one of the two is not told.

        A meeting that was held before any was asked for is one of which nobody told that it was asked for.
        """
        pairs: list[tuple[Meeting | None, Meeting | None]] = []
        waiting: list[Meeting] = []
        for step in (step for step in self.steps if step.joint is joint):
            if step.step is MeetingStep.REQUESTED:
                waiting.append(step)
            else:
                pairs.append((waiting.pop(0) if waiting else None, step))
        return (*pairs, *((asked, None) for asked in waiting))

    def claims(self) -> tuple[Claim, ...]:
        """Return every claim on when the request was transmitted, that of its own record first."""
        own = Claim(
            transmitted=self.request.transmitted,
            transmitted_latest=self.request.transmitted_latest,
            told_by=" and ".join(self.request.cited),
        )
        return (own, *self.request.claims)

    def started(self) -> tuple[datetime, datetime]:
        """Return the earliest and the latest instant at which the request was transmitted, by any claim on it."""
        every = [between(one.transmitted, one.transmitted_latest) for one in self.claims()]
        return min(first for first, _ in every), max(last for _, last in every)


def threads_of(entries: Iterable[Entry], instant: datetime) -> tuple[Thread, ...]:
    """Return a thread for each request said by the instant, oldest request first.

    An answer belongs to the request that it names, or that the message it names belongs to.
    """
    known = sorted((m for e in entries if (m := _message(e)) and m[0] <= instant), key=_in_order)
    by_id = {entry.id: entry for _, entry in known}
    belonging: dict[Digest, list[Entry]] = {}
    for _, entry in known:
        belonging.setdefault(_request_of(entry, by_id), []).append(entry)
    requests = (entry for _, entry in known if isinstance(entry.record.body, Request))
    return tuple(_thread(request, belonging[request.id]) for request in requests)


def _in_order(message: tuple[datetime, Entry]) -> tuple[datetime, int, Digest]:
    """Return by what messages are ordered: their instant; of one instant, what answers stands behind the rest."""
    body = message[1].record.body
    order = (Request, Reply, Meeting, Step).index(type(body))
    later = isinstance(body, Meeting) and 2 * body.joint + (body.step is not MeetingStep.REQUESTED)
    return message[0], 4 * order + later, message[1].id


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
        entries=tuple(entries),
    )


def between(first: datetime, last: datetime | None) -> tuple[datetime, datetime]:
    """Return the bounds of an instant as a record tells it: one instant, or the earliest and the latest."""
    return first, max(first, last or first)


def _message(entry: Entry) -> tuple[datetime, Entry] | None:
    body: Any = entry.record.body
    if isinstance(body, Meeting | Step):
        return body.instant, entry
    return (body.transmitted, entry) if isinstance(body, Request | Reply) else None
