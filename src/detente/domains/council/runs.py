"""Two texts, word by word: runs that are kept, removed and added, which put together give either text exactly.

The fewest words that can be removed and added are found first (`subsequence.py`). Then the runs are made fit to
read: a run that may stand in several places starts where a sentence starts, and a word or two that long changes
have in common by chance is not torn out of them. That costs at most a quarter more words than the fewest (`FOLD`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby, pairwise

import msgspec

from detente.domains.council.subsequence import Pair, cost, matched
from detente.domains.council.words import PARTING_MARKS, Words, count_words, words_of

MOST_CELLS = 2_000_000_000
"""What comparing words may cost in all, in cells of the table (words by words): about 1.5 s of CPU."""
MOST_CELLS_AT_ONCE = 400_000_000
"""Up to here (20,000 words by 20,000) the fewest changes of the whole text are found; beyond, those between
sentences that are the same, which is faster and may be a few words more."""
FOLD = 8
"""A stretch in common is given up where the changes on either side are each this many times as long.

Giving up k words makes k removed and k added, at most a quarter of the shorter neighbour; a change has two
neighbours, so the sum is at most a quarter of all that is changed.
"""


class RunKind(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Detail(StrEnum):
    """How finely two texts were compared."""

    WORDS = "words"
    WORDS_BETWEEN = "words between sentences that are the same"
    SENTENCES = "sentences"
    WHOLE = "whole text"


class Run(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of text, white space included, and what became of it."""

    kind: RunKind
    text: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many words were kept, removed and added; marks that changed; places where only white space did."""

    kept: int = 0
    removed: int = 0
    added: int = 0
    marks: int = 0
    spacing: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the sum, field by field."""
        return Counts(**{field: getattr(self, field) + getattr(other, field) for field in self.__struct_fields__})


class Region(msgspec.Struct, frozen=True):
    """A change: words [i0, i1) of the first text became words [j0, j1) of the second."""

    i0: int
    i1: int
    j0: int
    j1: int

    @property
    def size(self) -> int:
        """Return how many words and marks are removed and added."""
        return self.i1 - self.i0 + self.j1 - self.j0

    @property
    def cells(self) -> int:
        """Return what it costs to compare it word by word."""
        return (self.i1 - self.i0) * (self.j1 - self.j0)


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts compared: their runs in order, the counts, how finely, the changes by word, and what it cost."""

    runs: tuple[Run, ...]
    counts: Counts
    detail: Detail
    first: Words
    second: Words
    regions: tuple[Region, ...]
    cells: int = 0

    @property
    def same_words(self) -> bool:
        """Return whether no word and no mark changed."""
        return not self.regions


def compare_texts(first: str, second: str, cells: int = MOST_CELLS) -> Compared:
    """Return two texts compared word by word where that costs at most `cells`, else by sentences or as a whole."""
    return compare_words(words_of(first), words_of(second), cells)


def compare_words(a: Words, b: Words, cells: int = MOST_CELLS) -> Compared:
    """Return the same as `compare_texts`, of texts whose words are known."""
    regions, detail, spent = _changes(a, b, cells)
    gaps = list(_gaps(a, b, regions))
    return Compared(
        runs=tuple(_joined(run for gap in gaps for run in _gap_runs(*gap))),
        counts=_counts(a, b, regions, gaps),
        detail=detail,
        first=a,
        second=b,
        regions=tuple(regions),
        cells=spent,
    )


def _changes(a: Words, b: Words, cells: int) -> tuple[list[Region], Detail, int]:
    """Return the changes, how finely they were found, and the cells that it cost."""
    core = _core(a, b)
    if not core.size:
        return [], Detail.WORDS, 0
    spent = core.cells
    if spent > min(cells, MOST_CELLS_AT_ONCE):
        return _by_sentences(a, b, core, cells)
    return _readable(a, b, _by_words(a, b, core)), Detail.WORDS, spent


def _by_words(a: Words, b: Words, part: Region) -> list[Region]:
    """Return the fewest changes by word within a part of both texts."""
    found = matched(a.words[part.i0 : part.i1], b.words[part.j0 : part.j1])
    return _between([(part.i0 + i, part.j0 + j) for i, j in found], part)


def _core(a: Words, b: Words) -> Region:
    """Return the part of both texts that is left without their common beginning and end."""
    start = _common(a.words, b.words)
    end = _common(a.words[start:][::-1], b.words[start:][::-1])
    return Region(start, len(a.words) - end, start, len(b.words) - end)


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Return how many words two sequences have in common at their beginning."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _between(pairs: list[Pair], core: Region) -> list[Region]:
    """Return the changes between places that match, within a part of both texts."""
    bounds = [(core.i0 - 1, core.j0 - 1), *pairs, (core.i1, core.j1)]
    found = (Region(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(bounds))
    return [region for region in found if region.size]


def _by_sentences(a: Words, b: Words, core: Region, cells: int) -> tuple[list[Region], Detail, int]:
    """Return the changes by word between sentences that are the same, as far as the cells go."""
    cuts_a, cuts_b = _cuts(a, core.i0, core.i1), _cuts(b, core.j0, core.j1)
    lines_a = ["\0".join(a.words[x:y]) for x, y in pairwise(cuts_a)]
    lines_b = ["\0".join(b.words[x:y]) for x, y in pairwise(cuts_b)]
    left = cells - cost(lines_a, lines_b)
    if left < 0:
        return [core], Detail.WHOLE, 0
    same = [
        (cuts_a[s] + k, cuts_b[t] + k)
        for s, t in matched(lines_a, lines_b)
        for k in range(cuts_a[s + 1] - cuts_a[s])
    ]
    found: list[Region] = []
    detail = Detail.WORDS_BETWEEN
    for part in _between(same, core):
        finely = part.cells <= left
        left -= part.cells if finely else 0
        detail = detail if finely else Detail.SENTENCES
        found += _by_words(a, b, part) if finely else [part]
    return _readable(a, b, found), detail, cells - left


def _cuts(words: Words, first: int, last: int) -> list[int]:
    return [first, *(k for k in words.sentence_starts() if first < k < last), last]


def _readable(a: Words, b: Words, regions: list[Region]) -> list[Region]:
    """Return the changes, moved to sentence starts, and chance matches inside long ones given up."""
    moved: list[Region] = []
    for number, region in enumerate(regions):
        before = region.i0 - moved[-1].i1 if moved else min(region.i0, region.j0)
        after = regions[number + 1].i0 - region.i1 if number + 1 < len(regions) else len(a.words) - region.i1
        moved.append(_slid(a, b, region, (before, after)))
    return _folded(moved)


def _slid(a: Words, b: Words, region: Region, room: tuple[int, int]) -> Region:
    """Return a change that only adds or only removes, moved to where it reads best of all places it may stand."""
    if region.i0 < region.i1 and region.j0 < region.j1:
        return region
    words, start, end = (b, region.j0, region.j1) if region.i0 == region.i1 else (a, region.i0, region.i1)
    before, after = room
    left = _common(words.words[start - before : start][::-1], words.words[end - before : end][::-1])
    right = _common(words.words[start : start + after], words.words[end : end + after])
    by = max(range(-left, right + 1), key=lambda k: (_seam(words, start + k) + _seam(words, end + k), -k))
    return Region(region.i0 + by, region.i1 + by, region.j0 + by, region.j1 + by)


def _seam(words: Words, k: int) -> int:
    """Return how well a text may be cut before word k: between sentences, after a comma, at a blank, or not."""
    if k in (0, len(words.words)) or words.ends_sentence(k):
        return 3
    if words.words[k - 1] in PARTING_MARKS:
        return 2
    return 1 if words.between(k) else 0


def _folded(regions: list[Region]) -> list[Region]:
    """Return the changes, those joined that have only a little in common between them."""
    kept: list[Region] = []
    last = 0
    for region in regions:
        if kept and FOLD * (region.i0 - kept[-1].i1) <= min(last, region.size):
            kept[-1] = Region(kept[-1].i0, region.i1, kept[-1].j0, region.j1)
        else:
            kept.append(region)
        last = region.size
    return kept


Gap = tuple[str, str, str]
"""What stands in either text between two kept stretches, and the kept stretch that follows."""


def _gaps(a: Words, b: Words, regions: list[Region]) -> Iterator[Gap]:
    """Yield every kept stretch with what stands before it in either text, and at last what follows them all.

    A stretch is as long as both texts have the same white space in it.
    """
    end_a = end_b = 0
    for i, j, length in _stretches(regions, len(a.words)):
        whole = a.cut(i, i + length)
        alike = whole == b.cut(j, j + length)
        for k in range(1 if alike else length):
            stretch = whole if alike else a.words[i + k]
            start_a, start_b = a.starts[i + k], b.starts[j + k]
            yield a.text[end_a:start_a], b.text[end_b:start_b], stretch
            end_a, end_b = start_a + len(stretch), start_b + len(stretch)
    yield a.text[end_a:], b.text[end_b:], ""


def _stretches(regions: Iterable[Region], length: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each kept stretch begins in either text, and its length; `length`: of the first text."""
    i = j = 0
    for region in regions:
        if region.i0 > i:
            yield i, j, region.i0 - i
        i, j = region.i1, region.j1
    if length > i:
        yield i, j, length - i


def _gap_runs(first: str, second: str, word: str) -> Iterator[Run]:
    """Yield the runs of one gap and its word: white space that both have is kept, at the front before the end."""
    if first == second:
        yield Run(RunKind.KEPT, first + word)
        return
    front = _blank_in_common(first, second)
    back = _blank_in_common(first[front:][::-1], second[front:][::-1])
    yield Run(RunKind.KEPT, first[:front])
    yield Run(RunKind.REMOVED, first[front : len(first) - back])
    yield Run(RunKind.ADDED, second[front : len(second) - back])
    yield Run(RunKind.KEPT, first[len(first) - back :] + word)


def _blank_in_common(first: str, second: str) -> int:
    alike = ((k, x) for k, (x, y) in enumerate(zip(first, second, strict=False)) if x != y or not x.isspace())
    return next((k for k, _ in alike), min(len(first), len(second)))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Yield the runs, neighbours of one kind in one, what is removed before what is added in its place."""
    for kind, group in groupby((run for run in runs if run.text), key=lambda run: run.kind):
        yield Run(kind, "".join(run.text for run in group))


def _counts(a: Words, b: Words, regions: list[Region], gaps: list[Gap]) -> Counts:
    removed = [word for region in regions for word in a.words[region.i0 : region.i1]]
    added = [word for region in regions for word in b.words[region.j0 : region.j1]]
    gone, come = count_words(removed), count_words(added)
    return Counts(
        kept=count_words(a.words) - gone,
        removed=gone,
        added=come,
        marks=len(removed) - gone + len(added) - come,
        spacing=sum(1 for first, second, _ in gaps if first != second and not (first + second).strip()),
    )
