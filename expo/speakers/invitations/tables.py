"""Invitations of speakers: a link by which somebody tells of themself, without an account."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.table import Table

from directory.people.tables import Person
from expo.speakers.tables import Speaker


class Invitation(Table, tablename="expo_invitation"):
    """`digest` is that of the newest letter's link; a reminder replaces it. A speaker has one at a time that was not
    withdrawn (expo_invitation_one_at_a_time, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    speaker = ForeignKey(Speaker, null=False, index=True)
    person = ForeignKey(Person, null=False, index=True)
    address = Varchar(length=254)
    language = Varchar(length=20)
    digest = Bytea(default=None, unique=True)
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
    ends_at = Timestamptz(default=None)
    reminded_at = Timestamptz(null=True, default=None)
    answered_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
