"""The gap table as a heat map: a row for each proposition, a column for each pair of parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.brief.pictures.canvas import svg
from detente.brief.pictures.frame import Framed, Ground, Key, Notes, framed, nothing
from detente.brief.pictures.grid import Cell, Grid, drawn, key, sample, used
from detente.brief.pictures.inks import GAP_INKS, HATCH_WORDS, HATCHES, INK, NO_WORD, SILENCE, TWO_WORDS
from detente.brief.pictures.marks import mark_key
from detente.brief.pictures.words import Name, day_words, notes_of, said_words, word_marks
from detente.domains.council.gaps import GapTable, IssueGap
from detente.domains.council.positions import QUARTER_WORDS
from detente.domains.council.stances import Standing
from detente.model.errors import InputError

MOST_COLUMNS = 200
"""More pairs than this nobody can read in one picture."""
LEFT_OUT = "Silence is no position: it is hatched, has no number and is left out of the mean. No word is not 0."
COUNTED = (
    "Silence is no position; here it is counted as 0, only to compare with tables that do so, and marked s. "
    "No word is not 0."
)
ELSEWHERE = "detente council gaps prints them all"
_HATCHES = {
    Standing.SILENT: SILENCE,
    Standing.NO_WORD: NO_WORD,
    Standing.TWO_WORDS: TWO_WORDS,
    Standing.TWO_READINGS: TWO_WORDS,
}


def gaps_picture(
    tables: Sequence[GapTable],
    name: Name,
    ground: Ground,
    *,
    feet: Sequence[tuple[str, ...]] = (),
    warning: str = "",
) -> str:
    """Return the heat map of gap tables over the same propositions, rows and columns in the order given, as SVG.

    `name` gives the name of a party by its id. `feet` are lines to stand under mean and n: a label, then a word
    for each column, such as the means of an earlier instant; `warning` stands under them, where those means are
    not over the same propositions. InputError for more pairs than can be read.
    """
    if len(tables) > MOST_COLUMNS:
        raise InputError(
            "too many pairs for one picture",
            expected=f"at most {MOST_COLUMNS} pairs of parties",
            given=f"{len(tables):,} pairs",
            next_step="name two parties, or draw the stances: a column for each party",
        )
    grid = _grid(tables, name, feet)
    told = Framed(
        title=f"How far apart the parties stand, as of {day_words(ground.as_of)}",
        subtitle="Each row is a proposition, each column two parties. A gap is the distance of their stances, "
        "from 0 (the same, also where both reject) to 1 (opposite).",
        description=" ".join(_description(tables, name)),
        body=drawn(grid) if grid.cells else nothing(),
        silence=COUNTED if any(table.count_silence for table in tables) else LEFT_OUT,
        legend=tuple(_legend(grid)),
        notes=(Notes("Conditions", notes_of(_conditions(tables, name), where=ELSEWHERE)),),
        warning=warning,
        hatches=HATCHES,
    )
    return svg(framed(told, ground))


def _grid(tables: Sequence[GapTable], name: Name, feet: Sequence[tuple[str, ...]]) -> Grid:
    means = [table.mean for table in tables]
    columns = [{row.issue.id: row for row in table.rows} for table in tables]
    issues = [row.issue for row in tables[0].rows] if tables else []
    return Grid(
        rows=tuple(issue.proposition for issue in issues),
        columns=tuple((name(table.first), name(table.second)) for table in tables),
        cells=tuple(
            tuple(_cell(number, rows[issue.id], name) for rows in columns)
            for number, issue in enumerate(issues, 1)
        ),
        feet=(
            ("Mean gap", *(mean.text for mean in means)),
            ("Propositions counted, n", *(str(mean.n) for mean in means)),
            *feet,
        ),
    )


def _cell(number: int, row: IssueGap, name: Name) -> Cell:
    words = [word for word in (row.first, row.second) if word]
    said = "; ".join(f"{name(word.party)} {said_words(word)}" for word in words)
    title = f"{number}. {said or 'Neither has a word'}: {row.standing}"
    if row.gap_quarters is None:
        return Cell(_HATCHES[row.standing].url, INK, (), title)
    gap = QUARTER_WORDS[row.gap_quarters]
    return Cell(*GAP_INKS[row.gap_quarters], word_marks(words), f"{title}, gap {gap}", gap)


def _conditions(tables: Sequence[GapTable], name: Name) -> Iterator[str]:
    """Yield the conditions of all words in the tables, by row: no stance is shown without its condition."""
    rows = zip(*(table.rows for table in tables), strict=False)
    for number, row in enumerate(rows, 1):
        for word in (word for gap in row for word in (gap.first, gap.second) if word):
            if word.position.condition:
                yield f"{number}. {name(word.party)}: {word.position.condition}"


def _legend(grid: Grid) -> Iterator[Key]:
    if not grid.cells:
        return
    fills, marks = used(grid)
    yield key(
        "from the same to opposite", *(sample(*inks, QUARTER_WORDS[step]) for step, inks in enumerate(GAP_INKS))
    )
    yield from (key(HATCH_WORDS[hatch.name], sample(hatch.url)) for hatch in HATCHES if hatch.url in fills)
    yield from map(mark_key, marks)


def _description(tables: Sequence[GapTable], name: Name) -> Iterator[str]:
    rows = len(tables[0].rows) if tables else 0
    yield f"Heat map of {rows} propositions by {len(tables)} pairs of parties."
    for table in tables:
        mean = table.mean
        yield f"{name(table.first)} and {name(table.second)}: mean gap {mean.text}, n {mean.n}."
