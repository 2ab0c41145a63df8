"""Writing to those who look for something: to their account, or to whom staff wrote down for them."""

from datetime import datetime
from typing import Any

from core.access.tables import Account
from core.mail.commands import post
from core.mail.drafts import Draft, Recipient
from core.settings import settings
from expo.solutions.demands.letters import ON_MOVE
from expo.solutions.demands.queries import KnownDemand
from expo.solutions.demands.tables import DemandContact
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.text import Translated

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_owner(known: KnownDemand, state: str, because: str, *, now: datetime) -> None:
    """In the caller's transaction; nothing where there is nothing to say."""
    draft = ON_MOVE.get(state)
    if draft is not None:
        await write_to_owner(draft, known, now=now, because=because)


async def write_to_owner(draft: Draft, known: KnownDemand, *, now: datetime, **places: Any) -> None:
    """Texts among `places` are read in their language. Who has no account is not sent to pages that they cannot open: staff
    look after what they wrote down.
    """
    if known.account is None:
        return
    columns = (Account.email, Account.language)
    row = await Account.select(*columns).where(Account.id == known.account).first()
    if row is None or not row["email"]:
        return
    named = await DemandContact.select(DemandContact.name).where(DemandContact.demand == known.id).first()
    tongue: Language = BY_CODE.get(row["language"] or "", DEFAULT)
    said = {name: one.read(tongue.chain).text if isinstance(one, Translated) else one for name, one in places.items()}
    await post(
        draft,
        Recipient(row["email"], named["name"] if named else "", tongue.code, known.account),
        now=now,
        title=titled(known, tongue),
        edition=known.edition_name.read(tongue.chain).text,
        link=f"{settings().base_url}/account/demands/{known.code}",
        **said,
    )


def titled(known: KnownDemand, tongue: Language) -> str:
    return known.title.read(tongue.chain).text if known.title else known.code
