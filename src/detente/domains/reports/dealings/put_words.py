"""The words by which proposals, demands, offers and requests are put, and by which they are answered."""

from __future__ import annotations

import re

import msgspec

from detente.domains.reports.patterns import late


class Frame(msgspec.Struct, frozen=True):
    """What a verb puts, and what must follow it for that: said of a subject, or in the passive of an addressee."""

    type: str
    active: re.Pattern[str] | None
    passive: re.Pattern[str] | None = None


_WHO = r"(?:(?:[\w'’-]+|,)\s){1,12}?"
_SIDE = r"(?:the\s)?(?:[A-Z][\w'’-]*|it|them|him|her|both|all|allies|neighbou?rs|sides|parties|side)\s(?:[\w'’-]+\s){0,3}?"
_PUT_NOUNS = r"(?:drafts?|proposals?|list of demands|peace plan|requests?|demands?|offers?|invitations?|appeals?|petitions?|ultimatums?|initiatives?|suggestions?|counter-?proposals?|overtures?|ideas?|packages?|blueprints?|road ?maps?|plans? (?:for|to)|outlines? (?:for|of)|wish-?lists?)"
_SOUGHT = r"(?:meetings?|inspections?|explanations?|assurances?|guarantees?|visits?|talks|clarifications?|information|consultations|negotiations|apolog(?:y|ies)|membership|ban|moratorium|hotline|line|agreement|accord|treaty|data|notice|observers|session|compensation)"
_KEEP = r"(?:stand (?:well )?clear|steer|await|comply|keep|stay|remain|avoid|refrain|exercise|monitor|contact|report|give|leave|not to|proceed|navigate|observe|maintain|send|take)\b"


def _words(pattern: str) -> re.Pattern[str]:
    return late(pattern, re.IGNORECASE)


PUT_NOUN = _words(_PUT_NOUNS)
FRAMES: dict[str, Frame] = {
    "ask": Frame(
        "request",
        _words(rf"ask(?:s|ed|ing)?\s(?:again\s)?(?:for\s|that\s|{_WHO}(?:to|for)\s)"),
        _words(rf"asked\s(?:not\s)?to\s{_KEEP}"),
    ),
    "request": Frame(
        "request",
        _words(r"request(?:s|ed|ing)?\s(?:(?:on|from|last)\s[\w]+\s(?:that|an?)\s|that\s|an?\s|the\s|its\s|their\s|[A-Z]|urgent|consultations|talks|information|observers|inspect)"),
        _words(rf"requested\sto\s{_KEEP}"),
    ),
    "call": Frame("demand", _words(rf"call(?:s|ed|ing)?\s(?:again\s)?(?:(?:on|upon)\s{_WHO}to\s|for\s)")),
    "urge": Frame("demand", _words(rf"urg(?:e|es|ed|ing)\s(?:that\s|{_WHO}to\s)"), _words(rf"urged\sto\s{_KEEP}")),
    "demand": Frame("demand", _words(r"demand(?:s|ed|ing)?\s(?:[a-z]+|an?)\b")),
    "insist": Frame("demand", _words(r"insist(?:s|ed|ing)?\s(?:on\s(?!its innocence)|that\s[^,.;]{2,60}?\s(?:(?<!is )(?<!was )be|must|should|withdraw|stop|end|remain|give|sign|publish|open|return)\b)")),
    "propose": Frame("proposal", _words(r"propos(?:e|es|ed|ing)\s(?:(?:on|last|to|yesterday)\s|that\s|to\s|an?\s|the\s|in\s|again\s|[a-z]+ing\s|[a-z]+\s|[A-Z])")),
    "suggest": Frame("proposal", _words(r"suggest(?:s|ed|ing)?\s(?:(?:(?:again|yesterday|earlier|formally|publicly|(?:on|in|last|this|at)\s(?:the\s)?[\w.-]+(?:\s\d{1,4})?|to\s(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)\s){0,3}that\s(?:[\w'’-]+\s){1,8}?(?:should|ought to|be|convene|hold|meet)\s|to\s(?:[\w'’-]+\s){1,4}?(?:that\s|an?\s)|that\s(?:[\w'’-]+\s){1,6}?(?:be|hold|meet|send|open|form|set up|share|exchange|establish|travel|join|sign|stop|give|take|keep|limit)\b|that\s(?:the\s|both\s|all\s)?(?:two\s)?(?:sides|parties|experts|States)|[a-z]+ing\s|an?\s(?:joint|meeting|hotline|new|moratorium))")),
    "recommend": Frame("proposal", _words(r"recommend(?:s|ed|ing)?\s(?:that\s|to\s|an?\s|[a-z]+ing\s)"), _words(rf"recommended\sto\s{_KEEP}")),
    "offer": Frame("offer", _words(r"offer(?:s|ed|ing)?\s(?:to\s|[\w'’-]+\s)"), None),
    "invite": Frame("offer", _words(rf"invit(?:e|es|ed|ing)\s(?:{_WHO}(?:to|for)\s|(?:[\w'’-]+\s){{0,4}}?(?:observers|experts|inspectors|journalists|officers|delegations?|attach[eé]s|ambassadors?|ministers?|specialists|monitors|representatives)\b)"), _words(r"invited\s(?:to|for)\s")),
    "appeal": Frame("request", _words(rf"appeal(?:s|ed|ing)?\s(?:for\s|to\s{_WHO}(?:to|for)\s)")),
    "press": Frame("demand", _words(rf"press(?:es|ed|ing)?\s{_WHO}(?:to|for)\s")),
    "table": Frame("proposal", _words(r"tabl(?:e|es|ed|ing)\s(?:an?|the|its|their|two|three|new)\s")),
    "submit": Frame("proposal", _words(r"submit(?:s|ted|ting)?\s(?:an?|the|its|their|two|three|new)\s(?:\w+\s){0,3}(?:proposals?|drafts?|plans?|text|paper)\b")),
    **dict.fromkeys(
        ("make", "publish", "present", "hand", "circulate", "put", "send", "unveil", "release", "file", "lodge", "issue", "extend", "renew", "repeat",
         "address", "deliver", "transmit", "convey", "forward", "float", "launch", "revive", "give", "bring", "write"),
        Frame("proposal", _words(rf"\w+\s(?!no\b|forward no\b)(?:(?:public|over|forward|out)\s)?(?:(?:an?|the|its|their|his|her|two|three|new|our|formal)\s)?(?:[\w-]+\s){{0,3}}?{_PUT_NOUNS}\b"
                                 rf"|\w+\s(?!no\b|forward no\b)(?:[\w'’-]+\s){{1,7}}?(?:an?|the idea|its|their|two|three)\s(?:[\w-]+\s){{0,2}}?{_PUT_NOUNS}\b"
                                 rf"|(?:put|puts|putting|brought|brings?|laid?|set)\s(?!no\b|(?:the |its |their |all |his )?(?:proofs?|evidence|cards|facts|food|pressure)\b)[^.;:]{{2,60}}?\s(?:(?:on|before) the table|in(?:to)? circulation|on paper)\b|(?:put|puts|putting)\s(?:[\w'’-]+\s){{0,5}}?the (?:idea|notion|suggestion)\b")),
    ),
    **dict.fromkeys(
        ("raise", "moot", "air", "broach", "champion", "pitch", "lay", "sketch", "outline", "reintroduce", "resurrect"),
        Frame("proposal", _words(r"\w+\s(?!no\b)(?:[\w'’-]+\s){0,4}?(?:the (?:idea|notion|possibility|prospect|thought|concept)\s(?:of|that)\b|(?:an?|its|their|his|her)\s(?:[\w-]+\s){0,2}?(?:proposals?|plans?|ideas?|offers?|demands?|requests?)\b|[^.;:]{2,40}?\son the table\b)")),
    ),
    **dict.fromkeys(
        ("hold", "dangle"),
        Frame("offer", _words(r"(?:h[eo]ld(?:s|ing)? out (?!hopes?\b|against\b|for\b|little\b|no\b)|dangl(?:e|es|ed|ing) )(?:an?|the|talks|[a-z]+)\s")),
    ),
    "apply": Frame("request", _words(r"appl(?:y|ied|ies|ying)\s(?:\w+ly\s)?(?:to\s(?:join|become|enter|be admitted)|for\s(?:[\w'’-]+\s){0,3}?(?:membership|accession|admission|entry|status|observer|partnership))\b")),
    "instruct": Frame("demand", None, _words(rf"instructed\sto\s{_KEEP}")),
    "order": Frame("demand", None, _words(rf"ordered\sto\s{_KEEP}")),
    "require": Frame("demand", None, _words(rf"required\sto\s{_KEEP}")),
    "direct": Frame("demand", None, _words(rf"directed\sto\s{_KEEP}")),
    "seek": Frame("request", _words(rf"(?:seek(?:s|ing)?|sought)\s(?:an?\s|the\s|its\s|their\s|\w+\s)?(?:[\w-]+\s){{0,2}}?{_SOUGHT}\b")),
    "tell": Frame("demand", _words(rf"t(?:ell|ells|old|elling)\s{_SIDE}(?:not\s)?to\s(?:stop|withdraw|pull|end|halt|leave|stay|keep|hand|open|explain|return|remove|cease|refrain|release|respect|publish|show|answer|think|mind)\b")),
    "want": Frame("demand", _words(rf"want(?:s|ed)?\s{_SIDE}to\s(?:stop|withdraw|pull|end|halt|leave|hand|open|explain|return|remove|cease|refrain|release|respect|publish|show|answer|give|sign|agree|guarantee|promise|commit|reduce|limit|join|accept|allow|let|notify)\b|want(?:s|ed)?\s(?:[\w-]+\s){{0,3}}?(?:guarantees?|assurances?|explanation|apology|clarification)\b")),
    "expect": Frame("demand", _words(rf"expect(?:s|ed)?\s{_SIDE}to\s(?:stop|withdraw|pull|end|halt|hand|open|explain|return|remove|cease|refrain|release|respect|publish|answer|give|sign|guarantee|reduce|limit|accept|allow|notify|comply|honou?r)\b|expect(?:s|ed)?\s(?:an?\s)?(?:\w+\s){{0,2}}?(?:explanation|answer|apology|reply)\b")),
    **dict.fromkeys(
        ("encourage", "exhort", "implore", "beg", "entreat", "beseech", "admonish"),
        Frame("request", _words(rf"\w+\s{_WHO}to\s")),
    ),
    **dict.fromkeys(("plead", "push", "lobby", "argue", "campaign"), Frame("demand", _words(r"\w+\s(?:again\s|strongly\s|\w+ly\s)?for\s(?!(?:\w+\s)?(?:hours|days|weeks|months|years|decades)\b)(?:an?\s|the\s|more\s|new\s|\w+\s)"))),
    "advocate": Frame("proposal", _words(r"advocat(?:e|es|ed|ing)\s(?:an?\s|the\s|\w+ing\s|\w+\s)")),
    "volunteer": Frame("offer", _words(r"volunteer(?:s|ed|ing)?\sto\s")),
    **dict.fromkeys(
        ("express", "voice", "signal", "declare", "reaffirm", "reiterate", "announce", "indicate", "confirm", "stress", "underline"),
        Frame("offer", _words(r"\w+\s(?:again\s)?(?:(?:its|their|his|her|our|the|a|[\w'’-]+)\s){0,3}?(?:readiness|willingness|preparedness)\s(?:to|for)\s|\w+\s(?:itself|himself|herself|themselves|ourselves)\s(?:ready|willing|prepared)\s(?:to|for)\s")),
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
    "instructed": "instruct",
    "ordered": "order",
    "required": "require",
    "directed": "direct",
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
    r"\b(?P<verb>is|are|was|were|am|be|been|stands?|stood|remains?|remained)\s(?:\w+\s)?(?:ready|willing|prepared|happy|glad|pleased|delighted|keen)\s(?:to|for)\s"
    r"(?!(?:see (?:that|how|what|if|whether)|hear|note|learn|have seen|report|say|announce|defend|fight|respond|react|fire|die|use|strike|retaliate|counter|repel|take (?:all|any|further|military))\b)",
    re.IGNORECASE,
)
BETTER = re.compile(r"\bwould (?P<verb>do) (?:better|well) to\s", re.IGNORECASE)
WOULD_HAND = re.compile(
    r"\b(?:would|will|could) (?:\w+ly |also )?(?P<verb>give|offer|grant|provide|supply|furnish|lend|send|let|allow|inform|tell|warn in advance|show)\s(?=(?:the\s)?[A-Z])",
    re.IGNORECASE,
)
"""What a side says that it would do for another, which it names: "would give Norland the path of its satellite"."""
WOULD_SETTLE = re.compile(
    r"\b(?:would|will|could|might|may|can) (?P<verb>settle for|make do with|live with|content (?:itself|himself|herself|themselves) with|be (?:content|satisfied) with)\s",
    re.IGNORECASE,
)
"""Less than was asked for, which is an offer."""
DEADLINE = re.compile(
    r"\b(?:has |had |have )?(?P<verb>gave|given|give|gives|giving|set|sets|allowed|granted) (?!up\b|way\b)(?:[\w'’-]+ ){1,4}?(?:until|till|up to|(?:an?|\d+|one|two|three|five|seven|ten|twelve) (?:hours?|days?|weeks?|months?|fortnight))\b(?: [\w'’.-]+){0,5}? to (?!(?:reply|respond|answer|react|prepare|study|decide|think|consider)\b)(?=[a-z])"
    r"|\b(?P<clear>(?:made|makes|making) (?:it )?(?:\w+ )?(?:clear|plain)) that [^.;]{2,60}?\b(?:must|has to|have to|had to|should|ought to)\b",
    re.IGNORECASE,
)
"""A day by which something is to be done, or how it must be: a demand."""
IN_EXCHANGE = re.compile(
    r"\b(?P<verb>(?:all|the only thing|one thing|what) (?:that )?(?:we|I|they|it|he|she)(?:['’]d| would| had| have)?(?: only)? (?:like|wants?|asks?|asked|needs?|wish(?:es)?|ask for|requests?|requests?|expects?|demands?)(?: for)?(?: in (?:exchange|return))? (?:is|are|was|were))\s",
    re.IGNORECASE,
)
"""What somebody asks for, said with the asking first: "All we ask for is ..."."""
WOULD_GIVE = re.compile(
    r"\b(?:would|will|could) (?P<verb>cease|end|pull|withdraw|return|refrain|lift|admit|release|drop|scrap|freeze|cancel|send|give|share|provide|open|publish|notify|hand over|stop|halt|suspend|limit|reduce|join|sign|exchange|restore|allow|show|inform|invite)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|provided|(?:for )?as long as|on condition|once|in return|in exchange|so long as)\b",
    re.IGNORECASE,
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
    (
        "hotline",
        _words(
            r"\b(?:emergency|distress|common|guard) (?:frequenc(?:y|ies)|channel)\b|\bradio contact\b|\bcrisis line\b|\bphone number\b|\b(?:the|this|that|old) line\b(?! of)|\b(?:ring|call|phone) (?:each other|one another)\b|\btelephone (?:line|link)\b|\bring each other up\b"
        ),
    ),
    (
        "verification",
        _words(
            r"\binspections?\b|\binspect(?:ors?)?\b|\bevaluation visit\b|\bon-site\b|\bobservers\b(?! (?:to|at|of|for) (?:its|the|their|his|all|any) (?:[\w-]+ ){0,2}(?:exercises?|drills?|man(?:oeuvres|euvers)))|\bvisits? (?:by|of|to) (?:\w+ ){0,3}(?:officers|experts|barracks|bases?|site|port|depot|camps?)\b|\bfact-finding\b|\b(?:one|two|three|four|an?|\d+) (?:\w+ )?visits?\b|\blook into (?:\w+ ){0,2}(?:barracks|depots?|silos?|hangars?|bases?)\b|\b(?:attach[eé]s|experts|officers|specialists) (?:\w+ ){0,6}(?:travel|tour|look at|see for themselves)\b|\bmonitors\b|\bmonitoring mission\b|\bunusual military activit(?:y|ies)\b"
        ),
    ),
    (
        "security-guarantees",
        _words(
            r"\b(?:guarantees?|neutral(?:ity)?|demilitari[sz]\w+|in writing|written (?:promise|assurance|pledge|undertaking)|in the event of an attack|come to (?:its|their|our|the) (?:aid|defen[cs]e)|mutual defen[cs]e|non-aggression)\b|\brecogni[sz]ed as\b"
        ),
    ),
    (
        "alliance-enlargement",
        _words(
            r"\bto join\b(?! (?:the )?(?:talks|meeting|search|inquiry|investigation|in\b))|\bmembership\b|\baccession\b|\b(?:new|further) members?\b|\benlargement\b|\b(?:expand|expansion)\b|\badmit\b|\bneutral status\b"
        ),
    ),
    (
        "cyber",
        _words(r"\bcyber\w*|\bdigital\b|\bhack(?:ers?|ing|ed)?\b|\bmalware\b|\bcomputer (?:networks?|systems?)\b"),
    ),
    (
        "asat",
        _words(
            r"\banti-satellite\b|\basat\b|\bweapons? (?:in|from) (?:outer )?space\b|\barms race in (?:outer )?space\b|\bspace weapons?\b|\bdestructive (?:\w+ )?tests?\b"
        ),
    ),
    (
        "launch-notice",
        _words(
            r"\b(?:notice|notif\w+|announc\w+|inform\w*|warn\w*)\b.{0,50}\b(?:launch(?:es|ed|ing)?|rockets?|firings?|missile (?:tests?|firings?)|test firings?)\b|\blaunch(?:es)? (?:data|notifications?|notices?|window)\b"
        ),
    ),
    (
        "space-safety",
        _words(
            r"\borbit(?:al|s)?\b|\bclose approach(?:es)?\b|\b(?:manoeuvre|maneuver) data\b|\bsatellites?\b|\bspace debris\b|\bspacecraft\b"
        ),
    ),
    ("sea-incident", _words(r"\bincidents? at sea\b|\blogbook\b|\bon board the\b|\bcollision regulations\b")),
    (
        "nuclear-arms",
        _words(
            r"\bnuclear (?:arms|weapons?|warheads?|arsenals?|test\w*)\b|\bstrategic arms\b|\bwarheads?\b|\bNew START\b"
        ),
    ),
    (
        "force-posture",
        _words(
            r"\bceasefire\b|\bcease-fire\b|\btruce\b|\bcessation of hostilities\b|\bwithdraw(?:al of)? (?:(?:its|all|the|their|his|\w+) ){0,3}(?:troops|forces|soldiers|units|brigades?)\b|\bnumber of (?:its )?troops\b"
        ),
    ),
    (
        "dialogue",
        _words(
            r"^(?!.*\b(?:ban|weapons?|treaty|guarantees?|limits on the)\b).*\b(?:meetings?|sessions?|summit|conferences?|convened?|reconvened?|round of talks|talks|negotiations|consultations|to meet|sit down|at (?:one|the same|a) table|dialogue)\b(?! (?:on|about) (?:the )?(?:incident|collision|accident|crash))|\bliaison offices?\b|\bembass(?:y|ies)\b|\bseries of (?:meetings|talks)\b|\bsit down (?:together|with)\b|\bwithout preconditions\b|\bback to the (?:negotiating )?table\b"
        ),
    ),
)
"""Topics that what is put forward shows by itself, before the words that it shares with others are weighed."""
SAYS_BEHIND = re.compile(
    r";|,?[\"]?\s(?:he|she|it|they|the [a-z]+|[A-Z]\w+)\s(?:said|added|told|noted|explained)\b|,\sbut\s|,\sand\s(?:we|they|he|she|it|[A-Z]\w+)\s(?:have|has|had|will|would|is|are)\b|,\s(?:adding|saying|while|according to)\b|[\"]\s(?=[a-z])"
)
_NOUNS = r"(?P<noun>demands?|proposals?|requests?|offers?|calls?|appeals?|invitations?|initiatives?|drafts?|draft (?:treaty|texts?|agreement)|ultimatum|ideas?|suggestions?|wish(?:es)?|pleas?|bids?|overtures?|petitions?|insistence|package|blueprint|formula)"
_DONE = r"(?:put forward|brought up|made|tabled|presented|submitted|sent|published|issued|repeated|set out|floated|raised|voiced|aired|mooted|launched|advanced|suggested)"
NOUN_FRAME = re.compile(
    rf"(?:(?P<owner>\b(?:[A-Z][\w.-]*\s){{0,3}}[A-Z][\w-]*(?:['’]s?)?|\b[Oo]ur|\b[Mm]y)\s(?:(?!(?:with|in|of|for|to|on|from|by|an?|the|and|or|has|had|its|their|his|her|into|made|put)\s)[\w-]+\s){{0,2}})?\b{_NOUNS}"
    rf"(?:,?\s(?:{_DONE}\s)?by\s(?P<by>(?:the\s)?(?:[\w-]+\s){{0,2}}?[A-Z][\w-]*(?:\s[A-Z][\w-]*){{0,3}}))?"
    r"(?P<how>\s(?:in|on|of|at)\s[^,;.]{3,50})?,?\s(?:that|to|for|of(?!\s(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))|about|on(?!\s[A-Z]\w+day)|concerning|regarding)\s(?!be\b)"
)
_WHO_PUT = r"(?P<who>(?:the\s)?(?:[A-Z][\w'’-]*)(?:\s[A-Z][\w'’-]*){0,3}|the [a-z]+|they|he|she|it)"
RELATIVE_PUT = re.compile(
    r"\b(?P<what>(?:the|an?|this|that|these|two|three|its|their)\s(?:[\w'’-]+\s){1,8}?)(?:(?:which|that)\s"
    + _WHO_PUT
    + r"\s(?:had\s|has\s|have\s)?(?:put forward|put on the table|proposed|suggested|tabled|floated|submitted|presented|offered|demanded|requested|asked for|brought up|mooted|circulated|called for)\b"
    r"|(?:proposed|suggested|tabled|put forward|floated|demanded|requested|offered|submitted|brought up|mooted|circulated|called for|drafted)\sby\s(?P<by>(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}))"
    r"(?:\s(?:on|in|last)\s(?:[A-Z]\w+|week|month|year)(?:\s\d{1,4})?)?"
)
"""A thing named with who put it: "the panel which Norland put forward", "a ban proposed by Norland"."""
NOUN_KINDS = {
    noun: kind
    for kind, nouns in {
        "demand": "demand demands call calls ultimatum ultimatums insistence",
        "offer": "offer offers invitation invitations overture overtures",
        "request": "request requests appeal appeals petition petitions plea pleas wish wishes bid bids",
    }.items()
    for noun in nouns.split()
}
RESTRAINT = _words(
    r"\b(?:exercise|show|practi[sc]e|with|utmost|maximum) (?:\w+ )?restraint\b|\bde-?escalat\w+|\bcalm\b|\bcool heads?\b|\bprudence\b"
)
"""What may be asked for on any topic, so that the words around tell which."""
