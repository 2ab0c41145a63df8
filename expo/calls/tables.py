"""Calls for proposals (발표 공모): what an edition asks for, what it asks of those who propose, and on which terms."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from expo.editions.tables import Edition


class Call(Table, tablename="expo_call"):
    """`formats` and `tracks` are lists of the edition's codes, `lengths` of minutes, `languages` of BCP-47 tags; an empty
    list leaves the choice free. `criteria` is a list of translated texts. `grace_minutes` after `closes_at` are for
    those who had begun before. `anonymous`: those who review do not learn who proposed.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    code = Varchar(length=12)
    title = JSONB(default=None)
    text = JSONB(null=True, default=None)
    opens_at = Timestamptz(default=None)
    closes_at = Timestamptz(default=None)
    grace_minutes = Integer(default=60)
    formats = JSONB(default="[]")
    tracks = JSONB(default="[]")
    lengths = JSONB(default="[]")
    languages = JSONB(default="[]")
    criteria = JSONB(default="[]")
    anonymous = Boolean(default=True)
    reviews = Integer(default=2)
    sample = Boolean(default=False)
    revision = Integer(default=1)

    expo_call_code_once = Unique([edition, code])
    expo_call_closes_later = Check("closes_at >= opens_at")
    expo_call_grace_possible = Check("grace_minutes BETWEEN 0 AND 1440")
    expo_call_reviews_possible = Check("reviews BETWEEN 1 AND 20")


class Terms(Table, tablename="expo_call_terms"):
    """What is agreed to by sending something in. A changed text is a new version: what was agreed to stays as it was."""

    id = UUID(primary_key=True, default=uuid4)
    call = ForeignKey(Call, null=False, on_delete=OnDelete.cascade)
    version = Integer()
    text = JSONB(default=None)
    made_at = Timestamptz(default=None)

    expo_call_terms_version_once = Unique([call, version])


class CallQuestion(Table, tablename="expo_call_question"):
    """`kind` is short, long or choice; `choices` is a list of translated texts. Removed ones keep their answers."""

    id = UUID(primary_key=True, default=uuid4)
    call = ForeignKey(Call, null=False, on_delete=OnDelete.cascade)
    place = Integer()
    label = JSONB(default=None)
    kind = Varchar(length=6)
    needed = Boolean(default=False)
    choices = JSONB(default="[]")
    removed_at = Timestamptz(null=True, default=None)

    expo_call_question_place_once = Unique([call, place])
    expo_call_question_kind_known = Check("kind IN ('short', 'long', 'choice')")
