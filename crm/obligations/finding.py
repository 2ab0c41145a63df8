"""Finding what was promised by its words and by its agreement's: by indexes, within what the reader may see."""

from dataclasses import dataclass
from typing import Any

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from crm.agreements.sight import seen_in_sql
from directory.finding.conditions import conditions, first_found, worded
from directory.finding.queries import LOOKED_AT, closeness
from i18n.text import Translated, required

CALLED = """
o.id IN (
  SELECT k.id FROM crm_obligation k WHERE crm_agreement_words('', k.title) @@ CAST({}::text AS tsquery)
  UNION SELECT k.id FROM crm_agreement a JOIN crm_obligation k ON k.agreement = a.id
  WHERE crm_agreement_words(a.code, a.title) @@ CAST({}::text AS tsquery))
"""
FOUND = """
SELECT o.title, crm_agreement.code FROM crm_obligation o JOIN crm_agreement ON crm_agreement.id = o.agreement
WHERE {} AND {} LIMIT {}
"""

called, nearly_called = conditions(CALLED)


@dataclass(frozen=True, slots=True)
class Promise:
    """As a line of a search; `code` is its agreement's."""

    title: Translated
    code: str


async def found_obligations(actor: Actor, words: str, *, most: int) -> list[Promise]:
    """Else by words with one mistake."""

    async def looked_for(asked: str) -> list[Promise]:
        question = QueryString(FOUND, seen_in_sql(actor), worded(CALLED, asked), LOOKED_AT)
        rows: list[dict[str, Any]] = await DB.run_querystring(question)
        return [Promise(required(row["title"]), row["code"]) for row in rows]

    found = await first_found(words, looked_for)
    return sorted(found, key=lambda one: closeness([each.text for each in one.title.renditions.values()], words))[:most]
