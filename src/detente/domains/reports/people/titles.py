"""The title that stands beside a person's name: before it, behind it, and the office that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.domains.reports.lexicon import OFFICE_WORDS
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.names import Names
from detente.domains.reports.people.people_words import OFFICE_REACH, PLAIN_WORD
from detente.model.register import Party


def phrase_before(parsed: Parsed, start: int) -> str | None:
    """Return the words of the office that stand before a name, None if there is none."""
    tokens = parsed.tokens(start, start + 1)
    first = _title_start(parsed, tokens[0] if tokens else 0)
    phrase = parsed.text[parsed.start_of(first) : start].strip()
    if first > 1 and parsed.doc[first - 1].text == ",":
        # "the head of the delegation, Ambassador X" and "its foreign minister, X": the title before the comma.
        before = _title_start(parsed, first - 1)
        title = parsed.text[parsed.start_of(before) : parsed.start_of(first - 1)].strip()
        if PLAIN_WORD.search(title) and _has_office(title) and _closes(parsed, tokens[-1]):
            phrase = f"{title} {phrase}".strip()
    return phrase if _has_office(phrase) else None


def _title_start(parsed: Parsed, index: int) -> int:
    """Return the first token of the title that ends before a token."""
    first = index
    while first > 0 and index - first < OFFICE_REACH and _in_title(parsed, first - 1):
        first -= 1
    return first


def _has_office(phrase: str) -> bool:
    return bool({word.lower() for word in PLAIN_WORD.findall(phrase)} & OFFICE_WORDS)


def _closes(parsed: Parsed, index: int) -> bool:
    """Return whether a comma or a verb follows the name soon, as behind an apposition."""
    behind = parsed.doc[index : index + 5]
    return any(token.text in (",", ".") or token.tag_ in ("VBD", "VBZ") for token in behind)


def _in_title(parsed: Parsed, index: int) -> bool:
    token = parsed.doc[index]
    if token.is_space or token.text in (",", '"', "(", ")", ";", ":", "."):
        return False
    if token.text.lower() in ("of", "for", "'s", "-", "'", "to"):
        return True
    if token.text == "in" and index + 1 < len(parsed.doc) and parsed.doc[index + 1].pos_ == "PROPN":
        return True
    if token.text.lower() == "the" and index > 0 and parsed.doc[index - 1].text.lower() in ("of", "for", "to"):
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text.lower() in ("its", "their", "his", "her")


def apposition(parsed: Parsed, end: int) -> str | None:
    """Return the office that an apposition names behind a name: ", the administrator of NASA,"."""
    found = re.compile(r",\s((?:[\w.'&-]+\s){0,9}?[\w.'&-]+)(?=[,.;\n]|$)").match(parsed.text, end)
    if not found:
        return None
    words = [word.lower() for word in PLAIN_WORD.findall(found[1])]
    if not set(words[:7]) & OFFICE_WORDS or any(w in ("said", "says", "told", "added", "who") for w in words):
        return None
    return found[1]


_IS_OFFICE = re.compile(
    r"\s(?:is|was|became|remains)\s(?P<office>(?:the|a|an|its|their)\s(?:[\w'’-]+\s){0,4}?(?P<head>[\w-]+)(?:\s(?:of|for|at)\s[^,.;:\n]{2,60})?)(?=[,.;:\n])"
)


def told_office(parsed: Parsed, end: int) -> str | None:
    """Return the office that a sentence gives a person: "Ann Lee is the president."; None if it gives none."""
    found = _IS_OFFICE.match(parsed.text, end)
    return found["office"] if found and found["head"].lower() in OFFICE_WORDS else None


def office_in(phrase: str, names: Names, party: Party | None) -> str:
    """Return the office that a phrase names: without articles, nationality and possessor; "X of NASA" as "NASA X"."""
    words = re.sub(
        r"^(?:(?:to|by|of|for)\s)?(?:(?:the|a|an|its|their|his|her|senior|top)\s)?",
        "",
        phrase.strip(),
        flags=re.IGNORECASE,
    )
    words = re.sub(r"^(?:(?!\s(?:of|for|to|at)\s)[^']){1,60}'s?\s", "", words)
    for found in names.adjectives(words):
        if found.start == 0:
            words = words[found.end :].strip(" -")
            break
    turned = re.fullmatch(r"([\w -]+?) (?:of|for|at) (?:the )?([A-Z][\w .]+)", words)
    if turned and party is None:
        words = f"{turned[2]} {turned[1]}"
    known = [parsed_name[0] for parsed_name in _own_names(names, words)]
    return " ".join(w if w in known or w.isupper() else w.lower() for w in words.split())


def _own_names(names: Names, words: str) -> Iterable[tuple[str]]:
    return [(word,) for found in names.named(words) for word in words[found.start : found.end].split()]
