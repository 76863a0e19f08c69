"""`detente exercises zone` and `picture`: places, files, every form of picture, bad use that teaches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.sources import land
from detente.sources.exercises import EXAMPLE
from detente.sources.land import load_land
from tests.cli.running import detente_here

ACTIVITIES = EXAMPLE / "activities.csv"


def run(*words: str | Path, code: int = 0) -> str:
    done = detente_here("exercises", *words)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.mark.parametrize("place", ["51.5N 55E", "51°30'N 055°00'E", "513000N 0550000E"])
def test_a_place_in_the_band_is_uncertain(place: str) -> None:
    said = run("zone", place, "--at", "2022-01-11")
    assert "uncertain [D]" in said
    assert "30 km from the line along the Ural River" in said


def test_a_disputed_place_is_shown_with_every_claimant() -> None:
    said = run("zone", "44.95N 34.1E", "--at", "2022-01-11")
    assert "Disputed: Crimea, claimed by Russian Federation and Ukraine (in alphabetical order)" in said
    told = json.loads(run("zone", "44.95N 34.1E", "--at", "2022-01-11", "--json"))
    assert told["schema"] == "detente-zone/1"
    assert [claim["name"] for claim in told["disputed"][0]["claimants"]] == ["Russian Federation", "Ukraine"]
    assert json.loads(run("zone", "55.75N 37.6E", "--json"))["disputed"] == []


def test_a_part_may_be_settled() -> None:
    said = json.loads(run("zone", "47.9N 106.9E", "--at", "2022-01-11", "--part", "mongolia=no", "--json"))
    assert said["answer"]["zone"] == "no"
    for words in ("mongolia", "mongolia=partly", "mongolai=no"):
        assert "mongolia" in run("zone", "47.9N 106.9E", "--part", words, code=2)


def test_a_file_is_answered_beside_what_it_told() -> None:
    said = run("zone", ACTIVITIES, "--as-of", "2024-12-31")
    assert "Tsentr-2015, as RU said: told partly; the outline says uncertain [D]." in said
    assert "Told is partly, and the desk's outline says yes" in said
    assert "nothing, for no place is told" in said
    told = json.loads(run("zone", ACTIVITIES, "--as-of", "2010-01-01", "--json"))
    assert [row["activity"] for row in told["activities"]] == ["Zapad-2009"]
    assert told["marking"] == "TLP:CLEAR"


def test_what_is_neither_place_nor_file_is_refused() -> None:
    assert "neither a place nor a file" in run("zone", "somewhere", code=2)


@pytest.mark.parametrize(("suffix", "begins"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
@pytest.mark.parametrize("kind", ["map", "timeline"])
def test_a_picture_is_written_in_each_form(kind: str, suffix: str, begins: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"picture{suffix}"
    run("picture", kind, ACTIVITIES, "--as-of", "2024-12-31", "-o", file, "--ppi", "48")
    assert file.read_bytes().startswith(begins)


def test_the_rows_stand_in_the_json_and_the_default_is_the_bundled_file() -> None:
    told = json.loads(run("picture", "map", "--as-of", "2024-12-31", "--json"))
    assert (told["schema"], told["kind"], len(told["rows"])) == ("detente-picture/1", "map", 42)
    assert told["svg"].startswith("<svg")
    assert told["source"] == "the bundled real activities"
    assert len(told["columns"]) == len(told["table"][0])


def test_a_map_without_land_says_which_word_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(land, "FILE", tmp_path / "land.pack")
    load_land.cache_clear()
    done = detente_here("exercises", "picture", "map", "--as-of", "2024-12-31")
    load_land.cache_clear()
    assert done.returncode == 0
    assert "run `make land`" in done.stderr
    assert "Drawn without land" in done.stdout


def test_boundary_lines_of_a_desk_take_the_place_of_others(tmp_path: Path) -> None:
    file = tmp_path / "lines.geojson"
    file.write_text('{"type": "LineString", "coordinates": [[20, 50], [30, 55]]}', encoding="utf-8")
    picture = run("picture", "map", "--as-of", "2024-12-31", "--boundaries", file)
    lines = picture.partition("<title>boundary lines</title>")[2].partition("</g>")[0]
    assert lines.count("<polyline") == 1
    file.write_text("{}", encoding="utf-8")
    assert "not GeoJSON" in run("picture", "map", "--boundaries", file, code=2)


def test_bad_use_is_told(tmp_path: Path) -> None:
    assert "form of picture" in run("picture", "map", "-o", tmp_path / "map.jpg", code=2)
    assert "cannot be read" in run("picture", "map", tmp_path / "nothing.csv", code=2)


def test_nothing_told_by_then_is_drawn_as_nothing() -> None:
    for kind in ("map", "timeline"):
        assert "Nothing on record" in run("picture", kind, "--as-of", "2000-01-01")
