"""What people decide about settings."""

from typing import ClassVar

from core.errors import mark
from core.journal.facts import Fact


class SettingsChanged(Fact, frozen=True, kw_only=True):
    """Which; from what to what stands beside the fact."""

    kind: ClassVar[str] = "core.settings.changed"
    says: ClassVar[str] = mark("changed settings: {names}")
    names: str
