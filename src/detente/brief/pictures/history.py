"""The history of an issue: where each party stood, from its first word to the as-of, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from detente.brief.pictures.canvas import Text, svg
from detente.brief.pictures.frame import Framed, Ground, Key, Notes, framed, nothing
from detente.brief.pictures.inks import INK
from detente.brief.pictures.markers import CIRCLE, marker
from detente.brief.pictures.tracks import Track, drawn, filling, last_moment, moments
from detente.brief.pictures.words import day_words, listed, notes_of, said_words
from detente.domains.council.stances import Word
from detente.model.certainty import firm
from detente.model.council import Basis, Issue

SILENCE_WORDS = (
    "Silence is no position: it stands in a row of its own and leaves a gap in the line. It takes back no earlier "
    "word, so the line goes on behind it. Where a party has no word, it has no line."
)
ELSEWHERE = "they stand with the words of each party"


def history_picture(issue: Issue, said: Mapping[str, Sequence[Word]], ground: Ground) -> str:
    """Return the history of an issue as SVG: time to the right, stances upwards, a line for each party.

    `said` gives the words of each party by its name, in the order in which the parties are to stand; what was said
    after the as-of of `ground` is left out.
    """
    tracks = tuple(_tracks(said, ground.as_of))
    heard = {track.name for track in tracks}
    unheard = [name for name in said if name not in heard]
    told = Framed(
        title=issue.proposition,
        subtitle=f"History of one proposition ({issue.id}), as of {day_words(ground.as_of)}: where each party "
        "stood from its first word on. A stance is a person's reading of a party's word.",
        description=" ".join(_description(tracks)),
        body=drawn(tracks, ground.as_of) if tracks else nothing(),
        silence=SILENCE_WORDS,
        legend=tuple(_legend(tracks)),
        notes=(
            Notes("Conditions", notes_of(_conditions(tracks), where=ELSEWHERE)),
            Notes("Known by a leak, no official text", notes_of(_leaks(tracks), where=ELSEWHERE)),
            Notes("No word on record by then", (listed(unheard),) if unheard else ()),
        ),
    )
    return svg(framed(told, ground))


def _tracks(said: Mapping[str, Sequence[Word]], as_of: datetime) -> Iterator[Track]:
    place = 0
    for name, words in said.items():
        heard = tuple(sorted((word for word in words if word.said <= as_of), key=lambda w: (w.said, w.record)))
        if heard:
            yield Track(name, place, heard)
            place += 1


def _words(tracks: Sequence[Track]) -> Iterator[tuple[Track, Word]]:
    return ((track, word) for track in tracks for word in track.words)


def _conditions(tracks: Sequence[Track]) -> Iterator[str]:
    for track, word in _words(tracks):
        if word.position.condition:
            yield f"{track.name}, {day_words(word.said)}: {word.position.condition}"


def _leaks(tracks: Sequence[Track]) -> Iterator[str]:
    for track, word in _words(tracks):
        if word.position.basis is Basis.LEAK:
            by = word.position.confirmed_by
            known = f"confirmed by {by}" if by else "nobody on record confirmed it"
            yield f"{track.name}, {day_words(word.said)}: {known}"


def _legend(tracks: Sequence[Track]) -> Iterator[Key]:
    """Yield what the fillings mean that are in the picture; the circle stands for the shape of any party."""
    kinds = {
        "stated": "stated",
        "conditional": "hollow: on a condition",
        "leak": "crossed: known by a leak",
        "silent": "in the lowest row: silent",
    }
    found = {word.position.basis: word for _, word in _words(tracks)}
    for basis, words in kinds.items():
        if basis in found:
            yield Key(words, 16, marker(CIRCLE, 8, 8, filling(found[Basis(basis)])))
    doubt = any(not firm(word.position.certainty) for _, word in _words(tracks))
    differ = any(m.stance is None and not m.silent for track in tracks for m in moments(track))
    if doubt or differ:
        words = "wording doubtful, the desk's own rule (M?, D), or two different words at one instant"
        yield Key(words, 10, (Text(x=1, y=12, words="?", size=11, fill=INK, bold=True),))


def _description(tracks: Sequence[Track]) -> Iterator[str]:
    yield f"A line for each of {len(tracks)} parties, time to the right, from rejects at the bottom upwards."
    for track in tracks:
        yield f"{track.name}: {'; '.join(said_words(word) for word in track.words)}."
        yield f"Newest: {day_words(last_moment(track).said)}."
