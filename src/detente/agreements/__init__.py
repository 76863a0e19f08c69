"""The law as dated data: a folder per instrument, a YAML file per provision, and the engine that asks them.

Forums, the bodies in which parties talk, are dated data beside it: a YAML file per forum.
"""

from detente.agreements.engine import RULES, Law, LawOfDay, Rule, rule
from detente.agreements.forum import Forum, Forums
from detente.agreements.forum_loading import load_forums, load_group
from detente.agreements.loading import load_law, read_reform, reform_of
from detente.agreements.provision import Answer, Comparison, Provision, Reform, Status

__all__ = [
    "RULES",
    "Answer",
    "Comparison",
    "Forum",
    "Forums",
    "Law",
    "LawOfDay",
    "Provision",
    "Reform",
    "Rule",
    "Status",
    "load_forums",
    "load_group",
    "load_law",
    "read_reform",
    "reform_of",
    "rule",
]
