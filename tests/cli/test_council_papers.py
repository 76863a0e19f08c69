"""`detente council paper` and `detente council calendar` as a user runs them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pypdf
import pytest

from detente.brief.papers import Paper, shipped
from detente.domains.council.agreed import Status
from detente.ledger import Ledger
from tests.brief.papers.made_up import records
from tests.cli.running import detente

AS_OF = ("--as-of", "1975-06-30")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers") / "desk"
    with Ledger.create(folder, "desk", name="Example desk") as ledger:
        ledger.append(records())
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers") / "empty"
    with Ledger.create(folder, "desk"):
        return folder


def paper(*words: str | Path) -> str:
    done = detente("council", "paper", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*words: str | Path) -> str:
    done = detente("council", *words)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("which", Paper)
def test_every_paper(which: Paper, desk: Path) -> None:
    about = ("--document", "plan", "--article", "3") if which is Paper.LETTER else ()
    told = paper(which, "--desk", desk, *AS_OF, *about)
    assert told.startswith("**TLP:CLEAR**\n\n# ")
    assert told.endswith("\n**TLP:CLEAR**\n")
    assert "## Sources" in told


@pytest.mark.parametrize("which", Paper)
def test_an_empty_desk(which: Paper, empty: Path) -> None:
    assert "Nothing on record" in paper(which, "--desk", empty, *AS_OF)


def test_files_of_each_kind(desk: Path, tmp_path: Path) -> None:
    for name in ("a.md", "a.docx", "a.PDF"):
        done = detente("council", "paper", "summary", "--desk", desk, *AS_OF, "-o", tmp_path / name)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert f"written: {tmp_path / name}" in done.stderr
    assert (tmp_path / "a.md").read_text("utf-8") == paper("summary", "--desk", desk, *AS_OF)
    assert zipfile.is_zipfile(tmp_path / "a.docx")
    assert len(pypdf.PdfReader(io.BytesIO((tmp_path / "a.PDF").read_bytes())).pages) >= 1


def test_the_same_desk_gives_the_same_files(desk: Path, tmp_path: Path) -> None:
    for name in ("1.docx", "2.docx", "1.pdf", "2.pdf"):
        paper("positions", "--desk", desk, *AS_OF, "-o", tmp_path / name)
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_what_a_template_may_ask_for_as_json(desk: Path) -> None:
    told = json.loads(paper("summary", "--desk", desk, *AS_OF, "--json"))
    assert told["schema"] == "detente-paper/1"
    assert told["desk"] == "Example desk"
    assert told["meeting"]["key"] == "pc-1975-06"
    assert [decision["status"] for decision in told["decisions"]] == [
        Status.ADOPTED,
        Status.NOT_ADOPTED,
        Status.OPEN,
    ]


def test_a_template_of_ones_own(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    done = detente("council", "paper", "--write-templates", folder)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} == {template.name for template in shipped().values()}
    mine = folder / "agenda.md"
    mine.write_text("# Ours: {{ forum }}\n\n{{ meeting.place }} {{ meeting|cite }}\n", encoding="utf-8")
    assert "Harrowmouth [1]" in paper("agenda", "--desk", desk, *AS_OF, "--template", mine)
    assert "a file that is there already" in refused("paper", "--write-templates", folder)
    assert mine.read_text("utf-8").startswith("# Ours")
    files = json.loads(paper("--write-templates", tmp_path / "new", "--json"))["files"]
    assert files == sorted(template.name for template in shipped().values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\n{{ meeting.dya }}", ("line 2", "did you mean day", "place")),
        (b"{{ x|cite", ("line 1", "a template that cannot be read")),
        (b"{{ meeting.day|loud }}", ("an unknown filter", "in_words")),
        (b"\xff\xfe", ("not UTF-8", "byte 0")),
    ],
)
def test_a_template_that_is_wrong(text: bytes, told: tuple[str, ...], desk: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md"
    mine.write_bytes(text)
    words = refused("paper", "agenda", "--desk", desk, *AS_OF, "--template", mine)
    assert "mine.md" in words
    assert all(word in words for word in told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("paper",), "no paper named"),
        (("paper", "agenda"), "no desk to read from"),
        (("paper", "agenda", "--desk", "nowhere"), "not a desk"),
        (("paper", "agenda", "--document", "plan"), "an option that only a letter takes"),
        (("paper", "agenda", "--desk", "DESK", "-o", "x.odt"), ".md, .docx, .pdf"),
        (("paper", "agenda", "--desk", "DESK", "--meeting", "pc-1975-7"), "did you mean pc-1975-06?"),
        (("paper", "agenda", "--desk", "DESK", "--members", "AA,Nobodia"), "a party that nobody knows"),
        (("paper", "agenda", "--desk", "DESK", "--as-of", "1975-02-30"), "no such date"),
        (("paper", "agenda", "--desk", "DESK", "--template", "none.md"), "cannot be read"),
        (("paper", "agenda", "--desk", "DESK", "--issues", "none.yaml"), "cannot be read"),
        (("paper", "letter", "--desk", "DESK"), "--document plan --article 3 --to CC"),
        (
            ("paper", "letter", "--desk", "DESK", "--document", "plan", "--article", "1", "--to", "BB"),
            "has answered",
        ),
        (("paper", "agenda", "--desk", "DESK", "-o", "no/such/folder.md"), "could not be written"),
        (("calendar",), "no desk to read from"),
        (("calendar", "--desk", "DESK", "-o", "no/such/folder.ics"), "could not be written"),
    ],
)
def test_bad_use_exits_2(words: tuple[str, ...], told: str, desk: Path) -> None:
    assert told in refused(*(str(desk) if word == "DESK" else word for word in words))


def test_a_word_that_is_no_paper() -> None:
    done = detente("council", "paper", "agendum")
    assert done.returncode == 2
    assert "annotated-agenda" in done.stderr


def test_members_by_id_or_name(desk: Path) -> None:
    told = json.loads(paper("summary", "--desk", desk, *AS_OF, "--json", "--members", "AA, BB,Norway"))
    assert [party["id"] for party in told["parties"]] == ["AA", "BB", "NO"]
    article = told["documents"][0]["articles"][0]
    assert not article["agreed"]
    assert "Norway" in article["why"]


def test_a_calendar(desk: Path, tmp_path: Path) -> None:
    done = detente("council", "calendar", "--desk", desk, *AS_OF, "--follow-ups", "both")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("BEGIN:VTODO") == 4
    assert "BEGIN:VEVENT" in done.stdout
    file = tmp_path / "council.ics"
    done = detente("council", "calendar", "--desk", desk, *AS_OF, "-o", file)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "Without a day, and so in no calendar: Due: Send a map of the river." in done.stderr
    assert f"written: {file}, 7 entries" in done.stderr
    assert b"X-WR-CALNAME:Council: Example desk" in file.read_bytes()


def test_a_calendar_as_json(desk: Path, empty: Path) -> None:
    done = detente("council", "calendar", "--desk", desk, *AS_OF, "--json")
    told = json.loads(done.stdout)
    assert told["schema"] == "detente-calendar/1"
    assert {entry["kind"] for entry in told["entries"]} >= {"meeting", "follow-up", "silence"}
    assert told["entries"][0]["starts"] == "1975-06-09T09:00:00Z"
    none = json.loads(detente("council", "calendar", "--desk", empty, "--json").stdout)
    assert none["entries"] == []
