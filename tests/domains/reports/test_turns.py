"""Whose words a paragraph is without a verb of saying: transcripts, communiqués, notices."""

from __future__ import annotations

from typing import Any

import pytest

from detente.domains.reports import read
from detente.model.report import Reading, StatementClaim
from tests.domains.reports.invented import REGISTER
from tests.domains.reports.made import report

TRANSCRIPT = """Press conference by the Secretary General

Medrin, 7 March 2030

Secretary General Tom Harrow: Good afternoon. Allies met and agreed to go on. We call on Arvania to withdraw.

Moderator: We have time for two questions.

Q: Arvania's president said yesterday that the drill was over. Do you believe him?

A: We have seen no withdrawal so far.

Ms. Dessen (Arvania): The drill is over.

We have nothing to hide.

MR HARROW: The foreign minister of Belmark wrote to us: "There is a way out." Thank you all.
"""
COMMUNIQUE = """Final communiqué of the Ministers of Defence of the Northern Pact

Quelm, 7 March 2030

1. Ministers met in Quelm.

2. Ministers stressed that the build-up by Arvania was unjustified. They called on Arvania to withdraw its forces.

3. We welcome the offer of Belmark to host talks. It comes at the right time.

4. On Monday two ships met off the cape. We ask Arvania to explain what its ship did there.
"""
NOTICE = """NOTICE OF EXERCISE

General Headquarters, Armed Forces of Belmark
7 March 2030

Headquarters states that the exercise Calm Lake will be held from 10 to 14 March.
"""


def said(text: str, pipeline: Any) -> list[tuple[str, str, str]]:
    return [
        (record.fields.speaker, record.fields.mode, record.text)
        for record in _read(text, pipeline).records
        if isinstance(record.fields, StatementClaim)
    ]


def _read(text: str, pipeline: Any) -> Reading:
    return read(report(text), REGISTER, pipeline)


def test_turns_are_their_speakers_words_without_courtesies(pipeline: Any) -> None:
    turns = said(TRANSCRIPT, pipeline)
    assert (
        "Tom Harrow",
        "direct",
        "Allies met and agreed to go on. We call on Arvania to withdraw.",
    ) in turns
    assert ("Tom Harrow", "direct", "We have seen no withdrawal so far.") in turns
    assert not any("Good afternoon" in words or "Thank you" in words for _, _, words in turns)


def test_a_question_is_nobodys_statement_but_tells_of_others(pipeline: Any) -> None:
    turns = said(TRANSCRIPT, pipeline)
    assert ("Mikal Dorn", "indirect", "the drill was over") in turns
    assert not any("Do you believe" in words or "two questions" in words for _, _, words in turns)


def test_a_label_may_name_somebody_new_with_a_side(pipeline: Any) -> None:
    reading = _read(TRANSCRIPT, pipeline)
    claims = [
        r.fields for r in reading.records if isinstance(r.fields, StatementClaim) and "Dessen" in r.fields.speaker
    ]
    assert [claim.side for claim in claims] == ["Arvania", "Arvania"]
    assert {record.rule for record in reading.records if record.text == "We have nothing to hide."} == {
        "turn-label"
    }


def test_a_quotation_within_a_turn_is_anothers(pipeline: Any) -> None:
    speakers = {speaker for speaker, _, words in said(TRANSCRIPT, pipeline) if words == "There is a way out."}
    assert len(speakers) == 1
    assert "Tom Harrow" not in speakers


def test_fields_of_a_notice_are_no_speakers(pipeline: Any) -> None:
    text = (
        "Notice\n\nMEDRIN, March 7, 2030 (OPN) - A firing is planned.\n\n"
        "Area: north of the cape.\n\nPeriod: from May.\n"
    )
    assert said(text, pipeline) == []


def test_we_and_ministers_are_the_party_that_issues(pipeline: Any) -> None:
    statements = said(COMMUNIQUE, pipeline)
    assert {speaker for speaker, _, _ in statements} == {"Northern Pact"}
    assert ("Northern Pact", "indirect", "the build-up by Arvania was unjustified") in statements
    assert ("Northern Pact", "direct", "We ask Arvania to explain what its ship did there.") in statements
    direct = [words for _, mode, words in statements if mode == "direct"]
    assert direct[0] == "We welcome the offer of Belmark to host talks. It comes at the right time."


def test_a_headquarters_belongs_to_the_letterhead(pipeline: Any) -> None:
    reading = _read(NOTICE, pipeline)
    claim = next(r.fields for r in reading.records if isinstance(r.fields, StatementClaim))
    assert (claim.speaker, claim.side) == ("Headquarters", "Belmark")


LETTER = """Ministry of Foreign Affairs of Arvania
Letter of the Foreign Minister of Arvania to the Foreign Minister of Belmark

Port Selma, 3 March 2030

Dear colleague,

I have received your letter of 1 March. My government will not withdraw its ships.

I propose that our experts meet first.

Yours sincerely,
Odo Harlan
"""
INTERVIEW = """Ministry of Defence of Belmark
Interview with the Minister of Defence, Ana Lund

Quelm, 4 March 2030

- Minister, will the drill go on?

- It will. We have every right to it.

- And the observers?

- We have invited them.
"""
ANSWER = """Ministry of Foreign Affairs of Arvania
Answer to a question of the media

Port Selma, 4 March 2030

Question: Who fired first?

Answer: No ship of ours has fired a shot. We have asked for proof and got none.
"""
BRIEFING = """Daily briefing of the Arvanian Foreign Ministry, 8 October 2030 (transcript)

Spokesperson: Good morning. The minister leaves for Medrin tonight.

Question (Radio Lune): Will she bring an apology?

Spokesperson: An apology, no. If the experts find that our helmsman was at fault, Arvania will pay.
"""


def spoken(text: str, pipeline: Any) -> list[tuple[str, str]]:
    reading = read(report(text), REGISTER, pipeline)
    return [(r.fields.speaker, r.text) for r in reading.records if isinstance(r.fields, StatementClaim)]


def test_a_letter_is_its_author_s_own_words(pipeline: Any) -> None:
    assert spoken(LETTER, pipeline) == [
        ("Odo Harlan", "I have received your letter of 1 March. My government will not withdraw its ships."),
        ("Odo Harlan", "I propose that our experts meet first."),
    ]


def test_an_interview_with_dashes(pipeline: Any) -> None:
    assert spoken(INTERVIEW, pipeline) == [
        ("Ana Lund", "It will. We have every right to it."),
        ("Ana Lund", "We have invited them."),
    ]


def test_an_answer_by_its_label_is_of_those_who_issue_it(pipeline: Any) -> None:
    assert spoken(ANSWER, pipeline) == [
        ("Arvania", "No ship of ours has fired a shot. We have asked for proof and got none.")
    ]


def test_a_label_that_is_an_office_alone(pipeline: Any) -> None:
    assert [speaker for speaker, _ in spoken(BRIEFING, pipeline)] == ["Arvanian Foreign Ministry spokesperson"] * 2
    named = BRIEFING.replace("Daily briefing of", "Briefing by Spokesperson Ada Lind of")
    assert [speaker for speaker, _ in spoken(named, pipeline)] == ["Ada Lind"] * 2


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q1:", "A1:"),
        ("Q.", "A."),
        ("Q -", "A -"),
        ("**Question:**", "**Answer:**"),
        ("Radio Lune:", "The Spokesperson:"),
    ],
)
def test_labels_of_many_kinds(asks: str, answers: str, pipeline: Any) -> None:
    text = BRIEFING.replace("Question (Radio Lune):", asks).replace("Spokesperson:", answers)
    said = [words for _, words in spoken(text, pipeline)]
    assert said[-1] == "An apology, no. If the experts find that our helmsman was at fault, Arvania will pay."
    assert not any(words.startswith("Will she") for words in said)


def test_a_statement_of_a_person_named_in_its_title(pipeline: Any) -> None:
    text = "Statement by President Ana Lund of Belmark\n\nQuelm, 3 March 2030\n\nWe seek no war. Nobody does.\n"
    assert spoken(text, pipeline) == [("Ana Lund", "We seek no war. Nobody does.")]
