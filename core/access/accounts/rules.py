"""Whose account is suspended and restored as an account: people's, never a device's."""

from core.errors import Conflict, mark


class DeviceHasOwnPage(Conflict):
    message = mark("A device is revoked on its own page, and for good: add it again if it comes back.")


def check_not_device(kind: str) -> None:
    """Raises DeviceHasOwnPage."""
    if kind == "device":
        raise DeviceHasOwnPage
