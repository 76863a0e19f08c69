"""Whatever an activity tells, and whatever a law file holds: an answer, or an error that says what is wrong."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from detente.agreements import load_law
from detente.agreements.loading import SHIPPED, provision_of
from detente.domains.exercises import findings, risk_findings, split_findings, year_findings
from detente.domains.exercises.many.column_check import check_many
from detente.domains.exercises.many.columns import columns_of
from detente.model.document import read_yaml
from detente.model.errors import DetenteError
from detente.model.exercise import Activity, Form, Notification, Range, Stage, Structure, Zone
from detente.model.finding import Evidence
from detente.model.record import LARGEST_INTEGER

LAW = load_law()
HOW_MANY = 20_000
ODD = (0, 1, 2, 249, 250, 2_999, 3_000, 8_999, 9_000, 13_000, 13_001, 40_001, 10**9, LARGEST_INTEGER)
DAYS = (
    date.min,
    date(1975, 8, 1),
    date(1991, 1, 1),
    date(1994, 12, 31),
    date(2022, 2, 30 - 2),
    date(9000, 12, 31),
    date.max,
)


class Dice:
    """A seeded source of odd activities: every field is told, told oddly, or not told."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, *among: Any) -> Any:
        return self.random.choice(among)

    def number(self) -> Range | None:
        least, most = sorted((self.one(*ODD), self.random.randrange(200_000)))
        return self.one(
            None, None, Range(least, most), Range(most, most), Range(least, None), Range(None, most), Range()
        )

    def day(self) -> date | None:
        return self.one(None, self.one(*DAYS), date(1970, 1, 1) + timedelta(days=self.random.randrange(25_000)))

    def instant(self) -> datetime | None:
        day = self.day()
        return (
            None if day is None else datetime(day.year, day.month, day.day, self.random.randrange(24), tzinfo=UTC)
        )

    def states(self) -> tuple[str, ...]:
        return tuple(
            self.random.sample(["SE", "FI", "RU", "US", "", "no such State", "ÅÄÖ"], self.random.randrange(4))
        )

    def stages(self) -> tuple[Stage, ...]:
        return tuple(
            Stage(from_hour=self.one(0, 71, 72, 73, LARGEST_INTEGER), troops=self.number(), tanks=self.number())
            for _ in range(self.one(0, 0, 1, 3))
        )

    def activity(self) -> Activity:
        numbers = ("troops", "troops_total", "tanks", "acvs", "artillery", "landing_troops", "fixed_wing_sorties")
        flags = ("single_command", "snap", "unscheduled", "outside_peacetime_location", "militarily_significant")
        return Activity(
            name=self.one("A", "a", "", "B\n", "{x}", "%s"),
            states=self.states(),
            hosts=self.states(),
            near=self.states(),
            concerns=self.states(),
            form=self.one(*Form),
            structure=self.one(None, *Structure),
            zone=self.one(None, *Zone),
            start=self.day(),
            end=self.day(),
            start_latest=self.day(),
            announced=self.day(),
            commenced=self.instant(),
            duration_hours=self.one(None, 0, 72, 73, LARGEST_INTEGER),
            in_calendar=self.one(None, True, False),
            changed_since_calendar=self.one(None, True, False),
            stages=self.stages(),
            **{number: self.number() for number in numbers},
            **{flag: self.one(None, True, False) for flag in flags},
        )


def answered(one: Activity, dice: Dice) -> bool:
    """Return whether an activity was answered; False where it was refused by an error of the house."""
    instant = dice.instant() or datetime(2025, 1, 1, tzinfo=UTC)
    sent = dice.instant()
    messages = () if sent is None else (Notification(activity=dice.one(one, dice.activity()), transmitted=sent),)
    evidence = Evidence(said=dice.instant())
    told = [(one, evidence)]
    try:
        every = [*findings(one, evidence, LAW, instant, str, messages), *year_findings(told, LAW, instant, str)]
        every += [*split_findings(told, LAW, instant, str), *risk_findings([], LAW, instant, str)]
        columns = check_many(columns_of([one], LAW.at(one.start or instant.date())), LAW, instant)
    except DetenteError:
        return False
    assert all(finding.sentence for finding in every)
    assert len(columns["notification_verdict"]) == 1
    return True


def fuzzed(count: int, seed: int) -> int:
    """Return how many of so many odd activities were answered; anything but an error of the house is raised."""
    dice = Dice(seed)
    return sum(answered(dice.activity(), dice) for _ in range(count))


def test_odd_activities_get_an_answer_or_an_error_that_says_why() -> None:
    answers = fuzzed(300, 1)
    assert 100 < answers < 300


@pytest.mark.slow
def test_twenty_thousand_odd_activities() -> None:
    answers = fuzzed(HOW_MANY, 2)
    assert HOW_MANY / 3 < answers < HOW_MANY


ODD_VALUES = (
    "",
    "NO",
    "yes",
    "9,000",
    "-1",
    "1e3",
    "2011-13-01",
    "9" * 30,
    "[1, 2]",
    "{a: b}",
    "&a x",
    "*a",
    "!x y",
    "\u202e9",
    "null",
    "~",
    "'",
    "0x10",
    "M?",
)


def broken(text: str, dice: Dice) -> str:
    """Return the text of a law file with one to three odd changes."""
    for _ in range(dice.one(1, 1, 2, 3)):
        lines = text.split("\n")
        place = dice.random.randrange(len(lines))
        key, colon, value = lines[place].partition(":")
        lines[place] = dice.one(
            f"{key}{colon} {dice.one(*ODD_VALUES)}",
            f"{dice.one(*ODD_VALUES)}{colon}{value}",
            f"  {lines[place]}",
            lines[place][: dice.random.randrange(len(lines[place]) + 1)],
            f"{lines[place]}\n{lines[place]}",
            "",
        )
        text = "\n".join(lines)
    return text


def test_broken_law_files_are_refused_by_name_or_read() -> None:
    """Three thousand broken files: each becomes a provision, or an error that names the file."""
    dice, refused, unnamed = Dice(3), 0, 0
    files = sorted(SHIPPED.glob("*/*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files if file.parent.name != "forums"]
    for _ in range(3_000):
        try:
            provision_of(read_yaml(broken(dice.one(*texts), dice), "broken.yaml"))
        except DetenteError as problem:
            refused += 1
            unnamed += "broken.yaml" not in problem.where
    assert 1_000 < refused < 3_000
    assert unnamed == 0


def test_broken_bytes_in_a_law_folder_are_refused(tmp_path: Path) -> None:
    dice, refused = Dice(4), 0
    file = tmp_path / "instrument" / "one.yaml"
    file.parent.mkdir()
    whole = (SHIPPED / "vienna_document_2011" / "38_days.yaml").read_bytes()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(dice.one(1, 2, 5)):
            data[dice.random.randrange(len(data))] = dice.random.randrange(256)
        file.write_bytes(bytes(data))
        try:
            load_law(tmp_path)
        except DetenteError:
            refused += 1
    assert 100 < refused < 300
