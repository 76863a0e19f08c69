"""Findings on positions: each pair of parties on each issue, the mean, and demands not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import combinations

from detente.domains.council.gaps import (
    NOT_COMPARED,
    GapTable,
    IssueGap,
    all_issues,
    parties_heard,
    table_of,
)
from detente.domains.council.stances import Standing, Word, Words, last_words
from detente.model.certainty import Certainty, firm, weakest
from detente.model.council import Basis, Issue, StanceWord
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.view import Entry

Name = Callable[[str], str]

VERDICTS = {
    Standing.COMMON_GROUND: Verdict.PARTIAL,
    Standing.BOTH_AGAINST: Verdict.PARTIAL,
    Standing.BLOCKED: Verdict.OPPOSED,
    Standing.OPPOSITE: Verdict.OPPOSED,
    Standing.TRADEABLE: Verdict.PARTIAL,
    Standing.APART: Verdict.PARTIAL,
    Standing.SILENT: Verdict.NO_ANSWER,
    Standing.TWO_WORDS: Verdict.UNCERTAIN,
    Standing.TWO_READINGS: Verdict.UNCERTAIN,
}
QUARTER_WORDS = ("0", "0.25", "0.5", "0.75", "1")
PROPOSED = (StanceWord.PROPOSES_OR_ACCEPTS, False)
WIDEST = len(QUARTER_WORDS) - 1


def position_findings(
    entries: Iterable[Entry], instant: datetime, name: Name, issues: tuple[Issue, ...]
) -> Iterator[Finding]:
    """Yield for each pair of parties the mean and each common issue; then what nobody answered."""
    words = last_words(entries, instant)
    for pair in combinations(parties_heard(words), 2):
        table = table_of(words, issues, pair, instant)
        rows = [row for row in table.rows if row.standing is not Standing.NO_WORD]
        if rows:
            yield _mean(table, rows, name)
            yield from (_row(row, table, name) for row in rows)
    yield from _unanswered(words, issues, name)


def _row(row: IssueGap, table: GapTable, name: Name) -> Finding:
    both = [word for word in (row.first, row.second) if word]
    mark = weakest(*(reading.position.certainty for word in both for reading in word.readings))
    return Finding(
        rule="council.gap",
        topic="council",
        question=f"How far apart are {name(table.first)} and {name(table.second)} on this proposition?",
        verdict=_verdict(row) if firm(mark) else Verdict.UNCERTAIN,
        sentence=f"On the proposition: {row.issue.proposition}. "
        + ", ".join(f"{name(word.party)} {reading_words(word)} ({word.said.date()})" for word in both)
        + f": {_distance(row)}.",
        subject=row.issue.id,
        parties=(table.first, table.second),
        evidence=_evidence(both),
        certainty=mark,
        notes=tuple(note for word in both for reading in _told(word) for note in word_notes(reading, name)),
    )


def _verdict(row: IssueGap) -> Verdict:
    """Return the verdict of a row; agreed only where both say the same, and say it for or against."""
    same = row.gap_quarters == 0 and row.standing in (Standing.COMMON_GROUND, Standing.BOTH_AGAINST)
    return Verdict.AGREED if same else VERDICTS[row.standing]


def stance_words(word: Word) -> str:
    """Return where a party stands, in words; a silence is called one."""
    if word.silent:
        return "is silent on it"
    told = StanceWord(word.position.stance).words
    told = "is open" if word.position.stance == StanceWord.OPEN else told
    return f"{told}, on a condition" if word.position.condition else told


def reading_words(word: Word) -> str:
    """Return where a party stands, in words: where readings of its word differ, all of them; none is picked."""
    if not word.doubled:
        return stance_words(word)
    how = "has two different words on record" if word.contradicted else "is read in different ways"
    readings = (
        f"{stance_words(one)} (read by {one.position.coded_by or 'nobody named'})" for one in word.readings
    )
    return f"{how}: {'; '.join(readings)}"


def _told(word: Word) -> tuple[Word, ...]:
    """Return the readings that must be told: all where they differ, else the one that stands first."""
    return word.readings if word.doubled else (word,)


def _distance(row: IssueGap) -> str:
    if row.gap_quarters is None:
        return row.standing.value
    return f"{row.standing.value}, gap {QUARTER_WORDS[row.gap_quarters]}"


def word_notes(word: Word, name: Name) -> Iterator[str]:
    """Yield what must stand beside a stance: the words, their document, the condition, and how a leak is known."""
    position, party = word.position, name(word.party)
    document = f" [{position.document}]" if position.document else ""
    yield f"{party}, {word.said.date()}: {position.in_short}{document}"
    if position.condition:
        yield f"{party}'s condition: {position.condition}"
    if position.basis is Basis.LEAK:
        known = (
            f"confirmed by {position.confirmed_by}" if position.confirmed_by else "nobody on record confirmed it"
        )
        yield f"{party}'s word is known by a leak; {known}. It is no official text (N-3)."


def _evidence(both: list[Word]) -> Evidence:
    parties = {word.party for word in both}
    return Evidence(
        records=tuple(reading.record for word in both for reading in _told(word)),
        party=parties.pop() if len(parties) == 1 else "",
        said=max(word.said for word in both),
        confirmed=True,
    )


def _mean(table: GapTable, rows: list[IssueGap], name: Name) -> Finding:
    mean = table.mean
    silent = sum(row.standing is Standing.SILENT for row in rows)
    left_out = f"; {silent} more left out, because one side is silent on them" if silent else ""
    differ = sum(row.standing in NOT_COMPARED for row in rows)
    left_out += f"; {differ} more left out, because what is on record of one side's word differs" if differ else ""
    words = [word for row in rows if row.gap_quarters is not None for word in (row.first, row.second) if word]
    pair = f"{name(table.first)} and {name(table.second)}"
    told = (
        f"The mean gap between {pair} is {mean.text} over the {mean.n} issue(s) on which both have spoken"
        if mean.n
        else f"There is no mean gap between {pair}: on no issue have both spoken"
    )
    return Finding(
        rule="council.mean",
        topic="council",
        question=f"How far apart are {name(table.first)} and {name(table.second)} over all issues?",
        verdict=_mean_verdict(table),
        sentence=f"{told}{left_out}.",
        subject="all issues",
        parties=(table.first, table.second),
        evidence=Evidence(records=tuple(word.record for word in words), confirmed=True),
        certainty=Certainty.COMPUTED,
        notes=("From 0 (same) to 1 (opposite). It moves when issues are added, also where nobody moved.",),
    )


def _mean_verdict(table: GapTable) -> Verdict:
    mean = table.mean.fraction
    if mean is None:
        return Verdict.CANNOT_TELL
    return {0: Verdict.AGREED, 1: Verdict.OPPOSED}.get(int(mean) if mean.denominator == 1 else -1, Verdict.PARTIAL)


def _unanswered(words: Words, issues: tuple[Issue, ...], name: Name) -> Iterator[Finding]:
    """Yield the propositions that one party alone put forward: no other has a row on the same one (N-4)."""
    for issue in all_issues(issues, words):
        heard = [word for (about, _), word in words.items() if about == issue.id]
        if len(heard) == 1 and heard[0].stand == PROPOSED and not heard[0].doubled:
            yield _alone(issue, heard[0], name)


def _alone(issue: Issue, word: Word, name: Name) -> Finding:
    return Finding(
        rule="council.unanswered",
        topic="council",
        question="Did anybody answer on the same proposition?",
        verdict=Verdict.NO_ANSWER,
        sentence=f"On the proposition: {issue.proposition}. {name(word.party)} {stance_words(word)} "
        f"({word.said.date()}); no other party has a word on it on record.",
        subject=issue.id,
        parties=(word.party,),
        evidence=_evidence([word]),
        certainty=word.position.certainty,
        notes=(*word_notes(word, name), "Only a word on the same proposition answers it (N-4)."),
    )
