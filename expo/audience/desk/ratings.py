"""Ratings at the desk: per session from five on, words to be read, and a table to take along."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.guard import FAR_REACHING, given_actor
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, moved, screen
from expo.audience.desk.sheet import sheet_of
from expo.audience.ratings.commands import decide_words, export
from expo.audience.ratings.queries import ratings_of, words_on
from expo.audience.ratings.rules import FEWEST, STARS
from expo.editions.frame import publication
from expo.editions.queries import edition_called
from expo.permissions import Expo
from i18n.screens import language_for

PAGE = "/desk/{edition:str}/ratings"
LONGEST_REASON = 200


async def _list(request: AnyRequest, form: Form) -> Response[bytes]:
    shown, actor = publication(request, request.path_params["edition"]), given_actor(request)
    row = await edition_called(shown.edition.slug)
    return screen(
        request,
        "expo/audience/ratings/index.html",
        section="programme",
        shown=shown,
        sums={code: one for code, one in (await ratings_of(actor, row.id)).items() if code in shown.sessions},
        words=await words_on(actor, row.id, ["waiting", "approved", "hidden"]),
        stars=STARS,
        fewest=FEWEST,
        form=form,
        zone=shown.zone,
    )


@get(PAGE, name="expo.audience.ratings.index", policy=Expo.AUDIENCE_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Nothing of a session with fewer than five."""
    return await _list(request, blank())


@post(f"{PAGE}/{{rating:uuid}}", name="expo.audience.ratings.update", policy=Expo.AUDIENCE_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], rating: FromPath[UUID]
) -> Response[Any]:
    """Whether the speakers read these words."""
    form = await read_form(request, shown_by=_list)
    act = form.choice("act", ("approve", "hide"))
    form.check()

    async def effect() -> Response[None]:
        await decide_words(actor, edition=edition, rating=rating, act=act, now=now)
        return moved(f"/desk/{edition}/ratings#words")

    return await once(request, effect, now=now)


@post(f"{PAGE}/table", name="expo.audience.ratings.export", policy=Expo.AUDIENCE_EXPORT, opt={FAR_REACHING: True})
async def table(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """A file, with the reason written down."""
    form = await read_form(request, shown_by=_list)
    because = form.text("because", most=LONGEST_REASON)
    form.check()
    shown = publication(request, edition)
    rows = await export(actor, edition=edition, because=because, now=now)
    body = sheet_of(rows, shown, language_for(request, actor))
    return Response(body, media_type="text/csv", status_code=200, headers=_saved(edition, now))


def _saved(edition: str, now: datetime) -> dict[str, str]:
    name = f"ratings-{edition}-{now.date()}.csv"
    return {**PRIVATE, "content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}


ROUTES = [index, table, update]
