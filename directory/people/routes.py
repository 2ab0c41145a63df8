"""People at the desk: found in any language, with the posts they hold, added and changed."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.forms.again import again
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.lists.registry import Handed
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import PEOPLE as SEEN
from core.privacy.reads.rules import PERSON
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from directory.lists.pages import list_page, opened
from directory.people import commands, forms
from directory.people.appointments import routes as appointments
from directory.people.contacts import routes as contacts
from directory.people.listed import EDITING, PEOPLE
from directory.people.merged import to_survivor
from directory.people.needs import routes as needs
from directory.people.pages import person_page
from directory.people.queries import country_codes, names_of_people, person_called
from directory.people.rules import KnownAlready
from directory.permissions import Directory

PAGE = "/desk/people"


@get(PAGE, name="directory.people.index", policy=Directory.PERSON_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """By name as this reader sorts; each column can be asked."""
    return await opened(request, PEOPLE) or await list_again(request, blank())


async def list_again(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(request, PEOPLE, "directory/people/index.html", form)


@get(f"{PAGE}/new", name="directory.people.new", policy=Directory.PERSON_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """A name in one language is enough."""
    return await _new(request, blank())


@post(PAGE, name="directory.people.create", policy=Directory.PERSON_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[Any]:
    """Leads to their page, where their post is written down."""
    form = await read_form(request, shown_by=_new)
    lines = forms.lines_in(form, await country_codes())
    form.check()

    async def effect() -> Response[None]:
        made = await commands.add_person(actor, lines, another=form.flag("another"), now=now)
        return moved(f"{PAGE}/{made}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{person:uuid}}", name="directory.people.show", policy=Directory.PERSON_READ, before_request=to_survivor)
async def show(request: AnyRequest, person: FromPath[UUID]) -> Response[bytes]:
    """Their posts as a story, how they are reached, who they work with; whoever was merged is found where they went."""
    return await person_page(request, blank())


@get(
    f"{PAGE}/{{person:uuid}}/names",
    name="directory.people.edit",
    policy=Directory.PERSON_WRITE,
    before_request=to_survivor,
)
async def edit(request: AnyRequest, actor: GivenActor, person: FromPath[UUID]) -> Response[bytes]:
    """As they are now."""
    return await _edit(request, forms.filled(await person_called(actor, person)))


@post(f"{PAGE}/{{person:uuid}}/names", name="directory.people.update", policy=Directory.PERSON_WRITE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, person: FromPath[UUID]) -> Response[Any]:
    """What somebody else changed meanwhile stays, or is shown."""
    form = await read_form(request, shown_by=_edit)
    lines, before = forms.lines_in(form, await country_codes()), forms.before_in(form)
    form.check()

    async def effect() -> Response[None]:
        await commands.change_person(actor, person, lines, before, now=now)
        return moved(f"{PAGE}/{person}")

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    doubted = isinstance(form.refusal, KnownAlready) or form.flag("another")
    alike = await names_of_people(await commands.of_this_name(_typed_names(form))) if doubted else {}
    if alike:
        await note_list(request.scope["state"]["actor"], SEEN, list(alike), now=request.app.state.clock())
    return await _page(request, "new", form, alike=alike)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    person = await person_called(actor, request.path_params["person"])
    await note_look(actor, PERSON, person.id, now=request.app.state.clock())
    return await _page(request, "edit", again(form), person=person)


async def _page(request: AnyRequest, template: str, form: Form, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"directory/people/{template}.html",
        section="people",
        form=form,
        rows=forms.rows_in(form),
        countries=await country_codes(),
        **more,
    )


def _typed_names(form: Form) -> dict[str, str]:
    return {name: form.raw(name) for name in form.values if name.startswith("name_")}


PEOPLE_LIST = Handed(PEOPLE, list_again, EDITING)
ROUTES = [index, new, create, show, edit, update, *appointments.ROUTES, *contacts.ROUTES, *needs.ROUTES]
