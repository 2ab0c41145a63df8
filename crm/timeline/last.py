"""When somebody was last in touch, as a column of the lists of organisations and of countries."""

from collections.abc import Sequence
from dataclasses import replace

from piccolo.querystring import QueryString

from core.errors import mark
from core.lists.columns import Column, Kind, Looking, Row
from crm.timeline.contacts import last_contacts
from crm.timeline.rules import CONTACTS
from crm.timeline.sight import seen

NAME = "last_contact"
OF_ORGANISATION = """
(SELECT s.happened_on FROM crm_entry_subject s JOIN crm_timeline_entry e ON e.id = s.entry
 WHERE s.organisation = directory_organisation.id AND s.happened_on <= {} AND e.kind = ANY({})
   AND e.withdrawn_at IS NULL AND (e.happened_at IS NULL OR e.happened_at <= {}) AND {}
 ORDER BY s.happened_on DESC LIMIT 1)
"""


def _of_organisation(looking: Looking) -> QueryString:
    """Of entries about it that the reader may see: the latest is found first, through its own index."""
    return QueryString(OF_ORGANISATION, looking.today, list(CONTACTS), looking.now, seen(looking.actor))


async def of_countries(looking: Looking, rows: Sequence[Row]) -> list[Row]:
    """Within twelve months, as the map of the world tells it."""
    days = await last_contacts(looking.actor, looking.now) or {}
    return [_with(row, days.get(str(row.values["code"]))) for row in rows]


def _with(row: Row, day: object) -> Row:
    return replace(row, values={**row.values, NAME: day}, shown={**row.shown, NAME: day})


ORGANISATION_COLUMN = Column(
    name=NAME, label=mark("Last contact"), kind=Kind.DAY, sql=_of_organisation, open_while="FALSE"
)
COUNTRY_COLUMN = Column(name=NAME, label=mark("Last contact, 12 months"), kind=Kind.DAY, open_while="FALSE")
