"""The options that set a language model, the same for every verb that reads reports, and what may be sent to it.

Without `--endpoint` nothing is asked and no connection is opened, whatever the environment says.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.show import complain, say
from detente.domains.reports import Messages, ask_model, marking_told
from detente.model.errors import EndpointError, InputError
from detente.model.record import Marking, strictest
from detente.model.report import Reading, ReportText
from detente.sources.model_address import KEY_VARIABLE, Endpoint, endpoint_at, key_of
from detente.sources.model_endpoint import complete

EndpointOption = Annotated[
    str,
    typer.Option(
        "--endpoint",
        metavar="ADDRESS",
        help="Ask a language model at this OpenAI-compatible address too, as http://127.0.0.1:8080/v1. "
        "Default: none.",
    ),
]
ModelOption = Annotated[
    str, typer.Option("--model", metavar="NAME", help="The model's name at that endpoint, as it calls it.")
]
KeyFileOption = Annotated[
    Path | None,
    typer.Option("--key-file", metavar="FILE", help=f"The file of the key; else {KEY_VARIABLE} is read."),
]
WaitOption = Annotated[
    int, typer.Option("--wait", metavar="SECONDS", help="How long to wait for the model, a report.")
]
DEFAULT_WAIT_S = 120
MOST_FAILURES = 3
STRICTEST_SENT = Marking.GREEN
"""A report marked stricter goes to no other machine (the desk's rule, D): TLP:AMBER stays with an organisation and
its clients (TLP 2.0; S), and whoever runs an endpoint is neither."""


class Asker:
    """Adds to readings what the user's language model chooses; leaves them as they are where none is set.

    An error is told on stderr and noted in `has_failed`, never raised: what the rules read stands without a model.
    After three calls in a row that failed, the endpoint is not asked again.
    """

    def __init__(self, endpoint: Endpoint | None, marking: Marking | None) -> None:
        """Keep the endpoint, None for none, and the marking that the user put on the reports."""
        self.endpoint = endpoint
        self.marking = marking
        self.has_failed = False
        self._failed_in_a_row = 0
        self._has_told = False

    def add(self, reading: Reading, text: ReportText, step: Callable[[str], None]) -> Reading:
        """Return the reading with what the model added; the reading itself where it added nothing."""
        if self.endpoint is None or self._failed_in_a_row >= MOST_FAILURES:
            return reading
        step(f"asking {self.endpoint.model} about {text.name}")
        try:
            self._demand_sendable(self.endpoint, text)
            self._tell_where(self.endpoint)
            return ask_model(reading, text, self.endpoint.model, partial(self._send, self.endpoint))
        except EndpointError as problem:
            complain(problem)
            say(f"note: {text.name}: read by the rules alone.")
            self.has_failed = True
            if self._failed_in_a_row == MOST_FAILURES:
                say(f"note: {MOST_FAILURES} calls in a row failed: the endpoint is not asked again.")
            return reading

    def _send(self, endpoint: Endpoint, messages: Messages) -> str:
        self._failed_in_a_row += 1
        words = complete(endpoint, messages)
        self._failed_in_a_row = 0
        return words

    def _demand_sendable(self, endpoint: Endpoint, text: ReportText) -> None:
        marking = strictest((self.marking, marking_told(text)))
        if marking.rank > STRICTEST_SENT.rank and not endpoint.is_loopback:
            raise EndpointError(
                "a report that may not go to another machine",
                where=text.name,
                expected=f"a report under {STRICTEST_SENT} at most, or an endpoint on this machine",
                given=f"{marking}, and {endpoint.place}",
                next_step="nothing of it was sent; set a model on this machine, or read it without --endpoint",
            )

    def _tell_where(self, endpoint: Endpoint) -> None:
        """Name another machine once, before anything is sent to it."""
        if not endpoint.is_loopback and not self._has_told:
            how = "encrypted" if endpoint.scheme == "https" else "NOT encrypted"
            say(f"note: reports are sent to {endpoint.place}, which is not this machine ({how}).")
        self._has_told = True


def asker_of(endpoint: str, model: str, key_file: Path | None, wait_s: int, marking: Marking | None) -> Asker:
    """Return what asks the model that the options set; InputError where they do not fit together."""
    if endpoint:
        key = key_of(key_file, os.environ.get(KEY_VARIABLE))
        return Asker(endpoint_at(endpoint, model, wait_s, key), marking)
    if model or key_file:
        raise InputError(
            "a language model without an address",
            where="--model" if model else "--key-file",
            expected="--endpoint ADDRESS beside it, as http://127.0.0.1:8080/v1",
            given="no --endpoint",
            next_step="without all three nothing is asked and no connection is opened",
        )
    return Asker(None, marking)
