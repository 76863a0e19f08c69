"""Verbs that tell of saying only with certain words behind them, and words behind which a verb of saying tells nothing."""

from __future__ import annotations

import re

from detente.domains.reports.lexicon import Cue

_WHOM = r"(?!to\b)(?:[\w'’-]+\s){1,8}?(?:not\s)?to(?=\s)"
"""Somebody, or something, that is to do what follows: "wants both crews to lay ..."."""
_AS = r"[^,.;:\"]{3,90}?\sas(?=\s)"
_GAP = r"(?:\w+\s){0,5}?"
_OWN = r"(?:an? |the |his |her |its |their )?"
PHRASAL: dict[str, tuple[tuple[re.Pattern[str], Cue], ...]] = {
    verb: tuple((re.compile(rf"\s?(?:{behind})(?!\w)"), Cue(stance, frames)) for behind, stance, frames in rows)
    for verb, rows in {
        "make": ((r"(?:(?:it|that|this)\s)?(?:(?:\w+ly|very|quite|crystal)\s)?(?:clear|plain|known|public|explicit)",
                  "assert", "tb"), (r"the (?:point|case|claim|argument)", "assert", "tb")),
        "let": ((r"it be (?:known|understood)", "assert", "tb"), (r"(?:slip|know)", "assert", "tb")),
        "rule": ((r"out", "reject", "cn"), (r"that", "assert", "tb")),
        "shoot": ((r"back", "assert", "tb"),), "hit": ((r"back", "assert", "tb"), (r"out at", "accuse", "n")),
        "fire": ((r"back", "assert", "tb"),), "snap": ((r"back", "assert", "tb"),),
        "strike": ((r"back", "assert", "tb"),), "lash": ((r"(?:back|out)", "accuse", "tb"),),
        "go": ((r"on(?=[:.,;]|,? ?\")", "assert", "tb"), (r"on record", "assert", "t"), (r"so far as to say", "assert", "ct")),
        "chime": ((r"in", "assert", "tb"),), "speak": ((r"(?:out )?against", "reject", "n"), (r"(?:up for|in favou?r of)", "support", "n")),
        "come": ((r"out (?:against)", "reject", "n"), (r"out in (?:favou?r|support) of", "support", "n")),
        "tell": ((r"(?:it|the story|things|a \w+ story) (?:\w+ )?(?:differently|otherwise)?(?=:)", "assert", "tb"),),
        "brush": ((rf"{_GAP}(?:aside|off)", "reject", "a"),), "wave": ((rf"{_GAP}(?:aside|away)", "reject", "a"),),
        "shrug": ((rf"{_GAP}off", "reject", "a"),), "laugh": ((rf"{_GAP}off", "reject", "a"),),
        "spell": ((r"out", "assert", "cn"),), "sum": ((r"up", "assert", "tb"),),
        "continue": ((r"(?=:|,? ?\")", "assert", "tb"),), "read": ((r"", "assert", "q"),),
        "think": ((r"aloud", "assert", "tb"),),
        "give": ((rf"{_OWN}(?:\w+ )?(?:assurances?|pledge|promise|guarantees?|undertaking|word)", "assure", "t"),
                 (rf"{_OWN}(?:\w+ )?(?:warning|notice)", "warn", "t")),
        "issue": ((rf"{_OWN}(?:\w+ )?warning", "warn", "t"), (rf"{_OWN}(?:\w+ )?denial", "deny", "t")),
        "repeat": ((rf"{_OWN}(?:\w+ )?(?:assurances?|pledge|promise|warning|call|demand|charge|accusation)",
                    "assert", "t"),),
        "take": ((r"the (?:view|position|line)", "assert", "t"), (r"issue with", "reject", "n")),
        "note": ((r"with (?:\w+ )?(?:concern|regret|alarm|dismay|sorrow|indignation)", "regret", "tn"),
                 (r"with (?:\w+ )?(?:satisfaction|appreciation|interest|pleasure|gratitude)", "welcome", "tn")),
        "cast": ((r"doubt on", "reject", "n"),),
        "want": ((_WHOM, "demand", "i"),), "like": ((_WHOM, "demand", "i"),), "expect": ((_WHOM, "demand", "i"),),
        "instruct": ((_WHOM, "demand", "i"),), "plead": ((rf"with {_WHOM}", "demand", "i"),), "bid": ((_WHOM, "demand", "i"),),
        "lean": ((rf"on {_WHOM}", "demand", "i"),), "entreat": ((_WHOM, "demand", "i"),), "remind": ((_WHOM, "demand", "i"),),
        "point": ((rf"to {_AS}", "accuse", "n"),), "name": ((_AS, "accuse", "a"),), "identify": ((_AS, "accuse", "a"),),
        "single": ((rf"out {_AS}", "accuse", "n"),), "put": ((r"(?!it\b)(?:[\w'’-]+\s){1,6}?down to", "assert", "n"),),
        "attribute": ((r"[^,.;:]{3,80}?\sto", "accuse", "n"),), "ascribe": ((r"[^,.;:]{3,80}?\sto", "accuse", "n"),),
        "be": ((r"(?:\w+ly )?(?:at one(?= with)|of the (?:view|opinion|belief)|in no doubt"
                r"|under no illusions?|on record as saying)", "support", "t"),),
    }.items()
}  # fmt: skip
"""Verbs that tell of saying with certain words behind them; frame `q`: a quotation only."""
NOT_SAYING: dict[str, re.Pattern[str]] = {
    "call": re.compile(r"\s(?:off|up|in|out|back|away|home)\b"), "put": re.compile(r"\s(?:off|up|forward)\b"),
    "beg": re.compile(r"\s(?:to|off)\b"),
    "hold": re.compile(r"\s(?:up|back|off|out)\b"), "report": re.compile(r"\s(?:for duty|back)\b"),
    "point": re.compile(r"\s(?:at|its|his|her|their)\b"), "press": re.compile(r"\s(?:ahead|on|forward)\b"),
}  # fmt: skip
"""What behind a verb of saying shows that it says nothing: "called off", "put off"."""
