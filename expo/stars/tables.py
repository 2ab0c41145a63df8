"""Programmes of one's own that we keep: an account's, or a browser's that asked for a calendar."""

from uuid import uuid4

from piccolo.columns import UUID, Bytea, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.editions.tables import Edition


class Plan(Table, tablename="expo_plan"):
    """`digest` is SHA-256 of the token in the browser's cookie; of an account's plan nobody has it. `revision` rises with
    every star.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    revision = Integer(default=1)
    made_at = Timestamptz(default=None)

    expo_plan_account_once = Unique([edition, account])


class Star(Table, tablename="expo_star"):
    """By the code that readers see: a draft may have dropped what a release still shows. `account` is the plan's."""

    id = UUID(primary_key=True, default=uuid4)
    plan = ForeignKey(Plan, null=False, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    session = Varchar(length=20, index=True)
    starred_at = Timestamptz(default=None)

    expo_star_once = Unique([plan, session])
