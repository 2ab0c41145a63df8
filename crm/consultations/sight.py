"""Who may see a consultation record: one scope for lists, counts and single ones."""

from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import reach
from core.actor import Actor
from crm.consultations.permissions import Consultations

SEEN = "({} OR land.code = ANY({}) OR r.company = ANY({}::uuid[])) IS TRUE"
"""Of the record `r` whose counterpart is in the country `land`."""


def seen_in_sql(actor: Actor, permission: Consultations = Consultations.CONSULTATION_READ) -> QueryString:
    """An officer limited to countries sees those of their counterparts, a company its own."""
    covered = reach(actor, permission)
    companies: list[UUID] = sorted(covered.ids("organisation"))
    return QueryString(SEEN, covered.everywhere, sorted(covered.named("country")), companies)
