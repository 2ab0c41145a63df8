"""Texts of the site that an organiser writes: about, accessibility, privacy."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Integer, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table


class Section(Table, tablename="expo_section"):
    """One section of a page; `title` may be absent, `text` is translated plain text."""

    id = UUID(primary_key=True, default=uuid4)
    page = Varchar(length=40)
    code = Varchar(length=60)
    title = JSONB(null=True, default=None)
    text = JSONB(default=None)
    position = Integer(default=0)

    expo_section_once = Unique([page, code])
