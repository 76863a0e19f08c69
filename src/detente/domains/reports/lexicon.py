"""Word tables of the reading rules: verbs of saying, office words, topics and stances. Data, no logic.

A row is to be read aloud: "a verb of this list, in one of these frames, carries this stance". What the words
in the content say can change the stance (`STANCE_WORDS`), but only where the verb itself is neutral.
"""

from __future__ import annotations

import re

import msgspec


class Cue(msgspec.Struct, frozen=True):
    """What a verb of saying carries: a stance, and the forms in which its content comes.

    Frames: `c` a clause (that ..., or the words before ", she said"), `t` a clause with "that" only, `b` the words
    before alone, `n` a noun phrase, `i` an infinitive, `o` a noun phrase behind "of" ("spoke of"), `p` an object with "at" ("put the number
    at"), `a` a noun phrase with "as" ("regards the drill as").
    """

    stance: str
    frames: str


_VERBS: tuple[tuple[str, str, str], ...] = (
    ("say tell add state note explain stress recall remark observe comment reply argue conclude", "assert", "c"),
    ("declare write tweet reiterate maintain emphasise emphasize underline underscore", "assert", "c"),
    ("insist", "assert", "cn"),
    ("report claim mention estimate confirm answer respond assert announce", "assert", "c"),
    ("acknowledge admit concede", "assert", "cn"),
    ("repeat contend quip recount inform clarify highlight reveal post signal indicate hint", "assert", "c"),
    (
        "counter retort rejoin object interject disclose specify testify proclaim pronounce assess predict",
        "assert",
        "c",
    ),
    (
        "caution advise brief swear grumble joke stipulate recall affirm conclude judge point elaborate",
        "assert",
        "c",
    ),
    ("joke muse opine exclaim shout scoff sneer crow enthuse remind reckon speculate surmise", "assert", "c"),
    ("volunteer venture profess plead notify communicate divulge vouch undertake", "assert", "c"),
    (
        "confide moan murmur mutter whisper thunder fume chuckle sigh lecture posit attest certify guess",
        "assert",
        "c",
    ),
    ("predict forecast foresee anticipate", "assert", "cn"),
    ("find allow guarantee relay convey", "assert", "t"),
    ("hold", "assert", "tb"),
    ("speak talk", "assert", "o"),
    ("boast", "assert", "co"),
    ("put", "assert", "p"),
    ("describe label brand dub liken compare characterise characterize portray depict term", "assert", "n"),
    ("regard view see present paint", "assert", "a"),
    ("threaten", "warn", "ci"),
    ("thank commend congratulate salute laud", "welcome", "n"),
    ("reaffirm express voice", "assert", "n"),
    ("deny", "deny", "cn"),
    ("condemn denounce criticise criticize decry deplore blast slam lambast castigate censure", "accuse", "n"),
    ("ridicule mock rebuke chide chastise assail berate fault scold", "accuse", "n"),
    ("accuse blame", "accuse", "n"),
    ("complain allege charge protest", "accuse", "c"),
    ("warn caution", "warn", "cni"),
    ("fear worry", "warn", "c"),
    ("welcome hail praise applaud", "welcome", "n"),
    ("regret lament bemoan", "regret", "cn"),
    ("apologise apologize", "regret", "n"),
    ("dispute contest", "deny", "cn"),
    ("reject dismiss oppose refute rebut rebuff", "reject", "n"),
    ("support back endorse", "support", "n"),
    ("promise pledge vow assure", "assure", "ci"),
    ("urge demand request ask appeal implore", "demand", "cni"),
    ("call", "demand", "ni"),
    ("press exhort entreat beseech beg admonish invite encourage challenge", "demand", "i"),
    ("propose suggest recommend", "propose", "cni"),
    ("offer", "propose", "ci"),
    ("second", "support", "n"),
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
    ("chief", "head", "leader", "president", "premier", "chancellor", "minister", "secretary", "general",
     "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "diplomat", "diplomats", "official",
     "officials", "officer", "officers", "commander", "admiral", "colonel", "chairman", "chairwoman", "chair",
     "director", "administrator", "chairperson", "adviser", "advisor", "negotiator", "representative",
     "commissioner", "governor", "senator", "lawmaker", "king", "queen", "foreign-minister",
     "secretary-general", "undersecretary", "deputy", "counterpart", "marshal", "aide", "speaker", "mayor",
     "coordinator", "mediator", "delegate", "delegates", "attaché", "inspector", "rapporteur", "spokesmen",
     "spokespeople", "prosecutor", "chargé", "expert", "experts", "analyst", "analysts", "source", "sources",
     "authorities", "ministers", "ambassadors", "inspectors", "engineer", "engineers", "scientist",
     "scientists", "researcher", "researchers", "witness", "witnesses", "resident", "residents", "pilot",
     "pilots", "insider", "observers", "monitors", "investigator", "investigators", "negotiators", "mediators",
     "prosecutors", "lawmakers", "senators", "envoys", "generals", "commanders", "aides", "advisers",
     "advisors", "legislator", "legislators", "deputies", "fishermen", "skipper", "dispatcher", "colleague",
     "captain", "major", "lieutenant", "commodore", "emissary", "consul", "attache", "navigator", "helmsman", "co-pilot",
     "copilot", "rival", "predecessor", "successor", "frontbencher", "backbencher", "strategist", "brigadier", "coxswain",
     "fisherman", "eyewitness", "eyewitnesses", "villager", "villagers", "survivor", "survivors", "crewman", "onlookers",
     "historian", "economist", "columnist", "commentator")
)  # fmt: skip
GROUP_WORDS = frozenset(
    ("officials", "diplomats", "experts", "analysts", "sources", "officers", "ministers", "ambassadors",
     "authorities", "inspectors", "engineers", "scientists", "researchers", "witnesses", "residents", "pilots",
     "observers", "monitors", "investigators", "negotiators", "mediators", "prosecutors", "lawmakers",
     "senators", "envoys", "generals", "commanders", "aides", "advisers", "advisors", "legislators", "deputies",
     "fishermen", "delegates", "spokespeople", "spokesmen", "eyewitnesses", "villagers", "survivors", "onlookers")
)  # fmt: skip
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
    ("ministry", "intelligence", "command", "mission", "government", "parliament", "embassy", "delegation",
     "army", "navy", "military", "agency", "department", "office", "council", "commission", "secretariat",
     "committee", "staff", "guard", "service", "fleet", "force", "forces", "administration", "cabinet",
     "presidency", "duma", "senate", "congress", "assembly", "centre", "center", "headquarters", "institute",
     "kremlin", "pentagon", "house", "police", "radio", "television", "broadcaster", "newspaper", "observatory",
     "operator", "company", "firm", "academy", "authority", "bureau", "directorate", "inspectorate",
     "admiralty", "chancellery", "palace", "bloc", "coalition", "party", "opposition", "court", "tribunal",
     "regulator", "customs", "coastguard", "corps", "watchdog", "consulate", "corporation", "organisation",
     "organization", "university", "taskforce", "foundation", "airline", "port", "board", "panel", "chamber")
)  # fmt: skip
NO_SPEAKER = frozenset(
    ["exercise", "drill", "talks", "meeting", "situation", "incident", "agreement", "treaty", "document", "deal"]
)

ALLIANCE_WORDS = frozenset(("allies", "alliance", "allied", "ally"))

OF_A_STATE: tuple[str, ...] = (
    "(?:ministry|minister) of", "(?:foreign|defen[cs]e|interior|prime|deputy|science|transport) (?:ministry|minister)",
    "ministry", "government", "parliament", "army", "navy", "air force", "coast guard", "border guard", "military",
    "armed forces", "general staff", "ambassador", "embassy", "president", "premier", "chancellor", "capital",
    "helicopters?", "servicemen", "launchers?", "border", "territory", "state secretary", "state television",
    "airspace", "territorial waters", "space agency", "space command", "troops", "soldiers", "intelligence service",
    "sovereignty", "neutrality", "warships?", "fighter jets", "exclusive economic zone", "frontier", "coastline", "ruling party", "top diplomat",
    "permanent (?:representative|mission)", "security council", "foreign policy", "air defen[cs]es?", "citizens", "state (?:radio|TV|media)",
    "defen[cs]e chief", "army chief", "chief of staff", "high command", "conscripts", "reservists",
)  # fmt: skip
"""What only a State has, as parts of a pattern: who is told to have one is a State."""
ALLIANCE_NAMES = frozenset(("Pact", "Compact", "Alliance", "League", "Entente", "Confederation"))
"""Last words of the names of alliances."""
FORUM_NAMES = frozenset(("Commission", "Council", "Conference", "Forum", "Committee", "Congress"))
"""Last words of the names of bodies in which several sides sit."""
INTERNATIONAL_WORDS = frozenset(("International", "Regional", "Global", "World", "Organisation", "Organization"))
ORGANISATION_NAMES = frozenset(
    ("Office", "Agency", "Organisation", "Organization", "Union", "Institute", "Authority", "Bureau", "Centre",
     "Center")
)  # fmt: skip
"""First and last words of the names of international organisations."""
ISSUER_WORDS = frozenset(
    ("presidents", "ministers", "heads", "leaders", "parties", "chiefs", "states", "armed", "secretary",
     "spokesperson")
)  # fmt: skip
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
    "cutter", "gunboat", "flagship", "warship", "vessel",
)  # fmt: skip

ASKING_LABELS = frozenset(
    ("q", "question", "questions", "moderator", "moderation", "journalist", "reporter", "interviewer", "interpreter",
     "operator", "host", "presenter", "correspondent", "the moderator", "audience member", "unidentified reporter", "anchor",
     "announcer", "participant", "student", "voice", "inaudible", "press question", "media question", "question from the floor",
     "from the floor", "off-camera", "newsreader")
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
