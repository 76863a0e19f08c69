"""Word tables of the reading rules: verbs of saying, office words, topics and stances. Data, no logic.

A row is to be read aloud: "a verb of this list, in one of these frames, carries this stance". What the words
in the content say can change the stance (`STANCE_WORDS`), but only where the verb itself is neutral.
"""

from __future__ import annotations

import re

import msgspec


class Cue(msgspec.Struct, frozen=True):
    """What a verb of saying carries: a stance, and the forms in which its content comes.

    Frames: `c` a clause (that ..., or the words before ", she said"), `n` a noun phrase, `i` an infinitive,
    `o` a noun phrase behind "of" ("spoke of"), `p` an object with "at" ("put the number at").
    """

    stance: str
    frames: str


_VERBS: tuple[tuple[str, str, str], ...] = (
    ("say tell add state note explain stress recall remark observe comment reply argue conclude", "assert", "c"),
    ("declare write tweet reiterate maintain insist emphasise emphasize underline underscore", "assert", "c"),
    (
        "report claim mention acknowledge admit concede estimate confirm answer respond assert announce",
        "assert",
        "c",
    ),
    ("repeat contend quip recount inform clarify highlight reveal post signal indicate hint", "assert", "c"),
    ("counter retort rejoin object interject disclose specify testify proclaim pronounce assess predict", "assert", "c"),
    ("caution advise brief swear grumble joke stipulate recall affirm conclude judge point elaborate", "assert", "c"),
    ("speak", "assert", "o"),
    ("put", "assert", "p"),
    ("describe label brand dub", "assert", "n"),
    ("threaten", "warn", "ci"),
    ("thank commend", "welcome", "n"),
    ("reaffirm express voice", "assert", "n"),
    ("deny", "deny", "cn"),
    ("condemn denounce criticise criticize decry deplore blast slam lambast", "accuse", "n"),
    ("accuse blame", "accuse", "n"),
    ("complain allege charge protest", "accuse", "c"),
    ("warn caution", "warn", "cni"),
    ("fear worry", "warn", "c"),
    ("welcome hail praise applaud", "welcome", "n"),
    ("regret lament", "regret", "cn"),
    ("reject dismiss oppose refute rebut", "reject", "n"),
    ("support back endorse", "support", "n"),
    ("promise pledge vow assure", "assure", "ci"),
    ("urge demand request ask appeal implore", "demand", "cni"),
    ("call", "demand", "ni"),
    ("propose suggest recommend offer", "propose", "cni"),
    ("hope", "demand", "c"),
    ("accept agree", "accept", "c"),
    ("think believe", "assert", "c"),
)
CUES: dict[str, Cue] = {verb: Cue(stance, frames) for verbs, stance, frames in _VERBS for verb in verbs.split()}
"""Every verb of saying by its lemma. `think` and `believe` count in quotations' attributions only."""

CUE_ADJECTIVES: dict[str, str] = {
    "concerned": "warn", "worried": "warn", "alarmed": "warn", "anxious": "warn", "convinced": "assert",
    "confident": "assert", "certain": "assert", "sure": "assert", "aware": "assert", "disappointed": "regret",
    "dismayed": "regret", "sorry": "regret", "pleased": "welcome", "glad": "welcome", "grateful": "welcome",
    "hopeful": "demand", "adamant": "assert", "clear": "assert",
}  # fmt: skip
"""Adjectives that carry a clause as verbs of saying do, with their stance: "are concerned that ..."."""

RECEIVES = frozenset(["tell", "ask", "inform", "urge", "warn", "assure", "request", "brief"])
"""Verbs whose passive subject hears and does not speak: "Norway was told that ..."."""

MIND_ONLY = frozenset(("think", "believe", "hope", "fear", "worry", "agree", "accept", "back", "support", "post"))
"""Verbs that tell of saying only with a clear clause ("agreed that ..."), never by word order alone."""

OFFICE_WORDS = frozenset(
    [
        "chief",
        "head",
        "leader",
        "president",
        "premier",
        "chancellor",
        "minister",
        "secretary",
        "general",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "ambassador",
        "envoy",
        "diplomat",
        "diplomats",
        "official",
        "officials",
        "officer",
        "officers",
        "commander",
        "admiral",
        "colonel",
        "chairman",
        "chairwoman",
        "chair",
        "director",
        "administrator",
        "chairperson",
        "adviser",
        "advisor",
        "negotiator",
        "representative",
        "commissioner",
        "governor",
        "senator",
        "lawmaker",
        "king",
        "queen",
        "foreign-minister",
        "secretary-general",
        "undersecretary",
        "deputy",
        "counterpart",
        "marshal",
        "aide",
        "speaker",
        "mayor",
        "coordinator",
        "mediator",
        "delegate",
        "delegates",
        "attaché",
        "inspector",
        "rapporteur",
        "spokesmen",
        "spokespeople",
        "prosecutor",
        "chargé",
        "expert",
        "experts",
        "analyst",
        "analysts",
        "source",
        "sources",
        "authorities",
        "officials",
        "ministers",
        "ambassadors",
        "inspectors",
        "marshal",
        "captain",
        "major",
        "lieutenant",
        "commodore",
    ]
)
GROUP_WORDS = frozenset(
    [
        "officials",
        "diplomats",
        "experts",
        "analysts",
        "sources",
        "officers",
        "ministers",
        "ambassadors",
        "authorities",
        "inspectors",
    ]
)
SAME_OFFICE: tuple[frozenset[str], ...] = (
    frozenset(
        ("chief", "head", "secretary-general", "secretary general", "director", "director general", "leader")
    ),
    frozenset(("spokesman", "spokeswoman", "spokesperson", "press secretary")),
    frozenset(("president", "leader")),
    frozenset(("premier", "prime minister")),
    frozenset(("general", "spokesman")),
    frozenset(("official", "spokesman", "spokeswoman", "spokesperson", "deputy foreign minister", "director")),
    frozenset(("diplomat", "deputy foreign minister", "foreign minister", "ambassador", "envoy")),
)
"""Words that may name the same person's office: "the secretary-general" is the alliance's "chief"."""

ORGANISATION_WORDS = frozenset(
    [
        "ministry",
        "command",
        "mission",
        "government",
        "parliament",
        "embassy",
        "delegation",
        "army",
        "navy",
        "military",
        "agency",
        "department",
        "office",
        "council",
        "commission",
        "secretariat",
        "committee",
        "staff",
        "guard",
        "service",
        "fleet",
        "force",
        "forces",
        "administration",
        "cabinet",
        "presidency",
        "duma",
        "senate",
        "congress",
        "assembly",
        "centre",
        "center",
        "headquarters",
        "institute",
        "kremlin",
        "pentagon",
        "house",
    ]
)
NO_SPEAKER = frozenset(
    ["exercise", "drill", "talks", "meeting", "situation", "incident", "agreement", "treaty", "document", "deal"]
)

ALLIANCE_WORDS = frozenset(("allies", "alliance", "allied", "ally"))

OF_A_STATE: tuple[str, ...] = (
    "(?:ministry|minister) of", "(?:foreign|defen[cs]e|interior|prime|deputy|science|transport) (?:ministry|minister)",
    "ministry", "government", "parliament", "army", "navy", "air force", "coast guard", "border guard", "military",
    "armed forces", "general staff", "ambassador", "embassy", "president", "premier", "chancellor", "capital",
    "airspace", "territorial waters", "space agency", "space command", "troops", "soldiers", "intelligence service",
)  # fmt: skip
"""What only a State has, as parts of a pattern: who is told to have one is a State."""
ALLIANCE_NAMES = frozenset(("Pact", "Compact", "Alliance", "League", "Entente", "Confederation"))
"""Last words of the names of alliances."""
INTERNATIONAL_WORDS = frozenset(("International", "Regional", "Global", "World", "Organisation", "Organization"))
ORGANISATION_NAMES = frozenset(
    ("Office", "Agency", "Organisation", "Organization", "Union", "Institute", "Authority", "Bureau", "Centre", "Center")
)
"""First and last words of the names of international organisations."""
ISSUER_WORDS = frozenset(
    ("presidents", "ministers", "heads", "leaders", "parties", "chiefs", "states", "armed", "secretary", "spokesperson")
)
"""Words in the head of a document that say in whose name it is written, beside those of organisations."""
COLLECTIVE_WORDS = frozenset(
    ("parties", "ministers", "presidents", "leaders", "heads", "participants", "members", "delegations", "chiefs",
     "states", "governments", "signatories", "allies", "council")
)  # fmt: skip
"""Those who speak together in a communiqué: the party that issues it."""

UNIT_WORDS: tuple[str, ...] = (
    "Brigade", "Division", "Regiment", "Battalion", "Fleet", "Army", "Corps", "Squadron", "Wing", "Battle Group",
    "Flotilla", "Air Army", "Company", "Army Corps",
)  # fmt: skip
SHIP_TYPES: tuple[str, ...] = (
    "frigate", "destroyer", "corvette", "cruiser", "(?:landing|patrol|spy|research|survey|hospital|training|supply) "
    "(?:ship|vessel|boat)", "tug", "submarine", "ice-?breaker", "minesweeper", "minehunter", "(?:aircraft )?carrier",
    "cutter", "trawler", "tanker", "gunboat", "flagship", "warship", "freighter", "ferry", "vessel",
)  # fmt: skip

ASKING_LABELS = frozenset(
    ("q", "question", "questions", "moderator", "moderation", "journalist", "reporter", "interviewer", "interpreter",
     "operator", "host", "presenter", "correspondent", "the moderator", "audience member", "unidentified reporter")
)  # fmt: skip
"""Labels in a transcript of those who ask or lead: their words are nobody's statement."""
FIELD_LABELS = frozenset(
    ("area", "period", "date", "dates", "from", "to", "subject", "ref", "reference", "note", "notice", "place", "time",
     "speakers", "participants", "contact", "media", "press", "source", "update", "correction", "attention", "warning",
     "validity", "charts", "position", "positions", "duration", "height", "transcript", "annex", "agenda", "item",
     "present", "embargo", "tel", "email", "fax", "photo", "editor", "editors", "background", "location", "purpose",
     "phase", "activity", "start", "end", "type", "remarks", "authority", "originator", "via", "copy", "cc")
)  # fmt: skip
"""Labels of fields in notices and letterheads: no speakers."""
HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "col", "gen", "lt", "maj",
     "capt", "adm", "cdr", "amb", "sen", "hon", "h.e")
)  # fmt: skip

SHIP_PREFIXES: dict[str, str] = {
    "USS": "US", "USNS": "US", "HMS": "GB", "HMCS": "CA", "HMAS": "AU", "INS": "IN", "ROKS": "KR", "HNoMS": "NO",
    "HDMS": "DK", "HSwMS": "SE", "HNLMS": "NL", "TCG": "TR", "ORP": "PL", "FGS": "DE", "FS": "FR", "ITS": "IT",
}  # fmt: skip
"""Prefixes of warships' names and the State whose navy uses them."""

VIA = re.compile(
    r"\b(?:in|at|during|on|via|through|by)\s(?:(?:a|an|the|his|her|their|its|this)\s)?"
    r"(?P<via>(?:[\w-]+\s){0,2}?(?:statement|address|interview|briefing|conference|speech|letter|tweet|post|call|"
    r"message|communiqu[eé]|telegram|remarks)|Twitter|Telegram|Facebook|X|television|radio|state\sTV)\b"
)
WRITES_ON: dict[str, str] = {"tweet": "Twitter"}

FUNCTION_WORDS = frozenset(
    "the a an of to in on at by for from with and or but as that this these those it its is are was were be been being "
    "has have had having will would shall should can could may might must do does did not no nor if unless than then so "
    "such there their they them he she his her him who whom which what when where why how all any each every some more "
    "most many much few other anothe both either neithe between into onto out up down over under again also only very "
    "too just still yet even about around near after before during until since while becaus per via upon within withou "
    "toward agains through nobody nothin anybod somebo one two three four five six seven eight nine ten say said says "
    "tell told add added new next last first second third day days week weeks month months year years hour hours minute "
    "minutes monday tuesda wednes thursd friday saturd sunday januar februa march april june july august septem octobe "
    "novemb decemb today tomorr yester now ago thing things own made make makes take takes took come came comes go goes "
    "going went gone keep kept keeps put get got give given countr state states govern minist presid".split()
)
"""Stems that tell nothing of a topic."""
SAME_STEMS: dict[str, str] = {
    "defens": "defenc", "fighte": "jet", "jets": "jet", "aircra": "plane", "planes": "plane",
    "airpla": "plane", "bomber": "plane", "helico": "plane", "interc": "jet", "warshi": "ship", "ships": "ship",
    "vessel": "ship", "frigat": "ship", "destro": "ship", "corvet": "ship", "cruise": "ship", "soldie": "troops",
    "servic": "troops", "person": "troops", "forces": "troops", "brigad": "troops", "battal": "troops", "tanks": "troops",
    "tank": "troops", "artill": "troops", "regime": "troops", "divisi": "troops", "drills": "drill", "games": "drill",
    "manoeu": "drill", "maneuv": "drill", "exerci": "drill", "traini": "drill", "hacker": "hack", "hacked": "hack", "hackin": "hack",
    "intrus": "hack", "malwar": "hack", "ransom": "hack", "cybera": "cyber", "comput": "networ", "server": "networ",
    "fragme": "debris", "pieces": "debris", "astron": "crew", "teleph": "line", "hotlin": "line",
    "phone": "line", "lines": "line", "warhea": "nuclea", "atomic": "nuclea", "arsena": "nuclea",
    "rocket": "launch", "invade": "invasi", "negoti": "talks", "consul": "talks", "meetin": "talks",
    "dialog": "talks", "conver": "talks", "monito": "inspec", "accede": "member",
    "membe": "member", "expans": "enlarg", "expand": "enlarg",
}  # fmt: skip
"""Stems that mean the same for a topic or a stance: British and American spelling, kinds of ships."""

TOPIC_WORDS: tuple[tuple[str, int, str], ...] = (
    ("exercise-conduct", 6, r"(?:snap|surprise) (?:inspections?|checks?)|combat[- ]readiness check"),
    (
        "exercise-transparency",
        5,
        r"transparen\w+ (?:\w+ ){0,3}(?:exercises?|drills?|manoeuvres|maneuvers|activit)",
    ),
    ("exercise-transparency", 5, r"(?:notif\w+|observers?|briefings?) (?:\w+ ){0,6}(?:exercises?|drills?)"),
    ("exercise-transparency", 3, r"transparen\w+|\bobservers?\b|prior notification|notif(?:y|ied|ication)\w*"),
    ("verification", 4, r"\binspectors?\b|\binspections?\b|verif\w+|Vienna Document|Open Skies|on-site"),
    ("exercise-conduct", 3, r"\b(?:exercises?|drills?|manoeuvres?|maneuvers?|war ?games?|live[- ]fire)\b"),
    ("exercise-conduct", 2, r"unprecedented (?:scale|size)|\bactivity close to\b"),
    (
        "air-incident",
        5,
        r"\b(?:intercept\w*|airspace|fighter jets?|overflights?|buzz\w*|shoot-?down|attack pass\w*)",
    ),
    ("air-incident", 3, r"\b(?:jets?|aircraft|bombers?|helicopters?|pilots?|planes?|flights?|low[- ]altitude)\b"),
    ("sea-incident", 4, r"\b(?:incidents? at sea|incidents? (?:\w+ )?at sea|territorial waters|rammed|collision)"),
    ("sea-incident", 2, r"\b(?:warships?|frigates?|destroyers?|vessels?|ships?|submarines?|navy|naval)\b"),
    ("sea-incident", 4, r"(?:prevent|avoid)\w* (?:\w+ ){0,3}incidents"),
    ("air-incident", 2, r"\b(?:military )?incidents?\b"),
    ("hotline", 6, r"\bhot ?lines?\b|lines? of communication|deconfliction|communication channels?"),
    (
        "asat",
        6,
        r"anti-?satellite|\bASAT\b|(?:shot|shoot\w*) down (?:\w+ ){0,5}satellites?|satellites?.{0,40}missile",
    ),
    ("asat", 4, r"arms race in (?:outer )?space|weapons? in (?:outer )?space|peace in space|heritage of mankind"),
    ("space-safety", 5, r"\bdebris\b|\borbit(?:s|al)?\b.{0,40}Station|space station|collision in orbit"),
    ("space-safety", 3, r"\bspace\b(?! for\b)|\bsatellites?\b|\bapogee\b"),
    ("launch-notice", 5, r"launch (?:notification|notice|warning)|notif\w+ of (?:\w+ )?launch"),
    ("cyber", 5, r"\bcyber\w*|\bhack\w*|\bmalware\b|\bransomware\b"),
    ("nuclear-arms", 5, r"\bnuclear\b|\bwarheads?\b|New START|atomic weapons?"),
    ("missiles", 5, r"\bINF\b|\bmissiles?\b|\b9M729\b|\blaunchers?\b"),
    (
        "alliance-enlargement",
        6,
        r"(?:admit\w*|new|accept\w*|accession of|future) (?:\w+ )?members?\b|\bopen[- ]door\b",
    ),
    (
        "alliance-enlargement",
        6,
        r"\benlarge\w*|\bexpansion\b|(?:become|becoming|join\w*) (?:\w+ )?(?:members?|alliance|nato)",
    ),
    ("alliance-enlargement", 6, r"\bmembership\b|choose its own|choose their own|own security arrangements"),
    (
        "security-guarantees",
        4,
        r"security (?:proposals?|guarantees?|demands?)|\bguarantees?\b|written (?:reply|answer)s?",
    ),
    (
        "force-posture",
        4,
        r"\bbuild-?ups?\b|\bmass(?:ing|ed)\b|concentrat\w+|deploy\w*|\bpresence\b|de-?escalat\w*",
    ),
    ("force-posture", 3, r"(?:reduction|withdraw\w*|pull\w* ?back|return) (?:\w+ ){0,3}(?:troops?|forces|units)"),
    (
        "force-posture",
        2,
        r"\btroops?\b|(?<!armed )\bforces\b|\bsoldiers?\b|\bvigilant\b|\bmonitor\w*|\bborders?\b|\bbattalions?\b",
    ),
    (
        "intent",
        5,
        r"(?:plan\w*|intention\w*|intend\w*|prepar\w*)\W+(?:\w+\W+){0,4}?(?:attack|invade|intervene|threaten)",
    ),
    (
        "intent",
        4,
        r"\binvasion\b|\binvad\w+|\bthreaten\w*|\bintervene\b|\bintervention\b|\baggress\w+|\bintentions?\b",
    ),
    ("intent", 3, r"remain indifferent|\bfate of\b"),
    ("dialogue", 7, r"\b(?:exchange|discussions?|talks) on [\w ]{2,30}(?:,| and\b)"),
    (
        "dialogue",
        2,
        r"\b(?:talks?|dialogue|discussions?|meetings?|exchange|differences|table|negotiat\w+|consult\w+|council)\b",
    ),
    ("dialogue", 1, r"\b(?:discuss\w*|relations|diploma\w+|agreement|peace)\b"),
)
TOPIC_PATTERNS = tuple((topic, weight, re.compile(words, re.IGNORECASE)) for topic, weight, words in TOPIC_WORDS)

STANCE_WORDS: tuple[tuple[str, str], ...] = (
    (
        "deny",
        r"\bno (?:plans?|intentions?|intent|wish|desire)\b|\bnot (?:be )?threaten\w*|never (?:threaten|plann)\w*",
    ),
    ("deny", r"(?:do|does|did|is|are|has|have) not (?:\w+ )?(?:plan|intend|want to attack|intending|planning)\b"),
    ("deny", r"\b(?:false|invention|fabricat\w+|untrue|baseless|groundless|absurd|nonsense|lies?|unfounded|fake)\b"),
    ("deny", r"\b(?:not|un)aware of\b"),
    (
        "assure",
        r"\bnot (?:directed|aimed|targeted) (?:against|at)\b|\bno threat\b|\bwill decay\b|purely defensive",
    ),
    ("assure", r"\bobserving all\b.{0,30}\b(?:rules|measures|norms)|poses? no (?:threat|danger|risk)"),
    (
        "reject",
        r"nothing to do with|no (?:relationship|link|connection) (?:between|with|to)|\binternal (?:matter|affair)",
    ),
    (
        "reject",
        r"\bunacceptable\b|\bnot (?:accept|agree|understand|compromise)\b|\bwill never (?:accept|agree)\b|\bpainful\b",
    ),
    (
        "demand",
        r"\b(?:must|should|(?<!their )(?<!the )needs? to|has to|have to)\b|\bneeds? \W*(?:[\w-]+\W+){0,2}guarantees?\b|\bhoped?\b",
    ),
    ("demand", r"\bwould be (?:important|overdue|welcome)\b|\boverdue\b|\bwe demand\b"),
    (
        "propose",
        r"\b(?:ha[sd]|have) (?:\w+ )?(?:offered|proposed|suggested|put forward)\b|\bwould like to\b|\bready to (?:discuss|talk|meet|look)|\bpropos(?:e|es|ed)\b|\boffer(?:s|ed)? to\b|\bsuggests?\b",
    ),
    (
        "accuse",
        r"\bcondemn\w*|\breckless\w*|\bprovocati\w+|\bdangerous\b|\bviolat\w+|\baggressi(?:ve|on)\b|\bterrible\b",
    ),
    (
        "accuse",
        r"\bsimulated attack\b|\binconsistent\b|\bunsafe\b|\bunprofessional\b|\bunprecedented\b|\billegal\w*|\bconcentrated\b|\bmassing\b",
    ),
    (
        "warn",
        r"\bwill not (?:remain|stand|tolerate)\b|\bnot remain indifferent\b|\bconsequences\b|\bvigilant\b|\bseverely?\b",
    ),
    (
        "welcome",
        r"\bwelcom\w+|\buseful\b|\bopen and\b|\bpositive\b|\bconstructive\b|\breduces? tension\b|\bimportant (?:step|meeting)",
    ),
    ("regret", r"\bregret\w*|\bunfortunate\w*|\bdisappoint\w*"),
)
STANCE_PATTERNS = tuple((stance, re.compile(words, re.IGNORECASE)) for stance, words in STANCE_WORDS)
"""The first row that fits decides, where the verb of saying is neutral."""
