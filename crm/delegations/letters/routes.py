"""Letters of invitation at the desk, and the page on which whoever is shown one sees that it is genuine."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.policies import VISITOR
from core.forms.form import Form, blank, read_form, typed
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import INVITATION_PAPER, PEOPLE
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import PRIVATE, screen
from crm.agreements.days import day_in_seoul
from crm.delegations.dossiers.page import VISIT, dossier_here, effected, papers_page
from crm.delegations.letters import commands
from crm.delegations.letters.queries import letters_of, paper_of, shown_to_a_consulate, signing_on
from crm.delegations.letters.rules import RENDITIONS, code_in, number_in
from crm.delegations.letters.written import BEARERS, untitled
from crm.delegations.lines import LONGEST_TITLE
from crm.delegations.permissions import Visits

PAGE = f"{VISIT}/letters"
ONE = f"{PAGE}/{{letter:uuid}}"
PDF = "application/pdf"
MOST_LOOKS, WITHIN_SECONDS = 30, 300


@get(PAGE, name="crm.delegations.letters.show", policy=Visits.VISIT_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """Who has one, under which number, and which version stands."""
    return await _page(request, blank())


@post(PAGE, name="crm.delegations.letters.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Under the next number of the year."""
    form = await read_form(request, shown_by=_page)
    members = {str(each.id): each.id for each in (await dossier_here(request)).members}
    delegate, wish = members.get(form.choice("delegate", members)), await _wish(request, form, now)
    form.check()
    if delegate is None:
        raise LookupError("delegate")
    return await effected(
        request, lambda: commands.issue_letter(actor, code, delegate, wish, now=now), "letters", "letters"
    )


@get(f"{ONE}/letter.pdf", name="crm.delegations.letters.paper", policy=Visits.VISIT_READ)
async def paper(request: AnyRequest, actor: GivenActor, now: GivenNow, letter: FromPath[UUID]) -> Response[bytes]:
    """The very bytes that were issued."""
    one = await dossier_here(request)
    issued, octets = await paper_of(one.id, letter)
    whom = next((each.person for each in one.members if each.id == issued.delegate), None)
    await note_look(actor, INVITATION_PAPER, whom, opened=letter, now=now)
    name = f"invitation-{issued.shown_number.replace('/', '-v')}.pdf"
    headers = {**PRIVATE, "content-disposition": f'inline; filename="{name}"', "x-content-type-options": "nosniff"}
    return Response(octets, media_type=PDF, headers=headers)


@post(ONE, name="crm.delegations.letters.update", policy=Visits.VISIT_WRITE)
async def again(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], letter: FromPath[UUID]
) -> Response[Any]:
    """The next version, which takes its place."""
    form = await read_form(request, shown_by=_page)
    wish = await _wish(request, form, now)
    form.check()
    return await effected(
        request, lambda: commands.issue_anew(actor, code, letter, wish, now=now), "letters", "letters"
    )


@post(f"{ONE}/withdrawal", name="crm.delegations.letters.destroy", policy=Visits.VISIT_WRITE)
async def withdraw(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], letter: FromPath[UUID]
) -> Response[Any]:
    """For a reason; it stays in the register."""
    form = await read_form(request, shown_by=_page)
    because = form.text("because", most=300)
    form.check()
    act = commands.withdraw_letter
    return await effected(request, lambda: act(actor, code, letter, because=because, now=now), "letters", "letters")


@get("/letters", name="crm.delegations.letters.check", policy=VISITOR)
async def check(request: AnyRequest, now: GivenNow) -> Response[bytes]:
    """By `?number=&code=`, as the square on the paper has them: nothing personal beyond initials."""
    number, code = (typed(request.query_params.get(name, "")) for name in ("number", "code"))
    found, parts = None, number_in(number)
    if number or code:
        await allow("letters", address_of(request), most=MOST_LOOKS, seconds=WITHIN_SECONDS, now=now)
        found = await shown_to_a_consulate(*parts, code_in(code)) if parts else None
    return screen(
        request,
        "crm/delegations/letters/check.html",
        form=blank(number=number, code=code),
        asked=bool(number or code),
        found=found,
    )


async def _wish(request: AnyRequest, form: Form, now: Any) -> commands.Wish:
    missing = untitled((await dossier_here(request)).title)
    posts = {str(each.appointment): each.appointment for each in await signing_on(day_in_seoul(now))}
    signatory = posts.get(form.choice("signatory", posts))
    return commands.Wish(
        name=form.text("name", most=200),
        language=form.choice("language", RENDITIONS, needed=False),
        bearer=form.choice("bearer", BEARERS),
        signatory=signatory or UUID(int=0),
        titles={tag: form.text(f"title_{tag}", most=LONGEST_TITLE) for tag in missing},
    )


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    one = await dossier_here(request)
    now = request.app.state.clock()
    posts = await signing_on(day_in_seoul(now))
    await note_list(request.scope["state"]["actor"], PEOPLE, {each.person for each in posts}, chosen="KR", now=now)
    return await papers_page(
        request,
        "crm/delegations/letters/show.html",
        "letters",
        form,
        one,
        letters=await letters_of(one.id),
        posts=posts,
        people={each.id: each for each in one.members},
        renditions=RENDITIONS,
        bearers=BEARERS,
        untitled=untitled(one.title),
    )


ROUTES = [show, create, paper, again, withdraw, check]
