"""When somebody was last in touch, as a column of the lists of organisations and of countries."""

from collections.abc import Sequence
from dataclasses import replace

from piccolo.querystring import QueryString

from core.errors import mark
from core.lists.columns import Column, Kind, Looking, Row
from crm.timeline.contacts import held, last_contacts

NAME = "last_contact"
OF_ORGANISATION = """
(SELECT s.happened_on FROM crm_entry_subject s JOIN crm_timeline_entry e ON e.id = s.entry
 WHERE s.organisation = directory_organisation.id AND s.happened_on <= {} AND {} ORDER BY s.happened_on DESC LIMIT 1)
"""


def _of_organisation(looking: Looking) -> QueryString:
    """Of entries about it that the reader may see: the latest is found first, through its own index."""
    return QueryString(OF_ORGANISATION, looking.today, held(looking.actor, looking.now))


async def of_countries(looking: Looking, rows: Sequence[Row]) -> list[Row]:
    """Within twelve months, as the map of the world tells it."""
    days = await last_contacts(looking.actor, looking.now) or {}
    return [_with(row, days.get(str(row.values["code"]))) for row in rows]


def _with(row: Row, day: object) -> Row:
    return replace(row, values={**row.values, NAME: day}, shown={**row.shown, NAME: day})


ORGANISATION_COLUMN = Column(
    name=NAME, label=mark("Last contact"), kind=Kind.DAY, sql=_of_organisation, open_while="FALSE", sortable=False
)
"""Sorting would ask the timeline for every organisation there is, and putting the whole timeline together first takes longer
still: whom nobody was in touch with for so many days is filtered, which stops at a page of them.
"""
COUNTRY_COLUMN = Column(name=NAME, label=mark("Last contact, 12 months"), kind=Kind.DAY, open_while="FALSE")
