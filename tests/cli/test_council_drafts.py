"""`detente council difference` and `detente council compare` as a user runs them, on files and on a desk."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.ledger import Ledger, keep_file
from detente.model.dialogue import Meeting, Point, Readout, Tabled
from detente.model.record import Record, Source, digest
from detente.model.time import read_instant
from detente.sources.drafts import read_draft
from detente.sources.example import DRAFTS, example_files
from tests.cli.running import detente

FILES = example_files(DRAFTS)
SAID = read_instant("2001-05-04")


def asked(*words: str | Path, cwd: Path) -> str:
    done = detente("council", *words, cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(*words: str | Path, cwd: Path) -> str:
    done = detente("council", *words, cwd=cwd)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def files(tmp_path: Path) -> Path:
    told = json.loads(asked("example", ".", "--name", "drafts", "--json", cwd=tmp_path))
    assert told["files"] == ["counter_draft.md", "draft.md", "readouts.yaml"]
    return tmp_path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with drafts, two of them by their digests only, and a meeting with two accounts."""
    folder = tmp_path_factory.mktemp("desks")
    assert detente("desk", "init", "desk", "--party", "NO", "--name", "A desk", cwd=folder).returncode == 0
    path = folder / "desk"
    source = Source(keep_file(path, FILES["draft.md"]), "text/markdown", "draft.md")
    lost = Source(digest(b"lost"), "text/markdown", "lost.md")
    with Ledger.open(path) as ledger:
        ledger.append(
            [
                _tabled("RU", _thin(read_draft(FILES["draft.md"], "draft.md").tabled), source),
                _tabled("SE", msgspec.structs.replace(_thin(tabled()), key="lost"), lost),
                _tabled("NATO", tabled()),
                _said("council.meeting", "desk", Meeting(meeting="m-1", forum="NRC", day=date(2022, 1, 12))),
                _said(
                    "council.readout", "NATO", Readout(meeting="m-1", points=(SCHEDULE,), document="transcript")
                ),
                _said("council.readout", "desk", Readout(meeting="m-1", points=(DATES,), teller="A wire")),
            ]
        )
    return path


SCHEDULE = Point(subject="next meeting", words="need to resume dialogue and explore a schedule of meetings")
DATES = Point(subject="next meeting", words="need to resume talks and set dates for meetings")


def tabled() -> Tabled:
    return read_draft(FILES["counter_draft.md"], "counter_draft.md").tabled


def _thin(draft: Tabled) -> Tabled:
    articles = tuple(
        msgspec.structs.replace(one, text="", text_sha256=digest(one.text.encode())) for one in draft.articles
    )
    return msgspec.structs.replace(draft, articles=articles)


def _said(kind: str, party: str, body: object) -> Record[Any]:
    return Record(kind=kind, party=party, said=SAID, body=body)


def _tabled(party: str, draft: Tabled, *sources: Source) -> Record[Any]:
    return Record(kind="council.document", party=party, said=SAID, body=draft, sources=sources)


def test_two_files(files: Path) -> None:
    text = asked("difference", "draft.md", "counter_draft.md", cwd=files)
    assert "Each side [-shall-]{+should+} give notice" in text
    assert "both sides have signed" not in text
    assert "both sides have signed" in asked("difference", "draft.md", "counter_draft.md", "--whole", cwd=files)


def test_as_markdown(files: Path) -> None:
    text = asked("difference", "draft.md", "counter_draft.md", "--markdown", cwd=files)
    assert "Each side <del>shall</del><ins>should</ins> give notice" in text


def test_as_json_the_runs_give_either_text(files: Path) -> None:
    told = json.loads(asked("difference", "draft.md", "counter_draft.md", "--json", cwd=files))
    assert told["schema"] == "detente-difference/1"
    assert told["states"]["removed"] == 1
    assert told["split"] == {"1": ["1", "2"]}
    for side, other in (("first", "added"), ("second", "removed")):
        name = {"first": "draft.md", "second": "counter_draft.md"}[side]
        texts = {one.number: one.text for one in read_draft(FILES[name], name).tabled.articles}
        put_together = {
            one[side]["number"]: "".join(text for kind, text in one["text"]["runs"] if kind != other)
            for one in told["articles"]
            if one[side]
        }
        assert put_together == texts
    weighty = [change for one in told["articles"] for change in one["weighty"]]
    assert {"family": "number", "before": "42 days", "after": "30 days"} in weighty


def test_on_a_desk_the_texts_are_found_in_the_file_that_the_record_cites(desk: Path, files: Path) -> None:
    by_key = asked("difference", "notice-1", "notice-2", "--desk", desk, "--json", cwd=files)
    assert by_key == asked("difference", "draft.md", "counter_draft.md", "--json", cwd=files)


def test_on_a_desk_a_text_that_is_not_kept_is_told_of(desk: Path, tmp_path: Path) -> None:
    told = json.loads(asked("difference", "lost", "notice-2", "--desk", desk, "--json", cwd=tmp_path))
    assert told["states"]["unchanged"] == 5
    assert len(told["limits"]) == 5


def test_a_key_that_is_not_there_or_not_yet(desk: Path, tmp_path: Path) -> None:
    assert "did you mean" in refused("difference", "notice-1", "notice-3", "--desk", desk, cwd=tmp_path)
    told = refused("difference", "notice-1", "notice-2", "--desk", desk, "--as-of", "2001-05-03", cwd=tmp_path)
    assert "this desk has none" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("difference", "draft.md", "missing.md"), "missing.md"),
        (("difference", "draft.md", "readouts.yaml"), "readouts.yaml"),
        (("difference", "draft.md", "counter_draft.md", "--as-of", "2001-01-01"), "--desk DIR"),
        (("compare", "readouts.yaml", "--as-of", "2001-01-01"), "--desk DIR"),
        (("compare", "draft.md"), "draft.md"),
        (("compare", "readouts.yaml", "other.yaml"), "more than one meeting"),
        (("compare", "a", "b", "--desk", "."), "the key of one meeting"),
    ],
)
def test_bad_use(words: tuple[str, ...], told: str, files: Path) -> None:
    other = b"{meeting: other, said: 2001-05-05, party: NO, points: [{subject: a, words: b}]}"
    (files / "other.yaml").write_bytes(other)
    assert told in refused(*words, cwd=files)


def test_accounts_in_files(files: Path) -> None:
    told = json.loads(asked("compare", "readouts.yaml", "--json", cwd=files))
    assert told["schema"] == "detente-comparison/1"
    assert told["meeting"] == "harbour-2001-05-04"
    assert {one["subject"]: one["outcome"] for one in told["subjects"]} == {
        "duration": "told alike",
        "next meeting": "told differently",
        "notice of exercises": "words differ; whether it is the same cannot tell",
        "ships": "told by one only",
    }
    assert told["next_meeting"] == {"status": "under study", "contradiction": True}
    assert "next meeting: told differently" in asked("compare", "readouts.yaml", cwd=files)


def test_accounts_on_a_desk(desk: Path, tmp_path: Path) -> None:
    """K-2 on a desk: the wire's dates and the chair's schedule, each with where it stands."""
    told = json.loads(asked("compare", "m-1", "--desk", desk, "--json", cwd=tmp_path))
    assert told["next_meeting"] == {"status": "under study", "contradiction": True}
    (subject,) = told["subjects"]
    assert [(one["teller"], one["compared_as"]) for one in subject["accounts"]] == [
        ("A wire", "none set"),
        ("NATO", "under study"),
    ]
    assert "did you mean m-1?" in refused("compare", "m-2", "--desk", desk, cwd=tmp_path)
    assert "this desk has none" in refused("compare", "m-1", "--desk", desk, "--as-of", "2001-05-03", cwd=tmp_path)


def test_what_a_report_tells_stands_beside_the_readouts(tmp_path: Path) -> None:
    """On the example desk, the report's account of the meeting is there, unconfirmed, with its spans."""
    assert detente("demo", "demo", cwd=tmp_path).returncode == 0
    path = tmp_path / "demo" / "desk"
    with Ledger.open(path) as ledger:
        said = read_instant("2022-01-12")
        ledger.append(
            [
                Record(
                    kind="council.meeting",
                    party="desk",
                    said=said,
                    body=Meeting(meeting="m", forum="NRC", day=date(2022, 1, 12)),
                ),
                Record(
                    kind="council.readout", party="NATO", said=said, body=Readout(meeting="m", points=(SCHEDULE,))
                ),
            ]
        )
    told = json.loads(asked("compare", "m", "--desk", path, "--as-of", "2022-01-13", "--json", cwd=tmp_path))
    by_subject = {one["subject"]: one for one in told["subjects"]}
    assert by_subject["next meeting"]["outcome"] == "told alike"
    wire = by_subject["duration"]["accounts"][0]
    assert (wire["teller"], wire["compared_as"], wire["confirmed"]) == ("DEMO (report.txt)", "240 minutes", False)
    assert wire["spans"]
