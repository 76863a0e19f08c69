"""Says whose activity it is: by agent, subject, possessive or adjective at the forces, never by whose border is near."""

from __future__ import annotations

import re
from typing import Any

from detente.domains.reports.events.acting import (
    publisher_side,
    side_in,
    side_of,
    side_of_us,
    subject_of,
    verb_over,
)
from detente.domains.reports.events.activity_blame import blamed, first_of_pair, intruder, passive_agent
from detente.domains.reports.events.activity_facts import Clause
from detente.domains.reports.events.activity_patterns import EXERCISE, FORCES
from detente.domains.reports.events.activity_words import (
    ACTIVITY_NOUNS,
    ADJECTIVE_BORDER,
    BORDER_WITH,
    NEAR,
    NOT_AGENT,
    OWN_BORDER,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said

_BY = re.compile(
    rf"\b(?:by(?: (?:the )?(?:[\w-]+ )?(?:armies|armed forces|nav(?:y|ies)|forces|troops|army|air forces?|units|ships|soldiers|militar(?:y|ies)|fleets?|crews|servicemen|aircraft) (?:of|from))?|{EXERCISE}(?:\s[A-Z][\w-]*){{0,3}},? (?:that|which))\s(?:the\s)?$",
    re.IGNORECASE,
)
_AT_FORCES = re.compile(
    rf"^(?:'s|')?\s(?:[\w\d-]+\s){{0,4}}?(?:{FORCES}|armed forces|fleet|exercises?|drills?|navy|army|air force|military)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|into|inside|near|towards?|over|off|from|against|at|to|with|through|of|between|around|under the|within \w+ \w+ of|close to|on)\s(?:the\s|a\s|an\s)?$",
    re.IGNORECASE,
)
_WITHIN = 24
"""Characters behind the words of a kind in which its forces may still be named."""
_SUBORDINATE = re.compile(r"\b(?:while|as|when|after|before|which|who|that)\b")
_OWN_OBJECT = re.compile(
    r"\b(?:(?<!\bone )(?<!\btwo )(?<!\bthree )(?<!\bfour )(?<!\bsome )(?<!\bseveral )of|near|to|past|at|over|with)\s(?:its|our|their|his|her)\b"
    r"|\b(?:neared|entered|violated|penetrated|crossed|approached|breached|overflew|buzzed|rammed|harassed|shadowed|struck|seized|boarded|circled|tailed|jammed)\s(?:its|our)\b",
    re.IGNORECASE,
)
_AIRSPACE = re.compile(
    r"\b(?:airspace|air space|territorial (?:waters|sea)|waters) of (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)?)"
    r"|\b(?P<whose>[A-Z]\w+)(?:'s|')? (?:airspace|air space|territorial (?:waters|sea)|waters)\b"
)
_FROM = re.compile(r"\bfrom (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)(?:'s)? (?:territory|soil|airspace|direction|side)\b")
_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_THEY = re.compile(r"[\"']?They\b")
"""Of whom somebody speaks who does not mean his own."""
_TRACES = re.compile(
    r"\b(?:traces|trail|evidence|tracks|fingerprints) (?:\w+ ){0,3}(?:to|at)\b|\b(?:attribut\w+ (?:\w+ )?to|blamed on|linked to|traced (?:back )?to|pinned on|laid at the door of|originat\w+ (?:in|from)|came from|launched from|work of"
    r"|blam(?:es|ed|ing)|point(?:s|ed|ing) (?:the finger )?(?:to|at)|suspect(?:s|ed)?|(?:worked|working|acted|acting) (?:for|on behalf of)|in the (?:service|pay) of|on (?:the )?orders (?:of|from)|the hand of|accus(?:es|ed|ing)|carried out by|orchestrated by|(?:prepared|planned|directed|controlled|mounted|conducted|run|ordered|steered) (?:in|from|by)|behind (?:it|this|the (?:attack|intrusion|operation|hack)) (?:was|is|were|stood))\b",
    re.IGNORECASE,
)


def owner_of(scene: Scene, clause: Clause, trigger: tuple[int, int], said: list[Said], kind: str) -> str | None:
    """Return the side whose activity a clause tells of; `trigger` is where its kind stands in the clause."""
    words = scene.parsed.text[clause.start : clause.end]
    if kind == "cyber-attack":
        return _attacker(scene, clause, words)
    if kind == "space-approach" and (verb := _NEARS.search(words, trigger[0], trigger[1])):
        trigger = (trigger[0], verb.end())  # whose satellite is approached is the object's side
    ahead = words[: trigger[1] + (0 if kind == "space-approach" else _WITHIN)]
    stop = _SUBORDINATE.search(ahead, min(trigger[1], len(ahead)) - 1) if ahead else None
    ahead = ahead[: stop.start()] if stop else ahead
    near = kind in ("close-encounter", "space-approach")
    met = first_of_pair(scene, words) or passive_agent(scene, words) or intruder(scene, words) if near else None
    if met:
        return met
    victim = (_over_whose(scene, words) or _victim(scene, clause, words)) if near else None
    found = (
        blamed(scene, clause, words)
        or _agent(scene, words)
        or _of_forces(scene, words)
        or _by_subject(scene, clause, trigger, said)
        or _at_forces(scene, ahead)
        or _first_named(scene, words, trigger[1])
        or _of_members(scene, words)
        or (_at_forces(scene, words) if kind == "exercise" else None)
        or _by_pronoun(scene, clause, words, said)
        or _by_unit(scene, words)
        or (None if clause.said or clause.told else _by_context(scene, clause))
    )
    if found is None and clause.said and _THEY.match(words):
        found = _the_other(scene, str(next((s.actor.side for s in clause.said if s.actor is not None), None)))
    if found is None and near:
        found = _come_from(scene, words)
    if found and kind in ("build-up", "deployment") and found == _bordered(scene, words):
        return _the_other(scene, found)
    if victim and found in (victim, None):
        return _origin(scene, words) or _the_other(scene, victim)
    return found


_NEARS = re.compile(
    r"\b(?:approach\w*|pass(?:ed|es|ing)?|came|come|clos(?:ed|es|ing)|flew|shot|sped|moved|tail(?:ed|ing)|shadow(?:ed|ing)|miss(?:ed|es)|drift\w*|stalk\w*|crept)\b"
)


def _over_whose(scene: Scene, words: str) -> str | None:
    """Return the side into whose airspace or waters something came, which is not the one that came."""
    found = _AIRSPACE.search(words)
    party = scene.cast.names.party_in(found["of"] or found["whose"]) if found else None
    return scene.cast.names.side_of(party)


def _origin(scene: Scene, words: str) -> str | None:
    """Return the side from whose territory something came."""
    found = _FROM.search(words)
    return scene.cast.names.side_of(scene.cast.names.party_in(found[1])) if found else None


_CAME_FROM = re.compile(
    r"\b(?:cross\w*|came|come|coming|flew|flown|flying|stray\w*|drift\w*|enter\w*|arriv\w*|took off|launched|sent|fired)\b[^.;]{0,40}?\bfrom (?:the )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)"
)


def _come_from(scene: Scene, words: str) -> str | None:
    """Return the State from which a thing came that crossed a border."""
    found = _CAME_FROM.search(words)
    party = scene.cast.names.party_in(found["state"]) if found else None
    return scene.cast.names.side_of(party) if party is not None and party.type == "state" else None


def _bordered(scene: Scene, words: str) -> str | None:
    """Return the side on whose border forces stand, which is not the one that massed them there."""
    found = BORDER_WITH.search(words)
    return scene.cast.names.side_of(scene.cast.names.party_in(found["state"])) if found else None


def _the_other(scene: Scene, victim: str) -> str | None:
    """Return the State that the report names beside the one that complains, the one named most often."""
    counted: dict[str, int] = {}
    for mention in scene.cast.mentions:
        actor = scene.cast.actors[mention.number]
        if actor.side and actor.side != victim and actor.type in ("state", "organisation", "unit"):
            counted[actor.side] = counted.get(actor.side, 0) + 1
    ranked = sorted(counted, key=lambda side: -counted[side])
    alone = len(ranked) == 1 or (len(ranked) > 1 and counted[ranked[0]] > counted[ranked[1]])
    return ranked[0] if ranked and alone else None


def owner_else(scene: Scene, clause: Clause) -> str | None:
    """Return whose an activity is where neither its clause nor an earlier one says: of the publisher or the teller."""
    person = (a.side for a in scene.cast.within(clause.start, clause.end) if a.side and a.type == "person")
    tellers = (s.actor.side for s in clause.said if s.actor is not None and s.actor.side)
    return next(person, None) or publisher_side(scene) or next(tellers, None)


def _victim(scene: Scene, clause: Clause, words: str) -> str | None:
    """Return the side that complains of what came near its own: "within 900 metres of its satellite"."""
    tellers = [s.actor.side for s in clause.said if s.actor is not None and s.actor.side]
    teller = next(iter(tellers), None) or _by_context(scene, clause)
    return teller if _OWN_OBJECT.search(words) else None


def _attacker(scene: Scene, clause: Clause, words: str) -> str | None:
    """Return the side to which an attack is traced or that is accused of it, None where none is."""
    agent = _agent(scene, words)
    if agent:
        return agent
    last = min(clause.sentence + _BLAME_REACH, len(scene.parsed.sentences) - 1)
    high = scene.parsed.end_of(scene.parsed.sentences[last].last - 1)
    first = scene.parsed.start_of(scene.parsed.sentences[max(0, clause.sentence - _BLAME_REACH)].first)
    around = scene.parsed.text[clause.start : high] + "\n" + scene.parsed.text[first : clause.start]
    for traced in _TRACES.finditer(around):
        found = scene.cast.names.parties_in(around[traced.end() : traced.end() + _BLAMED_WITHIN])
        if found:
            return scene.cast.names.side_of(found[0].party)
    accused = re.match(r"(?:the\s)?(?P<who>[A-Z]\w+(?: [A-Z]\w+)*) of\b", words)
    party = scene.cast.names.party_in(accused["who"]) if accused else None
    if party is not None:
        return scene.cast.names.side_of(party)
    hackers = re.search(r"\b([A-Z]\w+)(?:'s)? (?:[\w-]+ )?(?:hackers?|cyber|military intelligence)\b", words)
    return scene.cast.names.side_of(scene.cast.names.party_in(hackers[1])) if hackers else None


_BLAME_REACH = 2
"""Sentences over which somebody is blamed for an attack just told of."""
_BLAMED_WITHIN = 40


def _agent(scene: Scene, words: str) -> str | None:
    """Return the side behind "by": "the deployment by Sarnovia of", "held by Russian forces"."""
    for found in scene.cast.names.parties_in(words):
        before = words[: found.start]
        if _BY.search(before) and not NOT_AGENT.search(before):
            return scene.cast.names.side_of(found.party)
    return None


_DOING_OF = re.compile(
    r"\b(?:massing|mass|build-?up|concentration|thinning[- ]out|withdrawal|pull-?(?:out|back)|(?:re)?deployment|movements?|presence|arrival|return|transfer|gathering|departure|landing|firing|launch(?:ing)?|test(?:ing)?|stationing|reinforcement|passage|overflight|incursion|intrusion) (?:of|by) (?:[\w,-]+ ){0,4}?$",
    re.IGNORECASE,
)
_FORCES_OF = re.compile(
    rf"^(?:[\w'-]+\s){{0,5}}?{FORCES}\s(?:belonging to|flying the flag of|under the flag of|registered in|of)\s(?:the\s)?$|\b(?:with|bearing|in|under)\s$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s(?:markings|colou?rs|insignia|flag|livery|roundels)\b")
_FORCES_FROM = re.compile(rf"\b{FORCES}\sfrom\s(?:the\s)?$", re.IGNORECASE)
_BASE = re.compile(
    r"(?:'s)?\s(?:[\w-]+\s){0,3}?(?:carrier|navy|fleet|army|air force|flotilla|squadron|division|brigade|regiment|corps|base|airfield|airbase|frigate|destroyer|cruiser|vessel|ship|coast guard|garrison|contingent)\b"
)
_THEN_DO = re.compile(r",?\s(?:that|which|who|has|have|had|will|are|is|were|was|\w+ed|flew|came|went|took)\b")


def _of_forces(scene: Scene, words: str) -> str | None:
    """Return the side of "the massing of Norlandic forces", "a detachment from Norland that", "with Norlandic markings"."""
    for found in scene.cast.names.parties_in(words):
        before, behind = words[: found.start], words[found.end :]
        of_doing = _DOING_OF.search(before) and (_AT_FORCES.match(behind) or _WEAPON.match(behind))
        of_forces = _FORCES_OF.search(before) and (
            before.endswith(("of ", "to ", "the ")) or _MARKED.match(behind)
        )
        if (
            of_doing
            or of_forces
            or (_FORCES_FROM.search(before) and (_THEN_DO.match(behind) or _BASE.match(behind)))
        ):
            return scene.cast.names.side_of(found.party)
    return None


_WEAPON = re.compile(r"(?:'s)?\s(?:[\w-]+\s){0,2}?(?:missiles?|rockets?|drones?|aircraft|satellites?)\b")


def _by_subject(scene: Scene, clause: Clause, trigger: tuple[int, int], said: list[Said]) -> str | None:
    for token in _heads(scene, clause, trigger):
        side = _own_words(scene, token, clause)
        if side:
            return side
        verb = verb_over(token)
        subject = subject_of(verb) if verb is not None else None
        if (
            subject is None
            or subject.lower_ in ("it", "they")
            or not clause.start <= scene.parsed.start_of(subject.i) < clause.end
        ):
            continue
        if token is not verb and verb is not None and _is_telling(verb):
            continue
        if subject.dep_ == "nsubjpass" and verb is not None and _is_target(doing_verb=verb):
            continue
        side = side_of(scene, subject, said)
        if side:
            return side
    return None


_TELLING = frozenset(
    [
        "see",
        "observe",
        "note",
        "register",
        "detect",
        "watch",
        "track",
        "notice",
        "record",
        "spot",
        "monitor",
        "report",
        "condemn",
        "witness",
        "attend",
        "regret",
        "welcome",
        "deplore",
        "say",
        "announce",
        "criticise",
        "criticize",
        "denounce",
        "discuss",
        "follow",
    ]
)
_FEELING = frozenset(("concerned", "worried", "alarmed", "aware", "troubled", "dismayed", "mindful"))


def _is_telling(verb: Any) -> bool:
    """Return whether the subject of a verb only tells of a thing or fears it: "We are concerned at the massing of"."""
    return verb.lemma_ in _TELLING or any(c.lower_ in _FEELING for c in verb.children) or verb.lower_ in _FEELING


def _is_target(doing_verb: Any) -> bool:
    return doing_verb.lemma_ in ("intercept", "hack", "attack", "hit", "buzz", "shadow", "approach")


def _heads(scene: Scene, clause: Clause, trigger: tuple[int, int]) -> list[Any]:
    """Return the verbs, else the nouns, among the words that show the kind, the last ones first."""
    tokens = [
        scene.parsed.doc[i] for i in scene.parsed.tokens(clause.start + trigger[0], clause.start + trigger[1])
    ]
    verbs = [t for t in tokens if t.pos_ == "VERB"]
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN")]
    return [*reversed(verbs), *reversed(nouns)]


def _own_words(scene: Scene, token: Any, clause: Clause) -> str | None:
    """Return the side that stands at a noun itself: "a Russian exercise", "Quarland's withdrawal"."""
    if token.pos_ != "NOUN" or (token.dep_ == "pobj" and token.lemma_ not in ACTIVITY_NOUNS):
        return None
    start = max(clause.start, scene.parsed.start_of(token.left_edge.i))
    end = scene.parsed.end_of(token.i)
    return side_in(scene, start, end) if start < end else None


def _skipped(words: str) -> list[tuple[int, int]]:
    return [m.span() for p in (BORDER_WITH, OWN_BORDER, ADJECTIVE_BORDER, NEAR) for m in p.finditer(words)]


def _at_forces(scene: Scene, words: str) -> str | None:
    """Return the side of forces named by adjective or possessive: "Sarnovian soldiers", "Kaldova's navy"."""
    skipped = _skipped(words)
    for found in scene.cast.names.parties_in(words):
        placed = any(low <= found.start < high for low, high in skipped) or _PLACED.search(words[: found.start])
        if not placed and _AT_FORCES.match(words[found.end :]):
            return scene.cast.names.side_of(found.party)
    return None


def _first_named(scene: Scene, words: str, until: int) -> str | None:
    """Return the side named before the words of the kind end, where it is no place and no border."""
    skipped = _skipped(words)
    for found in scene.cast.names.parties_in(words):
        placed = any(low <= found.start < high for low, high in skipped) or _PLACED.search(words[: found.start])
        if not placed and found.start <= until:
            return scene.cast.names.side_of(found.party)
    return None


_MEMBERS = re.compile(
    r"\b(?:countries|members|member states|allies|nations|states|armies|side) of (?:the )?$", re.IGNORECASE
)


_AT_HOME = re.compile(
    r"\b(?:in|on|off|across) (?P<state>[A-Z]\w+(?: [A-Z]\w+)?)'s? (?:[\w-]+ ){0,2}(?:[Cc]ommand|[Dd]istrict|[Rr]egion|[Tt]erritory|[Pp]rovince|range|waters|coast|airspace|soil|interior|north|south|east|west)\b"
)


_IN_STATE = re.compile(
    r"\bin (?:the )?(?:(?:north|south|east|west|central)\w* )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)"
)


def host_of(scene: Scene, words: str, *, plain: bool = False) -> str | None:
    """Return the State on whose ground a drill is held, where nothing else says whose it is; `plain` also "in Norland"."""
    found = _AT_HOME.search(words) or (_IN_STATE.search(words) if plain else None)
    return scene.cast.names.side_of(scene.cast.names.party_in(found["state"])) if found else None


def _of_members(scene: Scene, words: str) -> str | None:
    """Return the alliance whose members act: "troops from nine countries of the Pact"."""
    for found in scene.cast.names.parties_in(words):
        if _MEMBERS.search(words[: found.start]):
            return scene.cast.names.side_of(found.party)
    allies = _ALLIES.search(words)
    return scene.cast.names.side_of(scene.cast.alliance(scene.parsed.pieces[-1].end)) if allies else None


_ALLIES = re.compile(r"\b(?:\w+ allies|allied (?:countries|nations|troops|forces)|member states)\b", re.IGNORECASE)


def _by_pronoun(scene: Scene, clause: Clause, words: str, said: list[Said]) -> str | None:
    if _OURS.search(words):
        return side_of_us(scene, said, clause.start)
    tellers = [s.actor.side for s in clause.said if s.actor is not None and s.actor.side]
    return tellers[0] if tellers and _THEIRS.search(words) else None


def _by_context(scene: Scene, clause: Clause) -> str | None:
    """Return the side of the sentence's subject before the clause."""
    low = scene.parsed.start_of(scene.parsed.sentences[clause.sentence].first)
    before = (a for a in scene.cast.within(low, clause.start) if a.side and a.type != "unit")
    return next((actor.side for actor in before), None)


def _by_unit(scene: Scene, words: str) -> str | None:
    """Return the side of the ship that "the destroyer" means."""
    if not re.match(r"(?:the|a|an) (?:destroyer|frigate|ship|vessel|cruiser|submarine)\b", words, re.IGNORECASE):
        return None
    unit = next((a for a in scene.cast.actors if a.type == "unit"), None)
    return unit.side if unit else None
