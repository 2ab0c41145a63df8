"""Paying an invoice at a provider: the way there, the way back, and the notices by which alone a payment is believed."""

from typing import Any
from urllib.parse import urlsplit

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.policies import PUBLIC
from core.errors import Conflict, Unavailable, mark
from core.forms.form import Form, read_form
from core.settings import settings
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen
from expo.billing.invoices.portal import ONE
from expo.billing.invoices.queries import Paper, paper_for
from expo.billing.payments.providers import NoProvider, joined, provider_called, receive
from expo.billing.prices.queries import day_of
from expo.exhibitors.portal.routes import mine
from expo.permissions import Expo
from i18n.text import required

NOTICES = "/payments/{provider:str}/notices"
LARGEST = 64_000
"""Octets of a notice."""
MOST, SECONDS = 300, 60


class NothingToPay(Conflict):
    message = mark("Nothing is to be paid here any more.")


class ProviderAway(Unavailable):
    message = mark("The payment provider does not answer. Please try again in a moment, or pay by transfer.")


@post(f"{ONE}/payment", name="expo.billing.online.create", policy=Expo.APPLICATION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, reference: FromPath[str]) -> Response[bytes]:
    """A page that leads there: a form of ours may not (the policy for content), and one sees where one goes."""
    await read_form(request, shown_by=_shown)
    company, row, one = await _paper(request, actor, now, reference)
    provider = joined()
    if provider is None:
        raise NoProvider
    if one.series != "invoice" or one.open.minor <= 0:
        raise NothingToPay
    here = f"{settings().base_url}/portal/{company.code}/exhibit/{row.slug}/invoices/{one.reference}/return"
    there = await provider.begin(edition=row.slug, reference=one.reference, amount=one.open, back_to=here)
    parts = urlsplit(there)
    if parts.scheme != "https" or not parts.hostname:
        raise ProviderAway(after=30)
    return _page(request, "create", company, row, one, there=there, host=parts.hostname)


@get(f"{ONE}/return", name="expo.billing.online.show", policy=Expo.APPLICATION_READ)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, reference: FromPath[str]) -> Response[bytes]:
    """Where a provider sends payers back to: what the address says is not believed, what was recorded is shown."""
    company, row, one = await _paper(request, actor, now, reference)
    return _page(request, "show", company, row, one)


@post(NOTICES, name="expo.billing.online.notice", policy=PUBLIC, request_max_body_size=LARGEST)
async def notice(request: AnyRequest, now: GivenNow, provider: FromPath[str]) -> Response[dict[str, bool]]:
    """Answered when it is recorded, or was before; anything else is told again by who sent it."""
    await allow("payment-notices", address_of(request), most=MOST, seconds=SECONDS, now=now)
    headers = {name.lower(): value for name, value in request.headers.items()}
    recorded = await receive(provider_called(provider), headers, await request.body(), now=now)
    return Response({"recorded": recorded}, status_code=200, headers={"cache-control": "no-store"})


async def _paper(request: AnyRequest, actor: Any, now: Any, reference: str) -> tuple[Any, Any, Paper]:
    company, row, known = await mine(request, actor)
    return company, row, await paper_for(known.id, reference, await day_of(row.id, now))


async def _shown(request: AnyRequest, _form: Form) -> Response[bytes]:
    found = await _paper(
        request, request.scope["state"]["actor"], request.app.state.clock(), str(request.path_params["reference"])
    )
    return _page(request, "show", *found)


def _page(request: AnyRequest, page: str, company: Any, row: Any, one: Paper, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"expo/billing/online/{page}.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=one,
        **more,
    )


ROUTES = [create, show, notice]
