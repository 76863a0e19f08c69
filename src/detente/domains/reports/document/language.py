"""Says in which language a text is written, from its script and its smallest words; nothing to download.

Small words (the, de, und) make up a third of running text in every language here, while the names of foreign
people and places hold none, so a short English report full of them is still English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from detente.model.errors import LanguageError

UNKNOWN = "und"
"""ISO 639-2 for undetermined."""

NAMES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "tr": "Turkish",
    "sv": "Swedish",
    "no": "Norwegian",
    "da": "Danish",
    "fi": "Finnish",
    "et": "Estonian",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "sr": "Serbian",
    "mk": "Macedonian",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "tt": "Tatar",
    "mn": "Mongolian",
    "ca": "Catalan",
    "gl": "Galician",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
    "fa": "Persian",
    "he": "Hebrew",
    "el": "Greek",
    "ka": "Georgian",
    "hy": "Armenian",
    "hi": "Hindi",
    "th": "Thai",
    UNKNOWN: "a language that was not recognised",
}

READ = ("en", "es", "ru")
"""The languages that are read: English with a parser, the others by rules."""

_SMALL_WORDS = {
    "en": "the of and to in that a is was for on with as by at from it he said his has have be which are not "
    "an this but had were its their they would will who been after",
    "es": "de la que el en y los del las por con para una su se al un lo como más es no o pero sus le ha este",
    "ca": "de la el que en i els les per amb una un és del dels al no es ha va més com seva aquest han són fou",
    "gl": "de a o que e do da en un unha para con non os as no na se por máis polo foi está ao dos das seu é",
    "fr": "de la le et les des en un une du que dans pour qui par sur au est pas avec ce il plus ne se a aux été",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach bei einer",
    "it": "di che e la il un a per in una sono non del della con i gli le al si da come dei ha alla più nel ma",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu ou foi",
    "nl": "de van het een en in is dat op te zijn met voor die niet aan er om ook als bij naar heeft maar dan hij",
    "pl": "w i na z do że się nie jest o to po jak od przez za a dla oraz który które był ale co są przed ze",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ise ancak ne dedi göre etti var",
    "sv": "och i att det som en på är av för med den till inte om ett har de från vid var sig men han kan",
    "no": "og i det er på til som en av for at med å den har de ikke om et fra var han ved men sier seg ble",
    "da": "og i at det er en til af på for med den som de har ikke et der fra var han om ved men sig blev siger",
    "fi": "ja on ei että se oli hän mutta kun ovat myös kuin sen jos tai mukaan joka jotka ole voi olla sekä",
    "et": "ja on ei et see ta oli kui ka aga mis selle oma ning või kes seda nii pärast sest mida ütles",
    "lv": "un ir ka no ar par uz kas ar bija lai tā nav arī gan pēc bet kā vai to viņš tika",
    "lt": "ir kad į iš yra su bei apie tai kaip buvo dėl jis ne bet po už tik taip pat nuo sakė",
    "cs": "a se v na je že o s z do i to k ve pro za by jsou od po jako ale který řekl nebo při však",
    "hu": "a az és hogy nem is egy volt meg de ez csak mint már ha kell van el még után szerint között",
    "ro": "de și în a la cu pe că din o un este pentru nu mai care se au sunt prin fi să după dar",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_SCRIPTS = {
    "CYRILLIC": "ru",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
_OWN_LETTERS = {
    "CYRILLIC": (
        ("tt", "җ"),
        ("kk", "әғқұһ"),
        ("ky", "ң"),
        ("mn", "өү"),
        ("be", "ў"),
        ("mk", "ѓќѕ"),
        ("sr", "ђјљњћџ"),
        ("uk", "іїєґ"),
    ),
    "ARABIC": (("fa", "پچژگ"),),
}
"""Letters that tell a language from others of its script, the surest first; Russian has none that is its own alone."""
_SLAVIC_WORDS = {"ru": "что как он это из к его о она их", "bg": "че се са ще да е като му това ги"}
_OWN_SHARE = 0.004
_WORD = re.compile(r"[^\W\d_]+")
_ASCII, _NO_ASCII_LETTER = re.compile(r"[\x00-\x7f]+"), re.compile(r"[^A-Za-z]+")
_SAMPLE = 20_000
_FEW_WORDS = 30
_LEAST_SHARE = 0.08
_LEAD = 1.25


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text, `und` where too little speaks for any."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script != "LATIN":
        return _by_letters(script, sample)
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = sum(words.values())
    shares = {code: sum(words[word] for word in small) / total for code, small in _WORDS.items()} if total else {}
    best = max(shares, key=lambda code: shares[code], default=UNKNOWN)
    if best == UNKNOWN or shares[best] < _LEAST_SHARE:
        return UNKNOWN
    # English shares small words with its neighbours (in, on, is, de in names), so they must lead it clearly.
    return "en" if shares["en"] >= _LEAST_SHARE and shares[best] < shares["en"] * _LEAD else best


def language_read(text: str, name: str = "") -> str:
    """Return the language in which a text is read, one of `READ`; a few words that say nothing are taken for English.

    LanguageError, which names the language, for any other.
    """
    found = language_of(text)
    if found in READ:
        return found
    if found == UNKNOWN and len(_WORD.findall(text[:_SAMPLE])) < _FEW_WORDS:
        return "en"
    raise LanguageError(
        "a report in another language; nothing was read",
        where=name,
        expected="English, Spanish or Russian",
        given=NAMES[found],
        next_step="give a version in one of these, or read it by hand",
    )


def _script(sample: str) -> str:
    """Return the script of most letters; marks of Japanese beside Chinese characters decide for Japanese."""
    scripts = Counter(LATIN=len(_NO_ASCII_LETTER.sub("", sample)))
    scripts.update(_script_of(letter) for letter in _ASCII.sub("", sample) if letter.isalpha())
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] // 10 > 0:
        return "HIRAGANA"
    return scripts.most_common(1)[0][0]


def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "LATIN").partition(" ")[0].partition("-")[0]


def _by_letters(script: str, sample: str) -> str:
    lower = Counter(sample.lower())
    letters = max(1, sum(count for letter, count in lower.items() if letter.isalpha()))
    for code, own in _OWN_LETTERS.get(script, ()):
        if sum(lower[letter] for letter in own) >= letters * _OWN_SHARE:
            return code
    if script != "CYRILLIC" or any(lower[letter] for letter in "ыэё"):
        return _SCRIPTS.get(script, UNKNOWN)
    # Cyrillic text without a letter of Russian's own: small words tell, else it is Bulgarian if it is long.
    words = Counter(_WORD.findall(sample.lower()))
    russian, bulgarian = (sum(words[word] for word in _SLAVIC_WORDS[code].split()) for code in ("ru", "bg"))
    if russian != bulgarian:
        return "ru" if russian > bulgarian else "bg"
    return "bg" if len(sample) > _FEW_WORDS * 10 else "ru"
