"""The gap table as JSON, schema `detente-gaps/1`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from detente.cli.council.wording import word_as_json
from detente.domains.council import Change, IssueGap, Mean, Standing
from detente.model.register import Register

SCHEMA = "detente-gaps/1"


def head_as_json(
    instant: datetime, earlier: datetime | None, wanted: Collection[Standing], *, count_silence: bool
) -> dict[str, Any]:
    """Return what was asked; under `pairs` follow the tables."""
    return {
        "schema": SCHEMA,
        "as_of": instant,
        "since": earlier,
        "count_silence": count_silence,
        "standing": [standing.value for standing in wanted],
    }


def pair_as_json(
    shown: Change, register: Register, wanted: Collection[Standing], *, compared: bool
) -> dict[str, Any]:
    """Return the table of one pair, its rows those of the standings wanted (none: all); the means are over all."""
    table = shown.later
    told: dict[str, Any] = {
        "parties": [{"id": party, "name": register.name(party)} for party in (table.first, table.second)],
        "mean": _mean_json(table.mean),
        "standings": {standing.value: count for standing, count in table.standings.items()},
        "rows": [_row_json(row) for row in table.rows if not wanted or row.standing in wanted],
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
        "words": [word_as_json(word) for word in (row.first, row.second)],
    }
