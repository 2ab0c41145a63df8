"""Beginning, strengthening and ending sessions; a token is new whenever what it may do changes."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from core.access.sessions.facts import SessionsEnded, SignedIn
from core.access.sessions.rules import LIVES, is_complete
from core.access.tables import Account, Session
from core.access.tidings.commands import write_of_new_browser
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record

TOKEN_BYTES = 32
LONGEST_AGENT = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """`token` goes into the cookie and is never stored; we keep its SHA-256."""

    token: str
    session: UUID
    complete: bool


def digest_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def open_session(account: UUID, *, proved: tuple[str, ...], now: datetime, agent: str = "") -> Opened:
    """A session of its own for every signing-in: whatever the browser sent before is not continued (no fixation).
    Raises NotFound for an account that is gone or suspended.
    """
    async with transaction():
        holder = await _holder(account)
        token, life = secrets.token_urlsafe(TOKEN_BYTES), LIVES[holder.kind]
        complete = is_complete(holder.kind, proved)
        session = Session(
            id=uuid4(),
            account=account,
            digest=digest_of(token),
            proved=json.dumps(sorted(proved)),
            complete=complete,
            began_at=now,
            seen_at=now,
            confirmed_at=now if complete else None,
            ends_at=now + life.whole,
            idle_minutes=int(life.idle.total_seconds() // 60),
            agent=agent[:LONGEST_AGENT],
        )
        await Session.insert(session)
        if complete:
            await record(_self(holder), SignedIn(account=account, proved=tuple(sorted(proved))), now=now)
            await write_of_new_browser(session.id, account, session.agent, now=now)
        return Opened(token, session.id, complete)


async def add_proof(session: UUID, proof: str, *, now: datetime) -> Opened:
    """The second step, or a new proof for a dangerous act: always a new token. Raises NotFound."""
    async with transaction():
        row = await Session.objects().where((Session.id == session) & Session.ended_at.is_null()).first().lock_rows()
        if row is None:
            raise NotFound
        holder = await _holder(row.account)
        proved = tuple(sorted({*json.loads(row.proved), proof}))
        complete, token = is_complete(holder.kind, proved), secrets.token_urlsafe(TOKEN_BYTES)
        await Session.update(
            {
                Session.digest: digest_of(token),
                Session.proved: json.dumps(proved),
                Session.complete: complete,
                Session.confirmed_at: now if complete else None,
                Session.seen_at: now,
            }
        ).where(Session.id == session)
        if complete and not row.complete:
            await record(_self(holder), SignedIn(account=row.account, proved=proved), now=now)
            await write_of_new_browser(session, row.account, row.agent, now=now)
        return Opened(token, session, complete)


async def end_sessions(
    actor: Actor, account: UUID, *, now: datetime, only: UUID | None = None, but: UUID | None = None
) -> int:
    """Ends one (`only`), all others (`but`) or all of an account's sessions, from the next request on."""
    async with transaction():
        chosen = (Session.account == account) & Session.ended_at.is_null()
        if only is not None:
            chosen &= Session.id == only
        if but is not None:
            chosen &= Session.id != but
        ended = await Session.update({Session.ended_at: now}).where(chosen).returning(Session.id)
        if ended:
            await record(actor, SessionsEnded(account=account, count=len(ended)), now=now)
        return len(ended)


async def _holder(account: UUID) -> Account:
    found = await Account.objects().where((Account.id == account) & Account.disabled_at.is_null()).first()
    if found is None:
        raise NotFound
    return found


def _self(account: Account) -> Actor:
    return Actor(account.kind, str(account.id), account.id)  # type: ignore[arg-type]
