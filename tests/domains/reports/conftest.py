"""The English pipeline, loaded once, and a short way to read a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from detente.domains.reports import read
from detente.model.report import Reading
from detente.sources.english import english
from tests.domains.reports.invented import REGISTER
from tests.domains.reports.made import report

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def pipeline() -> Any:
    return english()


@pytest.fixture(scope="session")
def read_text(pipeline: Any) -> Read:
    """Return a function that reads a body under a headline and a dateline of 7 March 2030, a Thursday."""

    def read_body(body: str, day: date = date(2030, 3, 7)) -> Reading:
        text = f"Talks on a lake\n\nMEDRIN, {day:%B} {day.day}, {day.year} (OPN) - {body}\n"
        return read(report(text), REGISTER, pipeline)

    return read_body
