"""Finding deals by what they and their parties are called: by indexes, within what the reader may see."""

from dataclasses import dataclass
from typing import Any

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.deals.sight import seen_in_sql
from directory.finding.conditions import HOUSES, conditions, first_found, worded
from directory.finding.queries import LOOKED_AT, closeness

CALLED = f"""
crm_deal.id IN (
  WITH {HOUSES}
  SELECT d.id FROM crm_deal d WHERE directory_words(d.code || ' ' || d.name) @@ CAST({{}}::text AS tsquery)
  UNION SELECT d.id FROM house JOIN crm_deal d ON d.lead = house.id
  UNION SELECT d.id FROM house JOIN crm_deal d ON d.buyer = house.id)
"""  # noqa: S608 -- our own constants
FOUND = "SELECT code, name FROM crm_deal WHERE {} AND {} LIMIT {}"

called, nearly_called = conditions(CALLED)


@dataclass(frozen=True, slots=True)
class Deal:
    """As a line of a search."""

    code: str
    name: str


async def found_deals(actor: Actor, words: str, *, most: int) -> list[Deal]:
    """By their names, their codes and who sells and buys; else by words with one mistake."""

    async def looked_for(asked: str) -> list[Deal]:
        question = QueryString(FOUND, seen_in_sql(actor), worded(CALLED, asked), LOOKED_AT)
        rows: list[dict[str, Any]] = await DB.run_querystring(question)
        return [Deal(row["code"], row["name"]) for row in rows]

    found = await first_found(words, looked_for)
    return sorted(found, key=lambda one: closeness([one.code, one.name], words))[:most]
