"""Writing to an exhibitor's contact, in their language."""

from datetime import datetime

from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.letters import ON_MOVE
from expo.exhibitors.queries import Application
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import required

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_contact(known: Application, state: str, because: str, *, now: datetime) -> None:
    """In the caller's transaction; nothing where nobody may be written to, or where there is nothing to say."""
    draft = ON_MOVE.get(state)
    if draft is None or known.sample or not known.contact.email:
        return
    row = await Edition.select(Edition.name, Edition.slug).where(Edition.id == known.edition).first()
    if row is None:
        return
    tongue: Language = BY_CODE.get(known.contact.language, DEFAULT)
    await post(
        draft,
        Recipient(known.contact.email, known.contact.name, tongue.code),
        now=now,
        organisation=known.name.read(tongue.chain).text,
        edition=required(row["name"]).read(tongue.chain).text,
        code=known.code,
        because=because,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{row['slug']}",
    )
