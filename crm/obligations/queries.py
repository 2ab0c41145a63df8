"""What was promised in agreements, and at which rate it was kept."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.accounts.queries import names_of
from core.actor import Actor
from core.db.among import among
from core.db.engine import DB
from crm.agreements.sight import seen_in_sql
from crm.obligations.rules import Rate, rate
from crm.obligations.tables import Obligation
from i18n.text import from_json, required

STATES = """
SELECT o.state, count(*) AS number FROM crm_obligation o JOIN crm_agreement ON crm_agreement.id = o.agreement
WHERE {} GROUP BY 1
"""


async def obligations_of(agreement: UUID) -> list[dict[str, Any]]:
    """By day, texts read, with the name of who answers for it."""
    rows = await Obligation.select().where(Obligation.agreement == agreement).order_by(Obligation.due_on)
    names = await names_of({row["owner"] for row in rows if row["owner"]})
    return [{**_read(row), "owner_name": names.get(row["owner"], "")} for row in rows]


async def rate_of(agreements: Sequence[UUID]) -> Rate:
    """Over all of these together."""
    if not agreements:
        return rate(())
    mine = among(Obligation.agreement, agreements)
    return rate(await Obligation.select(Obligation.state).where(mine).output(as_list=True))


async def rate_seen(actor: Actor) -> Rate:
    """Over all agreements that they may see, counted where they lie."""
    rows = await DB.run_querystring(QueryString(STATES, seen_in_sql(actor)))
    return rate(state for row in rows for state in [row["state"]] * row["number"])


async def states_of(agreements: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Of every obligation, by agreement."""
    found: dict[UUID, list[str]] = {}
    if agreements:
        mine = among(Obligation.agreement, agreements)
        for row in await Obligation.select(Obligation.agreement, Obligation.state).where(mine):
            found.setdefault(row["agreement"], []).append(row["state"])
    return found


async def promises_of(agreements: Sequence[UUID], state: str = "") -> list[dict[str, Any]]:
    """By day, texts read; `agreement` is its id. Those of one state where it is given."""
    if not agreements:
        return []
    query = Obligation.select().where(among(Obligation.agreement, agreements))
    if state:
        query = query.where(Obligation.state == state)
    rows = await query.order_by(Obligation.due_on).order_by(Obligation.clause).order_by(Obligation.id)
    return [_read(row) for row in rows]


def _read(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "title": required(row["title"]), "indicator": from_json(row["indicator"])}
