"""A company's own invoices in the portal, and to whom they go."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.billing.invoices import rules
from expo.billing.invoices.forms import buyer_in
from expo.billing.invoices.paper import TONGUES, pdf_of
from expo.billing.invoices.particulars import NOBODY, set_buyer
from expo.billing.invoices.queries import buyer_of, paper_for, papers_for
from expo.billing.invoices.routes import printed
from expo.billing.payments.providers import joined
from expo.billing.payments.queries import payments_of
from expo.billing.prices.queries import day_of
from expo.exhibitors.portal.routes import OWN, mine
from expo.permissions import Expo
from i18n.screens import language_for
from i18n.text import required

PAGE = f"{OWN}/invoices"
ONE = f"{PAGE}/{{reference:str}}"


@get(PAGE, name="expo.billing.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """The newest first, and the particulars that the next one will have."""
    return await _page(request, None)


@post(PAGE, name="expo.billing.portal.update", policy=Expo.APPLICATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], edition: FromPath[str]
) -> Response[Any]:
    """To whom they go from now on."""
    form = await read_form(request, shown_by=_page)
    _, _, known = await mine(request, actor)
    lines = buyer_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await set_buyer(actor, known.id, lines, before=before, now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/invoices")

    return await once(request, effect, now=now)


@get(ONE, name="expo.billing.portal.show", policy=Expo.APPLICATION_READ)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, reference: FromPath[str]) -> Response[bytes]:
    """As it was issued, with what has reached us."""
    company, row, known = await mine(request, actor)
    today = await day_of(row.id, now)
    one = await paper_for(known.id, reference, today)
    return screen(
        request,
        "expo/billing/portal/show.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=one,
        payments=await payments_of(one.id),
        states=rules.STATE_NAMES,
        parts=rules.PART_NAMES,
        series=rules.SERIES_NAMES,
        pays=joined() is not None,
    )


@get(f"{ONE}/paper", name="expo.billing.portal.paper", policy=Expo.APPLICATION_READ)
async def paper(
    request: AnyRequest, actor: GivenActor, now: GivenNow, reference: FromPath[str], lang: FromQuery[str] = ""
) -> Response[bytes]:
    """To be printed; in Korean for who reads Korean, else in English first."""
    _, row, known = await mine(request, actor)
    one = await paper_for(known.id, reference, await day_of(row.id, now))
    chosen = lang if lang in TONGUES else language_for(request, actor).code
    return printed(await pdf_of(one, chosen), f"{one.reference}-{'ko' if chosen == 'ko' else 'en'}")


async def _page(request: AnyRequest, form: Form | None) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    company, row, known = await mine(request, actor)
    stored = await buyer_of(known.id)
    begun = {"name": known.name.original, "business_number": "", "address": "", "email": known.contact.email}
    return screen(
        request,
        "expo/billing/portal/index.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        form=again(form) if form is not None else blank(**(stored or begun), **was(stored or NOBODY)),
        said=stored is not None,
        papers=await papers_for(known.id, await day_of(row.id, now)),
        states=rules.STATE_NAMES,
        parts=rules.PART_NAMES,
        series=rules.SERIES_NAMES,
    )


ROUTES = [index, update, show, paper]
