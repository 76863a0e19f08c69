"""The words and patterns by which meetings, their forum and what comes next are known."""

from __future__ import annotations

import re

NOUNS = frozenset(
    [
        "meeting",
        "talks",
        "session",
        "summit",
        "consultations",
        "negotiations",
        "round",
        "discussions",
        "roundtable",
    ]
)
HELD_VERBS = frozenset(
    ("hold", "take", "begin", "open", "last", "be", "convene", "start", "end", "close", "schedule", "set", "plan")
)
WISHED = frozenset(
    [
        "hold",
        "engage",
        "resume",
        "continue",
        "convene",
        "start",
        "begin",
        "join",
        "have",
        "arrange",
        "host",
        "organise",
        "organize",
    ]
)
PHONED = re.compile(
    r"\b(?:(?:by|on the|over the) (?:tele)?phone|(?:tele)?phone|video|conference|secure) ?(?:call|link|conversation|conference)?\b",
    re.IGNORECASE,
)
HOURS_OF = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|over|more than)\s)?\b[\w-]+(?:\sand\sa\shalf)?\s(?:hours?|days?|minutes)\sof\s(?:\w+\s)?$"
)
FOR_IT = re.compile(
    r"\bin ([A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:for|to attend|attending|at|before|after) (?:an?|the|his|her)?\s?$"
)
AGAIN = re.compile(r"\w+\s(?:\w+\s)?again\b")
STOP_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
WINDOW_TOKENS = 16
NEAR = 40
"""Characters before a mention in which "requested" or "scheduled" still speaks of it."""
LEVELS: tuple[tuple[str, str], ...] = (
    ("ambassador", r"\bambassadors?\b|\bambassadorial\b"),
    ("deputy minister", r"\bdeputy (?:\w+ )?ministers?\b"),
    ("foreign minister", r"\bforeign ministers\b"),
    ("defence minister", r"\bdefen[cs]e ministers\b"),
    ("minister", r"\bministerial\b|\bministers\b"),
    ("leader", r"\bleaders\b|\bheads of (?:state|government)\b|\bpresidents\b"),
    ("expert", r"\bexperts?\b|\btechnical\b"),
    ("high-level", r"\bhigh-level\b"),
)
STATUS: tuple[tuple[str, str], ...] = (
    ("cancelled", r"\bcancel\w*|\bcalled off\b|\bpostpon\w+|\bscrapped\b"),
    ("requested", r"\brequest\w*|\basked for\b|\bcalled for\b|\bcalling for\b|\bdemand\w*|\bpropos\w+|\bseek\w*|\binvit\w+"),
    ("planned", r"\bwill (?:meet|hold|be held|take place|convene|host)\b|\bto be held\b|\bscheduled\b|\bplanned\b|\bplans? to (?:meet|hold)\b"
                r"|\b(?:is|are) due\b|\bdue to\b|\bis to\b|\bare to\b|\b(?:expected|set|likely) to (?:meet|hold|convene|be held|take place)\b|\bupcoming\b|\bnext (?:week|month)\b|\bset for\b"),
)  # fmt: skip
NOT_THIS_ONE = re.compile(
    r"\b(?:future|next|further|more|new|regular|any|previous|last|earlier|such)\b", re.IGNORECASE
)
NEXT: tuple[tuple[str, str], ...] = (
    ("no date", r"\bdates? (?:for|of) the next\b.{0,40}\bnot\b|\bno (?:new |further |next )?dates?\b"
                r"|\bnot (?:\w+ ){0,6}agree\w* (?:on|to) (?:a|any|the) (?:new |further |next )?dates?\b|\bno agreement on (?:a|the) (?:next |new )?(?:date|meeting)\b"
                r"|\bwithout (?:setting|fixing|agreeing|a) (?:on )?(?:a )?(?:new )?date|\bnot (?:yet )?(?:set|fixed|agreed) (?:a|any) date"),
    ("refused", r"\b(?:rul\w+ out|refus\w+|declin\w+) (?:\w+ ){0,3}(?:talks|meetings?|sessions?|rounds?)\b"),
    ("resumption wanted, no date", r"\b(?:need|want|wish|ready|readiness|willing\w*|hop|intention|interest)\w*\b.{0,30}"
                                   r"\b(?:resum|continu|hold|meet|set dates?)\w*\b.{0,60}\b(?:talks|meetings?|dialogue|dates?|rounds?)\b"),
    ("agreed to meet again, no date", r"\bagreed to (?:meet again|continue|hold (?:further|more|another))\b"),
)  # fmt: skip
NEXT_DATED = re.compile(
    r"\bnext (?:\w+ ){0,2}(?:meeting|session|round|summit|talks|council)\b|\b(?:meet|talk|speak|convene|gather) again\b|\b(?:reconvene|resume (?:the |their )?(?:talks|dialogue|discussions|negotiations))\b|\bagreed to (?:meet|talk|speak|continue)\b",
    re.IGNORECASE,
)
NEXT_OF = re.compile(r"\b(?:next|future|further)\s\w+\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)
LED = re.compile(
    r"\bdelegation,?\s(?:\w+\s){0,4}?(?:headed|led|chaired)\sby\b|\b(?:headed|led|heads|leads)\s(?:the|its|his|her)\s(?:[\w.]+\s){0,2}delegation\b",
    re.IGNORECASE,
)
SHIFTED = re.compile(r"\b(?:a|one) day (?P<way>after|before)\b[^.;]{0,80}$")
UNDER = re.compile(
    r"\bunder (?:the )?(?:auspices of (?:the )?|umbrella of (?:the )?|framework of (?:the )?)?(?!Article|Chapter|Paragraph|Section)([A-Z]\w+(?: [A-Z]\w+){0,3}(?: \d{4})?)"
)
PLACE = re.compile(
    r"\b(?:in|at)\s(?:the\s)?(?:(?:[a-z-]+\s){0,2}(?:city|town|capital|village|port|resort|island)\s(?:of\s)?)?((?:[A-Z][\w'-]+)(?:\s[A-Z][\w'-]+){0,2})"
)
SUBJECT_REACH = 32
OBJECT_REACH = 90
"""Characters between "met" and those who met."""
