"""`detente exercises forms`: every message type, how sure its form is, and the empty form to fill."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from detente.agreements.form import Form, Forms
from detente.agreements.form_loading import load_forms
from detente.cli.show import print_json, say
from detente.domains.exercises.messages.forms import draft
from detente.model.certainty import MEANING, Certainty
from detente.sources.message_cover import legend
from detente.sources.message_text import write_message_text

SCHEMA = "detente-forms/1"


def forms(
    type_: Annotated[
        str, typer.Argument(metavar="[TYPE]", help="A message type, as vd11.38.notification: its empty form.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List all message types with paragraph, format label and certainty, or show the empty form of one."""
    known = load_forms()
    if type_:
        _one(known.form(type_), known, as_json=as_json)
    elif as_json:
        print_json({"schema": SCHEMA, "forms": list(known.by_type.values())})
    else:
        _all(known)


def _one(form: Form, known: Forms, *, as_json: bool) -> None:
    if as_json:
        print_json({"schema": SCHEMA, "forms": [form]})
        return
    print(write_message_text(draft(form), known, blank=True), end="")
    say(f"{form.title}: sent by {form.sender}, to {form.recipients}.")
    for item in form.items:
        say(f"  {item.label}) {item.asks} [{item.paragraph} {item.certainty}]")
    if form.note:
        say(form.note)
    say(f"Marks: {legend(form, known.network)}. Held against the text: {form.checked}.")


def _all(known: Forms) -> None:
    for form in known.by_type.values():
        label = f"{form.format} {form.format_certainty}" if form.format else "-"
        print(
            f"{form.type:<36} {form.chapter:<5} {form.paragraph:<14} {form.certainty:<3} {label:<10} {form.title}"
        )
    say("Columns: type; chapter; paragraph and how sure the contents are; format label and how sure it is; title.")
    say(f"Marks: {marks(_marks(known))}.")


def _marks(known: Forms) -> Iterable[Certainty]:
    for form in known.by_type.values():
        yield from (form.certainty, form.format_certainty)


def marks(used: Iterable[Certainty]) -> str:
    """Return what certainty marks mean, those used only."""
    there = set(used)
    return "; ".join(f"{mark} {words}" for mark, words in MEANING.items() if mark in there)


def as_data(known: Forms, type_: str) -> dict[str, Any]:
    """Return what stands on the cover of a message of a type, for programs."""
    form = known.form(type_)
    return {
        "title": form.title,
        "instrument": form.instrument,
        "paragraph": form.paragraph,
        "certainty": form.certainty,
        "format": form.format,
        "format_certainty": form.format_certainty,
        "labels_certainty": known.network.labels_certainty,
    }
