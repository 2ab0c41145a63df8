"""Reviewing: what is mine to review, my marks, stepping back, and talking with the others afterwards."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.calls.queries import call_of
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.proposals.attachments.queries import attachments_for_review
from expo.proposals.reviews import commands
from expo.proposals.reviews.queries import Task, people_of, remarks_on, reviews_by_others, task_called, tasks
from expo.proposals.reviews.rules import HIGHEST, LOWEST
from expo.proposals.rules import LEVELS, NAMES
from i18n.text import required

LIST = "/desk/{edition:str}/reviews"
PAGE = f"{LIST}/{{code:str}}"
LONGEST = 3_000


@get(LIST, name="expo.proposals.reviews.index", policy=Expo.PROPOSAL_REVIEW)
async def index(request: AnyRequest, actor: GivenActor, edition: FromPath[str]) -> Response[bytes]:
    """What waits for me first."""
    row = await edition_called(edition)
    mine = await tasks(actor, edition)
    shared: dict[str, Any] = {"row": row, "name": required(row.name), "names": NAMES}
    return screen(request, "expo/proposals/reviews/index.html", section="programme", mine=mine, **shared)


@get(PAGE, name="expo.proposals.reviews.show", policy=Expo.PROPOSAL_REVIEW)
async def show(request: AnyRequest) -> Response[bytes]:
    """What others think comes after my own review."""
    return await _page(request, blank())


@post(PAGE, name="expo.proposals.reviews.update", policy=Expo.PROPOSAL_REVIEW)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """Again, it replaces my former one."""
    form = await read_form(request, shown_by=_page)
    task = await task_called(actor, edition, code)
    count = len((await call_of(task.call)).wanted.criteria) or 1
    marks = [str(one) for one in range(LOWEST, HIGHEST + 1)]
    given = [form.choice(f"score_{place}", marks) for place in range(count)]
    comment = form.text("comment", most=LONGEST, needed=False)
    form.check()

    async def effect() -> Response[None]:
        scores = [int(one) for one in given]
        await commands.review(actor, edition=edition, code=code, scores=scores, comment=comment, now=now)
        return moved(f"/desk/{edition}/reviews/{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/conflict", name="expo.proposals.reviews.destroy", policy=Expo.PROPOSAL_REVIEW)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """It is mine to review no longer."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await commands.step_back(actor, edition=edition, code=code, now=now)
        return moved(f"/desk/{edition}/reviews")

    return await once(request, effect, now=now)


@post(f"{PAGE}/remarks", name="expo.proposals.reviews.create", policy=Expo.PROPOSAL_REVIEW)
async def create(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """To the others who have reviewed it, and to those who decide."""
    form = await read_form(request, shown_by=_page)
    text = form.text("remark", most=LONGEST)
    form.check()

    async def effect() -> Response[None]:
        await commands.remark(actor, edition=edition, code=code, text=text, now=now)
        return moved(f"/desk/{edition}/reviews/{code}#talk")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    slug, actor = request.path_params["edition"], request.scope["state"]["actor"]
    row, task = await edition_called(slug), await task_called(actor, slug, request.path_params["code"])
    if not form.values:
        form = _mine(task)
    return screen(
        request,
        "expo/proposals/reviews/show.html",
        section="programme",
        row=row,
        call=await call_of(task.call),
        task=task,
        people=await people_of(task),
        attachments=await attachments_for_review(task),
        others=await reviews_by_others(actor, task),
        remarks=await remarks_on(task),
        names=NAMES,
        levels=LEVELS,
        marks=range(LOWEST, HIGHEST + 1),
        form=form,
    )


def _mine(task: Task) -> Form:
    return blank(**{f"score_{place}": score for place, score in enumerate(task.mine)}, comment=task.my_comment)


ROUTES = [index, show, update, destroy, create]
