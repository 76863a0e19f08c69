"""Inspections and evaluation visits as threads of messages: request, replies, report, and what was said of them.

A message belongs to the request that it answers or amends, over as many steps as stand between. A State's last
word on a request counts: an acceptance that it took back later, for force majeure or otherwise, is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from detente.domains.exercises.verification.values import instant_told, refuse_far, words_told
from detente.model.message import EVERYONE, Message
from detente.model.verification import Told

INSPECTION, EVALUATION = "inspection", "evaluation visit"
REQUESTS = {"vd11.88.inspection_request": INSPECTION, "vd11.112.evaluation_request": EVALUATION}
REPLIES = {"vd11.89.inspection_reply": INSPECTION, "vd11.116.evaluation_reply": EVALUATION}
REPORTS = {"vd11.106.inspection_report": INSPECTION, "vd11.136.evaluation_report": EVALUATION}
REMARK = "vd11.150.free_text"
ACCEPTED, DECLINED = "accepted", "declined"
FORCE_MAJEURE = "force majeure"
UNNAMED = "a State that is not told"


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One inspection or evaluation visit asked for, with all that was said of it, oldest first.

    `plan` is the request as last amended; `request` is the first one, from which the clocks run. `requester` and
    `receiver` are empty where the messages do not name them.
    """

    kind: str
    requester: str
    receiver: str
    request: Told
    plan: Message
    replies: tuple[Told, ...] = ()
    reports: tuple[Told, ...] = ()
    remarks: tuple[Told, ...] = ()

    @property
    def label(self) -> str:
        """Return the number of the request, or what was asked of whom by whom."""
        by = self.requester or UNNAMED
        return self.request.message.number or f"{self.kind} of {self.receiver or UNNAMED} by {by}"

    @property
    def entry(self) -> datetime | None:
        """Return the planned entry into the country, None where it is not told."""
        return instant_told(self.plan, "entry.at")

    @property
    def year(self) -> int:
        """Return the calendar year in which it counts: that of the planned entry, else that of the request."""
        return (self.entry or self.request.sent[0]).year

    @property
    def report(self) -> Message | None:
        """Return the last report, None where there is none."""
        return self.reports[-1].message if self.reports else None

    def last_word(self, before: datetime | None = None) -> Told | None:
        """Return the last reply that says accepted or declined, of those surely sent before an instant."""
        said = (r for r in self.replies if before is None or r.sent[1] < before)
        return next((r for r in reversed(tuple(said)) if decision(r)), None)

    def accepted(self, before: datetime | None = None) -> Told | None:
        """Return the last word if it is an acceptance, None otherwise."""
        last = self.last_word(before)
        return last if last is not None and decision(last) == ACCEPTED else None

    @property
    def messages(self) -> tuple[Told, ...]:
        """Return every message of the thread."""
        return (self.request, *self.replies, *self.reports, *self.remarks)


class Threads(msgspec.Struct, frozen=True):
    """All visits asked for, oldest request first, and the answers that belong to none of them."""

    visits: tuple[Visit, ...]
    loose: tuple[Told, ...]


def decision(reply: Told) -> str:
    """Return `accepted` or `declined`, empty where the reply says neither."""
    told = words_told(reply.message, "reply.decision").casefold()
    return told if told in (ACCEPTED, DECLINED) else ""


def reason_told(reply: Told) -> str:
    """Return the ground that a reply names, in the words of its form, empty where it names none."""
    return words_told(reply.message, "reply.reason")


def reason(reply: Told) -> str:
    """Return the same as grounds are compared: in small letters."""
    return reason_told(reply).casefold()


def known_by(messages: Iterable[Message | Told], instant: datetime) -> tuple[Told, ...]:
    """Return each message surely sent by the instant once, oldest first; drafts are no messages."""
    told = (m if isinstance(m, Told) else Told(message=m) for m in messages)
    sent = sorted((t for t in told if t.message.transmitted is not None and t.sent[1] <= instant), key=_order)
    once: dict[Message, Told] = {}
    for one in sent:
        refuse_far(one.sent[1].date(), one.message)
        once.setdefault(one.message, one)
    return tuple(once.values())


def threads_in(known: Sequence[Told]) -> Threads:
    """Return the visits that messages known tell of, and what answers no request on record."""
    by_number: dict[str, Told] = {}
    for told in known:
        if told.message.number:
            by_number.setdefault(told.message.number, told)
    belonging: dict[Message, list[Told]] = {}
    loose: list[Told] = []
    for told in known:
        head = _head(told, by_number)
        if head is not None:
            belonging.setdefault(head.message, []).append(told)
        elif told.message.type in REPLIES or told.message.type in REPORTS:
            loose.append(told)
    visits = tuple(_visit(belonging[told.message]) for told in known if _is_head(told, belonging))
    placed = {id(one) for visit in visits for one in visit.messages}
    loose += (t for group in belonging.values() for t in group if id(t) not in placed and _answers(t))
    return Threads(visits, tuple(sorted(loose, key=_order)))


def _visit(group: Sequence[Told]) -> Visit:
    request = next(t for t in group if t.message.type in REQUESTS)
    kind = REQUESTS[request.message.type]
    plan = [t.message for t in group if t.message.type == request.message.type][-1]
    replies = [t for t in group if REPLIES.get(t.message.type) == kind]
    requester = request.message.sender
    asked = (to for to in plan.to if to != EVERYONE)
    receiver = next(asked, replies[0].message.sender if replies else "")
    reports = (t for t in group if REPORTS.get(t.message.type) == kind)
    return Visit(
        kind=kind,
        requester=requester,
        receiver=receiver,
        request=request,
        plan=plan,
        replies=tuple(t for t in replies if t.message.sender == receiver),
        reports=tuple(t for t in reports if t.message.sender == requester),
        remarks=tuple(t for t in group if t.message.type == REMARK),
    )


def _head(told: Told, by_number: dict[str, Told]) -> Told | None:
    """Return the request at the head of a message's chain, None where the chain ends elsewhere or in a circle."""
    walked: set[Message] = set()
    here: Told | None = told
    while here is not None and here.message not in walked:
        walked.add(here.message)
        named = here.message.amends or here.message.answers
        above = by_number.get(named) if named else None
        if here.message.type in REQUESTS and not _amends(here, above, walked):
            return here
        here = above
    return None


def _amends(request: Told, earlier: Told | None, walked: set[Message]) -> bool:
    """Return whether a request changes an earlier one on record; otherwise it stands for itself."""
    return (
        earlier is not None
        and earlier.message not in walked
        and earlier.message.type == request.message.type
        and earlier.sent[0] <= request.sent[0]
    )


def _is_head(told: Told, belonging: dict[Message, list[Told]]) -> bool:
    return told.message in belonging and told.message.type in REQUESTS


def _answers(told: Told) -> bool:
    return told.message.type in REPLIES or told.message.type in REPORTS


def _order(told: Told) -> tuple[datetime, datetime, bytes, tuple[str, ...]]:
    first, last = told.sent
    return last, first, msgspec.json.encode(told.message), told.cited
