"""What exhibitors offer to solve, with the papers to it."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.files.tables import StoredFile
from expo.editions.tables import Edition
from expo.exhibitors.tables import Exhibitor


class Solution(Table, tablename="expo_solution"):
    """One solution of an exhibitor, as it is being written. `shown` is what the public reads: a copy of the texts and
    choices, frozen when it was published, so that writing on changes nothing before somebody has looked. `because` is the
    organisers' reason when they gave it back or took it off the site. `code` is read aloud (the last character checks).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True, on_delete=OnDelete.restrict)
    code = Varchar(length=12)
    state = Varchar(length=12, default="draft")
    name = JSONB(null=True, default=None)
    summary = JSONB(null=True, default=None)
    description = JSONB(null=True, default=None)
    choices = JSONB(default="{}")
    shown = JSONB(null=True, default=None)
    shown_revision = Integer(null=True, default=None)
    because = Text(null=True, default=None)
    begun_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    submitted_at = Timestamptz(null=True, default=None)
    published_at = Timestamptz(null=True, default=None)
    revision = Integer(default=1)
    sample = Boolean(default=False)

    expo_solution_code_once = Unique([edition, code])
    expo_solution_state_known = Check("state IN ('draft', 'submitted', 'published', 'returned', 'hidden')")
    expo_solution_shown_when_published = Check("state <> 'published' OR shown IS NOT NULL")
    expo_solution_unseen_when_hidden = Check("state NOT IN ('draft', 'hidden') OR shown IS NULL")
    expo_solution_shown_whole = Check("(shown IS NULL) = (shown_revision IS NULL)")
    expo_solution_named_when_sent = Check("state = 'draft' OR (name IS NOT NULL AND summary IS NOT NULL)")


class SolutionPaper(Table, tablename="expo_solution_paper"):
    """A document of a solution; the file says itself whether it was published and whether it has ended."""

    id = UUID(primary_key=True, default=uuid4)
    solution = ForeignKey(Solution, null=False, index=True, on_delete=OnDelete.restrict)
    file = ForeignKey(StoredFile, null=False, unique=True, on_delete=OnDelete.restrict)
    position = Integer(default=0)
