"""Passports at the desk, opened by few; and the page on which a delegate enters theirs, without an account."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_200_OK

from core.access.attempts import allow
from core.access.policies import VISITOR
from core.access.rules import is_confirmed
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.delegations.dossiers.page import VISIT, dossier_here, effected, papers_page
from crm.delegations.passports import commands
from crm.delegations.passports.forms import details_in
from crm.delegations.passports.queries import asked_by, days_kept, held_of
from crm.delegations.passports.rules import Details
from crm.delegations.permissions import Visits
from crm.delegations.visas.rules import PASSPORT_NAMES
from directory.organisations.queries import country_codes

PAGE = f"{VISIT}/passports"
ONE = f"{PAGE}/{{delegate:uuid}}"
OWN = "/passport/{token:str}"
LONGEST_TOKEN = 100
MOST_LOOKS, WITHIN_SECONDS = 30, 300


@get(PAGE, name="crm.delegations.passports.index", policy=Visits.PASSPORT_WRITE)
async def index(request: AnyRequest) -> Response[bytes]:
    """Of whom one is kept, and who was asked: nothing of what stands in it."""
    return await _page(request, blank())


@post(ONE, name="crm.delegations.passports.create", policy=Visits.PASSPORT_WRITE)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], delegate: FromPath[UUID]
) -> Response[Any]:
    """In the place of a former one; it is not shown again but by opening it."""
    form = await read_form(request, shown_by=_page)
    one = await dossier_here(request)
    details = details_in(form, await country_codes(), needed_on=one.ends_on or day_in_seoul(now))
    form.check()
    act = commands.enter_passport
    return await effected(
        request, lambda: act(actor, code, delegate, details, now=now), "passports", f"passport-{delegate}"
    )


@post(f"{ONE}/link", name="crm.delegations.passports.links.create", policy=Visits.PASSPORT_WRITE)
async def ask(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], delegate: FromPath[UUID]
) -> Response[Any]:
    """By mail, in the delegate's language."""
    form = await read_form(request, shown_by=_page)
    address = form.email("address")
    form.check()
    act = commands.ask_for_passport
    return await effected(
        request, lambda: act(actor, code, delegate, address=address, now=now), "passports", f"passport-{delegate}"
    )


@post(f"{ONE}/opening", name="crm.delegations.passports.open", policy=Visits.PASSPORT_READ, status_code=HTTP_200_OK)
async def open_it(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], delegate: FromPath[UUID]
) -> Response[bytes]:
    """Shown in this answer and kept by nobody on the way; the look is written down first."""
    form = await read_form(request, shown_by=_page)
    details = await commands.open_passport(actor, code, delegate, now=now)
    return await _page(request, form, opened=(delegate, details))


@post(f"{ONE}/removal", name="crm.delegations.passports.destroy", policy=Visits.PASSPORT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], delegate: FromPath[UUID]
) -> Response[Any]:
    """Before its time."""
    await read_form(request, shown_by=_page)
    act = commands.remove_passport
    return await effected(request, lambda: act(actor, code, delegate, now=now), "passports", "passports")


@get(OWN, name="crm.delegations.passports.own.edit", policy=VISITOR)
async def own(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """Looking changes nothing."""
    await allow("passport", address_of(request), most=MOST_LOOKS, seconds=WITHIN_SECONDS, now=now)
    return await _own(request, blank())


@post(OWN, name="crm.delegations.passports.own.update", policy=VISITOR)
async def enter_own(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """Once: afterwards the link leads nowhere, so that nobody who finds it sees anything."""
    form = await read_form(request, shown_by=_own)
    one, _ = await asked_by(token[:LONGEST_TOKEN], now)
    details = details_in(form, await country_codes(), needed_on=one.ends_on or day_in_seoul(now))
    form.check()

    async def effect() -> Response[None]:
        await commands.enter_own(token[:LONGEST_TOKEN], details, now=now)
        return moved(f"/passport/{token}/thanks")

    return await once(request, effect, now=now)


@get(f"{OWN}/thanks", name="crm.delegations.passports.own.show", policy=VISITOR)
async def thanks(request: AnyRequest) -> Response[bytes]:
    """What becomes of it; the same for every address, since the link is spent."""
    return screen(request, "crm/delegations/passports/own/show.html", days=await days_kept())


async def _own(request: AnyRequest, form: Form) -> Response[bytes]:
    token = str(request.path_params["token"])[:LONGEST_TOKEN]
    one, delegate = await asked_by(token, request.app.state.clock())
    return screen(
        request,
        "crm/delegations/passports/own/edit.html",
        form=form,
        one=one,
        token=token,
        member=one.member(delegate),
        countries=await country_codes(),
        passports=PASSPORT_NAMES,
        days=await days_kept(),
    )


async def _page(request: AnyRequest, form: Form, opened: tuple[UUID, Details] | None = None) -> Response[bytes]:
    one, actor, now = await dossier_here(request), request.scope["state"]["actor"], request.app.state.clock()
    return await papers_page(
        request,
        "crm/delegations/passports/index.html",
        "passports",
        form,
        one,
        held=await held_of([each.id for each in one.members]),
        opened=opened,
        confirmed=is_confirmed(actor, now),
        countries=await country_codes(),
        passports=PASSPORT_NAMES,
        days=await days_kept(),
    )


ROUTES = [index, create, ask, open_it, destroy, own, enter_own, thanks]
