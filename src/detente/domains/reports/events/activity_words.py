"""The words and patterns by which military activities are known."""

from __future__ import annotations

import re

_EXERCISE = r"(?:exercises?|drills?|manoeuvres?|maneuvers?|war ?games?)"
_FORCES = r"(?:troops?|forces?|soldiers?|units?|tanks?|warships?|ships?|aircraft|battalions?|brigades?|servicemen|military)"
_TYPES: tuple[tuple[str, str], ...] = (
    ("asat-test", r"\bmissile\b.{0,30}\b(?:satellite|spacecraft)\b|\b(?:destroy\w*|shot down|shoot\w* down|hit|struck)\b.{0,40}\bsatellites?\b|\banti-?satellite (?:test|weapon test)"),
    ("snap-exercise", rf"\b(?:snap|surprise|unannounced) (?:{_EXERCISE}|inspections?|checks?)\b|\bcombat[- ]readiness (?:check|inspection)"),
    ("live-firing", rf"\b(?:live[- ]fire|live[- ]firing|shooting|firing|gunnery|artillery) {_EXERCISE}\b"
                    r"|\b(?:test|fire)\w* (?:\w+ )?(?:missiles?|rockets?)\b"),
    ("missile-firing", r"\b(?:launch\w*|fired|test-fired)\b.{0,30}\bmissiles?\b"),
    ("close-encounter", r"\battack pass(?:es)?\b|\bintercept\w*|\bbuzz\w*|\bwithin \d[\d,]* (?:feet|met(?:er|re)s|yards)\b"
                        r"|\bclose-range\b|\bflew (?:\w+ ){0,3}(?:close|past|over)\b|\bpasses\b.{0,20}\b(?:ship|vessel|destroyer|frigate)|\bflown\b.{0,20}\bpasses\b"),
    ("withdrawal", rf"\b{_FORCES}\b.{{0,90}}\b(?:return\w*|withdraw\w*|withdrew|pull\w* ?back|go back)\b.{{0,60}}|\bwithdrawal of\b.{{0,30}}\b{_FORCES}\b"),
    ("build-up", rf"\bbuild-?ups?\b|\bmass(?:ing|ed)\b.{{0,30}}\b{_FORCES}\b|\b{_FORCES}\b.{{0,30}}\b(?:mass(?:ed|ing)|concentrated|amassed|gathered)\b"
                 rf"|\bconcentration of\b.{{0,20}}\b{_FORCES}\b"),
    ("exercise", rf"\b{_EXERCISE}\b"),
    ("deployment", rf"\bdeploy\w*\b.{{0,60}}\b{_FORCES}\b|\b{_FORCES}\b.{{0,40}}\bdeployed\b|\bsent\b.{{0,30}}\b(?:troops|warships|aircraft)\b"),
    ("cyber-attack", r"\bcyber ?-?attacks?\b|\bhack(?:ed|ing)\b"),
    ("alert", r"\b(?:high|heightened|combat) alert\b"),
    ("space-launch", r"\b(?:launched|lift(?:ed)?[- ]off)\b.{0,40}\b(?:satellites?|spacecraft|rocket)\b"),
    ("transit", r"\b(?:sailed|transit\w*|steamed|passed through|entered)\b.{0,40}\b(?:from|through|into|Sea|Strait)\b"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _TYPES)
_NAMED = re.compile(
    r"\b(?:exercises?|drills?|operation|manoeuvres?|codenamed|code-named|dubbed|called|named)[,:]?\s"
    r"(?:called\s|named\s|dubbed\s|codenamed\s)?[\"']?(?P<name>[A-Z][\w-]+(?:[\s-](?:[A-Z][\w-]+|(?:19|20)\d\d|\d{2}))*)"
)
_NAME_YEAR = re.compile(
    r"\b(?P<name>[A-Z][a-z]\w+(?:[\s-][A-Z][a-z]\w+){0,2}[\s-](?:(?:19|20)\d\d|\d\d))\b(?!,\d)"
)
_NAME_SUBJECT = re.compile(
    r"^(?P<name>[A-Z][a-z]\w+(?:\s[A-Z][a-z]\w+){1,2}(?:\s(?:19|20)\d\d)?),?\s(?:which\s|is\s|was\s|involves?\s|brings?\s|brought\s|runs?\s|began\s|includes?\s)"
)
_TAKES_PART = re.compile(
    r"\b(?:involv\w+|brought together|bring\w* together|t(?:ook|ake|aken|akes|aking) part|particip\w+|includ\w+|mobili[sz]\w+)\b"
)
_CALLED = re.compile(
    r"\b(?:operation|exercise|drill|test|mission), (?:called|named|dubbed|codenamed) [\"']?(?P<name>[A-Z]\w+(?: [A-Z]\w+){0,2})"
)
_BORDER_WITH = re.compile(r"\bborders? (?:with|of|to)(?: the)? (?P<state>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})")
_OWN_BORDER = re.compile(r"(?P<state>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})(?:'s|') (?:\w+ )?borders?\b")
_ADJECTIVE_BORDER = re.compile(r"\b(?P<state>[A-Z]\w+) borders?\b")
_NEAR = re.compile(
    r"\b(?:near|close to|next to|around|bordering)(?: the)? (?P<state>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})"
)
_PLACE = re.compile(
    r"\b(?:in|at|off|from|west of|east of|north of|south of|near)\s(?:the\s)?(?P<place>[A-Z][\w-]+(?:\s(?:and\sthe\s|and\s|of\s)?[A-Z][\w-]+){0,3}"
    r"(?:\srange|\sregion|\sarea)?)"
)
_OWN_TERRITORY = re.compile(r"\bin its (?:own )?territor(?:y|ies)\b|\bon its (?:own )?(?:territory|soil)\b")
_BORDERS = re.compile(r"\b(?:sent|moved|deployed) to the (?P<place>borders? with [A-Z]\w+)")
_PEOPLE = frozenset(
    [
        "soldiers",
        "troops",
        "personnel",
        "servicemen",
        "servicemembers",
        "men",
        "paratroopers",
        "marines",
        "people",
        "forces",
        "reservists",
        "sailors",
    ]
)
_FUTURE = re.compile(r"\b(?:will|would|plans? to|to be held|is to|are to|intends? to|order\w*|announc\w+)\b")
_MOMENTARY = frozenset(
    ["close-encounter", "asat-test", "transit", "missile-firing", "space-launch", "cyber-attack", "space-approach"]
)
_WEAPONS = re.compile(r"\b(?:Su|MiG|Tu|Il|Ka|Mi|F|B|P|RC|S|T|EA|KC|MQ|RQ)-\d+\w*\b")
_WITH_WEAPON = re.compile(
    r"\bwith a (?P<weapon>missile|rocket|laser)\b|\b(?:test|fire)\w* (?P<plural>missiles|rockets)\b"
)
_SAME = re.compile(
    rf"\b(?:that|this|the)\s(?:(?:same|two|military|operation)\s)?(?:{_EXERCISE}|operation|test|inspection|aircraft|jets|bombers|planes)\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:transparency of|refrain from|right to|notice of|notification of|bans? on|limit\w* on|proposals? (?:on|for)|ways? to|rules? (?:on|for)|details? of)\b",
    re.IGNORECASE,
)

_FAR = re.compile(r"\b(?:miles|kilomet(?:er|re)s|km)\s$")
_ENDS = re.compile(r"\b(?:end|ends|ended|finish\w*|conclude\w*|over)\s(?:on|by|in)\s$")
_NOT_THEN = re.compile(r"\b(?:instead of|rather than|not on|originally|order\w*|said|told|announced)\s(?:on\s)?$")
_TOLD_THAT = re.compile(r"\b(?:told|informed|notified|warned|announced)\sthat\s")
_THERE = re.compile(r"\bin (?:the|that) (?:area|region)\b|\bthere\b")
_WITHIN_TRIGGER = 24
"""Characters behind the first word of a kind in which its forces may still be named."""
_REACH = 3
"""Sentences over which "that exercise" reaches back."""
