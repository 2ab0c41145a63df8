"""Consultations and the checklist at the desk."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import read_form
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.consulting import commands
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.page import ONE, effected, show_page
from crm.agreements.rules import CHECKLIST, CONSULTED_NAMES
from crm.agreements.slots import PAPER
from crm.permissions import Crm

REPLIES = f"{ONE}/consultations/replies"


@post(f"{ONE}/consultations", name="crm.agreements.consulting.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """That `whom` was asked, today."""
    form = await read_form(request, shown_by=show_page)
    whom = form.choice("whom", CONSULTED_NAMES)
    form.check()
    today = day_in_seoul(now)
    return await effected(request, lambda: commands.ask(actor, code, whom, asked_on=today, now=now), "consulting")


@post(
    REPLIES,
    name="crm.agreements.consulting.update",
    policy=Crm.AGREEMENT_WRITE,
    request_max_body_size=PAPER.largest + ROOM_FOR_THE_REST,
)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """What `whom` answered, with the day and the paper."""
    form = await read_form(request, shown_by=show_page)
    whom, replied_on = form.choice("whom", CONSULTED_NAMES), form.day("replied_on")
    reply = form.text("reply", most=LONGEST_REASON, needed=False)
    upload = await received(form, "document")

    async def write() -> None:
        with told_at("document"):
            said = {"replied_on": replied_on, "reply": reply, "upload": upload}
            await commands.write_reply(actor, code, whom, now=now, **said)  # type: ignore[arg-type]

    return await effected(request, write, "consulting")


@post(f"{ONE}/checklist", name="crm.agreements.consulting.answer", policy=Crm.AGREEMENT_WRITE)
async def answer(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """One `item`: `contained` is yes or no."""
    form = await read_form(request, shown_by=show_page)
    item, contained = form.choice("item", CHECKLIST), form.choice("contained", ("yes", "no"))
    note = form.text("note", most=LONGEST_REASON, needed=False)
    form.check()
    given = {"contained": contained == "yes", "note": note}
    return await effected(request, lambda: commands.answer_item(actor, code, item, now=now, **given), "checklist")  # type: ignore[arg-type]


ROUTES = [create, update, answer]
