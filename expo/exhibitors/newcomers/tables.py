"""Who asked to apply without an account, and what reviewers say of the organisation that came of it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Bytea, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check
from piccolo.table import Table

from directory.countries.tables import Country
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor


class NewcomerLink(Table, tablename="expo_newcomer_link"):
    """A letter that somebody asked for to apply by: `digest` is SHA-256 of its token. Nothing else is made before the
    link is used. `names` are the company's by language; `number` is its registration number (사업자등록번호), bare.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    email = Varchar(length=254, index=True)
    language = Varchar(length=20)
    contact_name = Varchar(length=200)
    names = JSONB(default=None)
    country = ForeignKey(Country, null=True, on_delete=OnDelete.restrict)
    number = Varchar(length=20, default="")
    digest = Bytea(default=None, unique=True)
    made_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)


class Newcomer(Table, tablename="expo_newcomer"):
    """An application whose organisation wrote itself into the directory. Until somebody has answered whether it is
    `another` or the `same` as one that is there, it is approved by nobody (expo_exhibitor_newcomer_known, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, unique=True)
    number = Varchar(length=20, default="", index=True)
    came_at = Timestamptz(default=None)
    answer = Varchar(length=10, default="")
    answered_at = Timestamptz(null=True, default=None)
    answered_by = Varchar(length=200, null=True, default=None)

    expo_newcomer_answer_known = Check("answer IN ('', 'another', 'same')")
    expo_newcomer_answered_whole = Check("(answer = '') = (answered_at IS NULL)")
