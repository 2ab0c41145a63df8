"""By what an organisation is known elsewhere, and how large the law says it is."""

from uuid import uuid4

from piccolo.columns import UUID, Date, ForeignKey, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from directory.organisations.tables import Organisation


class Identifier(Table, tablename="directory_identifier"):
    """`kind` is brn (사업자등록번호, ten digits), lei (ISO 17442) or domain; `value` is in its normal form, and nobody
    else's.
    """

    id = UUID(primary_key=True, default=uuid4)
    organisation = ForeignKey(Organisation, null=False, index=True)
    kind = Varchar(length=20)
    value = Varchar(length=253)

    directory_identifier_kind_known = Check("kind IN ('brn', 'lei', 'domain')")
    directory_identifier_once = Unique([kind, value])


class SizeClass(Table, tablename="directory_size_class"):
    """How large it is by the Framework Act on SMEs (중소기업기본법), from a day to a day; never two at a time:
    directory_size_class_one_a_day. What counts for a contract is the class on its day.
    """

    id = UUID(primary_key=True, default=uuid4)
    organisation = ForeignKey(Organisation, null=False, index=True)
    size = Varchar(length=20)
    begins_on = Date()
    ends_on = Date(null=True, default=None)
    source = Varchar(length=300)

    directory_size_class_known = Check("size IN ('large', 'middle', 'small', 'startup')")
    directory_size_class_ends_later = Check("ends_on >= begins_on")
    directory_size_class_sourced = Check("source <> ''")
