"""Finding visits by what they and their hosts or guests are called: by indexes, within what the reader may see."""

from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.delegations.queries import Card, visits
from crm.delegations.sight import seen_in_sql
from crm.delegations.tables import Visit
from directory.finding.queries import LOOKED_AT, closeness
from directory.finding.rules import asked_for, nearly

FOUND = """
SELECT id FROM crm_visit
WHERE {} AND id IN (
  (SELECT v.id FROM crm_visit v WHERE crm_agreement_words(v.code, v.title) @@ CAST({}::text AS tsquery))
  UNION
  (SELECT v.id FROM crm_visit v WHERE v.organisation IN (SELECT o.id FROM directory_organisation o
   WHERE o.words @@ CAST({}::text AS tsquery) LIMIT {})))
LIMIT {}
"""


async def found_visits(actor: Actor, words: str, *, most: int) -> list[Card]:
    """By their titles in every language, their codes and who sends or receives them; else by words with one mistake."""
    for asked in (asked_for(words), nearly(words)):
        ids = await _fitting(actor, asked) if asked else []
        if ids:
            found = await visits(actor, Visit.id.is_in(ids))
            return sorted(found, key=lambda one: closeness(_called(one), words))[:most]
    return []


async def _fitting(actor: Actor, asked: str) -> list[UUID]:
    question = QueryString(FOUND, seen_in_sql(actor), asked, asked, LOOKED_AT, LOOKED_AT)
    rows: list[dict[str, Any]] = await DB.run_querystring(question)
    return [row["id"] for row in rows]


def _called(one: Card) -> list[str]:
    return [one.code, *(each.text for each in one.title.renditions.values())]
