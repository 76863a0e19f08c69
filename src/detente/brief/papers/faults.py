"""What can be wrong with a template, and the error that teaches it: file, line, what is asked, what is there."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from detente.brief.papers.words import TESTS, Fault
from detente.model.document import nearest
from detente.model.errors import InputError

__all__ = ["TOP", "Fault", "MissingField", "teaching_error"]

TOP = object()
"""Stands for the whole of what a template may ask for."""
MISTAKES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, SyntaxError)
"""What Python says of a template that asks for the impossible, such as a text larger than a number."""


class MissingField(Exception):
    """A template asks for a field that is not there."""

    def __init__(self, thing: Any, field: Any) -> None:
        super().__init__(str(field))
        self.thing, self.field = thing, str(field)


def teaching_error(
    problem: Exception, jinja: Any, name: str, told: dict[str, Any], filters: list[str]
) -> Exception:
    """Return the error for people; what is no mistake of a template is returned as it is."""
    where = _where(problem.__traceback__, name)
    if isinstance(problem, jinja.TemplateSyntaxError):
        where, fault = f"{name}, line {problem.lineno}", _of_syntax(problem, filters)
    elif isinstance(problem, MissingField):
        fault = _of_field(problem, told)
    elif isinstance(problem, Fault):
        fault = problem
    elif isinstance(problem, RecursionError):
        fault = Fault("a template too deep in itself", expected="fewer brackets, blocks or macros in one another")
    elif isinstance(problem, (jinja.TemplateError, *MISTAKES)):
        fault = Fault("a template that cannot be filled in", given=str(problem) or type(problem).__name__)
    else:
        return problem
    return InputError(
        fault.problem, where=where, expected=fault.expected, given=fault.given, next_step=fault.next_step
    )


def _where(trace: TracebackType | None, name: str) -> str:
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"{name}, line {line}" if line else name


def _of_syntax(problem: Any, filters: list[str]) -> Fault:
    message = str(problem.message)
    asked = message.split("'")[1] if "'" in message else ""
    if message.startswith("No filter named"):
        near = nearest(asked, filters)
        return Fault("an unknown filter", expected=", ".join(filters), given=asked, next_step=near)
    if message.startswith("No test named"):
        return Fault("an unknown test", expected=", ".join(TESTS), given=asked)
    wanted = "Jinja2: `{{ value }}`, `{% if value %} ... {% endif %}`, `{% for one in list %} ... {% endfor %}`"
    return Fault("a template that cannot be read", expected=wanted, given=message)


def _of_field(problem: MissingField, told: dict[str, Any]) -> Fault:
    thing = told if problem.thing is TOP else problem.thing
    asked = problem.field
    if isinstance(thing, dict):
        known = sorted(thing)
        return Fault(
            "a template asks for a field that is not there",
            expected=", ".join(known),
            given=asked,
            next_step=nearest(asked, known),
        )
    if isinstance(thing, list):
        wanted = "a loop over the list, or one of its things by number, such as [0]"
        given = f"{asked}, of a list of {len(thing):,}"
        return Fault("a template asks a list for a field", expected=wanted, given=given)
    what = "nothing: it is not on record" if thing is None else "a text or a number, which has no fields"
    return Fault(
        "a template asks for a field of something that has none",
        expected="a thing with fields",
        given=f"{asked}, of {what}",
        next_step="put `{% if ... %}` around it" if thing is None else "",
    )
