"""Every line of the desk's reference and where it is encoded: `python -m tests.domains.exercises.reference_audit`.

A line is either held by provisions, with number and mark as the reference gives them, or it says where else it
lives, or that nothing encodes it yet. Ids are those of the reference, sections 1 to 8; `ch3` are the clocks of
paragraph 16, `changes` the table of section 4.4, and an edition's name is its row in section 9.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec

from detente.agreements import Law, load_law

KEYS = ("personnel", "battle_tanks", "acvs", "artillery")
MODEL, FORMS, CHAPTERS = "model", "forms", "a rule of its own chapter"
NONE = "no file"


class Line(msgspec.Struct, frozen=True):
    """A line of the reference: provisions with (value, mark), or `elsewhere` in words."""

    provisions: dict[str, tuple[int, str]] = {}
    elsewhere: str = ""


def _numbers(paragraph: str, values: tuple[int, ...], marks: str) -> dict[str, tuple[int, str]]:
    keys = (f"VD11/{paragraph}/{key}" for key in KEYS)
    return {key: (value, mark) for key, value, mark in zip(keys, values, marks, strict=True)}


def _one(id_: str, value: int, mark: str) -> Line:
    return Line({f"VD11/{id_}": (value, mark)})


HOLDS = 1
REFERENCE: dict[str, Line] = {
    **{f"Z{n}": Line(elsewhere=f"{MODEL}: the zone is what the record says (`Zone`)") for n in range(1, 9)},
    **{f"A{n}": Line(elsewhere=f"{FORMS}: Chapter I messages; {CHAPTERS}") for n in range(1, 8)},
    **{f"D{n}": Line(elsewhere=f"{FORMS}: Chapter II messages; {CHAPTERS}") for n in range(1, 5)},
    "ch3": Line(
        {
            "VD11/16.1.2/hours": (48, "S"),
            "VD11/16.2.1.1/hours": (48, "S"),
            "VD11/16.3.1/hours": (48, "S"),
            "VD11/16.1.1/contents": (HOLDS, "M"),
            "VD11/16.1.4/copies": (HOLDS, "M"),
            "VD11/16/unscheduled": (HOLDS, "S"),
            "VD11/16/outside_peacetime_location": (HOLDS, "S"),
            "VD11/16/militarily_significant": (HOLDS, "S"),
            "VD11/16/zone": (HOLDS, "S"),
            "VD11/16/concern": (HOLDS, "S"),
        }
    ),
    "N1": Line({"VD11/40.1.1/personnel": (9_000, "S"), "VD11/40.1.1/structure": (2, "M")}),
    "N2": _one("40.1.1/battle_tanks", 250, "M"),
    "N3": _one("40.1.1/acvs", 500, "M"),
    "N4": _one("40.1.1/artillery", 250, "M"),
    "N5": _one("40.1.2/fixed_wing_sorties", 200, "M"),
    "N6": _one("40.2.1/landing_personnel", 3_000, "M"),
    "N7": Line(_numbers("40.3.1", (9_000, 250, 500, 250), "MMMM")),
    "P1": _one("38/days", 42, "S"),
    "P2": _one("39/host", HOLDS, "M"),
    "P3": Line(elsewhere="the words of VD11/39/host; no strength of a guest is computed from it here"),
    "P4": Line(elsewhere="practice: an activity counts for its hosts (`yearly.py`)"),
    "P5": _one("41.1/days", 0, "M"),
    "P6": Line(elsewhere="`deadline.py`: an alert has another day, and the same duty"),
    "P7": Line(elsewhere="`Notification.voluntary`, and the note that it creates no duty to invite"),
    "changes": Line(
        {
            "VD11/64/change": (HOLDS, "M"),
            "VD11/65/cancelled": (HOLDS, "M"),
            "VD11/66/addition": (HOLDS, "M"),
            "VD11/practice/amended": (HOLDS, "M?"),
        }
    ),
    "O1": _one("47.4/personnel", 13_000, "S"),
    "O2": _one("47.4/battle_tanks", 300, "S"),
    "O3": _one("47.4/acvs", 500, "M"),
    "O4": _one("47.4/artillery", 250, "M"),
    "O5": _one("47.4/landing_personnel", 3_500, "M"),
    "O6": _one("47.3/concentration", HOLDS, "M"),
    "I1": Line(elsewhere="`observation.py`: the invitation is due with the notification; form 52"),
    "I2": Line(elsewhere=NONE),
    "I3": _one("50/observers", 2, "S"),
    "I4": _one("51/days", 21, "M"),
    "I5": Line(elsewhere=f"{FORMS}: 52_invitation.yaml"),
    "I6": Line(elsewhere=NONE),
    "I7": Line(elsewhere=f"{FORMS}: 52_invitation.yaml"),
    "I8": _one("58/hours", 72, "M"),
    "I9": Line(elsewhere="an observation is what a record tells as one; nothing is inferred from visitors"),
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
    "C6": Line(elsewhere=f"{FORMS}: 69; {CHAPTERS}"),
    "C7": Line({"VD11/70/calendar": (HOLDS, "M"), "VD11/61/november_day": (15, "M")}),
    "C8": Line(elsewhere="no number: a wish, not a limit"),
    **{f"V{n}": Line(elsewhere=f"{FORMS}: Chapter IX messages; {CHAPTERS}") for n in range(1, 17)},
    **{f"E{n}": Line(elsewhere=f"{FORMS}: Chapter IX messages; {CHAPTERS}") for n in range(1, 15)},
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
            "VD94/38.1.1/acvs": (500, "M"),
            "VD94/38.1.1/artillery": (250, "M"),
            "VD94/45.4/acvs": (500, "M"),
            "VD94/45.4/artillery": (250, "M"),
            "VD94/65.1/acvs": (2_000, "M"),
            "VD94/65.1/artillery": (900, "M"),
            "VD94/65.2/acvs": (500, "M"),
            "VD94/65.2/artillery": (300, "M"),
            "VD94/65.3/acvs": (800, "M"),
            "VD94/65.3/artillery": (400, "M"),
            "VD94/65.1/years": (2, "M"),
            "VD94/36/days": (42, "M"),
        }
    ),
    "VD-1999": Line({"VD99/67.1/years": (3, "M"), "VD99/38/days": (42, "M")}),
    "VD-2011+D9": Line(elsewhere=f"{FORMS}: fsc_9_12; {CHAPTERS}"),
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
    "ch3_hours.reply": "VD11/16.1.2/hours",
    "ch3_hours.meeting": "VD11/16.2.1.1/hours",
    "ch3_hours.joint_meeting": "VD11/16.3.1/hours",
}
"""The numbers of the block of section 7.3 that this law holds, by their place in it."""

OF_OTHER_CHAPTERS = ("aemi", "defence_planning_months_after_budget", "inspection", "evaluation")
"""Parts of that block for the chapters of the yearly exchange and of verification."""


def differences(law: Law) -> Iterator[str]:
    """Yield each provision whose number or mark is not that of the reference."""
    for id_, line in REFERENCE.items():
        for provision_id, (value, mark) in line.provisions.items():
            provision = law.provision(provision_id)
            told = (provision.values[min(provision.values)], str(provision.certainty))
            if told != (value, mark):
                yield f"{id_}: {provision_id} is {told}, the reference says {(value, mark)}"


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
    print("\n".join((*table(law), *differences(law))))


if __name__ == "__main__":
    main()
