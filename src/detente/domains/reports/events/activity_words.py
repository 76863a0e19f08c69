"""The words and patterns by which military activities are known."""

from __future__ import annotations

import re

EXERCISE = r"(?:exercises?|drills?|war ?games?|man(?:oeuvres|euvers))"
FORCES = (
    r"(?:troops?|forces?|soldiers?|infantry(?:men)?|units?|tanks?|warships?|ships?|vessels?|frigates?|corvettes?|destroyers?|cruisers?|submarines?"
    r"|aircraft|jets?|planes?|bombers?|helicopters?|drones?|battalions?|brigades?|regiments?|divisions?|battery|batteries|launchers?|rockets?|howitzers?"
    r"|missiles?|systems?|servicemen|servicewomen|service members|paratroopers?|marines|squadrons?|contingents?|personnel|convoys?|columns?|artillery"
    r"|(?:armou?red )?(?:cars|vehicles)|cutters?|patrol (?:boats?|ships?|vessels?)|gunboats?|minehunters?|minesweepers?|oilers?|flotillas?|warplanes?|fighters?"
    r"|battle ?groups?|task (?:forces?|groups?)|strike groups?|carriers?|compan(?:y|ies)|detachments?|radars?|interceptors?|gunships?|conscripts?|reservists?"
    r"|(?:air[- ]defen[cs]e|missile|radar|artillery) (?:systems?|batteries|battery|units?)|armou?r|guns|mortars|engineers|peacekeepers)"
)
_CRAFT = r"(?:(?:micro|nano)?satellites?|spacecraft|space station|station|spaceplane|space plane|capsule|probe|rocket|shuttle|orbiter|(?:upper |rocket )?stage|booster)"
_DEBRIS = r"(?:fragments?|debris|pieces?|shards?|parts?|object|body)"
_PLANES = (
    r"(?:jets?|fighters?|aircraft|planes?|airliner|bombers?|helicopters?|drones?|ships?|vessels?|warships?|warplanes?|frigates?|destroyers?|corvettes?|cruisers?"
    r"|patrol (?:boats?|ships?|vessels?)|boats?|tugs?|trawlers?|submarines?|cutters?|tankers?|freighters?|ferr(?:y|ies)|interceptors?|gunboats?|minesweepers?|minehunters?|carriers?)"
)
_SHIPS = (
    r"(?:ships?|vessels?|warships?|frigates?|destroyers?|corvettes?|cruisers?|patrol (?:boats?|ships?|vessels?)|boats?|tugs?|trawlers?|submarines?|cutters?|tankers?|freighters?|flotillas?"
    r"|squadrons?|convoys?|carriers?|task (?:forces?|groups?)|strike groups?|fleet|gunboats?|minesweepers?|minehunters?|oilers?|icebreakers?|flagship|barges?|dhows?|coasters?|crews?|fishing boats?)"
)
ONE_FORMATION = re.compile(
    r"\b(?:an?|one|its|their|the|another|[Aa]n?|[Oo]ne|[Tt]he|[Ii]ts|[Aa]nother)\s(?:(?!of\b|in\b|and\b|to\b|by\b|with\b|for\b|\d)[\w-]+\s){0,3}?"
    r"(?P<unit>battalion|brigade|company|regiment|battery|division|squadron|platoon|battlegroup)\b(?!\s(?:commander|headquarters|command|chief|level|each)|'s|-)"
)
_NETWORKS = r"(?:networks?|servers?|computers?|computer systems?|IT systems?|web ?sites?|web pages?|portals?|e-?mails?|mailboxes|data ?bases?|control systems?|power grids?|grids?|registers?)"
_NUMBER = r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|a hundred|some \w+|about \w+)"
_LENGTH = r"(?:feet|met(?:er|re)s?|yards|miles?|nautical miles?|cables?|kilomet(?:er|re)s?|km|nm|m)"
_BASES = r"(?:bases?|barracks|garrisons?|stations?|home|ports?|positions|deployment|locations|quarters|berths?|home ports?|moorings?)"
_TYPES: tuple[tuple[str, str], ...] = (
    ("asat-test", r"\b(?:anti-?satellite|ASAT)\b.{0,20}\b(?:test\w*|launch\w*|shot|firing|weapon|missile|exercise)|\bmissile\b.{0,30}\b(?:satellite|spacecraft)\b"
                  r"|\b(?:destroy\w*|shot down|shoot\w* down|hits?|struck|bl(?:ew|own?|ow\w*) (?:up|apart)|blast(?:ed|s|ing)|smash\w*|shatter\w*|pulveri[sz]\w*|knock\w* out|intercept\w*|bl(?:ew|own) to (?:bits|pieces))\b.{0,45}\b(?:satellites?|spacecraft)\b"
                  r"|\b(?:attempt|trial|test|shot|try)\b.{0,60}\binterceptor\b.{0,30}\b(?:missed|hit|struck|failed)\b"),
    ("snap-exercise", rf"\b(?:snap|surprise|unannounced|no-notice|short-notice|unscheduled|impromptu) (?:\w+ ){{0,2}}(?:{EXERCISE}|inspections?|checks?|tests?)\b(?! (?:visit|of the (?:arms|depot)))"
                      r"|\b(?:combat[- ])?readiness (?:check|inspection|test|drill|exercise)s?\b|\binspection of (?:the )?combat readiness\b|\bcheck of (?:the )?(?:combat )?readiness\b|\bcheck of this kind\b"),
    ("live-firing", rf"\b(?:live[- ]fire|live[- ]firing|shooting|firing|gunnery|artillery|bombing) (?:{EXERCISE}|practice|runs?|trials?)\b|\blive[- ](?:firings?|fire|rounds|ammunition|shells|ordnance|munitions|bombs|shots?)\b"
                    r"|\bopen(?:s|ed|ing)? fire (?:at|on|in|over) (?:the |a |an )?(?:[\w'-]+ ){0,3}?(?:range|targets?|area|ground)\b|\bfire at (?:an? )?(?:\w+ )?targets?|\b(?:gunnery|firing practice|rocket firings?|gun firings?|naval gunfire|firing of(?!.{0,50}(?:missile|projectile)))\b"
                    r"|\btest\w* (?:\w+ )?(?:missiles?|rockets?)\b|\bdropp(?:ed|ing)\b.{0,40}\b(?:bombs|depth charges)\b.{0,30}\b(?:targets?|range)\b"
                    r"|\bfir(?:e|es|ed|ing)\b.{0,40}\b(?:shells|rounds|salvo(?:e?s)?|artillery|howitzers?|mortars?|rockets|torpedo(?:es)?|guns)\b"),
    ("missile-firing", r"\b(?:(?:short|medium|long|intermediate)-range|ballistic|cruise|guided|anti-ship) (?:\w+ )?(?:rockets?|missiles?|projectiles?)\b.{0,50}\b(?:was|were|are|been|be|is) (?:test-)?(?:fired|launched|loosed|shot|flown|tested)\b|\bmissiles?\b.{0,20}\bto be (?:fired|launched|tested)\b|\b(?:firing|launch|shot) of\b.{0,50}\b(?:missiles?|projectiles?)\b|"
                       r"\b(?:launch(?:e[sd]|ing)?|fir(?:e|es|ed|ing)|test-?fir\w+|test-?launch\w*|lob\w*|shot|shoot\w*|loos(?:ed|ing)|flight-?test\w*)\b.{0,60}\b(?:missiles?|projectiles?|ICBMs?|SLBMs?)\b"
                       r"|\bmissiles?\b.{0,20}\b(?:tests?|launch|launches|firings?|trials?|salvos?|(?:was|were|is|are|been|be) (?:test-)?(?:launched|fired|tested|shot))\b"
                       r"|\b(?:missiles?|projectiles?)(?: (?:that|which))? (?:it|they|[A-Z]\w+|the \w+)(?: \w+)? (?:had |has )?(?:test-)?(?:fired|launched|shot|tested)\b"
                       r"|\bmissiles?\b.{0,40}\b(?:flew|travell?ed|splashed down|fell|landed|came down|plunged|dropped|broke (?:up|apart)|soared|reached an altitude)\b"),
    ("space-approach", rf"\b{_CRAFT}\b.{{0,60}}\b(?:approach\w*|close to|near(?:er)?|closer|within|manoeuvred|maneuvered|docked|alongside|tail\w*|shadow\w*|follow\w*|stalk\w*|past|pass(?:ed|es|ing)|parked|closed in)\b.{{0,60}}\b{_CRAFT}\b"
                       rf"|\b(?:approach\w*|stalk\w*|shadow\w*|tail(?:ed|ing)|crept up|closed in|sidled up|sneak\w* up)\b.{{0,60}}\b{_CRAFT}\b"
                       rf"|\b(?:pass\w*|came|come|flew|drift\w*|mov\w+|swept|sped|hurtl\w+|shot|whizz\w+|raced|swung|miss\w*)\b.{{0,20}}\b(?:within|past|by|close|near)\b.{{0,60}}\b(?:of )?(?:the |its |our |a |their )?(?:\w+ )?{_CRAFT}\b"
                       rf"|\b{_DEBRIS}\b.{{0,80}}\b(?:nearer|closer|within|past|passed|missed|miss|distance)\b.{{0,60}}\b{_CRAFT}\b"
                       r"|\b[A-Z][\w-]*-\d+ (?:\w+ ){0,2}(?:passed|approached|came|come|flew past|closed in)\b(?: (?:within|close|nearer|past|to within))?|\bclose approach\b|\bconjunction\b|\brendezvous and proximity\b|\bproximity operations?\b|\bavoidance manoeuvre\b|\bavoidance maneuver\b"),
    ("space-launch", r"\b(?:orbit(?:ed|s)?|loft(?:ed|s)?|put up) (?:an?|the|its|another|two|three|four)\b.{0,40}\b(?:satellites?|replacement|spacecraft|probe|station)\b|"
                     rf"\blaunch(?:ed|es|ing)?\b.{{0,60}}\b(?:{_CRAFT}|orbit|cosmodrome|spaceport|space (?:centre|center))\b|\b{_CRAFT}\b.{{0,50}}\b(?:launched|lift(?:ed|s)?[- ]off|blast(?:ed|s)?[- ]off|put into|placed in|reached|took off|roared|soared) ?(?:\w+ )?(?:orbit)?"
                     r"|\b(?:rocket|space|satellite) launch(?:es)?\b|\blaunch(?:ed|es)? [A-Z][\w-]*-\d+\b|\b(?:lift(?:ed|s)?|blast(?:ed|s)?)[- ]?off\b|\binto (?:\w+ )?(?:orbit|space)\b|\bsounding rocket\b|\bcarrier rocket\b|\bspaceflight\b"),
    ("close-encounter", rf"\b(?:drones?|{_PLANES}|gunships?|balloons?)\b.{{0,60}}\b(?:cross(?:ed|es|ing)|stray(?:ed|s|ing)?|penetrat\w+|(?:flew|wander\w*|drift\w*|slipp\w*|came) (?:\w+ ){{0,4}}?(?:across|over|inland|into))\b.{{0,40}}\b(?:border|frontier|coast(?:line)?|shore|inland|demarcation line|line of contact|median line)\b"
                        rf"|\b(?:brushed|touched|bumped|scraped|shaved|rubbed|knocked|locked) (?:hulls|wings|sides|wingtips|past|against|each other)\b|\b{_SHIPS}\b.{{0,60}}\btouched (?:in|off|near|at|on)\b|\b(?:low|close|mock|dummy|repeated|simulated|fast|high-speed) (?:\w+ )?(?:pass|passes|runs|approach(?:es)?) (?:over|at|on|by|near|of|to)\b|\b{_SHIPS}\b.{{0,40}}\b(?:circled|encircled|surrounded|ringed|hemmed in|crowded around|cut off)\b"
                        r"|"rf"\battack pass(?:es)?\b|\bintercept(?:ed|s|ing|ions?)?\b|\bbuzz\w*|\bwithin (?:(?:about|some|around|only|just|less than|barely) )?{_NUMBER} {_LENGTH}\b(?! (?:of|from) (?:the |its |their )?(?:[\w\']+ )?(?:border|frontier))|\bcl(?:ose|osed|osing)(?: in)? to (?:within|as (?:near|close|little))\b|\bclosed in on\b|\bclose-range\b"
                        rf"|\bas (?:close|near|little) as {_NUMBER} {_LENGTH}\b|\bat a distance of (?:only |just |less than |about |some )?{_NUMBER} {_LENGTH}\b"
                        r"|\b(?:flew|flown|flying|fly|came|passed|sailed|steamed|sped|swept|roared|shot|skimmed|swooped|thundered) (?:\w+ ){0,3}(?:close|past|over|alongside|low)\b"
                        rf"|\bpasses\b.{{0,20}}\b{_PLANES}\b|\bflown\b.{{0,20}}\bpasses\b|\bwarning shots?\b|\b(?:shadow(?:ed|ing|s)|tail(?:ed|ing)|scrambl\w+|escort(?:ed|ing)|collid\w+|collisions?\b|ramm(?:ed|ing)|rams\b|near[- ]miss(?:es)?|near[- ]collision|cut across|crossed the bows?|dropped (?:\w+ )?bombs|sideswiped|bump(?:ed|ing)|scraped|clipped|jostl\w+|grazed)\b"
                        r"|\b(?:violat\w+|enter(?:ed|s|ing)?|flew into|fl(?:own|ying) into|intru\w+ (?:in|into|on)|incursions? into|penetrat\w+|breach\w*|cross\w* into|stray\w*|veer\w*|infring\w+|wander\w+|slipp\w+ into|came into|drift\w+ into|overfl\w+)\b.{0,60}\b(?:airspace|air space|territorial (?:waters|sea)|waters|twelve-mile|12-mile)\b"
                        r"|\b(?:airspace|air space) (?:violation|incursion|intrusion|breach)(?:s|es)?\b|\b(?:violation|breach|intrusion|infringement)s? of (?:\w+ ){0,3}(?:airspace|air space|waters)\b|\b(?:locked|lock|illuminat\w+|trained|aimed|pointed|paint(?:ed|ing))\b.{0,60}\b(?:radar|laser|guns?)\b|\bunsafe(?:ly)?(?: and unprofessional)?\b.{0,30}\b(?:manner|pass|approach|interception)\b"
                        rf"|\b(?:seiz\w+|board(?:ed|ing)|detain\w*|impound\w*|apprehend\w*|captur\w+|arrest\w*|commandeer\w*|hijack\w*|search(?:ed|ing)|halted|stopped)\b.{{0,40}}\b{_SHIPS}\b|\b{_SHIPS}\b.{{0,50}}\b(?:was|were|been|be|being) (?:\w+ ){{0,2}}(?:seized|boarded|detained|impounded|apprehended|captured|rammed|stopped|chased|harassed|fired (?:up)?on|sunk)\b"
                        rf"|\b(?:shot|shoot\w*|brought|bring\w*|forced) (?:\w+ ){{0,4}}down\b|\b(?:surfac|spott|detect|found|caught|seen|linger|loiter|operat)\w*\b.{{0,40}}\b(?:inside|in|within)\b.{{0,30}}\b(?:territorial (?:waters|sea)|airspace|twelve-mile|12-mile)|\b{_PLANES}\b.{{0,30}}\b(?:hovered|circled|loitered)\b|\bdowned\b|\b(?:drones?|aircraft|planes?|jets?|helicopters?|missiles?)\b.{{0,20}}\bcrashed\b|\bdowning of\b|\bmid-?air\b|\bharass\w*\b|\bwater cannons?\b|\bfir(?:ed|ing) flares\b|\bdropp(?:ed|ing) flares\b|\breleas(?:ed|ing) flares\b|\bdump(?:ed|ing) fuel\b|\bevasive\b|\blaser\b.{{0,30}}\b(?:pilots?|crews?|{_PLANES})\b"
                        rf"|\b(?:chas(?:ed|ing)|warn(?:ed|ing) (?:off|away)|turn(?:ed|ing) (?:away|back)|drove off|driv(?:en|ing) off|block(?:ed|ing)|obstruct\w*|hound\w*|forced)\b.{{0,50}}\b{_PLANES}\b|\b{_PLANES}\b.{{0,50}}\b(?:was|were|been) (?:\w+ )?(?:chased|warned off|turned (?:away|back)|driven off|blocked|forced to|fired (?:up)?on|lost in|hit by|struck by|intercepted)\b"
                        rf"|\b(?:encounters?|brush|standoff|stand-off|face-?off) (?:with|between|involving|of)\b.{{0,50}}\b{_PLANES}\b|\bfired (?:up)?on\b.{{0,30}}\b{_PLANES}\b|\bcrowd(?:ed|ing)\b.{{0,30}}\b{_PLANES}\b"),
    ("demonstration", r"\b(?:bombers?|jets|fighters|warplanes|warships?)\b.{0,40}\b(?:flew|sailed|cruised|roared) (?:the length of|along|up and down|in formation)\b|\bparade[sd]?\b.{0,50}\b(?:systems?|missiles?|tanks?|launchers?|rockets?)\b|"
                      r"\b(?:put|puts|placed) (?:\w+ ){0,5}on (?:show|display)\b|\bmilitary parade\b|\bparad(?:ed|ing)\b|\bin (?:a|the) parade\b|\bunveil\w*\b.{0,40}\b(?:missiles?|weapons?|systems?|drones?|tanks?)\b|\bshows? of (?:force|strength)\b|\bdemonstration (?:flights?|firing)\b|\bfly-?past\b"
                      r"|\b(?:display(?:ed|ing|s)?|exhibit(?:ed|ing|s)?)\b.{0,50}\b(?:missiles?|weapons?|systems?|launchers?|tanks?|rockets?|warheads?|drones?)\b|\b(?:show(?:ed|n|ing|s)?|present(?:ed|ing|s)?)\b.{0,60}\b(?:missiles?|weapons?|systems?|launchers?|tanks?|rockets?|drones?)\b.{0,20}\bto (?:the |foreign |military |invited )?(?:public|press|media|journalists|reporters|visitors|attach|diplomats|guests)"),
    ("withdrawal", rf"\b(?:took|taken|take[sn]?|taking|moved?|haul\w+|march\w*|ferr\w+|shipp\w+)\b.{{0,40}}\b{FORCES}\b.{{0,10}}\b(?:out of|off the|away from|back from)\b|\b(?:{FORCES}|brigade|regiment|company|detachment)\b.{{0,40}}\b(?:c[ao]me|comes|flew|sailed|marched|drove|rolled) home\b|\b(?:taken|moved|drawn|brought) back (?:from|behind)\b|"
                   rf"\b(?:{FORCES}|brigade|trains|they|which)\b.{{0,90}}\b(?:(?:return\w*|go(?:ing)? back|went back|gone back|came back|come back|pull\w* back|head\w* back|sail\w* back|mov\w+ back|roll\w* back) (?:home|to)|withdraw\w*|withdrew|pull\w* (?:back|out|away)|(?:go|going|went|gone|head\w*|sail\w*|roll\w*|fly|flew|flown|sent|send) (?:back |for )?home|roll\w* (?:back|away)|(?:have|had|has) left\b(?! (?:port|\w+ )?for)|be withdrawn|left (?:the )?(?:area|region|zone|country|island|border|strip|territory|front|line|[A-Z]\w+ (?:valley|plain|plateau|peninsula|province|district|region|range|border|base|island|hills|sector|corridor|area))\b|leav(?:e|ing) [A-Z]|back in (?:barracks|garrison|port|their)|back at (?:base|their|its)|be (?:brought|flown|shipped|taken) (?:home|back|out))\b"
                   rf"|\b(?:withdraw\w*|withdrew|withdrawal|pull\w* (?:back|out)|pull-?(?:back|out)|drawdown|thin\w* out|remov(?:ed|es|ing|al)|recall(?:ed|s|ing)?|demobili[sz]\w+|send\w* home|sent home|bring\w* home|brought home|vacat\w+)\b.{{0,60}}\b{FORCES}\b|\breturn\w*\b.{{0,40}}\b(?:to|at) (?:their|its|the) (?:\w+ ){{0,2}}{_BASES}\b|\b(?:begin|start|began|started) (?:to withdraw|withdrawing|pulling (?:back|out))\b"
                   rf"|\bbring\w* (?:it|them|(?:the|its|our|their) .{{0,30}}) (?:home|back home)\b|\bpull\w*\b.{{0,40}}\b{FORCES}\b (?:back|out)\b|\bwithdrawal of\b|\bwithdrawal from\b|\bdeparture of\b.{{0,60}}\b{FORCES}\b|\b(?:took|taken|tak(?:e|es|ing)) (?:back )?home\b"),
    ("build-up", r"\b\d[\d,]* (?:[\w-]+ )?(?:troops|soldiers|men|servicemen)\b.{0,10}\b(?:were|are|stand|stood|remain\w*|sit) (?:still |now |already )?(?:in|at|near|along|on|opposite|within)\b|"
                 rf"\bbuild(?:ing)?-?ups?\b|\bbuil[dt]\w* up\b.{{0,30}}\b{FORCES}\b|\b(?:mass(?:ed|ing|es)|amass\w*|assembl\w+|concentrat\w+|gather(?:ed|ing)|reinforc\w+|pil(?:ed|es|ing) up|pour(?:ed|ing)|cluster\w*|doubl(?:ed|ing)|stepp?(?:ed|ing) up|drew up|drawn up)\b.{{0,50}}\b{FORCES}\b|\b{FORCES}\b.{{0,90}}\b(?:mass(?:ed|ing)|concentrated|amassed|gathered|assembled|positioned|built up|piled up|drawn up|poised|counted|camped|encamped|dug in)\b"
                 rf"|\bconcentration of\b.{{0,20}}\b{FORCES}\b|\b{FORCES}\b.{{0,40}}\b(?:has|have|had|been|were|was) (?:been )?moved (?:to|into|closer|near|towards?|up)\b|\b{FORCES}\b (?:now |currently |already )?(?:near|along|close to|at|on) (?:the |its |their |our )?(?:\w+ )?(?:border|frontier|line of contact|demarcation line)\b"),
    ("exercise", rf"\b{EXERCISE}\b(?! (?:its|their|his|her|our|restraint|caution|of (?:power|rights?))\b)|\b(?:command[- ]post|field|staff|naval|military|joint|combat|winter|amphibious) training\b(?! (?:areas?|grounds?|ranges?|centres?|centers?))|\b(?:(?:are|is|were|was|been|be|had|have|has) )?exercis(?:ed|ing)\b (?:with|in|off|near|at|on|together|jointly|alongside)\b|\b{FORCES}\b.{{0,40}}\bexercis(?:ed|ing)\b|\bmock (?:attack|battle|landing|invasion)s?\b"
                 rf"|\b{FORCES}\b.{{0,60}}\b(?:trained|train|will train|are training|is training|rehears\w+|practis\w+|practic(?:e[sd]?|ing))\b|\b(?:practis\w+|practic(?:e[sd]|ing)|rehears(?:ed|es|ing|e))\b.{{0,60}}\b(?:landings?|defen[cs]e|repelling|evacuation|crossings?|parachut\w+|minesweeping|mine clearance|boarding|{FORCES})\b"),
    ("alert", r"\b(?:highest|higher|full|top|raised) (?:level|state|degree|stage) of (?:combat )?(?:readiness|alert)\b|\b(?:high|heightened|combat|full|special|raised|highest|maximum|increased|permanent|immediate|-minute|-hour) (?:state of )?(?:alert|readiness|combat readiness|duty)\b|\bon (?:[\w-]+ ){0,3}(?:alert|standby|stand-by|combat duty)\b|\balert (?:level|status|state)\b|\bstate of (?:alert|readiness|emergency readiness)\b|\bcombat duty\b|\b\w+-(?:minute|hour) (?:readiness|notice|standby)\b|\bspecial regime\b|\b(?:rais|lower|upgrad|stepp)\w* (?:\w+ ){0,4}readiness\b"),
    ("deployment", rf"\b{FORCES}\b.{{0,40}}\b(?:will|is to|are to|would) (?:mov|transfer|shift|relocat|fly|go|be sent)\w*\b.{{0,30}}\b(?:to|north|south|east|west|up)\b|\bcasts? off (?:on|from|for|at)\b|\b(?:has|have|had) had\b.{{0,80}}\b{FORCES}\b.{{0,60}}\b(?:on|in|at|off|near)\b|\b(?:kept|keeps|keeping)\s(?:an?|the|its|two|three|four|five|six|\d[\d,]*)\s(?:[\w-]+\s){{0,3}}?{FORCES}\b(?:\s[A-Z]\w+){{0,3}}\s(?:in|on|off|near)\s"
                   rf"|\b(?:haul|drag|truck|winch|march|wheel|rail)\w*\b.{{0,40}}\b{FORCES}\b.{{0,40}}\b(?:up|into|forward|onto|towards?|to)\b|\b{FORCES}\b.{{0,40}}\b(?:have|has|had) been\b.{{0,20}}\b(?:at|in|on|off|near|there|patrolling|cruising)\b.{{0,40}}\bsince\b|\b(?:erect|install|set up|setting up)\w*\b.{{0,30}}\b(?:radars?|batter(?:y|ies)|launchers?)\b|\b(?:radars?|batter(?:y|ies)|launchers?)\b.{{0,40}}\b(?:erect|install|set up|setting up)\w*\b|\b{FORCES}\b.{{0,60}}\bpatroll(?:ed|ing)\b|"
                   rf"\b(?:re)?deploy\w*\b.{{0,70}}\b{FORCES}\b|\b{FORCES}\b.{{0,60}}\b(?:re)?deploy(?:ed|ing|s)?\b|\b(?:sent|send\w*|mov(?:e|es|ed|ing)|dispatch\w*|station(?:ed|ing|s)?|transfer\w*|relocat\w+|rotat\w+|brought|bas(?:ed|ing)|shift(?:ed|ing)|flew|flown|ship(?:ped|ping)|ferr(?:ied|ying)|airlift\w*|rush(?:ed|ing)|post(?:ed|ing)|place[sd]?|install\w*|position(?:ed|ing)?|mov(?:ed|ing) up)\b.{{0,60}}\b{FORCES}\b.{{0,60}}\b(?:to|in|into|near|at|on|closer|along|off)\b"
                   rf"|\b{FORCES}\b.{{0,50}}\b(?:stationed|arrived|dispatched|rolled (?:into|through|across)|crossed into|transferred|relocated|came(?! (?:down|within|close|to|near|under|as))|landed|unloaded|disembarked|docked|(?:was|were|been|be|are|is) (?:sent|moved|placed|based|flown|shipped|posted|installed|positioned|unloaded)|moved to|which \w+ moved)\b|\b(?:have|has|had|was|were|been|be) (?:been )?(?:dispatched|deployed|redeployed|stationed|airlifted|flown|shipped) (?:to|in|at|into|from|on|off|near)\b"
                   rf"|\b{FORCES}\b.{{0,60}}\b(?:left|leaves?|put to sea|set sail|sailed from|set out|departed|steamed out|weighed anchor|is heading|are heading|headed)\b.{{0,60}}\b(?:for|to|from|towards?)\b|\btak(?:e|es|en|ing)\s(?:\w+ )?(?:up )?(?:a |its |their )?(?:positions?|stations?)\b|\btook up (?:a |its |their )?(?:positions?|stations?)\b|\b{FORCES}(?: (?:that|which))? (?:it|they|he|she|[A-Z]\w+) (?:had |has )?(?:sent|moved|deployed|posted|stationed|dispatched)\b|\b(?:group|contingent|force|men) (?:had been|has been|was|were) (?:sent|moved|flown) (?:to|into|near)\b|\b(?:has|have|had|keeps?|kept|maintain\w*) (?:\w+ ){{0,3}}?\d[\d,]* (?:[\w-]+ )?(?:troops|soldiers|men|servicemen|personnel)\b.{{0,30}}\b(?:in|on|near|along|at)\b|\b{FORCES}\b.{{0,40}}\bwill be (?:sent|moved|placed|based|stationed)\b|\bthey (?:will|are to|were|are|have been) (?:be |now )?(?:based|stationed|deployed|posted)\b"),
    ("cyber-attack", r"\b(?:computer|digital|online|network|electronic) (?:attacks?|assaults?|intrusions?|raids?)\b|\bflood of (?:\w+ )?(?:requests|queries|traffic|messages|data)\b|\battacked through\b.{0,30}\bcomputers\b|"
                     rf"(?<!for )\bcyber[- ]?(?:attacks?|operations?|intrusions?|espionage|incidents?|assaults?|offensives?|campaigns?|raids?)\b|\bhack(?:ed|ing|ers?)?\b|\bransomware\b|\bmalware\b|\bdenial[- ]of[- ]service\b|\bDDoS\b|\bphishing\b|\bspyware\b|\btrojan\b|\bcomputer (?:virus|worm)\b|\bwiper\b|\bmalicious (?:code|software|program\w*)\b|\bdefac(?:ed|ing|ement)\b"
                     rf"|\b(?:intrusions?|break-?ins?|breach(?:ed|es)?|broken? into|breaking into|penetrat\w+|infiltrat\w+|compromis(?:ed|ing)|attack(?:ed|s)?|crippl\w+|paraly[sz]\w+|disrupt\w*|shut down|took down|knocked? (?:out|offline|down)|wiped|block(?:ed|ing)|flood(?:ed|ing)|crashed)\b.{{0,40}}\b{_NETWORKS}\b|\b{_NETWORKS}\b.{{0,60}}\b(?:hacked|attacked|breached|infected|crippled|paraly[sz]ed|disrupted|compromised|penetrated|knocked (?:out|offline)|taken (?:down|offline)|flooded|wiped|overloaded)\b"
                     r"|\b(?:bogus|junk|fake|malicious|spurious) (?:traffic|requests|queries|e-?mails?)\b|\b(?:jamm\w+|spoof\w+)\b.{0,40}\b(?:GPS|signals?|navigation|radar|communications)\b"),
    ("transit", rf"\b{_SHIPS}\b.{{0,80}}\b(?:went|goes|ran|nosed|threaded|bound)\b.{{0,20}}\b(?:through|from|past|up|down)\b|"
                r"\b(?:sail(?:ed|s|ing)?|transit\w*|steam(?:ed|ing)|pass(?:ed|es|ing) through|enter(?:ed|s|ing)?|(?<!border )(?<!frontier )cross(?:ed|es|ing)?)\b.{0,50}\b(?:from|through|into|to|for|[Ss]ea|SEA|Straits?|Gulf|Narrows|Channel|Sound|Canal|Passage|Bosporus|Dardanelles|waters)\b"
                rf"|\b{_SHIPS}\b.{{0,80}}\b(?:slipp?(?:ed|ing)|pass(?:ed|es|ing)?|cruis(?:ed|ing)|steam(?:ed|ing)|sail(?:ed|ing|s)?|head(?:ed|ing)|navigat\w+|travers\w+|round(?:ed|ing)|made (?:its|their) way)\b.{{0,20}}\b(?:past|through|by|into|round|around|north|south|east|west|\w+bound|[A-Z]\w+)\b"
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
    rf"\b(?:that|this|the|these|those|its|their|THAT|THE)\s(?:(?:same|two|three|four|military|operation|fighter|patrol|whole|ballistic|cruise|first|second|unmanned)\s)?(?:{EXERCISE}|operation|tests?|trial|shot|inspection|check|aircraft|jets?|bombers?|fighters?|planes?|drones?|encounters?|incidents?|collisions?|firings?|interception|launch|liftoff|manoeuvre|helicopters?|attacks?|hack|intrusions?|raid|seizure|boarding|downing|flights?|passage|patrol"
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
    r"\b(?:began|begun|begin(?:s|ning)?|start(?:ed|s|ing)?|opened|opens|got under way|get under way|kicked off|launched|under way since|going on since|running since|commenc\w+|runs? from|from)\s(?:(?:on|in|early|late|last|the|at|dawn|morning|of)\s){0,3}$"
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
