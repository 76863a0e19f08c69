"""The head of a message, and messages held against each other: numbers, what answers what, what amends what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from detente.agreements.form import Form, Forms, Network
from detente.model.certainty import Certainty
from detente.model.message import EVERYONE, Message, Problem

ORIGINAL_NAME = "CBM/XX/25/0007/F25/O"
"""What a message number looks like, for people."""
HEAD = {
    "number": "the number of the network",
    "sender": "the State that sends it",
    "to": "who is to have it",
    "transmitted": "the instant at which it was sent",
}


def head_problems(form: Form, message: Message, network: Network) -> Iterator[Problem]:
    """Yield what is wrong with the header of a message."""
    for field, words in HEAD.items():
        if not getattr(message, field):
            yield _head("header", field, "the header does not say it", words, mark=Certainty.MEMORY)
    if message.number:
        yield from _number(form, message, network)
    if EVERYONE in form.to and message.to and EVERYONE not in message.to:
        expected = "all participating States among the addressees"
        yield _head("header", "to", "it does not go to all", expected, "; ".join(message.to), mark=form.certainty)
    for field in ("answers", "amends"):
        if getattr(form, field) and not getattr(message, field):
            types = " or ".join(getattr(form, field))
            yield _head(field, field, f"it names no message that it {field}", f"the number of one of type {types}")
        elif not getattr(form, field) and getattr(message, field) and field == "answers":
            yield _head(field, field, "such a message answers no other", "no number", message.answers)
    closing = network.closing.casefold()
    if any(line.casefold().startswith(f"{closing} ") for line in message.after.split("\n")):
        expected = f"one closing line, which repeats {message.number or 'the number'}"
        yield _head("closing", "number", "more than one closing line, or one of another message", expected)


def set_problems(messages: Sequence[Message], forms: Forms) -> tuple[Problem, ...]:
    """Return what is wrong among messages: one number for two, an answer or amendment to something never sent.

    The same message given twice is no problem. Each problem names the message by its number.
    """
    unlike = list(dict.fromkeys(messages))
    by_number: dict[str, list[Message]] = {}
    for message in unlike:
        if message.number:
            by_number.setdefault(message.number, []).append(message)
    found = [_doubled(number, group) for number, group in by_number.items() if len(group) > 1]
    for message in unlike:
        found += _answering(message, by_number, forms)
    return tuple(found)


def _number(form: Form, message: Message, network: Network) -> Iterator[Problem]:
    found = network.number_form.fullmatch(message.number)
    if found is None:
        yield _head("number", "number", "not a number of the network", ORIGINAL_NAME, message.number)
        return
    letters, format_ = network.state(found["letters"].upper()), found["format"]
    if message.sender and letters != message.sender:
        expected = f"the letters of {network.shown(message.sender)}"
        yield _head("number", "number", "the number has the letters of another State", expected, found["letters"])
    if message.transmitted is not None and int(found["year"]) != message.transmitted.year % 100:
        expected = f"{message.transmitted.year % 100:02d}, the year in which it was sent"
        yield _head("number", "number", "the number is of another year", expected, found["year"])
    if form.format and not form.carries(int(format_[1:])):
        says = "the number has another format than this type is thought to have"
        yield _head("format", "number", says, form.format, format_, mark=form.format_certainty)


def _doubled(number: str, group: list[Message]) -> Problem:
    types = ", ".join(message.type for message in group)
    says = f"{len(group)} different messages have one number"
    return _among("doubled", number, "number", says, "each number once", types)


def _answering(message: Message, by_number: dict[str, list[Message]], forms: Forms) -> Iterator[Problem]:
    form = forms.by_type.get(message.type)
    for field in ("answers", "amends"):
        number = getattr(message, field)
        if not number or form is None:
            continue
        named = by_number.get(number, [])
        if not named:
            says = f"it {field} {number}, which was never sent, as far as the messages given show"
            expected = "the number of a message that was sent"
            yield _among(field, message.number, field, says, expected, number, mark=Certainty.DESK)
        for earlier in named:
            yield from _against(message, earlier, field, getattr(form, field))


def _against(message: Message, earlier: Message, field: str, types: Iterable[str]) -> Iterator[Problem]:
    wanted = tuple(types)
    if wanted and earlier.type not in wanted:
        says = f"it {field} {earlier.number}, which is of another type"
        mark = Certainty.MEMORY
        yield _among(field, message.number, field, says, " or ".join(wanted), earlier.type, mark=mark)
    sent, before = message.transmitted, earlier.transmitted
    if sent is not None and before is not None and sent < before:
        says = f"it {field} {earlier.number}, which was sent later"
        expected = f"a message sent by {sent:%Y-%m-%d %H:%M} UTC"
        yield _among(field, message.number, field, says, expected, f"{before:%Y-%m-%d %H:%M} UTC")


def _head(  # noqa: PLR0913, PLR0917  the parts of a problem
    check: str, field: str, says: str, expected: str, given: str = "", mark: Certainty = Certainty.DOUBTFUL
) -> Problem:
    return Problem(check=check, item=field, says=says, expected=expected, given=given, certainty=mark)


def _among(  # noqa: PLR0913, PLR0917  the parts of a problem
    check: str,
    number: str,
    field: str,
    says: str,
    expected: str,
    given: str,
    *,
    mark: Certainty = Certainty.COMPUTED,
) -> Problem:
    return Problem(
        check=check,
        message=number,
        item=field,
        says=says,
        expected=expected,
        given=given,
        certainty=mark,
    )


def as_of_message(problem: Problem, message: Message) -> Problem:
    """Return a problem under the number of its message."""
    return problem if problem.message else msgspec.structs.replace(problem, message=message.number)
