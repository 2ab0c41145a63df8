"""Tasks of exhibitors at the desk: defined for the edition, waived for one of them."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.forms.again import again as shown_again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.exhibitors.desk.routes import PAGE, show_page
from expo.exhibitors.queries import application_called
from expo.exhibitors.rules import KIND_NAMES
from expo.exhibitors.tasks import commands
from expo.exhibitors.tasks.forms import task_in
from expo.exhibitors.tasks.queries import task_called, tasks_of
from expo.exhibitors.tasks.rules import PROOF_NAMES, STANDARD
from expo.permissions import Expo
from i18n.text import required

LIST = f"{PAGE}/tasks"
ONE = f"{LIST}/{{task:str}}"
THEIRS = f"{PAGE}/{{code:str}}/tasks/{{task:str}}"


@get(LIST, name="expo.exhibitors.tasks.desk.index", policy=Expo.EXHIBITOR_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """All of the edition, by day."""
    return await _list(request, blank())


@post(LIST, name="expo.exhibitors.tasks.desk.create", policy=Expo.EXHIBITOR_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """It concerns every exhibitor from now on, or those who build so."""
    form = await read_form(request, shown_by=_list)
    lines = task_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.add_task(actor, edition=edition, lines=lines, now=now)
        return moved(f"/desk/{edition}/exhibitors/tasks")

    return await once(request, effect, now=now)


@post(f"{LIST}/standard", name="expo.exhibitors.tasks.desk.standard", policy=Expo.EXHIBITOR_WRITE)
async def standard(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """Those that most fairs have; each can be changed."""
    await read_form(request, shown_by=_list)

    async def effect() -> Response[None]:
        await commands.add_standard(actor, edition=edition, now=now)
        return moved(f"/desk/{edition}/exhibitors/tasks")

    return await once(request, effect, now=now)


@get(ONE, name="expo.exhibitors.tasks.desk.edit", policy=Expo.EXHIBITOR_READ)
async def edit(request: AnyRequest, edition: FromPath[str], task: FromPath[str]) -> Response[bytes]:
    """As it is now."""
    known = await task_called((await edition_called(edition)).id, task)
    return await _one(request, blank(**known.lines, **was(known.lines)))


@post(ONE, name="expo.exhibitors.tasks.desk.update", policy=Expo.EXHIBITOR_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], task: FromPath[str]
) -> Response[Any]:
    """A day that moves is reminded of anew."""
    form = await read_form(request, shown_by=_one)
    lines = task_in(form)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await commands.change_task(actor, edition=edition, code=task, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/exhibitors/tasks")

    return await once(request, effect, now=now)


@post(f"{ONE}/retirement", name="expo.exhibitors.tasks.desk.retire", policy=Expo.EXHIBITOR_WRITE)
async def retire(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], task: FromPath[str]
) -> Response[Any]:
    """Nobody is asked for it any more."""
    await read_form(request, shown_by=_one)

    async def effect() -> Response[None]:
        await commands.retire_task(actor, edition=edition, code=task, now=now)
        return moved(f"/desk/{edition}/exhibitors/tasks")

    return await once(request, effect, now=now)


@post(f"{THEIRS}/waiver", name="expo.exhibitors.tasks.desk.waive", policy=Expo.EXHIBITOR_WRITE)
async def waive(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    task: FromPath[str],
) -> Response[Any]:
    """With the reason, which the history keeps."""
    form = await read_form(request, shown_by=show_page)
    because = form.text("because", most=LONGEST_REASON, needed=False)
    form.check()

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        await commands.waive(actor, known.id, task, because=because, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}#tasks")

    return await once(request, effect, now=now)


@post(f"{THEIRS}/again", name="expo.exhibitors.tasks.desk.again", policy=Expo.EXHIBITOR_WRITE)
async def again(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    task: FromPath[str],
) -> Response[Any]:
    """Open again, whether it was done or waived."""
    await read_form(request, shown_by=show_page)

    async def effect() -> Response[None]:
        known = await application_called(actor, (await edition_called(edition)).id, code)
        await commands.ask_again(actor, known.id, task, now=now)
        return moved(f"/desk/{edition}/exhibitors/{known.code}#tasks")

    return await once(request, effect, now=now)


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    tasks = await tasks_of(row.id)
    return screen(
        request,
        "expo/exhibitors/tasks/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        form=form,
        tasks=tasks,
        offered=[one for one in STANDARD if one.code not in {task.code for task in tasks}],
        kinds=KIND_NAMES,
        proofs=PROOF_NAMES,
    )


async def _one(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return screen(
        request,
        "expo/exhibitors/tasks/edit.html",
        section="programme",
        row=row,
        name=required(row.name),
        task=await task_called(row.id, str(request.path_params["task"])),
        form=shown_again(form),
        kinds=KIND_NAMES,
        proofs=PROOF_NAMES,
    )


ROUTES = [index, create, standard, edit, update, retire, waive, again]
