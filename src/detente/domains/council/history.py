"""Every word of every party on an issue, oldest first: since when each stands so, who moved, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

import msgspec

from detente.domains.council.change import Move, moved
from detente.domains.council.stances import Word, at_one_instant, words_told
from detente.model.council import Issue
from detente.model.view import Entry


class IssueHistory(msgspec.Struct, frozen=True, kw_only=True):
    """What was said on an issue by an instant. `parties`: the words of each, oldest first; parties by alphabet.

    Readings of one instant are one word with its `others`. `moves` are in the order in which they were made.
    """

    issue: Issue
    as_of: datetime
    parties: dict[str, tuple[Word, ...]]
    moves: tuple[Move, ...]

    def only(self, parties: Collection[str]) -> IssueHistory:
        """Return the history of these parties alone."""
        words = {party: words for party, words in self.parties.items() if party in parties}
        moves = tuple(move for move in self.moves if move.party in parties)
        return msgspec.structs.replace(self, parties=words, moves=moves)

    def standing(self, party: str) -> Word:
        """Return the word that stands; a silence only where the party never spoke. KeyError: no word."""
        words = self.parties[party]
        return next((word for word in reversed(words) if not word.silent), words[-1])

    def since(self, party: str) -> Word:
        """Return the first word since which the party has stood, unbroken, where it stands. KeyError: no word.

        A silence in between breaks nothing. A word whose readings differ does: then it is not known.
        """
        first = now = self.standing(party)
        for word in reversed(self.parties[party]):
            if word.silent and not now.silent:
                continue
            if word.stand != now.stand or word.doubled or now.doubled:
                break
            first = word
        return first


def history(told: Iterable[Entry | Word], issue: Issue, instant: datetime) -> IssueHistory:
    """Return the history of an issue from entries or words; what is about others, or said later, is left out."""
    words = [word for word in _words(told, instant) if word.position.issue == issue.id]
    parties = {party: tuple(_of_party(words, party)) for party in sorted({word.party for word in words})}
    moves = [move for party in parties.values() for move in _moves(issue.id, party)]
    return IssueHistory(
        issue=issue,
        as_of=instant,
        parties=parties,
        moves=tuple(sorted(moves, key=lambda move: (move.after.said, move.party))),
    )


def _words(told: Iterable[Entry | Word], instant: datetime) -> Iterator[Word]:
    for one in told:
        if isinstance(one, Entry):
            yield from words_told([one], instant)
        elif one.said <= instant:
            yield from (msgspec.structs.replace(word, others=()) for word in one.readings)


def _of_party(words: list[Word], party: str) -> Iterator[Word]:
    """Yield the words of a party, oldest first, the readings of one instant together."""
    at: dict[datetime, list[Word]] = {}
    for word in words:
        if word.party == party:
            at.setdefault(word.said, []).append(word)
    return (at_one_instant(at[said]) for said in sorted(at))


def _moves(issue: str, words: tuple[Word, ...]) -> Iterator[Move]:
    """Yield the moves of one party. A silence takes nothing back; a word whose readings differ is no move."""
    before: Word | None = None
    for word in words:
        if word.doubled or (word.silent and before and not before.silent):
            continue
        if before and moved(before, word):
            yield Move(issue=issue, party=word.party, before=before, after=word)
        before = word
