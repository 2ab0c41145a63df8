"""What was answered to a request that may come again."""

from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table


class Answer(Table, tablename="core_answer"):
    """`key` is a tag over who asked, where and with which key; `sent` one over the fields. `body` is sealed, since it
    may show what is shown once; kept for two days.
    """

    key = Varchar(length=64, primary_key=True)
    sent = Varchar(length=64)
    status = Integer(default=0)
    location = Varchar(length=500, default="")
    media_type = Varchar(length=100, default="")
    body = Bytea(null=True, default=None)
    answered_at = Timestamptz(default=None)
