"""The register that a verb reads and names by: the shipped one, the desk's own folder and folders named on top."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from detente.model.register import Register
from detente.sources.register import load_register

REGISTERS_NAME = "registers"
"""Where a desk keeps the register of its own."""

RegisterOption = Annotated[
    list[Path] | None,
    typer.Option("--register", metavar="FOLDER", help="A register on top of the shipped one; repeat for more."),
]


def register_of(desk: Path | None = None, folders: Iterable[Path] | None = None) -> Register:
    """Return the shipped register; on top a desk's own folder, where it has one, and then the folders named."""
    own = desk / REGISTERS_NAME if desk else None
    return load_register(*([own] if own and own.is_dir() else []), *(folders or ()))
