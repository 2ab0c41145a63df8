"""Taking out how we stand with each country: what the reader may see, with a reason, recorded."""

from collections.abc import Mapping
from datetime import datetime

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.journal.commands import record
from core.spreadsheets import csv_of
from crm.permissions import Crm
from crm.world.facts import WorldExported
from crm.world.queries import Line, atlas
from crm.world.rules import RELATIONS
from directory.countries.rules import REGIONS
from i18n.catalogue import say
from i18n.locales import Language, country_name

COLUMNS = (
    *("code", "country", "region", "relation", "agreements", "in_force", "under_way", "ended"),
    *("obligations_verified", "obligations_counted", "rate_percent", "organisations", "people_in_post", "last_contact"),
)


async def export(actor: Actor, asked: Mapping[str, str], *, because: str, tongue: Language, now: datetime) -> bytes:
    """CSV, in the order of the table, words in the reader's language. Raises Denied."""
    require(actor, Crm.AGREEMENT_EXPORT)
    async with transaction():
        found = await atlas(actor, tongue, asked, now=now)
        await record(actor, WorldExported(rows=len(found.lines)), now=now, because=because)
    return csv_of(COLUMNS, (_row(one, tongue) for one in found.lines))


def _row(one: Line, tongue: Language) -> list[object]:
    region = say(tongue, REGIONS[one.land.region]) if one.land.region in REGIONS else one.land.region
    named = [one.land.code, country_name(one.land.code, tongue), region, say(tongue, RELATIONS[one.relation])]
    numbers = [len(one.cards), *(one.number(group) for group in ("in_force", "under_way", "ended"))]
    kept = [one.rate.verified, one.rate.counted, one.rate.percent]
    return [*named, *numbers, *kept, one.houses, one.people, one.contact.isoformat() if one.contact else ""]
