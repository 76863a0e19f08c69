"""Reading wire reports into claims, each tied to its spans: text in, `Reading` out, nothing opened, nothing confirmed."""

from detente.domains.reports.asked_model.asking import Messages, ask_model
from detente.domains.reports.asked_model.marking import marking_told
from detente.domains.reports.document.language import NAMES as LANGUAGES
from detente.domains.reports.output import records_of, to_data, to_json
from detente.domains.reports.reading import read
from detente.domains.reports.together.same_events import SameEvent, Tie, same_events

__all__ = [
    "LANGUAGES",
    "Messages",
    "SameEvent",
    "Tie",
    "ask_model",
    "marking_told",
    "read",
    "records_of",
    "same_events",
    "to_data",
    "to_json",
]
