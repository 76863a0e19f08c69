"""Reads the TLP marking that a report itself carries: a stranger's words, so they can only make it stricter."""

from __future__ import annotations

import re

from detente.model.record import Marking, strictest
from detente.model.report import ReportText

_TOLD = re.compile(
    r"\bTLP\s{0,3}[:\-–—]?\s{0,3}(?P<word>RED|AMBER\s?\+\s?STRICT|AMBER|GREEN|CLEAR|WHITE)\b", re.IGNORECASE
)
_OF_1_0 = {"WHITE": Marking.CLEAR}
"""The one word of TLP 1.0 that 2.0 calls otherwise."""


def marking_told(text: ReportText) -> Marking:
    """Return the strictest TLP marking that stands anywhere in a report, TLP:CLEAR where there is none."""
    found = (match["word"] for part in (text.raw, text.clean) for match in _TOLD.finditer(part))
    words = ("".join(word.upper().split()) for word in found)
    return strictest(_OF_1_0.get(word) or Marking(f"TLP:{word}") for word in words)
