"""Making service tokens and taking them back."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from core.access.accounts.facts import AccountCreated
from core.access.grants.commands import grant_role
from core.access.permissions import Core
from core.access.roles import Role
from core.access.rules import require
from core.access.sessions.commands import digest_of
from core.access.tables import Account
from core.access.tokens.facts import TokenMade, TokenRevoked
from core.access.tokens.rules import PREFIX, check_token
from core.access.tokens.tables import Token
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import NotFound
from core.journal.commands import record

TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Made:
    """`text` is shown once and kept nowhere; we keep its SHA-256."""

    text: str
    token: UUID
    account: UUID


async def make_token(
    actor: Actor, *, name: str, permissions: Collection[str], life: timedelta, because: str, now: datetime
) -> Made:
    """A service account of its own, called `name`, with one token. Raises Invalid, Denied."""
    require(actor, Core.TOKEN_WRITE)
    check_token(actor, permissions, life)
    text, allowed = PREFIX + secrets.token_urlsafe(TOKEN_BYTES), tuple(sorted(set(permissions)))
    account = Account(id=uuid4(), kind="service", email=None, name=name, created_at=now, accepted_at=now)
    token = Token(
        id=uuid4(),
        account=account.id,
        digest=digest_of(text),
        permissions=json.dumps(allowed),
        made_at=now,
        made_by=str(actor),
        ends_at=now + life,
    )
    async with transaction():
        await Account.insert(account)
        await record(actor, AccountCreated(account=account.id, of_kind="service"), now=now)
        await grant_role(actor, account.id, role=Role.SERVICE, scope=None, because=because, now=now)
        await Token.insert(token)
        made = TokenMade(account=account.id, token=token.id, permissions=allowed)
        await record(actor, made, now=now, because=because)
    return Made(text, token.id, account.id)


async def revoke_token(actor: Actor, token: UUID, *, now: datetime) -> None:
    """Raises NotFound when it has ended already."""
    require(actor, Core.TOKEN_WRITE)
    async with transaction():
        done = (
            await Token.update({Token.revoked_at: now, Token.revoked_by: str(actor)})
            .where((Token.id == token) & Token.revoked_at.is_null())
            .returning(Token.account)
        )
        if not done:
            raise NotFound
        await record(actor, TokenRevoked(account=done[0]["account"], token=token), now=now)
