"""Makes drafts and texts, for tests."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from detente.model.dialogue import Article, DocumentType, Tabled

PIECES = [
    "a",
    "b",
    "the",
    ". ",
    "\n",
    "\n\n",
    " ",
    "  ",
    ",",
    "42",
    " not",
    " may ",
    "é",
    "日本",
    "’s",
    "_",
    "\u0301",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
VOCABULARY = [f"{first}{second}" for first in "bcdfghjklmnp" for second in ("a", "eno", "illy", "orat")]


def draft(*articles: Article, type_: DocumentType = DocumentType.PROPOSAL, key: str = "d") -> Tabled:
    """Return a draft of these articles."""
    return Tabled(key=key, title="A draft", type=type_, articles=articles)


def article(number: str, text: str, title: str = "", **fields: object) -> Article:
    """Return an article."""
    return Article(number=number, title=title, text=text, **fields)  # type: ignore[arg-type]


def prose(chance: random.Random, words: int) -> str:
    """Return a made-up text: words of falling frequency, a full stop after each twelfth."""
    weights = [1 / (rank + 1) for rank in range(len(VOCABULARY))]
    chosen = chance.choices(VOCABULARY, weights, k=words)
    return " ".join(f"{word}." if k % 12 == 11 else word for k, word in enumerate(chosen))


def edited(chance: random.Random, text: str, share: float) -> str:
    """Return a text with about that share of its words removed, replaced or followed by a new one."""
    out: list[str] = []
    for word in text.split(" "):
        lot = chance.random() / share
        out += [word] if lot >= 1 else [[], [chance.choice(VOCABULARY)], [word, "new"]][int(3 * lot)]
    return " ".join(out)
