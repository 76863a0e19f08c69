"""The words of stances: classes of words, wordings that show a stance, how verbs of saying lean. Data and how it is looked up.

In the words said, `@us` stands for the speaker's side and `@them` for another one.
"""

from __future__ import annotations

import re
from functools import cache

_CLASSES: dict[str, str] = {
    "falsehood": "untrue false* fabricat* invention* invented baseless groundless unfounded absurd ridiculous nonsens* lie "
    "lies lying lied fake fairy_tale* fairytale* fantas* myth* hysteri* propaganda slander* rumour* rumor* ludicrous "
    "preposterous far-fetched farfetched figment* imagin* hoax misread* speculation made_up smear* disinformation "
    "misinformation distort* exaggerat* concoct* fictitious fiction",
    "hostile act": "ram* violat* breach* broke break* broken fired fires firing shot shoot* shell* attack* invad* massed "
    "massing seiz* hijack* hack* jam jamm* block* cut* cross* enter* intru* stray* harass* buzz* dump* struck hit hits "
    "collid* refus* ignor* leak* stole* steal* sabotag* meddl* interfer* provok* threaten* intimidat* blackmail* bull* "
    "cheat* deceiv* mislead* hid hide* hiding hidden conceal* destroy* blew blow* withh* stall* drag* undermin* sabre* "
    "encircl* escalat* tore torn endanger* approach* crept paralys* paralyz* scatter* aimed target* fail* abandon* occup* "
    "annex* kill* wound* abduct* spy* spies disregard* flout* trampl* shadow* stalk* swallow* obstruct* unanswered amass* "
    "pour* turned_away denied_access walked_out locked_on bombard* strafe* trespass* loiter* probe* sank sink*",
    "blame": "reckless* provocat* irresponsib* dangerous* aggressi* unprovoked illegal* unlawful* unsafe unprofessional* "
    "outrag* unforgiv* disgrace* shame* scandal* hypocri* cynic* barbar* cowardly treacher* hostile unfriendly unprecedented "
    "serious* grave* terroris* pira* criminal* crime* inexcusabl* intolerabl* unworthy deliberate* intentional* on_purpose "
    "guilt* responsib* blam* fault culprit* gambl* roulette stunt bluff* hostage* farce theatre charade rehearsal* pretext "
    "smokescreen destabili* inconsistent incompatible contrary unjustif* madness folly insan* arrogan* brazen* blatant* "
    "flagrant* gross* slap insult* betray* malicious* sinister ultimatum bad_faith double_game",
    "danger": "danger* risk* threat* war wars escalat* conflict* catastroph* disaster* consequence* retaliat* respon* "
    "countermeasure* miscalculat* accident* collision* arms_race misread mistake* spark* spiral* out_of_control out_of_hand "
    "alarm* concern* worr* fear* afraid vigilan* brink deterior* unpredictable peril* price crushing resolute* forceful* "
    "misunderst* mistaken nervous* tension* irreversible",
    "harmless": "threat* danger* harm* aimed directed target* worr* fear* alarm* afraid nervous defensive peaceful* routine "
    "safe* transparent* secret* surpris* seek* wish* want* escalat* confrontation* conflict* war hostile risk* quarrel*",
    "promise": "pledg* promis* vow* assur* guarantee* commit* keep keeps honour* honor* abide* stick adher* observ* respect* "
    "continue* door ironclad iron-clad every_inch in_advance publish* bind* undertak* remain* as_long_as word",
    "duty": "must should ought has_to have_to needs_to need_to demand* insist* expect* require* call* urge* incumbent up_to "
    "oblig* high_time overdue immediate* at_once without_delay stop cease* halt* end withdraw* release* hand_over explain* "
    "refrain* reconsider* comply necessary asks_for we_want",
    "offer": "offer* propos* suggest* invit* ready_to prepared_to willing* open_to could might stands_ready stand_ready "
    "sit_down let_us let's joint* together both each_other exchang* set_up mediat* host* in_return reciproc* mutual* common "
    "why_not how_about moratorium freez* contribut* share*",
    "consent": "yes agree* accept* gladly of_course by_all_means no_objection* take_up consent* approv* grant* certainly "
    "with_pleasure willing* provided_that on_condition delivered",
    "refusal": "refus* reject* out_of_the_question unacceptabl* non-starter* veto* dictat* pressure no_need no_point "
    "no_reason no_duty no_obligation no_question no_sense never will_not won't would_not cannot can't nothing_to internal "
    "sovereign* worthless too_late instead blackmail* negotiable bargain* go_ahead goes_ahead turn_down turned_down trust",
    "gladness": "welcom* glad* please* grateful* gratitude thank* appreciat* congratulat* encourag* positive constructive "
    "useful progress good relief relieved milestone breakthrough success* historic proud delighted happy better prais* "
    "applaud* hail* fruitful frank important heartening",
    "sorrow": "regret* sorry sad sadly sadden* unfortunate* pity disappoint* deplor* dismay* apolog* condolence* mourn* "
    "tragic tragedy loss grief lament* missed sorrow bitter",
    "company": "support* solidarity stand_with stands_with stand_by stands_by beside behind in_favour in_favor endors* "
    "shoulder united share_the shares_the all_for allies entitled every_nation every_state every_country right_to count_on "
    "advocat* champion*",
    "plain fact": "kilomet* km mile miles metre* meter* hour hours monday tuesday wednesday thursday friday saturday sunday "
    "began begin* take_place took_place held put_off postponed arriv* left moved sent launched lifted flew number* about "
    "around study* examin* look_into take_note unknown whether in_due_course informed",
}  # fmt: skip
_SEVERAL_WORDS: dict[str, re.Pattern[str]] = {
    name: re.compile(r"\b(?:" + "|".join(w.replace("_", r"\s+") for w in words.split() if "_" in w) + r")\b")
    for name, words in _CLASSES.items()
    if "_" in words
}
_ANY_SEVERAL = re.compile("|".join(pattern.pattern for pattern in _SEVERAL_WORDS.values()))
_ONE_WORD: dict[str, re.Pattern[str]] = {
    name: re.compile("|".join(w.replace("*", r"[\w-]*") for w in words.split() if "_" not in w))
    for name, words in _CLASSES.items()
}
_WORD = re.compile(r"[^\W\d_][\w'-]*")


@cache
def _classes_of(word: str) -> tuple[str, ...]:
    """Return the classes of a small word."""
    return tuple(name for name, pattern in _ONE_WORD.items() if pattern.fullmatch(word))


def classes_in(words: str) -> dict[str, int]:
    """Return the classes that have a word among these, each with the place of its first one in characters.

    In the table, `*` stands for any letters, `_` for a space.
    """
    places: dict[str, int] = {}
    small = words.lower()
    for found in _WORD.finditer(small):
        for name in _classes_of(found.group()):
            places.setdefault(name, found.start())
    for name, pattern in _SEVERAL_WORDS.items() if _ANY_SEVERAL.search(small) else ():
        several = pattern.search(small)
        if several:
            places[name] = min(several.start(), places.get(name, several.start()))
    return places


NEGATIONS = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|without|neither|nor|cannot|nowhere|hardly|refused? to)\b|n't\b",
    re.IGNORECASE,
)

_WORDINGS = r"""
deny    no (?:plans?|intentions?|intent|designs?)\b(?! for| (?:to|of) (?:accept|agree|tak|com|sign|withdraw|leav|stopp|giv))
deny    not (?:be )?threaten\w*|never (?:threaten|plann|intend|happen|order|refus|agree to that|promis)\w*
deny    (?:do|does|did|is|are|has|have|had|was|were)(?: not|n't) (?:\w+ )?(?:plan|intend|behind|involved|responsible|enter|cross|leave|violat|breach|br[oe]ke?|use|fire|conduct|carr|order|touch|approach|hit|ram|attack|interfer|meddl|know of)\w*
deny    (?:false|inventions?|fabricat\w+|untrue|baseless|groundless|absurd|nonsense|lies?|lying|unfounded|fake|fairy[- ]?tales?|far-?fetched|fantasy|hysteria|made up|fiction|ludicrous|preposterous|slander|hoax|not true)\b
deny    (?:without|no) (?:any )?(?:foundation|truth|substance|merit)\b
deny    (?:not|un)aware of\b|no (?:part|hand|role|involvement|knowledge) (?:in|of)\b|not (?:in any way )?(?:involved|implicated)\b|not (?:ours|us)\b|nothing (?:at all )?to do with\b
deny    never (?:\w+ )?(?:come|came|been|left|leave|crossed|entered|posed|went|flown|flew|touched|fired|used|violated|strayed)\b|no(?:r|t)? (?:nearer|closer) than\b
deny    (?:not a single|not one) (?:shot|soldier|missile|fragment|piece|ship|plane|aircraft|round|bullet|drone)\b|no (?:shots?|shells?|missiles?|drones?|weapons?) (?:was|were|had been|have been) (?:fired|used|launched)
deny    (?:kept|stayed|remained|held|was|were) (?:\w+ ){0,3}(?:to the (?:rules|route)|within (?:its|our|their|the)|inside|in (?:international|neutral|its own|our own)|above (?:its|our|international|@us)|on (?:its|our|their) (?:own )?side|outside (?:the|their))\b
deny    act(?:ed|ing) (?:correctly|lawfully|properly|professionally|by the book|in line)|in (?:strict |full )?(?:accordance|compliance|conformity|keeping) with\b|(?:fully |entirely |perfectly )?(?:lawful|legal|legitimate)\b|broke no (?:rule|law|treaty)
deny    no such\b|there (?:was|is|were|are|had been|has been) (?:neither|never)\b|there (?:was|is|were|are|had been) no (?:attack|intrusion|violation|breach|incident|shooting|build-?up|concentration|plan|order|contact|secret (?:deal|clause|contact))
deny    (?:nobody|no one) should (?:look for|read|see)\b|did not (?:happen|take place)\b|had been (?:handed over|told|informed|answered) (?:an hour |a (?:day|week) |well |long )?before\b|turned (?:away|back) (?:after|as soon as|when|at once)\b
assure  not (?:directed|aimed|targeted|intended) (?:against|at)\b|(?:directed|aimed) (?:against|at) (?:no|nobody)\b|(?:pose[sd]?|is|are|was|were|constitute[sd]?|represent(?:s|ed)?) no (?:\w+ )?(?:threat|danger|risk|harm)\b|threaten(?:s|ed)? (?:nobody|no)\b
assure  (?:purely |solely |only |strictly )?defensive\b|peaceful (?:intentions?|purposes?|aims?|nature)\b|routine\b|no(?:thing|t)? (?:\w+ )?secret\b|nothing to fear\b|(?:nobody|no one|no (?:country|state|neighbou?r)) (?:needs?|has) to\b
assure  (?:do|does|did)(?: not|n't) (?:seek|want|wish|desire)\b|no (?:wish|desire|interest|appetite)\b|not (?:seeking|looking for)\b|without escalat
assure  no (?:cause|reason|grounds?|need) (?:for|to) (?:alarm|worry|concern|panic|fear|be (?:worried|alarmed|afraid|nervous))|under (?:full |firm )?control\b|all (?:\w+ )?(?:precautions|safety measures|safeguards)|observing all\b
assure  (?:will|would|shall|'ll)(?: \w+)? (?:keep|continue to (?:honou?r|abide|observe|respect|inform|comply|notify)|abide|honou?r|stick|adhere|respect|remain (?:within|open|committed|bound)|publish|notify|announce (?:every|all)|share|stand by|be (?:back|home|gone|withdrawn|published|informed|told|announced|open|over))\b
assure  (?:will|would|shall)(?: not| never|n't) (?:be (?:the )?first|use|attack|leave|abandon|slam|close|harm|happen again|deploy|station|place|put|get any|aim|forget|shut|exploit|resume|repeat)\b|never be (?:the )?first\b
assure  iron-?clad\b|unwavering\b|unshak\w+|(?:is|are|remains?) (?:fully |firmly )?committed to\b|we (?:pledge|promise|undertake|guarantee|bind ourselves)\b|(?:door|hand|channels?) (?:is|are|stays?|remains?|(?:will|would|shall) (?:stay|remain)) (?:open|outstretched)\b|have my word\b|every inch\b|no plans? for\b
assure  (?:start|starts|begin|begins|began|started|are|were|will be|would be) (?:to )?(?:go|going|return\w*|withdraw\w*|pull\w*|leav\w*)(?: back| home| out)?\b|not clos(?:e|ing) (?:any|the|our) door\b|(?:will|would|shall) not (?:carry out|conduct|repeat|be carried out)\b|would be used\b|knew? (?:very )?well that\b.*\b(?:neither|not|no)\b
reject  no (?:relationship|link|connection) (?:between|with|to)\b|nothing to do with (?:each|one)|internal (?:matter|affair)|our own (?:affair|business|decision|right)|(?:nobody|no one)(?: else)?'s business|none of (?:\w+ )?business|a (?:matter|question) for (?:us|@us|our)
reject  unacceptable\b|not (?:accept|agree|compromise|bow|yield|negotiate|bargain|budge|be (?:blackmailed|pressured|dictated|intimidated|bullied))\b|never (?:accept|agree|give up|negotiate|bow|yield)\b|c(?:annot|ould not|an't) (?:accept|agree|say yes|support)\b|not (?:prepared|willing|ready|going) to\b|no intention of\b
reject  out of the question\b|non-?starter|no (?:need|point|sense|use|duty|obligation|veto|room|right|reason|grounds?) (?:to|in|for|of|over)\b(?! (?:alarm|worry|concern|doubt|fear|panic))|nothing to (?:discuss|talk about|explain|apologi[sz]e|negotiate|add|gain)\b|has a veto\b
reject  not (?:up for|open to|negotiable|on the table|a matter for|for sale|under discussion|for others)\b|we (?:reject|refuse|decline)|turn\w* (?:\w+ ){0,3}down\b|makes? no sense\b|go(?:es)? ahead (?:as planned|anyway|regardless)|no (?:proof|evidence|basis|shred of)\b|(?:shred|scrap) of (?:proof|evidence)
reject  ^\W*(?:no|never|not (?:now|yet|today|with us))\b|one does not\b|first (?:they|let them|@them)\b|alone to decide\b|dictate\b|on (?:its|our) own terms|under (?:pressure|duress|threats?)\b|too (?:little|late)\b|who (?:will|would|can|is to|are they to)\b[^.]*\?
reject  in no position to\b|not (?:enough|suffice)\b|insufficient\b|(?:our|its|@us's) own decision\b|painful\b|(?:do|does|did) not understand (?:the|why)\b|credib(?:le|ility)\b|not take (?:orders|lessons)\b
demand  (?:must|should(?! (?:not )?be able)|ought to|(?<!their )(?<!the )needs? to|has to|have to)\b(?! be (?:honest|frank|said))|needs? \W*(?:[\w-]+\W+){0,2}(?:guarantees?|proof|answers?|assurances?)\b
demand  (?:would|will) be (?:important|overdue)\b|overdue\b|we (?:demand|insist|expect|urge|call (?:on|upon|for)|appeal)\b|incumbent (?:up)?on\b|(?:is|was) up to (?:@them|them|him|her)\b|high time\b|asks? for (?:one|a|an|binding|written|clear)\b|we want (?:to know|to see|proof|answers?|our|them)\b|(?:duty|responsibility) of @them\b|let (?:them|@them) (?:prove|show|explain|answer)
demand  (?:we|it|he|she|they|@us) hope[sd]?\b|we ask @them\b|should (?:be|do|stop|take|give|show|think|behave)\b
propose (?:ha[sd]|have) (?:\w+ )?(?:offered|proposed|suggested|put forward|tabled|invited)\b|would like to (?:hold|meet|discuss|propose|invite|see)\b|(?:ready|prepared|willing|open) (?:at any time )?to (?:discuss|talk|meet|look|sit|help|host|resume|show|contribute|negotiate|mediate|share|consider|hold|work)\b|(?:stands?|remains?|is|are|was) (?:ready|prepared|willing) (?:at any time )?to
propose propos(?:e|es|ed|ing)\b|offer(?:s|ed)? (?:to|him|her|them|you|@them)\b|suggests?\b|invit(?:e|es|ed|ing) (?:@them|both|all|the|our|you|experts)\b|let us\b|let's\b|could (?:meet|sit|agree|set up|exchange|begin|start|work)\b|(?:both|the two) (?:sides|countries|parties|navies|armies|states|staffs|capitals|governments) (?:\w+ )?(?:could|might|draw up|set up|exchange|agree on|pull|tell|give)\b
propose (?:for|as) (?:so )?long as (?:the )?(?:other|@them|they)\b|if (?:@them|the other side|they|others) (?:did|does|do|would|will) (?:the same|so|likewise)\b|in (?:return|exchange) for\b|gentlem[ae]n's\b|how about\b|why not\b|(?:joint|common|shared) (?:commission|centre|center|inquiry|system|mechanism|patrols?|working group)\b
accuse  condemn\w*|reckless\w*|provocati(?:ve|on)\w*|dangerous(?:ly)?\b|violat(?:ed|es|ing|ions?)\b|aggressi(?:ve|on)\b|terrible\b|deplor\w+ that\b|irresponsib\w+|in (?:clear |open |flagrant |gross )?(?:breach|violation|defiance) of\b|contrary to\b
accuse  (?:simulated attack|inconsistent|unsafe|unprofessional\w*|illegal\w*|unlawful\w*|mass(?:ing|ed)|amass(?:ing|ed)|concentrated|unforgiv\w+|outrag\w+|unprovoked|hostages?|blackmail\w*|pira(?:cy|tes?)|roulette|disgrace\w*|shame\w*|sabotag\w+|provok(?:ed|es|ing)|cynical\w*|hypocri\w+|intimidat\w+|brazen\w*|blatant\w*|sabre-rattling)\b|rehears\w+ (?:for|of) (?:war|an? (?:attack|invasion))|dress rehearsal|stab in the back|act of (?:war|piracy|aggression|terror\w*)
accuse  no doubt\b.{0,60}\b(?:intention|deliberate|purpose|behind|who|planned|responsib)|on purpose\b|deliberate\w*|intentional\w*|(?:is|are|was|were|bears?) (?:solely |alone |full |fully |entirely )?(?:to blame|responsib\w+ for)|knows? very well\b|(?:grave|serious|direct) (?:threat|problem|violation|breach|danger)\b|looks? (?:very much )?like\b|brought (?:\w+ ){1,3}about\b|not (?:been )?(?:comply|compli|keep|kept|honou?r|observ)\w*|bad faith\b
accuse  @them\W+(?:'s\W)?(?:\S+\s+){0,4}?(?:ramm|seiz|violat|breach|broke|broken|cross|enter|fir(?:ed|es|ing)|shot|shell|mass|hack|jam|block|cut|refus|ignor|leak|stole|sabot|meddl|provok|attack|hid|lied|lying|withh|delay|threat|approach|dump|struck|hit|collid|steal|spy|disregard|blow|blew|destroy|deceiv|cheat|harass|buzz|intrud|stray|annex|occup|kill|undermin|escalat|abandon|prepar\w+ (?:an? )?(?:attack|war|pretext))
accuse  @them\W+(?:'s\W)?(?:\S+\s+){0,3}?(?:soldiers|troops|servicemen|jets?|fighters?|forces|warships?|ships?|bombers?|aircraft|planes?|tanks|units|helicopters?|missiles?|vessels?|boats?|cutters?|frigates?|submarines?|drones?|satellites?|battalions?|brigades?|divisions?|hackers?|bases?|agents?|rockets?)\b
accuse  (?:came|come|comes|flew|fly|passed|pass|approached|went|sailed|got)\b[^.]{0,40}\bwithin\b|within \w+ (?:met(?:re|er)s|yards|feet)\b|(?:into|inside|over) (?:our|its|@us's|their|@us) (?:territorial waters|airspace|territory|waters)\b|(?:pieces|fragments|splinters)\b[^.]{0,30}\b(?:counted|identified|registered|catalogued|tracked)\b
accuse  (?:cyber-?attack|attackers?|intrusion|hackers?|malware|virus)\b[^.]{0,60}\b(?:put|shut|knocked|took|disabled|stole|crippled|paraly[sz]ed|switched off|broke)\b|(?:massed|concentrated|deployed|amassed|stationed|moved|brought up)\b[^.]{0,50}\b(?:border|frontier|line of contact|doorstep|district)\b|not been kept\b|(?:has|have) no (?:mandate|good will)\b|no answer\b
accuse  what (?:is it|are|do|does|have|has) (?:they|@them|he)\b[^.]*\?|how many (?:more|times)\b[^.]*\?|nobody (?:had|has) (?:consulted|told|asked|informed|warned|answered|bothered)\b|(?:had|has|have)(?: not|n't) (?:answered|replied|budged|moved|done so|let|allowed|kept|withdrawn|complied|explained|notified|informed)\b
accuse  without (?:\w+ )?(?:warning|notice|lights|permission|telling|a word|consent|reason|explanation|justification)\b|(?:went |go |going |remained |were )?unanswered\b|(?:minutes|hours)'? notice\b|wrong (?:coordinates|position|data|figures)\b|by ignoring\b|failed to (?:notify|inform|answer|warn|respond|explain|comply)\b|cannot be (?:justified|excused)|no (?:defensive|military|other) (?:explanation|justification|purpose)
warn    will not (?:remain|stand|tolerate|look on|hesitate|sit|go unanswered)\b|not remain indifferent\b|consequences\b|vigilant\b|severely?\b|at (?:his|its|their|your) own (?:peril|risk)\b|reserves? the right\b|countermeasures?\b|draw\w* (?:its|our|the|their) (?:own )?conclusions\b|price to pay\b|pay (?:dearly|a (?:\w+ )?price)\b
warn    (?:will|would|shall)(?: \w+)? (?:respond|retaliate|answer (?:every|any|each|with|in kind|threats?)|reply in kind|hit back|strike back|do (?:so|the same) (?:as well|too)|(?:be|have to be) (?:shot down|fired (?:up)?on|met (?:with|by)|answered|repelled|forced to))\b|(?:resolute|firm|crushing|proportionate|forceful|swift|harsh|appropriate|mirror) (?:response|reply|answer)\b|in a proportionate (?:way|manner)\b|forced to (?:respond|take|act|answer)\b
warn    (?:tipping|turning|boiling|breaking) point\b|brink\b|out of (?:hand|control)\b|arms race\b|one of these days\b|sooner or later\b|(?:are|is) to be feared\b|(?:only )?a matter of time\b|last (?:chance|warning)\b|next time\b|second time\b|playing with fire\b|if (?:it|this|that|such \w+) (?:happens?|goes on|go on|continues?)\b
warn    (?:could|may|might|can|would|will) (?:\w+ )?(?:lead to|end in|trigger|provoke|spark|be misread|be mistaken|be misunderstood|be taken for|cost|escalate|mistake|collide|turn [^.]{2,40} into|serve as (?:an? )?(?:pretext|cover)|destroy|undermine|jeopardi[sz]e|endanger|spiral|backfire)\b
warn    we are (?:\w+ )?(?:alarmed|worried|concerned|troubled)\b|alarm(?:ed|ing) (?:by|at|over)\b|(?:deeply|gravely|seriously) (?:concerned|worried|troubled)\b|we fear\b|fears? (?:that|for|of)\b|unless\b[^.]*\b(?:will|would)\b
warn    (?:not|won't) (?:lie|wait|last|stay|be there) [^.]{0,12}(?:for ever|forever|long)\b|puts?\b[^.]{0,30}\b(?:in danger|at risk)\b|can (?:kill|destroy|do)\b|(?:grave|unpredictable|dire|massive|far-reaching) consequences\b|lasting threat\b
welcome welcom(?:e|es|ed|ing)\b|useful\b|positive\b|constructive\b|reduces? tensions?\b|important (?:step|meeting)|(?:am|are|is|was|were) (?:\w+ )?(?:glad|pleased|grateful|delighted|happy|encouraged|heartened|proud)\b|good (?:news|step|sign|day|start|beginning)\b|right direction\b|congratulat\w+|we (?:thank|applaud|commend|praise|appreciate)\b|relief\b|milestone\b|encouraging\b|step forward\b
welcome this is (?:how|what) (?:good )?neighbou?rs\b|fewer (?:misunderstandings|risks|doubts)\b|better than\b|in a good spirit\b|frank\b|fruitful\b
regret  regret(?:s|ted|table|tably)?\b|unfortunate(?:ly)?\b(?! and)|disappoint\w*|(?:am|are|be|was|is|were) (?:\w+ )?(?:sorry|sad|saddened|dismayed)\b|pity\b|apologi[sz]\w*|tragedy\b|tragic\b|condolences\b|missed (?:chance|opportunity)|sadly\b
support solidarity\b|(?:stand|stands|stood|standing) (?:firmly |fully |squarely |united )?(?:with|by|beside|behind|shoulder)\b|full(?:y)? (?:support|backing|back)\w*|all for (?:it|this|that)\b|in favou?r of\b|every (?:nation|country|state|people) (?:had|has) (?:the|a|every) right\b|we (?:support|back|endorse|share)\b|(?:strongly |fully )?supports? (?:the|its|our|this|that|@them)\b|count on (?:us|our|@us)\b|right to (?:choose|decide|defend)\b
accept  ^\W*(?:yes|gladly|of course|certainly|by all means|with pleasure|agreed|very well|fine)\b|we (?:agree|accept|consent)\b|(?:ha[sd]|have) (?:agreed|accepted|consented|granted)\b|no objections?\b|(?:prepared|ready|willing) to (?:\w+ ){1,6}(?:provided|on condition|if)\b|will have (?:that|it)\b
accept  (?:would|will) be (?:delivered|granted|allowed|welcome at any)\b|can live with\b|(?:will|would) (?:come|attend|take part|be there|be at the table|take up)\b|as (?:was )?(?:asked|requested|proposed|suggested)\b|(?:agrees|agreed) to\b|(?:accepts|accepted)\b
assert  (?:may|might|could) never be\b|not (?:yet )?(?:known|clear|certain|decided)\b|no (?:reports?|word|information|details|date|immediate|casualties) \w+|in due course\b|takes? note\b|took note\b|too (?:early|soon) to\b|come back to it\b|remains? (?:unclear|open|unchanged)|no threat to (?:its|our) members
assert  no imminent\b|(?:has|had) told (?:@us|@them|us|the)\b|no reason to (?:doubt|change)\b|routine (?:transit|voyage|visit|patrol)\b|monitor\w* (?:closely|the)\b|waiting for an answer\b
assert  (?:will|would) (?:try to|look into|study|examine|decide|consider|be (?:made public|examined|studied|discussed|held|sent|resumed|put off)|take place|travel|begin|start|last|arrive|visit|go ahead)\b
assert  (?:at|of|to|some|about|around|between|roughly) (?:\w+ )?\d[\d,.]* ?(?:km|kilomet\w+|miles|met(?:re|er)s|feet|tonnes)\b|(?:took off|lifted off|flew|travel(?:l)?ed|splashed|dropped|landed|departed|sailed|arrived|left) (?:from|about|into|on|at|for|through|toward|some)\b
deny    no (?:proof|evidence|basis|grounds?|foundation)\b[^.]*\b(?:charges?|accus\w+|alleg\w+|claims?|suspicions?|blam\w+)\b|whoever (?:says|claims|writes|believes)\b|not so much as\b|c(?:annot|ould not|an't|ouldn't) (?:possibly )?have\b
deny    (?:neither|nor|none) (?:of )?(?:our|its|his|their|these|them|@us)\b[^.]{0,40}\b(?:used|fired|crossed|entered|touched|left|came|been|was|were|had)\b|(?:had|has|have) neither\b|(?:was|were|is|are|been) (?:never|not) (?:there|true|so|the case|in the area|anywhere near)\b
deny    carried no\b|unarmed\b|(?:exists?|existed|happened|took place) only in (?:the )?\w+|(?:hysteric|feverish|overheated) \w+|nobody (?:was|were|had been) (?:hurt|touched|threatened|fired)|(?:ha[sd]|have) no such\b|nowhere near\b
assure  (?:nobody|no one) needs? (?:to )?(?!bother)\w+|needs? not (?:worry|fear|be|lose)\b|at no (?:time|point|moment|stage)\b|(?:will|would|shall) (?:stay|remain) (?:where|as|what|unchanged|in (?:its|their|the) barracks|below|under|far|well|at (?:its|their|the) (?:usual|present|current|same))\b
assure  (?:will|would|shall) (?:be )?(?:bring|brought|pull(?:ed)?|withdraw|sent|send|returned?|go|taken?|moved?|flown|shipped) (?:[\w-]+ ){0,4}(?:back|home|out)\b|none of (?:our|its|his|these|them|@us)\b[^.]{0,40}\b(?:will|would|shall)\b|not (?:a|one) (?:single |more )?\w+ (?:will|would|shall)\b
assure  not (?:set foot|go (?:any )?(?:nearer|closer|beyond|further|farther)|come (?:any )?(?:near|close)\w*)\b|hold (?:me|us) to\b|our word\b|housekeeping\b|matter of routine\b|nothing (?:unusual|special|out of the ordinary|to hide)\b|planned (?:long )?(?:in advance|ago)\b|every(?:body|one) (?:will|would|gets?|can) (?:see|be|know|the same|come)\b
reject  (?:is|are|was|were|remains?) (?:\w+ )?(?:against|opposed to)\b|we oppose\b|(?:shall|will|would) do nothing\b|do no such thing\b|not (?:going to )?(?:happen|change)\b|(?:will|would|shall) neither\b
reject  (?:will|would|shall)(?: not| never|n't) (?:let|allow|permit|sign|stop|hand|move|change|discuss|open|join|attend|wait|pay|withdraw|apologi[sz]e|be (?:part|drawn|told|discussed|changed|moved|reopened|stopped|lectured)|go (?:there|back)|take part|sit)\b
reject  not before\b|come back (?:when|next|in)\b|need(?: not|n't) bother\b|(?:can|may|could) (?:keep|save) (?:their|its|his|the|your)\b|not (?:our|its|his|@us's) (?:problem|job|task|place|concern|fault)\b|(?:will|would) not\b[^.]{0,60}\b(?:before|until|unless)\b
reject  waste of (?:time|paper|words)|one-sided\b|window[- ]dressing|(?:a|the|mere|cheap|old) (?:trap|trick|ploy|gimmick|manoeuvre to)\b|empty (?:words?|gestures?|promises?|phrases?)\b|worth(?:less| nothing| no more)\b|other people's\b|better things to do\b
demand  (?:^|[.!?:;] )\W*(?:(?:now|first|then|please|so|kindly|just|but|and) )*(?:give|show|hand|tell|stop|open|send|answer|explain|withdraw|pull|return|release|name|prove|publish|leave|respect|honou?r|lift|end|cease|drop|free|dismantle|destroy)\b (?!the (?:door|order))
demand  \bplease\b|(?:owes?|owed) (?:us|@us|the|its|an)\b|(?:is|are|was|were) entitled to (?:an answer|know|hear|see)|deserves? (?:an (?:answer|explanation)|to know|the truth)\b|like (?:somebody|someone|@them|them|an (?:answer|explanation))\b|(?:an? )?(?:answer|explanation|reply) (?:is|was) (?:due|overdue|owed|expected)\b
demand  ^[^.,]{3,60}(?<!will )(?<!would )(?<!\bto )(?<!can )(?<!could )(?<!may )(?<!not )(?<!must )(?<!shall )(?<!might )(?<!should )\bbe (?:recogni[sz]ed|demilitari[sz]ed|declared|removed|withdrawn|lifted|released|returned|handed|opened|halted|stopped|dismantled|given|allowed|told)\b
propose (?:would|could|might|will) (?:open|show|share|host|let|allow|publish|suspend|halt|stop|freeze|pull back|sign|end|remove|limit|cap|do so|cease|receive)\b[^.]*\b(?:if|as soon as|provided|once|in return|to any|for as long as|when)\b
propose (?:may|are|is|were|was) (?:welcome|free) to (?!choose|decide|pick)|(?:offer|proposal|invitation) (?:still )?(?:stands|is on the table|remains)\b|what (?:if|about)\b|(?:kept|reserved|set aside)\b[^.]{0,30}\b(?:seats?|places?|free)\b|way forward\b|(?:will|would) (?:gladly )?(?:invite|offer|suggest|propose|table|put forward)\b
accept  (?:will|would|shall) (?:gladly |also |now |then )?(?:sign|comply|oblige|agree|say yes|do as|accept)\b(?![^.]*\b(?:if|unless)\b)|take (?:it|@them|him|them|her) at (?:its|their|his|her) word\b|willingly\b|already (?:in|on) (?:the|its|their)\b|^\W*(?:make it|done|deal|any time|as they wish|very well|granted)\b|if (?:he|she|they) (?:likes?|wish(?:es)?|wants?)\b
accuse  (?:ha[sd]|have) (?:\w+ )?(?:ignored|torn up|walked (?:away|out)|gone back on|pocketed|crept|swallowed|slammed|emptied|buried|invented|misled|deceived|thrown|trampled|let us down|looked away)\b|(?:tear|tears|tearing|tore|torn) up\b|campaign against\b
accuse  (?:it|this|that) (?:was|is|were) (?:the |a |an )?@them\b|behind (?:it|this|that|the \w+) (?:was|is|stands?|stood|were|are)\b|we know (?:very well )?(?:who|where|which|whose|the)\b|hallmarks?\b|fingerprints?\b|handwriting\b|trail leads\b|trac(?:ed|es) (?:back )?(?:lead )?to\b|(?:prepared|planned|launched|run|steered|sitting|sat) (?:in|from|by) +@them
accuse  no (?:word|reply|response|explanation|warning|notice|sign|signal) (?:at all |whatsoever |of any kind )?(?:has|had|was|came|come|have|is)\b|(?:not|never) (?:been )?(?:told|informed|warned|asked|consulted|notified)\b|only (?:from|through) the (?:press|newspapers?|news|radio|media|internet)\b|caught (?:us|@us|everybody|everyone)\b|(?:rang|rung) out\b|contain(?:s|ed)? nothing\b
accuse  (?:dumped|dropped|fired) (?:fuel|flares|decoys|shots?)\b|(?<!that had )(?<!which had )switched off (?:its|their|his|the) (?:transponder|lights|radio)\b|making (?:straight )?for (?:the|our|its)\b|(?:struck|clipped|rammed|scraped|hit) (?:its|our|the|his)\b|(?:calls?|notes?|letters?|warnings?|questions?)\b[^.]{0,20}\bunanswered\b|somebody in uniform\b|wear (?:a )?uniforms?\b
warn    (?:should|must|had better|ought to) (?:know|understand|remember|reali[sz]e|be aware|think twice|not forget)\b|\bwe,? too,?\b|^\W*if\b[^.]{3,90},\s*(?:we|it|our|the|there|then|somebody|someone|he|they|@\w+)\b[^.]{0,40}\b(?:will|would|shall|may|might|could)\b
warn    accidents? (?:begin|happen|start|wait)\w*|powder keg\b|thin ice\b|less (?:secure|security|safe|stable)\b|more dangerous\b|(?:provoke|draw|bring|invite) (?:a|an|our|its) (?:\w+ )?(?:response|reaction|answer)\b|question of time\b|one (?:mistake|error|misstep|spark|wrong move)\b|(?:will|would|could|may) (?:get|grow|become|be) (?:much )?worse\b|no safer\b|think about\b|what (?:may|might|could|will) (?:come|follow)\b
welcome hearten\w*|(?:best|good|great|wonderful) (?:news|idea|sentence)\b|(?:first|rare|most) (?:sensible|reasonable|hopeful|encouraging|serious)\b|thank (?:heaven|god|goodness)\b|at last\b|finally\b|promising\b|hopeful\b|better late than never\b|waited (?:\w+ ){1,3}(?:for this|to be)\b|sigh of relief|well done\b|hats? off\b|serious conversation\b
regret  (?:little|no|not much) (?:reason|ground|cause|room) for (?:optimism|hope)\b|would have (?:liked|preferred|wished)\b|had (?:hoped|wished)\b|heavy heart\b|f(?:e|a)ll(?:s)? short\b|mourn\w*|griev\w*|too bad\b|lost (?:chance|opportunity)\b
support deserve[sd]? (?:to be|our|every|the)\b|legitimate (?:\w+ )?(?:concerns?|interests?|demands?)\b|reasonable (?:\w+ )?concerns?\b|(?:may|can|free to|should be able to) (?:pick|choose|decide) (?:its|their|for)\b|(?:is|are|was|were) right to\b|(?:has|have) (?:our|its|@us's) (?:vote|support|blessing|backing)\b|sensible (?:idea|proposal|step|sentence)\b|side by side\b
"""
STANCE_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(rf"(?<!\w)(?:{wording})"))
    for stance, wording in (line.split(maxsplit=1) for line in _WORDINGS.strip().splitlines())
)
"""Wordings that show a stance where the verb of saying is neutral; a stance counts the rows that fit.

Held against words in small letters, as `TOLD_AROUND` is.
"""

VERB_LEANINGS: dict[str, tuple[str, ...]] = {
    "insist": ("deny", "assure"), "maintain": ("deny", "assure"), "stress": ("assure", "deny"), "swear": ("assure", "deny"),
    "emphasize": ("assure", "deny"), "emphasise": ("assure", "deny"), "underline": ("assure",), "underscore": ("assure",),
    "assert": ("deny",), "contend": ("deny", "accuse"), "retort": ("reject", "deny"), "counter": ("deny", "reject"),
    "rejoin": ("reject", "deny"), "object": ("reject",), "reply": ("deny", "reject", "accept"), "quip": ("reject",),
    "respond": ("deny", "reject", "accept"), "answer": ("deny", "reject", "accept"), "grumble": ("accuse",),
    "claim": ("accuse", "deny"), "brand": ("accuse",), "label": ("accuse",), "dub": ("accuse",), "call": ("accuse",),
    "describe": ("accuse",), "ask": ("accuse", "reject"), "reiterate": ("assure", "reject"), "affirm": ("assure",),
    "acknowledge": ("assert",), "concede": ("assert",), "admit": ("assert",), "estimate": ("assert",), "put": ("assert",),
    "announce": ("assert",), "disclose": ("assert",), "specify": ("assert",), "signal": ("propose", "accept"),
    "predict": ("warn",), "report": ("assert",), "explain": ("assert",), "confirm": ("assert",), "note": ("assert",),
    "recall": ("assert",), "recount": ("assert",), "reveal": ("assert",),
}  # fmt: skip
"""To which stances a neutral verb of saying leans, the likeliest first."""

_TOLD_AROUND = r"""
reject  (?:refus|reject|rebuff|spurn|declin|dismiss)\w*|ruled out|turn(?:ed|ing) (?:\w+ ){0,3}down|(?:brush|wav|shrug)\w+ (?:\w+ ){0,3}(?:aside|away|off)|said no\b|unmoved|unimpressed
deny    (?:den(?:y|ied|ies|ying|ial)|disput|contradict|contest|rebut|refut)\w*|(?:different|own) (?:version|account)|hit back
accept  (?:agreed|accepted|consented|said yes|took up|takes up|granted)\b|gave (?:its|their) consent
accuse  (?:accus|blam|protest|condemn|critici|denounc|summon|complain)\w*
warn    (?:warn|threaten|concern|alarm|fear)\w*
propose (?:propos|offer|suggest|invit|initiative)\w*
assure  (?:assur|reassur|promis|pledg|vow)\w*|sought to calm|play(?:ed|s|ing)? down
welcome (?:welcom|prais|thank|hail|applaud)\w*
support (?:support|back(?:ed|ing)|solidarity|endors)\w*
demand  (?:demand|urg(?:ed|ing))\w*|call(?:ed|ing) (?:on|for)
"""
TOLD_AROUND: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(rf"\b(?:{words})"))
    for stance, words in (line.split(maxsplit=1) for line in _TOLD_AROUND.strip().splitlines())
)
"""How the report itself, around the words said, tells what they do: "turned the offer down"."""

JOINT_STEPS = re.compile(
    r"^\W*(?:\w+ )?(?:set up|sit down|meet|exchange|establish|create|hold|draw up|join|convene|found|share|open talks)\b"
    r"|\bbe (?:convened|set up|established|tested|created|held|exchanged|shared)\b",
    re.IGNORECASE,
)
"""What is urged or asked for and is yet a proposal: a step that both take."""
RETALIATION = re.compile(
    r"\b(?:respon[sd]\w*|retaliat\w*|answer\w*|strike|revenge|repel\w*|countermeasures?|hit back)\b", re.IGNORECASE
)
"""What is vowed or promised and is yet a warning."""

FEELINGS: dict[str, str] = {
    "concern": "warn", "alarm": "warn", "worry": "warn", "fear": "warn", "regret": "regret", "disappointment": "regret",
    "dismay": "regret", "sorrow": "regret", "condolence": "regret", "support": "support", "solidarity": "support",
    "hope": "demand", "readiness": "propose", "willingness": "propose", "gratitude": "welcome", "thanks": "welcome",
    "satisfaction": "welcome", "appreciation": "welcome", "outrage": "accuse", "indignation": "accuse",
    "condemnation": "accuse", "protest": "accuse", "doubt": "reject", "confidence": "assure",
}  # fmt: skip
"""What is expressed or voiced, by the words that name it, and its stance."""
