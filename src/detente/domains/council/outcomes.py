"""What became of a text put for decision, as of an instant, under the rule by which it was put.

Consensus is the absence of an objection by any member (OSCE Rules of Procedure 2006, as osce.org tells them; mark
S), here: at the meeting where the text was put. One objection before the deadline breaks a silence for good, also
where it is taken back (the same rules, annex 1 A; mark S); that a word at the very instant of the deadline still
counts is the desk's own reading (mark D). A majority is found only where every usual meaning of the word says the
same (mark M).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from detente.domains.council.dialogue import DecisionFile, Step
from detente.model.certainty import Certainty, firm
from detente.model.dialogue import Decision, DecisionRule, DecisionWord, Meeting
from detente.model.time import Precision, end_of_day

Name = Callable[[str], str]


class Status(StrEnum):
    """What became of a text put for decision."""

    ADOPTED = "adopted"
    OPEN = "open"
    BROKEN = "broken"
    NOT_ADOPTED = "not adopted"
    CANNOT_TELL = "cannot tell"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a text. `by`: who adopted it, who objected, or, while it is open, whose word is not there.

    `late` are objections that came too late. `certainty` is D where the answer rests on the desk's own reading.
    """

    status: Status
    by: tuple[str, ...]
    why: str
    late: tuple[str, ...] = ()
    certainty: Certainty = Certainty.COMPUTED


class _Case(msgspec.Struct, frozen=True, kw_only=True):
    """One text at one instant: the words that count, oldest first, and when its meeting was over, if known."""

    decision: Decision
    put_by: str
    put: datetime
    members: tuple[str, ...]
    words: tuple[Step, ...]
    instant: datetime
    held: Meeting | None
    name: Name

    def names(self, parties: Iterable[str]) -> str:
        return in_a_row(sorted(map(self.name, parties), key=str.casefold)) or "nobody"


def in_a_row(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: `A, B and C`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def known_by_day(step: Step) -> bool:
    """Return whether only the day of a word is known: it is then taken as said in the last second of the day."""
    happened = step.entry.record.happened
    exact = happened is not None and happened.precision is Precision.INSTANT
    return step.said == end_of_day(step.said.date()) and not exact


def said_since(word: Step, put: Step) -> bool:
    """Return whether a word was said of a text as it was put; where one is known by its day, days are compared.

    A word on an earlier text under the same key is no word on this one.
    """
    if known_by_day(put) or known_by_day(word):
        return word.said.date() >= put.said.date()
    return word.said >= put.said


def outcome(
    decision: DecisionFile,
    members: tuple[str, ...],
    instant: datetime,
    *,
    held: Meeting | None = None,
    name: Name = str,
) -> Outcome:
    """Return what became of a text by an instant. `members` empty: who has a say is not known.

    `held` is the meeting at which it was put, where that was held: then nobody's objection there is a consensus.
    """
    body: Decision = decision.step.body
    counted = tuple(party for party in dict.fromkeys(members) if party != body.excluding or not _minus_one(body))
    case = _Case(
        decision=body,
        put_by=decision.step.party,
        put=decision.step.said,
        members=counted,
        words=_words_on(decision, instant, counted),
        instant=instant,
        held=held,
        name=name,
    )
    if instant < decision.step.said:
        return Outcome(status=Status.OPEN, by=counted, why="It was not yet put for decision at this instant.")
    found = _RULES[body.rule](case)
    surely = _RULES[body.rule](_firm_only(case))
    if found.status is surely.status and firm(body.certainty):
        return found
    return _hangs_on_doubt(case)


def _objecting(words: Iterable[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.party for step in words if step.body.word is DecisionWord.OBJECTS))


def _firm_only(case: _Case) -> _Case:
    return msgspec.structs.replace(case, words=tuple(s for s in case.words if firm(s.body.certainty)))


def _hangs_on_doubt(case: _Case) -> Outcome:
    """Return that nothing firm can be said: what rests on M? or D alone never gives a firm verdict."""
    by = tuple(dict.fromkeys(step.party for step in case.words if not firm(step.body.certainty)))
    what = f"words of {case.names(by)}" if by else "a text"
    return Outcome(
        status=Status.CANNOT_TELL, by=by, why=f"It hangs on {what} on record with a doubtful wording only."
    )


def _minus_one(body: Decision) -> bool:
    return body.rule is DecisionRule.CONSENSUS_MINUS_ONE


def _words_on(decision: DecisionFile, instant: datetime, counted: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the words that count, oldest first; at one instant objections last, so that none is overlooked."""
    words = (
        step
        for step in decision.replies
        if step.said <= instant
        and said_since(step, decision.step)
        and _has_a_say(step, counted, decision.step.body)
    )
    return tuple(sorted(words, key=lambda step: (step.said, step.body.word is DecisionWord.OBJECTS, step.party)))


def _has_a_say(step: Step, counted: tuple[str, ...], body: Decision) -> bool:
    if counted:
        return step.party in counted
    return not (_minus_one(body) and step.party == body.excluding)


def _consensus(case: _Case) -> Outcome:
    closes = _closes(case)
    in_time = [step for step in case.words if closes is None or step.said <= closes]
    newest = {case.put_by: DecisionWord.JOINS} if case.put_by in case.members else {}
    for count in range(len(in_time) + 1):
        newest.update((step.party, step.body.word) for step in in_time[count - 1 : count])
        settled = count == len(in_time) or not count or in_time[count].said > in_time[count - 1].said
        if settled and case.members and set(newest) >= set(case.members) and not _objects(newest):
            return _all_have_spoken(case, case.words[count:])
    objecting = _objects(newest)
    if objecting:
        return Outcome(
            status=Status.NOT_ADOPTED, by=objecting, why=f"{case.names(objecting)} objected: no consensus."
        )
    return _nobody_objected(case, tuple(p for p in case.members if p not in newest), closes)


def _objects(newest: dict[str, DecisionWord]) -> tuple[str, ...]:
    return tuple(party for party, word in newest.items() if word is DecisionWord.OBJECTS)


def _all_have_spoken(case: _Case, later: tuple[Step, ...]) -> Outcome:
    late = _objecting(later)
    told = f" The objection of {case.names(late)} was said after that: too late." if late else ""
    why = f"Every member has a word on record and none objected: {case.names(case.members)}.{told}"
    return Outcome(status=Status.ADOPTED, by=case.members, why=why, late=late)


def _nobody_objected(case: _Case, unheard: tuple[str, ...], closes: datetime | None) -> Outcome:
    """Return the outcome where no objection is on record and not every member has spoken."""
    if not case.members:
        return Outcome(
            status=Status.CANNOT_TELL,
            by=(),
            why="No objection is on record, but who the members are is not known (N-2).",
        )
    if case.held is None or closes is None or case.instant < closes:
        return Outcome(
            status=Status.OPEN, by=unheard, why=f"No objection is on record; no word yet of {case.names(unheard)}."
        )
    away = tuple(party for party in unheard if party not in case.held.present)
    if away:
        return Outcome(
            status=Status.CANNOT_TELL,
            by=away,
            why=f"No objection is on record, but that {case.names(away)} sat at the meeting is not (N-2).",
        )
    late = _objecting(step for step in case.words if step.said > closes)
    told = f" The objection of {case.names(late)} was said after the meeting: too late." if late else ""
    return Outcome(
        status=Status.ADOPTED,
        by=case.members,
        why=f"No member objected at the meeting where it was put; {case.names(unheard)} said nothing.{told}",
        late=late,
        certainty=Certainty.SECONDARY,
    )


def _closes(case: _Case) -> datetime | None:
    """Return until when an objection is in time: the end of the day of the meeting, None where none is told."""
    if case.held is None:
        return None
    told = (end_of_day(case.held.day), case.held.ends, case.put)
    return max(instant for instant in told if instant is not None)


def _minus(case: _Case) -> Outcome:
    """Return the outcome of consensus minus one; whose word does not count must be told."""
    if case.decision.excluding:
        return _consensus(case)
    objecting = _objecting(case.words)
    if len(objecting) == 1:
        return Outcome(
            status=Status.CANNOT_TELL,
            by=objecting,
            why=f"Only {case.names(objecting)} objected, and whose word does not count is not on record.",
        )
    return _consensus(case)


def _silence(case: _Case) -> Outcome:
    deadline = case.decision.silent_until
    if deadline is None:
        return Outcome(status=Status.CANNOT_TELL, by=(), why="No deadline of the silence is on record.")
    objections = [step for step in case.words if step.body.word is DecisionWord.OBJECTS]
    in_time = [step for step in objections if step.said <= deadline]
    if in_time:
        return _broken(case, in_time, deadline)
    if case.instant <= deadline:
        return Outcome(status=Status.OPEN, by=case.members, why="The silence runs; no objection is on record.")
    doubtful = _objecting(s for s in objections if known_by_day(s) and s.said.date() == deadline.date())
    if doubtful:
        why = f"{case.names(doubtful)} objected on the day of the deadline; at which hour is not on record."
        return Outcome(status=Status.CANNOT_TELL, by=doubtful, why=why)
    return _silence_held(case, _objecting(objections), deadline)


def _broken(case: _Case, objections: list[Step], deadline: datetime) -> Outcome:
    by = _objecting(objections)
    if all(step.said == deadline and not known_by_day(step) for step in objections):
        why = f"{case.names(by)} objected at the very instant of the deadline, which the desk reads as in time."
        return Outcome(status=Status.BROKEN, by=by, why=why, certainty=Certainty.DESK)
    return Outcome(
        status=Status.BROKEN, by=by, why=f"{case.names(by)} objected before the silence ended: it is broken."
    )


def _silence_held(case: _Case, late: tuple[str, ...], deadline: datetime) -> Outcome:
    said = [step.said for step in case.words if step.body.word is DecisionWord.OBJECTS]
    told = (
        f" The objection of {case.names(late)} was said {_after(min(said) - deadline)} after it: too late."
        if late
        else ""
    )
    return Outcome(
        status=Status.ADOPTED,
        by=case.members,
        why=f"No objection was said by the deadline: silence is consent.{told}",
        late=late,
    )


def _after(time: timedelta) -> str:
    """Return a time in the largest unit that says it whole: `1 second`, `90 minutes`, `2 days`."""
    seconds = int(time.total_seconds())
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= length and seconds % length == 0:
            return _counted_words(seconds // length, unit)
    return _counted_words(seconds, "second")


def _counted_words(count: int, unit: str) -> str:
    return f"{count:,} {unit}" + ("" if count == 1 else "s")


def _majority(case: _Case) -> Outcome:
    newest = {step.party: step.body.word for step in case.words}
    if case.put_by in case.members:
        newest.setdefault(case.put_by, DecisionWord.JOINS)
    if not case.members:
        return Outcome(
            status=Status.CANNOT_TELL, by=(), why="Who the members are is not known: nothing can be counted."
        )
    joined, objecting, abstaining = (
        tuple(party for party in case.members if newest.get(party) is word)
        for word in (DecisionWord.JOINS, DecisionWord.OBJECTS, DecisionWord.ABSTAINS)
    )
    unheard = tuple(party for party in case.members if party not in newest)
    counts = (
        f"{len(joined)} join, {len(objecting)} object, {len(abstaining)} abstain, {len(unheard)} have no word on "
        f"record, of {len(case.members)}; a majority here is more than half of all."
    )
    status, by = _counted(case.members, joined, objecting, unheard)
    return Outcome(status=status, by=by, why=counts, certainty=Certainty.MEMORY)


def _counted(
    members: tuple[str, ...], joined: tuple[str, ...], objecting: tuple[str, ...], unheard: tuple[str, ...]
) -> tuple[Status, tuple[str, ...]]:
    """Return what the numbers say, where every usual meaning of majority says the same."""
    if 2 * len(joined) > len(members):
        return Status.ADOPTED, joined
    if len(joined) + len(unheard) <= len(objecting):
        return Status.NOT_ADOPTED, objecting
    if unheard:
        return Status.OPEN, unheard
    return Status.CANNOT_TELL, ()


_RULES: dict[DecisionRule, Callable[[_Case], Outcome]] = {
    DecisionRule.CONSENSUS: _consensus,
    DecisionRule.CONSENSUS_MINUS_ONE: _minus,
    DecisionRule.SILENCE: _silence,
    DecisionRule.MAJORITY: _majority,
}
