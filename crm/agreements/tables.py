"""Agreements (업무협약, 기관 간 약정): who agreed what with whom, and when."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Source


class Agreement(Table, tablename="crm_agreement"):
    """Only the way to signature is stored; whether it is in force is derived from dated events, never kept.

    `signed_on` is exact to `signed_precision`: a plan that says March is the first of March, to the month.
    `published` False keeps it out of the public list.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    country = ForeignKey(Country, null=False, index=True)
    title = JSONB(default=None)
    summary = JSONB(null=True, default=None)
    fields = JSONB(default="[]")
    state = Varchar(length=20, default="proposed")
    signed_on = Date(null=True, default=None)
    signed_precision = Varchar(length=10, default="day")
    published = Boolean(default=False)
    source = ForeignKey(Source, null=True)

    crm_agreement_state_known = Check(
        "state IN ('proposed', 'drafting', 'consulting', 'negotiating', 'text_agreed', 'approved', 'signed',"
        " 'withdrawn')"
    )
    crm_agreement_precision_known = Check("signed_precision IN ('day', 'month', 'year')")
    crm_agreement_signed_has_date = Check("(state = 'signed') = (signed_on IS NOT NULL)")
    crm_agreement_published_has_source = Check("NOT published OR source IS NOT NULL")


class Party(Table, tablename="crm_party"):
    """One side of an agreement, in protocol order."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    organisation = ForeignKey(Organisation, null=False, index=True)
    place = Integer(default=0)

    crm_party_once = Unique([agreement, organisation])
