"""The words and patterns by which a speaker is known."""

from __future__ import annotations

import re

_PERSONAL = frozenset(["he", "she", "him"])
_NEUTER = frozenset(["it", "they", "them", "which"])
_RELATIVE = frozenset(["who", "that", "which"])
_NAME_BESIDE = re.compile(r"(?:\s(?:of|for|to|at)\s[^,;.]{1,60},)?,?\s(?:[A-Z][\w-]*\s){0,3}")
_BESIDE = 90
"""Characters behind a title in which its holder may be named: "a spokeswoman for the ministry, X"."""
_KINDS_OF_MINISTER = frozenset(
    [
        "foreign",
        "defence",
        "defense",
        "prime",
        "interior",
        "deputy",
        "first",
        "vice",
        "economy",
        "finance",
        "justice",
    ]
)
_SIDES = re.compile(r"\b(?:both|two) (?:sides|parties|delegations)\b|\bthe (?:sides|parties)\b", re.IGNORECASE)
_DOCUMENTS = frozenset(
    ["statement", "communique", "communiqué", "letter", "readout", "note", "document", "message"]
)
_CLAUSE_ENDS = re.compile(r"[;:]\s")
_OPENING = re.compile(r"In\s(?P<place>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?),\s")
_SIDE_WORDS = frozenset(("state", "republic", "kingdom", "side", "team", "leadership", "camp"))
_INDEFINITE = frozenset(("a", "an", "some", "several", "one", "two", "three"))
_SOON = 600
"""Characters within which a person described by an office alone is named."""
