"""Who is in post, on the pages of organisations and countries; and the organisations of a country."""

from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.errors import mark
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import PEOPLE
from core.web.given import AnyRequest
from directory.countries.queries import code_of
from directory.organisations.queries import organisations_in
from directory.people.appointments.queries import posts_held
from directory.people.appointments.rules import RANKS, Post
from directory.people.queries import names_of_people
from directory.permissions import Directory
from directory.sections import Section, Told
from i18n.formats import SEOUL

MOST = 50
"""The highest, and the first by code: on a page that tells of much else. Lists have them all."""


async def _in_organisation(request: AnyRequest, actor: Actor, organisation: UUID) -> Told | None:
    if not may(actor, Directory.PERSON_READ):
        return None
    day = request.app.state.clock().astimezone(SEOUL).date()
    return await _told(request, actor, await posts_held(actor, day, organisation=organisation, most=MOST))


async def _in_country(request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    if not may(actor, Directory.PERSON_READ):
        return None
    day = request.app.state.clock().astimezone(SEOUL).date()
    return await _told(request, actor, await posts_held(actor, day, country=await code_of(country), most=MOST))


async def _houses(_request: AnyRequest, actor: Actor, country: UUID) -> Told | None:
    if not may(actor, Directory.ORGANISATION_LIST):
        return None
    return {"found": await organisations_in(actor, country, most=MOST)}


async def _told(request: AnyRequest, actor: Actor, posts: list[Post]) -> Told:
    names = await names_of_people({one.person for one in posts})
    await note_list(actor, PEOPLE, list(names), now=request.app.state.clock())
    return {"posts": posts, "names": names, "ranks": RANKS}


IN_POST = mark("In post now")
SECTIONS = (
    Section("posts", "organisation", IN_POST, "directory/people/_in_post.html", _in_organisation),
    Section("posts", "country", IN_POST, "directory/people/_in_post.html", _in_country),
    Section("organisations", "country", mark("Organisations"), "directory/organisations/_houses.html", _houses),
)
