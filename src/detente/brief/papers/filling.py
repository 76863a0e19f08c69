"""A template filled in: a sandbox in which a template can do nothing but put values into text, within bounds.

Jinja's sandbox is narrowed: values are plain data, only fields that are there can be asked for, filters are those
of `words.py`, and every turn of a loop, call and letter written is counted, so that no template runs or grows
without end.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from detente.brief.papers.faults import TOP, Fault, MissingField, teaching_error
from detente.brief.papers.guarded import guarded
from detente.brief.papers.words import FILTERS, LOOKING, TESTS
from detente.model.errors import DetenteError, MissingPart

MOST_STEPS = 1_000_000
"""Turns of loops and calls: enough for 10,000 follow-ups in every list of a paper."""
MOST_LETTERS = 20_000_000
"""Letters that a template may write: some 5,000 pages."""
LARGEST_NUMBER = 10**15
COUNTED, WRITTEN, PIECE = "counted turns", "written letters", "piece of text"
"""Filters that only the program puts into a template; a name with a space cannot be written in one."""
_SHORT = {None: "", True: "yes", False: "no"}


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A template filled in, guarded signs still guarded. `cited` are ids of records in the order of their numbers.

    `touched` are all records of which the template asked for anything.
    """

    text: str
    cited: tuple[str, ...]
    touched: frozenset[str]


class _Run:
    """One filling: what was cited and touched, and how much was done."""

    def __init__(self, sources: set[str]) -> None:
        self.sources = sources
        self.cited: dict[str, int] = {}
        self.touched: set[str] = set()
        self.seen: set[int] = set()
        self.steps = self.letters = 0

    def count(self, steps: int = 0, letters: int = 0) -> None:
        self.steps, self.letters = self.steps + steps, self.letters + letters
        if self.steps > MOST_STEPS:
            most = f"at most {MOST_STEPS:,} turns of loops and calls"
            raise Fault("a template that does too much", expected=most, given="more")
        if self.letters > MOST_LETTERS:
            most = f"at most {MOST_LETTERS:,} letters"
            raise Fault("a template that writes too much", expected=most, given="more")

    def printed(self, value: Any) -> str:
        """Return a value as it stands in the text; a list or a thing with fields is no text."""
        if isinstance(value, dict):
            fields = ", ".join(sorted(value))
            raise Fault("a thing with fields where text is needed", expected=fields, given="the whole thing")
        if isinstance(value, list | tuple):
            raise Fault("a list where text is needed", expected="a loop over it, or `|listed`", given="a list")
        text = _SHORT[value] if value is None or isinstance(value, bool) else str(value)
        self.count(letters=len(text))
        return text

    def counted(self, values: Any) -> Any:
        """Return what a loop goes over, its turns counted."""
        if not isinstance(values, list | tuple | dict):
            iter(values)  # an undefined value says here which field is missing
            raise Fault(
                "a loop over something that is no list", expected="a list, such as `documents`", given="a text"
            )
        self.count(steps=len(values))
        return list(values)

    def written(self, letters: int) -> str:
        """Return nothing, and count letters that the template itself writes in a loop or macro."""
        self.count(letters=letters, steps=1)
        return ""

    def cite(self, thing: Any) -> str:
        """Return the number of the source of a thing, `[3]`; numbers run in the order of first use."""
        id_ = thing.get("source") if isinstance(thing, dict) else thing
        if id_ == "":
            return ""
        if not isinstance(id_, str) or id_ not in self.sources:
            raise Fault(
                "a citation of something that stands on no record",
                expected="a thing with a field `source`, such as a document or an answer",
                given="something else",
            )
        self.touched.add(id_)
        return f"[{self.cited.setdefault(id_, len(self.cited) + 1)}]"

    def see(self, thing: Any) -> None:
        """Note the records on which a thing rests: its own, those of words on it, those that it was found from."""
        if not isinstance(thing, dict) or id(thing) in self.seen:
            return
        self.seen.add(id(thing))
        below = (one.get("source") for part in ("replies", "answers") for one in thing.get(part, ()))
        self.touched.update(filter(None, (thing.get("source"), *thing.get("sources", ()), *below)))

    def looking(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that looks into the things of a list, noting that it does."""

        def looking(values: Any, *words: Any) -> Any:
            for thing in values if isinstance(values, list | tuple) else ():
                self.see(thing)
            return work(values, *words)

        return looking

    def field(self, environment: Any, thing: Any, name: Any) -> Any:
        """Return a field of a thing, or an undefined value that says which one is missing."""
        if isinstance(thing, dict) and isinstance(name, str) and name in thing:
            self.see(thing)
            return thing[name]
        if isinstance(thing, list | str):
            if isinstance(name, slice):
                return thing[name]
            if isinstance(name, int) and -len(thing) <= name < len(thing):
                return thing[name]
        return environment.undefined(obj=thing, name=name)

    def arithmetic(self, operator: str, left: Any, right: Any, work: Callable[[], Any]) -> Any:
        """Return what an operator gives, of numbers in bounds and of texts and lists added."""
        added = operator == "+" and type(left) is type(right) and isinstance(left, str | list)
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not added and (not numbers or operator == "**"):
            problem = f"`{operator}` between things that it does not go between"
            raise Fault(problem, expected="two numbers; texts are joined by ~", given="other things")
        result = work()
        if added:
            self.count(letters=len(result))
        elif abs(result) > LARGEST_NUMBER:
            raise Fault("a number too large", expected=f"at most {LARGEST_NUMBER:,}", given="a larger one")
        return result


def fill(text: str, name: str, values: dict[str, Any]) -> Filled:
    """Return a template filled in with plain values.

    InputError names file, line, the field asked for and the fields that are there; MissingPart where Jinja2 is not
    installed.
    """
    jinja, sandbox = _parts()
    run = _Run({source["id"] for source in values.get("sources", ())})
    told = guarded(values)
    environment = _environment(jinja, sandbox, run)
    try:
        tree = _counting(jinja, environment, environment.parse(text, name, name))
        code = environment.compile(tree, name, name)
        template = environment.template_class.from_code(environment, code, {})
        written = "".join(_within(run, template.generate(told)))
    except DetenteError:
        raise
    except Exception as problem:
        raise teaching_error(problem, jinja, name, told, sorted(set(environment.filters) - _OWN)) from problem
    return Filled(text=written, cited=tuple(run.cited), touched=frozenset(run.touched))


_OWN = {COUNTED, WRITTEN, PIECE}


def _parts() -> tuple[Any, Any]:
    if importlib.util.find_spec("jinja2") is None:
        raise MissingPart(
            "papers need a part that is not installed",
            expected="the package jinja2",
            given="nothing of that name",
            next_step="pip install 'detente[paper]'",
        )
    return importlib.import_module("jinja2"), importlib.import_module("jinja2.sandbox")


def _within(run: _Run, chunks: Iterator[str]) -> Iterator[str]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > MOST_LETTERS:
            run.count(letters=MOST_LETTERS + 1)
        yield chunk


def _environment(jinja: Any, sandbox: Any, run: _Run) -> Any:
    """Return Jinja's sandbox, narrowed to plain data and to the filters of this house."""
    made = _narrowed(jinja, sandbox.ImmutableSandboxedEnvironment, run)(
        undefined=_undefined(jinja),
        finalize=run.printed,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # guarded.py does it: no sign of a record can be markup
        optimized=False,
    )
    made.globals.clear()
    filters: dict[str, Callable[..., Any]] = {**FILTERS, "cite": run.cite}
    filters |= {name: run.looking(FILTERS[name]) for name in LOOKING}
    filters |= {COUNTED: run.counted, WRITTEN: run.written, PIECE: run.printed}

    def default(value: Any, other: Any = "") -> Any:
        return other if isinstance(value, jinja.Undefined) else value

    filters["default"] = default
    made.filters = {name: _unfolded(jinja, work) for name, work in filters.items()}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def _narrowed(jinja: Any, wide: Any, run: _Run) -> type:
    """Return a class of sandbox in which fields, calls and sums go through the run."""
    loop, macro = jinja.runtime.LoopContext, jinja.runtime.Macro

    def field(environment: Any, thing: Any, name: Any) -> Any:
        if isinstance(thing, loop):
            return wide.getattr(environment, thing, name)
        if isinstance(thing, jinja.Undefined):
            str(thing)  # says what is missing, the first of several that are
        return run.field(environment, thing, name)

    def call(environment: Any, context: Any, called: Any, *words: Any, **named: Any) -> Any:
        run.count(steps=1)
        if isinstance(called, jinja.Undefined):
            called()  # says what is missing
        if not isinstance(called, macro | loop) and not isinstance(getattr(called, "__self__", None), loop):
            raise Fault("a call of something that cannot be called", expected="a macro of this template")
        return wide.call(environment, context, called, *words, **named)

    def arithmetic(environment: Any, context: Any, operator: str, left: Any, right: Any) -> Any:
        del context
        return run.arithmetic(operator, left, right, lambda: environment.binop_table[operator](left, right))

    operators = frozenset(wide.default_binop_table)
    parts = {"getattr": field, "getitem": field, "call": call, "call_binop": arithmetic}
    return type("Narrow", (wide,), {**parts, "intercepted_binops": operators})


def _unfolded(jinja: Any, work: Callable[..., Any]) -> Any:
    """Return a filter that is never worked out ahead of time, so that every use of it counts."""

    def unfolded(context: Any, *words: Any, **named: Any) -> Any:
        del context
        return work(*words, **named)

    return jinja.pass_context(unfolded)


def _undefined(jinja: Any) -> type:
    """Return a class of values that are not there: used in any way but a test, they say what was asked for."""
    nowhere = jinja.utils.missing

    def begin(self: Any, hint: Any = None, obj: Any = nowhere, name: Any = None, exc: Any = None) -> None:
        del exc
        thing = TOP if obj is nowhere else obj
        jinja.StrictUndefined.__init__(self, hint, obj, name, lambda _: MissingField(thing, name))

    return type("Missing", (jinja.StrictUndefined,), {"__init__": begin, "__slots__": ()})


def _counting(jinja: Any, environment: Any, tree: Any) -> Any:
    """Return the parsed template with every loop, macro and joined text counted."""
    nodes = jinja.nodes

    def through(node: Any, name: str) -> Any:
        return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=environment)

    for node in list(tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock))):
        letters = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        note = through(nodes.Const(letters, lineno=node.lineno, environment=environment), WRITTEN)
        node.body.insert(0, nodes.Output([note], lineno=node.lineno, environment=environment))
        if isinstance(node, nodes.For):
            node.iter = through(node.iter, COUNTED)
    for node in list(tree.find_all(nodes.Concat)):
        node.nodes = [through(part, PIECE) for part in node.nodes]
    return tree
