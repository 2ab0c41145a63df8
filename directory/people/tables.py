"""People and the posts they hold: contacts hang on appointments, since people change posts."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from directory.countries.tables import Country
from directory.organisations.tables import Organisation


class Person(Table, tablename="directory_person"):
    """`names` by language tag (with its script, where one language has several) as the person writes them, never
    romanised silently; `families` is what of each of them is the family name, which a one-name person does not have.
    `family` is that in Latin letters, by which lists in Latin letters are sorted. `places` is where they stand in the list
    of a reader, by language (`directory.people.places`).
    """

    id = UUID(primary_key=True, default=uuid4)
    names = JSONB(default=None)
    families = JSONB(default="{}")
    family = Varchar(length=200, null=True, default=None)
    country = ForeignKey(Country, null=True)
    languages = JSONB(default="[]")
    places = JSONB(default="{}")
    sample = Boolean(default=False)


class Appointment(Table, tablename="directory_appointment"):
    """A post (직위) held from a day to a day, both inclusive, open where nobody knows; `rank` orders a delegation, 1 first.
    `source` says where that is known from. Nobody holds one post twice at a time: directory_appointment_once.
    """

    id = UUID(primary_key=True, default=uuid4)
    person = ForeignKey(Person, null=False, index=True)
    organisation = ForeignKey(Organisation, null=False, index=True)
    title = JSONB(default=None)
    rank = Integer(null=True, default=None)
    begins_on = Date(null=True, default=None)
    ends_on = Date(null=True, default=None)
    source = Varchar(length=300, null=True, default=None)

    directory_appointment_ends_later = Check("ends_on >= begins_on")
