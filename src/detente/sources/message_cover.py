"""What reading and writing the text of a message share: its cover lines, words of the header, the closing line."""

from __future__ import annotations

from detente.agreements.form import Form, Network
from detente.model.certainty import MEANING
from detente.model.message import Words
from detente.sources.message_values import exact_form, read_exact

NUMBERED = "message"
"""What the closing line says where the message has no number."""


def cover_lines(form: Form, network: Network) -> tuple[str, str]:
    """Return the two lines that say what a message is and how sure its form is."""
    label = f"format {form.format}" if form.format else "no format number remembered"
    doubtful = ", ".join(f"{item.label} [{item.certainty}]" for item in form.doubtful)
    marks = [
        f"{label} [{form.format_certainty}]",
        f"contents [{form.certainty}]",
        f"numbering of the items [{network.labels_certainty}]",
        f"heading [{network.certainty}]",
        *([f"doubtful or the desk's own: {doubtful}"] if doubtful else []),
    ]
    return f"{form.instrument}, paragraph {form.paragraph}: {form.title}", "; ".join(marks)


def legend(form: Form, network: Network) -> str:
    """Return what the marks on the cover lines mean."""
    items = (item.certainty for item in form.items)
    used = {form.certainty, form.format_certainty, network.certainty, network.labels_certainty, *items}
    return "; ".join(f"{mark} {words}" for mark, words in MEANING.items() if mark in used)


def shown_word(network: Network, field: str) -> str:
    """Return the word that heads a field of the header."""
    return next(heading.shown for heading in network.headings if heading.field == field)


def worded(text: str) -> str:
    """Return a word of the header as it stands, in its exact form where it would not be read back."""
    odd = text != text.strip() or not text.isprintable() or read_exact(text) is not None
    return exact_form(Words(text)) if text and odd else text


def closing_line(number: str, network: Network) -> str:
    """Return the last line of a message."""
    return f"{network.closing} {worded(number) or NUMBERED}"
