"""`detente exercises law`: every provision in force on a day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from detente.agreements import Answer, load_law
from detente.cli.show import print_json, say
from detente.model.certainty import MEANING
from detente.model.time import read_day

LAW_SCHEMA = "detente-law/1"


def law_command(
    at: Annotated[str | None, typer.Option(help="The law of that day. Default: today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List every provision in force on a day, with its value and how sure its wording is."""
    day = read_day(at, "--at") if at else datetime.now(UTC).date()
    provisions = sorted(load_law().at(day).provisions(), key=_by_paragraph)
    if as_json:
        print_json({"schema": LAW_SCHEMA, "day": day, "provisions": [_provision(a) for a in provisions]})
        return
    for answer in provisions:
        law = answer.provision
        threshold = f"{law.comparison or ''} {answer.value} {law.unit}".strip()
        print(f"{law.id:<36} {law.certainty:<3} {threshold if law.unit != 'holds' else '':<42} {law.says}")
    if not provisions:
        say(f"On {day} no provision was in force, as far as the law that this desk holds goes.")
        return
    used = {answer.provision.certainty for answer in provisions}
    say("Marks: " + "; ".join(f"{mark} {words}" for mark, words in MEANING.items() if mark in used) + ".")


def _by_paragraph(answer: Answer) -> list[tuple[int, str]]:
    """Return a key that sorts 16.2 before 16.10, and words behind numbers."""
    parts = (*answer.provision.paragraph.split("."), answer.provision.id)
    return [(int(part), "") if part.isdigit() else (10**6, part) for part in parts]


def _provision(answer: Answer) -> dict[str, Any]:
    law = answer.provision
    return {
        "id": law.id,
        "says": law.says,
        "instrument": law.instrument,
        "paragraph": law.paragraph,
        "link": law.link,
        "comparison": law.comparison,
        "value": answer.value,
        "unit": law.unit,
        "certainty": law.certainty,
        "checked": law.checked,
        "note": law.note,
    }
