"""What happens to passports: that they were entered, asked for, or taken away, and nothing of what stands in them."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from crm.delegations.dossiers.facts import OfVisit


class PassportEntered(OfVisit, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.passport_entered"
    says: ClassVar[str] = mark("entered a passport")
    delegate: UUID


class PassportAskedFor(PassportEntered, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.passport_asked_for"
    says: ClassVar[str] = mark("asked a delegate for their passport")


class PassportOpened(PassportEntered, frozen=True, kw_only=True):
    """Each time, however often."""

    kind: ClassVar[str] = "crm.delegations.passport_opened"
    says: ClassVar[str] = mark("opened a passport")


class PassportRemoved(PassportEntered, frozen=True, kw_only=True):
    kind: ClassVar[str] = "crm.delegations.passport_removed"
    says: ClassVar[str] = mark("took a passport away")
