"""Which invoice a row of a bank statement is for: by what the payer wrote, else by amount and name; pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

FIRM = re.compile(r"주식회사|유한회사|\(주\)|㈜|co\.?,?\s*ltd\.?|inc\.?|corp\.?|gmbh|s\.?a\.?$", re.IGNORECASE)
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Owed:
    """An invoice as far as a statement can tell it; `open` in the smallest unit."""

    id: UUID
    reference: str
    open: int
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """`certain`: the payer wrote its number. Else it is proposed, and a person decides."""

    invoice: UUID
    certain: bool


def match(text: str, minor: int, owed: Sequence[Owed]) -> Match | None:
    """None where nothing, or more than one thing, fits."""
    written = [one for one in owed if _written(one.reference, text)]
    if written:
        return Match(written[0].id, certain=True) if len(written) == 1 else None
    fitting = [one for one in owed if one.open == minor]
    named = [one for one in fitting if _named(one.name, text)]
    for found in (named, fitting):
        if len(found) == 1:
            return Match(found[0].id, certain=False)
    return None


def _written(reference: str, text: str) -> bool:
    """Blanks and hyphens are lost on the way through banks; WSCE-2026-I0001 is not in WSCE-2026-I00012."""
    return re.search(rf"{_plain(reference)}(?![0-9])", _plain(text)) is not None


def _named(name: str, text: str) -> bool:
    """Banks cut names off, so that a part of it is enough."""
    firm, said = _bare(name), _bare(text)
    return len(firm) >= SHORTEST_NAME and len(said) >= SHORTEST_NAME and (firm in said or said in firm)


def _bare(text: str) -> str:
    return re.sub(r"[\s().,·-]", "", FIRM.sub("", unicodedata.normalize("NFKC", text))).casefold()


def _plain(text: str) -> str:
    return re.sub(r"[\s\-_./]", "", unicodedata.normalize("NFKC", text)).upper()
