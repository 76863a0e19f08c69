"""Finds the verbs of saying, their subjects, and the words they carry. A frame is a way in which content stands:

`forward` ("said that ..."), `backward` ("..., she said"), `around` ("..., she said, ..."), `infinitive`
("urged X to ..."), `object` ("denied plans to ..."), `according` ("..., according to X").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from detente.domains.reports.lexicon import CUE_ADJECTIVES, CUES, RECEIVES, Cue
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.statements.clauses import (
    before_verb,
)
from detente.domains.reports.statements.cue_words import (
    ABOUT,
    ACCOUNTS,
    ASKED,
    CITED,
    LEADS_TO_SAYING,
    LONGEST_ADJUNCT,
    MESSAGES,
    PUTTING,
    TONES,
    UNNAMED,
    VERB_TAGS,
)
from detente.domains.reports.statements.phrasal import NOT_SAYING, PHRASAL

_TO_ANTECEDENT = 5
_CLAIMS = frozenset(
    ("say", "tell", "claim", "think", "believe", "insist", "write", "add", "report", "deny", "allege")
)
"""Verbs that may carry what follows in a relative clause: "a man who said the crash ..."."""


class CueVerb(msgspec.Struct, frozen=True):
    """A verb of saying: its token, what it carries, its subject (a token, None if unspoken) and if that is its own."""

    token: Any
    cue: Cue
    subject: Any
    own_subject: bool
    according: bool = False


_CUE_TAGS = frozenset((*VERB_TAGS, "NNS"))
_CUE_WORDS = frozenset(("according", *ACCOUNTS, *CUE_ADJECTIVES, *CITED))
"""The only tags of verbs of saying, and the only other words that begin one: a quick look, before the rules."""


def cue_verbs(parsed: Parsed, sentence: Sentence) -> Iterator[CueVerb]:
    """Yield the verbs of saying of a sentence that stand outside quotations, in order."""
    for index in range(sentence.first, sentence.last):
        if not parsed.quoted[index] and (parsed.tags[index] in _CUE_TAGS or parsed.words[index] in _CUE_WORDS):
            token = parsed.doc[index]
            found = list(_by_words(parsed, sentence, token))
            yield from found or _by_verb(parsed, sentence, token)


def _by_words(parsed: Parsed, sentence: Sentence, token: Any) -> Iterator[CueVerb]:
    """Yield what other words than verbs tell: "according to", "in X's view", "are concerned that", "quoted as saying"."""
    if token.lower_ == "according" and token.i + 1 < sentence.last:
        yield from _according(token)
    elif token.lower_ in ACCOUNTS and token.i > sentence.first:
        yield from _by_account(parsed, sentence, token)
    elif token.lower_ in CUE_ADJECTIVES:
        yield from _adjective(parsed, sentence, token)
    elif token.lower_ in CITED and token.i + 2 < sentence.last:
        yield from _quoted_as(parsed, sentence, token)


def _by_verb(parsed: Parsed, sentence: Sentence, token: Any) -> Iterator[CueVerb]:
    cue = cue_of(parsed, token) or _shown_by_place(parsed, sentence, token)
    if cue is None or not set("ct") & set(cue.frames):
        cue = _before_colon(parsed, sentence, token) or cue
    if cue is None or (token.lower_ == "saying" and _behind_quoted(parsed, sentence, token.i)):
        return
    if token.tag_ == "NNS" and _misread_present(parsed, sentence, token):
        yield CueVerb(token, cue, token.nbor(-1), own_subject=True)
    elif token.tag_ in VERB_TAGS and _tells(token):
        subject, own = before_verb(token, sentence) or subject_of(token)
        if subject is not None and not parsed.quoted[subject.i] and _in(sentence, subject.i):
            yield CueVerb(token, cue, subject, own)


def cue_of(parsed: Parsed, token: Any) -> Cue | None:
    """Return what a verb of saying carries, alone or with the words behind it ("made clear"), None if it says nothing."""
    verb = token.lemma_.lower()
    end = parsed.end_of(token.i)
    for behind, cue in PHRASAL.get(verb, ()):
        if behind.match(parsed.text, end):
            return cue
    other = NOT_SAYING.get(verb)
    return None if other is not None and other.match(parsed.text, end) else CUES.get(verb)


def _misread_present(parsed: Parsed, sentence: Sentence, token: Any) -> bool:
    """Return whether a verb in the present was taken for a noun: "The Ministry underlines that ..."."""
    if token.i <= sentence.first or token.i + 1 >= sentence.last:
        return False
    behind = parsed.doc[token.i + 1].lower_
    return token.nbor(-1).pos_ in ("NOUN", "PROPN") and behind in ("that", "on", "upon") and token.is_lower


def _shown_by_place(parsed: Parsed, sentence: Sentence, token: Any) -> Cue | None:
    """Return what a verb carries that only stands where verbs of saying do: "All is well, headquarters soothed"."""
    if token.tag_ not in ("VBD", "VBZ") or token.dep_ != "ROOT":
        return None
    subject = _own_subject(token)
    said = next((c for c in token.lefts if c.dep_ == "ccomp"), None)
    if subject is None or said is None or not said.i < subject.left_edge.i or subject.i > token.i:
        return None
    before = parsed.doc[int(subject.left_edge.i) - 1]
    does = any(c.dep_ in ("dobj", "attr", "oprd", "acomp", "ccomp", "xcomp") for c in token.rights)
    return Cue("assert", "b") if before.text in (",", '"') and not does else None


def plain_colon(parsed: Parsed, sentence: Sentence, at: int) -> int | None:
    """Return the first colon of a sentence behind a token, None if there is none or a quotation stands behind it."""
    colon = next(
        (i for i in range(at + 1, sentence.last - 1) if parsed.doc[i].text == ":" and not parsed.quoted[i]), None
    )
    return None if colon is None or parsed.quoted[colon + 1] else colon


def _before_colon(parsed: Parsed, sentence: Sentence, token: Any) -> Cue | None:
    """Return what a verb carries that leads to a colon and a clause: "was blunter: ...", "put it in writing: ..."."""
    if token.tag_ not in ("VBD", "VBZ") or token.lemma_ not in TONES | PUTTING | {"have", "give", "send", "offer"}:
        return None
    colon = plain_colon(parsed, sentence, int(token.i))
    subject = _own_subject(token)
    if colon is None or subject is None or subject.i > token.i:
        return None
    between = [parsed.doc[i] for i in range(token.i + 1, colon)]
    if any(
        word.text in (",", ";") or (word.tag_ in ("VBD", "VBZ", "MD", "WDT", "WP", "IN") and word.dep_ == "mark")
        for word in between
    ):
        return None
    toned = token.lemma_ in TONES and any(_is_tone(word) for word in between if word.head == token)
    told = token.lemma_ not in TONES and any(word.lower_ in MESSAGES for word in between)
    if not (toned or told or token.lemma_ in PUTTING):
        return None
    behind = [parsed.doc[i] for i in range(colon + 1, sentence.last)]
    clause = any(w.dep_ in ("nsubj", "nsubjpass", "expl") and w.head.i > colon and w.head.i >= w.i for w in behind)
    return Cue("assert", "k") if clause else None


def _is_tone(word: Any) -> bool:
    """Return whether a word tells how somebody speaks: an adjective, also one read as a bare noun ("was blunter")."""
    return word.tag_ in ("JJ", "JJR", "JJS") or (
        word.dep_ == "attr" and word.tag_ == "NN" and not any(word.children)
    )


def _by_account(parsed: Parsed, sentence: Sentence, token: Any) -> Iterator[CueVerb]:
    """Yield "in the words of X", "in X's view", "by the reckoning of X" and "going by the account of X"."""
    first = int(token.left_edge.i)
    before = parsed.doc[first - 1] if first > sentence.first else token
    if before.lower_ not in ("in", "by", "on"):
        return
    whose = next((c for c in token.lefts if c.dep_ == "poss"), None)
    of = next((c for c in token.rights if c.lower_ == "of"), None)
    if whose is None and of is not None:
        whose = next((c for c in of.children if c.dep_ == "pobj"), None)
    bounded = (
        parsed.doc[int(token.right_edge.i) + 1].text in (",", ".")
        if token.right_edge.i + 1 < sentence.last
        else True
    )
    if whose is not None and bounded:
        going = before.i > sentence.first and parsed.doc[before.i - 1].lower_ in ("going", "judging")
        yield CueVerb(
            parsed.doc[before.i - 1] if going else before, CUES["say"], whose, own_subject=True, according=True
        )


def _adjective(parsed: Parsed, sentence: Sentence, token: Any) -> Iterator[CueVerb]:
    """Yield "are concerned" with its subject, where a "that" follows."""
    verb = token.head
    if verb.lemma_ != "be" or token.i + 1 >= sentence.last or parsed.doc[token.i + 1].lower_ != "that":
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and _tells(verb):
        yield CueVerb(token, Cue(CUE_ADJECTIVES[token.lower_], "c"), subject, own_subject=True)


def _quoted_as(parsed: Parsed, sentence: Sentence, token: Any) -> Iterator[CueVerb]:
    """Yield "was quoted by X as saying", and "the agency quoted Y as saying", as a verb of saying at its "saying"."""
    passive = any(c.dep_ == "auxpass" for c in token.children) or token.tag_ == "VBN"
    roles = ("nsubjpass", "nsubj") if passive else ("dobj",)
    subject = next((c for c in token.children if c.dep_ in roles), None)
    saying = next(
        (
            i
            for i in range(token.i + 1, min(sentence.last, token.i + LONGEST_ADJUNCT))
            if parsed.doc[i].lower_ == "saying" and parsed.doc[i - 1].lower_ == "as"
        ),
        None,
    )
    if subject is not None and saying is not None:
        yield CueVerb(parsed.doc[saying], CUES["say"], subject, own_subject=True)


def _behind_quoted(parsed: Parsed, sentence: Sentence, index: int) -> bool:
    low = max(sentence.first, index - LONGEST_ADJUNCT)
    return parsed.doc[index - 1].lower_ == "as" and any(parsed.doc[i].lower_ in CITED for i in range(low, index))


def _in(sentence: Sentence, index: int) -> bool:
    return sentence.first <= index < sentence.last


def _according(token: Any) -> Iterator[CueVerb]:
    preposition = token.nbor(1)
    said = CUES["say"]
    which = token.i + 2 < len(token.doc) and token.nbor(2).lower_ == "which"
    source = _antecedent(token) if which else next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if source is not None:
        yield CueVerb(token, said, source, own_subject=True, according=True)


def _antecedent(token: Any) -> Any:
    """Return the noun before ", according to which": "the report of the commission, according to which ..."."""
    before = token.doc[max(0, token.i - _TO_ANTECEDENT) : token.i]
    return next((word for word in reversed(list(before)) if word.pos_ in ("NOUN", "PROPN")), None)


def _tells(token: Any) -> bool:
    """Return whether a verb is told as done: not negated, not an infinitive of purpose, not a condition."""
    if any(child.dep_ == "neg" for child in token.children):
        return False
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
    if token.lower_ in ASKED and not own and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ABOUT:
        return False
    if any(child.lower_ in UNNAMED and any(c.dep_ == "neg" for c in child.children) for child in token.children):
        return False
    if token.tag_ in ("VB", "VBN") and any(child.text.lower() == "to" for child in token.lefts):
        return token.head.lemma_ in LEADS_TO_SAYING or _reported(token)
    return not any(
        child.dep_ == "mark" and child.text.lower() in ("if", "unless", "whether") for child in token.lefts
    )


def subject_of(verb: Any) -> tuple[Any, bool]:
    """Return the subject of a verb and whether it is its own; participles and joined verbs take their head's."""
    if (
        verb.tag_ in ("VB", "VBN")
        and verb.dep_ == "xcomp"
        and (verb.head.lemma_ in LEADS_TO_SAYING or _reported(verb))
    ):
        return _climb(verb.head), True
    own = _behind_relative(verb) or _own_subject(verb)
    if own is not None:
        hears = own.dep_ == "nsubjpass"
        agent = _agent(verb) if hears else own
        return agent, True
    if verb.tag_ == "VBN" and verb.dep_ not in ("conj", "ROOT"):
        return None, False
    head = verb.head
    if (
        verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "parataxis", "dep", "ccomp", "acl")
        and head is not verb
    ):
        if head.tag_ in VERB_TAGS or head.pos_ in ("VERB", "AUX"):
            return _climb(head), False
        if head.dep_ in ("prep", "mark", "advmod") and head.head is not head:
            return _climb(head.head), False
    return None, False


def _behind_relative(verb: Any) -> Any:
    """Return the subject that a relative clause parts from its verb at the end: "a man who saw the crash recalled"."""
    within = verb.head
    if verb.dep_ not in ("ccomp", "xcomp", "dep", "acl") or within.dep_ != "relcl" or within.i > verb.i:
        return None
    whom = next((c for c in within.children if c.dep_ == "nsubj" and c.tag_ == "WP"), None)
    behind = verb.nbor(1).text if verb.i + 1 < len(verb.doc) else "."
    told = verb.tag_ in ("VBD", "VBN", "VBZ") and within.lemma_ not in _CLAIMS
    return within.head if whom is not None and told and behind in (".", ",") else None


def _reported(verb: Any) -> bool:
    """Return whether an infinitive tells of what somebody is reported to have said."""
    head = verb.head
    passive = any(c.dep_ == "auxpass" for c in head.children)
    return bool(
        passive and head.lemma_ in ("report", "understand", "hear", "believe", "know") and verb.tag_ == "VBN"
    )


def _own_subject(verb: Any) -> Any:
    """Return the subject of a verb: of two, which a misread clause gives it, the one right before it."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    before = [c for c in subjects if c.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def _climb(verb: Any) -> Any:
    seen = 0
    while seen < LONGEST_ADJUNCT:
        own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return own
        if verb.head is verb:
            return None
        verb, seen = verb.head, seen + 1
    return None


def _agent(verb: Any) -> Any:
    """Return who did it in the passive ("was accused by X"), None where nobody is named."""
    if verb.lemma_ not in RECEIVES and verb.lemma_ == "quote":
        return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
