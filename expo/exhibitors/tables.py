"""Exhibitors of an edition, the pavilions they stand in, whom they share with, and the fair's own terms."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from core.access.tables import Account
from core.files.tables import StoredFile
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from expo.editions.tables import Edition


class Fair(Table, tablename="expo_fair"):
    """An edition's terms for exhibitors. Instants are UTC; `currency` is ISO 4217; `tax_per_mille` is VAT (부가가치세), 100
    for ten per cent. Booths can be taken first come from `booths_open_at` on; a hold lives `hold_minutes`.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, unique=True)
    applications_open_at = Timestamptz(null=True, default=None)
    applications_close_at = Timestamptz(null=True, default=None)
    booths_open_at = Timestamptz(null=True, default=None)
    hold_minutes = Integer(default=30)
    objection_days = Integer(default=5)
    deposit_percent = Integer(default=50)
    deposit_days = Integer(default=7)
    balance_days = Integer(default=30)
    currency = Varchar(length=3, default="KRW")
    tax_per_mille = Integer(default=100)
    terms = JSONB(null=True, default=None)
    revision = Integer(default=1)

    expo_fair_closes_later = Check("applications_close_at > applications_open_at")
    expo_fair_hold = Check("hold_minutes BETWEEN 1 AND 10080")
    expo_fair_deposit = Check("deposit_percent BETWEEN 0 AND 100")
    expo_fair_days = Check("objection_days >= 0 AND deposit_days >= 0 AND balance_days >= 0")
    expo_fair_tax = Check("tax_per_mille BETWEEN 0 AND 1000")
    expo_fair_currency = Check("currency ~ '^[A-Z]{3}$'")


class Body(Table, tablename="expo_body"):
    """Who stands behind an edition: `part` is host (주최), organiser (주관), sponsor (후원) or partner (협력)."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    organisation = ForeignKey(Organisation, null=False)
    part = Varchar(length=20)
    position = Integer(default=0)

    expo_body_once = Unique([edition, organisation, part])
    expo_body_part_known = Check("part IN ('host', 'organiser', 'sponsor', 'partner')")


class Pavilion(Table, tablename="expo_pavilion"):
    """Exhibitors that stand together under one sign: a country's, a city's, start-ups'."""

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    code = Varchar(length=60)
    kind = Varchar(length=20)
    name = JSONB(default=None)
    description = JSONB(null=True, default=None)
    country = ForeignKey(Country, null=True)
    lead = ForeignKey(Organisation, null=True)
    position = Integer(default=0)

    expo_pavilion_code_once = Unique([edition, code])
    expo_pavilion_kind_known = Check("kind IN ('country', 'city', 'institution', 'enterprise', 'startup')")


class Exhibitor(Table, tablename="expo_exhibitor"):
    """An organisation in an edition. `code` is read aloud (six characters, the last one checks). `sign` is what the booth's
    fascia says, by language; `speaks` a JSON list of BCP-47 tags, spoken at the stand; `public_…` how visitors reach it,
    where it wants that. An organisation has one live application in an edition (expo_exhibitor_once_live,
    migration). `alliance`: member of the Smart City Convergence Alliance (스마트시티 융합 얼라이언스).
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False, index=True)
    organisation = ForeignKey(Organisation, null=False, index=True, on_delete=OnDelete.restrict)
    code = Varchar(length=12)
    state = Varchar(length=20, default="drafting")
    pavilion = ForeignKey(Pavilion, null=True, default=None, on_delete=OnDelete.restrict)
    sign = JSONB(null=True, default=None)
    alliance = Boolean(default=False)
    kind = Varchar(length=10, default="")
    area = Integer(default=0)
    open_sides = Integer(default=1)
    hall = Varchar(length=60, default="")
    near = Text(default="")
    apart = Text(default="")
    note = Text(default="")
    speaks = JSONB(default="[]")
    public_email = Varchar(length=254, default="")
    public_phone = Varchar(length=40, default="")
    contact = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.set_null)
    contact_name = Varchar(length=200, default="")
    contact_email = Varchar(length=254, default="")
    contact_phone = Varchar(length=40, default="")
    contact_language = Varchar(length=20, default="")
    contract_number = Varchar(length=60, null=True, default=None)
    contracted_on = Date(null=True, default=None)
    begun_at = Timestamptz(default=None)
    applied_at = Timestamptz(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    revision = Integer(default=1)
    sample = Boolean(default=False)

    expo_exhibitor_code_once = Unique([edition, code])
    expo_exhibitor_state_known = Check(
        "state IN ('drafting', 'applied', 'reviewing', 'returned', 'approved', 'contracted', 'confirmed', 'declined',"
        " 'withdrawn')"
    )
    expo_exhibitor_kind_known = Check("kind IN ('', 'shell', 'raw')")
    expo_exhibitor_area_sane = Check("area BETWEEN 0 AND 5000")
    expo_exhibitor_sides = Check("open_sides BETWEEN 1 AND 4")
    expo_exhibitor_applied_complete = Check(
        "state IN ('drafting', 'withdrawn') OR (kind <> '' AND area > 0 AND applied_at IS NOT NULL)"
    )
    expo_exhibitor_contract_said = Check(
        "state NOT IN ('contracted', 'confirmed') OR (contract_number IS NOT NULL AND contracted_on IS NOT NULL)"
    )


class CoExhibitor(Table, tablename="expo_co_exhibitor"):
    """Somebody who shows at another's booth (공동참가): never a second reservation. `organisation` once they are in the
    directory, else as the main exhibitor wrote it.
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True)
    organisation = ForeignKey(Organisation, null=True)
    name = Varchar(length=200)
    country = ForeignKey(Country, null=True)
    position = Integer(default=0)

    expo_co_exhibitor_named = Check("name <> ''")


class Task(Table, tablename="expo_task"):
    """What every exhibitor has to do by a day (in the edition's zone): `proof` is how one is done: tick, paper, profile,
    orders or badges.
    `kind` narrows it to shell or raw.
    """

    id = UUID(primary_key=True, default=uuid4)
    edition = ForeignKey(Edition, null=False)
    code = Varchar(length=60)
    title = JSONB(default=None)
    hint = JSONB(null=True, default=None)
    kind = Varchar(length=10, default="")
    proof = Varchar(length=10, default="tick")
    due_on = Date(default=None)
    position = Integer(default=0)
    retired_at = Timestamptz(null=True, default=None)

    expo_task_code_once = Unique([edition, code])
    expo_task_kind_known = Check("kind IN ('', 'shell', 'raw')")
    expo_task_proof_known = Check("proof IN ('tick', 'paper', 'profile', 'orders', 'badges')")


class TaskDone(Table, tablename="expo_task_done"):
    """A task that an exhibitor has done, or that staff waived (`waived`); at most one live a task (expo_task_done_once).
    `paper` is what was filed for it.
    """

    id = UUID(primary_key=True, default=uuid4)
    exhibitor = ForeignKey(Exhibitor, null=False, index=True)
    task = ForeignKey(Task, null=False)
    done_at = Timestamptz(default=None)
    done_by = Varchar(length=200)
    waived = Boolean(default=False)
    paper = ForeignKey(StoredFile, null=True, default=None, on_delete=OnDelete.set_null)
    undone_at = Timestamptz(null=True, default=None)
