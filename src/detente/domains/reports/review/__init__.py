"""Claims as a person reviews them: fields as words, and words as fields again; the words around a claim."""

from detente.domains.reports.review.around import Piece, around, find_words
from detente.domains.reports.review.fields import (
    CHOICES,
    DESCRIBED,
    KINDS_REVIEWED,
    changed,
    corrected,
    kind_of,
    names_of,
    written,
)

__all__ = [
    "CHOICES",
    "DESCRIBED",
    "KINDS_REVIEWED",
    "Piece",
    "around",
    "changed",
    "corrected",
    "find_words",
    "kind_of",
    "names_of",
    "written",
]
