"""Files that were taken, and the parts that are kept of each; the octets lie in the storage under the part's id."""

from uuid import uuid4

from piccolo.columns import UUID, BigInt, Char, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table


class StoredFile(Table, tablename="core_file"):
    """`kind` is what the content was found to be. `scope` says whose it is (`organisation:<uuid>`), `subject` whom it shows
    or belongs to: an account or a person, and it goes with them. A `published_at` lets everybody have it, an `ended_at`
    nobody.
    """

    id = UUID(primary_key=True, default=uuid4)
    slot = Varchar(length=40)
    kind = Varchar(length=100)
    name = Text()
    size = BigInt()
    sha256 = Char(length=64)
    scope = Varchar(length=120, index=True)
    subject = UUID(null=True, default=None, index=True)
    state = Varchar(length=20)
    created_at = Timestamptz(default=None)
    created_by = Varchar(length=200)
    published_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)

    core_file_state_is_known = Check("state IN ('unscanned', 'clean', 'infected')")
    core_file_infected_is_private = Check("state <> 'infected' OR published_at IS NULL")
    core_file_has_octets = Check("size > 0 AND sha256 ~ '^[0-9a-f]{64}$'")


class StoredPart(Table, tablename="core_file_part"):
    """`whole`, or a picture's size and format."""

    id = UUID(primary_key=True, default=uuid4)
    file = ForeignKey(StoredFile, null=False, index=True)
    name = Varchar(length=20)
    kind = Varchar(length=100)
    size = BigInt()
    sha256 = Char(length=64, index=True)
    width = Integer(null=True, default=None)
    height = Integer(null=True, default=None)

    core_file_part_once = Unique([file, name])
