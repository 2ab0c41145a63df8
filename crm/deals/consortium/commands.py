"""Writing down who shares in a deal: the whole consortium at once, so that it is never anything but whole, and together with
what somebody else made of it meanwhile.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.forms.rows import Began
from core.journal.commands import record
from crm.deals.consortium import rules
from crm.deals.consortium.rules import Member, Share
from crm.deals.consortium.tables import ConsortiumMember
from crm.deals.facts import ConsortiumSet
from crm.deals.queries import House, locked
from i18n.text import required

MEMBERS = """
SELECT m.deal, m.role, m.share, m.organisation, o.code, o.name, land.code AS country,
       (SELECT s.size FROM directory_size_class s WHERE s.organisation = o.id AND s.begins_on <= {}
        AND (s.ends_on IS NULL OR s.ends_on >= {})) AS size
FROM crm_consortium_member m JOIN directory_organisation o ON o.id = m.organisation
LEFT JOIN directory_country land ON land.id = o.country
WHERE m.deal = {} ORDER BY m.place, o.code
"""


async def set_consortium(actor: Actor, code: str, shares: Sequence[Share], before: Began, *, now: datetime) -> None:
    """None dissolves it; `before` is what the form began from. Raises ChangedMeanwhile, TooManyMembers, MemberTwice,
    OneLeads, NotTheWhole, NotFound.
    """
    async with transaction():
        deal = await locked(actor, code)
        stored = await _shares_of(deal.id)
        after = rules.together(before, shares, stored, deal.lead.id)
        if after == stored:
            return
        await ConsortiumMember.delete().where(ConsortiumMember.deal == deal.id)
        rows = [
            ConsortiumMember(
                id=uuid4(), deal=deal.id, organisation=one.organisation, role=one.role, share=one.share, place=place
            )
            for place, one in enumerate(after)
        ]
        if rows:
            await ConsortiumMember.insert(*rows)
        await record(actor, ConsortiumSet(deal=deal.id, members=len(rows)), now=now)


async def members_of(deal: UUID, sized_on: date) -> list[Member]:
    """In their order, with the size that each was on that day: the day of the contract, where there is one."""
    rows: list[dict[str, Any]] = await DB.run_querystring(QueryString(MEMBERS, sized_on, sized_on, deal))
    return [_member(row) for row in rows]


async def _shares_of(deal: UUID) -> list[Share]:
    rows = (
        await ConsortiumMember.select(ConsortiumMember.organisation, ConsortiumMember.role, ConsortiumMember.share)
        .where(ConsortiumMember.deal == deal)
        .order_by(ConsortiumMember.place)
    )
    return [Share(**row) for row in rows]


def _member(row: Mapping[str, Any]) -> Member:
    house = House(row["organisation"], row["code"], required(row["name"]), row["country"])
    return Member(house, row["role"], row["share"], row["size"] or "")
