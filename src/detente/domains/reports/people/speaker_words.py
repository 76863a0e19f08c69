"""The words and patterns by which a speaker is known."""

from __future__ import annotations

import re

PERSONAL = frozenset(["he", "she", "him"])
NEUTER = frozenset(["it", "they", "them", "which"])
RELATIVE = frozenset(["who", "that", "which"])
NAME_BESIDE = re.compile(r"(?:\s(?:of|for|to|at)\s[^,;.]{1,60},)?,?\s(?:[A-Z][\w'.-]*\s){0,5}")
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
        "science",
        "transport",
        "home",
        "trade",
        "energy",
        "culture",
        "digital",
        "education",
        "health",
        "environment",
        "security",
        "information",
        "industry",
        "maritime",
        "agriculture",
        "labour",
        "fisheries",
    ]
)
PROPER_BODIES = frozenset(("kremlin", "pentagon", "duma", "senate", "congress", "headquarters"))
"""Bodies known by one word alone, without the State whose they are."""
PEOPLE = frozenset(("people", "persons", "person", "man", "woman", "source", "sources", "insiders"))
SINGLED = frozenset(("one", "another", "both", "others", "latter", "former", "two"))
KNOWING = frozenset(("briefed", "familiar", "close", "informed", "acquainted", "involved", "present"))
"""How unnamed people are described behind the noun: "people briefed on the case"."""
POSTS = frozenset(
    ("minister", "prime minister", "defence minister", "defense minister", "foreign minister", "president", "chair",
     "chairman", "chairwoman", "envoy", "ambassador", "secretary general", "secretary-general", "premier")
)  # fmt: skip
"""Posts of which a side has one: "its envoy" is "envoy of Arvania"."""
OF_SOMEBODY = re.compile(
    r"\b(?:representative|delegate|ambassador|envoy|head|director|manager|president|spokes\w+) (?:of|for) (?:the )?[A-ZÀ-Þ]"
)
"""An office of somebody who is named, so that no other side is guessed: "the representative of Kaldor"."""
SIDES = re.compile(r"\b(?:both|two) (?:sides|parties|delegations)\b|\bthe (?:sides|parties)\b", re.IGNORECASE)
DOCUMENTS = frozenset(
    ["statement", "communique", "communiqué", "letter", "readout", "note", "document", "message", "text", "declaration",
     "release", "notice", "memorandum", "aide-mémoire", "démarche", "protest", "bulletin", "post", "tweet", "resolution",
     "calculations", "figures", "data", "estimates", "estimate", "report", "account", "version", "assessment", "findings",
     "information", "analysis", "count", "reading", "retort", "reply", "answer", "response", "reaction", "comment",
     "verdict", "rejoinder", "riposte", "words", "view", "wording", "appeal", "warning", "conclusions", "paper",
     "article", "remarks", "line", "summary", "transcript", "minutes", "invitation", "telegram", "cable", "dispatch"]
)  # fmt: skip
"""What somebody says something in or with: whoever sent it speaks."""
CLAUSE_ENDS = re.compile(r"[;:]\s")
JOINED = re.compile(
    r",\s(?:and|but|though|although|while|yet|which|whom|where|whose \w+)\s(?:[^,;:\"]{1,40},\s)?\w*$"
)
"""Between a subject and a pronoun of the same sentence: "X said ..., and he ..." speaks of X."""
ABBREVIATION = re.compile(r"(?:Brig|Gen|Lt|Col|Maj|Capt|Adm|Cmdr|Cdr|Sen|Gov|Dr|Mr|Mrs|Ms|Prof|Amb)")
OPENING = re.compile(r"In\s(?P<place>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?),\s")
SIDE_WORDS = frozenset(("state", "republic", "kingdom", "side", "team", "leadership", "camp"))
INDEFINITE = frozenset(("a", "an", "some", "several", "one", "two", "three"))
COMMANDING = frozenset(("commander", "pilot", "captain", "skipper", "officer", "leader", "helmsman", "navigator"))
"""Posts that somebody holds who is called by a rank when named: "the plane's commander", "Squadron Leader X"."""
RANK = re.compile(
    r"\b(?:general|admiral|colonel|captain|major|commander|commodore|lieutenant|marshal|brigadier|squadron leader|sergeant|ensign|skipper)\b"
)
SOON = 600
"""Characters within which a person described by an office alone is named."""
