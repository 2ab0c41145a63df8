"""Writing to an exhibitor about booths, in the language of whom they named."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.exhibitors.tables import Exhibitor
from expo.reservations.letters import LETTERS
from i18n import formats
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import required

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_exhibitor(
    what: str, exhibitor: UUID, booths: Sequence[str], *, until: datetime | None, now: datetime
) -> None:
    """In the caller's transaction; nothing where there is nothing to say or nobody to write to."""
    draft, row = LETTERS.get(what), await _whom(exhibitor)
    if draft is None or row["sample"] or not row["contact_email"]:
        return
    tongue: Language = BY_CODE.get(row["contact_language"], DEFAULT)
    await post(
        draft,
        Recipient(row["contact_email"], row["contact_name"], tongue.code),
        now=now,
        booths=" · ".join(booths),
        organisation=required(row["organisation_name"]).read(tongue.chain).text,
        edition=required(row["edition_name"]).read(tongue.chain).text,
        until=formats.instant(until.astimezone(ZoneInfo(row["zone"])), tongue) if until else "–",
        link=f"{settings().base_url}/portal/{row['organisation_code']}/exhibit/{row['slug']}/booths",
    )


async def _whom(exhibitor: UUID) -> dict[str, Any]:
    of, at = Exhibitor.organisation, Exhibitor.edition
    row = await (
        Exhibitor.select(
            Exhibitor.contact_email,
            Exhibitor.sample,
            Exhibitor.contact_name,
            Exhibitor.contact_language,
            of.name.as_alias("organisation_name"),
            of.code.as_alias("organisation_code"),
            at.name.as_alias("edition_name"),
            at.slug.as_alias("slug"),
            at.zone.as_alias("zone"),
        )
        .where(Exhibitor.id == exhibitor)
        .first()
    )
    return row or {"contact_email": "", "sample": False}
