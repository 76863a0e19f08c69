"""Small texts about invented States, one for each way in which a report tells who said what."""

from __future__ import annotations

from typing import Any

import pytest

from detente.domains.reports import read
from detente.domains.reports.parsed import LONGEST_BODY
from detente.model.errors import InputError, LanguageError
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    AnswerClaim,
    DenialClaim,
    MeetingClaim,
    ProposalClaim,
    Reading,
    StatementClaim,
)
from tests.domains.reports.conftest import Read
from tests.domains.reports.invented import REGISTER
from tests.domains.reports.made import report


def claims(reading: Reading, shape: type[Any]) -> list[Any]:
    return [record.fields for record in reading.records if isinstance(record.fields, shape)]


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Return speaker, mode and words of each statement."""
    kept = [r for r in reading.records if isinstance(r.fields, StatementClaim)]
    return [(r.fields.speaker, r.fields.mode, r.text) for r in kept]  # type: ignore[union-attr]


SAYINGS = {
    "before, with that": (
        "President Mikal Dorn said on Monday that the drill would end soon.",
        [("Mikal Dorn", "indirect", "the drill would end soon")],
    ),
    "behind": (
        "The drill will end soon, President Mikal Dorn said.",
        [("Mikal Dorn", "indirect", "The drill will end soon")],
    ),
    "verb before its subject": (
        '"The drill will end soon," said Mikal Dorn.',
        [("Mikal Dorn", "direct", "The drill will end soon,")],
    ),
    "colon": (
        'Mikal Dorn said: "The drill will end soon."',
        [("Mikal Dorn", "direct", "The drill will end soon.")],
    ),
    "cut in two": (
        '"The drill," Mikal Dorn said, "will end soon and nobody is threatened by it."',
        [("Mikal Dorn", "direct", "The drill, … will end soon and nobody is threatened by it.")],
    ),
    "going on in the same paragraph": (
        '"The drill will end soon," Mikal Dorn said. "Our units are going home."',
        [
            ("Mikal Dorn", "direct", "The drill will end soon,"),
            ("Mikal Dorn", "direct", "Our units are going home."),
        ],
    ),
    "pronoun": (
        'Mikal Dorn said that the drill would end. "It was a success," he added.',
        [("Mikal Dorn", "indirect", "the drill would end"), ("Mikal Dorn", "direct", "It was a success,")],
    ),
    "participle": (
        'The drill will end soon, Mikal Dorn said, adding that it had "met its goals".',
        [
            ("Mikal Dorn", "indirect", "The drill will end soon"),
            ("Mikal Dorn", "mixed", 'it had "met its goals"'),
        ],
    ),
    "according to": (
        "About 900 soldiers took part in the exercise, according to Belmark's defence ministry.",
        [("Belmarkian defence ministry", "indirect", "About 900 soldiers took part in the exercise")],
    ),
    "two clauses": (
        "Mikal Dorn said that the drill was over but that the units would stay.",
        [("Mikal Dorn", "indirect", "the drill was over"), ("Mikal Dorn", "indirect", "the units would stay")],
    ),
    "in the middle": (
        "The drill, Mikal Dorn said in a statement, was no threat to anybody.",
        [("Mikal Dorn", "indirect", "The drill … was no threat to anybody")],
    ),
    "two who denounce": (
        "Belmark and the Northern Pact denounced the massing of Arvanian troops near the border.",
        [
            ("Belmark", "indirect", "the massing of Arvanian troops near the border"),
            ("Northern Pact", "indirect", "the massing of Arvanian troops near the border"),
        ],
    ),
    "curly marks": (
        "“The drill will end soon,” Mikal Dorn said.",
        [("Mikal Dorn", "direct", "The drill will end soon,")],
    ),
    "unclosed marks": (
        'Mikal Dorn said: "The drill will end soon.',
        [("Mikal Dorn", "direct", "The drill will end soon.")],
    ),
}


@pytest.mark.parametrize("name", list(SAYINGS))
def test_who_said_what(read_text: Read, name: str) -> None:
    body, expected = SAYINGS[name]
    assert told(read_text(body)) == expected


SILENT = {
    "who is told does not speak": "Belmark was told that the drill would end soon.",
    "what is not said": "Mikal Dorn did not say that the drill would end.",
    "the report's own voice": "The drill ended on Monday and the units went home.",
    "a condition": "The drill will end if Arvania says that it is over.",
}


@pytest.mark.parametrize("name", list(SILENT))
def test_what_is_no_statement(read_text: Read, name: str) -> None:
    assert told(read_text(SILENT[name])) == []


SPEAKERS = {
    "the Pact's chief": ("The Pact's chief said that talks would go on.", "Tom Harrow"),
    "the secretary-general": (
        "Tom Harrow arrived in Quelm. The secretary-general said that talks would go on.",
        "Tom Harrow",
    ),
    "a name in apposition": (
        "Its defence minister, Lena Ostrey, said that talks would go on.",
        "Lena Ostrey",
    ),
    "a name and an office behind it": (
        "Lena Ostrey, the defence minister of Belmark, said that talks would go on.",
        "Lena Ostrey",
    ),
    "unnamed officials": ("Arvanian officials said that talks would go on.", "Arvanian officials"),
    "one unnamed": ("An official of the alliance said that the Pact was ready.", "Northern Pact official"),
    "the ministry": (
        'The Arvanian Foreign Ministry said that talks would go on. "We are ready," the ministry added.',
        "Arvanian Foreign Ministry",
    ),
}


@pytest.mark.parametrize("name", list(SPEAKERS))
def test_speakers_by_office_and_description(read_text: Read, name: str) -> None:
    body, speaker = SPEAKERS[name]
    body = body if "Pact" in body else f"The Northern Pact and Belmark met in Quelm. {body}"
    assert {who for who, _, _ in told(read_text(body))} == {speaker}


def test_the_side_of_a_person_whom_no_register_knows(read_text: Read) -> None:
    reading = read_text("Arvania's deputy foreign minister Oren Taval said that talks would go on.")
    (person,) = (a for a in claims(reading, ActorClaim) if a.type == "person")
    assert (person.name, person.side, person.office) == ("Oren Taval", "Arvania", "deputy foreign minister")


def test_a_foreign_minister_is_no_defence_minister(read_text: Read) -> None:
    body = "Arvania's defence minister Oren Taval left. The foreign minister said that talks would go on."
    assert all(who != "Oren Taval" for who, _, _ in told(read_text(body)))


def test_no_later_office_leaks(read_text: Read, pipeline: Any) -> None:
    text = "Talks\n\nMEDRIN, May 3, 2027 (OPN) - The Northern Pact's chief said that the talks would go on.\n"
    assert told(read(report(text), REGISTER, pipeline))[0][0] == "Ada Lind"


def test_topic_stance_and_day(read_text: Read) -> None:
    body = "Mikal Dorn denied on Monday that Arvania planned to invade Belmark."
    (claim,) = claims(read_text(body), StatementClaim)
    assert (claim.topic, claim.stance, claim.when) == ("intent", "deny", "2030-03-04")


def test_a_meeting_that_is_told_of_twice_is_one(read_text: Read) -> None:
    body = (
        "Envoys of Arvania and Belmark held talks in Quelm on Tuesday. The two-hour talks were hard, "
        "Mikal Dorn said. No date has been set for the next meeting."
    )
    (meeting,) = claims(read_text(body), MeetingClaim)
    assert (meeting.place, meeting.date, meeting.duration) == ("Quelm", "2030-03-05", "PT2H")
    assert (meeting.participants, meeting.next) == (("Arvania", "Belmark"), "no date")


def test_a_forum_that_met(read_text: Read) -> None:
    (meeting,) = claims(read_text("The Lake Forum met in Medrin on Wednesday for three hours."), MeetingClaim)
    assert (meeting.forum, meeting.place, meeting.date) == ("Lake Forum", "Medrin", "2030-03-06")
    assert meeting.duration == "PT3H"


def test_a_request_and_its_refusal(read_text: Read) -> None:
    reading = read_text("Belmark requested a meeting on the drill. Arvania refused to attend it.")
    (put,) = claims(reading, ProposalClaim)
    (answer,) = claims(reading, AnswerClaim)
    assert (put.by, put.type, put.to) == ("Belmark", "request", "Arvania")
    assert (answer.by, answer.verdict, answer.ref) == ("Arvania", "reject", "proposal1")


def test_what_was_never_ruled_out_is_not_rejected(read_text: Read) -> None:
    body = 'Arvania proposed that both sides open a hotline. "We never ruled out a hotline," Belmark said.'
    assert claims(read_text(body), AnswerClaim) == []


def test_a_list_of_offers_is_taken_apart(read_text: Read) -> None:
    body = (
        "Tom Harrow said the Northern Pact was ready to discuss a hotline, to exchange inspectors and "
        "limit missiles."
    )
    puts = claims(read_text(body), ProposalClaim)
    assert {(put.type, put.topic) for put in puts} == {
        ("offer", "hotline"),
        ("offer", "verification"),
        ("offer", "missiles"),
    }


ACTIVITIES = {
    "an exercise": (
        "More than 8,000 Arvanian soldiers and 120 tanks took part in a drill near Belmark from March 1 to 5.",
        {
            "type": "exercise",
            "who": "Arvania",
            "near": "Belmark",
            "start": "2030-03-01",
            "end": "2030-03-05",
            "equipment": ("120 tanks",),
        },
    ),
    "a build-up as told": (
        "Belmark said that up to 90,000 Arvanian troops had been massed near its border.",
        {"type": "build-up", "who": "Arvania", "told_by": ("Belmark",)},
    ),
    "a name": (
        "Arvania's exercise Grey Heron began on Monday.",
        {"type": "exercise", "name": "Grey Heron", "who": "Arvania", "start": "2030-03-04"},
    ),
    "shooting": (
        "Arvanian units held live-fire drills in the Selma Strait on Tuesday.",
        {"type": "live-firing", "places": ("Selma Strait",), "start": "2030-03-05"},
    ),
}


@pytest.mark.parametrize("name", list(ACTIVITIES))
def test_activities(read_text: Read, name: str) -> None:
    body, expected = ACTIVITIES[name]
    (activity,) = claims(read_text(body), ActivityClaim)
    assert {field: getattr(activity, field) for field in expected} == expected


def test_strengths_keep_what_is_open(read_text: Read) -> None:
    bodies = ("More than 8,000", "Up to 8,000", "Between 7,000 and 8,000")
    found = [
        claims(read_text(f"{words} Arvanian soldiers took part in an exercise on Monday."), ActivityClaim)[0]
        for words in bodies
    ]
    assert [(a.strength.min, a.strength.max) for a in found] == [(8000, None), (None, 8000), (7000, 8000)]


def test_plans_that_only_proposals_name_are_no_activities(read_text: Read) -> None:
    body = "Tom Harrow said the Northern Pact would like to discuss the transparency of military exercises."
    assert claims(read_text(body), ActivityClaim) == []


def test_denial_fear_and_assurance(read_text: Read) -> None:
    body = (
        "Mikal Dorn promised that no unit would cross the border. Arvania has no plans to attack, he said. "
        "The drill has raised fears of a wider war."
    )
    found = [(d.type, d.by) for d in claims(read_text(body), DenialClaim)]
    assert found == [("assurance", "Mikal Dorn"), ("denial", "Mikal Dorn"), ("fear", None)]


def test_another_language_is_named_and_not_read(pipeline: Any) -> None:
    text = "Le ministre a dit que les manœuvres des soldats à la frontière se terminent pas avant lundi. " * 6
    with pytest.raises(LanguageError) as caught:
        read(report(text), REGISTER, pipeline)
    assert "French" in str(caught.value)


def test_a_body_beyond_the_limit_is_refused(pipeline: Any) -> None:
    paragraph = "The minister said that the drill near the border would end on Monday.\n\n"
    with pytest.raises(InputError) as caught:
        read(report(paragraph * (LONGEST_BODY // len(paragraph) + 2)), REGISTER, pipeline)
    assert "too long" in str(caught.value)


ODD = ["...", "12 12 12", '"', '" " "', "«»“”", "said said said", "He said.", ", he said, ", "?!"]


@pytest.mark.parametrize("body", ODD)
def test_scraps_are_read_as_nothing_or_little(read_text: Read, body: str) -> None:
    reading = read_text(body)
    assert all(record.anchor for record in reading.records)
