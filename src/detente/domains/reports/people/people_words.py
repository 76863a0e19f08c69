"""The words and patterns by which persons and their offices are known."""

from __future__ import annotations

import re

from detente.domains.reports.lexicon import SHIP_PREFIXES

CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŻŐŰĐİĞŞ]"
NAME_WORD = rf"{CAPITAL}[^\W_]*(?:[-’'](?!s\b)[^\W_]+)*"
CAPITAL_RUN = re.compile(
    rf"\b{NAME_WORD}(?:\s(?:(?:de|von|van|der|den|bin|al|el|la|le|di|da|del)\s){{0,2}}{NAME_WORD}){{0,5}}"
)
PLAIN_WORD = re.compile(r"[^\W\d_]+")
SHIP = re.compile(rf"\b(?P<prefix>{'|'.join(SHIP_PREFIXES)})\s{CAPITAL}[\w-]*(?:\s{CAPITAL}[\w.-]*){{0,2}}")
DOMAIN_WORDS = frozenset(
    ["state", "defense", "defence", "staff", "interior", "navy", "army", "war", "external", "foreign", "affairs"]
)
_BEFORE_NAME = frozenset(
    ["prime", "deputy", "first", "vice", "press", "white", "house", "the", "and", "of", "for"]
)
NOT_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "on",
        "in",
        "at",
        "after",
        "before",
        "but",
        "and",
        "the",
        "a",
        "an",
        "we",
        "our",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "earlier",
        "later",
        "there",
        "these",
        "those",
        "any",
        "our",
    ]
)
BEHIND_NAME = re.compile(
    r"(?:\s\((?:the\s)?(?P<aside>[^()\n]{2,40})\)|\s(?:of|from|at|with|for|representing|on behalf of)\s(?:the\s)?(?:[a-z-]+\s){0,3}?"
    rf"(?P<whose>{CAPITAL}[\w'’.-]*(?:\s(?:of\s|and\s)?{CAPITAL}[\w'’.-]*){{0,4}}))"
)
"""Whose somebody is, told behind the name: "Ann Lee of the Norlandic army", "Ann Lee (Norland)"."""
NO_NAMES = NOT_NAMES | frozenset(("state", "states", "government", "parliament", "parties", "party", "sides"))
"""Capitalised words that alone are nobody's name."""
OFFICE_REACH = 8
FIRM = re.compile(
    r",\s(?:the|a|an)\s(?:[\w-]+\s){0,3}?(?:company|agency|operator|firm|group|broadcaster|institute|think[- ]tank|"
    r"organi[sz]ation|union|corporation|manufacturer|airline|charity|monitor|watchdog|consortium|conglomerate|enterprise)\b"
)
FIRM_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,3}?(?:company|firm|group|operator|airline|manufacturer|maker|corporation|conglomerate|consortium"
    r"|insurer|contractor|supplier|provider|shipowner|shipbuilder|carrier|start-?up|enterprise|concern|utility|bank|chain|refiner|carmaker)"
    rf"\s(?P<name>{NAME_WORD}(?:\s{NAME_WORD}){{0,2}})"
)
"""What a noun before it calls a firm: "the shipping company Marsk"."""
PAPER_BEHIND = re.compile(
    rf"(?:\s{CAPITAL}\w+){{0,1}}\s(?:Times|Post|Herald|Courier|Gazette|Tribune|Chronicle|Observer|Telegraph|Journal|Mail|Standard|Mirror|Globe|Echo"
    r"|Examiner|News|Mercury|Sentinel|Review|Dispatch|Argus|Daily|Weekly|Express|Independent|Messenger|Today|Star|Sun)\b"
)
"""Behind the name of a place these make it the name of a newspaper."""
LED_BY = re.compile(
    r"[\w.-]+(?:'s)?\s(?:delegation|side|team|mission),?\s(?:\w+\s){0,3}(?:headed|led|chaired|represented)\sby\s[^.;]*$"
)
_TITLE_DEPENDENCIES = frozenset(
    ["compound", "amod", "poss", "nmod", "case", "nummod", "prep", "pobj", "punct", "appos", "nn", "det"]
)
CAPITAL_HEADS = frozenset(
    [
        "office",
        "agency",
        "department",
        "council",
        "commission",
        "army",
        "navy",
        "command",
        "service",
        "fleet",
        "guard",
        "staff",
        "headquarters",
        "centre",
        "center",
        "admiralty",
        "academy",
        "directorate",
        "authority",
        "police",
        "chamber",
    ]
)
NATIONAL_HEADS = frozenset(
    ["intelligence", "navy", "ministry", "mission", "embassy", "parliament", "command", "military", "army", "police", "presidency",
     "radio", "television", "admiralty", "observatory", "coastguard"]
)  # fmt: skip
WITHIN_TITLE = (" the ", " of ", " for ", " to ", " at ", " in ", " from ")
"""Before a capitalised name these say that it belongs to a title: "a spokeswoman for the Northern Pact"."""
STATE_OFFICE = re.compile(
    r"\b(?:minister|president|premier|chancellor|king|queen|prince|senator|lawmaker|deputy|governor|opposition leader|attorney|prosecutor"
    r"|(?:ministry|government|army|navy|naval|military|air force|defen[cs]e|police|presidential|parliamentary|state|coast ?guard|foreign)"
    r" (?:spokes\w+|official|secretary|chief|adviser|advisor|affairs \w+)|chief of (?:the )?(?:general )?staff"
    r"|head of government|head of state|speaker|undersecretary|state secretary|secretary of (?:state|defen[cs]e))\b"
)
"""Offices that somebody holds in the service of a State."""
PRIVATE_OFFICE = re.compile(
    r"\b(?:company|firm|group|club|institute|university|agency|operator|bank|airline|foundation|association|union|director-general|secretary-general"
    r"|secretary general|alliance|organi[sz]ation|former|retired|ex-\w+|candidate|league|pact|treaty|commission|council|conference|vice president of)\b"
)
"""What shows that an office is none of a State, or one of the past."""
OPENS_WITH_PLACE = re.compile(
    r"(?:^|[.!?\"]\s|,\s)(?:In|[Ss]een from|From|For|Over in|Back in|Speaking in|Across the (?:border|strait|river|lake|sea) in"
    r"|(?:The )?[Rr]eactions? (?:in|from)|The (?:answer|reply|response|view|mood|tone) (?:in|from))"
    rf"\s(?:the\s)?(?P<place>{CAPITAL}[\w'-]*(?:\s{CAPITAL}[\w'-]*){{0,2}})"
)
"""A place that says whose people speak in what follows."""
