"""The rules of visits on one page: what law and practice say, each with its source."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from piccolo.querystring import QueryString

from core.access.rules import require
from core.actor import Actor
from core.db.engine import DB
from core.db.transaction import transaction
from core.errors import Invalid
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.delegations.dossiers.forms import worth_in
from crm.delegations.gifts.commands import set_gift_rule
from crm.delegations.gifts.queries import gift_rules
from crm.delegations.gifts.routes import CURRENCIES
from crm.delegations.permissions import Visits
from crm.delegations.travel.airports import airport
from crm.delegations.travel.lines import NO_AIRPORT
from crm.delegations.travel.tables import TravelAllowance
from crm.delegations.visas.commands import end_visa_rule, set_lead, set_visa_rule
from crm.delegations.visas.queries import lead_times, rules_for
from crm.delegations.visas.rules import PASSPORT_NAMES, STATE_NAMES
from directory.organisations.queries import country_codes

PAGE = "/desk/visit-rules"
LED = ("letter_requested", "letter_issued", "applied", "granted")
LONGEST, MOST_DAYS, MOST_MINUTES = 300, 400, 600
ALLOW = """
INSERT INTO crm_travel_allowance (id, airport, after_landing, before_departure, source, in_force)
VALUES ({}, {}, {}, {}, {}, TRUE)
ON CONFLICT (airport) DO UPDATE SET after_landing = excluded.after_landing,
    before_departure = excluded.before_departure, source = excluded.source, in_force = TRUE
"""


@get(PAGE, name="crm.delegations.limits.index", policy=Visits.VISIT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """In force and over."""
    return await _page(request, blank())


@post(f"{PAGE}/visas", name="crm.delegations.limits.visas.create", policy=Visits.VISIT_RULE_WRITE)
async def visa(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A further rule; days left out mean that a visa is needed."""
    form = await read_form(request, shown_by=_page)
    first = form.day("begins_on")
    last = form.day("ends_on") if form.raw("ends_on") else None
    given = {
        "nation": form.choice("nation", await country_codes()),
        "passport_kind": form.choice("passport_kind", PASSPORT_NAMES),
        "days": form.whole("days", least=1, most=MOST_DAYS) if form.raw("days").strip() else None,
        "status": form.text("status", most=20, needed=False),
        "source": form.text("source", most=LONGEST),
    }
    form.check()
    if first is None:
        raise LookupError("begins_on")

    async def act() -> None:
        await set_visa_rule(actor, begins_on=first, ends_on=last, now=now, **given)  # type: ignore[arg-type]

    return await _effected(request, act, "visas")


@post(f"{PAGE}/visas/{{rule:uuid}}/end", name="crm.delegations.limits.visas.destroy", policy=Visits.VISIT_RULE_WRITE)
async def visa_over(request: AnyRequest, actor: GivenActor, now: GivenNow, rule: FromPath[UUID]) -> Response[Any]:
    """From the day after on, another may hold."""
    form = await read_form(request, shown_by=_page)
    last = form.day("ends_on")
    form.check()
    if last is None:
        raise LookupError("ends_on")

    async def act() -> None:
        await end_visa_rule(actor, rule, ends_on=last, now=now)

    return await _effected(request, act, "visas")


@post(f"{PAGE}/leads", name="crm.delegations.limits.leads.update", policy=Visits.VISIT_RULE_WRITE)
async def lead(request: AnyRequest, actor: GivenActor) -> Response[Any]:
    """How many days before a visit a step is due."""
    form = await read_form(request, shown_by=_page)
    state, days = form.choice("state", LED), form.whole("days", least=0, most=MOST_DAYS)
    form.check()
    return await _effected(request, lambda: set_lead(actor, state=state, days=days), "leads")


@post(f"{PAGE}/gifts", name="crm.delegations.limits.gifts.create", policy=Visits.VISIT_RULE_WRITE)
async def gift(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A threshold from a day on; what was received before keeps that of its day."""
    form = await read_form(request, shown_by=_page)
    least, first = worth_in(form, CURRENCIES), form.day("begins_on")
    report = form.whole("report_days", least=0, most=MOST_DAYS)
    transfer, source = form.whole("transfer_days", least=report, most=MOST_DAYS), form.text("source", most=LONGEST)
    form.check()
    if first is None:
        raise LookupError("begins_on")

    async def act() -> None:
        given = {"report_days": report, "transfer_days": transfer, "source": source}
        await set_gift_rule(actor, least=least, begins_on=first, now=now, **given)  # type: ignore[arg-type]

    return await _effected(request, act, "gifts")


@post(f"{PAGE}/allowances", name="crm.delegations.limits.allowances.update", policy=Visits.VISIT_RULE_WRITE)
async def allowance(request: AnyRequest, actor: GivenActor) -> Response[Any]:
    """For one airport, or for all others."""
    form = await read_form(request, shown_by=_page)
    letters = form.text("airport", most=3, needed=False).upper()
    after, before = (form.whole(name, least=0, most=MOST_MINUTES) for name in ("after_landing", "before_departure"))
    source = form.text("source", most=LONGEST)
    form.check()

    async def act() -> None:
        await _allow(actor, letters, after, before, source)

    return await _effected(request, act, "allowances")


async def _allow(actor: Actor, letters: str, after: int, before: int, source: str) -> None:
    require(actor, Visits.VISIT_RULE_WRITE)
    if letters and airport(letters) is None:
        raise Invalid({"airport": NO_AIRPORT})
    async with transaction():
        await DB.run_querystring(QueryString(ALLOW, uuid4(), letters, after, before, source))


async def _effected(request: AnyRequest, act: Callable[[], Awaitable[Any]], anchor: str) -> Response[Any]:
    async def effect() -> Response[None]:
        await act()
        return moved(f"{PAGE}#{anchor}")

    return await once(request, effect, now=request.app.state.clock())


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    rows = await TravelAllowance.select().where(TravelAllowance.in_force.eq(True)).order_by(TravelAllowance.airport)
    return screen(
        request,
        "crm/delegations/limits/index.html",
        section="visits",
        form=form,
        visas=await rules_for(),
        leads=await lead_times(),
        led=LED,
        gifts=await gift_rules(),
        allowances=rows,
        airport=airport,
        countries=await country_codes(),
        passports=PASSPORT_NAMES,
        states=STATE_NAMES,
        currencies=CURRENCIES,
        today=day_in_seoul(request.app.state.clock()),
    )


ROUTES = [index, visa, visa_over, lead, gift, allowance]
