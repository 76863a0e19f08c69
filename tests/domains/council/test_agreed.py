"""Laws of agreement: more assent never undoes it, nobody's silence makes it, packages in any shape end."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council.agreed import agreed_articles, at_table, newest_answer, put_to
from detente.domains.council.called import CallStatus, call_status
from detente.domains.council.dialogue import Dialogue
from detente.model.dialogue import (
    Answer,
    AnswerWord,
    ArticleAnswer,
    Call,
    CallReply,
    CallWord,
    DocumentType,
    Meeting,
    Package,
    Tabled,
)
from tests.domains.council.dialogues import Cycle, articles

PARTIES = ("AA", "BB", "CC")
WORDS = st.sampled_from([None, *AnswerWord])


def table(_: str) -> tuple[str, ...]:
    return PARTIES


def plan(key: str = "plan", numbers: tuple[str, ...] = ("1", "2"), **fields: object) -> Tabled:
    return Tabled(key=key, title=key, type=DocumentType.PROPOSAL, articles=articles(*numbers), **fields)  # type: ignore[arg-type]


def agreed(dialogue: Dialogue) -> set[str]:
    return {f"{d}#{a}" for (d, a), state in agreed_articles(dialogue, table).items() if state.agreed}


def said(cycle: Cycle, words: dict[tuple[str, str], AnswerWord | None]) -> Cycle:
    for (party, number), word in words.items():
        if word:
            cycle.say(party, Answer(to="plan", articles=(ArticleAnswer(article=number, word=word),)), "1975-06-03")
    return cycle


ANSWERS = st.fixed_dictionaries({(party, number): WORDS for party in ("BB", "CC") for number in ("1", "2")})


@given(ANSWERS)
def test_an_article_is_agreed_only_by_everybodys_word(words: dict[tuple[str, str], AnswerWord | None]) -> None:
    found = agreed(said(Cycle().say("AA", plan()), words).dialogue())
    for number in ("1", "2"):
        everybody = all(words[party, number] is AnswerWord.ACCEPT for party in ("BB", "CC"))
        assert (f"plan#{number}" in found) is everybody


@given(ANSWERS)
def test_all_or_nothing_is_all_or_nothing(words: dict[tuple[str, str], AnswerWord | None]) -> None:
    loose = agreed(said(Cycle().say("AA", plan()), words).dialogue())
    tied = agreed(said(Cycle().say("AA", plan(all_or_nothing=True)), words).dialogue())
    assert tied == (loose if len(loose) == 2 else set())


MEMBER = st.sampled_from(["plan", "plan#1", "plan#2", "other", "other#1", "p0", "p1", "p2", "nowhere", "plan#9"])


@given(st.lists(st.lists(MEMBER, max_size=4), max_size=3), ANSWERS)
def test_packages_never_add_agreement_and_hold_together(
    packages: list[list[str]], words: dict[tuple[str, str], AnswerWord | None]
) -> None:
    cycle = said(Cycle().say("AA", plan()).say("AA", plan("other", ("1",))), words)
    loose = agreed(cycle.dialogue())
    for number, members in enumerate(packages):
        cycle.say("BB", Package(key=f"p{number}", title="", members=tuple(members)))
    tied = agreed(cycle.dialogue())
    assert tied <= loose
    for members in packages:
        named = {m for m in members if m in ("plan#1", "plan#2", "other#1")}
        assert not named or named <= tied or not named & tied
        if {"nowhere", "plan#9"} & set(members):
            assert not named & tied


def test_a_later_word_of_others_changes_nothing_said_before() -> None:
    cycle = said(Cycle().say("AA", plan()), {("BB", "1"): AnswerWord.ACCEPT, ("CC", "1"): AnswerWord.ACCEPT})
    said(cycle, {("ZZ", "1"): AnswerWord.REJECT})
    assert agreed(cycle.dialogue()) == {"plan#1"}
    assert not agreed(cycle.dialogue("1975-06-02"))


def test_who_is_at_the_table() -> None:
    held = Meeting(meeting="m", forum="f", day=date(1975, 6, 2), present=("AA", "CC"))
    called = Call(meeting="n", forum="g")
    dialogue = Cycle().say("AA", held).say("AA", called).dialogue()
    assert at_table(dialogue, "m", lambda forum: ("AA", "BB") if forum == "f" else ()) == ("AA", "BB")
    assert at_table(dialogue, "m", lambda _: ()) == ("AA", "CC")
    assert at_table(dialogue, "n", lambda _: ()) == ()
    assert at_table(dialogue, None, lambda _: ()) == ()
    assert at_table(dialogue, "nowhere", table) == PARTIES


def test_to_whom_a_document_is_put() -> None:
    documents = Cycle().say("AA", plan()).say("AA", plan("other", to=("BB", "AA", "BB"))).dialogue().documents
    assert put_to(documents["plan"], PARTIES) == ("BB", "CC")
    assert put_to(documents["other"], PARTIES) == ("BB",)


def test_two_lines_on_one_article_are_both_seen() -> None:
    both = (
        ArticleAnswer(article="1", word=AnswerWord.ACCEPT),
        ArticleAnswer(article="1", word=AnswerWord.REJECT),
    )
    dialogue = Cycle().say("AA", plan(to=("BB",))).say("BB", Answer(to="plan", articles=both)).dialogue()
    heard = newest_answer(dialogue.documents["plan"], "BB", "1")
    assert heard is not None
    assert heard[1] == both
    assert not agreed(dialogue)


def status(*words: tuple[str, CallWord], members: tuple[str, ...] = (), called: bool = True) -> CallStatus:
    cycle = Cycle()
    if called:
        cycle.say("AA", Call(meeting="m", forum="f", day=date(1975, 6, 9)), "1975-06-02")
    for party, word in words:
        cycle.say(party, CallReply(meeting="m", word=word), "1975-06-03")
    if not called:
        cycle.say("AA", Meeting(meeting="m", forum="f", day=date(1975, 6, 9)), "1975-06-09")
    return call_status(cycle.dialogue().meetings["m"], members)


def test_where_a_call_stands() -> None:
    yes, no, other = CallWord.CONFIRMS, CallWord.DECLINES, CallWord.ANOTHER_DAY
    assert status() is CallStatus.CALLED
    assert status(members=PARTIES) is CallStatus.CALLED
    assert status(("BB", yes)) is CallStatus.CONFIRMED
    assert status(("BB", yes), members=PARTIES) is CallStatus.CALLED
    assert status(("BB", yes), ("CC", yes), members=PARTIES) is CallStatus.CONFIRMED
    assert status(("BB", yes), ("CC", no), members=PARTIES) is CallStatus.CALLED
    assert status(("BB", no), ("CC", no), members=PARTIES) is CallStatus.DECLINED
    assert status(("BB", other)) is CallStatus.CALLED
    assert status(("BB", yes), called=False) is CallStatus.HELD


def test_a_word_on_an_earlier_call_does_not_count() -> None:
    cycle = Cycle().say("AA", Call(meeting="m", forum="f"), "1975-06-02")
    cycle.say("BB", CallReply(meeting="m", word=CallWord.CONFIRMS), "1975-06-03")
    cycle.say("AA", Call(meeting="m", forum="f", day=date(1975, 7, 1)), "1975-06-04")
    assert call_status(cycle.dialogue("1975-06-03").meetings["m"], ()) is CallStatus.CONFIRMED
    assert call_status(cycle.dialogue().meetings["m"], ()) is CallStatus.CALLED
