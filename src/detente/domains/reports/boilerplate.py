"""Says which lines of a report are no content: section labels, menus, share buttons, banners, desk codes.

Each rule is a row of a table with its name. A line is judged as a whole, so a sentence that only mentions
cookies stays. What cannot be told from a line alone (a section label, titles under "Related Articles") is
told from where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from detente.model.record import Span

_SECTIONS = (
    r"politics|world|world news|international|europe|news|top news|latest(?: news)?|breaking(?: news)?|home|war"
    r"|defen[cs]e|security|asia|americas|middle east|africa|business|economy|opinion"
    r"|analysis|diplomacy|conflicts?|military|live|exclusive|updated?|us news|uk news|national|newsroom|headlines"
    r"|press releases?|space|science|technology|cyber(?:security)?"
)
_RULES: tuple[tuple[str, str], ...] = (
    (
        "related",
        r"(?:related|recommended|more|latest|trending|popular|most (?:read|popular|viewed))"
        r"(?: (?:articles?|stor(?:y|ies)|news|posts?|content|topics?|links?|reading|coverage|on this(?: story)?"
        r"|from [\w .]{1,30}|for you|now))?[:.…]?",
    ),
    (
        "related",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|see also|also read|read also|read next"
        r"|up next|don't miss|editors?['’]? picks?|what to read next|in other news)\b.{0,120}",
    ),
    (
        "read more",
        r"(?:read more|learn more|continue reading|full story|read the full (?:story|article))\b.{0,160}",
    ),
    (
        "back to top",
        r"(?:back|return|go|scroll) to (?:the )?top(?: button)?|top of page|skip to (?:main )?content",
    ),
    (
        "share",
        r"(?:share|share this(?: (?:article|story|post|page))?|tweet|pin it|print(?: this)?|e-?mail(?: this)?"
        r"|copy link|link copied!?|save|listen|whatsapp|facebook|twitter|x|telegram|linkedin|reddit|follow us"
        r"|comments?|leave a (?:comment|reply)|\d{1,6} (?:shares?|comments?|views?)|like|bookmark)"
        r"(?:(?:[\s,|/·•]| on | via | by ){1,4}(?:share|tweet|print|e-?mail|copy link|link|whatsapp|facebook|twitter|x"
        r"|telegram|linkedin|reddit|pinterest|comments?|instagram|messenger|viber|save|pocket|flipboard)){0,12}",
    ),
    ("share", r"(?:share|follow us|follow [\w ]{1,20}) (?:this|on|via|with|by)\b.{0,60}"),
    (
        "banner",
        r"(?:we|this (?:site|website|page)) uses? cookies\b.{0,400}|(?:accept|reject|manage)(?: all)?"
        r"(?: cookies)?(?: preferences)?|cookie (?:policy|settings|preferences|notice)"
        r"|by (?:continuing|using|clicking)\b.{0,200}\b(?:cookies|terms|privacy policy|agree)\b.{0,200}",
    ),
    (
        "newsletter",
        r"(?:subscribe|sign up|sign in|log ?in|register|join)\b(?!.{0,80}\b(?:said|told)\b).{0,160}"
        r"|(?:get|receive) (?:the|our|all|more|breaking|daily)\b.{0,80}\b(?:inbox|newsletter|alerts?|app)\b.{0,60}"
        r"|(?:enter )?your e-?mail(?: address)?|newsletters?|support (?:our|independent) journalism.{0,120}"
        r"|download (?:the|our) app.{0,60}|enable notifications?",
    ),
    (
        "advertisement",
        r"(?:advertisement|advertising|sponsored(?: content)?|ad|promoted|story continues below.{0,40}"
        r"|article continues (?:after|below).{0,40})",
    ),
    (
        "caption",
        r"(?:file photo|file|photo|image|picture|video|caption|credit|foto|map|graphic|watch|illustration)"
        r"(?: (?:by|credit|source|courtesy))?\s?[:/©|].{1,300}"
        r"|.{1,200}(?:\((?:photo|image|file)(?: by|:|\)).{0,80}|[/|] ?(?:getty images?|ap photo|shutterstock"
        r"|epa-efe|afp via getty.{0,20}))\)?\.?",
    ),
    (
        "copyright",
        r"(?:©|\(c\)|copyright\b).{0,200}|.{0,80}\ball rights reserved\b.{0,160}"
        r"|.{0,40}\b(?:may not|cannot) be (?:published|reproduced|republished)\b.{0,160}",
    ),
    (
        "standards",
        r"our standards:.{0,80}|terms (?:of (?:use|service)|and conditions)(?:[ |].{0,80})?"
        r"|privacy (?:policy|notice)(?:[ |].{0,80})?|about us|contact(?: us)?|imprint|sitemap|site map"
        r"|menu|search|close|login|language|open menu",
    ),
    (
        "credit",
        r"[\(\[]?(?:additional )?(?:reporting|writing|editing|edited|written|reported|compiled|translated)"
        r" (?:and \w{4,12} )?by\b.{1,300}",
    ),
    (
        "tags",
        r"(?:tags?|topics?|keywords?|filed under|categories|category|sections?)\s?:.{0,200}|#\w{2,30}(?:\s#\w{2,30}){0,12}",
    ),
    (
        "time stamp",
        r"(?:(?:first |last )?(?:published|updated|posted|modified|created)(?: on| at)?\b\s?:?)[\s\w,.:|/()+-]{4,90}"
        r"|\d{1,3} (?:min(?:ute)?s?|hours?|days?)(?: (?:read|ago))"
        r"|\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|(?:reading time|estimated reading)\b.{0,40}",
    ),
    (
        "end mark",
        r"(?:\(?end\)?|\[end\]|###|-\s?30\s?-|ends|\*{3,}|-{3,}|_{3,}|={3,}|\.{3,}|more to follow|\(more\))",
    ),
    ("arrow", r"[<>«»‹›←→↑↓▲▼•|·✕×☰\s]{1,10}"),
)
_LINE = re.compile("|".join(f"(?P<r{n}>(?:{pattern}))" for n, (_, pattern) in enumerate(_RULES)), re.IGNORECASE)
_SECTION = re.compile(rf"(?:{_SECTIONS})(?:\s?[>|/»›&·-]\s?(?:{_SECTIONS})){{0,4}}", re.IGNORECASE)
_DESK_CODE = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{1,4}){1,6}")
_BYLINE = re.compile(
    r"(?:[Bb]y|BY) (?P<names>[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:and |& )?[A-ZÀ-Þ][\w.'’-]{0,30}){0,7}"
    r"(?:,? (?:and )?[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3}){0,4})(?:\s?[|,].{0,60})?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}$")
_LONGEST_LINE = 500
_LONGEST_TITLE_WORDS = 25


class Line(msgspec.Struct, frozen=True):
    """A line of the clean text without white space at its ends; `first_of_block` after an empty line."""

    start: int
    end: int
    text: str
    first_of_block: bool


class Unwanted(msgspec.Struct, frozen=True):
    """A line that is no content, and the rule that says so."""

    line: Line
    rule: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines with text in them, in order."""
    found: list[Line] = []
    at = 0
    after_empty = True
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            found.append(Line(start, start + len(stripped), stripped, after_empty))
        after_empty = not stripped
        at += len(line) + 1
    return tuple(found)


def rule_for(line: str) -> str | None:
    """Return the name of the rule by which a line standing alone is no content, or None."""
    if len(line) > _LONGEST_LINE:
        return None
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    return next(
        _RULES[int(name[1:])][0]
        for name, group in found.groupdict().items()
        if group is not None and name[1:].isdigit()
    )


def is_section_label(line: str) -> bool:
    """Return whether a line is the label of a section of a newspaper, such as `Politics` or `World > Europe`."""
    return _SECTION.fullmatch(line) is not None


def is_desk_code(line: str) -> bool:
    """Return whether a line is the initials of desk and writers, such as `jk/dc/pvh`."""
    return _DESK_CODE.fullmatch(line) is not None


def byline_names(line: str) -> str | None:
    """Return the names in a line such as `By Ann Lee and Bo Ek`, or None."""
    found = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    return found["names"] if found else None


def is_open(line: str) -> bool:
    """Return whether a line ends without the end of a sentence."""
    return _SENTENCE_END.search(line) is None


def is_title_like(line: str) -> bool:
    """Return whether a line reads like a title: short, and no sentence end behind it."""
    return len(line.split()) <= _LONGEST_TITLE_WORDS and is_open(line)


def unwanted(lines: Sequence[Line], body_from: int) -> Iterator[Unwanted]:
    """Yield the lines that are no content; `body_from` is the index of the first line of the body."""
    in_list = False
    for number, line in enumerate(lines):
        rule = rule_for(line.text) or _by_place(line.text, number, body_from)
        if in_list and rule is None and number > body_from and is_title_like(line.text):
            rule = "related title"
        if rule is not None:
            yield Unwanted(line, rule)
        in_list = rule in ("related", "related title") or (in_list and rule is not None)


def _by_place(text: str, number: int, body_from: int) -> str | None:
    if is_desk_code(text) and number > body_from:
        return "desk code"
    if byline_names(text) and abs(number - body_from) <= 6:  # noqa: PLR2004  head of the report
        return "byline"
    if number < body_from and is_section_label(text):
        return "section"
    return None


def merged(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return the spans in order, those with only white space between them as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and not text[result[-1].end : span.start].strip():
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
