"""What a language must give to be read by rules: words and patterns, all data. Every repeat in them is bounded."""

from __future__ import annotations

import re

import msgspec


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """How a page of the language opens and closes.

    `date`: the pattern of a day with the groups day, month and year; `boilerplate`: patterns of whole lines by
    name of the rule; `related`: the lines behind which titles of other reports stand; `letterhead`: lines of an
    official paper; `byline`: a line with the group names; `stamp`: what stands before a day that stands alone.
    """

    date: str
    boilerplate: dict[str, tuple[str, ...]]
    related: re.Pattern[str]
    letterhead: re.Pattern[str]
    byline: re.Pattern[str]
    stamp: str
    end_words: str


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """Words for days and numbers.

    `months` and `weekdays` by every form in small letters; `days_off`: words such as today and how many days they
    are off; `day_range`: two days of one month, groups first, last, month, year; `future`: verbs and words of what
    is to come; `number`: a number as figures or words, `value` of each word; `troops` and `equipment`: what is
    counted; `about`, `more`, `less`: words before a number.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    weekday: re.Pattern[str]
    days_off: dict[str, int]
    day_range: re.Pattern[str]
    future: re.Pattern[str]
    words: dict[str, int]
    scales: dict[str, int]
    number: str
    about: str
    more: str
    less: str
    troops: str
    equipment: str
    duration: re.Pattern[str]


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """How speech is told.

    `cues`: verbs of saying by pattern, with the stance that they give; `that`: the word that opens their clause;
    `gap`: what may stand between the verb and that word; `by_words`: what opens an attribution ("according to"),
    `by_pronoun` the same with a pronoun ("in his words, "), `as_told`: an opening such as "as X said"; `about_this`: a sentence that names who said the sentence before;
    `accuse`: a verb of accusing up to what it is for, with the groups cue and whom; `document`: "it says in";
    `clause_end`: where a clause of saying ends before its sentence does; `titles`: nouns of offices; `portfolio`:
    words with a capital that belong to a title; `particles`: small words within a name; `he`: pronouns of a
    speaker; `sources`: those who are not named; `not_subject`: words before a name that is no subject;
    `void`: whether a verb without a subject means the speaker before.
    """

    cues: tuple[tuple[str, str], ...]
    that: str
    gap: str
    by_words: re.Pattern[str]
    by_pronoun: re.Pattern[str]
    as_told: re.Pattern[str] | None
    about_this: re.Pattern[str] | None
    accuse: re.Pattern[str]
    clause_end: re.Pattern[str]
    titles: frozenset[str]
    title_start: frozenset[str]
    portfolio: frozenset[str]
    particles: frozenset[str]
    he: re.Pattern[str]
    sources: re.Pattern[str]
    not_subject: frozenset[str]
    void: bool
    deny: str


class Events(msgspec.Struct, frozen=True, kw_only=True):
    """Words for meetings and activities; the groups are named in `happened.py`, which reads them."""

    meeting: re.Pattern[str]
    held: re.Pattern[str]
    next_one: re.Pattern[str]
    cancelled: re.Pattern[str]
    exercise: re.Pattern[str]
    begin: re.Pattern[str]
    end: re.Pattern[str]
    run: re.Pattern[str]
    moves: tuple[tuple[str, re.Pattern[str]], ...]
    frontier: re.Pattern[str]
    place: re.Pattern[str]
    where: re.Pattern[str]


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """All tables of one language; `cases` names the rule of its endings, empty where names do not change.

    `ministry`: a ministry with the groups kind and state or adjective; `ministry_kinds`: the ending of its id in the
    register by the words of the kind; `topics` and `stances`: words that leave no doubt.
    """

    code: str
    name: str
    cases: str
    head: Head
    values: Values
    speech: Speech
    events: Events
    ministry: re.Pattern[str]
    ministry_kinds: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, re.Pattern[str]], ...]
    stances: tuple[tuple[str, re.Pattern[str]], ...]
    abbreviations: re.Pattern[str]
