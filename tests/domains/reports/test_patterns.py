"""Patterns compiled late are patterns all the same, and every one of them compiles."""

from __future__ import annotations

import gc
import re
from typing import Any

import pytest

import detente.domains.reports  # noqa: F401
from detente.domains.reports.patterns import _Late, late


def test_a_late_pattern_does_what_a_pattern_does() -> None:
    pattern, ready = late(r"(?P<who>\w+) said", re.IGNORECASE), re.compile(r"(?P<who>\w+) said", re.IGNORECASE)
    text = "She SAID so, he said no."
    assert [found["who"] for found in pattern.finditer(text)] == [found["who"] for found in ready.finditer(text)]
    assert (pattern.pattern, pattern.groupindex) == (ready.pattern, ready.groupindex)
    assert pattern.search(text, 5)["who"] == ready.search(text, 5)["who"] == "he"  # type: ignore[index]


def test_a_mistake_is_told_at_the_first_use() -> None:
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_every_late_pattern_compiles() -> None:
    found: list[Any] = [one for one in gc.get_objects() if isinstance(one, _Late) and one.pattern != "("]
    assert len(found) > 100
    for one in found:
        re.compile(one.pattern, one.flags)
