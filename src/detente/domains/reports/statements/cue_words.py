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
MEDIA = frozenset(
    ["agency", "newspaper", "television", "tv", "radio", "channel", "network", "magazine", "daily", "media", "press",
     "broadcaster", "newspapers", "agencies", "outlet", "outlets", "website", "portal", "weekly", "paper", "reports"]
)  # fmt: skip
CITED = frozenset(("quoted", "cited", "reported"))
"""Verbs with which somebody is "quoted as saying"."""
LEADS_TO_SAYING = frozenset(
    (
        "go",
        "hasten",
        "proceed",
        "continue",
        "quick",
        "careful",
        "keen",
        "wish",
        "rush",
        "pain",
        "have",
        "beg",
        "want",
        "feel",
    )
)
"""What stands before the infinitive of somebody who did say it: "went on to say", "was quick to add"."""
ACCOUNTS = frozenset(
    ("words", "view", "opinion", "account", "reckoning", "estimate", "estimation", "telling", "version", "count",
     "assessment", "judgment", "judgement", "reading", "eyes", "calculation", "calculations", "figures", "admission")
)  # fmt: skip
"""With "in" or "by" before them, and whose they are, these tell who said what stands around."""
OPEN_CLAUSE = frozenset(
    ("while", "and", "but", "as", "after", "when", "before", "though", "although", "where", "since", "because", "if",
     "which", "who", "that", "whereas", "until", "once", "unless")
)  # fmt: skip
"""Words before a subject that open a clause of its own: what stands before them is not what it says."""
OF_DEEDS = frozenset(("deny", "regret", "propose", "suggest", "recommend", "admit", "reject", "oppose"))
"""Verbs that carry a deed: "denied having fired", "proposed holding talks"."""
TELLS_OF = frozenset(("assure", "inform", "notify", "remind", "warn", "advise", "apprise"))
"""Verbs whose object hears; what is said stands behind "of": "assured X of its support"."""
ASKING = frozenset(("ask", "wonder", "inquire", "enquire", "query", "question"))
QUESTION_WORDS = frozenset(("whether", "if", "why", "how", "what", "when", "where", "who", "which"))
"""Behind a verb of asking, these open a question, which claims nothing."""
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
        "formula",
        "phrase",
        "figure",
        "comparison",
    ]
)
MEETING_WORDS = frozenset(
    ["talks", "meeting", "session", "summit", "council", "consultations", "negotiations", "call"]
)
OCCASIONS = frozenset(
    ["conference", "briefing", "interview", "speech", "address", "statement", "letter", "post", "tweet", "message",
     "communique", "communiqué", "telegram", "note", "remarks", "broadcast", "editorial", "commentary", "podcast"]
)  # fmt: skip
"""Where something is said: "at a hastily arranged news conference" is no part of the words."""
CONDITIONS = frozenset(("if", "should", "were", "had", "unless", "when"))
"""With these a sentence opens whose main clause comes behind "then"."""
TONES = frozenset(("be", "sound", "remain", "stay", "seem", "appear", "look", "grow", "turn"))
"""Verbs that tell how somebody speaks: "was blunter still: ..."."""
PUTTING = frozenset(
    (
        "put",
        "strike",
        "leave",
        "go",
        "keep",
        "draw",
        "agree",
        "disagree",
        "differ",
        "make",
        "take",
        "see",
        "cut",
        "spare",
        "mince",
    )
)
"""Verbs behind which, and a colon, stands what somebody says: "put it in writing: ...", "struck another note: ..."."""
MESSAGES = frozenset(
    ("message", "answer", "reply", "view", "line", "point", "warning", "request", "demand", "condition", "explanation", "word",
     "advice", "question", "excuse", "story", "version", "verdict", "worry", "concern", "complaint", "objection", "proposal",
     "suggestion", "idea", "position", "argument", "case", "plea", "wish", "wishes", "conditions", "demands", "theory")
)  # fmt: skip
"""What somebody has, gives or sends before a colon behind which it is told."""
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
