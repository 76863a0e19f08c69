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
    r"|wish|wishes|bid|scheme|questions?|list of demands|linkage|concepts?|notions?|possibility|deals?|bargains?|compromises?|arrangements?|mechanisms?|points? (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)|blueprint|road ?map|framework|timetable|suggested \w+)"
)
_OTHER_NOUN = r"(?:freeze|cell|panel|commission|moratorium|exchange|withdrawal|pull-?back|pullout|corridor|zone|notice|notification|apology|compensation|access|monitors|resumption|talks|meetings?|session|summit|inspections?|visits?|inquiry|investigation|hotline|negotiations|consultations|ban|guarantees?|ceasefire|truce|treaty|agreement|observers|round|dates?|move|gathering)"
_IT = r"(?:it|them|both|either|neither|(?:this|that)(?=[.,;:\"]|\s(?:out|down|as|at|on|by|when|because|flatly|outright)\b|$)|all (?:of )?(?:them|this))"
_HOW = r"(?:\w+ly\s|out of hand\s|at once\s)?"
_OBJECT = rf"(?:{_IT}\b|(?:(?:the|this|that|these|those|its|their|his|her|any|an?|all|both|such|[\w-]+['’]s?)\s)?(?:[\w'’-]+\s){{0,4}}?(?:{_NOUN}|{_OTHER_NOUN})\b)"
_REPLY = r"(?:answer|reply|response|reaction|retort|rejoinder|riposte|comeback)"
_CAN = r"(?:will|would|shall|should|can|could|may|might|must|do|does|did|is|are|was|were|has|have|had)"
_NOT = rf"(?:{_CAN} (?:not|never)|{_CAN}n['’]?t|cannot|can't|won['’]t|shan['’]t|neither|in no (?:mood|hurry|position) to)"

_IGNORE = (
    (True, "silence", r"\b(?:did|has|have|had|does|do)(?: not|n['’]?t)(?: immediately| yet| so far| publicly)? comment(?:ed)?\b(?! on\b)|\b(?:avoid|evad|dodg|duck|sidestepp|side-stepp)(?:ed|s|ing) (?:the|that|this|all|every|any) (?:\w+ )?(?:questions?|issue|subject|matter|topic)\b|\b(?:not|never|n['’]t) (?:yet )?(?:said|uttered|say|utter|breathed?|lost|wasted?) (?:so much as )?a (?:single )?(?:word|syllable)\b"),
    (True, "silence", rf"\b(?:did|has|had|have|does|do)(?: not|n['’]?t)(?: even| once| yet)? (?:mention(?:ed)?|refer(?:red)? to|touch(?:ed)? on|address(?:ed)?|take up|taken up|speak of|spoken of|comment(?:ed)? on) {_OBJECT}|\bmade no (?:mention|reference)\b|\bpassed (?:over|by) {_OBJECT}|\b(?:passed over|overlooked|sidestepped|side-stepped|ducked|dodged|skirted|evaded|brushed past|stonewalled) {_OBJECT}|\b(?:refus\w+|declin\w+) to comment on {_OBJECT}"),
    (True, "silence", r"\b(?:found|finds|met|meets|meeting|had|has|drew|draws|produced|evoked|raised|elicited|left) (?:with )?(?:so far |as yet |still )?(?:no|little|hardly any|not the slightest|nothing but|only) (?:\w+ )?(?:echo|response|resonance|reaction|takers?|answer|reply|silence|interest)\b|\bturn(?:ed|s|ing)? a deaf ear\b|\bgathering dust\b|\b(?:in|into) (?:a|the|some) (?:\w+ )?(?:drawer|wastepaper basket|waste basket|filing cabinet)\b|\b(?:lying|sitting|languishing|lain|sat|lies|sits) (?:[\w'’-]+ ){0,5}?(?:in|on|at|with) [^.;]{2,30}? (?:since|for)\b"),
    (True, "awaited", r"\b(?:not|n['’]t|never|without|not even|not had|not seen|nor) (?:\w+ ){0,3}?(?:so much as|even) (?:an? |one )?(?:\w+ )?(?:receipt|reply|answer|response|word|line|acknowledgement|acknowledgment|call|nod|postcard|phone call)\b|\bwithout (?:so much as )?(?:an? |any )?(?:word|sign|sound|sign of life|peep|whisper|murmur) (?:from|in|out of|of)\b|\bnot a (?:single )?(?:word|line|sound|peep|syllable|whisper)(?: has| had)?(?: ever| yet)? (?:came|come|arrived|from|in reply|in answer|was heard|has been heard)\b"),
    (True, "awaited", rf"\b(?:there )?(?:was|is|has been|had been|came|comes) (?:still |so far |as yet )?no (?:immediate |official |public |formal |direct |further |word or )*(?:comment|reaction|word|{_REPLY}|sign|signal|acknowledg\w+)\b|\bno (?:immediate |official |public |formal )+(?:comment|reaction|word|{_REPLY})\b|\b(?:not|un)\s?aware of any (?:\w+ )?(?:reaction|{_REPLY})|\b(?:had|has|have) (?:still |yet )?(?:not|yet) (?:to )?(?:commented?|reacted?|responded?|respond|react|comment)\b|\b(?:could|were|was) not (?:immediately )?(?:be )?(?:reached|available) for (?:comment|reaction)\b|\bnot immediately (?:comment|respond|react|reply)\w*\b|\bnothing (?:has |had )?(?:been heard|come back|came back|was heard|has come)\b|\bcame back unopened\b|\bno sign of (?:an?|any) {_REPLY}"),
    (True, "silence", rf"\b(?:has|have|had|did|does|do|is|was)(?: not|n['’]?t| never)(?: yet| so far| even| once| ever)? (?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|react(?:ed)?|acknowledg(?:e|ed)|given (?:an?|any|its) {_REPLY}|taken up {_OBJECT}|got back|come back)\b"),
    (True, "silence", r"\bnever (?:even )?(?:replied|responded|answered|reacted|acknowledged|got back|took up)\b"),
    (True, "silence", rf"\b(?:left|leave|leaves|leaving|gone|went|going|goes|remain\w*|stay\w*|stood|been) (?:[\w'’,-]+ ){{0,9}}?(?:unanswered|unheeded|unacknowledged|without (?:an?|any) {_REPLY}|ignored|on the table|hanging|in the air)\b"),
    (True, "silence", rf"\bwithout (?:so far |ever )?(?:giving|sending|receiving|an?|any) (?:an? |any )?{_REPLY}\b"),
    (True, "silence", r"\bignor(?:ed|es|ing)\b|\b(?:met|greeted|answered) (?:\w+ )?(?:with|by) (?:a (?:wall of )?)?silence\b|\b(?:kept|keeps|stayed|remained|was|is|were|has been) (?:\w+ )?silent\b|\bfell on deaf ears\b|\bonly silence\b|\bsilence (?:from|in)\b"),
    (True, "silence", rf"\b(?:yet|failed|fails|failing) to (?:give (?:an?|its|any) )?(?:reply|respond|answer|react|acknowledge|{_REPLY})\b|\bnot (?:been )?(?:given|sent|received|had|seen|get|got|gotten) (?:an?|any) (?:\w+ )?{_REPLY}\b"),
    (True, "silence", r"\blet (?:the|that|this|its) (?:deadline|date|time limit) (?:pass|lapse|expire)\b|\bthe (?:deadline|time limit) (?:passed|lapsed|expired|ran out) without\b"),
    (True, "awaited", rf"\b(?:still )?(?:waiting|awaiting|waits|awaits|waited) (?:for )?(?:an?|any|its|their|the|[A-Z][\w]+['’]s?)? ?(?:\w+ )?{_REPLY}\b|\bheard nothing\b|\bno word (?:from|of|so far)\b"),
    (True, "awaited", rf"\b(?:heard|received|had|got|been|was|is|come|came|contained|with|seen|there|give|given|gave|sent|arrived|obtained) (?:still |so far |yet |as yet |had |has |been )*[\"']?no (?:\w+ )?(?:{_REPLY}|answer)\b|\bno (?:\w+ )?{_REPLY} (?:has|had|was|came|from|yet|so far|arrived)\b"),
    (True, "awaited", r"^\W*(?:(?:so far|since then|until now|till now|to date|the answer|the reply|the response|the result)[,:]?\s(?:(?:only|is|was|has been)\s)?)?(?:silence|nothing|not a word|not a line|no (?:answer|reply|response|reaction))\b(?! (?:came of|is|was|will|to|but|new|more|else|has happened|could|can|would))"),
    (False, "silence", r"\b(?:had|has|have|did) (?:still |so far |yet )?not (?:yet |so far )?do(?:ne)? so\b|\bnot (?:yet )?(?:been )?(?:complied|heeded)\b|\b(?:nothing|none) (?:has |had )?(?:happened|came|arrived|come)\b"),
)  # fmt: skip
_DEFER = (
    (True, "deferred", rf"\byet to (?:decide|make up|announce|take a (?:decision|position|stand)|say (?:whether|if|yes)|give its)\b|\b(?:promis(?:ed|es)|announced|pledged|will have|would have|will give|would give) (?:an?|its|his|her) (?:\w+ )?(?:{_REPLY}|decision)\b|\b(?:left|leave|leaves|leaving|kept|keeps) (?:the (?:question|matter|issue)|it|that|this|{_OBJECT}) open\b|\b(?:wants?|wanted|wish(?:es|ed)|needs?|needed|asked|hopes?) to (?:first )?(?:see|know|study|examine|read|learn)\b[^.;]{{0,40}}?\b(?:details|text|fine print|small print|first|more)\b|\b(?:not|n['’]t|neither) sa(?:y|id) (?:either )?(?:yes (?:n?or )no|whether|when|if)\b|\b(?:hedged|sat on the fence|stalled|played for time|prevaricated|temporised|temporized|equivocated|gave nothing away|kept (?:its|his|her) options open|kept (?:its|his|her) cards)\b"),
    (True, "deferred", rf"\b(?:needs?|needed|wants?|wanted|requires?|has|have) (?:\w+ )?more time\b|\bsle(?:ep|pt) on it\b|\b(?:has|have|had|not|yet to|still to|until|when|once|before) (?:\w+ ){{0,3}}?(?:made?|make|making) up (?:its|his|her|their|our|my) minds?\b|\b(?:take|takes|took|taken|taking|carry|carried|carrying) {_OBJECT} (?:back )?(?:home|back|away|to (?:the |his |her )?(?:capital|cabinet|president|government))\b|\bneither (?:a )?yes (?:n)?or (?:a )?no\b|\bkept? an open mind\b|\bkeep an open mind\b|\b(?:play|playing|played|buy|buying|bought|gain|gaining) (?:for )?time\b|\bwait(?:ing)? and see\b"),
    (True, "deferred", r"\b(?:give|gives|giving|gave|send|state|submit|deliver|make known|announce|set out|let have|inform of) (?:its|his|her|their|our|the|an?|them its) (?:[\w-]+ )?(?:view|views|opinion|position|decision|comments|observations|findings|conclusion|verdict|reply|answer|response)\b[^.;]{0,30}?\b(?:in writing|within|by|later|in due|after|next|before|in the (?:coming|next)|at a later|soon|shortly|as soon)\b|\bbefore (?:giving|sending|making|taking|announcing) [^.;]{0,30}?(?:reply|answer|response|decision|mind|view)\b|\b(?:is|are|was|were|due|expected|asked|told) to (?:report|come back|return|give (?:an|their|its) opinion) (?:on it |to it |with it )?(?:by|in|within|next|at|after|before)\b|\b(?:it is|was|is|are|were) (?:now )?(?:for|up to|in the hands of) (?:the )?(?:[\w'’-]+ ){0,3}?(?:parliament|government|experts|ministers|lawyers|cabinet|president|assembly|members|leaders|generals|committee|council)\b|\b(?:with|before|to) (?:our|the|its|their|his|her) (?:lawyers|experts|legal (?:advisers|department)|generals|parliament|cabinet)\b"),
    (False, "deferred", r"\b(?:would|will|shall|is to|are to|was to) (?:\w+ )?(?:consider|discuss|examine|take up|return to|deal with|look at|be (?:put|brought|laid|discussed|taken up|on the agenda)) [^.;]{0,40}?\b(?:at|in|before|by|during) (?:its|their|our|the|his|her|an?) (?:[\w-]+ )?(?:session|meeting|summit|round|council|cabinet|parliament|agenda|consultations|talks)\b|\b(?:in )?no (?:hurry|rush)\b|\bnot (?:rush|hurry|hasten|be rushed|be hurried)\b|\bask(?:ed|s|ing)? for (?:\w+ )?(?:clarifications?|details|more details|explanations?)\b|\b(?:would|will|shall) not (?:like|wish|want) to answer\b|\bnot (?:\w+ )?(?:answer|say|decide|commit) (?:that )?(?:today|now|here|tonight|yet|from this)\b|\b(?:too|very) (?:soon|early) to (?:say|tell|judge|answer)\b|\bwe shall see\b|\bask me (?:again )?(?:in|next|after|tomorrow)\b"),
    (True, "deferred", rf"\b(?:study(?:ing)?|studies|studied|consider(?:s|ing)?|examin(?:e|es|ing)|review(?:s|ing)?|weigh(?:s|ing)?|analy[sz](?:e|es|ing)|assess(?:es|ing)?|ponder(?:s|ing)?|think(?:ing)? (?:about|over)|look(?:s|ing)? (?:at|into|over)|reflect(?:s|ing)? (?:on|upon)|evaluat(?:e|es|ing)|mull(?:s|ing)?(?: over)?|digest(?:s|ing)?|discuss(?:ing)? internally) (?:\w+ly )?{_OBJECT}(?!\s(?:an? |as |to be |too |un\w+|in(?:ac|ad|su|com)\w+|dead|closed|acceptable|dangerous|absurd|useful|interesting|constructive|positive|serious|one-sided))"),
    (False, "deferred", r"\b(?:would|will|shall|promised to|agreed to|going to|want(?:s|ed)? to|need(?:s|ed)? to|undertook to|was|were|is|are|be|it to|has to|have to) (?:first |now |also |still |carefully |\w+ly )?(?:be )?(?:stud(?:y|ied|ying)|consider(?:ed|ing)?|examin(?:e|ed|ing)|review(?:ed|ing)?|weigh(?:ed|ing)?|analy[sz](?:e|ed|ing)|assess(?:ed|ing)?|look(?:ed|ing)? (?:at|into)|think(?:ing)? (?:about|over)|reflect(?:ing)? on|evaluat(?:e|ed|ing)|consult(?:ing)?|sleep on)\b"),
    (True, "deferred", rf"\b(?:take|takes|took|taken|taking) (?:due |good )?note\b|\bunder (?:\w+ )?(?:study|consideration|review|examination|advisement)\b|\bhave (?:it|them|the \w+) (?:examined|studied|checked|reviewed|looked at|looked into)\b|\bmade a note of {_OBJECT}"),
    (True, "deferred", rf"\b(?:would|will|shall|might|may|could|promised to|to) (?:only |then |not |also )?(?:answer|reply|respond|decide|come back|get back|return to|give (?:an?|its|their|the) (?:\w+ )?(?:{_REPLY}|decision|verdict))\b[^.;]{{0,40}}?\b(?:when|after|once|later|in due (?:course|time)|in (?:the )?(?:writing|autumn|spring|summer|winter|fall|coming)|by|within|next|until|as soon as|before|in [A-Z]\w+|at (?:a|the) (?:later|proper|right|appropriate)|on it|to (?:it|this|that|them))\b"),
    (True, "deferred", r"\b(?:ask(?:ed|s)? for|need(?:s|ed)?|want(?:s|ed)?|request(?:s|ed)?|take|takes) (?:more |some |further )?time\b|\b(?:too early|premature|too soon)\b|\bnot (?:been |yet )*(?:in a position|ready) to (?:agree|answer|reply|say|decide|give|respond|commit|comment|name|set|fix)\b"),
    (True, "deferred", rf"\b(?:put|puts|putting|postpon\w+|delay\w*|defer\w*|adjourn\w*|held|hold\w*|reserv\w+|withh[eo]ld\w*|suspend\w*) (?:off |back )?(?:its|the|an?|any|their|his|her) (?:\w+ )?(?:{_REPLY}|decision|position|judge?ment|verdict|consent)\b|\b(?:no|not (?:yet )?(?:made|taken|reached) (?:a|any)) (?:\w+ )?decision\b|\b(?:not|nothing) (?:yet )?(?:been )?(?:decided|made up (?:its|his|her|their) mind)\b|\b(?:is|was|were|are|remains?|still) undecided\b"),
    (True, "deferred", rf"\bpass(?:ed|es|ing)? (?:{_OBJECT} )?(?:on|along) (?:to|{_OBJECT} to)\b|\b(?:refer(?:red|s)?|forward(?:ed|s)?|submit(?:ted|s)?|hand(?:ed|s)?|sen[dt]|convey(?:ed|s)?|transmit(?:ted|s)?|relay(?:ed|s)?|take|took) {_OBJECT} (?:on |back |over )?to (?:[\w'’]+ ){{0,3}}?(?:capital|government|experts?|lawyers?|parliament|ministry|minister|cabinet|superiors|commission|committee|council|president|headquarters|Sejm|senate|authorities)\b"),
    (True, "deferred", rf"\bneither (?:accept\w*|agreed|said yes|confirm\w*|endorsed?) nor (?:reject\w*|refus\w*|said no|rul\w+|den\w+|dismiss\w*)\b|\bneither (?:rejected|refused|ruled out) nor\b|\b(?:non-?committal|evasive|wait-and-see|cautious(?:ly)? (?:reply|response|answer|reaction)|reacted cautiously|reserved its (?:answer|position))\b|\b(?:did|has|had|have|would|does|do) not (?:rule out|ruled out|reject(?:ed)?) {_OBJECT}"),
    (False, "deferred", rf"\b(?:is|are|was|were) (?:still |now )?being (?:\w+ly )?(?:examined|studied|considered|reviewed|looked (?:at|into)|weighed|assessed|evaluated)\b|\b(?:would|will|shall) (?:have|get|receive|be given|give|send|deliver) (?:an?|its|the|our|their|his) (?:\w+ )?(?:{_REPLY}|decision)\b|\b(?:\w+ )?(?:{_REPLY}|decision) (?:would|will|could|may|might) (?:come|follow|be (?:given|taken|made|sent|announced|known|ready))\b|\b(?:was|is|were|are) (?:still )?(?:considering|studying|weighing|examining|reviewing|mulling|pondering)\b"),
    (False, "deferred", r"\b(?:would|will) depend on\b|\b(?:would|will|shall) see\b|\bin due (?:course|time)\b|\b(?:come|get|revert|return) back to (?:it|this|that|you|them)\b|\bconsult(?:s|ing|ed)? (?:with )?(?:its|his|her|their|our|the) (?:\w+ )?(?:allies|partners|capital|government|experts|members)\b|\bnot the (?:right )?time\b|\btime (?:was|is|were) not (?:yet )?ripe\b|\b(?:let us|let's) (?:first )?(?:see|wait)\b|\bone (?:thing|step) at a time\b|\b(?:first|before that)\b.{0,30}\b(?:must|has to|have to|should)\b"),
)  # fmt: skip
_REJECT = (
    (True, "rejected", rf"\bnot (?:at all |particularly |very |in the least )?interested\b|\b(?:is|was|are|were|remains?|remained|stands?) (?:\w+ly |still )?opposed\b|\b(?:not|n['’]t) think (?:much|highly|a lot) of\b|\bthinks? (?:little|nothing) of\b|\bfell on (?:stony|barren) ground\b|\bvot(?:ed|es|ing) (?:down {_OBJECT}|{_OBJECT} down|against {_OBJECT})|\b(?:consider|deem|find|found|call|regard|view|describ|declar)(?:s|ed|ing|es)? {_OBJECT} (?:as |to be )?(?:\w+ly |simply )?(?:unacceptable|inadmissible|unrealistic|inadequate|insufficient|impracticable|impractical|unworkable|unnecessary|superfluous|premature and|dangerous|absurd|dead|one-sided|unfair|unjustified|a non-?starter|out of (?:the )?question)\b|\ba non-?starter\b|\bsent (?:its|his|her|their) regrets\b|\b(?:will|would|is to|intends? to) (?:stay away|boycott|skip)\b|\bdead on arrival\b|\bno (?:chance|question) of\b"),
    (False, "rejected", r"\bsh(?:ook|akes|aking) (?:his|her|its|their) heads?\b|\b(?:this|that|it|the \w+) (?:is|was|would be) (?:a |an |pure |nothing but (?:a |an )?)?(?:\w+ )?(?:trap|trick|ploy|stunt|farce|theatre|theater|blackmail|ultimatum|propaganda|provocation|insult|joke|charade|sham|pretext|diversion|gimmick|non-?starter)\b|\bst(?:uck|icks|ood|ands) (?:to|by) (?:its|his|her|their) (?:position|guns|refusal|no\b|view|decision)|\bthe time (?:for|of) [\w ]{3,40} (?:is|was|has) (?:over|past|passed|gone)\b|\b(?:none of|no) (?:their|his|her|its|your|anybody's|anyone's|other people's) (?:business|concern)\b|\bno time for\b|\b(?:will|would|shall|are|is|must|to) (?:stay|remain) (?:where|put|in place|there|here|in (?:its|their|our))\b|\b(?:stay|stays) where (?:it|they) (?:is|are)\b|\bfrom nobody\b|\bwhat for\b|\b(?:must|has to|have to|would have to) (?:first|wait)\b"),
    (True, "rejected", rf"\b(?:show(?:ed|n|s|ing)?|point(?:ed)?) (?:{_OBJECT} )?the door\b|\bno,? thank(?:s| you)\b|\bthank(?:s| you),? but no\b|\bno such luck\b|\bnot a (?:chance|hope|prayer)\b|\b(?:no deal|forget it|not in a (?:hundred|thousand|million) years|over (?:my|our) dead bod\w+|pie in the sky|when hell freezes|until hell freezes|no dice)\b|\b(?:would|will|could) (?:hear|have) (?:nothing|none) of (?:it|that|this|the)\b|\b(?:would|will|could)(?: not|n['’]t) hear of\b|\bwant(?:ed|s)? (?:none|no part|nothing to do) (?:of|with)\b|\b(?:balk|baulk|bristl|bridl|demur|jibb?|recoil)(?:ed|s|es|ing)?\b(?: at)?|\b(?:nix|scotch|quash|torpedo|bin|scupper|sink|sank|stymi|scuttl|kill|buri|burie)(?:ed|es|s)? {_HOW}{_OBJECT}|\bthumbs down\b|\bgiven (?:short|little) shrift\b|\bfell flat\b|\bcut no ice\b|\b(?:got|was given|received|gave|met with) the cold shoulder\b|\bdug in (?:its|his|her|their) heels\b|\bstuck to (?:its|his|her|their) guns\b"),
    (True, "rejected", rf"\b{_NOT} (?:\w+ly |even |also |be able to |be |therefore |ever )?(?:subscribe to|go along with|live with|haggle|barter|trade|take up|be taken up|taken up|pursued|give up|relinquish|surrender|swallow|tolerate|stomach|say yes|budge|sit down|go there|be (?:told|lectured|bullied|hurried|pressed|bound)|consider|do (?:so|that|it)\b|hear (?:of|about)|recogni[sz]e|extradite|release|apologi[sz]e|pay|move|shift|close|dismantle|lift|remove|scrap|hand|have (?:it|them|any of)|get (?:through|past)|pull|vacate|quit|stand down|share|renounce|forgo|forego|waive|buy|take (?:it|them|part|orders|lessons))\b|\bcould not subscribe\b|\brefused to (?:go along|hear|budge|play along|be drawn)\b"),
    (True, "rejected", r"\b(?:apology|withdrawal|inspection|talks|visits?|meeting|concession|compromise|ceasefire|inquiry|inspectors|observers|line|observation|exchange|ban)s?, (?:no|never|not)\b|\b(?:yes|no) to [^.;,]{3,40}, no to\b|\bsa(?:id|ys|y|ying) no to\b|\brejects? such\b|\bthe answer (?:is|was) (?:a )?(?:\w+ )?no\b"),
    (False, "rejected", r"\bdon['’]t (?:haggle|bargain|negotiate|talk|deal|do deals|trade|need|want|take|sit|discuss|owe|beg|open|accept|answer|have)\b|\b(?:do|does) not (?:haggle|barter|trade|sit down|beg|answer to|get through|let)\b|\bfirst (?:the|an?|they|it|he)\b[^.;]{2,60}?\bthen\b|\bthat door (?:is|was) (?:shut|closed)\b|\b(?:would|will|must|has|have|had)(?: have)?(?: to)? (?:stop|end|cease|go|leave|withdraw|be \w+) (?:[^.;]{0,60} )?(?:first|before)\b|\bbefore (?:any|there (?:can|could)) (?:talks|negotiations|meeting)\b|\b(?:not|never) (?:while|so long as|as long as|until)\b"),
    (True, "stayed-away", r"\b(?:did|does|do) not (?:attend|show up|turn up|come to the)\b|\bboycott(?:ed|s|ing)?\b|\bstay(?:ed|s) away\b|\bfail(?:ed|s) to (?:attend|show up|turn up)\b|\bpull(?:ed|s|ing)? out of\b|\bwalk(?:ed|s)? (?:out|away)\b|\bleft (?:its|the) (?:chair|seat) empty\b"),
    (True, "rejected", rf"\b(?:reject(?:ed|s|ing)?|rebuff(?:ed|s|ing)?|spurn(?:ed|s|ing)?|snub(?:bed|s|bing)?|veto(?:ed|es|ing)?|scorn(?:ed|s)?|oppos(?:ed|es)|repudiat(?:ed|es)|repuls(?:ed|es)|dismiss(?:ed|es|ing)?|declin(?:ed|es|ing)|refus(?:ed|es|ing)|den(?:ied|ies|ying)(?! that\b)|discard(?:ed|s)|shelv(?:ed|es|ing)|block(?:ed|s|ing)?|resist(?:ed|s)?|(?<!never )rul(?:ed|es|ing) out|brush(?:ed|es|ing)? (?:aside|off)|wav(?:ed|es|ing) (?:aside|away|off)|shrug(?:ged|s|ging)? off|cast(?:s|ing)? aside|push(?:ed|es|ing)? (?:aside|away)|shoot(?:s|ing)? down|shot down|knock(?:ed|s)? (?:back|down)|swat(?:ted|s)? (?:away|aside)|thr[eo]w(?:n|s)? out|turn(?:ed|s|ing)? (?:down|its back on|away)|strik(?:es|ing) down|struck down|scoff(?:ed|s|ing)? at|laugh(?:ed|s)? off|sneer(?:ed|s)? at) {_HOW}{_OBJECT}"),
    (True, "rejected", rf"\b(?:turn(?:ed|s|ing)?|brush(?:ed|es)?|wav(?:ed|es)|shrug(?:ged|s)?|laugh(?:ed|s)?|push(?:ed|es)?|cast|rul(?:ed|es)|knock(?:ed|s)?|shot|thr[eo]wn?|bat(?:ted|s)|swept|put|sweeps?) {_OBJECT} (?:down|aside|off|away|out|back)\b|\bturn(?:ed|s|ing)? (?:[\w'’-]+ ){{0,5}}down\b"),
    (True, "rejected", r"\b(?:rejected|refused|declined|dismissed|rebuffed|spurned|turned down|vetoed)\b(?=\s(?:in|on|last|at|yesterday|today|outright|flatly|out of hand|at once|immediately|earlier|again)\b|[.,;\"]|$)"),
    (True, "rejected", r"\b(?:was|were|been|being|is|are|be|got) (?:\w+ly |at once |again )?(?:rejected|refused|turned down|rebuffed|declined|dismissed|brushed (?:aside|off)|ruled out|vetoed|waved away|spurned|shot down|denied|not accepted|blocked)\b"),
    (True, "rejected", r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)) (?:to (?!comment|be (?:named|identified|quoted|drawn)|say|give (?:his|her|their) name|speculat|elaborate|name\b|confirm|answer (?:\w+ )?(?:questions|reporters|journalists)|talk to (?:reporters|journalists|the press))|(?:the|an|any|all|it|its|this|that|both)\b)"),
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
    (True, "accepted", rf"\bagreed in (?:part|principle|full|substance|general)\b|\b(?:in principle|basically|broadly|by and large|on the whole|partly),? (?:yes|agreed|acceptable|ready|willing|in favou?r)\b|\byes,? (?:in principle|but|if|provided|on condition)\b|\b(?:describ|call|hail|prais|characteris|characteriz|regard|view|consider|term|label|find|found)(?:ed|s|es|ing)? {_OBJECT} (?:as )?(?:an? |the )?(?:\w+ )?(?:step in the right direction|good|useful|sensible|constructive|positive|reasonable|helpful|important step|breakthrough|encouraging|promising|worthwhile|acceptable)\b|\bgave in\b|\b(?:has|have|had) (?:already )?(?:begun|started) to (?:pull|withdraw|send|open|comply|move|return|dismantle|remove|publish|hand|release|do (?:so|that))\b|\b(?:promised|pledged|agreed|undertook|vowed|offered|is ready|was ready|were ready|are ready|prepared|willing) to do (?:so|that|just that|as asked)\b|\bdid (?:so|as (?:it was |he was )?(?:asked|requested|told|bidden))\b"),
    (False, "accepted", r"\bmay (?:come|visit|inspect|enter|attend)\b|\b(?:is|was|are|were|would be|will be) (?:allowed|permitted|free|welcome) to\b|\bonly (?:asked|asks|wants?|insisted|insists|request(?:s|ed)) (?:that|to)\b|\b(?:would|will|shall) be (?:gone|out|back|withdrawn|removed|there|dismantled|released|returned|home)\b"),
    (True, "accepted", rf"\b(?:drop(?:ped|s|ping)?|withdr[ae]w\w*|g[ai]ve up|giv(?:es|ing) up|lift(?:ed|s|ing)?|abandon(?:ed|s|ing)?|waiv(?:ed|es|ing)|shelv(?:ed|es)|end(?:ed|s|ing)?|overc[oa]me) (?:its|his|her|their|all|any|the) (?:[\w-]+ )?(?:resistance|opposition|objections?|veto|reservations?|refusal|blockade)\b|\bsa(?:id|ys|y|ying) (?:a (?:\w+ )?)?\"?yes\b|\bmeets? with (?:our|its|their|his|her|the|full|complete)\s?(?:\w+ )?(?:agreement|approval|assent|consent|support|acceptance)\b|\b(?:go|goes|went|gone|going) along with\b|\b(?:could|can|would) (?:well |easily )?live with\b|\b(?:fine|all right|okay|OK) (?:with|by) (?:us|it|them|him|her|me)\b|\bno quarrel with\b|\b(?:relented|caved in|backed down|gave way|gave ground|came round|came around|bowed|yielded|acquiesced|fell into line)\b|\b(?:jump|leap|leapt|grab|snap|snatch|seiz)(?:p?ed|s|es|t)? (?:at|up|on|upon) {_OBJECT}|\bthumbs up\b|\bgave (?:it|them|{_OBJECT}) the nod\b|\bput (?:its|his|her|their) (?:name|signature) to\b"),
    (True, "accepted", rf"\b(?:will|would|shall|is to|are to|can|could) be (?:\w+ly )?(?:taken(?: up)?|embraced|followed|complied with|fulfilled|carried out|taken on board|acted (?:up)?on|heeded|honou?red|met|granted|accepted|agreed to)\b(?! by (?:force|storm))|\b(?:was|were|has been|have been|is|are|had been) (?:taken up|taken on board|acted (?:up)?on|fulfilled|carried out as (?:asked|requested)|adopted|snapped up)\b|\bwe (?:do|are|can|shall|will), (?:on|if|provided|as long|with|under|but|and)\b|\bon the understanding that\b|\b(?:would|will|shall) (?:go along|sign|pay|join in|play its part|take part|take (?:it|them) up|meet (?:it|them|that|this|the \w+))\b[^.;]{0,60}?\b(?:if|provided|once|on condition|as soon as)\b|\bif [^.;]{3,80}?, (?:we|it|they|he|she|I|[A-Z]\w+) (?:will|would|shall) (?:\w+ly )?(?:pay|sign|agree|come|accept|join|withdraw|open|send|stop|take|do)\b"),
    (False, "accepted", r"\b(?:already |now )?on (?:its|their|his|her|the) way\b|\b(?:has|have|had) (?:already )?(?:been sent|set (?:out|off)|left for|gone out|been dispatched|been despatched|been issued|been invited|been arranged)\b|\bcan (?:have|come|see|inspect|look|ring|call)\b|\blet them (?:come|ring|call|look|see|inspect|count|have)\b|\bwill (?:hook up|attend|be sent|go ahead|travel|welcome|receive|join|witness)\b|\bat your (?:service|disposal)\b|\bnothing (?:would|could) (?:please|suit) (?:us|him|her|me) (?:more|better)\b|\b(?:only )?too (?:glad|happy|pleased)\b|\bwhy (?:on earth )?not\b|\babout time\b|\bwith (?:pleasure|thanks|gratitude)\b"),
    (True, "accepted", rf"\b(?:accept(?:ed|s|ing)?|approv(?:ed|es|ing)(?: of)?|back(?:ed|s|ing)|endors(?:ed|es|ing)|embrac(?:ed|es|ing)|grant(?:ed|s|ing)?|heed(?:ed|s|ing)?|honou?r(?:ed|s)?|welcom(?:ed|es|ing)|applaud(?:ed|s)?|hail(?:ed|s)?|support(?:ed|s)?|adopt(?:ed|s)?|seiz(?:ed|es)|met|meets|fulfil(?:led|s)?|satisf(?:ied|ies)|favou?r(?:ed|s)|(?:consent|assent|acced|subscrib|yield|bow)(?:ed|s|es|ing)? to|compl(?:ied|ies|y) with|gave in to|(?:sign|signed|signs) up to|(?:took|takes|take|taking) up|respond(?:ed|s) (?:\w+ly )?to|warm(?:ed|s)? to) {_HOW}(?!the (?:news|role|fact|incident|result)\b){_OBJECT}"),
    (True, "accepted", r"\baccepted\b(?=\s(?:in|on|last|at|yesterday|today|at once|immediately|earlier|readily)\b|[.,;\"]|$)"),
    (True, "accepted", r"\b(?:was|were|been|being|is|are|be) (?:\w+ly |at once |immediately )?(?:accepted|agreed to(?=[.,;\"]| by\b|$)|granted|welcomed|approved|taken up|heeded|endorsed|complied with|backed|met(?! with\b))\b|\baccept(?:ed|s)\b"),
    (True, "accepted", rf"\b(?:gave|gives|given|give|giving|granted|got|received|obtained|won|had) (?:(?:its|their|his|her|the|a|our|full|written|formal|qualified|[\w'’]+) ){{0,3}}(?:consent|assent|green light|go-ahead|blessing|nod|approval|agreement|okay|clearance|permission)\b|\bsa(?:id|ys|y|ying) (?:a (?:\w+ )?)?\"?yes\b|\bin the affirmative\b|\b(?:positive|favou?rable|affirmative) {_REPLY}|\b{_REPLY} (?:\w+ )?(?:was|is|had been) (?:[\w'’-]+ ){{0,2}}\"?(?:yes|positive|affirmative|favou?rable|prompt and positive|encouraging)\b|\breact(?:ed|s) (?:positively|favou?rably|warmly)|\brespond(?:ed|s) (?:positively|favou?rably|in kind|with a yes)|\b(?:signed|came|come|got) on board\b"),
    (True, "accepted", r"(?<!was )(?<!were )(?<!been )\bagreed (?:in principle |at once |on \w+ |immediately )?(?:to|that|on|with) (?!be |disagree|meet again|speak|talk again|confer|hold (?:another|further|a new)|keep|stay|continue|work together|cooperate|each other|study|consider|look|examine|review|think)|\bagree(?:s)? to (?:the|this|that|it|an?|talks|both|these|hold|open|send|receive|resume|meet|take|discuss|begin|join|let|share)\b|\b(?:in|gave its) (?:full )?agreement\b"),
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
    r"(?P<noun>proposals?|offers?|requests?|demands?|invitations?|ideas?|calls?|appeals?|initiatives?|suggestions?|drafts?|petitions?|ultimatum|overtures?|pleas?|package|formula|blueprint|linkage)\b",
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
    "idea": ("proposal", "offer"),
    "wish": ("request", "proposal"),
    "bid": ("request", "proposal"),
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
NOT_OF_A_PROPOSAL = re.compile(
    r"\s(?:(?:full|sole|the|no|some|partial) )?(?:responsibility|blame|delivery|defeat|an? (?:award|prize|resignation)|the (?:resignation|credentials|verdict|result)|refugees|risks?|credentials|that (?:mistakes|errors|there))\b",
    re.IGNORECASE,
)
"""What is accepted where nobody has put anything."""
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
    rf"\bthat(?=[.,;\"]|\s(?:is|was|would|could|cannot|will|can|had|has)\b)|\b(?:it|this|them|these|those|so|there|either|neither|both|such|points?|paragraphs?|elements?|paper|agreement|sessions?|meetings?|summit|talks|{_NOUN}|{_REPLY})\b",
    re.IGNORECASE,
)
"""Words that take up what was said before."""
