"""Erasing somebody: every table at once or none, and a line in the ledger for the day a backup is restored."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.grants.commands import administrators_but
from core.access.roles import Role
from core.access.rules import require
from core.access.sessions.commands import end_sessions
from core.access.tables import Account, Grant
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import NotFound, Unavailable, mark
from core.files.erasing import give_up_files
from core.journal.commands import forget, record
from core.notices.commands import News, give_notice_to_holders
from core.notices.rules import ERASED
from core.privacy.erasure.rules import LastAdministrator, Reason
from core.privacy.erasure.statements import meant, presence, statements
from core.privacy.facts import Erased
from core.privacy.permissions import Privacy
from core.privacy.registry import Subject, classified
from core.privacy.tables import Consent

SALT_BYTES = 16
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'"
NOTE = """
INSERT INTO core_erasure (id, subject, salt, digest, reason, erased_at) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (digest) DO NOTHING RETURNING 1
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger, as it is kept with each backup."""

    subject: Subject
    salt: bytes
    digest: bytes
    reason: Reason
    erased_at: datetime


class TableUnknown(Unavailable):
    message = mark("Nothing was erased: nobody has said yet what the columns of {tables} are.")


async def erase(actor: Actor, subject: Subject, whom: UUID, *, reason: Reason, now: datetime) -> int:
    """How many rows were about them. Oneself, or with the permission. Raises NotFound, LastAdministrator, Denied,
    TableUnknown.
    """
    if subject != "account" or whom != actor.account:
        require(actor, Privacy.ERASE)
    salt = secrets.token_bytes(SALT_BYTES)
    line = Line(subject, salt, digest_of(salt, whom), reason, now)
    async with transaction():
        if not await DB.run_querystring(presence(subject, whom)):
            raise NotFound
        if subject == "account" and await _is_last_administrator(whom, now):
            raise LastAdministrator
        return await _erase(actor, line, whom, now)


async def erase_again(actor: Actor, lines: Iterable[Line], *, now: datetime) -> int:
    """After a backup was restored: everybody who was erased since, or before. How many there were."""
    require(actor, Privacy.ERASE)
    erased = 0
    for line in lines:
        async with transaction():
            for row in await DB.run_querystring(meant(line.subject, line.salt, line.digest)):
                await _erase(actor, line, row["id"], now)
                erased += 1
    return erased


def digest_of(salt: bytes, whom: UUID) -> bytes:
    """What the ledger keeps instead of the id."""
    return hashlib.sha256(salt + whom.bytes).digest()


async def _erase(actor: Actor, line: Line, whom: UUID, now: datetime) -> int:
    await _require_all_classed()
    if line.subject == "account":
        await _close(actor, whom, now)
    await give_up_files(whom, now=now)
    rows = 0
    for statement in statements(line.subject, whom):
        rows += len(await DB.run_querystring(statement))
    rows += await forget(whom)
    values = (uuid4(), line.subject, line.salt, line.digest, line.reason, line.erased_at)
    await DB.run_querystring(QueryString(NOTE, *values))
    await record(actor, Erased(subject=line.subject, whom=whom, reason=line.reason, rows=rows), now=now)
    if whom == actor.account:
        news = News(ERASED, "/desk/audit", f"erased:{line.digest.hex()}")
        await give_notice_to_holders(Privacy.ERASE, news, now=now, but=(whom,))
    return rows


async def _require_all_classed() -> None:
    """An erasure that does not know of a table would forget it."""
    there = {row["tablename"] for row in await DB.run_querystring(QueryString(TABLES))}
    if unknown := there - {one.table for one in classified()}:
        raise TableUnknown(tables=", ".join(sorted(unknown)), after=60)


async def _is_last_administrator(account: UUID, now: datetime) -> bool:
    held = (Grant.account == account) & (Grant.role == Role.ADMINISTRATOR.value) & Grant.revoked_at.is_null()
    return await Grant.exists().where(held) and not await administrators_but(account, now)


async def _close(actor: Actor, account: UUID, now: datetime) -> None:
    """No way in is left, and what they agreed to has ended."""
    await end_sessions(actor, account, now=now)
    await Account.update({Account.disabled_at: now}).where((Account.id == account) & Account.disabled_at.is_null())
    await Consent.update({Consent.withdrawn_at: now}).where(
        (Consent.account == account) & Consent.withdrawn_at.is_null()
    )
