"""The documentation is complete: every command, error and setting has its heading, every link leads somewhere."""

from __future__ import annotations

import importlib
import inspect
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from typer.main import get_command

from detente.cli.main import PARTS
from detente.model import errors
from tests.cli.running import detente
from tests.test_house import ROOT, committed, short

DOCS = ROOT / "docs"
FENCE = re.compile(r"^(```|~~~).*?^\1[^\S\n]*$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+?) *#* *$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
SETTING = re.compile(r"DETENTE_[A-Z][A-Z_]*")


def prose(path: Path) -> str:
    """Return a page without its fenced blocks."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


@cache
def headings(page: Path) -> tuple[str, ...]:
    """Return the headings of a page, code marks taken off."""
    return tuple(found.replace("`", "") for found in HEADING.findall(prose(page)))


@cache
def all_headings() -> tuple[str, ...]:
    """Return the headings of every page of the documentation."""
    return tuple(found for page in sorted(DOCS.rglob("*.md")) for found in headings(page))


def verbs(part: str) -> list[str]:
    """Return the commands of a part, as a user types them, hidden ones left out."""
    command = get_command(importlib.import_module(f"detente.cli.{part}").app)
    below = getattr(command, "commands", None)
    if below is None:
        return [f"detente {part}"]
    return [f"detente {part} {name}" for name, verb in below.items() if not verb.hidden]


@pytest.mark.parametrize("part", PARTS)
def test_every_command_has_its_heading(part: str) -> None:
    """Each part and verb of the command line has a heading in some page that begins with it."""
    wanted = [f"detente {part}", *verbs(part)]
    missing = [command for command in wanted if not _has_heading(command)]
    assert not missing, f"write a heading such as '### `{missing[0]}`' in docs/command_line.md; missing: {missing}"


def _has_heading(command: str) -> bool:
    return any(f"{heading} ".startswith(f"{command} ") for heading in all_headings())


def test_every_error_has_its_heading() -> None:
    """Each class of the tree of errors is explained in docs/errors.md."""
    classes = [
        name
        for name, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, errors.DetenteError)
    ]
    missing = sorted(set(classes) - set(headings(DOCS / "errors.md")))
    assert not missing, f"write a heading in docs/errors.md for {missing}"


def test_every_setting_is_documented() -> None:
    """Each environment variable that the code reads is explained in docs/command_line.md."""
    places = [p for p in committed() if p.suffix == ".py" or p.name in ("Makefile", "run")]
    used = {name for path in places for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    missing = sorted(used - set(SETTING.findall((DOCS / "command_line.md").read_text(encoding="utf-8"))))
    assert not missing, f"explain under Settings in docs/command_line.md: {missing}"


def test_every_kind_of_record_is_in_the_glossary() -> None:
    """Each kind of the closed list stands in docs/glossary.md."""
    kinds = importlib.import_module("detente.model.kinds").KINDS
    told = (DOCS / "glossary.md").read_text(encoding="utf-8")
    missing = [name for name in kinds if f"`{name}`" not in told]
    assert not missing, f"explain in docs/glossary.md: {missing}"


def pages() -> list[Path]:
    """Return every committed Markdown file."""
    return [path for path in committed() if path.suffix == ".md"]


@pytest.mark.parametrize("page", pages(), ids=short)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    """The file exists, and the heading in it, where a link names one."""
    broken = [link for link in LINK.findall(prose(page)) if "://" not in link and not _leads(page, link)]
    assert not broken, f"{short(page)} links to what is not there: {broken}"


def _leads(page: Path, link: str) -> bool:
    if link.startswith("mailto:"):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists():
        return False
    return not anchor or target.suffix != ".md" or anchor in {_anchor(found) for found in headings(target)}


def _anchor(heading: str) -> str:
    """Return the name that mkdocs gives a heading."""
    kept = re.sub(r"[^\w\s-]", "", heading.lower())
    return re.sub(r"[-\s]+", "-", kept).strip("-")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the documentation was built, every warning an error.

    Never with `--quiet`: mkdocs then counts no warnings, and `--strict` passes whatever is wrong.
    """
    folder = tmp_path_factory.mktemp("site")
    asked = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, f"mkdocs build --strict fails:\n{asked.stdout}{asked.stderr}"
    return folder


def named_in(nav: Any) -> Iterator[str]:
    """Yield the pages that a part of the menu names."""
    if isinstance(nav, str):
        yield nav
    else:
        below = nav.values() if isinstance(nav, dict) else nav
        yield from (page for part in below for page in named_in(part))


def test_every_page_of_the_menu_is_there() -> None:
    """No entry under nav in mkdocs.yml leads nowhere."""
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    missing = [page for page in named_in(nav) if not (DOCS / page).is_file()]
    assert not missing, f"write these pages, or take them out of nav in mkdocs.yml: {missing}"


class _Loads(HTMLParser):
    """Collects the addresses that a page makes a browser fetch; links that a person follows are none."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this tag loads."""
        told = {name: value or "" for name, value in attrs}
        keys = ("src", "srcset", "data", "poster", "action") + (("href",) if tag == "link" else ())
        self.addresses.extend(told[key] for key in keys if key in told)


def loads(page: str) -> list[str]:
    """Return the addresses beyond the site itself that a page makes a browser fetch."""
    reader = _Loads()
    reader.feed(page)
    imported = re.findall(r"(?:@import|url\()\s*[\"']?((?:https?:)?//[^\"')\s]+)", page)
    return [a for a in [*reader.addresses, *imported] if re.match(r"(https?:)?//", a.strip())]


def test_the_site_loads_nothing_from_a_network(site: Path) -> None:
    """The pages work on a machine without a network: no fonts, scripts or pictures from elsewhere."""
    pages_built = sorted(site.rglob("*.html")) + sorted(site.rglob("*.css"))
    assert len(pages_built) > 5
    found = {page.name: loads(page.read_text(encoding="utf-8")) for page in pages_built}
    assert not any(found.values()), {name: addresses for name, addresses in found.items() if addresses}


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://x.example/a.js"></script>',
        '<link rel="stylesheet" href="//x.example/a.css">',
        "<style>@import url(https://x.example/a.css)</style>",
        '<img src="http://x.example/a.png">',
    ],
)
def test_the_search_for_loads_finds_them(page: str) -> None:
    """What a browser would fetch is seen."""
    assert loads(page)


def test_an_ordinary_link_is_no_load() -> None:
    """A person decides whether to follow a link."""
    assert not loads('<a href="https://x.example/">there</a> <img src="assets/a.png">')


MARKED = re.compile(
    r"<!-- (?P<mark>run|expect|file: (?P<file>[^>]+?)) -->\s*\n(?P<fence>```)(?P<language>\w*)\n(?P<text>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
"""A block that the tests use: commands to run, a file to write first, or words that must be printed."""


def examples() -> Iterator[tuple[Path, list[tuple[str, str]]]]:
    """Yield each page with its marked blocks in order: `run` and a command, `file NAME` and its text, `expect`."""
    for page in pages():
        steps: list[tuple[str, str]] = []
        for found in MARKED.finditer(page.read_text("utf-8")):
            if found["mark"] == "run":
                steps += [("run", line[2:]) for line in found["text"].splitlines() if line.startswith("$ detente")]
            else:
                steps.append((found["mark"], found["text"]))
        if any(mark == "run" for mark, _ in steps):
            yield page, steps


def _name(value: Path | list[tuple[str, str]]) -> str:
    return short(value) if isinstance(value, Path) else f"{len(value)} steps"


def test_the_program_is_installed() -> None:
    """The word `detente` of the pages is a program of this environment."""
    program = shutil.which("detente", path=str(Path(sys.executable).parent))
    assert program, "detente is not installed in this environment; run `make setup`"
    asked = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, timeout=120)
    assert asked.stdout.startswith("detente ")


@pytest.mark.parametrize(("page", "steps"), list(examples()), ids=_name)
def test_the_commands_of_a_page_run(page: Path, steps: list[tuple[str, str]], tmp_path: Path) -> None:
    """Marked commands run as written, one after the other in an empty folder, and exit 0."""
    printed = ""
    for mark, text in steps:
        if mark == "expect":
            missing = [line for line in text.splitlines() if line.strip() and line.strip() not in printed]
            assert not missing, f"{short(page)}: {missing} is not in what the last command printed:\n{printed}"
        elif mark.startswith("file: "):
            place = tmp_path / mark.removeprefix("file: ")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        else:
            printed = _run(text, page, tmp_path)


def _run(line: str, page: Path, folder: Path) -> str:
    _, *words = shlex.split(line, comments=True)
    asked = detente(*words, cwd=folder)
    assert asked.returncode == 0, f"{short(page)}: {line}\n{asked.stdout[-2000:]}{asked.stderr[-2000:]}"
    return asked.stdout


def test_a_verb_of_an_app_is_seen() -> None:
    """The search for commands reads Typer apps: a planted verb has no heading."""
    app = typer.Typer()

    @app.command()
    def unheard_of() -> None:
        """Say nothing."""

    @app.command()
    def second() -> None:
        """Say nothing either."""

    assert "unheard-of" in getattr(get_command(app), "commands", {})
    assert "detente reports unheard-of" not in all_headings()
