"""The address of a record, to which whoever writes letters sends a copy: who knows it may add, and nothing else."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from core.access.marked import in_mail, of_mail
from core.access.rules import require
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record
from core.journal.queries import number_of
from core.settings import settings
from crm.subjects.queries import named
from crm.subjects.rules import KINDS, Subject
from crm.timeline.mail.facts import DropRenewed
from crm.timeline.permissions import Desk
from directory.duplicates.merges.redirects import elsewhere
from i18n.locales import DEFAULT

PURPOSE = "mail drop"
ID_BYTES, TIMES_BYTES = 16, 2
MOST_TIMES = 256**TIMES_BYTES - 1


async def drop_address(subject: Subject) -> str:
    """`record+TOKEN@…`; empty where no address is set up."""
    if not settings().mail_intake_key:
        return ""
    before, at, domain = (settings().mail_intake or "").partition("@")
    return f"{before}+{in_mail(PURPOSE, await _body(subject))}@{domain}" if at else ""


async def dropped_on(addresses: Iterable[str]) -> list[Subject]:
    """The records whose addresses are among these; one that was made up is none, nor is one that was given up."""
    before, at, domain = (settings().mail_intake or "").casefold().partition("@")
    found = []
    for one in addresses if at else ():
        local, _, host = one.casefold().partition("@")
        name, plus, token = local.partition("+")
        if host == domain and name == before and plus and (subject := await _subject(token)) is not None:
            found.append(subject)
    return list(dict.fromkeys(found))


async def renew_drop(actor: Actor, subject: Subject, *, now: datetime) -> None:
    """Another address from now on; letters to the former are refused. Raises Denied, NotFound for a record that is not there
    or out of sight.
    """
    require(actor, Desk.ENTRY_WRITE)
    if not await named(actor, [subject], DEFAULT):
        raise NotFound
    async with transaction():
        await record(actor, DropRenewed(subject=subject.id), now=now)


async def _body(subject: Subject) -> bytes:
    """Kind, id, and how often its address was given up, where it ever was."""
    times = min(await number_of(DropRenewed.kind, subject.id), MOST_TIMES)
    return (
        bytes([KINDS.index(subject.kind)]) + subject.id.bytes + (times.to_bytes(TIMES_BYTES, "big") if times else b"")
    )


async def _subject(token: str) -> Subject | None:
    """What was merged is found where it went, until the address of that is given up."""
    body = of_mail(PURPOSE, token)
    if not body or len(body) not in (1 + ID_BYTES, 1 + ID_BYTES + TIMES_BYTES) or body[0] >= len(KINDS):
        return None
    subject = Subject(KINDS[body[0]], UUID(bytes=body[1 : 1 + ID_BYTES]))
    if body != await _body(subject):
        return None
    further = await elsewhere(subject.id, subject.kind)
    if further is None:
        return subject
    return None if await number_of(DropRenewed.kind, further) else Subject(subject.kind, further)
