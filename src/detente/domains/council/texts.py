"""What is open about texts on record: documents and their answers, packages, decisions, accounts that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from detente.domains.council.agreed import agreed_articles, at_table, newest_answer, outcome, put_to
from detente.domains.council.cycle import Room, evidence_of, held_to, mark_of
from detente.domains.council.dialogue import DecisionFile, Dialogue, DocumentFile, MeetingFile, Step
from detente.domains.council.outcomes import Status
from detente.domains.council.readouts import Outcome, compare
from detente.domains.council.told import listed
from detente.model.certainty import Certainty, weakest
from detente.model.dialogue import AnswerWord, ArticleAnswer, DocumentType
from detente.model.finding import Finding, Owed, Verdict

NO_DEADLINE = "An offer has no deadline unless one is stated (N-6)."
VERDICTS = {
    frozenset({AnswerWord.ACCEPT}): Verdict.AGREED,
    frozenset({AnswerWord.REJECT}): Verdict.OPPOSED,
    frozenset({AnswerWord.CLARIFY}): Verdict.OPEN,
}
"""What an answer in one word only means for a document; answers in several words leave it partly apart."""

MOST_NAMED = 6
"""Parties that are named one by one in a sentence; of more, their number is told."""

OUTCOMES = {
    Status.ADOPTED: Verdict.AGREED,
    Status.OPEN: Verdict.OPEN,
    Status.BROKEN: Verdict.OPPOSED,
    Status.NOT_ADOPTED: Verdict.OPPOSED,
    Status.CANNOT_TELL: Verdict.CANNOT_TELL,
}


def text_findings(dialogue: Dialogue, room: Room) -> Iterator[Finding]:
    """Yield a finding for each document and party asked, each package, each decision, each meeting told apart."""
    for document in dialogue.documents.values():
        yield from _document(document, dialogue, room)
    yield from (_package(step, dialogue, room) for step in dialogue.packages.values())
    yield from (_decision(one, dialogue, room) for one in dialogue.decisions.values())
    for meeting in dialogue.meetings.values():
        yield from _accounts(meeting, room)


def members_of(room: Room, forum: str, instant: datetime) -> tuple[str, ...]:
    """Return the members of a forum on the day of an instant, in alphabetical order; empty where not told."""
    known = room.forums.get(forum)
    return tuple(sorted(known.members_on(instant.date()))) if known else ()


def _document(document: DocumentFile, dialogue: Dialogue, room: Room) -> Iterator[Finding]:
    table = at_table(dialogue, document.tabled.meeting, lambda forum: members_of(room, forum, document.step.said))
    asked = put_to(document, document.tabled.to or table)
    heard = dict.fromkeys(step.party for step in document.answers)
    # Put to all at the table: one finding on those who answered, and one on all who have not, not one each.
    named = [party for party in asked if document.tabled.to or party in heard]
    for party in named:
        yield _answered(document, party, dialogue.instant, room)
    silent = tuple(party for party in asked if party not in named)
    if silent or not asked:
        yield _nobody(document, silent, room)


def _answered(document: DocumentFile, party: str, instant: datetime, room: Room) -> Finding:
    given = {
        article.number: answer
        for article in document.tabled.articles
        if (answer := newest_answer(document, party, article.number))
    }
    steps = (document.step, *dict.fromkeys(step for step, _ in given.values()))
    mark = mark_of(steps)
    missing = [article.number for article in document.tabled.articles if article.number not in given]
    words = frozenset(line.word for _, lines in given.values() for line in lines)
    return Finding(
        rule="council.answers",
        topic="council",
        question="Which articles has this party answered, and how?",
        verdict=held_to(_verdict(words, missing), mark),
        sentence=f"{_title(document, room)}: {room.name(party)} {_by_word(given, missing)}.",
        subject=document.tabled.key,
        parties=(document.step.party, party),
        evidence=evidence_of(steps),
        certainty=mark,
        owed=tuple(_answer_owed(document, party, missing, instant)),
        notes=tuple(_notes(document, given, missing, room)),
    )


Given = dict[str, tuple[Step, tuple[ArticleAnswer, ...]]]


def _title(document: DocumentFile, room: Room) -> str:
    body = document.tabled
    return f"{body.title}, {body.type.value} by {room.name(document.step.party)} of {document.step.said:%Y-%m-%d}"


def _verdict(words: frozenset[AnswerWord], missing: list[str]) -> Verdict:
    if not words:
        return Verdict.NO_ANSWER
    if missing:
        return Verdict.PARTIAL
    return VERDICTS.get(words, Verdict.PARTIAL)


def _by_word(given: Given, missing: list[str]) -> str:
    """Return the answers by word: `said reject to art. 4 and 6; no answer yet to art. 1`."""
    by_word: dict[str, list[str]] = {}
    for number, (_, lines) in given.items():
        for line in lines:
            by_word.setdefault(line.word.value, []).append(number)
    parts = [f"said {word} to art. {listed(numbers)}" for word, numbers in by_word.items()]
    if missing:
        parts.append(f"has given no answer yet to art. {listed(missing)}")
    return "; ".join(parts)


def _answer_owed(document: DocumentFile, party: str, missing: list[str], instant: datetime) -> Iterator[Owed]:
    until = document.tabled.answer_by
    if until is not None and missing:
        yield Owed(
            what=f"answer art. {listed(missing)} of {document.tabled.title}",
            by=(party,),
            to=(document.step.party,),
            due=until,
            status="overdue" if instant > until else "open",
            certainty=mark_of([document.step]),
        )


def _notes(document: DocumentFile, given: Given, missing: list[str], room: Room) -> Iterator[str]:
    body = document.tabled
    for number, (_, lines) in given.items():
        for line in lines:
            if line.condition:
                yield f"Art. {number}, the condition: {line.condition}"
    for step in dict.fromkeys(step for step, _ in given.values()):
        yield f"{room.name(step.party)}, {step.said:%Y-%m-%d}: {step.body.document or 'no document named'}."
    if body.all_or_nothing:
        yield f"{room.name(document.step.party)} said that its articles stand or fall together."
    if body.type is DocumentType.LEAK:
        confirmed = f"confirmed by {body.confirmed_by}" if body.confirmed_by else "nobody on record confirmed it"
        yield f"The document is known by a leak; {confirmed}. It is no official text (N-3)."
    if missing and body.answer_by is None:
        yield NO_DEADLINE
    beside = [step.party for step in document.answers if body.to and step.party not in body.to]
    if beside:
        others = room.all_named(beside)
        yield f"{others} also spoke to it, but it was not put to {others}: not counted as an answer (N-4)."


def _nobody(document: DocumentFile, silent: tuple[str, ...], room: Room) -> Finding:
    many = (
        f" of {len(silent)} others at the table" if len(silent) > MOST_NAMED else f" of {room.all_named(silent)}"
    )
    whom = many if silent else ""
    return Finding(
        rule="council.answers",
        topic="council",
        question="Which articles were answered, and how?",
        verdict=held_to(Verdict.NO_ANSWER, mark_of([document.step])),
        sentence=f"{_title(document, room)}: no answer{whom} on record.",
        subject=document.tabled.key,
        parties=(document.step.party, *silent),
        evidence=evidence_of([document.step]),
        certainty=mark_of([document.step]),
        notes=tuple(_notes(document, {}, ["all"], room)),
    )


def _package(step: Step, dialogue: Dialogue, room: Room) -> Finding:
    states = agreed_articles(dialogue, lambda forum: members_of(room, forum, dialogue.instant))
    inside = [state for state in states.values() if _in_package(state.document, state.article, step)]
    counts = Counter(state.agreed or not (state.missing or state.leak) for state in inside)
    mark = mark_of([step])
    return Finding(
        rule="council.package",
        topic="council",
        question="Is all that stands or falls together accepted?",
        verdict=held_to(Verdict.AGREED if inside and all(s.agreed for s in inside) else Verdict.OPEN, mark),
        sentence=f"{room.name(step.party)} said that these stand or fall together: {listed(step.body.members)} "
        f"({step.body.title}). Accepted by all to whom they were put: {counts[True]} of {len(inside)} article(s).",
        subject=step.body.key,
        parties=(step.party,),
        evidence=evidence_of([step]),
        certainty=mark,
    )


def _in_package(document: str, article: str, step: Step) -> bool:
    return document in step.body.members or f"{document}#{article}" in step.body.members


def _decision(one: DecisionFile, dialogue: Dialogue, room: Room) -> Finding:
    body = one.step.body
    meeting = dialogue.meetings.get(body.meeting or "")
    held = meeting.held.body if meeting and meeting.held else None
    members = members_of(room, body.forum, dialogue.instant)
    found = outcome(one, members, dialogue.instant, held=held, name=room.name)
    mark = weakest(found.certainty, mark_of([one.step]))
    return Finding(
        rule="council.decision",
        topic="council",
        question="What became of this text put for decision?",
        verdict=OUTCOMES[found.status],
        sentence=f"{room.name(one.step.party)} put {body.title} for decision under {body.rule.value}: "
        f"{found.status.value}. {found.why}",
        subject=body.key,
        parties=tuple(dict.fromkeys((one.step.party, *(step.party for step in one.replies)))),
        evidence=evidence_of((one.step, *one.replies)),
        certainty=mark,
        owed=tuple(_silence_owed(one, found.status, found.by, mark)),
    )


def _silence_owed(one: DecisionFile, status: Status, by: tuple[str, ...], mark: Certainty) -> Iterator[Owed]:
    until = one.step.body.silent_until
    if status is Status.OPEN and until is not None:
        yield Owed(
            what=f"object to {one.step.body.title}, or else consent by silence",
            by=tuple(party for party in by if party != one.step.party),
            to=(one.step.party,),
            due=until,
            certainty=mark,
        )


def _accounts(meeting: MeetingFile, room: Room) -> Iterator[Finding]:
    """Yield a finding for each matter that accounts of one meeting tell differently."""
    steps = {step.entry.id: step for step in meeting.readouts}
    which = f"{room.forum_name(meeting.forum)}, {meeting.day}"
    for row in compare(tuple(steps.values()), room.name).subjects if len(steps) > 1 else ():
        if row.outcome is not Outcome.DIFFERENT:
            continue
        told = [steps[voice.telling.record] for voice in row.voices]
        words = "; ".join(f"{voice.telling.teller} told: {voice.point.words.rstrip('.')}" for voice in row.voices)
        yield Finding(
            rule="council.readouts",
            topic="council",
            question="Do the accounts of this meeting tell the same?",
            verdict=held_to(Verdict.DISPUTED, mark_of(told)),
            sentence=f"Accounts of one meeting ({which}) differ on {row.subject}: {words}.",
            subject=row.subject,
            parties=tuple(dict.fromkeys(step.party for step in told)),
            evidence=evidence_of(told),
            certainty=mark_of(told),
        )
