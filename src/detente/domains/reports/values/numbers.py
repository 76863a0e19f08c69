"""Finds how many: numbers of people and of things, and how long something lasts.

"around 3,000 soldiers" is least 3000, most 3000; "more than" leaves the most open, "up to" the least;
"hundreds of" gives 100 as the least, since more cannot be read out of it. All patterns have bounded repeats.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

_UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: 20 + 10 * number for number, word in enumerate(_TEN_WORDS.split())}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "k": 1_000, "m": 1_000_000}
_VAGUE = {"tens of thousands": 10_000, "hundreds of thousands": 100_000, "dozens": 12, "scores": 20, "tens": 10}
_VAGUE |= {"hundreds": 100, "thousands": 1_000, "millions": 1_000_000, "several dozen": 24, "several hundred": 200}
_VAGUE |= {"several thousand": 2_000, "a few dozen": 24, "a few hundred": 200, "a few thousand": 2_000}
_LARGEST = 2**53 - 1

_NOUNS = {
    "personnel": (
        "soldier soldiers troop troops serviceman servicemen servicewoman servicewomen personnel paratrooper "
        "paratroopers marine marines sailor sailors conscript conscripts reservist reservists fighter men "
        "servicemember servicemembers militant militants combatant combatants officer officers airmen pilots "
        "guardsmen peacekeeper peacekeepers observer observers inspector inspectors participants cadets recruits "
        "mercenaries instructors advisers advisors volunteers people specialists infantrymen infantry paratroops commandos "
        "gunners sappers submariners medics technicians engineers rangers servicepersons effectives legionnaires "
        "cavalrymen artillerymen crewmen aircrew"
    ),
    "equipment": (
        "tank tanks acv acvs aircraft airplane airplanes plane planes jet jets bomber bombers "
        "helicopter helicopters ship ships warship warships vessel vessels boat boats submarine "
        "submarines frigate frigates destroyer destroyers corvette corvettes cruiser cruisers vehicle "
        "vehicles truck trucks howitzer howitzers gun guns mortar mortars missile missiles rocket "
        "rockets launcher launchers drone drones uav uavs warplane warplanes fighters artillery "
        "satellite satellites carrier carriers minesweeper minesweepers interceptor interceptors "
        "warhead warheads torpedoes radars batteries cars apcs ifvs systems cutter cutters minehunter minehunters oiler "
        "oilers gunboat gunboats trawlers tugs gunships airplanes gliders transports tanker tankers shells bombs torpedo "
        "microsatellites capsules landing-craft hovercraft gunship corvette"
    ),
    "formations": (
        "battalion battalions brigade brigades regiment regiments division divisions companies company platoons "
        "squadrons units battlegroups detachments flotillas corps"
    ),
}
_KIND_OF = {word: kind for kind, words in _NOUNS.items() for word in words.split()}
_BREAK_WORDS = """a of in from at on to for with by near the an as than that which who whose is are was were be been
being has have had will would can could may km miles metres meters feet kilometres kilometers percent per since
until into over after before between along around about against it its they their he his but while when where if
said says not no so also took take taking part or
decade decades year years month months week weeks day days hour hours minute minutes time times country countries
side sides states percent points rounds january february march april may june july august september october november
december jan feb mar apr jun jul aug sep sept oct nov dec"""
_BREAKS = frozenset(_BREAK_WORDS.split())
_NOUN_MODIFIERS_AT_MOST = 5

_WORD_NUMBER = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[,  .’']\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,2}(?!\d))?"
_SCALE = r"(?:dozen|hundred|thousand|million)"
_WORDS = (
    rf"(?:(?:a|an)[\s-]{_SCALE}|(?:{_WORD_NUMBER})\b)"
    rf"(?:[\s-](?:and[\s-])?(?:{_WORD_NUMBER}|{_SCALE})\b){{0,8}}"
)
_VAGUE_WORDS = (
    r"(?:tens|hundreds)\sof\sthousands|(?:several|a\sfew)\s(?:dozen|hundred|thousand)"
    r"|dozens|scores|tens|hundreds|thousands|millions"
)


def _number(name: str) -> str:
    return rf"(?P<{name}>(?:{_DIGITS})(?:\s{_SCALE}\b|k\b)?|{_WORDS})"


_LESS = r"up\sto|as\smany\sas|at\smost|no\smore\sthan|not\smore\sthan|fewer\sthan|less\sthan|under|below"
_MORE = (
    r"more\sthan|over|at\sleast|no\sfewer\sthan|no\sless\sthan|not\sless\sthan|upwards\sof|in\sexcess\sof|above|exceeding"
    r"|a\sminimum\sof|well\sover"
)
_ABOUT = (
    r"around|about|some|roughly|nearly|almost|approximately|an\sestimated|estimated|close\sto|circa|approx\.?"
    r"|just\sover|just\sunder"
)
_QUALIFIER = rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<about>{_ABOUT}))\s(?:a\stotal\sof\s|some\s)?"
_STRENGTH = re.compile(
    rf"(?<![\w.,$€£-])(?:{_QUALIFIER})?(?:"
    rf"between\s{_number('low')}\sand\s{_number('high')}"
    rf"|{_number('first')}(?:(?:\s(?:to|or)\s|\s?[-–—]\s?){_number('second')})?"
    rf"|(?P<vague>{_VAGUE_WORDS}))"
    r"(?![\w%]|[.,:]\d|\s?%)(?P<behind>(?:\sor\smore|\sor\sso)?)(?P<strong>-strong)?",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\s(?:the\s|its\s|their\s)?")
_OF_TOTAL = re.compile(r"\sof\s(?:the|its|their|some|about|around|roughly)\s(?:\w+\s)?\d[\d,.]*(?=\s)")
"""The whole of which a part is counted: "4,000 of the 11,000 soldiers"."""
_TAIL = re.compile(r"\s(?:pieces|systems|tactical\sgroups?|complexes)\b", re.IGNORECASE)
_FORCE = re.compile(r"[\s-](?:[\w-]{1,20}\s){0,3}?(force|army|contingent|group|grouping|presence)\b")
_TWO_WORDS = re.compile(
    r"\s((?:service|crew)\s(?:members|men|women|personnel)|men\sand\swomen|battle\sgroups?|task\s(?:forces?|groups?))\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"\b(?:in|since|by|from|until)\s$", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d$")
_NEXT_WORD = re.compile(r"[\"”]?[\s-][\"“]?((?:[A-Z]\.){2,4}|[^\W\d_][\w’'-]{0,30}|\d[\w-]{0,8})")


class StrengthMention(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people or things at text[start:end]: qualifier, number and noun.

    `least` and `most` are None where left open; `number_start` leaves the qualifier out; the noun stands at
    text[noun_start:noun_end]; `unit` is the noun in lower case; `kind` is `personnel`, `equipment` or
    `formations`; `approximate` if the report says so ("around", "hundreds of").
    """

    start: int
    end: int
    number_start: int
    least: int | None
    most: int | None
    unit: str
    noun_start: int
    noun_end: int
    kind: str
    approximate: bool = False


class DurationMention(msgspec.Struct, frozen=True, kw_only=True):
    """A length of time at text[start:end], as an ISO 8601 duration: PT4H, P3D, P2W, P6M, PT2H30M."""

    start: int
    end: int
    duration: str
    approximate: bool = False


class _Noun(msgspec.Struct, frozen=True):
    start: int
    end: int
    word: str
    kind: str


def strengths(text: str) -> tuple[StrengthMention, ...]:
    """Return the numbers of personnel, equipment and formations that a text tells, in order."""
    found: list[StrengthMention] = []
    at = 0
    while match := _STRENGTH.search(text, at):
        at = match.end()
        bounds = _bounds(match)
        noun = _noun_behind(text, match.end(), strong=match["strong"] is not None)
        if bounds is None or noun is None or _is_no_count(match, text):
            at = _restart(match)
            continue
        found.append(_strength(match, bounds, noun))
        at = noun.end
    return tuple(found)


def _is_no_count(match: re.Match[str], text: str) -> bool:
    """Return whether the number is a year ("in 2018 soldiers") or picks out one of many ("one of its ships")."""
    if match["first"] is None or match["second"]:
        return False
    if _BARE_YEAR.match(match["first"]):
        return _NO_COUNT.search(text, max(0, match.start() - 8), match.start()) is not None
    return match["first"].lower() == "one" and _OF.match(text, match.end()) is not None


def _restart(match: re.Match[str]) -> int:
    """Return where to look again: behind the first number, since the second may begin a strength of its own."""
    first = match.end("first") if match["first"] else match.end("low") if match["low"] else match.end()
    return first if first > match.start() else match.end()


def _strength(match: re.Match[str], bounds: tuple[int | None, int | None], noun: _Noun) -> StrengthMention:
    number = next(name for name in ("low", "first", "vague") if match[name])
    start = match.start(number)
    return StrengthMention(
        start=match.start(),
        end=noun.end,
        number_start=match.start() if number == "low" and not _qualified(match) else start,
        least=bounds[0],
        most=bounds[1],
        unit=noun.word,
        noun_start=noun.start,
        noun_end=noun.end,
        kind=noun.kind,
        approximate=match["about"] is not None
        or match["vague"] is not None
        or match["behind"].strip().lower() == "or so",
    )


def _qualified(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("less", "more", "about"))


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    """Return least and most, None if the words are no number that can be told."""
    if match["vague"]:
        least = _VAGUE[" ".join(match["vague"].lower().split())]
        return (None, least * 10) if match["less"] else (least, None)
    low, high = (match["low"], match["high"]) if match["low"] else (match["first"], match["second"])
    first = number_value(low)
    last = number_value(high) if high else first
    if first is None or last is None:
        return None
    if high and first < last and _shares_scale(low, high):
        first *= _SCALES[high.lower().split()[-1]]
    if match["behind"].strip().lower() == "or more" or match["more"]:
        return first, last if high else None
    return (None, last) if match["less"] else (min(first, last), max(first, last))


def _shares_scale(low: str, high: str) -> bool:
    """Return whether the first of two numbers leaves out what the second says: "three to four thousand"."""
    scale = high.lower().split()[-1]
    return scale in _SCALES and " " in high and not any(word in low.lower() for word in _SCALES) and len(low) <= 5  # noqa: PLR2004


def number_value(written: str) -> int | None:
    """Return the whole number that digits or English words write; None if it is none, or beyond 2^53 - 1."""
    if not written[:1].isdigit():
        return _of_words(re.split(r"[\s-]+", written.lower()))
    digits, _, scale = (
        written.strip().lower().partition(" ") if not written.lower().endswith("k") else (written[:-1], "", "k")
    )
    if scale and scale not in _SCALES:
        digits, scale = written.strip(), ""
    grouped = re.fullmatch(r"\d{1,3}(?:[,  .’']\d{3})+", digits)
    plain = re.sub(r"[,  .’']", "", digits) if grouped else digits.replace(",", ".")
    try:
        value = Decimal(plain) * _SCALES.get(scale, 1)
    except ArithmeticError:
        return None
    return int(value) if value == value.to_integral_value() and value <= _LARGEST else None


def _of_words(words: list[str]) -> int | None:
    total = part = 0
    for word in words:
        if word in ("and", ""):
            continue
        if word in ("a", "an"):
            part += 1
        elif word in _SCALES:
            scale = _SCALES[word]
            total, part = (total, (part or 1) * scale) if scale <= 100 else (total + (part or 1) * scale, 0)  # noqa: PLR2004
        else:
            part += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total + part if total + part <= _LARGEST else None


def _noun_behind(text: str, number_end: int, *, strong: bool) -> _Noun | None:
    """Return the noun counted: within six words, with no preposition, verb or comma between."""
    at = number_end
    if total := _OF_TOTAL.match(text, at):
        at = total.end()
    elif of := _OF.match(text, at):
        at = of.end() - 1
    for _ in range(_NOUN_MODIFIERS_AT_MOST + 1):
        pair = _TWO_WORDS.match(text, at)
        if pair:
            formation = pair[1].lower().startswith(("battle", "task"))
            return _Noun(pair.start(1), pair.end(), pair[1].lower(), "formations" if formation else "personnel")
        word = _NEXT_WORD.match(text, at)
        if word is None:
            break
        kind = _kind(word[1])
        if kind and not _goes_on(text, word.end()):
            tail = _TAIL.match(text, word.end())
            end = tail.end() if tail else word.end()
            return _Noun(word.start(1), end, text[word.start(1) : end].lower(), kind)
        if word[1].lower() in _BREAKS:
            break
        at = word.end()
    found = _FORCE.match(text, number_end) if strong else None
    return _Noun(found.start(1), found.end(1), "personnel", "personnel") if found else None


def _kind(word: str) -> str | None:
    return _KIND_OF.get(word.lower())


def _goes_on(text: str, at: int) -> bool:
    """Return whether the noun only describes another: "missile launchers", "troop carriers"."""
    following = _NEXT_WORD.match(text, at)
    return following is not None and _kind(following[1]) is not None


_TIME_UNITS = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "week": ("", "W"),
    "month": ("", "M"),
    "year": ("", "Y"),
}
_DURATION = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<about>{_ABOUT}|{_MORE}|{_LESS})\s)?"
    rf"(?:(?P<half>half\s(?:an|a)\s(?P<half_unit>hour|day|year))"
    rf"|(?P<number>\d{{1,4}}(?:[.,]\d)?|(?:{_WORD_NUMBER})(?:-(?:{_WORD_NUMBER}))?|an?)"
    r"(?P<and_half>[\s-]and[\s-]a[\s-]half)?[\s-](?P<unit>second|minute|hour|day|week|month|year)s?"
    r"(?:[\s-]and[\s-]a[\s-](?P<end_half>half))?(?:(?:\sand|,)?\s(?P<more_minutes>\d{1,2})\sminutes)?"
    r"|(?P<bare>hour|day|week|month|year)s?-long)\b",
    re.IGNORECASE,
)
_SPAN_BETWEEN = re.compile(
    r"\b(?:first|last|only|second)\s(?:[\w-]+\s){0,2}in\s(?:more than\s|over\s|almost\s|nearly\s)?$|\b(?:within|every)\s$",
    re.IGNORECASE,
)
"""How long ago the one before was: "the first session in two years"."""
_NO_DURATION_BEHIND = re.compile(r"\s(?:ago|earlier|before|later|old|from\snow)\b|-old\b", re.IGNORECASE)
_SECOND_ONE = re.compile(r"an?\ssecond\b", re.IGNORECASE)
"""One more, and no time: "a second round"."""
_HOUR_MINUTES = 60
_HALVES = {"hour": "PT{0}H30M", "day": "P{0}DT12H", "week": "P{0}W", "month": "P{0}M", "year": "P{0}Y6M"}


def durations(text: str) -> tuple[DurationMention, ...]:
    """Return the lengths of time that a text tells ("four-hour talks", "nearly eight hours"), in order.

    Points in time ("two days ago", "a day earlier") are dates, not durations, and are left out.
    """
    found = []
    for match in _DURATION.finditer(text):
        if _NO_DURATION_BEHIND.match(text, match.end()) or _SPAN_BETWEEN.search(text[: match.start()][-24:]):
            continue
        written = None if _SECOND_ONE.match(match[0]) else _duration(match)
        if written is not None:
            found.append(
                DurationMention(
                    start=match.start(),
                    end=match.end(),
                    duration=written,
                    approximate=match["about"] is not None,
                )
            )
    return tuple(found)


def _duration(match: re.Match[str]) -> str | None:
    if match["half"]:
        return {"hour": "PT30M", "day": "PT12H", "year": "P6M"}[match["half_unit"].lower()]
    if match["bare"]:
        time, letter = _TIME_UNITS[match["bare"].lower()]
        return f"P{time}1{letter}"
    unit = match["unit"].lower()
    number = match["number"].replace(",", ".")
    whole, half = number.removesuffix(".5"), number.endswith(".5")
    value = number_value(whole) if "." not in whole else None
    if value is None:
        return None
    time, letter = _TIME_UNITS[unit]
    if (half or match["and_half"] or match["end_half"]) and unit in _HALVES:
        return _HALVES[unit].format(value)
    if unit == "minute" and value >= _HOUR_MINUTES:
        hours, rest = divmod(value, _HOUR_MINUTES)
        return f"PT{hours}H{rest}M" if rest else f"PT{hours}H"
    minutes = f"{int(match['more_minutes'])}M" if match["more_minutes"] and unit == "hour" else ""
    return f"P{time}{value}{letter}{minutes}"
