"""The steps of getting in, each one transaction over sessions and proofs."""

from datetime import datetime
from uuid import UUID

from core.access.attempts import allow
from core.access.entrances.queries import proofs_of
from core.access.failures.commands import count_failed, count_failed_address
from core.access.links.commands import accept
from core.access.passwords.commands import check_strength
from core.access.proofs import (
    CodeDoesNotFit,
    account_by_password,
    fresh_recovery_codes,
    set_password,
    use_code,
    use_recovery_code,
)
from core.access.sessions.commands import Opened, add_proof, end_sessions, open_session
from core.actor import Actor
from core.db.transaction import transaction
from core.errors import Conflict, Denied, NotFound, mark

KINDS = ("staff", "exhibitor")
RECOVERY_LENGTH = 28


class NotLetIn(Conflict):
    message = mark("The address and the password do not fit together.")


async def sign_in(email: str, password: str, *, where: str, agent: str, now: datetime) -> Opened:
    """The first step. The same sentence, status and work whether the account exists or not. The narrow limit is that of
    one address from one place, so that a stranger cannot lock somebody out (ASVS 5.0, 6.3.1). Raises NotLetIn, Limited.
    """
    await allow("sign_in", f"{email.casefold()} {where}", most=8, seconds=300, now=now)
    await allow("sign_in_anywhere", email.casefold(), most=60, seconds=300, now=now)
    await allow("sign_in_from", where, most=60, seconds=300, now=now)
    for kind in KINDS:
        account = await account_by_password(kind, email, password)
        if account is not None:
            return await open_session(account, proved=("password",), now=now, agent=agent)
    await count_failed_address(email, KINDS, now=now)
    raise NotLetIn


async def second_step(actor: Actor, code: str, *, now: datetime) -> Opened:
    """A code of the app or a recovery code; ten tries in five minutes. Raises CodeDoesNotFit, Limited."""
    account, session = _own(actor)
    await allow("second_step", str(account), most=10, seconds=300, now=now)
    plain = code.replace(" ", "").replace("-", "")
    try:
        async with transaction():
            if len(plain) == RECOVERY_LENGTH:
                await use_recovery_code(account, plain, now=now)
                return await add_proof(session, "recovery", now=now)
            await use_code(account, plain, now=now)
            return await add_proof(session, "totp", now=now)
    except CodeDoesNotFit:
        await count_failed(account, now=now)
        raise


async def choose_password(actor: Actor, password: str, *, now: datetime) -> Opened:
    """At the first entrance, after a one-time link. Raises Invalid, Denied."""
    account, session = await _came_by_link(actor)
    await check_strength(account, password)
    async with transaction():
        await set_password(actor, account, password, now=now)
        await end_sessions(actor, account, now=now, but=session)
        return await add_proof(session, "password", now=now)


async def enrol(actor: Actor, code: str, *, now: datetime) -> tuple[Opened, list[str]]:
    """The app's first code; ten recovery codes come back, to be shown once. Raises CodeDoesNotFit, Limited, Denied."""
    account, session = await _came_by_link(actor)
    await allow("second_step", str(account), most=10, seconds=300, now=now)
    async with transaction():
        await use_code(account, code.replace(" ", ""), now=now, enrolling=True)
        opened = await add_proof(session, "totp", now=now)
        codes = await fresh_recovery_codes(actor, account, now=now)
        await accept(actor, account, now=now)
        return opened, codes


async def confirm(actor: Actor, code: str, *, now: datetime) -> Opened:
    """Before a dangerous act, on top of a whole session: a fresh code and a fresh token. Raises CodeDoesNotFit."""
    return await second_step(actor, code, now=now)


def _own(actor: Actor) -> tuple[UUID, UUID]:
    if actor.account is None or actor.session is None:
        raise NotFound
    return actor.account, actor.session


async def _came_by_link(actor: Actor) -> tuple[UUID, UUID]:
    """A password alone must not be able to choose the second step: only the one-time link opens enrolment."""
    account, session = _own(actor)
    if actor.complete or "first_link" not in await proofs_of(session):
        raise Denied
    return account, session
