"""What those of a delegation need as guests: for who arranges the visit and looks after guests, each look written down."""

from litestar import Response, get

from core.errors import NotFound
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import NEEDS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen
from crm.delegations.desk.page import ONE, card_of, words
from crm.delegations.protocol.queries import members_of
from crm.delegations.sight import may_change
from directory.people.needs.queries import needs_of
from directory.permissions import Directory


@get(f"{ONE}/needs", name="crm.delegations.needs.show", policy=Directory.NEED_READ)
async def show(request: AnyRequest, actor: GivenActor, now: GivenNow) -> Response[bytes]:
    """What they eat or not, steps, hearing, sight; those of whom nothing is known stand there, too."""
    card = await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    members = await members_of(card)
    people = [one.who.id for one in members]
    await note_list(actor, NEEDS, people, chosen=card.code, now=now)
    return screen(
        request,
        "crm/delegations/needs/show.html",
        section="visits",
        one=card,
        members=members,
        needs=await needs_of(actor, people),
        **words(),
    )


ROUTES = [show]
