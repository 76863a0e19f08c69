"""Says which lines of a report are no content: section labels, menus, share buttons, banners, desk codes.

A line is judged as a whole by the table in `boilerplate_rules`, so a sentence that only mentions cookies stays.
What cannot be told from a line alone (a section label, titles under "Related Articles") is
told from where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from detente.domains.reports.document.boilerplate_rules import is_of_foot, is_section_label
from detente.domains.reports.document.compound_lines import rule_of
from detente.domains.reports.document.dateline import stamp_at
from detente.domains.reports.document.letterhead import is_letterhead
from detente.domains.reports.document.page_words import SECTIONS
from detente.model.record import Span

_DESK_CODE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.-]{1,20}\s{1,4}(?=[a-z]{2}\b))?(?P<code>[a-z]{2,4}(?:[-/][a-z]{1,4}){1,6}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,4}|(?<=\s)[a-z]{2}(?: [a-z]{2}){1,4}|[a-z]{2,4}(?: [a-z]{1,3}\d?){3,8})/?"
)
_BYLINE = re.compile(
    r"(?:(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext) )?(?:[Bb]y|BY):? |(?:Author|Writer|Reporter)s?: ?)(?P<names>[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:and |& )?[A-ZÀ-Þ][\w.'’-]{0,30}){0,7}"
    r"(?:,? (?:and )?[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3}){0,4}(?: (?:staff|desk|reporters?|correspondents?|agencies))?)(?:\s?[|,].{0,60}| (?:in|IN) [A-ZÀ-Þ].{0,40})?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}$")
_LONGEST_BYLINE = 300
_LONGEST_TITLE_WORDS = 25
_NEAR_BODY = 6
"""Lines between a byline and the body, at most."""
_EMPLOYER = re.compile(
    r", (?:The )?(?:[A-ZÀ-Þ][\w.'’-]{0,30} ){0,3}"
    r"(?:News|Press|Agency|Wire|Service|Times|Post|Daily|Herald|Correspondent|Editor|Writer|Staff|Bureau)(?: \w{1,20}){0,2}$"
)
_ONE_WORD_BEHIND = re.compile(r"(?<=\w), [A-ZÀ-Þ][\w.'’-]{0,30}$")
"""The employer or the town behind a name."""
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_BARE = re.compile(
    rf"(?P<names>{_NAME}(?: {_NAME}){{1,3}}?(?:(?:, | and | & ){_NAME}(?: {_NAME}){{1,3}}?){{0,3}})"
    rf"(?: (?:in|reports from) {_NAME}(?: {_NAME}){{0,2}}|,? (?:(?:[A-Z][\w-]{{1,15}} ){{0,3}}|(?:[a-z][\w-]{{1,15}} ){{1,3}})"
    rf"(?i:correspondent|editor|reporter|writer|analyst|bureau chief|columnist)s?(?: in {_NAME}(?: {_NAME}){{0,2}})?)?"
)
"""Names without "By", as they stand between a headline and its story, with the post or the town behind them."""
_NAMES = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){1,3}(?:(?:, | and )[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){1,3}){0,3}"
)
_POST = re.compile(
    r"(?:[\w-]{2,20} ){0,3}(?:correspondent|reporter|staff writer|writer|editor|analyst|bureau chief|columnist|newsroom)s?"
    r"(?:,? (?:in )?[A-ZÀ-Þ].{0,40})?",
    re.IGNORECASE,
)
_TO_THE_END = re.compile(r"(?:notes? (?:to|for) (?:the )?editors?|editors?['’]? notes?)\s?:?", re.IGNORECASE)
_ABOUT = re.compile(r"About (?:the |us\b)?[A-ZÀ-Þ]?[^.!?:]{0,50}(?::.{1,400})?|ABOUT [A-ZÀ-Þ ]{2,50}")
_CONTACTS = re.compile(r"(?:media |press )?contacts?(?: for (?:the )?(?:media|press))?", re.IGNORECASE)
_FOOT_LINES, _CONTACT_LINES = 4, 8
_MENU_WORDS = 3
_BULLET = re.compile(r"[-–—•*·▪\d(\[\"“«'‘]")
_TWO_SENTENCES = re.compile(r"[a-z”\"’»)][.!?][”\"’»]? ")
_POSTS = frozenset(
    [
        "senior",
        "chief",
        "foreign",
        "political",
        "diplomatic",
        "staff",
        "special",
        "deputy",
        "managing",
        "correspondent",
        "editor",
        "reporter",
        "our",
        "the",
    ]
)
_MOST_LOOSE_WORDS = 14
_OPENERS = frozenset(["related", "copyright", "standards", "notes"])
"""Rules of lines behind which titles and entries of a menu stand."""


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


def is_desk_code(line: str) -> bool:
    """Return whether a line is the initials of desk and writers, such as `jk/dc/pvh`."""
    return _DESK_CODE.fullmatch(line) is not None


def desk_code_in(line: str) -> str | None:
    """Return the initials in a line such as `jk/dc/pvh` or `Harborwire  ab cd`, None if it is another line."""
    found = _DESK_CODE.fullmatch(line)
    return found["code"] if found else None


def byline_names(line: str) -> str | None:
    """Return the names in a line such as `By Ann Lee and Bo Ek` or `Ann Lee, Example News`, or None."""
    if len(line) > _LONGEST_BYLINE:
        return None
    found = _BYLINE.fullmatch(line)
    if found is not None:
        names = _EMPLOYER.sub("", found["names"])
        return _ONE_WORD_BEHIND.sub("", names) if " " in names.partition(",")[0] else names
    names = _EMPLOYER.sub("", line)
    return names if names != line and _NAMES.fullmatch(names) else None


_PAPER = (
    r"(?:Times|Post|Herald|Courier|Gazette|Tribune|Chronicle|Observer|Guardian|Telegraph|Journal|Mail|Standard|Mirror|Globe|Echo|Examiner"
    r"|News|Mercury|Sentinel|Press|Review|Record|Dispatch|Argus|Daily|Weekly|Monitor|Express|Independent|Messenger|Register|Wire|Agency|Service)"
)
_MASTHEAD = re.compile(rf"(?P<name>(?:[A-ZÀ-Þ][\w.'’-]{{0,30}} ){{1,4}}{_PAPER})(?:\s[|·•]\s.*)?")
_WRITES_IN = re.compile(rf".*\S (?:in|IN|reports from) (?P<place>{_NAME}(?: {_NAME}){{0,2}})")


def employer_in(line: str) -> tuple[int, int] | None:
    """Return where the agency or the newspaper stands behind the names of a byline, None if none does."""
    found = _EMPLOYER.search(line) if byline_names(line) else None
    own = found and re.search(r"(?:News|Press|Agency|Wire|Service|Times|Post|Daily|Herald)$", found[0])
    return (found.start() + 2, found.end()) if found and own else None


def masthead_in(line: str) -> tuple[int, int] | None:
    """Return where the name of a newspaper stands that opens the menu of its page, None if none does."""
    found = _MASTHEAD.fullmatch(line)
    return found.span("name") if found and is_section_label(line) else None


def written_in(line: str) -> tuple[int, int] | None:
    """Return where the town stands from which somebody writes: `Ann Lee in Velm`; None if none does."""
    found = _WRITES_IN.fullmatch(line) if byline_names(line) or bare_names(line) else None
    return found.span("place") if found else None


def bare_names(line: str) -> str | None:
    """Return the names in a line of names alone or with a post (`Ann Lee Defence Editor`, `Ann Lee in Velm`), or None.

    Only for lines between a headline and its story: elsewhere a line of two capitalised words may be anything.
    """
    found = _BARE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
    if found is None or is_section_label(line) or is_letterhead(line):
        return None
    if any(word.lower() in SECTIONS | _POSTS for word in found["names"].split()):
        return None
    return found["names"]


def is_open(line: str) -> bool:
    """Return whether a line ends without the end of a sentence."""
    return _SENTENCE_END.search(line) is None


def is_title_like(line: str) -> bool:
    """Return whether a line reads like a title: short, and no sentence end behind it."""
    return len(line.split()) <= _LONGEST_TITLE_WORDS and is_open(line)


def unwanted(
    lines: Sequence[Line], body_from: int, kept: frozenset[int] = frozenset(), *, loose_foot: bool = False
) -> Iterator[Unwanted]:
    """Yield the lines that are no content; `body_from` is the index of the first line of the body.

    A line that starts where `kept` says is none of them: it gives the day or the place, or is of a letterhead.
    With `loose_foot`, short lines without an end behind the last sentence are titles of other stories.
    """
    opener: str | None = None
    rules = [
        None if line.start in kept else rule_of(line.text) or _by_place(line.text, number, body_from)
        for number, line in enumerate(lines)
    ]
    last_sentence = max(
        (n for n, line in enumerate(lines) if rules[n] is None and not is_open(line.text)), default=-1
    )
    for number, line in enumerate(lines):
        rule = rules[number]
        if rule is None and number > body_from and line.start not in kept:
            below = len(lines) - 1 - number
            rule = _by_opener(line.text, opener, below, foot=number > last_sentence)
            if rule is None and below < _FOOT_LINES and is_of_foot(line.text):
                rule = "foot of a paper"
            if rule is None and loose_foot and number > last_sentence >= body_from and _is_loose(line.text):
                rule = "loose title"
        if rule is not None:
            yield Unwanted(line, rule)
        opener = _opener(rule, opener)


def _is_loose(text: str) -> bool:
    """Return whether a line is a title that stands for itself, no entry of a list and no broken line."""
    title = len(text.split()) <= _MOST_LOOSE_WORDS and is_open(text) and _TWO_SENTENCES.search(text) is None
    return title and text[0].isupper() and not _BULLET.match(text)


def _opener(rule: str | None, before: str | None) -> str | None:
    """Return what makes the lines that follow suspect: a list of titles, the foot of a page, notes to editors."""
    if before == "notes" or (rule is not None and rule in _OPENERS):
        return "notes" if before == "notes" else rule
    return before if rule is not None else None


def _by_opener(text: str, opener: str | None, below: int, *, foot: bool) -> str | None:
    """Return the rule for a line behind notes, "Related Articles" or, at the foot, a copyright; None: content."""
    if opener == "notes" or _TO_THE_END.fullmatch(text) or (below < _FOOT_LINES and _ABOUT.fullmatch(text)):
        return "notes"
    if below < _CONTACT_LINES and _CONTACTS.fullmatch(text):
        return "notes"
    if opener is None or len(text.split()) > _LONGEST_TITLE_WORDS or text[-1:] in ".…":
        return None
    if opener == "related":
        return "related title"
    return "menu" if len(text.split()) <= _MENU_WORDS and foot else None


def _by_place(text: str, number: int, body_from: int) -> str | None:
    if is_desk_code(text) and number > body_from:
        return "desk code"
    if stamp_at(text) and number < body_from + _NEAR_BODY:
        return "time stamp"
    if byline_names(text) and abs(number - body_from) <= _NEAR_BODY:
        return "byline"
    if _POST.fullmatch(text) and number < body_from and bare_names(text) is None:
        return "post of a writer"
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
