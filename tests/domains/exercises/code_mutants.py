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
import gc
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from coverage import CoverageData
from hypothesis import Phase, settings

from detente.agreements import Law, load_law
from tests.domains.exercises.held import Held, all_held

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src"
ROOMS = ("detente/domains/exercises", "detente/agreements")
READ_ONCE, READING = "agreements", "tests/agreements"
"""The tests of how the law is read; it is read once for many tests, so that one line alone does not name them."""
CASES_AGAIN = ("test_mutants.py", "test_reference_audit.py")
"""They ask the readable cases, which every mutant is held against first."""
LONG = ("test_columns.py", "test_metamorphic.py", "test_fuzz.py", "test_simulation.py")
"""They try thousands of made-up activities, so they are asked last."""
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
SHAPE = ("frozen", "kw_only", "omit_defaults", "strict")
"""How a class is made, and that two rows are of one length: nothing that a rule could say differs by it."""
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
        asked = [name for name in names - {""} if not any(file in name for file in CASES_AGAIN)]
        return [*sorted(asked, key=_lightest), *([READING] if READ_ONCE in mutant.file.parts else [])]


def _lightest(name: str) -> tuple[bool, str]:
    return any(file in name for file in LONG), name


class Mutant:
    """A place in a module and the change made there; `called`: it stands in the body of a function."""

    def __init__(self, file: Path, place: int, lines: tuple[int, int], change: str, *, called: bool) -> None:
        self.file, self.place, self.change, self.called = file, place, change, called
        self.line, self.statement = lines

    @property
    def module(self) -> str:
        return str(self.file.relative_to(SOURCE)).removesuffix(".py").removesuffix("/__init__").replace("/", ".")

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
    """Yield every mutant of the rooms, and of the rooms in them; what `SHAPE` names stays as it is."""
    for room in ROOMS:
        for file in sorted((SOURCE / room).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            stands = _standing(tree)
            shape = {word.value for word in ast.walk(tree) if isinstance(word, ast.keyword) and word.arg in SHAPE}
            for place, node in enumerate(ast.walk(tree)):
                change = _change(node)
                if change and node not in shape:
                    statement, called = stands[node]
                    lines = getattr(node, "lineno", 0), statement
                    yield Mutant(file, place, lines, change, called=called)


def _standing(tree: ast.Module) -> dict[ast.AST, tuple[int, bool]]:
    """Return for each node the first line of its statement, and whether that stands in the body of a function."""
    stands: dict[ast.AST, tuple[int, bool]] = {tree: (0, False)}
    for node in ast.walk(tree):
        line, called = stands[node]
        body = node.body if isinstance(node, ast.FunctionDef) else ()
        for child in ast.iter_child_nodes(node):
            is_statement = isinstance(child, ast.stmt)
            stands[child] = child.lineno if is_statement else line, called or child in body  # type: ignore[attr-defined]
    return stands


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
        module.__file__ = str(self.mutant.file)
        exec(_compiled(self.mutant), module.__dict__)


def _compiled(mutant: Mutant) -> CodeType:
    """Return the code of a module with the change in it."""
    tree = ast.parse(mutant.file.read_text(encoding="utf-8"))
    node = next(node for place, node in enumerate(ast.walk(tree)) if place == mutant.place)
    _changed(node)
    return compile(ast.fix_missing_locations(tree), str(mutant.file), "exec")


def _put_in(mutant: Mutant) -> None:
    """Give every function of the module the body that it has in the mutant."""
    importlib.import_module(mutant.module)
    bodies = {(code.co_qualname, code.co_firstlineno): code for code in _bodies(_compiled(mutant))}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == str(mutant.file):
            old = one.__code__
            one.__code__ = bodies.get((old.co_qualname, old.co_firstlineno), old)


def _bodies(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _bodies(inner)


def _noticed(mutant: Mutant, held: tuple[Held, ...], law: Law, tests: list[str]) -> bool:
    """Return whether the cases or the tests notice; in a process of its own.

    What runs while a module is read, and how the law is read, is tried with everything of the project read anew.
    """
    try:
        if mutant.called and READ_ONCE not in mutant.file.parts:
            _put_in(mutant)
        else:
            _forget()
            sys.meta_path.insert(0, _Finder(mutant))
            held = importlib.import_module("tests.domains.exercises.held").all_held()
            law = importlib.import_module("detente.agreements").load_law()
        if not all(case.holds(law) for case in held):
            return True
    except BaseException:  # noqa: BLE001  whatever it is, it was noticed
        return True
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", "-m", "not slow"]
    return bool(tests) and bool(pytest.main([*quiet, "-o", "addopts=", *tests]))


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in {"detente", "tests"}]:
        del sys.modules[name]


def fate(mutant: Mutant, held: tuple[Held, ...], law: Law, tests: list[str]) -> str:
    """Return what became of a mutant: `noticed`, `survives`, or `hangs` where the time ran out."""
    child = os.fork()
    if not child:
        signal.alarm(LONGEST_SECONDS)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            os._exit(0 if _noticed(mutant, held, law, tests) else SURVIVED)
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
    held, law = all_held(), load_law()
    importlib.import_module("detente.cli.main")  # once, before the processes part
    settings.register_profile("once", phases=(Phase.explicit, Phase.generate), database=None)
    settings.load_profile("once")  # the first example that fails is enough; no smaller one is sought
    os.chdir(ROOT)
    count: Counter[str] = Counter()
    for number, mutant in enumerate(every):
        print(f"{number} of {len(every)}", end="\r", file=sys.stderr, flush=True)
        found = fate(mutant, held, law, ran.tests(mutant))
        count[found] += 1
        if found != "noticed":
            print(f"{found}: {mutant}", flush=True)
    told = ", ".join(f"{count[word]} {word}" for word in ("noticed", "survives", "hangs"))
    print(f"{len(every)} mutants: {told}", flush=True)


if __name__ == "__main__":
    main()
