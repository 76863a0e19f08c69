"""The words and patterns by which military activities are known."""

from __future__ import annotations

import re

EXERCISE = r"(?:exercises?|drills?|war ?games?|man(?:oeuvres|euvers))"
FORCES = (
    r"(?:troops?|forces?|soldiers?|units?|tanks?|warships?|ships?|vessels?|frigates?|corvettes?|destroyers?|cruisers?|submarines?"
    r"|aircraft|jets?|planes?|bombers?|helicopters?|drones?|battalions?|brigades?|regiments?|divisions?|battery|batteries|launchers?"
    r"|missiles?|systems?|servicemen|service members|paratroopers?|marines|squadrons?|contingents?|personnel|convoys?|columns?|artillery)"
)
_CRAFT = r"(?:satellites?|spacecraft|space station|station|spaceplane|capsule|probe|rocket|shuttle)"
_PLANES = (
    r"(?:jets?|fighters?|aircraft|planes?|bombers?|helicopters?|drones?|ships?|vessels?|warships?|frigates?|destroyers?|corvettes?"
    r"|patrol (?:boats?|ships?|vessels?)|boats?|tugs?|trawlers?|submarines?)"
)
_NUMBER = r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|some \w+|about \w+)"
_LENGTH = r"(?:feet|met(?:er|re)s?|yards|miles?|nautical miles?|kilomet(?:er|re)s?|km|m)"
_BASES = r"(?:bases?|barracks|garrisons?|stations?|home|port|ports|positions|deployment|locations)"
_TYPES: tuple[tuple[str, str], ...] = (
    ("asat-test", r"\b(?:anti-?satellite|ASAT)\b.{0,20}\b(?:test\w*|launch\w*|shot|firing|weapon|missile|exercise)|\bmissile\b.{0,30}\b(?:satellite|spacecraft)\b"
                  r"|\b(?:destroy\w*|shot down|shoot\w* down|hits?|struck|blew (?:up|apart)|smash\w*)\b.{0,45}\b(?:satellites?|spacecraft)\b"),
    ("snap-exercise", rf"\b(?:snap|surprise|unannounced|no-notice|short-notice) (?:\w+ )?(?:{EXERCISE}|inspections?|checks?)\b"
                      r"|\b(?:combat[- ])?readiness (?:check|inspection)|\binspection of (?:the )?combat readiness\b"),
    ("live-firing", rf"\b(?:live[- ]fire|live[- ]firing|shooting|firing|gunnery|artillery) {EXERCISE}\b|\blive[- ](?:firings?|fire)\b"
                    r"|\b(?:gunnery|firing practice|rocket firings?|gun firings?|naval gunfire|firing of)\b"
                    r"|\btest\w* (?:\w+ )?(?:missiles?|rockets?)\b"),
    ("missile-firing", r"\b(?:launch(?:e[sd]|ing)?|fir(?:e|es|ed|ing)|test-?fir\w+|test-?launch\w*|lob\w*)\b.{0,40}\bmissiles?\b"
                       r"|\bmissiles?\b.{0,20}\b(?:test|tests|launch|launches|firings?|trial|trials|(?:was|were|is|are|been|be) (?:test-)?(?:launched|fired))\b"),
    ("space-approach", rf"\b{_CRAFT}\b.{{0,60}}\b(?:approach\w*|close to|near|within|manoeuvred|maneuvered|docked|alongside|tail\w*|shadow\w*|follow\w*)\b.{{0,60}}\b{_CRAFT}\b"
                       rf"|\b(?:pass\w*|came|come|flew|drift\w*) within\b.{{0,40}}\b(?:of )?(?:the |its |our |a |their )?(?:\w+ )?{_CRAFT}\b"
                       r"|\b[A-Z][\w-]*-\d+ (?:passed|approached|came within|came close|flew past)\b|\bclose approach\b|\bconjunction\b|\brendezvous and proximity\b"),
    ("space-launch", rf"\blaunch(?:ed|es|ing)?\b.{{0,60}}\b(?:{_CRAFT}|orbit|cosmodrome|spaceport|space (?:centre|center))\b|\b{_CRAFT}\b.{{0,50}}\b(?:launched|lift(?:ed|s)?[- ]off|blast(?:ed|s)?[- ]off|put into|placed in|reached) ?(?:\w+ )?(?:orbit)?"
                     r"|\b(?:rocket|space|satellite) launch(?:es)?\b|\blaunch(?:ed|es)? [A-Z][\w-]*-\d+\b|\blift(?:ed|s)?[- ]?off\b|\binto orbit\b|\bsounding rocket\b"),
    ("close-encounter", rf"\battack pass(?:es)?\b|\bintercept\w*|\bbuzz\w*|\bwithin (?:(?:about|some|around|only|just|less than) )?{_NUMBER} {_LENGTH}\b(?! (?:of|from) (?:the |its |their )?(?:[\w\']+ )?(?:border|frontier))|\bcl(?:ose|osing) to within\b|\bclose-range\b"
                        r"|\b(?:flew|flown|flying|fly|came|passed|sailed|steamed) (?:\w+ ){0,3}(?:close|past|over|alongside)\b"
                        rf"|\bpasses\b.{{0,20}}\b{_PLANES}\b|\bflown\b.{{0,20}}\bpasses\b|\bwarning shots?\b|\b(?:shadow\w*|tail(?:ed|ing)|scrambl\w+|escort(?:ed|ing)|collid\w+|collision between|ramm(?:ed|ing)|rams|near[- ]miss|cut across|crossed the bows?|dropped (?:\w+ )?bombs)\b"
                        r"|\b(?:violat\w+|enter\w*|flew into|flown into|intru\w+ (?:in|into)|incursions? into|penetrat\w+|breach\w*|cross\w* into)\b.{0,40}\b(?:airspace|air space|territorial (?:waters|sea)|waters)\b"
                        r"|\b(?:airspace|air space) (?:violation|incursion|intrusion)s?\b|\b(?:locked|lock|illuminat\w+)\b.{0,30}\bradar\b|\bunsafe(?:ly)?(?: and unprofessional)?\b.{0,30}\b(?:manner|pass|approach|interception)\b"),
    ("demonstration", r"\b(?:put|puts|placed) (?:\w+ ){0,5}on (?:show|display)\b|\bmilitary parade\b|\bparad(?:ed|ing)\b|\bunveil\w*\b.{0,40}\b(?:missiles?|weapons?|systems?)\b|\bshow of force\b|\bdemonstration (?:flights?|firing)\b"),
    ("withdrawal", rf"\b(?:{FORCES}|brigade|they|which)\b.{{0,90}}\b(?:(?:return\w*|go(?:ing)? back|gone back|came back|come back|pull\w* back) (?:home|to)|withdraw\w*|withdrew|pull\w* (?:back|out)|go(?:ing)? (?:back|home)|(?:have|had|has) left|be withdrawn|leav(?:e|ing) [A-Z])\b"
                   rf"|\b(?:withdraw\w*|withdrew|withdrawal|pull\w* (?:back|out)|pull-?(?:back|out)|drawdown)\b.{{0,50}}\b{FORCES}\b|\breturn\w*\b.{{0,40}}\b(?:to|at) (?:their|its|the) (?:\w+ ){{0,2}}{_BASES}\b|\b(?:begin|start|began|started) (?:to withdraw|withdrawing)\b"),
    ("build-up", rf"\bbuild-?ups?\b|\bbuil[dt]\w* up\b.{{0,30}}\b{FORCES}\b|\b(?:mass(?:ed|ing|es)|amass\w*|assembl\w+|concentrat\w+|gather(?:ed|ing)|reinforc\w+)\b.{{0,40}}\b{FORCES}\b|\b{FORCES}\b.{{0,90}}\b(?:mass(?:ed|ing)|concentrated|amassed|gathered|assembled|positioned|built up)\b"
                 rf"|\bconcentration of\b.{{0,20}}\b{FORCES}\b|\b{FORCES}\b.{{0,40}}\b(?:has|have|had|been|were|was) (?:been )?moved (?:to|into|closer|near|towards?|up)\b|\b{FORCES}\b (?:now |currently |already )?(?:near|along|close to|at|on) (?:the |its |their |our )?(?:\w+ )?(?:border|frontier|line of contact|demarcation line)\b"),
    ("exercise", rf"\b{EXERCISE}\b(?! (?:its|their|his|her|our|restraint|caution|of (?:power|rights?))\b)|\b(?:command[- ]post|field|staff|naval|military|joint) training\b"),
    ("deployment", rf"\b(?:re)?deploy\w*\b.{{0,70}}\b{FORCES}\b|\b{FORCES}\b.{{0,60}}\b(?:re)?deploy(?:ed|ing|s)?\b|\b(?:sent|send\w*|mov(?:e|es|ed|ing)|dispatch\w*|station(?:ed|ing)|transfer\w*|relocat\w+|rotat\w+|brought)\b.{{0,50}}\b{FORCES}\b.{{0,30}}\b(?:to|in|into|near|at|on|closer|along)\b"
                   rf"|\b{FORCES}\b.{{0,50}}\b(?:stationed|arrived|dispatched|transferred|relocated|came|(?:was|were|been|be|are|is) (?:sent|moved|placed|based)|moved to|which \w+ moved)\b"),
    ("cyber-attack", r"\bcyber[- ]?(?:attacks?|operations?|intrusions?|espionage|incidents?)\b|\bhack(?:ed|ing|ers?)\b|\bransomware\b|\bmalware\b|\bdenial[- ]of[- ]service\b|\bDDoS\b|\bphishing\b"),
    ("alert", r"\b(?:high|heightened|combat|full|special|raised|highest) (?:state of )?(?:alert|readiness|combat readiness)\b|\bon alert\b|\balert (?:level|status)\b|\bstate of (?:alert|readiness)\b"),
    ("transit", r"\b(?:sail(?:ed|s|ing)?|transit\w*|steam(?:ed|ing)|pass(?:ed|es|ing) through|enter(?:ed|s|ing)?|cross(?:ed|es|ing)?)\b.{0,50}\b(?:from|through|into|to|for|[Ss]ea|SEA|Strait|Straits|Gulf|Narrows|Channel|waters)\b"
                r"|\bwent\b.{0,40}\b(?:into|through)\b.{0,20}\bwaters\b"),
)  # fmt: skip
PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _TYPES)
_NAME_WORDS = r"[A-Z][\w-]+(?:[\s-](?:[A-Z][\w-]+|(?:19|20)\d\d|\d{1,2}\b(?!\s(?:[A-Z]|to\b|and\b|-))))*"
NAMED = re.compile(
    r"\b(?:[Ee]xercises?|EXERCISE|[Dd]rills?|[Oo]peration|[Mm]anoeuvres?|[Mm]aneuvers?|[Ww]ar ?games?|codenamed|code-named|dubbed|called|named)[,:]?\s"
    rf"(?:called\s|named\s|dubbed\s|codenamed\s|code-named\s)?[\"']?(?P<name>{_NAME_WORDS})"
)
NAME_BEFORE = re.compile(
    rf"\b(?:the|The|its|their|annual|joint|in|for|of)\s[\"']?(?P<name>[A-Z][\w-]+(?:\s(?:[A-Z][\w-]+|(?:19|20)\d\d|\d\d))*)[\"']?\s(?:\w+\s)?{EXERCISE}\b"
)
NAME_APPOSED = re.compile(
    rf"\b{EXERCISE}(?:\s[a-z]+){{0,4}},\s[\"']?(?P<name>{_NAME_WORDS})[\"']?,"
    rf"|(?P<second>\b[A-Z][\w-]+(?:\s(?:[A-Z][\w-]+|(?:19|20)\d\d|\d\d))+),\s(?:an?|the|its)\s(?:[a-z-]+\s){{0,4}}{EXERCISE}\b"
)
NAME_YEAR = re.compile(r"\b(?P<name>[A-Z][a-z]\w+(?:[\s-][A-Z][a-z]\w+){0,2}[\s-](?:(?:19|20)\d\d|\d\d))\b(?!,\d)")
NAME_SUBJECT = re.compile(
    r"^(?P<name>[A-Z][a-z]\w+(?:\s[A-Z][a-z]\w+){1,2}(?:\s(?:19|20)\d\d)?),?\s(?:which\s|is\s|was\s|involves?\s|brings?\s|brought\s|runs?\s|began\s|includes?\s|will\s)"
)
NO_NAME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|In|On|Navy|Army|Minister|President|General|Read|Update)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"^[\"']?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\s(?:(?:19|20)\d\d|\d\d)[\"']?,?\s(?:(?:is|are|was|were|will|has|had)\s(?:to\s|be\s|been\s)*)?"
    r"(?:run|runs|ran|held|take place|takes place|took place|begin|begins|began|start|starts|started|last|lasts|lasted|end|ends|ended|open|opens|opened)\b"
)
TAKES_PART = re.compile(
    r"\b(?:involv\w+|brought together|bring\w* together|t(?:ook|ake|aken|akes|aking) part|particip\w+|includ\w+|mobili[sz]\w+"
    r"|(?:will|to|would|is|are|was|were|had|have|has) (?:been |be )?(?:used|employed|involved|engaged|committed))\b"
)
CALLED = re.compile(
    r"\b(?:operation|exercise|drills?|test|mission|manoeuvres|maneuvers), (?:called|named|dubbed|codenamed|code-named) [\"']?(?P<name>[A-Z]\w+(?: [A-Z]\w+){0,2})"
)
BORDER_WITH = re.compile(
    r"\b(?:borders?|frontiers?) (?:with|of|to)(?: the)? (?P<state>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})"
)
OWN_BORDER = re.compile(r"(?P<state>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})(?:'s|') (?:\w+ )?(?:borders?|frontiers?)\b")
ADJECTIVE_BORDER = re.compile(r"\b(?P<state>[A-Z]\w+) (?:borders?|frontiers?)\b")
NEAR = re.compile(
    r"\b(?:near|close to|next to|around|bordering)(?: the)? (?P<state>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})"
)
_KINDS = (
    r"[Rr]ange|RANGE|[Rr]egion|[Aa]rea|AREA|[Dd]istrict|DISTRICT|[Pp]rovince|[Pp]eninsula|[Aa]irfield|[Aa]ir base|[Bb]ase|[Pp]ort|[Ii]slands?|[Ss]trait|[Gg]ulf|[Cc]oast"
    r"|[Cc]orridor|[Vv]alley|[Tt]raining (?:area|ground)|[Tt]est site|[Ss]ite|[Bb]ay|[Ss]ector|[Zz]one|[Ss]ea|[Cc]osmodrome|[Ss]paceport|[Pp]lain|[Pp]roving ground|[Ff]iring ground"
)
_WORD = r"(?!(?:ON|AT|FROM|BETWEEN|AND|TO|WILL|BY|IN|UNTIL|NORTH|SOUTH|EAST|WEST|WITH|DURING|DAILY)\b)[A-Z][\w'-]+"
_PLACE_NAME = rf"{_WORD}(?:\s(?:and\sthe\s|and\s|of\sthe\s|of\s|AND\s|OF\s|OF\sTHE\s)?{_WORD}){{0,3}}"
PLACE = re.compile(
    r"\b(?:in|at|off|from|to|into|over|through|across|towards?|along|around|on|via|west of|east of|north of|south of|near|outside"
    r"|IN|AT|OFF|FROM|TO|INTO|OVER|NEAR|ON|between|left|leaves?|leaving|reach(?:ed)?|enter(?:ed)?|crossed)(?<!\baccording to)\s(?:the\s|THE\s|its\s|their\s)?"
    r"(?:(?:airspace|territory|waters|coast|ranges?|training\s(?:areas?|grounds?)|firing\sranges?|ports?|harbours?|island|islands|district|region|village|town|city|bases?|area|north|south|east|west|sea)\s(?:of|at|off|around)\s(?:the\s)?)?"
    r"(?:(?:western|eastern|northern|southern|central|north-western|north-eastern|south-western|south-eastern|northwestern|northeastern|southwestern|southeastern)\s)?"
    rf"(?P<place>{_PLACE_NAME}(?:\s(?:{_KINDS}))?)"
)
PLACE_LABEL = re.compile(
    rf"\b(?:AREA|Area|LOCATION|Location|POSITION|PLACE|Place|WHERE)\s?:\s(?:the\s|THE\s)?(?P<place>{_PLACE_NAME})"
)
OWN_TERRITORY = re.compile(r"\bin its (?:own )?territor(?:y|ies)\b|\bon its (?:own )?(?:territory|soil)\b")
BORDERS = re.compile(
    r"\b(?:sent|moved|deployed|near|at|along|on|close) (?:to )?(?:the|its|their) (?P<place>(?:borders?|frontiers?) with [A-Z]\w+)"
)
PEOPLE = frozenset(
    [
        "soldiers",
        "troops",
        "personnel",
        "servicemen",
        "servicewomen",
        "servicemembers",
        "members",
        "men",
        "paratroopers",
        "marines",
        "people",
        "forces",
        "reservists",
        "sailors",
        "participants",
        "conscripts",
        "recruits",
        "cadets",
        "airmen",
        "guardsmen",
        "peacekeepers",
        "military",
    ]
)
ACTIVITY_NOUNS = frozenset(
    [
        "exercise",
        "drill",
        "game",
        "manoeuvres",
        "maneuvers",
        "test",
        "launch",
        "firing",
        "deployment",
        "withdrawal",
        "build-up",
        "buildup",
        "presence",
        "manoeuvre",
        "attack",
        "concentration",
        "interception",
        "flight",
        "patrol",
        "aircraft",
        "jet",
        "fighter",
        "bomber",
        "ship",
        "vessel",
        "brigade",
    ]
)
NORM = re.compile(r"\b(?:has to|have to|must|should|shall|if|unless|obliged|required|threshold|than the)\b")
"""Words of a rule, which tells of no activity: "a State that brings together 13,000 troops has to invite observers"."""
FUTURE = re.compile(
    r"\b(?:will|would|shall|plans? to|to be (?:held|launched)|is to|are to|intends? to|order\w*|announc\w+|is due|are due|scheduled|opens?|begins?)\b",
    re.IGNORECASE,
)
MOMENTARY = frozenset(
    ["close-encounter", "asat-test", "transit", "missile-firing", "space-launch", "cyber-attack", "space-approach"]
)
WEAPONS = re.compile(
    r"\b(?:Su|MiG|Tu|Il|Ka|Mi|An|Be|F|B|P|RC|S|T|EA|KC|MQ|RQ|AH|CH|UH|C|E|RQ|J|H|JF|Yak)-\d+\w*\b|\b9M\d+\b|\b(?:HMS|USS|HMCS|INS|FS) [A-Z]\w+(?: [A-Z]\w+)?"
)
SHIP_NAME = re.compile(
    r"\b(?:frigate|destroyer|corvette|cruiser|tug|patrol (?:vessel|ship|boat)|minesweeper|submarine|tanker|trawler|carrier|satellite|station|ship|vessel|icebreaker|spacecraft)\s[\"']?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)
WITH_WEAPON = re.compile(
    r"\bwith an? (?P<weapon>(?:[\w-]+ )?(?:missile|rocket|laser))\b|\b(?:test|fire)\w* (?P<plural>missiles|rockets)\b"
)
SAME = re.compile(
    rf"\b(?:that|this|the|THAT|THE)\s(?:(?:same|two|three|military|operation|fighter|patrol)\s)?(?:{EXERCISE}|operation|test|inspection|aircraft|jets|bombers|planes|encounter|incident|firings?|interception|launch|manoeuvre|plane|helicopters?|attack|intrusion|destroyer|frigate|tug)\b"
    r"|\btake part in it\b|^(?:it|they)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(
    r"\b(?:transparency of|right to|notice of|notification of|bans? on|limit\w* on|proposals? (?:on|for)|ways? to|rules? (?:on|for)|details? of|moratorium on"
    r"|treaty|talks on|agreement on|would bar|no plans? to|no intention of|future|any|(?-i:might|may)|(?:largest|biggest|greatest|worst|first)\b.{0,60}\bsince)\b",
    re.IGNORECASE,
)
NO_PLACE = re.compile(
    r"(?:the )?(?:Navy|Army|Air Force|Armed Forces|Ministry|Minister|Parliament|Government|Council|Commission|General|President|Prime|Secretary|Admiral|Colonel"
    r"|Captain|UTC|GMT|Zulu|State|States|Article|Vienna Document|\d+(?:st|nd|rd|th)\b|[A-Z]\w+ (?:Brigade|Division|Regiment|Battalion|Fleet|Corps|exercise|drills?)|Mr|Mrs|Ms)\b"
)
FAR = re.compile(r"\b(?:miles|kilomet(?:er|re)s|km)\s(?:from|away from|off)?\s?$")
ENDS = re.compile(
    r"\b(?:end|ends|ended|ending|finish\w*|conclude\w*|over|lasts?|lasting|back|left|leave|home|withdrawn)\s(?:on|by|in|until|till|to)\s$"
)
NOT_THEN = re.compile(
    r"\b(?:instead of|rather than|not on|originally|order\w*|said|told|announced|notified|out of use since)\s(?:on\s)?$"
)
TOLD_THAT = re.compile(
    r"\b(?:told|informed|notified|warned|announced|reported|says?|said|stated|claims?|claimed|wrote)\s(?:\w+\s){0,4}that\s"
)
THERE = re.compile(r"\bin (?:the|that) (?:area|region)\b|\bthere\b")
LABEL = re.compile(
    r"^(?:\d+\.\s|[A-Z]\.\s|[A-Z]\)\s)?(?:AREA|PERIOD|DATES?|TIMES?|POSITION|LOCATION|WHEN|WHERE|DURATION|VALIDITY|FROM|Area|Period|Dates?|Times?|Location|Position|Duration)\s?:",
)
CLAUSE_BREAKS = re.compile(
    r";\s|,\s(?:and|but|while|whereas|when|which|as|with)\s|\s(?:and|while|as|when|which|that|comes as|because)\s|\s(?:after|before)\s(?=[a-z])|,\s|:\s"
)
REACH = 3
"""Sentences over which "that exercise" reaches back."""
REACH_OF_DETAILS = 12
"""Sentences over which a later account of the same thing reaches back."""
