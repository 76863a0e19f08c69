"""`detente exercises claims`: what parties told of one activity, side by side, and what each rule says by each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from detente.agreements import load_law
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.records import DeskOption, FilesOption
from detente.cli.exercises.told import (
    NOT_TOLD,
    AsOf,
    Same,
    claimed_in,
    instant_of,
    named_in,
    refuse_unknown,
    table,
)
from detente.cli.show import print_json, say, wrapped
from detente.domains.exercises.seen.claims import Claim, Told, claims_of, told_of
from detente.domains.exercises.seen.claims_apart import apart_findings, same_activity_findings
from detente.domains.exercises.seen.levels import LEVELS
from detente.domains.exercises.seen.side_by_side import (
    ByClaim,
    SideBySide,
    margin_words,
    numbers_told,
    range_told,
    side_by_side,
)
from detente.model.finding import Finding, Verdict

SCHEMA = "detente-exercises-claims/1"
COLUMNS = {
    "troops": "peak at once",
    "troops_total": "published total",
    "tanks": "tanks",
    "acvs": "ACVs",
    "artillery": "artillery",
    "landing_troops": "landing",
    "fixed_wing_sorties": "sorties",
}
ALWAYS = ("troops", "troops_total")
"""Columns that stand even where nobody tells them, so that the two are never taken for one."""


def claims(
    files: FilesOption = None,
    desk: DeskOption = None,
    activity: Annotated[str | None, typer.Option(metavar="NAME", help="Only this activity.")] = None,
    same: Same = None,
    km: Annotated[
        int | None, typer.Option(min=0, help="How far apart activities may lie and be asked about as one.")
    ] = None,
    as_of: AsOf = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show all claims on each activity side by side, what each rule says by each, where a threshold parts them.

    Claims are never merged. Names that may be one activity are asked about; only --same joins them.
    """
    instant = instant_of(as_of)
    law, joined = load_law(), named_in(same)
    read = claimed_in(files, desk, law, audience_of(reader, marking), instant, "claims")
    found = claims_of(read.entries, instant)
    names = [claim.activity.name for claim in found]
    refuse_unknown((one.name for group in joined for one in group), names, "--same")
    refuse_unknown([activity] if activity else [], names, "--activity")
    every = told_of(found, joined)
    chosen = tuple(told for told in every if activity is None or _is_called(told, activity))
    sides = side_by_side(chosen, law, instant, str)
    apart = {side.told: apart_findings(side, law, str) for side in sides}
    questions = [
        finding
        for finding in same_activity_findings(every, law, instant, km)
        if activity is None or any(told.name in finding.subject for told in chosen)
    ]
    mark = carried(read.shown, marking)
    if as_json:
        print_json(
            {
                "schema": SCHEMA,
                "marking": mark,
                "as_of": instant,
                "activities": sides,
                "findings": [*(finding for found in apart.values() for finding in found), *questions],
                "cancelled": read.called_off,
            }
        )
        return
    for side in sides:
        print("\n".join(_lines(side, apart[side.told])) + "\n")
    if questions:
        print("May be one activity")
        for finding in questions:
            print(wrapped(f"{finding.sentence} [{finding.certainty}]", "  ? ", "    "))
    for words in read.called_off:
        print(wrapped(f"Cancelled: {words}", "", "  "))
    print(mark)
    count = sum(len(told.claims) for told in chosen)
    said = f"{count} {'claim' if count == 1 else 'claims'} said by {instant:%Y-%m-%d %H:%M} UTC"
    say(f"{said}, on {len(chosen)} of {len(every)} activities. Nothing is merged; not told is not zero.")


def _is_called(told: Told, name: str) -> bool:
    return any(claim.key[0] == name.casefold() for claim in told.claims)


def _lines(side: SideBySide, apart: tuple[Finding, ...]) -> Iterator[str]:
    told = side.told
    start = f"from {told.start}" if told.start else "start not told"
    parties = len({claim.party for claim in told.claims})
    joined = "; joined by --same" if told.by_desk else ""
    count = f"{len(told.claims)} {'claim' if len(told.claims) == 1 else 'claims'}"
    yield f"{told.name} ({start}): {count} by {parties} {'party' if parties == 1 else 'parties'}{joined}"
    yield table(list(_rows(told)))
    yield "  What each rule says, if one claim were all that is known:"
    within = [level.words for level in LEVELS if _all_within(side, level.name)]
    for level in LEVELS:
        if level.words not in within:
            yield wrapped(_by_level(side, level.name, level.words), "    ", "      ")
    if within:
        yield f"    {', '.join(within)}: within, by every claim."
    if apart:
        yield "  Where a threshold parts the claims:"
    for finding in apart:
        yield wrapped(f"{finding.verdict} [{finding.certainty}]. {finding.sentence}", "    ", "      ")


def _rows(told: Told) -> Iterator[list[str]]:
    numbers = {claim.number: numbers_told(claim) for claim in told.claims}
    fields = [f for f in COLUMNS if f in ALWAYS or any(f in found for found in numbers.values())]
    yield ["nr", "said", "by", "basis", "newest", *(COLUMNS[field] for field in fields), "days"]
    for claim in told.claims:
        cells = [range_told(numbers[claim.number].get(field)) for field in fields]
        yield [
            str(claim.number),
            f"{claim.said:%Y-%m-%d}",
            claim.party,
            _basis(claim),
            "newest" if claim.newest else "earlier",
            *cells,
            _days(claim),
        ]


def _basis(claim: Claim) -> str:
    return f"{claim.basis or NOT_TOLD}{' (notification)' if claim.notification else ''}"


def _days(claim: Claim) -> str:
    activity = claim.activity
    return f"{activity.start or NOT_TOLD} to {activity.end or NOT_TOLD}"


def _by_level(side: SideBySide, level: str, words: str) -> str:
    """Return one line for a rule: its verdict by each claim; claims of which it says the same stand together."""
    groups: dict[str, list[str]] = {}
    for one in side.rules:
        if one.level == level:
            groups.setdefault(_verdict(one), []).append(str(one.claim))
    told = "; ".join(
        f"by claim{'s' if len(numbers) > 1 else ''} {', '.join(numbers)} {what}"
        for what, numbers in groups.items()
    )
    return f"{words}: {told}."


def _all_within(side: SideBySide, level: str) -> bool:
    return all(one.verdict is Verdict.WITHIN for one in side.rules if one.level == level)


def _verdict(one: ByClaim) -> str:
    if not one.words:
        return f"{one.verdict}{f' (turns on {one.provision})' if one.provision else ''}"
    margin = margin_words(one.margin_least, one.margin_most)
    return f"{one.verdict} ({one.words}, margin {margin}; turns on {one.provision})"
