"""The words and patterns by which meetings, their forum and what comes next are known."""

from __future__ import annotations

import re

NOUNS = frozenset(
    [
        "meeting",
        "talks",
        "session",
        "summit",
        "consultations",
        "negotiations",
        "round",
        "discussions",
        "roundtable",
        "sitting",
        "gathering",
        "consultation",
        "get-together",
        "conclave",
        "plenary",
        "teleconference",
        "tête-à-tête",
        "visit",
    ]
)
CALLS = frozenset(("call", "conversation", "videoconference", "teleconference", "phonecall"))
HELD_VERBS = frozenset(
    ("hold", "take", "begin", "open", "last", "be", "convene", "start", "end", "close", "schedule", "set", "plan")
)
WISHED = frozenset(
    [
        "hold",
        "engage",
        "resume",
        "continue",
        "convene",
        "start",
        "begin",
        "join",
        "have",
        "arrange",
        "host",
        "organise",
        "organize",
    ]
)
PHONED = re.compile(
    r"\b(?:tele)?phone\b|\b(?:hotline|direct line|red (?:tele)?phone|secure line)\b|\b(?:video|conference|secure|Zoom) ?(?:call|link|conversation|conference)\b|\b(?:by|via|over) (?:video|satellite link)\b",
    re.IGNORECASE,
)
SUMMONED = re.compile(
    r"\b(?:summon(?:ed|s|ing)?|convok(?:ed|es|ing)|haul(?:ed|s|ing)? in|call(?:ed|s|ing)? in)\s(?:[\w'.-]+,?\s){0,6}?(?:[Aa]mbassador|[Ee]nvoy|[Cc]harg[eé]|[Aa]ttach[eé]|[Dd]iplomat|[Cc]onsul|[Rr]epresentative)\b"
    r"|\b(?:[Aa]mbassador|[Ee]nvoy|[Cc]harg[eé](?:\sd'affaires)?|[Aa]ttach[eé]|[Dd]iplomat|[Cc]onsul|[Rr]epresentative)s?\b.{0,70}?\b(?:was|were|has been|had been|have been|is being|been|is|will be)\s(?:\w+\s){0,2}?(?:summoned|called in|convoked|hauled in|asked to come"
    r"|(?:called|asked|invited|ordered|bidden) (?:in )?(?:to|into) (?:the |its )?(?:\w+ ){0,2}?(?:[Mm]inistry|[Ff]oreign [Oo]ffice|[Dd]epartment|[Cc]hancellery))\b"
)
ENVOY = re.compile(
    r"\b(?:[Aa]mbassador|[Ee]nvoy|[Cc]harg[eé]|[Aa]ttach[eé]|[Dd]iplomat|[Cc]onsul|[Rr]epresentative)\b"
)
GATHERED = re.compile(
    r"\b(?:sat|sits?|sitting) down (?:with|together|at|for|to (?:talks?|talk|lunch|dinner|table)|in|on|opposite|across|again|face)\b|\b(?:talked|spoke|met|meet|stood|sat|sit) (?:face to face|tête-à-tête|one-on-one|eye to eye)\b|\bput (?:their|our) heads together\b|\bhuddled\b|\bparted (?:in|on|after|without|with)\b|\b(?:dined|lunched|breakfasted|(?:had|have|has) (?:lunch|dinner|breakfast|tea)) (?:with|together)\b"
    r"|\bspent (?:[\w-]+ ){1,5}?(?:together|in talks|at (?:one|the same|a) table|closeted|behind closed doors|in conclave)\b|\b(?:is|are|was|were) (?:due|expected|awaited) in [A-Z]|\b(?:sat|sit|sits|met|meet|were) (?:behind closed doors|in camera|in closed session|in session)\b|\bfaced each other\b|\b(?:exchanged|compared) (?:views|notes) (?:in|at|on|over|with)\b|\bgathers? (?:in|at|on|for|this|tomorrow|next)\b|\b(?:paid|pays|paying) (?:[\w-]+ ){0,3}(?:visit|call) (?:to|on)\b|\b(?:held|holds|hold|had|has|have) (?:[\w-]+ ){0,2}(?:tête-à-tête|parley|confabulation)\b"
    r"|\b(?:been|were|was) (?:received|hosted) by\b|\b(?:spoke|talked|conferred|consulted) for (?:[\w-]+ ){1,6}?(?:\w+ ){0,2}with\b|\b(?:is|are|was|were) to (?:talk|confer)\b|\b(?:sat|sits?) (?:at|around|round) (?:the|one|a) (?:\w+ )?table\b|\b(?:came|come|comes|coming|got|get) together (?:in|for|at|on|to)\b"
    r"|\bmeets? (?:on|this|next|here|in|tomorrow|today)\b|\b(?:see|saw|seen) each other\b|\bcame face to face\b|\b(?:[Gg]athered|[Gg]athering|gather|[Aa]ssembled|assemble|[Cc]onvened|convenes?|[Mm]eeting)\s(?:(?:on|this|last)\s\w+\s)?(?:in|at)\s(?:the\s)?(?:[\w-]+\s){0,4}?[A-Z]"
    r"|\b(?:should|shall|will|to|must) (?:convene|reconvene|assemble|gather)\b(?! (?:again|it|the|a|an|this|such|them)\b)|\bheld (?:consultations|discussions|talks)\b|\bconferred\b|\btalked (?:for|with|to) (?:an?|\w+ hours|half|each other|nearly|about|more than)\b|\bconsulted (?:with|each other|for|in|on|over|about)\b"
)
"""Verbs by which people are told to meet, beside "to meet"."""
GROUP = re.compile(
    r"\b(?:they|both|the two|the pair|ours?|his|her|colleagues?|counterparts?|opposite numbers?|peers?|attach[eé]s?|ministers?|leaders?|presidents?|heads of|delegations?|ambassadors?|envoys?|experts|officials|negotiators|diplomats|representatives|delegates|sides|parties|states|countries|members|allies|chiefs?|generals|commanders|officers"
    r"|we|who|signatories|participants|governments|council|commission|committee|board|forum|conference|group|assembly|premiers?|secretar(?:y|ies)|chancellors?|admirals|advisers|[A-Z]\w+ and (?:the )?[A-Z]\w+)\b|^[\"']?Gathered",
    re.IGNORECASE,
)
"""Who gathers: people, not troops."""
NO_GATHERING = re.compile(
    r"\b(?:troops|soldiers|servicemen|forces|units|tanks|vehicles|ships|warships|aircraft|brigades?|battalions?|regiments?|divisions?|crowds?|protesters|demonstrators|clouds|evidence|data|intelligence|fragments)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
LATER = re.compile(
    r"[\"']?(?:On (?:the|that) same (?:day|evening|morning|afternoon)|(?:The|That) same (?:day|evening|morning|afternoon|night)|That (?:day|evening|morning|afternoon|night)|Within (?:the|an|hours|minutes)|(?:Hours|Minutes|Moments) (?:later|afterwards)|By (?:evening|nightfall|noon|midday)|Over (?:dinner|lunch|breakfast)|In the (?:evening|afternoon)|Later|Afterwards|Earlier|Then|He later|She later|They later|Subsequently|Shortly afterwards)\b"
)
"""How a sentence speaks of the day told just before."""
OF_OFFICE = re.compile(
    r"\b(?:[Mm]inisters?|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ss]ecretary|[Dd]elegation|[Ee]nvoy|[Ll]eaders?|[Cc]hief|[Gg]eneral|[Aa]dmiral|[Cc]ommissioner|[Kk]ing|[Hh]ead of|he|she|his|her)\b"
)
NO_VISIT = re.compile(
    r"\b(?:inspect\w*|evaluation|verification|port|observ\w*|barracks|depot|base|camp|fleet|naval|squadron|families|site|return|airfield|facility|facilities|arms|missile|silo|training)\b",
    re.IGNORECASE,
)
"""What kind of visit is no meeting: inspections, port calls."""
SAID_ON = re.compile(
    r"\b(?:said|told|announced|informed|added|reported|stated|declared|confirmed|disclosed|wrote|tweeted|warned|noted|commented|spoke to)\s(?:(?:the\s)?(?:[\w-]+\s){0,3}?)?(?:(?:late|early|later)\s)?(?:on\s)?$"
    r"|\b(?:cancel?led|call(?:ed)? off|postponed|put off|scrapped|shelved|suspended)\s(?:(?:late|early)\s)?(?:on\s)?$",
    re.IGNORECASE,
)
FIRST_SINCE = re.compile(
    r"\b(?:first|last|only|time|such|sort|kind|meeting|talks|round|session|summit|visit|encounter)\b[^.;]{0,50}\bsince\s(?:(?:early|late|mid|last|the|end|of)\s){0,3}$",
    re.IGNORECASE,
)
"""What stands before the day of an earlier meeting: "their first meeting since November"."""
AT_ITS_END = re.compile(
    r"\bafter\s$|\b(?:close|end|conclusion)\sof\s(?:[\w-]+\s){0,3}$|\b(?:ended|concluded|wrapped up|closed|finished)\b",
    re.IGNORECASE,
)
IN_FRONT = re.compile(
    r"[\"']?(?:Earlier |Later |Meanwhile )?[Ii]n (?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}),?\s"
)
HERE = re.compile(r"\bhere\b")
SHORT_FORUMS = (
    "Board",
    "Council",
    "Commission",
    "Committee",
    "Group",
    "Forum",
    "Conference",
    "Assembly",
    "Dialogue",
    "Mechanism",
    "Contact Group",
    "Working Group",
    "Panel",
    "Round Table",
    "Platform",
    "Task Force",
)
HOURS_OF = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|over|more than)\s)?\b[\w-]+(?:\sand\sa\shalf)?\s(?:hours?|days?|minutes)\sof\s(?:\w+\s)?$"
)
FOR_IT = re.compile(
    r"\b(?:in|to) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?: (?:on|next|this|early|late|in) [\w ]{1,24}?)? (?:for|to attend|attending|at|before|after) (?:an?|the|his|her|their)?\s?(?:[a-z-]+\s){0,2}(?:of\s)?$"
)
CAME_TO = re.compile(
    r"\b(?:flew|fl(?:ies|ying)|travel(?:s|led|ed)?|leaves|left|went|goes|heads|headed|arrive[sd]|came|is on (?:his|her|their) way|set out|departed)\s(?:\w+ )?(?:to|for|in) (?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)\b"
)
"""Where the one who meets has gone, told a sentence before."""
HE = re.compile(r"\b(?:he|she|they|the two|both)\b", re.IGNORECASE)
VENUE = re.compile(
    r"\b(?:Neutral )?(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?:had |has )?(?:provided the venue|played host|hosted (?:it|them|the)|was the venue|served as (?:the )?venue)\b"
)
NOT_DONE = re.compile(
    r"\b(?:did not (?:take place|go ahead|come about|come off|happen|materiali[sz]e)|never (?:took place|came about|happened)|fell through|came to (?:nothing|naught))\b"
)
"""That a meeting, its day past, was not held."""
GOES_TO = re.compile(
    r"\b(?:travel(?:s|led|ed|ling|ing)?|fl(?:y|ies|ew|own|ying)|go(?:es|ing)?|went|com(?:e|es|ing)|came|head(?:s|ed|ing)?|journey(?:ed|s)?|return(?:s|ed|ing)?|drive|drove|invited [\w ]{2,30}) (?:\w+ )?to ([A-Z][\w-]+(?: [A-Z][\w-]+)?)\b[^.;:]{0,60}\bfor (?:[\w'-]+ ){0,3}$"
)
"""Where somebody goes for a meeting: "will travel to Karsin as planned for talks"."""
AGAIN = re.compile(r"\w+\s(?:\w+\s){0,2}again\b")
STOP_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
WINDOW_TOKENS = 16
NEAR = 40
"""Characters before a mention in which "requested" or "scheduled" still speaks of it."""
LEVELS: tuple[tuple[str, str], ...] = (
    ("ambassador", r"\bambassadors?\b|\bambassadorial\b"),
    ("deputy minister", r"\bdeputy (?:\w+ )?ministers?\b"),
    ("foreign minister", r"\bforeign ministers\b"),
    ("defence minister", r"\bdefen[cs]e ministers\b"),
    ("minister", r"\bministerial\b|\bministers\b"),
    ("leader", r"\bleaders\b|\bheads of (?:state|government)\b|\bpresidents\b"),
    ("expert", r"\bexperts?\b|\btechnical\b"),
    ("high-level", r"\bhigh-level\b"),
)
STATUS: tuple[tuple[str, str], ...] = (
    ("cancelled", r"\bcancel\w*|\bcall(?:ed|s|ing)? off\b|\bpostpon\w+|\bscrap(?:s|ped|ping)?\b|\b(?:put|puts|putting) off\b|\bshelv(?:es?|ed|ing)\b|\bf[ea]ll(?:en)? through\b|\bpulled out of\b|\bbroke off\b|\bwithdrew from\b"
                  r"|\bwill not (?:now )?(?:take place|go ahead|be held)\b|\b(?:did|does|do|has|have|had|will|would) not (?:now |yet )?(?:tak(?:e|en) place|go(?:ne)? ahead|come about|come off|happen(?:ed)?|materiali[sz]ed?|be taking place|do so until)\b|\bwon't (?:happen|take place|go ahead)\b|\bnever (?:took place|came about|happened|materiali[sz]ed)\b|\bc(?:a|o)me to nothing\b|\bcame to naught\b|\babandon\w*\b|\bscrubb\w+\b|\bdropp\w+ (?:its|the|their|his|her|plans)\b|\bsuspend\w*\b|\bstruck (?:off|from) (?:the|its|his|her)\b|\bput on (?:hold|ice)\b|\b(?:pushed|put) back\b|\bpulled out\b|\bstayed away\b|\bis off\b|\bnot to (?:come|attend|travel)\b|\bdeferred\b|\bdelayed\b|\b(?:was|were) to have (?:met|convened|been held|taken place|opened|begun|started|gathered)\b"),
    ("requested", r"\basked that\b|\brequest(?:ed|s|ing)\b|\brequest for (?:an?|the|urgent|talks)\b|\basked for\b|\bcalled for\b|\bcalling for\b|\bdemand\w*|\bpropos\w+|\bseek\w*|\binvit\w+"),
    ("planned", r"\bwill (?:meet|gather|sit|assemble|travel|fly|visit|take up|hold|be held|take place|convene|host)\b|\bto be held\b|\bscheduled\b|\bplanned\b|\bplans? to (?:meet|hold)\b"
                r"|\b(?:is|are) due\b|\bdue to\b|\bis to\b|\bare to\b|\b(?:expected|set|likely) to (?:meet|hold|convene|be held|take place)\b|\bupcoming\b|\bnext (?:week|month)\b|\bset for\b"),
)  # fmt: skip
NOT_THIS_ONE = re.compile(
    r"\b(?:future|next|further|more|new|regular|any|previous|last|earlier|such)\b", re.IGNORECASE
)
NEXT: tuple[tuple[str, str], ...] = (
    ("no date", r"\bwithout (?:naming|giving|offering|proposing|suggesting|announcing|mentioning|setting|specifying|agreeing on|fixing) (?:an? |any |the )?(?:another|other|new|fresh|further|alternative|next|replacement|substitute)?\s?(?:date|day)\b|\b(?:neither|no) (?:day|date) (?:n?or|and no) (?:venue|place)\b|\bno (?:other|fresh|alternative|replacement|substitute|follow-up|firm) (?:date|day|meeting)s?\b|\bno word (?:on|of|about) when\b|\b(?:sine die|indefinitely)\b|\buntil further notice\b|\b(?:date|day)s? (?:is|are|was|were|has|have) (?:\w+ )?(?:not|still|yet)\b.{0,20}\b(?:set|fixed|agreed|settled|known|found|open)\b|\b(?:neither side|nobody|no one|none) (?:\w+ ){0,3}(?:said|say|name[ds]?|set|mention\w*) (?:when|a (?:new |further )?date)\b|\bdates? (?:for|of) the next\b.{0,40}\bnot\b|\bno (?:new |further |next )?dates?\b"
                r"|\bnot (?:\w+ ){0,6}agree\w* (?:on|to) (?:a|any|the) (?:new |further |next )?dates?\b|\bno agreement on (?:a|the) (?:next |new )?(?:date|meeting)\b"
                r"|\bwithout (?:setting|fixing|agreeing|a) (?:on )?(?:a )?(?:new )?date|\bnot (?:yet )?(?:set|fixed|agreed) (?:a|any) date|\bdates?\b.{0,40}\b(?:left open|yet to be|still to be|remains? open|(?:to|would|will) be (?:agreed|fixed|set|announced|settled)(?: (?:later|through|in due))?)|\b(?:could not|did not|unable to|fail\w* to|without) agree(?:ing|ment)? (?:on )?(?:when|whether|where|how)\b.{0,30}\b(?:meet|reconvene|resume|continue|talk|hold)|\b(?:un(?:clear|certain|known|decided)|not clear|not known|no (?:decision|agreement|word|indication)(?: on| as to| of)?) (?:when|whether|if)\b.{0,40}\b(?:meet|reconvene|resume|continue|talks|round|session)"
                r"|\b(?:on|at) (?:a|some) (?:later |future )?(?:date|day|time) (?:to be|still to be|yet to be|that)\b|\b(?:did|could|do|have|has|had) not (?:\w+ )?(?:fix(?:ed)?|set|agreed? on|agreed?|named?|settled?(?: on)?|found|find) (?:a|any|the) (?:\w+ )?(?:date|day)\b|\b[Ww]hen (?:they|the (?:two|sides|talks|next|parties|group|commission|council|committee|forum)|talks|both)\b.{0,60}\b(?:open|unclear|uncertain|undecided|not (?:yet )?(?:known|clear|decided|said|agreed|fixed|set))\b|\bdate\b.{0,40}\b(?:has|had|have) (?:still|yet) to be\b|\bdates? (?:\w+ )?(?:unspecified|undecided|open)\b|\bunspecified date\b|\b(?:neither|no) side (?:\w+ ){0,2}(?:set|fixed|gave|named|offered|announced) (?:a|any) (?:\w+ )?date|\b(?:did not|would not|could not|declin\w+ to|refus\w+ to) say when\b.{0,40}\b(?:meet|talks|round|session)"),
    ("refused", r"\b(?:rul\w+ out|refus\w+|declin\w+) (?:\w+ ){0,3}(?:talks|meetings?|sessions?|rounds?)\b"),
    ("resumption wanted, no date", r"\b(?:need|want|wish|ready|readiness|willing\w*|hop|intention|interest)\w*\b.{0,30}"
                                   r"\b(?:resum|continu|hold|meet|set dates?)\w*\b.{0,60}\b(?:talks|meetings?|dialogue|dates?|rounds?)\b"),
    ("agreed to meet again, no date", r"\bagreed (?:to (?:meet again|continue|hold (?:further|more|another)|talk again|keep talking|reconvene|resume)|that (?:talks|contacts|the dialogue|consultations|work) (?:would|should|will|shall) (?:continue|resume|go on))\b|\b(?:talks|consultations|negotiations|discussions|dialogue) (?:will|would|are to|were to|shall) (?:continue|resume|go on)\b"),
)  # fmt: skip
NEXT_DATED = re.compile(
    r"\b(?:the|a|its|their) (?:next|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth)(?: one| such)? (?:is|was|are|will|would) (?:to |be |then |now |due |set |planned |scheduled |expected )|\b(?:resum|continu)\w* (?:its|their|the) (?:work|sessions?|deliberations|talks|discussions|debate|meeting|dialogue|consultations|negotiations|exchanges?|conversations?)\b|\b(?:decided|agreed|resolved|undertook|arranged) to (?:meet|convene|reconvene|gather|sit|hold|come together)\b|\b(?:go|carry) on (?:in|on)\b|\b(?:resume|continue) (?:on|in)\b|\b(?:will|shall|would|to) be (?:resumed|continued|reconvened|followed by)\b|\b[Aa] follow-up (?!to\b)(?:at \w+ level )?(?:is|was|will|has)\b|\b(?:meet|convene|gather|sit) (?:there|here|in [A-Z]\w+) (?:again|next)\b|\bfor (?:the|a) (?:next|second|third|further|return|follow-up|new) (?:one|round|meeting|visit|session|time)\b|\b(?:pay|make|for) a (?:return|reciprocal) visit\b|\b(?:will|shall|to|is to|are to|would) next (?:meet|convene|gather|sit|assemble|come together|talk)\b|\b(?:postpon\w+|put (?:off|back)|deferred|pushed back|reschedul\w+|adjourn\w+) (?:\w+ ){0,2}?(?:to|until|till|for)\b|\bwill (?:now )?not (?:do so|take place|be held|happen|convene|meet|sit|gather) (?:before|until|till)\b|\b(?:new|fresh|alternative|next) date\b|\bnext time\b|\binvit\w+ (?:[\w'.-]+ ){1,8}?(?:for|in|to) (?:[\w'.-]+ ){0,4}?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bnext (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|spring|summer|autumn)(?:\w+ ){0,2}(?:meeting|session|round|summit|talks|council)\b|\b(?:meet|talk|speak|convene|gather|assemble|sit down|come together|get together|see each other|be held) again\b|\b(?:another|further|follow-up|second|third|fourth|fifth|new) (?:\w+ ){0,2}(?:meeting|session|round|summit|call|gathering)\b.{0,40}\b(?:will|is|was|to be|set|planned|scheduled|expected|due|agreed)\b|\bagreed (?:on|to hold) (?:another|a further|a new|a second|a third) (?:\w+ ){0,2}(?:meeting|session|round|summit|call)\b|\b(?:reconvene|resume (?:the |their )?(?:talks|dialogue|discussions|negotiations))\b|\bagreed\b[^.;]{0,60}\bto (?:meet|talk|speak|continue)\b",
    re.IGNORECASE,
)
NEXT_OF = re.compile(r"\b(?:next|future|further)\s\w+\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)
LED = re.compile(
    r"\bdelegation,?\s(?:\w+\s){0,4}?(?:headed|led|chaired)\sby\b|\b(?:headed|led|heads|leads)\s(?:the|its|his|her)\s(?:[\w.]+\s){0,2}delegation\b",
    re.IGNORECASE,
)
SHIFTED = re.compile(r"\b(?:a|one) day (?P<way>after|before)\b[^.;]{0,80}$")
UNDER = re.compile(
    r"\b(?:under (?:the )?(?:auspices of (?:the )?|umbrella of (?:the )?|framework of (?:the )?)?|(?:in|within) the (?:framework|context|format|frame) of (?:the )?|as part of the (?=[A-Z][\w ]{2,40}(?:Dialogue|Process|Mechanism|Format|Agreement|Consultations|Talks)\b))"
    r"(?!Article|Chapter|Paragraph|Section)([A-Z]\w+(?: (?:(?:on|for|of) )?(?:the )?[A-Z]\w+| at Sea| in Space){0,4}(?: \d{4})?)"
)
PLACE = re.compile(
    r"(?:\b(?:in|at|outside)|\bon the bridge (?:of|at|in)|(?<=\bscheduled )for|(?<=\bplanned )for|(?<=\bset )for|(?<=\bforeseen )for)\s(?:the\s|a\s)?(?:(?:[A-Z][\w'-]+\s)?(?:[a-z][\w-]*\s){0,3}?(?:city|town|capital|village|port|resort|island|region|district|province|palace|castle|monastery|hotel|suburb|spa|territory|[Hh]eadquarters|base|airport|residence),?\s(?:of\s|at\s|in\s)?(?:the\s)?)?((?:[A-Z][\w'-]+)(?:\s(?:[A-Z][\w'-]+|(?:de|la|of|von|am)\s[A-Z][\w'-]+)){0,2})"
)
WHERE_THEY = re.compile(
    r"\b(?:in|to) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?: (?:on|last|this|early|late|in) [\w ]{1,24}?)?, where (?:[\w-]+ ){0,4}$"
)
SIDELINES = re.compile(
    r"\b(?:margins?|sidelines|fringes?|edges?|wings|corridors|periphery|behind the scenes) of (?:the )?(?:\w+ ){0,3}$"
)
"""Those who meet beside a forum hold no session of it."""
SUBJECT_REACH = 32
OBJECT_REACH = 90
"""Characters between "met" and those who met."""
VISIT_TO = re.compile(r"\bvisits?\b[^,.;]{0,40}?\bto (?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
HOTLINE = re.compile(
    r"\b(?:used?|uses|using|activated?|(?:spoke|talked|conferred|contacted \w+) (?:over|on|via|by)|exchanged .{0,30}? (?:over|on|via|by)) (?:the|a|their|its) (?:[\w-]+ ){0,3}?(?:hotline|hot line|direct (?:telephone )?line|emergency line|red (?:tele)?phone|telephone line|crisis line)\b"
)
ANOTHER_ONE = re.compile(
    r"(?:It|They|The two(?: sides)?|Both(?: sides)?) (?:had )?last (?:sat|convened|gathered|assembled|came together|held (?:a|its|their))\b|"
    r"(?:The|Their|Its|That|An?) (?:first|second|third|fourth|fifth|sixth|previous|last|latest|earlier|preceding|inaugural)(?: (?:one|such (?:meeting|round|session)|of (?:them|these)))?,? (?:[^.;]{0,50} )?"
    r"(?:took place|was held|were held|was in|was on|opened|closed|ended|began|convened|had been held|had taken place|broke up|came|dates? (?:back )?(?:to|from))\b"
)
"""How a sentence tells of another meeting of a row: "The first took place in Karsin in January"."""
OF_IT = re.compile(
    r"(?:It|They|This|Both) (?:had been|was|were|is|are|will be|has been|had|will|would have) (?:been )?(?:due|set|scheduled|to|planned|held|expected|supposed|attended|chaired|hosted|originally|initially|meant|take|taken|open|last|lasted|called|convened|postponed|cancelled|the first|their first|its first)\b|(?:It|They) (?:took place|opened|lasted|ended|broke up|began|closed|came)\b"
)
"""How a sentence goes on with the meeting told of just before: "It had been due to open in Karsin on 18 March"."""
ROUNDS = re.compile(
    r"\b(?:meet|met|meetings?|rounds?|talks|sessions?|summits?|consultations|negotiations|gathering|encounters?)\b"
)
ROUNDS_OR_CALLS = re.compile(rf"{ROUNDS.pattern}|\b(?:tele)?phone\b|\bcall\b|\bspoke\b|\breceived\b")
WHICH = re.compile(r",?\s(?:which|that|scheduled|planned|due|held|originally)\b")
"""What follows a meeting's noun and tells its day and place: "the summit, which had been due in May"."""
ROUNDS_OF = re.compile(r"\b(?:\w+\s){1,2}(?:rounds?|sessions?|series)\sof\s(?:\w+\s)?$")
