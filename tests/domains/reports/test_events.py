"""Meetings and activities: one short text for each wording, about invented States; Thursday 7 March 2030."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.domains.reports import read
from detente.model.report import ActivityClaim, MeetingClaim
from tests.domains.reports.conftest import Read
from tests.domains.reports.invented import REGISTER
from tests.domains.reports.made import report
from tests.domains.reports.test_reading import claims


def strength(least: int | None, most: int | None, unit: str) -> dict[str, Any]:
    return {"min": least, "max": most, "unit": unit}


ACTIVITIES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a flag tells whose it is": (
        "On Tuesday a patrol plane with Arvanian markings made low passes over a Belmarkian rig off Cape Torr.",
        [{"type": "close-encounter", "who": "Arvania", "start": "2030-03-05", "places": ("Cape Torr",)}],
    ),
    "troops from a State that left": (
        "Another takes the place of the detachment from Arvania that flew home on 1 March.",
        [{"type": "withdrawal", "who": "Arvania", "start": "2030-03-01"}],
    ),
    "who is only concerned does nothing": (
        "Belmark is gravely concerned at the massing of Arvanian forces on the Tarn plain since 1 March.",
        [{"type": "build-up", "who": "Arvania", "start": "2030-03-01"}],
    ),
    "troops go before battalions": (
        (
            "Arvania called out 12 battalions for an unannounced exercise near Tarn on Monday. "
            "The ministry put the number of troops at 9,500."
        ),
        [{"type": "snap-exercise", "who": "Arvania", "strength": strength(9500, 9500, "troops")}],
    ),
    "those on board are no force": (
        "The Arvanian frigate Marn, with 170 people on board, rammed a trawler off Cape Torr on Monday.",
        [{"type": "close-encounter", "who": "Arvania", "strength": None, "start": "2030-03-04"}],
    ),
    "a rule for drills is none": ("Both promised to notify each other of any drill above 9,000 troops.", []),
    "a ship casts off": (
        "The Arvanian frigate Marn casts off on 1 April for three weeks in the Orrin Strait.",
        [{"type": "deployment", "who": "Arvania", "start": "2030-04-01"}],
    ),
    "a place without a name": (
        "On Monday 3,400 Arvanian soldiers were still in the border strip.",
        [{"type": "build-up", "who": "Arvania", "places": ("border strip",)}],
    ),
    "a day that lies so far from it": (
        (
            "The ministers spoke on Wednesday, a day after an Arvanian frigate "
            "rammed a Belmarkian trawler off Cape Torr."
        ),
        [{"type": "close-encounter", "who": "Arvania", "places": ("Cape Torr",), "start": "2030-03-05"}],
    ),
    "between two hours of two days": (
        (
            "Between 06.20 on Tuesday and 02.45 on Wednesday the Arvanian "
            "destroyer Marn passed through the Orrin Strait."
        ),
        [{"type": "transit", "places": ("Orrin Strait",), "start": "2030-03-05", "end": "2030-03-06"}],
    ),
    "the day of the event goes before the day of telling": (
        (
            "Belmark said on Thursday that an Arvanian frigate had rammed one of its ships in the Sound of Rell. "
            "The collision took place on Wednesday."
        ),
        [{"type": "close-encounter", "who": "Arvania", "places": ("Sound of Rell",), "start": "2030-03-06"}],
    ),
    "who only followed does nothing": (
        (
            "The Arvanian destroyer Marn passed through the Orrin Strait on "
            "Wednesday, tracked by a Belmarkian frigate."
        ),
        [{"type": "transit", "who": "Arvania", "places": ("Orrin Strait",), "start": "2030-03-06"}],
    ),
    "unknown attacker": (
        "Unknown attackers crippled the computer systems of the port of Sarn on 1 March.",
        [{"type": "cyber-attack", "who": None, "start": "2030-03-01"}],
    ),
    "attacker blamed in a later sentence": (
        (
            "The servers of the Belmarkian parliament were crippled by malware on 3 March. Some data were lost. "
            "The trail led to Arvania, said an official."
        ),
        [{"type": "cyber-attack", "who": "Arvania", "start": "2030-03-03"}],
    ),
    "forces told in the next sentence": (
        (
            "Exercise Cold Anchor came to an end on 1 March. Close to 14,000 "
            "Arvanian soldiers trained on the ranges of Tarn."
        ),
        [
            {
                "type": "exercise",
                "name": "Cold Anchor",
                "strength": strength(14000, 14000, "soldiers"),
                "end": "2030-03-01",
            }
        ],
    ),
    "a part of a whole": (
        "Arvania will send home 4,000 of the 11,000 soldiers it keeps in the Lesk district.",
        [{"type": "withdrawal", "who": "Arvania", "strength": strength(4000, 4000, "soldiers")}],
    ),
    "a flotilla of ships": (
        "A Belmarkian flotilla of three ships sailed through the Sound of Rell on Monday.",
        [{"type": "transit", "who": "Belmark", "strength": strength(3, 3, "ships"), "start": "2030-03-04"}],
    ),
    "the capital is a place": (
        "Arvania rolled eight of its new launchers through downtown Port Selma in a parade on Saturday.",
        [{"type": "demonstration", "who": "Arvania", "places": ("Port Selma",), "start": "2030-03-02"}],
    ),
    "the test of a weekday": (
        "Arvania has blown up one of its old satellites with a missile. Wednesday's test was a success.",
        [{"type": "asat-test", "who": "Arvania", "start": "2030-03-06"}],
    ),
    "exercise with everything, in two sentences": (
        (
            "Arvania will hold the exercise Calm Lake on the Tarn range and in the Gulf of Orrin "
            "from 10 to 24 May. Around 3,000 service members will take part, and thirty-six tanks "
            "will be used."
        ),
        [
            {
                "type": "exercise",
                "who": "Arvania",
                "name": "Calm Lake",
                "strength": strength(3000, 3000, "service members"),
                "places": ("Tarn", "Gulf of Orrin"),
                "equipment": ("thirty-six tanks",),
                "start": "2030-05-10",
                "end": "2030-05-24",
                "announced": True,
            }
        ],
    ),
    "total and its parts": (
        (
            "Up to 12,000 Arvanian soldiers, 7,000 of them reservists, began the drill Winter Road "
            "on Monday near Tarn."
        ),
        [{"name": "Winter Road", "strength": strength(None, 12000, "soldiers"), "start": "2030-03-04"}],
    ),
    "number of participants": (
        (
            "Winter Road 2030 is to run from 14 to 20 March in western Arvania. Port Selma puts the "
            "number of participants at 12,700."
        ),
        [{"name": "Winter Road 2030", "strength": strength(12700, 12700, "participants"), "start": "2030-03-14"}],
    ),
    "build-up": (
        (
            "Between 18,000 and 20,000 Arvanian soldiers have gathered in the Lesk district near "
            "Belmark since January."
        ),
        [
            {
                "type": "build-up",
                "who": "Arvania",
                "strength": strength(18000, 20000, "soldiers"),
                "places": ("Lesk district",),
                "near": "Belmark",
                "start": "2030-01",
            }
        ],
    ),
    "deployment by an agent": (
        (
            "The deployment by Arvania of three battalions in the Lesk district on 2 March surprised "
            "its neighbours."
        ),
        [
            {
                "type": "deployment",
                "who": "Arvania",
                "strength": strength(3, 3, "battalions"),
                "start": "2030-03-02",
            }
        ],
    ),
    "withdrawal with an end": (
        "Arvanian units will have left Belmark by March 20.",
        [{"type": "withdrawal", "who": "Arvania", "places": ("Belmark",), "start": None, "end": "2030-03-20"}],
    ),
    "two kinds in one sentence, one day for both": (
        (
            "Two Arvanian frigates sailed through the Strait of Hesk on Tuesday, and a Belmark "
            "bomber passed within 200 metres of one of them."
        ),
        [
            {"type": "transit", "who": "Arvania", "places": ("Strait of Hesk",), "start": "2030-03-05"},
            {"type": "close-encounter", "who": "Belmark", "start": "2030-03-05"},
        ],
    ),
    "airspace and whose it is": (
        (
            "On 2 March two aircraft coming from Arvanian territory violated the airspace of Belmark "
            "near the town of Brinn."
        ),
        [{"type": "close-encounter", "who": "Arvania", "start": "2030-03-02"}],
    ),
    "the same on two days": (
        "Arvanian satellites approached the Tiras station on 1 February and on 21 February.",
        [{"type": "space-approach", "start": "2030-02-01"}, {"type": "space-approach", "start": "2030-02-21"}],
    ),
    "launch and test": (
        (
            "Arvania launched a weather satellite from Cape Sorel early on Tuesday and hours later "
            "test-fired two missiles into the Sea of Tarn."
        ),
        [
            {"type": "space-launch", "who": "Arvania", "places": ("Cape Sorel",), "start": "2030-03-05"},
            {"type": "missile-firing", "who": "Arvania", "places": ("Sea of Tarn",), "start": "2030-03-05"},
        ],
    ),
    "satellite destroyed": (
        "Arvania shot down one of its own satellites with a ground-launched missile on Sunday.",
        [
            {
                "type": "asat-test",
                "who": "Arvania",
                "start": "2030-03-03",
                "equipment": ("ground-launched missile",),
            }
        ],
    ),
    "attack traced to a side": (
        (
            "A cyberattack put the rail network of Belmark out of order from February 28 to March 1 "
            "and the traces led to Arvanian military intelligence."
        ),
        [{"type": "cyber-attack", "who": "Arvania", "start": "2030-02-28", "end": "2030-03-01"}],
    ),
    "attack without an author": (
        "From Sunday to Tuesday the ground station at Fell Bay was under cyber attack.",
        [{"type": "cyber-attack", "who": None, "places": ("Fell Bay",), "start": "2030-03-03"}],
    ),
    "attack by hackers of a side": (
        "Arvanian hackers broke into the cyber-attack centre of Belmark on Monday in an operation by Arvania.",
        [{"type": "cyber-attack", "who": "Arvania", "start": "2030-03-04"}],
    ),
    "hackers only": (
        "Arvanian hackers struck again on Monday.",
        [{"type": "cyber-attack", "who": "Arvania", "start": "2030-03-04"}],
    ),
    "alert": (
        "Belmark put its army on high alert on Wednesday.",
        [{"type": "alert", "who": "Belmark", "start": "2030-03-06"}],
    ),
    "show": (
        "On 23 January Arvania put the missile on show for foreign attachés at Kubal.",
        [{"type": "demonstration", "who": "Arvania", "places": ("Kubal",), "start": "2030-01-23"}],
    ),
    "exercise named within something else": (
        "All Arvanian units that took part in the Joint Shield exercise will have left Belmark by March 20.",
        [{"type": "withdrawal", "who": "Arvania"}, {"type": "exercise", "name": "Joint Shield", "who": "Arvania"}],
    ),
    "war games that a side opens": (
        "More than 100,000 troops would take part in the war games that Arvania opens next week.",
        [{"type": "exercise", "who": "Arvania", "strength": strength(100000, None, "troops"), "start": None}],
    ),
    "a complaint is about the other side": (
        "Arvania says that a satellite of Belmark came within 900 metres of its satellite Aurel on Monday.",
        [{"type": "space-approach", "who": "Belmark", "start": "2030-03-04"}],
    ),
    "a complaint that names nobody": (
        (
            "Belmark wrote to the Lake Forum. Arvania says that Lantern-3 came within 900 metres of "
            "its satellite on Monday."
        ),
        [{"type": "space-approach", "who": "Belmark", "start": "2030-03-04"}],
    ),
    "a rule is no activity": ("A State that brings together 13,000 troops has to invite observers.", []),
    "what might happen is no activity": (
        "Belmark voiced concern that live missiles might be fired close to Tarn.",
        [],
    ),
    "the largest since": ("It was the largest concentration of forces in Arvania since 2014.", []),
    "what is asked for is no activity": ("Belmark called on Arvania to withdraw its troops from Tarn.", []),
    "ship meant by its kind": (
        "The frigate HMS Stork is known in Belmark. The frigate sailed from Quarm on Tuesday.",
        [{"type": "transit", "start": "2030-03-05"}],
    ),
    "debris of a test": (
        (
            "Arvania destroyed an old satellite on Sunday. One piece passed within six kilometres of "
            "the station on Tuesday."
        ),
        [{"type": "asat-test"}, {"type": "space-approach", "who": "Arvania", "start": "2030-03-05"}],
    ),
    "we, of the one who speaks": (
        'Mikal Dorn said: "Our brigade will begin to withdraw from Tarn on Monday."',
        [{"type": "withdrawal", "who": "Arvania", "start": "2030-03-11"}],
    ),
}


@pytest.mark.parametrize(("body", "wanted"), ACTIVITIES.values(), ids=list(ACTIVITIES))
def test_activities(read_text: Read, body: str, wanted: list[dict[str, Any]]) -> None:
    found = claims(read_text(body), ActivityClaim)
    kept = [
        {name: _plain(getattr(claim, name)) for name in fields}
        for claim, fields in zip(found, wanted, strict=False)
    ]
    assert kept == wanted, found
    assert len(found) == len(wanted), found


def _plain(value: Any) -> Any:
    return strength(value.min, value.max, value.unit) if hasattr(value, "min") else value


NOTICE = """MINISTRY OF DEFENCE OF ARVANIA
Notice to mariners 12/30

Port Selma, 7 March 2030

LIVE FIRING BY NAVAL GUNS.
AREA: GULF OF ORRIN, NORTH OF 58-30N.
PERIOD: 12 TO 15 MAR 2030, DAILY 0600-1500 UTC.
VESSELS ARE REQUESTED TO KEEP CLEAR OF THE AREA.
"""


def test_the_lines_of_a_notice_tell_of_one_firing(pipeline: Any) -> None:
    (firing,) = claims(read(report(NOTICE), REGISTER, pipeline), ActivityClaim)
    assert (firing.type, firing.who, firing.places) == ("live-firing", "Arvania", ("Gulf of Orrin",))
    assert (firing.start, firing.end) == ("2030-03-12", "2030-03-15")


MEETINGS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a meeting by its month": (
        "The foreign ministers of Arvania and Belmark are expected to meet in Halvik in early May.",
        [{"date": "2030-05", "place": "Halvik", "status": "planned"}],
    ),
    "the last session of a forum": (
        "The Joint Panel on Fisheries has not sat for a year: its last gathering, in March 2029, broke up.",
        [{"forum": "Joint Panel on Fisheries", "date": "2029-03"}],
    ),
    "a forum by its short name": (
        (
            "Arvania wrote to the Panel on Debris in Orbit. "
            "The panel will hold a special session in Halvik on 12 March."
        ),
        [{"forum": "Panel on Debris in Orbit", "date": "2030-03-12", "place": "Halvik", "status": "planned"}],
    ),
    "an officer was seen": (
        "On Monday Belmark's premier saw the Arvanian president, Mikal Dorn, in Halvik; she left on Wednesday.",
        [{"date": "2030-03-04", "place": "Halvik"}],
    ),
    "where they have gone for it": (
        "Belmark's premier will travel to Halvik as planned for talks on 12 March with Mikal Dorn.",
        [{"date": "2030-03-12", "place": "Halvik", "status": "planned"}],
    ),
    "put off and no other day": (
        (
            "A visit to Halvik by Belmark's foreign minister, scheduled for 12 March, was shelved "
            "without naming another date."
        ),
        [{"date": "2030-03-12", "place": "Halvik", "status": "cancelled", "next": "no date"}],
    ),
    "who would do better to sit down": (
        "Arvania and Belmark would do better to sit down at the negotiating table, Mikal Dorn said on Monday.",
        [],
    ),
    "who will next convene": (
        "The Joint Boundary Commission met in Halvik on Monday. It will next convene in Sarn in September.",
        [{"forum": "Joint Boundary Commission", "date": "2030-03-04", "next": "2030-09, Sarn"}],
    ),
    "summoned envoy": (
        "The Arvanian ambassador was summoned to the Belmarkian foreign ministry on Wednesday over the flight.",
        [{"forum": None, "date": "2030-03-06", "level": "ambassador", "status": "held"}],
    ),
    "call told within a sentence": (
        "President Mikal Dorn warned Belmark's premier in a phone call of 90 minutes on Monday.",
        [{"forum": None, "date": "2030-03-04", "duration": "PT1H30M", "place": None}],
    ),
    "a news conference is no call": ("Mikal Dorn told a news conference on Tuesday that Belmark had to wait.", []),
    "visit put off": (
        "Arvania cancelled a visit by its defence minister to Quelm scheduled for 12 March.",
        [{"date": "2030-03-12", "place": "Quelm", "status": "cancelled"}],
    ),
    "an inspection visit is none": ("A visit by inspectors to a depot near Tarn took place on Monday.", []),
    "what was to have been held": (
        "The Joint Boundary Commission was to have convened in the lakeside town of Corvel on Friday.",
        [{"forum": "Joint Boundary Commission", "date": "2030-03-08", "place": "Corvel", "status": "cancelled"}],
    ),
    "told in a relative clause": (
        (
            "The summit between Dorn and Belmark, which had been due to take place "
            "in Lomm on March 15, was called off."
        ),
        [{"date": "2030-03-15", "place": "Lomm", "status": "cancelled"}],
    ),
    "forum by its description": (
        "The working group on hotlines met for the fourth time on 5 March in Quelm. It will reconvene on 9 April.",
        [{"forum": "working group on hotlines", "date": "2030-03-05", "place": "Quelm", "next": "2030-04-09"}],
    ),
    "the place at the head of the sentence": (
        "In Lomm, the Northern Pact's Permanent Council held an extraordinary session on Wednesday.",
        [{"forum": "Permanent Council", "date": "2030-03-06", "place": "Lomm"}],
    ),
    "those who gathered": (
        "The foreign ministers of Arvania and Belmark sat down together in Sarn on Monday.",
        [{"date": "2030-03-04", "place": "Sarn", "status": "held"}],
    ),
    "troops that gather are no meeting": ("Arvanian troops gathered in the Lesk district on Monday.", []),
    "on the hotline": (
        "Officers of the two navies used the hotline on Monday for the first time.",
        [{"forum": None, "date": "2030-03-04", "status": "held"}],
    ),
    "forum that no register knows": (
        "The Joint Commission on Incidents at Sea held its twelfth session in Halvik on 27 and 28 February.",
        [
            {
                "forum": "Joint Commission on Incidents at Sea",
                "date": "2030-02-27",
                "place": "Halvik",
                "status": "held",
            }
        ],
    ),
    "a State's own council is no forum": (
        "The Arvanian Security Council met the envoy of Belmark in Halvik on Monday.",
        [{"forum": None, "date": "2030-03-04", "place": "Halvik"}],
    ),
    "under the auspices of": (
        "Arvania and Belmark met in Halvik on Monday under the auspices of the Northern Space Commission.",
        [{"forum": "Northern Space Commission", "date": "2030-03-04", "place": "Halvik"}],
    ),
    "planned": (
        "The foreign ministers of Arvania and Belmark will meet in Halvik on Friday.",
        [{"forum": None, "date": "2030-03-08", "place": "Halvik", "status": "planned"}],
    ),
    "expected of a forum": (
        "The Council of the Straits is expected to meet on Tuesday in Halvik.",
        [{"forum": "Council of the Straits", "date": "2030-03-12", "place": "Halvik", "status": "planned"}],
    ),
    "requested, and one that was held": (
        (
            "Arvania kept silent. Belmark called for an emergency session of the Northern Space "
            "Commission. The two sides last met in Halvik on January 14 under the auspices of the "
            "Northern Space Commission."
        ),
        [
            {"forum": "Northern Space Commission", "status": "requested", "date": None},
            {"forum": "Northern Space Commission", "status": "held", "date": "2030-01-14", "place": "Halvik"},
        ],
    ),
    "by telephone": (
        (
            "Arvania has accused Belmark. The foreign ministers of the two countries spoke by "
            "telephone late on Sunday for 40 minutes. They agreed to talk again on Saturday."
        ),
        [
            {
                "date": "2030-03-03",
                "duration": "PT40M",
                "participants": ("Arvania", "Belmark"),
                "next": "2030-03-09",
            }
        ],
    ),
    "received, and how long": (
        (
            "President Mikal Dorn received the Belmark ambassador in Halvik on Monday. The "
            "conversation lasted ninety minutes."
        ),
        [{"date": "2030-03-04", "place": "Halvik", "duration": "PT1H30M", "participants": ("Arvania", "Belmark")}],
    ),
    "hours of talks": (
        (
            "Arvania and Belmark held about four hours of talks in Halvik on Monday. It was agreed "
            "to meet again in Quarm in May."
        ),
        [{"date": "2030-03-04", "place": "Halvik", "duration": "PT4H", "next": "2030-05, Quarm"}],
    ),
    "the first in two years": (
        "Arvania and Belmark held their first talks in two and a half years in Halvik on Monday.",
        [{"date": "2030-03-04", "place": "Halvik", "duration": None}],
    ),
    "in a town for a meeting": (
        "Tom Harrow was in Halvik for a meeting of the Pact.",
        [{"place": "Halvik", "status": "held"}],
    ),
    "a week is no day": (
        (
            "Talks in Halvik last week between Arvania and Belmark ended without agreement. No date "
            "was set for another."
        ),
        [{"date": None, "place": "Halvik", "next": "no date"}],
    ),
    "no date was agreed": (
        "Arvania and Belmark met in Halvik on Monday. Arvania had not been in a position to agree on a date.",
        [{"date": "2030-03-04", "next": "no date"}],
    ),
    "what is proposed is no meeting": ("Belmark proposed that experts of both sides meet in Halvik.", []),
    "what would be is no meeting": ("Belmark would come to a session of the council in Halvik.", []),
    "goals are met, not people": ("Arvania and Belmark met the goals of the treaty in Halvik on Monday.", []),
}


@pytest.mark.parametrize(("body", "wanted"), MEETINGS.values(), ids=list(MEETINGS))
def test_meetings(read_text: Read, body: str, wanted: list[dict[str, Any]]) -> None:
    found = claims(read_text(body), MeetingClaim)
    kept = [{name: getattr(claim, name) for name in fields} for claim, fields in zip(found, wanted, strict=False)]
    assert kept == wanted, found
    assert len(found) == len(wanted), found


READ_OUT = """MINISTRY OF FOREIGN AFFAIRS OF ARVANIA
Read-out
Halvik, 7 March 2030

Talks on safety in the Narrows

Deputy Minister Aldo Brennick met the Belmark State Secretary, Runa Lindqvar, in Halvik today.
"""


def test_a_read_out_leaves_out_the_side_that_publishes_it(pipeline: Any) -> None:
    (met,) = claims(read(report(READ_OUT), REGISTER, pipeline), MeetingClaim)
    assert (met.date, met.place, met.participants) == ("2030-03-07", "Halvik", ("Arvania", "Belmark"))


COMMUNIQUE = """PRESS RELEASE (2030) 041
Issued on 7 March 2030

Communiqué of the Council of the Northern Pact

1. We, the Foreign Ministers of the Northern Pact, met in Halvik on 6 and 7 March 2030 with Belmark.

2. We will meet again in Quarm on 4 December.
"""


def test_a_communique_names_its_forum_in_the_title(pipeline: Any) -> None:
    (met,) = claims(read(report(COMMUNIQUE), REGISTER, pipeline, date(2030, 3, 7)), MeetingClaim)
    assert (met.forum, met.date, met.place) == ("Council of the Northern Pact", "2030-03-06", "Halvik")
    assert met.next == "2030-12-04, Quarm"
