"""One exhibitor's money at the desk: to whom invoices go, what can be issued for which booths, and what was."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.rules import INVOICE
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.invoices import rules
from expo.billing.invoices.commands import issue_further, issue_invoice, issue_quote
from expo.billing.invoices.forms import buyer_in
from expo.billing.invoices.particulars import NOBODY, set_buyer
from expo.billing.invoices.queries import biller_of, buyer_of, papers_for
from expo.billing.invoices.sources import due_of, lines_of
from expo.billing.prices.queries import day_of
from expo.billing.prices.rules import NoPrice, sum_of
from expo.editions.queries import edition_called
from expo.exhibitors.looks import note_exhibitor
from expo.exhibitors.queries import Application, application_called, fair_of
from expo.permissions import Expo
from expo.reservations.queries import Held, reservation_of, reservations_of
from i18n.text import required

PAGE = "/desk/{edition:str}/exhibitors/{code:str}/billing"


@get(PAGE, name="expo.billing.exhibitor.show", policy=Expo.INVOICE_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Each reservation with what it comes to."""
    return await _page(request, None)


@post(PAGE, name="expo.billing.exhibitor.update", policy=Expo.INVOICE_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """To whom its invoices go, as staff were told."""
    form = await read_form(request, shown_by=_page)
    known = await application_called(actor, (await edition_called(edition)).id, code)
    lines = buyer_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await set_buyer(actor, known.id, lines, before=before, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}/billing")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{reservation:uuid}}", name="expo.billing.exhibitor.create", policy=Expo.INVOICE_WRITE)
async def create(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    reservation: FromPath[UUID],
) -> Response[Any]:
    """`part` is quote, deposit, balance or whole; leads to what was issued."""
    form = await read_form(request, shown_by=_page)
    known = await application_called(actor, (await edition_called(edition)).id, code)
    part = form.choice("part", ("quote", *rules.OF_BOOTHS))
    form.check()
    if (await reservation_of(reservation)).exhibitor != known.id:
        raise NotFound

    async def effect() -> Response[None]:
        quote = part == "quote"
        made = await (
            issue_quote(actor, reservation, now=now) if quote else issue_invoice(actor, reservation, part=part, now=now)
        )
        return moved(f"/desk/{edition}/invoices/{made.reference}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/further", name="expo.billing.exhibitor.further", policy=Expo.INVOICE_WRITE)
async def further(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Services that no invoice has yet; leads to what was issued."""
    await read_form(request, shown_by=_page)
    known = await application_called(actor, (await edition_called(edition)).id, code)

    async def effect() -> Response[None]:
        made = await issue_further(actor, known.id, now=now)
        return moved(f"/desk/{edition}/invoices/{made.reference}")

    return await once(request, effect, now=now)


async def _worth(one: Application, held: Held, now: Any) -> Any:
    """None where a price is missing."""
    fair = await fair_of(one.edition)
    try:
        return sum_of(await lines_of(one, held, now), fair.currency, fair.tax_per_mille)
    except NoPrice:
        return None


async def _page(request: AnyRequest, form: Form | None) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    row = await edition_called(request.path_params["edition"])
    known = await application_called(actor, row.id, request.path_params["code"])
    await note_exhibitor(actor, known, INVOICE, now=now)
    stored = await buyer_of(known.id)
    begun = {"name": known.name.original, "business_number": "", "address": "", "email": known.contact.email}
    filled = (stored or begun) | was(stored or NOBODY)
    issued = await papers_for(known.id, await day_of(row.id, now))
    held = [one for one in await reservations_of(known.id) if one.state in rules.QUOTABLE]
    return screen(
        request,
        "expo/billing/exhibitor/show.html",
        section="programme",
        row=row,
        one=known,
        form=again(form) if form is not None and form.values.get("name") else _refused(form, filled),
        said=stored is not None,
        biller=await biller_of(row.id),
        worth=[(each, await _worth(known, each, now)) for each in held],
        further=await _still_due(known),
        live={each.id: _live(issued, each) for each in held},
        billable=rules.BILLABLE,
        papers=issued,
        states=rules.STATE_NAMES,
        parts=rules.PART_NAMES,
        series=rules.SERIES_NAMES,
        name=required(row.name),
    )


async def _still_due(one: Application) -> Any:
    """Lines of services that no invoice has, and what they come to; None where there are none."""
    fair = await fair_of(one.edition)
    lines = [due.line for dues in (await due_of(one, fair.currency)).values() for due in dues]
    return (lines, sum_of(lines, fair.currency, fair.tax_per_mille)) if lines else None


def _live(issued: Any, held: Held) -> set[str]:
    """The parts that were invoiced and still stand."""
    return {
        one.part for one in issued if one.series == "invoice" and one.reservation == held.id and not one.credited_by
    }


def _refused(form: Form | None, values: dict[str, str]) -> Form:
    """The particulars as they are, with what was refused of something else on the page."""
    fresh = blank(**values)
    if form is not None:
        fresh.errors, fresh.refusal = form.errors, form.refusal
    return fresh


ROUTES = [show, update, create, further]
