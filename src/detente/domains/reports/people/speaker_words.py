"""The words and patterns by which a speaker is known."""

from __future__ import annotations

import re

PERSONAL = frozenset(["he", "she", "him"])
NEUTER = frozenset(["it", "they", "them", "which"])
RELATIVE = frozenset(["who", "that", "which"])
NAME_BESIDE = re.compile(r"(?:\s(?:of|for|to|at)\s[^,;.]{1,60},)?,?\s(?:[A-Z][\w-]*\s){0,3}")
BESIDE = 90
"""Characters behind a title in which its holder may be named: "a spokeswoman for the ministry, X"."""
KINDS_OF_MINISTER = frozenset(
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
SIDES = re.compile(r"\b(?:both|two) (?:sides|parties|delegations)\b|\bthe (?:sides|parties)\b", re.IGNORECASE)
DOCUMENTS = frozenset(
    ["statement", "communique", "communiqué", "letter", "readout", "note", "document", "message"]
)
CLAUSE_ENDS = re.compile(r"[;:]\s")
OPENING = re.compile(r"In\s(?P<place>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?),\s")
SIDE_WORDS = frozenset(("state", "republic", "kingdom", "side", "team", "leadership", "camp"))
INDEFINITE = frozenset(("a", "an", "some", "several", "one", "two", "three"))
SOON = 600
"""Characters within which a person described by an office alone is named."""
