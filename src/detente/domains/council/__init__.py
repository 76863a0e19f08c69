"""Where the parties stand on each question, how far apart they are, and what is open between them."""

from detente.domains.council.change import Change, Move, change, change_of
from detente.domains.council.coding import Agreement, Coding, alpha, compare, readings_of, weighted_kappa
from detente.domains.council.columns import PositionTable, position_table
from detente.domains.council.findings import findings
from detente.domains.council.gaps import (
    GapTable,
    IssueGap,
    Mean,
    all_issues,
    gap_table,
    parties_heard,
    table_of,
)
from detente.domains.council.history import IssueHistory, history
from detente.domains.council.meetings import next_meeting, next_status
from detente.domains.council.stances import (
    Standing,
    Word,
    Words,
    at_one_instant,
    blocked,
    common_ground,
    last_words,
    tradeable,
    words_told,
)

__all__ = [
    "Agreement",
    "Change",
    "Coding",
    "GapTable",
    "IssueGap",
    "IssueHistory",
    "Mean",
    "Move",
    "PositionTable",
    "Standing",
    "Word",
    "Words",
    "all_issues",
    "alpha",
    "at_one_instant",
    "blocked",
    "change",
    "change_of",
    "common_ground",
    "compare",
    "findings",
    "gap_table",
    "history",
    "last_words",
    "next_meeting",
    "next_status",
    "parties_heard",
    "position_table",
    "readings_of",
    "table_of",
    "tradeable",
    "weighted_kappa",
    "words_told",
]
