"""Proving who one is: each proof is checked and used up in one transaction."""

import hashlib
import secrets
from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from piccolo.querystring import QueryString

from core.access.passwords.hashing import fits, hashed, is_dated
from core.access.tables import Password, RecoveryCode, Totp
from core.access.tidings.commands import write_to_owner
from core.access.tidings.letters import AUTHENTICATOR_SET, PASSWORD_SET, RECOVERY_USED
from core.access.totp.rules import accepted_step, new_seed
from core.access.totp.sealing import opened, sealed
from core.actor import Actor
from core.db.engine import DB
from core.db.like import literal
from core.db.transaction import transaction
from core.errors import Conflict, mark
from core.journal.commands import record
from core.journal.facts import Fact

KNOWN = """
SELECT a.id, p.hashed FROM core_account a LEFT JOIN core_password p ON p.account = a.id
WHERE a.kind = {} AND a.email ILIKE {} AND a.disabled_at IS NULL
"""
RECOVERY_CODES = 10
RECOVERY_BYTES = 14
"""112 bits, so that SHA-256 alone is enough to keep them by (ASVS 5.0, 6.5.2)."""


class PasswordSet(Fact, frozen=True, kw_only=True):
    """A new password; the other sessions of the account ended with it."""

    kind: ClassVar[str] = "core.access.password_set"
    says: ClassVar[str] = mark("set a new password for {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class AuthenticatorSet(Fact, frozen=True, kw_only=True):
    """An authenticator app is in use from now on, with fresh recovery codes."""

    kind: ClassVar[str] = "core.access.authenticator_set"
    says: ClassVar[str] = mark("set up an authenticator app for {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class CodeDoesNotFit(Conflict):
    message = mark("This code does not fit. Codes change every 30 seconds, and each is good for once.")


async def account_by_password(kind: str, email: str, password: str) -> UUID | None:
    """None for a wrong password, an unknown or a suspended account alike, after the same work: one question, one hash."""
    rows = await DB.run_querystring(QueryString(KNOWN, kind, literal(email)))
    known: str | None = rows[0]["hashed"] if rows else None
    if not await fits(known, password) or known is None:
        return None
    account: UUID = rows[0]["id"]
    if is_dated(known):
        await Password.update({Password.hashed: await hashed(password)}).where(Password.account == account)
    return account


async def set_password(actor: Actor, account: UUID, password: str, *, now: datetime) -> None:
    """The caller has checked its strength and who is asking; other sessions are the caller's to end."""
    digest = await hashed(password)
    async with transaction():
        await Password.delete().where(Password.account == account)
        await Password.insert(Password(account=account, hashed=digest, set_at=now))
        await record(actor, PasswordSet(account=account), now=now)
        await write_to_owner(account, PASSWORD_SET, now=now)


async def seed_to_enrol(account: UUID) -> str:
    """The seed that is being enrolled, the same one until it is confirmed by a code."""
    async with transaction():
        row = await Totp.objects().where(Totp.account == account).first().lock_rows()
        if row is not None and row.confirmed_at is None:
            return opened(row.sealed, account)
        seed = new_seed()
        if row is not None:
            await Totp.update({Totp.sealed: sealed(seed, account), Totp.confirmed_at: None, Totp.last_step: 0}).where(
                Totp.account == account
            )
        else:
            await Totp.insert(Totp(account=account, sealed=sealed(seed, account)))
        return seed


async def use_code(account: UUID, code: str, *, now: datetime, enrolling: bool = False) -> None:
    """Raises CodeDoesNotFit; a code that was used once is refused even within its 30 seconds."""
    async with transaction():
        row = await Totp.objects().where(Totp.account == account).first().lock_rows()
        usable = row is not None and (enrolling or row.confirmed_at is not None)
        step = (
            accepted_step(opened(row.sealed, account), code, last_step=row.last_step, now=now)
            if row is not None and usable
            else None
        )
        if row is None or step is None:
            raise CodeDoesNotFit
        await Totp.update({Totp.last_step: step, Totp.confirmed_at: row.confirmed_at or now}).where(
            Totp.account == account
        )


async def use_recovery_code(account: UUID, code: str, *, now: datetime) -> None:
    """Raises CodeDoesNotFit; two requests with one code: the update decides, one of them is refused."""
    used = (
        await RecoveryCode.update({RecoveryCode.used_at: now})
        .where(
            (RecoveryCode.account == account)
            & (RecoveryCode.digest == _digest(code.replace("-", "").replace(" ", "").lower()))
            & RecoveryCode.used_at.is_null()
        )
        .returning(RecoveryCode.id)
    )
    if not used:
        raise CodeDoesNotFit
    await write_to_owner(account, RECOVERY_USED, now=now)


async def fresh_recovery_codes(actor: Actor, account: UUID, *, now: datetime) -> list[str]:
    """Those of an app that was set up just now."""
    async with transaction():
        codes = await put_recovery_codes(account)
        await record(actor, AuthenticatorSet(account=account), now=now)
        await write_to_owner(account, AUTHENTICATOR_SET, now=now)
    return codes


async def put_recovery_codes(account: UUID) -> list[str]:
    """Ten new ones, in groups of seven; the old ones end. They are shown once: only hashes are kept."""
    codes = [secrets.token_hex(RECOVERY_BYTES) for _ in range(RECOVERY_CODES)]
    async with transaction():
        await RecoveryCode.delete().where(RecoveryCode.account == account)
        await RecoveryCode.insert(*(RecoveryCode(id=uuid4(), account=account, digest=_digest(code)) for code in codes))
    return ["-".join(code[start : start + 7] for start in range(0, len(code), 7)) for code in codes]


async def recovery_codes_left(account: UUID) -> int:
    left: int = await RecoveryCode.count().where((RecoveryCode.account == account) & RecoveryCode.used_at.is_null())
    return left


async def has_second_step(account: UUID) -> bool:
    return await Totp.exists().where((Totp.account == account) & Totp.confirmed_at.is_not_null())


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).digest()
