"""Writing to an exhibitor's contact what was decided of badges, in their language."""

from datetime import datetime

from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application
from expo.passes.letters import ON_DECISION
from i18n import formats
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import required

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_exhibitor(
    to: str, known: Application, edition: Edition, number: int, because: str, *, now: datetime
) -> None:
    """In the caller's transaction; nothing where nobody may be written to."""
    draft = ON_DECISION.get(to)
    if draft is None or known.sample or not known.contact.email:
        return
    tongue: Language = BY_CODE.get(known.contact.language, DEFAULT)
    await post(
        draft,
        Recipient(known.contact.email, known.contact.name, tongue.code),
        now=now,
        organisation=known.name.read(tongue.chain).text,
        edition=required(edition.name).read(tongue.chain).text,
        code=known.code,
        number=formats.number(number, tongue),
        because=because,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{edition.slug}/badges",
    )
