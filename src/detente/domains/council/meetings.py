"""Meetings that reports tell of, and where the next one stands: a wish to set dates is not a date (N-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from detente.domains.council.told import Desk, Report, Told, evidence, listed
from detente.model.certainty import Certainty
from detente.model.council import NextMeeting
from detente.model.finding import Finding, Owed, Verdict
from detente.model.report import MeetingClaim, StatementClaim

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PATTERNS: tuple[tuple[NextMeeting, str], ...] = (
    (NextMeeting.REFUSED, r"\brefus|\brul(?:ed|es) out\b|\bdeclin|\bno further\b|\bwill not meet\b|\bcannot\b"),
    (NextMeeting.NONE_SET, r"\bno (?:\w+ )?date|\bdates? (?:has|have|had|was|were) not\b|\b(?:none|not) set\b"),
    (NextMeeting.UNDER_STUDY, r"\bexplor|\b(?:under|to) study\b|\bconsider|\blook into\b"),
    (
        NextMeeting.NONE_SET,
        r"\bneed|\bwant|\bwish|\bhop(?:e|ed|ing)\b|\bset (?:a )?dates?\b|\bto resume\b|^resume\b",
    ),
    (NextMeeting.AGREED_DATE, r"\b\d{4}-\d\d-\d\d\b"),
    (NextMeeting.AGREED_DATE, rf"\b(?:agreed|meet|scheduled|set)\b.{{0,60}}\b(?:on|for) {_DAY}"),
    (NextMeeting.AGREED_TO_MEET, r"\bagreed\b|\bwill meet\b|\bdecided\b|\bscheduled\b|\d{4}-\d\d\b"),
    (NextMeeting.ONE_SIDE_READY, r"\bready\b|\boffer|\bpropos|\binvit|\bwilling"),
)
_STATUSES = tuple((re.compile(pattern, re.IGNORECASE), status) for status, pattern in _PATTERNS)
"""Read from the top: what weakens a promise comes before what makes one, so that no date is agreed by mistake."""

FIRMEST_FIRST = list(NextMeeting)
NO_DATE_YET = (NextMeeting.AGREED_TO_MEET, NextMeeting.NONE_SET, NextMeeting.UNDER_STUDY)

VERDICTS = {
    NextMeeting.AGREED_DATE: Verdict.AGREED,
    NextMeeting.AGREED_TO_MEET: Verdict.OPEN,
    NextMeeting.NONE_SET: Verdict.OPEN,
    NextMeeting.UNDER_STUDY: Verdict.OPEN,
    NextMeeting.ONE_SIDE_READY: Verdict.OPEN,
    NextMeeting.REFUSED: Verdict.OPPOSED,
}
SENTENCES = {
    NextMeeting.AGREED_DATE: "its date is agreed",
    NextMeeting.AGREED_TO_MEET: "agreed, no date set",
    NextMeeting.NONE_SET: "no date set",
    NextMeeting.UNDER_STUDY: "to be explored, no date set",
    NextMeeting.ONE_SIDE_READY: "one side said that it is ready, no answer told",
    NextMeeting.REFUSED: "refused",
}
DIALOGUE = re.compile(
    r"\b(?:resume|future|next|further|more) (?:\w+ )?(?:dialogue|talks?|meetings?|rounds?|sessions?)\b",
    re.IGNORECASE,
)
BETWEEN_SPANS = " … "
"""What stands between the words of two spans of one claim."""
DURATION = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,3})M)?)?")


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """What all accounts together say of the next meeting. `contradiction`: they do not say the same."""

    status: NextMeeting | None
    contradiction: bool = False


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of the next meeting, and the claim where it does."""

    words: str
    told: Told
    source: str


def next_status(words: str) -> NextMeeting | None:
    """Return the status that words on the next meeting tell; None where they tell none that we know."""
    exact = next((status for status in NextMeeting if status.value == words.strip().lower()), None)
    return exact or next((status for pattern, status in _STATUSES if pattern.search(words)), None)


def next_meeting(accounts: Iterable[str]) -> Next:
    """Return what accounts of one meeting say of the next: where they differ, the least firm status.

    So one account never turns a schedule to be explored into a date. A refusal that only one account tells is
    not taken as the common word either: then no date is set.
    """
    return together(status for words in accounts if (status := next_status(words)))


def together(statuses: Iterable[NextMeeting]) -> Next:
    """Return what several words on one next meeting say together: where they differ, the least firm."""
    told = set(statuses)
    if not told:
        return Next(status=None)
    if NextMeeting.REFUSED in told and len(told) > 1:
        return Next(status=NextMeeting.NONE_SET, contradiction=True)
    return Next(status=max(told, key=FIRMEST_FIRST.index), contradiction=len(told) > 1)


def meeting_findings(reports: tuple[Report, ...], desk: Desk) -> Iterator[Finding]:
    """Yield a finding for each meeting; one that several reports tell of, by forum and day, is one meeting."""
    grouped: dict[tuple[str, ...], list[tuple[Told, Report]]] = {}
    for report in reports:
        for told in report.claims(MeetingClaim):
            grouped.setdefault(_same(told, desk), []).append((told, report))
    yield from (_finding(accounts, desk) for accounts in grouped.values())


def _same(told: Told, desk: Desk) -> tuple[str, ...]:
    meeting: MeetingClaim = told.fields
    if meeting.forum and meeting.date:
        return (desk.named(meeting.forum), meeting.date, meeting.status)
    return (told.entry.id,)


def _finding(accounts: list[tuple[Told, Report]], desk: Desk) -> Finding:
    meeting = merged([told.fields for told, _ in accounts])
    nexts = [account for told, report in accounts for account in accounts_of(told, report, desk)]
    following = next_meeting(account.words for account in nexts)
    sides = _sides(meeting, accounts, desk)
    return Finding(
        rule="council.meeting",
        topic="council",
        question="Was there a meeting, and is the next one set?",
        verdict=VERDICTS[following.status] if following.status else Verdict.CANNOT_TELL,
        sentence=f"By {_reports(accounts)}, {_told(meeting, desk)}. {_next_told(following, nexts)}",
        subject=meeting.forum or "meeting",
        parties=sides,
        owed=tuple(_owed(following, sides)),
        evidence=evidence([*(told for told, _ in accounts), *(account.told for account in nexts)]),
        certainty=Certainty.SECONDARY,
        from_report=True,
        notes=tuple(_notes(meeting, nexts, following)),
    )


def merged(meetings: list[MeetingClaim]) -> MeetingClaim:
    """Return one claim of several on a meeting: each field from the first that tells it."""
    kept = meetings[0]
    for other in meetings[1:]:
        missing = {
            field: getattr(other, field)
            for field in MeetingClaim.__struct_fields__
            if not getattr(kept, field) and getattr(other, field)
        }
        kept = msgspec.structs.replace(kept, **missing)
    return kept


def accounts_of(told: Told, report: Report, desk: Desk) -> list[Account]:
    """Return what a report tells of the next meeting: in its claim, else in statements on more dialogue."""
    meeting: MeetingClaim = told.fields
    if meeting.next:
        return [Account(words=_own_words(meeting.next, desk.words(told.entry)), told=told, source=report.source)]
    if not meeting.forum or meeting.status != "held":
        return []
    statements = ((desk.words(said.entry), said) for said in report.claims(StatementClaim))
    return [
        Account(words=words, told=said, source=report.source)
        for words, said in statements
        if DIALOGUE.search(words) and next_status(words)
    ]


def _own_words(summary: str, anchor: str) -> str:
    """Return the report's own words on more dialogue where they are no firmer than the summary of them."""
    status = next_status(summary)
    for piece in anchor.split(BETWEEN_SPANS):
        told = next_status(piece) if DIALOGUE.search(piece) else None
        if told and (status is None or FIRMEST_FIRST.index(told) >= FIRMEST_FIRST.index(status)):
            return piece
    return summary


def _sides(meeting: MeetingClaim, accounts: list[tuple[Told, Report]], desk: Desk) -> tuple[str, ...]:
    report = accounts[0][1]
    named = [*meeting.participants, *(side for _, side in meeting.heads)]
    return tuple(dict.fromkeys(desk.party_id(report.side(who)) for who in named))


def _reports(accounts: list[tuple[Told, Report]]) -> str:
    count = len({report.source for _, report in accounts})
    return "this report" if count == 1 else f"{count} reports"


def _told(meeting: MeetingClaim, desk: Desk) -> str:
    who = f"the {desk.named(meeting.forum)}" if meeting.forum else listed(map(desk.named, meeting.participants))
    did = "met" if meeting.status == "held" else f"has a meeting on record as {meeting.status}"
    parts = (
        f" in {meeting.place}" if meeting.place else "",
        f" on {meeting.date}" if meeting.date else "",
        " (part of the date is inferred)" if meeting.date and meeting.date_inferred else "",
        f" for {duration_words(meeting.duration)}" if meeting.duration else "",
        f" at {meeting.level.removesuffix('level').rstrip(' -')} level" if meeting.level else "",
        f"; {_heads(meeting, desk)}" if meeting.heads else "",
    )
    return f"{who} {did}{''.join(parts)}"


def _heads(meeting: MeetingClaim, desk: Desk) -> str:
    return listed(f"{person} for {desk.named(side)}" for person, side in meeting.heads)


def duration_words(text: str) -> str:
    """Return an ISO 8601 duration in words (`PT4H`: 4 hours), or the text itself where it is none."""
    found = DURATION.fullmatch(text)
    parts = zip(("day", "hour", "minute"), found.groups(), strict=True) if found else ()
    words = [f"{int(count)} {unit}{'' if int(count) == 1 else 's'}" for unit, count in parts if count]
    return " ".join(words) or text


def _next_told(following: Next, nexts: list[Account]) -> str:
    words = "; ".join(dict.fromkeys(" ".join(account.words.split()).rstrip(".") for account in nexts))
    if following.status is None:
        told = f"Of the next meeting it is told: {words}" if words else "Nothing is told of the next meeting"
        return f"{told}; whether a date is set cannot be told."
    differ = " The accounts of it differ." if following.contradiction else ""
    return f"The next meeting, as told: {words}. Status: {SENTENCES[following.status]}.{differ}"


def _owed(following: Next, sides: tuple[str, ...]) -> Iterator[Owed]:
    if following.status in NO_DATE_YET:
        yield Owed(
            what="set a date for the next meeting",
            by=sides,
            within="no date told",
            status="open",
            certainty=Certainty.DESK,
        )


def _notes(meeting: MeetingClaim, nexts: list[Account], following: Next) -> Iterator[str]:
    if following.contradiction:
        for account in nexts:
            yield f"Told in {_file(account.told)}: {' '.join(account.words.split())}."
        yield "Where accounts differ, the least firm status is taken (N-1)."
    if meeting.date_inferred:
        yield "A part of the date is not in the text; it was inferred."


def _file(told: Told) -> str:
    sources = told.entry.record.sources
    return sources[0].name if sources else "a record without a source"
