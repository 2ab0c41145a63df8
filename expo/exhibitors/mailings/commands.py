"""Writing to the exhibitors that a filter finds: the set is frozen, the letters are written in the background."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from core.access.permissions import Core
from core.access.rules import require
from core.access.tables import Account
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Invalid, NotFound, mark
from core.jobs.commands import ask
from core.journal.commands import record
from core.live.notices import tell
from core.mail.commands import CHANNEL
from core.mail.rules import one_line
from core.mail.tables import Batch, Letter
from core.mailings.facts import MailingWritten
from core.mailings.tables import Mailing
from expo.editions.queries import edition_called
from expo.editions.rules import today_in
from expo.exhibitors.desk.filters import exhibitors_found
from expo.exhibitors.mailings.queries import mailing_of
from expo.exhibitors.mailings.rules import SCOPE, left_out
from expo.exhibitors.mailings.tables import ExhibitorMailing, MailedExhibitor
from expo.permissions import Expo

WRITE = "expo.exhibitors.mailings.write"


class NobodyFound(Invalid):
    """The filter leaves nobody."""

    def __init__(self) -> None:
        super().__init__({"title": mark("Nobody is like that.")})


class NoOwnAddress(Conflict):
    message = mark("Your account has no address that a letter could be sent to.")


async def write_to_exhibitors(
    actor: Actor,
    *,
    edition: str,
    asked: Mapping[str, str],
    title: str,
    texts: Mapping[str, Mapping[str, str]],
    now: datetime,
) -> UUID:
    """Who is found at this moment is the set, whatever changes later; nothing is sent before it is released. Raises Denied,
    NobodyFound, NoSuchEdition.
    """
    require(actor, Expo.EXHIBITOR_WRITE)
    require(actor, Core.MAIL_WRITE)
    row = await edition_called(edition)
    batch = Batch(id=uuid4(), title=one_line(title), made_at=now, made_by=str(actor))
    said = json.dumps(texts, ensure_ascii=False)
    mailing = Mailing(id=uuid4(), batch=batch.id, whom=SCOPE.code, texts=said)
    async with transaction():
        found = await exhibitors_found(actor, row.id, asked, today_in(row.zone, now))
        if not found.ones:
            raise NobodyFound
        await Batch.insert(batch)
        await Mailing.insert(mailing)
        kept = json.dumps({name: value for name, value in found.asked.items() if value}, ensure_ascii=False)
        made = ExhibitorMailing(id=uuid4(), edition=row.id, mailing=mailing.id, asked=kept)
        await ExhibitorMailing.insert(made)
        reasons = {one.id: left_out(one.contact.email, sample=one.sample) for one in found.ones}
        await MailedExhibitor.insert(
            *(
                MailedExhibitor(id=uuid4(), mailing=made.id, exhibitor=one, left_out=reason)
                for one, reason in reasons.items()
            )
        )
        await record(actor, MailingWritten(mailing=mailing.id, whom=SCOPE.code), now=now)
        await ask(actor, WRITE, {"mailing": str(mailing.id)}, now=now)
    return mailing.id


async def try_on_oneself(actor: Actor, *, edition: str, mailing: UUID, code: str, now: datetime) -> None:
    """The letter of one of the set, sent to whoever asks and to nobody else. Raises Denied, NotFound, NoOwnAddress."""
    require(actor, Core.MAIL_WRITE)
    known = await mailing_of(actor, edition, mailing)
    one = next((each for each in known.ones if each.code == code and each.letter is not None), None)
    own = await Account.select(Account.email).where(Account.id == actor.account).first() if actor.account else None
    if one is None:
        raise NotFound
    if own is None or not own["email"]:
        raise NoOwnAddress
    async with transaction():
        row = await Letter.select().where(Letter.id == one.letter).first()
        if row is None:
            raise NotFound
        mine = {
            "address": own["email"],
            "name": actor.shown,
            "account": actor.account,
            "batch": None,
            "state": "queued",
        }
        fresh = {"id": uuid4(), "made_at": now, "due_at": now, "sent_at": None, "attempts": 0, "lease_until": None}
        await Letter.insert(Letter(**{**row, **mine, **fresh}))
        await tell(CHANNEL)
