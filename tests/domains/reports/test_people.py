"""Who is in a report: what only the text tells, whose things are, and one person under one name."""

from __future__ import annotations

from typing import Any

from detente.domains.reports import read
from detente.model.report import ActorClaim, Reading, StatementClaim
from tests.domains.reports.conftest import Read
from tests.domains.reports.invented import REGISTER
from tests.domains.reports.made import report


def actors(reading: Reading) -> dict[str, ActorClaim]:
    return {r.fields.name: r.fields for r in reading.records if isinstance(r.fields, ActorClaim)}


def speakers(reading: Reading) -> dict[str, str]:
    return {r.text: r.fields.speaker for r in reading.records if isinstance(r.fields, StatementClaim)}


def test_a_state_and_an_alliance_that_only_the_text_shows(read_text: Read) -> None:
    reading = read_text(
        "Norland's Ministry of Defence said that the Kestrel Pact had sent ships. "
        "A Norlandic diplomat said the talks would go on. Kestrel Pact secretary general Hugo Lanz said so too."
    )
    found = actors(reading)
    assert found["Norland"].type == "state"
    assert found["Norlandic Ministry of Defence"].side == "Norland"
    assert found["Hugo Lanz"].side == "Kestrel Pact"
    assert found["Norlandic diplomat"].side == "Norland"


def test_a_person_is_no_state(read_text: Read) -> None:
    reading = read_text("Mr Harlan's government has resigned. President Odo Harlan said that he would leave.")
    assert "Harlan" not in actors(reading)
    assert actors(reading)["Odo Harlan"].type == "person"


def test_units_and_ships_have_the_side_of_their_phrase(read_text: Read) -> None:
    found = actors(
        read_text(
            "Arvania moved its 7th Guards Brigade. The Belmarkian frigate Heron left port on Monday, Arvania said."
        )
    )
    assert (found["7th Guards Brigade"].type, found["7th Guards Brigade"].side) == ("unit", "Arvania")
    assert found["Heron"].side == "Belmark"


def test_a_spokesman_of_the_ministry_has_the_side_of_the_ministry_named_before(read_text: Read) -> None:
    reading = read_text(
        "Belmark's defence ministry said that three Arvanian ships had come close. "
        '"They ignored our calls," said Captain Jonas Weir, a spokesman for the ministry.'
    )
    assert actors(reading)["Jonas Weir"].side == "Belmark"


def test_a_last_name_and_a_full_name_are_one_person(read_text: Read) -> None:
    reading = read_text(
        "Minister Brandt will speak. Defence Minister Karl Brandt of Belmark said the line was open."
    )
    assert "Brandt" not in actors(reading)
    assert "Brandt" in actors(reading)["Karl Brandt"].forms


def test_a_ministry_is_that_of_the_capital_which_opens_the_sentence(read_text: Read) -> None:
    reading = read_text(
        "Belmark's defence ministry said that a ship had come close. "
        "In Port Selma, the defence ministry said that no ship had left port."
    )
    assert "Arvania" in {r.fields.side for r in reading.records if isinstance(r.fields, StatementClaim)}


def test_media_that_cite_others_are_the_way_and_not_the_speaker(read_text: Read) -> None:
    reading = read_text(
        "The newspaper Quelm Post, citing two Arvanian diplomats, reported that the tests would be put off."
    )
    claim = next(r.fields for r in reading.records if isinstance(r.fields, StatementClaim))
    assert (claim.speaker, claim.via) == ("Arvanian diplomats", "Quelm Post")


def test_passives_adjectives_and_pronouns(read_text: Read) -> None:
    told = speakers(
        read_text(
            "Arvania is concerned that the Pact will expand. Mikal Dorn was quoted by the agency as saying that "
            "the drill was over. The Belmark side spoke of a new provocation. A source in the Belmark foreign "
            "ministry, who asked not to be named, said that talks were near."
        )
    )
    assert told["the Pact will expand"] == "Arvania"
    assert told["the drill was over"] == "Mikal Dorn"
    assert told["a new provocation"] == "Belmark"
    assert "be named" not in told


def test_a_note_speaks_for_those_who_sent_it(read_text: Read) -> None:
    told = speakers(
        read_text(
            "President Mikal Dorn said that he was calm. "
            "The border is closed, according to a note that Belmark sent to the Northern Pact."
        )
    )
    assert told["The border is closed"] == "Belmark"


def test_asked_whether_is_the_question_of_a_journalist(read_text: Read) -> None:
    told = speakers(
        read_text('Asked whether Arvania would reply, President Mikal Dorn said: "Why should we do that?"')
    )
    assert told == {"Why should we do that?": "Mikal Dorn"}


def test_an_adjective_shows_a_state(read_text: Read) -> None:
    found = actors(read_text("Vellorian jets came close, Belmark said. Vellora denied the report on Monday."))
    assert found["Vellora"].type == "state"


def test_an_organisation_named_without_its_state_has_that_of_its_sentence_or_its_capital(read_text: Read) -> None:
    found = actors(
        read_text(
            "Arvania will take part in the talks, its Foreign Ministry said.\n\n"
            "Belmark will not, the Foreign Ministry in Quelm said. "
            "The talks were put off by the Lakes Dialogue on Water."
        )
    )
    assert found["Arvanian Foreign Ministry"].side == "Arvania"
    assert found["Belmarkian Foreign Ministry"].side == "Belmark"
    assert (found["Lakes Dialogue on Water"].type, found["Lakes Dialogue on Water"].side) == ("forum", None)


def test_a_minister_introduced_without_a_state_has_that_of_the_paragraph(read_text: Read) -> None:
    found = actors(
        read_text(
            "Arvania fired a missile on Monday.\n\nBelmark saw nothing to laugh about. "
            "Defence Minister Ida Rask put two brigades on alert."
            "\n\nIn Port Selma, Interior Minister Dario Corso said the test was over."
        )
    )
    assert found["Ida Rask"].side == "Belmark"
    assert found["Dario Corso"].side == "Arvania"


def test_ranks_in_short_and_two_of_one_office(read_text: Read) -> None:
    found = actors(
        read_text(
            "Belmark's Maj. Gen. Tomas Telk met Arvanian officers. "
            "Foreign Ministers Jon Sarn of Arvania and Lena Moor of Belmark agreed on a line. "
            "Vera Holm, who heads the Arvanian delegation, said the line was open."
        )
    )
    assert (found["Tomas Telk"].side, found["Tomas Telk"].office) == ("Belmark", "major general")
    assert (found["Jon Sarn"].side, found["Lena Moor"].side) == ("Arvania", "Belmark")
    assert found["Vera Holm"].side == "Arvania"
    assert "Gen" not in found


def test_several_ships_and_a_ship_that_shadows_another(read_text: Read) -> None:
    found = actors(
        read_text(
            "Belmark's destroyers Minnow and Pike left port on Monday. The Belmarkian navy said so.\n\n"
            "The Signals Regiment of Arvania stayed."
        )
    )
    assert found["Minnow"].side == found["Pike"].side == "Belmark"
    assert found["Signals Regiment"].type == "unit"


def test_the_office_of_a_person(read_text: Read) -> None:
    found = actors(
        read_text(
            "Arvanian President Ilan Dorr will travel on Monday. Dorr found the offer thin, his office said."
        )
    )
    assert found["office of the Arvanian president"].side == "Arvania"


def test_a_state_named_behind_its_president(read_text: Read) -> None:
    found = actors(
        read_text("President Odo Harlan of Norland said that the line was open. Norland had asked for it.")
    )
    assert found["Norland"].type == "state"
    assert found["Odo Harlan"].side == "Norland"


def test_the_end_of_a_name_is_no_state_of_its_own(read_text: Read) -> None:
    found = actors(read_text("N. Korea and South Korea spoke. A Korean official said that the line was open."))
    assert "Korea" not in found


def test_an_office_behind_a_bare_name_means_its_bearer(read_text: Read) -> None:
    reading = read_text(
        'Odo Harlan was not amused. "This is no game," the head of the Belmarkian mission said.\n\n'
        '"We wait," Harlan added.'
    )
    assert speakers(reading) == {"This is no game,": "Odo Harlan", "We wait,": "Odo Harlan"}
    assert actors(reading)["Odo Harlan"].side == "Belmark"


def test_a_rank_without_a_full_stop_is_no_name(read_text: Read) -> None:
    found = actors(read_text("The drill is over, Lt Gen Odo Harlan, the Belmarkian army chief, said."))
    assert "Odo Harlan" in found


def test_the_name_of_a_general_is_no_state(read_text: Read) -> None:
    found = actors(
        read_text("General Odo Harlan said he would wait. Harlan's government proposed talks, he said.")
    )
    assert found["Odo Harlan"].type == "person"
    assert "Harlan" not in found


def test_the_party_that_stands_behind_a_name(read_text: Read) -> None:
    reading = read_text(
        "Odo Harlan (Arvania) said the vote was unfair.\n\n"
        "Fears are unfounded, Tove Ek of the Belmarkian Foreign Ministry indicated.\n\n"
        "Jan Vale from the Arvanian delegation said he was sorry."
    )
    found = actors(reading)
    sides = {name: found[name].side for name in ("Odo Harlan", "Tove Ek", "Jan Vale")}
    assert sides == {"Odo Harlan": "Arvania", "Tove Ek": "Belmark", "Jan Vale": "Arvania"}


def test_a_capital_that_opens_the_sentence_says_whose_an_official_is(read_text: Read) -> None:
    reading = read_text("In Port Selma, a foreign ministry official said the talks might go on.")
    assert actors(reading)["Arvanian foreign ministry official"].side == "Arvania"


def test_firms_by_the_noun_before_their_name(read_text: Read) -> None:
    found = actors(read_text("The shipping company Marsk and the airline Skyways were hit by the worm."))
    assert [found[name].type for name in ("Marsk", "Skyways")] == ["organisation", "organisation"]


def test_who_is_meant_by_a_nation_an_apposition_and_those_spoken_for(read_text: Read) -> None:
    reading = read_text(
        "Ana Lund, the president of Belmark, met Odo Harlan, the foreign minister of Arvania. "
        "The Arvanian replied that he was sure.\n\n"
        "Arvania's woman at the table, Lena Hod, agreed that it was late.\n\n"
        "Speaking for Belmark, Olaf Berg said the drill was over."
    )
    assert speakers(reading) == {
        "he was sure": "Odo Harlan",
        "it was late": "Lena Hod",
        "the drill was over": "Olaf Berg",
    }
    assert (actors(reading)["Lena Hod"].side, actors(reading)["Olaf Berg"].side) == ("Arvania", "Belmark")


def test_people_of_a_ship_and_of_a_firm(read_text: Read) -> None:
    reading = read_text(
        "The Arvanian frigate Heron sailed at noon. Captain Lena Hod of the frigate Heron said she was sorry.\n\n"
        "The airline Skyways lost a plane. A spokesman for Skyways, Jan Kirk, said nobody was hurt."
    )
    found = actors(reading)
    assert (found["Lena Hod"].side, found["Jan Kirk"].side) == ("Arvania", "Skyways")


def test_the_president_in_a_paper_of_a_state_is_its_own(pipeline: Any) -> None:
    text = (
        "Ministry of Foreign Affairs of Belmark\nPresident Lund meets President Vale of Kaldor\n\n"
        "Quelm, 3 March 2030\n\nPresident Ana Lund of Belmark received President Jan Vale of Kaldor. "
        "President Vale said the drill was over.\n\n"
        "The President said that the ships had been counted.\n"
    )
    assert speakers(read(report(text), REGISTER, pipeline))["the ships had been counted"] == "Ana Lund"
