"""Finding deals by what they and their parties are called: by indexes, within what the reader may see."""

from dataclasses import dataclass
from typing import Any

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.deals.sight import seen_in_sql
from directory.finding.queries import LOOKED_AT, closeness
from directory.finding.rules import asked_for, nearly, words_in

CALLED = """
crm_deal.id IN (
  WITH house AS MATERIALIZED (SELECT o.id FROM directory_organisation o WHERE o.words @@ CAST({}::text AS tsquery) LIMIT {})
  SELECT d.id FROM crm_deal d WHERE directory_words(d.code || ' ' || d.name) @@ CAST({}::text AS tsquery)
  UNION SELECT d.id FROM house JOIN crm_deal d ON d.lead = house.id
  UNION SELECT d.id FROM house JOIN crm_deal d ON d.buyer = house.id)
"""
FOUND = f"SELECT code, name FROM crm_deal WHERE {{}} AND {CALLED} LIMIT {{}}"  # noqa: S608 -- our own constants

MOST_CALLED = 100_000
"""Of organisations that may be parties of a deal in a list: more than there are."""


@dataclass(frozen=True, slots=True)
class Deal:
    """As a line of a search."""

    code: str
    name: str


async def found_deals(actor: Actor, words: str, *, most: int) -> list[Deal]:
    """By their names, their codes and who sells and buys; else by words with one mistake."""
    for asked in (asked_for(words), nearly(words)):
        question = QueryString(FOUND, seen_in_sql(actor), asked, LOOKED_AT, asked, LOOKED_AT)
        rows: list[dict[str, Any]] = await DB.run_querystring(question) if asked else []
        if rows:
            found = [Deal(row["code"], row["name"]) for row in rows]
            return sorted(found, key=lambda one: closeness([one.code, one.name], words))[:most]
    return []


def called(word: str) -> QueryString:
    """The condition on `crm_deal` to have such a word, or a party that has it: a list finds what the palette finds."""
    return _having(asked_for(word), word)


def nearly_called(word: str) -> QueryString:
    """The same for a word with one letter too many, missing, wrong or in the other's place."""
    return _having(nearly(word) or asked_for(word), word)


def _having(asked: str, word: str) -> QueryString:
    """One first consonant is too little to narrow anything; what has no letter is in no name."""
    if asked:
        return QueryString(CALLED, asked, MOST_CALLED, asked)
    return QueryString("TRUE" if words_in(word) else "FALSE")
