"""Which files a path names, and which reports are in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.model.errors import EmptyError, InputError
from detente.sources.report_files import paths_of_reports, reports_in

TEXT = "Talks were held on Wednesday, and they ended without a result."


def test_a_folder_gives_its_reports_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.rss", "d.atom", "no_ending", ".hidden.txt", "e.png", "f.gold.json"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "within").mkdir()
    (tmp_path / "within" / "g.txt").write_text(TEXT)
    named = paths_of_reports([tmp_path, tmp_path / "e.png"])
    assert [path.name for path in named] == ["a.HTML", "b.txt", "c.rss", "d.atom", "no_ending", "e.png"]


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    (tmp_path / "e.png").write_text(TEXT)
    with pytest.raises(EmptyError, match="without a report") as refused:
        list(paths_of_reports([tmp_path]))
    assert refused.value.given == "1 other files"


def test_a_report_and_a_feed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    item = f"<item><title>Talks</title><description>{TEXT}</description></item>"
    (tmp_path / "b.txt").write_text(f"\ufeff<rss><channel>{item}</channel></rss>", encoding="utf-8")
    assert [text.name for text in reports_in(tmp_path / "a.txt")] == ["a.txt"]
    assert [text.name for text in reports_in(tmp_path / "b.txt")] == ["b.txt#1"]


def test_what_is_not_there_or_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="no such file"):
        reports_in(tmp_path / "none.txt")
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(self: Path, *given: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="cannot be read"):
        reports_in(tmp_path / "a.txt")
