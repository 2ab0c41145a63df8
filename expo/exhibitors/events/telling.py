"""Writing to exhibitors about their booth events, in the language of their letters."""

from datetime import datetime

from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.events.letters import ON_DECISION
from expo.exhibitors.events.queries import Known
from expo.exhibitors.tables import Exhibitor
from i18n.locales import DEFAULT, LANGUAGES
from i18n.text import required

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_exhibitor(known: Known, state: str, because: str, *, now: datetime) -> None:
    """In the caller's transaction; nothing for a sample, or where the exhibitor has said no address."""
    columns = (Exhibitor.contact_email, Exhibitor.contact_name, Exhibitor.contact_language)
    contact = await Exhibitor.select(*columns).where(Exhibitor.id == known.exhibitor).first() or {}
    edition = await Edition.select(Edition.name).where(Edition.id == known.edition).first() or {}
    if known.sample or not contact.get("contact_email"):
        return
    tongue = BY_CODE.get(contact["contact_language"], DEFAULT)
    await post(
        ON_DECISION[state],
        Recipient(contact["contact_email"], contact["contact_name"], tongue.code),
        now=now,
        event=known.title.read(tongue.chain).text,
        edition=required(edition["name"]).read(tongue.chain).text,
        because=because,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{known.slug}/events/{known.code}",
    )
