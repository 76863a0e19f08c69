"""The words of which buttons, menus and the names of sections are made, and what a line of nothing but these is.

A scrape drops the blanks between buttons (`FacebookTwitterWhatsAppPrint`), so a run of letters may be of several words.
"""

from __future__ import annotations

import re

_BUTTONS = """share shared tweet retweet print printer pdf download downloads mail e-mail email send sent copy copied url
    clipboard save saved bookmark pin post repost whatsapp facebook twitter telegram linkedin reddit pinterest instagram
    messenger viber pocket flipboard vk vkontakte odnoklassniki bluesky threads mastodon youtube tiktok rss wechat weibo
    skype tumblr signal flipboard google podcast podcasts spotify gift like likes dislike comment comments
    reply replies shares views reactions listen mute unmute play pause volume fullscreen subtitles captions zoom enlarge
    expand collapse gallery slideshow font login logout register subscribe subscription subscriptions unsubscribe
    newsletter newsletters bookmarks profile settings preferences cookie cookies accept decline reject
    agree consent menu search home homepage navigation sitemap imprint impressum privacy terms disclaimer accessibility
    careers jobs faq faqs advertise advertising advertisement advertisements ad ads sponsored promoted loading next previous
    prev back close toggle donate feedback apps app trending tags whatsup"""
_SECTIONS = """news world politics business sport sports culture opinion opinions economy science tech technology health
    entertainment lifestyle travel weather video videos live latest breaking top popular defence defense security
    international national regional local europe asia africa americas america analysis analyses editorial features feature
    multimedia photos photo pictures panorama knowledge society education environment climate energy markets money finance
    arts life style food history ticker newsroom headlines stories region diplomacy conflict conflicts war military space
    cyber cybersecurity exclusive interviews interview reports report audio radio tv programmes programs explainer explainers
    comment columns views magazine archive archives topics sections subscribers premium
    elections government law crime religion books music film more all about contact contacts help legal edition editions
    english deutsch français español italiano português polski türkçe svenska home data protection account"""
_SMALL = """the a an to of on in up via with by for from and or our us your my this me it page site article story link links
    content main text size small medium large this x line min mins minute minutes number new free now here add yours view
    see show hide sign log skip jump go open full version select language who we are"""
BUTTONS = frozenset(_BUTTONS.split())
"""Words of buttons: one of them must be in a line that is no content by its words alone."""
SECTIONS = frozenset(_SECTIONS.split())
"""Words that name the parts of a paper: no content above the headline and behind the story."""
_BESIDE = frozenset(_SMALL.split())
_ANY = BUTTONS | SECTIONS | _BESIDE
_GLUED = frozenset(word for word in BUTTONS | SECTIONS if len(word) > 2)  # noqa: PLR2004  shorter ones are in too many words
_RUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_MOST_RUNS, _LONGEST_RUN, _LONGEST_LINE = 16, 80, 160
_SENTENCE = re.compile(r"[.!?]$")


def is_buttons(line: str) -> bool:
    """Return whether every word of a line is of buttons, menus or sections, and one at least of a button."""
    words = _words(line)
    return bool(words) and bool(BUTTONS & set(words)) and not _is_plain(words)


def is_sections(line: str) -> bool:
    """Return whether every word of a line is of buttons, menus or sections."""
    words = _words(line)
    return bool(words) and bool((BUTTONS | SECTIONS) & set(words))


def _is_plain(words: list[str]) -> bool:
    """Return whether more small words than others are there, as in a sentence."""
    return sum(word in _BESIDE for word in words) > 2 * sum(word not in _BESIDE for word in words) + 1


def _words(line: str) -> list[str]:
    """Return the words of a line in small letters, glued ones taken apart; none if any is of another kind."""
    runs = _RUN.findall(line) if len(line) <= _LONGEST_LINE and not _SENTENCE.search(line) else []
    found: list[str] = []
    if len(runs) > _MOST_RUNS:
        return []
    for run in runs:
        low = run.lower()
        pieces = [low] if low in _ANY else _taken_apart(low)
        if not pieces:
            return []
        found += pieces
    return found


def _taken_apart(run: str) -> list[str]:
    """Return the words of which a run of letters is made, the longest first; none if something is left over."""
    if len(run) > _LONGEST_RUN:
        return []
    best: list[list[str] | None] = [[]]
    for end in range(1, len(run) + 1):
        starts = (start for start in range(max(0, end - 16), end) if best[start] is not None)
        start = next((s for s in starts if run[s:end] in _GLUED), None)
        before = best[start] if start is not None else None
        best.append([*before, run[start:end]] if before is not None else None)
    return best[-1] or []
