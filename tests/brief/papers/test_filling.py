"""Templates: what they may do, what they are told when they are wrong, and that none runs or grows without end."""

from __future__ import annotations

import pytest

from detente.brief.papers import filling
from detente.brief.papers.filling import fill
from detente.brief.papers.guarded import bare
from detente.model.errors import InputError, MissingPart

VALUES = {
    "title": "Plan *A*",
    "day": "1975-06-09",
    "when": "1975-06-09T09:00:00Z",
    "kind": "counter-draft",
    "none": None,
    "yes": True,
    "count": 3,
    "items": [
        {"name": "one", "source": "s2", "mark": "S", "replies": [{"source": "s3", "word": "done"}]},
        {"name": "two", "source": "s1", "mark": "T", "replies": []},
    ],
    "names": ["A", "B", "C"],
    "pair": {"mean": "0.5", "sources": ["s1", "s4"]},
    "sources": [{"id": id_} for id_ in ("s1", "s2", "s3", "s4")],
}


def filled(template: str) -> str:
    return bare(fill(template, "mine.md", VALUES).text)


def refused(template: str) -> InputError:
    with pytest.raises(InputError) as caught:
        fill(template, "mine.md", VALUES)
    assert caught.value.where.startswith("mine.md")
    return caught.value


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ title }}", "Plan *A*"),
        ("{{ title|upper }} {{ title|lower }} {{ 'x y'|capitalize }}", "PLAN *A* plan *a* X y"),
        ("{{ none }}|{{ yes }}|{{ not yes }}|{{ count + 1 }}|{{ count / 2 }}", "|yes|no|4|1.5"),
        (
            "{{ day|in_words }}, {{ when|in_words }}, {{ 'soon'|in_words }}",
            "9 June 1975, 9 June 1975, 09:00 UTC, soon",
        ),
        ("{{ '1975-06-09T23:59:59Z'|in_words }} {{ none|in_words }}", "the end of 9 June 1975 (UTC) "),
        (
            "{{ 250|in_hours }}, {{ 60|in_hours }}, {{ 1|in_hours }}, {{ none|in_hours }}",
            "4 hours 10 minutes, 1 hour, 1 minute, ",
        ),
        ("{{ names|listed }}; {{ names[:2]|listed('or') }}; {{ []|listed }}", "A, B and C; A or B; "),
        (
            "{{ 'the end'|sentence }} {{ title|sentence }} {{ 'who?'|sentence }}{{ ''|sentence }}",
            "The end. Plan *A*. Who?",
        ),
        (
            "{{ names|join('/') }} {{ names|join }} {{ names|length }} {{ names|first }} {{ names|last }}",
            "A/B/C ABC 3 A C",
        ),
        ("{{ items|where('name', 'two')|each('mark')|join }} {{ items|unlike('name', 'two')|length }}", "T 1"),
        ("{{ items|where('replies')|length }} {{ [{'ok': true}]|where('ok')|length }}", "0 1"),
        ("{{ ([]|first) or 'nobody' }} {{ ([]|last) or 'nobody' }}", "nobody nobody"),
        ("{{ nothing|default('-') }} {{ title|default('-') }} {{ nothing is defined }}", "- Plan *A* no"),
        ("{% if kind == 'counter-draft' %}yes{% endif %} {{ items[0].name }} {{ names[-1] }}", "yes one C"),
        (
            "{% for i in items %}{{ loop.index }}/{{ loop.length }}{{ ' ' if not loop.last }}{% endfor %}",
            "1/2 2/2",
        ),
        (
            "{% macro m(x) %}**{{ x }}**{{ caller() }}{% endmacro %}{% call m(title) %}!{% endcall %}",
            "**Plan *A***!",
        ),
        ("{% set x %}{{ title }}{% endset %}{{ x ~ '!' ~ count }} {{ 'a' + 'b' }}", "Plan *A*!3 ab"),
        ("{{ (names + names)|length }} {{ title[:4] }}", "6 Plan"),
        (
            "{% for k in pair %}{{ k }} {% endfor %}{% for i in items recursive %}{{ i.name }}{% endfor %}",
            "mean sources onetwo",
        ),
        ("a\r\nb", "a\nb"),
    ],
)
def test_what_a_template_may_do(template: str, text: str) -> None:
    assert filled(template) == text


def test_numbers_of_sources_run_in_the_order_of_use() -> None:
    found = fill(
        "{{ items[1]|cite }}{{ items[0]|cite }}{{ items[1]|cite }}{{ 's4'|cite }}{{ ''|cite }}", "t", VALUES
    )
    assert bare(found.text) == "[1][2][1][3]"
    assert found.cited == ("s1", "s2", "s4")


@pytest.mark.parametrize(
    ("template", "touched"),
    [
        ("{{ title }}", set()),
        ("{{ items[1].name }}", {"s1"}),
        ("{{ items[0].name }}", {"s2", "s3"}),
        ("{{ items|each('name')|join }}", {"s1", "s2", "s3"}),
        ("{{ items|where('name', 'x')|length }}", {"s1", "s2", "s3"}),
        ("{{ pair.mean }}", {"s1", "s4"}),
        ("{{ 's4'|cite }}", {"s4"}),
    ],
)
def test_the_records_that_a_template_looks_at_are_known(template: str, touched: set[str]) -> None:
    assert fill(template, "t", VALUES).touched == touched


@pytest.mark.parametrize(
    ("template", "given", "among"),
    [
        ("{{ titel }}", "titel", "title"),
        ("\n\n{{ items[0].nam }}", "nam", "name"),
        ("{% for i in itms %}{% endfor %}", "itms", "items"),
        ("{{ range(9) }}", "range", "names"),
        ("{{ titel.x }}", "titel", "title"),
        ("{{ items|each('nam') }}", "nam", "name"),
        ("{{ items.name }}", "name, of a list of 2", "[0]"),
        ("{{ names[7] }}", "7, of a list of 3", "[0]"),
        ("{{ none.day }}", "day, of nothing", "a thing with fields"),
        ("{{ title.__class__ }}", "__class__, of a text", "a thing with fields"),
    ],
)
def test_a_missing_field_is_named_with_those_that_are_there(template: str, given: str, among: str) -> None:
    problem = refused(template)
    assert given in problem.given
    assert among in problem.expected
    assert problem.where == f"mine.md, line {template.count(chr(10)) + 1}"


def test_a_near_field_is_suggested() -> None:
    assert "did you mean title" in refused("{{ titel }}").next_step
    assert refused("{{ none.day }}").next_step == "put `{% if ... %}` around it"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ title", "unexpected end"),
        ("a\n{% if x %}", "Unexpected end"),
        ("{% do x %}", "unknown tag"),
        ("{{ title|shout }}", "shout"),
        ("{{ title|safe }}", "safe"),
        ("{% if title is shouted %}{% endif %}", "shouted"),
        ("{% include 'other.md' %}", "no loader"),
        ("{% import 'other.md' as o %}", "no loader"),
        ("{{ count / 0 }}", "division by zero"),
        ("{{ count < title }}", "not supported"),
        ("{{ count in count }}", "not iterable"),
        ("{% for a in names %}" * 30 + "{% endfor %}" * 30, "nested blocks"),
    ],
)
def test_what_cannot_be_read_is_told_in_its_own_words(template: str, words: str) -> None:
    assert words in refused(template).given


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{{ items }}", "a list where text is needed"),
        ("{{ items[0] }}", "a thing with fields where text is needed"),
        ("{% for letter in title %}{% endfor %}", "a loop over something that is no list"),
        ("{{ title|cite }}", "a citation of something that stands on no record"),
        ("{{ count|cite }}", "a citation of something that stands on no record"),
        ("{{ title|listed }}", "something else where a list is needed"),
        ("{{ names|sentence }}", "something else where text is needed"),
        ("{{ count|length }}", "something that has no length"),
        ("{{ names|each('x') }}", "a template asks for a field that is not there"),
        ("{{ title + count }}", "`+` between things that it does not go between"),
        ("{{ (items|first)() }}", "a call of something that cannot be called"),
        ("{{ title * 9 }}", "`*` between things that it does not go between"),
        ("{{ 2 ** 9 }}", "`**` between things that it does not go between"),
        ("{{ '%9s' % 1 }}", "`%` between things that it does not go between"),
    ],
)
def test_what_a_template_may_not_do(template: str, problem: str) -> None:
    assert refused(template).problem == problem


DOUBLED = "{% set x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}"


@pytest.mark.parametrize(
    "template",
    [
        DOUBLED + "{% set x = x ~ x %}" * 60,
        DOUBLED + "{% set x = x + x %}" * 60,
        DOUBLED + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60,
        "{% set x = [1] %}" + "{% set x = x + x %}" * 60,
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{% set x = 9 %}" + "{% set x = x * x %}" * 60,
        "{% for a in names %}" * 19 + "{% endfor %}" * 19,
    ],
)
def test_no_template_runs_or_grows_without_end(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds are lowered so that the test is quick; a bound that is not kept would fill the memory."""
    monkeypatch.setattr(filling, "MOST_STEPS", 20_000)
    monkeypatch.setattr(filling, "MOST_LETTERS", 200_000)
    assert refused(template).problem in (
        "a template that does too much",
        "a template that writes too much",
        "a template too deep in itself",
        "a number too large",
    )


def test_letters_of_the_template_itself_are_counted_in_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MOST_LETTERS", 2_000)
    body = "x" * 100
    inside = "{% for a in names %}" * 4 + body + "{% endfor %}" * 4
    assert refused("{% set y %}" + inside + "{% endset %}").problem == "a template that writes too much"
    assert refused(body * 30).problem == "a template that writes too much"
    assert len(filled(body * 10)) == 1000


def test_without_jinja_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingPart, match=r"detente\[paper\]"):
        fill("x", "t", VALUES)
