"""The words and patterns in which English reports write dates. Every repeat is bounded: matching is linear."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBER_NAMES = "zero one two three four five six seven eight nine ten eleven twelve"
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_WEEKDAY_NAMES.split())}
SMALL_NUMBERS: dict[str, int] = {name: number for number, name in enumerate(_NUMBER_NAMES.split())} | {
    "a": 1,
    "an": 1,
}

DAY_WORDS = frozenset(
    {*MONTHS, *WEEKDAYS, "yesterday", "today", "tomorrow", "tonight"} - {"may", "march", "mar", "jan", "sat"}
)
"""Words that mean a time and never name a person or body."""

_FULL_NAMES = "January February March April May June July August September October November December"
_SHORT_NAMES = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
_FULL, _SHORT = _FULL_NAMES.split(), _SHORT_NAMES.split()
_ALL_FULL = "|".join(_FULL + [name.upper() for name in _FULL])
_ALL_SHORT = "|".join(_SHORT + [name.upper() for name in _SHORT])

MONTH = rf"(?:(?:{_ALL_FULL})\b|(?:{_ALL_SHORT})\b\.?)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
YEAR = r"(?:19|20)\d\d(?!\d)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_TO = r"(?:\s{0,2}[-–—]\s{0,2}|\s(?:to|through|and|until|till|TO|AND|UNTIL)\s(?:the\s)?)"
_NAMED = rf"(?:\b{WEEKDAY},?\s)?"
_NUMBER = "|".join([r"\d{1,3}", "[Aa]n?", *(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in list(SMALL_NUMBERS)[1:13])])

_PATTERNS: dict[str, str] = {
    "iso": rf"\b(?P<iso_year>{YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)",
    "dotted": rf"(?<![\d.])(?P<dot_day>\d{{1,2}})\.(?P<dot_month>\d{{1,2}})\.(?P<dot_year>{YEAR})",
    "month_day": (
        rf"{_NAMED}\b(?P<a_month>{MONTH})\s(?P<a_day>{DAY})"
        rf"(?:{_TO}(?P<a_second_month>{MONTH})?\s?(?P<a_second>{DAY})(?!\s(?:of\s)?{MONTH}))?(?:,?\s(?P<a_year>{YEAR}))?"
    ),
    "day_range": (
        rf"{_NAMED}(?<![\d.,])\b(?P<b_day>{DAY})(?:\s(?:of\s)?(?P<b_first_month>{MONTH}))?"
        rf"{_TO}(?P<b_second>{DAY})\s(?:of\s)?(?P<b_month>{MONTH})(?:,?\s(?P<b_year>{YEAR}))?"
    ),
    "day_month": (
        rf"{_NAMED}(?<![\d.,])\b(?P<c_day>{DAY})\s(?:of\s)?(?P<c_month>{MONTH})(?:,?\s(?P<c_year>{YEAR}))?"
    ),
    "month_year": (
        rf"\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?(?P<d_month>{MONTH})(?:{_TO}(?P<d_second>{MONTH}))?"
        rf",?\s(?:of\s)?(?P<d_year>{YEAR})"
    ),
    "month": (
        rf"\b(?:(?P<e_which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)[\s-])?"
        rf"(?P<e_month>{MONTH})(?:{_TO}(?P<e_second>{MONTH}))?"
    ),
    "weekday": (
        rf"\b(?:(?P<f_which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s)?(?P<f_day>{WEEKDAY})\b"
        rf"(?:{_TO}(?P<f_second>{WEEKDAY})\b)?(?:\s(?:of\s)?(?P<f_week>last|next)\sweek\b)?"
    ),
    "period": (
        r"\b(?P<g_which>[Ll]ast|[Nn]ext|[Pp]revious|(?:[Ee]arlier\s|[Ll]ater\s)?[Tt]his)\s"
        r"(?P<g_unit>week|weekend|month|year)\b"
    ),
    "day_word": (
        r"\b(?P<h_word>[Tt]he\sday\sbefore\syesterday|[Tt]he\sday\safter\stomorrow|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight"
        r"|[Tt]his\s(?:morning|afternoon|evening)|[Ll]ast\snight|[Ee]arlier\s(?:in\sthe\sday|today))\b"
    ),
    "group": (
        rf"(?<!\d)(?P<l_day>\d\d)\d{{4}}Z?(?:\s(?:UTC\s)?(?:to|TO|-)\s(?P<l_second>\d\d)\d{{4}}Z?)?(?:\sUTC)?\s(?P<l_month>{MONTH})"
        r"\s(?P<l_year>(?:20)?\d\d)(?!\d)"
    ),
    "ago": (
        rf"\b(?P<i_number>{_NUMBER})\s(?P<i_unit>day|week|month|year)s?\s"
        r"(?P<i_way>ago|earlier|before|later)\b"
    ),
    "neighbour": r"\b[Tt]he\s(?P<j_word>previous\s(?:day|night|evening)|(?:day|night|evening)\sbefore|next\s(?:day|morning)|following\s(?:day|morning|night)|(?:day|morning)\safter)\b",
    "year": (
        r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Ee]arly|[Ll]ate|[Bb]efore|[Aa]fter)\s"
        rf"(?P<k_year>{YEAR})(?![-.,]\d)(?:{_TO}(?P<k_second>{YEAR}))?"
    ),
}
_EACH = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items())
SCANNER = re.compile(rf"(?=\d|\b[A-Za-z])(?:{_EACH})")
"""Every date pattern, named by its group; the first that fits at a place is taken. Each starts with a digit or a word."""

FUTURE = re.compile(
    r"\b(?:will|shall|would|could|to be|is to|are to|(?:was|were) to(?: have \w+)?|due|(?<!denied )(?<!no )(?<!any )(?<!the )(?<!its )(?<!their )(?<!of )(?<!had )(?<!has )plans?|planned|scheduled|set to|set for|expected|tomorrow|later this"
    r"|propos(?:e|ed|es|ing)|opens|starts|begins|gathers|assembles|reconvenes|resumes|comes together|travels|flies|departs|hosts|meets|holds|convenes|visits|arrives|leaves|next|(?:by|until|till)(?=\s(?:the\s)?$)|(?:convened|called|fixed|arranged|moved|brought forward|rescheduled|deferred|postponed|put off|pencilled in|billed|slated) (?:for|to)(?=\s(?:the\s)?$)|upcoming|(?:agreed|decided|resolved|undertook|arranged) to|hopes? to|going to|ask(?:ed|s)? for|call(?:ed|s)? for|request(?:ed|s)? (?:a|an)|should|invit\w+ .{0,30} to)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?<!\bbe\s)\b(?:said|told|was|were|had|have|has|met|took|began|gave|held|sent|flew|shot|fell|left|came|went|saw|put|made|found|hit"
    r"|struck|spoke|sank|led|kept|brought|ran|did|got|swept|drew|broke|wrote|rang|sat"
    r"|(?!armed|united|alleged|scheduled|planned|expected|combined|unmanned|proposed|agreed|need|indeed|speed|limited|joined-up)[a-z]{3,14}ed)\b"
)
DESCRIBES_OBJECT = re.compile(
    r"\b((?:will|shall|to) (?!have\b|be\b)[a-z]+ (?:(?:an?|the|its|their|his|her) )?)[a-z]+ed\b(?= [a-z])"
)
"""A word in -ed that only describes what is to be done: "to hold closed consultations"."""
SINCE = re.compile(
    r"\bsince\s(?:(?:early|late|mid|last|the|middle|end|of|beginning|start)[\s-]){0,4}$", re.IGNORECASE
)
"""What stands before a day that is always past, whatever the verb: "will respond to what has been there since May"."""
PAST_ACT = re.compile(
    r"(?:agreed|decided|resolved|undertook|arranged|proposed|asked|called|requested|invited)\b", re.IGNORECASE
)
"""Verbs that lead to what is to come, and are of the past where they stand behind the day: "on Monday agreed to"."""
LEADS_IN = re.compile(
    r"\b(?:in|since|of|by|until|till|last|next|this|early|late|mid|from|to|and|for|through|during|after|before"
    r"|between|every|each)[\s-]$",
    re.IGNORECASE,
)
"""What must stand before a word that is a month only sometimes: May, March, the short forms (Jan is a name)."""

SURE_MONTHS = frozenset(_FULL) - {"May", "March", "August", "April", "June"}
OPEN_START = re.compile(
    r"\b(?:until|till|by|through|before|up\sto)\s(?:the\s|at\sleast\s|about\s|around\s|midnight\son\s|noon\son\s)?(?:(?:end|middle|start|beginning|close|turn)\sof\s(?:the\s)?)?(?:mid-|early\s|late\s)?$",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"\b(?:since|from|as\sof|starting|beginning|after|effective|with\seffect\sfrom)\s(?:the\s|on\s|at\snoon\s|noon\s|(?:early|late|the\sstart\sof|the\sbeginning\sof|mid)[\s-])?$",
    re.IGNORECASE,
)
