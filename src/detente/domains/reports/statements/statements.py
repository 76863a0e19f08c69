"""Reads who said what: direct quotations with their speakers, and the clauses that verbs of saying carry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from detente.domains.reports.document.quotes import Quote
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene, Speaker
from detente.domains.reports.statements.asides import Content
from detente.domains.reports.statements.carried import carry_on, left_over
from detente.domains.reports.statements.circumstances import settle, side_named, told_whom
from detente.domains.reports.statements.contents import content_of, goes_on, words_before
from detente.domains.reports.statements.cues import CueVerb, cue_verbs
from detente.domains.reports.statements.nested import nested_in
from detente.domains.reports.statements.quoted import (
    cited_in,
    described,
    is_direct,
    is_heading,
    mode_of,
    open_attribution,
    quotes_in,
    stretch_of,
)
from detente.domains.reports.statements.relays import without_relays
from detente.domains.reports.statements.turns import Turn, in_turn, turns_of, without_label

_FRAGMENT_WORDS = 2
_FIRST_PERSONS = frozenset(("i", "we", "you", "us"))
_REPORTING = frozenset(
    ["say", "tell", "write", "state", "claim", "deny", "announce", "report", "declare", "warn", "speak", "insist",
     "answer", "reply", "respond", "call", "describe", "ask", "assure", "promise", "threaten"]
)  # fmt: skip
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
            else _of_sentence(scene, number, sentence, found)
        )
    found = [said for said in found if not _within_another(said, found)]
    unite_offices(scene, found)
    found.sort(key=lambda said: (said.start, said.end))
    _attribute_open(scene, found)
    carry_dates(found)
    return found


def _attribute_open(scene: Scene, found: list[Said]) -> None:
    """Give a quotation that goes on in the next paragraph the speaker named there, if none was named before."""
    open_ends = {quote.end for quote in scene.parsed.quotes if not quote.closed}
    direct = [said for said in found if said.frame == "direct"]
    for said, following in reversed(list(pairwise(direct))):
        goes_on = said.end in open_ends and following.paragraph == said.paragraph + 1
        if goes_on and said.rule == "quote-last-speaker" and following.rule != "quote-last-speaker":
            said.actor, said.rule = following.actor, "quote-goes-on"


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
    all_verbs = list(found)
    verbs = [v for v in all_verbs if v.subject.lower_ not in _FIRST_PERSONS]
    reporting = [v for v in verbs if v.own_subject and v.token.lemma_ in _REPORTING]
    quotes = quotes_in(parsed, sentence)
    own = [v for v in all_verbs if v.subject.lower_ == "i" and turn.actor is not None]
    if own and not reporting and quotes and parsed.text[: quotes[0].opens].rstrip().endswith(":"):
        # "I told the President: '...'": what the speaker quotes of himself.
        said = _direct(scene, number, sentence, quotes[:1], [], {}, [])
        said.actor, said.rule, said.speaker_at = turn.actor, "quote-turn", None
        settle(scene, said, sentence)
        yield said
        quotes = quotes[1:]
    for verb in reporting:
        speakers = list(scene.speakers(verb.subject))
        behind = [q for q in quotes if q.opens > parsed.start_of(verb.token.i)]
        if behind and speakers:
            said = _direct(scene, number, sentence, behind, [verb], {verb.token.i: speakers}, [])
            settle(scene, said, sentence)
            yield said
        elif speakers:
            others = [v for v in verbs if v is not verb]
            for content in content_of(parsed, sentence, verb, others):
                for said in _indirect(scene, number, sentence, verb, content, speakers):
                    asked = turn.actor is None and said.mode == "mixed"
                    if said.frame in ("forward", "according") or asked:
                        settle(scene, said, sentence)
                        yield said


def _within_another(said: Said, found: list[Said]) -> bool:
    """Return whether a verb of saying stands within what another one carries: that is hearsay of the first."""
    if said.cue_at is None or said.frame == "nested":
        return False
    at = said.cue_at[0]
    others = [other for other in found if other is not said and other.frame != "turn"]
    if said.frame in ("around", "backward"):
        # "If this is what X calls peace, Y said, then ...": what X calls stands within Y's words, not Y's verb within X's.
        others = [o for o in others if not (o.cue_at and any(a <= o.cue_at[0] < b for a, b in said.stretches))]
    return any(start <= at < end for other in others for start, end in other.stretches)


def carry_dates(found: list[Said]) -> None:
    """Give a statement without a day the day on which the same speaker spoke before in this report."""
    known: dict[int, Said] = {}
    for said in found:
        if said.when is None and id(said.actor) in known:
            said.when, said.inferred = known[id(said.actor)].when, True
        if said.when is not None:
            known[id(said.actor)] = said


def _of_sentence(scene: Scene, number: int, sentence: Sentence, before: list[Said]) -> Iterator[Said]:
    """Yield what a sentence tells, and each quotation with a whole clause that is in none of it."""
    told = list(_in_sentence(scene, number, sentence, before))
    yield from told
    free = left_over(scene.parsed, quotes_in(scene.parsed, sentence), [said.stretches for said in told])
    for quote in free:
        said = _direct(scene, number, sentence, [quote], [], {}, [*before, *told])
        settle(scene, said, sentence)
        yield said


def _in_sentence(scene: Scene, number: int, sentence: Sentence, before: list[Said]) -> Iterator[Said]:
    parsed = scene.parsed
    all_verbs = verbs = list(cue_verbs(parsed, sentence))
    direct = [q for q in quotes_in(parsed, sentence) if is_direct(parsed, sentence, q, verbs)]
    speakers = {verb.token.i: list(scene.speakers(verb.subject)) for verb in verbs}
    _share_speakers(verbs, speakers)
    media = cited_in(scene, sentence, verbs, speakers)
    verbs = without_relays(scene, verbs, speakers, media)
    used: set[int] = set()
    if direct:
        said = _direct(scene, number, sentence, direct, verbs, speakers, before)
        used |= {verb.token.i for verb in verbs if said.cue_at and parsed.start_of(verb.token.i) == said.cue_at[0]}
        settle(scene, said, sentence)
        yield said
        yield from _nested(scene, number, sentence, said)
    for verb in verbs:
        if not speakers[verb.token.i]:
            continue
        if verb.token.i in used:
            # "This could not be done, X said: '...'": the words before it are X's too.
            if all(q.opens > parsed.start_of(verb.token.i) for q in direct):
                yield from _before_colon(scene, number, sentence, verb, speakers[verb.token.i])
            continue
        for content in content_of(parsed, sentence, verb, [v for v in all_verbs if v is not verb]):
            for said in _indirect(scene, number, sentence, verb, content, speakers[verb.token.i]):
                asked_for = said.verb in ("request", "ask") and said.frame == "object"
                said.via = media.get(verb.token.i, said.via)
                if not asked_for and not _covered(said, direct):
                    settle(scene, said, sentence)
                    yield said


def _nested(scene: Scene, number: int, sentence: Sentence, outer: Said) -> Iterator[Said]:
    """Yield what is quoted within a quotation, for those who said it."""
    if outer.actor is None:
        return
    parsed = scene.parsed
    for quote, actor, verb, subject in nested_in(scene, outer.stretches, outer.actor):
        yield Said(
            stretches=((quote.start, quote.end),),
            actor=actor,
            mode="direct",
            rule="quote-within",
            verb=verb.lemma_.lower(),
            cue_stance="assert",
            sentence=number,
            paragraph=sentence.paragraph,
            speaker_at=(parsed.start_of(subject.i), parsed.end_of(subject.i)),
            cue_at=(parsed.start_of(verb.i), parsed.end_of(verb.i)),
            frame="nested",
        )


def _before_colon(
    scene: Scene, number: int, sentence: Sentence, verb: CueVerb, speakers: list[Speaker]
) -> Iterator[Said]:
    content = words_before(scene.parsed, sentence, verb, [])
    if content is None or content.frame != "backward":
        return
    if scene.parsed.doc[content.stretches[0][0]].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PART"):
        return
    for said in _indirect(scene, number, sentence, verb, content, speakers):
        settle(scene, said, sentence)
        yield said


def _share_speakers(verbs: list[CueVerb], speakers: dict[int, list[Speaker]]) -> None:
    """Give a verb joined to a clause said the speaker of that clause: "said it had ended and asked X to ..."."""
    for verb in verbs:
        saying = next((v for v in verbs if v.token == verb.token.head.head and goes_on(verb, v)), None)
        if saying is not None and saying is not verb:
            speakers[verb.token.i] = speakers[saying.token.i]


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
    verb = _attribution(parsed, quotes, [v for v in verbs if set("cqt") & set(v.cue.frames) or v.according])
    loose = open_attribution(parsed, sentence, quotes) if verb is None else None
    if loose is not None:
        speakers[loose.token.i] = list(scene.speakers(loose.subject))
        verb = loose if speakers[loose.token.i] else None
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
        told_whom(scene, said, verb)
        if speaker is None:
            said.actor = described(scene, verb)
    else:
        carry_on(scene, said, sentence, before)
    return said


def _attribution(parsed: Parsed, quotes: list[Quote], verbs: list[CueVerb]) -> CueVerb | None:
    """Return the verb of saying that stands nearest to the quotations, behind them rather than before."""
    first, last = quotes[0].opens, quotes[-1].closes
    behind = [v for v in verbs if parsed.start_of(v.token.i) >= quotes[0].closes and v.own_subject]
    ahead = [v for v in verbs if parsed.end_of(v.token.i) <= first]
    if behind:
        return min(behind, key=lambda v: abs(parsed.start_of(v.token.i) - min(last, quotes[0].closes)))
    return max(ahead, key=lambda v: int(v.token.i), default=None)


def _indirect(
    scene: Scene, number: int, sentence: Sentence, verb: CueVerb, content: Content, speakers: list[Speaker]
) -> Iterator[Said]:
    parsed = scene.parsed
    stretches = tuple(s for s in (stretch_of(parsed, *pair) for pair in content.stretches) if s[1] > s[0])
    if not stretches or (verb.according and not _tells_enough(parsed, stretches)):
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
            said.to = side_named(scene, content.addressee)
        told_whom(scene, said, verb)
        yield said


def _tells_enough(parsed: Parsed, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Return whether there are two words at least: "Not in the view of X" tells nothing by itself."""
    return sum(len(parsed.text[start:end].split()) for start, end in stretches) > 1


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
