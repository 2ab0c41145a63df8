"""Naming, pairing, moving and revoking devices."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.attempts import allow
from core.access.devices.facts import DeviceAdded, DeviceCodeMade, DeviceMoved, DevicePaired, DeviceRevoked
from core.access.devices.queries import device
from core.access.devices.rules import GOOD_FOR, new_code
from core.access.devices.tables import Device
from core.access.grants.commands import grant_role
from core.access.permissions import Core
from core.access.roles import Role
from core.access.rules import require
from core.access.secret import tag
from core.access.sessions.commands import Opened, end_sessions, open_session
from core.access.tables import Account
from core.actor import SYSTEM, Actor
from core.db.transaction import transaction
from core.errors import Conflict, NotFound, mark
from core.forms.merging import Lines, merged
from core.journal.commands import record
from core.journal.reasons import our_reason

BECAUSE = our_reason(mark("a device that was named at the desk"))


class PairingRefused(Conflict):
    message = mark("This code does not fit, was used, or has ended. Ask for a new one at the desk.")


@dataclass(frozen=True, slots=True)
class Coded:
    """`code` is shown once and kept nowhere; we keep an HMAC of it."""

    account: UUID
    code: str


async def add_device(actor: Actor, *, name: str, purpose: str, place: str, now: datetime) -> Coded:
    """An account of its own, that nobody but a device with the code can enter. Raises Denied."""
    require(actor, Core.DEVICE_WRITE)
    account = Account(id=uuid4(), kind="device", email=None, name=name, created_at=now, accepted_at=now)
    async with transaction():
        await Account.insert(account)
        await grant_role(SYSTEM, account.id, role=Role.DEVICE, scope=None, because=BECAUSE, now=now)
        await Device.insert(Device(id=uuid4(), account=account.id, purpose=purpose, place=place))
        await record(actor, DeviceAdded(account=account.id, purpose=purpose), now=now)
        return await new_pairing(actor, account.id, now=now)


async def new_pairing(actor: Actor, account: UUID, *, now: datetime) -> Coded:
    """Ends the code before it; what is paired stays in until the new code is used. Raises NotFound, Denied."""
    require(actor, Core.DEVICE_WRITE)
    code = new_code()
    async with transaction():
        await _there(account)
        given: dict[Any, Any] = {Device.code: _sealed(code), Device.code_ends_at: now + GOOD_FOR}
        await Device.update(given).where(Device.account == account)
        await record(actor, DeviceCodeMade(account=account), now=now)
    return Coded(account, code)


async def pair(code: str, *, where: str, now: datetime, agent: str) -> Opened:
    """Of any number who use a code at once the update lets in one. Raises PairingRefused, Limited."""
    await allow("pairing", where, most=20, seconds=300, now=now)
    used: dict[Any, Any] = {Device.code: None, Device.code_ends_at: None, Device.paired_at: now}
    async with transaction():
        rows = (
            await Device.update(used)
            .where((Device.code == _sealed(code)) & (Device.code_ends_at > now))
            .returning(Device.account)
        )
        if not rows:
            raise PairingRefused
        account: UUID = rows[0]["account"]
        itself = Actor("device", str(account), account)
        await end_sessions(itself, account, now=now)
        await record(itself, DevicePaired(account=account), now=now)
        return await open_session(account, proved=("pairing",), now=now, agent=agent)


async def move_device(actor: Actor, account: UUID, *, lines: Lines, before: Lines, now: datetime) -> None:
    """`name` and `place`; what somebody else changed since `before` stays. Raises ChangedMeanwhile, NotFound, Denied."""
    require(actor, Core.DEVICE_WRITE)
    async with transaction():
        await _there(account)
        theirs = (await device(actor, account)).lines
        after = merged(before, lines, theirs)
        if after == theirs:
            return
        await Account.update({Account.name: after["name"]}).where(Account.id == account)
        await Device.update({Device.place: after["place"]}).where(Device.account == account)
        await record(actor, DeviceMoved(account=account), now=now)


async def revoke_device(actor: Actor, account: UUID, *, now: datetime) -> None:
    """Its sessions end and its code with them. Raises NotFound when it was revoked already, Denied."""
    require(actor, Core.DEVICE_WRITE)
    none: dict[Any, Any] = {Device.code: None, Device.code_ends_at: None}
    async with transaction():
        await _there(account)
        await Device.update(none).where(Device.account == account)
        await Account.update({Account.disabled_at: now}).where(Account.id == account)
        await end_sessions(actor, account, now=now)
        await record(actor, DeviceRevoked(account=account), now=now)


async def _there(account: UUID) -> None:
    """Locks the device: revoking and pairing anew come one after the other."""
    if await Device.select(Device.id).where(Device.account == account).first().lock_rows() is None:
        raise NotFound
    if not await Account.exists().where((Account.id == account) & Account.disabled_at.is_null()):
        raise NotFound


def _sealed(code: str) -> bytes:
    """With a key that is not in the database: eight characters are soon tried against a stolen dump."""
    return tag("pairing", code.encode("utf-8", "surrogatepass"))
