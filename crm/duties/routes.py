"""What falls due, over all agreements that one sees; duties closed; and the rules that they come from."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import AGREEMENT
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.agreements.desk.page import LIST, ONE, effected, show_page
from crm.agreements.lines import LONGEST_TITLE, TAGS
from crm.agreements.queries import agreements
from crm.agreements.rules import KIND_NAMES
from crm.duties import commands
from crm.duties.queries import deadlines, rules_shown
from crm.duties.rules import WHAT_NAMES
from crm.permissions import Crm
from directory.organisations.rules import CODE_WANTED, LONGEST_CODE, is_code

DUE = f"{LIST}/due"
RULES = f"{LIST}/rules"
MOST_DAYS, MOST_MONTHS = 3_650, 120


@get(DUE, name="crm.duties.index", policy=Crm.AGREEMENT_READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """By day, the overdue first; `?mine=yes&what=`."""
    every = await deadlines(await agreements(actor, now=now), now=now)
    mine, what = request.query_params.get("mine") == "yes", request.query_params.get("what", "")
    found = [
        one
        for one in every
        if (not mine or one.owner == actor.account) and (what not in WHAT_NAMES or one.what == what)
    ]
    await note_list(actor, AGREEMENT, {one.owner for one in found if one.owner}, chosen="due", now=now)
    numbers = {name: sum(one.what == name for one in every) for name in WHAT_NAMES}
    return screen(
        request,
        "crm/duties/index.html",
        section="agreements",
        found=found,
        number=len(every),
        numbers=numbers,
        mine=mine,
        what=what,
        whats=WHAT_NAMES,
        today=day_in_seoul(now),
    )


@post(f"{ONE}/duties/{{duty:uuid}}", name="crm.duties.update", policy=Crm.AGREEMENT_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], duty: FromPath[UUID]
) -> Response[Any]:
    """`state` is done or waived; `said` is what proves it, or why not."""
    form = await read_form(request, shown_by=show_page)
    state, said = form.choice("state", ("done", "waived")), form.text("said", most=LONGEST_REASON, needed=False)
    form.check()
    return await effected(
        request, lambda: commands.close_duty(actor, code, duty, state=state, said=said, now=now), "duties"
    )


@get(RULES, name="crm.duties.rules.index", policy=Crm.AGREEMENT_READ)
async def rules(request: AnyRequest) -> Response[bytes]:
    """With the law or rule that each comes from."""
    return await _rules(request, blank(in_force="yes"))


@post(RULES, name="crm.duties.rules.update", policy=Crm.DUTY_WRITE)
async def set_rule(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A code that is there is changed; what was signed before keeps its duties."""
    form = await read_form(request, shown_by=_rules)
    code = form.text("code", most=min(40, LONGEST_CODE))
    if code and not is_code(code):
        form.mistake("code", CODE_WANTED)
    titles = {tag: form.text(f"title_{tag}", most=LONGEST_TITLE, needed=tag == TAGS[0]) for tag in TAGS}
    given = {
        "kind": form.choice("kind", KIND_NAMES, needed=False),
        "titles": titles,
        "source": form.text("source", most=300),
        "days": form.whole("days", least=0, most=MOST_DAYS),
        "months": form.whole("months", least=1, most=MOST_MONTHS) if form.raw("months").strip() else None,
        "in_force": form.flag("in_force"),
    }
    form.check()

    async def effect() -> Response[None]:
        await commands.set_rule(actor, code=code, now=now, **given)  # type: ignore[arg-type]
        return moved(RULES)

    return await once(request, effect, now=now)


async def _rules(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(
        request,
        "crm/duties/rules/index.html",
        section="agreements",
        form=form,
        rules=await rules_shown(),
        kinds=KIND_NAMES,
    )


ROUTES = [index, update, rules, set_rule]
