"""An exhibitor's own tasks: ticked off, or done by a paper."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.files.receiving import ROOM_FOR_THE_REST, received, told_at
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.rules import today_in
from expo.exhibitors.portal.routes import OWN, mine
from expo.exhibitors.rules import TAKING_PART
from expo.exhibitors.tasks import commands
from expo.exhibitors.tasks.queries import chores_for
from expo.exhibitors.tasks.rules import readiness
from expo.exhibitors.tasks.slots import TASK_PAPER
from expo.permissions import Expo
from i18n.text import required

LIST = f"{OWN}/tasks"


@get(LIST, name="expo.exhibitors.tasks.portal.index", policy=Expo.APPLICATION_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """By day, what is done at the end."""
    return await _list(request, blank())


@post(f"{LIST}/{{task:str}}/tick", name="expo.exhibitors.tasks.portal.tick", policy=Expo.APPLICATION_WRITE)
async def tick(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    task: FromPath[str],
) -> Response[Any]:
    """`done`: yes, or no to take it back."""
    form = await read_form(request, shown_by=_list)
    _, _, known = await mine(request, actor)
    done = form.choice("done", ("yes", "no"))
    form.check()

    async def effect() -> Response[None]:
        await commands.tick(actor, known.id, task, done=done == "yes", now=now)
        return moved(f"/portal/{code}/exhibit/{edition}/tasks#task-{task}")

    return await once(request, effect, now=now)


@post(
    f"{LIST}/{{task:str}}/paper",
    name="expo.exhibitors.tasks.portal.file",
    policy=Expo.APPLICATION_WRITE,
    request_max_body_size=TASK_PAPER.largest + ROOM_FOR_THE_REST,
)
async def file(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    code: FromPath[str],
    edition: FromPath[str],
    task: FromPath[str],
) -> Response[Any]:
    """From a form with a `paper`; a newer one takes the place of the one before."""
    form = await read_form(request, shown_by=_list)
    _, _, known = await mine(request, actor)
    with told_at("paper"):
        await commands.file_paper(actor, known.id, task, await received(form, "paper"), now=now)
    return moved(f"/portal/{code}/exhibit/{edition}/tasks#task-{task}")


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    company, row, known = await mine(request, actor)
    today = today_in(row.zone, request.app.state.clock())
    chores = await chores_for(row.id, known.id) if known.state in TAKING_PART else []
    return screen(
        request,
        "expo/exhibitors/tasks/portal.html",
        section="exhibit",
        organisation=company,
        row=row,
        name=required(row.name),
        one=known,
        form=form,
        sent=str(request.path_params.get("task", "")),
        chores=sorted(chores, key=lambda chore: chore.done),
        ready=readiness(chores, today),
        today=today,
    )


ROUTES = [index, tick, file]
