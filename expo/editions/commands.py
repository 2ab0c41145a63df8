"""Making an edition, so that there is something to load a programme into."""

from collections.abc import Mapping
from datetime import date, datetime
from json import dumps
from uuid import UUID, uuid4

from core.actor import Actor
from core.db.transaction import refusing
from core.journal.commands import record
from expo.editions.facts import EditionCreated
from expo.editions.rules import EditionThere, check_edition
from expo.editions.tables import Edition
from i18n.locales import LANGUAGES
from i18n.text import to_json, written


async def create_edition(
    actor: Actor,
    *,
    slug: str,
    names: Mapping[str, str],
    starts_on: date,
    ends_on: date,
    zone: str,
    now: datetime,
    venue: Mapping[str, str] | None = None,
) -> UUID:
    """`names` and `venue` by language, the first one is their source. Raises Invalid, EditionThere."""
    check_edition(slug=slug, names=names, starts_on=starts_on, ends_on=ends_on, zone=zone)
    edition = Edition(
        id=uuid4(),
        slug=slug,
        acronym=slug,
        year=starts_on.year,
        name=to_json(written(next(iter(names)), names)),
        venue=to_json(written(next(iter(venue)), venue)) if venue else None,
        starts_on=starts_on,
        ends_on=ends_on,
        zone=zone,
        languages=dumps([language.code for language in LANGUAGES]),
    )
    async with refusing({"expo_edition_slug_key": EditionThere(slug=slug)}):
        await Edition.insert(edition)
        await record(actor, EditionCreated(edition=edition.id), now=now)
    return edition.id
