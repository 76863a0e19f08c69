"""A fingerprint as words, to be read aloud: each byte one of 256 short words that do not sound alike. Pure.

Two desks read the words of a key to each other by telephone, or face to face. Twelve words are 96 bits of SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_LIST = """
acorn actor album alley amber anchor ankle antler apple apron arch arrow atlas attic autumn badge bagel bamboo
banjo barley basket beacon beetle bishop blanket bonfire border bottle bracket bridge bronze bucket butter
cabin cactus camel candle canyon carbon carpet castle cedar cellar cherry chimney cinder circle citrus clover
cobalt coffee comet copper coral cotton cradle crystal curtain cushion daisy dancer decade delta denim desert
diesel dinner doctor dollar dolphin domino dragon drawer drum eagle easel echo editor elbow elder emblem
engine entry fabric falcon feather fender ferry fiddle figure filter flannel flute forest fossil fountain
freezer frost galaxy garden garlic gazelle ginger giraffe glacier glove goblet gospel granite gravel guitar
gypsum hammer harbour harvest hazel hedge helmet heron hockey hollow honey hunter husky iceberg igloo index
indigo iris island ivory jacket jaguar jasmine jersey jigsaw jungle junior kayak kennel kettle kidney kitchen
knuckle lagoon lantern lattice lemon leopard lily linen lizard lobster lodge lotus lumber magnet mango maple
marble meadow medal melon meteor mirror mitten monkey mosaic muffin mustard napkin nectar needle nickel noodle
novel nugget nutmeg oasis oatmeal object ocean olive onion opal orbit orchid otter oven oxygen oyster package
palace panther parcel pebble pelican pencil pepper pigeon pilot pirate planet poem pollen poplar potato
pumpkin puzzle quarry quiver rabbit radish raven ribbon river robin rodeo rubber saddle salmon sandal saturn
scarlet shadow silver sofa spider summit swallow tablet tavern temple thunder timber tomato tulip tunnel
turtle umpire urchin vanilla velvet violet voyage wagon walnut walrus whistle willow window yellow yogurt
zebra zenith zipper
"""
WORDS = tuple(_LIST.split())
"""256 words in the order of their letters, the first for byte 0; no two differ in one letter only."""

WORD_COUNT = 12
_CONTEXT = b"detente/words/1\n"


def words_of(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the twelve words of the keys of a desk, one line each; their order does not matter."""
    text = "".join(f"{line}\n" for line in sorted(set(lines)))
    return tuple(WORDS[byte] for byte in hashlib.sha256(_CONTEXT + text.encode()).digest()[:WORD_COUNT])


def same_words(heard: str, due: Iterable[str]) -> bool:
    """Return whether words as somebody typed them are the words due, whatever the spaces, commas and capitals."""
    return tuple(heard.replace(",", " ").lower().split()) == tuple(due)
