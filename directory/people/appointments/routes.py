"""Posts at the desk: written down, changed and ended on a person's page, and looked up by day."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, day_in, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import PEOPLE, PERSON
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.organisations.typed import offered, show_typed, typed_organisation
from directory.people.appointments import commands, forms
from directory.people.appointments.queries import post_of, posts_held
from directory.people.appointments.rules import RANKS
from directory.people.merged import to_survivor
from directory.people.pages import person_page
from directory.people.queries import country_codes, names_of_people, person_called
from directory.permissions import Directory
from i18n.formats import SEOUL
from i18n.screens import language_for

PAGE = "/desk/people/{person:uuid}/posts"

MOST_LISTED = 1_000
"""The highest; whoever looks for others narrows the country."""


@get("/desk/posts", name="directory.people.appointments.index", policy=Directory.PERSON_READ)
async def index(
    request: AnyRequest, actor: GivenActor, now: GivenNow, on: FromQuery[str] = "", country: FromQuery[str] = ""
) -> Response[bytes]:
    """Who holds which post on a day; `?on=2026-11-29&country=PE`."""
    day = day_in(on) or now.astimezone(SEOUL).date()
    codes = await country_codes()
    found = await posts_held(actor, day, country=country if country in codes else "", most=MOST_LISTED)
    names = await names_of_people({one.person for one in found})
    await note_list(actor, PEOPLE, list(names), chosen=country if country in codes else "", now=now)
    return screen(
        request,
        "directory/people/appointments/index.html",
        section="people",
        found=found,
        names=names,
        day=day,
        country=country,
        countries=codes,
        ranks=RANKS,
    )


@get(f"{PAGE}/new", name="directory.people.appointments.new", policy=Directory.PERSON_WRITE, before_request=to_survivor)
async def new(request: AnyRequest) -> Response[bytes]:
    """The days may be open."""
    return await _new(request, blank())


@post(PAGE, name="directory.people.appointments.create", policy=Directory.PERSON_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID]) -> Response[Any]:
    """Leads back to the person."""
    form = await read_form(request, shown_by=_new)
    lines = forms.lines_in(form, await _house_in(request, form))
    form.check()

    async def effect() -> Response[None]:
        await commands.appoint(actor, person, lines, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


@get(
    f"{PAGE}/{{post:uuid}}",
    name="directory.people.appointments.edit",
    policy=Directory.PERSON_WRITE,
    before_request=to_survivor,
)
async def edit(request: AnyRequest, person: FromPath[UUID], post: FromPath[UUID]) -> Response[bytes]:
    """As it is now."""
    form = forms.filled(await post_of(person, post))
    actor = request.scope["state"]["actor"]
    await show_typed(form, "organisation", actor, language_for(request, actor))
    return await _edit(request, form)


@post(f"{PAGE}/{{post:uuid}}", name="directory.people.appointments.update", policy=Directory.PERSON_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID], post: FromPath[UUID]
) -> Response[Any]:
    """What somebody else changed meanwhile stays, or is shown."""
    form = await read_form(request, shown_by=_edit)
    lines = forms.lines_in(form, await _house_in(request, form))
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await commands.change_post(actor, person, post, lines, before, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{post:uuid}}/end", name="directory.people.appointments.destroy", policy=Directory.PERSON_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID], post: FromPath[UUID]
) -> Response[Any]:
    """The day given is the last one."""
    form = await read_form(request, shown_by=person_page)
    ends_on = form.day(f"ending-{post}") or date.min
    form.check()

    async def effect() -> Response[None]:
        await commands.end_post(actor, person, post, ends_on=ends_on, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


async def _house_in(request: AnyRequest, form: Form) -> str:
    actor = request.scope["state"]["actor"]
    found = await typed_organisation(form, "organisation", actor, language_for(request, actor))
    return found.code if found else ""


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    return await _page(request, "new", form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    known = await post_of(request.path_params["person"], request.path_params["post"])
    return await _page(request, "edit", again(form), post=known)


async def _page(request: AnyRequest, template: str, form: Form, **more: Any) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    person = await person_called(actor, request.path_params["person"])
    await note_look(actor, PERSON, person.id, now=request.app.state.clock())
    return screen(
        request,
        f"directory/people/appointments/{template}.html",
        section="people",
        person=person,
        houses=await offered(actor, language_for(request, actor)),
        ranks=RANKS,
        form=form,
        **more,
    )


ROUTES = [index, new, create, edit, update, destroy]
