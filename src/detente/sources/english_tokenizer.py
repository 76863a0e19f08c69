"""The tokenizer of the English pipeline, empty: spaCy fills it from the package, and need not build it twice."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

EMPTY = "detente.empty_tokenizer"
"""The name under which spaCy knows it."""


@spacy.registry.tokenizers(EMPTY)
def empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes a tokenizer without rules, for a pipeline whose package holds them all."""
    return _empty


def _empty(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp.vocab)
