"""Finds the forums in which sides meet: those the register knows, and councils and commissions known by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.domains.reports.events.meeting_words import SHORT_FORUMS, SIDELINES, UNDER
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.values.date_patterns import MONTH, WEEKDAY

_HEADS = (
    r"(?:Council|Commission|Conference|Forum|Committee|Assembly|Dialogue|Mechanism|Contact Group|Working Group|Group|Board|Congress"
    r"|Format|Consultations|Talks|Summit|Process|Roundtable|Round Table|Platform|Meeting|Panel|Task Force|Colloquium|Negotiations|Forum|Parley|Congress|Symposium|Seminar)"
)
_CAPITALS = r"[A-Z][\w'’-]*"
_JOINTS = (
    rf"(?:(?:of|on|for)\s(?:the\s)?(?!{WEEKDAY}|{MONTH}\b)|and\s|at\s(?=Sea\b)"
    r"|in\s(?:the\s)?(?=(?:Outer|Space|Orbit|Europe|Asia|Africa|America|Cyber|Air|Armed|Military|Defen[cs]e|North|South|East|West|Central)))"
)
_FORUM = re.compile(
    rf"\b(?:{_CAPITALS}\s(?:(?:and|of)\s)?){{0,5}}{_HEADS}(?:\s{_JOINTS}{_CAPITALS}(?:\s(?:{_JOINTS})?{_CAPITALS}){{0,4}})?"
)
_DUE_FOR = re.compile(
    r"\b(?:due|travel\w*|gather\w*|arriv\w*|com(?:e|es|ing)|came|meet\w*|met|assembl\w*|fl(?:y|ies|ew|own|ying)|go(?:es|ing)?|went|expected|invit\w+|host\w*|head\w*)\b[^.;]{0,70}\bfor (?:the|a|an|this year's)\s(?:[\w-]+\s)?$"
)
_ARTICLE = re.compile(r"^(?:The|A|An|This|In|At|After|On)\s")
_AT = re.compile(
    r"\b(?:sessions?|meetings?|rounds?|talks|consultations|convening|held|met|meet|gathered|gather|convened|communiqu[eé]|statement|sittings?|gatherings?|framework|auspices|format|ministers|envoys|ambassadors|negotiators|leaders|delegates|experts|representatives)\s(?:\w+\s)?(?:of|in|within|at|under|by|for|to)\s(?:the\s)?$"
    r"|\b(?:at|after|during|following|within|before|under|convened|convene|chaired|attended|call|joint)\s(?:the|a|an)\s(?:[\w-]+\s)?$"
    r"|\b(?:sit|sat|sitting) down\s(?:\w+\s){0,4}(?:in|at|within)\s(?:the\s)?$|\b(?:requested|asked|proposed|suggested|agreed|demanded|insisted|urged) that (?:the|a)\s$",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"(?:,\s[^,.;]{3,90},)?,?\s(?:met|meets?|held|holds|will hold|opened|opens|is expected to (?:meet|hold)|is scheduled to|will meet|(?:is|was|are|were) to (?:meet|hold|have met|have convened|convene|sit|open|gather|discuss)|convened|convenes|will convene|session|meeting|talks|has met|had met|is due|will be held|was held"
    r"|(?:should |must |to )?(?:be )?(?:re)?convene[ds]?|(?:has |had |has not |had not )?sat|sits|(?:will|should|must|shall|is to|are to|was to) (?:next )?(?:come together|meet|sit|gather|assemble|reconvene|resume)|gathers|(?:had been |has been |were |was |be )?resumed?|resumes|assembles|went into|goes into|came together|comes together|opens|closed|closes|ends|(?:was|were) called off|(?:has|had) been (?:postponed|cancelled|put off|called off|shelved|convened)|gathered|assembled|condemned|adopted|discussed|will discuss|debated|considered|took up|will take up|decided|approved|endorsed|heard|concluded|ended)\b"
)
_MEETS_REACH = 130
_NO_FORUM = re.compile(
    r"\b(?:secretary|secretariat|spokes\w+|chair\w*|member|adviser|head|chief|director|resolution|delegation)\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"^(?:National|State|Federal|Supreme|Privy|City|General)\s")


_OWN_BODY = re.compile(r"\b(?:its|his|her|their|our|National|State|\w+'s?)\s$|\bsecretary of (?:the|its) $")
"""What stands before a body of one side only: "its Security Council"."""


_DESCRIBED = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Aa]n|[Tt]heir|[Aa] (?:new|newly formed)|[Tt]he (?:new|newly formed)) (?P<name>(?:(?:joint|mixed|bilateral|trilateral|technical|military|border|standing) ){0,2}(?:working|contact|expert|consultative|steering|liaison) group(?: (?:on|for) (?:[a-z-]+ ){0,3}?[a-z-]+)??"
    r"|(?:joint|mixed|bilateral|trilateral|border|demarcation|boundary|consultative|liaison) (?:[a-z]+ )?(?:commission|committee|council|board|panel|body)(?: (?:on|for) (?:[a-z-]+ ){0,3}?[a-z-]+)??)"
    r"(?=[,.;]|\s\(|\son\s[A-Z\d]|\s(?:in (?!space|orbit)|at (?!sea)|due|scheduled|planned|called|set up|created|formed|founded|met|meets|will|is|was|held|holds|convene[sd]?|has|had|sat|opened|gathered)\b)"
)
"""A forum that has no name but a description: "the joint border commission"."""


_SO_MANY = re.compile(
    r"\b(?P<name>(?:[Tt]he (?:Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Quartet|Quintet|Troika|Quad)|(?:Group|Committee|Council|Club|Council) of (?:Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Fifteen|Twenty)))\b(?! [A-Z\d])"
)
"""A forum named by how many sit in it: "the Six", "Group of Five"."""


class Forum(msgspec.Struct, frozen=True):
    """A forum named at start..end of the parsed text; `known` where the register has it."""

    name: str
    start: int
    end: int
    known: bool


def forums_of(scene: Scene) -> tuple[Forum, ...]:
    """Return the forums that a report names where it tells of their meeting, in order."""
    known = [*_of_register(scene)]
    taken = [(f.start, f.end) for f in known]
    named = (f for f in _by_name(scene) if not any(a < f.end and f.start < b for a, b in taken))
    text = scene.parsed.text
    met = (f for f in [*known, *named] if not SIDELINES.search(text[max(0, f.start - 40) : f.start]))
    return tuple(sorted(met, key=lambda forum: forum.start))


def _of_register(scene: Scene) -> Iterator[Forum]:
    for mention in scene.cast.mentions:
        actor = scene.cast.actors[mention.number]
        if actor.type == "forum" and not _OWN_BODY.search(
            scene.parsed.text[max(0, mention.start - 24) : mention.start]
        ):
            yield Forum(actor.name.split("'s ")[-1], mention.start, mention.end, known=True)


def _by_name(scene: Scene) -> Iterator[Forum]:
    text = scene.parsed.text
    for found in _FORUM.finditer(text):
        article = _ARTICLE.match(found[0])
        start = found.start() + (article.end() if article else 0)
        name = text[start : found.end()]
        if " " not in name or _NATIONAL.match(name) or _is_national(scene, name):
            continue
        if _NO_FORUM.match(text[found.end() + 1 : found.end() + 14]):
            continue
        if (
            _AT.search(text[max(0, start - 40) : start])
            or _DUE_FOR.search(text[max(0, start - 110) : start])
            or _MEETS.match(text, found.end(), found.end() + _MEETS_REACH)
        ):
            yield Forum(name.split("'s ")[-1], start, found.end(), known=False)
    for pattern in (_DESCRIBED, _SO_MANY):
        for found in pattern.finditer(text):
            start = found.start("name")
            if _AT.search(text[max(0, start - 40) : start]) or _MEETS.match(
                text, found.end(), found.end() + _MEETS_REACH
            ):
                yield Forum(found["name"], start, found.end(), known=False)


def _is_national(scene: Scene, name: str) -> bool:
    """Return whether a State's adjective stands first: "Russian Security Council" is no forum of several sides."""
    first = re.sub(r"'s?$", "", name.split(maxsplit=1)[0])
    if len(first) < len(name.split(maxsplit=1)[0]) and not _BODY.search(name):
        return False  # a State's own forum, to which it invites others
    found = next(iter(scene.cast.names.parties_in(first)), None)
    return (
        found is not None and found.party is not None and found.party.type == "state" and found.end == len(first)
    )


_BODY = re.compile(r"\b(?:Council|Committee|Commission|Board|Congress|Assembly)\b")
_SHORT_REACH = 3000
_SHORT = re.compile(rf"\bthe (?P<word>{'|'.join(SHORT_FORUMS)})\b(?! (?:of|on|for)\b)", re.IGNORECASE)


def short_forum(scene: Scene, low: int, end: int) -> str | None:
    """Return the forum that "the Board" means in low..end: the last one named before whose name has that word."""
    found = _SHORT.search(scene.parsed.text, low, end)
    if found is None:
        return None
    word = found["word"].split()[-1].capitalize()
    behind = r"\s(?:on|of|for)\s(?:the\s)?[A-Z]\w+(?:\s(?:(?:of|in|and|for|on)\s(?:the\s)?)?[A-Z]\w+){0,4}"
    ahead = r"(?:[A-Z][\w'-]*\s(?:(?:of|on|for|and)\s)?)"
    name = re.compile(rf"{ahead}{{1,5}}{word}\b(?:{behind})?|\b{word}{behind}")
    names = [m[0] for m in name.finditer(scene.parsed.text, max(0, low - _SHORT_REACH), found.start())]
    return re.sub(r"^(?:The|In|At|On)\s", "", names[-1]) if names else None


def forum_in(scene: Scene, words: str, start: int) -> str | None:
    """Return the document or organisation under which a meeting stands, or the forum that "the council" means."""
    under = UNDER.search(words)
    if under:
        return under[1]
    at = re.search(
        r"(?<!statement )(?<!chief )(?<!head )(?<!members )(?<!States )(?<!states )\b(?:at|within|of) (?:the )?([A-Z][\w-]*(?: [A-Z][\w-]*){0,5})(?= in\b| on\b|,|$)",
        words,
    )
    party = next(iter(scene.cast.names.named(at[1])), None) if at else None
    if (
        at
        and party
        and party.party
        and party.party.type in ("organisation", "alliance")
        and " of " not in at[0][:4]
    ):
        return scene.cast.names.register.name(party.party.id)
    experts = re.search(r"\bof (?:the )?([A-Z][\w-]*) experts\b", words)
    if experts and (party := next(iter(scene.cast.names.named(experts[1])), None)) and party.party:
        return scene.cast.names.register.name(party.party.id)
    if not re.search(r"\b(?:of|at|in) the (?:council|conference|forum|commission)\b", words):
        return None
    named = [a for a in (a for _, a in scene.cast.before(start)) if a.type == "forum"]
    return named[0].name if named else None
