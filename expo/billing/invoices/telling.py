"""Writing to whom an invoice goes, in the exhibitor's language."""

from datetime import datetime

from core.mail.commands import post
from core.mail.drafts import Recipient
from core.settings import settings
from expo.billing.invoices.letters import LETTERS
from expo.billing.invoices.queries import Paper
from expo.exhibitors.tables import Exhibitor
from i18n import formats
from i18n.locales import DEFAULT, LANGUAGES, Language
from i18n.money import exact

BY_CODE = {one.code: one for one in LANGUAGES}


async def tell_of(what: str, one: Paper, *, now: datetime) -> None:
    """In the caller's transaction, to the address for tax invoices, else to the contact; nothing where there is none."""
    of = (Exhibitor.contact_name, Exhibitor.contact_email, Exhibitor.contact_language)
    row = await Exhibitor.select(*of).where(Exhibitor.id == one.exhibitor).first()
    address = one.buyer.get("email") or (row["contact_email"] if row else "")
    if not address or row is None:
        return
    tongue: Language = BY_CODE.get(row["contact_language"], DEFAULT)
    amount = one.open if what == "reminder" else one.gross
    await post(
        LETTERS[what],
        Recipient(address, row["contact_name"], tongue.code),
        now=now,
        reference=one.reference,
        corrects=one.corrects or "",
        amount=exact(abs(amount.minor), amount.currency, tongue),
        due=formats.full_day(one.due_on, tongue),
        organisation=one.organisation.read(tongue.chain).text,
        edition=one.edition_name.read(tongue.chain).text,
        link=f"{settings().base_url}/portal/{one.organisation_code}/exhibit/{one.slug}/invoices/{one.reference}",
    )
