"""Introductions between who looks and who offers, and what each side agreed to show the other."""

from uuid import uuid4

from piccolo.columns import UUID, ForeignKey, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from expo.solutions.demands.tables import Demand
from expo.solutions.tables import Solution


class Introduction(Table, tablename="expo_introduction"):
    """One side asks, the other answers until `until`. Accepted only when both said yes: the database holds that
    (expo_introduction_both_said_yes), and one pair has one live introduction (expo_introduction_once_live, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    demand = ForeignKey(Demand, null=False, index=True, on_delete=OnDelete.cascade)
    solution = ForeignKey(Solution, null=False, index=True, on_delete=OnDelete.restrict)
    asked_by = Varchar(length=10)
    state = Varchar(length=12, default="asked")
    asked_at = Timestamptz(default=None)
    until = Timestamptz(default=None)
    demand_agreed_at = Timestamptz(null=True, default=None)
    offer_agreed_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)

    expo_introduction_side_known = Check("asked_by IN ('demand', 'offer')")
    expo_introduction_state_known = Check("state IN ('asked', 'accepted', 'declined', 'withdrawn', 'expired')")
    expo_introduction_both_said_yes = Check(
        "state <> 'accepted' OR (demand_agreed_at IS NOT NULL AND offer_agreed_at IS NOT NULL)"
    )
    expo_introduction_ended_when_over = Check(
        "(state IN ('declined', 'withdrawn', 'expired')) = (ended_at IS NOT NULL)"
    )
    expo_introduction_until_later = Check("until > asked_at")


class ContactShared(Table, tablename="expo_introduction_contact"):
    """What a side agreed to show the other, word for word, and who agreed when: the consent. Read by the other side only
    while the introduction is accepted; what was not accepted is destroyed when it ends.
    """

    id = UUID(primary_key=True, default=uuid4)
    introduction = ForeignKey(Introduction, null=False, on_delete=OnDelete.cascade)
    side = Varchar(length=10)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    name = Varchar(length=200)
    email = Varchar(length=254)
    phone = Varchar(length=40, default="")
    agreed_at = Timestamptz(default=None)

    expo_introduction_contact_once = Unique([introduction, side])
    expo_introduction_contact_side_known = Check("side IN ('demand', 'offer')")
