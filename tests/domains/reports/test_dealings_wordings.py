"""Wordings by which wire copy puts forward, answers, denies, fears and promises; the States are invented."""

from __future__ import annotations

import pytest

from detente.model.report import AnswerClaim, DenialClaim, GapClaim, ProposalClaim
from tests.domains.reports.conftest import Read
from tests.domains.reports.test_reading import claims

PUT_BY_ARVANIA = (
    "Arvania wants the two general staffs to exchange lists of planned exercises every January.",
    "Arvania would like to see a ban on night flights along the border.",
    "Arvania favours a new treaty on short-range missiles.",
    "Mikal Dorn came out for a ban on such tests.",
    "Under the Arvanian plan, both sides would pull their guns back by 20 kilometres.",
    "The Arvanian draft provides for three inspections a year.",
    "The idea of a floating observation post comes from Arvania.",
    "The hotline was Arvania's idea.",
    "Arvania made the withdrawal of all foreign troops a condition for talks.",
    "Arvania conditioned its return to the talks on the release of the crew.",
    "Arvania came up with the idea of a floating observation post.",
    "Mikal Dorn presented a five-point plan.",
    "Arvania circulated a non-paper on early warning.",
    "Arvania has drafted a resolution that would ban such tests.",
    "Arvania would welcome a visit by experts of the Pact.",
    "Arvania is not opposed to talks.",
    "Arvania suggested on Monday that the council should not meet before Easter.",
    '"Stop jamming our satellites," Mikal Dorn told Belmark.',
    '"We should sit down together and write a code of conduct for our pilots," Mikal Dorn said.',
    "Belmark should publish its figures, Mikal Dorn said.",
    "The talks can only begin once the guns are silent, Mikal Dorn said.",
    "It is time for both sides to bring their troops home, Mikal Dorn said.",
)
NOTHING_PUT = (
    '"We know what we must do," Mikal Dorn said.',
    '"You should have seen their faces," Mikal Dorn said.',
    "Arvania is open to traffic again.",
    "Arvania published the text of the speech.",
    "Arvania set a record in the production of steel.",
    "The ice should melt by June, Mikal Dorn said.",
    "It was important to see the facts, Mikal Dorn said.",
)
ASKED = "Belmark proposed to Arvania a joint inspection of the Hollen barracks.\n\n"
ANSWERS = {
    "accept": (
        "Mikal Dorn described the proposal as a step in the right direction.",
        "Inspectors may come, Mikal Dorn said, but only with two days' notice.",
        "Arvania has agreed in part: one barracks, not three.",
        "In principle yes, Mikal Dorn said.",
        "Arvania would accept if its own inspectors could visit Quelm as well, Mikal Dorn said.",
    ),
    "reject": (
        "Mikal Dorn called the idea a non-starter.",
        "Port Selma was not interested.",
        "Arvania, however, is opposed.",
        "Arvania considers the proposal unacceptable.",
        "Arvania does not think much of the idea.",
        "The Arvanian parliament voted the plan down.",
        "Mikal Dorn shook his head.",
        "Mikal Dorn said the time for inspections was over.",
    ),
    "defer": (
        "Arvania has yet to decide.",
        "Arvania promised an answer by Friday.",
        "Mikal Dorn left the question open.",
        "Arvania wants to see the details first.",
        "The proposal is being examined in Port Selma.",
        "Mikal Dorn did not say yes or no.",
    ),
    "ignore": (
        "Arvania did not comment.",
        "Mikal Dorn avoided the question.",
        "So far Port Selma has not said a word about it.",
    ),
}
NO_ANSWERS = (
    "Mikal Dorn accepted responsibility for the delay.",
    "Arvania accepted delivery of six new ships.",
    "Arvania rejected accusations of hacking.",
)
DENIALS = {
    "denial": (
        "Arvania rejects claims that its hackers were behind the outage.",
        "It was not our missile, Mikal Dorn said.",
        "No Arvanian soldier set foot on Belmark's soil, Mikal Dorn said.",
        "Mikal Dorn laughed off the report.",
        "Arvania pleaded ignorance.",
        "Arvania distanced itself from the attack.",
        "Mikal Dorn took issue with the account.",
        "Belmark's version has nothing in common with reality, Mikal Dorn said.",
        '"We have never fired at anybody," Mikal Dorn said.',
        '"We are here to train, not to provoke," Mikal Dorn said.',
    ),
    "fear": (
        "Belmark sees the drill with unease.",
        "Tom Harrow spoke of a worrying development.",
        '"This could end in a catastrophe," Tom Harrow said.',
        "Tom Harrow said the risk of a miscalculation was growing.",
        "Belmark is bracing itself for an attack.",
    ),
    "assurance": (
        '"You have my word," Mikal Dorn said.',
        "The troops will return to their barracks after the drill, Mikal Dorn said.",
        "Arvania remains committed to the treaty, Mikal Dorn said.",
        "Our commitment to Belmark is ironclad, Tom Harrow said.",
        "Arvania will publish the orbit data every week, Mikal Dorn said.",
        "Nothing of any size will be left up there by June, Mikal Dorn said.",
    ),
}
NO_DENIALS = (
    "Arvania denied Belmark access to the site.",
    "Mikal Dorn did not say when the drill would end.",
    "Tom Harrow is concerned with budget questions at the Pact.",
    "Belmark has not answered, Mikal Dorn said.",
)
GAPS = {
    "Arvania puts the number of troops in the drill at 9,500. Our count is closer to 15,000, Belmark said.": "ex",
    (
        "The Arvanian gunboat rammed our trawler, Belmark said. The trawler had cut across the bow of the "
        "gunboat without lights, Mikal Dorn said."
    ): "sea-incident",
}


@pytest.mark.parametrize("body", PUT_BY_ARVANIA)
def test_put_forward_by_its_shape(read_text: Read, body: str) -> None:
    assert "Arvania" in [put.by for put in claims(read_text(body), ProposalClaim)]


@pytest.mark.parametrize("body", NOTHING_PUT)
def test_nothing_put_forward(read_text: Read, body: str) -> None:
    assert claims(read_text(body), ProposalClaim) == []


def test_each_thing_of_a_list_is_put_by_itself(read_text: Read) -> None:
    body = (
        "Arvania brought two ideas to the table: a common frequency for pilots and a yearly meeting of the staffs."
    )
    found = claims(read_text(body), ProposalClaim)
    assert [(put.by, put.topic) for put in found] == [("Arvania", "hotline"), ("Arvania", "dialogue")]


@pytest.mark.parametrize(("verdict", "body"), [(v, body) for v, bodies in ANSWERS.items() for body in bodies])
def test_answers_in_other_words(read_text: Read, verdict: str, body: str) -> None:
    found = claims(read_text(ASKED + body), AnswerClaim)
    assert [(answer.by, answer.verdict) for answer in found] == [("Arvania", verdict)]


@pytest.mark.parametrize("body", NO_ANSWERS)
def test_no_answers(read_text: Read, body: str) -> None:
    assert claims(read_text(ASKED + body), AnswerClaim) == []


@pytest.mark.parametrize(("kind", "body"), [(kind, body) for kind, bodies in DENIALS.items() for body in bodies])
def test_denials_in_other_words(read_text: Read, kind: str, body: str) -> None:
    assert [denial.type for denial in claims(read_text(body), DenialClaim)] == [kind]


@pytest.mark.parametrize("body", NO_DENIALS)
def test_no_denials(read_text: Read, body: str) -> None:
    assert claims(read_text(body), DenialClaim) == []


@pytest.mark.parametrize(("body", "topic"), GAPS.items())
def test_accounts_that_differ(read_text: Read, body: str, topic: str) -> None:
    found = claims(read_text(body), GapClaim)
    assert [set(gap.sides) for gap in found] == [{"Arvania", "Belmark"}]
    assert found[0].topic.startswith(topic)
