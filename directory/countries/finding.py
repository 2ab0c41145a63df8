"""Countries by what somebody types into the palette: the closest first, and those that are written nearly so."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from core.actor import Actor
from core.search.words import fold
from directory.countries.queries import Land, by_name, every_land, fits
from directory.duplicates.folding import latin
from i18n.likeness import initials
from i18n.locales import Language
from i18n.names import PLAIN_INITIALS

SHORTEST_MISSPELT = 4
"""Of fewer letters everything is nearly something else; Hangul tells as much by three syllables."""
SHORTEST_SYLLABLES = 3


async def found_lands(actor: Actor, reader: Language, words: str) -> list[Land]:
    """What begins so before what has it anywhere; where there is none, names with one mistake, or as they are read in Latin
    letters. Raises Denied.
    """
    every = await every_land(actor)
    found = [one for one in every if fits(one, words)]
    found = found or [one for one in every if nearly(one.names.values(), words)]
    return sorted(found, key=lambda one: (_rank(one, words), by_name(one, reader)))


def _rank(one: Land, words: str) -> int:
    wanted = fold(words).strip()
    names = [fold(each) for each in (*one.names.values(), one.code, one.alpha3)]
    if wanted in names:
        return 0
    typed = words.strip().translate(PLAIN_INITIALS)
    begins = any(each.startswith(wanted) for each in names)
    return 1 if begins or any(initials(each).startswith(typed) for each in one.names.values()) else 2


def nearly(names: Iterable[str], words: str) -> bool:
    """One letter too many, missing, wrong or in the other's place, in a name as it is written or as it is read."""
    wanted = fold(words).replace(" ", "")
    shortest = SHORTEST_MISSPELT if wanted.isascii() else SHORTEST_SYLLABLES
    if len(wanted) < shortest:
        return False
    return any(OSA.distance(wanted, spelt, score_cutoff=1) <= 1 for name in names for spelt in _spelt(name))


@lru_cache(4_096)
def _spelt(name: str) -> tuple[str, ...]:
    """As it is written, and as it is read."""
    return tuple({fold(name).replace(" ", ""), latin(fold(name)).lower().replace(" ", "")})
