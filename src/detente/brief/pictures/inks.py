"""The colours and hatches of every picture: quiet, no party's own, and each told apart in black and white too.

Greys with a little blue for what is measured, a little brown for the other direction of a stance. Colour never
stands alone: a number, a hatch or a shape says the same.
"""

from __future__ import annotations

from detente.brief.pictures.canvas import Hatch

PAPER = "#ffffff"
INK = "#1d2429"
QUIET = "#56616a"
"""Small print: contrast with paper 6.4 to 1."""
RULE = "#8b959c"
FAINT = "#d5dadd"
SHADE = "#f3f5f6"

GAP_INKS = (
    ("#eff2f4", INK),
    ("#c8d2d9", INK),
    ("#98abb8", INK),
    ("#566e7f", PAPER),
    ("#22384a", PAPER),
)
"""Fill and letters of a gap of 0 to 4 quarters, lightest first."""

STANCE_INKS = {
    -2: ("#5c4326", PAPER),
    -1: ("#c9b394", INK),
    0: ("#e9ebea", INK),
    1: ("#a9c0c9", INK),
    2: ("#22495a", PAPER),
}
"""Fill and letters of a stance; as dark on one side as on the other, for none weighs more."""

SILENCE = Hatch(name="silence", line="#98a1a7", ground=PAPER, gap=5, line_width=1)
NO_WORD = Hatch(name="no-word", line="#b3babf", ground=PAPER, gap=7, degrees=0, line_width=0.9, dotted=True)
TWO_WORDS = Hatch(name="two-words", line="#7d878e", ground=PAPER, gap=6, line_width=1, crossed=True)
HATCHES = (SILENCE, NO_WORD, TWO_WORDS)
"""What is not a number: silence, no word on record, two different words at one instant."""
HATCH_WORDS = {
    SILENCE.name: "silence, which is no position",
    NO_WORD.name: "no word on record",
    TWO_WORDS.name: "two words, or two readings of one, that differ",
}
