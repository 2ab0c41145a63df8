"""Questions at the desk: the moderator's queue on a phone, the words on the wall, and what readers may say."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import given_actor
from core.errors import Invalid, NotFound, mark
from core.forms.again import again
from core.forms.before import was, was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.audience.commands import set_heard
from expo.audience.queries import heard_in
from expo.audience.questions.commands import decide
from expo.audience.questions.queries import counts_of, moderated, projected
from expo.audience.questions.rules import ACTS, LONGEST_ANSWER, LONGEST_REASON
from expo.audience.rules import MOST_DAYS, Heard
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.permissions import Expo

PAGE = "/desk/{edition:str}/questions"
ON_THE_WALL = 5


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    """All sessions: what waits, and where it is being asked."""
    shown, actor = publication(request, request.path_params["edition"]), given_actor(request)
    row = await edition_called(shown.edition.slug)
    heard = await heard_in(row.slug)
    return screen(
        request,
        "expo/audience/desk/index.html",
        section="programme",
        shown=shown,
        waiting=await moderated(actor, row.id, ["waiting"]),
        counts=await counts_of(actor, row.id),
        heard=heard,
        form=again(form) if form.values else blank(**heard.lines, **was(heard.lines)),
        zone=ZoneInfo(row.zone),
    )


@get(PAGE, name="expo.audience.desk.index", policy=Expo.QUESTION_READ)
async def index(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """What waits first; it comes by itself."""
    return await _list(request, blank())


@post(PAGE, name="expo.audience.desk.update", policy=Expo.AUDIENCE_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """What readers may ask and rate."""
    form = await read_form(request, shown_by=_list)
    days = form.whole("days", least=0, most=MOST_DAYS)
    heard = Heard(form.flag("questions"), form.flag("ratings"), days)
    before = was_in(form, heard.lines)
    form.check()

    async def effect() -> Response[None]:
        await set_heard(actor, edition=edition, heard=heard, before=before, now=now)
        return moved(f"/desk/{edition}/questions")

    return await once(request, effect, now=now)


async def _session(request: AnyRequest, form: Form) -> Response[bytes]:
    shown, code = publication(request, request.path_params["edition"]), request.path_params["code"]
    if code not in shown.sessions:
        raise NotFound
    actor, row = given_actor(request), await edition_called(shown.edition.slug)
    return screen(
        request,
        "expo/audience/desk/show.html",
        section="programme",
        shown=shown,
        session=shown.sessions[code],
        waiting=await moderated(actor, row.id, ["waiting"], code),
        approved=await moderated(actor, row.id, ["approved"], code, wanted_first=True),
        hidden=await moderated(actor, row.id, ["hidden"], code),
        form=form,
        zone=ZoneInfo(row.zone),
    )


@get(f"{PAGE}/{{code:str}}", name="expo.audience.desk.show", policy=Expo.QUESTION_READ)
async def show(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """One session's, for who moderates it."""
    return await _session(request, blank())


@get(f"{PAGE}/{{code:str}}/wall", name="expo.audience.desk.wall", policy=Expo.QUESTION_READ)
async def wall(request: AnyRequest, actor: GivenActor, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """Big enough for the last row; the newest first, and always the newest."""
    shown = publication(request, edition)
    if code not in shown.sessions:
        raise NotFound
    row = await edition_called(shown.edition.slug)
    return screen(
        request,
        "expo/audience/desk/wall.html",
        section="programme",
        shown=shown,
        session=shown.sessions[code],
        questions=await projected(actor, row.id, code, ON_THE_WALL),
    )


@post(f"{PAGE}/{{code:str}}/{{question:uuid}}", name="expo.audience.desk.decide", policy=Expo.QUESTION_WRITE)
async def decided(
    request: AnyRequest,
    actor: GivenActor,
    now: GivenNow,
    edition: FromPath[str],
    code: FromPath[str],
    question: FromPath[UUID],
) -> Response[Any]:
    """Shown, hidden with a reason, answered in writing or on stage."""
    form = await read_form(request, shown_by=_session)
    act = form.choice("act", ACTS)
    text = form.text("text", most=LONGEST_REASON if act == "hide" else LONGEST_ANSWER, needed=False)
    back = f"/desk/{edition}/questions" + ("" if form.raw("from") == "all" else f"/{code}")
    if act in ("hide", "answer") and not text:
        raise Invalid({"text": mark("Please say why.") if act == "hide" else mark("This is needed.")})
    form.check()

    async def effect() -> Response[None]:
        await decide(actor, edition=edition, question=question, act=act, text=text, now=now)
        return moved(back)

    return await once(request, effect, now=now)


ROUTES = [index, update, show, wall, decided]
