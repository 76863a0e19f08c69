"""`detente council coders`: how far two or more coders read the same words alike, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from detente.brief.legible import legible
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.material import instants_of
from detente.cli.council.on_record import (
    AsOfOption,
    DeskOption,
    ExampleOption,
    IssuesOption,
    JsonOption,
    PositionsOption,
    on_record,
)
from detente.cli.council.wording import basis_words, coder, day_or_instant, table_console, word_as_json
from detente.cli.registers import register_of
from detente.cli.show import print_json
from detente.domains import council as domain
from detente.domains.council import Agreement, Coding, Word
from detente.domains.council.coding import SCALE, TENTATIVE_BELOW, CoderPair
from detente.model.council import Issue
from detente.model.register import Register

SCHEMA = "detente-coders/1"
MARK = f"{float(TENTATIVE_BELOW):.2f}"


def coders(
    desk: DeskOption = None,
    positions: PositionsOption = None,
    issues: IssuesOption = None,
    example: ExampleOption = False,
    as_of: AsOfOption = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare coders who read the same words: how far they agree, and every word on which they differ.

    Krippendorff's alpha for all of them, weighted kappa for each two. Below 0.67 a coding is tentative (D).
    """
    register = register_of(desk)
    _, instant = instants_of(as_of, None, None)
    audience = audience_of(reader, marking)
    told = on_record(desk, positions, issues, example=example, register=register, until=instant, audience=audience)
    mark = marking or told.marking
    found = domain.compare(told.readings(instant))
    if as_json:
        print_json(_as_json(found, instant) | {"marking": mark})
        return
    console = table_console()
    for line in _lines(found, instant):
        console.print(line, soft_wrap=True)
    for pair in found.pairs:
        _show_pair(console, pair)
    _show_words(console, "The coders differ on", found.differing, told.issues_by(instant), register)
    _show_words(console, "One coder has two words on", found.contradicted, told.issues_by(instant), register)
    console.print(mark)


def _lines(found: Coding, instant: datetime) -> Iterator[str]:
    read = ", ".join(f"{legible(name) or 'nobody named'} ({count})" for name, count in found.coders.items())
    yield f"Coders as of {day_or_instant(instant)}, with the words each read: {read or 'none'}"
    yield f"Words read by two or more coders: {found.compared}; by one only: {found.single}"
    yield f"Krippendorff's alpha, stances (ordinal): {_words(found.stance)}"
    yield f"Krippendorff's alpha, silence or not (nominal): {_words(found.silence)}"


def _words(agreement: Agreement) -> str:
    if agreement.fraction is None:
        return f"cannot tell: {agreement.why_not}"
    tentative = f"; tentative, because below {MARK} (D)" if agreement.tentative else ""
    return f"{agreement.text} over {agreement.units} words, {agreement.readings} readings{tentative}"


def _show_pair(console: Console, pair: CoderPair) -> None:
    count, first, second = pair.linear.units, legible(pair.first), legible(pair.second)
    console.print()
    console.print(f"{first} and {second}: the same stance on {pair.same} of {count} words", soft_wrap=True)
    console.print(f"Weighted kappa, linear: {_words(pair.linear)}", soft_wrap=True)
    console.print(f"Weighted kappa, quadratic: {_words(pair.quadratic)}", soft_wrap=True)
    if not count:
        return
    drawn = Table("", *(_signed(stance) for stance in SCALE))
    for stance, row in zip(SCALE, pair.confusion, strict=True):
        drawn.add_row(f"{_signed(stance)} {stance.words}", *map(str, row))
    console.print(f"Rows: stances by {first}; columns: by {second}", soft_wrap=True)
    console.print(drawn)


def _signed(stance: int) -> str:
    return f"{stance:+d}" if stance else "0"


def _show_words(
    console: Console, title: str, words: tuple[Word, ...], issues: tuple[Issue, ...], register: Register
) -> None:
    if not words:
        return
    names = {issue.id: legible(issue.proposition) for issue in issues}
    console.print()
    drawn = Table(
        title=f"{title} {len(words)} word{'s' if len(words) > 1 else ''}", title_justify="left", leading=1
    )
    for column in ("Proposition", "Party", "Said", "Read by", "As", "In short", "Document"):
        drawn.add_column(column, overflow="fold")
    for word in words:
        about = (names[word.position.issue], register.name(word.party), day_or_instant(word.said))
        for number, one in enumerate(word.readings):
            first = about if not number else ("", "", "")
            drawn.add_row(*first, coder(one), basis_words(one), *_where(one))
    console.print(drawn)


def _where(word: Word) -> tuple[str, str]:
    return legible(word.position.in_short), legible(word.position.document)


def _as_json(found: Coding, instant: datetime) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "as_of": instant,
        "tentative_below": MARK,
        "coders": [{"name": name, "words": count} for name, count in found.coders.items()],
        "words_compared": found.compared,
        "words_by_one_coder": found.single,
        "alpha_stances_ordinal": _agreement_as_json(found.stance),
        "alpha_silence_nominal": _agreement_as_json(found.silence),
        "pairs": [_pair_as_json(pair) for pair in found.pairs],
        "differing": [word_as_json(word) for word in found.differing],
        "contradicted": [word_as_json(word) for word in found.contradicted],
    }


def _agreement_as_json(agreement: Agreement) -> dict[str, Any]:
    fraction = agreement.fraction
    return {
        "text": agreement.text,
        "numerator": None if fraction is None else str(fraction.numerator),
        "denominator": None if fraction is None else str(fraction.denominator),
        "tentative": agreement.tentative,
        "why_not": agreement.why_not,
        "words": agreement.units,
        "readings": agreement.readings,
    }


def _pair_as_json(pair: CoderPair) -> dict[str, Any]:
    return {
        "coders": [pair.first, pair.second],
        "same": pair.same,
        "scale": [int(stance) for stance in SCALE],
        "confusion": pair.confusion,
        "kappa_linear": _agreement_as_json(pair.linear),
        "kappa_quadratic": _agreement_as_json(pair.quadratic),
    }
