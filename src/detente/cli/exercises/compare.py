"""`detente exercises compare`: what another law would have asked of activities, and who would carry the burden."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from detente.agreements import load_law
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.compared import RANK_NAMES, counts, differences, limits, messages, totals
from detente.cli.exercises.what_if import (
    SUPPOSED,
    EditionOption,
    FileArgument,
    LawOption,
    ReformOption,
    SetOption,
    SupposeOption,
    load_in,
    parties_on,
    reforms_of,
    told_in,
    tried,
)
from detente.cli.show import print_json, say
from detente.domains.exercises.many.simulation import compare as compared
from detente.model.time import read_instant

SCHEMA = "detente-compare/1"
HYPOTHETICAL = "HYPOTHETICAL: not the law, but {name}"
ACTIVITY_HEADS = ("activity", "as said by", "start", "duty", "", "by the law", "hypothetical", "decided by")
SENTENCES = {"arises": "arises", "ends": "ends", "differs": "differs", "": "the same"}


class Rows(StrEnum):
    """Which table is printed as CSV."""

    ACTIVITIES = "activities"
    MESSAGES = "messages"


def compare(
    file: FileArgument = None,
    reform: ReformOption = None,
    set_: SetOption = None,
    law: LawOption = None,
    edition: EditionOption = None,
    suppose_structure: SupposeOption = False,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Show also activities for which nothing changes.")] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[Rows | None, typer.Option("--csv", help="Print one of the tables as CSV.")] = None,
) -> None:
    """Say which activities another law would make notifiable, observable or limited, and who would carry it.

    Every result is hypothetical. What cannot be told and what is uncertain is shown beside what is due.
    """
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    known = load_law()
    other = tried(known, reforms_of(reform or [], set_ or []), law, edition)
    told = told_in(file, instant, audience_of(reader, marking))
    load = load_in(told, known, instant, suppose=suppose_structure)
    made = compared(load, known, other, None, parties_on(instant.date()))
    found = {
        "schema": SCHEMA,
        "marking": carried(told.entries, marking),
        "as_of": instant,
        "source": told.source,
        "hypothetical": made.name,
        "supposed": [SUPPOSED] if suppose_structure else [],
        "claims": len(told.entries),
        "counts": counts(made, load.once),
        "activities": list(differences(made, told, every=every)),
        "limits": list(limits(made)),
        "totals": list(totals(made)),
        "messages": list(messages(made)),
    }
    if as_json:
        print_json(found)
    elif as_csv is None:
        _print(found)
    else:
        _csv(found, as_csv)


def _csv(found: dict[str, Any], rows: Rows) -> None:
    """Print rows flat: what stands under `before` and `after` gets these words before its own."""
    beside = {name: found[name] for name in ("hypothetical", "marking")}
    flat = [_flat(row) | beside for row in found[rows]]
    heads = list(dict.fromkeys(name for row in flat for name in row)) or list(beside)
    writer = csv.DictWriter(sys.stdout, heads, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    if not flat:
        say(f"no rows; {beside['marking']}")


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}_{inner}": one for inner, one in value.items()}
        else:
            flat[name] = "|".join(value) if isinstance(value, list) else value
    return flat


def _print(found: dict[str, Any]) -> None:
    print(HYPOTHETICAL.format(name=f"the law as it would be with {found['hypothetical']}"))
    for line in found["supposed"]:
        print(f"Supposed: {line}")
    print(f"\nActivities, of {found['claims']} claims in {found['source']}, each once:\n")
    _table(("", "", *found["counts"][0]["before"]), _count_rows(found["counts"]))
    print("\nWhat differs (hypothetical):\n" if found["activities"] else "\nFor no activity a verdict differs.")
    if found["activities"]:
        _table(ACTIVITY_HEADS, map(_activity_row, found["activities"]))
    if found["limits"]:
        print("\nLimits of a year that differ (hypothetical):\n")
        _table(("State", "limit", "over", "by the law", "hypothetical"), map(_limit_row, found["limits"]))
    print("\nMessages owed, all States and years (a message to all counts once):\n")
    names = [words.replace("_", " ") for words in RANK_NAMES.values()]
    heads = ("message", *(f"{law}: {name}" for law in ("by the law", "hypothetical") for name in names))
    _table(heads, ((row["message"], *_ranks(row)) for row in found["totals"]))
    changed = [row for row in found["messages"] if row["before"] != row["after"]]
    if changed:
        print("\nBy State and year, where they differ (hypothetical):\n")
        rows = ((row["state"], row["year"] or "not told", row["message"], *_ranks(row)) for row in changed)
        _table(("State", "year", *heads), rows)
    print(f"\n{found['marking']}")
    say("Not told is never zero: `cannot tell` and `uncertain` are counts of their own. A working aid, no advice.")


def _count_rows(rows: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield (row["duty"], "by the law", *row["before"].values())
        yield ("", "hypothetical", *row["after"].values())


def _activity_row(row: dict[str, Any]) -> tuple[Any, ...]:
    verdicts = (row["before"]["verdict"], row["after"]["verdict"])
    change = SENTENCES[row["change"]]
    return (row["activity"], row["said_by"], row["start"] or "not told", row["duty"], change, *verdicts, _why(row))


def _why(row: dict[str, Any]) -> str:
    after = row["after"]
    if after["value"] is None:
        return after["provision"] or ""
    return f"{after['provision']}: {after['value']:,} against {after['threshold']:,}, margin {after['margin']:+,}"


def _limit_row(row: dict[str, Any]) -> tuple[Any, ...]:
    over = row.get("day") or f"{row['first_year']} to {row['last_year']}"
    told = (_limit_words(row["before"]), _limit_words(row["after"]))
    return (row["state"], row["limit"], over, *told)


def _limit_words(told: dict[str, Any] | None) -> str:
    if told is None:
        return "nothing counts"
    return f"{told['verdict']}: {told['surely']} surely, {told['possible']} possibly, at most {told['most']}"


def _ranks(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(row[law][name] for law in ("before", "after") for name in RANK_NAMES.values())


def _table(heads: Iterable[Any], rows: Iterable[Iterable[Any]]) -> None:
    """Print rows under their heads, each column as wide as its widest."""
    lines = [tuple(map(str, row)) for row in (heads, *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        print("  ".join(words.ljust(width) for words, width in zip(line, widths, strict=True)).rstrip())
