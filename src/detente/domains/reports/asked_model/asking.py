"""Asks a language model that the user set about a reading: the question, the answer, what holds of it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from detente.domains.reports.asked_model.additions import additions
from detente.domains.reports.asked_model.content import Content
from detente.domains.reports.asked_model.question import question_of
from detente.domains.reports.asked_model.reply import read_reply
from detente.model.report import Reading, ReportText

Messages = tuple[tuple[str, str], ...]
"""Role and words of each message, in order."""


def ask_model(reading: Reading, text: ReportText, name: str, send: Callable[[Messages], str]) -> Reading:
    """Return the reading with what a language model of that name added; its records are those of the rules.

    `send` gives the messages to the model and returns its answer. AnswerError where that is not of the closed
    form, EndpointError for a report too long; whatever `send` raises goes through.
    """
    content = Content(text, reading.doc)
    question = question_of(reading, content)
    reply = read_reply(send(question.messages))
    return msgspec.structs.replace(reading, model=additions(reading, content, question, reply, name))
