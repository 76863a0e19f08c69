"""The house itself: folders explain themselves, pieces are small, names are whole, nothing local is committed."""

from __future__ import annotations

import ast
import os
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "detente"
LOCK = ROOT / "requirements" / "development.txt"
LOCK_OF_JUDGES = ROOT / "requirements" / "judges.txt"
LOCK_OF_LAND = ROOT / "requirements" / "land.txt"

LONGEST_README_LINES = 15
LONGEST_FILE_LINES = 400
LONGEST_FUNCTION_LINES = 80
LONG_FUNCTION_LINES = 40
LONG_FUNCTIONS_PER_CENT = 5
MEDIAN_FUNCTION_LINES = 8
NAMES_THAT_SAY_NOTHING = {"core", "utils", "helpers", "common", "base", "manager", "service"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def committed() -> tuple[Path, ...]:
    """Return the files of the project: those that git tracks or would track; without git, those not hidden."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = asked.stdout.decode().split("\0") if asked.returncode == 0 else _not_hidden()
    return tuple(ROOT / name for name in sorted({*names}) if name and (ROOT / name).is_file())


def _not_hidden() -> list[str]:
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return [str(p) for p in paths if not any(s.startswith(".") or s == "__pycache__" for s in p.parts)]


def modules() -> tuple[Path, ...]:
    """Return the Python files of the package."""
    return tuple(path for path in committed() if path.suffix == ".py" and SOURCE in path.parents)


def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def short(path: Path) -> str:
    """Return a path as seen from the root of the project."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[Function]:
    """Yield the functions and methods of a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def line_count(function: Function) -> int:
    """Return how many lines a function has, signature and docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_every_folder_of_the_package_has_a_readme() -> None:
    """A folder with code has its own; a folder with data only, its own or one in a data folder above it."""
    folders = {path.parent for path in committed() if SOURCE in path.parents}
    missing = [short(folder) for folder in sorted(folders) if not _explained(folder)]
    assert not missing, f"write a README.md (purpose, what comes in, what goes out, where to start) in {missing}"


def _explained(folder: Path) -> bool:
    if (folder / "README.md").is_file():
        return True
    holds_code = any(folder.glob("*.py"))
    return not holds_code and folder != SOURCE and _explained_above(folder)


def _explained_above(folder: Path) -> bool:
    above = folder.parent
    return not any(above.glob("*.py")) and _explained(above)


def test_readmes_are_short() -> None:
    """At most fifteen lines, so that they are read and kept true."""
    readmes = [path for path in committed() if path.name == "README.md" and SOURCE in path.parents]
    lines = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in readmes}
    too_long = {name: count for name, count in lines.items() if count > LONGEST_README_LINES}
    assert not too_long, f"at most {LONGEST_README_LINES} lines: {too_long}"


def test_names_say_something() -> None:
    """No folder or file is called core, utils, helpers and the like."""
    empty = [
        short(path)
        for path in committed()
        if NAMES_THAT_SAY_NOTHING & {Path(part).stem.lower() for part in path.relative_to(ROOT).parts}
    ]
    assert not empty, f"name these for what they hold: {empty}"


def test_files_are_short() -> None:
    """No module is longer than 400 lines."""
    lines = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    too_long = {name: count for name, count in lines.items() if count > LONGEST_FILE_LINES}
    assert not too_long, f"at most {LONGEST_FILE_LINES} lines a file: {too_long}"


def test_functions_are_small() -> None:
    """Median at most 8 lines, at most 5 % over 40, none over 80."""
    sizes = {
        f"{short(path)}:{found.lineno} {found.name}": line_count(found)
        for path in modules()
        for found in functions(path)
    }
    over = {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION_LINES}
    long = {name: size for name, size in sizes.items() if size > LONG_FUNCTION_LINES}
    assert not over, f"none over {LONGEST_FUNCTION_LINES} lines: {over}"
    assert len(long) * 100 <= LONG_FUNCTIONS_PER_CENT * len(sizes), f"too many over 40 lines: {long}"
    median = statistics.median(sizes.values())
    assert median <= MEDIAN_FUNCTION_LINES, f"the median function has {median} lines of {len(sizes)} functions"


def test_imports_stand_at_the_top() -> None:
    """No import hides in a function, where the layers could be dodged."""
    hidden = [
        f"{short(path)}:{node.lineno}"
        for path in modules()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, f"move these imports to the top of their module: {hidden}"


def test_public_names_have_docstrings() -> None:
    """Every module, public class and public function says in its first line what it is or returns."""
    silent = [f"{short(path)}: {name}" for path in modules() for name in _undocumented(tree(path))]
    assert not silent, f"write a docstring: {silent}"


def _undocumented(module: ast.Module) -> Iterator[str]:
    if not ast.get_docstring(module):
        yield "the module"
    for node in module.body:
        public = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):  # type: ignore[arg-type]
            yield node.name  # type: ignore[union-attr]


def test_imports_point_down() -> None:
    """The contracts in pyproject.toml hold: layers, domains apart, nouns and checks that open nothing."""
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert linter, "import-linter is not in this environment; run `make setup`"
    asked = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stdout + asked.stderr


# What must never be committed is written in pieces, so that this file does not find itself.
OF_A_MACHINE = {
    "an index option": r"--(extra-)?index" + r"-url",
    "a find-links option": r"--find" + r"-links",
    "a resolved address in a lock file": r'"resolved"' + r': *"http',
    "a path of one machine": r"(?<![\w.:/-])/(work|farm|root|home|Users)" + r"/[A-Za-z.]+/",
    "a package index": r"\b(pypi\.org/simple|files\.python" + r"hosted\.org|registry\.npm" + r"js\.org)",
}
MAY_SAY = {("Makefile", "a find-links option"), ("Makefile", "an index option")}
"""`make lock` tells uv to leave these out, and so names them."""


def test_nothing_of_one_machine_is_committed() -> None:
    """No index option, no registry host, no absolute path of a machine in any committed text file."""
    patterns = {name: re.compile(pattern) for name, pattern in (OF_A_MACHINE | _hosts_of_this_machine()).items()}
    found = [
        f"{short(path)}:{number} {name}: {line.strip()[:100]}"
        for path in committed()
        for number, line in enumerate(_text(path).splitlines(), 1)
        for name, pattern in patterns.items()
        if pattern.search(line) and (short(path), name) not in MAY_SAY
    ]
    assert not found, "take these out:\n" + "\n".join(found[:20])


def _text(path: Path) -> str:
    data = path.read_bytes()
    return "" if b"\0" in data[:4096] else data.decode("utf-8", "replace")


def _hosts_of_this_machine() -> dict[str, str]:
    """Return a pattern for each package index that pip is set to on this machine, the public one left out."""
    told = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    addresses = re.findall(r"https?://[^\s'\"\\]+", told + " " + os.environ.get("PIP_INDEX_URL", ""))
    hosts = {urlsplit(address).hostname or "" for address in addresses}
    named = {host for host in hosts if "." in host and not host.startswith("127.") and host != "pypi.org"}
    return {f"this machine's index {host}": re.escape(host) for host in named}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("an index option", "pip install --index" + "-url x y"),
        ("a path of one machine", "see /ho" + "me/ada/desk"),
        ("a path of one machine", "path = '/wo" + "rk/main/src'"),
        ("a package index", "https://files.python" + "hosted.org/packages/x"),
        ("a resolved address in a lock file", '"resolved"' + ': "https://x/y.tgz"'),
    ],
)
def test_the_search_finds_what_it_is_for(name: str, line: str) -> None:
    """The patterns above match what they are meant to match."""
    assert re.search(OF_A_MACHINE[name], line)


@pytest.mark.parametrize("line", ["https://example.org/home/index/", "./work/x", "docs/home/a"])
def test_the_search_leaves_ordinary_words_alone(line: str) -> None:
    """An address or a relative path is no path of a machine."""
    assert not re.search(OF_A_MACHINE["a path of one machine"], line)


@cache
def locked(lock: Path = LOCK) -> dict[str, str]:
    """Return the blocks of a lock file by the name of the package."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8").strip())
    return {plain(re.match(r"[\w.-]+", block)[0]): block for block in blocks}  # type: ignore[index]


def plain(name: str) -> str:
    """Return a package name in the one spelling that indexes compare."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", [LOCK, LOCK_OF_JUDGES, LOCK_OF_LAND], ids=short)
def test_the_lock_has_hashes_and_no_addresses(lock: Path) -> None:
    """Every requirement is one version with its hashes; nothing says where to fetch it."""
    loose = [
        name
        for name, block in locked(lock).items()
        if not re.match(r"[\w.-]+==[\w.!+]+( ; [^\n]+)? \\\n", block) or "--hash=sha256:" not in block
    ]
    assert not loose, f"no exact version or no hash in the lock file: {loose}"
    assert "://" not in lock.read_text(encoding="utf-8")


def test_the_locks_hold_all_that_is_asked_for() -> None:
    """What pyproject.toml names stands in a lock file; the judges, and npm, have one of their own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    groups = dict(project["dependency-groups"])
    judges, land = groups.pop("judges"), groups.pop("land")
    for group in (*project["project"]["optional-dependencies"].values(), *groups.values()):
        asked.extend(group)
    for wanted, lock in ((asked, LOCK), (judges, LOCK_OF_JUDGES), (land, LOCK_OF_LAND)):
        names = {plain(re.match(r"[\w.-]+", line)[0]) for line in wanted}  # type: ignore[index]
        missing = names - set(locked(lock))
        assert not missing, f"run `make lock`: {sorted(missing)} are not in {short(lock)}"


def test_make_alone_lists_the_words() -> None:
    """Plain `make` names every word that a newcomer needs."""
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    words = {line.split()[0] for line in shown.splitlines() if line}
    assert {"setup", "demo", "test", "slow", "lint", "bench", "docs", "serve", "clean"} <= words


SKIPPING = """
import pytest
def test_skipped():
    pytest.skip("no data")
@pytest.mark.xfail(reason="known")
def test_known():
    assert False
"""


@pytest.mark.parametrize(("setting", "words", "code"), [("", "1 skipped", 0), ("true", "1 failed", 1)])
def test_a_skip_fails_where_ci_is_set(tmp_path: Path, setting: str, words: str, code: int) -> None:
    """With CI set a skipped test counts as failed; an expected failure stays one."""
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_skipping.py").write_text(SKIPPING)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    asked = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CI": setting, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == code, asked.stdout
    assert words in asked.stdout
    assert "1 xfailed" in asked.stdout


def test_the_strict_build_of_the_pages_is_not_quiet() -> None:
    """With `--quiet` mkdocs counts no warnings, so that `--strict` would pass whatever is wrong."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    builds = [line for line in lines if "mkdocs build" in line]
    assert builds
    assert all("--strict" in line and "--quiet" not in line for line in builds), builds
