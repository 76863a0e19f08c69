"""The words by which denials, fears and assurances are known."""

from __future__ import annotations

import re

from detente.domains.reports.patterns import late

_REST = r"[^.;\"]*"
_NONE = r"(?:nobody|no one|no-one|no (?:(?:\w+ )?(?:State|country|nation|neighbou?r|party|government|capital|people|ship|aircraft|vessel|person|civilian|citizen|member)s?)|none of (?:\w+ ){1,3}|(?:our|its|their|his) neighbou?rs?|neither \w+)"
_NOBODY = r"(?:nobody|no one|no-one|no (?:third )?(?:State|country|party|parties)|anyone|anybody|any (?:State|country)|third (?:States|countries|parties))"
ASSURANCE = re.compile(
    r"\b(?P<who>[Ww]e|I)\s(?:\w+ly\s|hereby\s|again\s|solemnly\s|can\s|want to\s)?(?:pledge|promise|assure|guarantee|vow|undertake|commit ourselves|give (?:you |them |our neighbou?rs )?(?:our|my) word|reassure)\b[^.;\"]*"
    r"|\b(?P<own>we|I|[A-Z]\w+)\s(?:shall|will|would)\s(?:not|never|in no case|under no circumstances|at no time)\s[^.;\"]*"
    r"|\b(?:gave|gives|(?:has|have|had) given) (?:[\w'’]+ ){0,3}?(?:assurances?|guarantees?|pledges?|promises?|(?:its|his|her|their) word)\s(?:that|of|not to)\b[^.;\"]*"
)
"""Promises about one's own conduct, without a verb of saying that carries them."""
_MILITARY = r"(?:units?|troops?|soldiers?|forces?|servicemen|weapons?|missiles?|rockets?|warheads?|explosives?|ammunition|bombs?|mines?|ships?|boats?|vessels?|submarines?|aircraft|planes?|jets?|drones?|helicopters?|tanks?|guns?|vehicles?|trucks?|columns?|convoys?|bases?|military|build-?up|mobili[sz]ation|attacks?|shots?|strikes?|collision|contact|violations?|incursions?|intrusions?|breach(?:es)?|order|orders|decision|agreement|deal|understanding|promise|pledge|incident|interference|jamming|intrusion|hackers?|operations?|launch(?:es)?|tests?|satellites?|fragments?|debris|one|invasion|sabotage|provocation|contradiction|secret|cover-up|ultimatum|talks|negotiations|conditions?|request|invitation)"
_DENIES: tuple[tuple[str, str], ...] = (
    ("denial-flat", r"^\W*(?:(?:that|this|it) is )?(?:(?:pure|utter|complete|total|sheer|absolute|plain|simply|what) )?(?:not so|not true|not at all|not in the least|far from it|quite the (?:opposite|contrary)|on the contrary|nothing of the (?:sort|kind)|rubbish|nonsense|poppycock|hogwash|balderdash|humbug|bunk|claptrap|piffle|lies|fairy[- ]?tales?|fiction|fantasy|wrong|untrue|false|never|by no means|certainly not|of course not|absolutely not|no way|stuff and nonsense|moonshine|hot air|a hoax|a canard|a myth|a smear|slander)\b[^.;\"]*"),
    ("denial-not-to", r"(?:^\W*|, |\band |\bbut )not to (?:pick|provoke|attack|threaten|escalate|fight|harm|start|wage|make war|intimidate|spy|invade|confront|alarm|frighten|hurt|offend|conquer|seize|occupy|test|annoy)\b[^.;,\"]*"),
    ("denial-never-any", r"\b(?:do|does|did|has|have|had|is|are|was|were)(?: not|n['’]t| never) (?!know|rule|see|hear|want|need|receiv|say|comment|accept|agree|believe)(?:[\w'’-]+ ){1,7}?(?:against (?:anyone|anybody|any \w+|others|other \w+)|of (?:that|this|the) (?:kind|sort)|whatsoever|at any (?:time|point|moment|stage)|in any way|anywhere|a living soul)\b[^.;,\"]*|\bnever (?:posed|constituted|presented|represented|harmed|hurt|threatened|endangered|touched|fired|aimed|targeted|left|entered|crossed|attacked|ordered|planned|intended|interfered|violated|jammed)\b[^.;,\"]*"),
    ("denial-not-us", r"\b(?:it|this|that|they|these) (?:is|was|are|were)(?: not|n['’]t) (?:our|ours|us\b|me\b|by us|from our|an? [A-Z]\w+)[^.;,\"]*|^\W*no (?:(?!would|will|shall|be\b|could)[\w'’-]+ ){1,4}?(?:set foot|crossed|entered|left|came|flew|fired|took part|went|sailed|passed|was there|were there|was present)\b[^.;,\"]*|\bnothing in common with\b[^.;,\"]*|\bnever (?:even )?heard of\b[^.;,\"]*|\bnot (?:how|what|the way) (?:it|this|that) (?:was|happened|took place|went)\b[^.;,\"]*|\bnot at war with\b[^.;,\"]*|\bwhy (?:on earth )?(?:would|should) (?:we|anybody|anyone|it|they|[A-Z]\w+) (?:want to |ever )?(?:do|attack|invade|fire|shoot|need|wish|want|jam|hack|ram|provoke)\b[^.;\"]*"),
    ("denial-no-plans", rf"\b(?:no|not any|nor any) (?:\w+ )?(?:plans?|intentions?|intent|wish|desire)\b(?:, no \w+)?{_REST}"),
    ("denial-not-aimed", rf"\b(?:not|never) (?:\w+ )?(?:directed|aimed|targeted) (?:against|at)\b[^.;,\"]*|\b(?:directed|aimed|targeted) (?:against|at) {_NOBODY}"),
    ("denial-no-threat", rf"\b(?:not|never) (?:be )?threaten\w*\b[^.;,\"]*|\b(?:threaten|endanger)(?:ed|s|ing)? (?:{_NOBODY}|neither)\b[^.;,\"]*|\bnot (?:\w+ )?endanger\w*\b[^.;,\"]*"
                         r"|\b(?:pose[sd]?|posing|present\w*|constitut\w+|represent\w*|is|was|are|were|been) no (?:\w+ )?(?:threat|danger|risk|hazard)\b[^.;,\"]*"),
    ("denial-no-danger", r"(?<!saw )(?<!sees )(?<!see )\bno (?:[\w-]+ ){0,2}(?:danger|threat|risk|hazard|probability|likelihood|violation|incursion|breach|truth|basis|foundation|grounds|connection|link|role|involvement|hand|part|knowledge|evidence|proof)\b[^.;,\"]*"
                         r"|\bno \w+ (?:[\w-]+ ){0,4}(?:has|have|had|was|were|is|are) (?:ever )?(?:been )?(?:in danger|at risk|harmed|endangered|threatened)\b"),
    ("denial-not-planning", rf"\b(?:not|never) (?:\w+ )?(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|seek(?:s|ing)?|want(?:s|ed)?)\b{_REST}"),
    ("denial-not-done", r"^\W*no (?:[\w-]+ ){1,4}(?:had|has|have|was|were)(?: ever)? (?:been )?(?:\w+ed|shot|sent|given|made|lost|shown|hit|flown)\b[^.;,\"]*"
                        r"|\b(?:had|has|have|did|was|were|is|are) (?:not|never|at no (?:time|point)) (?:\w+ )?(?:violat\w+|enter\w*|cross\w*|leave|left|breach\w*|interfer\w+|attack\w*|hack\w*|fir\w+|lock\w*|jam\w*|carr\w+ out|approach\w*|endanger\w*|involved|responsible|behind|aware of)\b[^.;,\"]*"),
    ("denial-nothing-to-do", r"\b(?:had|has|have|having) (?:played |taken |absolutely )?no (?:role|part|hand|share|involvement|connection|say|business|knowledge)\b[^.;,\"]*|\b(?:knew|knows|know|known) nothing (?:of|about)\b[^.;,\"]*|\b(?:nothing to do with|no part in|not behind|not responsible for|not involved in|not aware of|unaware of)\b[^.;,\"]*"),
    ("denial-invention", r"\b(?:pure |complete |total |outright |simply |utterly |entirely )?(?:invention|fabricat\w+|fiction|falsehoods?|false|untrue|not true|baseless|groundless|unfounded|absurd|nonsense|ridiculous|slander\w*|a lie|lies|disinformation|fantasy|fake)\b"),
    ("denial-ruled-out", r"(?<!not )(?<!never )\brul(?:e|es|ed|ing) out (?:\w+ly |altogether )?(?:any|all|every|the possibility of|that (?:any|the|our|his|its|a)\w*) [^.;\"]*"),
    ("denial-rejected", r"\b(?:brush(?:ed|es)? (?:aside|off)|wav(?:ed|es) (?:aside|away)|dismiss(?:ed|es)?|refut(?:ed|es)?|disput(?:ed|es)|contest(?:ed|s)?|repudiat(?:ed|es)|rebut(?:ted|s)|shrug(?:ged|s) off|laugh(?:ed|s) off|rebuff(?:ed|s)) (?:\w+ ){0,4}?(?:allegations?|accusations?|claims?|charges?|insinuations?|reports?|account|version|story|suggestions?|criticism|reproach\w*|rumou?rs|figures?|concerns?|assertions?|speculation|publication|article|fears)\b[^.;\"]*"
                        r"|\breject(?:s|ed)? (?:\w+ ){0,3}?(?:allegations?|accusations?|claims?|charges?|insinuations?|reports?)\b[^.;\"]*"),
    ("denial-hidden", rf"\b{_NONE} (?:should|needs?|has to|have to|need to|must|ha[sd] (?:any )?(?:reason|cause|grounds) to|ha[sd] anything to|ought to|will have to|would have to|will ever have to) (?:\w+ ){{0,3}}?(?:fear|worry|lose|feel|panic|take fright|take offence|be (?:concerned|alarmed|worried|afraid|nervous|scared|anxious|surprised|frightened))\b[^.;,\"]*"
                      r"|\b(?:no|little|not (?:the slightest|any)) (?:cause|reason|grounds|need|occasion) (?:for|to) (?:concern|alarm|worry|panic|fear|be (?:alarmed|concerned|worried)|nervousness|anxiety|excitement|suspicion)\b|\bnothing to (?:fear|hide|worry about|be afraid of)\b[^.;,\"]*"),
    ("denial-nothing", r"\bnothing (?:secret|hidden|unusual|illegal|sinister|provocative|aggressive|threatening|wrong|improper|untoward|hostile|dangerous|offensive|suspicious|extraordinary|out of the ordinary|abnormal|clandestine|new|of the (?:sort|kind)|like that|could be further from the truth)\b[^.;,\"]*|\bnot a (?:word|grain|shred|particle|scrap) (?:of it|of truth|of this|is true|was true)\b[^.;,\"]*"),
    ("denial-carried-nothing", r"\b(?:pledged|promised|signed|admitted|conceded|demanded|stole|took away|touched|damaged|jammed|ordered|provoked|launched|dropped|carried|did|fired|used|took|sent|broke|hit|violated|entered|changed|found|showed|contained|concealed|hid|hides|conceals) nothing\b(?! but)[^.;,\"]*"),
    ("denial-not-one", r"\b(?:not (?:a single|one|even one|a)|none of (?:the|our|its|his|their|these|those)|never once) (?:[\w'’-]+ ){0,5}?(?:has|have|had|was|were|is|are|did|came|crossed|entered|left|fired|fell|flew|took|went)\b[^.;,\"]*"),
    ("denial-correct", r"\b(?:acted|behaved|proceeded|flew|operated|sailed|conducted (?:itself|themselves)|manoeuvred|maneuvered|were acting|was acting|had acted|carried out) (?:[\w-]+ ){0,3}?(?:correctly|properly|professionally|lawfully|legally|responsibly|impeccably|by the book|(?:fully )?within (?:the|its|their|international) \w+|in (?:full |strict |complete )?(?:accordance|compliance|conformity|line|keeping) with)\b[^.;,\"]*"
                       r"|\b(?:kept to|stuck to|observed|respected|complied with|adhered to|followed|stayed within|kept|remained within|abided by) (?:all |every |strictly |both )?(?:of )?(?:the |its |their |international |relevant )*(?:rules?|regulations?|norms|limits|safe distance|prescribed distance|safety (?:distance|measures)|law)\b[^.;,\"]*"),
    ("denial-hidden-meaning", r"\b(?:nobody|no one|no-one) (?:should|need|has to|need to|must) (?:\w+ )?(?:fear|worry|look for|read|see|be (?:concerned|alarmed|worried|afraid))\b[^.;,\"]*|\bno (?:hidden|other|secret) (?:meaning|purpose|agenda|motives?)\b"),
    ("denial-unlike", r"\b(?:(?:does|do|did|is|are|was|were)(?: not|n['’]t)|in no way|hardly|scarcely) (?:\w+ )?(?:correspond(?:s|ed)?|match(?:es|ed)?|reflect(?:s|ed)?|accord(?:s|ed)?|square(?:s|d)?|tall(?:y|ies|ied)|conform(?:s|ed)?|hold(?:s)? (?:water|up)|stand(?:s)? up|bear(?:s)? out|borne out|supported|based|in line|consistent|fit(?:s)?|add(?:s)? up|agree(?:s|d)?) ?(?:to|with|by|on|in)? ?(?:the |any )?(?:reality|facts?|truth|evidence|data|records?|situation|scrutiny|events?|what happened|our|figures?|recordings?)\b[^.;,\"]*|\bat odds with (?:the )?(?:reality|facts?|truth|record)\b|\bcontrary to (?:the )?(?:facts?|truth|reality)\b|\bfar from (?:the truth|reality|accurate)\b|\bdistort\w* (?:the )?(?:facts?|truth|reality|picture|events)\b"),
    ("denial-nobody", r"\b(?:nobody|no one|no-one|none of (?:us|them|our \w+|its \w+|the \w+)) (?:\w+ly )?(?:(?:is|was|are|were) (?:\w+ing|going to|about to)|(?:has|had|have) (?:ever )?(?:been (?:harmed|hurt|attacked|threatened|ordered)|crossed|attacked|entered|fired|touched|aimed|violated|left|moved|provoked|shot|ordered)|will (?:be )?(?:cross|attack|invade|enter|fire|touch|shoot|hurt|harm|use|move|march|strike)\w*|intend(?:s|ed)|plan(?:s|ned)|fired|crossed|attacked|entered|ordered|touched|meant|aimed|shot|jammed|followed|chased|hacked|broke|opened fire|locked|threatened|interfered|provoked)\b[^.;,\"]*"),
    ("denial-there-is-none", rf"\b(?:there|it) (?:is|are|was|were|has been|have been|had been|will be|contained|carried|had|has) (?:absolutely |certainly |simply |quite )?(?:no|not (?:a|one|any|even)(?: single)?|never (?:an?|any)|neither) (?:[\w'’-]+ ){{0,4}}?{_MILITARY}\b[^.;\"]*|\bno (?:such )?(?:[\w-]+ ){{0,2}}?{_MILITARY} (?:(?:has|have|had) (?:ever )?(?:been|taken|left|crossed|entered)|(?:exist|took place|happened|occurred|was|were|is|are)\w*)\b[^.;,\"]*"),
    ("denial-on-paper", r"\b(?:exist(?:s|ed)?|to be found|happened|took place) (?:only |solely )?(?:on|in) [^.;\"]{3,40}? (?:and nowhere else|alone|only)\b|\bonly (?:exists? )?(?:on paper|in (?:the|their|its|his|her|somebody's|someone's) (?:\w+ )?(?:imagination|minds?|heads?|fantasy|dreams?))\b[^.;\"]*|\b(?:figment|product)s? of [^.;\"]{3,40}\bimagination\b|\bplucked out of thin air\b|\bmade up out of\b|\bbetter things to do than\b[^.;]*"),
    ("denial-single", r"\bnot (?:a single|one|an?) (?:\w+ )?(?:gram|ounce|shot|soldier|round|ship|aircraft|plane|man|missile|drone|kilomet(?:er|re)|met(?:er|re)|inch|millimet(?:er|re)|line|bullet|shell|rocket|boat|sailor|tank|tent|pilot|gun|officer|vehicle|word of truth|satellite|byte|packet|computer)\b(?! more\b| less\b)[^.;\"]*"),
    ("denial-none-aimed", r"\bno (?:[\w'’-]+ ){1,7}?(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:pointed|aimed|directed|trained|targeted|involved|stationed|deployed|based|present|near)\b[^.;,\"]*|\bcarr(?:y|ies|ied|ying) no (?:\w+ )?(?:bombs?|weapons?|warheads?|missiles?|arms|ammunition|explosives?|payload|charge)\b[^.;,\"]*"),
)  # fmt: skip
DENY_PATTERNS = tuple((rule, late(words, re.IGNORECASE)) for rule, words in _DENIES)
_WORRY = r"(?:fears?|concerns?|worry|worries|alarm|anxiety|anxieties|unease|apprehensions?|misgivings|disquiet|nervousness|foreboding|trepidation|dread|nightmares?|(?:spectre|specter))"
FEAR = re.compile(
    rf"\b{_WORRY}\s(?:of|that(?! (?:is|was|are|were|has|had|have)\b)|about|over|at|for|among|in|lest|regarding|concerning|as to)\s(?P<about>[^.;,\"]*(?:\"[^\"]*\")?[^.;,\"]{{0,160}})"
    r"|\b(?:fear(?:s|ed|ing)?|worr(?:ies|ied|y)|dread(?:s|ed)?|apprehend(?:s|ed)?)\s(?:that\s|lest\s)?(?P<that>\"?(?:an?|the|for|about|it|they|any|new|another|further|more|its|their|his|her|[A-Z]\w+|[a-z]+s)\b[^.;\"]{3,160})"
    r"|\b(?:am|is|are|was|were|remains?|remained|grew|been|feels?|felt|getting|became|becoming)\s(?:\w+ly\s|very\s|also\s|still\s|more\s|increasingly\s|deeply\s|not\sa\slittle\s)*(?:concerned|worried|alarmed|anxious|afraid|uneasy|nervous|apprehensive|disturbed|troubled|perturbed|unsettled|fearful|wary|frightened|scared|dismayed|jumpy|on edge)\b(?!\swith\b(?! the (?:build|flight|presence|number|drill)))(?:\s(?:as well|too))?(?:[:,]|\s(?:that|about|over|at|by|for|lest|of|with))?\s?\"?(?P<state>[^.;\"]{0,160})"
    r"|\b(?:sle(?:ep|eps|pt) (?:badly|poorly|uneasily)|los(?:e|es|ing|t) sleep|knots? in (?:my|our|his|her|the) stomach|lump in (?:my|our|his|her) throat|cold sweat|keep(?:s|ing)? (?:me|us|him|her|them) (?:awake|up at night)|shudder(?:s|ed)?|shiver(?:s|ed)? (?:down|runs)|on edge|jittery|rattled|(?:sound(?:ed|s|ing)?|rais(?:ed|es|ing)|rang|rings?|ringing) (?:the |an? )?alarm(?: bells?)?|alarm bells|(?:cause|reason|matter|source) (?:of|for) (?:\w+ )?(?:concern|alarm|worry)|with (?:some |growing |great |deep |increasing |much |mounting |a certain |considerable |grave |serious )?(?:unease|concern|alarm|worry|anxiety|apprehension|disquiet|misgivings|trepidation)|(?:gives?|gave|giving) (?:us |rise to |cause for |him |her )?(?:\w+ )?(?:concern|cause for concern)|(?:is|are|was|were) of (?:\w+ )?concern|does not bear thinking|only a matter of time|(?:worrying|alarming|disturbing|troubling|worrisome|ominous|unsettling) (?:development|trend|signs?|signals?|precedent|escalation|step|situation|times?|news|picture|turn|moment|pattern)|brac(?:es|ed|ing) (?:itself|himself|themselves) for|(?:risk|danger|likelihood|chance) of (?:[\w-]+ ){1,5}?(?:is|was|are|were|had) (?:\w+ )?(?:growing|rising|increasing|real|higher|grown|risen|increased|mounting|great)|(?:could|might|may) (?:\w+ )?(?:end|lead|escalate|spiral|get out|turn|result|trigger|spark|slide|slip|drift) (?:[\w-]+ ){0,4}?(?:catastrophe|disaster|tragedy|war|conflict|of (?:control|hand)|bloodshed|shooting|confrontation|arms race|collision|escalation)|next time [^.;\"]{0,25}?(?:might|could|may|will|would)|(?:one of these days|some day|one day) [^.;\"]{0,25}?(?:might|could|may|will|would)|sooner or later (?:somebody|someone|it)|one (?:mistake|spark|wrong \w+|false \w+|misstep) (?:away|could|would|and|is))\b(?P<body>[^.;\"]{0,160})"
    r"|\b(?:(?:did|does|do|could|can|would) not|cannot|can't) (?:rule out|exclude)\s(?:that\s)?(?P<open>(?:that|the possibility|an?)\b[^.;\"]{3,160}|(?<=that )[^.;\"]{3,160})",
    re.IGNORECASE,
)
FEELS = frozenset(
    (
        "express",
        "voice",
        "have",
        "raise",
        "share",
        "reiterate",
        "convey",
        "show",
        "register",
        "repeat",
        "stress",
        "state",
        "note",
        "admit",
        "harbour",
        "harbor",
        "underline",
        "underscore",
        "air",
        "add",
    )
)
"""Verbs whose subject fears what their object names: "voiced concern that ..."."""
NOT_LET = re.compile(
    r"(?:[\w'’]+\s){0,3}?(?:access|entry|permission|passage|visas?|landing|overflight|clearance|bail)\b",
    re.IGNORECASE,
)
"""What is denied to somebody, and not denied."""
ASSURES = frozenset(["assure", "promise", "pledge", "vow", "guarantee", "reassure", "undertake", "swear"])
REFUTES = frozenset(("reject", "dismiss", "refute", "contradict", "rebuff", "deny", "dispute"))
_MADE_UP = (
    r"(?:fairy[- ]?tales?|fantas(?:y|ies)|fiction|fabricat\w+|inventions?|invented|made up|nonsense|slander\w*|lies?|rumou?rs?|speculati\w+|hysteri\w+|propaganda|baseless|groundless|absurd\w*"
    r"|false|untrue|unfounded|unsubstantiated|ridiculous|laughable|far-fetched|hoax\w*|canards?|myths?|out of thin air|figment\w*|novel|science fiction|paranoi\w+|misinformation|disinformation|mistaken|wrong|inaccurate|incorrect|exaggerated|preposterous|ludicrous|farcical|malicious|smears?|tales?|stor(?:y|ies)|insinuations?|provocations?)"
)
ABSURD = re.compile(
    r"\b(?:an? )?(?:charge|account|claim|accusation|allegation|version|report)s? (?:that|which) (?P<who>[A-Z][\w.' -]{1,40}?|(?:he|she|it|the \w+)) "
    r"(?:called|described as|dismissed as|rejected as|rejected|denied|dismissed|disputed)\b(?P<word>(?: \"[^\"]{2,60}\"| \w+)?)"
)
KEEPS = re.compile(
    r"\b(?:will|would|shall) (?:continue to |go on |strictly |always |also |fully )*(?:keep(?:ing)?|stay(?:ing)?|remain|abide|observ(?:e|ing)|respect(?:ing)?|honou?r(?:ing)?|comply|adhere|stick|fulfil) (?:(?:by|to|within|with|below) )?(?:the|its|all|their|our|every|both|these|those) (?:[\w'’-]+ ){0,4}?(?:limits?|ceilings?|obligations?|commitments?|treaty|agreements?|terms|rules|accords?|provisions?|moratorium|word)\b[^.;\"]*",
    re.IGNORECASE,
)
"""Promises to keep what was agreed."""
_ACTS = r"(?:publish|bring [^.;]{2,40}? (?:home|back)|pull [^.;]{2,30}? (?:back|out)|withdraw|return|send (?:its|the|our|an?) (?:\w+ )?(?:notice|data|figures|list)|send [^.;]{2,20}? home|notify|inform|announce in advance|give (?:\w+ )?notice|pay|compensate|help|assist|defend|protect|stand (?:by|with|beside)|come to (?:the|its) aid|work with|respect|honou?r|abide|comply|keep (?:its|our|the|to|faith)|share|leave (?:the|its|on|by|before)|hand over|release|investigate|punish|cooperate|co-operate|remain (?:open|within|in (?:the|its) barracks)|warn (?:all|the|every) (?:ships|aircraft)|refrain|avoid|stay (?:out|away|within|clear)|exercise restraint)"
PROMISED_ACTS = re.compile(
    rf"\b(?P<who>we|I|(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?)(?: will|['’]ll| shall| would)(?: (?:also|always|now|continue to|of course|gladly|certainly|immediately|never|not|fully))* {_ACTS}\b[^.;\"]*"
)
"""What a side says that it will do for others, or in keeping with what was agreed."""
PROMISED_BOUND = re.compile(
    r"\b(?:you have (?:my|our) word|(?:am|is|are|was|were|remains?|remained|stands?|stays?) (?:\w+ly |still )?(?:committed|bound|faithful|true|loyal) (?:to|by)\b|(?:commitment|pledge|guarantee|promise|word|obligation)s? (?:[\w'’-]+ ){0,6}?(?:is|are|was|were|remains?|stands?|stood|holds?) (?:\w+ )?(?:ironclad|iron-clad|unshak\w+|unwavering|firm|absolute|unbreakable|rock[- ]solid|valid|in force|unchanged|unconditional|good\b)"
    r"|(?:committ?ed|binds?|bound|obliged) (?:itself|himself|herself|themselves|ourselves) to\b|(?:sought|tried|seeks?|tries|trying|seeking|moved|attempted) to (?:calm|allay|dispel|ease|soothe|reassure)\b|(?:troops|units|soldiers|ships|aircraft|tanks|forces|brigades?|vessels|men|battalions?|it|they|all) (?:will|would|shall) (?:then |all )?(?:return (?:home|to (?:their|its|base|barracks|garrison))|go (?:home|back)|be (?:back|home|withdrawn|gone|pulled back|brought (?:back|home|down)))\b)[^.;\"]*",
    re.IGNORECASE,
)
"""What binds a side, and troops that are to go home."""
PROMISED_NOTHING = re.compile(
    r"\b(?:nothing|none|nobody|no (?!one (?:else )?knows)\w+)\b(?: [\w'’-]+){0,6}? (?:will|would|shall) (?:be (?:left|fired|moved|stationed|deployed|harmed|hurt|used|touched|sent|threatened|endangered|attacked|placed|kept|changed|hidden|launched|aimed)|ever|come to|happen|cross|remain|leave|enter|fall|fly|reach|have to (?:fear|ask|worry))\b[^.;\"]*",
    re.IGNORECASE,
)
"""What will not happen, as somebody promises."""
AGENTS = frozenset(
    [
        "crew",
        "pilot",
        "aircraft",
        "plane",
        "jet",
        "fighter",
        "helicopter",
        "drone",
        "ship",
        "vessel",
        "boat",
        "frigate",
        "corvette",
        "cutter",
        "destroyer",
        "submarine",
        "captain",
        "unit",
        "soldier",
        "troop",
        "force",
        "serviceman",
        "officer",
        "missile",
        "rocket",
        "sailor",
        "guard",
        "patrol",
        "navy",
        "army",
        "ministry",
        "government",
        "command",
        "country",
        "side",
        "satellite",
        "agency",
        "service",
        "gunner",
        "battery",
        "artillery",
        "militaries",
        "military",
        "operator",
        "hacker",
    ]
)
"""Whose doing may be denied in the name of a side."""
THREAT = re.compile(
    r"\b(?:response|retaliat\w+|consequences?|revenge|answer|price|destroy\w*|strike back|punish\w*)\b",
    re.IGNORECASE,
)
NOT_DONE = re.compile(
    r"\b(?:did|had|has|have|was|were|does|do|is|are)(?: not| never| neither| at no (?:time|point|stage)|n['’]t)(?: once| ever| at any (?:time|point)| even| in any way| \w+ly)? (?P<verb>\w+)\b[^.;\"]*|\bnever (?P<past>\w+ed|came|went|flew|shot|left|fell)\b[^.;\"]*",
    re.IGNORECASE,
)
"""A past or present that is negated: a denial where somebody was charged with it before."""
NO_DENIAL_VERBS = frozenset(
    [
        "reply",
        "replied",
        "respond",
        "responded",
        "answer",
        "answered",
        "attend",
        "say",
        "said",
        "know",
        "known",
        "give",
        "given",
        "specify",
        "specified",
        "name",
        "named",
        "elaborate",
        "comment",
        "commented",
        "rule",
        "ruled",
        "exclude",
        "excluded",
        "receive",
        "received",
        "see",
        "seen",
        "hear",
        "heard",
        "think",
        "believe",
        "understand",
        "expect",
        "want",
        "need",
        "mean",
        "be",
        "been",
        "yet",
        "only",
        "so",
        "sure",
        "ready",
        "prepared",
        "clear",
        "enough",
        "like",
        "accept",
        "accepted",
        "agree",
        "agreed",
        "reject",
        "rejected",
        "support",
        "allow",
        "allowed",
        "permit",
        "meet",
        "met",
        "help",
        "surprised",
        "alone",
        "amused",
        "possible",
        "available",
        "required",
        "obliged",
        "in",
        "on",
        "at",
        "either",
        "work",
        "a",
        "an",
        "the",
        "for",
        "to",
        "about",
        "it",
        "just",
        "necessarily",
        "always",
        "easy",
        "good",
        "interested",
        "afraid",
        "concerned",
        "worried",
        "alarmed",
        "going",
        "have",
        "got",
        "up",
        "under",
        "lose",
        "call",
        "accuse",
        "blame",
        "haggle",
        "bargain",
        "negotiate",
        "talk",
        "comment",
        "corresponded",
    ]
)
"""What is not done without anybody's denying a charge."""
_CHARGE = r"(?:accusations?|allegations?|claims?|charges?|insinuations?|reports?|account|version|story|stories|criticism|rumou?rs|figures?|assertions?|speculation|suggestions? that|talk of|(?:idea|notion) that|reproach\w*|blame|portrayal|accounts)"
BY_VERB = re.compile(
    r"\b(?:(?P<dismisses>(?:brush|wav|shrug|laugh|sweep|push)(?:ed|es|s)\s[^.;\"]{2,80}?\s(?:aside|off|away)\sas\b|(?:dismiss|reject|deride|ridicul|brush(?:ed|es) (?:aside|off)|wav(?:ed|es) (?:aside|away))\w*\s[^.;\"]{2,80}?\sas\b"
    rf"|(?:describ|brand|call|denounc|label|term|dubb|qualif|characteris|characteriz|portray)(?:ed|es|s|ing|ied|ies)\s(?!for|on|upon)[^.;\"]{{2,80}}?\s(?:as\s)?(?:an?\s)?(?:\w+\s)?[\"']?(?:\w+\s)?{_MADE_UP}\b)"
    r"|(?P<rules>rul(?:es|ed) out)\s(?=(?:any|all|every)\b)"
    r"|(?P<denies>(?:den(?:y|ies|ied|ying)|refut(?:es|ed)|disclaim(?:s|ed)|disavow(?:s|ed))\s(?!(?:[\w'’]+\s){0,3}?(?:access|entry|permission|passage|requests?|visas?|landing|overflight|clearance|bail)\b)"
    r"|(?:distanc(?:ed|es|ing) (?:it|him|her|them)sel(?:f|ves) from|(?:plead|protest|maintain|affirm)(?:ed|s) (?:its |his |her |their )?(?:ignorance|innocence)|wash(?:ed|es) (?:its|his|her|their) hands of|t(?:akes|ook) issue with)\s?"
    rf"|(?P<charged>(?:reject|dismiss|disput|contest|rebuff|scoff|jeer|laugh|shrug|brush|wav|play|repudiat|rebut|deflect|sho?t|shoot)(?:ed|es|s|ing|ged)?\s(?:(?:aside|off|away|at|down)\s)?(?:[\w'’-]+\s){{0,3}}?{_CHARGE}\b))"
    r"|(?P<assures>promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|guarantee(?:s|d)|assur(?:es|ed)|undertook|undertakes|ga?i?ve (?:[\w'’]+ ){0,3}?(?:assurances?|guarantees?|(?:its|his|her|their) word)"
    r"|(?:has|have) (?:\w+ )?(?:promised|pledged|vowed|guaranteed|assured|undertaken))\s(?!(?:retaliation|revenge|a (?:\w+ )?response|consequences|to (?:retaliate|respond|hit|strike|answer|study|consider|examine|look|review|pass|reply|support|help|defend|back|press|raise|bring it up))\b))"
    r"[^.;\"]{0,260}(?:\"[^\"]{2,160}\")?[^.;\"]{0,160}"
)
"""Verbs that deny or promise, with what they deny or promise."""
