"""`detente council picture`: SVG, PNG and PDF from the example, from files and from a desk; bad use is told."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pypdf
import pytest

from detente.ledger import Ledger
from detente.model.record import Marking
from detente.sources.example import EXAMPLES, SIX_PARTY_2005, example_positions
from tests.brief.pictures import made_up
from tests.brief.pictures.reading import told
from tests.cli.running import detente

FACTS = EXAMPLES / SIX_PARTY_2005
EXAMPLE = ("--example", "--as-of", "2022-02-17")


def drawn(*words: str | Path) -> str:
    """Return the SVG that is printed."""
    done = detente("council", "picture", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*words: str | Path) -> str:
    """Return what is said of a bad use; nothing is printed."""
    done = detente("council", "picture", *words)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def test_gaps_of_the_example() -> None:
    text = told(drawn("gaps", *EXAMPLE))
    assert "How far apart the parties stand, as of 17 Feb 2022" in text
    assert "Source: the bundled example; records: 75. Marking: TLP:CLEAR." in text
    assert "0.617" in text
    assert "Poland" in text.partition("NATO takes in")[0]
    one = told(drawn("gaps", *EXAMPLE, "--pair", "NATO", "RU", "--count-silence"))
    assert "Poland" not in one.partition("NATO takes in")[0]
    assert "silence counted as 0" in one


def test_gaps_since_an_earlier_instant() -> None:
    """The means of both, over all and over the common propositions, and the warning."""
    text = told(drawn("gaps", *EXAMPLE, "--since", "2022-01-12", "--pair", "NATO", "RU"))
    assert "Mean gap as of 2022-01-12 0.389 n 9" in text
    assert "Common to both: as of 2022-01-12 0.389 Common to both: as of 2022-02-17 0.444 n 9" in text
    assert "not over the same propositions (NATO and Russia: 6 more, 0 fewer)" in text
    same = told(drawn("gaps", *EXAMPLE, "--since", "2022-02-17"))
    assert "not over the same propositions" not in same


def test_stances_of_one_issue() -> None:
    text = told(drawn("stances", *EXAMPLE, "--issue", "hotlines"))
    assert "Direct lines for emergencies" in text
    assert "Propositions with a word, n 1 0 1 0" in text


def test_a_history_as_of_two_instants() -> None:
    """Nothing later is seen."""
    now = told(drawn("history", *EXAMPLE, "--issue", "missions_and_offices"))
    assert "Russia rejects, 17 Feb 2022" in now
    before = told(drawn("history", "--example", "--as-of", "2022-02-16", "--issue", "missions_and_offices"))
    assert "Russia is open, 12 Jan 2022" in before
    assert "rejects, 17" not in before
    two = told(drawn("history", *EXAMPLE, "--issue", "missions_and_offices", "--pair", "RU", "US"))
    assert "No word on record by then United States" in two
    assert "records: 2." in two


def test_a_png_and_a_pdf(tmp_path: Path) -> None:
    png, pdf = tmp_path / "gaps.png", tmp_path / "gaps.PDF"
    done = detente("council", "picture", "gaps", *EXAMPLE, "-o", png, "--ppi", "96", "--json")
    assert done.returncode == 0, done.stderr
    told_of = json.loads(done.stdout)
    data = png.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert told_of["schema"] == "detente-picture/1"
    assert told_of["sha256"] == sha256(data).hexdigest()
    assert (told_of["media_type"], told_of["file"]) == ("image/png", str(png))
    assert int.from_bytes(data[16:20]) == told_of["width_px"]
    done = detente("council", "picture", "gaps", *EXAMPLE, "-o", pdf)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"written: {pdf}\n")
    assert "0.617" in pypdf.PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].extract_text()


def test_json_without_a_file_holds_the_picture() -> None:
    told_of = json.loads(drawn("stances", *EXAMPLE, "--json"))
    assert told_of["svg"] == drawn("stances", *EXAMPLE)
    assert told_of["sha256"] == sha256(told_of["svg"].encode()).hexdigest()
    assert (told_of["kind"], told_of["record_count"], told_of["marking"]) == ("stances", 75, "TLP:CLEAR")


def test_a_desk_has_positions_and_a_dialogue(tmp_path: Path) -> None:
    """The strictest marking of what is drawn stands, and no lower one can be asked for."""
    positions = list(example_positions())
    positions[0] = msgspec.structs.replace(positions[0], marking=Marking.AMBER)
    with Ledger.create(tmp_path / "desk", "NO", name="The desk of the test") as ledger:
        ledger.append(positions)
        ledger.append(entry.record for entry in made_up.entries())
    where = ("--desk", tmp_path / "desk")
    timeline = told(drawn("timeline", *where, "--as-of", "2031-05-20"))
    assert "overdue: XA, a test of the direct line" in timeline
    assert "Source: desk of NO, The desk of the test; records: 22. Marking: TLP:CLEAR." in timeline
    assert "3 Jun 2031: agreed date, as TL and XA said" in timeline
    assert "3 Jun 2031" not in told(drawn("timeline", *where, "--as-of", "2031-05-01"))
    stances = told(drawn("stances", *where, "--as-of", "2022-02-17"))
    assert "records: 75. Marking: TLP:AMBER." in stances
    assert "TLP:RED" in told(drawn("stances", *where, "--as-of", "2022-02-17", "--marking", "TLP:RED"))
    history = told(drawn("history", *where, "--as-of", "2022-02-17", "--issue", "hotlines"))
    assert "Marking: TLP:CLEAR." in history


def test_files_of_another_region_and_decade() -> None:
    files = ("--positions", FACTS / "positions.csv", "--issues", FACTS / "issues.yaml")
    text = told(drawn("stances", *files, "--as-of", "2005-09-20"))
    assert "North Korea" in text
    assert "Source: positions.csv" in text


@pytest.mark.parametrize("kind", ["gaps", "stances", "timeline"])
def test_before_anybody_spoke(kind: str) -> None:
    done = detente("council", "picture", kind, "--example", "--as-of", "2013-12-16")
    assert done.returncode == 0
    assert "Nothing on record" in told(done.stdout)
    assert "Nothing on record to draw as of 2013-12-16" in done.stderr


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (("gaps",), "one of: --desk DIR"),
        (("gaps", "--example", "--desk", "x"), "one of: --desk DIR"),
        (("gaps", *EXAMPLE, "-o", "gaps.jpg"), "ends in .svg, .png or .pdf"),
        (("gaps", *EXAMPLE, "-o", "gaps"), "ends in .svg, .png or .pdf"),
        (("gaps", *EXAMPLE, "-o", "no/such/folder/gaps.svg"), "could not be written"),
        (("gaps", *EXAMPLE, "--pair", "NATO", "XX"), "NATO, PL, RU, US"),
        (("gaps", *EXAMPLE, "--since", "2023-01-01"), "still to come"),
        (("stances", "--example", "--as-of", "2022-02-30"), "no such date"),
        (("history", *EXAMPLE), "--issue ID"),
        (("history", *EXAMPLE, "--issue", "hotline"), "expected:  hotlines"),
        (("stances", *EXAMPLE, "--issue", "zzzzzz"), "expected:  no_further_enlargement, forces_back_to_1997"),
        (("stances", *EXAMPLE, "-o", "x.png", "--ppi", "1200"), "too many pixels"),
        (("chart", "--example"), "'gaps', 'stances', 'history', 'timeline'"),
        (("timeline", "--desk", "no/such/desk"), "no/such/desk"),
    ],
)
def test_bad_use_exits_2(words: tuple[str, ...], told_of: str) -> None:
    assert told_of in " ".join(refused(*words).replace("│", " ").split()).replace("expected: ", "expected:  ")
