"""Quotations found by their marks alone."""

from __future__ import annotations

import pytest

from detente.domains.reports.document.quotes import quotes_in, quotes_within

CASES = {
    'He said "yes" and "no".': ["yes", "no"],
    "“One,” she said. “Two.”": ["One,", "Two."],
    "„Eins“ and «deux»": ["Eins", "deux"],
    '"never closed': ["never closed"],
    "“opened “twice”": ["opened “twice"],
    "‘Single marks,’ he said of the ministers’ talks.": ["Single marks,"],
    "the ministers’ talks and Arvania’s army": [],
    "'We saw the allies' ships,' he said of '90s tactics.": ["We saw the allies' ships,"],
    "She called it 'nonsense' twice.": ["nonsense"],
    "He said: 'They told us \"no\" at once.'": ['They told us "no" at once.'],
    'He said "we heard "no" at once" and left.': ['we heard "no" at once'],
    '"We go. "We stay," he said.': ["We go.", "We stay,"],
    "»Ja«, sagte er": ["Ja"],
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


def test_quotations_within_quotations() -> None:
    text = "\"He told me 'stay where you are,' and left,\" she said of 'peace'."
    assert [text[quote.start : quote.end] for quote in quotes_within(text)] == ["stay where you are,"]
    assert list(quotes_within("'no doubles'")) == []
