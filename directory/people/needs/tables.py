"""What somebody needs to be a guest: seen by those who look after guests, and by nobody else."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Text
from piccolo.constraints import Check
from piccolo.table import Table

from directory.people.tables import Person


class Need(Table, tablename="directory_need"):
    """`diet` and `access` in their own words: what they eat or not, steps, hearing, sight. Often about health or belief
    (민감정보), so it has its own table and its own clearance.
    """

    id = UUID(primary_key=True, default=uuid4)
    person = ForeignKey(Person, null=False, unique=True)
    diet = Text(default="")
    access = Text(default="")

    directory_need_says_something = Check("diet <> '' OR access <> ''")
