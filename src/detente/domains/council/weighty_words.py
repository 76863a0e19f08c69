"""Words that carry weight, as data: English. A change of one is pointed out; that is a hint, not a reading.

The lists are the desk's own choice (D). A longer phrase is found before a shorter one: `may not` before `may`.
"""

from __future__ import annotations

NUMBER = "number"
DUTY = "duty, permission or negation"
LIMIT = "exception or condition"
MEASURE = "measure"

NEGATIONS = """
shall not|must not|may not|will not|should not|can not|could not|would not|is not to|are not to|not|no|no longer
never|neither|nor|none|nothing|nobody|cannot|without|isn't|aren't|don't|doesn't|won't|shan't|mustn't|shouldn't
can't|wouldn't|is prohibited|are prohibited|refrain|refrains
"""
DUTIES = "shall|must|may|will|should|can|could|would|is obliged|are obliged|undertake|undertakes|intend|intends"
LIMITS = """
unless|except|except for|with the exception of|save for|other than|excluding|provided that|subject to
notwithstanding|without prejudice to|only|only if|if|until|as far as possible|where possible|if possible
in principle|where appropriate|as appropriate
"""
MEASURES = """
at least|at most|not more than|no more than|not less than|no less than|more than|less than|fewer than|no later than
not later than|up to|within|before|after|all|any|each|every|some|both|either|and|or
"""

FAMILIES: dict[str, tuple[str, ...]] = {
    DUTY: (NEGATIONS, DUTIES),
    LIMIT: (LIMITS,),
    MEASURE: (MEASURES,),
}
ONLY_IN_PLACE_OF_ANOTHER = (DUTIES, MEASURES)
"""Pointed out where one took the place of another; in a sentence that is new they say nothing by themselves."""

_NO_UNITS = """
a an and as at before but by for from in into is are may must not of on or shall should than that the then they to
under until when which who will with
"""
NO_UNITS = frozenset(_NO_UNITS.split())
"""Words that follow a number without being its unit."""
_LEADING = "article articles paragraph paragraphs section annex chapter part protocol point"
LEADING = frozenset(_LEADING.split())
"""Words that stand before a number and say what it numbers."""


def phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list above, each as its words, an apostrophe in either form."""
    told = listed + "|" + listed.replace("'", "’")
    return tuple(tuple(phrase.split()) for line in told.split("\n") for phrase in line.split("|") if phrase)
