"""The pictures of the documentation, drawn from the bundled examples and the made-up dialogue: `make pictures`."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

from detente.agreements import load_law
from detente.agreements.place_loading import load_disputed, load_zone
from detente.brief.activity_rows import Grounds, rows_of
from detente.brief.pictures import (
    Ground,
    buildup_picture,
    gaps_picture,
    history_picture,
    stances_picture,
    timeline_picture,
)
from detente.brief.pictures.activity_map import MapGround, map_picture
from detente.brief.pictures.activity_timeline import activity_timeline
from detente.domains import council
from detente.domains.council.stances import Word, word_of
from detente.domains.exercises.seen.buildup import buildup
from detente.model.canonical import identify
from detente.model.time import end_of_day, read_day, read_instant
from detente.model.view import Entry
from detente.sources.example import example_issues, example_positions
from detente.sources.exercises import EXAMPLE, example_activities, read_activities
from detente.sources.land import load_land
from detente.sources.register import load_register
from tests.brief.pictures.made_up import AS_OF, entries, made_up_dialogue, name

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "pictures"
INSTANT = read_instant("2022-02-17")
LATER = read_instant("2024-12-31")
ISSUE = "exercise_limits_near_border"
SEEN, TRAINING = "seen.yaml", "Made-up Winter Training"


def example_entries() -> tuple[Entry, ...]:
    """Return the positions of the bundled example as entries."""
    return tuple(Entry(id=identify(record), record=record) for record in example_positions())


def words_on(issue: str) -> dict[str, tuple[Word, ...]]:
    """Return the words on an issue of the example, by the name of each party heard."""
    register, found = load_register(), example_entries()
    heard = council.parties_heard(council.last_words(found, INSTANT))
    said: dict[str, list[Word]] = {party: [] for party in heard}
    for entry in found:
        record = entry.record
        if record.body and record.body.issue == issue:
            said[record.party].append(word_of(record, entry.id))
    return {register.name(party): tuple(words) for party, words in said.items()}


def of_activities() -> dict[str, str]:
    """Return the pictures of the bundled activities; the map only where `make land` brought the land for it."""
    found = tuple(Entry(id=identify(record), record=record) for record in example_activities())
    disputed = load_disputed()
    grounds = Grounds(
        law=load_law(), zone=load_zone(), disputed=disputed, instant=LATER, name=load_register().name
    )
    rows = rows_of(found, grounds)
    ground = Ground(as_of=LATER, source="the bundled real activities", record_count=len(found))
    pictures = {"activities_timeline.svg": activity_timeline(rows, grounds.name, ground)}
    land = load_land()
    if land:
        on = MapGround(ground=ground, disputed=disputed, land=land, table=False)
        pictures["activities_map.svg"] = map_picture(rows, on)
    return pictures


def built_up() -> str:
    """Return the picture of the made-up build-up, the same as `detente exercises buildup ... -o` draws."""
    records = read_activities((EXAMPLE / SEEN).read_bytes(), SEEN)
    entries = [Entry(id=identify(r), record=r) for r in records]
    training = [e for e in entries if getattr(e.record.body, "activity", e.record.body).name == TRAINING]
    as_of = end_of_day(read_day("2031-04-15"))
    told = buildup(training, load_law(), as_of)
    return buildup_picture(told, str, Ground(as_of=as_of, source=SEEN, record_count=len(told.claims)))


def drawn() -> dict[str, str]:
    """Return every picture of the documentation by the name of its file."""
    register, found, issues = load_register(), example_entries(), example_issues()
    words = council.last_words(found, INSTANT)
    heard = council.parties_heard(words)
    pairs = [pair for pair in combinations(heard, 2) if "PL" not in pair]
    tables = [council.gap_table(found, issues, pair, INSTANT) for pair in pairs]
    ground = Ground(as_of=INSTANT, source="the bundled example", record_count=len(found))
    on_issue = words_on(ISSUE)
    of_issue = Ground(as_of=INSTANT, source="the bundled example", record_count=sum(map(len, on_issue.values())))
    made_up = Ground(as_of=AS_OF, source="made up for this page", record_count=len(entries()))
    issue = next(issue for issue in issues if issue.id == ISSUE)
    return {
        "buildup.svg": built_up(),
        "gaps.svg": gaps_picture(tables, register.name, ground),
        "stances.svg": stances_picture(words, issues, heard, register.name, ground),
        "history.svg": history_picture(issue, on_issue, of_issue),
        "timeline.svg": timeline_picture(made_up_dialogue(), name, made_up),
        **of_activities(),
    }


def main() -> None:
    """Write the pictures into the folder of the documentation."""
    FOLDER.mkdir(exist_ok=True)
    for file, picture in drawn().items():
        (FOLDER / file).write_text(picture, encoding="utf-8")
        sys.stdout.write(f"{FOLDER.name}/{file}\n")


if __name__ == "__main__":
    main()
