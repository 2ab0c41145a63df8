"""What happens to devices."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class DeviceAdded(Fact, frozen=True, kw_only=True):
    """It has a name and a place; it opens nothing before it is paired."""

    kind: ClassVar[str] = "core.access.device_added"
    says: ClassVar[str] = mark("added the device {account}")
    account: UUID
    purpose: str

    @property
    def record(self) -> UUID:
        return self.account


class DeviceCodeMade(Fact, frozen=True, kw_only=True):
    """Good for fifteen minutes and one device; the code before it ended."""

    kind: ClassVar[str] = "core.access.device_code_made"
    says: ClassVar[str] = mark("made a pairing code for the device {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class DevicePaired(Fact, frozen=True, kw_only=True):
    """Whatever was paired as this device before is out."""

    kind: ClassVar[str] = "core.access.device_paired"
    says: ClassVar[str] = mark("the device {account} was paired")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class DeviceMoved(Fact, frozen=True, kw_only=True):
    """Another name or place."""

    kind: ClassVar[str] = "core.access.device_moved"
    says: ClassVar[str] = mark("changed the name or place of the device {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account


class DeviceRevoked(Fact, frozen=True, kw_only=True):
    """It opens nothing from the next request on."""

    kind: ClassVar[str] = "core.access.device_revoked"
    says: ClassVar[str] = mark("revoked the device {account}")
    account: UUID

    @property
    def record(self) -> UUID:
        return self.account
