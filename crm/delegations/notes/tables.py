"""Briefing notes (말씀자료) of a visit: each version in each language stays as it was read."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from crm.delegations.tables import Visit


class BriefingNote(Table, tablename="crm_briefing_note"):
    """One version in one language; `subject` tells the notes of a visit apart (for the opening, for the lunch)."""

    id = UUID(primary_key=True, default=uuid4)
    visit = ForeignKey(Visit, null=False, on_delete=OnDelete.restrict)
    subject = Varchar(length=200)
    lang = Varchar(length=12)
    number = Integer()
    body = Text()
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)

    crm_briefing_note_once = Unique([visit, subject, lang, number])
    crm_briefing_note_says_something = Check("subject <> '' AND body <> ''")
