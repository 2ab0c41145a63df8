"""Finding visits by what they and their hosts or guests are called: by indexes, within what the reader may see."""

from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.delegations.queries import Card, visits
from crm.delegations.sight import seen_in_sql
from crm.delegations.tables import Visit
from directory.finding.conditions import HOUSES, conditions, first_found, worded
from directory.finding.queries import LOOKED_AT, closeness

CALLED = f"""
crm_visit.id IN (
  WITH {HOUSES}
  SELECT k.id FROM crm_visit k WHERE crm_agreement_words(k.code, k.title) @@ CAST({{}}::text AS tsquery)
  UNION SELECT k.id FROM house JOIN crm_visit k ON k.organisation = house.id)
"""  # noqa: S608 -- our own constants
FOUND = "SELECT id FROM crm_visit WHERE {} AND {} LIMIT {}"

called, nearly_called = conditions(CALLED)


async def found_visits(actor: Actor, words: str, *, most: int) -> list[Card]:
    """By their titles in every language, their codes and who sends or receives them; else by words with one mistake."""

    async def looked_for(asked: str) -> list[UUID]:
        question = QueryString(FOUND, seen_in_sql(actor), worded(CALLED, asked), LOOKED_AT)
        rows: list[dict[str, Any]] = await DB.run_querystring(question)
        return [row["id"] for row in rows]

    ids = await first_found(words, looked_for)
    found = await visits(actor, Visit.id.is_in(ids)) if ids else []
    return sorted(found, key=lambda one: closeness(_called(one), words))[:most]


def _called(one: Card) -> list[str]:
    return [one.code, *(each.text for each in one.title.renditions.values())]
