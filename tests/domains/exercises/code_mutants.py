"""The code of the rules changed a little, and the tests that notice (`python -m ...code_mutants`).

One comparison, one `and`, one `not`, one sum or one whole number is changed at a time. Each mutant runs in a
process of its own, first against the readable cases, then against every test that ran its line, as `make coverage`
wrote it down; the system must know how to fork. Survivors are printed with file, line and change. A sample
(`--sample`, `--seed`) keeps it short.

What runs while a module is read, and what is kept once read, has no test of its own: there every test that ran
anything of the file is asked, and for the law all tests of its reading.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src"
ROOMS = ("detente/domains/exercises", "detente/agreements")
READING = "tests/agreements"
"""The tests of how the law is read; it is read once for many tests, so that one line alone does not name them."""
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
LONGEST_SECONDS = 600
SURVIVED = 42
"""How a process ends in which nothing was noticed."""
RECORD = ROOT / ".coverage"


class Ran:
    """Which tests ran each line, as a record of coverage with contexts tells."""

    def __init__(self, record: Path) -> None:
        if not record.is_file():
            raise SystemExit(f"no record of the tests at {record}; `make coverage` writes it")
        self.data = CoverageData(basename=str(record))
        self.data.read()

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that ran a mutant's line, or its statement, or else anything of its file."""
        by_line = self.data.contexts_by_lineno(str(mutant.file))
        for lines in ([mutant.line], [mutant.statement], list(by_line)):
            names = {context.rpartition("|")[0] for line in lines for context in by_line.get(line, ())}
            if names - {""}:
                break
        return [*sorted(names - {""}), *([READING] if "agreements" in mutant.file.parts else [])]


class Mutant:
    """A place in a module and the change made there."""

    def __init__(self, file: Path, place: int, lines: tuple[int, int], change: str) -> None:
        self.file, self.place, self.change = file, place, change
        self.line, self.statement = lines

    @property
    def module(self) -> str:
        return str(self.file.relative_to(SOURCE)).removesuffix(".py").replace("/", ".")

    def __str__(self) -> str:
        return f"{self.file.relative_to(SOURCE)}:{self.line}: {self.change}"


def _change(node: ast.AST) -> str:
    """Return the change that a node allows in words, empty if none; making it is `_changed`."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        return f"{type(node.ops[0]).__name__} to {SWAPS[type(node.ops[0])].__name__} in {ast.unparse(node)[:60]}"
    if isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
        return f"{type(node.op).__name__} to {SWAPS[type(node.op)].__name__} in {ast.unparse(node)[:60]}"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return f"without not: {ast.unparse(node)[:60]}"
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return f"{node.value} to {node.value + 1}"
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return f"{node.value} to {not node.value}"
    return ""


def _changed(node: Any) -> None:
    if isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[call-overload]
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    else:
        node.value = (not node.value) if type(node.value) is bool else node.value + 1


def mutants() -> Iterator[Mutant]:
    """Yield every mutant of the rooms, and of the rooms in them."""
    for room in ROOMS:
        for file in sorted((SOURCE / room).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            first = _first_lines(tree)
            for place, node in enumerate(ast.walk(tree)):
                if change := _change(node):
                    yield Mutant(file, place, (getattr(node, "lineno", 0), first[node]), change)


def _first_lines(tree: ast.Module) -> dict[ast.AST, int]:
    """Return the line on which the statement begins to which each node belongs."""
    first: dict[ast.AST, int] = {tree: 0}
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            first[child] = child.lineno if isinstance(child, ast.stmt) else first[node]
    return first


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        del path, target
        if name != self.mutant.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=str(self.mutant.file))

    def exec_module(self, module: ModuleType) -> None:
        tree = copy.deepcopy(ast.parse(self.mutant.file.read_text(encoding="utf-8")))
        for place, node in enumerate(ast.walk(tree)):
            if place == self.mutant.place:
                _changed(node)
                break
        module.__file__ = str(self.mutant.file)
        exec(compile(ast.fix_missing_locations(tree), str(self.mutant.file), "exec"), module.__dict__)


def _noticed(mutant: Mutant, tests: list[str]) -> bool:
    """Return whether the cases or the tests notice; in a process of its own."""
    sys.meta_path.insert(0, _Finder(mutant))
    try:
        held = importlib.import_module("tests.domains.exercises.held")
        law = importlib.import_module("detente.agreements").load_law()
        if not all(case.holds(law) for case in held.all_held()):
            return True
    except BaseException:  # noqa: BLE001  whatever it is, it was noticed
        return True
    pytest = importlib.import_module("pytest")
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", "-m", "not slow"]
    return bool(tests) and bool(pytest.main([*quiet, "-o", "addopts=", *tests]))


def fate(mutant: Mutant, tests: list[str]) -> str:
    """Return what became of a mutant: `noticed`, `survives`, or `hangs` where the time ran out."""
    child = os.fork()
    if not child:
        signal.alarm(LONGEST_SECONDS)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            os._exit(0 if _noticed(mutant, tests) else SURVIVED)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return {SURVIVED: "survives", -signal.SIGALRM: "hangs"}.get(ended, "noticed")


def main() -> None:
    """Print each that is not noticed, and at the end how many of how many."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn with the seed; default all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose path holds this")
    parser.add_argument("--record", type=Path, default=RECORD, help="which tests ran which line (`make coverage`)")
    asked = parser.parse_args()
    ran = Ran(asked.record)
    every = [mutant for mutant in mutants() if asked.only in str(mutant.file)]
    if asked.sample:
        every = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))
    for name in ("numpy", "hypothesis", "pytest", "msgspec", "yaml", "typer", "rich.console"):
        importlib.import_module(name)  # once, before the processes part
    os.chdir(ROOT)
    count: Counter[str] = Counter()
    for mutant in every:
        found = fate(mutant, ran.tests(mutant))
        count[found] += 1
        if found != "noticed":
            print(f"{found}: {mutant}", flush=True)
    told = ", ".join(f"{count[word]} {word}" for word in ("noticed", "survives", "hangs"))
    print(f"{len(every)} mutants: {told}", flush=True)


if __name__ == "__main__":
    main()
