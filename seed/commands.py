"""Loading what Madang ships with, through the same doors as an organiser: edition, programme files, release."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from json import dumps
from uuid import uuid4

from msgspec import convert

from core.actor import Actor
from core.db.transaction import transaction
from core.live.notices import tell
from core.privacy.consents.commands import Wording, publish_wordings
from expo.editions.tables import Edition
from expo.interchange.commands import import_programme
from expo.interchange.gathering import Setting
from expo.interchange.report import Report
from expo.interchange.sniffing import read
from expo.releases.commands import release_programme
from expo.releases.rules import NothingToRelease
from i18n.locales import LANGUAGES
from seed.counterparts import load_counterparts
from seed.deals import load_deals
from seed.desk import load_desk, sample_colleagues
from seed.exhibitors import load_exhibitors
from seed.extras import load_extras
from seed.floor import load_floor
from seed.meetings import load_meetings
from seed.open_stage import load_open_stage
from seed.papers import load_papers
from seed.plan_facts import load_plan
from seed.reading import FOLDER, column, whole
from seed.results import load_results
from seed.show_days import load_show_days
from seed.solutions import load_market
from seed.visitplan import load_visitplan
from seed.visits import load_visits
from seed.waves import load_consultations

SLUG = "wsce-2026"
RELEASE = "Sample programme"
PROGRAMME = (
    "venue",
    "speakers_day1",
    "speakers_day2",
    "speakers_day3",
    "sessions_day1",
    "sessions_day2",
    "sessions_day3",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of facts were new, what became of the sample programme, and whether it was released."""

    facts: int
    programme: Report
    released: bool


async def load_everything(actor: Actor, *, now: datetime) -> Loaded:
    """Facts and the sample edition, all or nothing; loading twice changes nothing."""
    async with transaction():
        facts = await load_plan()
        await publish_wordings(actor, convert(whole("plan/consents"), list[Wording]), now=now)
        edition = await _sample_edition()
        files = [FOLDER / "wsce_2026" / f"{name}.json" for name in PROGRAMME]
        programme = read(files, Setting(zone=edition.zone, starts_on=edition.starts_on))
        report = await import_programme(actor, edition=SLUG, programme=programme, now=now)
        await load_open_stage(actor, edition, now=now)
        released = False
        with suppress(NothingToRelease):
            await release_programme(actor, edition=SLUG, name=RELEASE, now=now)
            released = True
        await load_floor(actor, SLUG, now=now)
        await load_exhibitors(actor, edition, now=now)
        await load_extras(actor, edition, now=now)
        await load_show_days(actor, edition, now=now)
        await load_market(actor, SLUG, now=now)
        await load_counterparts(actor, now=now)
        await load_meetings(actor, edition, now=now)
        await load_desk(actor, now=now)
        await load_visits(actor, (await sample_colleagues(actor, now)).get("officer"), now=now)
        await load_papers(actor, now=now)
        await load_visitplan(actor, now=now)
        await load_deals(actor, now=now)
        await load_consultations(actor, edition, now=now)
        await load_results(now=now)
        for subject in ("agreements", "evidence", "sections", "solutions"):
            await tell(subject)
    return Loaded(facts, report, released)


async def _sample_edition() -> Edition:
    known = await Edition.objects().where(Edition.slug == SLUG).first()
    if known is not None:
        return known
    venue = whole("wsce_2026/venue")
    longitude, latitude = venue["spot"]
    edition = Edition(
        id=uuid4(),
        slug=SLUG,
        acronym=SLUG,
        kind="expo",
        year=date.fromisoformat(venue["starts_on"]).year,
        name=column(venue["name"]),
        tagline=column(venue["tagline"]),
        starts_on=date.fromisoformat(venue["starts_on"]),
        ends_on=date.fromisoformat(venue["ends_on"]),
        zone=venue["zone"],
        venue=column(venue["venue"]),
        address=column(venue["address"]),
        city=column(venue["city"]),
        longitude=longitude,
        latitude=latitude,
        languages=dumps([language.code for language in LANGUAGES]),
        sample=True,
    )
    await Edition.insert(edition)
    return edition
