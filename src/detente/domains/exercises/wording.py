"""Plain sentences for verdicts, each complete in itself: what was told, what it reaches, what follows."""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.provision import Answer, Comparison
from detente.domains.exercises.asking import Asked, joined
from detente.domains.exercises.counting import LANDING, NUMBERS, UNCOUNTED_FORMS, Counted, spoken
from detente.domains.exercises.weighing import (
    CANNOT_TELL,
    MET,
    NOT_MET,
    STRUCTURE,
    UNCERTAIN,
    WORDS,
    Weighed,
    bare_rank,
    threshold_words,
)
from detente.model.exercise import Form, Structure, Zone
from detente.model.finding import Verdict

VERDICTS = {
    MET: Verdict.DUE,
    UNCERTAIN: Verdict.UNCERTAIN,
    CANNOT_TELL: Verdict.CANNOT_TELL,
    NOT_MET: Verdict.NOT_DUE,
}
CONCLUSIONS = {
    MET: "so {article}{duty} {was} due {law}",
    UNCERTAIN: "so whether {article}{duty} {was} due {law} is uncertain",
    CANNOT_TELL: "so whether {article}{duty} {was} due {law} cannot be told",
    NOT_MET: "so no {duty} {was} due {law}",
}
ARTICLES = {"invitation of observers": "an "}
NEAR_PERCENT = 90
"""From which part of a threshold on the desk flags a number that does not reach it: its own rule, no verdict."""
LANDINGS = "troops in an amphibious landing, a heliborne landing or a parachute assault"


def cited(asked: Asked, weighed: Weighed, prefix: str) -> Answer:
    """Return the provision under which a duty is cited: the number that decided, else the first of its kind."""
    decided = weighed.decided_by
    if decided is not None and decided.provision.question.rpartition("/")[2] in (*NUMBERS, LANDING):
        return decided
    return next(answer for key in NUMBERS if (answer := asked.law.on(f"{prefix}/{key}")) is not None)


def conclusion(asked: Asked, weighed: Weighed, duty: str, answer: Answer) -> str:
    """Return the second half of a sentence: what follows for a duty, under which law of which day."""
    law = asked.under(answer.provision)
    return CONCLUSIONS[weighed.rank].format(article=ARTICLES.get(duty, ""), duty=duty, was=asked.was, law=law)


def grounds(asked: Asked, weighed: Weighed, numbers: dict[str, Counted], prefix: str) -> str:
    """Return the first half of a sentence: on which numbers or conditions the verdict stands."""
    activity, decided = asked.activity, weighed.decided_by
    if activity.zone is Zone.NO:
        return "The activity is told as lying outside the zone of application"
    if decided is None:
        return _other_grounds(asked, numbers, prefix)
    if decided.provision.question == STRUCTURE:
        return _structure_grounds(asked, decided, numbers, prefix)
    reached = _reached(asked, numbers, prefix)
    if reached:
        return reached + _doubt(asked, weighed)
    key = decided.provision.question.rpartition("/")[2]
    return _not_reached(weighed, decided, numbers[key], key) + _doubt(asked, weighed)


def other_numbers(asked: Asked, prefix: str, duty: str) -> Iterator[str]:
    """Yield the note that says at which numbers the duty would arise, taken from the law of the day."""
    land = [threshold_words(answer, key) for key in NUMBERS if (answer := asked.law.on(f"{prefix}/{key}"))]
    landing = _landing_answer(asked, prefix)
    structure = asked.law.on(STRUCTURE)
    organised = f", in a division or at least {structure.value} {structure.provision.unit}" if structure else ""
    parts = [joined(land, "or") + organised]
    parts += [threshold_words(landing, LANDING).replace(WORDS[LANDING], LANDINGS)] if landing else []
    place = " inside the zone" if asked.activity.zone is Zone.NO else ""
    yield f"What numbers{place} would make {ARTICLES.get(duty, '')}{duty} due: {'; or '.join(parts)}."


def near(asked: Asked, numbers: dict[str, Counted], prefix: str, what: str) -> Iterator[str]:
    """Yield the desk's flag for a number told that lies below a threshold and close to it."""
    for key in NUMBERS:
        answer, number = asked.law.on(f"{prefix}/{key}"), numbers[key]
        if answer is None or number.most is None or number.only_a_bound or asked.activity.zone is Zone.NO:
            continue
        threshold = answer.value or 0
        if number.most < threshold and 100 * number.most >= NEAR_PERCENT * threshold:
            percent = min(99, (200 * number.most // threshold + 1) // 2)
            yield (
                f"Flag: {spoken(number.most)} {WORDS[key]} are {percent} % of the {spoken(threshold)} for {what} "
                f"({answer.provision.paragraph}; the desk shows it from {NEAR_PERCENT} % on)."
            )


def not_told(asked: Asked, numbers: dict[str, Counted], prefix: str) -> Iterator[str]:
    """Yield notes on what is not told and what the verdict supposes."""
    silent = [
        WORDS[key] for key in NUMBERS if asked.law.on(f"{prefix}/{key}") is not None and not numbers[key].told
    ]
    if asked.law.on(STRUCTURE) is not None and asked.activity.structure is None:
        silent.append("how the forces are organised")
    if silent:
        yield f"Not told, so it cannot be told whether they reach a threshold: {joined(silent)}."
    if asked.activity.zone is None:
        yield "This supposes that the activity lies in the zone of application, which is not told."
    if asked.activity.single_command is None:
        yield "This supposes one activity under one operational command, which is not told."
    yield from _bounds(asked, numbers)


def _bounds(asked: Asked, numbers: dict[str, Counted]) -> Iterator[str]:
    personnel, total = numbers["personnel"], asked.activity.troops_total
    if personnel.only_a_bound:
        yield f"The strength is told {personnel.only_a_bound}; the number that counts can only be smaller."
    elif total is not None:
        yield "A published total is told as well; the rule turns on the peak engaged at once, not on that total."


def _reached(asked: Asked, numbers: dict[str, Counted], prefix: str) -> str:
    """Return the words for all numbers that reach their thresholds, empty if none does."""
    answers = {key: asked.law.on(f"{prefix}/{key}") for key in NUMBERS}
    answers[LANDING] = _landing_answer(asked, prefix)
    if asked.activity.form in UNCOUNTED_FORMS:
        answers = {LANDING: answers[LANDING]}
    met = [
        (key, answer)
        for key, answer in answers.items()
        if answer is not None and numbers[key].told and bare_rank(numbers[key], answer) == MET
    ]
    if not met:
        return ""
    told = joined([f"{numbers[key].words} {WORDS[key]}" for key, _ in met])
    verb = "exceeds" if met[0][1].provision.comparison is Comparison.MORE_THAN else "reaches"
    return (
        f"With {told} told, the activity {verb} {joined([f'{spoken(a.value or 0)} {WORDS[k]}' for k, a in met])}"
    )


def _landing_answer(asked: Asked, prefix: str) -> Answer | None:
    own = asked.law.on(f"{prefix}/{LANDING}")
    return own or (asked.law.on(f"notification/{LANDING}") if prefix == "transfer" else None)


def _not_reached(weighed: Weighed, answer: Answer, number: Counted, key: str) -> str:
    threshold = spoken(answer.value or 0)
    if not number.told:
        return f"The number of {WORDS[key]} is not told"
    told = f"{number.words} {WORDS[key]} told"
    if number.only_a_bound and weighed.rank == CANNOT_TELL:
        return f"With {told} {number.only_a_bound}, the number that counts may or may not reach {threshold}"
    if weighed.rank == CANNOT_TELL:
        return f"With {told}, the activity may or may not reach {threshold}"
    below = "does not exceed" if answer.provision.comparison is Comparison.MORE_THAN else "is below"
    return f"With {told}, the activity {below} {threshold}"


def _doubt(asked: Asked, weighed: Weighed) -> str:
    if weighed.rank != UNCERTAIN:
        return ""
    if asked.activity.zone is Zone.UNCERTAIN:
        return ", but whether it lies in the zone of application is uncertain"
    return ", but the wording of the rule is doubtful"


def _structure_grounds(asked: Asked, answer: Answer, numbers: dict[str, Counted], prefix: str) -> str:
    wanted = f"a division or at least {answer.value} {answer.provision.unit}"
    reached = _reached(asked, numbers, prefix) or "Some numbers told may reach a threshold"
    if asked.activity.structure is Structure.SMALLER:
        return f"{reached}, but its forces are told as smaller than {wanted}"
    if asked.activity.structure is None:
        return f"{reached}, but whether its forces are organised in {wanted} is not told"
    return f"{reached}, but the wording on their organisation is doubtful"


def _other_grounds(asked: Asked, numbers: dict[str, Counted], prefix: str) -> str:
    if asked.activity.form in UNCOUNTED_FORMS:
        kind = f"{'an' if asked.activity.form is Form.AIR else 'a'} {asked.activity.form} activity"
        return f"The activity is told as {kind}, and the numbers count land forces only"
    reached = _reached(asked, numbers, prefix) or "Some numbers told may reach a threshold"
    return f"{reached}, but these forces are told as not being under one operational command"
