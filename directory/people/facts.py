"""What happens to people of the directory: ids and names of fields; what was written stands where erasure finds it."""

from typing import ClassVar
from uuid import UUID

from core.errors import mark
from core.journal.facts import Fact


class PersonAdded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.people.added"
    says: ClassVar[str] = mark("added a person to the directory")
    person: UUID

    @property
    def record(self) -> UUID:
        return self.person


class PersonChanged(Fact, frozen=True, kw_only=True):
    """`fields` are the names of what is different now."""

    kind: ClassVar[str] = "directory.people.changed"
    says: ClassVar[str] = mark("changed what is told of a person")
    person: UUID
    fields: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.person


class PersonAppointed(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.people.appointed"
    says: ClassVar[str] = mark("wrote down a post that the person holds or held")
    person: UUID
    appointment: UUID
    organisation: UUID

    @property
    def record(self) -> UUID:
        return self.person


class AppointmentChanged(Fact, frozen=True, kw_only=True):
    """`fields` are the names of what is different now."""

    kind: ClassVar[str] = "directory.people.appointment_changed"
    says: ClassVar[str] = mark("changed what is told of a post")
    person: UUID
    appointment: UUID
    fields: tuple[str, ...]

    @property
    def record(self) -> UUID:
        return self.person


class AppointmentEnded(Fact, frozen=True, kw_only=True):
    """`contacts` of the office ended with it, on the same day."""

    kind: ClassVar[str] = "directory.people.appointment_ended"
    says: ClassVar[str] = mark("ended a post; ways to reach the person that ended with it: {contacts}")
    person: UUID
    appointment: UUID
    contacts: int

    @property
    def record(self) -> UUID:
        return self.person


class ContactAdded(Fact, frozen=True, kw_only=True):
    """Never the address or number itself."""

    kind: ClassVar[str] = "directory.people.contact_added"
    says: ClassVar[str] = mark("wrote down a way to reach the person ({what})")
    person: UUID
    contact: UUID
    what: str

    @property
    def record(self) -> UUID:
        return self.person


class ContactEnded(Fact, frozen=True, kw_only=True):
    kind: ClassVar[str] = "directory.people.contact_ended"
    says: ClassVar[str] = mark("ended a way to reach the person ({what})")
    person: UUID
    contact: UUID
    what: str

    @property
    def record(self) -> UUID:
        return self.person


class ConsentWithdrawn(Fact, frozen=True, kw_only=True):
    """The address or number is gone."""

    kind: ClassVar[str] = "directory.people.consent_withdrawn"
    says: ClassVar[str] = mark("the person withdrew their consent to be reached this way ({what})")
    person: UUID
    contact: UUID
    what: str

    @property
    def record(self) -> UUID:
        return self.person


class NeedsChanged(Fact, frozen=True, kw_only=True):
    """Never what they are."""

    kind: ClassVar[str] = "directory.people.needs_changed"
    says: ClassVar[str] = mark("changed what is known of a person's needs as a guest")
    person: UUID

    @property
    def record(self) -> UUID:
        return self.person
