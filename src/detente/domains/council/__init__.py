"""Where the parties stand on each question, how far apart they are, and what is open between them."""

from detente.domains.council.change import Change, Move, change
from detente.domains.council.columns import PositionTable, position_table
from detente.domains.council.findings import findings
from detente.domains.council.gaps import GapTable, IssueGap, Mean, gap_table, parties_heard
from detente.domains.council.meetings import next_meeting, next_status
from detente.domains.council.stances import Standing, Word, blocked, common_ground, last_words, tradeable

__all__ = [
    "Change",
    "GapTable",
    "IssueGap",
    "Mean",
    "Move",
    "PositionTable",
    "Standing",
    "Word",
    "blocked",
    "change",
    "common_ground",
    "findings",
    "gap_table",
    "last_words",
    "next_meeting",
    "next_status",
    "parties_heard",
    "position_table",
    "tradeable",
]
