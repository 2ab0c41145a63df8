"""Reading ways to reach somebody, for those who may."""

from uuid import UUID

from core.access.rules import require
from core.actor import Actor
from core.errors import NotFound
from directory.people.contacts.rules import Way
from directory.people.contacts.tables import Contact
from directory.permissions import Directory


async def contacts_of(actor: Actor, person: UUID) -> list[Way]:
    """The latest first, those that ended or were withdrawn among them. Raises Denied."""
    require(actor, Directory.CONTACT_READ)
    rows = await Contact.select().where(Contact.person == person).order_by(Contact.recorded_at, ascending=False)
    return [Way(**{name: row[name] for name in Way.__dataclass_fields__}) for row in rows]


async def contact_of(actor: Actor, person: UUID, contact: UUID) -> Way:
    """Raises Denied, NotFound."""
    found = [one for one in await contacts_of(actor, person) if one.id == contact]
    if not found:
        raise NotFound
    return found[0]
