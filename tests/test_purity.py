"""Nouns, law and checks open nothing, read no clock and draw no random number: those are arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "detente"
PURE = ("model", "domains", "agreements")
_OF_THE_EXCHANGE = [
    "envelope",
    "receipt",
    "sealed_text",
    "serials",
    "frames",
    "words",
    "send_check",
    "tables",
    "key_changes",
]
PURE_FILES = (*(f"exchange/{name}.py" for name in _OF_THE_EXCHANGE), "ledger/merkle.py", "ledger/several.py")
"""Files of other rooms that open nothing either."""

LOADERS = {
    "agreements/loading.py",
    "agreements/forum_loading.py",
    "agreements/form_loading.py",
    "agreements/place_loading.py",
}
"""The files of a pure room that may open others: where law, forums, forms and places are read from folders."""

_MODULES = """
asyncio fcntl ftplib glob http io multiprocessing os pathlib random secrets select shelve shutil signal smtplib
socket sqlite3 ssl subprocess sys tempfile threading time urllib uuid requests httpx aiohttp
"""
_METHODS = """
open read_text read_bytes write_text write_bytes iterdir glob rglob mkdir unlink touch
now utcnow today default_rng urlopen import_module
"""
MODULES_THAT_REACH_OUT = {*_MODULES.split(), "importlib.resources"}
METHODS_THAT_REACH_OUT = {*_METHODS.split()}
CALLS = {"open", "input", "print", "exec", "eval", "__import__", "breakpoint"}
CALLS |= {"spacy.load", "np.load", "np.save", "numpy.load", "numpy.save"}
PURE_PARTS_OF_THEM = {"pathlib.PurePath", "pathlib.PurePosixPath", "io.StringIO"}
PURE_MODULES_OF_THEM = {"urllib.parse"}


def reaching_out(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each import or call that reaches outside the program."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, f"import {a.name}") for a in node.names if _outside(a.name))
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"import {name}") for name in _names_outside(node))
        elif isinstance(node, ast.Call) and (name := _call_outside(node.func)):
            yield node.lineno, f"call of {name}"
        elif isinstance(node, ast.Attribute) and ast.unparse(node).endswith(("np.random", "numpy.random")):
            yield node.lineno, "numpy.random"


def _outside(name: str) -> bool:
    first, _, _ = name.partition(".")
    return bool({name, first} & MODULES_THAT_REACH_OUT) and name not in PURE_MODULES_OF_THEM


def _names_outside(node: ast.ImportFrom) -> list[str]:
    module = node.module or ""
    if node.level or module in PURE_MODULES_OF_THEM:
        return []
    names = [f"{module}.{alias.name}" for alias in node.names]
    return [name for name in names if _outside(name) and name not in PURE_PARTS_OF_THEM]


def _call_outside(called: ast.expr) -> str:
    name = ast.unparse(called)
    by_method = isinstance(called, ast.Attribute) and called.attr in METHODS_THAT_REACH_OUT
    return name if by_method or name in CALLS else ""


def pure_modules() -> list[Path]:
    """Return the modules that must reach nothing outside the program."""
    found = (path for room in PURE for path in sorted((SOURCE / room).rglob("*.py")))
    rooms = [path for path in found if str(path.relative_to(SOURCE)) not in LOADERS]
    return rooms + [SOURCE / name for name in PURE_FILES]


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_pure_module_reaches_nothing_outside(path: Path) -> None:
    """Files, sockets, databases, clocks and chance are not touched; what they give is an argument."""
    found = [f"line {line}: {what}" for line, what in reaching_out(ast.parse(path.read_text("utf-8")))]
    assert not found, f"{path.relative_to(ROOT)} must take these as arguments: {found}"


@pytest.mark.parametrize(
    "line",
    [
        "open('x')",
        "Path('x').read_text()",
        "path.open()",
        "datetime.now(UTC)",
        "datetime.utcnow()",
        "date.today()",
        "import time",
        "from time import time",
        "import random",
        "from os import path",
        "import socket",
        "from pathlib import Path",
        "import urllib.request",
        "from urllib import request",
        "np.random.normal()",
        "spacy.load('x')",
        "from importlib import resources",
        "def f():\n    import sqlite3",
    ],
)
def test_the_search_finds(line: str) -> None:
    """Each way out is seen, wherever it stands."""
    assert list(reaching_out(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "from datetime import UTC, datetime",
        "datetime(2022, 1, 12, tzinfo=UTC)",
        "generator.normal()",
        "from detente.model.time import Interval",
        "from urllib.parse import urlsplit",
        "from pathlib import PurePath",
        "text.split()",
    ],
)
def test_the_search_leaves_alone(line: str) -> None:
    """What stays inside the program is no finding."""
    assert not list(reaching_out(ast.parse(line)))
