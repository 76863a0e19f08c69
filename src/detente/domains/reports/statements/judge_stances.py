"""Judges stances: the verb's where it has one ("denied"), else that of the verb which the words themselves perform

("We reject ..."), else by the words: the weights counted, the wordings that fit, how the verb leans, what the report
tells around them, and what was said before (a demand that is answered, a charge that is met).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from detente.domains.reports.lexicon import CUE_ADJECTIVES, CUES
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.phrases import Forms, forms_of, phrases_in
from detente.domains.reports.statements.stance_words import (
    FEELINGS,
    JOINT_STEPS,
    RETALIATION,
    STANCE_PATTERNS,
    TOLD_AROUND,
    VERB_LEANINGS,
)
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.weights import (
    STANCE_SURENESS,
    STANCES,
    Scores,
    chances_of,
    percent_of,
    stance_features,
    stance_weights,
)

SHARES: dict[str, float] = {
    "counted": 0.48, "wordings": 2.4, "phrases": 1.2, "verb": 1.4, "sentence": 1.6, "told before": 0.8, "asked": 1.0,
    "accused": 0.8, "same speaker": 0.7,
}  # fmt: skip
"""The share of each input of a stance, fitted on eight annotated sets; the last three were fitted on the first five."""
BIAS: dict[str, dict[str, float]] = {
    "all": {
        "assert": 0.9, "propose": -0.2, "demand": -0.3, "accuse": 0.6, "welcome": -0.2, "regret": -0.3, "support": -0.5,
    },
    "direct": {
        "assert": 0.3, "propose": -0.6, "demand": -0.2, "accuse": 0.4, "warn": 0.3, "welcome": 0.2, "regret": -0.4,
        "support": -0.3, "assure": 0.3,
    },
    "turn": {"propose": 0.2, "demand": -0.2, "accept": 0.2, "warn": -0.2, "welcome": 0.2, "regret": 0.2},
    "clause": {
        "assert": 0.7, "demand": 0.4, "accept": -0.4, "welcome": -0.4, "regret": -0.2, "support": -0.2, "assure": 0.2,
    },
    "according": {"demand": -0.2, "reject": -0.2, "deny": 0.2, "accuse": 0.3, "assure": -0.2},
    "object": {"reject": 0.2, "deny": 0.3, "welcome": -0.2, "assure": -0.2},
}  # fmt: skip
"""What the way in which words stand adds to a stance, whatever they are."""
_OWN_SIDE_FIRST = {"accuse": -1.2}
"""Of 32 annotated statements that begin with the speaker's own side, one accuses."""
MANNERS: dict[str, str] = {"direct": "direct", "turn": "turn", "according": "according", "object": "object"}
"""The manner of each frame; all others are clauses."""
_OF_VERB_PERCENT, _OF_WORDS_PERCENT = 88, 85
_MOST_WORDINGS, _MOST_PHRASES = 2, 2
_BEFORE_STATEMENTS = 3
_REJECTING, _AFTER_CHARGE = 0.7, 0.3
"""Of what an asked side says, how much an acceptance is likelier; how much a rejection is after a charge."""
_OWN_SUBJECTS = frozenset(("we", "i", "it", "he", "she", "they"))
_ASKING = frozenset(("ask", "request", "urge", "appeal", "call"))
_PROMISING = frozenset(("vow", "promise", "pledge"))
_WISHING = frozenset(("like", "wish", "want", "hope"))
_TOGETHER = frozenset(
    (
        "discuss", "talk", "meet", "hold", "work", "explore", "resume", "open", "establish", "agree", "negotiate",
        "sit", "exchange", "build", "develop", "continue", "consult", "cooperate", "share", "restore",
    )
)  # fmt: skip
_PREVENTED = re.compile(
    r"\b(?:prevent|avoid|avert|reduc|lessen|lower|limit|contain|curb|end|stop|rule out)(?:e|s|es|ing)?\b[^,.;:]{0,60}",
    re.IGNORECASE,
)
"""What is to be prevented is no charge: "to prevent dangerous incidents"."""
_FALSE = re.compile(
    r"\bas (?:\w+ ){0,3}(?:fairy|lie|lies|false|untrue|nonsense|absurd|baseless|groundless|invention|fabricat)",
    re.IGNORECASE,
)


def judge_stances(scene: Scene, found: list[Said]) -> None:
    """Give statements their stances with the chance in percent, in the order of the text."""
    shares = np.array(list(SHARES.values()))
    own = own_inputs(scene, found)
    rows = np.einsum("nik,i->nk", own, shares[: own.shape[1]]) + np.array([bias_of(scene, said) for said in found])
    chances = chances_of(rows)
    settled = [settled_stance(scene, said) for said in found]
    for number, (stance, _) in ((n, s) for n, s in enumerate(settled) if s):
        chances[number] = np.eye(len(STANCES))[STANCES.index(stance)]
    beside = answering_inputs(found, chances)
    final = chances_of(rows + np.einsum("nik,i->nk", beside, shares[own.shape[1] :]))
    for said, sure, chance in zip(found, settled, final, strict=True):
        said.stance, said.stance_percent = sure or (
            STANCES[int(chance.argmax())],
            percent_of(chance, STANCE_SURENESS),
        )


def settled_stance(scene: Scene, said: Said) -> tuple[str, int] | None:
    """Return the stance that the verb of saying or the words themselves settle, with its chance in percent."""
    fixed = _of_verb(scene, said)
    if fixed:
        return fixed, _OF_VERB_PERCENT
    voiced = _expressed(said.words(scene.parsed)) if said.verb in ("express", "voice") else None
    performed = voiced or _performed(scene, said) or _wished(scene, said)
    return (performed, _OF_WORDS_PERCENT) if performed else None


def _of_verb(scene: Scene, said: Said) -> str | None:
    """Return the stance of the verb of saying; None where it leaves that to the words."""
    if said.cue_stance == "assert" or (said.verb == "ask" and said.mode == "direct"):
        return None
    if said.verb == "call" and said.frame != "infinitive":
        return None
    words = said.words(scene.parsed)
    if said.verb in _ASKING and JOINT_STEPS.search(words):
        return "propose"
    if said.verb in _PROMISING and RETALIATION.search(words):
        return "warn"
    if said.verb == "dismiss" and _FALSE.search(words):
        return "deny"
    return "regret" if said.verb == "deplore" else said.cue_stance


def _expressed(words: str) -> str | None:
    """Return the stance of what is expressed or voiced: "its concern over ...", "regret at ..."."""
    return next(
        (stance for word, stance in FEELINGS.items() if re.search(rf"\b{word}", words, re.IGNORECASE)), None
    )


def _performed(scene: Scene, said: Said) -> str | None:
    """Return the stance of a verb that the words themselves perform: "We reject ...", "that it welcomed ..."."""
    for token in _first_clause(scene, said):
        stance = CUE_ADJECTIVES.get(token.lower_) if token.pos_ == "ADJ" else None
        verb = token.head if stance else token
        if stance is None:
            cue = CUES.get(token.lemma_.lower())
            stance = cue.stance if cue is not None and token.tag_ in ("VBP", "VBD", "VBZ", "VB") else None
        if stance is None or stance == "assert" or not _asks(token):
            continue
        plain = not any(c.dep_ in ("neg", "aux") for c in verb.children)
        if plain and any(c.dep_ == "nsubj" and _is_own(scene, said.actor, c) for c in verb.children):
            return stance
    return None


def _wished(scene: Scene, said: Said) -> str | None:
    """Return `propose` where the own side would like to do a thing together: "We would like to discuss ways ..."."""
    for token in _first_clause(scene, said):
        if token.lemma_.lower() not in _WISHING or any(c.dep_ == "neg" for c in token.children):
            continue
        wish = token.lemma_.lower() != "like" or any(c.lower_ in ("would", "'d") for c in token.lefts)
        together = any(c.dep_ == "xcomp" and c.lemma_.lower() in _TOGETHER for c in token.children)
        if wish and together and any(c.dep_ == "nsubj" and _is_own(scene, said.actor, c) for c in token.children):
            return "propose"
    return None


def _first_clause(scene: Scene, said: Said) -> Iterator[Any]:
    parsed = scene.parsed
    first = parsed.tokens(*said.stretches[0])
    end = parsed.doc[first[0]].sent.end if len(first) else 0
    return (parsed.doc[i] for i in first if i < end)


def _asks(token: Any) -> bool:
    """Return whether a verb of asking asks for something: not "called it", "asked her"; true of all other verbs."""
    if token.lemma_ == "ask":
        return bool(token.tag_ == "VBP")
    return token.lemma_ != "call" or any(
        c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for c in token.children
    )


def _is_own(scene: Scene, speaker: Actor | None, subject: Any) -> bool:
    if subject.lower_ in _OWN_SUBJECTS:
        return True
    if speaker is None or speaker.side is None:
        return False
    start = scene.parsed.start_of(subject.i)
    named = scene.cast.at(start, scene.parsed.end_of(subject.i))
    side = named.side if named else scene.cast.names.side_of(scene.cast.party_in(subject.text, start))
    return side == speaker.side


def bias_of(scene: Scene, said: Said) -> Scores:
    """Return what the way in which the words stand adds to each stance, and that they begin with the own side."""
    rows = [BIAS["all"], BIAS[MANNERS.get(said.frame, "clause")]]
    if with_sides(scene, said, said.words(scene.parsed)).lstrip().startswith("@us"):
        rows.append(_OWN_SIDE_FIRST)
    return np.array([sum(row.get(stance, 0.0) for row in rows) for stance in STANCES])


def own_inputs(scene: Scene, found: list[Said]) -> Scores:
    """Return what the words and the sentence of each statement add to each stance; shape (n, 6, 12)."""
    return np.array([list(_own(scene, said)) for said in found])


def _own(scene: Scene, said: Said) -> Iterator[Scores]:
    words = with_sides(scene, said, said.words(scene.parsed))
    features = stance_features(words)
    yield stance_weights().of(features) / max(1, len(features)) ** 0.5
    yield np.minimum(_hits(STANCE_PATTERNS, _PREVENTED.sub("", words)), _MOST_WORDINGS)
    yield np.minimum(_of_phrases(sided_forms(scene, said)), _MOST_PHRASES)
    leanings = VERB_LEANINGS.get(said.verb, ())
    yield np.array([1 / (1 + leanings.index(s)) if s in leanings else 0.0 for s in STANCES])
    yield from (_hits(TOLD_AROUND, told) for told in _told(scene, said))


def _hits(table: tuple[tuple[str, re.Pattern[str]], ...], words: str) -> Scores:
    hits = np.zeros(len(STANCES))
    small = words.strip().lower()
    for stance, pattern in table if small else ():
        hits[STANCES.index(stance)] += pattern.search(small) is not None
    return hits


def _of_phrases(words: list[Forms]) -> Scores:
    hits = np.zeros(len(STANCES))
    for phrase in phrases_in(words):
        hits[STANCES.index(phrase.stance)] += 1
    return hits


def _told(scene: Scene, said: Said) -> Iterator[str]:
    """Yield what the report tells in the sentence around the words said, and before it in the paragraph."""
    parsed, sentence = scene.parsed, scene.parsed.sentences[said.sentence]
    first, last = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    if said.frame in ("turn", "object", "infinitive", "according"):
        yield from ("", "")
        return
    parts, at = [], first
    for start, end in said.stretches:
        parts.append(parsed.text[at:start])
        at = max(at, end)
    yield " ".join([*parts, parsed.text[at:last]])
    yield parsed.text[parsed.pieces[said.paragraph].start : first]


def answering_inputs(found: list[Said], chances: Scores) -> Scores:
    """Return what was said before adds to each stance: asked, accused, by the same speaker; shape (n, 3, 12)."""
    return np.array([list(_answering(found, chances, number)) for number in range(len(found))])


def _answering(found: list[Said], chances: Scores, number: int) -> Iterator[Scores]:
    said, place = found[number], STANCES.index
    asked, accused, same = np.zeros((3, len(STANCES)))
    others = [i for i in range(max(0, number - _BEFORE_STATEMENTS), number) if _of_another(found[i], said)]
    if others:
        before = chances[others[-1]]
        ask = before[place("demand")] + before[place("propose")]
        asked[place("reject")], asked[place("accept")] = ask, _REJECTING * ask
        accused[place("deny")] = before[place("accuse")]
        accused[place("reject")] = _AFTER_CHARGE * before[place("accuse")]
    own = next((i for i in range(number - 1, -1, -1) if found[i].actor is said.actor), None)
    if own is not None:
        same = chances[own] - 1 / len(STANCES)
    yield from (asked, accused, same)


def _of_another(one: Said, said: Said) -> bool:
    first, second = (s.actor.side if s.actor else None for s in (one, said))
    return first != second or (first is None and one.actor is not said.actor)


def with_sides(scene: Scene, said: Said, words: str) -> str:
    """Return words with every party named in them as `@us` (the speaker's side) or `@them`."""
    names = scene.cast.names
    side = said.actor.side if said.actor else None
    parts, at = [], 0
    for found in names.parties_in(words):
        if found.start >= at:
            own = names.side_of(found.party) == side
            parts += [words[at : found.start], " @us " if own else " @them "]
            at = found.end
    return "".join([*parts, words[at:]])


def sided_forms(scene: Scene, said: Said) -> list[Forms]:
    """Return the words said with their basic forms, every party named in them as `@us` or `@them`."""
    parsed, names = scene.parsed, scene.cast.names
    side = said.actor.side if said.actor else None
    forms: list[Forms] = []
    for start, end in said.stretches:
        tokens = parsed.tokens(start, end)
        at = tokens.start
        for found in names.parties_in(parsed.text[start:end]):
            named = parsed.tokens(start + found.start, start + found.end)
            if named and named.start >= at:
                mark = "@us" if names.side_of(found.party) == side else "@them"
                forms += [*forms_of(parsed.doc[i] for i in range(at, named.start)), (mark, mark)]
                at = named.stop
        forms += forms_of(parsed.doc[i] for i in range(at, tokens.stop))
    return forms
