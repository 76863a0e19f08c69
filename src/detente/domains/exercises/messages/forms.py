"""Messages drafted and validated by the forms: the front door for what States write to each other.

A draft is a message without what only the State can say: its open items are missing, never none. Validation
says of every message what is missing, what does not fit and how surely; it refuses nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from detente.agreements.form import Form, FormItem, Forms
from detente.domains.exercises.messages.checks import check_problems
from detente.domains.exercises.messages.items import item_problems
from detente.domains.exercises.messages.numbers import as_of_message, head_problems
from detente.domains.exercises.messages.related import Other
from detente.model.message import Item, Message, Problem, Value


def draft(  # noqa: PLR0913  the head of a message, all of it optional
    form: Form,
    prefill: Mapping[str, Value] | None = None,
    *,
    sender: str = "",
    to: tuple[str, ...] = (),
    number: str = "",
    transmitted: datetime | None = None,
    answers: str = "",
    amends: str = "",
) -> Message:
    """Return a message of a form with what is known filled in, in the order of the form; the rest is left open.

    Values under keys that the form does not have are passed over. `to` is added to those to whom such a message
    goes.
    """
    known = prefill or {}
    return Message(
        type=form.type,
        number=number,
        sender=sender,
        to=tuple(dict.fromkeys((*to, *form.to))),
        transmitted=transmitted,
        handling=form.handling,
        answers=answers,
        amends=amends,
        items=tuple(Item(item.key, known[item.key]) for item in form.items if item.key in known),
    )


def open_items(form: Form, message: Message) -> tuple[FormItem, ...]:
    """Return the items of a form that a message does not have yet."""
    there = {item.key for item in message.items}
    return tuple(item for item in form.items if item.key not in there)


def problems(form: Form, message: Message, forms: Forms, others: Iterable[Other] = ()) -> tuple[Problem, ...]:
    """Return everything that is wrong with a message: header first, then item by item, then item against item.

    `others` are the other activities on record, for the question whether one of the same State lies near in
    time and place. Nothing here depends on the day: whether a message was in time is asked of the law.
    """
    found = (
        *head_problems(form, message, forms.network),
        *item_problems(form, message, forms.bounds),
        *check_problems(form, message, forms.bounds, others),
    )
    return tuple(as_of_message(problem, message) for problem in found)
