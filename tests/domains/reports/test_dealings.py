"""Proposals, answers, denials and gaps: one short text for each wording, read on Thursday 7 March 2030."""

from __future__ import annotations

from typing import Any

import pytest

from detente.domains.reports import read
from detente.model.report import AnswerClaim, DenialClaim, GapClaim, ProposalClaim
from tests.domains.reports.conftest import Read
from tests.domains.reports.invented import REGISTER
from tests.domains.reports.made import report
from tests.domains.reports.test_reading import claims

PUTS: dict[str, tuple[str, list[tuple[str, str, str | None]]]] = {
    "called on": ("Belmark called on Arvania to open its barracks.", [("demand", "Belmark", "Arvania")]),
    "urged": ("Belmark urged Arvania to explain the movements.", [("demand", "Belmark", "Arvania")]),
    "asked for": ("Belmark has asked for an inspection within 72 hours.", [("request", "Belmark", None)]),
    "requested that": ("Belmark requested that Arvania notify it of drills.", [("request", "Belmark", "Arvania")]),
    "demanded": ("Belmark demanded evidence from Arvania.", [("demand", "Belmark", "Arvania")]),
    "offered": ("Arvania has offered Belmark a direct line.", [("offer", "Arvania", "Belmark")]),
    "invited": ("Arvania invited Belmark to send two observers.", [("offer", "Arvania", "Belmark")]),
    "is ready to": ("Arvania is ready to set up a hotline with Belmark.", [("offer", "Arvania", "Belmark")]),
    "proposes and stands ready": (
        "Arvania proposes to Belmark a joint inspection in July and stands ready to host a meeting of experts.",
        [("proposal", "Arvania", "Belmark"), ("offer", "Arvania", None)],
    ),
    "would, on a condition": (
        (
            'Mikal Dorn said: "We would send Belmark the orbit data before each launch, unless it '
            'refuses to send us its own."'
        ),
        [("offer", "Arvania", "Belmark")],
    ),
    "would do better": (
        "Belmark would do better to discuss the draft treaty, Mikal Dorn said.",
        [("proposal", "Arvania", "Belmark")],
    ),
    "a demand told of by its noun": (
        (
            "The demand, put forward by Arvania in its note of 14 February, that the Pact take in no "
            "new members is known."
        ),
        [("demand", "Arvania", "Northern Pact")],
    ),
    "one of several": (
        "Arvania presented its drafts of June, among them a demand that the Pact take in no new members.",
        [("demand", "Arvania", "Northern Pact")],
    ),
    "asked a question": ("Asked about Belmark, Mikal Dorn smiled. Belmark asked whether the drill had ended.", []),
    "filed a request": (
        "Belmark filed a formal request on Monday for an inspection.",
        [("request", "Belmark", None)],
    ),
    "handed over a draft": (
        "Arvania handed Belmark a draft agreement on incidents at sea.",
        [("proposal", "Arvania", "Belmark")],
    ),
    "applied to join": ("Belmark formally applied to join the Northern Pact.", [("request", "Belmark", None)]),
    "told to": ("Belmark told Arvania to withdraw its troops.", [("demand", "Belmark", "Arvania")]),
    "declared itself ready": (
        "Arvania declared itself ready to receive inspectors.",
        [("offer", "Arvania", None)],
    ),
    "insisted that it be": ("Belmark insisted that the drill be stopped.", [("demand", "Belmark", None)]),
    "sought talks": ("Belmark sought talks with Arvania.", [("request", "Belmark", "Arvania")]),
    "nobody asked": ("Nobody asked Arvania for a hotline.", []),
    "not asked to": ("Arvania has not asked Belmark to leave.", []),
    "ready to fight": ("Arvania is ready to defend itself.", []),
    "keep clear": (
        "Ships are asked to keep out of the area by the navy of Arvania.",
        [("request", "Arvania", None)],
    ),
}


@pytest.mark.parametrize(("body", "wanted"), PUTS.values(), ids=list(PUTS))
def test_what_is_put_forward(read_text: Read, body: str, wanted: list[tuple[str, str, str | None]]) -> None:
    found = claims(read_text(body), ProposalClaim)
    assert [(p.type, p.by) for p in found] == [(kind, by) for kind, by, _ in wanted]
    assert all(to is None or p.to == to for p, (_, _, to) in zip(found, wanted, strict=True)), found


ASKED = "Arvania is near. Belmark asked Arvania for an inspection of its barracks. "
ANSWERS: dict[str, tuple[str, str | None, str]] = {
    "accepted": ("Arvania accepted the request.", "accept", "Arvania"),
    "agreed": ("Arvania agreed to the inspection on Monday.", "accept", "Arvania"),
    "would agree provided": ("Arvania would agree provided that the Pact took part.", "accept", "Arvania"),
    "rejected": ("Arvania rejected the request.", "reject", "Arvania"),
    "turned it down": ("Arvania turned the request down.", "reject", "Arvania"),
    "would study": ("President Mikal Dorn said his government would study the request.", "defer", "Arvania"),
    "would answer when": ("Arvania would answer when the inquiry was over.", "defer", "Arvania"),
    "has not replied": ("Arvania has not replied to the request.", "ignore", "Arvania"),
    "yet to reply": ("Arvania has yet to reply.", "ignore", "Arvania"),
    "still waiting": ("Belmark is still waiting for an answer.", "ignore", "Arvania"),
    "was turned down": ("The request was turned down by Arvania.", "reject", "Arvania"),
    "brushed aside": ("Arvania brushed the request aside.", "reject", "Arvania"),
    "not up for debate": ('"That is not up for debate," Mikal Dorn said.', "reject", "Arvania"),
    "out of the question": ("An inspection was out of the question, Mikal Dorn said.", "reject", "Arvania"),
    "saw no need": ("Arvania saw no need for an inspection.", "reject", "Arvania"),
    "said no": ("Arvania said no.", "reject", "Arvania"),
    "a negative reply": ("Arvania's reply was negative.", "reject", "Arvania"),
    "would not allow": ("Arvania would not allow it, Mikal Dorn said.", "reject", "Arvania"),
    "could not be done": ("This could not be done, Mikal Dorn said.", "reject", "Arvania"),
    "gladly": ('"Gladly, if it is mutual," Mikal Dorn replied.', "accept", "Arvania"),
    "has now said yes": ("Arvania has now said yes.", "accept", "Arvania"),
    "gave its consent": ("Arvania gave its consent on Monday.", "accept", "Arvania"),
    "agreed at once": ("Arvania agreed at once.", "accept", "Arvania"),
    "had no objection": ("Arvania had no objection to an inspection.", "accept", "Arvania"),
    "took note": ("Arvania took note of the request.", "defer", "Arvania"),
    "under consideration": ("The request was under consideration, Mikal Dorn said.", "defer", "Arvania"),
    "in writing": ("Arvania would reply in writing.", "defer", "Arvania"),
    "passed on": ("Mikal Dorn passed the request on to his experts.", "defer", "Arvania"),
    "needs more time": ("Arvania needed more time, Mikal Dorn said.", "defer", "Arvania"),
    "never responded": ("Arvania has never responded to the request.", "ignore", "Arvania"),
    "left without a reply": ("Arvania has left the request without a reply.", "ignore", "Arvania"),
    "no reply from": ("No reply has come from Arvania.", "ignore", "Arvania"),
    "still waiting, as urged": ("Belmark hopes that Arvania will accept the request.", None, ""),
    "an unrelated refusal": (
        "Arvania saw no reason to raise the alert level of the divisions that guard its northern coast in winter.",
        None,
        "",
    ),
    "agreed to meet again": ("It was agreed to meet again in May.", None, ""),
    "a charge is rejected": ("Arvania rejected the claim of the Pact.", None, ""),
    "not rejected": ("Arvania had not rejected the idea.", "defer", "Arvania"),
}


@pytest.mark.parametrize(("body", "verdict", "by"), ANSWERS.values(), ids=list(ANSWERS))
def test_answers(read_text: Read, body: str, verdict: str | None, by: str) -> None:
    found = claims(read_text(ASKED + body), AnswerClaim)
    assert [(a.verdict, a.by, a.ref) for a in found] == ([(verdict, by, "proposal1")] if verdict else [])


def test_an_answer_is_to_what_its_noun_names(read_text: Read) -> None:
    body = "Belmark asked Arvania for an inspection. Belmark also offered Arvania a hotline."
    (answer,) = claims(read_text(f"{body} Arvania rejected the request."), AnswerClaim)
    assert answer.ref == "proposal1"


def test_an_answer_alone_tells_what_was_put(read_text: Read) -> None:
    reading = read_text("Arvania is near. Belmark turned down an offer of talks from Arvania.")
    (put,) = claims(reading, ProposalClaim)
    (answer,) = claims(reading, AnswerClaim)
    assert (put.type, put.by, put.to) == ("offer", "Arvania", "Belmark")
    assert (answer.verdict, answer.by, answer.ref) == ("reject", "Belmark", "proposal1")


CALM = "A destroyer of Arvania rammed a trawler in the strait. Belmark asked all sides to show restraint."


def test_the_topic_of_a_call_for_calm_is_that_of_its_report(read_text: Read) -> None:
    (put,) = claims(read_text(CALM), ProposalClaim)
    assert put.topic == "sea-incident"


DENIALS: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "denied": ("Arvania denied that its fleet had left port.", [("denial", "Arvania")]),
    "against no one": ("The drill is directed against no one, Mikal Dorn said.", [("denial", "Mikal Dorn")]),
    "no threat": ("The fragments pose no threat to anybody, Mikal Dorn said.", [("denial", "Mikal Dorn")]),
    "nothing was fired": ("No shots had been fired at the ship, Mikal Dorn said.", [("denial", "Mikal Dorn")]),
    "nothing to do with": (
        "Mikal Dorn said Arvania had nothing to do with the attack.",
        [("denial", "Mikal Dorn")],
    ),
    "invention": ("Mikal Dorn said that the report was pure invention.", [("denial", "Mikal Dorn")]),
    "assured": ("Mikal Dorn assured that the drill was directed against nobody.", [("assurance", "Mikal Dorn")]),
    "concerned": ("Belmark is concerned that the drill may go on.", [("fear", "Belmark")]),
    "did not rule out": ("Mikal Dorn did not rule out that the drill would go on.", [("fear", "Mikal Dorn")]),
    "absurd": (
        "Belmark accused Arvania of hacking its mail server, a charge that Arvania called absurd.",
        [("denial", "Arvania")],
    ),
    "nobody need worry": (
        "No country needs to lose any sleep over this, Mikal Dorn said.",
        [("denial", "Mikal Dorn")],
    ),
    "nothing secret": ("There was nothing secret about the flight, Mikal Dorn said.", [("denial", "Mikal Dorn")]),
    "never came nearer": (
        (
            "The satellite came within 900 metres of Quelm-1, Belmark said, accusing Arvania of recklessness. "
            "It had never come nearer than 60 km, Mikal Dorn said."
        ),
        [("denial", "Mikal Dorn")],
    ),
    "not one": ("Not a single shell has crossed the line, Mikal Dorn said.", [("denial", "Mikal Dorn")]),
    "acted correctly": ("The crews had acted correctly, Mikal Dorn said.", [("denial", "Mikal Dorn")]),
    "brushed aside as": (
        'Arvania brushed the report aside as "a fairy tale".',
        [("denial", "Arvania")],
    ),
    "we shall never": ('"We shall never be the first to fire," Mikal Dorn said.', [("assurance", "Mikal Dorn")]),
    "would keep to the treaty": (
        "Arvania would continue to respect the limits of the treaty, Mikal Dorn said.",
        [("assurance", "Mikal Dorn")],
    ),
    "a threat is no assurance": ("Mikal Dorn vowed that Arvania would give a crushing response.", []),
    "feared": ("Mikal Dorn feared an arms race in orbit.", [("fear", "Mikal Dorn")]),
    "voiced concern": ("Mikal Dorn voiced concern over the drill.", [("fear", "Mikal Dorn")]),
    "saw no threat": ("Tom Harrow said that the Pact saw no imminent threat to its members.", []),
    "in the report's own voice": ("No shots had been fired in Tarn for years.", []),
}


@pytest.mark.parametrize(("body", "wanted"), DENIALS.values(), ids=list(DENIALS))
def test_denials_fears_and_assurances(read_text: Read, body: str, wanted: list[tuple[str, str | None]]) -> None:
    found = claims(read_text(body), DenialClaim)
    assert [(d.type, d.by) for d in found] == wanted


STATEMENT = """Statement by the spokesperson of the Ministry of Foreign Affairs of Arvania
Port Selma, 7 March 2030

The exercise threatens no one. Arvania propose to Belmark a joint inspection in July.
"""


def test_a_publisher_denies_in_its_own_voice(pipeline: Any) -> None:
    reading = read(report(STATEMENT), REGISTER, pipeline)
    assert [(d.type, d.by) for d in claims(reading, DenialClaim)] == [("denial", "Arvania")]
    assert [p.date for p in claims(reading, ProposalClaim)] == ["2030-03-07"]


GAPS: dict[str, tuple[str, list[tuple[str, set[str]]]]] = {
    "a demand rejected": (
        "Belmark called on Arvania to withdraw its troops from the border. Arvania rejected the demand.",
        [("force-posture", {"Arvania", "Belmark"})],
    ),
    "a claim denied": (
        (
            "Arvania hacked its mail server on Monday, Belmark said. Mikal Dorn denied that Arvania "
            "had hacked the server."
        ),
        [("cyber", {"Arvania", "Belmark"})],
    ),
    "an account contradicted": (
        (
            "An Arvanian jet came close to a patrol aircraft, Belmark said. Arvania told a different "
            "story. The jet kept a safe distance from the aircraft, Mikal Dorn said."
        ),
        [("air-incident", {"Arvania", "Belmark"})],
    ),
    "numbers that differ": (
        (
            "About 40,000 soldiers take part in the exercise, Belmark said. Only 12,000 soldiers "
            "take part in the exercise, Mikal Dorn said."
        ),
        [("exercise-transparency", {"Arvania", "Belmark"})],
    ),
    "a demand met by silence": (
        "Belmark called on Arvania to withdraw its troops from the border. Arvania has not replied to the demand.",
        [("force-posture", {"Arvania", "Belmark"})],
    ),
    "a request put off is no gap": (ASKED + "Arvania would study the request.", []),
}


@pytest.mark.parametrize(("body", "wanted"), GAPS.values(), ids=list(GAPS))
def test_gaps(read_text: Read, body: str, wanted: list[tuple[str, set[str]]]) -> None:
    assert [(g.topic, set(g.sides)) for g in claims(read_text(body), GapClaim)] == wanted
