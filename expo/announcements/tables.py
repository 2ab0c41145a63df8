"""What of a release is told by letter, and to whom it was written."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from core.mailings.tables import Mailing
from directory.people.tables import Person
from expo.releases.tables import Release


class Announcement(Table, tablename="expo_announcement"):
    """The letters of a release of one kind: `service` to speakers and to those who signed up, `starred` to those who asked
    for it. They tell what differs from release number `base`. `left_out` are codes of sessions of which nothing is told,
    `superseded_by` the number of a later release whose letters tell of this one's changes too.
    """

    id = UUID(primary_key=True, default=uuid4)
    release = ForeignKey(Release, null=False)
    kind = Varchar(length=10, default="service")
    base = Integer()
    mailing = ForeignKey(Mailing, null=False, unique=True, on_delete=OnDelete.restrict)
    note = JSONB(null=True, default=None)
    left_out = JSONB(default="[]")
    unreachable = JSONB(default="[]")
    superseded_by = Integer(null=True, default=None)
    prepared_at = Timestamptz(default=None)

    expo_announcement_once = Unique([release, kind])
    expo_announcement_kind_known = Check("kind IN ('service', 'starred')")
    expo_announcement_base_before = Check("base >= 1")


class Announced(Table, tablename="expo_announced"):
    """To which address a release is told: each once, whatever they are in it. `reasons` are those of
    expo.announcements.rules, with blanks between.
    """

    id = UUID(primary_key=True, default=uuid4)
    release = ForeignKey(Release, null=False)
    announcement = ForeignKey(Announcement, null=False, index=True, on_delete=OnDelete.cascade)
    address = Varchar(length=254)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    person = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    language = Varchar(length=20)
    reasons = Varchar(length=40)

    expo_announced_once = Unique([release, address])
