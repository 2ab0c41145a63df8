"""The places for files that the floors have declared."""

from collections.abc import Mapping

from core.files.rules import Slot

_slots: dict[str, Slot] = {}


def declare_slot(slot: Slot) -> Slot:
    """Its name is kept with each file, so it must not change."""
    _slots[slot.name] = slot
    return slot


def slots() -> Mapping[str, Slot]:
    return _slots
