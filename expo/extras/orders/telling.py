"""Writing to an exhibitor's contact of what became of their orders, in their language: one letter for all of them."""

from collections.abc import Sequence
from datetime import datetime

from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application
from expo.extras.orders.letters import ON_MOVE
from expo.extras.orders.queries import Ordered
from i18n.formats import number
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import required

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_exhibitor(
    to: str, known: Application, edition: Edition, orders: Sequence[Ordered], because: str, *, now: datetime
) -> None:
    """In the caller's transaction; nothing where nobody may be written to. What was taken back from delivered is no news."""
    draft = ON_MOVE.get(to)
    news = [one for one in orders if one.state != "delivered"]
    if draft is None or known.sample or not known.contact.email or not news:
        return
    tongue: Language = BY_CODE.get(known.contact.language, DEFAULT)
    named = [f"{one.offer.name.read(tongue.chain).text} × {number(one.units, tongue)}" for one in news]
    await post(
        draft,
        Recipient(known.contact.email, known.contact.name, tongue.code),
        now=now,
        organisation=known.name.read(tongue.chain).text,
        edition=required(edition.name).read(tongue.chain).text,
        code=known.code,
        orders=" · ".join(named),
        because=because,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{edition.slug}/services",
    )
