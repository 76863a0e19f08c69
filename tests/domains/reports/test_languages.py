"""Reports in Spanish and Russian, read by rules alone: what they hold, and bad input."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from detente.domains.reports import read
from detente.domains.reports.document.language import language_read
from detente.domains.reports.languages.cases import cases_of, first_case
from detente.domains.reports.languages.reader import NOTE, WORDINGS
from detente.domains.reports.languages.told_values import days_in, number_value, numbers_in
from detente.model.errors import LanguageError, SchemaError
from detente.model.report import ActivityClaim, ActorClaim, MeetingClaim, Reading, StatementClaim
from detente.sources.register import load_register
from tests.cli.running import detente
from tests.domains.reports.made import report
from tests.scoring.folder import Scored, samples, score_folder

CASES = Path(__file__).parents[2] / "cases" / "reports" / "languages"
REGISTER = load_register(CASES / "registers")
DAY = date(2033, 1, 12)
FLOORS = {
    "check": {"actor": (0.90, 0.80), "statement": (0.93, 0.83), "meeting": (0.9, 0.6), "activity": (0.75, 0.7)},
    "developed": {"actor": (0.93, 0.86), "statement": (0.93, 0.9), "meeting": (0.7, 0.2), "activity": (0.8, 0.8)},
}
HEADS = {
    "es": "Una reunión larga y difícil en la capital\n\nMonteclaro, 12 ene (NotiSur).- {}\n",
    "ru": "Долгая и трудная встреча в столице\n\nМОНТЕКЛАРО, 12 января. /ОРИОН/. {}\n",
}


def told(code: str, body: str, day: date = DAY) -> Reading:
    """Return the reading of a body under a headline and a dateline of 12 January 2033, a Wednesday."""
    return read(report(HEADS[code].format(body)), REGISTER, None, day)  # type: ignore[arg-type]


def statements(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Return speaker, words, mode and stance of each statement."""
    return [
        (r.fields.speaker, r.text, r.fields.mode, r.fields.stance)
        for r in reading.records
        if isinstance(r.fields, StatementClaim)
    ]


@pytest.fixture(scope="module", params=list(FLOORS))
def scored(request: pytest.FixtureRequest) -> tuple[str, Scored]:
    return request.param, score_folder(CASES / request.param, REGISTER, None)


def test_annotated_reports(scored: tuple[str, Scored]) -> None:
    name, score = scored
    assert score.span_errors == []
    assert sum(score.document) >= 36
    assert (score.boilerplate.f1() or 0) >= 0.98
    for kind, (lenient, fields) in FLOORS[name].items():
        assert (score.tallies[kind].f1() or 0) >= lenient, kind
        assert (score.tallies[kind].f1(fields=True) or 0) >= fields, kind
    assert all(score.tallies[kind].read == 0 for kind in ("proposal", "answer", "gap"))


def test_there_are_eight_of_each_language() -> None:
    names = sorted(path.stem for folder in FLOORS for path, _ in samples(CASES / folder))
    assert names == [f"{code}0{number}" for code in ("es", "ru") for number in range(1, 9)]


@pytest.mark.parametrize(
    ("code", "body", "expected"),
    [
        ("es", '"Esto no vale", dijo el general Iker Sanz.', ("Iker Sanz", "Esto no vale", "direct")),
        ("es", "Lazov declaró: «No vamos a ceder».", ("Petar Lazov", "No vamos a ceder", "direct")),
        ("es", "El lunes dijo Lazov que la vía está abierta.", ("Petar Lazov", "la vía está abierta", "indirect")),
        ("es", "Según Tarnovia, el acuerdo sigue vigente.", ("Tarnovia", "el acuerdo sigue vigente", "indirect")),
        ("es", "El acuerdo sigue vigente, según Lazov.", ("Petar Lazov", "El acuerdo sigue vigente", "indirect")),
        ("es", "—No habrá más reuniones —respondió Lazov.", ("Petar Lazov", "No habrá más reuniones", "direct")),
        ("ru", '"Так нельзя", - сказал генерал Игорь Санин.', ("Игорь Санин", "Так нельзя", "direct")),
        ("ru", "Лазов заявил: «Мы не уступим ни в чем».", ("Petar Lazov", "Мы не уступим ни в чем", "direct")),
        ("ru", "По словам министра Анны Петровой, путь открыт.", ("Анна Петрова", "путь открыт", "indirect")),
        ("ru", "Договор в силе, сообщил Лазов.", ("Petar Lazov", "Договор в силе", "indirect")),
        ("ru", "Как сообщила Тарновия, договор в силе.", ("Tarnovia", "договор в силе", "indirect")),
        ("ru", "Договор в силе. Об этом заявил Лазов.", ("Petar Lazov", "Договор в силе", "indirect")),
        ("ru", "\n— Встреч не будет, — ответил Лазов.", ("Petar Lazov", "Встреч не будет", "direct")),
    ],
)  # fmt: skip
def test_forms_of_speech(code: str, body: str, expected: tuple[str, str, str]) -> None:
    assert [found[:3] for found in statements(told(code, body))] == [expected]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("es", "Según lo previsto, el acuerdo sigue vigente."),
        ("es", 'La fragata "Costa Brava" llegó al puerto.'),
        ("ru", "Согласно плану, договор в силе."),
        ("ru", 'Фрегат "Смелый" прибыл в порт.'),
    ],
)
def test_what_nobody_said_is_no_statement(code: str, body: str) -> None:
    assert statements(told(code, body)) == []


@pytest.mark.parametrize(
    ("code", "body"),
    [("es", "Lazov negó que su país prepare un ataque."), ("ru", "Лазов опроверг, что готовится нападение.")],
)
def test_what_is_denied_is_never_given_as_said(code: str, body: str) -> None:
    reading = told(code, body)
    (said,) = (r.fields for r in reading.records if isinstance(r.fields, StatementClaim))
    assert said.stance == "deny"
    assert said.confidence is not None
    assert (said.confidence.stance_percent or 0) >= 95
    assert [r.fields.by for r in reading.records if r.id == "denial1"] == ["Petar Lazov"]  # type: ignore[union-attr]


def test_exercise_with_name_number_and_days() -> None:
    for code, body in (
        ("es", 'Tarnovia realizará del 3 al 9 de febrero las maniobras "Lago Azul" con tres mil soldados.'),
        ("ru", "Тарновия проведет с 3 по 9 февраля учения «Синее озеро» с участием 3 тыс. военнослужащих."),
    ):
        (claim,) = (r.fields for r in told(code, body).records if isinstance(r.fields, ActivityClaim))
        assert claim.strength is not None
        assert (claim.who, claim.start, claim.end) == ("Tarnovia", "2033-02-03", "2033-02-09")
        assert (claim.strength.min, claim.strength.max, claim.strength.unit) == (3000, 3000, "soldiers")


def test_meeting_of_a_forum_by_weekday() -> None:
    for code, body in (
        ("es", "La reunión del Consejo del Estrecho se celebró el lunes."),
        ("ru", "Заседание Совета пролива состоялось в понедельник."),
    ):
        (claim,) = (r.fields for r in told(code, body).records if isinstance(r.fields, MeetingClaim))
        assert (claim.forum, claim.date, claim.status) == ("Council of the Strait", "2033-01-10", "held")


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("es", "12.000", 12_000), ("es", "tres mil", 3_000), ("es", "mil quinientos", 1_500), ("es", "2,5", None),
        ("es", "dos millones", 2_000_000), ("es", "treinta y dos", 32),
        ("ru", "12 000", 12_000), ("ru", "3,5 тыс.", 3_500), ("ru", "полторы тысячи", 1_500),
        ("ru", "две тысячи", 2_000),
    ],
)  # fmt: skip
def test_numbers(code: str, written: str, value: int | None) -> None:
    assert number_value(written, WORDINGS[code].values) == value


def test_bounds_of_numbers() -> None:
    for code, text, bounds in (
        ("es", "más de 6.000 soldados", (6_000, None)),
        ("es", "hasta 500 militares", (None, 500)),
        ("ru", "свыше 6 тысяч солдат", (6_000, None)),
        ("ru", "около 900 военнослужащих", (900, 900)),
    ):
        (found,) = numbers_in(text, WORDINGS[code])
        assert (found.strength.min, found.strength.max) == bounds


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("es", "el 12 de enero de 2022", date(2022, 1, 12)), ("es", "el viernes", date(2033, 1, 7)),
        ("es", "ayer", date(2033, 1, 11)), ("ru", "12 января 2022 г.", date(2022, 1, 12)),
        ("ru", "в пятницу", date(2033, 1, 7)), ("ru", "в пятницу состоится", date(2033, 1, 14)),
    ],
)  # fmt: skip
def test_days(code: str, text: str, day: date) -> None:
    assert [found.first for found in days_in(text, WORDINGS[code], DAY)] == [day]


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("Madrid, 12 ene (EFE).- La reunión del consejo de los aliados fue larga.", "Madrid", "2022-01-12", "EFE"),
        (
            "Lima, 12 de enero de 2022. La reunión del consejo de los aliados fue larga.",
            "Lima",
            "2022-01-12",
            None,
        ),
        ("МОСКВА, 12 января. /ТАСС/. Встреча союзников была долгой.", "Москва", "2022-01-12", "ТАСС"),
        ("МОСКВА, 12 янв - РИА Новости. Встреча союзников была долгой.", "Москва", "2022-01-12", "РИА Новости"),
        ("Москва. 12 января. ИНТЕРФАКС - Встреча союзников была долгой.", "Москва", "2022-01-12", "ИНТЕРФАКС"),
    ],
)
def test_datelines(line: str, place: str, day: str, agency: str | None) -> None:
    head = "Un título de la noticia de hoy" if line.isascii() or "ó" in line else "Большой заголовок этой новости"
    doc = read(report(f"{head}\n\n{line}\n"), REGISTER, None, date(2022, 1, 12)).doc  # type: ignore[arg-type]
    assert (doc.place, doc.dateline_date, doc.agency) == (place, day, agency)
    assert doc.headline is not None
    assert doc.headline.text == head


def test_the_year_comes_from_the_weekday() -> None:
    text = report(HEADS["es"].format("El Gobierno de Tarnovia dijo el miércoles que la reunión fue larga."))
    doc = read(text, REGISTER, None, as_of=date(2033, 6, 1)).doc  # type: ignore[arg-type]
    assert (doc.dateline_date, doc.date_from, doc.year_inferred) == ("2033-01-12", "weekday", True)


def test_real_names_of_the_register_in_their_cases() -> None:
    reading = told("ru", "Россию, Украину, НАТО и США назвал Лавров в Брюсселе.", date(2022, 1, 12))
    names = {r.fields.name for r in reading.records if isinstance(r.fields, ActorClaim)}
    assert names == {"Russia", "Ukraine", "NATO", "United States", "Sergei Lavrov"}


def test_cases() -> None:
    assert {"Россия", "России", "Россию", "Россией"} <= cases_of("Россия", "russian")
    assert cases_of("НАТО", "russian") == {"НАТО"}
    assert first_case("Сергея Иванова", "russian") == "Сергей Иванов"
    assert first_case("Анны Петровой", "russian") == "Анна Петрова"


def test_each_name_names_one_thing() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for name in load_register().other_names:
        for form in name.forms:
            assert seen.setdefault((name.of, name.language, form), name.id) == name.id, form


def test_a_name_of_nothing_is_refused(tmp_path: Path) -> None:
    head = "of,id,language,forms,adjectives,source,certainty\n"
    for row, column in (
        ("party,X-NONE,es,Nada,,made up,M", "id"),
        ("ship,RU,es,Nada,,made up,M", "of"),
        ("party,RU,spa,Nada,,made up,M", "language"),
    ):
        (tmp_path / "names.csv").write_text(head + row + "\n", encoding="utf-8")
        with pytest.raises(SchemaError) as refused:
            load_register(tmp_path)
        assert refused.value.where.endswith(f"line 2, column {column}")


def test_the_output_says_how_it_was_read() -> None:
    for code in WORDINGS:
        reading = told(
            code, "El Gobierno de Tarnovia dijo que no." if code == "es" else "Тарновия сказала, что нет."
        )
        assert reading.doc.language == code
        assert reading.warnings == (NOTE.format(name=WORDINGS[code].name),)
        assert all(record.rule.startswith(f"{code}: ") for record in reading.records)


def test_mixed_languages_are_read_in_the_main_one_or_refused_by_name() -> None:
    spanish = (CASES / "developed" / "es05.txt").read_text(encoding="utf-8")
    english = "The two sides said that they would meet again on Friday and that the talks were useful. "
    assert language_read(spanish + english) == "es"
    assert language_read(english * 20 + spanish[:200]) == "en"
    with pytest.raises(LanguageError) as refused:
        language_read("Обидві сторони заявили, що зустріч була корисною. Они встретятся вновь.")
    assert refused.value.given == "Ukrainian"


def test_latin_letters_within_russian_words_cost_names_and_nothing_else() -> None:
    reading = told("ru", 'Tарновия молчит. "Мы не уступим ни в чем", - сказал Лазов.')  # a Latin T
    assert statements(reading) == [("Petar Lazov", "Мы не уступим ни в чем", "direct", "assert")]


def test_mangled_reports_keep_their_spans() -> None:
    chance = random.Random(20330112)
    noise = '«»"“”—-\u200f\u202e\u200b.,:;()\n\t aаоeс0\u00ad\ufeff'
    texts = [path.read_text(encoding="utf-8") for path, _ in samples(CASES / "developed")]
    for _ in range(60):
        letters = list(chance.choice(texts))
        for _ in range(chance.randint(1, 40)):
            at = chance.randrange(len(letters))
            letters[at : at + chance.choice((0, 1, 12))] = chance.choice(noise) * chance.randint(0, 4)
        text = "".join(letters)
        reading = read(report(text), REGISTER, None, DAY)  # type: ignore[arg-type]
        for record in reading.records:
            assert record.text == " … ".join(text[span.start : span.end] for span in record.anchor)
            assert all(0 <= span.start < span.end <= len(text) for span in record.anchor)


@pytest.mark.parametrize("name", ["es05", "ru05"])
def test_command_line_and_brief(name: str) -> None:
    path = str(CASES / "developed" / f"{name}.txt")
    common = ["--published", "2033-03-14", "--register", str(CASES / "registers")]
    shown = detente("reports", "read", path, *common)
    assert shown.returncode == 0
    assert "by rules, without a parser" in shown.stderr
    assert "in Spanish" in shown.stdout or "in Russian" in shown.stdout
    assert "2033-03-14" in shown.stdout
    brief = detente("brief", path, *common, "--as-of", "2033-03-15")
    assert brief.returncode == 0
    assert "Milan Borek" in brief.stdout or "Милан Борек" in brief.stdout
    assert "without a parser" in " ".join(brief.stdout.split())
