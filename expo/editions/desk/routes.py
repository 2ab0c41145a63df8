"""Editions at the desk: each with what the public sees of it, and how a year begins."""

from datetime import date
from typing import Any

from litestar import Response, get, post

from core.errors import mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.desk.cloning import Wanted, begin_edition
from expo.editions.frame import editions
from expo.editions.queries import all_editions
from expo.permissions import Expo
from i18n.locales import LANGUAGES
from i18n.text import required

LONGEST_NAME, LONGEST_SLUG, LONGEST_ZONE = 120, 60, 60
ALONG = ("rooms", "sessions", "places")


@get("/desk/editions", name="expo.editions.desk.index", policy=Expo.PROGRAMME_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Newest first."""
    return screen(
        request,
        "expo/editions/desk/index.html",
        section="programme",
        rows=[(row, required(row.name)) for row in await all_editions()],
        published=editions(request).published,
    )


@get("/desk/editions/new", name="expo.editions.desk.new", policy=Expo.EDITION_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """From the latest one, or from nothing."""
    rows = await all_editions()
    return await _new(request, blank(like=rows[0].slug if rows else "", zone="Asia/Seoul", along="rooms"))


@post("/desk/editions", name="expo.editions.desk.create", policy=Expo.EDITION_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads into its programme."""
    form = await read_form(request, shown_by=_new)
    wanted = await _wanted(form)
    form.check()

    async def effect() -> Response[None]:
        await begin_edition(actor, wanted, now=now)
        return moved(f"/desk/{wanted.slug}/programme")

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    rows = [(row.slug, required(row.name)) for row in await all_editions()]
    return screen(request, "expo/editions/desk/new.html", section="programme", form=form, rows=rows)


async def _wanted(form: Form) -> Wanted:
    along = form.choice("along", ALONG, needed=False)
    names = {one.code: form.text(f"name_{one.code}", most=LONGEST_NAME, needed=False) for one in LANGUAGES}
    if not any(names.values()):
        form.mistake(f"name_{LANGUAGES[0].code}", mark("A name in one language at least, please."))
    return Wanted(
        slug=form.text("slug", most=LONGEST_SLUG),
        names=names,
        starts_on=form.day("starts_on") or date.min,
        ends_on=form.day("ends_on") or date.min,
        zone=form.text("zone", most=LONGEST_ZONE),
        like=form.choice("like", {row.slug for row in await all_editions()}, needed=False) or None,
        sessions=along in ("sessions", "places"),
        places=along == "places",
        embedders=form.flag("embedders"),
        floor=form.flag("floor"),
        fair=form.flag("fair"),
    )


ROUTES = [index, new, create]
