"""A company reads, corrects and confirms its consultation records: by its link, or in its portal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.policies import VISITOR
from core.access.rules import require
from core.actor import Actor, by_link
from core.errors import NotFound
from core.forms.again import again
from core.forms.form import Form, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from core.web.unlisted import held, unlisted
from crm.consultations.commands import confirm
from crm.consultations.company.commands import Confirming, whose
from crm.consultations.lines import before_in, filled, said_in, unwritten
from crm.consultations.permissions import Consultations
from crm.consultations.queries import Consulted, records_of_company
from crm.consultations.rules import CONFIRMED, RECORDED, STATE_NAMES, company_writes
from crm.consultations.table.routes import begin, words
from directory.organisations.queries import Profile, organisation_for
from i18n.locales import Language
from i18n.screens import language_for

LINK, PORTAL = "/consulted/{token:str}", "/portal/{code:str}/consultations"
ANSWERED = ("yes", "no")


@get(LINK, name="crm.consultations.company.index", policy=VISITOR)
async def index(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """Looking changes nothing."""
    await _holder(request, token, now)
    return await _page(request)


@post(f"{LINK}/{{record:uuid}}", name="crm.consultations.company.update", policy=VISITOR)
async def update(request: AnyRequest, now: GivenNow, token: FromPath[str], record: FromPath[UUID]) -> Response[Any]:
    """What they correct, and that they stand by it."""
    link = await _holder(request, token, now)
    return await _confirmed(request, by_link("company", link.company), link.company, record, f"/consulted/{token}")


@get(PORTAL, name="crm.consultations.portal.index", policy=Consultations.CONSULTATION_CONFIRM)
async def own(request: AnyRequest, actor: GivenActor, code: FromPath[str]) -> Response[bytes]:
    """All editions of a company, the same as its links show."""
    await _mine(actor, code)
    return await _page(request)


@post(f"{PORTAL}/{{record:uuid}}", name="crm.consultations.portal.update", policy=Consultations.CONSULTATION_CONFIRM)
async def confirm_own(
    request: AnyRequest, actor: GivenActor, code: FromPath[str], record: FromPath[UUID]
) -> Response[Any]:
    """By whoever acts for the company."""
    company = await _mine(actor, code)
    return await _confirmed(request, actor, company.id, record, f"/portal/{code}/consultations")


async def _confirmed(request: AnyRequest, actor: Actor, company: UUID, record: UUID, back: str) -> Response[Any]:
    now = request.app.state.clock()
    form = await read_form(request, shown_by=_page)
    said, before, consent = said_in(form), before_in(form), form.choice("consent", ANSWERED)
    form.check()

    async def effect() -> Response[None]:
        await confirm(actor, record, said, before, company=company, consent=consent, now=now)
        return moved(f"{back}?kept={record}#at-{record}")

    return await once(request, effect, now=now)


async def _holder(request: AnyRequest, token: str, now: datetime) -> Confirming:
    return await held(request, "consulted", token, whose(token, now), now=now)


async def _mine(actor: Actor, code: str) -> Profile:
    """Raises NotFound: another's company looks like none."""
    company = await organisation_for(actor, code)
    require(actor, Consultations.CONSULTATION_CONFIRM, company.scope)
    return company


async def _page(request: AnyRequest, refused: Form | None = None) -> Response[bytes]:
    actor, now, places = request.scope["state"]["actor"], request.app.state.clock(), request.path_params
    if "token" in places:
        link = await whose(places["token"], now)
        shown, address = await records_of_company(link.company, link.edition), f"/consulted/{places['token']}"
        more: dict[str, Any] = {"link": link}
    else:
        company = await _mine(actor, places["code"])
        shown, address = await records_of_company(company.id), f"/portal/{company.code}/consultations"
        more = {"organisation": company}
    there = [one for one in shown if one.state in (RECORDED, CONFIRMED) or company_writes(one.state, one.held_at, now)]
    reader = language_for(request, actor)
    forms = {one.id: _form_of(one, reader) for one in there}
    if refused is not None:
        if places["record"] not in forms:
            raise NotFound
        forms[places["record"]] = again(refused)
    page = screen(
        request,
        "crm/consultations/company/index.html" if "token" in places else "crm/consultations/portal/index.html",
        section="consultations",
        address=address,
        there=there,
        forms=forms,
        open=places.get("record") if refused is not None else None,
        kept_one=request.query_params.get("kept", ""),
        states=STATE_NAMES,
        unwritten={one.id for one in there if one.state not in (RECORDED, CONFIRMED)},
        **words(reader),
        **more,
    )
    return unlisted(page) if "token" in places else page


def _form_of(one: Consulted, reader: Language) -> Form:
    if one.state not in (RECORDED, CONFIRMED):
        return unwritten(**begin(reader, "company"))
    return filled(one.said, consent=one.consent if one.consent in ANSWERED else None)


ROUTES = [index, update, own, confirm_own]
