"""Where parties stand on each issue, and how far apart each two of them are, as plain values."""

from __future__ import annotations

from itertools import combinations

from detente.brief.legible import legible
from detente.brief.papers.contents import GapRowShown, GapsShown, IssueShown, WordShown
from detente.brief.papers.telling import Telling, day, instant
from detente.domains.council.gaps import GapTable, all_issues, parties_heard, table_of
from detente.domains.council.positions import QUARTER_WORDS, stance_words
from detente.domains.council.stances import Standing, Word, Words, last_words
from detente.model.council import Basis, Issue
from detente.model.time import end_of_day
from detente.model.view import Entry

MOST_PAIRS = 500
"""Pairs of parties that a paper compares; 31 seats make 465."""


def issues_shown(telling: Telling, table: tuple[str, ...]) -> tuple[IssueShown, ...]:
    """Return every issue with each party's newest word on it; those at the table without one are `unheard`."""
    entries = {entry.id: entry for entry in telling.material.positions}
    words = _words(telling)
    known = all_issues(telling.material.issues, words)
    return tuple(_issue(telling, issue, words, table, entries) for issue in known)


def _words(telling: Telling) -> Words:
    return last_words(telling.material.positions, telling.material.as_of)


def _issue(
    telling: Telling, issue: Issue, words: Words, table: tuple[str, ...], entries: dict[str, Entry]
) -> IssueShown:
    heard = [word for (about, _), word in words.items() if about == issue.id]
    spoken = {word.party for word in heard}
    shown = [_word(telling, word, entries[word.record]) for word in heard]
    return IssueShown(
        id=legible(issue.id),
        proposition=legible(issue.proposition),
        topic=legible(issue.topic),
        words=tuple(sorted(shown, key=lambda word: word.party.casefold())),
        unheard=telling.names(party for party in table if party not in spoken),
    )


def _word(telling: Telling, word: Word, entry: Entry) -> WordShown:
    position = word.position
    whole_day = word.said == end_of_day(word.said.date())
    said = day(word.said.date()) if whole_day else instant(word.said)
    return WordShown(
        **telling.entry(entry, position.document, said, position.certainty.value),
        party=telling.name(word.party),
        party_id=legible(word.party),
        stance=position.stance,
        stance_words=stance_words(word),
        basis=position.basis.value,
        condition=legible(position.condition),
        in_short=legible(position.in_short),
        document=legible(position.document),
        coded_by=legible(position.coded_by),
        confirmed_by=legible(position.confirmed_by) if position.basis is Basis.LEAK else "",
        doubled=word.doubled,
        said=said,
    )


def gaps_shown(telling: Telling) -> tuple[GapsShown, ...]:
    """Return each two parties that both have a word on one issue, in alphabetical order, at most 500 pairs."""
    words = _words(telling)
    heard = sorted(parties_heard(words), key=lambda party: (telling.name(party).casefold(), party))
    shown: list[GapsShown] = []
    for pair in combinations(heard, 2):
        table = table_of(words, telling.material.issues, pair, telling.material.as_of)
        if any(row.standing is not Standing.NO_WORD for row in table.rows):
            shown.append(_pair(telling, table))
        if len(shown) == MOST_PAIRS:
            break
    return tuple(shown)


def _pair(telling: Telling, table: GapTable) -> GapsShown:
    return GapsShown(
        first=telling.name(table.first),
        second=telling.name(table.second),
        mean=table.mean.text,
        n=table.mean.n,
        sources=tuple(word.record for row in table.rows for word in (row.first, row.second) if word),
        rows=tuple(
            GapRowShown(
                issue=legible(row.issue.id),
                proposition=legible(row.issue.proposition),
                standing=row.standing.value,
                gap="" if row.gap_quarters is None else QUARTER_WORDS[row.gap_quarters],
            )
            for row in table.rows
            if row.standing is not Standing.NO_WORD
        ),
    )
