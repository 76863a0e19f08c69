"""The closed list of kinds of record, and the type of body that each carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from detente.model import council, dialogue, exchange, exercise, ledger_keys, message, report, review, risk
from detente.model.correction import Correction
from detente.model.errors import SchemaError


def _never(body: Any) -> bool:
    del body
    return False


def _a_note_in_confidence(note: dialogue.Note) -> bool:
    return note.type in (dialogue.NoteType.FALLBACK, dialogue.NoteType.CONFIDENCE)


class Kind(msgspec.Struct, frozen=True):
    """A kind of record: what it is, the type of its body, and whether it may name private persons.

    `always_held` says of a body whether its record must name the readers for whom it is held.
    """

    says: str
    body: Any
    personal: bool = False
    always_held: Callable[[Any], bool] = _never


KINDS: dict[str, Kind] = {
    "exercise.activity": Kind("A military activity, as a party declared or reported it", exercise.Activity),
    "exercise.notification": Kind("A prior notification that a party sent", exercise.Notification),
    "exercise.message": Kind(
        "A message of an agreement on military activities, item by item", message.Message, personal=True
    ),
    "risk.request": Kind("A request for explanation of an unusual military activity", risk.Request),
    "risk.reply": Kind("A reply to such a request", risk.Reply),
    "risk.meeting": Kind("A meeting asked for, held or not attended after such a request", risk.Meeting),
    "risk.step": Kind(
        "Another step after such a request: an insufficient reply, copies, a report, the end", risk.Step
    ),
    "council.position": Kind("Where a party stands on an issue, as it said", council.Position),
    "council.call": Kind("A meeting called", dialogue.Call),
    "council.call_reply": Kind("What a party said to a call", dialogue.CallReply),
    "council.item": Kind("An item proposed for an agenda", dialogue.AgendaItem),
    "council.item_reply": Kind("What a party said to an item proposed", dialogue.ItemReply),
    "council.document": Kind("A document tabled, of numbered articles", dialogue.Tabled),
    "council.answer": Kind("A party's answer to a tabled document, article by article", dialogue.Answer),
    "council.package": Kind("Documents and articles that stand or fall together", dialogue.Package),
    "council.link": Kind("A party says that one thing depends on another, or does not", dialogue.Link),
    "council.meeting": Kind("A meeting held", dialogue.Meeting),
    "council.statement": Kind("What a party said at a meeting", dialogue.Statement),
    "council.decision": Kind("A text put for decision", dialogue.Decision),
    "council.decision_reply": Kind("What a party said to a text put for decision", dialogue.DecisionReply),
    "council.readout": Kind("An account of a meeting", dialogue.Readout),
    "council.follow_up": Kind("What is to be done after a meeting", dialogue.FollowUp),
    "council.follow_up_reply": Kind("What a party said of a follow-up", dialogue.FollowUpReply),
    "council.next": Kind("What a party said of the next meeting", dialogue.NextDate),
    "council.note": Kind(
        "A note of the desk or a delegation, nobody's position", dialogue.Note, always_held=_a_note_in_confidence
    ),
    "exchange.peer": Kind("Another desk, as this one knows it", exchange.Peer),
    "exchange.dispatch": Kind("Records that this desk sent, to whom and with which serials", exchange.Dispatch),
    "exchange.arrival": Kind("Records that came from another desk and were entered", exchange.Arrival),
    "exchange.receipt": Kind("What another desk signed to have received", exchange.Receipt),
    "exchange.acknowledgement": Kind(
        "A person has read a record that came", exchange.Acknowledgement, personal=True
    ),
    "exchange.service": Kind("A word between two desks about the exchange itself", exchange.Service),
    "ledger.key": Kind("A change of the keys that sign a desk's ledger", ledger_keys.KeyStatement),
    "witness.cosigned": Kind("A checkpoint of another desk's ledger that this one cosigned", ledger_keys.Cosigned),
    "witness.split": Kind(
        "Two checkpoints of one ledger that could not be brought together", ledger_keys.SplitView
    ),
    "record.correction": Kind("A record taken back or put right by another", Correction),
    "report.document": Kind("A report that was read", report.ReportDocument),
    "report.claim": Kind("A machine's reading of a report, unconfirmed", report.ReportClaim, personal=True),
    "report.suggestion": Kind(
        "What a language model that the user set chose or added, unconfirmed",
        report.ReportSuggestion,
        personal=True,
    ),
    "report.decision": Kind(
        "What a person said of such a reading: confirmed, corrected or rejected",
        review.ClaimDecision,
        personal=True,
    ),
}


def kind_named(name: str) -> Kind:
    """Return the kind of that name; SchemaError if the closed list has none."""
    if name not in KINDS:
        raise SchemaError("an unknown kind of record", expected=", ".join(KINDS), given=repr(name))
    return KINDS[name]
