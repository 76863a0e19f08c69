"""Key fields of meetings and activities, one short text for each wording; Thursday 7 March 2030."""

from __future__ import annotations

from typing import Any

import pytest

from detente.model.report import ActivityClaim, MeetingClaim
from tests.domains.reports.conftest import Read
from tests.domains.reports.test_reading import claims

MEETINGS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "several days told at their end": (
        (
            "The foreign ministers of Arvania and Belmark ended two days of talks in Lomm on "
            "Wednesday without a breakthrough. They agreed to meet again in the spring, but no date "
            "was set."
        ),
        [{"date": "2030-03-05", "place": "Lomm", "next": "no date", "status": "held"}],
    ),
    "to hold consultations next week": (
        (
            "Arvania and Belmark are to hold consultations in Lomm next Tuesday on incidents at sea, "
            "the Belmark foreign ministry said on Thursday."
        ),
        [{"date": "2030-03-12", "place": "Lomm", "status": "planned"}],
    ),
    "a town behind its kind": (
        (
            "Envoys from Arvania and Belmark held a first round of indirect talks in the Tarn "
            "capital, Lomm, on Monday, a Belmark diplomat said."
        ),
        [{"date": "2030-03-04", "place": "Lomm", "status": "held"}],
    ),
    "the first since November is no meeting": (
        (
            "Belmark's defence minister, Hela Orm, flew to Lomm on Wednesday for talks with her "
            "Arvanian counterpart, Jan Voss. It was their first meeting since November."
        ),
        [{"date": "2030-03-06", "place": "Lomm", "status": "held"}],
    ),
    "postponed, a new date not agreed": (
        (
            "A meeting of the Joint Border Commission scheduled for Friday in Lomm has been postponed "
            "at Arvania's request, Belmark said. A new date has not been agreed."
        ),
        [
            {
                "forum": "Joint Border Commission",
                "date": "2030-03-08",
                "place": "Lomm",
                "next": "no date",
                "status": "cancelled",
            }
        ],
    ),
    "a weekday is no part of a forum": (
        ("Belmark requested an urgent session of the Lake Forum on Thursday, diplomats said."),
        [{"forum": "Lake Forum", "status": "requested"}],
    ),
    "the next one, set for a day": (
        (
            "Arvania said it would not attend the next meeting of the Joint Military Commission, set "
            "for 14 March in Quarm."
        ),
        [{"forum": "Joint Military Commission", "date": "2030-03-14", "place": "Quarm"}],
    ),
    "it had been due": (
        (
            "The summit was called off on Monday after Arvania demanded a change of venue. It had "
            "been due to open in Lomm on 18 March."
        ),
        [{"date": "2030-03-18", "place": "Lomm", "status": "cancelled"}],
    ),
    "agreed to hold": (
        (
            "The two governments have agreed to hold expert-level talks in Lomm on 18-19 March on "
            "advance notice of missile launches."
        ),
        [{"date": "2030-03-18", "place": "Lomm", "status": "planned"}],
    ),
    "could not agree on when": (
        (
            "The Consultative Commission on Launch Notices wound up its spring session in Quarm on "
            "Wednesday. Delegates could not agree on when to meet again."
        ),
        [
            {
                "forum": "Consultative Commission on Launch Notices",
                "date": "2030-03-06",
                "place": "Quarm",
                "next": "no date",
                "status": "held",
            }
        ],
    ),
    "an act told behind its day": (
        (
            "Leaders of the Northern Pact meeting in Quarm on Wednesday agreed to send four "
            "battalions to Belmark by June."
        ),
        [{"date": "2030-03-06", "place": "Quarm", "status": "held"}],
    ),
    "the first of a row": (
        ("A planned second round in Sarn never materialised. The first took place in Lomm in January."),
        [{"place": "Sarn", "status": "cancelled"}, {"place": "Lomm", "date": "2030-01", "status": "held"}],
    ),
    "in a town's old house": (
        (
            "Defence ministers from the Northern Pact and Arvania sat down together for the first "
            "time in three years on Monday, in Lomm's old customs house."
        ),
        [{"date": "2030-03-04", "place": "Lomm", "status": "held"}],
    ),
    "a forum by its number": (
        ("Negotiators of the Six, the group that oversees the truce, are in Lomm for talks since Monday."),
        [{"forum": "the Six", "date": "2030-03-04", "place": "Lomm", "status": "held"}],
    ),
    "scheduled for a place": (
        ("Arvania refused on Wednesday to take part in the Torr Format talks scheduled for Lomm on 15 March."),
        [{"forum": "Torr Format", "date": "2030-03-15", "place": "Lomm"}],
    ),
    "when is open": (
        (
            "Experts gathered for the Halvik Process in Quarm on 4 March and parted without result. "
            "When they will see each other again is open."
        ),
        [{"forum": "Halvik Process", "date": "2030-03-04", "place": "Quarm", "next": "no date", "status": "held"}],
    ),
    "a group of the border": (
        (
            "Officials of both sides meet every month in the Border Liaison Group; Tuesday's session "
            "lasted three hours."
        ),
        [{"forum": "Border Liaison Group", "date": "2030-03-05", "status": "held"}],
    ),
    "a group resumes its work": (
        (
            "At Monday's session of the Joint Consultative Group in Lomm, the Arvanian side submitted "
            "a draft. The Group will resume its work on 8 April."
        ),
        [
            {
                "forum": "Joint Consultative Group",
                "date": "2030-03-04",
                "place": "Lomm",
                "next": "2030-04-08",
                "status": "held",
            }
        ],
    ),
    "to meet there again": (
        (
            "The foreign ministers of the Pact's 14 members gathered in Quarm on Tuesday. They will "
            "meet there again in July."
        ),
        [{"date": "2030-03-05", "place": "Quarm", "next": "2030-07", "status": "held"}],
    ),
    "adjourned until": (
        (
            "The Arvanian and Belmark delegations to the Standing Commission on the Tarn Waters sat "
            "for four hours in Quelm on Monday and adjourned until 25 March."
        ),
        [
            {
                "forum": "Standing Commission on the Tarn Waters",
                "date": "2030-03-04",
                "place": "Quelm",
                "next": "2030-03-25",
                "status": "held",
            }
        ],
    ),
    "a described group, put off": (
        (
            "The second meeting of the contact group on cyber incidents, due in Lomm this Friday, "
            "will not take place, the Belmark delegation said. No new date was offered."
        ),
        [
            {
                "forum": "contact group on cyber incidents",
                "date": "2030-03-08",
                "place": "Lomm",
                "next": "no date",
                "status": "cancelled",
            }
        ],
    ),
    "agreed by telephone to meet": (
        ("The presidents agreed on the telephone on Wednesday to meet in person in Sarn on 30 March."),
        [{"date": "2030-03-06", "next": "2030-03-30", "status": "held"}],
    ),
    "did not fix a date": (
        (
            '"We did not fix a date," the Arvanian envoy told reporters as he left Tuesday\'s meeting '
            "in Lomm with his Belmark colleague."
        ),
        [{"date": "2030-03-05", "place": "Lomm", "next": "no date", "status": "held"}],
    ),
    "decided to convene": (
        (
            "The Joint Commission held its spring session in Sarn on 5 March. It decided to convene "
            "in Lomm on 8 October."
        ),
        [
            {
                "forum": "Joint Commission",
                "date": "2030-03-05",
                "place": "Sarn",
                "next": "2030-10-08",
                "status": "held",
            }
        ],
    ),
    "are to be resumed": (
        (
            "Tuesday's talks, at the level of deputy ministers, yielded nothing; they are to be "
            "resumed on 19 March in Quarm."
        ),
        [{"date": "2030-03-05", "next": "2030-03-19", "status": "held"}],
    ),
    "a follow-up": (
        (
            "The ministers parted in Lomm on Monday after three hours. A follow-up at expert level is "
            "foreseen for 20 March."
        ),
        [{"date": "2030-03-04", "place": "Lomm", "next": "2030-03-20", "status": "held"}],
    ),
    "opened a conference": (
        (
            "The foreign ministers of Arvania, Belmark and Tarnia opened a two-day conference on the "
            "Tarn waters in Sarn on Wednesday."
        ),
        [{"date": "2030-03-06", "place": "Sarn", "status": "held"}],
    ),
    "here, not where the missiles are": (
        (
            "The Council of the Northern Pact meets here today at the level of ambassadors to discuss "
            "the deployment of Arvanian missiles in the Vessa enclave, which Belmark made public on "
            "Monday."
        ),
        [
            {
                "forum": "Council of the Northern Pact",
                "date": "2030-03-07",
                "place": "Medrin",
            }
        ],
    ),
}
"""Of each meeting: forum (none if left out), day, place, what was agreed on the next one, status."""

ACTIVITIES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "an act told behind its day": (
        (
            "Leaders of the Northern Pact meeting in Quarm on Wednesday agreed to send four "
            "battalions to Belmark by June."
        ),
        [{"who": "Northern Pact", "strength": (4, 4), "place": "Belmark"}],
    ),
    "here, not where the missiles are": (
        (
            "The Council of the Northern Pact meets here today at the level of ambassadors to discuss "
            "the deployment of Arvanian missiles in the Vessa enclave, which Belmark made public on "
            "Monday."
        ),
        [{"who": "Arvania", "place": "Vessa"}],
    ),
    "a battalion is one": (
        (
            "The ministry of defence of Arvania announced that a battalion of air-defence systems "
            "would be redeployed to the Vessa peninsula by 1 April."
        ),
        [{"who": "Arvania", "place": "Vessa peninsula", "strength": (1, 1)}],
    ),
    "taking part in a drill by its name": (
        (
            "Between 4,000 and 5,000 Northern Pact soldiers are taking part in Steady Lake, which "
            "runs from 4 to 15 March in northern Belmark."
        ),
        [
            {
                "who": "Northern Pact",
                "start": "2030-03-04",
                "strength": (4000, 5000),
                "place": "Belmark",
            }
        ],
    ),
    "the last battalion left": (
        ("The last Belmark battalion left the Vessa valley on Sunday, a week ahead of schedule."),
        [{"who": "Belmark", "start": "2030-03-03", "strength": (1, 1), "place": "Vessa valley"}],
    ),
    "came from across the frontier": (
        (
            "A drone that crossed the frontier from Arvania crashed near the village of Sarn in "
            "eastern Belmark on Saturday."
        ),
        [{"who": "Arvania", "start": "2030-03-02", "place": "Sarn"}],
    ),
    "a drill whose numbers come later": (
        (
            "The exercises are being held in three regions of the country under the command of "
            "General Oleg Marn, the Arvanian Defence Ministry's press service reported. A total of "
            "9,000 servicemen and 60 aircraft are involved."
        ),
        [{"who": "Arvania", "strength": (9000, 9000)}],
    ),
    "put their number at": (
        (
            "Belmark troops were being massed in the Tarn valley, the Arvanian foreign minister said. "
            "He put their number at 15,000."
        ),
        [{"who": "Belmark", "strength": (15000, 15000), "place": "Tarn valley"}],
    ),
    "intercepted by": (
        (
            "Two Belmark Air Force patrol planes were intercepted by Arvanian Su-30 fighters over the "
            "Tarn Sea on 28 February and followed for twenty minutes, the Belmark ministry said in a "
            "protest note."
        ),
        [{"who": "Arvania", "start": "2030-02-28", "place": "Tarn Sea"}],
    ),
    "whose parliament was hit": (
        (
            "Belmark's parliament was hit by a cyberattack on Friday that knocked its website offline "
            "for six hours. No group has claimed responsibility."
        ),
        [{"start": "2030-03-01", "place": "Belmark"}],
    ),
    "jets from a carrier": (
        (
            "Jets from the Arvanian carrier Admiral Horn made six low passes over the Belmark "
            "research vessel Calla on Sunday, 60 miles off Cape Torr."
        ),
        [{"who": "Arvania", "start": "2030-03-03", "place": "Cape Torr"}],
    ),
    "in whose land": (
        (
            "Fighting vehicles and about 1,500 reservists were called up in Belmark for a readiness "
            "test that started at dawn on Wednesday."
        ),
        [{"who": "Belmark", "strength": (1500, 1500), "start": "2030-03-06"}],
    ),
    "moved by": (
        ("Belmark reported to the Pact that a battalion had been moved from Lesk to Orn by Arvania on Monday."),
        [{"who": "Arvania", "start": "2030-03-04", "strength": (1, 1), "place": "Orn"}],
    ),
    "ships of ours": (
        (
            '"Fourteen of our ships are exercising in the Tarn Sea until Sunday," said Admiral Per '
            "Holm, commander of the Belmark fleet."
        ),
        [{"who": "Belmark", "place": "Tarn Sea"}],
    ),
    "blamed in the next sentence": (
        ("A Belmark helicopter was fired upon over the Tarn valley on Friday. Belmark blamed Arvanian troops."),
        [{"who": "Arvania", "start": "2030-03-01", "place": "Tarn valley"}],
    ),
    "the departure of": (
        (
            "Harrow, speaking in Lomm, welcomed the departure of two Arvanian regiments from the Lesk "
            "district on 4 March."
        ),
        [{"who": "Arvania", "start": "2030-03-04", "strength": (2, 2), "place": "Lesk district"}],
    ),
    "which began": (
        (
            "Arvania's defence minister, Jan Voss, inspected the manoeuvres at the Halm range on "
            "Tuesday, which began last Thursday with 5,000 men."
        ),
        [{"who": "Arvania", "start": "2030-02-28", "strength": (5000, 5000), "place": "Halm"}],
    ),
    "drills conducted jointly": (
        (
            "The drills, conducted jointly with Tarnia, bring together 4,500 Belmark and Tarnian "
            "soldiers in the Vessa hills from Monday until 22 March."
        ),
        [{"who": "Belmark", "strength": (4500, 4500), "place": "Vessa hills"}],
    ),
    "warning shots": (
        (
            "Belmark's coast guard said an Arvanian patrol ship had fired warning shots at a fishing "
            "boat off Cape Torr on Monday. The Arvanian border service said its crew had stopped a "
            "poacher."
        ),
        [{"who": "Arvania", "start": "2030-03-04", "place": "Cape Torr"}],
    ),
    "shadowed by a submarine of": (
        (
            "The research ship Calla, owned by a Belmark institute, was shadowed for two hours on "
            "Sunday by a submarine of the Arvanian navy."
        ),
        [{"who": "Arvania", "start": "2030-03-03"}],
    ),
    "the intruders worked for": (
        (
            "The intruders who emptied the mailboxes of the Belmark foreign ministry in February "
            "worked for the Arvanian military, a parliamentary report found."
        ),
        [{"who": "Arvania", "start": "2030-02", "place": "Belmark"}],
    ),
    "illuminated by": (
        (
            "Two of its aircraft were illuminated by the radar of an Arvanian cruiser on Wednesday, "
            "the Belmark defence ministry said."
        ),
        [{"who": "Arvania", "start": "2030-03-06"}],
    ),
    "they in a quotation": (
        (
            '"They have brought another 4,000 men to the border since Friday," said Belmark\'s chief '
            "of staff, referring to Arvania."
        ),
        [{"who": "Arvania", "strength": (4000, 4000), "start": "2030-03-01"}],
    ),
    "the reason is no activity": (
        (
            "Arvania's general staff announced that on 10 March, in reply to the Pact's exercise, "
            "three of its submarines would put to sea from Port Selma."
        ),
        [{"who": "Arvania", "start": "2030-03-10", "place": "Port Selma"}],
    ),
    "sappers arrived": (
        ("Some 300 Belmark sappers arrived in Tarnia on Sunday at the request of its government to clear mines."),
        [{"who": "Belmark", "start": "2030-03-03", "strength": (300, 300), "place": "Tarnia"}],
    ),
    "rose from": (
        (
            "A rocket carrying the relay satellite Vela-4 rose from the Halm spaceport on Sunday "
            "night, the Arvanian space agency announced."
        ),
        [{"who": "Arvania", "start": "2030-03-03", "place": "Halm"}],
    ),
    "came down": (
        (
            "An unmanned aircraft of the Arvanian army came down on Belmark territory near Sarn on "
            "Monday after straying across the frontier."
        ),
        [{"who": "Arvania", "start": "2030-03-04", "place": "Sarn"}],
    ),
    "a battery": (
        (
            "Belmark moved a battery of coastal missiles to Cape Torr on Tuesday in what its navy "
            "called a precaution."
        ),
        [{"who": "Belmark", "start": "2030-03-05", "strength": (1, 1), "place": "Cape Torr"}],
    ),
    "a satellite launched before": (
        (
            "An inspection satellite which Arvania launched in January came within 30 kilometres of a "
            "Belmark weather satellite on 2 March."
        ),
        [{"who": "Arvania", "start": "2030-03-02"}, {"who": "Arvania", "start": "2030-01"}],
    ),
}
"""Of each activity: whose, since when, how many (least, most; none if left out), one of its places."""


@pytest.mark.parametrize(("body", "wanted"), MEETINGS.values(), ids=list(MEETINGS))
def test_meetings(read_text: Read, body: str, wanted: list[dict[str, Any]]) -> None:
    found = claims(read_text(body), MeetingClaim)
    assert len(found) == len(wanted), found
    for claim, fields in zip(found, wanted, strict=True):
        assert (claim.forum or "").removeprefix("the ") == fields.get("forum", "").removeprefix("the ")
        assert (claim.next or "").startswith(fields.get("next", ""))
        told = {name: getattr(claim, name) for name in ("date", "place", "status") if name in fields}
        assert told == {name: fields[name] for name in told}


@pytest.mark.parametrize(("body", "wanted"), ACTIVITIES.values(), ids=list(ACTIVITIES))
def test_activities(read_text: Read, body: str, wanted: list[dict[str, Any]]) -> None:
    found = claims(read_text(body), ActivityClaim)
    assert len(found) == len(wanted), found
    for claim, fields in zip(found, wanted, strict=True):
        strength = (claim.strength.min, claim.strength.max) if claim.strength else None
        assert strength == fields.get("strength")
        told = {name: getattr(claim, name) for name in ("who", "start") if name in fields}
        assert told == {name: fields[name] for name in told}
        assert "place" not in fields or any(fields["place"] in place for place in claim.places)
