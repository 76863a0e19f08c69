"""Every line of the desk's reference and where it is encoded: `python -m tests.domains.exercises.reference_audit`.

A line is either held by provisions, with number and mark as the reference gives them, or it says where else it
lives. Ids are those of the reference, sections 1 to 9: those of its tables, else
the paragraph (16.1.2, 17.1, 64), else the section (2.3, 6.1); an edition's name is its row in section 9.
Where one line of the reference has several marks, each provision has the mark of the words that it holds.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

import msgspec

from detente.agreements import Comparison, Law, load_law
from detente.agreements.place import ZoneMap
from detente.agreements.place_loading import load_zone
from detente.model.certainty import Certainty, weakest

KEYS = ("personnel", "battle_tanks", "acvs", "artillery")
EDITION = ("VD11/", "FSC")


class Line(msgspec.Struct, frozen=True):
    """A line of the reference: provisions with (value, mark), or `elsewhere` in words.

    `zone` is the mark of a rule of section 1.1, which the outline of the zone holds.
    """

    provisions: dict[str, tuple[int, str]] = {}
    elsewhere: str = ""
    zone: str = ""


def _numbers(paragraph: str, values: tuple[int, ...], marks: str) -> dict[str, tuple[int, str]]:
    edition = paragraph if "/" in paragraph else f"VD11/{paragraph}"
    keys = (f"{edition}/{key}" for key in KEYS)
    return {key: (value, mark) for key, value, mark in zip(keys, values, marks, strict=True)}


def _one(id_: str, value: int, mark: str) -> Line:
    return Line({f"VD11/{id_}": (value, mark)})


def _zone(mark: str) -> Line:
    return Line(elsewhere="`places/zone.yaml`, beside what a record tells of the zone", zone=mark)


HOLDS = 1
REFERENCE: dict[str, Line] = {
    "Z1": _zone("S"),
    "Z2": _zone("S"),
    "Z3": _zone("S"),
    "Z4": _zone("S"),
    "Z5": _zone("M"),
    "Z6": _zone("M?"),
    "Z7": _zone("M?"),
    "Z8": Line(elsewhere="no outline of the CFE Treaty is used: `places/zone.yaml` is one of its own"),
    "1.2": Line(elsewhere="`forums/groups/osce.yaml`, `forums/groups/no_armed_forces.yaml`"),
    "1.3": _one("40.3/transit", HOLDS, "M?"),
    "A1": Line({"VD11/10/december_day": (15, "S"), "VD11/10/january_day": (1, "S")}),
    "A2": Line(elsewhere="VD11/109, see E1; `forms/10_annual_exchange.yaml`"),
    "A3": _one("9/nil", HOLDS, "N"),
    "A4": Line(
        {
            "VD11/10.2.6/unit_personnel": (1_500, "M"),
            "VD11/10.2.6/formation_personnel": (5_000, "M"),
            "VD11/10.2.6/duration_days": (21, "M"),
            "VD11/10.2.6/notice_days": (42, "M"),
            "VD11/10.3/activated_personnel": (2_000, "M"),
            "VD11/10.3/duration_days": (21, "M"),
            "VD11/10.3/effect": (HOLDS, "M"),
        }
    ),
    "A5": _one("11/systems", HOLDS, "M"),
    "A6": _one("13/december_day", 15, "M"),
    "A7": Line(
        elsewhere="`forms/desk_event.yaml`, since when and on what stated ground; `year/dates.py` tells both and "
        "judges neither"
    ),
    "D1": _one("15/months", 3, "M?"),
    "D2": _one("15/delay", HOLDS, "M"),
    "D3": _one("15/nil", HOLDS, "M"),
    "D4": _one("15/clarification_months", 1, "M?"),
    "2.3": Line(
        {
            "VD11/IV/period_years": (5, "M"),
            "VD11/IV/visit_hours": (24, "M"),
            "VD11/IV/visit_days": (42, "M"),
            "VD11/IV/demonstration_months": (12, "M?"),
            "VD11/IV/demonstration_days": (42, "M?"),
            "VD11/IV/november_day": (15, "M?"),
        }
    ),
    "2.3 visitors": _one("IV/visitors", 2, "M"),
    "2.4": Line(
        {
            "VD11/IX/december_day": (15, "M?"),
            "FSC/code_of_conduct/april_day": (15, "M"),
            "FSC/global_exchange/april_day": (30, "M"),
            "FSC/arms_returns/june_day": (30, "M?"),
            "VD11/148/month": (3, "S"),
        }
    ),
    "10/02": Line({"FSC.DEC/10/02/announced": (HOLDS, "M"), "FSC.DEC/10/02/reminders": (2, "D")}),
    "16": Line(
        {
            f"VD11/16/{part}": (HOLDS, "S")
            for part in ("unscheduled", "outside_peacetime_location", "militarily_significant", "zone", "concern")
        }
    ),
    "16.1": Line(elsewhere="`risk/machine.py`: a request to the State where the activity takes place"),
    "16.1.1": _one("16.1.1/contents", HOLDS, "M"),
    "16.1.2": _one("16.1.2/hours", 48, "S"),
    "16.1.3": _one("16.1.3/contents", HOLDS, "S"),
    "16.1.4": _one("16.1.4/copies", HOLDS, "M"),
    "16.2": _one("16.2/request", HOLDS, "M"),
    "16.2.1": Line(elsewhere="the words of VD11/16.2/request; `forms/16.2_meeting_request.yaml`"),
    "16.2.1.1": Line({"VD11/16.2.1.1/hours": (48, "S"), "VD11/16.2.1.1/chair": (HOLDS, "M")}),
    "16.2.1.x": _one("16.2.1.x/report", HOLDS, "M"),
    "16.3": _one("16.3/request", HOLDS, "M"),
    "16.3.1": _one("16.3.1/hours", 48, "S"),
    "16.3.1.1": _one("16.3.1.1/jointly", HOLDS, "S"),
    "16.3.1.2": _one("16.3.1.2/steps", HOLDS, "M"),
    "17.1": _one("17.1/contact", HOLDS, "M"),
    "17.2": Line(
        {
            "VD11/17.2/inform": (HOLDS, "M"),
            "VD11/17.2/clarify": (HOLDS, "M"),
            "VD11/desk_17.2/hours": (24, "D"),
        }
    ),
    "17.3": _one("17.3/discuss", HOLDS, "M"),
    "17.4": _one("17.4/others", HOLDS, "M"),
    "18": Line(
        {
            "VD11/18/instead": (HOLDS, "M"),
            "VD11/18.1/told": (HOLDS, "M"),
            "VD11/18.2/report": (HOLDS, "M"),
        }
    ),
    "N1": Line({"VD11/40.1.1/personnel": (9_000, "S"), "VD11/40.1.1/structure": (2, "M")}),
    "N2": _one("40.1.1/battle_tanks", 250, "M"),
    "N3": _one("40.1.1/acvs", 500, "M"),
    "N4": _one("40.1.1/artillery", 250, "M"),
    "N5": _one("40.1.2/fixed_wing_sorties", 200, "M"),
    "N6": _one("40.2.1/landing_personnel", 3_000, "M"),
    "N7": Line({**_numbers("40.3.1", (9_000, 250, 500, 250), "MMMM"), "VD11/40.3.2/arrival": (HOLDS, "M")}),
    "P1": _one("38/days", 42, "S"),
    "P2": _one("39/host", HOLDS, "M"),
    "P3": Line(elsewhere="the words of VD11/39/host, which `sharing.py` asks of each guest"),
    "P4": _one("practice_hosts/hosts_apart", HOLDS, "S"),
    "P5": _one("41.1/days", 0, "M"),
    "P6": _one("41/exception", HOLDS, "M"),
    "P7": _one("practice_voluntary/voluntary", HOLDS, "S"),
    "4.3": Line({"VD11/desk/split_km": (300, "D"), "VD11/desk/split_days": (0, "D")}),
    "64": _one("64/change", HOLDS, "M"),
    "65": _one("65/cancelled", HOLDS, "M"),
    "66": _one("66/addition", HOLDS, "M"),
    "4.4 practice": _one("practice/amended", HOLDS, "M?"),
    "O1": _one("47.4/personnel", 13_000, "S"),
    "O2": _one("47.4/battle_tanks", 300, "S"),
    "O3": _one("47.4/acvs", 500, "M"),
    "O4": _one("47.4/artillery", 250, "M"),
    "O5": _one("47.4/landing_personnel", 3_500, "M"),
    "O6": _one("47.3/concentration", HOLDS, "M"),
    "I1": _one("49/invitation", HOLDS, "M"),
    "I2": _one("49/delegation", HOLDS, "M"),
    "I3": _one("50/observers", 2, "S"),
    "I4": _one("51/days", 21, "M"),
    "I5": _one("53/programme", HOLDS, "M"),
    "I6": _one("55/duration", HOLDS, "M"),
    "I7": _one("56/arrangements", HOLDS, "M?"),
    "I8": _one("58/hours", 72, "M"),
    "I9": _one("practice_attaches/attaches", HOLDS, "S"),
    "6.1": Line(
        {"VD11/61/november_day": (15, "M"), "VD11/62/nil": (HOLDS, "M"), "VD11/63/window_days": (14, "M?")}
    ),
    "C1": Line(
        {
            **_numbers("67.1", (40_000, 900, 2_000, 900), "MMMM"),
            "VD11/67.1/activities": (1, "M"),
            "VD11/67.1/years": (3, "M"),
        }
    ),
    "C2": Line({**_numbers("67.2", (13_000, 300, 500, 300), "MMMM"), "VD11/67.2/activities": (6, "M")}),
    "C3": Line({**_numbers("67.3", (25_000, 400, 800, 400), "MMMM"), "VD11/67.3/activities": (3, "M")}),
    "C4": _one("67.4/activities", 3, "M"),
    "C5": Line({"VD11/68/november_day": (15, "M"), "VD11/68/years_ahead": (2, "M")}),
    "C6": _one("69/nil", HOLDS, "M"),
    "C7": _one("70/calendar", HOLDS, "M"),
    "C8": _one("71/few", HOLDS, "M"),
    "V1": Line(elsewhere="a right without a number; who joins the team: `forms/88_inspection_request.yaml`"),
    "V2": _one("76/inspections", 3, "S"),
    "V3": _one("78/inspections", 1, "M"),
    "V4": _one("77/told", HOLDS, "M"),
    "V5": _one("79/force_majeure", HOLDS, "M"),
    "V6": Line(elsewhere="`forms/88_inspection_request.yaml`"),
    "V7": Line(elsewhere="`forms/88_inspection_request.yaml`: in words, as no square kilometres are given"),
    "V8": Line({"VD11/85-88/hours": (36, "M?"), "VD11/85-88/days": (5, "M?")}),
    "V9": _one("89/hours", 24, "M"),
    "V10": Line({"VD11/89/entry_hours": (36, "M?"), "VD11/89/entry_rule": (1, "M?")}),
    "V11": _one("90/inspectors", 4, "S"),
    "V12": _one("98/hours", 48, "M"),
    "V13": Line(elsewhere="`forms/89_inspection_reply.yaml`: in words"),
    "V14": _one("82/doubt", HOLDS, "M"),
    "V15": _one("106/days", 14, "M"),
    "V16": Line(elsewhere="`forms/88_inspection_request.yaml`: the closed list of six languages"),
    "E1": _one("109/units", 60, "N"),
    "E2": _one("109/visits", 15, "N"),
    "E3": Line({"VD11/109/fraction": (5, "N"), "VD11/109/least": (1, "N")}),
    "E4": Line({"VD11/109/unit_visits": (2, "N"), "VD11/109/unit_visits_by_one_State": (1, "N")}),
    "E5": _one("109/told", HOLDS, "N"),
    "E6": _one("110/visits", 1, "N"),
    "E7": Line({"VD11/108.x/open": (HOLDS, "N"), "VD11/108.x/count": (HOLDS, "N")}),
    "E8": _one("111/share", HOLDS, "M"),
    "E9": Line({"VD11/112/least_days": (5, "M?"), "VD11/112/most_days": (7, "M?")}),
    "E10": _one("116/hours", 48, "M"),
    "E11": Line({"VD11/119/times": (5, "M"), "VD11/119/days": (30, "M")}),
    "E12": _one("120/reason", HOLDS, "M"),
    "E13": Line({"VD11/121/evaluators": (3, "M?"), "VD11/121/hours": (12, "M?")}),
    "E14": _one("136/days", 14, "M?"),
    "7.4": Line(
        elsewhere="`regional.py`, `forms/138_regional_measure.yaml`, `forms/148_implementation.yaml`, "
        "`forms/network.yaml`"
    ),
    "D9": Line(
        {
            "FSC.DEC/9/12/activities": (1, "M"),
            "FSC.DEC/9/12/days": (42, "M"),
            "FSC.DEC/9/12/largest": (HOLDS, "M?"),
            "FSC.DEC/9/12/january_day": (1, "D"),
        }
    ),
    "HFA-1975": Line({"HFA75/I/personnel": (25_000, "S"), "HFA75/I/days": (21, "S")}),
    "Stockholm-1986": Line(
        {
            "STOCKHOLM86/31.1.1/personnel": (13_000, "M"),
            "STOCKHOLM86/31.1.1/battle_tanks": (300, "M"),
            "STOCKHOLM86/31.2/landing_personnel": (3_000, "M"),
            "STOCKHOLM86/38.1/personnel": (17_000, "M"),
            "STOCKHOLM86/38.1/landing_personnel": (5_000, "M"),
            "STOCKHOLM86/60/personnel": (75_000, "M"),
            "STOCKHOLM86/59/personnel": (40_000, "M"),
            "STOCKHOLM86/29/days": (42, "M"),
        }
    ),
    "VD-1992": Line(
        {
            "VD92/38.1.1/personnel": (9_000, "M"),
            "VD92/38.1.1/battle_tanks": (250, "M"),
            "VD92/38.2.1/landing_personnel": (3_000, "M"),
            "VD92/45.4/personnel": (13_000, "M"),
            "VD92/45.4/battle_tanks": (300, "M"),
            "VD92/45.4/landing_personnel": (3_500, "M"),
            "VD92/65.1/activities": (1, "M"),
            "VD92/65.1/years": (2, "M"),
            "VD92/65.1/personnel": (40_000, "M"),
            "VD92/65.1/battle_tanks": (900, "M"),
            "VD92/65.2/activities": (6, "M"),
            "VD92/65.2/personnel": (13_000, "M"),
            "VD92/65.2/battle_tanks": (300, "M"),
            "VD92/65.3/activities": (3, "M"),
            "VD92/65.3/personnel": (25_000, "M"),
            "VD92/65.3/battle_tanks": (400, "M"),
            "VD92/65.4/activities": (3, "M"),
            "VD92/36/days": (42, "M"),
        }
    ),
    "VD-1994": Line(
        {
            **_numbers("VD94/38.1.1", (9_000, 250, 500, 250), "MMMM"),
            "VD94/38.2.1/landing_personnel": (3_000, "M"),
            **_numbers("VD94/45.4", (13_000, 300, 500, 250), "MMMM"),
            "VD94/45.4/landing_personnel": (3_500, "M"),
            **_numbers("VD94/65.1", (40_000, 900, 2_000, 900), "MMMM"),
            **_numbers("VD94/65.2", (13_000, 300, 500, 300), "MMMM"),
            **_numbers("VD94/65.3", (25_000, 400, 800, 400), "MMMM"),
            "VD94/65.1/activities": (1, "M"),
            "VD94/65.1/years": (2, "M"),
            "VD94/65.2/activities": (6, "M"),
            "VD94/65.3/activities": (3, "M"),
            "VD94/65.4/activities": (3, "M"),
            "VD94/36/days": (42, "M"),
        }
    ),
    "VD-1999": Line(
        {
            **_numbers("VD99/40.1.1", (9_000, 250, 500, 250), "MMMM"),
            "VD99/40.2.1/landing_personnel": (3_000, "M"),
            **_numbers("VD99/47.4", (13_000, 300, 500, 250), "MMMM"),
            "VD99/47.4/landing_personnel": (3_500, "M"),
            **_numbers("VD99/67.1", (40_000, 900, 2_000, 900), "MMMM"),
            **_numbers("VD99/67.2", (13_000, 300, 500, 300), "MMMM"),
            **_numbers("VD99/67.3", (25_000, 400, 800, 400), "MMMM"),
            "VD99/67.1/activities": (1, "M"),
            "VD99/67.1/years": (3, "M"),
            "VD99/67.2/activities": (6, "M"),
            "VD99/67.3/activities": (3, "M"),
            "VD99/67.4/activities": (3, "M"),
            "VD99/38/days": (42, "M"),
        }
    ),
    "VD-2011+D9": Line(elsewhere="the provisions of the line D9, beside those of VD11"),
}

BLOCK: dict[str, str] = {
    "lead_days.v": "VD11/38/days",
    "notify.any_of.troops": "VD11/40.1.1/personnel",
    "notify.any_of.tanks": "VD11/40.1.1/battle_tanks",
    "notify.any_of.acv": "VD11/40.1.1/acvs",
    "notify.any_of.artillery": "VD11/40.1.1/artillery",
    "notify_landing.troops": "VD11/40.2.1/landing_personnel",
    "air_item.fixed_wing_sorties": "VD11/40.1.2/fixed_wing_sorties",
    "observe.any_of.troops": "VD11/47.4/personnel",
    "observe.any_of.tanks": "VD11/47.4/battle_tanks",
    "observe.any_of.acv": "VD11/47.4/acvs",
    "observe.any_of.artillery": "VD11/47.4/artillery",
    "observe_landing.troops": "VD11/47.4/landing_personnel",
    "snap.observe_after_hours.v": "VD11/58/hours",
    "observers_per_state.v": "VD11/50/observers",
    "invitation_reply_days.v": "VD11/51/days",
    **{
        f"class_{letter}.any_of.{name}": f"VD11/67.{n}/{key}"
        for letter, n in (("L", 1), ("S", 2), ("M", 3))
        for name, key in zip(("troops", "tanks", "acv", "artillery"), KEYS, strict=True)
    },
    "class_L.max": "VD11/67.1/activities",
    "class_L.per_calendar_years": "VD11/67.1/years",
    "class_M.max": "VD11/67.3/activities",
    "class_S.max": "VD11/67.2/activities",
    "class_S.max_simultaneous": "VD11/67.4/activities",
    "large_notice.years_ahead": "VD11/68/years_ahead",
    "large_notice.by.day": "VD11/68/november_day",
    "calendar.by.day": "VD11/61/november_day",
    "aemi.by.day": "VD11/10/december_day",
    "aemi.valid_as_of.day": "VD11/10/january_day",
    "defence_planning_months_after_budget.v": "VD11/15/months",
    "ch3_hours.reply": "VD11/16.1.2/hours",
    "ch3_hours.meeting": "VD11/16.2.1.1/hours",
    "ch3_hours.joint_meeting": "VD11/16.3.1/hours",
    "inspection.per_year": "VD11/76/inspections",
    "inspection.per_state": "VD11/78/inspections",
    "inspection.reply_h": "VD11/89/hours",
    "inspection.team": "VD11/90/inspectors",
    "inspection.duration_h": "VD11/98/hours",
    "inspection.report_days": "VD11/106/days",
    "evaluation.units_per_visit": "VD11/109/units",
    "evaluation.cap": "VD11/109/visits",
    "evaluation.per_state_fraction": "VD11/109/fraction",
    "evaluation.per_state_min": "VD11/109/least",
    "evaluation.at_a_time": "VD11/110/visits",
    "evaluation.per_unit_year": "VD11/109/unit_visits",
    "evaluation.per_unit_state_year": "VD11/109/unit_visits_by_one_State",
    "evaluation.reply_h": "VD11/116/hours",
    "evaluation.team": "VD11/121/evaluators",
    "evaluation.hours": "VD11/121/hours",
    "evaluation.unavailable_times": "VD11/119/times",
    "evaluation.unavailable_days": "VD11/119/days",
    "evaluation.report_days": "VD11/136/days",
}
"""The numbers of the block of section 7.3, every one, by their place in it; of a date such as 11-15 the day."""

DAYS = {"11": "day of November", "12": "day of December", "01": "day of January"}
"""The unit of a date of the block, by its month."""

QUOTA = tuple(
    f"evaluation.{name}"
    for name in (
        "units_per_visit",
        "cap",
        "per_state_fraction",
        "per_state_min",
        "at_a_time",
        "per_unit_year",
        "per_unit_state_year",
    )
)
"""What the block means by `quota N`: the lines E1 to E4 and E6."""

WEAKER = {"VD11/121/evaluators", "VD11/121/hours", "VD11/136/days"}
"""E13 and E14: M? in the table of section 7.2, M in the block. The weaker mark is kept."""

COMPARED: dict[str, tuple[str, ...]] = {
    Comparison.AT_LEAST: (
        *(f"VD11/{paragraph}/{key}" for paragraph in ("40.1.1", "40.3.1", "47.4") for key in KEYS),
        "VD11/40.1.2/fixed_wing_sorties",
        "VD11/40.2.1/landing_personnel",
        "VD11/47.4/landing_personnel",
        "VD11/85-88/hours",
        "VD11/112/least_days",
        "VD11/IV/visit_hours",
        "FSC.DEC/9/12/activities",
    ),
    Comparison.MORE_THAN: (
        *(f"VD11/{paragraph}/{key}" for paragraph in ("67.1", "67.2", "67.3") for key in KEYS),
        "VD11/10.2.6/unit_personnel",
        "VD11/10.2.6/formation_personnel",
        "VD11/10.2.6/duration_days",
        "VD11/10.3/activated_personnel",
        "VD11/10.3/duration_days",
        "VD11/58/hours",
    ),
    Comparison.AT_MOST: (
        *(f"VD11/67.{n}/activities" for n in (1, 2, 3, 4)),
        "VD11/50/observers",
        "VD11/IV/visitors",
        "VD11/63/window_days",
        "VD11/76/inspections",
        "VD11/78/inspections",
        "VD11/85-88/days",
        "VD11/90/inspectors",
        "VD11/98/hours",
        "VD11/109/visits",
        "VD11/109/unit_visits",
        "VD11/109/unit_visits_by_one_State",
        "VD11/110/visits",
        "VD11/112/most_days",
        "VD11/119/times",
        "VD11/119/days",
        "VD11/121/evaluators",
        "VD11/121/hours",
        "VD11/desk/split_km",
        "VD11/desk/split_days",
    ),
}
"""How the reference holds a number against another: at or above, above, or at most. The rest is not compared."""


def differences(law: Law) -> Iterator[str]:
    """Yield each provision whose number or mark is not that of the reference."""
    for id_, line in REFERENCE.items():
        for provision_id, (value, mark) in line.provisions.items():
            provision = law.provision(provision_id)
            told = (provision.values[min(provision.values)], str(provision.certainty))
            if told != (value, mark):
                yield f"{id_}: {provision_id} is {told}, the reference says {(value, mark)}"


def zone_differences(zone: ZoneMap) -> Iterator[str]:
    """Yield each part of the outline whose mark is neither the desk's own nor that of the rules it rests on."""
    for part in zone.parts:
        marks = [Certainty(REFERENCE[rule].zone) for rule in part.rule.split(", ")]
        if part.certainty not in (Certainty.DESK, weakest(*marks)):
            yield f"{part.rule}: {part.id} has {part.certainty}, the reference says {weakest(*marks)}"


def mark_in_block(mark: str, path: str, number: Any) -> str:
    """Return the mark that the block gives a number of it, out of words such as `3 S, 4 S, rest M`."""
    *some, rest = (part.rpartition(" ") for part in mark.split(", "))
    for name, _, letter in some:
        if name in (path.rpartition(".")[2], str(number)) or (name == "quota" and path in QUOTA):
            return letter
    return rest[2]


def table(law: Law) -> Iterator[str]:
    """Yield the table: line of the reference, where it is, number and mark."""
    yield "| reference | where | number | mark |"
    yield "|---|---|---|---|"
    for id_, line in REFERENCE.items():
        for provision_id in line.provisions:
            provision = law.provision(provision_id)
            yield f"| {id_} | {provision_id} | {provision.values[min(provision.values)]} | {provision.certainty} |"
        if line.elsewhere:
            yield f"| {id_} | {line.elsewhere} | | |"


def main() -> None:
    """Print the table, and below it what differs."""
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    law = load_law()
    print("\n".join((*table(law), *differences(law), *zone_differences(load_zone()))))


if __name__ == "__main__":
    main()
