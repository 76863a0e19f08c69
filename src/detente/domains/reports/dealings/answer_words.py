"""The words by which answers are known: what they say of what was put forward, and what they call it."""

from __future__ import annotations

import re

import msgspec

from detente.domains.reports.patterns import late


class Wording(msgspec.Struct, frozen=True):
    """Words that answer. `plain` ones answer by themselves; others only near what they answer, from the side asked."""

    verdict: str
    rule: str
    plain: bool
    pattern: re.Pattern[str]


_NOUN = (
    r"(?:(?:counter-?)?proposals?|offers?|requests?|demands?|invitations?|ideas?|calls?|appeals?|initiatives?|drafts?|suggestions?|petitions?"
    r"|ultimatums?|overtures?|gestures?|conditions?|terms|moratoriums?|pleas?|entreaty|recommendations?|plans?|texts?|documents?|letters?|notes?|package|formula"
    r"|wish|wishes|bid|scheme|questions?|list of demands)"
)
_OTHER_NOUN = r"(?:talks|meetings?|session|summit|inspections?|visits?|inquiry|investigation|hotline|negotiations|consultations|ban|guarantees?|ceasefire|truce|treaty|agreement|observers|round|dates?|move|gathering)"
_IT = r"(?:it|them|both|either|neither|(?:this|that)(?=[.,;:\"]|\s(?:out|down|as|at|on|by|when|because|flatly|outright)\b|$)|all (?:of )?(?:them|this))"
_HOW = r"(?:\w+ly\s|out of hand\s|at once\s)?"
_OBJECT = rf"(?:{_IT}\b|(?:(?:the|this|that|these|those|its|their|his|her|any|an?|all|both|such|[\w-]+['’]s?)\s)?(?:[\w'’-]+\s){{0,4}}?(?:{_NOUN}|{_OTHER_NOUN})\b)"
_REPLY = r"(?:answer|reply|response|reaction|retort|rejoinder|riposte|comeback)"
_CAN = r"(?:will|would|shall|should|can|could|may|might|must|do|does|did|is|are|was|were|has|have|had)"
_NOT = rf"(?:{_CAN} (?:not|never)|{_CAN}n['’]?t|cannot|can't|won['’]t|shan['’]t|neither|in no (?:mood|hurry|position) to)"

_IGNORE = (
    (True, "silence", rf"\b(?:has|have|had|did|does|do|is|was)(?: not|n['’]?t| never)(?: yet| so far| even| once| ever)? (?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|react(?:ed)?|acknowledg(?:e|ed)|given (?:an?|any|its) {_REPLY}|taken up {_OBJECT}|got back|come back)\b"),
    (True, "silence", r"\bnever (?:even )?(?:replied|responded|answered|reacted|acknowledged|got back|took up)\b"),
    (True, "silence", rf"\b(?:left|leave|leaves|leaving|gone|went|going|goes|remain\w*|stay\w*|stood|been) (?:[\w'’,-]+ ){{0,9}}?(?:unanswered|unheeded|unacknowledged|without (?:an?|any) {_REPLY}|ignored|on the table|hanging|in the air)\b"),
    (True, "silence", rf"\bwithout (?:so far |ever )?(?:giving|sending|receiving|an?|any) (?:an? |any )?{_REPLY}\b"),
    (True, "silence", r"\bignor(?:ed|es|ing)\b|\b(?:met|greeted|answered) (?:\w+ )?(?:with|by) (?:a (?:wall of )?)?silence\b|\b(?:kept|keeps|stayed|remained|was|is|were|has been) (?:\w+ )?silent\b|\bfell on deaf ears\b|\bonly silence\b|\bsilence (?:from|in)\b"),
    (True, "silence", rf"\b(?:yet|failed|fails|failing) to (?:give (?:an?|its|any) )?(?:reply|respond|answer|react|acknowledge|{_REPLY})\b|\bnot (?:been )?(?:given|sent|received|had|seen|get|got|gotten) (?:an?|any) (?:\w+ )?{_REPLY}\b"),
    (True, "silence", r"\blet (?:the|that|this|its) (?:deadline|date|time limit) (?:pass|lapse|expire)\b|\bthe (?:deadline|time limit) (?:passed|lapsed|expired|ran out) without\b"),
    (True, "awaited", rf"\b(?:still )?(?:waiting|awaiting|waits|awaits|waited) (?:for )?(?:an?|any|its|their|the|[A-Z][\w]+['’]s?)? ?(?:\w+ )?{_REPLY}\b|\bheard nothing\b|\bno word (?:from|of|so far)\b"),
    (True, "awaited", rf"\b(?:heard|received|had|got|been|was|is|come|came|contained|with|seen|there|give|given|gave|sent|arrived|obtained) (?:still |so far |yet |as yet |had |has |been )*[\"']?no (?:\w+ )?(?:{_REPLY}|answer)\b|\bno (?:\w+ )?{_REPLY} (?:has|had|was|came|from|yet|so far|arrived)\b"),
    (False, "silence", r"\b(?:had|has|have|did) (?:still |so far |yet )?not (?:yet |so far )?do(?:ne)? so\b|\bnot (?:yet )?(?:been )?(?:complied|heeded)\b|\b(?:nothing|none) (?:has |had )?(?:happened|came|arrived|come)\b"),
)  # fmt: skip
_DEFER = (
    (True, "deferred", rf"\b(?:study(?:ing)?|studies|studied|consider(?:s|ing)?|examin(?:e|es|ing)|review(?:s|ing)?|weigh(?:s|ing)?|analy[sz](?:e|es|ing)|assess(?:es|ing)?|ponder(?:s|ing)?|think(?:ing)? (?:about|over)|look(?:s|ing)? (?:at|into|over)|reflect(?:s|ing)? (?:on|upon)|evaluat(?:e|es|ing)|mull(?:s|ing)?(?: over)?|digest(?:s|ing)?|discuss(?:ing)? internally) (?:\w+ly )?{_OBJECT}"),
    (False, "deferred", r"\b(?:would|will|shall|promised to|agreed to|going to|want(?:s|ed)? to|need(?:s|ed)? to|undertook to|was|were|is|are|be|it to|has to|have to) (?:first |now |also |still |carefully |\w+ly )?(?:be )?(?:stud(?:y|ied|ying)|consider(?:ed|ing)?|examin(?:e|ed|ing)|review(?:ed|ing)?|weigh(?:ed|ing)?|analy[sz](?:e|ed|ing)|assess(?:ed|ing)?|look(?:ed|ing)? (?:at|into)|think(?:ing)? (?:about|over)|reflect(?:ing)? on|evaluat(?:e|ed|ing)|consult(?:ing)?|sleep on)\b"),
    (True, "deferred", rf"\b(?:take|takes|took|taken|taking) (?:due |good )?note\b|\bunder (?:\w+ )?(?:study|consideration|review|examination|advisement)\b|\bhave (?:it|them|the \w+) (?:examined|studied|checked|reviewed|looked at|looked into)\b|\bmade a note of {_OBJECT}"),
    (True, "deferred", rf"\b(?:would|will|shall|might|may|could|promised to|to) (?:only |then |not |also )?(?:answer|reply|respond|decide|come back|get back|return to|give (?:an?|its|their|the) (?:\w+ )?(?:{_REPLY}|decision|verdict))\b[^.;]{{0,40}}?\b(?:when|after|once|later|in due (?:course|time)|in (?:the )?(?:writing|autumn|spring|summer|winter|fall|coming)|by|within|next|until|as soon as|before|in [A-Z]\w+|at (?:a|the) (?:later|proper|right|appropriate)|on it|to (?:it|this|that|them))\b"),
    (True, "deferred", r"\b(?:ask(?:ed|s)? for|need(?:s|ed)?|want(?:s|ed)?|request(?:s|ed)?|take|takes) (?:more |some |further )?time\b|\b(?:too early|premature|too soon)\b|\bnot (?:been |yet )*(?:in a position|ready) to (?:agree|answer|reply|say|decide|give|respond|commit|comment|name|set|fix)\b"),
    (True, "deferred", rf"\b(?:put|puts|putting|postpon\w+|delay\w*|defer\w*|adjourn\w*|held|hold\w*|reserv\w+|withh[eo]ld\w*|suspend\w*) (?:off |back )?(?:its|the|an?|any|their|his|her) (?:\w+ )?(?:{_REPLY}|decision|position|judge?ment|verdict|consent)\b|\b(?:no|not (?:yet )?(?:made|taken|reached) (?:a|any)) (?:\w+ )?decision\b|\b(?:not|nothing) (?:yet )?(?:been )?(?:decided|made up (?:its|his|her|their) mind)\b|\b(?:is|was|were|are|remains?|still) undecided\b"),
    (True, "deferred", rf"\bpass(?:ed|es|ing)? (?:{_OBJECT} )?(?:on|along) (?:to|{_OBJECT} to)\b|\b(?:refer(?:red|s)?|forward(?:ed|s)?|submit(?:ted|s)?|hand(?:ed|s)?|sen[dt]|convey(?:ed|s)?|transmit(?:ted|s)?|relay(?:ed|s)?|take|took) {_OBJECT} (?:on |back |over )?to (?:[\w'’]+ ){{0,3}}?(?:capital|government|experts?|lawyers?|parliament|ministry|minister|cabinet|superiors|commission|committee|council|president|headquarters|Sejm|senate|authorities)\b"),
    (True, "deferred", rf"\bneither (?:accept\w*|agreed|said yes|confirm\w*|endorsed?) nor (?:reject\w*|refus\w*|said no|rul\w+|den\w+|dismiss\w*)\b|\bneither (?:rejected|refused|ruled out) nor\b|\b(?:non-?committal|evasive|wait-and-see|cautious(?:ly)? (?:reply|response|answer|reaction)|reacted cautiously|reserved its (?:answer|position))\b|\b(?:did|has|had|have|would|does|do) not (?:rule out|ruled out|reject(?:ed)?) {_OBJECT}"),
    (False, "deferred", rf"\b(?:would|will|shall) (?:have|get|receive|be given|give|send|deliver) (?:an?|its|the|our|their|his) (?:\w+ )?(?:{_REPLY}|decision)\b|\b(?:\w+ )?(?:{_REPLY}|decision) (?:would|will|could|may|might) (?:come|follow|be (?:given|taken|made|sent|announced|known|ready))\b|\b(?:was|is|were|are) (?:still )?(?:considering|studying|weighing|examining|reviewing|mulling|pondering)\b"),
    (False, "deferred", r"\b(?:would|will) depend on\b|\b(?:would|will|shall) see\b|\bin due (?:course|time)\b|\b(?:come|get|revert|return) back to (?:it|this|that|you|them)\b|\bconsult(?:s|ing|ed)? (?:with )?(?:its|his|her|their|our|the) (?:\w+ )?(?:allies|partners|capital|government|experts|members)\b|\bnot the (?:right )?time\b|\btime (?:was|is|were) not (?:yet )?ripe\b|\b(?:let us|let's) (?:first )?(?:see|wait)\b|\bone (?:thing|step) at a time\b|\b(?:first|before that)\b.{0,30}\b(?:must|has to|have to|should)\b"),
)  # fmt: skip
_REJECT = (
    (True, "stayed-away", r"\b(?:did|does|do) not (?:attend|show up|turn up|come to the)\b|\bboycott(?:ed|s|ing)?\b|\bstay(?:ed|s) away\b|\bfail(?:ed|s) to (?:attend|show up|turn up)\b|\bpull(?:ed|s|ing)? out of\b|\bwalk(?:ed|s)? (?:out|away)\b|\bleft (?:its|the) (?:chair|seat) empty\b"),
    (True, "rejected", rf"\b(?:reject(?:ed|s|ing)?|rebuff(?:ed|s|ing)?|spurn(?:ed|s|ing)?|snub(?:bed|s|bing)?|veto(?:ed|es|ing)?|scorn(?:ed|s)?|oppos(?:ed|es)|repudiat(?:ed|es)|repuls(?:ed|es)|dismiss(?:ed|es|ing)?|declin(?:ed|es|ing)|refus(?:ed|es|ing)|den(?:ied|ies|ying)|discard(?:ed|s)|shelv(?:ed|es|ing)|block(?:ed|s|ing)?|resist(?:ed|s)?|(?<!never )rul(?:ed|es|ing) out|brush(?:ed|es|ing)? (?:aside|off)|wav(?:ed|es|ing) (?:aside|away|off)|shrug(?:ged|s|ging)? off|cast(?:s|ing)? aside|push(?:ed|es|ing)? (?:aside|away)|shoot(?:s|ing)? down|shot down|knock(?:ed|s)? (?:back|down)|swat(?:ted|s)? (?:away|aside)|thr[eo]w(?:n|s)? out|turn(?:ed|s|ing)? (?:down|its back on|away)|strik(?:es|ing) down|struck down|scoff(?:ed|s|ing)? at|laugh(?:ed|s)? off|sneer(?:ed|s)? at) {_HOW}{_OBJECT}"),
    (True, "rejected", rf"\b(?:turn(?:ed|s|ing)?|brush(?:ed|es)?|wav(?:ed|es)|shrug(?:ged|s)?|laugh(?:ed|s)?|push(?:ed|es)?|cast|rul(?:ed|es)|knock(?:ed|s)?|shot|thr[eo]wn?|bat(?:ted|s)|swept|put|sweeps?) {_OBJECT} (?:down|aside|off|away|out|back)\b|\bturn(?:ed|s|ing)? (?:[\w'’-]+ ){{0,5}}down\b"),
    (True, "rejected", r"\b(?:rejected|refused|declined|dismissed|rebuffed|spurned|turned down|vetoed)\b(?=\s(?:in|on|last|at|yesterday|today|outright|flatly|out of hand|at once|immediately|earlier|again)\b|[.,;\"]|$)"),
    (True, "rejected", r"\b(?:was|were|been|being|is|are|be|got) (?:\w+ly |at once |again )?(?:rejected|refused|turned down|rebuffed|declined|dismissed|brushed (?:aside|off)|ruled out|vetoed|waved away|spurned|shot down|denied|not accepted|blocked)\b"),
    (True, "rejected", r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)) (?:to (?!comment|be (?:named|identified|quoted|drawn)|say|give (?:his|her|their) name|speculat|elaborate|name\b|confirm|talk to (?:reporters|journalists|the press))|(?:the|an|any|all|it|its|this|that|both)\b)"),
    (True, "rejected", rf"\b(?:said|says|say|saying) (?:a (?:\w+ )?)?\"?no\b(?! (?:\w+ )?(?:one|country|state|ship|aircraft|shot|plan|troop|decision|date|missile|soldier|vessel|injur|casualt|{_REPLY}))|\b(?:give|gave|gives|given) (?:a (?:flat|firm|clear|polite) )?(?:no\b|refusal)|\bin the negative\b|\bnegative (?:{_REPLY})|\b{_REPLY} (?:\w+ )?(?:was|is|had been|came) (?:[\w'’-]+ ){{0,4}}?\"?(?:no\b|negative|curt|a refusal|a rejection|a snub|dismissive)|\b(?:flat|firm|blunt|categorical|polite) (?:no\b|refusal)|\bwith a refusal\b|\bmet (?:with )?(?:a )?(?:refusal|rejection|a rebuff)\b|\b(?:drew|earned|got|received|met) a (?:\w+ )?(?:rebuff|refusal|rejection|snub|no)\b"),
    (True, "rejected", r"\b(?:retort|rebuff|rejoinder|riposte)\b|\b(?:[A-Z]\w+['’]s?|the|its|their|a|his|her) (?:\w+ )?(?:refusal|rejection)\b|\bpour(?:ed|s) cold water on\b|\bgave? short shrift to\b|\bslam(?:med|s)? the door\b|\bshut the door\b|\bclos(?:ed|es) the door (?:on|to)\b|\bput paid to\b|\bcold[- ]shoulder"),
    (True, "rejected", r"\bnon-?starter\b|\bout of the question\b|\b(?:not|never) (?:up )?for (?:debate|discussion|negotiation|sale|bargaining)\b|\b(?:not|never|off) (?:on )?the (?:table|agenda)\b|\bnot negotiable\b|\bnon-?negotiable\b|\bunacceptable\b|\b(?:not|never|hardly) (?:be )?(?:acceptable|accepted|discussed|negotiated)\b|\bno (?:question|chance|prospect) of\b|\bthere (?:can|will|could|would|shall) be no\b|\bno (?:room|scope) for\b|\bnot open (?:to|for) (?:debate|discussion|negotiation)\b"),
    (True, "rejected", r"\b(?:saw|sees|see|found|finds|had|has|have|is|was|there was|there is|be|with) (?:absolutely |simply |currently |at present )?(?:no|little|not any) (?:\w+ )?(?:need|reason|point|sense|use|grounds|cause|justification|occasion|merit|value|interest|credibility|basis|place)\b(?: (?:for|to|of|in|whatsoever))?|\bno need (?:for|to|of)\b|\bnot (?:at all )?interested in\b|\bno interest in\b"),
    (True, "rejected", rf"\b{_NOT} (?:\w+ly |even |also |be able to |be |therefore )?(?:accept|agree|compromise|negotiate|yield|bow|bend|budge|give (?:in|up|way)|comply|consent|sign|grant|concede|back down|heed|attend|take part|participate|join|entertain|contemplate|countenance|be dictated|be party|be blackmailed|discuss|meet|talk|open|allow|permit|admit|let|withdraw|stop|halt|suspend|cancel|abandon|drop|receive|hand over|give|provide|publish|show|send|return|freeze|dignify|support|back|endorse|approve|put|respond to (?:pressure|threats|ultimatums?))\b"),
    (True, "rejected", r"\bno compromises?\b|\bnot (?:yet )?(?:willing|prepared|ready|inclined|going|minded|disposed|about) to (?!rule out|reject|fight)\b|\bunwilling to\b|\bhad? not been accepted\b|\bnot agreed to\b|\bfail(?:ed|s) to (?:agree to|accept)\b|\bobject(?:ed|s|ions?) to\b"),
    (True, "rejected", r"\b(?:instead|in return) (?:offered|proposed|suggested)\b|\b(?:offered|proposed|suggested) instead\b|\bcounter(?:ed|s) with\b|\bcounter-?(?:proposal|offer)\b"),
    (True, "rejected", rf"\b(?:call|describ|brand|dismiss|denounc|reject|term|dubb|label|criticis|criticiz|deem|consider|regard|view|condemn)(?:ed|s|ing|es)? (?:{_OBJECT} )?(?:as )?(?:an? )?\"?(?:\w+ )?(?:unrealistic|propaganda|ploy|stunt|trick|trap|empty|meaningless|useless|one-sided|hypocritical|blackmail|ultimatum|unserious|not serious|insufficient|inadequate|provocation|farce|unhelpful|distraction|cynical|insincere|absurd|unjustified|unacceptable)\b"),
    (False, "rejected", r"\bnever\b(?! (?:rul|reject|refus|exclud|turn|said no))|\bno longer\b|\b(?:will|would|shall) (?:not|neither)\b|\bwon['’]t\b|\bdoes not (?:need|accept|want|see)\b|\b(?:do|does|did) not (?:need|accept|want|see|negotiate|talk|bargain|bow|make deals|take orders|owe)\b|\bnot (?:at all|on those terms|now|today|this (?:year|time|way)|like this|under (?:pressure|these|such|duress))\b|\bcome back\b|\bone does not\b|\bnot the business of\b|\bnobody['’]s business\b|\b(?:an?|purely an?) internal (?:matter|affair)\b|\bits own (?:matter|affair|business)\b|\bnothing to (?:discuss|talk about|negotiate|explain|add|inspect)\b|\bsovereign (?:right|decision|matter)\b|\bfree to choose\b|\bno one (?:can|will|may) (?:dictate|tell)\b|\bnot (?:take|need) (?:lessons|lectures|advice|orders)\b|\binsufficient\b|\bunrealistic\b|\bnot serious\b|\bcannot be (?:taken seriously|the basis)\b"),
    (False, "rejected", r"\b(?:is|are|was|were|be|remains?|stands?|came out|spoke (?:out )?|voted) (?:\w+ly )?against (?!the (?:background|backdrop))|\b(?:could|can|would|will) not (?:say yes|be (?:done|granted|met|given|accepted|considered|expected|moved|changed|handed|provided))\b|\bcannot be (?:done|granted|met|given)\b|\bnobody\b[^.;]{0,40}\b(?:would|will|is going to)\b|\bnothing doing\b|\bno way\b|\bnot before\b|\bdoes not arise\b|\bwe (?:\w+ )?do not\b|\blet us (?:sleep|alone)\b|\bmind (?:their|your|its) own\b|\bdream on\b|\btoo (?:late|little)\b"),
    (False, "reaffirmed", r"\b(?:reaffirm|uphold|upheld|stand(?:s)? by|stood by|defend|restat|reiterat)\w*\b[^.;]{0,80}?\b(?:policy|door|right|principles?|commitment)\b"),
)  # fmt: skip
_ACCEPT = (
    (True, "accepted", rf"\b(?:accept(?:ed|s|ing)?|approv(?:ed|es|ing)(?: of)?|back(?:ed|s|ing)|endors(?:ed|es|ing)|embrac(?:ed|es|ing)|grant(?:ed|s|ing)?|heed(?:ed|s|ing)?|honou?r(?:ed|s)?|welcom(?:ed|es|ing)|applaud(?:ed|s)?|hail(?:ed|s)?|support(?:ed|s)?|adopt(?:ed|s)?|seiz(?:ed|es)|met|meets|fulfil(?:led|s)?|satisf(?:ied|ies)|favou?r(?:ed|s)|(?:consent|assent|acced|subscrib|yield|bow)(?:ed|s|es|ing)? to|compl(?:ied|ies|y) with|gave in to|(?:sign|signed|signs) up to|(?:took|takes|take|taking) up|respond(?:ed|s) (?:\w+ly )?to|warm(?:ed|s)? to) {_HOW}(?!the (?:news|role|fact|incident|result)\b){_OBJECT}"),
    (True, "accepted", r"\baccepted\b(?=\s(?:in|on|last|at|yesterday|today|at once|immediately|earlier|readily)\b|[.,;\"]|$)"),
    (True, "accepted", r"\b(?:was|were|been|being|is|are|be) (?:\w+ly |at once |immediately )?(?:accepted|agreed to(?=[.,;\"]| by\b|$)|granted|welcomed|approved|taken up|heeded|endorsed|complied with|backed|met)\b|\baccept(?:ed|s)\b"),
    (True, "accepted", rf"\b(?:gave|gives|given|give|giving|granted|got|received|obtained|won|had) (?:(?:its|their|his|her|the|a|our|full|written|formal|qualified|[\w'’]+) ){{0,3}}(?:consent|assent|green light|go-ahead|blessing|nod|approval|agreement|okay|clearance|permission)\b|\bsa(?:id|ys|y|ying) (?:a (?:\w+ )?)?\"?yes\b|\bin the affirmative\b|\b(?:positive|favou?rable|affirmative) {_REPLY}|\b{_REPLY} (?:\w+ )?(?:was|is|had been) (?:[\w'’-]+ ){{0,2}}\"?(?:yes|positive|affirmative|favou?rable|prompt and positive|encouraging)\b|\breact(?:ed|s) (?:positively|favou?rably|warmly)|\brespond(?:ed|s) (?:positively|favou?rably|in kind|with a yes)|\b(?:signed|came|come|got) on board\b"),
    (True, "accepted", r"(?<!was )(?<!were )(?<!been )\bagreed (?:in principle |at once |on \w+ |immediately )?(?:to|that|on|with) (?!be |disagree|meet again|keep|stay|continue|work together|cooperate|each other|study|consider|look|examine|review|think)|\bagree(?:s)? to (?:the|this|that|it|an?|talks|both|these|hold|open|send|receive|resume|meet|take|discuss|begin|join|let|share)\b|\b(?:in|gave its) (?:full )?agreement\b"),
    (True, "accepted", r"\b(?:has|have|had|saw|sees|see|raised|with|raises) (?:absolutely )?no (?:\w+ )?objections?\b|\bdid not object\b|\bnothing against\b|\bwould not (?:object|stand in the way|oppose)\b|\bwas acceptable\b|\bis acceptable\b|\bacceptable (?:if|provided|on condition)\b"),
    (True, "accepted", r"\b(?:would|will|shall|could|might|to|can) (?:also |gladly |certainly |of course |be happy to |be glad to |be ready to |only |still )?(?:agree|accept|consent|comply|sign|approve)\b.{0,60}?\b(?:if|provided|providing|on (?:the )?condition|as long as|so long as|once|only when|in (?:return|exchange))\b"),
    (True, "accepted", r"(?<!was )(?<!were )(?<!been )(?<!had )(?<!has )(?<!sides )\bagreed\b(?! (?:(?:to|on|that|with|earlier|last|under|by)\b|upon))(?!-)|\bconsented\b"),
    (False, "accepted", r"\ball for (?:it|that|this)\b|\bin favou?r of\b|\bwillingly\b|\b(?:obliged|complied|acquiesced|acceded|furnished|duly (?:sent|gave|supplied|provided|handed))\b|\bwith (?:both hands|open arms)\b|\byou (?:will|shall) (?:have|get|receive)\b|\b(?:would|will) be (?:delivered|sent|provided|supplied|handed over|granted|honou?red|given|welcome|opened|met|done)\b|\b(?:at|by) (?:your|their|its|his|her) (?:disposal|service)\b"),
    (False, "accepted", r"\b(?:would|will|shall|is to|are to) (?:also |gladly |certainly |be happy to |be glad to |both )?(?:come|attend|take part|be (?:there|present|represented)|participate|join|go|send (?:a|an|its|experts|observers|a delegation|inspectors)|agree|accept|consent|comply|receive (?:the|them)|host|open (?:its|the)|let (?:the|them)|allow|hand over|meet|cooperate|stop|withdraw)\b"),
    (False, "accepted", r"\b(?:could|can|would) (?:leave|come|go|arrive|start|begin|visit|be sent|be ready|travel)\b.{0,60}\b(?:if|once|provided|as soon as)\b|\b(?:on|under) (?:one|the|these|certain|two|three) conditions?\b|\bprovided (?:that )?\b"),
    (False, "accepted", r"^\W*(?:gladly|with pleasure|yes|of course|certainly|by all means|agreed|done|why not|fine|very well|any (?:day|time)|we (?:are|stand) (?:ready|willing|prepared|happy|glad)|we welcome)\b|\b(?:is|are|was|were|am) (?:\w+ )?(?:ready|willing|prepared|happy|glad|open) (?:to|for)\b|\bnothing to hide\b|\b(?:would|are) (?:always )?welcome\b|\bwelcom(?:ed|es) (?:the|this|that|it)\b|\ba (?:good|welcome|useful|sensible|constructive) (?:idea|step|proposal|suggestion|initiative)\b|\bthe sooner the better\b"),
)  # fmt: skip
WORDINGS: tuple[Wording, ...] = tuple(
    Wording(verdict, f"answer-{rule}", plain, late(words, re.IGNORECASE))
    for verdict, rows in (("ignore", _IGNORE), ("defer", _DEFER), ("reject", _REJECT), ("accept", _ACCEPT))
    for plain, rule, words in rows
)
MEANT = re.compile(
    r"\b(?P<owner>the|this|that|these|those|its|their|his|her|our|any|such|both|a|an|[A-Z][\w-]*(?:['’]s?)?)\s(?:[\w'’-]+\s){0,3}?"
    r"(?P<noun>proposals?|offers?|requests?|demands?|invitations?|ideas?|calls?|appeals?|initiatives?|suggestions?|drafts?|petitions?|ultimatum|overtures?|pleas?)\b",
    re.IGNORECASE,
)
"""What an answer calls the thing that it answers."""
TYPES_MEANT = {
    "proposal": ("proposal", "offer"),
    "suggestion": ("proposal", "offer"),
    "initiative": ("proposal", "offer"),
    "draft": ("proposal", "demand"),
    "overture": ("offer", "proposal"),
    "offer": ("offer", "proposal"),
    "request": ("request", "demand"),
    "petition": ("request",),
    "plea": ("request", "demand"),
    "demand": ("demand", "request"),
    "ultimatum": ("demand",),
    "invitation": ("offer", "request"),
    "call": ("demand", "request"),
    "appeal": ("request", "demand"),
}
THINGS = re.compile(
    rf"^(?:{_NOUN}|{_OTHER_NOUN}|{_REPLY}|refusal|rejection|silence|letter|decision)$", re.IGNORECASE
)
"""Subjects that do not answer themselves: "the offer was turned down", "the reply was negative"."""
NEGATED = re.compile(r"\b(?:never|not|no|n['’]t|nor|nobody|without|neither)\s(?:\w+\s)?$", re.IGNORECASE)
NOT_TO_A_PROPOSAL = re.compile(
    r"\b(?:accounts?|claims?|charges?|accusations?|allegations?|reports?|concerns?|criticism|word|version|suggestions? that|assertions?|responsibility|figures?|numbers?|doubts?|protests?)\b",
    re.IGNORECASE,
)
"""What is denied where somebody rejects it; that is a denial and no answer."""
NOT_YET = re.compile(
    r"\b(?:if|unless|whether|hop(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for)|ask(?:s|ed|ing)? (?!about|whether)|must|should|expect(?:s|ed|ing)?|want(?:s|ed)|would like|until|let us|before|may|might|could have|press(?:ed|es|ing)|demand(?:ed|s|ing)?|depends? on|ready|willing|prepared|able)"
    r"\s(?:[\w'’-]+\s){0,6}?$",
    re.IGNORECASE,
)
"""Words before an answer that tell of a wish, a condition or a question, and not of an answer given."""
PRAISE = re.compile(r"\b(?:welcom|support|back|endors|hail|applaud|favou?r)(?:ed|es|s)\b", re.IGNORECASE)
"""Verbs by which third sides speak well of what was put to others."""
REPLY_VERBS = frozenset(
    (
        "reply",
        "answer",
        "respond",
        "retort",
        "counter",
        "rejoin",
        "riposte",
        "shoot",
        "snap",
        "hit",
        "fire",
        "return",
        "quip",
        "react",
        "comment",
    )
)
"""Verbs of saying by which words are an answer to what was said before."""
NO_WORDS = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|neither|nor|cannot|without|n['’]t|hardly|refus\w+|dream\w*|alone|impossible|too (?:late|little)|absurd|ridiculous)\b|n['’]t\b",
    re.IGNORECASE,
)
YES_WORDS = re.compile(
    r"^\W*(?:yes|gladly|willingly|certainly|of course|sure|fine|agreed|bring|come|any|you (?:will|shall|can|may)|we (?:will|shall|are|can)|the door|please|let us|let's|welcome|with)\b",
    re.IGNORECASE,
)
"""How short words begin that take up what was asked."""
REPLY_NOUN = re.compile(
    rf"\b(?P<owner>[A-Z][\w-]*(?:['’]s?)?\s)?(?:\w+\s)?\b{_REPLY}\b(?:\s(?:from|of|by|in)\s(?P<who>(?:the\s)?[\w'’-]+(?:\s[\w'’-]+){{0,4}}))?",
    re.IGNORECASE,
)
"""The noun that says that words are an answer: "the following answer was received", "came the reply from Norland"."""
TAKES_UP = re.compile(
    rf"\bthat(?=[.,;\"]|\s(?:is|was|would|could|cannot|will|can|had|has)\b)|\b(?:it|this|them|these|those|so|there|either|neither|both|such|sessions?|meetings?|summit|talks|{_NOUN}|{_REPLY})\b",
    re.IGNORECASE,
)
"""Words that take up what was said before."""
