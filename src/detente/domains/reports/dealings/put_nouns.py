"""Finds what is put forward by the noun that names it: "Norland's demand that", "the panel which Norland proposed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.domains.reports.dealings.frames import Put, end_of_put, first_other, put_at
from detente.domains.reports.dealings.put_words import NOUN_FRAME, NOUN_KINDS, RELATIVE_PUT
from detente.domains.reports.events.acting import side_in, side_of_us
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.model.time import Precision

_OURS = re.compile(r"(?:our|my)$", re.IGNORECASE)


def named_puts(scene: Scene, said: list[Said]) -> Iterator[Put]:
    """Yield what nouns name as put forward by a side that the words name too, in order of the sentences."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        for found in NOUN_FRAME.finditer(parsed.text, low, high):
            by = _owner(scene, said, found)
            if by is not None:
                yield _named(scene, said, number, found, by)
        for found in RELATIVE_PUT.finditer(parsed.text, low, high):
            group = "by" if found["by"] else "who"
            by = side_in(scene, found.start(group), found.end(group))
            if by is not None:
                yield put_at(
                    scene, said, number, (found.start(), found.end()), by, "proposal", "proposal-noun-which", None
                )


def _owner(scene: Scene, said: list[Said], found: re.Match[str]) -> str | None:
    """Return the side whose proposal a noun names: by a possessive, an adjective, "our" or "made by"."""
    if found["by"]:
        return side_in(scene, found.start("by"), found.end("by"))
    if found["owner"] is None:
        return None
    if _OURS.match(found["owner"]):
        return side_of_us(scene, said, found.start())
    return side_in(scene, found.start("owner"), found.end("owner"))


def _verb_at(scene: Scene, found: re.Match[str]) -> int:
    """Return where the verb begins whose subject the noun is: "the request for data | was declined"."""
    noun = scene.parsed.doc[scene.parsed.tokens(found.start("noun"), found.end("noun"))[-1]]
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.i <= noun.i:
        return len(scene.parsed.text)
    behind = [c.i for c in noun.head.lefts if c.i > noun.i and c.dep_ in ("aux", "auxpass", "neg")]
    at = scene.parsed.start_of(min([*behind, noun.head.i]))
    return at if at > found.end() else len(scene.parsed.text)


def _named(scene: Scene, said: list[Said], number: int, found: re.Match[str], by: str) -> Put:
    end = min(end_of_put(scene, said, number, found.end()), _verb_at(scene, found))
    kind = NOUN_KINDS.get(found["noun"].lower(), "proposal")
    to = first_other(scene, found.end(), end, by)
    put = put_at(scene, said, number, (found.start("noun"), end), by, kind, f"proposal-noun-{kind}", to)
    days = [d for d in scene.dates_in(found.start(), found.end("how")) if d.first_day] if found["how"] else []
    put.day = (
        (f"{days[0].first_day:%Y-%m}" if days[0].precision is Precision.MONTH else str(days[0].first_day))
        if days
        else None
    )
    return put
