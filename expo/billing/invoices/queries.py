"""Reading papers: one scope for the desk's list and export, another for a company's own; with what was paid."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.errors import NotFound
from core.money import Money
from expo.billing.invoices.rules import Standing, state_of
from expo.billing.invoices.tables import Biller, Buyer
from expo.permissions import Expo
from i18n.text import Translated, from_json, required

READ = """
SELECT i.*, x.code AS exhibitor_code, x.contact, o.name AS organisation_name, o.code AS organisation_code, e.slug,
    e.name AS edition_name,
    coalesce((SELECT sum(p.minor) FROM expo_payment p WHERE p.invoice = i.id), 0)::bigint AS paid,
    c.reference AS credited_by, k.reference AS corrects_reference
FROM expo_invoice i JOIN expo_exhibitor x ON x.id = i.exhibitor JOIN directory_organisation o ON o.id = x.organisation
    JOIN expo_edition e ON e.id = i.edition
    LEFT JOIN expo_invoice c ON c.corrects = i.id LEFT JOIN expo_invoice k ON k.id = i.corrects
"""
ORDER = " ORDER BY i.issued_at DESC, i.series, i.number DESC"
BUYER = ("name", "business_number", "address", "email")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as it was issued."""

    text: Translated
    quantity: str
    each: Money | None
    amount: Money


@dataclass(frozen=True, slots=True)
class Paper:
    """A quote, invoice or credit note with what became of it; `state` is that of the day it was read for,
    `contact` the account of whom the exhibitor named.
    """

    id: UUID
    edition: UUID
    slug: str
    edition_name: Translated
    exhibitor: UUID
    exhibitor_code: str
    contact: UUID | None
    organisation: Translated
    organisation_code: str
    reservation: UUID | None
    series: str
    part: str
    reference: str
    language: str
    lines: tuple[Printed, ...]
    buyer: Mapping[str, str]
    biller: Mapping[str, Any]
    net: Money
    tax: Money
    gross: Money
    per_mille: int
    issued_on: date
    due_on: date
    issued_at: datetime
    standing: Standing
    state: str
    credited_by: str | None
    corrects: str | None

    @property
    def open(self) -> Money:
        return self.standing.open


async def papers(actor: Actor, edition: UUID, today: date) -> list[Paper]:
    """All of an edition, the newest first. Raises Denied."""
    require(actor, Expo.INVOICE_READ)
    return await _read("WHERE i.edition = {}", today, edition)


async def paper_called(actor: Actor, edition: UUID, reference: str, today: date) -> Paper:
    """Raises Denied, NotFound."""
    require(actor, Expo.INVOICE_READ)
    return _one(await _read("WHERE i.edition = {} AND i.reference = {}", today, edition, _clean(reference)))


async def papers_for(exhibitor: UUID, today: date) -> list[Paper]:
    """Of one exhibitor, whom the caller has found through a function that takes the actor."""
    return await _read("WHERE i.exhibitor = {}", today, exhibitor)


async def paper_for(exhibitor: UUID, reference: str, today: date) -> Paper:
    """Another company's looks like none. Raises NotFound."""
    return _one(await _read("WHERE i.exhibitor = {} AND i.reference = {}", today, exhibitor, _clean(reference)))


async def paper_of(invoice: UUID, today: date) -> Paper:
    """For commands and work. Raises NotFound."""
    return _one(await _read("WHERE i.id = {}", today, invoice))


async def invoices_that(today: date, *, edition: UUID | None = None) -> list[Paper]:
    """Invoices that something is owed of; for commands and work."""
    found = await _read("WHERE i.series = 'invoice' AND (i.edition = {} OR {}::uuid IS NULL)", today, edition, edition)
    return [one for one in found if one.open.minor > 0 and not one.credited_by]


async def buyer_of(exhibitor: UUID) -> dict[str, str] | None:
    """None where nobody has said it yet."""
    row = await Buyer.select(*BUYER).where(Buyer.exhibitor == exhibitor).first()
    return dict(row) if row else None


async def biller_of(edition: UUID) -> Biller | None:
    return await Biller.objects().where(Biller.edition == edition).first()


def _clean(reference: str) -> str:
    return reference.upper() if reference.isascii() and reference.isprintable() else ""


def _one(found: Sequence[Paper]) -> Paper:
    if not found:
        raise NotFound
    return found[0]


async def _read(where: str, today: date, *values: object) -> list[Paper]:
    rows = await DB.run_querystring(QueryString(f"{READ} {where} {ORDER}", *values))
    return [_paper(row, today) for row in rows]


def _paper(row: Mapping[str, Any], today: date) -> Paper:
    currency = row["currency"]
    gross, paid = Money(row["gross"], currency), Money(row["paid"], currency)
    standing = Standing(row["series"], gross, paid, row["due_on"], row["credited_by"] is not None)
    return Paper(
        id=row["id"],
        edition=row["edition"],
        slug=row["slug"],
        edition_name=required(row["edition_name"]),
        exhibitor=row["exhibitor"],
        exhibitor_code=row["exhibitor_code"],
        contact=row["contact"],
        organisation=required(row["organisation_name"]),
        organisation_code=row["organisation_code"],
        reservation=row["reservation"],
        series=row["series"],
        part=row["part"],
        reference=row["reference"],
        language=row["language"],
        lines=tuple(_line(one, currency) for one in json.loads(row["lines"])),
        buyer=json.loads(row["buyer"]),
        biller=_biller(json.loads(row["biller"])),
        net=Money(row["net"], currency),
        tax=Money(row["tax"], currency),
        gross=gross,
        per_mille=row["tax_per_mille"],
        issued_on=row["issued_on"],
        due_on=row["due_on"],
        issued_at=row["issued_at"],
        standing=standing,
        state=state_of(standing, today),
        credited_by=row["credited_by"],
        corrects=row["corrects_reference"],
    )


def _line(stored: Mapping[str, Any], currency: str) -> Printed:
    each = Money(stored["each"], currency) if stored["each"] is not None else None
    return Printed(required(stored["text"]), stored["quantity"], each, Money(stored["minor"], currency))


def _biller(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**stored, "name": required(stored["name"]), "address": from_json(stored["address"])}
