"""The words by which proposals, demands, offers and requests are put, and by which they are answered."""

from __future__ import annotations

import re

import msgspec


class Frame(msgspec.Struct, frozen=True):
    """What a verb puts, and what must follow it for that: said of a subject, or in the passive of an addressee."""

    type: str
    active: re.Pattern[str] | None
    passive: re.Pattern[str] | None = None


_WHO = r"(?:(?:[\w'’-]+|,)\s){1,12}?"
_KEEP = r"(?:keep|stay|remain|avoid|refrain|exercise|monitor|contact|report|give|leave|not to|proceed|navigate|observe|maintain|send|take)\b"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


FRAMES: dict[str, Frame] = {
    "ask": Frame(
        "request",
        _words(rf"ask(?:s|ed|ing)?\s(?:again\s)?(?:for\s|that\s|{_WHO}(?:to|for)\s)"),
        _words(rf"asked\s(?:not\s)?to\s{_KEEP}"),
    ),
    "request": Frame(
        "request",
        _words(r"request(?:s|ed|ing)?\s(?:that\s|an?\s|the\s|its\s|their\s|[A-Z]|urgent|consultations|talks|information|observers|inspect)"),
        _words(rf"requested\sto\s{_KEEP}"),
    ),
    "call": Frame("demand", _words(rf"call(?:s|ed|ing)?\s(?:again\s)?(?:(?:on|upon)\s{_WHO}to\s|for\s)")),
    "urge": Frame("demand", _words(rf"urg(?:e|es|ed|ing)\s(?:that\s|{_WHO}to\s)"), _words(rf"urged\sto\s{_KEEP}")),
    "demand": Frame("demand", _words(r"demand(?:s|ed|ing)?\s(?:[a-z]+|an?)\b")),
    "insist": Frame("demand", _words(r"insist(?:s|ed|ing)?\son\s(?!its innocence)")),
    "propose": Frame("proposal", _words(r"propos(?:e|es|ed|ing)\s(?:that\s|to\s|an?\s|the\s|in\s|again\s|[a-z]+ing\s|[a-z]+\s|[A-Z])")),
    "suggest": Frame("proposal", _words(r"suggest(?:s|ed|ing)?\s(?:that\s(?:the\s|both\s|all\s)?(?:two\s)?(?:sides|parties|experts|States)|[a-z]+ing\s|an?\s(?:joint|meeting|hotline|new|moratorium))")),
    "recommend": Frame("proposal", _words(r"recommend(?:s|ed|ing)?\s(?:that\s|to\s|an?\s|[a-z]+ing\s)"), _words(rf"recommended\sto\s{_KEEP}")),
    "offer": Frame("offer", _words(r"offer(?:s|ed|ing)?\s(?:to\s|[\w'’-]+\s)"), None),
    "invite": Frame("offer", _words(rf"invit(?:e|es|ed|ing)\s{_WHO}(?:to|for)\s"), _words(r"invited\s(?:to|for)\s")),
    "appeal": Frame("request", _words(rf"appeal(?:s|ed|ing)?\s(?:for\s|to\s{_WHO}(?:to|for)\s)")),
    "press": Frame("demand", _words(rf"press(?:es|ed|ing)?\s{_WHO}(?:to|for)\s")),
    "table": Frame("proposal", _words(r"tabl(?:e|es|ed|ing)\s(?:an?|the|its|their|two|three|new)\s")),
    "submit": Frame("proposal", _words(r"submit(?:s|ted|ting)?\s(?:an?|the|its|their|two|three|new)\s(?:\w+\s){0,3}(?:proposals?|drafts?|plans?|text|paper)\b")),
    **dict.fromkeys(
        ("make", "publish", "present", "hand", "circulate", "put", "send", "unveil", "release"),
        Frame("proposal", _words(r"\w+\s(?:(?:public|over|forward|out)\s)?(?:(?:an?|the|its|their|two|three|new)\s)?(?:\w+\s){0,3}?(?:drafts?|proposals?|list of demands|peace plan)\b")),
    ),
    "warn": Frame("request", None, _words(rf"warned\sto\s{_KEEP}")),
    "advise": Frame("request", None, _words(rf"advised\sto\s{_KEEP}")),
}  # fmt: skip
FORMS = {
    "advised": "advise",
    "requested": "request",
    "asked": "ask",
    "urged": "urge",
    "invited": "invite",
    "warned": "warn",
}
"""The verbs of a notice in capitals, which the parse leaves as they are."""
ASKS_QUESTION = re.compile(
    r"ask(?:s|ed|ing)?\s(?:\w+\s)?(?:whether|if|about|why|how|what|when|who|not\sto\s(?:be|give)|him why|reporters)\b",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:not|never|no longer|refus\w+ to|no plans? to|no intention to|n't|nor|had been|whether to|without)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
READY = re.compile(
    r"\b(?P<verb>is|are|was|were|am|be|been|stands?|stood|remains?|remained)\s(?:\w+\s)?(?:ready|willing|prepared)\s(?:to|for)\s"
    r"(?!(?:defend|fight|respond|react|fire|die|use|strike|retaliate|counter|repel|take (?:all|any|further|military))\b)",
    re.IGNORECASE,
)
BETTER = re.compile(r"\bwould (?P<verb>do) (?:better|well) to\s", re.IGNORECASE)
WOULD_GIVE = re.compile(
    r"\b(?:would|will|could) (?P<verb>send|give|share|provide|open|publish|notify|hand over|stop|halt|suspend|limit|reduce|join|sign|exchange|restore|allow|show|inform|invite)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|provided|as long as|on condition|once|in return|in exchange|so long as)\b", re.IGNORECASE
)
_KEEP_CLEAR = re.compile(
    r"\bkeep (?:well )?(?:clear|out|away)\b|\b(?:avoid|stay out of|remain clear of|stay clear of) (?:the|this|these) (?:area|waters|airspace|zone)s?\b",
    re.IGNORECASE,
)
PUT_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("launch-notice", _KEEP_CLEAR),
    (
        "hotline",
        _words(
            r"\bhot ?lines?\b|\b(?:direct|crisis|emergency|telephone|secure) (?:telephone )?(?:line|link)\b|\bcommunications? (?:mechanism|channel|link|line)\b"
        ),
    ),
    ("verification", _words(r"\binspections?\b|\binspectors\b|\bevaluation visit\b|\bon-site\b")),
    ("space-safety", _words(r"\borbit(?:al)? data\b|\bclose approach(?:es)?\b|\bmanoeuvre data\b")),
    ("dialogue", _words(r"\bliaison offices?\b|\bembass(?:y|ies)\b|\bseries of (?:meetings|talks)\b")),
)
"""Topics that what is put forward shows by itself, before the words that it shares with others are weighed."""
SAYS_BEHIND = re.compile(
    r";|,?[\"]?\s(?:he|she|it|they|the [a-z]+|[A-Z]\w+)\s(?:said|added|told|noted|explained)\b|,\sbut\s|,\sand\s(?:we|they|he|she|it|[A-Z]\w+)\s(?:have|has|had|will|would|is|are)\b|,\s(?:adding|saying|while|according to)\b|[\"]\s(?=[a-z])"
)
_NOUNS = r"(?P<noun>demands?|proposals?|requests?|offers?|calls?|appeals?|invitations?|initiatives?|drafts?|draft (?:treaty|texts?|agreement)|ultimatum)"
NOUN_FRAME = re.compile(
    rf"(?:(?P<owner>\b[A-Z][\w-]*(?:\s[A-Z][\w-]*)?(?:'s|')?)\s(?:\w+\s){{0,2}})?\b{_NOUNS}"
    r"(?:,?\s(?:(?:put forward|made|tabled|presented|submitted|sent|published|issued|repeated|set out)\s)?by\s(?:the\s)?(?P<by>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}))?"
    r"(?P<how>\s(?:in|on|of|at)\s[^,;.]{3,50})?,?\s(?:that|to|for)\s(?!be\b)"
)
NOUN_KINDS = {
    noun: kind
    for kind, nouns in {
        "demand": "demand demands call calls ultimatum",
        "offer": "offer offers invitation invitations",
        "request": "request requests appeal appeals",
    }.items()
    for noun in nouns.split()
}
_THING = r"(?:proposals?|offers?|requests?|demands?|invitations?|ideas?|calls?|appeals?|initiatives?|drafts?|texts?|plans?|suggestions?|moratorium|talks|meeting|inspection|conditions?|terms)"
_VERDICTS: tuple[tuple[str, str, str], ...] = (
    ("ignore", "answer-silence", r"\b(?:did|has|have|had) not (?:yet |so far )?(?:repl\w+|respon\w+|answer\w*|react\w*)|\bignor(?:ed|es|ing)\b|\b(?:left|gone|went|remain\w*) unanswered\b"
                                 r"|\byet to (?:reply|respond|answer|react)\b|\bnot given (?:an|any) (?:answer|reply)\b"),
    ("ignore", "answer-awaited", r"\b(?:still )?(?:waiting|awaiting|waits|awaits|waited) (?:for )?(?:an?|any|its|their|the)? ?(?:\w+ )?(?:answer|reply|response)\b|\bheard nothing\b|\b(?:heard|received|had|got|been|was|is|came|contained|with|seen) (?:still )?[\"']?no (?:\w+ )?(?:reply|answer|response|reaction)\b"),
    ("defer", "answer-deferred", r"\b(?:would|will|promised to|agreed to|going to) (?:look (?:at|into)|consider|study|examine|think about|weigh|review|analyse|analyze|take note of)\b|\bneeds? (?:more )?time\b|\bnot (?:been )?in a position to\b"
                                 r"|\b(?:would|will) (?:answer|reply|respond|decide|give (?:an|its) (?:answer|reply))\b.{0,40}\b(?:when|after|once|later|in due (?:course|time)|in writing|by|within|next|until|as soon as)\b"
                                 r"|\b(?:is|are|was|were) (?:still )?(?:studying|considering|examining|reviewing|weighing|looking at)\b|\bunder (?:study|consideration|review)\b|\btoo early\b|\bput off (?:its|the|an) (?:answer|decision|reply)\b"),
    ("reject", "answer-rejected", rf"\breject\w*\b|\brefus\w+\b|\brul(?:ed|es|ing) out\b|\bturn(?:ed|s|ing)? (?:\w+ ){{0,4}}down\b|\bdid not attend\b|\bboycott\w*|\bdeclin\w+ (?:the|to|an|it|its|this)\b|\bdismiss\w* (?:the|an?|this|that|any) (?:\w+ )?{_THING}"
                                  r"|\b(?:will|would|could|can) (?:not|never) (?:accept|compromise|agree|discuss|negotiate|attend|take part|allow|be discussed)\b|\bno compromise\b|\bnon-?starter\b|\bunacceptable\b|\bno (?:need|reason|grounds|question) (?:for|to|of)\b|\bsaid no\b|\bvetoed\b"),
    ("accept", "answer-accepted", rf"\baccept(?:ed|s)\b|\b(?:has|have|had)? ?(?<!was )(?<!were )agreed (?:to|that|on|with) (?!meet again)(?:the|it|this|that|hold|begin|discuss|a|an|send|receive|resume|meet|take)\b|\btook up the offer\b|\bwelcom(?:ed|es) the (?:\w+ )?{_THING}|\bagreed(?=[.;,]|$)"
                                  rf"|\bwould (?:come|attend|take part|be there|go) (?:to|in)?\b|\b(?:granted|approved|took up|takes up|said yes to|consented to|backed|gave its consent to|responded positively to) (?:the |this |that )?{_THING}?"
                                  r"|\b(?:could|can|would) (?:leave|come|go|arrive|start|begin|visit|be sent|be ready|travel)\b.{0,60}\b(?:if|once|provided|as soon as)\b"
                                  r"|\bwould (?:agree|accept|come|attend|join)\b.{0,40}\b(?:if|provided|on condition|as long as)\b"),
    ("reject", "answer-reaffirmed", r"\b(?:reaffirm|uphold|upheld|stand(?:s)? by|stood by|defend|restat|reiterat)\w*\b[^.;]{0,80}?\b(?:policy|door|right|principles?|commitment)\b"),
)  # fmt: skip
VERDICT_PATTERNS = tuple((verdict, rule, re.compile(words, re.IGNORECASE)) for verdict, rule, words in _VERDICTS)
NEGATED = re.compile(r"\b(?:never|not|no|n't|nor)\s(?:\w+\s)?$", re.IGNORECASE)
MEANT = re.compile(
    r"\b(?:the|this|that|its|their|his|her|any|such)\s(?:\w+\s)?(?P<noun>proposals?|offers?|requests?|demands?|invitations?|ideas?|calls?|appeals?|initiatives?|suggestions?)\b",
    re.IGNORECASE,
)
MEANT_TYPES = {
    "proposal": ("proposal", "offer"),
    "offer": ("offer", "proposal"),
    "request": ("request",),
    "demand": ("demand",),
    "invitation": ("offer",),
    "call": ("demand", "request"),
    "appeal": ("request", "demand"),
}
NOT_TO_A_PROPOSAL = re.compile(
    r"\b(?:accounts?|claims?|charges?|accusations?|allegations?|reports?|concerns?|criticism|word|version|suggestions? that|assertion)\b",
    re.IGNORECASE,
)
"""What is denied where somebody rejects it; that is a denial and no answer."""
