"""Tells the letterhead of an official paper (who issues it, what sort of paper it is) and the slug of a wire headline.

A letterhead is neither headline nor content nor boilerplate: it stands above the headline and says whose paper
this is. A slug is what a wire puts before a headline to say which version it is; it is boilerplate.
"""

from __future__ import annotations

import re

_PAPER = """press media news public information release releases statement statements advisory advisories note notes notice
    bulletin communique communiqué declaration read-out readout read-outs readouts transcript extract extracts excerpt
    excerpts from and of the a by at on for to in point conference briefing briefings official joint immediate use
    embargoed until not number no nr ref reference unclassified restricted summary remarks text translation unofficial
    courtesy document english original update daily weekly service office department interview questions answers
    verbatim record warning mariners airmen notam navigational naval aeronautical spokesperson spokesman spokeswoman published issued date dated"""
_PAPER_WORDS = frozenset(_PAPER.split())
_BODY = re.compile(
    r"(?:the )?(?:(?:federal|royal|state|national|permanent|general|joint|foreign|defen[cs]e|prime) ){0,2}"
    r"(?:ministry|minister's office|department|office|offices|embassy|mission|delegation|secretariat|government|staff"
    r"|headquarters|command|press (?:service|office|cent(?:re|er))|council|commission|committee|agency|presidency"
    r"|parliament|chancellery|administration|representation|organi[sz]ation|forces|fleet|directorate|centre|center"
    r"|service|secretary|alliance|treaty|union)\b",
    re.IGNORECASE,
)
_HEAD_OF_BODY = r"(?:[A-ZÀ-Þ][\w'’&.-]{0,24} |(?:and|of|the|for) ){0,6}?"
_BODY_NOUN = (
    r"(?i:ministry|department|office|embassy|mission|delegation|secretariat|government|staff|headquarters|command|service|cent(?:re|er)"
    r"|council|commission|committee|agency|presidency|parliament|chancellery|administration|representation|organi[sz]ation|forces"
    r"|fleet|directorate|alliance|pact|treaty|union|concord|commonwealth|confederation|entente|conference|assembly|league|compact|community|bureau|division|section|unit|branch"
    r"|board|institute|authority|navy|army|air force|coast ?guard|chiefs of staff)"
)
_NAMED_BODY = re.compile(
    rf"{_HEAD_OF_BODY}{_BODY_NOUN}(?:[ ,/–-]{{1,3}}{_BODY_NOUN}){{0,2}}(?:['’]s)?(?:[ ,/–-]{{1,3}}(?i:of|for|in|to|on|at|and|the)\b.*)?"
)
_NUMBERED = re.compile(
    r"(?:[\w-]+ ){0,3}(?:release|bulletin|notice|note|communiqu[eé]|circular|order|report|summary|statement|warning|dispatch|read-?out|letter"
    r"|document|announcement|briefing|message|information|advisory)s?(?: (?:to|for|of) [\w -]{2,40}?)?(?: (?:no|nr|number|ref)\b\.?)?"
    r"\s[#(]?(?:[A-Z]{1,4}[./-]?)?\d[\w./()-]*(?:[ ,/]{1,2}\d[\w./()-]*){0,2}(?:,? (?:of|dated|from))?\s*",
    re.IGNORECASE,
)
"""A sort of paper with its number: "Situation bulletin No. 302", "Notice to mariners 9/25"."""
_SMALL_WORDS = "of the for and in at to on de la du des von der a"
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS = 14
_MOST_OF_NUMBERED = 10
_TOKEN = re.compile(r"[\w.'’-]+")
_PAPER_NUMBER = re.compile(r"[\d./-]+|\(?\d{1,4}\)?|[A-Z]{1,4}[./-]?\d[\w./-]*")

_SLUG_WORDS = (
    "UPDATED?|WRAPUP|WRAP|CORRECTED|CORRECTION|CORRECTS|REFILE|REFILED|RPT|REPEAT|RECAST|RECASTS|REWRITE|ADDS|URGENT"
    "|BREAKING|BREAKING NEWS|NEWSALERT|ALERT|FLASH|BULLETIN|EXCLUSIVE|ANALYSIS|FACTBOX|TIMELINE|EXPLAINER|FEATURE"
    "|INSIGHT|INTERVIEW|PREVIEW|SNAP|SNAPSHOT|INSTANT VIEW|ROUNDUP|LEAD|LD|WRITETHRU|TEXT|ADVISORY|OFFICIAL|PICTURES"
    "|GRAPHIC|TABLE|HIGHLIGHTS|CLARIFICATION|CLARIFIED|1ST LEAD|[2-9](?:ND|RD|TH) LEAD|1ST LD|[2-9](?:ND|RD|TH) LD"
)
_SLUG_SIGN = r"(?:\s?[:–—]\s?|\s?-\s?)"
_SLUG = re.compile(
    rf"(?:(?:{_SLUG_WORDS})(?:[ -]?\d{{1,2}})?(?:-(?:{_SLUG_WORDS}))?{_SLUG_SIGN}"
    rf"|(?:Update|Urgent|Breaking|Breaking news|Roundup|Lead|Correction|Corrected)(?: \d{{1,2}})?:\s"
    rf"|[(\[](?:{_SLUG_WORDS}|\d{{1,2}})(?: \d{{1,2}})?[)\]]\s"
    r"){1,3}(?=[\w“\"‘'«])"
)


def is_letterhead(line: str) -> bool:
    """Return whether a line could be of a letterhead: a body that issues, or a sort of paper with its number."""
    words = _TOKEN.findall(line)
    if not words or len(words) > _MOST_WORDS or line[-1:] in ".!?":
        return False
    return _names_paper(words) or _names_body(line, words) or _is_numbered(line, words)


def slug_length(line: str) -> int:
    """Return how many characters of a headline are a slug, such as `UPDATE 2-` or `CORRECTED-TEXT-`."""
    found = _SLUG.match(line)
    return found.end() if found else 0


def _names_paper(words: list[str]) -> bool:
    plain = [word.lower().strip(".'’-") for word in words]
    sorts = [word for word in plain if word in _PAPER_WORDS]
    others = [word for word, low in zip(words, plain, strict=True) if low not in _PAPER_WORDS]
    return bool(set(sorts) - _SMALL) and all(_PAPER_NUMBER.fullmatch(word) for word in others)


def _names_body(line: str, words: list[str]) -> bool:
    """Return whether a line begins with a sort of body and is a name throughout: no verb, no small letters."""
    if _BODY.match(line) is None and not (line.isupper() and _NAMED_BODY.fullmatch(line)):
        plain = re.sub(r"[ ,–-]+$", "", line)
        return (
            len(words) > 1 and plain == line and _NAMED_BODY.fullmatch(line) is not None and _all_capitals(words)
        )
    return _all_capitals(words)


def _all_capitals(words: list[str]) -> bool:
    return all(not word[0].islower() or word in _SMALL for word in words)


def _is_numbered(line: str, words: list[str]) -> bool:
    return len(words) <= _MOST_OF_NUMBERED and _NUMBERED.fullmatch(line) is not None
