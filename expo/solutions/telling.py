"""Writing to exhibitors about their solutions, in the language of their letters."""

from datetime import datetime
from typing import Any
from uuid import UUID

from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.settings import settings
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor
from expo.solutions.letters import ON_MOVE
from expo.solutions.queries import Known
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import Translated, required

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_exhibitor(known: Known, state: str, because: str, *, now: datetime) -> None:
    """In the caller's transaction; nothing where there is nothing to say."""
    draft = ON_MOVE.get(state)
    if draft is not None:
        await write_to_contact(draft, known, f"solutions/{known.code}", now=now, because=because)


async def write_to_contact(draft: Draft, known: Known, page: str, *, now: datetime, **places: Any) -> None:
    """`page` follows the exhibitor's address in the portal; nothing for a sample, or where the exhibitor has said no
    address. Texts among `places` are read in the contact's language.
    """
    contact = await _contact(known.exhibitor)
    if known.sample or not contact["contact_email"]:
        return
    tongue: Language = BY_CODE.get(contact["contact_language"], DEFAULT)
    said = {name: one.read(tongue.chain).text if isinstance(one, Translated) else one for name, one in places.items()}
    await post(
        draft,
        Recipient(contact["contact_email"], contact["contact_name"], tongue.code),
        now=now,
        solution=named(known, tongue),
        edition=(await edition_name(known.edition)).read(tongue.chain).text,
        link=f"{settings().base_url}/portal/{known.organisation_code}/exhibit/{known.slug}/{page}",
        **said,
    )


def named(known: Known, tongue: Language) -> str:
    return known.name.read(tongue.chain).text if known.name else known.code


async def edition_name(edition: UUID) -> Translated:
    row = await Edition.select(Edition.name).where(Edition.id == edition).first()
    return required((row or {})["name"])


async def _contact(exhibitor: UUID) -> dict[str, str]:
    columns = (Exhibitor.contact_email, Exhibitor.contact_name, Exhibitor.contact_language)
    row: dict[str, str] = await Exhibitor.select(*columns).where(Exhibitor.id == exhibitor).first() or {}
    return row
