"""Gives each statement its topic and its stance, with how sure that is: `judge_topics.py`, `judge_stances.py`.

Both lay numbers side by side for each statement and each class (the weights counted from the words, the wordings that
fit, what stands around) and add them up with the shares that stand in tables there. The shares were fitted with the
likelihood as the measure on the annotated reports for development (`python -m tests.scoring.shares FOLDER ...` prints
them anew), so that the percentages can be read as chances.
"""

from __future__ import annotations

from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.judge_stances import judge_stances
from detente.domains.reports.statements.judge_topics import judge_topics
from detente.domains.reports.statements.statements import Said


def judge(scene: Scene, found: list[Said]) -> None:
    """Give topic, stance and the confidence in both to all statements of a report, in the order of the text."""
<<<<<<< HEAD
    _topics(scene, found)
    _stances(scene, found)


def _topics(scene: Scene, found: list[Said]) -> None:
    if not found:
        return
    reader = _Reader(scene)
    rows = np.array([reader.topic(said) for said in found])
    chances = _chances(rows)
    rows = rows + _BESIDE["all"] * chances.mean(axis=0)
    rows[1:] += _BESIDE["last"] * chances[:-1]
    rows[:-1] += _BESIDE["next"] * chances[1:]
    for number, said in enumerate(found):
        if said.frame == "according" and number and found[number - 1].sentence == said.sentence:
            rows[number] = rows[number - 1]
    for said, row, chance in zip(found, rows, _chances(rows), strict=True):
        if row.any():
            said.topic = TOPICS[int(row.argmax())]
            said.topic_percent = round(100 * float(chance.max()))


def topics_at(scene: Scene, places: list[tuple[int, int, int]]) -> list[str | None]:
    """Return the topic of words at each place (start, end, sentence), judged as if somebody had said them."""
    reader = _Reader(scene) if places else None
    rows = [reader.at(*place) for place in places] if reader is not None else []
    return [TOPICS[int(row.argmax())] if row.any() else None for row in rows]


def _chances(rows: Scores) -> Scores:
    """Return the chances of the classes in each row of scores (softmax)."""
    raised = np.exp(rows - rows.max(axis=-1, keepdims=True))
    chances: Scores = raised / raised.sum(axis=-1, keepdims=True)
    return chances


class _Reader:
    """Scores of the stretches of one report, each counted once."""

    def __init__(self, scene: Scene) -> None:
        self.parsed = scene.parsed
        self.known: dict[tuple[str, str], Scores] = {}
        pieces = self.parsed.pieces
        self.frame = self.score("headline", scene.cast.headline) + self.score("whole", self.parsed.text)
        self.frame = self.frame + self.score("lead", self.piece(0) if pieces else "")

    def piece(self, number: int) -> str:
        piece = self.parsed.pieces[max(0, number)]
        return self.parsed.text[piece.start : piece.end]

    def at(self, start: int, end: int, number: int) -> Scores:
        sentence = self.parsed.sentences[number]
        around = self.parsed.text[self.parsed.start_of(sentence.first) : self.parsed.end_of(sentence.last - 1)]
        return (
            self.frame
            + self.score("own", self.parsed.text[start:end])
            + self.score("sentence", around)
            + self.score("paragraph", self.piece(sentence.paragraph))
            + self.score("before", self.piece(sentence.paragraph - 1))
        )

    def topic(self, said: Said) -> Scores:
        sentence = self.parsed.sentences[said.sentence]
        around = self.parsed.text[self.parsed.start_of(sentence.first) : self.parsed.end_of(sentence.last - 1)]
        return (
            self.frame
            + self.score("own", said.words(self.parsed))
            + self.score("sentence", around)
            + self.score("paragraph", self.piece(said.paragraph))
            + self.score("before", self.piece(said.paragraph - 1))
        )

    def score(self, stretch: str, words: str) -> Scores:
        key = (stretch, words)
        if key not in self.known:
            counted, table = _SHARES[stretch]
            features = topic_features(words)
            scores = counted * topic_weights().of(features) / max(1, len(features)) ** 0.5
            for topic, weight in topics_in(words).items() if table else ():
                scores[TOPICS.index(topic)] += table * weight
            self.known[key] = scores
        return self.known[key]


def _stances(scene: Scene, found: list[Said]) -> None:
    last: dict[int, Scores] = {}
    for number, said in enumerate(found):
        fixed = _of_verb(said)
        voiced = _expressed(said.words(scene.parsed)) if said.verb in ("express", "voice") else None
        performed = None if fixed else voiced or _performed(scene, said)
        if fixed or performed:
            said.stance = fixed or performed or "assert"
            said.stance_percent = _OF_VERB_PERCENT if fixed else _OF_WORDS_PERCENT
            chances = np.eye(len(STANCES))[STANCES.index(said.stance)]
        else:
            row = _stance_row(scene, said, accused=_accused(found[:number], said))
            if id(said.actor) in last:
                row = row + _SAME_SPEAKER * last[id(said.actor)]
            chances = _chances(row)
            said.stance = STANCES[int(row.argmax())]
            said.stance_percent = round(100 * float(chances.max()))
        last[id(said.actor)] = chances


def _of_verb(said: Said) -> str | None:
    """Return the stance of the verb of saying; None where it leaves that to the words."""
    if said.cue_stance == "assert" or (said.verb == "ask" and said.mode == "direct"):
        return None
    if said.verb == "call" and said.frame != "infinitive":
        return None
    return said.cue_stance


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
        if stance is None or stance == "assert" or (token.lemma_ == "call" and not _calls_on(token)):
            continue
        plain = not any(c.dep_ in ("neg", "aux") for c in verb.children)
        if plain and any(c.dep_ == "nsubj" and _is_own(scene, said.actor, c) for c in verb.children):
            return stance
    return None


def _first_clause(scene: Scene, said: Said) -> Iterator[Any]:
    parsed = scene.parsed
    first = parsed.tokens(*said.stretches[0])
    end = parsed.doc[first[0]].sent.end if len(first) else 0
    return (parsed.doc[i] for i in first if i < end)


def _calls_on(token: Any) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for c in token.children)


def _is_own(scene: Scene, speaker: Actor | None, subject: Any) -> bool:
    if subject.lower_ in _OWN_SUBJECTS:
        return True
    named = scene.cast.at(scene.parsed.start_of(subject.i), scene.parsed.end_of(subject.i))
    return named is not None and speaker is not None and named.side is not None and named.side == speaker.side


def _stance_row(scene: Scene, said: Said, *, accused: bool) -> Scores:
    words = said.words(scene.parsed)
    sided = with_sides(scene, said, words)
    features = stance_features(sided)
    row: Scores = _STANCE_SHARE * stance_weights().of(features) / max(1, len(features)) ** 0.5
    for stance, bias in _BIAS.items():
        row[STANCES.index(stance)] += bias
    for stance, pattern in STANCE_PATTERNS:
        row[STANCES.index(stance)] += _PATTERN_SHARE * bool(pattern.search(words))
    negated = _NEGATED.search(words) is not None
    row[STANCES.index("deny")] += _ANSWERING * (accused + (accused and negated))
    row[STANCES.index("accuse")] += _ANSWERING * (("?" in words) + bool(_ARMS_OF_OTHERS.search(sided)))
    row[STANCES.index("accuse")] -= _ANSWERING * ("@them" not in sided)
    return row


def _accused(before: list[Said], said: Said) -> bool:
    """Return whether somebody of another side has spoken before, whom these words may answer."""
    side = said.actor.side if said.actor else None
    return any(one.actor is not None and one.actor.side != side for one in before)


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
=======
    if found:
        judge_topics(scene, found)
        judge_stances(scene, found)
>>>>>>> main
