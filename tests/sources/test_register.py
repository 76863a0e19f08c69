"""The register of who is who: the bundled one holds together, and a bad row is named by its place."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from detente.model.errors import DateError, EncodingError, InputError, SchemaError
from detente.model.register import Register
from detente.model.register_doubts import doubts, gaps
from detente.model.time import Precision
from detente.sources.register import PARTY_TYPES, load_register
from detente.sources.register_rows import COLUMNS

OSCE_STATES = (
    "AL AD AM AT AZ BY BE BA BG CA HR CY CZ DK EE FI FR GE DE GR VA HU IS IE IT KZ KG LV LI LT LU MT MD MC MN ME "
    "NL MK NO PL PT RO RU SM RS SK SI ES SE CH TJ TR TM UA GB US UZ"
)
JANUARY = date(2022, 1, 12)


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = resources.files("detente.sources") / "registers"
    for name in COLUMNS:
        (tmp_path / name).write_text((home / name).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_all_57_participating_states(register: Register) -> None:
    states = {party.id for party in register.parties if party.type == "state"}
    assert len(OSCE_STATES.split()) == 57
    assert set(OSCE_STATES.split()) <= states
    assert register.name("NO") == "Norway"


HEADS = ("president", "prime-minister", "chancellor", "head-of-government", "head-of-state", "pope")
FOREIGN = ("foreign-minister", "foreign-secretary", "secretary-of-state")


@pytest.mark.parametrize(
    ("day", "mute"), [(date(2012, 10, 1), {"MC", "MN"}), (JANUARY, set()), (date(2025, 1, 10), set())]
)
def test_who_speaks_for_each_participating_state(register: Register, day: date, mute: set[str]) -> None:
    """A head of State or government and a foreign minister of each; who is not known is named here."""
    held = {holder.office_id for holder in register.holders_at(day)}

    def without(offices: tuple[str, ...]) -> set[str]:
        return {s for s in OSCE_STATES.split() if not any(f"{s}/{office}" in held for office in offices)}

    assert (without(HEADS), without(FOREIGN)) == ({"SM"}, mute)


def test_nothing_in_it_is_doubtful(register: Register) -> None:
    assert list(doubts(register)) == []
    assert {party.type for party in register.parties} <= set(PARTY_TYPES)


def test_no_form_names_two_parties(register: Register) -> None:
    forms = [form for party in register.parties for form in {party.id, party.name, *party.forms}]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


@pytest.mark.parametrize(
    ("form", "party"),
    [("Moscow", "RU"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Washington", "US"), ("Nato", "NATO"), ("Turkey", "TR")],
)
def test_forms(register: Register, form: str, party: str) -> None:
    found = register.party_named(form)
    assert found is not None
    assert found.id == party


def test_what_is_not_known(register: Register) -> None:
    assert register.party_named("Atlantis") is None
    assert register.party("XX") is None
    assert register.name("XX") == "XX"
    assert register.side("XX") == "XX"
    assert register.office("XX/none") is None


def test_sides(register: Register) -> None:
    assert register.side("RU/KREMLIN") == "RU"
    assert register.side("NATO") == "NATO"


@pytest.mark.parametrize(
    ("day", "office", "person"),
    [
        (date(2014, 9, 30), "NATO/secretary-general", "Anders Fogh Rasmussen"),
        (date(2014, 10, 1), "NATO/secretary-general", "Jens Stoltenberg"),
        (date(2024, 10, 1), "NATO/secretary-general", "Mark Rutte"),
        (JANUARY, "RU/kremlin-spokesman", "Dmitry Peskov"),
        (JANUARY, "US/deputy-secretary-of-state", "Wendy Sherman"),
        (date(2021, 4, 22), "RU/defense-minister", "Sergei Shoigu"),
        (date(2024, 6, 1), "RU/defense-minister", "Andrei Belousov"),
        (date(2016, 4, 14), "US/secretary-of-state", "John Kerry"),
        (date(2019, 3, 27), "IN/prime-minister", "Narendra Modi"),
        (date(2022, 2, 11), "OSCE/chair", "Zbigniew Rau"),
        (date(2009, 12, 1), "IAEA/director-general", "Yukiya Amano"),
        (date(2022, 1, 12), "AT/foreign-minister", "Alexander Schallenberg"),
        (date(2022, 1, 12), "CZ/president", "Miloš Zeman"),
        (date(2016, 6, 1), "RS/prime-minister", "Aleksandar Vučić"),
        (date(2014, 3, 20), "GR/foreign-minister", "Evangelos Venizelos"),
        (date(2020, 10, 1), "AM/defense-minister", "Davit Tonoyan"),
        (date(2018, 7, 16), "US/stratcom-commander", "John Hyten"),
        (date(2022, 1, 12), "RU/roscosmos-head", "Dmitry Rogozin"),
        (date(2017, 5, 2), "CH/president", "Doris Leuthard"),
        (date(2013, 3, 12), "HU/president", "János Áder"),
    ],
)
def test_who_held_an_office(register: Register, day: date, office: str, person: str) -> None:
    assert [h.person for h in register.holders_at(day) if h.office_id == office] == [person]


def test_offices_of_many_seats_and_without_a_day(register: Register) -> None:
    deputies = {h.person for h in register.holders_at(JANUARY) if h.office_id == "RU/deputy-foreign-minister"}
    assert {"Alexander Grushko", "Sergei Ryabkov"} <= deputies
    assert len(list(register.holders_at(None))) == len(register.holders)
    office = register.office("RU/deputy-foreign-minister")
    assert office is not None
    assert not office.single


def test_exactness_is_kept(register: Register) -> None:
    ryabkov = next(h for h in register.holders if h.person == "Sergei Ryabkov")
    assert (ryabkov.since, ryabkov.since_known) == (date(2008, 8, 1), Precision.MONTH)


def test_every_row_says_how_it_is_known(register: Register) -> None:
    rows = [*register.parties, *register.offices, *register.holders]
    assert all(row.source and row.certainty for row in rows)


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


PESKOV = "RU/kremlin-spokesman,Dmitry Peskov,Dmitri Peskov|Dmitriy Peskov|Peskov,2012-05-22,"


BAD_CELLS: dict[str, tuple[str, str, str, type[Exception]]] = {
    "since of a day that is none": ("holders.csv", PESKOV, PESKOV.replace("05-22", "02-30"), DateError),
    "since in another form": ("holders.csv", PESKOV, PESKOV.replace("2012-05-22", "22.5.2012"), DateError),
    "since left out": ("holders.csv", PESKOV, PESKOV.replace("2012-05-22", ""), SchemaError),
    "until before it starts": ("holders.csv", PESKOV + ",", PESKOV + "2011-01-01,", SchemaError),
    "office that is none": ("holders.csv", PESKOV, PESKOV.replace("kremlin", "kremlim"), SchemaError),
    "party of an office": ("offices.csv", "RU/president,RU,", "RU/president,XX,", SchemaError),
    "seats as a number": ("offices.csv", "head of state,one", "head of state,1", SchemaError),
    "type that is none": ("parties.csv", "NO,Norway,state", "NO,Norway,kingdom", SchemaError),
    "id that stands twice": ("parties.csv", "NO,Norway,state", "SE,Norway,state", SchemaError),
    "certainty that is none": ("parties.csv", "usage from memory,M", "usage from memory,sure", SchemaError),
}


@pytest.mark.parametrize("case", list(BAD_CELLS))
def test_a_bad_cell_is_named(folder: Path, case: str) -> None:
    name, old, new, problem = BAD_CELLS[case]
    change(folder, name, old, new)
    with pytest.raises(problem, match=rf"{name}, line \d+, column {case.partition(' ')[0]}"):
        load_register(folder)


def test_bad_tables(folder: Path) -> None:
    change(folder, "offices.csv", "RU/president,RU,president,", "RU/president,RU,president,,")
    with pytest.raises(SchemaError, match=r"offices.csv, line 2"):
        load_register(folder)
    change(folder, "offices.csv", "id,party,", "party,id,")
    with pytest.raises(SchemaError, match="other columns"):
        load_register(folder)
    (folder / "offices.csv").write_bytes("name\né".encode("cp1252"))
    with pytest.raises(EncodingError, match="byte 5"):
        load_register(folder)
    shutil.rmtree(folder)
    with pytest.raises(InputError, match="no folder"):
        load_register(folder)
    folder.mkdir()
    with pytest.raises(InputError, match="a folder with none of them"):
        load_register(folder)


def own(folder: Path, name: str, *rows: str) -> Path:
    """Write a table of a register of one's own, and return its folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join((COLUMNS[name], *rows)), encoding="utf-8")
    return folder


RIVERLAND = "X-RIV,Riverland,state,,,Riverlander,,,invented,M"
PREMIER = "X-RIV/premier,X-RIV,premier,,one,invented,M"
FIRST = "X-RIV/premier,Ada Stroom,Stroom,2012-01-01,2016-01-01,invented,M"


def test_folders_are_laid_on_top_and_may_hold_some_of_the_files(register: Register, tmp_path: Path) -> None:
    below = own(tmp_path / "below", "parties.csv", RIVERLAND)
    own(below, "offices.csv", PREMIER)
    own(below, "holders.csv", FIRST)
    above = own(tmp_path / "above", "holders.csv", "X-RIV/premier,Bo Delta,Delta,2015-06-01,,invented,M")
    both = load_register(below, above)
    assert len(both.parties) == len(register.parties) + 1
    assert [h.person for h in both.holders_at(date(2017, 1, 1)) if h.party == "X-RIV"] == ["Bo Delta"]
    assert [doubt.kind for doubt in doubts(both)] == ["two holders at once"]
    assert (both.corrections, register.party("X-RIV")) == ((), None)


def test_a_row_with_an_id_that_is_there_is_a_correction(register: Register, tmp_path: Path) -> None:
    folder = own(tmp_path, "parties.csv", "NO,Norway,state,,Oslo|Norge,Norwegian,,,our list,M")
    own(folder, "offices.csv", "NATO/secretary-general,NATO,Secretary General,,one,our list,M")
    own(folder, "holders.csv", "NATO/secretary-general,Mark Rutte,Rutte,2024-10-01,2030-01-01,our list,M")
    corrected = load_register(folder)
    assert [sentence.partition(": ")[2] for sentence in corrected.corrections] == [
        "NO replaces the row that was there",
        "NATO/secretary-general replaces the row that was there",
        "NATO/secretary-general, Mark Rutte, 2024-10-01 replaces the row that was there",
    ]
    assert corrected.id_of("Norge") == "NO"
    assert len(corrected.holders) == len(register.holders)
    rutte = [h for h in corrected.holders_at(date(2025, 1, 1)) if h.office_id == "NATO/secretary-general"]
    assert [(h.office, h.until) for h in rutte] == [("Secretary General", date(2030, 1, 1))]
    older = [h for h in corrected.holders_at(date(2015, 1, 1)) if h.office_id == "NATO/secretary-general"]
    assert [h.office for h in older] == ["Secretary General"]


def test_an_error_in_a_folder_names_its_path(tmp_path: Path) -> None:
    folder = own(tmp_path, "holders.csv", "X-RIV/premier,Ada Stroom,Stroom,2012-01-01,,invented,M")
    with pytest.raises(SchemaError, match=rf"{folder}/holders.csv, line 2, column office"):
        load_register(folder)


def test_gaps_between_two_holders(tmp_path: Path) -> None:
    folder = own(tmp_path, "parties.csv", RIVERLAND)
    own(folder, "offices.csv", PREMIER)
    rows = (FIRST, "X-RIV/premier,Bo Delta,Delta,2016-03,2018,invented,M")
    own(folder, "holders.csv", *rows, "X-RIV/premier,Cy Oever,Oever,2018-11-03,,invented,M")
    found = [gap for gap in gaps(load_register(folder)) if gap.office_id == "X-RIV/premier"]
    assert [(gap.before, gap.after, gap.since) for gap in found] == [("Ada Stroom", "Bo Delta", date(2016, 1, 1))]


def test_doubts_are_found(register: Register) -> None:
    stoltenberg = next(h for h in register.holders if h.person == "Jens Stoltenberg" and h.party == "NATO")
    longer = msgspec.structs.replace(stoltenberg, until=date(2025, 1, 1))
    turned = msgspec.structs.replace(stoltenberg, until=date(2010, 1, 1), party="ATLANTIS", office_id="")
    stray = msgspec.structs.replace(register.parties[0], id="ZZ", side="ATLANTIS")
    wrong = Register((*register.parties, stray), (*register.holders, longer, turned), register.offices)
    kinds = sorted(doubt.kind for doubt in doubts(wrong))
    assert kinds.count("two holders at once") >= 1
    assert kinds.count("unknown party") == 2
    assert kinds.count("ends before it starts") == 1


def test_a_start_known_to_the_month_may_touch_its_predecessor(register: Register) -> None:
    names = ("Mikheil Janelidze", "David Zalkaliani")
    first, second = (next(h for h in register.holders if h.person == name) for name in names)
    early = msgspec.structs.replace(second, since=date(2018, 6, 1), since_known=Precision.MONTH)
    assert list(doubts(Register(register.parties, (first, early), register.offices))) == []
    sharp = msgspec.structs.replace(early, since_known=Precision.DAY)
    assert len(list(doubts(Register(register.parties, (first, sharp), register.offices)))) == 1
