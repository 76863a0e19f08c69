"""`detente council show`: what stands on record, all of it or one meeting, document, decision or follow-up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from detente.agreements import Forum
from detente.cli.audience import MarkingOption, Reader, audience_of, carried, standing_for
from detente.cli.council import dialogue_json as data
from detente.cli.council import showing
from detente.cli.council.options import AsOf, Desk, Json
from detente.cli.gather import forums_of
from detente.cli.registers import register_of
from detente.cli.show import print_json
from detente.domains.council.dialogue import PREFIX, Dialogue, dialogue
from detente.ledger import Ledger
from detente.model.record import Marking
from detente.model.register import Register
from detente.model.time import read_instant


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at a desk sees: the dialogue, how to name what is in it, and the marking of what is shown."""

    dialogue: Dialogue
    forums: dict[str, Forum]
    register: Register
    mark: Marking


def look(desk: Path, as_of: str | None, reader: list[str] | None, marking: Marking | None) -> Seen:
    """Return the dialogue of a desk as of an instant, for some readers, under a marking."""
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    with Ledger.open(desk, read_only=True) as ledger:
        view = standing_for(ledger, audience_of(reader, marking), instant)
    mark = carried((entry for entry in view.entries if entry.record.kind.startswith(PREFIX)), marking)
    return Seen(dialogue=dialogue(view), forums=forums_of(desk), register=register_of(desk), mark=mark)


def show(
    desk: Desk,
    key: Annotated[str, typer.Argument(metavar="KEY", help="A meeting, document, decision or follow-up.")] = "",
    as_of: AsOf = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Json = False,
) -> None:
    """Show what stands on record as of an instant: meetings, documents, follow-ups; or all about one of them."""
    seen = look(desk, as_of, reader, marking)
    if key:
        one(seen, key, as_json=as_json)
    elif as_json:
        print_json(data.dialogue_data(seen.dialogue) | {"marking": seen.mark})
    else:
        everything(seen)


def everything(seen: Seen) -> None:
    """Print the meetings, the documents and the follow-ups, a table each."""
    talk, name, console = seen.dialogue, seen.register.name, showing.console()
    console.print(showing.meetings_table(talk, name, seen.forums))
    console.print(showing.documents_table(talk, name))
    console.print(showing.follow_ups_table(list(talk.follow_ups.values()), talk.instant, name))
    console.print(seen.mark)


def one(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print everything on record about what a key names."""
    talk = seen.dialogue
    every: dict[str, Any] = {**talk.follow_ups, **talk.decisions, **talk.documents, **talk.meetings}
    showing.found("meeting, document, decision or follow-up", key, every)
    if key in talk.meetings:
        meeting(seen, key, as_json=as_json)
    elif key in talk.documents:
        document(seen, key, as_json=as_json)
    elif key in talk.follow_ups:
        follow_ups(seen, key, as_json=as_json)
    else:
        decision(seen, key, as_json=as_json)


def meeting(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print one meeting."""
    found = showing.found("meeting", key, seen.dialogue.meetings)
    if as_json:
        print_json(_head(seen) | data.meeting_data(found, seen.dialogue.instant))
        return
    for line in showing.meeting_lines(found, seen.register.name, seen.forums):
        typer.echo(line)
    typer.echo(seen.mark)


def agenda(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print the agenda of one meeting."""
    found = showing.found("meeting", key, seen.dialogue.meetings)
    if as_json:
        print_json(_head(seen) | {"meeting": key, "agenda": [data.item_data(item) for item in found.items]})
    else:
        _print(seen, showing.agenda_table(found, seen.register.name))


def documents(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print what is on the table."""
    del key
    if as_json:
        listed = [data.document_data(one) for one in seen.dialogue.documents.values()]
        print_json(_head(seen) | {"documents": listed})
    else:
        _print(seen, showing.documents_table(seen.dialogue, seen.register.name))


def document(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print one document, article by article, with the answers to it."""
    found = showing.found("document", key, seen.dialogue.documents)
    if as_json:
        print_json(data.document_data(found) | _head(seen))
    else:
        _print(seen, showing.document_table(found, seen.register.name))


def decision(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print one text put for decision and the words on it."""
    found = showing.found("decision", key, seen.dialogue.decisions)
    if as_json:
        replies = data.steps_data(found.replies)
        print_json(data.step_data(found.step) | {"replies": replies} | _head(seen))
        return
    body, name = found.step.body, seen.register.name
    typer.echo(f"{body.key}: {body.title}, put by {name(found.step.party)} under {body.rule.value}\n{body.text}")
    for step in found.replies:
        typer.echo(
            f"  {name(step.party)} {step.body.word.value} ({step.said:%Y-%m-%d %H:%M} UTC) {step.body.words}"
        )
    typer.echo(seen.mark)


def follow_ups(seen: Seen, key: str, *, as_json: bool) -> None:
    """Print the follow-ups: all, those of one meeting, or one."""
    every = seen.dialogue.follow_ups.values()
    found = [one for one in every if not key or key in (one.step.body.key, one.step.body.meeting)]
    if as_json:
        listed = [data.follow_up_data(one, seen.dialogue.instant) for one in found]
        print_json(_head(seen) | {"follow_ups": listed})
    else:
        _print(seen, showing.follow_ups_table(found, seen.dialogue.instant, seen.register.name))


def _head(seen: Seen) -> dict[str, Any]:
    """Return what stands on every output; put last where a record has a marking of its own, which may be less."""
    return {"schema": data.SCHEMA, "marking": seen.mark}


def _print(seen: Seen, drawn: Table) -> None:
    console = showing.console()
    console.print(drawn)
    console.print(seen.mark)


PARTS = {"agenda": agenda, "documents": documents, "document": document, "follow-ups": follow_ups}
"""What the recording verbs show where nothing is to be recorded."""
