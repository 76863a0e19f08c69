"""`detente exercises draft`: a message with what is known filled in, and the rest left open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.agreements.form import Form, Forms
from detente.agreements.form_loading import load_forms
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.exercises.forms import as_data
from detente.cli.exercises.material import Given, given_in
from detente.cli.show import print_json, say
from detente.domains.exercises.messages.forms import draft as draft_message
from detente.domains.exercises.messages.forms import open_items
from detente.domains.exercises.messages.prefill import prefill_of_activity, prefill_of_finding, prefill_of_message
from detente.model.errors import InputError
from detente.model.finding import Finding
from detente.model.message import Message, Value
from detente.model.time import read_instant
from detente.sources.message_cover import legend
from detente.sources.message_text import write_message_text

SCHEMA = "detente-draft/1"


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the options say of the header."""

    sender: str
    to: tuple[str, ...]
    number: str
    sent: str


def draft(
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="A message type, as vd11.38.notification.")],
    from_: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", metavar="FILE", help="Activities, findings (JSON of check) or a message to take from."
        ),
    ] = None,
    subject: Annotated[str, typer.Option(metavar="NAME", help="Which activity, where there are several.")] = "",
    sender: Annotated[str, typer.Option(metavar="ID", help="Who sends it; a State by ISO 3166, as NO.")] = "",
    to: Annotated[list[str] | None, typer.Option(metavar="ID", help="To whom; may be given again.")] = None,
    number: Annotated[str, typer.Option(metavar="NUMBER", help="The number on the network.")] = "",
    sent: Annotated[str, typer.Option(metavar="INSTANT", help="When it was sent. Default: a draft.")] = "",
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Draft a message from an activity, a finding, or the message that it answers or amends; nothing is sent.

    What is not known stays open, an empty line to fill; it is never taken as none.
    """
    forms = load_forms()
    form = forms.form(type_)
    given = given_in(from_ or (), forms, audience_of(reader, marking))
    heading = Head(sender=sender, to=tuple(to or ()), number=number, sent=sent)
    message = _drafted(form, given, subject, heading)
    missing = open_items(form, message)
    if as_json:
        keys = [item.key for item in missing]
        head = {"schema": SCHEMA, "marking": given.marking(marking), "form": as_data(forms, type_)}
        print_json({**head, "message": message, "open": keys})
        return
    print(write_message_text(message, forms, blank=True), end="")
    _say(form, forms, [item.label for item in missing])
    for finding in given.findings:
        if finding.owed and finding.subject == _meant_in(given, subject) and (types := _types(forms, finding)):
            say(f"{finding.rule} ({finding.verdict}) calls for {types}.")
    say(given.marking(marking))


def _drafted(form: Form, given: Given, subject: str, head: Head) -> Message:
    named = {field: _named(given, getattr(form, field)) for field in ("amends", "answers")}
    answered = next((m for m in given.messages if m.number and m.number == named["answers"]), None)
    to = (*head.to, *((answered.sender,) if answered and answered.sender and not head.to else ()))
    return draft_message(
        form,
        _prefill(form, given, subject),
        sender=head.sender,
        to=to,
        number=head.number,
        transmitted=read_instant(head.sent, "--sent") if head.sent else None,
        answers=named["answers"],
        amends=named["amends"],
    )


def _prefill(form: Form, given: Given, subject: str) -> dict[str, Value]:
    """Return what is known: of the activity or finding meant, then of the messages; the first to tell counts."""
    known: dict[str, Value] = {}
    meant = _meant_in(given, subject)
    for activity in given.activities:
        if activity.name == meant:
            known = prefill_of_activity(activity) | known
    for finding in given.findings:
        if finding.subject == meant and meant:
            known = prefill_of_finding(finding) | known
    for message in given.messages:
        known = prefill_of_message(message, form) | known
    return known


def _meant_in(given: Given, subject: str) -> str:
    names = {*(a.name for a in given.activities), *(f.subject for f in given.findings if f.subject)}
    return _meant(sorted(names), subject)


def _meant(names: list[str], subject: str) -> str:
    if subject and subject not in names:
        raise InputError(
            "no such activity", where="--subject", expected=", ".join(names) or "a file with one", given=subject
        )
    if len(names) > 1 and not subject:
        raise InputError(
            "several activities",
            where="--from",
            expected="one, or --subject NAME to say which",
            given=", ".join(names[:10]) + (" and more" if len(names) > 10 else ""),  # noqa: PLR2004  enough to see
        )
    return subject or (names[0] if names else "")


def _named(given: Given, types: tuple[str, ...]) -> str:
    """Return the number of the first message given that is of one of the types, empty if none is."""
    return next((m.number for m in given.messages if m.type in types), "")


def _types(forms: Forms, finding: Finding) -> str:
    return " or ".join(form.type for form in forms.called_for(finding.rule))


def _say(form: Form, forms: Forms, labels: list[str]) -> None:
    say(f"A draft, sent to nobody. {len(labels)} items are open: {', '.join(labels) or 'none'}.")
    if form.note:
        say(form.note)
    say(f"Marks: {legend(form, forms.network)}.")
