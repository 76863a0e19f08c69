"""What changed between two instants: on which issue, who moved, and how much of the mean is only composition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from detente.domains.council.gaps import GapTable, IssueGap, Mean, gap_table, mean_of
from detente.domains.council.stances import Word
from detente.model.council import Issue
from detente.model.view import Entry


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A party that changed its stance on an issue, or broke a silence."""

    issue: str
    party: str
    before: Word
    after: Word


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Two tables of one pair. The `common` means count only issues that have a gap at both instants.

    `entered` and `left` are the issues that have a gap at one of the two instants only.
    """

    earlier: GapTable
    later: GapTable
    common_earlier: Mean
    common_later: Mean
    entered: tuple[str, ...]
    left: tuple[str, ...]
    moves: tuple[Move, ...]

    @property
    def composition(self) -> bool:
        """Return whether the means are not over the same issues, so that their difference is no movement."""
        return bool(self.entered or self.left)

    def closer_quarters(self, issue: str) -> int | None:
        """Return by how many quarters the parties came closer on an issue; negative: further apart.

        None where the issue has no gap at one of the instants.
        """
        before, after = _gaps(self.earlier).get(issue), _gaps(self.later).get(issue)
        if before is None or after is None:
            return None
        return before - after


def change(  # noqa: PLR0913  two instants of one pair, and how silence counts
    entries: Iterable[Entry],
    issues: tuple[Issue, ...],
    pair: tuple[str, str],
    earlier: datetime,
    later: datetime,
    *,
    count_silence: bool = False,
) -> Change:
    """Return what changed from the earlier instant to the later; the order in which they are given is free."""
    every = tuple(entries)
    instants = sorted((earlier, later))
    return change_of(*(gap_table(every, issues, pair, t, count_silence=count_silence) for t in instants))


def change_of(before: GapTable, after: GapTable) -> Change:
    """Return what changed from the earlier of two tables of one pair to the later."""
    had, has = _gaps(before).keys(), _gaps(after).keys()
    return Change(
        earlier=before,
        later=after,
        common_earlier=mean_of(_only(before, had & has)),
        common_later=mean_of(_only(after, had & has)),
        entered=tuple(sorted(has - had)),
        left=tuple(sorted(had - has)),
        moves=tuple(_moves(before, after)),
    )


def _gaps(table: GapTable) -> dict[str, int]:
    return {row.issue.id: row.gap_quarters for row in table.rows if row.gap_quarters is not None}


def _only(table: GapTable, issues: set[str]) -> list[IssueGap]:
    return [row for row in table.rows if row.issue.id in issues]


def _moves(before: GapTable, after: GapTable) -> Iterator[Move]:
    old = {row.issue.id: row for row in before.rows}
    for row in after.rows:
        earlier = old.get(row.issue.id)
        if earlier is None:
            continue
        yield from _moved(row.issue.id, earlier.first, row.first)
        yield from _moved(row.issue.id, earlier.second, row.second)


def _moved(issue: str, before: Word | None, after: Word | None) -> Iterator[Move]:
    if before and after and moved(before, after):
        yield Move(issue=issue, party=after.party, before=before, after=after)


def moved(before: Word, after: Word) -> bool:
    """Return whether two words of a party differ; never where the readings of one of them differ already."""
    return before.stand != after.stand and not (before.doubled or after.doubled)
