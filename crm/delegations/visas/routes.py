"""Visa cases of a delegation at the desk."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.delegations.dossiers.page import VISIT, dossier_here, effected, papers_page
from crm.delegations.permissions import Visits
from crm.delegations.visas import commands
from crm.delegations.visas.queries import cases_of
from crm.delegations.visas.rules import NEXT, PASSPORT_NAMES, STATE_NAMES, TO, VISA_NAMES
from directory.organisations.queries import country_codes

PAGE = f"{VISIT}/visas"
ONE = f"{PAGE}/{{delegate:uuid}}"
LONGEST = 300


@get(PAGE, name="crm.delegations.visas.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """For each of them: whether one is needed, by which rule, how far it is, and what is next by when."""
    return await _page(request, blank())


@post(ONE, name="crm.delegations.visas.create", policy=Visits.VISIT_WRITE)
async def decide(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], delegate: FromPath[UUID]
) -> Response[Any]:
    """By the rules, or by hand with a reason."""
    form = await read_form(request, shown_by=_page)
    given = {
        "nation": form.choice("nation", await country_codes()),
        "passport_kind": form.choice("passport_kind", PASSPORT_NAMES),
        "visa": form.choice("visa", VISA_NAMES),
        "by_hand": form.choice("by_hand", ("not_required", "needed"), needed=False),
        "because": form.text("because", most=LONGEST, needed=False),
    }
    form.check()
    return await effected(
        request,
        lambda: commands.decide_case(actor, code, delegate, now=now, **given),
        "visas",
        f"case-{delegate}",
    )


@post(f"{ONE}/state", name="crm.delegations.visas.update", policy=Visits.VISIT_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], delegate: FromPath[UUID]
) -> Response[Any]:
    """The next state of the case."""
    form = await read_form(request, shown_by=_page)
    to = form.choice("to", STATE_NAMES)
    because, place = (form.text(name, most=LONGEST, needed=False) for name in ("because", "post"))
    form.check()
    return await effected(
        request,
        lambda: commands.move_case(actor, code, delegate, to=to, because=because, post=place[:200], now=now),
        "visas",
        f"case-{delegate}",
    )


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    one = await dossier_here(request)
    return await papers_page(
        request,
        "crm/delegations/visas/show.html",
        "visas",
        form,
        one,
        cases=await cases_of(one) if one.direction == "inbound" else [],
        countries=await country_codes(),
        passports=PASSPORT_NAMES,
        visas=VISA_NAMES,
        states=STATE_NAMES,
        nexts=NEXT,
        to=TO,
    )


ROUTES = [show, decide, move]
