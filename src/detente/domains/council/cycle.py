"""What the dialogue on record leaves open: calls, agendas, overdue meetings, next dates, follow-ups, links.

Findings on texts (answers, packages, decisions) stand in `texts.py`. Each finding names the records it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time

import msgspec

from detente.agreements import Forum
from detente.agreements.clause import Interval
from detente.domains.council.called import call_words
from detente.domains.council.dialogue import Dialogue, FollowUpFile, MeetingFile, Step, newest
from detente.domains.council.meetings import NO_DATE_YET, SENTENCES, VERDICTS, together
from detente.domains.council.sequence import calendar_gap
from detente.domains.council.told import listed
from detente.model.certainty import Certainty, firm, weakest
from detente.model.council import NextMeeting
from detente.model.dialogue import CallWord, FollowUpWord, LinkWord
from detente.model.finding import Evidence, Finding, Owed, Verdict

Name = Callable[[str], str]


class Room(msgspec.Struct, frozen=True):
    """What the dialogue is looked at with: who is called what, and the forums by id."""

    name: Name
    forums: Mapping[str, Forum]

    def forum_name(self, id_: str) -> str:
        """Return the name of a forum, its id where nobody knows it."""
        return self.forums[id_].name if id_ in self.forums else id_

    def all_named(self, parties: Iterable[str]) -> str:
        """Return parties by name, as a list in a sentence."""
        return listed(map(self.name, parties))


def evidence_of(steps: Iterable[Step]) -> Evidence:
    """Return what steps rest on: their records and sources, and who said so when the last was said."""
    every = tuple(steps)
    parties = {step.party for step in every}
    return Evidence(
        records=tuple(dict.fromkeys(step.entry.id for step in every)),
        sources=tuple(dict.fromkeys(source for step in every for source in step.entry.record.sources)),
        party=parties.pop() if len(parties) == 1 else "",
        said=max((step.said for step in every), default=None),
        confirmed=True,
    )


def mark_of(steps: Iterable[Step]) -> Certainty:
    """Return the least certain mark among steps."""
    return weakest(*(step.body.certainty for step in steps))


def held_to(verdict: Verdict, mark: Certainty) -> Verdict:
    """Return the verdict, or that it is uncertain where the mark bears no firm one."""
    return verdict if firm(mark) else Verdict.UNCERTAIN


def cycle_findings(dialogue: Dialogue, room: Room) -> Iterator[Finding]:
    """Yield what is open in the cycle, meeting by meeting, then forum by forum, then what hangs on none."""
    for meeting in dialogue.meetings.values():
        yield from _calls(meeting, dialogue.instant, room)
        yield from _objections(meeting, room)
    for forum in dict.fromkeys(meeting.forum for meeting in dialogue.meetings.values()):
        yield from _overdue(forum, dialogue, room)
    for forum in dict.fromkeys(step.body.forum for step in dialogue.nexts):
        yield _next(forum, dialogue, room)
    yield from (_follow_up(one, dialogue.instant, room) for one in dialogue.follow_ups.values())
    yield from _links(dialogue.links, room)


def _calls(meeting: MeetingFile, instant: datetime, room: Room) -> Iterator[Finding]:
    """Yield a finding on a call that is not yet followed by its meeting."""
    call = meeting.call
    if call is None or meeting.held is not None:
        return
    replies = call_words(meeting)
    by_word = {word: tuple(p for p, s in replies.items() if s.body.word is word) for word in CallWord}
    steps = (call, *replies.values())
    mark = mark_of(steps)
    yield Finding(
        rule="council.call",
        topic="council",
        question="Was this meeting, once called, confirmed?",
        verdict=held_to(_call_verdict(by_word), mark),
        sentence=f"{room.name(call.party)} called {room.forum_name(meeting.forum)}{_for(meeting.day)}"
        f" ({call.said:%Y-%m-%d}). {_call_words(by_word, room)}",
        subject=meeting.key,
        parties=tuple(dict.fromkeys((call.party, *replies))),
        evidence=evidence_of(steps),
        certainty=mark,
        owed=tuple(_word_asked(call, replies, instant, room)),
    )


def _call_verdict(by_word: dict[CallWord, tuple[str, ...]]) -> Verdict:
    if by_word[CallWord.DECLINES]:
        return Verdict.OPPOSED
    if by_word[CallWord.ANOTHER_DAY]:
        return Verdict.OPEN
    return Verdict.AGREED if by_word[CallWord.CONFIRMS] else Verdict.NO_ANSWER


def _call_words(by_word: dict[CallWord, tuple[str, ...]], room: Room) -> str:
    said = {
        CallWord.CONFIRMS: "confirmed",
        CallWord.DECLINES: "declined",
        CallWord.ANOTHER_DAY: "said another day",
    }
    parts = [f"{room.all_named(parties)} {said[word]}" for word, parties in by_word.items() if parties]
    return ("; ".join(parts) if parts else "No word on it is on record") + "."


def _for(day: date | None) -> str:
    return f" for {day}" if day else ""


def _word_asked(call: Step, replies: Mapping[str, Step], instant: datetime, room: Room) -> Iterator[Owed]:
    """Yield the word that a call asks for, where it said until when and the forum's members are told."""
    until: datetime | None = call.body.answer_by
    forum = room.forums.get(call.body.forum)
    if until is None or forum is None:
        return
    missing = sorted(forum.members_on(call.said.date()) - {*replies, call.party})
    if missing:
        yield Owed(
            what=f"say whether it comes to the meeting of {forum.name}",
            by=tuple(missing),
            to=(call.party,),
            due=until,
            status="overdue" if instant > until else "open",
            certainty=mark_of([call]),
        )


def _objections(meeting: MeetingFile, room: Room) -> Iterator[Finding]:
    for item in meeting.items:
        against = item.objected_by
        if against:
            steps = (item.step, *(step for step in item.last().values() if step.party in against))
            yield Finding(
                rule="council.agenda",
                topic="council",
                question="Is this item on the agenda by common agreement?",
                verdict=held_to(Verdict.OPPOSED, mark_of(steps)),
                sentence=f"{room.name(item.step.party)} proposed the item {item.step.body.title} for "
                f"{meeting.key}; {room.all_named(against)} objected.",
                subject=meeting.key,
                parties=tuple(dict.fromkeys((item.step.party, *against))),
                evidence=evidence_of(steps),
                certainty=mark_of(steps),
            )


def _overdue(forum_id: str, dialogue: Dialogue, room: Room) -> Iterator[Finding]:
    """Yield, for each level with an interval, whether the last meeting on record is longer ago.

    Where the interval has ended, it says so. One meeting alone does not show that the desk follows the forum.
    """
    forum = room.forums.get(forum_id)
    today = dialogue.instant.date()
    held = dialogue.held_at(forum_id)
    if forum is None or not held or held[-1].held is None or held[-1].last_day is None:
        return
    days = (today - held[-1].last_day).days
    for interval in _intervals(forum, today):
        if interval.days is not None and days > interval.days:
            yield _none_in(days, interval, forum, held, today)


def _intervals(forum: Forum, today: date) -> tuple[Interval, ...]:
    """Return the intervals in force on a day; where none is, those that ended before it."""
    standing = tuple(interval for interval in forum.intervals_on(today) if interval.days is not None)
    ended = {one.level: one for one in forum.intervals if one.until is not None and one.until <= today}
    return standing or tuple(ended.values())


def _none_in(days: int, interval: Interval, forum: Forum, held: tuple[MeetingFile, ...], today: date) -> Finding:
    last, step = held[-1].last_day, held[-1].held
    assert last is not None  # a meeting held has a day
    assert step is not None
    mark = weakest(interval.citation.certainty, mark_of([step]))
    over = interval.until is not None and interval.until <= today
    rule = (
        f"until {interval.until} its {interval.level} were to meet every {interval.days} days; none holds since"
        if over
        else f"its {interval.level} are to meet every {interval.days} days"
    )
    followed = Verdict.LATE if len(held) > 1 else Verdict.UNCERTAIN
    return Finding(
        rule="council.overdue",
        topic="council",
        question="Has this forum met as often as it says it does?",
        verdict=Verdict.NOT_IN_FORCE if over else held_to(followed, mark),
        sentence=f"{forum.name}: none in {days} days ({gap_words(last, today)}), the last on record on {last}; "
        f"{rule}.",
        subject=forum.id,
        parties=(),
        evidence=evidence_of([step]),
        certainty=mark,
        notes=(
            f"{interval.citation.instrument}, {interval.citation.paragraph}".rstrip(", ") + ".",
            "Counted from the meetings on this desk's record; one that it does not know shortens the gap.",
        ),
    )


def gap_words(earlier: date, later: date) -> str:
    """Return the calendar gap of two days in words: 2 years 6 months 7 days."""
    parts = zip(calendar_gap(earlier, later), ("year", "month", "day"), strict=True)
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n) or "the same day"


def _next(forum: str, dialogue: Dialogue, room: Room) -> Finding:
    words = sorted(dialogue.next_words(forum), key=lambda step: step.party)
    following = together(step.body.status for step in words)
    status = following.status or NextMeeting.NONE_SET
    mark = mark_of(words)
    told = "; ".join(f"{room.name(step.party)} said: {_next_words(step)}" for step in words)
    differ = " The accounts differ; the least firm stands (N-1)." if following.contradiction else ""
    return Finding(
        rule="council.next",
        topic="council",
        question="Is the next meeting set?",
        verdict=held_to(VERDICTS[status], mark),
        sentence=f"Next meeting of {room.forum_name(forum)}: {SENTENCES[status]}.{differ} {told}.",
        subject=forum,
        parties=tuple(step.party for step in words),
        evidence=evidence_of(words),
        certainty=mark,
        owed=_date_owed(status, tuple(step.party for step in words)),
    )


def _next_words(step: Step) -> str:
    day = f", {step.body.day}" if step.body.day else ""
    words = f" ({step.body.words.rstrip('.')})" if step.body.words else ""
    return f"{step.body.status.value}{day}{words}"


def _date_owed(status: NextMeeting, parties: tuple[str, ...]) -> tuple[Owed, ...]:
    if status not in NO_DATE_YET:
        return ()
    what = "set a date for the next meeting"
    return (Owed(what=what, by=parties, within="no date told", certainty=Certainty.DESK),)


def _follow_up(one: FollowUpFile, instant: datetime, room: Room) -> Finding:
    body = one.step.body
    steps = (one.step, *newest(one.replies).values())
    mark = mark_of(steps)
    state, verdict = follow_up_state(one, instant)
    owners = room.all_named(body.owners)
    due = f"by {body.due}" if body.due else body.within or "no date told"
    return Finding(
        rule="council.follow_up",
        topic="council",
        question="Was this follow-up done?",
        verdict=held_to(verdict, mark),
        sentence=f"{owners} to do: {body.what.rstrip('.')} ({due}). {state[:1].upper()}{state[1:]}.",
        subject=body.key,
        parties=tuple(dict.fromkeys((*body.owners, *body.to))),
        evidence=evidence_of(steps),
        certainty=mark,
        owed=tuple(_still_owed(one, state, mark)),
        notes=tuple(_follow_up_notes(one, room)),
    )


def follow_up_state(one: FollowUpFile, instant: datetime) -> tuple[str, Verdict]:
    """Return where a follow-up stands at an instant, in a word or two and as a verdict."""
    if one.state != "open":
        closed = {"done": Verdict.AGREED, "dropped": Verdict.NOT_DUE, "disputed": Verdict.DISPUTED}
        return one.state, closed[one.state]
    due: date | None = one.step.body.due
    if due is not None and one.overdue(instant):
        return f"overdue since {due}, {(instant.date() - due).days} days", Verdict.LATE
    return "open", Verdict.DUE if due else Verdict.OPEN


def _still_owed(one: FollowUpFile, state: str, mark: Certainty) -> Iterator[Owed]:
    body = one.step.body
    if state in ("done", "dropped"):
        return
    yield Owed(
        what=body.what.rstrip("."),
        by=body.owners,
        to=body.to,
        due=datetime.combine(body.due, time(23, 59, 59), UTC) if body.due else None,
        within="" if body.due else body.within or "no date told",
        status=state,
        certainty=mark,
    )


def _follow_up_notes(one: FollowUpFile, room: Room) -> Iterator[str]:
    body = one.step.body
    silent = [owner for owner in body.owners if owner not in (*body.agreed_by, one.step.party)]
    if silent:
        said = room.all_named(body.agreed_by or (one.step.party,))
        yield f"Said by {said}; no word of {room.all_named(silent)} on record: no agreed text (N-2)."
    for word in FollowUpWord:
        for step in newest(one.replies).values():
            if step.body.word is word:
                words = f": {step.body.words.rstrip('.')}" if step.body.words else ""
                yield f"{room.name(step.party)} said {word.value} ({step.said:%Y-%m-%d}){words}."


def _links(links: tuple[Step, ...], room: Room) -> Iterator[Finding]:
    """Yield one finding for each two things that somebody linked, or said are not linked."""
    pairs: dict[frozenset[str], list[Step]] = {}
    for step in links:
        pairs.setdefault(frozenset((step.body.first, step.body.second)), []).append(step)
    yield from (_link(list(newest(steps).values()), room) for steps in pairs.values())


def _link(words: list[Step], room: Room) -> Finding:
    mark = mark_of(words)
    disputed = len({step.body.word for step in words}) > 1
    said = "; ".join(f"{room.name(step.party)} said that there is {_linked(step)}" for step in words)
    end = "The link is disputed." if disputed else "No other party's word on the link is on record."
    return Finding(
        rule="council.link",
        topic="council",
        question="Does one thing depend on the other, by both sides' words?",
        verdict=held_to(Verdict.DISPUTED if disputed else Verdict.OPEN, mark),
        sentence=f"{said}. {end if disputed or len(words) == 1 else 'They say the same.'}",
        subject="linkage",
        parties=tuple(dict.fromkeys(step.party for step in words)),
        evidence=evidence_of(words),
        certainty=mark,
        notes=tuple(f"{room.name(s.party)}: {s.body.words}" for s in words if s.body.words),
    )


def _linked(step: Step) -> str:
    if step.body.word is LinkWord.DEPENDS:
        return f"a link, {step.body.first} depending on {step.body.second}"
    return f"no link between {step.body.first} and {step.body.second}"
