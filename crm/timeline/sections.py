"""The latest of a record's timeline and what is to be done, on the record's own page."""

from typing import Any
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.web.given import AnyRequest
from crm.subjects.rules import Kind, Subject
from crm.tasks.queries import tasks_about
from crm.timeline.contacts import last_contact
from crm.timeline.follows.commands import follows
from crm.timeline.permissions import Desk
from crm.timeline.queries import Asked, entries
from crm.timeline.rules import ICONS, KIND_NAMES
from crm.timeline.views import names_in
from directory.sections import Loading, Section
from i18n.screens import language_for

LATEST = 5
LABEL = mark("Timeline")
TEMPLATE = "crm/timeline/_section.html"


async def told_of_subject(request: AnyRequest, actor: Actor, subject: Subject) -> dict[str, Any] | None:
    """For `_section.html`; None for who sees no timelines."""
    if not may(actor, Desk.ENTRY_READ):
        return None
    now, asked = request.app.state.clock(), Asked(subject=subject)
    found = await entries(actor, asked, most=LATEST)
    last = await last_contact(actor, subject, now)
    return {
        "subject": subject,
        "found": found,
        "names": await names_in(actor, found, language_for(request, actor), now=now, also=[last.about] if last else []),
        "last": last,
        "follows": await follows(actor, subject),
        "tasks": await tasks_about(actor, subject, now=now),
        "kinds": KIND_NAMES,
        "icons": ICONS,
    }


def _loading(kind: Kind) -> Loading:
    async def load(request: AnyRequest, actor: Actor, record: UUID) -> dict[str, Any] | None:
        return await told_of_subject(request, actor, Subject(kind, record))

    return load


SECTIONS = (
    Section("timeline", "country", LABEL, TEMPLATE, _loading("country")),
    Section("timeline", "organisation", LABEL, TEMPLATE, _loading("organisation")),
    Section("timeline", "person", LABEL, TEMPLATE, _loading("person")),
)
