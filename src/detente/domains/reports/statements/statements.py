"""Reads who said what: direct quotations with their speakers, and the clauses that verbs of saying carry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec

from detente.domains.reports.document.quotes import Quote
from detente.domains.reports.lexicon import VIA, WRITES_ON
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene, Speaker
from detente.domains.reports.statements.contents import Content, content_of
from detente.domains.reports.statements.cues import CueVerb, cue_verbs
from detente.domains.reports.statements.quoted import (
    cited_in,
    is_direct,
    is_heading,
    mode_of,
    quotes_in,
    stretch_of,
)
from detente.domains.reports.statements.turns import Turn, in_turn, turns_of, without_label
from detente.domains.reports.values.date_patterns import DAY_WORDS
from detente.model.time import Precision

_FRAGMENT_WORDS = 2
_MEDIA = frozenset(("agency", "newspaper", "television", "radio", "channel", "network", "magazine", "daily"))
UNNAMED = "not named"
_FIRST_PERSONS = frozenset(("i", "we", "you", "us"))
_REPORTING = frozenset(
    ["say", "tell", "write", "state", "claim", "deny", "announce", "report", "declare", "warn", "speak", "insist"]
)
"""Verbs by which a speaker tells what somebody else said."""


class Said(msgspec.Struct, kw_only=True, eq=False):
    """One statement under construction. Offsets are of the parsed text; `stretches` hold the words said."""

    stretches: tuple[tuple[int, int], ...]
    actor: Actor | None
    mode: str
    rule: str
    verb: str
    cue_stance: str
    sentence: int
    paragraph: int
    speaker_at: tuple[int, int] | None = None
    cue_at: tuple[int, int] | None = None
    topic: str | None = None
    stance: str = "assert"
    topic_percent: int | None = None
    stance_percent: int | None = None
    when: str | None = None
    inferred: bool = False
    where: str | None = None
    to: str | None = None
    via: str | None = None
    frame: str = ""

    def words(self, parsed: Parsed) -> str:
        """Return the words said."""
        return " ".join(parsed.text[start:end] for start, end in self.stretches)

    def whole(self) -> tuple[int, int]:
        """Return where the words begin and end, the verb of saying included."""
        first, last = self.cue_at or (self.start, self.end)
        return min(first, self.start), max(last, self.end)

    @property
    def start(self) -> int:
        """Return where the words begin."""
        return self.stretches[0][0]

    @property
    def end(self) -> int:
        """Return where the words end."""
        return self.stretches[-1][1]


def statements_of(scene: Scene) -> list[Said]:
    """Return the statements of a report in the order of their words; `judge` gives them topic and stance."""
    found: list[Said] = []
    turns = turns_of(scene)
    begun: set[int] = set()
    for number, sentence in enumerate(scene.parsed.sentences):
        if is_heading(scene.parsed, sentence):
            continue
        turn = turns.get(sentence.paragraph)
        own = turn is not None and in_turn(scene.parsed, sentence, turn)
        if turn is not None and own and turn.paragraph not in begun:
            begun.add(turn.paragraph)
            found.extend(_turn_said(scene, number, turn))
        scene.teller = turn.actor if turn is not None and own else None
        found.extend(
            _told_within(scene, number, sentence, turn)
            if own and turn
            else _in_sentence(scene, number, sentence, found)
        )
    found = [said for said in found if not _within_another(said, found)]
    unite_offices(scene, found)
    found.sort(key=lambda said: (said.start, said.end))
    carry_dates(found)
    return found


def unite_offices(scene: Scene, found: list[Said]) -> None:
    """Make one of an unnamed office and the person of that office named right behind: "the spokeswoman, Ada Lind"."""
    for office, person in scene.offices_named_later():
        scene.cast.merge(office, person)
        for said in found:
            said.actor = person if said.actor is office else said.actor


def _turn_said(scene: Scene, number: int, turn: Turn) -> Iterator[Said]:
    """Yield the words of a turn as one direct statement; none for a question."""
    if turn.actor is None or turn.end <= turn.start:
        return
    said = Said(
        stretches=((turn.start, turn.end),),
        actor=turn.actor,
        mode="direct",
        rule=turn.rule,
        verb="",
        cue_stance="assert",
        sentence=number,
        paragraph=turn.paragraph,
        speaker_at=turn.speaker_at,
        frame="turn",
        when=str(scene.day) if scene.day else None,
        inferred=True,
    )
    scene.spoke(turn.start, turn.actor)
    yield said


def _told_within(scene: Scene, number: int, sentence: Sentence, turn: Turn) -> Iterator[Said]:
    """Yield what a speaker tells of others ("Arvania has told us that ..."), never his own words."""
    parsed = scene.parsed
    found = (without_label(parsed, v, turn) for v in cue_verbs(parsed, sentence))
    verbs = [v for v in found if v.subject.lower_ not in _FIRST_PERSONS]
    reporting = [v for v in verbs if v.own_subject and v.token.lemma_ in _REPORTING]
    quotes = quotes_in(parsed, sentence)
    for verb in reporting:
        speakers = list(scene.speakers(verb.subject))
        behind = [q for q in quotes if q.opens > parsed.start_of(verb.token.i)]
        if behind and speakers:
            said = _direct(scene, number, sentence, behind, [verb], {verb.token.i: speakers}, [])
            _settle(scene, said, sentence)
            yield said
        elif speakers:
            others = [v for v in verbs if v is not verb]
            for content in content_of(parsed, sentence, verb, others):
                for said in _indirect(scene, number, sentence, verb, content, speakers):
                    if said.frame in ("forward", "according"):
                        _settle(scene, said, sentence)
                        yield said


def _within_another(said: Said, found: list[Said]) -> bool:
    """Return whether a verb of saying stands within what another one carries: that is hearsay of the first."""
    if said.cue_at is None:
        return False
    at = said.cue_at[0]
    others = (other for other in found if other is not said and other.frame != "turn")
    return any(start <= at < end for other in others for start, end in other.stretches)


def carry_dates(found: list[Said]) -> None:
    """Give a statement without a day the day on which the same speaker spoke before in this report."""
    known: dict[int, Said] = {}
    for said in found:
        if said.when is None and id(said.actor) in known:
            said.when, said.inferred = known[id(said.actor)].when, True
        if said.when is not None:
            known[id(said.actor)] = said


def _in_sentence(scene: Scene, number: int, sentence: Sentence, before: list[Said]) -> Iterator[Said]:
    parsed = scene.parsed
    verbs = list(cue_verbs(parsed, sentence))
    direct = [q for q in quotes_in(parsed, sentence) if is_direct(parsed, sentence, q, verbs)]
    speakers = {verb.token.i: list(scene.speakers(verb.subject)) for verb in verbs}
    media = cited_in(scene, sentence, verbs, speakers)
    used: set[int] = set()
    if direct:
        said = _direct(scene, number, sentence, direct, verbs, speakers, before)
        used |= {verb.token.i for verb in verbs if said.cue_at and parsed.start_of(verb.token.i) == said.cue_at[0]}
        _settle(scene, said, sentence)
        yield said
    for verb in verbs:
        if verb.token.i in used or not speakers[verb.token.i]:
            continue
        for content in content_of(parsed, sentence, verb, [v for v in verbs if v is not verb]):
            for said in _indirect(scene, number, sentence, verb, content, speakers[verb.token.i]):
                asked_for = said.verb in ("request", "ask") and said.frame == "object"
                said.via = media.get(verb.token.i, said.via)
                if not asked_for and not _covered(said, direct):
                    _settle(scene, said, sentence)
                    yield said


def _direct(
    scene: Scene,
    number: int,
    sentence: Sentence,
    quotes: list[Quote],
    verbs: list[CueVerb],
    speakers: dict[int, list[Speaker]],
    before: list[Said],
) -> Said:
    parsed = scene.parsed
    verb = _attribution(parsed, quotes, [v for v in verbs if "c" in v.cue.frames or v.according])
    stretches = tuple((quote.start, quote.end) for quote in quotes)
    said = Said(
        stretches=stretches,
        actor=None,
        mode="direct",
        rule="quote-unattributed",
        verb="",
        cue_stance="assert",
        sentence=number,
        paragraph=sentence.paragraph,
        frame="direct",
    )
    if verb is not None:
        speaker = next(iter(speakers[verb.token.i]), None)
        _attribute(parsed, said, verb, speaker, "quote")
        _told_whom(scene, said, verb)
        if speaker is None:
            said.actor = _described(scene, verb)
    else:
        _carry_on(scene, said, sentence, before)
    return said


def _described(scene: Scene, verb: CueVerb) -> Actor:
    """Return an actor for a subject of which only the words are known: "one of those present"."""
    start, end = scene.parsed.trimmed(
        scene.parsed.start_of(verb.subject.left_edge.i), scene.parsed.end_of(verb.subject.i)
    )
    return Actor(name=scene.parsed.text[start:end] or UNNAMED, type="office", rule="words-only")


def _attribution(parsed: Parsed, quotes: list[Quote], verbs: list[CueVerb]) -> CueVerb | None:
    """Return the verb of saying that stands nearest to the quotations, behind them rather than before."""
    first, last = quotes[0].opens, quotes[-1].closes
    behind = [v for v in verbs if parsed.start_of(v.token.i) >= quotes[0].closes and v.own_subject]
    ahead = [v for v in verbs if parsed.end_of(v.token.i) <= first]
    if behind:
        return min(behind, key=lambda v: abs(parsed.start_of(v.token.i) - min(last, quotes[0].closes)))
    return max(ahead, key=lambda v: int(v.token.i), default=None)


def _carry_on(scene: Scene, said: Said, sentence: Sentence, before: list[Said]) -> None:
    """Give a quotation without an attribution the speaker of the one before it, else the last one to speak."""
    last = next((s for s in reversed(before) if s.actor is not None), None)
    if last is not None and last.paragraph == sentence.paragraph:
        said.actor, said.rule = last.actor, "quote-carried-on"
        said.speaker_at, said.cue_at, said.verb = last.speaker_at, last.cue_at, last.verb
        said.when, said.inferred = last.when, last.inferred
        return
    subject = _subject_before(scene, said.start)
    said.actor = subject or scene.last_speaker(said.start, types=("person", "office", "organisation"))
    said.rule = "quote-subject-before" if subject else "quote-last-speaker"


def _subject_before(scene: Scene, start: int) -> Actor | None:
    low = scene.parsed.pieces[scene.parsed.paragraph_at(start)].start
    persons = [a for m, a in scene.cast.before(start) if m.start >= low and a.type == "person"]
    return persons[0] if persons else None


def _indirect(
    scene: Scene, number: int, sentence: Sentence, verb: CueVerb, content: Content, speakers: list[Speaker]
) -> Iterator[Said]:
    parsed = scene.parsed
    stretches = tuple(s for s in (stretch_of(parsed, *pair) for pair in content.stretches) if s[1] > s[0])
    if not stretches:
        return
    for speaker in speakers:
        if any(start <= speaker.start and speaker.end <= end for start, end in stretches):
            continue
        said = Said(
            stretches=stretches,
            actor=speaker.actor,
            mode=mode_of(parsed, stretches),
            rule="",
            verb="",
            cue_stance="assert",
            sentence=number,
            paragraph=sentence.paragraph,
            frame=content.frame,
        )
        _attribute(parsed, said, verb, speaker, content.frame)
        if content.addressee is not None:
            said.to = _side_named(scene, content.addressee)
        _told_whom(scene, said, verb)
        yield said


def _told_whom(scene: Scene, said: Said, verb: CueVerb) -> None:
    """Keep to whom it was told: a side (`to`), or a newspaper or station by its name (`via`)."""
    if said.verb != "tell":
        return
    whom = next((c for c in verb.token.rights if c.dep_ in ("dobj", "dative")), None)
    if whom is None:
        return
    said.to = said.to or _side_named(scene, whom)
    if said.to is None and (whom.pos_ == "PROPN" or whom.lower_ in _MEDIA):
        words = scene.parsed.text[scene.parsed.start_of(whom.left_edge.i) : scene.parsed.end_of(whom.i)]
        said.via = words.removeprefix("the ")


def _attribute(parsed: Parsed, said: Said, verb: CueVerb, speaker: Speaker | None, frame: str) -> None:
    said.actor = speaker.actor if speaker else None
    said.rule = (
        f"{frame}-{speaker.rule if verb.own_subject else 'shared-subject'}" if speaker else f"{frame}-words"
    )
    said.verb = "according" if verb.according else verb.token.lemma_.lower()
    said.cue_stance = verb.cue.stance
    if speaker and verb.own_subject:
        said.speaker_at = (speaker.start, speaker.end)
    last = verb.token.i + 1 if verb.according else verb.token.i
    doc = parsed.doc
    behind = doc[last + 1] if last + 1 < len(doc) else None
    if frame == "forward" and behind is not None and behind.text.lower() == "that":
        last += 1
    said.cue_at = (parsed.start_of(verb.token.i), parsed.end_of(last))


def _covered(said: Said, direct: list[Quote]) -> bool:
    return any(quote.opens <= said.start and said.end <= quote.closes for quote in direct)


def _settle(scene: Scene, said: Said, sentence: Sentence) -> None:
    """Fill in when, where and how something was said, from the words of the sentence outside its content."""
    parsed = scene.parsed
    if said.actor is not None:
        scene.spoke(said.cue_at[0] if said.cue_at else said.start, said.actor, said.stretches)
    for start, end in _around(parsed, sentence, said):
        words = parsed.text[start:end]
        _when(scene, said, start, end)
        via = VIA.search(words)
        if via and not said.via:
            said.via = via["via"]
    said.via = said.via or WRITES_ON.get(said.verb)
    if said.cue_at and not said.where:
        said.where = _where(scene, said)


def _around(parsed: Parsed, sentence: Sentence, said: Said) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the clause of the verb of saying that are not content."""
    low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    at = low
    for start, end in said.stretches:
        if start > at:
            yield at, start
        at = max(at, end)
    if high > at and said.frame in ("direct", "backward", "around", "object"):
        yield at, high


def _when(scene: Scene, said: Said, start: int, end: int) -> None:
    for mention in scene.dates_in(start, end):
        one_day = mention.precision is Precision.DAY and mention.first_day == mention.last_day
        if scene.parsed.text[: mention.start].endswith("of ") or mention.first_day is None:
            continue
        if one_day:
            # Nobody has spoken on a day to come: a bare weekday then is the one before.
            ahead = mention.how == "weekday" and scene.day is not None and mention.first_day > scene.day
            day = mention.first_day - timedelta(days=7) if ahead else mention.first_day
            said.when, said.inferred = str(day), mention.inferred
            return


def _where(scene: Scene, said: Said) -> str | None:
    """Return the place that a phrase of the verb itself names: "said in Crimea"."""
    assert said.cue_at is not None
    for index in scene.parsed.tokens(*said.cue_at):
        for child in scene.parsed.doc[index].rights:
            if child.dep_ == "prep" and child.text.lower() in ("in", "at"):
                place = next((c for c in child.children if c.dep_ == "pobj"), None)
                if place is not None and place.pos_ == "PROPN" and place.lower_ not in DAY_WORDS:
                    words = str(scene.parsed.doc[place.left_edge.i : place.i + 1].text)
                    names = scene.cast.names
                    return words if any(names.places(words)) or names.party_in(words) else None
    return None


def _side_named(scene: Scene, token: Any) -> str | None:
    parsed = scene.parsed
    start, end = parsed.start_of(token.left_edge.i), parsed.end_of(token.i)
    actor = scene.cast.at(parsed.start_of(token.i), end)
    if actor is not None and actor.side:
        return actor.side
    return scene.cast.names.side_of(scene.cast.party_in(parsed.text[start:end], start))
