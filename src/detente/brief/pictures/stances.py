"""Where each party stands on each proposition: a row for each proposition, a column for each party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.brief.pictures.canvas import svg
from detente.brief.pictures.frame import Framed, Ground, Key, Notes, framed, nothing
from detente.brief.pictures.grid import Cell, Grid, Side, drawn, key, sample, used
from detente.brief.pictures.inks import HATCH_WORDS, HATCHES, INK, NO_WORD, SILENCE, STANCE_INKS, TWO_WORDS
from detente.brief.pictures.marks import mark_key
from detente.brief.pictures.words import Name, day_words, notes_of, said_words, signed, word_marks
from detente.domains.council.stances import Word, Words
from detente.model.council import Issue, StanceWord

SILENCE_WORDS = (
    "Silence is no position: it is hatched and has no number. No word is not 0, and 0 is not silence: 0 is open."
)
ELSEWHERE = "detente council gaps prints them all"


def stances_picture(
    words: Words, issues: Sequence[Issue], parties: Sequence[str], name: Name, ground: Ground
) -> str:
    """Return the newest word of each party on each issue as a table in shades, rows and columns as given, as SVG.

    `words` are those as of the instant in `ground`; `name` gives the name of a party by its id.
    """
    grid = _grid(words, issues, parties, name)
    told = Framed(
        title=f"Where the parties stand, as of {day_words(ground.as_of)}",
        subtitle="Each row is a proposition, each column a party. A stance is a person's reading of a party's "
        "word, from −2 (rejects, left half dark) to +2 (proposes or accepts, right half dark).",
        description=" ".join(_description(words, issues, parties, name)),
        body=drawn(grid) if issues and parties else nothing(),
        silence=SILENCE_WORDS,
        legend=tuple(_legend(grid)) if issues and parties else (),
        notes=(Notes("Conditions", notes_of(_conditions(words, issues, parties, name), where=ELSEWHERE)),),
        hatches=HATCHES,
    )
    return svg(framed(told, ground))


def _grid(words: Words, issues: Sequence[Issue], parties: Sequence[str], name: Name) -> Grid:
    names = {party: name(party) for party in parties}
    return Grid(
        rows=tuple(issue.proposition for issue in issues),
        columns=tuple((names[party],) for party in parties),
        cells=tuple(
            tuple(_cell(words.get((issue.id, party)), f"{row}. {names[party]}") for party in parties)
            for row, issue in enumerate(issues, 1)
        ),
        feet=(("Propositions with a word, n", *(str(_spoken(words, issues, party)) for party in parties)),),
    )


def _spoken(words: Words, issues: Sequence[Issue], party: str) -> int:
    found = (words.get((issue.id, party)) for issue in issues)
    return sum(word is not None and not word.silent for word in found)


def _cell(word: Word | None, whose: str) -> Cell:
    if word is None:
        return Cell(NO_WORD.url, INK, (), f"{whose}: no word on record")
    title = f"{whose} {said_words(word)}"
    if word.doubled:
        return Cell(TWO_WORDS.url, INK, (), f"{title}; another record of that instant says otherwise")
    if word.silent:
        return Cell(SILENCE.url, INK, (), title)
    stance = word.position.stance
    return Cell(*STANCE_INKS[stance], word_marks([word]), title, signed(stance), side(stance))


def side(stance: int) -> Side:
    """Return the half of a cell that a stance fills: left against, right for, all of it where it is open."""
    return Side.LEFT if stance < 0 else Side.RIGHT if stance else Side.WHOLE


def _conditions(words: Words, issues: Sequence[Issue], parties: Sequence[str], name: Name) -> Iterator[str]:
    for number, issue in enumerate(issues, 1):
        for party in parties:
            word = words.get((issue.id, party))
            if word and word.position.condition:
                yield f"{number}. {name(party)}: {word.position.condition}"


def _legend(grid: Grid) -> Iterator[Key]:
    fills, marks = used(grid)
    for stance, inks in STANCE_INKS.items():
        yield key(StanceWord(stance).words, sample(*inks, signed(stance), side(stance)))
    yield from (key(HATCH_WORDS[hatch.name], sample(hatch.url)) for hatch in HATCHES if hatch.url in fills)
    yield from map(mark_key, marks)


def _description(words: Words, issues: Sequence[Issue], parties: Sequence[str], name: Name) -> Iterator[str]:
    yield f"Table in shades of {len(issues)} propositions by {len(parties)} parties."
    for party in parties:
        yield f"{name(party)} has a word on {_spoken(words, issues, party)}."
