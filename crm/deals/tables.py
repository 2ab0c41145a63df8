"""Deals (수주 안건) and the ledger of their amounts: kinds that are never added to each other, each with its evidence."""

from typing import Any
from uuid import uuid4

from piccolo.columns import UUID, BigInt, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from core.files.tables import StoredFile
from crm.agreements.tables import Agreement
from crm.delegations.tables import Visit
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition
from expo.meetings.tables import Meeting


class Deal(Table, tablename="crm_deal"):
    """What may become a contract: `lead` is the company that leads (주관기업), `buyer` the other party. It counts once, at
    its origin: the `meeting`, `visit`, `agreement` and `edition` that it came from.
    """

    id = UUID(primary_key=True, default=uuid4)
    code = Varchar(length=60, unique=True)
    name = Varchar(length=300)
    country = ForeignKey(Country, null=False, index=True, on_delete=OnDelete.restrict)
    lead = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    buyer = ForeignKey(Organisation, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    edition = ForeignKey(Edition, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    meeting = ForeignKey(Meeting, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    visit = ForeignKey(Visit, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    agreement = ForeignKey(Agreement, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    field = Varchar(length=40, default="")
    state = Varchar(length=12, default="identified")
    state_at = Timestamptz(null=True, default=None)
    owner = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.set_null)
    sight = Varchar(length=20, default="team")
    version = Integer(default=1)
    sample = Boolean(default=False)

    crm_deal_state_known = Check(
        "state IN ('identified', 'qualified', 'developing', 'bidding', 'negotiating', 'preferred', 'contracted',"
        " 'effective', 'delivering', 'completed', 'lost', 'dropped', 'dormant', 'terminated')"
    )
    crm_deal_sight_known = Check("sight IN ('team', 'country', 'own', 'confidential')")


class DealReader(Table, tablename="crm_deal_reader"):
    """Somebody who may see a deal that others may not."""

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.cascade)
    account = ForeignKey(Account, null=False, on_delete=OnDelete.cascade)
    named_at = Timestamptz(default=None)
    named_by = Varchar(length=200)

    crm_deal_reader_once = Unique([deal, account])


class AmountEntry(Table, tablename="crm_amount"):
    """One amount as somebody stated it, never changed afterwards: what replaces it `supersedes` it. `minor` counts the
    smallest unit of `currency` (ISO 4217), below zero for what is taken back. `grade` is that of the evidence: A contract,
    customs or insurance paper, B letter of the company, C what it said itself, D a note. `expected_by` is the day by which
    what is consulted or expected is to be contracted. `origin` is what wrote it down by itself, which it does once. A
    correction to nothing strikes out what it supersedes.
    """

    id = UUID(primary_key=True, default=uuid4)
    deal = ForeignKey(Deal, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    minor = BigInt()
    currency = Varchar(length=3)
    as_of = Date(default=None)
    source = Varchar(length=300)
    grade = Varchar(length=1)
    document = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.restrict)
    note = Text(default="")
    supersedes: ForeignKey[Any] = ForeignKey("self", null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    consent = Varchar(length=10, default="unasked")
    recorded_at = Timestamptz(default=None)
    recorded_by = Varchar(length=200)
    expected_by = Date(null=True, default=None)
    origin = Varchar(length=120, null=True, default=None, unique=True)

    crm_amount_kind_known = Check(
        "kind IN ('consulted', 'expected', 'mou_value', 'bid', 'award', 'contract', 'change', 'cancel', 'exported',"
        " 'received')"
    )
    crm_amount_currency = Check("currency ~ '^[A-Z]{3}$'")
    crm_amount_grade_known = Check("grade IN ('A', 'B', 'C', 'D')")
    crm_amount_contract_proven = Check("kind <> 'contract' OR grade IN ('A', 'B')")
    crm_amount_proof_filed = Check("grade IN ('C', 'D') OR document IS NOT NULL")
    crm_amount_signed = Check(
        "(minor = 0 AND supersedes IS NOT NULL)"
        " OR CASE kind WHEN 'change' THEN minor <> 0 WHEN 'cancel' THEN minor < 0 ELSE minor > 0 END"
    )
    crm_amount_expected_later = Check("expected_by IS NULL OR expected_by >= as_of")
    crm_amount_consent_known = Check("consent IN ('unasked', 'yes', 'no')")
