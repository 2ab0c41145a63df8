"""Invoices at the desk: issued from an exhibitor's booths, read, paid, credited, printed."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.access.accounts.forms import LONGEST_REASON
from core.access.guard import FAR_REACHING
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.money import Money
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import INVOICE
from core.spreadsheets import TYPES
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.forms import minor_in
from expo.billing.invoices import rules
from expo.billing.invoices.commands import issue_credit
from expo.billing.invoices.exports import export
from expo.billing.invoices.forms import LONGEST_LINE
from expo.billing.invoices.listing import listing
from expo.billing.invoices.paper import pdf_of
from expo.billing.invoices.queries import paper_called
from expo.billing.payments.commands import record_payment
from expo.billing.payments.queries import confirmable, payments_of
from expo.billing.prices.queries import day_of
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.screens import language_for
from i18n.text import required

PAGE = "/desk/{edition:str}/invoices"
ONE = f"{PAGE}/{{reference:str}}"
PDF = "application/pdf"


@get(PAGE, name="expo.billing.invoices.index", policy=Expo.INVOICE_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The newest first; `?state=&q=`; with what they come to, by currency."""
    return await list_again(request, blank())


@get(ONE, name="expo.billing.invoices.show", policy=Expo.INVOICE_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """As it was issued, with what was paid."""
    return await _show(request, blank())


@get(f"{ONE}/paper", name="expo.billing.invoices.paper", policy=Expo.INVOICE_READ)
async def paper(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    reference: FromPath[str],
    lang: FromQuery[str] = "ko",
) -> Response[bytes]:
    """To be printed; `lang` is ko or en."""
    row = await edition_called(edition)
    one = await paper_called(actor, row.id, reference, await day_of(row.id, now))
    await note_look(actor, INVOICE, one.contact, opened=one.id, now=now)
    return printed(await pdf_of(one, lang), f"{one.reference}-{lang}")


@post(f"{ONE}/payments", name="expo.billing.invoices.pay", policy=Expo.INVOICE_WRITE)
async def pay(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], reference: FromPath[str]
) -> Response[Any]:
    """`way` is received or refund; the amount is as the bank says."""
    form = await read_form(request, shown_by=_show)
    row = await edition_called(edition)
    one = await paper_called(actor, row.id, reference, await day_of(row.id, now))
    minor, paid_on = minor_in(form, "amount", one.gross.currency), form.day("paid_on")
    way, said = form.choice("way", ("received", "refund")), form.text("said", most=LONGEST_LINE, needed=False)
    form.check()

    async def effect() -> Response[None]:
        amount = Money(minor if way == "received" else -minor, one.gross.currency)
        await record_payment(actor, one.id, amount=amount, paid_on=paid_on, reference=said, now=now)  # type: ignore[arg-type]
        return moved(f"/desk/{edition}/invoices/{one.reference}")

    return await once(request, effect, now=now)


@post(f"{ONE}/credit", name="expo.billing.invoices.credit", policy=Expo.INVOICE_WRITE)
async def credit(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], reference: FromPath[str]
) -> Response[Any]:
    """Takes it back with a credit note; why stands in the history."""
    form = await read_form(request, shown_by=_show)
    because = form.text("because", most=LONGEST_REASON)
    form.check()

    async def effect() -> Response[None]:
        row = await edition_called(edition)
        one = await paper_called(actor, row.id, reference, await day_of(row.id, now))
        made = await issue_credit(actor, one.id, because=because, now=now)
        return moved(f"/desk/{edition}/invoices/{made.reference}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/exports", name="expo.billing.invoices.export", policy=Expo.INVOICE_READ, opt={FAR_REACHING: True})
async def take_out(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """As `as`: csv or xlsx. That it was taken, and why, is recorded."""
    form = await read_form(request, shown_by=list_again)
    because, kind = form.text("because", most=LONGEST_REASON), form.choice("as", TYPES)
    form.check()
    reader = language_for(request, actor)
    sheet = await export(actor, edition=edition, kind=kind, reader=reader, because=because, now=now)
    named = f'attachment; filename="{edition}-invoices-{now:%Y%m%d}.{kind}"'
    headers = {"cache-control": "private, no-store", "content-disposition": named}
    return Response(sheet, media_type=TYPES[kind], headers=headers, status_code=200)


def printed(octets: bytes, name: str) -> Response[bytes]:
    """Kept by nobody on the way."""
    headers = {"cache-control": "private, no-store", "content-disposition": f'inline; filename="{name}.pdf"'}
    return Response(octets, media_type=PDF, headers=headers)


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    waiting = [{**one, "name": required(one["name"])} for one in await confirmable(row.id)]
    return screen(
        request,
        "expo/billing/invoices/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        listing=await listing(actor, row.id, request.query_params, await day_of(row.id, now)),
        states=rules.STATE_NAMES,
        parts=rules.PART_NAMES,
        series=rules.SERIES_NAMES,
        waiting=waiting,
    )


async def _show(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    today = await day_of(row.id, now)
    one = await paper_called(actor, row.id, request.path_params["reference"], today)
    await note_look(actor, INVOICE, one.contact, opened=one.id, now=now)
    return screen(
        request,
        "expo/billing/invoices/show.html",
        section="programme",
        row=row,
        one=one,
        form=form,
        payments=await payments_of(one.id),
        states=rules.STATE_NAMES,
        parts=rules.PART_NAMES,
        series=rules.SERIES_NAMES,
        today=today,
    )


ROUTES = [index, show, paper, pay, credit, take_out]
