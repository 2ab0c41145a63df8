"""Deals in the palette of the desk: those that the reader may see, by their names, codes and parties."""

from piccolo.querystring import QueryString

from core.access.rules import may
from core.actor import Actor
from core.db.engine import DB
from core.db.like import literal
from core.desk.palette import MOST_OF_A_KIND, Finder, Found
from core.errors import mark
from core.web.given import AnyRequest
from crm.deals.permissions import Deals
from crm.deals.sight import seen_in_sql

FOUND = """
SELECT crm_deal.code, crm_deal.name FROM crm_deal JOIN directory_organisation lead ON lead.id = crm_deal.lead
LEFT JOIN directory_organisation buyer ON buyer.id = crm_deal.buyer
WHERE {} AND (crm_deal.name ILIKE {} OR crm_deal.code ILIKE {} OR lead.name::text ILIKE {} OR buyer.name::text ILIKE {})
ORDER BY crm_deal.code DESC LIMIT {}
"""


async def _find(_request: AnyRequest, actor: Actor, words: str) -> list[Found]:
    if not words or not may(actor, Deals.DEAL_READ):
        return []
    held = f"%{literal(words)}%"
    question = QueryString(FOUND, seen_in_sql(actor), *[held] * 4, MOST_OF_A_KIND)
    rows = await DB.run_querystring(question)
    return [Found(row["name"], f"/desk/deals/{row['code']}", "handshake", row["code"]) for row in rows]


FINDER = Finder(mark("Deals"), _find)
