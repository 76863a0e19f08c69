"""Pages set by typst from a template in `pages/` and from data: the same data give the same bytes.

The words go to the template as JSON and are set as strings, so no text can become markup. Only the fonts inside
typst are used, and the date of the file is the as-of.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from datetime import datetime
from importlib.resources import files
from typing import Any

from detente.model.errors import MissingPart

PDF_STANDARD = "ua-1"
"""Tagged for screen readers (PDF/UA-1)."""

NO_LETTER = "could not be displayed"
"""What typst says of letters that its own fonts lack, Chinese ones for example. Then the machine's fonts are
used and the file claims no standard: a page with such a name is better than none.
"""


def typeset(template: str, variable: str, told: dict[str, Any], as_of: datetime) -> bytes:
    """Return the PDF of a template, which finds the data in `sys.inputs` under a name.

    MissingPart where typst is not installed.
    """
    if importlib.util.find_spec("typst") is None:
        raise MissingPart(
            "paper needs a part that is not installed",
            expected="the package typst",
            given="nothing of that name",
            next_step="pip install 'detente[paper]', or choose a form that is no PDF",
        )
    typst = importlib.import_module("typst")
    given = {
        "format": "pdf",
        "font_paths": [],
        "sys_inputs": {variable: json.dumps(told, ensure_ascii=False)},
        "timestamp": int(as_of.timestamp()),
    }
    page = files("detente.brief").joinpath("pages", template).read_bytes()
    try:
        made: bytes = typst.compile(page, ignore_system_fonts=True, pdf_standards=PDF_STANDARD, **given)
    except typst.TypstError as problem:
        if NO_LETTER not in str(problem):
            raise
        made = typst.compile(page, ignore_system_fonts=False, **given)
    return made
