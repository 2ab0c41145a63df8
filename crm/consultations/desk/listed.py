"""The list of consultation records: asked, shown as a board by state or a calendar, and taken out as a table."""

import json
from dataclasses import dataclass
from typing import Any

from babel.numbers import get_currency_precision

from core.errors import mark
from core.lists.columns import Column, Kind, Listed
from crm.consultations.finding import called, nearly_called
from crm.consultations.permissions import Consultations
from crm.consultations.rules import CONSENTS, OUTCOMES, SOURCES, STATE_NAMES
from crm.consultations.sight import LAND, seen_in_sql
from i18n.text import from_json, required


@dataclass(frozen=True, slots=True)
class Amount:
    """`minor` in the smallest unit; as text with its currency, for tables."""

    minor: int
    currency: str

    def __str__(self) -> str:
        places = get_currency_precision(self.currency)
        return f"{self.minor / 10**places:.{places}f} {self.currency}"


def _amount(value: Any) -> Amount | None:
    """Of a pair as PostgreSQL writes it; None where none was talked about."""
    minor, currency = json.loads(value) if isinstance(value, str) else value
    return Amount(minor, currency) if minor is not None else None


def _other(value: Any) -> Any:
    """The directory's name, else the one that was written down."""
    name, written = json.loads(value) if isinstance(value, str) else value
    return from_json(name) if name else written


COLUMNS = (
    Column(name="code", label=mark("Code"), sql="r.code", always=True, filtered=False),
    Column(
        name="company",
        label=mark("Company"),
        sql="o.code",
        shown="o.name",
        sort="directory_called(o.name, :reader)",
        read=required,
    ),
    Column(
        name="other",
        label=mark("The other side"),
        sql="coalesce(c.code, r.counterpart_name)",
        shown="jsonb_build_array(c.name, r.counterpart_name)",
        sort="coalesce(directory_called(c.name, :reader), lower(r.counterpart_name))",
        read=_other,
    ),
    Column(name="country", label=mark("Country"), kind=Kind.COUNTRY, sql="land.code", grouped=True),
    Column(name="edition", label=mark("Edition"), sql="e.slug", grouped=True),
    Column(
        name="held_on",
        label=mark("Held on"),
        kind=Kind.DAY,
        sql="(r.held_at AT TIME ZONE e.zone)::date",
        open_while="r.state IN ('planned', 'held')",
    ),
    Column(name="state", label=mark("State"), kind=Kind.CHOICE, sql="r.state", choices=STATE_NAMES, grouped=True),
    Column(name="outcome", label=mark("Outcome"), kind=Kind.CHOICE, sql="r.outcome", choices=OUTCOMES, grouped=True),
    Column(
        name="consulted",
        label=mark("Amount talked about"),
        sql="r.consulted::text",
        shown="jsonb_build_array(r.consulted, r.currency)",
        read=_amount,
        filtered=False,
        sortable=False,
    ),
    Column(
        name="expected",
        label=mark("Likely to be signed"),
        sql="r.expected::text",
        shown="jsonb_build_array(r.expected, r.currency)",
        read=_amount,
        filtered=False,
        sortable=False,
    ),
    Column(name="source", label=mark("Who says so"), kind=Kind.CHOICE, sql="r.source", choices=SOURCES, grouped=True),
    Column(
        name="consent",
        label=mark("May be published"),
        kind=Kind.CHOICE,
        sql="r.consent",
        choices=CONSENTS,
        grouped=True,
    ),
    Column(name="deal", label=mark("Deal"), sql="coalesce(d.role, '')", filtered=False, sortable=False),
)


CONSULTATIONS = Listed(
    name="consultations",
    label=mark("Consultations"),
    path="/desk/consultations",
    section="consultations",
    icon="ear",
    permission=Consultations.CONSULTATION_READ,
    exporting=Consultations.CONSULTATION_WRITE,
    columns=COLUMNS,
    first=("code", "company", "other", "country", "held_on", "state", "outcome", "consulted", "expected"),
    order="held_on",
    board="state",
    calendar="held_on",
    source=(
        "crm_consultation_record r JOIN directory_organisation o ON o.id = r.company JOIN expo_edition e ON e.id = r.edition"
        f"{LAND}"
        " LEFT JOIN crm_consultation_deal d ON d.record = r.id"
    ),
    key="r.id",
    version="r.version",
    href="'/desk/consultations/' || r.id",
    scope=lambda looking: seen_in_sql(looking.actor),
    words=called,
    near=nearly_called,
    cells="crm/consultations/desk/_cells.html",
)
