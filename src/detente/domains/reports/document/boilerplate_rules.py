"""The lines that are no content of a report, as a table: the name of a rule, and what a whole line looks like.

Case does not count. Add a pattern where one is missing; every repeat must be bounded.
"""

from __future__ import annotations

import re

_CLOCK = (
    r"(?:[\s,.:|/()+–-]|\d|jan\w{0,6}|feb\w{0,6}|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep\w{0,6}|oct\w{0,5}"
    r"|nov\w{0,5}|dec\w{0,5}|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|at|on|am|pm|a\.m|p\.m|gmt|utc|cet|cest"
    r"|est|edt|et|bst|msk|ist|hrs?|ago|minutes?|hours?|days?|updated|published|last|by|st|nd|rd|th){4,40}"
)
_SERVICE = (
    r"(?:share|tweet|print|e-?mail|copy link|link|whatsapp|facebook|twitter|x|telegram|linkedin|reddit|pinterest"
    r"|comments?|instagram|messenger|viber|save|pocket|flipboard|vk|odnoklassniki|bluesky|threads|more)"
)
_SHARING = (
    r"(?:share this(?: (?:article|story|post|page))?|print this|e-?mail this|pin it|link copied!?|listen|like"
    r"|bookmark|follow us|leave a (?:comment|reply)|\d{1,6} (?:shares?|comments?|views?))"
)
_WORK = r"(?:reporting|writing|editing|edited|written|reported|compiled|translated)"
_PICTURE = r"(?:file photo|file|photo|image|picture|video|caption|credit|foto|map|graphic|watch|illustration)"
_STORIES = (
    r"(?:articles?|stor(?:y|ies)|news|posts?|content|topics?|links?|reading|coverage|on this(?: story)?"
    r"|from [\w .]{1,30}|for you|now)"
)
_SECTION_NAMES = (
    r"(?:politics|world|world news|international|europe|news|top news|latest(?: news)?|breaking(?: news)?|home|war"
    r"|defen[cs]e|security|asia|americas|middle east|africa|business|economy|opinion|analysis|diplomacy|conflicts?"
    r"|military|live|exclusive|updated?|national|newsroom|headlines|press releases?|space|science|technology"
    r"|cyber(?:security)?)"
)

RULES: dict[str, tuple[str, ...]] = {
    "related": (
        rf"(?:related|recommended|more|latest|trending|popular|most (?:read|viewed))(?: {_STORIES})?[:.…]?",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|see also|also read|read also)\b.{0,120}",
        r"(?:read next|up next|don['’]t miss|editors?['’]?s? picks?|what to read next|in other news)\b.{0,120}",
    ),
    "read more": (
        r"(?:read more|learn more|continue reading|full story|read the full (?:story|article|text))\b.{0,160}",
        r"show (?:more|less)|load more.{0,30}",
    ),
    "back to top": (
        r"(?:back|return|go|scroll) to (?:the )?top(?: button)?|top of page|skip to (?:main )?content",
    ),
    "share": (
        rf"(?:{_SERVICE}|{_SHARING})(?:(?:[\s,|/·•:]| on | via | by | and ){{1,4}}{_SERVICE}){{0,12}}",
        r"(?:share|follow us|follow [\w@ ]{1,30}) (?:this|on|via|with|by)\b.{0,60}",
    ),
    "banner": (
        r"(?:we(?: and our \w{1,20})?|this (?:site|website|page)|our (?:site|website)) uses? cookies\b.{0,400}",
        r"(?:accept|reject|manage|allow|decline)(?: all)?(?: cookies)?(?: (?:preferences|settings|choices))?",
        r"cookies?(?: (?:policy|settings|preferences|notice|consent))?",
        r"by (?:continuing|using|clicking|browsing)\b.{0,200}\b(?:cookies|terms|privacy policy|agree)\b.{0,200}",
    ),
    "newsletter": (
        r"(?:subscribe|sign up|sign in|log ?in|register|join (?:us|our|the conversation))\b.{0,160}",
        r"(?:get|receive) (?:the|our|all|more|breaking|daily)\b.{0,80}\b(?:inbox|newsletter|alerts?|app)\b.{0,60}",
        r"(?:enter )?your e-?mail(?: address)?|newsletters?|enable notifications?|download (?:the|our) app.{0,60}",
        r"support (?:our|independent) journalism.{0,120}",
    ),
    "advertisement": (
        r"advertisements?|advertising|sponsored(?: content)?|ads?|promoted|paid content",
        r"(?:story|article) continues (?:after|below).{0,40}",
    ),
    "caption": (
        rf"{_PICTURE}(?: (?:by|credit|source|courtesy))?\s?[:/©|].{{1,300}}",
        r".{1,250}\((?:photo|image|file)(?: by|:|\)).{0,80}",
        r".{1,250}[/|(] ?(?:getty images?|ap photo|shutterstock|epa-efe|epa|afp via getty.{0,20})[^.]{0,40}\.?",
        r".{1,250}(?:photo|image|picture): .{1,80}",
    ),
    "copyright": (
        r"(?:©|\(c\)|copyright\b).{0,200}",
        r".{0,80}\ball rights reserved\b.{0,160}",
        r".{0,60}\b(?:may not|cannot|can not) be (?:published|reproduced|republished)\b.{0,160}",
    ),
    "standards": (
        r"our standards:.{0,80}",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice))(?:[ |].{0,80})?",
        r"about us|contact(?: us)?|imprint|site ?map|menu|search|close|language|open menu|main menu",
    ),
    "credit": (rf"[\(\[]?(?:additional )?{_WORK} (?:and \w{{4,12}} )?by\b.{{1,300}}",),
    "credit of others": (
        r".{0,160}\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b.{0,80}",
    ),
    "tags": (
        r"(?:tags?|topics?|keywords?|filed under|categories|category|sections?)\s?:.{0,200}",
        r"#\w{2,30}(?:\s#\w{2,30}){0,12}",
    ),
    "time stamp": (
        rf"(?:first |last |date )?(?:published|updated|posted|modified|created|issued)(?: on| at)?\s?:?\s{_CLOCK}",
        rf"[a-z][\w .]{{1,30}}\s?[|/·]\s?(?:updated|published|posted):?\s{_CLOCK}",
        r"\d{1,3} (?:min(?:ute)?s?|hours?|days?)(?: (?:read|ago))",
        r"\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?: [a-z]{2,4})?|(?:estimated )?reading time\b.{0,40}",
    ),
    "end mark": (r"\(?ends?\)?|\[ends?\]|#{2,4}|-\s?30\s?-|[*_=.-]{3,}|more to follow|\(more\)|\(m/f\)",),
    "arrow": (r"[<>«»‹›←→↑↓▲▼•|·✕×☰\s]{1,10}",),
}

_NAMES = tuple(RULES)
_LINE = re.compile(
    "|".join(f"(?P<r{number}>{'|'.join(RULES[name])})" for number, name in enumerate(_NAMES)), re.IGNORECASE
)
_SECTION = re.compile(rf"{_SECTION_NAMES}(?:\s?[>|/»›&·-]\s?{_SECTION_NAMES}){{0,4}}", re.IGNORECASE)
_LONGEST_LINE = 500
"""Longer lines are paragraphs."""


def rule_for(line: str) -> str | None:
    """Return the name of the rule by which a line standing alone is no content, or None."""
    found = _LINE.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if found is None:
        return None
    return next(name for number, name in enumerate(_NAMES) if found[f"r{number}"] is not None)


def is_section_label(line: str) -> bool:
    """Return whether a line is the label of a section of a newspaper, such as `Politics` or `World > Europe`."""
    return len(line) <= _LONGEST_LINE and _SECTION.fullmatch(line) is not None
