"""Détente: what was declared, held against what was agreed and what was seen.

This is the public door: what is listed here may be imported; everything else may move.
"""

__version__ = "0.1.0"
