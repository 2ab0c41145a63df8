"""Links, calendars and invitations of a programme at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.errors import NotFound, mark
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.settings import settings
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.delegations.dossiers.page import beside
from crm.delegations.permissions import Visits
from crm.delegations.programme.advice import name_of
from crm.delegations.programme.invitations.commands import invite, invite_no_more, invitees_of
from crm.delegations.programme.links.commands import address_of_link, links_to, open_link, revoke_link
from crm.delegations.programme.queries import Plan, held
from crm.delegations.programme.routes import PAGE, note_people, plan_here, words
from crm.delegations.programme.versions.changes import Party
from directory.people.queries import names_of_people
from i18n.locales import LANGUAGES, Language
from i18n.names import display_name
from i18n.screens import language_for
from i18n.text import Translated

MEMBERS, CARS = mark("Members of the delegation"), mark("Cars")
INTERPRETERS, ROOMS = mark("Interpreters"), mark("Rooms")


@dataclass(frozen=True, slots=True)
class Line:
    """`link` and `address` where there is one; `language` of the one who reads it."""

    party: Party
    name: str
    language: str
    link: UUID | None
    address: str


@get(f"{PAGE}/people", name="crm.delegations.programme.links.index", policy=Visits.VISIT_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Of everybody and everything that is in the programme."""
    return await _page(request, blank(language="en"))


@post(f"{PAGE}/links", name="crm.delegations.programme.links.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Of somebody or something in this programme."""
    form = await read_form(request, shown_by=_page)
    plan = await plan_here(request)
    there = {f"{party.whose}:{party.id}": (party, language) for party, language in parties(plan)}
    found = there.get(f"{form.raw('whose')}:{form.raw('id')}")
    if found is None:
        raise NotFound

    async def effect() -> Response[None]:
        await held(actor, code)
        await open_link(actor, found[0], language=found[1], now=now)
        return moved(f"/desk/visits/{code}/programme/people#link-{found[0].id}")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/links/{{link:uuid}}/revocation", name="crm.delegations.programme.links.destroy", policy=Visits.VISIT_WRITE
)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], link: FromPath[UUID]
) -> Response[Any]:
    """Only one of this programme's."""
    await read_form(request, shown_by=_page)
    plan = await plan_here(request)
    if link not in (await links_to([party for party, _ in parties(plan)])).values():
        raise NotFound

    async def effect() -> Response[None]:
        await held(actor, code)
        await revoke_link(actor, link, now=now)
        return moved(f"/desk/visits/{code}/programme/people")

    return await once(request, effect, now=now)


@post(f"{PAGE}/invitees", name="crm.delegations.programme.invitations.create", policy=Visits.VISIT_WRITE)
async def create_invitee(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Somebody who asked for it."""
    form = await read_form(request, shown_by=_page)
    plan = await plan_here(request)
    person = form.choice("person", [str(one) for one in _persons(plan)])
    address, language = form.email("address"), form.choice("language", [one.code for one in LANGUAGES])
    form.check()

    async def effect() -> Response[None]:
        await invite(actor, code, UUID(person), address=address, language=language, now=now)
        return moved(f"/desk/visits/{code}/programme/people#invited")

    return await once(request, effect, now=now)


@post(
    f"{PAGE}/invitees/{{invitee:uuid}}/end",
    name="crm.delegations.programme.invitations.destroy",
    policy=Visits.VISIT_WRITE,
)
async def destroy_invitee(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], invitee: FromPath[UUID]
) -> Response[Any]:
    """They get no more letters."""
    await read_form(request, shown_by=_page)

    async def effect() -> Response[None]:
        await invite_no_more(actor, code, invitee, now=now)
        return moved(f"/desk/visits/{code}/programme/people#invited")

    return await once(request, effect, now=now)


def parties(plan: Plan) -> list[tuple[Party, str]]:
    """Members in protocol order, then cars, interpreters and rooms that are in it, each with the language of its reader."""
    items = plan.items.values()
    came = {one.person for one in plan.members}
    others = sorted({one for state in items for one in state.interpreters} - came)
    return [
        *((Party("member", one.id), one.language) for one in plan.members),
        *(
            (Party("car", one), plan.cars[one].language)
            for one in sorted({car for state in items for car in state.cars})
        ),
        *((Party("interpreter", one), "ko") for one in others),
        *((Party("room", one), "ko") for one in sorted({state.room for state in items if state.room})),
    ]


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    plan, tongue = await plan_here(request), language_for(request, request.scope["state"]["actor"])
    await note_people(actor, plan, now)
    shown = words(actor, plan)
    rows = await _lines(plan, tongue, open_ones=bool(shown["writes"]))
    invited = await invitees_of(plan.visit.id)
    names = await names_of_people({*(row["person"] for row in invited), *_persons(plan)})
    beside(request, plan.visit.code, "programme")
    return screen(
        request,
        "crm/delegations/programme/links/index.html",
        section="visits",
        status=form.refusal.status if form.refusal else 200,
        form=form,
        plan=plan,
        groups=[
            (title, [one for one in rows if one.party.whose == whose])
            for title, whose in ((MEMBERS, "member"), (INTERPRETERS, "interpreter"), (CARS, "car"), (ROOMS, "room"))
        ],
        invitees=[{**row, "name": _name(names, row["person"], tongue)} for row in invited],
        offered=[
            (str(one), _name(names, one, tongue))
            for one in _persons(plan)
            if one not in {row["person"] for row in invited}
        ],
        **shown,
    )


async def _lines(plan: Plan, tongue: Language, *, open_ones: bool) -> list[Line]:
    """Addresses are for those who may hand them on."""
    those = parties(plan)
    links = await links_to([party for party, _ in those])
    found = []
    for party, language in those:
        link = links.get(party)
        address = address_of_link(settings().base_url, link) if link and open_ones else ""
        found.append(Line(party, _called(plan, party, tongue), language, link, address))
    return found


def _called(plan: Plan, party: Party, tongue: Language) -> str:
    member = next((one for one in plan.members if one.id == party.id), None)
    if member is not None:
        return display_name(member.names, tongue).text
    if party.whose == "interpreter":
        return display_name(plan.interpreters[party.id].names, tongue).text
    name = name_of(plan, party.id)
    return name.read(tongue.chain).text if isinstance(name, Translated) else name


def _persons(plan: Plan) -> Sequence[UUID]:
    """Who can be invited: members, and those who interpret."""
    interpreting = sorted({one for state in plan.items.values() for one in state.interpreters})
    return [*dict.fromkeys([*(one.person for one in plan.members), *interpreting])]


def _name(names: Any, person: UUID, tongue: Language) -> str:
    return display_name(names.get(person, {"und": "–"}), tongue).text


ROUTES = [index, create, destroy, create_invitee, destroy_invitee]
