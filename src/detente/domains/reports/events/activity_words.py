"""The words and patterns by which military activities are known."""

from __future__ import annotations

import re

from detente.domains.reports.events.activity_patterns import EXERCISE

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
NAME_PART = re.compile(
    rf"\b(?:part|participat\w+|involved|engaged) in (?P<name>(?!Operation|Exercise){_NAME_WORDS})"
)
NAME_YEAR = re.compile(r"\b(?P<name>[A-Z][a-z]\w+(?:[\s-][A-Z][a-z]\w+){0,2}[\s-](?:(?:19|20)\d\d|\d\d))\b(?!,\d)")
NAME_SUBJECT = re.compile(
    r"^(?P<name>[A-Z][a-z]\w+(?:\s[A-Z][a-z]\w+){1,2}(?:\s(?:19|20)\d\d)?),?\s(?:which\s|is\s|was\s|involves?\s|brings?\s|brought\s|runs?\s|began\s|includes?\s|will\s)"
)
NO_NAME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Around|About|Some|Over|Nearly|Up|More|Between|Only|At|From|By|The|In|On|Navy|Army|Minister|President|General|Read|Update)\b",
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
    r"[Rr]anges?|RANGE|[Rr]egion|[Aa]rea|AREA|[Dd]istrict|DISTRICT|[Pp]rovince|[Pp]eninsula|[Aa]irfield|[Aa]ir base|[Nn]aval base|[Bb]ase|[Pp]ort|[Ii]slands?|[Ii]slets?|[Ss]traits?|[Gg]ulf|[Cc]oast"
    r"|[Cc]orridor|[Vv]alley|[Tt]raining (?:areas?|grounds?|ranges?)|[Tt]est (?:site|range)|[Ss]ite|[Bb]ay|[Ss]ector|[Zz]one|[Ss]ea|[Cc]osmodrome|[Ss]paceport|[Ss]pace [Cc]ent(?:re|er)|[Pp]lains?|[Pp]roving grounds?|[Ff]iring (?:grounds?|ranges?)"
    r"|[Mm]ountains?|[Hh]ills|[Pp]lateau|[Dd]esert|[Rr]iver|[Ll]ake|[Ss]ound|[Cc]hannel|[Cc]anal|[Oo]cean|[Aa]rchipelago|[Rr]eef|[Bb]ank|[Ss]hoals?|[Aa]toll|[Ss]teppe|[Ff]orest|[Ss]alient|[Ee]nclave|[Ee]xclave|[Oo]blast|[Cc]ounty"
    r"|[Pp]refecture|[Cc]apes?|[Ff]jord|[Nn]arrows|[Bb]asin|[Pp]ass|[Gg]ap|[Tt]riangle|[Rr]idge|[Ff]ield|[Ll]ighthouse|[Ff]rontier|[Bb]order|[Hh]arbou?r|[Aa]nchorage|[Rr]oadstead|[Gg]arrison|[Bb]arracks|[Cc]amp|[Pp]roving ground|[Tt]erritory|[Cc]rossing|[Oo]utpost|[Pp]ost|[Ff]ort|[Cc]apital"
)
_WORD = r"(?!(?:ON|AT|FROM|BETWEEN|AND|TO|WILL|BY|IN|UNTIL|NORTH|SOUTH|EAST|WEST|WITH|DURING|DAILY)\b)[A-Z][\w'-]+"
_PLACE_NAME = rf"{_WORD}(?:\s(?:and\sthe\s|and\s|of\sthe\s|of\s|AND\s|OF\s|OF\sTHE\s)?{_WORD}){{0,3}}"
_GENERIC = (
    r"airspace|air space|territory|waters|coasts?|shores?|coastline|ranges?|(?:\w+ )?training (?:areas?|grounds?|ranges?|camps?)|(?:\w+ )?firing (?:ranges?|grounds?|areas?)|ports?|harbou?rs?|islands?|islets?|isles?|districts?|regions?|provinces?|villages?|towns?|suburbs?"
    r"|city|cities|(?:naval |air |army |military |missile |submarine )?bases?|airfields?|airports?|garrisons?|areas?|north|south|east|west|north-?east|north-?west|south-?east|south-?west|seas?|straits?|gulf|bay|capes?|deserts?|mountains?|hills|plateau|valley"
    r"|border|frontier|border posts?|frontier posts?|posts?|outposts?|stations?|platforms?|peninsula|lakes?|rivers?|mouth|tip|entrance|outskirts|vicinity|capital|resorts?|camps?|forts?|sites?|zones?|sectors?|headlands?|approaches|cosmodrome|spaceport|shipyards?"
    r"|archipelago|atoll|county|oblast|canton|governorate|state|crossing|depots?|barracks|anchorage|edge|foot|banks?|barrier|canal|channel"
)
PLACE = re.compile(
    r"\b(?:in|at|off|from|to|into|onto|out of|over|through|across|towards?|along|around|on|via|west of|east of|north of|south of|near|outside|past|above|up|atop|beyond|beneath|under|inside|within|round|beside|opposite|patrols? of|tour of"
    r"|IN|AT|OFF|FROM|TO|INTO|OVER|NEAR|ON|EAST OF|WEST OF|NORTH OF|SOUTH OF|THROUGH|ALONG|ACROSS|between|left|leaves?|leaving|reach(?:ed|es)?|enter(?:ed|s|ing)?|cross(?:ed|es|ing)?|transit(?:ed|s|ing)?|rounded|visit(?:ed)?|for(?=\s(?:the\s)?(?:[A-Z][\w'-]+\s){0,2}(?:[Ss]traits?|[Ss]ea|[Gg]ulf|[Oo]cean|[Cc]hannel|[Ss]ound|[Bb]ay|[Bb]ase|[Bb]order|[Rr]ange)\b))"
    r"(?<!\baccording to)\s(?:the\s|THE\s|its\s|their\s|an?\s)?"
    rf"(?:[A-Z][\w'-]+\s(?:(?!of\b|with\b|and\b)[a-z][\w-]*\s){{0,2}}?(?:{_GENERIC})\s(?:of|at|called|named)\s(?:the\s)?"
    rf"|(?:(?!of\b|with\b|and\b)[a-z][\w-]*\s){{0,3}}?(?:{_GENERIC})(?:,)?\s(?:(?:of|at|off|around|near|in|on|called|named|between)\s)?(?:the\s)?)?"
    r"(?:(?:western|eastern|northern|southern|central|north-?western|north-?eastern|south-?western|south-?eastern|downtown|upper|lower|north(?:east|west)?|south(?:east|west)?|east|west|mainland|coastal|disputed|neighbou?ring|nearby)\s(?:of\s)?){0,2}"
    rf"(?P<place>{_PLACE_NAME}(?:\s(?:{_KINDS})\b)?)"
)
PLACE_DEFINITE = re.compile(
    r"\b(?:the|this|that)\s(?P<kind>straits?|sound|gulf|bay|sea|channel|narrows|canal|peninsula|plateau|corridor|salient|archipelago|islands?|islet|province|district|range|cape|lake|river|reef|atoll|enclave|valley)\b(?!\s(?:of\s)?[A-Z])"
)
PLACE_OF = re.compile(
    r"\b(?:troops|forces|units|garrisons?|army|armies|readiness) (?:of|from) (?:the )?(?:\w+ and )?(?P<place>(?:[A-Z]\w+ ){1,2}(?:Military )?(?:District|Region))\b"
)
PLACE_LISTED = re.compile(rf"(?:[,:]\s)(?P<place>{_WORD}(?:\s{_WORD}){{0,2}}\s(?:{_KINDS}))(?=[.,;]|$)")
PLACE_LABEL = re.compile(
    rf"\b(?:AREA|Area|LOCATION|Location|POSITION|PLACE|Place|WHERE)\s?:\s(?:the\s|THE\s)?(?P<place>{_PLACE_NAME})"
)
OWN_TERRITORY = re.compile(r"\bin its (?:own )?territor(?:y|ies)\b|\bon its (?:own )?(?:territory|soil)\b")
BORDERS = re.compile(
    r"\b(?:sent|moved|deployed|near|at|along|on|close|to|towards?|from|across|off) (?:to )?(?:the|its|their|our) (?P<place>(?:[a-z]+ )?(?:borders?|frontiers?) (?:with|between) (?:the )?[A-Z]\w+(?: and [A-Z]\w+)?)"
)
PART_OF = re.compile(
    rf"\b(?:as part of|in the course of|within the framework of|during|in|for)\s(?:an?|the|its|their|this year's)?\s?(?:[\w-]+\s){{0,3}}?{EXERCISE}\b",
    re.IGNORECASE,
)
"""A move within a drill is told as the drill."""
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
        "specialists",
        "infantrymen",
        "infantry",
        "paratroops",
        "commandos",
        "gunners",
        "sappers",
        "submariners",
        "medics",
        "technicians",
        "engineers",
        "rangers",
        "effectives",
        "women",
        "instructors",
        "advisers",
        "advisors",
        "volunteers",
        "crewmen",
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
    rf"\b(?:that|this|the|these|those|its|their|THAT|THE)\s(?:(?:same|two|three|four|military|operation|fighter|patrol|whole|ballistic|cruise|first|second|unmanned)\s)?(?:{EXERCISE}|operation|tests?|trial|shot|inspection|check|aircraft|jets?|bombers?|fighters?|planes?|drones?|encounters?|incidents?|collisions?|firings?|interception|launch|liftoff|manoeuvre|helicopters?|attacks?|hack|hacking|break-ins?|breach|outage|intrusions?|raid|seizure|boarding|downing|flights?|passage|patrol"
    r"|missiles?|rockets?|satellites?|spacecraft|fragments?|ships?|vessels?|warships?|cutter|corvettes?|cruiser|carrier|trawler|tanker|destroyers?|frigates?|flotilla|convoy|tug|submarine|deployment|build-?up|withdrawal|pull-?(?:back|out)|move|redeployment)\b"
    r"|\btake part in it\b|^(?:it|they)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(
    r"\b(?:(?:group|commission|committee|panel|dialogue|conference|consultations?|forum|board|code|convention|rules|norms?|hotline|contacts) (?:on|for|about|against) (?:[\w-]+ ){0,2}(?:incidents|attacks|exercises|drills|launches|tests|man(?:oeu|eu)vres|operations|cyber\w*)|lists? of|notifiable|calendars? of|transparency of|right to|notices? of|notification of|bans? on|limit\w* on|proposals? (?:on|for)|ways? to|rules? (?:on|for)|details? of|moratorium on|pledg\w+ (?:\w+ ){0,4}(?:never|not) to|never to|not to|forgo|renounc\w+|in the event of|in case of"
    r"|treaty|talks on|agreement on|would bar|no plans? to|no intention of|future|any (?:further|more|new|such|future|other|kind)|(?-i:might|may|could be)|(?:largest|biggest|greatest|worst)\b.{0,60}\bsince)\b",
    re.IGNORECASE,
)
SAME_DAY = re.compile(
    r"\b(?:(?:hours|minutes|moments|shortly|soon) (?:later|after(?:wards)?)|later (?:that|the same) (?:day|morning|afternoon|evening|night)|(?:on |at )?the same (?:day|hour|time|morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)
"""What happened on the day of what was told before."""
DAY_OF_IT = re.compile(
    r"^(?:It|This|That|All this) (?:all )?(?:happened|occurred|came about) (?:early |late |shortly )?(?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)\b|"
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[Yy]esterday|[Tt]oday)'s (?:\w+ )?(?:trial|test|launch|drill|exercise|incident|firing|shot|encounter|collision|flight|attack|intrusion|strike|seizure|manoeuvre|maneuver|interception|near miss|shooting|downing)\b"
)
EARLIER_ONE = re.compile(
    r"\b(?:previous|earlier|first|last|another|second|third|fourth|fifth|similar|comparable|like)\s(?:\w+\s){0,2}(?:attempt|trial|test|launch|exercise|drill|check|incident|time|case|shot|one|manoeuvres|maneuvers|encounter|collision|attack)\b",
    re.IGNORECASE,
)
PUT_AT = re.compile(
    r"\b(?:put|puts|placed|estimated|number(?:ed|s|ing)|total(?:l?ed|s|ling)?|counted|reckon\w+|amount(?:ed|s|ing)|made up of|consist\w+ of|compris\w+|strength of|a force of)\b"
)
SEEN_BY = re.compile(
    r"\s*(?:closely\s)?(?:shadowed|tracked|escorted|followed|accompanied|watched|monitored|observed|photographed|trailed|detected|spotted)\sby\b"
)
"""Who only followed what went by does nothing of its own."""
GOES_AHEAD = re.compile(
    r"\b(?:it|they|this|both)\s(?:will\s)?(?:goes|go|went|take|takes|took|run|runs|ran|start|starts|started|begin|begins|began|last|lasts|lasted|involves?|involved|be held|is|was)\b",
    re.IGNORECASE,
)
NO_PLACE = re.compile(
    r"(?:the )?(?:Navy|Army|Air Force|Armed Forces|Ministry|Minister|Parliament|Government|Council|Commission|Committee|General|President|Prime|Secretary|Admiral|Colonel|Defen[cs]e|Foreign|Commander|Coast Guard|Senate|Congress|House"
    r"|Captain|Major|Lieutenant|UTC|GMT|Zulu|State|States|Article|Treaty|Charter|Convention|Accords?|Agreement|Protocol|Vienna Document|\d+(?:st|nd|rd|th)\b|[A-Z]\w+ (?:Brigade|Division|Regiment|Battalion|Fleet|Corps|Squadron|Air Force|Navy|Army|Ministry|exercise|drills?|Accords?|Treaty|Charter)|Mr|Mrs|Ms|Dr|I|We|It|He|She|They|Twitter|Telegram|Facebook|[A-Z]+ TARGETS|Mariners|MARINERS|Airmen|AIRMEN)\b"
    r"|(?:the )?(?:[A-Z]{1,3}|[A-Z][a-z]+)-\d+"
)
FAR = re.compile(r"\b(?:miles|kilomet(?:er|re)s|km)\s(?:away\s)?$")
"""What stands before "from" a place that is only far away; "30 miles west of" it is near enough."""
PLACE_SUBJECT = re.compile(
    rf"(?:^|[.;:,]\s)(?:[Tt]he\s)(?P<place>{_PLACE_NAME}\s(?:{_KINDS}))\s(?:will|is|was|are|were|has|had|receive[sd]?|host(?:s|ed)?|saw|sees|serve[sd]?)\b"
)
PLACE_GENERIC = re.compile(
    r"\b(?:in|at|off|from|to|into|onto|along|on|over|through|across|crossed|down|up|near|towards?|of|opposite|behind)\s(?:the|its|their|our|his)\s"
    r"(?P<place>(?:(?:eastern|western|northern|southern|central|south-?eastern|south-?western|north-?eastern|north-?western|common|shared|joint|disputed|far) )?"
    r"(?:border strip|border (?:zone|area|region)|borders?|frontiers?|coasts?|coastline|seaboard|shores?|river|strait|cape|front line|line of contact|contact line|demarcation line|median line|buffer zone|exclusion zone|high seas|peninsula|islands?|valley|range))\b(?!\s(?:with|of|guards?|police|patrol|between|commission)\b)"
)
"""Where a clause names no place by its name: "the border strip", "the eastern seaboard"."""
LEFT_ON = re.compile(
    r"\b(?:back|left|leave|home|withdrawn|gone|out)\s(?:on|in)\s(?:the (?:end|middle|beginning|start) of )?(?:mid-|early |late )?$"
)
"""The day of a withdrawal, which is no end of anything else."""
NO_FORCE = re.compile(
    r"(?:\s(?:members|hands|people|men|sailors|fishermen|passengers))?\s(?:on board|aboard|captive|prisoner|hostage|(?:were|was) (?:killed|wounded|injured|hurt|rescued|missing|detained|held|released))\b"
)
"""What follows a number of people who are no force: those on board, taken, hurt."""
BEGAN = re.compile(
    r"\b(?:began|begun|begin(?:s|ning)?|start(?:ed|s|ing)?|opened|opens|got under way|get under way|kicked off|launched|under way since|going on since|running since|which since|commenc\w+|runs? from|from)\s(?:(?:on|in|early|late|last|the|at|dawn|morning|of)\s){0,3}$"
)
"""What stands before the first day of something that lasts."""
ENDS = re.compile(
    r"\b(?:end|ends|ended|ending|finish\w*|conclude\w*|complet\w*|over|lasts?|lasting|back|left|leave|home|withdrawn|gone|out)\s(?:on|by|in|until|till|to|before)\s(?:the (?:end|middle|beginning|start) of )?(?:mid-|early |late )?$"
)
NOT_THEN = re.compile(
    r"\b(?:instead of|rather than|not on|originally|order\w*|said|told|announced|notified|disclosed|reported|stated|confirmed|added|declared|warned|told \w+|informed \w+|made (?:known|clear)|notice of|signed|agreed|decree\w* of|letter of|out of use since)\s(?:(?:late|early)\s)?(?:on\s)?(?:(?:late|early)\s)?$"
)
ORDERED = re.compile(
    r"\b(?:order(?:ed|s)?|instructed|decreed|approved|authori[sz]ed)\b(?:(?!\bto\b).){0,80}$", re.IGNORECASE
)
"""What was decided that day did not start on it."""
BETWEEN = re.compile(r"\b(?:between|from)\s(?:[\w.:]+\s){0,6}?$", re.IGNORECASE)
AND_UNTIL = re.compile(
    r"\s?(?:[\w.:,']+\s){0,4}?(?:and|to|until|till|through)\s(?:[\w.:']+\s){0,6}?", re.IGNORECASE
)
"""What joins two days to a stretch of time: "between 06.20 on Tuesday and 02.45 on Wednesday"."""
DAYS_FROM = re.compile(
    r",?\s(?P<number>an?|one|two|three|four|five|six|seven) (?P<unit>day|week)s? (?P<way>after|before)\s",
    re.IGNORECASE,
)
"""What stands between a day and a clause that lies so far from it: "on Friday, a day after a drone was lost"."""
FORMATION_OF = re.compile(
    r"\b(?:flotilla|convoy|group|squadron|task (?:force|group)|formation|fleet|armada|detachment|strike group|column)\s(?:made up |consisting |composed )?of (?:up to |about |some |around |at least )?$",
    re.IGNORECASE,
)
NEW = re.compile(
    r"^(?:(?:[Oo]n|[Ii]n|[Aa]t|[Ss]ince|[Ff]rom|[Bb]etween|[Ee]arly|[Ll]ate|[Ee]arlier)\b[^,]{0,40},?\s)?(?:an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d[\d,]*|some|about|around|several|dozens|hundreds|thousands|more than|over|up to|at least|nearly|close to|"
    r"units|troops|soldiers|ships|jets|aircraft|warships|destroyers|frigates|bombers|fighters|tanks|forces)\b",
    re.IGNORECASE,
)
"""How something new is named: "four jets", not "the jets"."""
DEBRIS = re.compile(r"\b(?:fragments?|debris|pieces?|shards?|one of (?:them|the))\b", re.IGNORECASE)
NOT_AGENT = re.compile(
    r"\b(?:detected|tracked|spotted|observed|monitored|accompanied|escorted|followed|seen|photographed|announced|confirmed|reported|condemned|criticised|criticized|denounced|watched|noticed|welcomed|identified|shadowed|quoted|cited|invited|notified|published|released|issued|described|called|seen|registered|recorded|located|preceded)\s(?:\w+\s)?by\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Who only saw or told of it is not the one who acted: "was tracked by Norland"."""
CASUALTIES = re.compile(
    r"\b(?:kill\w*|died|dead|wound\w*|injur\w*|inspectors?|observers?|ceiling|limit|quota|treaty)\b", re.IGNORECASE
)
TOLD_THAT = re.compile(
    r"\b(?:told|informed|notified|warned|announced|reported|says?|said|stated|claims?|claimed|wrote|promised|pledged|vowed|insisted|confirmed|added|noted|stressed|complained|alleged|maintained|charged|conceded|acknowledged|indicated|disclosed|revealed|assured|boasted|declared)"
    r"\s(?:[\w'.-]+,?\s){0,14}?that\s"
)
THERE = re.compile(r"\bin (?:the|that) (?:area|region)\b|\bthere\b")
LABEL = re.compile(
    r"^(?:\d+\.\s|[A-Z]\.\s|[A-Z]\)\s)?(?:AREA|PERIOD|DATES?|TIMES?|POSITION|LOCATION|WHEN|WHERE|DURATION|VALIDITY|FROM|Area|Period|Dates?|Times?|Location|Position|Duration)\s?:",
)
CLAUSE_BREAKS = re.compile(
    r";\s|,\s(?:and|but|while|whereas|when|which|as|with)\s|\s(?:and|while|as|when|which|that|comes as|because)\s|\s(?:after|before)\s(?=[a-z])|,\s|:\s"
)
TOTAL = re.compile(r"(?:In all|Altogether|In total|All told|A total of|All in all|Overall)\b")
"""How a sentence begins that only counts what was told of before."""
REACH = 3
"""Sentences over which "that exercise" reaches back."""
REACH_OF_DETAILS = 12
"""Sentences over which a later account of the same thing reaches back."""
RULE_OF = re.compile(
    rf"\b(?:any|every|each|all)\s(?:\w+\s){{0,2}}?(?:{EXERCISE}|launches?|tests?|movements?|deployments?)\s(?:above|over|of more than|exceeding|larger than|involving more|beyond)\b|\bhas to invite\b",
    re.IGNORECASE,
)
"""Words of a rule for activities: "any drill above 9,000 troops"."""
BECAUSE_OF = re.compile(r"\b(?:following|because of|in response to|in protest (?:at|over)|on account of)\b")
"""What parts the day of an answer from the thing answered: "on Friday suspended the talks following an attack"."""
HOMEWARD = re.compile(r"\b(?:came|come|comes|coming|returned|return|flew|sailed|back) home\b")
FELL = re.compile(r"\b(?:came down|fell|landed|splashed down|hit|struck)\b")
ATTACK_BEGAN = re.compile(
    r"\b[Tt]he (?:attack|assault|break-in|breach|intrusion|outage|raid|campaign|infection|operation) (?:had |was |has )?(?:beg[au]n|started|ran|lasted|went on|continued|was|hit|came|contained|over|ended)\b"
)
"""How a later sentence tells when an attack on computers was."""
