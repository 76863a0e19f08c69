"""Reads denials, fears and assurances: whose, and about what."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.domains.reports.dealings.answers import Answered
from detente.domains.reports.dealings.conduct import clause_of, not_done, promised
from detente.domains.reports.dealings.denial_words import (
    ABSURD,
    ASSURES,
    BY_VERB,
    DENY_PATTERNS,
    FEAR,
    FEELS,
    NOT_LET,
    REFUTES,
    THREAT,
)
from detente.domains.reports.events.acting import (
    by_sentence,
    publisher_side,
    side_of,
    side_of_actor,
    subject_of,
    verb_over,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said

_CHARGES = re.compile(
    r"\b(?:accounts?|claims?|charges?|accusations?|allegations?|figures?|numbers?|versions?|charge|reports?|concerns?|criticism|suggestions? that)\b",
    re.IGNORECASE,
)
"""What is denied where somebody rejects it; a rejected proposal is an answer and no denial."""
_ABOUT = re.compile(
    r"(?:plans?|intentions?|intent)(?:, no \w+)? (?:to|of|for) (?P<plan>.+)|(?:against|at) (?P<at>.+)|(?P<threat>threat)\w*",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 120
_THAT = re.compile(r"\bthat\s$")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Denial(msgspec.Struct, kw_only=True, eq=False):
    """A denial, fear or assurance under construction."""

    start: int
    end: int
    type: str
    rule: str
    sentence: int
    by: str | None = None
    side: str | None = None
    about: str | None = None


def denials_of(scene: Scene, said: list[Said], answers: list[Answered]) -> list[Denial]:
    """Return the denials, fears and assurances of a report, in order; `answers` are what promises may be instead."""
    found = [denial for one in said for denial in _in_statement(scene, said, one)]
    found += [d for d in _by_verbs(scene, said) if not _overlaps(d, found)]
    found = [d for d in found if d.rule not in _MAY_ANSWER or not _answers(d, answers)]
    found += [d for d in (*_own_words(scene, said), *_called_absurd(scene)) if not _overlaps(d, found)]
    found += [d for d in _by_stance(scene, said) if not _overlaps(d, found) and not _answers(d, answers)]
    fears = list(_fears(scene, said))
    found = [d for d in found if not any(_contains(fear, d) for fear in fears)]
    found = [d for d in found if not _goes_on(d, found)]
    found = [d for d in found if d.rule not in _TOLD_AS_SUCH or not _said_again(d, found)]
    return sorted([*_apart(found), *fears], key=lambda denial: (denial.start, denial.end))


_MAY_ANSWER = frozenset(("assurance-own-conduct", "assurance-promised", "denial-not-done-so", "denial-ruled-out"))


def _answers(denial: Denial, answers: list[Answered]) -> bool:
    return any(answer.start < denial.end and denial.start < answer.end for answer in answers)


def _overlaps(denial: Denial, others: list[Denial]) -> bool:
    return any(denial.start < other.end and other.start < denial.end for other in others)


def _goes_on(denial: Denial, others: list[Denial]) -> bool:
    """Return whether it only carries on the denial of the sentence before: "That is simply false"."""
    before = (d for d in others if d.side == denial.side and d.sentence == denial.sentence - 1)
    return denial.rule in _CARRIES_ON and denial.side is not None and next(before, None) is not None


_BESIDE = 2
"""Sentences within which the words of a denial stand that the report calls one."""
_TOLD_AS_SUCH = frozenset(("denial-called", "denial-rejected"))
"""Rules of what the report calls a denial, often right beside the words of it."""


def _said_again(denial: Denial, others: list[Denial]) -> bool:
    """Return whether the same side denies it in words of its own beside."""
    return any(
        d is not denial and d.side == denial.side and abs(d.sentence - denial.sentence) <= _BESIDE for d in others
    )


_CARRIES_ON = frozenset(("denial-invention", "denial-flat", "denial-correct", "denial-not-done-so"))


def _contains(fear: Denial, denial: Denial) -> bool:
    return fear.start <= denial.start and denial.end <= fear.end


def _apart(found: list[Denial]) -> Iterator[Denial]:
    """Yield each denial once, the longest where two overlap."""
    kept: list[Denial] = []
    for denial in sorted(found, key=lambda d: d.start - d.end):
        if not _overlaps(denial, kept):
            kept.append(denial)
            yield denial


def _in_statement(scene: Scene, everything: list[Said], said: Said) -> Iterator[Denial]:
    text = scene.parsed.text
    if said.verb == "deny" and said.cue_at and not NOT_LET.match(text, said.start):
        yield _denial(scene, said, said.whole(), "denial", "denial-verb", _about(text[said.start : said.end]))
        return
    if said.cue_at and re.search(r"\bnor\s$", text[: said.cue_at[0]][-8:]):
        return
    if said.verb in REFUTES and said.cue_at and _CHARGES.search(text, *said.whole()):
        yield _denial(scene, said, said.whole(), "denial", "denial-refuted", _about(text[said.start : said.end]))
        return
    if said.verb in ASSURES and said.cue_at:
        if THREAT.search(text, said.start, said.end):
            return
        about = _short(said.words(scene.parsed))
        yield _denial(scene, said, said.whole(), "assurance", "assurance-verb", about)
        return
    for start, end, number in (piece for stretch in said.stretches for piece in by_sentence(scene, *stretch)):
        first, last, rule, about = _denied_in(scene, start, end)
        if rule:
            kind = "assurance" if _assures_before(scene, number, first) else "denial"
            denial = _denial(scene, said, (first, last), kind, rule, about)
            denial.sentence = number
            yield denial
            continue
        found = promised(scene, said, start, end) or not_done(scene, everything, said, start, end)
        if found is not None:
            first, last, kind, rule = found
            denial = _denial(scene, said, (first, last), kind, rule, _short(text[first:last]))
            denial.sentence = number
            yield denial


_STANCES = {"deny": "denial", "assure": "assurance"}
_SURE_PERCENT = 85
"""How sure a stance must be, in percent, for the words said to be taken for a denial or an assurance."""


_TO_COME = re.compile(
    r"\b(?:[Ww]e|I|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[A-Z]\w+)(?:['’]ll| will| would| shall) (?!be able|see)"
)
"""What one side is to do, as an assurance tells."""


def _by_stance(scene: Scene, said: list[Said]) -> Iterator[Denial]:
    """Yield the words said where their stance shows that they deny or assure, whatever their wording."""
    for one in said:
        kind = _STANCES.get(one.stance)
        if kind is not None and (one.stance_percent or 0) >= _SURE_PERCENT:
            words = one.words(scene.parsed)
            if (kind == "denial" and not NOT_LET.match(words)) or _TO_COME.search(words):
                yield _denial(scene, one, (one.start, one.end), kind, f"{kind}-stance", _short(words))


_BEHIND = re.compile(
    r"\s(?:in|on|at|by|late|early|this|after|during)\s(?!(?:writing|return|exchange)\b)(?!(?:[\w-]+\s){0,4}?that\b)|\sto\s(?=(?:the|its|our|their|his|her|reporters|journalists|[A-Z]\w+)\b)|[,.]"
)
"""What follows a verb that promises what stands before it: "..., the ministry assured in a statement"."""


def _by_verbs(scene: Scene, said: list[Said]) -> Iterator[Denial]:
    """Yield what verbs deny or promise where no statement was read: "rules out any violation", "gave assurances that"."""
    parsed = scene.parsed
    for found in BY_VERB.finditer(parsed.text):
        number = parsed.sentence_of[parsed.tokens(found.start(), found.start() + 1)[0]]
        verb = verb_over(parsed.doc[parsed.tokens(found.start(), found.start() + 1)[0]])
        subject = subject_of(verb) if verb is not None else None
        if subject is None or any(a <= found.start() < b for s in said for a, b in s.stretches):
            continue
        if re.search(
            r"\b(?:not|never|to|cannot|was|were|been|be)\s$",
            parsed.text[max(0, found.start() - 8) : found.start()],
        ):
            continue
        speaker = scene.speaker(subject)
        side = side_of_actor(scene, speaker.actor) if speaker is not None else side_of(scene, subject, said)
        if side is None:
            continue
        low, high = (
            parsed.start_of(parsed.sentences[number].first),
            parsed.end_of(parsed.sentences[number].last - 1),
        )
        first, last = parsed.trimmed(found.start(), min(found.end(), high))
        if _BEHIND.match(parsed.text, found.end("assures") if found["assures"] else found.start()):
            first, last = parsed.trimmed(low, found.end("assures"))
        if found["assures"] and THREAT.search(parsed.text, first, last):
            continue
        kind = "assurance" if found["assures"] else "denial"
        yield Denial(
            start=first,
            end=last,
            type=kind,
            rule=_rule_by_verb(found),
            sentence=number,
            by=speaker.actor.name if speaker is not None else side,
            side=side,
            about=_about(parsed.text[first:last]),
        )


def _rule_by_verb(found: re.Match[str]) -> str:
    if found["assures"]:
        return "assurance-promised"
    if found["charged"]:
        return "denial-rejected"
    return "denial-verb" if found["denies"] else "denial-ruled-out"


def _assures_before(scene: Scene, number: int, at: int) -> bool:
    """Return whether the sentence says before that it is an assurance: "We assure our neighbours that ..."."""
    low = scene.parsed.start_of(scene.parsed.sentences[number].first)
    return re.search(rf"\b(?:{'|'.join(ASSURES)})\w*\b", scene.parsed.text[low:at]) is not None


def _denied_in(scene: Scene, start: int, end: int) -> tuple[int, int, str, str | None]:
    """Return the stretch of a denial within a clause, its rule and what it is about; no rule where there is none."""
    text = scene.parsed.text
    for rule, pattern in DENY_PATTERNS:
        found = pattern.search(text[start:end])
        if found:
            first, last = clause_of(scene, start, end, start + found.start(), start + found.end())
            return first, last, rule, _about(text[start + found.start() : last])
    return start, end, "", None


def _own_words(scene: Scene, said: list[Said]) -> Iterator[Denial]:
    """Yield what a communiqué denies in its own voice: "The exercise is directed against no one"."""
    published = publisher_side(scene)
    if published is None:
        return
    for number, sentence in enumerate(scene.parsed.sentences):
        start, end = scene.parsed.start_of(sentence.first), scene.parsed.end_of(sentence.last - 1)
        if any(s.sentence == number for s in said):
            continue
        first, last, rule, about = _denied_in(scene, start, end)
        if rule in _PLAIN_RULES:
            yield Denial(
                start=first,
                end=last,
                type="denial",
                rule=rule,
                sentence=number,
                by=published,
                side=published,
                about=about,
            )


_PLAIN_RULES = frozenset(("denial-no-plans", "denial-not-aimed", "denial-no-threat"))


def _called_absurd(scene: Scene) -> Iterator[Denial]:
    """Yield what a clause behind a charge denies: "a charge that Olvan called absurd"."""
    for found in ABSURD.finditer(scene.parsed.text):
        actor = scene.cast.at(found.start("who"), found.end("who"))
        if actor is None:
            continue
        first, last = scene.parsed.trimmed(found.start(), found.end())
        number = scene.parsed.sentence_of[scene.parsed.tokens(found.start(), found.end())[0]]
        yield Denial(
            start=first,
            end=last,
            type="denial",
            rule="denial-called",
            sentence=number,
            by=actor.name,
            side=actor.side,
            about=_short(found[0].split()[0]),
        )


def _denial(scene: Scene, said: Said, where: tuple[int, int], kind: str, rule: str, about: str | None) -> Denial:
    by, side = _teller(scene, said)
    return Denial(
        start=where[0], end=where[1], type=kind, rule=rule, sentence=said.sentence, by=by, side=side, about=about
    )


def _teller(scene: Scene, said: Said) -> tuple[str | None, str | None]:
    """Return the name and side of who says something; the publisher stands behind "we" and "the Parties"."""
    actor = said.actor
    published = publisher_side(scene)
    if published and (actor is None or _OF_PUBLISHER.match(actor.name)):
        return published, published
    return (actor.name, side_of_actor(scene, actor)) if actor else (None, None)


_OF_PUBLISHER = re.compile(
    r"(?:the )?(?:we|they|parties|presidents|(?:foreign )?ministers|sides|not named)$", re.IGNORECASE
)


def _about(words: str) -> str | None:
    found = _ABOUT.search(words)
    if found is None:
        return _short(words)
    return _short(found["plan"] or found["at"] or found["threat"] or words)


def _short(words: str) -> str | None:
    plain = " ".join(words.split()).strip(" ,.;:\"'")
    if len(plain) > _LONGEST_ABOUT:
        plain = plain[:_LONGEST_ABOUT].rpartition(" ")[0]
    return plain or None


def _fears(scene: Scene, said: list[Said]) -> Iterator[Denial]:
    parsed = scene.parsed
    for found in FEAR.finditer(parsed.text):
        group = next(
            (name for name in ("about", "that", "state", "open", "body") if found[name] is not None), None
        )
        if group is None:
            continue
        tokens = parsed.tokens(found.start(), found.end())
        sentence = parsed.sentence_of[tokens[0]]
        end = min(found.end(), parsed.end_of(parsed.sentences[sentence].last - 1))
        finite = (i for i in parsed.tokens(found.start(group), end) if parsed.doc[i].tag_ in _FINITE)
        bare = group == "about" and not _THAT.search(parsed.text[found.start() : found.start("about")])
        stop = next(finite, None) if bare else None
        first, last = parsed.trimmed(found.start(), parsed.start_of(stop) if stop else end)
        by, side = _who_fears(scene, said, found.start(), group)
        yield Denial(
            start=first,
            end=last,
            type="fear",
            rule=f"fear-{'noun' if group == 'about' else 'verb'}",
            sentence=sentence,
            by=by,
            side=side,
            about=_short(parsed.text[found.start(group) : last]),
        )


def _who_fears(scene: Scene, said: list[Said], at: int, group: str) -> tuple[str | None, str | None]:
    """Return the name and side of who fears: the subject of the verb, or the one who says so."""
    verb = verb_over(scene.parsed.doc[scene.parsed.tokens(at, at + 1)[0]])
    feels = verb is not None and verb.lemma_.lower() in FEELS
    subject = subject_of(verb) if verb is not None and (group != "about" or feels) else None
    if subject is not None and subject.lower_ not in ("we", "i"):
        speaker = scene.speaker(subject)
        if speaker is not None and not _OF_PUBLISHER.match(speaker.actor.name):
            return speaker.actor.name, speaker.actor.side
        side = side_of(scene, subject, said)
        if side:
            return side, side
    teller = next((s for s in said if s.start <= at < s.end), None)
    if teller is not None:
        return _teller(scene, teller)
    published = publisher_side(scene) if subject is not None else None
    return published, published
