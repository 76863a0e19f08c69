"""The lines that are no content of a report, as a table: the name of a rule, and what a whole line looks like.

Case does not count. Add a pattern where one is missing; every repeat must be bounded.
"""

from __future__ import annotations

import re

from detente.domains.reports.document.page_rules import FOOT_RULES, PAGE_RULES
from detente.domains.reports.document.page_words import is_buttons, is_sections

_CLOCK = (
    r"(?:[\s,.:|/()+–-]|\d|jan\w{0,6}|feb\w{0,6}|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep\w{0,6}|oct\w{0,5}"
    r"|nov\w{0,5}|dec\w{0,5}|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|at|on|am|pm|a\.m|p\.m|gmt|utc|cet|cest"
    r"|est|edt|et|bst|msk|ist|hrs?|ago|minutes?|hours?|days?|updated|published|last|by|st|nd|rd|th){4,40}"
)
_SERVICE = (
    r"(?:share|tweet|print|e-?mail|copy link|link|whatsapp|facebook|twitter|x|telegram|linkedin|reddit|pinterest"
    r"|comments?|instagram|messenger|viber|save|pocket|flipboard|vk|odnoklassniki|bluesky|threads|more|post|send"
    r"|copy|youtube|tiktok|rss|share)"
)
_SHARING = (
    r"(?:share this(?: (?:article|story|post|page))?|print this|e-?mail this|pin it|link copied!?|listen|like"
    r"|bookmark|follow us|(?:leave|add|post|write) (?:a|your) (?:comment|reply)|(?:view|show|see)(?: all)? comments?"
    r"|\d{1,6} (?:shares?|comments?|views?|likes?|reactions?)|(?:shares?|comments?|views?|likes?)\s?[(:]\s?\d{1,6}\)?"
    r"|(?:no|be the first to) comments?(?: yet)?|comments (?:are )?(?:closed|off)|share (?:article|story|page|link)"
    r"|listen to (?:this )?(?:article|story)|text size|font size|a[+-])"
)
_WORK = r"(?:reporting|writing|editing|edited|written|reported|compiled|translated)"
_PICTURE = (
    r"(?:(?:archive|file|library|undated|handout|stock|satellite) (?:photo(?:graph)?|image|picture|footage|video)|file"
    r"|(?:image|photo|picture) (?:caption|credit|source)"
    r"|photo(?:graph)?|image|picture|pictured|video|caption|credit|foto|map|graphic|watch|illustration|in pictures"
    r"|photo gallery|infographic)"
)
_PEOPLE = r"(?-i:[A-Z][\w.'’-]{1,25}(?: [A-Z][\w.'’-]{1,25}){0,4})"
_STORIES = (
    r"(?:articles?|stor(?:y|ies)|news|posts?|content|topics?|links?|reading|coverage|on this(?: (?:story|topic))?"
    r"|from [\w .]{1,30}|in [\w .]{1,20}|for you|now|today|headlines|videos?)"
)
_SECTION_NAMES = (
    r"(?:politics|world|world news|international|europe|news|top news|latest(?: news)?|breaking(?: news)?|home|war"
    r"|defen[cs]e|security|asia|americas|middle east|africa|business|economy|opinion|analysis|diplomacy|conflicts?"
    r"|military|live|exclusive|updated?|national|newsroom|headlines|press releases|space|science|technology"
    r"|cyber(?:security)?)"
)

RULES: dict[str, tuple[str, ...]] = {
    "related": (
        rf"(?:related|recommended|more|latest|top|trending|popular|most (?:read|viewed|shared)|other)(?: {_STORIES})?[:.…]?",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|see also|also read|read also)[:.…]?",
        r"(?:read next|up next|don['’]t miss|editors?['’]?s? picks?|what to read next|in other news)[:.…]?",
    ),
    "read more": (
        r"(?:(?:you (?:may|might) (?:also )?(?:like|be interested in)|see also|also read|read also|also on this site"
        r"|read next|up next|read|related(?: (?:article|story|news|link))?|more on this|also in the news|opinion|live"
        r"|explainer|in pictures|podcast)\s?(?:[:|–]|\s-)\s?).{1,160}",
        r"[>»►▶•→]{1,3}\s.{1,120}",
        r"(?:read more|learn more|continue reading|full story|read the full (?:story|article|text))\b.{0,160}",
        r"show (?:more|less)|load (?:more|comments).{0,30}|(?:see|view|show|read|browse) all(?: (?:news|articles|releases|posts))?"
        r"|all (?:news|articles|stories|press releases|releases|topics)|more (?:releases|press releases|statements|videos)"
        r"|(?:latest|live) (?:updates?|coverage)|back to (?:list|news|overview|results|the list|all news)",
        r"(?:breaking|live|update)\s?: (?:follow|watch|read|see)\b.{1,120}",
        r"(?:next|previous) (?:article|story|post)\s?:.{1,120}|in this (?:article|story|report)\s?:.{1,160}",
    ),
    "back to top": (
        r"(?:back|return|go|scroll) to (?:the )?top(?: button)?|top of page|skip to (?:(?:main )?content|(?:main )?navigation|search|footer|main)",
        r"you are here\s?:.{0,160}|toggle (?:navigation|menu|search)|open in app|(?:get|download) (?:the )?(?:app|pdf)"
        r"|(?:pdf|text|audio|print) version|search[.…]{1,3}|languages?\s?:.{0,60}|[A-Z]{2}(?: [|/·]? ?[A-Z]{2}){1,6}"
        r"|(?:please )?enable javascript.{0,120}|javascript is (?:disabled|required|not enabled).{0,120}"
        r"|your browser (?:does not|doesn['’]t) support.{0,120}|click here\b.{0,100}"
        r"|(?:english|deutsch|français|español|русский|українська|polski|türkçe|italiano|العربية|中文)"
        r"(?: ?[|/·] ?(?:english|deutsch|français|español|русский|українська|polski|türkçe|italiano|العربية|中文)){1,8}",
    ),
    "share": (
        rf"(?:{_SERVICE}|{_SHARING})(?:(?:[\s,|/·•:]| on | via | by | and ){{1,4}}{_SERVICE}){{0,12}}",
        r"(?:share|follow us|follow [\w@ ]{1,30}) (?:this|on|via|with|by)\b.{0,60}",
        r"(?:copy|copied|copy (?:url|text|address))!?|(?:e-?mail|print|save|share|tweet|download) this(?: \w{3,12})?"
        r"|(?:views?|shares?|reads?|likes?)\s?:\s?[\d,.]{1,9}|comments? \d{1,6}|(?:add|load) comments?|log in to comment"
        r"|report (?:an )?(?:error|mistake|typo)|(?:found|spotted|see|noticed) (?:a|an) (?:typo|error|mistake)\b.{0,120}"
        r"|(?:was this|is this) (?:article|page|story|information) (?:helpful|useful)\b.{0,40}|rate this.{0,30}|text size\s?:?.{0,12}"
        r"|listen(?: to (?:this )?(?:article|story|report))?(?: \d{1,2} min(?:utes?)?)?",
        r"(?:tag|like|follow|share|comment) (?:and|&) (?:tag|share|like|follow|subscribe)\b.{0,80}",
    ),
    "banner": (
        r"(?:we(?: and our \w{1,20}(?: \w{1,20})?)?|this (?:site|website|page)|our (?:site|website|partners))"
        r" (?:may )?(?:uses?|stores?|sets?|places?|needs?)(?: and \w{2,12})? (?:[\w,]{1,20} ){0,4}cookies\b.{0,400}",
        r"(?:accept|reject|manage|allow|decline|refuse|deny|customi[sz]e|save)(?: (?:all|only|and|&|necessary|essential"
        r"|optional|cookies|close|continue|my)){0,4}(?: (?:preferences|settings|choices|options|cookies))?",
        r"(?:we (?:value|respect|care about|take)|about|your) (?:your )?privacy\b.{0,120}",
        r"(?:more|cookie|privacy|consent) (?:options|settings|preferences|choices)|i (?:agree|accept|consent)|got it|ok"
        r"|(?:yes|no), (?:i agree|thanks)|(?:essential|necessary) cookies only|strictly necessary cookies",
        r"(?:you can|to) (?:change|manage|withdraw|find out more|learn more)\b.{0,120}\b(?:cookies?|consent|privacy"
        r"|settings|preferences)\b.{0,80}",
        r"cookies?(?: (?:policy|settings|preferences|notice|consent|on [\w ]{2,40}))?|cookie notice\s?:.{1,300}",
        r"(?!.*\b(?:said|told|says|according)\b)(?=.*\b(?:we|our|us|you|your|this (?:web)?site|accept|consent)\b).*\bcookies?\b.*",
        r"by (?:continuing|using|clicking|browsing)\b.{0,200}\b(?:cookies|terms|privacy policy|agree)\b.{0,200}",
    ),
    "newsletter": (
        r"(?:to )?(?:un)?subscribe\b.{0,160}|you (?:are receiving|(?:have )?received) this\b.{0,120}|manage (?:your )?subscriptions?"
        r"|(?:sign up|sign in|log ?in|register|join)"
        r"(?: (?:now|today|here|free|for|to|with|us|our|the (?:conversation|discussion|newsletter))\b.{0,160})?",
        r"(?:get|receive) (?:the|our|all|more|breaking|daily)\b.{0,80}\b(?:inbox|newsletter|alerts?|app)\b.{0,60}",
        r"(?:enter )?your e-?mail(?: address)?|newsletters?|enable notifications?|download (?:the|our) app.{0,60}",
        r"support (?:our|independent) journalism.{0,120}|(?:donate|become a (?:member|subscriber))\b.{0,80}",
        r"(?:the )?(?:latest|top|breaking|best) (?:news|stories|headlines)\b.{0,60}\b(?:inbox|e-?mail|phone)\b.{0,40}",
        r"(?:this|the full) (?:article|story|content|report) is (?:for|available to|only for|reserved for)\b.{0,40}\bsubscribers\b.{0,40}",
        r"you have \d{1,3} (?:free )?(?:articles?|stories)\b.{0,60}|already (?:a )?(?:subscriber|subscribed|member|registered)\b.{0,60}"
        r"|support us|donate",
        r"(?:no spam|you (?:can|may) unsubscribe|stay informed|never miss)\b.{0,100}",
    ),
    "player": (
        r"loading[.…]{0,3}|play|pause|mute|unmute|play video|(?:video|audio|media) player|volume|full ?screen|skip ad.{0,30}"
        r"|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d",
    ),
    "advertisement": (
        r"advertisements?\s?[-–—:]\s?.{1,60}|promoted\s?:.{1,120}|advertisements?|advertising|sponsored(?: content)?|ads?|promoted|paid content",
        r"(?:story|article) continues (?:after|below).{0,40}",
    ),
    "caption": (
        r"file\s?[-–—]\s.{1,300}",
        r"in this (?:file|undated|handout|image|photo|video|frame|picture|satellite|combination|grab)\b.{1,300}",
        r".{20,250}(?-i:[.…])? ?\((?:archives?|file|file (?:photo|picture|image)|library picture|illustration)\)",
        r".{20,250}(?-i:[.…]) ?\(?(?-i:[A-Z]{2,10} (?:Photo|Images?|Pictures?))(?:/.{1,40})?\)?",
        rf"{_PICTURE}(?: (?:by|credit|source|courtesy))?\s?[:/©|].{{1,300}}",
        r".{1,250}\((?:photo|image|file)(?: by|:|\)).{0,80}",
        r".{1,250}[/|(] ?(?:getty images?|ap photo|shutterstock|epa-efe|epa|afp via getty.{0,20})[^.]{0,40}\.?",
        r".{1,250}(?:photo|image|picture): .{1,80}",
        rf".{{1,250}}(?-i:[.…]) ?© ?.{{2,60}}|.{{1,250}} © (?-i:{_PEOPLE}(?:[,/] ?{_PEOPLE}){{0,3}})",
        rf".{{10,250}}(?-i:[.…]\)?) ?(?-i:(?:{_PEOPLE}|[A-Z]{{2,10}})(?:/(?:{_PEOPLE}|[A-Z]{{2,10}})){{1,3}})",
        r".{10,250}(?-i:[.…]) ?(?:photo(?:graph)?|picture|image|handout|courtesy|credit)(?:\s?:| by| of)(?-i: [A-Z]).{2,60}",
        r".{10,250}(?-i:[.…]) ?\((?-i:[A-Z])[\w .-]{1,30}/[\w .-]{2,40}\)",
        r"(?:click|tap) to (?:enlarge|expand|play|zoom)|(?:show|hide|view|see) (?:caption|photos?|gallery|image)|photos?\s?:\s?\d{1,3}"
        r"|(?:file|archive|library) (?:photo|picture|image|footage) of .{2,120}|gallery|photos|videos?|slideshow|\d{1,3} ?(?:/|of) ?\d{1,3}",
        r"(?:photo(?:graph)?s?|pictures?|images?) (?:by|courtesy of|from)\b.{2,80}",
        r"\(?(?:archive|file|library) (?:photo|picture|image|footage)\)?",
    ),
    "copyright": (
        r"(?:©|\(c\)|copyright\b).{0,200}|(?-i:[A-Z])[\w .]{1,40} © ?(?:19|20)\d\d.{0,60}",
        r".{0,80}\ball rights reserved\b.{0,160}",
        r".{0,80}\b(?:reproduction|redistribution|republication|copying|re-?use)\b.{0,80}\b(?:prohibited|permission"
        r"|forbidden|not allowed|not permitted|consent|authori[sz]ed|permitted)\b.{0,80}",
        r".{0,60}\b(?:may not|cannot|can not) be (?:published|reproduced|republished)\b.{0,160}",
    ),
    "note": (
        r"\[[^\[\]]{2,400}\]",
        r"(?:1st|2nd|3rd|[4-9]th) (?:lead|ld)\b.{0,40}|lead-writethru.{0,40}",
        r"\((?:attn|adds?|updat(?:es|ed|ing)|corrects?|corrected|recasts?|refiles?|refiled|changes|fixes|removes|repeats"
        r"|clarifies|rewrites|writes through|includes|releads|rpts|resends?|deletes|inserts|new (?:throughout|lead)"
        r"|with (?:quotes|details|background|reaction)|this (?:story|article|version|report|\w{3,9}\.? \d{1,2} story)"
        r"|(?:the )?story|eds|editors?['’]?s? note|note to editors)\b.{0,400}\)",
        r"(?:editors?['’]?s? notes?|note to (?:editors?|readers?)|eds\.?|attention editors|publisher['’]s note)\s?[:–—-].{1,400}",
        r"(?:corrections?|clarifications?|corrected|erratum)(?:\s?[:–—]|\s-)\s.{0,80}\b(?:stor(?:y|ies)|article|version|report"
        r"|headline|paragraph|dispatch|text)\b.{0,300}",
        r"(?:note|translator['’]?s note)\s?: (?:this|the) (?:text|article|translation|transcript|version)\b.{1,200}",
        r"this (?:version|story|article|report) (?:corrects?|has corrected|adds|updates|clarifies|removes)\b.{1,300}",
        r"(?!this .*\b(?:said|says|told|according)\b)"
        r"(?:this|an earlier|a previous|the original|earlier) (?:stor(?:y|ies)|article|report|version|dispatch|post|page"
        r"|item|text|headline)s?\b.{0,80}\b(?:(?:been|was|is|were|being) (?:\w{3,12} )?(?:updated|corrected|published"
        r"|amended|edited|clarified|changed|refiled|translated|generated|republished)|misstated|incorrectly|mistakenly"
        r"|said incorrectly|gave the wrong|will be updated|gave)\b.{0,300}",
        r"(?:adds|updates|recasts|corrects|refiles|rewrites)(?: with)? .{0,60}\b(?:details?|quotes?|background|reactions?"
        r"|comments?|paragraphs?|graphs?|byline|dateline|throughout|context)\b[^.]{0,120}",
        r"(?:(?:adds|recasts)\s?:|(?:adds|updates|updated|recasts) (?:with|throughout))\s?[^.]{0,200}",
        r"(?:more details|more|details|full story) (?:soon|shortly|follow|to follow|to come)[.…]{0,3}",
        r"(?:unofficial|courtesy|working|non-official|machine) translation(?: .{1,80})?|check(?:ed)? against delivery\.?",
        r"\((?:as (?:delivered|spoken|prepared(?: for delivery)?)|verbatim|applause|laughter|inaudible|crosstalk)\)",
        r"(?:this is a )?(?:developing|breaking)(?: news)? story\b.{0,80}",
    ),
    "contact": (
        r"(?:for )?(?:media|press|public affairs|news|public relations|journalist)(?: and \w{3,15})?"
        r" (?:contacts?|office|officer|enquiries|inquiries|queries|service|desk|relations|cent(?:er|re))\s?[:–—-]\s?.{1,200}",
        r"(?:press|media|information|public affairs)(?: (?:and|&) (?:press|media|information|communications?))? (?:department|office|service|section"
        r"|division|bureau)(?: of .{2,60})?(?:\s?:|, (?:tel|phone|e-?mail)).{1,120}",
        r"(?:for )?(?:further|more|additional|media|press)(?: information| enquiries| inquiries| queries| details)(?: only)?(?: on .{2,60})?"
        r"(?:\s?:| is available (?:at|on|from)|\s(?:at|from)) ?.{1,120}",
        r"(?:issued|released|distributed|circulated) (?:by|to|through) (?:the )?(?:press|media|public affairs|information|members of the press)\b.{0,60}",
        r"not for (?:publication|broadcast)\b.{0,80}",
        r".{0,80}\b(?:press (?:office|service|officer)|spokes(?:person|man|woman)) will (?:answer|take) questions\b.{0,60}",
        r".{0,60}\bspokes(?:person|man|woman|people) available (?:for|to) .{1,60}",
        r"for (?:any )?(?:more|further|additional|media|press|general|all other)\b.{0,60}\b(?:contact|visit|call|see"
        r"|e-?mail|please|write|go|consult|http)\b.{0,200}",
        r"(?:tel|telephone|phone|fax|e-?mail|mobile|cell|website|web|address|twitter|x)\s?[.:]{1,2}\s?.{1,120}",
        r"contacts?\s?:.{0,200}|(?:please )?contact (?:us|our|the (?:press|media))\b.{0,120}",
        r".{0,120}\b(?:spokes(?:person|man|woman)|press (?:office|service|officer|secretary)|officials?) (?:is|are|will be)"
        r" available (?:for|to) .{1,80}",
        r"(?:please )?(?:direct|address|send) (?:all )?(?:questions|enquiries|inquiries|queries|requests)\b.{1,120}",
        r"\({1,2}[^()]{0,120}[\w.+-]{1,40}@[\w.-]{3,60}[^()]{0,120}\){1,2}",
        r"(?:duty (?:officer|editor|desk)|enquiries|inquiries|switchboard|hotline for the press)\s?:\s?.{1,120}",
        r"(?:follow|see|find|read|watch|visit|more)\b.{0,60}(?:https?://|www\.)\S{3,120}",
        r"[\w.+-]{1,40}@[\w.-]{3,60}|(?:https?://|www\.)\S{3,200}|@\w{2,30}|\+\d[\d ()/.-]{6,25}",
        r"(?:accreditation|journalists (?:wishing|who wish))\b.{1,200}",
    ),
    "standards": (
        r"our standards:.{0,80}",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice))(?:[ |].{0,80})?",
        r"about us|contact(?: us)?|imprint|site ?map|menu|search|close|language|open menu|main menu|home|homepage"
        r"|accessibility(?: statement)?|disclaimer|legal(?: notice)?|help|faqs?|careers|jobs|advertise(?: with us)?|rss"
        r"|terms|privacy|mobile version|desktop version|print version|printer-friendly.{0,20}|previous|next|archive|topics"
        r"|(?:previous|next) (?:article|story|page|post)|sections|my account|weather|sports?|log ?out|english|en",
    ),
    "credit": (
        rf"[\(\[]?(?:with )?(?:additional |further )?{_WORK} (?:(?:and|&) \w{{4,12}} )?"
        r"by(?: (?-i:[A-Z])| (?:the |our |an? )?(?:[\w-]{2,20} ){0,3}(?:desk|office|staff|bureau|team|newsroom|agencies|agency"
        r"|correspondents?|reporters?|editors?|writers?)\b).{0,300}",
        rf"[\(\[](?:with )?(?:additional |further )?{_WORK} (?:(?:and|&) \w{{4,12}} )?by\b.{{1,300}}",
        r"filed by .{2,100}|(?:with )?material from .{2,60}(?: was used(?: in this (?:report|story|article))?)?\.?",
        rf"(?:{_PEOPLE} reported from {_PEOPLE}(?:[;,.] ?(?:and )?|$)){{1,4}}",
        rf"[\(\[]?(?:with )?(?:additional |further )?{_WORK}\s?: ?.{{1,300}}",
        r"[\(\[]?(?:with|from) (?:(?:agency|wire|news) )?(?:inputs?|agencies|wires?|reports?|files)\b(?: (?:from|by) .{1,120})?"
        r"[\)\]]?\.?",
        r"[\(\[]?(?:sources?|via|distributed by|published by|provided by)\s?:\s?(?-i:[A-Z]).{1,80}",
    ),
    "credit of others": (
        rf"{_PEOPLE}(?: (?:in|at|from) {_PEOPLE})? contributed(?: (?:reporting|to this)\b.{{0,60}})?\.?",
        r".{0,160}\bcontributed (?:to (?:this|the) (?:report|story|article|dispatch)|(?:to )?(?:the )?reporting)\b.{0,80}",
    ),
    "tags": (
        r"(?:tags?|(?:related )?topics?|keywords?|(?:filed|posted) (?:under|in)|categories|category|sections?)\s?:.{0,200}",
        r"#\w{2,30}(?:\s#\w{2,30}){0,12}",
    ),
    "time stamp": (
        rf"(?:first |last |date )?(?:published|updated?|posted|modified|created|issued)(?: on| at)?\s?:?\s{_CLOCK}",
        rf"[a-z][\w .]{{1,30}}\s?[|/·]\s?(?:updated|published|posted):?\s{_CLOCK}",
        r"(?:updated |published |posted )?(?:an?|\d{1,3}) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: ago|[- ]read)"
        r"(?: by \w.{1,40})?|just now|yesterday",
        r"\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?: [a-z]{2,4})?|(?:estimated )?reading time\b.{0,40}",
    ),
    "end mark": (
        r"[(\[/]?ends?[)\]/]?|enditem|nnnn|#{2,4}|[-–—]{1,2}\s?(?:30|0|ends?)\s?[-–—]{1,2}|[*_=.~–—-]{3,}|(?:\*\s){2,4}\*|more to follow|\(more\)"
        r"|\(m/f\)",
        r"[(\[]?(?:end|ends|conclusion) of (?:the )?(?:official |press |joint )?(?:text|transcript|statement|message|report"
        r"|communiqu[eé]|notice|read-?out|briefing|recording|document|release|bulletin|quote)\b.{0,80}",
    ),
    "arrow": (r"[<>«»‹›←→↑↓▲▼•|·✕×☰\s]{1,10}",),
}

_NAMES = tuple({**RULES, **PAGE_RULES})
_LINE = re.compile(
    "|".join(
        f"(?P<r{number}>{'|'.join((*RULES.get(name, ()), *PAGE_RULES.get(name, ())))})"
        for number, name in enumerate(_NAMES)
    ),
    re.IGNORECASE,
)
_FOOT = re.compile("|".join(FOOT_RULES), re.IGNORECASE)
_SECTION = re.compile(rf"{_SECTION_NAMES}(?:\s?[>|/»›&·-]\s?{_SECTION_NAMES}){{0,4}}", re.IGNORECASE)
_CRUMBS = re.compile(r"[^>|»›·/▸‣▶→•\n]{1,40}(?:\s[>|»›·/▸‣▶→•]\s[^>|»›·/▸‣▶→•\n]{1,40}){1,12}")
_CRUMB_WORDS = 3
_CRUMB_SIGN = re.compile(r"\s[>|»›·/▸‣▶→•]\s")
_LEAST_OF_MENU = 4
_LONGEST_LINE = 500
"""Longer lines are paragraphs."""


def rule_for(line: str) -> str | None:
    """Return the name of the rule by which a line standing alone is no content, or None."""
    if len(line) > _LONGEST_LINE:
        return None
    found = _LINE.fullmatch(line)
    if found is None:
        return "buttons" if is_buttons(line) else None
    return next(name for number, name in enumerate(_NAMES) if found[f"r{number}"] is not None)


def is_section_label(line: str) -> bool:
    """Return whether a line is the label of a section, such as `Politics`, or a path or menu: `Home > The Baltic`."""
    if len(line) > _LONGEST_LINE:
        return False
    return (
        is_sections(line)
        or _is_menu(line)
        or _SECTION.fullmatch(line) is not None
        or (
            _CRUMBS.fullmatch(line) is not None
            and all(len(crumb.split()) <= _CRUMB_WORDS for crumb in _CRUMB_SIGN.split(line))
        )
    )


def _is_menu(line: str) -> bool:
    """Return whether half the pieces of a line, four at least, are of a menu: `The Velm Post | News | Sport | Subscribe from 1`."""
    pieces = _CRUMB_SIGN.split(line)
    return len(pieces) >= _LEAST_OF_MENU and sum(is_sections(piece) for piece in pieces) * 2 >= len(pieces)


def is_of_foot(line: str) -> bool:
    """Return whether a line is no content if it stands among the last of a paper: who printed it, what comes next."""
    return len(line) <= _LONGEST_LINE and _FOOT.fullmatch(line) is not None
