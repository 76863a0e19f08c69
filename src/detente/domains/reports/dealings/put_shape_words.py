"""The shapes of sentences that put something forward without a verb or noun that says so."""

from __future__ import annotations

import re

_THING = r"(?:meetings?|inspections?|explanations?|assurances?|guarantees?|visits?|talks|clarifications?|information|consultations|negotiations|apolog(?:y|ies)|bans?|moratori(?:um|a)s?|hot ?lines?|line|links?|agreements?|accords?|treat(?:y|ies)|data|notice|observers|sessions?|summits?|compensation|pledges?|undertakings?|commitments?|seats?|truces?|cease-?fires?|pauses?|freezes?|extensions?|inquir(?:y|ies)|investigations?|dialogue|exchanges?|returns?|releases?|withdrawals?|pull-?backs?|reductions?|limits?|zones?|codes? of conduct|mechanisms?|missions?|rounds?|centres?|centers?|commissions?|panels?|patrols?|notifications?|solutions?|settlements?|resolutions?|monitors|end|stop|halt|delays?|postponements?|guards?|frequenc(?:y|ies))"
_PAPER = r"(?:(?:\w+-)?point plans?|(?:non-?|working |position |food-for-thought )?papers?|(?:draft )?(?:resolutions?|treat(?:y|ies)|accords?|agreements?|protocols?|codes?|memorand(?:um|a)|conventions?)|aide-m[eé]moires?|lists? of [\w-]+|lists?|drafts?|texts?|proposals?|road ?maps?|blueprints?|schemes?|concepts?|peace plans?|plans? (?:for|to|under|that)|counter-?offers?|ideas?|suggestions?|packages?|offers?|demands?|requests?|initiatives?|catalogues? of [\w-]+)"
_SIDE = r"(?P<who>(?:the\s)?[A-Z][\w-]*(?:\s(?:of\s)?[A-Z][\w-]*){0,3}(?:\s(?:side|delegation|government|minister|president|foreign ministry|defen[cs]e ministry))?)"
_NOUN = r"(?P<noun>suggestion|proposal|demand|offer|appeal|instigation|wish|plea|call|idea|plan|bid)"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


OF_SUBJECT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("request", _words(rf"\b(?:would|['’]d) (?:also |very much |rather )?(?P<verb>like|prefer|appreciate|welcome)\s(?:to see\s(?=(?:an?|the|its|their|more|fewer|all|both|[A-Z]\w+)\b)|(?:(?:an?|another|more|some|the|early|any|direct)\s)?(?:[\w-]+\s){{0,3}}?{_THING}\b)")),
    ("request", _words(r"\b(?P<verb>wish(?:ed|es)?|wants?|wanted|intend(?:s|ed)?|hop(?:es|ed)|would like|asked) to (?:inspect|visit|discuss|negotiate|send (?:its|two|three|an?|observers|inspectors|experts)|observe|resume|reopen|consult|exchange|set up|sit down|hold (?:\w+ )?(?:talks|consultations|a meeting)|meet with)\b")),
    ("demand", _words(r"\b(?P<verb>wants?|wanted)\s(?!to\b|people\b|everyone\b|nothing\b|us\b|me\b|it to be known\b)(?:[\w'’-]+\s){1,6}?to\s(?!(?:know|see|hear|understand|believe|think|feel|fail|win|lose|happen|live|be (?:seen|clear|sure|known|able|a))\b)[a-z]+")),
    ("proposal", _words(r"\b(?P<verb>wants?|wanted)\s(?!to\b|nothing\b)(?:[\w'’-]+\s){1,6}?(?:(?:back )?(?:at|around) (?:one|the same|a|the) (?:\w+ )?table|off the|out of|back (?:in|behind|home|where)|under (?:international|joint|\w+ control)|gone|removed|withdrawn|lifted|banned|closed|reopened|restored|stopped)\b")),
    ("demand", _words(r"\b(?P<verb>wants?|wanted)\s(?:(?:an?|the|its|their|all)\s)?(?:[\w-]+\s){0,2}?(?:apolog(?:y|ies)|guarantees?|compensation|explanation|withdrawal|inquiry|investigation|answers?|evidence|proof|ceasefire|ban|treaty|undertaking|assurances?|return|release|inspections?|limits?|end to|say in|seat)\b")),
    ("proposal", _words(rf"\b(?P<verb>favou?r(?:s|ed|ing)?|back(?:s|ed) the idea of|advocat(?:es|ed)|espous(?:es|ed))\s(?!(?:the )?(?:request|proposal|offer|demand|idea)\b)(?:(?:an?|the|such|early|direct|new)\s)?(?:[\w-]+\s){{0,3}}?(?:{_THING}|\w+ing)\b")),
    ("proposal", _words(rf"\b(?P<verb>spoke|speaks|spoken|came|comes|come|argued|is|are|was|were|declared (?:it|them|him|her)sel(?:f|ves)|pronounced (?:it|him|her)self)\s(?:out\s|strongly\s|\w+ly\s)?(?:in favou?r of|(?:out )?for)\s(?:(?:an?|the|direct|early|more|joint|new|such)\s)?(?:[\w-]+\s){{0,3}}?{_THING}\b")),
    ("demand", _words(r"\b(?P<verb>made|makes|making|set|sets|setting|laid|lays|named|names|attach(?:ed|es)|listed|lists|impos(?:ed|es)|pos(?:ed|es)|stat(?:ed|es)|stipulat(?:ed|es))\s(?!no\b)(?:down\s)?(?!(?:[\w'’-]+\s){0,3}?(?:no|without)\b)(?:[\w'’,-]+\s){0,9}?(?:pre-?)?conditions?\b(?! of anonymity)")),
    ("demand", _words(r"\b(?P<verb>condition(?:ed|s)|ma(?:de|kes|king)|link(?:ed|s)|tie[ds])\s[^.;]{3,70}?\s(?:(?:conditional|dependent|contingent) (?:up)?on|(?<=.)(?:on|to) (?=(?:the|an?|its)\s(?:withdrawal|release|return|end|lifting|removal|halt|apology|departure|publication|resumption|signing)))\b")),
    ("proposal", _words(rf"\b(?P<verb>came|comes|come|coming|arrived|arrives|went|goes|returned|returns|turned|travelled|traveled|stepped|weighed)\b (?:[\w'’-]+\s){{0,5}}?with\s(?!no\b)(?:(?:an?|the|its|their|his|her|two|three|four|several|new|fresh)\s)(?:[\w-]+\s){{0,3}}?{_PAPER}\b")),
    ("proposal", _words(r"\b(?P<verb>dr[ae]wn?|draws|draft(?:ed|s|ing)|prepar(?:ed|es|ing)|work(?:ed|ing)|wr[io]te|wrote|written|compil(?:ed|es)|elaborat(?:ed|es)|author(?:ed|s)|sponsor(?:ed|s)|co-?sponsor(?:ed|s)|initiat(?:ed|es))\s(?:up\s|out\s|on\s)?(?:(?:an?|its|two|the|their)\s)(?:[\w-]+\s){0,3}?(?:resolution|draft|treaty|lists? of (?:measures|demands|steps|proposals|conditions)|text|proposals?|code of conduct|accord|memorandum|protocol|non-?paper|working paper|convention)\b")),
    ("proposal", _words(rf"\b(?P<verb>circulat|tabl|submitt|present|unveil|distribut|introduc|lodg|deposit|sketch|promot|tout|resubmitt|reviv)(?:ed|es|s|ing)\s(?!no\b)(?:(?:an?|its|their|his|her|two|three|new|the)\s)?(?:[\w-]+\s){{0,3}}?{_PAPER}\b(?! (?:was|were|has|had))")),
    ("proposal", _words(r"\b(?P<verb>publish|releas|launch|shar|announc|outlin|set|laid|advanc|detail)(?:ed|es|s|ing)?\s(?:out\s)?(?!no\b)(?:(?:an?|its|their|his|her|two|three|new|the)\s)?(?:[\w-]+\s){0,2}?(?:proposals?|draft (?:treaty|text|agreement|resolution)s?|drafts|initiatives?|peace plans?|(?:\w+-)?point plans?|road ?maps?|blueprints?)\b(?! (?:was|were|has|had))")),
    ("offer", _words(r"\b(?P<verb>exten(?:ded|ds|d)|held|holds|offer(?:ed|s)|stretch(?:ed|es))\s(?:out\s)?(?:an?|the|its|his|her)\s(?:\w+\s)?(?:hand|olive branch)\b")),
    ("offer", _words(r"\b(?P<verb>volunteer(?:ed|s)?|offer(?:ed|s)?|propos(?:ed|es))\s(?:its|his|her|their|[A-Z]\w+)\s(?:[\w-]+\s){0,3}?(?:as|for)\s(?:an?|the|such|talks)\b")),
    ("offer", _words(r"\b(?:could|might)\s(?:also |gladly |be able to |be in a position to |then )?(?P<verb>host|mediate|supply|provide|lend|share|contribute|facilitate|chair|receive (?=(?:an?|the|inspectors|observers|experts))|invite|arrange|send (?=(?:an?|its|observers|experts)))\b")),
    ("offer", _words(r"\b(?:is|are|was|were|remains?|remained|stands?|stood|been|be) (?:also |still |fully |always |\w+ly )?(?P<verb>open|receptive|amenable|not opposed|not averse) to (?!(?:question|doubt|interpretation|the public|debate|criticism|traffic|shipping|reporters|journalists)\b)")),
    ("demand", _words(r"\b(?P<verb>push(?:es|ed|ing)?|press(?:es|ed|ing)?|lobb(?:y|ies|ied|ying)|campaign(?:s|ed|ing)?|hold(?:s|ing)? out|held out|fight(?:s|ing)?|agitat(?:es|ed|ing)|argu(?:es|ed|ing)|mak(?:es|ing) the case|made the case) (?:[\w'’-]+ )?for (?=(?:an?|the|its|more|new)\b)(?!the (?:first|second|last|past|time|next)\b)(?!an? (?:hour|day|week|month|year|while|time)\b)")),
    ("request", _words(rf"\b(?P<verb>see(?:k|ks|king)|sought|solicit(?:s|ed)|requir(?:es|ed)|await(?:s|ed))\s(?!no\b)(?:(?:an?|the|its|their|further|more|some|early|written)\s)?(?:[\w-]+\s){{0,2}}?{_THING}\b(?! itself)")),
)  # fmt: skip
"""Kind and wording; the side is that of the subject of `verb`."""
OF_SIDES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Aa]t|[Oo]n|[Uu]pon|[Ff]ollowing|[Aa]fter|[Tt]hanks to|[Ff]ollowed|[Aa]nswer(?:ing|ed)|[Aa]ccept(?:ing|ed)) (?:the|an?) (?:[\w-]+ )?{_NOUN} (?:of|from|by|made by|put forward by) {_SIDE}",
        rf"\b(?:[Aa]t|[Oo]n|[Uu]pon) {_SIDE}['’]s? (?:[\w-]+ )?{_NOUN}\b",
        rf"\b[Uu]nder (?:the |an? )?{_SIDE}(?:['’]s?)? (?:[\w-]+ ){{0,2}}?(?P<noun>plan|proposal|draft|scheme|formula|idea|initiative|text|offer|package)\b",
        rf"\b{_SIDE}(?:['’]s?)? (?:[\w-]+ ){{0,2}}?(?P<noun>draft|plan|paper|proposal|text|document|initiative|formula|package|resolution|scheme|non-paper|blueprint|list)(?:, [^,.]{{3,60}},)? (?:provid|call|foresee|foresaw|would|envisag|contain|ask|demand|limit|ban|speak|includ|commit|oblig|prohibit|set|propos|suggest|compris|consist|aim|list|forbid|requir|seek|stipulat)\w*\b",
        rf"\b(?:[Tt]he|[Aa]n?) (?P<noun>idea|proposal|plan|initiative|suggestion|draft|request|demand|offer|call|text)\b[^.;,]{{0,80}}? (?:comes|came|originate[sd]|stem(?:s|med)) (?:from|with) {_SIDE}",
        rf"\b(?:was|were|been|being|is|are) (?:first |originally |formally )?(?:proposed|suggested|requested|put forward|demanded|offered|tabled|floated|asked for|called for|drafted|brought up|initiated)(?: (?:on|in|last) \w+(?: \d+)?)? by (?P<noun>){_SIDE}",
        rf"\b(?:was|were|is|had been) (?:originally |entirely )?{_SIDE}['’]s? (?:own )?(?P<noun>idea|proposal|suggestion|initiative|brainchild|wish|request)\b",
    )
)  # fmt: skip
"""What is put forward, with the side whose it is in `who`."""
OF_TELLER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("demand", _words(r"\b(?:can|could|will|would|may|might|is|are|be)\s(?:[\w-]+\s){0,5}?only (?:[\w-]+\s){0,4}?(?:if|when|once|after|with (?:the|an)|on condition)\b|\bonly (?:if|when|once|after|with (?:the|an)) [^.;]{3,80}?\b(?:can|could|will|would|may)\b")),
    ("demand", _words(r"\b(?:no|any|there (?:can|will) be no|without [^.;,]{3,50} there) (?:further |more |new )?(?:talks|negotiations|meetings?|dialogue|deal|agreement|peace|return|progress|normali[sz]ation|step)\b[^.;]{0,60}?\b(?:as long as|so long as|until|unless|before|without|while)\b|\bas long as [^.;]{3,80}?, (?:there (?:can|will) be )?no\b")),
    ("demand", _words(r"\b(?:it is|it['’]s|it was|the|is) (?:high )?time (?:had come |has come |has long come )?(?:for|that|to (?=(?:stop|end|sit|talk|return|go back|put|withdraw|start|begin|resume)))\b")),
    ("proposal", _words(r"\bit (?:would|might) (?:\w+ )?be (?:\w+ )?(?:useful|good|better|best|helpful|wise|wiser|logical|sensible|right|reasonable|desirable|advisable|appropriate|worthwhile|worth|prudent|safer|fair|in everyone['’]s interest|in the interest)\b(?: [^.;]{0,30}?)?(?: to| for| if| that| [a-z]+ing)\b")),
    ("demand", _words(r"\b(?:it is|it was|it['’]s|is|was|remains) (?:\w+ly |of the utmost |therefore )?(?:necessary|essential|important|importance|vital|imperative|urgent|indispensable|crucial|incumbent|needed|up to (?=[A-Z]|the (?:other|\w+ side)))(?! (?:to )?(?:note|say|see|stress|remember|know|understand|recall|recogni[sz]e|point)\b) ?(?:that|to|for|on|upon)? ")),
    ("demand", _words(r"^\W*what (?:we|it|they|he|she|is|the [\w ]{3,20}|[A-Z]\w+) (?:really |now |only )?(?:needs?|needed|wants?|wanted|seeks?|sought|asks?|asked|asks? for|demands?|expects?|expected|proposes?|suggests?|requires?|required)(?: for| now| first| from \w+)? (?:is|was|are|were)\b")),
    ("demand", _words(r"\bthe (?:very )?(?:minimum|least|first step|only way|precondition)\b[^.;]{0,40}?(?:\bis\b|\bwas\b|\bwould be\b|, that\b)")),
    ("demand", _words(r"\bthere (?:should|must|ought to|needs to|has to|had to|have to) be\b(?! no doubt)|\b(?:we|I|it|they) (?:are|am|is|was|were) (?:only |simply )?asking (?:\w+ )?for\b|\bgive us\b")),
    ("proposal", _words(r"\b(?:why (?:not|don['’]t we)|how about|what about|what if|shall we|(?<!kindly )(?<!please )let us|let['’]s)\b(?! (?:not |just )?(?:be|see|hope|face|say|remember|recall|repeat|forget|pretend|imagine|make|wait)\b)")),
    ("request", _words(r"\b(?:could|would|will|can) (?:you|they|[A-Z]\w+) (?:please|kindly|not)\b|\b(?:we|I)(?:['’]d| would| should) (?:be (?:grateful|glad|happy|thankful|obliged) (?:if|for)|like to (?:see|have|hear|know (?:when|where|why|how)|meet|invite|propose|suggest|ask|visit|discuss))\b|\bif (?:only )?(?:you|they|[A-Z]\w+) would\b")),
)  # fmt: skip
"""Kind and wording of what somebody says; the side is that of the speaker."""
URGES = frozenset(("should", "must", "ought"))
EACH = _words(
    r"\b(?:both|each|all (?:sides|parties|states|countries)|the two|two|either side|every (?:state|country|side)|the (?:sides|parties)|no (?:state|side|party)|our (?:two )?(?:\w+ )?(?:countries|navies|armies|staffs|pilots|ministers|experts|capitals)|pilots|captains|crews|operators|governments|states|armies|navies)\b"
)
CHANGES = frozenset(
    [
        "withdraw",
        "remove",
        "return",
        "release",
        "lift",
        "stop",
        "end",
        "halt",
        "publish",
        "open",
        "explain",
        "extend",
        "ban",
        "prohibit",
        "restore",
        "resume",
        "investigate",
        "punish",
        "respect",
        "notify",
        "limit",
        "revoke",
        "cancel",
        "postpone",
        "reverse",
        "dismantle",
        "destroy",
        "hand",
        "give",
        "reduce",
        "freeze",
        "suspend",
        "verify",
        "renew",
        "sign",
        "inspect",
        "announce",
        "inform",
        "compensate",
        "bring",
        "pull",
        "move",
        "keep",
        "put",
        "establish",
        "set",
        "invite",
        "admit",
        "allow",
        "recognize",
        "recognise",
        "guarantee",
        "replace",
        "repair",
        "reopen",
        "clear",
        "demilitarise",
        "demilitarize",
        "evacuate",
        "disarm",
        "settle",
        "discuss",
        "negotiate",
        "include",
    ]
)
"""What is done to a thing where it "must be" done."""
NOT_URGED = frozenset(
    [
        "know",
        "understand",
        "realize",
        "realise",
        "remember",
        "be",
        "have",
        "think",
        "see",
        "fear",
        "bear",
        "expect",
        "feel",
        "believe",
        "say",
        "ask",
        "note",
        "recall",
        "worry",
        "consider",
        "hope",
        "answer",
        "like",
        "blame",
        "thank",
        "look",
        "lose",
        "worry",
        "panic",
        "behave",
        "sleep",
    ]
)
"""What "should" and "must" go with without putting anything forward."""
NO_ORDERS = frozenset(
    [
        "let",
        "look",
        "believe",
        "ask",
        "see",
        "imagine",
        "remember",
        "think",
        "note",
        "take",
        "make",
        "mark",
        "rest",
        "trust",
        "wait",
        "listen",
        "suppose",
        "say",
        "thank",
        "excuse",
        "forgive",
        "forget",
        "judge",
        "be",
        "have",
        "do",
        "know",
        "tell",
        "welcome",
        "guess",
        "consider",
        "feel",
        "bless",
        "hear",
        "compare",
        "mind",
    ]
)
"""Orders that only carry on a talk."""
PLAIN_STANCES = frozenset(("deny", "assure", "regret", "accuse"))
"""Stances of words that put nothing forward."""
