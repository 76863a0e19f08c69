"""Print the shares of topics and stances (`judge.py`) fitted anew: `python -m tests.scoring.shares FOLDER ...`.

Conditional logit (McFadden 1974) with a ridge, by Adam; first without the statements beside, then with them.
Also prints, for each folder left out in turn, what a confidence is worth there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import numpy as np

from detente.domains.reports import read, to_json
from detente.domains.reports.statements import judge_stances as stances
from detente.domains.reports.statements import judge_topics as topics
from detente.domains.reports.statements.judge import judge
from detente.domains.reports.statements.weights import STANCES, TOPICS, Scores, chances_of
from detente.sources.english import english
from detente.sources.register import load_register
from detente.sources.report_text import read_report
from tests.domains.reports.invented import REGISTER
from tests.scoring.__main__ import OWN
from tests.scoring.folder import samples
from tests.scoring.score import _matches, _of, day_of_report

RIDGE, BIAS_RIDGE, STEPS, RATE = 0.5, 5.0, 500, 0.04
MANNERS = ("all", "direct", "turn", "clause", "according", "object")


class Judged(msgspec.Struct, frozen=True):
    """A report: its statements, the annotated topic and stance of each (None where none matches), its folder."""

    folder: str
    scene: Any
    found: list[Any]
    topics: list[str | None]
    stances: list[str | None]


def judged(folder: Path, pipeline: Any) -> Iterator[Judged]:
    """Yield each annotated report of a folder with its statements and what is right of them."""
    own = folder / "registers"
    register = REGISTER if folder == OWN.resolve() else load_register(*([own] if own.is_dir() else []))
    for path, gold in samples(folder):
        kept: list[Any] = []

        def keep(scene: Any, found: list[Any], kept: list[Any] = kept) -> None:
            judge(scene, found)
            kept[:] = [scene, found]

        day = day_of_report(gold)
        with patch("detente.domains.reports.reading.judge", keep):
            reading = read(read_report(path), register, pipeline, date.fromisoformat(day) if day else None)
        data = json.loads(to_json(reading))
        right = {
            _key(b["anchor"]): a["fields"]
            for a, b in _matches("statement", _of(gold, "statement"), _of(data, "statement"))
        }
        scene, found = kept
        spans = [
            _key([[s.start, s.end] for s in (scene.parsed.span(*x) for x in said.stretches)]) for said in found
        ]
        fields = [right.get(span, {}) for span in spans]
        yield Judged(
            folder.name, scene, found, [f.get("topic") for f in fields], [f.get("stance") for f in fields]
        )


def _key(anchor: Any) -> str:
    return json.dumps(anchor)


def fitted(inputs: Scores, dummies: Scores, right: list[int], *, least: float) -> tuple[Scores, Scores]:
    """Return the shares of inputs (n, i, k), from `least` on, and for each dummy (n, d) a bias for each class."""
    shares, bias = np.full(inputs.shape[1], 0.1), np.zeros((dummies.shape[1], inputs.shape[2]))
    target = np.eye(inputs.shape[2])[right]
    first, second = [np.zeros_like(shares), np.zeros_like(bias)], [np.zeros_like(shares), np.zeros_like(bias)]
    for step in range(1, STEPS + 1):
        error = chances_of(np.einsum("nik,i->nk", inputs, shares) + dummies @ bias) - target
        slopes = [
            np.einsum("nk,nik->i", error, inputs) + RIDGE * shares,
            dummies.T @ error + BIAS_RIDGE * bias,
        ]
        moves = []
        for place, slope in enumerate(slopes):
            first[place] = 0.9 * first[place] + 0.1 * slope
            second[place] = 0.99 * second[place] + 0.01 * slope**2
            moves.append(
                RATE * first[place] / (1 - 0.9**step) / (np.sqrt(second[place] / (1 - 0.99**step)) + 1e-8)
            )
        shares, bias = np.maximum(shares - moves[0], least), bias - moves[1]
    return shares, bias


class Rows(msgspec.Struct):
    """Inputs, dummies and the right class of all statements that count."""

    inputs: list[Any]
    dummies: list[Any]
    right: list[int]

    def fit(self) -> tuple[Scores, Scores]:
        """Return shares and biases."""
        return fitted(np.array(self.inputs), np.array(self.dummies), self.right, least=0.0)

    def chances(self, shares: Scores, bias: Scores) -> Scores:
        """Return the chances of the classes."""
        return chances_of(np.einsum("nik,i->nk", np.array(self.inputs), shares) + np.array(self.dummies) @ bias)


def topic_rows(reports: list[Judged], first: Scores | None) -> Rows:
    """Return the inputs of topics; with the first shares, also what the statements beside add."""
    rows = Rows([], [], [])
    for report in reports:
        if not report.found:
            continue
        inputs = topics.topic_inputs(report.scene, report.found)
        if first is not None:
            chances = chances_of(np.einsum("nik,i->nk", inputs, first))
            inputs = np.concatenate([inputs, topics.beside_inputs(report.found, chances)], axis=1)
        _add(rows, inputs, np.zeros((len(report.found), 1)), report.topics, TOPICS)
    return rows


def stance_rows(reports: list[Judged], first: tuple[Scores, Scores] | None) -> Rows:
    """Return the inputs of stances that the verb leaves open; with the first shares, also what was said before."""
    rows = Rows([], [], [])
    for report in reports:
        if not report.found:
            continue
        inputs = stances.own_inputs(report.scene, report.found)
        manners = [stances.MANNERS.get(said.frame, "clause") for said in report.found]
        dummies = np.array([[name in ("all", manner) for name in MANNERS] for manner in manners], float)
        settled = [stances.settled_stance(report.scene, said) for said in report.found]
        if first is not None:
            chances = chances_of(np.einsum("nik,i->nk", inputs, first[0]) + dummies @ first[1])
            for number, (stance, _) in ((n, s) for n, s in enumerate(settled) if s):
                chances[number] = np.eye(len(STANCES))[STANCES.index(stance)]
            inputs = np.concatenate([inputs, stances.answering_inputs(report.found, chances)], axis=1)
        open_ones = [None if sure else right for sure, right in zip(settled, report.stances, strict=True)]
        _add(rows, inputs, dummies, open_ones, STANCES)
    return rows


def _add(rows: Rows, inputs: Scores, dummies: Scores, right: list[str | None], classes: tuple[str, ...]) -> None:
    for number, name in enumerate(right):
        if name in classes:
            rows.inputs.append(inputs[number])
            rows.dummies.append(dummies[number])
            rows.right.append(classes.index(str(name)))


def main(words: list[str]) -> None:
    """Print the shares fitted on all folders, and how each folder does with shares fitted on the others."""
    pipeline = english()
    reports = [one for word in words for one in judged(Path(word).resolve(), pipeline)]
    np.set_printoptions(precision=2, suppress=True, linewidth=150)
    for kind, make in (("topic", topic_rows), ("stance", stance_rows)):
        for left_out in (*dict.fromkeys(r.folder for r in reports), ""):
            learned = [r for r in reports if r.folder != left_out]
            rows = make(learned, None)  # type: ignore[operator]
            shares, bias = rows.fit()
            first = shares if kind == "topic" else (shares, bias)
            rows = make(learned, first)  # type: ignore[operator]
            shares, bias = rows.fit()
            if left_out:
                tested = make([r for r in reports if r.folder == left_out], first)  # type: ignore[operator]
                _tell(kind, left_out, tested.chances(shares, bias), tested.right)
            else:
                print(kind, "first", first)
                print(kind, "shares", shares)
                if kind == "stance":
                    for name, row in zip(MANNERS, bias, strict=True):
                        print(
                            name,
                            {s: round(float(b), 1) for s, b in zip(STANCES, row, strict=True) if abs(b) >= 0.15},
                        )


def _tell(kind: str, folder: str, chances: Scores, right: list[int]) -> None:
    best, sure = chances.argmax(axis=1) == np.array(right), chances.max(axis=1)
    likelihood = -np.log(chances[np.arange(len(right)), right]).mean()
    print(
        f"{kind} {folder}: {best.mean():.3f} of {len(right)}, "
        f"mean confidence {sure.mean():.3f}, loss {likelihood:.3f}"
    )
    for low, high in ((0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        at = (sure >= low) & (sure < high)
        if at.any():
            print(f"   {low:.2f}-{high:.2f}: {best[at].mean():.2f} ({at.sum()})", end="")
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
