"""The gap table as JSON, schema `detente-gaps/1`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from detente.domains.council import Change, IssueGap, Mean, Word
from detente.model.register import Register

SCHEMA = "detente-gaps/1"


def gaps_as_json(
    shown: list[Change], instant: datetime, earlier: datetime | None, register: Register, *, count_silence: bool
) -> dict[str, Any]:
    """Return the tables of all pairs shown, with what changed where an earlier instant was asked about."""
    return {
        "schema": SCHEMA,
        "as_of": instant,
        "since": earlier,
        "count_silence": count_silence,
        "pairs": [_pair_json(one, register, compared=earlier is not None) for one in shown],
    }


def _pair_json(shown: Change, register: Register, *, compared: bool) -> dict[str, Any]:
    table = shown.later
    told: dict[str, Any] = {
        "parties": [{"id": party, "name": register.name(party)} for party in (table.first, table.second)],
        "mean": _mean_json(table.mean),
        "rows": [_row_json(row) for row in table.rows],
    }
    if compared:
        told["change"] = _change_json(shown)
    return told


def _change_json(shown: Change) -> dict[str, Any]:
    return {
        "mean_earlier": _mean_json(shown.earlier.mean),
        "mean_common_earlier": _mean_json(shown.common_earlier),
        "mean_common_later": _mean_json(shown.common_later),
        "entered": shown.entered,
        "left": shown.left,
        "composition_changed": shown.composition,
        "moves": [
            {
                "issue": move.issue,
                "party": move.party,
                "from": move.before.position.stance,
                "to": move.after.position.stance,
                "closer_quarters": shown.closer_quarters(move.issue),
            }
            for move in shown.moves
        ],
    }


def _mean_json(mean: Mean) -> dict[str, Any]:
    return {
        "text": mean.text,
        "n": mean.n,
        "numerator": mean.fraction.numerator if mean.fraction is not None else None,
        "denominator": mean.fraction.denominator if mean.fraction is not None else None,
    }


def _row_json(row: IssueGap) -> dict[str, Any]:
    return {
        "issue": row.issue.id,
        "proposition": row.issue.proposition,
        "topic": row.issue.topic,
        "gap_quarters": row.gap_quarters,
        "standing": row.standing.value,
        "words": [_word_json(word) for word in (row.first, row.second)],
    }


def _word_json(word: Word | None) -> dict[str, Any] | None:
    if word is None:
        return None
    return {"party": word.party, "said": word.said, "record": word.record, "position": word.position}
