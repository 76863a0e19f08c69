"""The words by which denials, fears and assurances are known."""

from __future__ import annotations

import re

_REST = r"[^.;\"]*"
_NOBODY = r"(?:nobody|no one|no-one|no (?:third )?(?:State|country|party|parties)|anyone|anybody|any (?:State|country)|third (?:States|countries|parties))"
_DENIES: tuple[tuple[str, str], ...] = (
    ("denial-no-plans", rf"\b(?:no|not any|nor any) (?:\w+ )?(?:plans?|intentions?|intent|wish|desire)\b(?:, no \w+)?{_REST}"),
    ("denial-not-aimed", rf"\b(?:not|never) (?:\w+ )?(?:directed|aimed|targeted) (?:against|at)\b[^.;,\"]*|\b(?:directed|aimed|targeted) (?:against|at) {_NOBODY}"),
    ("denial-no-threat", rf"\b(?:not|never) (?:be )?threaten\w*\b[^.;,\"]*|\b(?:threaten|endanger)(?:ed|s|ing)? (?:{_NOBODY}|neither)\b[^.;,\"]*|\bnot (?:\w+ )?endanger\w*\b[^.;,\"]*"
                         r"|\b(?:pose[sd]?|posing|present\w*|constitut\w+|represent\w*|is|was|are|were|been) no (?:\w+ )?(?:threat|danger|risk|hazard)\b[^.;,\"]*"),
    ("denial-no-danger", r"(?<!saw )(?<!sees )(?<!see )\bno (?:[\w-]+ ){0,2}(?:danger|threat|risk|hazard|probability|likelihood|violation|incursion|breach|truth|basis|foundation|grounds|connection|link|role|involvement|hand|part|knowledge|evidence|proof)\b[^.;,\"]*"
                         r"|\bno \w+ (?:[\w-]+ ){0,4}(?:has|have|had|was|were|is|are) (?:ever )?(?:been )?(?:in danger|at risk|harmed|endangered|threatened)\b"),
    ("denial-not-planning", rf"\b(?:not|never) (?:\w+ )?(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|seek(?:s|ing)?|want(?:s|ed)?)\b{_REST}"),
    ("denial-not-done", r"^\W*no (?:[\w-]+ ){1,4}(?:had|has|have|was|were)(?: ever)? (?:been )?(?:\w+ed|shot|sent|given|made|lost|shown|hit|flown)\b[^.;,\"]*"
                        r"|\b(?:had|has|have|did|was|were) (?:not|never|at no (?:time|point)) (?:\w+ )?(?:violat\w+|enter\w*|cross\w*|leave|left|breach\w*|interfer\w+|attack\w*|hack\w*|fir\w+|lock\w*|jam\w*|carr\w+ out|approach\w*|endanger\w*|involved|responsible|behind|aware of)\b[^.;,\"]*"),
    ("denial-nothing-to-do", r"\b(?:nothing to do with|no part in|not behind|not responsible for|not involved in|not aware of|unaware of)\b[^.;,\"]*"),
    ("denial-invention", r"\b(?:pure |complete |total |outright |simply |utterly |entirely )?(?:invention|fabricat\w+|fiction|falsehoods?|false|untrue|not true|baseless|groundless|unfounded|absurd|nonsense|ridiculous|slander\w*|a lie|lies|disinformation|fantasy|fake)\b"),
    ("denial-rejected", r"\breject(?:s|ed)? (?:\w+ ){0,3}?(?:allegations?|accusations?|claims?|charges?|insinuations?|reports?)\b[^.;\"]*"),
    ("denial-hidden", r"\b(?:nobody|no one|no-one) (?:should|need|has to|need to|must) (?:\w+ )?(?:fear|worry|look for|read|see|be (?:concerned|alarmed|worried|afraid))\b[^.;,\"]*|\bno (?:hidden|other|secret) (?:meaning|purpose|agenda|motives?)\b"),
)  # fmt: skip
DENY_PATTERNS = tuple((rule, re.compile(words, re.IGNORECASE)) for rule, words in _DENIES)
FEAR = re.compile(
    r"\b(?:fears?|concerns?|worries|worry|alarm|anxiety|unease)\s(?:of|that|about|over|at)\s(?P<about>[^.;,\"]{3,160})"
    r"|\b(?:fear(?:s|ed)?|worr(?:ies|ied))\s(?:that\s)(?P<that>[^.;,\"]{3,160})"
    r"|\b(?:am|is|are|was|were|remains?|grew|been)\s(?:\w+ly\s|very\s|also\s|still\s)?(?:concerned|worried|alarmed|anxious|afraid|uneasy)\b(?:\s(?:as well|too))?(?:[:,]|\s(?:that|about|over|at|by|for|lest))?\s?\"?(?P<state>[^.;\"]{3,160})"
    r"|\b(?:(?:did|does|do|could|can|would) not|cannot|can't) (?:rule out|exclude)\s(?:that\s)?(?P<open>[^.;\"]{3,160})",
    re.IGNORECASE,
)
ASSURES = frozenset(["assure", "promise", "pledge", "vow", "guarantee", "reassure"])
REFUTES = frozenset(("reject", "dismiss", "refute", "contradict", "rebuff", "deny", "dispute"))
ABSURD = re.compile(
    r"\b(?:an? )?(?:charge|account|claim|accusation|allegation|version|report)s? (?:that|which) (?P<who>[A-Z][\w.' -]{1,40}?|(?:he|she|it|the \w+)) "
    r"(?:called|described as|dismissed as|rejected as|rejected|denied|dismissed|disputed)\b(?P<word>(?: \"[^\"]{2,60}\"| \w+)?)"
)
