"""Gifts of a visit at the desk."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.delegations.dossiers.forms import worth_in
from crm.delegations.dossiers.page import VISIT, dossier_here, effected, papers_page
from crm.delegations.gifts import commands
from crm.delegations.gifts.queries import gift_rules, gifts_of
from crm.delegations.gifts.rules import BASIS_NAMES, DIRECTION_NAMES, STATE_NAMES
from crm.delegations.permissions import Visits

PAGE = f"{VISIT}/gifts"
CURRENCIES = ("KRW", "USD")
"""Those in which the law says its thresholds: a gift in another currency is valued in one of them first."""
LONGEST = 300
NAMED = mark("Please name the office that took it.")


@get(PAGE, name="crm.delegations.gifts.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """What was received and given, what the law asks of each, and by when."""
    return await _page(request, blank())


@post(PAGE, name="crm.delegations.gifts.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Received or given."""
    form = await read_form(request, shown_by=_page)
    members = {str(each.id): each.id for each in (await dossier_here(request)).members}
    given = {
        "direction": form.choice("direction", DIRECTION_NAMES),
        "what": form.text("what", most=LONGEST),
        "organisation": form.text("organisation", most=200, needed=False),
        "happened_on": form.day("happened_on"),
        "basis": form.choice("basis", BASIS_NAMES),
        "checked": form.text("checked", most=LONGEST, needed=False),
        "budget": form.text("budget", most=100, needed=False),
    }
    worth, delegate = worth_in(form, CURRENCIES), members.get(form.choice("delegate", members, needed=False))
    form.check()
    return await effected(
        request,
        lambda: commands.note_gift(actor, code, worth=worth, delegate=delegate, now=now, **given),
        "gifts",
        "gifts",
    )


@post(f"{PAGE}/{{gift:uuid}}", name="crm.delegations.gifts.update", policy=Visits.VISIT_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], gift: FromPath[UUID]
) -> Response[Any]:
    """Reported, or handed over to the state."""
    form = await read_form(request, shown_by=_page)
    to, on = form.choice("to", ("reported", "transferred")), form.day("on")
    whither = form.text("whither", most=200, needed=False)
    if to == "transferred" and not whither:
        form.mistake("whither", NAMED)
    form.check()
    if on is None:
        raise LookupError("on")

    async def act() -> None:
        await commands.move_gift(actor, code, gift, to=to, on=on, whither=whither, now=now)

    return await effected(request, act, "gifts", f"gift-{gift}")


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    one = await dossier_here(request)
    return await papers_page(
        request,
        "crm/delegations/gifts/show.html",
        "gifts",
        form,
        one,
        gifts=await gifts_of(one.id),
        rules=await gift_rules(),
        people={each.id: each for each in one.members},
        directions=DIRECTION_NAMES,
        bases=BASIS_NAMES,
        standings=STATE_NAMES,
        currencies=CURRENCIES,
    )


ROUTES = [show, create, move]
