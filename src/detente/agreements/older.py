"""Older law tried on any day: the law of one day as if it held always, and the editions that there were."""

from __future__ import annotations

from datetime import date

import msgspec

from detente.agreements.engine import Law, law_of
from detente.agreements.provision import Provision, Status


def held(law: Law, day: date) -> Law:
    """Return the law of one day as if it held on every day, each provision marked hypothetical."""
    name = f"the law of {day}"
    old = ((provision, provision.value_on(day)) for provision in law.by_id.values())
    kept = (_kept(provision, value, name) for provision, value in old if value is not None)
    return law_of(kept, " and ".join(filter(None, (law.hypothetical, name))))


def editions(law: Law) -> dict[str, date]:
    """Return the short name of each edition, such as VD11, with the first day on which it was in force."""
    first: dict[str, date] = {}
    for provision in law.by_id.values():
        if provision.status is not Status.PROPOSED:
            name, day = provision.edition, min(provision.values)
            first[name] = min(day, first.get(name, day))
    return first


def _kept(provision: Provision, value: int, name: str) -> Provision:
    return msgspec.structs.replace(
        provision, values={date.min: value}, status=Status.IN_FORCE, ends=None, hypothetical=name
    )
