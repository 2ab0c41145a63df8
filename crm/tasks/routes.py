"""Tasks at the desk: found, added, changed, settled, handed over."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.trail.queries import told_of
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import Handed
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.agreements.days import day_in_seoul
from crm.subjects.queries import named, offered
from crm.subjects.rules import subject_in
from crm.tasks import commands
from crm.tasks.forms import chore_in, filled
from crm.tasks.listed import EDITING, TASKS
from crm.tasks.queries import numbers_of, owners, task_for
from crm.tasks.rules import LONGEST_REASON, REPEATS, STATE_NAMES
from crm.timeline.colleagues import colleagues, offered_to
from crm.timeline.forms import Desk as Typing
from crm.timeline.permissions import Desk
from crm.timeline.queries import entry_for
from directory.lists.pages import list_page, opened
from i18n.screens import language_for

LIST = "/desk/tasks"
ONE = f"{LIST}/{{task:uuid}}"
DAY = "/desk/today"


@get(LIST, name="crm.tasks.index", policy=Desk.TASK_WRITE)
async def index(request: AnyRequest) -> Response[Any]:
    """Open ones, unless it is asked for others: `?state=&owner=&due_on=&q=` and the rest of what lists are asked."""
    return await opened(request, TASKS) or await list_of_tasks(request, blank())


@get(f"{LIST}/new", name="crm.tasks.new", policy=Desk.TASK_WRITE)
async def new(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """`?subject=` and `?entry=` for what it comes from."""
    form = blank(due_on=day_in_seoul(now).isoformat(), owner=str(actor.account or ""))
    form.values["subject"] = [
        str(one) for text in request.query_params.getall("subject", []) if (one := subject_in(text))
    ]
    form.values["entry"] = [request.query_params.get("entry", "")]
    return await _form(request, form)


@post(LIST, name="crm.tasks.create", policy=Desk.TASK_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads to where it came from: its entry, or the day."""
    form = await read_form(request, shown_by=_form)
    entry = _entry(form)
    chore = await chore_in(form, await _typing(request), entry)

    async def effect() -> Response[None]:
        await commands.add_task(actor, chore, now=now)
        return moved(f"/desk/timeline/{entry}#tasks" if entry else f"{DAY}?kept=task")

    return await once(request, effect, now=now)


@post(f"{LIST}/handover", name="crm.tasks.handover", policy=Desk.TASK_WRITE)
async def hand_over(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """All open ones of somebody, or of nobody, to a colleague."""
    form = await read_form(request, shown_by=list_of_tasks)
    there = [str(one) for one in await colleagues(now)]
    whose = [str(one) for one in await owners(actor) if one]
    before, after = form.choice("before", whose, needed=False), form.choice("after", there)
    form.check()

    async def effect() -> Response[None]:
        await commands.hand_over_all(actor, UUID(before) if before else None, UUID(after), now=now)
        return moved(f"{LIST}?owner={after}")

    return await once(request, effect, now=now)


@get(ONE, name="crm.tasks.show", policy=Desk.TASK_WRITE)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow, task: FromPath[UUID]) -> Response[bytes]:
    """With what it is about, and what happened to it."""
    return await _form(request, filled(await task_for(actor, task, now=now)))


@post(ONE, name="crm.tasks.update", policy=Desk.TASK_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, task: FromPath[UUID]) -> Response[Any]:
    """Only from the version that they saw."""
    form = await read_form(request, shown_by=_form)
    version = form.number("version")
    chore = await chore_in(form, await _typing(request))

    async def effect() -> Response[None]:
        await commands.change_task(actor, task, chore, version=version, now=now)
        return moved(f"{LIST}/{task}")

    return await once(request, effect, now=now)


@post(f"{ONE}/state", name="crm.tasks.settle", policy=Desk.TASK_WRITE)
async def settle(request: AnyRequest, actor: GivenActor, now: GivenNow, task: FromPath[UUID]) -> Response[Any]:
    """`after` is done, dropped (with a `because`) or open; leads back to the day where that was asked."""
    form = await read_form(request, shown_by=_form)
    after, version = form.choice("after", STATE_NAMES), form.number("version")
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        await commands.settle(actor, task, after, because=because, version=version, now=now)
        return moved(DAY if form.flag("back") else f"{LIST}/{task}")

    return await once(request, effect, now=now)


async def list_of_tasks(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    whose, staff = await owners(actor), await offered_to(actor, now)
    there = {account for account, _ in staff}
    gone = {one: name for one, name in whose.items() if one and str(one) not in there}
    numbers = await numbers_of(actor, [*gone])
    return await list_page(
        request,
        TASKS,
        "crm/tasks/index.html",
        form,
        owners=[(str(one), name) for one, name in whose.items() if one],
        nobodys=None in whose,
        left=sorted((str(one), name, numbers.get(one, 0)) for one, name in gone.items()),
        staff=staff,
    )


async def _form(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    tongue, task = language_for(request, actor), request.path_params.get("task")
    one = await task_for(actor, task, now=now) if task else None
    if one and "title" not in form.values:  # another small form of the page was refused
        again = filled(one)
        again.errors, again.refusal = form.errors, form.refusal
        form = again
    if one and form.refusal:
        form.values["version"] = [str(one.version)]
    entry = one.entry if one else _entry(form)
    subjects = [each for text in form.many("subject") if (each := subject_in(text))]
    return screen(
        request,
        "crm/tasks/show.html" if one else "crm/tasks/new.html",
        section="tasks",
        form=form,
        one=one,
        entry=await entry_for(actor, entry) if entry else None,
        chosen=[*(await named(actor, subjects, tongue)).values()],
        offered=await offered(actor, tongue),
        staff=await offered_to(actor, now),
        states=STATE_NAMES,
        repeats=REPEATS,
        history=await told_of(one.id) if one else [],
    )


def _entry(form: Form) -> UUID | None:
    try:
        return UUID(form.raw("entry")) if form.raw("entry") else None
    except ValueError:
        return None


async def _typing(request: AnyRequest) -> Typing:
    actor = request.scope["state"]["actor"]
    return Typing(actor, language_for(request, actor), [*await colleagues(request.app.state.clock())])


TASK_LIST = Handed(TASKS, list_of_tasks, EDITING)
ROUTES = [index, new, create, hand_over, show, update, settle]
