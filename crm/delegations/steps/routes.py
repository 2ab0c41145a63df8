"""Steps of a visit at the desk: on, back or aside, without what is asked for, and what the rules ask for."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.form import Form, blank, day_in, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.delegations.desk.page import LIST, ONE, effected, show_page
from crm.delegations.forms import day_line
from crm.delegations.lines import LONGEST_TITLE, TAGS
from crm.delegations.permissions import Visits
from crm.delegations.rules import DIRECTION_NAMES, STATE_NAMES, WAY
from crm.delegations.steps import commands
from crm.delegations.steps.duties import rules_shown
from directory.organisations.rules import CODE_WANTED, LONGEST_CODE, is_code

RULES = f"{LIST}/rules"
MOST_DAYS = 3_650
STEPS = ("reported", "closed")


@post(f"{ONE}/steps", name="crm.delegations.steps.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is the next state."""
    form = await read_form(request, shown_by=show_page)
    to = form.choice("to", WAY)
    form.check()
    return await effected(request, lambda: commands.take_step(actor, code, to, now=now), "next")


@post(f"{ONE}/returns", name="crm.delegations.steps.back", policy=Visits.VISIT_WRITE)
async def back(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`to` is an earlier state, or declined, postponed, cancelled; with a reason."""
    form = await read_form(request, shown_by=show_page)
    to, because = form.choice("to", STATE_NAMES), form.text("because", most=LONGEST_REASON)
    form.check()
    return await effected(request, lambda: commands.leave_way(actor, code, to, because=because, now=now), "next")


@post(f"{ONE}/waivers", name="crm.delegations.steps.waive", policy=Visits.VISIT_WAIVE)
async def waive(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`key` is one of what the next step asks for; with a reason."""
    form = await read_form(request, shown_by=show_page)
    key, because = form.text("key", most=80), form.text("because", most=LONGEST_REASON)
    form.check()
    return await effected(request, lambda: commands.waive(actor, code, key, because=because, now=now), "next")


@post(f"{ONE}/duties/{{rule:uuid}}", name="crm.delegations.steps.duty", policy=Visits.VISIT_WRITE)
async def duty(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], rule: FromPath[UUID]
) -> Response[Any]:
    """`said` is what proves that it was done, `done_on` the day."""
    form = await read_form(request, shown_by=show_page)
    said, done_on = form.text("said", most=LONGEST_REASON), day_in(day_line(form, "done_on"))
    form.check()
    return await effected(
        request, lambda: commands.settle_duty(actor, code, rule, said=said, done_on=done_on, now=now), "duties"
    )


@get(RULES, name="crm.delegations.steps.rules.index", policy=Visits.VISIT_READ)
async def rules(request: AnyRequest) -> Response[bytes]:
    """With the law or rule that each comes from."""
    return await _rules(request, blank(in_force="yes", step="reported"))


@post(RULES, name="crm.delegations.steps.rules.update", policy=Visits.VISIT_RULE)
async def set_rule(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """A code that is there is changed; what was done stays done."""
    form = await read_form(request, shown_by=_rules)
    code = form.text("code", most=min(40, LONGEST_CODE))
    if code and not is_code(code):
        form.mistake("code", CODE_WANTED)
    given: dict[str, Any] = {
        "titles": {tag: form.text(f"title_{tag}", most=LONGEST_TITLE, needed=tag == TAGS[0]) for tag in TAGS},
        "direction": form.choice("direction", DIRECTION_NAMES, needed=False),
        "step": form.choice("step", STEPS),
        "source": form.text("source", most=300),
        "days": form.whole("days", least=0, most=MOST_DAYS),
        "in_force": form.flag("in_force"),
    }
    form.check()

    async def effect() -> Response[None]:
        await commands.set_rule(actor, code=code, now=now, **given)
        return moved(RULES)

    return await once(request, effect, now=now)


async def _rules(request: AnyRequest, form: Form) -> Response[bytes]:
    return screen(
        request,
        "crm/delegations/steps/rules/index.html",
        section="visits",
        form=form,
        rules=await rules_shown(),
        directions=DIRECTION_NAMES,
        steps={step: STATE_NAMES[step] for step in STEPS},
    )


ROUTES = [create, back, waive, duty, rules, set_rule]
