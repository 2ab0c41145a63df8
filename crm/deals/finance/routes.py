"""Cases of finance at the desk: opened, changed, and led on."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import Form, read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.deals.desk.page import ONE, effected, show_page
from crm.deals.finance import commands
from crm.deals.finance.commands import Asked
from crm.deals.finance.rules import INSTRUMENTS, STATE_NAMES
from crm.deals.forms import money_in
from crm.deals.permissions import Deals
from i18n.locales import Language
from i18n.screens import language_for

CASE = f"{ONE}/finance/{{case:uuid}}"
LONGEST_NOTE = 2_000


@post(f"{ONE}/finance", name="crm.deals.finance.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """It begins as an inquiry."""
    form = await read_form(request, shown_by=show_page)
    asked = _asked(form, language_for(request, actor))
    return await effected(request, partial(commands.open_case, actor, code, asked, now=now), "finance")


@post(CASE, name="crm.deals.finance.update", policy=Deals.DEAL_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], case: FromPath[UUID]
) -> Response[Any]:
    """All but how far it is; from the version that they saw."""
    form = await read_form(request, shown_by=show_page)
    asked = _asked(form, language_for(request, actor))
    changed = partial(commands.change_case, actor, code, case, asked, seen=form.raw("version"), now=now)
    return await effected(request, changed, "finance")


@post(f"{CASE}/steps", name="crm.deals.finance.move", policy=Deals.DEAL_WRITE)
async def move(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], case: FromPath[UUID]
) -> Response[Any]:
    """`to` is a next state, `on_date` its day; a reason where it is declined, or goes on in spite of something."""
    form = await read_form(request, shown_by=show_page)
    to, on_date = form.choice("to", STATE_NAMES), form.day("on_date")
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()
    if on_date is None:
        raise LookupError("on_date")
    moved = partial(commands.move_case, actor, code, case, to, on_date=on_date, because=because, now=now)
    return await effected(request, moved, "finance")


def _asked(form: Form, tongue: Language) -> Asked:
    """Raises Invalid with every mistake at its field."""
    asked = Asked(
        instrument=form.choice("instrument", INSTRUMENTS),
        institution=form.text("institution", needed=False),
        amount=money_in(form, tongue, needed=False),
        reference=form.text("reference", most=100, needed=False),
        asked_by_state=form.flag("asked_by_state"),
        state_borrows=form.flag("state_borrows"),
        project_company=form.flag("project_company"),
        note=form.text("note", most=LONGEST_NOTE, needed=False),
    )
    form.check()
    return asked


ROUTES = [create, update, move]
