"""Pairs that may be one, what was decided about them, and what was merged, so that it can be taken apart again."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from directory.organisations.tables import Organisation
from directory.people.tables import Person


class OrganisationPair(Table, tablename="directory_organisation_pair"):
    """Two organisations, the smaller id first. `points` of a hundred; why is worked out anew for each reader. `seen` is the
    digest of what both said when that was decided: a pair that is `apart` is asked about again once it differs.
    """

    id = UUID(primary_key=True, default=uuid4)
    lower = ForeignKey(Organisation, null=False)
    upper = ForeignKey(Organisation, null=False, index=True)
    points = Integer()
    seen = Varchar(length=64)
    state = Varchar(length=10, default="open")
    found_at = Timestamptz()
    decided_at = Timestamptz(null=True, default=None)
    decided_by = Varchar(length=60, null=True, default=None)

    directory_organisation_pair_once = Unique([lower, upper])
    directory_organisation_pair_in_order = Check("lower < upper")
    directory_organisation_pair_state_known = Check("state IN ('open', 'apart')")
    directory_organisation_pair_decided_whole = Check("(state = 'apart') = (decided_at IS NOT NULL)")


class PersonPair(Table, tablename="directory_person_pair"):
    """The same of two people."""

    id = UUID(primary_key=True, default=uuid4)
    lower = ForeignKey(Person, null=False)
    upper = ForeignKey(Person, null=False, index=True)
    points = Integer()
    seen = Varchar(length=64)
    state = Varchar(length=10, default="open")
    found_at = Timestamptz()
    decided_at = Timestamptz(null=True, default=None)
    decided_by = Varchar(length=60, null=True, default=None)

    directory_person_pair_once = Unique([lower, upper])
    directory_person_pair_in_order = Check("lower < upper")
    directory_person_pair_state_known = Check("state IN ('open', 'apart')")
    directory_person_pair_decided_whole = Check("(state = 'apart') = (decided_at IS NOT NULL)")


class Merge(Table, tablename="directory_merge"):
    """`gone` became `survivor`, either organisations or people. `row` is the one that went, `pairs` what was known of it,
    `moved` the rows that pointed at it ({table, column, keys}), `before` and `after` the survivor's lines that were
    chosen otherwise than they were. `code` is the address at which it stood.
    """

    id = UUID(primary_key=True, default=uuid4)
    kind = Varchar(length=20)
    survivor = UUID(index=True)
    gone = UUID(index=True)
    code = Varchar(length=60, index=True)
    row = JSONB()
    pairs = JSONB(default="[]")
    moved = JSONB(default="[]")
    before = JSONB(default="{}")
    after = JSONB(default="{}")
    merged_at = Timestamptz()
    merged_by = Varchar(length=60)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = Varchar(length=60, null=True, default=None)

    directory_merge_kind_known = Check("kind IN ('organisation', 'person')")
    directory_merge_of_two = Check("survivor <> gone")
    directory_merge_undone_whole = Check("(undone_at IS NULL) = (undone_by IS NULL)")
