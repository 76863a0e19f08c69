"""The reports that no rule was written on stand as their digests tell, before and after mending, and are sound."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.scoring.annotate import annotate

UNSEEN = Path(__file__).resolve().parents[2] / "cases" / "reports" / "unseen"
SETS = ("first", "second")
LONGEST_SIGN = 5
"""Between the words of two spans of one anchor stands a sign such as ` ... `."""


def files() -> list[Path]:
    """Return every text, annotation and register of the sets."""
    found = (path for folder in SETS for path in (UNSEEN / folder).rglob("*"))
    return sorted(path for path in found if path.suffix in {".txt", ".json", ".csv"})


def annotations() -> list[Path]:
    """Return every annotation."""
    return [path for path in files() if path.name.endswith(".gold.json")]


def digests(path: Path) -> dict[str, str]:
    """Return the digest told for each file, by its name from the folder of both sets."""
    return {name: digest for digest, name in (line.split("  ") for line in path.read_text().splitlines())}


def test_no_file_has_changed() -> None:
    told = digests(UNSEEN / "SHA256SUMS")
    assert {p.relative_to(UNSEEN).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files()} == told
    assert len(annotations()) == 28


def test_only_annotations_have_changed_since_the_first_annotation() -> None:
    """Texts and registers are those of the first annotation, whose digests stay on record beside a mended set."""
    now = digests(UNSEEN / "SHA256SUMS")
    first = [path for folder in SETS for path in (UNSEEN / folder).glob("SHA256SUMS.first")]
    assert UNSEEN / "first" / "SHA256SUMS.first" in first
    for path in first:
        then = digests(path)
        assert then.keys() == {name for name in now if name.startswith(f"{path.parent.name}/")}
        changed = {name for name in then if then[name] != now[name]}
        assert changed
        assert all(name.endswith(".gold.json") for name in changed), changed


def test_annotations_are_what_their_words_give() -> None:
    sources = [path for folder in SETS for path in (UNSEEN / folder).glob("*.yaml")]
    assert len(sources) >= 14
    for path in sources:
        wrong, _, _ = annotate(path, check=True)
        assert not wrong


@pytest.mark.parametrize("path", annotations(), ids=lambda path: path.name.split(".")[0])
def test_an_annotation_fits_its_text(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    data = path.with_name(gold["doc"]["file"]).read_bytes()
    text = data.decode()
    assert (gold["doc"]["chars"], gold["doc"]["sha256"]) == (len(text), hashlib.sha256(data).hexdigest())
    for record in gold["records"]:
        assert all(0 <= start < end <= len(text) for start, end in record["anchor"]), record["id"]
        if record["kind"] == "actor":
            continue  # its text is one of its names
        rest = record["text"]
        for start, end in record["anchor"]:
            before, found, rest = rest.partition(text[start:end])
            assert found, (record["id"], "the words told are not those of the anchor", text[start:end])
            assert len(before) <= LONGEST_SIGN, (record["id"], before)
        assert not rest
