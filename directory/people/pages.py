"""A person's page at the desk, shown anew when a form on it was refused."""

from litestar import Response

from core.access.rules import may
from core.access.trail.queries import told_of
from core.forms.form import Form
from core.privacy.reads.commands import note_look
from core.privacy.reads.rules import CONTACTS, NEEDS, PERSON
from core.web.given import AnyRequest
from core.web.screens import screen
from directory.people.appointments.queries import posts_of
from directory.people.appointments.rules import RANKS
from directory.people.contacts.queries import contacts_of
from directory.people.contacts.rules import KINDS, PURPOSES
from directory.people.needs.queries import need_of
from directory.people.queries import person_called
from directory.permissions import Directory
from directory.relationships.queries import ties_of
from directory.sections import sections_of
from i18n.formats import SEOUL


async def person_page(request: AnyRequest, form: Form) -> Response[bytes]:
    """Ways to reach them and what they need, for those who may see that; each such look is written down."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    person = await person_called(actor, request.path_params["person"])
    await note_look(actor, PERSON, person.id, now=now)
    contacts = await contacts_of(actor, person.id) if may(actor, Directory.CONTACT_READ) else []
    need = await need_of(actor, person.id) if may(actor, Directory.NEED_READ) else None
    if contacts:
        await note_look(actor, CONTACTS, person.id, now=now)
    if need is not None:
        await note_look(actor, NEEDS, person.id, now=now)
    return screen(
        request,
        "directory/people/show.html",
        section="people",
        person=person,
        posts=await posts_of(person.id),
        contacts=contacts,
        kinds=KINDS,
        purposes=PURPOSES,
        need=need,
        ties=await ties_of(actor, person.id, now=now),
        ranks=RANKS,
        today=now.astimezone(SEOUL).date(),
        sections=await sections_of(request, actor, "person", person.id),
        history=await told_of(person.id),
        form=form,
    )
