"""Finds what was said: quotations with a verb of saying, clauses of that-words, attributions, what somebody is accused of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.domains.reports.document.quotes import Quote, quotes_in
from detente.domains.reports.languages.cues import Cue, Said, cues_in
from detente.domains.reports.languages.mentions import Stretch
from detente.domains.reports.languages.scene import Scene, sentences_of
from detente.domains.reports.languages.speaker import Speaker, Voices
from detente.domains.reports.languages.told_values import days_in

_BY_VERB_PERCENT, _TOLD_PERCENT, _GUESSED_PERCENT = 95, 60, 30
"""What is taken to be right: a stance by a verb such as "denied", which no reader may take for "said"; a topic or a
stance by an unmistakable word; a stance by nothing but a plain verb."""
_BY_VERB = frozenset(["deny", "demand", "accuse", "propose", "warn", "regret"])
_FEW_WORDS, _CLOSE = 4, 4
_BEHIND_QUOTE = re.compile(r"\s?[,.]?\s?(?:[-–—]\s?)?")
_DIALOGUE = re.compile(r"[-–—]\s?(?P<words>[^\n]{2,600}?)[,.!?…]?\s?[-–—]\s?(?=\w)")
_INSERTED = re.compile(
    r"(?P<first>[^\n]{2,600}?)[,.!?]?\s[-–—]\s(?P<cue>[^\n\"«»]{3,160}?)[,.]\s[-–—]\s(?P<second>[^\n]{2,600})"
)
_REACH = 60
_SHORTEST = 8
_LONGEST_NAME = 60


class Statements:
    """The statements of a report as they are found, paragraph by paragraph."""

    def __init__(self, scene: Scene, voices: Voices) -> None:
        """Start with none."""
        self.scene, self.voices, self.found = scene, voices, list[Said]()
        self.that = re.compile(scene.words.speech.gap + r"(?P<that>\s?" + scene.words.speech.that + ")")

    def read(self) -> list[Said]:
        """Return the statements of all paragraphs, in the order of the text."""
        for start, end in self.scene.paragraphs:
            self._paragraph(start, end)
        for said in self.found:
            self._judge(said)
        return sorted(self.found, key=lambda said: said.stretches[0])

    def _paragraph(self, start: int, end: int) -> None:
        text = self.scene.text
        dialogue = _DIALOGUE.match(text, start, end)
        if dialogue is not None:
            self._dialogue(dialogue, end)
            return
        quotes = [q for q in quotes_in(text[start:end], start) if not self._is_name(q)]
        sentences = list(sentences_of(text, start, end, self.scene.words))
        for number, (first, last) in enumerate(sentences):
            here = [q for q in quotes if first <= q.opens < last]
            before = sentences[number - 1] if number else None
            self._sentence((first, last), before, here, (start, end))

    def _sentence(self, at: Stretch, before: Stretch | None, quotes: Sequence[Quote], whole: Stretch) -> None:
        """Try the forms in which speech is told, the surest first; each looks only at what none before has taken."""
        if before is not None and not quotes and self._about_this(at, before):
            return
        taken = len(self.found)
        for said in self._clauses(at, quotes):
            self._keep(said)
        for quote in quotes:
            if not self._is_taken(quote.start, quote.end):
                self._quote(quote, at, whole)
        for said in self._accused(at):
            self._keep(said)
        if len(self.found) == taken and not quotes:
            for said in self._attributed(at):
                self._keep(said)

    def _keep(self, said: Said | None) -> None:
        if said is None:
            return
        said.stretches = [self._trimmed(*stretch) for stretch in said.stretches]
        if any(end - start < _SHORTEST or self._is_taken(start, end) for start, end in said.stretches):
            return
        self.voices.spoke(said.speaker)
        self.found.append(said)

    def _is_taken(self, start: int, end: int) -> bool:
        near = self.found[-12:]
        return any(first < end and start < last for said in near for first, last in said.stretches)

    def _trimmed(self, start: int, end: int) -> Stretch:
        """Return a stretch without the marks, blanks and stops at its ends."""
        text = self.scene.text
        while start < end and text[start] in " ,.—–-\u00a0":
            start += 1
        while end > start and text[end - 1] in " ,.;:—–-\u00a0":
            end -= 1
        return start, end

    def _is_name(self, quote: Quote) -> bool:
        """Return whether words in quotation marks are a name: of an exercise, an agency, a thing; nobody said them."""
        text, words = self.scene.text, self.scene.text[quote.start : quote.end]
        before = text[max(0, quote.opens - 2) : quote.opens]
        short = len(words) <= _LONGEST_NAME and words[:1].isupper() and words[-1:] not in ".,!?…"
        behind = text[quote.closes : quote.closes + 3].lstrip()
        return (
            short
            and before[-1:] == " "
            and before[:1].isalnum()
            and behind[:1] not in ("—", "–", "-")
            and not self._said_behind(quote)
        )

    def _said_behind(self, quote: Quote) -> bool:
        gap = _BEHIND_QUOTE.match(self.scene.text, quote.closes)
        at = gap.end() if gap else quote.closes
        return any(cue.start == at for cue in cues_in(self.scene.text, at, at + _REACH, self.scene.words))

    # -- that-clauses

    def _clauses(self, at: Stretch, quotes: Sequence[Quote]) -> Iterator[Said]:
        """Yield what stands in the clauses of verbs of saying that no quotation holds."""
        text, start = self.scene.text, at[0]
        before: Speaker | None = None
        for cue in cues_in(text, *at, self.scene.words):
            opened = self.that.match(text, cue.end, at[1])
            if opened is None or any(q.opens <= cue.start < q.closes for q in quotes):
                continue
            gap = text[cue.end : opened.start("that")]
            if cues_in(text, cue.end, opened.start("that"), self.scene.words) or "(" in gap:
                continue
            speaker = self._of_clause(start, cue, opened.start("that")) or (before if start > at[0] else None)
            before = speaker
            stop = self._clause_end(opened.end(), at[1], quotes)
            start = stop
            if speaker is None:
                continue
            for first, last in self._parts(opened.end(), stop):
                that = opened.end() if not gap.strip() else cue.end
                yield self._made([(first, last)], speaker, (cue.start, that), cue.stance, "clause", quotes)

    def _of_clause(self, start: int, cue: Cue, stop: int) -> Speaker | None:
        """Return the speaker of a clause: between verb and clause, else before the verb, else who spoke before."""
        found = self.voices.in_window(cue.end, stop) or self.voices.in_window(start, cue.start, nearest_last=True)
        if found is None and self._is_void(start, cue.start):
            return Speaker(self.voices.last, None, "speaker before") if self.voices.last else None
        return found

    def _is_void(self, start: int, end: int) -> bool:
        """Return whether a verb has no subject of its own: the language allows it, and only small words stand before."""
        return self.scene.words.speech.void and len(self.scene.text[start:end].split()) < _FEW_WORDS

    def _clause_end(self, start: int, end: int, quotes: Sequence[Quote]) -> int:
        """Return where a clause ends: before what goes on about the saying, else at the end of the sentence."""
        for match in self.scene.words.speech.clause_end.finditer(self.scene.text, start, end):
            if not any(q.opens < match.start() < q.closes for q in quotes):
                return match.start()
        return end

    def _parts(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the parts of `that A and that B`."""
        joint = re.compile(r"\s(?:y|e)\sque\s" if not self.scene.words.cases else r",?\sи\sчто\s")
        for match in joint.finditer(self.scene.text, start, end):
            yield start, match.start()
            start = match.end()
        yield start, end

    def _made(
        self, stretches: list[Stretch], speaker: Speaker, cue: Stretch | None, stance: str, rule: str,
        quotes: Sequence[Quote] = (),
    ) -> Said:  # fmt: skip
        """Return a statement; words that stand in quotation marks as a whole are direct, in part mixed."""
        start, end = self._trimmed(*stretches[0])
        inside = [q for q in quotes if start <= q.opens and q.closes <= end + 1]
        mode = "mixed" if inside else "indirect"
        if len(inside) == 1 and start == inside[0].opens and inside[0].closes >= end:
            mode, stretches = "direct", [(inside[0].start, inside[0].end)]
        return Said(stretches, speaker, cue, stance, rule, mode)

    # -- quotations

    def _quote(self, quote: Quote, at: Stretch, whole: Stretch) -> None:
        text = self.scene.text
        inserted = _INSERTED.fullmatch(text, quote.start, quote.end)
        if inserted is not None:
            cues = cues_in(text, *inserted.span("cue"), self.scene.words)
            speaker = self.voices.in_window(cues[0].end, inserted.end("cue")) if cues else None
            if speaker is not None:
                parts = [inserted.span("first"), inserted.span("second")]
                said = self._made(
                    parts, speaker, (cues[0].start, cues[0].end), cues[0].stance, "quotation cut in two"
                )
                said.mode = "direct"
                self._keep(said)
                return
        told = self._behind(quote, whole[1]) or self._before(quote, at) or self._resumed(quote, whole)
        if told is not None:
            told.mode = "direct"
        self._keep(told)

    def _behind(self, quote: Quote, end: int) -> Said | None:
        """Return the statement whose verb of saying stands right behind the quotation."""
        text, words = self.scene.text, self.scene.words
        gap = _BEHIND_QUOTE.match(text, quote.closes)
        at = gap.end() if gap else quote.closes
        cue = next(iter(cues_in(text, at, min(end, at + _REACH), words)), None)
        if (
            cue is None
            or re.search(r"[.;:«»“”\"]", text[at : cue.start])
            or len(text[at : cue.start].split()) > _FEW_WORDS
        ):
            return None
        stop = next((stop for first, stop in sentences_of(text, cue.start, end, words)), end)
        opened = re.search(r"[«“„\":]", text[cue.end : stop])
        stop = cue.end + opened.start() if opened else stop
        speaker = self.voices.in_window(cue.end, stop) or self.voices.in_window(at, cue.start, nearest_last=True)
        if speaker is None and self._is_void(cue.end, cue.end) and self.voices.last:
            speaker = Speaker(self.voices.last, None, "speaker before")
        if speaker is None:
            return None
        return self._made(
            [(quote.start, quote.end)], speaker, (cue.start, cue.end), cue.stance, "quotation, verb behind"
        )

    def _before(self, quote: Quote, at: Stretch) -> Said | None:
        """Return the statement whose verb of saying leads to the quotation with a colon."""
        text = self.scene.text
        lead = text[at[0] : quote.opens].rstrip()
        cues = cues_in(text, at[0], quote.opens, self.scene.words)
        if (
            not cues
            or not lead.endswith((":", ",", "—", "–", "-"))
            or (lead[-1] != ":" and quote.opens - cues[-1].end > _CLOSE)
        ):
            return None
        cue = cues[-1]
        speaker = self.voices.in_window(cue.end, quote.opens) or self.voices.in_window(
            at[0], cue.start, nearest_last=True
        )
        if speaker is None and self._is_void(at[0], cue.start) and self.voices.last:
            speaker = Speaker(self.voices.last, None, "speaker before")
        if speaker is None:
            return None
        return self._made(
            [(quote.start, quote.end)], speaker, (cue.start, cue.end), cue.stance, "quotation, verb before"
        )

    def _resumed(self, quote: Quote, whole: Stretch) -> Said | None:
        """Return a quotation that stands alone behind another of the same paragraph as said by the same."""
        text = self.scene.text
        before = self.found[-1] if self.found and self.found[-1].stretches[0][0] >= whole[0] else None
        alone = (
            text[: quote.opens].rstrip()[-1:] in ".!?"
            and text[quote.closes : quote.closes + 2].strip(" .\n") == ""
        )
        if before is None or before.mode == "indirect" or not alone:
            return None
        return self._made([(quote.start, quote.end)], before.speaker, None, "assert", "quotation resumed")

    def _dialogue(self, match: re.Match[str], end: int) -> None:
        """Keep the words of a line of dialogue that a dash opens and a verb of saying closes."""
        cue = next(
            iter(cues_in(self.scene.text, match.end(), min(end, match.end() + _REACH), self.scene.words)), None
        )
        if cue is None or cue.start != match.end():
            return
        speaker = self.voices.in_window(cue.end, end)
        if speaker is not None:
            said = self._made([match.span("words")], speaker, (cue.start, cue.end), cue.stance, "dialogue")
            said.mode = "direct"
            self._keep(said)

    # -- attributions

    def _about_this(self, at: Stretch, before: Stretch) -> bool:
        """Keep the sentence before as said by whom "X said so" names; return whether the sentence is such a one."""
        pattern = self.scene.words.speech.about_this
        match = pattern.match(self.scene.text, *at) if pattern else None
        if match is None:
            return False
        speaker = self.voices.in_window(match.end(), at[1])
        if speaker is not None:
            self._keep(self._made([before], speaker, match.span("cue"), "assert", "named in the next sentence"))
        return True

    def _attributed(self, at: Stretch) -> Iterator[Said]:
        """Yield what a sentence tells by another's word: "according to X, ...", "as X said, ...", "..., X said"."""
        text, speech = self.scene.text, self.scene.words.speech
        his = speech.by_pronoun.match(text, *at)
        if his is not None and self.voices.last is not None:
            speaker = Speaker(self.voices.last, None, "speaker before")
            yield self._made([(his.end(), at[1])], speaker, his.span("cue"), "assert", "according to")
            return
        for pattern, oblique in ((speech.by_words, True), (speech.as_told, False)):
            match = pattern.search(text, *at) if pattern else None
            if match is None:
                continue
            leads = match.start() == at[0]
            behind = self._attribution_end(match.end(), at[1]) if leads else at[1]
            source = self.voices.in_window(match.end(), behind, oblique=oblique or not speech.void)
            if source is None or (not leads and text[match.start() - 2 : match.start()] != ", "):
                continue
            stretch = (behind, at[1]) if leads else (at[0], match.start())
            yield self._made([stretch], source, match.span("cue"), "assert", "according to")
            return
        yield from self._trailing(at)

    def _attribution_end(self, start: int, end: int) -> int:
        """Return where the words end that name the source: at the comma behind the last name or office in it."""
        text = self.scene.text
        comma = text.find(",", start, end)
        while comma >= 0:
            behind = text[comma + 1 : end].lstrip()
            mention = self.scene.mention_at(comma + 2)
            person = mention is not None and mention.who is not None and mention.who.type == "person"
            if not person and behind.split(" ")[0].lower() not in self.scene.words.speech.titles:
                return comma
            comma = text.find(",", comma + 1, end)
        return start

    def _trailing(self, at: Stretch) -> Iterator[Said]:
        """Yield a sentence that closes with the verb of saying and its subject: "..., said the minister"."""
        text = self.scene.text
        for cue in cues_in(text, *at, self.scene.words):
            if text[cue.start - 2 : cue.start] != ", " or cues_in(text, at[0], cue.start, self.scene.words):
                continue
            speaker = self.voices.in_window(cue.end, at[1])
            if speaker is not None and speaker.rule != "pronoun":
                yield self._made([(at[0], cue.start)], speaker, (cue.start, cue.end), cue.stance, "verb behind")
                return

    def _accused(self, at: Stretch) -> Iterator[Said]:
        """Yield what one side accuses another of."""
        match = self.scene.words.speech.accuse.search(self.scene.text, *at)
        if match is None:
            return
        speaker = self.voices.in_window(at[0], match.start(), nearest_last=True)
        whom = [
            m.who for m in self.scene.within(*match.span("whom")) if m.who is not None and m.who.type != "person"
        ]
        if speaker is None or not whom:
            return
        said = self._made(
            [(match.end(), self._clause_end(match.end(), at[1], ()))],
            speaker,
            match.span("cue"),
            "accuse",
            "accused of",
        )
        said.to = whom[0].side
        yield said

    # -- what it is about

    def _judge(self, said: Said) -> None:
        """Give topic and stance where a word leaves no doubt, with how little that is worth, and the day."""
        words = " ".join(self.scene.text[start:end] for start, end in said.stretches)
        said.topic = next((topic for topic, pattern in self.scene.words.topics if pattern.search(words)), None)
        said.topic_percent = _TOLD_PERCENT if said.topic else None
        by_verb = said.stance in _BY_VERB
        if said.stance == "assert":
            said.stance = next(
                (one for one, pattern in self.scene.words.stances if pattern.search(words)), "assert"
            )
        said.stance_percent = _GUESSED_PERCENT if said.stance == "assert" else _TOLD_PERCENT
        said.stance_percent = _BY_VERB_PERCENT if by_verb else said.stance_percent
        said.when = self._when(said)

    def _when(self, said: Said) -> str | None:
        """Return the day told beside the verb of saying, outside the words said, if there is just one."""
        if said.cue is None or self.scene.day is None:
            return None
        text, start = self.scene.text, said.cue[0]
        around = (max(text.rfind("\n", 0, start), start - _REACH), min(len(text), said.cue[1] + _REACH))
        days = {
            day.first
            for day in days_in(text[slice(*around)], self.scene.words, self.scene.day)
            if not any(first <= day.start + around[0] < last for first, last in said.stretches)
        }
        return days.pop().isoformat() if len(days) == 1 else None
