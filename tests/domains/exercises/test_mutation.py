"""Change any number of the Vienna Document 2011, or of the Forum's decisions, and a readable case fails."""

from __future__ import annotations

import msgspec
import pytest

from detente.agreements import Law, Reform, load_law
from detente.model.errors import LawError
from detente.model.finding import Finding
from tests.domains.exercises import test_verification_cases as verification
from tests.domains.exercises.test_cases import CASES, Case, Document, found_in, matching, read_case
from tests.domains.exercises.test_year_cases import CASES as YEAR_CASES
from tests.domains.exercises.test_year_cases import YearCase, found_in_year, read_year_case

EDITION = ("VD11/", "FSC")


def holds(law: Law, cases: list[tuple[Case, Document]]) -> bool:
    """Return whether every case finds under a law what it expects."""
    for case, document in cases:
        found = as_law(found_in(case, document, law))
        if {f.rule for f in found} & set(case.never) or not all(matching(e, found) for e in case.expected):
            return False
    return True


def holds_years(law: Law, cases: list[tuple[YearCase, Document]]) -> bool:
    """Return whether every case of a State's year finds under a law what it expects."""
    for case, document in cases:
        found = as_law(found_in_year(case, document, law))
        if {f.rule for f in found} & set(case.never) or not all(matching(e, found) for e in case.expected):
            return False
    return True


def as_law(found: list[Finding]) -> list[Finding]:
    """Return findings without the words that mark a law which is only tried."""
    return [msgspec.structs.replace(f, sentence=f.sentence.replace(" (hypothetical law)", "")) for f in found]


@pytest.mark.slow
def test_no_changed_number_survives() -> None:
    law, cases = load_law(), [read_case(path) for path in CASES]
    visits = [verification.read_case(path) for path in verification.CASES]
    years = [read_year_case(path) for path in YEAR_CASES]

    def survives(tried: Law) -> bool:
        return (
            all(verification.holds(visit, tried) for visit in visits)
            and holds_years(tried, years)
            and holds(tried, cases)
        )

    assert survives(law)
    numbers = [p for p in law.by_id.values() if p.id.startswith(EDITION) and p.unit != "holds"]
    survivors = []
    for provision in numbers:
        for step in (-1, 1):
            value = provision.values[min(provision.values)] + step
            reform = Reform(name="mutant", says="one more or one less", values={provision.id: value})
            try:
                if value >= 0 and survives(law.reformed(reform)):
                    survivors.append((provision.id, value))
            except LawError as refused:  # a value that its unit cannot have never becomes law
                assert provision.id in refused.where  # noqa: PT017
    assert len(numbers) > 95
    assert survivors == []
