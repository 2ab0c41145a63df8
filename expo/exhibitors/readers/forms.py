"""The directory's address read as a wish: what is unknown is ignored, so that an old link still shows a list."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from expo.exhibitors.readers.filters import FACETS, Wish
from expo.exhibitors.readers.listed import Directory, Listed

LONGEST = 120
MOST_COMPARED = 4

Asked = Mapping[str, Sequence[str]]


def read_wish(asked: Asked) -> Wish:
    query = next(iter(asked.get("q", ())), "")[:LONGEST].strip()
    chosen = {
        facet: tuple(dict.fromkeys(value for value in asked[facet] if value and len(value) <= LONGEST))
        for facet in FACETS
        if asked.get(facet)
    }
    return Wish(query, {facet: values for facet, values in chosen.items() if values})


def address_of(wish: Wish) -> str:
    """The query string, always in one order; empty where nothing is asked for."""
    pairs = [("q", wish.query)] if wish.query else []
    pairs += [(facet, value) for facet in FACETS for value in wish.values(facet)]
    return f"?{urlencode(pairs)}" if pairs else ""


def turned(wish: Wish, facet: str, value: str) -> Wish:
    """With one value chosen that was not, or the other way round."""
    values = wish.values(facet)
    after = tuple(one for one in values if one != value) if value in values else (*values, value)
    return Wish(wish.query, {**wish.chosen, facet: after})


def compared(asked: Asked, directory: Directory) -> tuple[list[Listed], bool]:
    """Those of `?with=` who are there, the first four, and whether some were left out for that."""
    codes = dict.fromkeys(code[:LONGEST].upper() for code in asked.get("with", ()))
    found = [directory.by_code[code] for code in codes if code in directory.by_code]
    return found[:MOST_COMPARED], len(found) > MOST_COMPARED
