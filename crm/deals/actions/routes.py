"""What is next for a deal, at the desk."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.params import FromPath

from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.deals.actions import commands
from crm.deals.desk.page import ONE, card_of, effected, show_page, writers
from crm.deals.permissions import Deals
from crm.tasks.rules import LONGEST_TITLE


@post(f"{ONE}/actions", name="crm.deals.actions.create", policy=Deals.DEAL_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """A task with a day and an owner."""
    form = await read_form(request, shown_by=show_page)
    title, due_on = form.text("title", most=LONGEST_TITLE), form.day("due_on")
    offered = [one for one, _ in await writers((await card_of(request)).country, now=now)]
    owner = form.choice("owner", offered, needed=False)
    form.check()
    if due_on is None:
        raise LookupError("due_on")
    whose = UUID(owner) if owner else None
    added = partial(commands.add_action, actor, code, title, due_on=due_on, owner=whose, now=now)
    return await effected(request, added, "actions")


ROUTES = [create]
