"""Ways to reach somebody at the desk."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import mark
from core.forms.form import Form, blank, day_in, read_form
from core.idempotency.once import once
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import PERSON
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.people.appointments.queries import posts_of
from directory.people.contacts import commands
from directory.people.contacts.commands import Given
from directory.people.contacts.rules import GROUNDS, KINDS, LONGEST, PURPOSES
from directory.people.merged import to_survivor
from directory.people.pages import person_page
from directory.people.queries import person_called
from directory.permissions import Directory
from i18n.formats import SEOUL

PAGE = "/desk/people/{person:uuid}/contacts"
OWN = "own"


@get(f"{PAGE}/new", name="directory.people.contacts.new", policy=Directory.CONTACT_WRITE, before_request=to_survivor)
async def new(request: AnyRequest) -> Response[bytes]:
    """Of an office, or their own."""
    return await _new(request, blank())


@post(PAGE, name="directory.people.contacts.create", policy=Directory.CONTACT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID]) -> Response[Any]:
    """Their own needs their consent."""
    form = await read_form(request, shown_by=_new)
    given = _given(form, {str(one.id) for one in await posts_of(person)})
    form.check()

    async def effect() -> Response[None]:
        await commands.add_contact(actor, person, given, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{contact:uuid}}/end", name="directory.people.contacts.destroy", policy=Directory.CONTACT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID], contact: FromPath[UUID]
) -> Response[Any]:
    """Yesterday was its last day."""
    await read_form(request, shown_by=person_page)
    yesterday = now.astimezone(SEOUL).date() - timedelta(days=1)

    async def effect() -> Response[None]:
        await commands.end_contact(actor, person, contact, on=yesterday, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{contact:uuid}}/withdrawal", name="directory.people.contacts.withdraw", policy=Directory.CONTACT_WRITE)
async def withdraw(
    request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID], contact: FromPath[UUID]
) -> Response[Any]:
    """What was written down is gone at once."""
    await read_form(request, shown_by=person_page)
    today = now.astimezone(SEOUL).date()

    async def effect() -> Response[None]:
        await commands.withdraw_consent(actor, person, contact, on=today, now=now)
        return moved(f"/desk/people/{person}")

    return await once(request, effect, now=now)


def _given(form: Form, posts: set[str]) -> Given:
    where = form.choice("where", {OWN, *posts})
    return Given(
        kind=form.choice("kind", KINDS),
        value=form.text("value", most=LONGEST),
        purpose=form.choice("purpose", PURPOSES),
        appointment=UUID(where) if where in posts else None,
        consented_on=_day(form, "consented_on"),
        consented_how=form.choice("consented_how", GROUNDS, needed=False),
    )


def _day(form: Form, name: str) -> date | None:
    line = form.text(name, most=20, needed=False)
    found = day_in(line)
    if line and found is None:
        form.mistake(name, mark("A day looks like 2026-12-08."))
    return found


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    person = await person_called(actor, request.path_params["person"])
    await note_look(actor, PERSON, person.id, now=now)
    today = now.astimezone(SEOUL).date()
    return screen(
        request,
        "directory/people/contacts/new.html",
        section="people",
        person=person,
        posts=[one for one in await posts_of(person.id) if one.when(today) != "ended"],
        kinds=KINDS,
        purposes=PURPOSES,
        grounds=GROUNDS,
        form=form,
    )


ROUTES = [new, create, destroy, withdraw]
