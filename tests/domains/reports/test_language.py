"""The language of a report, told without a model."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.document.language import NAMES, READ, language_of, language_read
from detente.model.errors import LanguageError

OTHERS = {
    "es": "El jefe de la alianza dijo que las diferencias no serán fáciles de superar y que la reunión fue larga.",
    "fr": "Le chef a déclaré que les divergences ne seront pas faciles à surmonter.",
    "de": "Der Generalsekretär sagte, die Differenzen seien nicht leicht zu überwinden, und das Treffen ist gut.",
    "it": "Il segretario ha detto che le differenze non sono facili da superare e che la riunione è stata lunga.",
    "pt": "O chefe da aliança disse que as diferenças não são fáceis de superar e que a reunião foi longa.",
    "nl": "De chef van het bondgenootschap zei dat de verschillen niet makkelijk te overbruggen zijn.",
    "pl": "Szef sojuszu powiedział, że różnice nie będą łatwe do pokonania i że spotkanie było ważne.",
    "tr": "Genel sekreter farklılıkların kolay olmadığını söyledi ve bu çok önemli bir toplantı dedi.",
    "sv": "Generalsekreteraren sade att det inte är lätt att komma över skillnaderna och att mötet är viktigt.",
    "ru": "Глава альянса заявил, что разногласия будет нелегко преодолеть, но встреча была важной.",
    "be": "Кіраўнік альянсу заявіў, што рознагалоссі будзе нялёгка пераадолець, але сустрэча была важнай.",
    "bg": "Ръководителят на алианса заяви, че различията няма да се преодолеят лесно, но срещата е важна.",
    "sr": "Шеф алијансе је рекао да разлике неће бити лако превазићи, али је састанак био важан.",
    "kk": "Альянс басшысы келіспеушіліктерді еңсеру оңай болмайтынын, бірақ кездесу маңызды болғанын айтты.",
    "ca": "El cap de l'aliança va dir que les diferències no són fàcils de superar i que la reunió és llarga.",
    "uk": "Глава альянсу заявив, що розбіжності буде нелегко подолати, і зустріч була важливою.",
    "zh": "秘书长说分歧不容易弥合，会议很重要。",
    "ja": "事務総長は相違点を克服するのは簡単ではないと述べた。",
    "ar": "قال الأمين العام إن الخلافات لن يكون من السهل التغلب عليها",
    "fa": "دبیرکل گفت که غلبه بر اختلافات آسان نخواهد بود و گفتگوها پایان یافت",
    "el": "Ο γενικός γραμματέας είπε ότι οι διαφορές δεν είναι εύκολες",
    "ka": "გენერალურმა მდივანმა თქვა",
}


@pytest.mark.parametrize("code", [code for code in OTHERS if code not in READ])
def test_other_languages_are_refused_by_name(code: str) -> None:
    assert language_of(OTHERS[code]) == code
    with pytest.raises(LanguageError) as refused:
        language_read(OTHERS[code])
    assert refused.value.given == NAMES[code]
    assert refused.value.expected == "English, Spanish or Russian"
    assert refused.value.next_step


@pytest.mark.parametrize("code", ["es", "ru"])
def test_spanish_and_russian_are_read(code: str) -> None:
    assert language_read(OTHERS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Ryabkov, Grushko and Lavrov met Stoltenberg, Sherman and Zaluzhnyi in Severomorsk.",
        "Stoltenberg: Zapad, Vostok, Tsentr, Kavkaz",
        "Moscow denies plan",
        "De Hoop Scheffer and Le Drian met in Den Haag and La Rochelle, an official of the alliance said.",
        "",
        "12345",
    ],
)
def test_short_english_with_foreign_names_passes(text: str) -> None:
    assert language_read(text) == "en"


def test_samples_are_english(shared: Path) -> None:
    for path in [*(shared / "data/reports").glob("r?.txt"), *(shared / "seeds").glob("*.txt")]:
        assert language_of(path.read_text()) == "en"


def test_long_text_of_no_known_language_is_refused() -> None:
    with pytest.raises(LanguageError, match="not recognised"):
        language_read("qwx zrt plk vbn " * 20)


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    assert language_of(text) in NAMES
