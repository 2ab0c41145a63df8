"""How people and organisations stand to each other, from a day to a day."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from directory.organisations.tables import Organisation
from directory.people.tables import Person


class Relationship(Table, tablename="directory_relationship"):
    """Who is what to whom; each side is a person or an organisation. The kinds, and how each reads from either side,
    stand in `directory.relationships.rules`.
    """

    id = UUID(primary_key=True, default=uuid4)
    kind = Varchar(length=30)
    person = ForeignKey(Person, null=True, default=None, index=True)
    organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    to_person = ForeignKey(Person, null=True, default=None, index=True)
    to_organisation = ForeignKey(Organisation, null=True, default=None, index=True)
    begins_on = Date(null=True, default=None)
    ends_on = Date(null=True, default=None)
    note = Varchar(length=300, null=True, default=None)

    directory_relationship_one_side = Check("num_nonnulls(person, organisation) = 1")
    directory_relationship_other_side = Check("num_nonnulls(to_person, to_organisation) = 1")
    directory_relationship_two = Check("coalesce(person, organisation) <> coalesce(to_person, to_organisation)")
    directory_relationship_ends_later = Check("ends_on >= begins_on")
