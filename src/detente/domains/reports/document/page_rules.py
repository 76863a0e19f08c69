"""More lines that are no content: the furniture of pages, the marks of desks, the foot of releases; as a table.

Read as `boilerplate_rules` is: the name of a rule, and what a whole line looks like; case does not count.
"""

from __future__ import annotations

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,25}(?: (?:(?:de|von|van|der|den|bin|al|el|la|le|di|da|del) )?[A-ZÀ-Þ][\w.'’-]{0,25}){0,4})"
_SHORT = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,25}(?: [A-ZÀ-Þ][\w.'’-]{0,25}){0,2})"
_NAMES = rf"{_NAME}(?:(?:, | and | & |; ?|/){_NAME}){{0,4}}"
_LABELLED = r"(?:\s?[:|–]\s?|\s[-—]\s)"
_STORY = r"(?:stor(?:y|ies)|articles?|reports?|versions?|dispatch(?:es)?|items?|posts?|pages?|texts?|headlines?|copy|piece)"
_PICTURE = (
    r"(?:photo(?:graph)?|image|picture|footage|video|illustration|graphic|map|infographic|chart|audio|podcast)"
)
_SHOWN = r"(?:shows?|showing|depicts?|seen|taken|provided|released|made|supplied|dated|from|of)"
_DATE = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? (?:19|20)\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d[./-]\d\d)"
)
_CLOCK = r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?-i:[A-Z]{2,4}))?(?: ?[+-]\d{1,4})?"

PAGE_RULES: dict[str, tuple[str, ...]] = {
    "marked note": (
        r"#{1,3} ?(?:notebook|notes? (?:to|for) (?:the )?(?:editors?|desks?)|editorial contacts?|contacts?|internet|links?|pictures?|photos?|service"
        r"|orte|ansprechpartner|redaktion|corrections?|background)\b.{0,300}|(?:notebook|desk notes|notizblock)",
        r"(?:pull(?:ed|[- ])? ?quote|block ?quote|quote box|fact ?box|info ?box|side ?bar|standfirst|teaser|kicker|strapline|subhead|dek)\s?[:|–—]\s?.{1,300}",
    ),
    "banner": (
        r"(?:continue|proceed) (?:without|with) (?:accepting|agreeing|consent|cookies|all|necessary|recommended)\b.{0,60}",
        r"(?:manage|give|withdraw|save|review|change) (?:my |your |the )?(?:consents?|cookies?|privacy|choices|preferences|settings)"
        r"\b.{0,60}",
        r"(?:i )?(?:consent|agree|accept|allow)(?: to)?(?: all)?(?: and (?:continue|close|proceed))?|agree (?:and|&) close",
        r"(?:we|we and our (?:\d{1,5} )?partners|\d{1,5} partners)\b.{0,60}\b(?:process|store|access|use)\b.{0,40}"
        r"\b(?:personal data|your data|device|information on)\b.{0,200}",
        r"(?:strictly )?(?:necessary|functional|marketing|statistics|performance|analytics|targeting)"
        r"(?:(?:\s?[|,/·]\s?|\s{1,4})(?:strictly )?(?:necessary|functional|marketing|statistics|performance|analytics|targeting|save"
        r"|accept|ok)){1,8}",
        r"(?:your|this) (?:consent|choice|data|ad|advertising) (?:choices|preferences|settings|privacy|protection)\b.{0,60}",
        r"(?:vendors?|purposes|legitimate interests?|do not sell\b.{0,60}|confirm (?:my )?choices|necessary only|privacy cent(?:er|re))",
    ),
    "share": (
        r"(?:follow|find|reach|e-?mail|contact|write to) (?:(?-i:[A-ZÀ-Þ])[\w.'’-]{1,25} ){1,4}(?:at|on|via)(?: (?:twitter|x|bluesky|mastodon|threads))?(?: at)? ?@?[\w.@-]{2,60}",
        r"contact (?:the )?(?:webmaster|editors?|newsroom|author|reporters?|writers?|desk|site|site owner|administrator)\b.{0,80}"
        r"|(?:web ?master|web ?editor|site owner)(?: ?: ?.{1,80})?",
        r"comments? (?:are|is|have been|were) (?:now )?(?:closed|off|disabled|moderated).?|no comments?(?: yet)?.?",
        r"(?:copy|copied) (?:link )?to clipboard|link copied(?: to clipboard)?!?|(?:save|read) (?:it )?(?:for )?later|(?:save|print|share"
        r"|gift|give|bookmark|report|rate|translate|like|react to)(?: (?:this|the))? (?:article|story|page|post|item|news)",
        r"add (?:this )?to (?:favou?rites|bookmarks|reading list|calendar)|bookmark this|share (?:full )?(?:article|this|now)",
        r"(?:a\s?[+-]?\s?){2,4}|(?:text|font|letter) ?size\b.{0,30}|(?:increase|decrease) (?:text|font).{0,12}",
        r"\d{1,3}(?:[,.]\d{3}|\d{0,4})k? (?:shares?|comments?|views?|likes?|reactions?|reads?|replies|people (?:reading|are reading).{0,20})\b"
        r"(?:\s?[|·]\s?.{1,30})?|(?:viewed|read|shared) (?:\d[\d,.]{0,8}) times",
        r"(?:join|start|view|see|read|be part of) the (?:conversation|discussion|debate|comments)\b.{0,20}",
        r"(?:follow|find|like|join|watch|hear|add|reach) (?:us|me|@\w{2,30})\b.{0,60}|follow (?:\w{2,25} ){1,3}(?:on|at|via) (?:twitter|x|telegram|facebook|instagram|youtube|whatsapp|viber|social media|google news).{0,30}",
    ),
    "player": (
        r"(?:read|listen|play) (?:it )?(?:aloud|now|audio)|(?:audio|listen|play|watch)\s?:\s.{1,100}"
        r"|listen(?: to (?:the |this )?(?:article|story|report|news|podcast))?\s?\(?\d{1,3}(?::\d\d)? ?(?:mins?|minutes?|sec)?\)?",
        r"this (?:audio|voice|recording|podcast|narration) (?:is|was) (?:auto-?)?(?:generated|narrated|read|created)\b.{0,80}",
        r"(?:play(?: video)?|video|audio|duration|length|running time)\s?(?:duration|length)?\s?:?\s?\d{1,2}:\d\d(?::\d\d)?",
        r"(?:this )?(?:video|audio|content|player|live ?stream) (?:is |has |can ?not |can't )?(?:be |been )?(?:not available|unavailable"
        r"|played|removed|ended|expired|blocked)\b.{0,80}|please wait[.…]{0,3}|autoplay.{0,20}|(?:current|remaining) time.{0,20}",
        r"(?:your )?browser\b.{0,80}\b(?:support|javascript|update|version)\b.{0,80}",
    ),
    "related": (
        r"(?:related|more|further|additional|see also|background) (?:information|documents?|links?|materials?|files?|pages?|downloads?|resources|publications"
        r"|press releases?)\s?[:|–].{0,240}|(?:see also|related)\s?[:|–].{0,240}|.{2,100}\((?:pdf|docx?|xlsx?|pptx?|mp[34]|zip)(?:, ?[\d.,]{1,6} ?[km]i?b)?\)",
        r"more (?:(?:news|stories|articles|coverage|reports|headlines) (?:about|on|from|in|by)|from|about|on) (?:the |this )?[\w'’-]{2,20}(?: [\w'’-]{2,20}){0,3}",
        r"most (?:popular|read|viewed|watched|shared|commented|recent)(?: .{1,30})?|trending(?: (?:now|today|stories|topics))?",
        r"(?:keep|further|also) (?:reading|on this site)|explore(?: more)?:?|discover(?: more)?:?|(?:see|view|show|load) (?:more|all).{0,30}",
        r"(?:what|stories|articles) (?:to read|you (?:may|might|should) \w{3,12}).{0,30}|our (?:top|latest|best) (?:stories|news|picks)",
        r"(?:latest|recent|other|all|more|previous|earlier) (?:press releases|news|statements|stories|articles|posts|reports|headlines|videos"
        r"|publications|bulletins|issues|editions)",
    ),
    "read more": (
        rf"(?:trending|watch(?: live| now| more)?|in (?:video|audio|photos|depth)|must read|recommended|follow(?: live)?|live blog|podcast|video"
        rf"|audio|photos?|gallery|pictures|related(?: (?:reading|coverage|content|topics|stories|news|articles))?"
        rf"|fact check|q&a|quiz|(?:read|see|more|also) (?:more|here|this)|more on (?:this|the) (?:story|topic|subject)"
        rf"|also (?:read|see|on \w{{3,20}}|in (?:the )?news)|don['’]t miss|from (?:the|our) archives?|previous coverage"
        rf"|(?:next|previous|prev) (?:stor(?:y|ies)|article|post|page)|up next|next up){_LABELLED}.{{1,140}}",
        r"(?:go to|read|view|see|open|continue to|click for|show) (?:the )?(?:full|original|whole|entire|complete|rest of the)"
        r"(?: (?:story|article|text|report|post|version|document|statement|transcript|source|coverage))?(?: .{1,40})?",
        r"(?:follow|watch|catch up on|see|read) (?:all )?our (?:live )?(?:coverage|updates|blog|reporting)\b.{0,80}",
        r"(?:in|on) this (?:article|story|page|report)|(?:table of )?contents|topics in this (?:article|story)|story highlights",
    ),
    "back to top": (
        r"(?:jump|go|skip|back|return) (?:directly )?to (?:the )?(?:content|navigation|main|top|news|list|overview|home ?page|search|footer|start"
        r"|previous page|press releases|results|article|all news)\b.{0,30}|[<>«»‹›←→]{1,2}\s?(?:back|next|previous|prev|home)\b.{0,60}"
        r"|(?:back|next|previous|prev)\s?[<>«»‹›←→]{1,2}",
        r"(?:read|view|see|available|this page|also available)(?: (?:this|it|the (?:page|article|text)))?(?: also)? in (?:other languages|"
        r"(?-i:[A-Z])\w{3,15}(?:(?:, | and | \| )(?-i:[A-Z])\w{3,15}){0,6})",
        r"(?:also )?available (?:in|languages)\b.{1,60}|other (?:languages|versions)\b.{0,60}|(?:choose|select|change) (?:your |the )?(?:language|edition"
        r"|region|country)\b.{0,40}|(?:english|russian|french|german|spanish|arabic|chinese|original|mobile|full|web|text|print) (?:version|edition|site)"
        r"|translate(?: this.{0,20})?|(?:powered by )?google translate|in english|original language.{0,30}",
        r"view (?:this )?(?:e-?mail |page |article )?(?:in|on) (?:your |the |a )?(?:browser|web|site|app|map)|view (?:original|source)"
        r"|forward (?:this|to a friend).{0,30}|sent (?:from|via|with) (?:my )?\w{3,20}|(?:sections|site) (?:menu|map|navigation)",
        r"[a-z0-9-]{2,30}\.(?:com|org|net|int|gov|example|info|news)(?:\s[>|»›·/]\s.{1,100})?",
    ),
    "advertisement": (
        r"[-–—\[(*]{1,3}\s?(?:advertisement|ad|sponsored|advert)\s?[-–—\])*]{1,3}|advert(?:isement)?s?[.:]? (?:scroll|skip|continue|close|remove|report)\b.{0,60}",
        r"(?:sponsored|presented|promoted|paid(?: for)?|brought to you|powered|supported)(?: content| post| message)? by .{2,60}"
        r"|(?:partner|branded|paid|native) (?:content|post|message)|paid (?:partnership|promotion)|(?:why this ad|remove ads|ad feedback).{0,20}",
        r"(?:continue|keep|scroll (?:down )?to continue) (?:reading|with the (?:story|article)).{0,40}|scroll (?:down|to continue|for more)\b.{0,40}",
    ),
    "caption": (
        rf"(?!.*\b(?:said|told|says|according)\b)(?:this|an?) (?:undated|handout|file|archive|combination|combo|pool|screen ?grab|still)"
        rf" (?:{_PICTURE}|grab|of)\b.{{1,280}}",
        rf"(?!.*\b(?:said|told|says|according)\b)(?:handout|file|archive|pool|undated) (?:{_PICTURE}|imagery)s? {_SHOWN}\b.{{1,240}}",
        r"(?!.*\b(?:said|told|says|according)\b)(?:photo|image|picture|photograph) (?:shows?|showing|depicts|taken|courtesy|via|supplied)\b.{1,240}",
        r"(?:image|photo|media|video|picture) (?:source|caption|copyright|credit|licence|license)s?\b[,:]?.{0,240}",
        r"(?:illustrati(?:ve|on|onal)|represent(?:ational|ative)|symbolic?(?:al)?|stock|generic|archive|library|file|sample|undated)"
        r" (?:photo(?:graph)?|image|picture|footage|video|illustration)s?(?:\s?[:.–/-].{0,80}|\s(?:of|by|from|courtesy) .{0,80})?",
        r"(?:photos?|credits?|images?|pictures?|pix|gallery|galleries|slideshow|animation|infographics?|maps?|graphics?|diagram"
        r"|illustrations?|cartoon|screenshot|satellite image|thumbnail|footage)\s?[:/|©]\s?.{1,240}",
        r".{10,280}(?-i:[.…])?\s?\[(?:photo|image|file|handout|courtesy|archive|screenshot|screengrab|via|source|picture|\w{2,20}/)[^\[\]]{0,60}\]",
        rf".{{10,280}}(?-i:[.…]|[.…]”|\))\s?(?:[–—-]\s?)?{_NAME} ?/ ?{_NAME}(?: ?/ ?{_NAME})?(?: via {_NAME})?",
        rf".{{10,280}}\s[|–—-]\s{_NAME} ?/ ?{_NAME}(?: via {_NAME})?|.{{10,280}}\s©\s?{_NAME} ?/ ?{_NAME}",
        r".{10,280}\bvia (?-i:AP|AFP|EPA|Getty|Reuters)\b.{0,30}",
        rf".{{10,250}}(?-i:[.…]”?)\s?\(?(?:{_PICTURE}s?|credits?|source|courtesy|handout)(?:\s?[:/|]|\sby\b|\scourtesy\b)\s?.{{2,80}}",
        rf".{{10,250}}(?-i:[.…]|\))\s?{_NAME}(?:/{_NAME})*/(?:handout|file|pool|archive|via)\b.{{0,60}}",
        r"(?:photo|image|picture|slide|video) \d{1,3}(?: ?(?:/|of) ?\d{1,3})?(?:\s?[:.–-]\s?.{0,240})?",
        r"(?:show|view|see|open|enlarge|expand|hide|toggle|close|zoom|download)(?: (?:all|the|this|full|more|in|\d{1,3})){0,2}"
        r" (?:photos?|images?|pictures?|captions?|gallery|lightbox|slideshow|map|graphic|video|full ?screen|full size)\b.{0,40}",
        r"open (?:image|photo|picture)\b.{0,40}|(?:click|tap|swipe|hover|touch)\b.{0,30}\b(?:enlarge|expand|play|zoom|view|see|photos?|map|image)\b.{0,40}",
        r"(?:a )?(?:video|photo|picture|graphic|map|chart|interactive|audio)s? (?:of|on|about|for|with|accompanying)\b.{1,120}"
        r"\b(?:is|are) available (?:at|on|to|for|from|here|below)\b.{0,60}",
        rf"(?:video|photos?|pictures?|graphics?|footage|audio|illustrations?|camera|sound|animation) (?:by|courtesy of) {_NAMES}|(?:video|photo) at top\b.{{0,100}}",
        r"\(?(?:with|w/) (?:photos?|graphics?|video|pictures|map)\)?",
    ),
    "copyright": (
        r"(?:reproduction|distribution|rights?|publication|copying) (?:is |are )?(?:reserved|prohibited|forbidden)\b.{0,120}",
        r"(?:riproduzione riservata|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|все права защищены)\b.{0,100}",
        r"(?:distributed|syndicated|republished|reprinted|reproduced|published|licensed|used|released|provided)"
        r" (?:by|with|under|courtesy|from|through|via|on)\b.{0,30}\b(?:licen[cs]e|permission|agreement|syndication|service|wire|partnership|feed"
        r"|behalf|creative commons)\b.{0,80}",
        rf"(?:first|originally) published (?:in|on|by|at)\b(?!.*\bsaid\b).{{0,100}}|this {_STORY} (?:was )?(?:first|originally) (?:appeared|ran|published|posted)"
        r"\b.{0,100}|no part of this (?:page|site|article|publication|text)\b.{0,160}",
        r"\w[\w .,&-]{1,60}(?:,)? (?:19|20)\d\d\.? all rights.{0,60}|[©®™]\s?.{0,160}|.{1,80}\s?©\s?(?:19|20)?\d{0,4}.{0,40}",
    ),
    "note": (
        rf"(?:we|the editors|editors) (?:have |has )?(?:updated|corrected|amended|changed|removed|clarified)\b.{{0,40}}\b{_STORY}\b.{{0,200}}",
        rf"(?:this|an? (?:earlier|previous|original|prior)|the (?:story|headline|dispatch)) {_STORY}?\b.{{0,60}}\b(?:(?:has|have) (?:since )?been"
        r" (?:updated|corrected|amended|edited|clarified|changed|revised|refiled|modified|translated|shortened|withdrawn)|mis(?:spelled|spelt|stated|identified"
        r"|named|quoted|reported|placed|dated|attributed)|incorrectly|wrongly|mistakenly|erroneously|in error|inaccurately)\b.{0,240}",
        rf"in (?:this|the|an|a|our|some) (?:earlier|previous|original|first)?\s?{_STORY}\b.{{0,240}}\b(?:misspelled|misspelt|misstated|wrong|incorrect(?:ly)?"
        r"|mistaken(?:ly)?|wrongly|should (?:have|be|read)|omitted|error)\b.{0,120}",
        rf"(?:an?|the|our) (?:earlier|previous|original|prior) (?:stor(?:y|ies)|headline|dispatch|caption|version of (?:this|the) (?:{_STORY}|caption))\b.{{1,260}}",
        rf"this {_STORY}(?: of (?:the|this) {_STORY})?\s?(?:\w{{4,9}} )?(?:corrects?|restores?|adds?|updates?|fixes|deletes?|removes?|clarif(?:y|ies)|amends?|changes?"
        r"|replaces?|repeats?|trims|inserts|supersedes)\b.{1,240}",
        r"this (?:story|article|page|post|dispatch) (?:is|was|has)(?: not)?(?: been)? (?:auto-?matically|auto|machine|computer)?[- ]?(?:generated|translated|edited"
        r"|produced|published|written|prepared|compiled|syndicated|sourced|reviewed|fact-checked)\b.{0,200}"
        r"|this (?:text|report|content|translation|transcript) (?:is|was|has)(?: not)?(?: been)? (?:auto\w*|machine|computer)?[- ]?(?:generated|translated|edited)\b.{0,160}"
        r"|this is an? (?:auto\w*|machine)[- ]\w{3,12}\b.{0,120}",
        r"(?:corrections?|corrects?|clarifications?|erratum|amendment|amended)(?:[,:]? \(?.{3,25}\)?)?\s?[:–—]\s?.{1,300}",
        r"(?:corrections?|clarifications?)(?:(?: and | & )(?:corrections?|clarifications?))?(?:\s?[|·].{0,120})?",
        r"(?:a|this|the) (?:correction|clarification) (?:was|has been|is)\b.{0,200}|(?:in|on) paragraph \d.{0,160}\bread\b.{0,120}",
        r"(?:adds|updates|changes|deletes|fixes|rewrites|inserts|removes|refiles|repeats|clarifies|releads|restores)"
        r" (?:throughout|details|spelling|dateline|typo|headline|byline|paragraphs?|graphic|slug|media identifier|dropped)\b[^.]{0,180}",
        r"(?:corrects|recasts|refiles|releads|rewrites)\b(?! of\b)[^.]{1,200}",
        r"(?:stor(?:y|ies) )?(?:is )?developing(?: (?:story|news))?[.…:]?.{0,60}|(?:check back|refresh|stay tuned|more details?|updates?) (?:soon|shortly|later"
        r"|to follow|follow|will follow|as they|to come)\b.{0,80}|(?:check back|refresh|stay tuned) for\b.{0,60}|more (?:to (?:follow|come)|soon|later)[.…]{0,3}|more[.…]{0,3}|mtf|details? to follow.{0,20}",
        r"(?:please )?note\s?:\s?(?:this|the|an|all|times?|figures?|quotes?|names?)\b.{1,240}|notes? (?:to|for) (?:the )?(?:editors?|readers?|correspondents)\s?:.{0,300}",
        r"(?:the )?(?:views?|opinions?) (?:expressed|and opinions expressed) (?:in|here|are|by)\b.{1,240}|(?:names?|some names) (?:have|has) been changed\b.{0,100}",
        r"(?:eds?|attn|ed note)\s?[:–—]\s?.{1,200}",
        r"(?:unofficial|informal|provisional|working|office|rough|machine|our|own|original) (?:translation|transcript|text|summary)\b.{0,80}"
        r"|translat(?:ed|ion) (?:from|by|of|:)\b.{1,100}|(?:edited|slightly edited|condensed|abridged|shortened) (?:for|version|and|transcript)\b.{0,80}",
        r"(?:for )?(?:information|convenience|reference) (?:purposes )?only.{0,60}|e\s?&\s?oe\.?|errors and omissions excepted.?"
        r"|subject to (?:correction|change|revision|editing).{0,60}|(?:draft|provisional|uncorrected) (?:version|copy|transcript)",
    ),
    "end mark": (
        r"[-–—(\[/*]{0,3}\s?(?:ends?|more|fin|finis|end text|text ends|end item|message ends|release ends|mtf|et|om)\s?[-–—)\]/*]{0,3}",
        r"(?:#\s?){2,5}|(?:[*•·~=+_-]\s?){3,40}|\(end\)(?: .{1,60})?|-?\s?(?:30|0)\s?-|\(?f/m\)?|\[end\]",
        r"(?:bt|nnnn|stop|out|ac|zczc)(?: .{0,20})?",
    ),
    "time stamp": (
        rf"{_DATE}?[,/|\s–-]{{0,4}}(?:at )?\d{{4}}\s?(?:gmt|utc|et|est|edt|cet|z)\b.{{0,40}}|\(?end\)? .{{0,30}}\d{{4}}(?:et|gmt)",
        r"\d{2}-\d{2}-\d{2} \d{4}\s?(?:gmt|utc|et|est|edt)?|\d{6}z? (?:gmt )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?: \d{2,4})?",
        rf"{_DATE}[,\s|–-]{{1,4}}(?:at )?{_CLOCK}\s?[|·,–-]\s?.{{2,60}}|{_NAME} {_DATE}[,\s|–-]{{1,4}}{_CLOCK}",
        rf"{_DATE}\s?[|·]\s?(?:reading|read|updated|last|modified|\d{{1,2}} min).{{1,60}}",
        r"\d{1,3} ?(?:s|m|h|d|w|min|mins|hr|hrs|sec|secs|seconds|weeks?|months?|years?) ago(?:\s.{0,40})?|(?:an?|one|two|three|four|five|six) (?:hours?|days?|minutes?|weeks?) ago",
        r"(?:est(?:imated|\.)? )?(?:reading|read)(?: time)?\s?:?\s?(?:about |approx\.? )?\d{1,3} ?(?:mins?|minutes?)\b.{0,20}|(?:time to read|read time)\b.{0,30}"
        r"|\d{1,3}[- ]?min(?:ute)?s?[. ](?:read|listen|watch|video|reading)\b.{0,20}",
        r"(?:last |latest |first )?(?:updated?|published|modified|revised|edited|changed|corrected|reviewed|created|posted|uploaded|added|online)"
        rf"(?: (?:on|at|date))?\s?:?\s?(?:on |at )?(?:{_DATE}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)?[,\s|–-]{{0,4}}(?:at )?(?:{_CLOCK}).{{0,30}}",
        r"(?:last|latest) (?:updated?|modified|revised|changed|reviewed)(?: on)?\s?:?\s?[\d./-]{6,10}",
    ),
    "credit": (
        rf"(?:text|story|words|editors?|edit|translat(?:ion|or)|producers?|camera|authors?|(?:additional|further) (?:reporting|writing|material|research))"
        rf"\s?:\s?{_SHORT}(?:(?:, | and | & |; ?|/){_SHORT}){{0,3}}",
        rf"(?:produced|compiled|prepared|posted|uploaded|filed|curated|adapted|updated|translated|written|edited|narrated) by\s?:?"
        rf" (?:{_SHORT}(?:(?:, | and | & |/){_SHORT}){{0,3}}|admin|editor|staff)(?:[;/] ?.{{1,60}})?",
        rf"(?:sources?|via|original source)\s?[:/]\s?{_NAMES}.{{0,40}}|(?-i:SOURCES?) {_NAMES}",
        rf"{_NAME} reported from {_NAME}(?:[;,] (?:and )?{_NAME} (?:reported )?from {_NAME}){{1,4}}.?",
        rf"{_NAME},? (?:in|from) {_NAME},? (?:also )?(?:reported|assisted).{{0,80}}",
        r"(?:with|from) (?:agencies|agency reports|wires|wire (?:services|reports)|news agencies|staff reports)\.?",
    ),
    "post of a writer": (
        r"(?:by |from )?(?:our|a|an|the)(?: own)? (?:\w{2,15} )?(?:correspondents?|reporters?|staff(?: (?:writer|reporter|correspondent)s?)?|special correspondent"
        r"|newsdesk|desk|bureau|newsroom|agencies)(?:,? (?:in|at) (?-i:[A-Z]).{1,30})?",
        r"by (?:staff|agencies|wire|news|online|web|foreign|international|political)(?: (?:writers?|reporters?|services?|desk|editor|agencies|staff|and agencies))?",
        r"(?:staff|agency|wire|news|online|web|foreign|international|political|digital|editorial)(?: and agenc(?:y|ies))?"
        r" (?:writers?|reporters?|desk|agencies|staff|correspondents?)|(?:staff|agency|wire|news|web|online) (?:reports?|services?|team)"
        r"|agencies(?: in (?-i:[A-Z]).{1,30})?|staff and agencies|newsdesk",
    ),
    "contact": (
        r"(?:press|media|news)(?: and \w{4,14})? (?:contacts?|enquiries|inquiries|queries|desk|officer)\s?[:.]?",
        r"(?:got|have|do you have|know)\b.{0,40}\b(?:tip|story|information|something to)\b.{0,60}\?.{0,100}|(?:e-?mail|write to|call|text|reach) (?:us\b|our\b|the (?:newsdesk|newsroom|editors?"
        r"|press office))\b.{0,120}",
        r"(?:report|submit|send|suggest) (?:a|an|us|your) (?:correction|error|mistake|typo|tip|feedback|problem|comment|letter)\b[^.]{0,60}",
        r"(?:for|further|more|additional) (?:more |further |any |additional )?(?:information|details|enquiries|inquiries|questions)\b.{0,30}\b(?:contact|write|call|phone|see|visit"
        r"|please|e-?mail)\b.{0,200}",
        r"(?:opening|office) hours\s?:.{1,80}|(?:postal |street )?address\s?:.{1,120}|p\.?\s?o\.? box.{1,80}|press (?:card|pass)es?.{1,80}",
        r"(?:duty|press|media|public affairs|information|liaison|spokes)\s?(?:officer|desk|office|person|section|spokesperson)?,? (?:tel|phone|mobile|\+\d)[.:]? ?.{2,80}",
    ),
    "newsletter": (
        r"(?:get|receive|read|try|start|enjoy|unlock|claim|create|activate|extend)\b.{0,40}\b(?:newsletter|digest|briefing|inbox|trial|subscription|access|account|free month|offer"
        r"|this article|for free|notifications?)\b.{0,80}",
        r"(?:for )?(?:subscribers?|members?)(?: only| exclusive| content)?|premium(?: (?:content|article|story))?|(?:this|the) (?:article|content|story) is free\b.{0,60}"
        r"|free (?:article|access|trial|to read).{0,40}",
        r"(?:you(?:['’]ve| have)?|your)\b.{0,40}\b(?:limit|last free|free articles?|remaining|trial|subscription)\b.{0,100}",
        r"to (?:continue|keep|read|access|view|see|unlock)\b.{0,60}\b(?:log ?in|sign|subscribe|register|subscription|account|member)\b.{0,80}",
        r"(?:already|not yet|don['’]t) (?:have|a|registered|subscribed)?\b.{0,30}\b(?:account|subscriber|member|registered)\b.{0,40}|(?:log ?in|sign ?in|register|subscribe)"
        r"(?:\s?[|/·]\s?|\s(?:or|and)\s)(?:log ?in|sign ?(?:in|up)|register|subscribe|join)\b.{0,40}",
        r"(?:turn on|enable|allow|get|receive|manage) (?:our |breaking |news |push |desktop ){0,3}(?:notifications?|alerts?)\b.{0,40}|(?:breaking )?news alerts?"
        r"|(?:available|download|get it) (?:on|from|in) (?:the )?(?:app store|google play|apple|android|ios)\b.{0,40}|app store|google play",
        r"(?:support|help|fund) (?:our|us|quality|independent|free|fair|local)\b.{0,30}\b(?:journalis[mt]s?|media|reporting|work|newsroom|press)\b.{0,80}|make a (?:donation|contribution).{0,40}|(?:join|follow) (?:us|our|the)\b.{0,30}"
        r"\b(?:channel|telegram|whatsapp|community|group|page|newsletter|viber|facebook|twitter)\b.{0,40}",
        r"(?:stay|keep) (?:up[ -]to[ -]date|informed|connected|in touch|updated)\b.{0,100}|(?:don['’]t|never) miss\b.{0,80}|today['’]s (?:top |best )?(?:news|stories|headlines).{0,60}",
    ),
    "tags": (
        r"(?:tags?|tagged|topics?|keywords?|categories|category|subjects?|themes?|labels?|filed|region|countries|in this story)\s?(?:[:>|]|\s[–-])\s?.{1,200}",
        r"(?-i:TAGS?|TAGGED|KEYWORDS|TOPICS|FILED UNDER)\s.{2,160}|tags?|topics?|keywords",
        r"#[\w-]{2,40}(?:[\s,]{1,3}#[\w-]{2,40}){0,15}",
    ),
}

FOOT_RULES: tuple[str, ...] = (
    r"(?:[\w.&'’-]{1,25} ){1,9}?[\w.&'’-]{1,25}, (?:(?-i:[A-Z])[\w'’-]{1,20},? )?\d{1,5}[a-z]?,? (?:[\w'’-]{2,20} ){1,3}(?:street|st|square|road|avenue|lane|boulevard"
    r"|quay|embankment|place|drive|way|court|plaza|row|terrace|hill|gate|park|crescent)\b.{0,160}",
    r"(?:printed|published|issued|released|distributed|edited|produced|circulated|transmitted|posted|prepared|compiled|authori[sz]ed|approved)"
    r" (?:by|at|through|under|on behalf of)(?: the)? (?-i:[A-Z])[\w ,.'’&-]{2,90}(?:\.\s.{1,120})?",
    r"(?:cleared|approved|released|authori[sz]ed|issued) for (?:public )?(?:release|publication|distribution|information)\b.{0,120}",
    r"(?:next|following) (?:bulletin|notice|issue|edition|update|report|situation report|press briefing|briefing|release|warning)\s?[:(]\s?.{1,100}"
    r"|(?:distribution|classification)\s?:.{1,100}",
    r"(?:corrections?|amendments?|errors?|omissions) (?:to|should be|are to be|may be|will be) (?:this|sent|reported|notified|addressed|found|published).{1,120}"
    r"|for (?:corrections|amendments|updates|charts|definitions)\b.{1,120}",
    r"(?:(?-i:[A-Z])[\w'’.-]{1,25} ){1,4}is (?:a|an|the) (?:[\w-]{3,14} ){0,4}(?:news agency|agency|news service|newspaper|wire service|broadcaster|news organi[sz]ation"
    r"|news site|magazine|daily)\b.{0,160}",
    r"(?:this|these|the) (?:summary|summaries|translation|transcript|transcription|read-?out|minutes|record|notes|text)\b.{0,60}\b(?:not (?:an? )?(?:official|verbatim|legally)"
    r"|unofficial|for (?:information|convenience|reference|guidance)|no legal|(?:is|are) authentic|prevails?)\b.{0,160}",
    r"(?:summaries|translations|transcripts|minutes|records)\b.{0,60}\b(?:are not|unofficial|for (?:information|convenience|reference))\b.{0,120}",
    r"(?:journalists?|media|reporters?|representatives of the (?:press|media)|correspondents) (?:are|is|may|can|should|wishing|who wish|must|seeking|interested)"
    r"\b.{0,80}\b(?:register|registration|accredit\w{2,6}|contact|apply|rsvp|invited|e-?mail|call)\b.{0,160}",
    r".{0,60}\b(?:quot(?:ing|ation)|reference|citing|link(?:ing)? to|attribution)\b.{0,60}\b(?:is|are) (?:mandatory|required|obligatory|compulsory)\b.{0,80}"
    r"|when (?:quoting|citing|using|reprinting|republishing)\b.{0,160}",
    r"about (?:the (?:author|writer|company|ministry|organi[sz]ation|agency)|us)|(?:all )?(?:times|dates|figures) (?:are |is |in |given )?(?:in )?(?:local|gmt|utc)\b.{0,40}",
    r"(?:the )?(?:ministry|office|secretariat|embassy|command|government|organi[sz]ation|department) (?:is|can be) (?:on|found|also|active|followed) .{0,80}",
    r".{0,80}\b(?:video|recording|photos?|photographs|pictures|transcript|full text|audio|map)s?\b.{0,60}\b(?:available|found|downloaded|viewed)\b"
    r".{0,20}\b(?:website|web site|online|at|on|from)\b.{0,100}",
)
"""What counts as no content only in the last lines of a paper; elsewhere it may be what the paper is about."""
