"""How long the difference of two drafts takes: of 50 pages each, and of texts that make others slow."""

from __future__ import annotations

import difflib
import random
import statistics
from collections.abc import Callable

from benchmarks.timing import cpu
from detente.domains.council.difference import difference
from detente.domains.council.readouts import Telling, compare_tellings
from detente.domains.council.runs import compare_texts
from detente.domains.council.subsequence import matched
from detente.domains.council.words import words_of
from detente.model.dialogue import Article, DocumentType, Point, Tabled
from detente.sources.drafts import read_draft
from detente.sources.drafts_written import write_draft

ARTICLES, WORDS = 40, 625
FIRST, SECOND, THIRD = "bcdfghjklmnp", ("a", "eno", "illy", "orat", "um"), ("", "s", "tion", "ed", "ing")
VOCABULARY = [f"{a}{b}{c}{d}" for a in FIRST for b in SECOND for c in THIRD for d in ("", "re", "un")]
WEIGHTS = [1 / (rank + 1) for rank in range(len(VOCABULARY))]
SENTENCE = 20


def prose(chance: random.Random, words: int) -> str:
    chosen = chance.choices(VOCABULARY, WEIGHTS, k=words)
    return " ".join(f"{word}." if k % SENTENCE == SENTENCE - 1 else word for k, word in enumerate(chosen))


def edited(chance: random.Random, text: str, share: float) -> str:
    out: list[str] = []
    for word in text.split(" "):
        lot = chance.random() / share
        out += [word] if lot >= 1 else [[], [chance.choice(VOCABULARY)], [word, "new"]][int(3 * lot)]
    return " ".join(out)


def draft(key: str, texts: list[str]) -> Tabled:
    articles = tuple(Article(number=str(n), text=text) for n, text in enumerate(texts, 1))
    return Tabled(key=key, title=key, type=DocumentType.PROPOSAL, articles=articles)


def pair(chance: random.Random, share: float) -> tuple[Tabled, Tabled]:
    """Return a draft of 25,000 words in 40 articles, and another: edited, an article new, one gone, two moved."""
    first = [prose(chance, WORDS) for _ in range(ARTICLES)]
    second = [edited(chance, text, share) for text in first]
    second.insert(3, prose(chance, WORDS))
    second[10], second[20] = second[20], second[10]
    del second[30]
    return draft("first", first), draft("second", second)


def single(first: str, second: str) -> Callable[[], object]:
    return lambda: difference(draft("a", [first]), draft("b", [second]))


def more_than_least(chance: random.Random, share: float) -> tuple[float, float]:
    """Return how many times the fewest words our runs change: mean and worst of 40 (share 1: unrelated texts)."""
    found = []
    for _ in range(40):
        first = prose(chance, chance.randrange(50, 800))
        second = edited(chance, first, share) if share < 1 else prose(chance, chance.randrange(50, 800))
        a, b = words_of(first).words, words_of(second).words
        fewest = len(a) + len(b) - 2 * len(matched(a, b))
        found.append(sum(region.size for region in compare_texts(first, second).regions) / fewest)
    return statistics.mean(found), max(found)


def of_the_standard_library(first: str, second: str) -> Callable[[], object]:
    a, b = words_of(first).words, words_of(second).words
    return lambda: difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def tellings(chance: random.Random) -> list[Telling]:
    points = [Point(subject=f"subject {n}", words=prose(chance, 12), value=f"{n % 7} hours") for n in range(100)]
    return [Telling(teller=f"T{n}", points=tuple(points), record=str(n)) for n in range(20)]


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    chance = random.Random(2021)
    light, heavy, other = pair(chance, 0.05), pair(chance, 0.3), pair(chance, 0.05)
    long, unlike = prose(chance, 25_000), prose(chance, 25_000)
    lines = "The two sides shall meet.\n"
    equal = ("x " * 10_000, "y " + "x " * 9_990)
    large = draft("large", [prose(chance, 8_000) for _ in range(40)])
    written = write_draft(large).encode()
    accounts = tellings(chance)
    ratios = {share: more_than_least(chance, share) for share in (0.1, 0.6, 1.0)}
    told = "; ".join(f"{mean:.3f} to {worst:.3f}" for mean, worst in ratios.values())
    fifty = "two drafts of 25,000 words, 40 articles"
    return [
        (f"drafts: {fifty}, 5 % edited", cpu(lambda: difference(*light)), "1 s"),
        (f"drafts: {fifty}, 30 % edited", cpu(lambda: difference(*heavy)), "1 s"),
        (f"drafts: {fifty}, unrelated", cpu(lambda: difference(light[0], other[1])), "1 s"),
        ("drafts: an article of 25,000 words, another of 25,000", cpu(single(long, unlike)), "3 s"),
        ("drafts: 10,000 equal words", cpu(single(*equal)), "3 s"),
        (
            "drafts: the same by difflib (2,000 words)",
            cpu(of_the_standard_library("x " * 2_000, "x " * 1_999)),
            "",
        ),
        ("drafts: 5,000 equal lines, one gone", cpu(single(lines * 5_000, lines * 4_999)), "3 s"),
        ("drafts: changed words over the fewest; 10 %, 60 % edited, unrelated", told, "1.25"),
        (f"drafts: read {len(written):,} bytes of Markdown", cpu(lambda: read_draft(written, "d.md")), "2 s"),
        ("drafts: 20 accounts of 100 subjects compared", cpu(lambda: compare_tellings(accounts)), ""),
    ]
