"""Reads the answers to what was put forward: accepted, rejected, put off or left without a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.domains.reports.dealings.answer_words import (
    MEANT,
    NEGATED,
    NO_WORDS,
    NOT_OF_A_PROPOSAL,
    NOT_TO_A_PROPOSAL,
    NOT_YET,
    PRAISE,
    REPLY_VERBS,
    TAKES_UP,
    TYPES_MEANT,
    WORDINGS,
    YES_WORDS,
    Wording,
)
from detente.domains.reports.dealings.answerers import AnswerWords, addressed, answerer_of, awaited_from
from detente.domains.reports.dealings.frames import Put
from detente.domains.reports.dealings.put_topics import topics_of_puts
from detente.domains.reports.dealings.put_words import NOUN_KINDS
from detente.domains.reports.events.acting import (
    side_in,
    side_of_actor,
    side_of_us,
    teller_at,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topics import topic_of

_REACH = 4
"""Sentences over which an answer that does not name what it answers may reach back."""
_NEAR = 2
"""Sentences over which words that may mean anything are taken for an answer."""
_SHORT = 14
"""Words of a quotation that may answer by where it stands alone."""
_SURE_PERCENT = 70
"""How sure a stance must be, in percent, to tell the verdict of words that stand where an answer may stand."""
_LONGER = 16
"""Words of an answer that may stand right behind what was put to its side without taking it up."""
_NAMED_REACH = 15
"""Sentences over which an answer reaches back to what it calls by its noun or has the topic of."""


class Answered(msgspec.Struct, kw_only=True, eq=False):
    """An answer, and what it answers."""

    start: int
    end: int
    by: str
    verdict: str
    rule: str
    sentence: int
    to: Put
    with_reserve: bool = False
    """Whether a "but" follows the answer in its sentence."""


def answers_of(scene: Scene, said: list[Said], puts: list[Put]) -> list[Answered]:
    """Return the answers to what was put forward, in order.

    `puts` gains what only an answer tells of ("turned down a request of Norland"), and stays in order.
    """
    found: list[Answered] = []
    pieces = list(_stretches(scene))
    for named in (True, False):
        for piece in pieces:
            if not any(a.start < piece[1] and piece[0] < a.end for a in found):
                answer = _in_piece(scene, said, puts, piece, found, named=named)
                found += [answer] if answer is not None else []
    found += _replies(scene, said, puts, found)
    puts.sort(key=lambda put: (put.start, put.end))
    return sorted(found, key=lambda answer: answer.start)


def _replies(scene: Scene, said: list[Said], puts: list[Put], found: list[Answered]) -> Iterator[Answered]:
    """Yield the statements that answer by where they stand: a reply, or short words of the side asked right behind."""
    answered = [(a.to, a.by) for a in found]
    taken = [(a.start, a.end) for a in found] + [(p.start, p.end) for p in puts]
    for one in said:
        side = side_of_actor(scene, one.actor) if one.actor is not None else None
        if side is None or any(a < one.end and one.start < b for a, b in taken):
            continue
        reply = one.verb in REPLY_VERBS
        reach = _REACH if reply else 1
        earlier = [
            p
            for p in puts
            if p.by != side
            and (p.to == side or (reply and p.to is None))
            and p.end <= one.start
            and 0 <= one.sentence - p.sentence <= reach
            and (p, side) not in answered
        ]
        words = one.words(scene.parsed)
        verdict = _verdict(words, one, reply=reply) if earlier else None
        if verdict is not None:
            answered.append((earlier[-1], side))
            first, last = scene.parsed.trimmed(one.start, one.end)
            yield Answered(
                start=first,
                end=last,
                by=side,
                verdict=verdict,
                rule="answer-reply" if reply else "answer-beside",
                sentence=one.sentence,
                to=earlier[-1],
            )


def _verdict(words: str, one: Said, *, reply: bool) -> str | None:
    """Return what a reply says by its words: a wording of the tables, a negation, or short words without one."""
    short = len(words.split()) <= _SHORT
    if NOT_TO_A_PROPOSAL.search(words):
        return None
    if one.stance in ("accept", "reject") and (one.stance_percent or 0) >= _SURE_PERCENT:
        return one.stance
    if not reply and not (short and one.mode == "direct"):
        return None
    told = next((w.verdict for w in WORDINGS if w.verdict != "ignore" and w.pattern.search(words)), None)
    if told is not None:
        return told
    if NO_WORDS.search(words):
        return "reject"
    return "accept" if short and YES_WORDS.search(words) else None


def _in_piece(
    scene: Scene,
    said: list[Said],
    puts: list[Put],
    piece: tuple[int, int, int],
    found: list[Answered],
    *,
    named: bool,
) -> Answered | None:
    """Return the answer that the first fitting wording of a piece of a sentence gives."""
    start, end, sentence = piece
    words = scene.parsed.text[start:end]
    apart = min((sentence - p.sentence for p in puts if p.sentence <= sentence), default=_NAMED_REACH + 1)
    if (named and not MEANT.search(words)) or (not named and apart > _NAMED_REACH):
        return None
    for wording in WORDINGS:
        fits = wording.plain or (not named and apart <= _NEAR)
        match = wording.pattern.search(words) if fits else None
        if match is None or _unanswering(wording, words, match):
            continue
        told = AnswerWords(start, end, sentence, start + match.start(), start + match.end(), wording)
        answer = _answer(scene, said, puts, told)
        if answer is not None and not any(a.to is answer.to and a.by == answer.by for a in found):
            return answer
    return None


def _unanswering(wording: Wording, words: str, match: re.Match[str]) -> bool:
    """Return whether the words around take the answer back: negated, wished for, or said of a charge."""
    before, behind = words[: match.start()], words[match.end() :]
    if not wording.plain and _TROOPS.search(words):
        return True
    if wording.verdict != "ignore" and (NOT_YET.search(before) or NEGATED.search(before)):
        return True
    if wording.verdict != "reject":
        return wording.verdict == "accept" and NOT_OF_A_PROPOSAL.match(behind) is not None
    charge = NOT_TO_A_PROPOSAL.search(match[0]) or NOT_TO_A_PROPOSAL.match(behind.lstrip().removeprefix("the "))
    return charge is not None


def _answer(scene: Scene, said: list[Said], puts: list[Put], told: AnswerWords) -> Answered | None:
    awaited = told.wording.rule == "answer-awaited"
    by = awaited_from(scene, told) if awaited else answerer_of(scene, said, told)
    asking = teller_at(said, told.at) if awaited else None
    put = _meant(scene, said, puts, by, side_of_actor(scene, asking) if asking else None, told)
    if put is None:
        put = _implied(scene, said, puts, by, told)
    if put is None or not _takes_up(scene, told, put):
        return None
    if by is None or by == put.by:
        by = put.to or addressed(scene, put)
    if by is None or by == put.by:
        return None
    put.to = put.to or by
    puts[:] = [p for p in puts if p is put or not (p.start <= told.at < p.end and _READY.match(p.rule))]
    if put.start < told.start < put.end:
        put.end = scene.parsed.trimmed(put.start, told.start)[1]
    first, last = scene.parsed.trimmed(told.start, told.end)
    return Answered(
        start=first,
        end=last,
        by=by,
        verdict=told.wording.verdict,
        rule=told.wording.rule,
        sentence=told.sentence,
        to=put,
        with_reserve=scene.parsed.text[told.end : told.end + 6].startswith((", but", "; but")),
    )


def _takes_up(scene: Scene, told: AnswerWords, put: Put) -> bool:
    """Return whether words can mean what was put: they take it up by a word, share one with it, or are few."""
    words = scene.parsed.text[told.start : told.end]
    if told.wording.rule == "answer-reaffirmed":
        return topic_of(words) == put.topic
    if (
        put.to is not None
        and told.sentence - put.sentence == 1
        and told.wording.plain
        and len(words.split()) <= _LONGER
    ):
        return True
    if len(words.split()) <= _SHORT or TAKES_UP.search(words) or told.sentence == put.sentence:
        return True
    return bool(_lemmas(scene, told.start, told.end) & _lemmas(scene, put.start, put.end))


def _lemmas(scene: Scene, start: int, end: int) -> set[str]:
    tokens = (scene.parsed.doc[i] for i in scene.parsed.tokens(start, end))
    return {t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "VERB") and not t.is_stop}


_GATHERING = re.compile(
    r"\b(?:meetings?|sessions?|talks|summit|consultations|negotiations|round)\b", re.IGNORECASE
)
_TROOPS = re.compile(
    r"\b\d[\d,.]*\s(?:\w+ ){0,2}?(?:personnel|troops|soldiers|servicemen|ships|vessels|aircraft|tanks|vehicles)\b"
)
"""What takes part in an exercise, and answers nobody."""
_OF_THING = re.compile(r"(?:will|would|shall|is to|are to) be\b|(?:was|were|is|are|has been)\b", re.IGNORECASE)
"""How words begin that say what became of a thing, and not who did it."""
_READY = re.compile(r"proposal-words-(?:offer|demand)")
"""The rule of an offer that is a conditional yes where it takes up what the other side has put: "ready to discuss the idea"."""
_PIECES = re.compile(
    r";\s|,?\sbut\s|,\s(?:and|while|although|though|which|whereas|yet)\s|,\san?\s\w+\s(?:that|which)\s|(?<=[.?!])[\"]?\s(?=[\"A-Z])"
)


def _stretches(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of each sentence, cut at semicolons, at "but" and at clauses behind a comma."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        start, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        for found in _PIECES.finditer(parsed.text, start, high):
            if found[0][0] in ";," and parsed.quoted[parsed.tokens(found.start(), found.start() + 1)[0]]:
                continue
            yield start, found.start(), number
            start = found.end()
        yield start, high, number


def _meant(
    scene: Scene, said: list[Said], puts: list[Put], by: str | None, asking: str | None, told: AnswerWords
) -> Put | None:
    """Return what an answer answers: what it calls by its noun, the last on its topic, else the one just before."""
    earlier = [
        p
        for p in puts
        if (by is None or p.by != by)
        and (asking is None or p.by == asking)
        and p.start < told.start
        and (p.end <= told.start + 1 or p.sentence == told.sentence)
        and not p.start <= told.at < told.start
    ]
    earlier += [
        p for p in puts if told.start <= p.start < told.end and not p.start <= told.at < p.end and p.by != by
    ]
    if not told.wording.plain:
        return _just_before(earlier, by, told, scene.parsed.text[told.at : told.until])
    words = scene.parsed.text[told.start : told.end]
    noun = MEANT.search(words, max(0, told.at - told.start - 1)) or MEANT.search(words)
    ranked = sorted(earlier, key=lambda p: (_fits(p, by), p.start))
    ranked = [p for p in ranked if not (by and p.to and p.to != by and PRAISE.search(words))]
    if noun:
        types = TYPES_MEANT.get(noun["noun"].lower().rstrip("s"))
        owner = _named_owner(scene, said, noun, told)
        for kinds in (types[:1], types) if types else (None,):
            named = [
                p
                for p in ranked
                if (kinds is None or p.type in kinds)
                and told.sentence - p.sentence <= _NAMED_REACH
                and owner in (None, p.by, p.to)
            ]
            if named:
                return named[-1]
        if owner is not None:
            return None
        if types:
            ranked = [p for p in ranked if told.sentence - p.sentence <= _NEAR]
    topic = topic_of(words)
    gathering = _GATHERING.search(words) is not None
    same = [
        p
        for p in ranked
        if told.sentence - p.sentence <= _NAMED_REACH
        and (
            (topic and p.topic == topic)
            or (gathering and _GATHERING.search(scene.parsed.text, p.start, p.end) is not None)
        )
    ]
    if same:
        return same[-1]
    near = [p for p in ranked if told.sentence - p.sentence <= (_NAMED_REACH if noun else _REACH)]
    if near:
        return near[-1]
    own = set() if told.wording.verdict == "ignore" else _lemmas(scene, told.start, told.end)
    alike = [
        p for p in ranked if told.sentence - p.sentence <= _NAMED_REACH and own & _lemmas(scene, p.start, p.end)
    ]
    return alike[-1] if alike else None


def _fits(put: Put, by: str | None) -> int:
    """Return how well a side is the one that something was put to: named as such, nobody named, another named."""
    return 2 if by is not None and put.to == by else 1 if put.to is None else 0


def _just_before(earlier: list[Put], by: str | None, told: AnswerWords, words: str) -> Put | None:
    """Return what was put to a side just before its words."""
    near = [
        p
        for p in earlier
        if 0 <= told.sentence - p.sentence <= _NEAR
        and (p.to in (by, None) if by else p.to is not None and _OF_THING.match(words))
    ]
    return max(near, key=lambda p: (_fits(p, by), p.start), default=None)


def _named_owner(scene: Scene, said: list[Said], noun: re.Match[str], told: AnswerWords) -> str | None:
    """Return the side whose proposal an answer names: "Norland's offer", "our invitation", "a request by Norland"."""
    if noun["owner"].lower() == "our":
        return side_of_us(scene, said, told.start + noun.start())
    behind = re.match(
        r"(?:\s(?:of|for)\s[\w-]+(?:\s[\w-]+)?)?\s(?:(?:made|put forward|tabled|sent|issued)\s)?(?:by|from|of)\s(?P<who>(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3})",
        scene.parsed.text[told.start + noun.end() : told.end],
    )
    low = told.start + noun.start()
    return (side_in(scene, *_shifted(behind, told.start + noun.end())) if behind else None) or side_in(
        scene, low, told.start + noun.start("noun")
    )


def _shifted(found: re.Match[str], by: int) -> tuple[int, int]:
    return by + found.start("who"), by + found.end("who")


def _implied(scene: Scene, said: list[Said], puts: list[Put], by: str | None, told: AnswerWords) -> Put | None:
    """Return what only the answer tells of, as its noun and whose it is say; it is kept among what was put."""
    if by is None or not told.wording.plain:
        return None
    words = scene.parsed.text[told.start : told.end]
    noun = MEANT.search(words, max(0, told.at - told.start - 1)) or MEANT.search(words)
    owner = _named_owner(scene, said, noun, told) if noun else None
    if noun is None or owner is None or owner == by:
        return None
    behind = re.match(r"[^,;.\"]{0,120}", words[noun.end() :])
    first, last = scene.parsed.trimmed(
        told.start + noun.start(), told.start + noun.end() + (behind.end() if behind else 0)
    )
    kind = NOUN_KINDS.get(noun["noun"].lower(), "proposal")
    (topic,) = topics_of_puts(scene, said, [(first, last, told.sentence)])
    put = Put(
        start=first,
        end=last,
        by=owner,
        type=kind,
        rule="proposal-answered",
        sentence=told.sentence,
        topic=topic,
        to=by,
    )
    if any(p.start < last and first < p.end for p in puts):
        return None
    puts.append(put)
    return put
