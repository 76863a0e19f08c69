"""The law as dated data: a folder per instrument, a YAML file per provision, and the engine that asks them."""

from detente.agreements.engine import RULES, Law, LawOfDay, Rule, rule
from detente.agreements.loading import load_law, read_reform, reform_of
from detente.agreements.provision import Answer, Comparison, Provision, Reform, Status

__all__ = [
    "RULES",
    "Answer",
    "Comparison",
    "Law",
    "LawOfDay",
    "Provision",
    "Reform",
    "Rule",
    "Status",
    "load_law",
    "read_reform",
    "reform_of",
    "rule",
]
