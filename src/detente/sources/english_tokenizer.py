"""The tokenizer of the English pipeline, empty: spaCy fills it from the package, and need not build it twice."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

EMPTY = "detente.empty_tokenizer"
"""The name under which spaCy knows it."""


def empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes a tokenizer without rules, for a pipeline whose package holds them all."""
    return _empty


def _empty(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp.vocab)


registry.tokenizers(EMPTY, func=empty_tokenizer)
