"""Each picture: well-formed, inside its frame, labels apart, the same each time, nothing later than the as-of."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations, pairwise
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from detente.brief.pictures import Ground, gaps_picture, history_picture, stances_picture, timeline_picture
from detente.brief.pictures.canvas import Hatch
from detente.brief.pictures.frame import MARGIN
from detente.brief.pictures.inks import GAP_INKS, HATCH_WORDS, NO_WORD, SILENCE, STANCE_INKS, TWO_WORDS
from detente.brief.pictures.markers import SHAPES, look
from detente.brief.pictures.words import MOST_NOTES, listed, notes_of
from detente.domains.council.dialogue import Dialogue, dialogue
from detente.domains.council.gaps import GapTable, table_of
from detente.domains.council.stances import Word, Words, word_of
from detente.model import dialogue as nouns
from detente.model.certainty import Certainty
from detente.model.council import Basis, Issue, NextMeeting, Position
from detente.model.errors import InputError
from detente.model.record import Marking, Record
from detente.model.time import read_instant
from detente.model.view import view_of
from tests.brief.pictures import for_docs
from tests.brief.pictures.made_up import AS_OF, NAMES, answer, entries, entry, made_up_dialogue, name, tabled
from tests.brief.pictures.reading import SVG, box_of, outside, overlapping, parsed, told, words

GROUND = Ground(as_of=AS_OF, source="made up", record_count=7)
LONG = ("Чрезвычайно длинное название Объединённого королевства Оссии и присоединившихся земель " * 3)[:200]
HOSTILE = '<script>alert(1)</script> & "q" ]]> \x00\x1b[2J \u202edlroW \ufffe'
NAMINGS: dict[str, Callable[[str], str]] = {
    "plain": name,
    "long": lambda party: f"{party} {LONG}",
    "unbroken": lambda party: f"{party}{'Ж' * 198}",
    "hostile": lambda party: f"{party} {HOSTILE}",
}


def issues(count: int, proposition: str = "Both sides tell each other of exercises") -> tuple[Issue, ...]:
    return tuple(Issue(id=f"i{n}", proposition=f"{proposition} {n}", topic="") for n in range(count))


def word(
    party: str, said: str, stance: int, basis: Basis = Basis.STATED, *, doubled: bool = False, **more: object
) -> Word:
    """Return a word on the issue i0; `doubled`: another coder reads it otherwise."""
    given = {"condition": "the other side does the same"} if basis is Basis.CONDITIONAL else {}
    position = Position(issue="i0", stance=stance, in_short="in short", basis=basis, **given)
    told = Record(kind="council.position", party=party, said=read_instant(said), body=position)
    one = msgspec.structs.replace(word_of(told), **more)
    if not doubled:
        return one
    otherwise = msgspec.structs.replace(position, stance=-stance or 1, basis=Basis.STATED, coded_by="another")
    return msgspec.structs.replace(one, others=(word_of(msgspec.structs.replace(told, body=otherwise)),))


def made_up_words(count: int, parties: tuple[str, ...], seed: int) -> Words:
    """Return words of every kind on most issues, the same for the same seed."""
    chance = Random(seed)
    made = {}
    for issue in issues(count):
        for party in parties:
            basis = chance.choice(list(Basis))
            stance = 0 if basis is Basis.SILENT else chance.randint(-2, 2)
            one = word(party, f"2031-0{chance.randint(1, 4)}-11", stance, basis, doubled=chance.random() < 0.1)
            doubtful = msgspec.structs.replace(one.position, certainty=chance.choice(list(Certainty)))
            if chance.random() < 0.9:
                made[issue.id, party] = msgspec.structs.replace(one, position=doubtful)
    return made


def a_stances(naming: Callable[[str], str], parties: int = 4) -> str:
    ids = (*NAMES, *(f"P{n}" for n in range(parties - len(NAMES))))
    return stances_picture(made_up_words(9, ids, 1), issues(9, naming("")), ids, naming, GROUND)


def a_gaps(naming: Callable[[str], str], parties: int = 4) -> str:
    ids = (*NAMES, *(f"P{n}" for n in range(parties - len(NAMES))))
    found = made_up_words(9, ids, 2)
    tables = [table_of(found, issues(9, naming("")), pair, AS_OF) for pair in combinations(ids, 2)]
    feet = (("Mean gap as of 2031-01-01", *("0.333" for _ in tables)),)
    return gaps_picture(tables, naming, GROUND, feet=feet, warning=naming("The means differ."))


def a_history(naming: Callable[[str], str], parties: int = 4) -> str:
    chance = Random(3)
    ids = (*NAMES, *(f"P{n}" for n in range(parties - len(NAMES))))
    said = {
        naming(party): tuple(
            word(party, f"2031-{chance.randint(1, 5):02}-{chance.randint(1, 19):02}", chance.randint(-2, 2), basis)
            if basis is not Basis.SILENT
            else word(party, "2031-03-03", 0, basis)
            for basis in Basis
        )
        for party in ids
    }
    return history_picture(issues(1, naming(""))[0], said, GROUND)


def a_timeline(naming: Callable[[str], str], _: int = 4) -> str:
    return timeline_picture(made_up_dialogue(), naming, GROUND)


TAGS = {"svg", "title", "desc", "defs", "pattern", "path", "rect", "circle", "polyline", "polygon", "g", "text"}
PICTURES: dict[str, Callable[..., str]] = {
    "stances": a_stances,
    "gaps": a_gaps,
    "history": a_history,
    "timeline": a_timeline,
}


@cache
def made(kind: str, naming: str, parties: int = 4) -> str:
    """Return a picture of a kind with names of a kind."""
    return PICTURES[kind](NAMINGS[naming], parties)


@pytest.mark.parametrize("parties", [4, 17])
@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("kind", PICTURES)
def test_labels_keep_apart_and_inside(kind: str, naming: str, parties: int) -> None:
    """Whatever the names: by the measures written in the picture itself."""
    picture = made(kind, naming, parties)
    assert outside(picture) == []
    assert overlapping(picture) == []


@pytest.mark.parametrize("kind", PICTURES)
def test_names_stay_names(kind: str) -> None:
    picture = made(kind, "hostile")
    tree = parsed(picture)
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} <= TAGS
    for address in ("href", "http:", "https:", "url(h"):
        assert address not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "‹U+202E›" in picture


@pytest.mark.parametrize("kind", PICTURES)
def test_a_name_cut_short_stands_whole_in_a_title(kind: str) -> None:
    titles = " ".join(element.text for element in parsed(made(kind, "long")).iter(f"{SVG}title"))
    assert LONG.strip() in titles
    assert "…" in told(made(kind, "long"))


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_the_same_each_time(kind: str) -> None:
    assert PICTURES[kind](name, 4) == made(kind, "plain")


@pytest.mark.parametrize("kind", PICTURES)
def test_the_small_print(kind: str) -> None:
    """As-of, source, number of records, marking, and how silence is treated."""
    text = told(made(kind, "plain"))
    assert "As of 20 May 2031, 23:59:59 UTC: nothing said later is seen." in text
    assert "Source: made up; records: 7. Marking: TLP:CLEAR." in text
    assert "Silence is no" in text
    description = parsed(made(kind, "plain"))[1].text
    assert "Silence is no" in description
    assert "records: 7" in description


def test_a_marking_is_shown() -> None:
    ground = msgspec.structs.replace(GROUND, marking=Marking.AMBER_STRICT)
    picture = timeline_picture(made_up_dialogue(), name, ground)
    assert told(picture).count("TLP:AMBER+STRICT") == 2
    assert outside(picture) == overlapping(picture) == []


@pytest.mark.parametrize(
    "picture",
    [
        gaps_picture([], name, GROUND),
        stances_picture({}, (), (), name, GROUND),
        stances_picture({}, issues(3), (), name, GROUND),
        history_picture(issues(1)[0], {}, GROUND),
        history_picture(issues(1)[0], {"Arland": ()}, GROUND),
        timeline_picture(dialogue(view_of((), AS_OF)), name, GROUND),
    ],
    ids=["gaps", "stances", "no parties", "history", "no words", "timeline"],
)
def test_nothing_on_record(picture: str) -> None:
    """Is said, in a picture that is whole otherwise."""
    assert "Nothing on record" in told(picture)
    assert "Silence is no" in told(picture)
    assert outside(picture) == overlapping(picture) == []


# --- Gaps and stances ---


def titled(picture: str, start: str) -> etree._Element:
    """Return the group whose title begins so."""
    groups = parsed(picture).iter(f"{SVG}g")
    (found,) = [group for group in groups if (group.findtext(f"{SVG}title") or "").startswith(start)]
    return found


def fill_of(group: etree._Element) -> str:
    """Return how a cell is filled: as its last rectangle is."""
    return str(group.findall(f"{SVG}rect")[-1].get("fill"))


def one_issue(first: Word | None, second: Word | None, *, count_silence: bool = False) -> GapTable:
    both = {("i0", w.party): w for w in (first, second) if w}
    return table_of(both, issues(1), ("XA", "TL"), AS_OF, count_silence=count_silence)


@pytest.mark.parametrize("quarters", range(5))
def test_a_gap_is_written_and_shaded(quarters: int) -> None:
    table = one_issue(word("XA", "2031-01-01", -2), word("TL", "2031-01-01", quarters - 2))
    picture = gaps_picture([table], name, GROUND)
    number = ("0", "0.25", "0.5", "0.75", "1")[quarters]
    found = titled(picture, "1. Arland rejects")
    assert fill_of(found) == GAP_INKS[quarters][0]
    assert found.findtext(f"{SVG}text") == number
    assert found.findtext(f"{SVG}title").endswith(f", gap {number}")


@pytest.mark.parametrize(
    ("first", "second", "hatch"),
    [
        (word("XA", "2031-01-01", 2), word("TL", "2031-01-01", 0, Basis.SILENT), SILENCE),
        (word("XA", "2031-01-01", 2), None, NO_WORD),
        (None, None, NO_WORD),
        (word("XA", "2031-01-01", 2), word("TL", "2031-01-01", 1, doubled=True), TWO_WORDS),
    ],
)
def test_what_is_no_number_is_hatched(first: Word | None, second: Word | None, hatch: Hatch) -> None:
    """With its legend, and no number in the cell."""
    picture = gaps_picture([one_issue(first, second)], name, GROUND)
    found = titled(picture, "1. Arland" if first else "1. Neither")
    assert fill_of(found) == hatch.url
    assert found.findtext(f"{SVG}text") is None
    assert HATCH_WORDS[hatch.name] in told(picture)
    assert [box.what for box in words(picture)].count("0.25") == 1, "in the legend only"


def test_silence_counted_is_marked() -> None:
    table = one_issue(word("XA", "2031-01-01", 2), word("TL", "2031-01-01", 0, Basis.SILENT), count_silence=True)
    text = told(gaps_picture([table], name, GROUND))
    assert "silence counted as 0" in text
    assert "here it is counted as 0, only to compare" in text


def test_mean_and_n_stand_under_each_column() -> None:
    text = told(for_docs.drawn()["gaps.svg"])
    assert "Mean gap 0.617 0.083 0.603" in text
    assert "Propositions counted, n 15 12 17" in text


def test_feet_and_warning_are_drawn() -> None:
    text = told(made("gaps", "plain"))
    assert "Mean gap as of 2031-01-01 0.333" in text
    assert "The means differ." in text


def test_conditions_stand_under_the_table() -> None:
    text = told(for_docs.drawn()["stances.svg"])
    assert "Conditions 4. United States: the limits bind both sides 16. United States: Russia gives" in text
    assert "on a condition" in text
    assert "known by a leak, no official text" in text


def test_too_many_pairs_are_refused() -> None:
    table = one_issue(None, None)
    with pytest.raises(InputError, match="too many pairs"):
        gaps_picture([table] * 201, name, GROUND)


@pytest.mark.parametrize("stance", range(-2, 3))
def test_a_stance_is_written_with_its_sign_on_its_side(stance: int) -> None:
    """Left half against, right half for: the direction prints in black and white."""
    found = {("i0", "XA"): word("XA", "2031-01-01", stance)}
    picture = stances_picture(found, issues(1), ["XA"], name, GROUND)
    number = ("−2", "−1", "0", "+1", "+2")[stance + 2]
    (group,) = [
        g for g in parsed(picture).iter(f"{SVG}g") if (g.findtext(f"{SVG}title") or "").startswith("1. Arl")
    ]
    assert group.findtext(f"{SVG}text") == number
    filled = group.findall(f"{SVG}rect")[-1]
    assert filled.get("fill") == STANCE_INKS[stance][0]
    wide = float(group.findall(f"{SVG}rect")[0].get("width"))
    middle = float(filled.get("x")) + float(filled.get("width")) / 2
    assert middle / wide == pytest.approx({-1: 0.25, 0: 0.5, 1: 0.75}[(stance > 0) - (stance < 0)], abs=0.01)


def test_stances_that_are_no_number() -> None:
    found = {
        ("i0", "XA"): word("XA", "2031-01-01", 0, Basis.SILENT),
        ("i0", "TL"): word("TL", "2031-01-01", 1, doubled=True),
    }
    picture = stances_picture(found, issues(1), ["XA", "TL", "MV"], name, GROUND)
    assert fill_of(titled(picture, "1. Arland is silent")) == SILENCE.url
    assert fill_of(titled(picture, "1. Tessaly League accepts in part")) == TWO_WORDS.url
    assert fill_of(titled(picture, "1. Merovia: no word")) == NO_WORD.url
    assert "Propositions with a word, n 0 1 0" in told(picture)


@pytest.mark.parametrize("kind", ["gaps", "stances"])
@pytest.mark.parametrize("parties", [4, 17])
def test_what_is_in_a_cell_stays_in_it(kind: str, parties: int) -> None:
    """Numbers and small signs keep within the fill of their cell, also where columns are narrow."""
    tree = parsed(made(kind, "plain", parties))
    cells = [g for g in tree.iter(f"{SVG}g") if re.match(r"\d+\. .*\(", g.findtext(f"{SVG}title") or "")]
    assert len(cells) > 20
    for group in cells:
        around = box_of(group.find(f"{SVG}rect"))
        for inner in map(box_of, group[2:]):
            assert around.left - 1 <= inner.left <= inner.right <= around.right + 1, inner


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("fill", "ink"), [*GAP_INKS, *STANCE_INKS.values()])
def test_numbers_can_be_read_on_their_fill(fill: str, ink: str) -> None:
    """Contrast at least 4.5 to 1 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((luminance(fill), luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_steps_of_a_gap_fall_in_lightness() -> None:
    """Each at least 1.3 times as dark as the one before, so that a copier keeps them apart."""
    steps = [luminance(fill) + 0.05 for fill, _ in GAP_INKS]
    assert all(lighter / darker >= 1.3 for lighter, darker in pairwise(steps))


def test_many_rows_have_their_headings_again() -> None:
    many = issues(81)
    picture = stances_picture({}, many, ["XA"], name, GROUND)
    assert [box.what for box in words(picture)].count("Arland") == 3


# --- History ---


def lines_of(picture: str, party: str) -> list[list[tuple[float, float]]]:
    """Return the pieces of a party's line, each a list of points: its group is the first of its name."""
    groups = parsed(picture).iter(f"{SVG}g")
    group = next((group for group in groups if group.findtext(f"{SVG}title") == party), None)
    lines = [] if group is None else group.findall(f"{SVG}polyline")
    return [[pair(point) for point in line.get("points").split()] for line in lines]


def pair(point: str) -> tuple[float, float]:
    """Return a point read from its text."""
    x, y = map(float, point.split(","))
    return x, y


def a_line(*said: Word) -> list[list[tuple[float, float]]]:
    return lines_of(history_picture(issues(1)[0], {"Arland": said}, GROUND), "Arland")


def test_a_line_steps_at_each_word_and_goes_on_to_the_as_of() -> None:
    (line,) = a_line(word("XA", "2031-01-01", 2), word("XA", "2031-03-01", -1))
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line
    assert (y0, y2) == (y1, y3)
    assert x1 == x2
    assert x0 < x1 < x3
    assert y2 > y0, "against lies lower"


def test_a_silence_leaves_a_gap_and_takes_nothing_back() -> None:
    before, after = a_line(word("XA", "2031-01-01", 2), word("XA", "2031-03-01", 0, Basis.SILENT))
    assert before[-1][0] + 16 == pytest.approx(after[0][0])
    assert before[0][1] == after[-1][1]


def test_a_silence_alone_has_no_line() -> None:
    assert a_line(word("XA", "2031-01-01", 0, Basis.SILENT)) == []
    picture = history_picture(issues(1)[0], {"Arland": (word("XA", "2031-01-01", 0, Basis.SILENT),)}, GROUND)
    assert "is silent on it, 1 Jan 2031" in told(picture)
    assert "in the lowest row: silent" in told(picture)


def test_lines_at_one_stance_lie_beside_one_another() -> None:
    """On one day and one stance: their levels, and their steps, differ."""
    said = {
        party: (word("XA", "2031-01-01", 2), word("XA", "2031-03-01", -1))
        for party in ("Arland", "Tessaly League")
    }
    picture = history_picture(issues(1)[0], said, GROUND)
    ((one,), (other,)) = (lines_of(picture, party) for party in said)
    assert one[0][1] + 10 <= other[0][1]
    assert one[-1][1] + 10 <= other[-1][1]
    assert one[1][0] + 2 <= other[1][0]


def test_a_word_right_behind_a_silence() -> None:
    """Within the gap that the silence leaves: the line begins anew and never runs back."""
    pieces = a_line(
        word("XA", "2021-01-01", 2), word("XA", "2031-03-01", 0, Basis.SILENT), word("XA", "2031-03-02", 1)
    )
    assert len(pieces) == 2
    assert all(left[0] <= right[0] for piece in pieces for left, right in pairwise(piece))


def test_two_words_at_one_instant_end_the_line() -> None:
    (line,) = a_line(word("XA", "2031-01-01", 2), word("XA", "2031-03-01", -1), word("XA", "2031-03-01", 1))
    (longer,) = a_line(word("XA", "2031-01-01", 2))
    assert line[-1][0] < longer[-1][0]
    (again,) = a_line(word("XA", "2031-01-01", 2, doubled=True), word("XA", "2031-03-01", -1))
    assert again[0][1] == again[-1][1]
    picture = history_picture(issues(1)[0], {"Arland": (word("XA", "2031-01-01", 2, doubled=True),)}, GROUND)
    assert "two different words, 1 Jan 2031" in told(picture)


def test_the_history_ends_with_the_as_of() -> None:
    """A later word changes nothing but the list of those without a word by then."""
    early = word("XA", "2031-01-01", 2)
    later = (word("XA", "2031-05-21", -2), word("TL", "2031-06-01", -2))
    seen = history_picture(issues(1)[0], {"Arland": (early, later[0])}, GROUND)
    assert seen == history_picture(issues(1)[0], {"Arland": (early,)}, GROUND)
    both = history_picture(issues(1)[0], {"Arland": (early,), "Tessaly League": later[1:]}, GROUND)
    assert "No word on record by then Tessaly League" in told(both)
    assert "2031" not in told(both).partition("No word on record")[2].partition("As of")[0]


def test_parties_are_told_apart_without_colour() -> None:
    """Shape and dash together differ for 64 parties, and each name stands at the end of its line."""
    assert len({look(place) for place in range(64)}) == 64
    assert len({look(place)[0] for place in range(8)}) == len(SHAPES)
    assert len({look(place)[1] for place in range(8)}) == len(SHAPES)
    text = told(made("history", "plain"))
    assert all(party in text for party in NAMES.values())


def test_conditions_and_leaks_stand_under_a_history() -> None:
    text = told(made("history", "plain"))
    assert "Conditions Arland," in text
    assert "nobody on record confirmed it" in text
    assert "hollow: on a condition" in text
    assert "crossed: known by a leak" in text


MOMENTS = st.builds(
    lambda day, stance, basis: (day, 0 if basis is Basis.SILENT else stance, basis),
    st.integers(0, 4000),
    st.integers(-2, 2),
    st.sampled_from(Basis),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(MOMENTS, max_size=6), min_size=1, max_size=12))
def test_any_history_keeps_its_labels_apart(parties: list[list[tuple[int, int, Basis]]]) -> None:
    """And draws no line behind the as-of, which stands right of every word."""
    first = datetime(2022, 1, 1, tzinfo=UTC)
    said = {
        f"Party {number}": tuple(
            msgspec.structs.replace(word("XA", "2031-01-01", stance, basis), said=first + timedelta(days=day))
            for day, stance, basis in moments
        )
        for number, moments in enumerate(parties)
    }
    picture = history_picture(issues(1)[0], said, GROUND)
    assert outside(picture) == overlapping(picture) == []
    now = [box.right for box in words(picture) if box.what.startswith("as of")]
    ends = [x for party in said for line in lines_of(picture, party) for x, _ in line]
    assert all(x + MARGIN <= now[0] + 0.01 for x in ends)


# --- Timeline ---


def test_a_timeline_tells_states_in_words() -> None:
    text = told(made("timeline", "plain"))
    for expected in (
        "Harrowmouth Council: declined by Arland",
        "Harrowmouth Council, ambassadors: held",
        "Harrowmouth Council: called",
        "Tessaly League to Draft treaty on the strait: reject (2) and accept in part (1)",
        "answer asked for by Tessaly League: Measures against incidents at sea",
        "done: Arland and Tessaly League, a list of contacts",
        "overdue: Arland, a test of the direct line",
        "open: Королевство Оссия, a visit of observers",
        "Harrowmouth Council, 3 Jun 2031: agreed date, as Tessaly League and Arland said",
        "Called without a day Expert group on the strait (experts)",
        "Follow-ups without a due day open: Merovia, a map of the zone",
        "Harrowmouth Council: under study (Merovia, 12 May 2031)",
        "document known by a leak",
        "Conditions of answers Arland, 28 Apr 2031, Measures against incidents at sea, article 1: both coasts are",
    ):
        assert expected in text


def a_dialogue(*said: tuple[str, str, object]) -> Dialogue:
    return dialogue(view_of((entry(party, day, body) for party, day, body in said), AS_OF))


def test_states_beyond_the_usual() -> None:
    follow_up = nouns.FollowUp(key="f", what="a visit", owners=("XA",), due=AS_OF.date())
    disputed = nouns.FollowUpReply(follow_up="f", word=nouns.FollowUpWord.DISPUTED)
    undated = nouns.FollowUp(key="g", what="a list", owners=("XA",), within="soon")
    meeting = nouns.Call(meeting="m", forum="Council", day=AS_OF.date() - timedelta(days=9))
    offered = nouns.NextDate(forum="Council", status=NextMeeting.ONE_SIDE_READY, day=AS_OF.date())
    decided = nouns.Decision(key="d", forum="C", title="Rules", text="", rule=nouns.DecisionRule.CONSENSUS)
    told_of = a_dialogue(
        ("XA", "2031-05-20", follow_up),
        ("TL", "2031-05-20", disputed),
        ("XA", "2031-05-01", undated),
        ("XA", "2031-05-01", meeting),
        ("TL", "2031-05-02", offered),
        ("TL", "2031-05-02", decided),
        ("XA", "2031-05-03", tabled("t", "A text", "1")),
        ("TL", "2031-05-04", nouns.Answer(to="t", articles=())),
    )
    picture = timeline_picture(told_of, name, GROUND)
    text = told(picture)
    assert "disputed: Arland, a visit" in text
    assert "follow-up disputed or dropped" in text
    assert "open: Arland, a list (soon)" in text
    assert "Council: called; no record that it was held" in text
    assert "Council: one side ready, 20 May 2031 (Tessaly League, 2 May 2031)" in text
    assert "put for decision" in text
    assert "Tessaly League to A text: no article named" in text
    assert "no agreed date on record" in text
    assert outside(picture) == overlapping(picture) == []


def test_a_due_day_that_is_the_as_of_is_not_overdue() -> None:
    due = nouns.FollowUp(key="f", what="a visit", owners=("XA",), due=AS_OF.date())
    assert "open: Arland, a visit" in told(timeline_picture(a_dialogue(("XA", "2031-05-01", due)), name, GROUND))


def test_the_timeline_sees_no_later_word() -> None:
    """As of an earlier instant the dialogue holds less, and so does the picture."""
    earlier = read_instant("2031-02-15")
    picture = timeline_picture(made_up_dialogue(earlier), name, msgspec.structs.replace(GROUND, as_of=earlier))
    text = told(picture)
    assert "Harrowmouth Council: called" in text
    assert "ambassadors: held" not in text
    assert "reject" not in text
    assert "Merovia" not in text


def test_words_have_room_on_a_bar_that_fills_the_axis() -> None:
    """Behind it and before it there is none."""
    long = nouns.FollowUp(key="f", what="a visit of observers " * 9, owners=("XA",), due=AS_OF.date())
    picture = timeline_picture(a_dialogue(("XA", "2020-05-01", long)), name, GROUND)
    assert "open: Arland, a visit of observers" in told(picture)
    assert outside(picture) == overlapping(picture) == []


DAYS = st.dates(min_value=AS_OF.date() - timedelta(days=900), max_value=AS_OF.date() + timedelta(days=900))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(DAYS, st.text(min_size=1, max_size=60)), max_size=25))
def test_any_timeline_keeps_its_labels_apart(dues: list[tuple[object, str]]) -> None:
    steps = [
        ("XA", "2031-05-01", nouns.FollowUp(key=f"f{n}", what=what, owners=("XA",), due=due))  # type: ignore[arg-type]
        for n, (due, what) in enumerate(dues)
    ]
    picture = timeline_picture(a_dialogue(*steps), name, GROUND)
    assert outside(picture) == overlapping(picture) == []


# --- Small things, and the documentation ---


def test_lists_and_long_notes() -> None:
    assert [listed(["A", "B", "C"][:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    many = notes_of((str(n) for n in range(MOST_NOTES + 5)), where="there")
    assert (len(many), many[-1]) == (MOST_NOTES + 1, "and 5 more: there")
    assert notes_of(["a", "a", "b"], where="there") == ("a", "b")


@pytest.mark.parametrize("file", sorted(for_docs.drawn()))
def test_the_pictures_of_the_documentation_are_up_to_date(file: str) -> None:
    """Drawn again they are the same bytes; if not, run `make pictures`."""
    kept = (for_docs.FOLDER / file).read_text(encoding="utf-8")
    assert kept == for_docs.drawn()[file], "run make pictures"
    assert outside(kept) == overlapping(kept) == []


def test_the_dialogue_is_made_up_of_known_kinds() -> None:
    assert len(entries()) == len({entry.id for entry in entries()})
    assert answer("x", a4=nouns.AnswerWord.ACCEPT).articles[0].article == "4"
