"""The words and patterns by which verbs of saying, and what is said, are known."""

from __future__ import annotations

VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_ADJUNCT_VERBS = frozenset(("VBG", "VBN"))
LONGEST_ADJUNCT = 22
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
ASKED = frozenset(("asked", "pressed", "questioned"))
ABOUT = frozenset(("whether", "if", "about", "why", "how", "what", "when", "where", "by", "who"))
"""Behind "Asked", these tell of a question of a journalist."""
SHORTEST_OBJECT = 2
ANSWERS = frozenset(
    ("deny", "reject", "dismiss", "regret", "welcome", "condemn", "denounce", "deplore", "speak", "refute")
)
"""Verbs whose shortest object tells enough: "denied this", "regretted the incident"."""
UNNAMED = frozenset(("named", "identified", "quoted", "cited", "photographed"))
"""What those ask not to be who speak without a name."""
CITING = frozenset(("citing", "quoting"))
LONGEST_TITLE = 10
IN_TITLES = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "PRON", "PART", "PUNCT"))
MISREAD = frozenset(("appos", "conj", "pobj", "npadvmod", "dep", "dobj", "nmod", "ROOT", "attr"))
"""Relations that the parser gives to the subject of "..., X said" when it misreads a long sentence."""
REMARKS = frozenset(
    [
        "idea",
        "move",
        "step",
        "claim",
        "charge",
        "view",
        "position",
        "term",
        "remark",
        "reference",
        "stance",
        "allegation",
    ]
)
MEETING_WORDS = frozenset(
    ["talks", "meeting", "session", "summit", "council", "consultations", "negotiations", "call"]
)
BEHIND_PARENTHESIS = frozenset(
    [
        "who",
        "which",
        "while",
        "as",
        "after",
        "when",
        "where",
        "before",
        "since",
        "becoming",
        "adding",
        "noting",
        "following",
        "during",
        "at",
        "in",
        "on",
        "although",
        "though",
    ]
)
