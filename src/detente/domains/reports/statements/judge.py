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
    if found:
        judge_topics(scene, found)
        judge_stances(scene, found)
