"""Consultations and the checklist at the desk."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.consulting import commands
from crm.agreements.consulting.needs import USUAL_DAYS, rules_by_kind
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.page import LIST, ONE, effected, show_page
from crm.agreements.meanwhile import seen_in
from crm.agreements.rules import CHECKLIST, CONSULTED_NAMES, KIND_NAMES
from crm.agreements.slots import PAPER
from crm.permissions import Crm

REPLIES = f"{ONE}/consultations/replies"
RULES = f"{LIST}/consultations"
LONGEST_OFFICE, LONGEST_NUMBER, LONGEST_SOURCE = 200, 100, 300
MOST_DAYS = 365


@post(f"{ONE}/consultations", name="crm.agreements.consulting.create", policy=Crm.AGREEMENT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """That `whom` was asked, today; an answer is wanted by `due_on`, or within the days of the rule."""
    form = await read_form(request, shown_by=show_page)
    whom = form.choice("whom", CONSULTED_NAMES)
    due_on = form.day("due_on") if form.raw("due_on").strip() else None
    form.check()
    said = {"asked_on": day_in_seoul(now), "due_on": due_on}
    return await effected(request, lambda: commands.ask(actor, code, whom, now=now, **said), "consulting")  # type: ignore[arg-type]


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
    office = form.text("office", most=LONGEST_OFFICE, needed=False)
    paper_number = form.text("paper_number", most=LONGEST_NUMBER, needed=False)
    seen, upload = seen_in(form), await received(form, "document")

    async def write() -> None:
        with told_at("document"):
            said = {"replied_on": replied_on, "reply": reply, "upload": upload}
            said |= {"office": office, "paper_number": paper_number, "seen": seen}
            await commands.write_reply(actor, code, whom, now=now, **said)  # type: ignore[arg-type]

    return await effected(request, write, "consulting")


@post(f"{ONE}/checklist", name="crm.agreements.consulting.answer", policy=Crm.AGREEMENT_WRITE)
async def answer(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """One `item`: `contained` is yes or no."""
    form = await read_form(request, shown_by=show_page)
    item, contained = form.choice("item", CHECKLIST), form.choice("contained", ("yes", "no"))
    note = form.text("note", most=LONGEST_REASON, needed=False)
    seen = seen_in(form)
    form.check()
    given = {"contained": contained == "yes", "note": note, "seen": seen}
    return await effected(request, lambda: commands.answer_item(actor, code, item, now=now, **given), "checklist")  # type: ignore[arg-type]


@get(RULES, name="crm.agreements.consulting.rules.index", policy=Crm.AGREEMENT_READ)
async def rules(request: AnyRequest) -> Response[bytes]:
    """By kind, with the law or rule that each comes from."""
    return await _rules(request, blank(needed="yes", days=str(USUAL_DAYS)))


@post(RULES, name="crm.agreements.consulting.rules.update", policy=Crm.DUTY_WRITE)
async def set_rule(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """From now on, for all that are not signed."""
    form = await read_form(request, shown_by=_rules)
    kind, whom = form.choice("kind", KIND_NAMES), form.choice("whom", CONSULTED_NAMES)
    days, source = form.whole("days", least=1, most=MOST_DAYS), form.text("source", most=LONGEST_SOURCE)
    needed = form.flag("needed")
    form.check()

    async def effect() -> Response[None]:
        said = {"needed": needed, "days": days, "source": source}
        await commands.set_need(actor, kind, whom, now=now, **said)  # type: ignore[arg-type]
        return moved(RULES)

    return await once(request, effect, now=now)


async def _rules(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(
        request,
        "crm/agreements/consulting/rules/index.html",
        section="agreements",
        form=form,
        rules=await rules_by_kind(),
        kinds=KIND_NAMES,
        consulted=CONSULTED_NAMES,
    )


ROUTES = [create, update, answer, rules, set_rule]
