"""Who said what, by the wordings of wire reports: each body is invented, and every statement in it is expected."""

from __future__ import annotations

import pytest

from detente.model.report import Reading, StatementClaim
from tests.domains.reports.conftest import Read

LUND = "Ana Lund, the president of Belmark, spoke at noon. "
WORDINGS: dict[str, list[tuple[str, str]]] = {
    # Verbs with a particle, and verbs known by their place only.
    "The ships are on their way home, President Ana Lund made clear.": [
        ("Ana Lund", "The ships are on their way home")
    ],
    "President Ana Lund made known on Monday that the drill had ended, and that the ships were home.": [
        ("Ana Lund", "the drill had ended"),
        ("Ana Lund", "the ships were home"),
    ],
    "President Ana Lund called off the visit and turned the offer down.": [],
    '"One does not invite a suspect," President Ana Lund shot back.': [
        ("Ana Lund", "One does not invite a suspect,")
    ],
    '"I will bring a map," beamed President Ana Lund.': [("Ana Lund", "I will bring a map,")],
    LUND + "It was a pity, she went on, that nobody had asked.": [
        ("Ana Lund", "It was a pity … that nobody had asked")
    ],
    # Behind a plain colon, and in the clauses of those who want or plead.
    "President Ana Lund put it in writing: Arvania was tearing up the rules.": [
        ("Ana Lund", "Arvania was tearing up the rules")
    ],
    "President Ana Lund was blunter: the gunboat had ignored eleven calls.": [
        ("Ana Lund", "the gunboat had ignored eleven calls")
    ],
    "President Ana Lund wants both crews to hand over their tapes.": [("Ana Lund", "hand over their tapes")],
    "President Ana Lund wants to hand over the tapes.": [],
    "President Ana Lund was at one with Arvania that the depots had to be seen.": [
        ("Ana Lund", "the depots had to be seen")
    ],
    'President Ana Lund\'s answer took one breath: "Paper burns."': [("Ana Lund", "Paper burns.")],
    "If this was what Arvania called peace, President Ana Lund said, then she would hate to see a war.": [
        ("Ana Lund", "If this was what Arvania called peace … then she would hate to see a war")
    ],
    # Titles with a full stop, and a name in apposition.
    '"Some 400 men have gone," Brig. Gen. Anneke Roke, the Arvanian intelligence chief, told lawmakers.': [
        ("Anneke Roke", "Some 400 men have gone,")
    ],
    # Whose words they are when another passes them on.
    "More drills are needed, President Ana Lund said after the launch, a news agency reported.": [
        ("Ana Lund", "More drills are needed")
    ],
    "Every unit would be home by May, President Ana Lund promised, according to Belmark's foreign ministry.": [
        ("Ana Lund", "Every unit would be home by May")
    ],
    LUND + '"It was not us," the Selma Post quoted the president as saying.': [("Ana Lund", "It was not us,")],
    # Accounts, words and views.
    "In the words of President Ana Lund, the notice came too late.": [("Ana Lund", "the notice came too late")],
    "Going by the account of Arvania, two jets had crossed the line.": [
        ("Arvania", "two jets had crossed the line")
    ],
    "According to calculations of the Arvanian navy, Belmark has piled up 400 boats.": [
        ("Arvanian navy", "Belmark has piled up 400 boats")
    ],
    "Arvania disputes this: no boat had left port.": [("Arvania", "no boat had left port")],
    # Questions and requests claim nothing; what stands behind "unless" is kept.
    "President Ana Lund asked whether the boats had left.": [],
    "Arvania said it would begin to withdraw unless Belmark moved first.": [
        ("Arvania", "it would begin to withdraw unless Belmark moved first")
    ],
    # Within relative clauses.
    "President Ana Lund, who said that the missile had failed, was dismissed.": [
        ("Ana Lund", "the missile had failed")
    ],
    # A clause whose own verb is one of saying or offering.
    "Arvania sent a note. They offered to talk, Belmark's president, Ana Lund, said.": [
        ("Ana Lund", "They offered to talk")
    ],
    # A verb joined to the verb of saying, not to what was said.
    "President Ana Lund said the talks had failed and asked all parties to exercise restraint.": [
        ("Ana Lund", "the talks had failed"),
        ("Ana Lund", "exercise restraint"),
    ],
    "President Ana Lund told reporters the drill had ended, adding that the ships were home.": [
        ("Ana Lund", "the drill had ended"),
        ("Ana Lund", "the ships were home"),
    ],
    # Verbs with a deed, and what is assured.
    "Arvania denied having fired on the boat.": [("Arvania", "having fired on the boat")],
    "President Ana Lund assured Arvania of her full support.": [("Ana Lund", "her full support")],
    # Press releases in the present tense.
    "Arvania's foreign ministry underlines that the flight was lawful.": [
        ("Arvanian foreign ministry", "the flight was lawful")
    ],
    # Marks.
    "'We will not move,' said President Ana Lund. 'Not an inch.'": [
        ("Ana Lund", "We will not move,"),
        ("Ana Lund", "Not an inch."),
    ],
    "President Ana Lund summed up: \"I asked him, 'Will anyone be shot at?' I believe not.\"": [
        ("Ana Lund", "I asked him, 'Will anyone be shot at?' I believe not."),
        ("Ana Lund", "Will anyone be shot at?"),
    ],
    '"Belmark has moved its ships.\n\n"We will wait," President Ana Lund told parliament.': [
        ("Ana Lund", "Belmark has moved its ships."),
        ("Ana Lund", "We will wait,"),
    ],
    # Quotations that no verb of saying introduces: a name before a colon, one behind, a dash, brackets.
    'Arvania was unmoved. Its foreign minister Odo Harlan: "This is a fairy tale."': [
        ("Odo Harlan", "This is a fairy tale.")
    ],
    'President Ana Lund: "Who fired first?" Arvania\'s envoy Odo Harlan: "You did."': [
        ("Ana Lund", "Who fired first?"),
        ("Odo Harlan", "You did."),
    ],
    '"We are ready." That was all President Ana Lund would say.': [("Ana Lund", "We are ready.")],
    '"The game is over" is how President Ana Lund summed it up.': [("Ana Lund", "The game is over")],
    'President Ana Lund was clear \u2014 "We will not move our ships." The port is closed.': [
        ("Ana Lund", "We will not move our ships.")
    ],
    'To President Ana Lund "the game is over", and nobody else agreed.': [("Ana Lund", "the game is over")],
    'President Ana Lund was asked whether she would resign. "No."': [("Ana Lund", "No.")],
    'President Ana Lund said in a message that read: "We do not want war."': [("Ana Lund", "We do not want war.")],
    LUND + '"We will stay," Lund said,"and we will talk."': [("Ana Lund", "We will stay, … and we will talk.")],
    # Odd marks.
    "``We are ready,'' said President Ana Lund.": [("Ana Lund", "We are ready,")],
    "<<We are ready>>, said President Ana Lund.": [("Ana Lund", "We are ready")],
    # A relative clause before the verb of saying.
    '"It was like a film," a fisherman who saw the crash recalled.': [("fisherman", "It was like a film,")],
}


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(r.fields.speaker, r.text) for r in reading.records if isinstance(r.fields, StatementClaim)]


@pytest.mark.parametrize("body", list(WORDINGS))
def test_who_said_what(body: str, read_text: Read) -> None:
    assert told(read_text(body)) == WORDINGS[body]


def test_who_passed_it_on(read_text: Read) -> None:
    reading = read_text("The drill is over, President Ana Lund said, state television reported.")
    (claim,) = [r.fields for r in reading.records if isinstance(r.fields, StatementClaim)]
    assert (claim.speaker, claim.via) == ("Ana Lund", "state television")


def test_the_office_of_a_person_is_named_by_the_post(read_text: Read) -> None:
    reading = read_text("Belmark's president, Ana Lund, gave the order. The drill will go on, her office said.")
    assert told(reading) == [("office of the Belmarkian president", "The drill will go on")]


def test_one_of_them_is_one_of_those_who_spoke(read_text: Read) -> None:
    reading = read_text('Two Arvanian diplomats said the talks would go on. "We will see," one of them said.')
    assert [speaker for speaker, _ in told(reading)] == ["Arvanian diplomats", "Arvanian diplomats"]
