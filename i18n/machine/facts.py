"""What happens to drafts by a machine."""

from typing import ClassVar

from core.errors import mark
from core.journal.facts import Fact


class MachineAllowed(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "i18n.machine.allowed"
    says: ClassVar[str] = mark("allowed drafts by a machine in {place}")
    place: str


class MachineForbidden(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "i18n.machine.forbidden"
    says: ClassVar[str] = mark("forbade drafts by a machine in {place}")
    place: str


class DraftsAsked(Fact, frozen=True, kw_only=True):
    """`texts` of `characters` in all were to be sent."""

    kind: ClassVar[str] = "i18n.machine.asked"
    says: ClassVar[str] = mark("had a machine draft {texts} texts of {place} into {tongue}")
    place: str
    tongue: str
    texts: int
    characters: int
