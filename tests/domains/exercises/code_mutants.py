"""The code of the rules changed a little, and the tests that notice (`python -m ...code_mutants`).

One comparison, one `and`, one `not`, one sum or one whole number is changed at a time. Each mutant runs in a
process of its own, first against the readable cases, then against the quick tests of the room; the system must
know how to fork. Survivors are printed with file, line and change. A sample (`--sample`, `--seed`) keeps it short.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib.abc
import importlib.util
import io
import os
import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src"
ROOMS = ("detente/domains/exercises", "detente/agreements/engine.py", "detente/agreements/provision.py")
TESTS = ("test_rules.py", "test_clocks.py", "test_columns.py", "test_notices.py", "test_forms.py")
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
LONGEST_SECONDS = 120
SURVIVED = 42
"""How a process ends in which nothing was noticed."""


class Mutant:
    """A place in a module and the change made there."""

    def __init__(self, file: Path, place: int, line: int, change: str) -> None:
        self.file, self.place, self.line, self.change = file, place, line, change

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
    """Yield every mutant of the rooms."""
    for room in ROOMS:
        path = SOURCE / room
        for file in sorted(path.glob("*.py")) if path.is_dir() else (path,):
            for place, node in enumerate(ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
                if change := _change(node):
                    yield Mutant(file, place, getattr(node, "lineno", 0), change)


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


def _noticed(mutant: Mutant) -> bool:
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
    here = Path(__file__).parent
    tests = [*(str(here / name) for name in TESTS), str(ROOT / "tests/agreements/test_engine.py")]
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", "-m", "not slow"]
    with contextlib.redirect_stdout(io.StringIO()):
        return bool(pytest.main([*quiet, "-o", "addopts=", *tests]))


def survives(mutant: Mutant) -> bool:
    """Return whether nothing notices a mutant within the time."""
    child = os.fork()
    if not child:
        signal.alarm(LONGEST_SECONDS)  # a mutant that hangs is ended by it, and so noticed
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            os._exit(0 if _noticed(mutant) else SURVIVED)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == SURVIVED


def main() -> None:
    """Print each survivor, and at the end how many of how many."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn with the seed; default all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose path holds this")
    asked = parser.parse_args()
    every = [mutant for mutant in mutants() if asked.only in str(mutant.file)]
    if asked.sample:
        every = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))
    for name in ("numpy", "hypothesis", "pytest", "msgspec", "yaml"):
        importlib.import_module(name)  # once, before the processes part
    count = 0
    for mutant in every:
        if survives(mutant):
            count += 1
            print(f"survives: {mutant}", flush=True)
    print(f"{len(every)} mutants, {len(every) - count} noticed, {count} survive", flush=True)


if __name__ == "__main__":
    main()
