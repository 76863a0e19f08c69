"""Where a picture goes: a file by the end of its name, SVG on stdout, or JSON that says what was drawn."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.brief.pictures import Ground, to_pdf, to_png
from detente.cli.show import print_json, say, write_bytes
from detente.model.errors import InputError

SCHEMA = "detente-picture/1"
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf"}
LEAST_PPI, MOST_PPI = 24, 1200
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file: .svg, .png or .pdf. Default: SVG to stdout.")
]
"""The option of a verb that draws."""
OutputBeside = Annotated[
    Path | None, typer.Option("--output", "-o", help="Draw it too: a file that ends in .svg, .png or .pdf.")
]
"""The option of a verb that prints, and draws where it is asked to."""
PixelsToTheInch = Annotated[float, typer.Option(min=LEAST_PPI, max=MOST_PPI, help="PNG: pixels to the inch.")]
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def suffix_of(output: Path | None) -> str:
    """Return the form of the file, `.svg` where none is named; InputError for a form that is not made."""
    suffix = output.suffix.lower() if output else ".svg"
    if suffix not in MEDIA_TYPES:
        raise InputError(
            "a form of picture that is not made",
            where="--output",
            expected="a file that ends in .svg, .png or .pdf",
            given=str(output),
        )
    return suffix


def show_picture(
    kind: str,
    drawn: str,
    ground: Ground,
    suffix: str,
    output: Path | None,
    *,
    ppi: float,
    as_json: bool,
    beside: dict[str, Any] | None = None,
) -> None:
    """Write the picture to its file, or its SVG to stdout; as JSON, what was drawn, and what stands beside it."""
    data = _data(drawn, ground, suffix, ppi)
    if output:
        _write(output, data)
    if as_json:
        told = _as_json(kind, drawn, ground, suffix, data)
        print_json(told | (beside or {}) | ({"file": str(output)} if output else {"svg": drawn}))
    elif not output:
        sys.stdout.buffer.write(data)


def write_picture(drawn: str, ground: Ground, output: Path, *, ppi: float) -> None:
    """Write a picture to its file, in the form that its name ends in; InputError for a form that is not made."""
    _write(output, _data(drawn, ground, suffix_of(output), ppi))


def _write(output: Path, data: bytes) -> None:
    write_bytes(output, data)
    say(f"written: {output}")


def _data(drawn: str, ground: Ground, suffix: str, ppi: float) -> bytes:
    if suffix == ".png":
        return to_png(drawn, ground.as_of, ppi=ppi)
    return to_pdf(drawn, ground.as_of) if suffix == ".pdf" else drawn.encode()


def _as_json(kind: str, drawn: str, ground: Ground, suffix: str, data: bytes) -> dict[str, Any]:
    size = SIZE.match(drawn)
    return {
        "schema": SCHEMA,
        "kind": kind,
        "as_of": ground.as_of,
        "source": ground.source,
        "record_count": ground.record_count,
        "marking": ground.marking,
        "width_px": round(float(size[1])) if size else None,
        "height_px": round(float(size[2])) if size else None,
        "media_type": MEDIA_TYPES[suffix],
        "sha256": sha256(data).hexdigest(),
    }
