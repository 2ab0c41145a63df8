"""Terms (용어집): a word, how it is said in other languages, and what is never said for it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Integer, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table


class Term(Table, tablename="i18n_term"):
    """`place` is the edition that it is for, empty for all of them; `folded` is the source as two are compared. `as_is`: a
    name that is translated nowhere. `wanted` is `{tag: text}`, `forbidden` `{tag: [text]}`.
    """

    id = UUID(primary_key=True, default=uuid4)
    place = Varchar(length=60, default="")
    language = Varchar(length=20)
    source = Varchar(length=120)
    folded = Varchar(length=240)
    as_is = Boolean(default=False)
    note = Text(default="")
    wanted = JSONB(default="{}")
    forbidden = JSONB(default="{}")
    revision = Integer(default=1)

    i18n_term_once = Unique(["place", "language", "folded"])
    i18n_term_says_something = Check("source <> '' AND folded <> ''")
