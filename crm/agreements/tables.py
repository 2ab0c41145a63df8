"""Agreements (업무협약, 기관 간 약정): who agreed what with whom, and when."""

from typing import Any
from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from core.files.tables import StoredFile
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Source
from expo.programme.tables import Session


class Agreement(Table, tablename="crm_agreement"):
    """Only the way to signature is stored; whether it is in force is derived from dated events, never kept.

    `signed_on` is exact to `signed_precision`: a plan that says March is the first of March, to the month. `published`
    follows from an approved Publication (crm_publish, migration). `sight` is who may see it: the team, the desk of its
    country, its owner, or, when it is confidential, those named alone. Terms are as `crm.agreements.standing.Terms`, and
    one without an end has a day for its review (crm_agreement_reviewed, migration); of a `sample` they are invented.
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
    kind = Varchar(length=20, default="")
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    sight = Varchar(length=20, default="team")
    version = Integer(default=1)
    state_at = Timestamptz(null=True, default=None)
    signed_in = Varchar(length=200, default="")
    scan = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.restrict)
    session = ForeignKey(Session, null=True, default=None, on_delete=OnDelete.set_null)
    amends: ForeignKey[Any] = ForeignKey("self", null=True, default=None, on_delete=OnDelete.restrict)
    replaces: ForeignKey[Any] = ForeignKey("self", null=True, default=None, on_delete=OnDelete.restrict)
    effectivity = Varchar(length=20, default="on_signature")
    effective_on = Date(null=True, default=None)
    retroactive = Boolean(default=False)
    term_months = Integer(null=True, default=None)
    expires_on = Date(null=True, default=None)
    renews = Boolean(default=False)
    renewal_months = Integer(default=12)
    notice_days = Integer(default=0)
    decide_days = Integer(default=90)
    review_on = Date(null=True, default=None)
    sample = Boolean(default=False)

    crm_agreement_state_known = Check(
        "state IN ('proposed', 'drafting', 'consulting', 'negotiating', 'text_agreed', 'approved', 'signed',"
        " 'withdrawn')"
    )
    crm_agreement_precision_known = Check("signed_precision IN ('day', 'month', 'year')")
    crm_agreement_signed_has_date = Check("(state = 'signed') = (signed_on IS NOT NULL)")
    crm_agreement_published_has_source = Check("NOT published OR source IS NOT NULL")
    crm_agreement_kind_known = Check("kind IN ('', 'memorandum', 'arrangement', 'local', 'intent')")
    crm_agreement_sight_known = Check("sight IN ('team', 'country', 'own', 'confidential')")
    crm_agreement_effectivity_known = Check(
        "effectivity IN ('on_signature', 'last_signature', 'fixed_date', 'exchange_of_notes')"
    )
    crm_agreement_effective_later = Check("retroactive OR effective_on >= signed_on")
    crm_agreement_fixed_has_day = Check("effectivity <> 'fixed_date' OR effective_on IS NOT NULL")
    crm_agreement_counts = Check(
        "term_months > 0 AND renewal_months > 0 AND notice_days >= 0 AND decide_days >= 0 AND version >= 1"
    )
    crm_agreement_not_its_own = Check("amends <> id AND replaces <> id")


class Party(Table, tablename="crm_party"):
    """One side of an agreement, in protocol order."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    organisation = ForeignKey(Organisation, null=False, index=True)
    place = Integer(default=0)

    crm_party_once = Unique([agreement, organisation])


class NamedReader(Table, tablename="crm_named_reader"):
    """Somebody who may see an agreement that others may not."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    named_at = Timestamptz(default=None)
    named_by = Varchar(length=200)

    crm_named_reader_once = Unique([agreement, account])


class Waiver(Table, tablename="crm_waiver"):
    """Something that a step asks for and that was done without, by whom and why; `key` is a guard's."""

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    key = Varchar(length=80)
    reason = Text()
    waived_at = Timestamptz(default=None)
    waived_by = Varchar(length=200)

    crm_waiver_once = Unique([agreement, key])
    crm_waiver_has_reason = Check("reason <> ''")


class StateStep(Table, tablename="crm_state_step"):
    """One step on its way, with the reason of those that went back. It stands here and not in the journal, which people
    read who may not see the agreement.
    """

    id = UUID(primary_key=True, default=uuid4)
    agreement = ForeignKey(Agreement, null=False, index=True)
    before = Varchar(length=20)
    after = Varchar(length=20)
    reason = Text(default="")
    made_at = Timestamptz(default=None)
    made_by = Varchar(length=200)
