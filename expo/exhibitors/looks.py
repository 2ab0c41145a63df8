"""Writing down that staff looked at whom an exhibitor named."""

from collections.abc import Iterable
from datetime import datetime

from core.actor import Actor
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import EXHIBITOR, EXHIBITORS
from expo.exhibitors.queries import Application


async def note_exhibitor(actor: Actor, one: Application, what: str = EXHIBITOR, *, now: datetime) -> None:
    """Nothing where nobody is named."""
    if one.contact.name or one.contact.email:
        await note_look(actor, what, one.contact_account, opened=one.id, now=now)


async def note_exhibitors(
    actor: Actor, shown: Iterable[Application], *, question: str = "", chosen: str = "", now: datetime
) -> None:
    """`question` are the words that were looked for, `chosen` the state."""
    named = [one.contact_account or one.id for one in shown if one.contact.name or one.contact.email]
    await note_list(actor, EXHIBITORS, named, question=question, chosen=chosen, now=now)
