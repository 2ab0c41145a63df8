"""How often browsers refused something, by day."""

from uuid import uuid4

from piccolo.columns import UUID, Date, Integer, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table


class CspReport(Table, tablename="core_csp_report"):
    """`blocked` is an origin or a word (`inline`, `eval`, `data`, …), never an address: what stands behind the origin
    may name somebody. Neither the page nor whoever looked at it is kept.
    """

    id = UUID(primary_key=True, default=uuid4)
    counted_on = Date(default=None, index=True)
    directive = Varchar(length=40)
    blocked = Varchar(length=200)
    number = Integer(default=1)

    core_csp_report_once_a_day = Unique([counted_on, directive, blocked])
    core_csp_report_of_something = Check("number > 0")
