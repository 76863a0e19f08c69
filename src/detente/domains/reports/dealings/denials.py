"""Reads denials, fears and assurances: whose, and about what."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said

_DENIES: tuple[tuple[str, str], ...] = (
    ("denial-no-plans", r"\b(?:no|not any|nor any) (?:plans?|intentions?|intent)\b(?:, no \w+)?[^.;]*"),
    ("denial-not-aimed", r"\bnot (?:directed|aimed|targeted) (?:against|at)\b[^.;,\"]*"),
    ("denial-no-threat", r"\b(?:not|never) (?:be )?threaten\w*\b[^.;,\"]*|\bthreaten(?:ed|s|ing)? (?:nobody|no one|no-one|no \w+)\b"),
    ("denial-not-planning", r"\b(?:not|never) (?:\w+ )?(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|prepar(?:e|es|ed|ing))\b[^.;\"]*"),
)  # fmt: skip
_DENY_PATTERNS = tuple((rule, re.compile(words, re.IGNORECASE)) for rule, words in _DENIES)
_FEAR = re.compile(
    r"\b(?:fears?|concerns?|worries|alarm)\s(?:of|that|about|over)\s(?P<about>[^.;,\"]{3,160})"
    r"|\b(?:fear(?:s|ed)?|worr(?:ies|ied))\s(?:that\s)(?P<that>[^.;,\"]{3,160})",
    re.IGNORECASE,
)
_ASSURES = frozenset(["assure", "promise", "pledge", "vow", "guarantee"])
_REFUTES = frozenset(("reject", "dismiss"))
_CHARGES = re.compile(
    r"\b(?:accounts?|claims?|charges?|accusations?|allegations?|reports?|concerns?|criticism|suggestions? that)\b",
    re.IGNORECASE,
)
"""What is denied where somebody rejects it; a rejected proposal is an answer and no denial."""
_ABOUT = re.compile(
    r"(?:plans?|intentions?|intent)(?:, no \w+)? (?:to|of|for) (?P<plan>.+)|(?:against|at) (?P<at>.+)|(?P<threat>threat)\w*",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 120
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


def denials_of(scene: Scene, said: list[Said]) -> list[Denial]:
    """Return the denials, fears and assurances of a report, in order."""
    found = [denial for one in said for denial in _in_statement(scene, one)]
    found += _fears(scene, said)
    return sorted(found, key=lambda denial: (denial.start, denial.end))


def _in_statement(scene: Scene, said: Said) -> Iterator[Denial]:
    if said.actor is None:
        return
    text = scene.parsed.text
    if said.verb == "deny" and said.cue_at:
        yield _denial(said, *said.whole(), "denial", "denial-verb", _about(text[said.start : said.end]))
        return
    if said.verb in _REFUTES and said.cue_at and _CHARGES.search(text, said.start, said.end):
        yield _denial(said, *said.whole(), "denial", "denial-refuted", _about(text[said.start : said.end]))
        return
    if said.verb in _ASSURES and said.cue_at:
        yield _denial(said, *said.whole(), "assurance", "assurance-verb", _short(said.words(scene.parsed)))
    for start, end in said.stretches:
        for rule, pattern in _DENY_PATTERNS:
            found = pattern.search(text, start, end)
            if found:
                first, last = _clause(scene, said, start, found)
                yield _denial(said, first, last, "denial", rule, _about(text[found.start() : last]))
                return


def _clause(scene: Scene, said: Said, start: int, found: re.Match[str]) -> tuple[int, int]:
    """Return the clause of a denial: with its subject where little stands before it."""
    text = scene.parsed.text
    near = text[start : found.start()]
    plain = len(near.split()) <= 6 and not re.search(r"[.;,]|\band\b|\bwas\b|\bwere\b", near)  # noqa: PLR2004
    first, last = scene.parsed.trimmed(start if plain else found.start(), min(found.end(), said.end))
    if text[first:last].count('"') % 2 and text[last : last + 1] == '"':
        last += 1
    return first, last


def _denial(said: Said, start: int, end: int, kind: str, rule: str, about: str | None) -> Denial:
    assert said.actor is not None
    return Denial(
        start=start,
        end=end,
        type=kind,
        rule=rule,
        sentence=said.sentence,
        by=said.actor.name,
        side=said.actor.side,
        about=about,
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
    for found in _FEAR.finditer(parsed.text):
        tokens = parsed.tokens(found.start(), found.end())
        sentence = parsed.sentence_of[tokens[0]]
        end = min(found.end(), parsed.end_of(parsed.sentences[sentence].last - 1))
        finite = (i for i in parsed.tokens(found.start("about"), end) if parsed.doc[i].tag_ in _FINITE)
        stop = next(finite, None) if found["about"] else None
        first, last = parsed.trimmed(found.start(), parsed.start_of(stop) if stop else end)
        teller = next((s for s in said if s.start <= first and last <= s.end and s.actor), None)
        yield Denial(
            start=first,
            end=last,
            type="fear",
            rule="fear-noun" if found["about"] else "fear-verb",
            sentence=sentence,
            by=teller.actor.name if teller and teller.actor else None,
            side=teller.actor.side if teller and teller.actor else None,
            about=_short(parsed.text[found.start("about" if found["about"] else "that") : last]),
        )
