"""Quotations found by their marks alone."""

from __future__ import annotations

import pytest

from detente.domains.reports.document.quotes import quotes_in

CASES = {
    'He said "yes" and "no".': ["yes", "no"],
    "“One,” she said. “Two.”": ["One,", "Two."],
    "„Eins“ and «deux»": ["Eins", "deux"],
    '"never closed': ["never closed"],
    "“opened “twice”": ["opened “twice"],
    "‘Single marks,’ he said of the ministers’ talks.": ["Single marks,"],
    "the ministers’ talks and Arvania’s army": [],
    'a 5" gun': [],
    '""': [],
    "": [],
}


@pytest.mark.parametrize("text", list(CASES))
def test_quotations(text: str) -> None:
    assert [text[quote.start : quote.end] for quote in quotes_in(text)] == CASES[text]


def test_offsets_are_shifted() -> None:
    (quote,) = quotes_in('a "b" c', 100)
    assert (quote.opens, quote.start, quote.end, quote.closes) == (102, 103, 104, 105)
