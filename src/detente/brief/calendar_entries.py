"""How the steps of a dialogue become entries of a calendar; no deadline is made up where none was told (N-6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from detente.brief.calendar_entry import CalendarEntry, Kind, deadline_start, uid_of
from detente.brief.legible import legible
from detente.brief.papers.telling import Telling
from detente.brief.papers.words import day_in_words, in_words, instant_in_words, listed
from detente.domains.council.agreed import at_table, newest_answer, put_to
from detente.domains.council.called import CallStatus, call_status, call_words
from detente.domains.council.dialogue import DecisionFile, DocumentFile, FollowUpFile, MeetingFile, Step, newest
from detente.domains.council.outcomes import Status, outcome
from detente.model.council import NextMeeting
from detente.model.dialogue import CallWord, DecisionRule, FollowUpWord
from detente.model.record import Marking, strictest
from detente.model.view import marking_of

DAY, HOUR = 1440, 60
"""In minutes."""
DEADLINE_ALARMS = (DAY,)
SILENCE_ALARMS = (DAY, 2 * HOUR)
LEGIBLE_ID = 12
STATUS = {
    CallStatus.HELD: "CONFIRMED",
    CallStatus.CONFIRMED: "CONFIRMED",
    CallStatus.CALLED: "TENTATIVE",
    CallStatus.DECLINED: "CANCELLED",
    CallStatus.TAKEN_BACK: "CANCELLED",
}
STATE = {"open": "CONFIRMED", "done": "CONFIRMED", "disputed": "TENTATIVE", "dropped": "CANCELLED"}
TASK_STATE = {"open": "NEEDS-ACTION", "done": "COMPLETED", "disputed": "NEEDS-ACTION", "dropped": "CANCELLED"}
SILENCE = {Status.OPEN: "CONFIRMED", Status.ADOPTED: "CONFIRMED", Status.BROKEN: "CANCELLED"}


class Entries:
    """Makes the entries of one dialogue. `marking` is the least that every entry has."""

    def __init__(self, telling: Telling, marking: Marking | None) -> None:
        self.telling, self.marking = telling, marking
        self.dialogue, self.now = telling.dialogue, telling.material.as_of

    def entry(
        self, kind: Kind, names: tuple[str, ...], steps: Iterable[Step], told: Iterable[str], **fields: Any
    ) -> CalendarEntry:
        """Return an entry that rests on steps; under what is told of it stand its sources and its marking."""
        every = tuple(sorted(steps, key=lambda step: (step.said, step.entry.id)))
        marking = strictest((self.marking, *(marking_of(step.entry.record) for step in every)))
        ending = (
            *map(self.source, every),
            f"{marking.value}. As of {instant_in_words(self.now)}.",
            "Prepared by a machine; nothing here is agreed unless it says by whom.",
        )
        return CalendarEntry(
            uid=uid_of(kind, *names),
            kind=kind,
            description=(*filter(None, told), *ending),
            marking=marking,
            records=tuple(step.entry.id for step in every),
            changed=every[-1].said,
            sequence=len(every) - 1,
            **fields,
        )

    def source(self, step: Step) -> str:
        """Return one line on a source: who, when, what, the document, the mark, the record."""
        shown = self.telling.sources[self.telling.step(step)["source"]]
        document = f", {shown.document}" if shown.document else ""
        said = in_words(shown.said)
        return f"Source: {shown.party}, {said}, {shown.what}{document} [{shown.mark}], {shown.id[:LEGIBLE_ID]}."

    def names(self, parties: Iterable[str]) -> str:
        """Return parties as a list in a sentence, in alphabetical order."""
        return listed(list(self.telling.names(parties)))

    def table(self, meeting: str | None) -> tuple[str, ...]:
        """Return who is at the table of a meeting."""
        return at_table(self.dialogue, meeting, self.telling.material.members)

    def meeting(self, meeting: MeetingFile) -> Iterator[CalendarEntry]:
        """Yield a meeting, and until when an answer to its call is asked for."""
        call, held, words = meeting.call, meeting.held, call_words(meeting)
        table, key = self.table(meeting.key), (meeting.forum, meeting.key)
        status, forum = call_status(meeting, table), self.telling.name(meeting.forum)
        caller = call.party if call else ""
        unheard = [party for party in table if party not in words and party != caller]
        starts, ends = _times(meeting)
        place = (held.body.place if held else "") or (call.body.place if call else "")
        yield self.entry(
            Kind.MEETING,
            key,
            filter(None, (call, *words.values(), held)),
            (f"Meeting {meeting.key}: {status.value}.", *self.said_to_call(call, words, [] if held else unheard)),
            status=STATUS[status],
            summary=f"Meeting{'' if held else f' ({status.value})'}: {forum}",
            starts=starts,
            ends=ends,
            location=legible(place),
        )
        if call and call.body.answer_by and not held:
            summary = f"Answer to the call: {forum}"
            yield self.deadline(Kind.CALL, key, call, summary, unheard, call.body.answer_by)

    def said_to_call(self, call: Step | None, words: dict[str, Step], unheard: list[str]) -> Iterator[str]:
        """Yield who called, and what each party said to it."""
        if call:
            yield f"Called by {self.telling.name(call.party)}."
        for word in CallWord:
            said = [party for party, step in words.items() if step.body.word is word]
            if said:
                yield f"{self.names(said)} said: {word.value}."
        if unheard:
            yield f"No word yet from {self.names(unheard)}."

    def taken_back(self, call: Step) -> CalendarEntry:
        """Return a meeting whose call was taken back: cancelled, so that programs that know it strike it out."""
        body = call.body
        made = self.entry(
            Kind.MEETING,
            (body.forum, body.meeting),
            (call,),
            (f"Meeting {body.meeting}: its call was taken back.",),
            status=STATUS[CallStatus.TAKEN_BACK],
            summary=f"Meeting (taken back): {self.telling.name(body.forum)}",
            starts=body.starts or body.day,
            location=legible(body.place),
        )
        return msgspec.structs.replace(made, sequence=made.sequence + 1)

    def deadline(  # noqa: PLR0913, PLR0917  what one deadline is about
        self, kind: Kind, key: tuple[str, ...], step: Step, summary: str, waiting: Iterable[str], by: datetime
    ) -> CalendarEntry:
        """Return until when a word is asked for; without an alarm where nobody is waited for."""
        silent = tuple(waiting)
        told = f"No word on record from {self.names(silent)}." if silent else "Nobody is waited for on record."
        return self.entry(
            kind,
            key,
            (step,),
            (f"Asked for by {instant_in_words(by)}.", told),
            status="CONFIRMED",
            summary=summary + ("" if silent else " (answered)"),
            starts=deadline_start(by),
            alarms_minutes=DEADLINE_ALARMS if silent else (),
        )

    def answer(self, document: DocumentFile) -> Iterator[CalendarEntry]:
        """Yield until when an answer to a document is asked for, where the party that tabled it said so."""
        body = document.tabled
        if body.answer_by is None:
            return
        asked = put_to(document, self.table(body.meeting))
        numbers = [article.number for article in body.articles]
        waiting = [p for p in asked if any(newest_answer(document, p, n) is None for n in numbers)]
        summary = f"Answer to {legible(body.title) or body.key}"
        yield self.deadline(Kind.ANSWER, (body.key,), document.step, summary, waiting, body.answer_by)

    def silence(self, decision: DecisionFile) -> Iterator[CalendarEntry]:
        """Yield when a silence ends, and what became of it."""
        body = decision.step.body
        if body.rule is not DecisionRule.SILENCE or body.silent_until is None:
            return
        table = self.telling.material.members(body.forum) or self.table(body.meeting)
        found = outcome(decision, table, self.now, name=self.telling.name)
        yield self.entry(
            Kind.SILENCE,
            (body.forum, body.key),
            (decision.step, *newest(decision.replies).values()),
            (f"Ends at {instant_in_words(body.silent_until)}.", legible(found.why)),
            status=SILENCE.get(found.status, "TENTATIVE"),
            summary=f"Silence ends ({found.status.value}): {legible(body.title) or body.key}",
            starts=deadline_start(body.silent_until),
            alarms_minutes=SILENCE_ALARMS if found.status is Status.OPEN else (),
        )

    def follow_up(self, file: FollowUpFile, *, task: bool) -> CalendarEntry:
        """Return what is to be done, as a task or as an event of the whole day."""
        body, state = file.step.body, file.state
        done = [step.said for step in file.replies if step.body.word is FollowUpWord.DONE]
        agreed = f"Agreed by {self.names(body.agreed_by)}." if body.agreed_by else "Agreed by nobody on record."
        firm = state != "open" or body.agreed_by
        return self.entry(
            Kind.FOLLOW_UP,
            ("task" if task else "event", body.meeting or "", body.key),
            (file.step, *newest(file.replies).values()),
            (
                f"{legible(body.what)}: {state}.",
                f"By whom: {self.names(body.owners) or 'nobody named'}.",
                f"For whom: {self.names(body.to)}." if body.to else "",
                f"By when, as was said: {legible(body.within)}." if body.within else "",
                agreed,
            ),
            status=TASK_STATE[state] if task else STATE[state] if firm else "TENTATIVE",
            summary=f"Due{'' if state == 'open' else f' ({state})'}: {legible(body.what) or body.key}",
            starts=body.due,
            task=task,
            completed=max(done) if task and state == "done" else None,
        )

    def nexts(self) -> Iterator[CalendarEntry]:
        """Yield each day on which a party said that the next meeting is agreed; no wish and no offer is a date."""
        taken = {(meeting.forum, meeting.day) for meeting in self.dialogue.meetings.values()}
        days: dict[tuple[str, str, date], list[Step]] = {}
        for forum in dict.fromkeys(step.body.forum for step in self.dialogue.nexts):
            for step in self.dialogue.next_words(forum):
                agreed = step.body.status is NextMeeting.AGREED_DATE and step.body.day
                if agreed and (forum, step.body.day) not in taken:
                    days.setdefault((forum, step.body.after or "", step.body.day), []).append(step)
        for (forum, after, day), steps in days.items():
            yield self.next_day(forum, after, day, steps)

    def next_day(self, forum: str, after: str, day: date, steps: list[Step]) -> CalendarEntry:
        """Return one day said to be agreed: confirmed where everybody at the table said it."""
        table = self.telling.material.members(forum) or self.table(after)
        missing = [party for party in table if party not in {step.party for step in steps}]
        others = f"Not said so: {self.names(missing)}." if missing else ""
        said = f"{self.names(step.party for step in steps)} said that {day_in_words(day)} is agreed."
        return self.entry(
            Kind.NEXT,
            (forum, after, day.isoformat()),
            steps,
            (said, others),
            status="CONFIRMED" if table and not missing else "TENTATIVE",
            summary=f"Next meeting: {self.telling.name(forum)}",
            starts=day,
        )


def _times(meeting: MeetingFile) -> tuple[date | datetime | None, datetime | None]:
    """Return when a meeting begins and ends: instants where they are told, else its day."""
    told = meeting.held or meeting.call
    starts: datetime | None = told.body.starts if told else None
    if starts is None or meeting.held is None:
        return starts or meeting.day, None
    held = meeting.held.body
    length = held.duration_minutes
    ends = held.ends or (starts + timedelta(minutes=length) if length else None)
    return starts, ends if ends and ends > starts else None
