"""Fields of a claim as a person types them: what is written can be read back, and what does not fit is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.domains.reports.review import CHOICES, KINDS_REVIEWED, changed, corrected, kind_of, names_of, written
from detente.domains.reports.review.fields import DAYS, DESCRIBED, form_of
from detente.model.errors import InputError
from detente.model.report import (
    ActivityClaim,
    Claim,
    Confidence,
    DenialClaim,
    GapClaim,
    MeetingClaim,
    StatementClaim,
    StrengthClaim,
)
from tests.cli.reviewing import CLAIMS

STATEMENT = StatementClaim(speaker="Dom Varga", mode="direct", confidence=Confidence(stance_percent=40))
ACTIVITY = ActivityClaim(type="exercise", name="Grey Heron")
MEETING = MeetingClaim(forum="Council")
GAP = GapClaim(topic="hotline", sides=("A", "B"), side_spans=((), ()))


@pytest.mark.parametrize("claim", [fields for _, fields in CLAIMS.values()], ids=list(CLAIMS))
def test_what_is_written_is_read_back(claim: Claim) -> None:
    told = {name: text for name, text in written(claim).items() if text}
    again = corrected(claim, told)
    assert written(again) == written(claim)
    assert changed(claim, written(claim)) == {}


def test_every_kind_has_its_fields_and_every_field_a_form() -> None:
    for kind, shape in KINDS_REVIEWED.items():
        assert set(names_of(kind)) <= set(shape.__struct_fields__)
        assert all(form_of(kind, name) in (*DESCRIBED, "choice") for name in names_of(kind))
    for kind, name in {*CHOICES, *DAYS}:
        assert name in names_of(kind)


@pytest.mark.parametrize(
    ("claim", "name", "text", "value"),
    [
        (STATEMENT, "stance", "Demand", "demand"),
        (STATEMENT, "when", "2031-02", "2031-02"),
        (STATEMENT, "when", "2031-02-28", "2031-02-28"),
        (STATEMENT, "side", "", None),
        (STATEMENT, "speaker", "  Ilse \n Maren ", "Ilse Maren"),
        (ACTIVITY, "announced", "yes", True),
        (ACTIVITY, "announced", "no", False),
        (ACTIVITY, "announced", "", None),
        (ACTIVITY, "places", "Karsin;  Dunmere ;", ("Karsin", "Dunmere")),
        (ACTIVITY, "places", "", ()),
        (ACTIVITY, "strength", "3,000 soldiers", StrengthClaim(3000, 3000, "soldiers")),
        (ACTIVITY, "strength", "3000 to 4000 troops", StrengthClaim(3000, 4000, "troops")),
        (ACTIVITY, "strength", "3000-4000 troops", StrengthClaim(3000, 4000, "troops")),
        (ACTIVITY, "strength", "at least 40 tanks", StrengthClaim(40, None, "tanks")),
        (ACTIVITY, "strength", "up to 40 tanks", StrengthClaim(None, 40, "tanks")),
        (MEETING, "heads", "Ilse Maren/Orvania; Dom Varga/", (("Ilse Maren", "Orvania"), ("Dom Varga", ""))),
        (MEETING, "duration", "PT1H30M", "PT1H30M"),
        (GAP, "sides", "B; C", ("B", "C")),
    ],
)
def test_a_field_as_a_person_types_it(claim: Claim, name: str, text: str, value: object) -> None:
    assert getattr(corrected(claim, {name: text}), name) == value


@pytest.mark.parametrize(
    ("claim", "name", "text", "expected"),
    [
        (STATEMENT, "stance", "shout", "demand"),
        (STATEMENT, "speaker", "", "must be told"),
        (STATEMENT, "stance", "", "assert"),
        (STATEMENT, "mood", "x", "speaker"),
        (STATEMENT, "speaker", "a\x1b[31mb", "hidden"),
        (STATEMENT, "speaker", "a" * 501, "500"),
        (STATEMENT, "when", "2031-02-30", "2022-01-12"),
        (STATEMENT, "when", "0001-01-01", "1900"),
        (STATEMENT, "when", "3 February", "2022-01-12"),
        (ACTIVITY, "announced", "perhaps", "yes, no"),
        (ACTIVITY, "strength", "many", "troops"),
        (ACTIVITY, "strength", "4000 to troops", "troops"),
        (ACTIVITY, "strength", "4000 to 3000 troops", "smaller"),
        (ACTIVITY, "strength", f"{10**17} troops", "smaller"),
        (MEETING, "heads", "Ilse Maren", "person/side"),
        (MEETING, "duration", "2 hours", "PT4H"),
        (GAP, "sides", "B", "two sides"),
        (GAP, "sides", "B; B", "two sides"),
        (GAP, "sides", "", "must be told"),
    ],
)
def test_what_does_not_fit_is_named(claim: Claim, name: str, text: str, expected: str) -> None:
    with pytest.raises(InputError) as refusal:
        corrected(claim, {name: text}, lambda field: f"row 3, field {field}")
    assert refusal.value.where == f"row 3, field {name}"
    assert expected in str(refusal.value)


def test_an_activity_does_not_end_before_it_starts() -> None:
    assert corrected(ACTIVITY, {"start": "2031-02-04", "end": "2031-02"})
    with pytest.raises(InputError, match="an end before the start"):
        corrected(ACTIVITY, {"start": "2031-02-04", "end": "2031-02-03"})


def test_the_confidence_of_the_machine_goes_with_a_correction() -> None:
    made = corrected(STATEMENT, {"stance": "demand"})
    assert isinstance(made, StatementClaim)
    assert made.confidence is None


def test_a_strength_without_numbers_is_written_as_its_unit() -> None:
    told = ActivityClaim(strength=StrengthClaim(None, None, "troops"))
    assert written(told)["strength"] == "troops"
    assert changed(told, {"strength": "troops"}) == {}


def test_what_differs_is_told() -> None:
    assert changed(DenialClaim(type="fear", by="Orvania"), {"type": "fear", "by": " Tessel "}) == {
        "by": " Tessel "
    }


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([fields for _, fields in CLAIMS.values()]), st.data())
def test_any_text_in_any_field_is_read_or_named(claim: Claim, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names_of(kind_of(claim))))
    text = data.draw(st.text(max_size=60))
    made, problem = outcome_of(claim, name, text)
    if problem is not None:
        assert problem.where == name
        assert problem.expected
    else:
        told = {field: words for field, words in written(made).items() if words}
        assert written(corrected(made, told)) == written(made)


def outcome_of(claim: Claim, name: str, text: str) -> tuple[Claim, InputError | None]:
    try:
        return corrected(claim, {name: text}), None
    except InputError as problem:
        return claim, problem
