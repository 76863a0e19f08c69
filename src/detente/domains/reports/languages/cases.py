"""The cases of names: the forms that a Russian name may take, by the ending of its first form.

A small rule of endings, not a dictionary: it gives more forms than there are ("Орлунде", also "Орлундым"), which no
text holds, and misses what changes within the stem; such a stem stands in `names.csv` as a form of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ия", "ия ии ию ией иею иями иях"),
    ("ая", "ая ой ую ою"),
    ("яя", "яя ей юю ею"),
    ("ство", "ство ства ству ством стве"),
    ("ние", "ние ния нию нием нии"),
    ("ье", "ье ья ью ьем"),
    ("ое", "ое ого ому ым ом"),
    ("ее", "ее его ему им ем"),
    ("оре", "оре оря орю орем"),
    ("ие", "ие их им ими"),
    ("ые", "ые ых ым ыми"),
    ("ый", "ый ого ому ым ом"),
    ("ий", "ий его ого ему ому им ем ом ия ию ием ии"),
    ("ой", "ой ого ому ым им ом оя ою оем ое"),
    ("й", "й я ю ем ём е"),
    ("а", "а ы и у е ой ою ей"),
    ("я", "я и ю е ей ею"),
    ("ь", "ь я ю ем ём е и ью"),
    ("ы", "ы ам ами ах"),
)
_CONSONANT = "бвгджзклмнпрстфхцчшщ"
_CONSONANT_ENDINGS = ("", "а", "у", "ом", "ем", "е", "ым", "ов", "ы", "ой")


@lru_cache(maxsize=8192)
def cases_of(word: str, rule: str) -> frozenset[str]:
    """Return the forms of one word of a name in a language whose rule of cases is named; empty rule: itself."""
    if rule != "russian" or word.isupper() or len(word) <= 2:  # noqa: PLR2004  acronyms and short words stay
        return frozenset((word,))
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return frozenset(stem + form for form in forms.split())
    if word[-1] in _CONSONANT:
        return frozenset(word + ending for ending in _CONSONANT_ENDINGS)
    return frozenset((word,))


_GENITIVE_MAN = (("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("его", "ий"))
_GENITIVE_WOMAN = (("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"))
_AFTER_VOWEL = re.compile(r"[аеиоуэюя]я$")


def first_case(name: str, rule: str) -> str:
    """Return a name that stands in the genitive ("Свена Тарроу", "Анны Петровой") in its first case, as well as endings tell."""
    if rule != "russian":
        return name
    first, *rest = name.split()
    if not rest:
        return name
    woman = first[-1] in "ыи"
    if woman:
        first = first[:-1] + ("я" if first[-1] == "и" and first[-2:-1] not in tuple("гкхжшчщ") else "а")
    elif _AFTER_VOWEL.search(first):
        first = first[:-1] + "й"
    elif first[-1] == "я":
        first = first[:-1] + "ь"
    elif first[-1] == "а" and first[-2:-1] in tuple(_CONSONANT):
        first = first[:-1]
    return " ".join((first, *(_last_name(word, woman=woman) for word in rest)))


def _last_name(word: str, *, woman: bool) -> str:
    for ending, form in _GENITIVE_WOMAN if woman else _GENITIVE_MAN:
        if word.endswith(ending):
            return word[: -len(ending)] + form
    if woman:
        return word
    if word[-1] == "а" and word[-2:-1] in tuple(_CONSONANT):
        return word[:-1]
    return word[:-1] + "й" if _AFTER_VOWEL.search(word) else word
