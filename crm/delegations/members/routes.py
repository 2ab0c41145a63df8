"""Who comes with a visit, at the desk: looked up or written in, given a role and a place, and taken from the list."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.accounts.forms import LONGEST_REASON
from core.errors import NotFound, mark
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form, typed
from core.privacy.reads.commands import note_list
from core.privacy.reads.rules import VISIT
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen
from crm.agreements.days import day_in_seoul
from crm.delegations.desk.page import ONE, card_of, effected, show_page, words
from crm.delegations.forms import Offered, called, coming_in
from crm.delegations.lines import TAGS
from crm.delegations.members import commands
from crm.delegations.members.commands import Coming
from crm.delegations.permissions import Visits
from crm.delegations.protocol import commands as protocol
from crm.delegations.protocol.queries import members_of
from crm.delegations.queries import Card
from crm.delegations.sight import may_change
from directory.finding.queries import found_people
from directory.organisations.queries import country_codes
from directory.organisations.typed import offered as houses
from directory.people.appointments.queries import posts_held, posts_now
from directory.people.appointments.rules import LONGEST_TITLE, RANKS, Post
from directory.people.queries import people_with
from directory.people.rules import LONGEST_NAME, Known
from directory.permissions import Directory
from i18n.screens import language_for

MEMBERS = f"{ONE}/members"
MEMBER = f"{MEMBERS}/{{member:uuid}}"
MOST = 40
FIRST = {"role": "member", "language": "en", "new_role": "member", "new_language": "en"}
WHOM = mark("Please choose somebody from the list.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could come, in one of their posts."""

    who: Known
    post: Post | None

    @property
    def value(self) -> str:
        return f"{self.who.id}:{self.post.id if self.post else ''}"


@get(f"{MEMBERS}/new", name="crm.delegations.members.new", policy=Visits.VISIT_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """`?q=` looks for people by any part of their name; without it those of who sends the delegation are offered."""
    return await _new(request, blank(**FIRST))


@post(MEMBERS, name="crm.delegations.members.create", policy=Visits.VISIT_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """`who` is a person and one of their posts."""
    form = await read_form(request, shown_by=_new)
    coming = coming_in(form)
    person, post = _ids(form)
    form.check()
    as_what = Coming(coming.role, coming.language, post)
    return await effected(
        request, lambda: commands.add_member(actor, code, person or UUID(int=0), as_what, now=now), "members"
    )


@post(f"{MEMBERS}/people", name="crm.delegations.members.people.create", policy=Directory.PERSON_WRITE)
async def create_person(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """Somebody whom the directory does not have: a name, and the post in which they come."""
    form = await read_form(request, shown_by=_new)
    coming = coming_in(form, "new_")
    names, post = await _somebody_new(request, form)
    another = form.flag("another")
    form.check()
    return await effected(
        request,
        lambda: commands.add_somebody_new(actor, code, names, post, coming, another=another, now=now),
        "members",
    )


@post(MEMBER, name="crm.delegations.members.update", policy=Visits.VISIT_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], member: FromPath[UUID]
) -> Response[Any]:
    """As what they come, in which post and language."""
    form = await read_form(request, shown_by=show_page)
    coming = coming_in(form)
    post = form.text("appointment", most=36, needed=False)
    as_what = Coming(coming.role, coming.language, _id(post))
    before = was_in(form, as_what.lines)
    form.check()
    act = partial(commands.change_member, actor, code, member, as_what, before, now=now)
    return await effected(request, act, "members")


@post(f"{MEMBER}/place", name="crm.delegations.members.place", policy=Visits.VISIT_WRITE)
async def place(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], member: FromPath[UUID]
) -> Response[Any]:
    """`place` 1 is the first, with a reason; empty lets protocol decide."""
    form = await read_form(request, shown_by=show_page)
    most = max(1, len(await members_of(await card_of(request))))
    at = form.whole("place", least=1, most=most) if form.raw("place").strip() else None
    because = form.text("because", most=LONGEST_REASON, needed=at is not None)
    before = was_in(form, ("put",))
    form.check()
    act = partial(protocol.put_at, actor, code, member, at, because, before, now=now)
    return await effected(request, act, "members")


@post(f"{MEMBER}/removal", name="crm.delegations.members.destroy", policy=Visits.VISIT_WRITE)
async def destroy(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], member: FromPath[UUID]
) -> Response[Any]:
    """They do not come after all."""
    await read_form(request, shown_by=show_page)
    return await effected(request, lambda: commands.remove_member(actor, code, member, now=now), "members")


@post(f"{ONE}/lists", name="crm.delegations.members.lists.create", policy=Visits.VISIT_WRITE)
async def keep(request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str]) -> Response[Any]:
    """The list as it stands today, with titles as of today."""
    await read_form(request, shown_by=show_page)
    return await effected(request, lambda: protocol.keep_list(actor, code, now=now), "lists")


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now, card = request.scope["state"]["actor"], request.app.state.clock(), await card_of(request)
    if not may_change(actor, card.country):
        raise NotFound
    asked = typed(request.query_params.get("q", "") or form.raw("q"))
    tongue = language_for(request, actor)
    found = await _candidates(request, card, asked)
    await note_list(actor, VISIT, {one.who.id for one in found}, question=asked, chosen=card.code, now=now)
    return screen(
        request,
        "crm/delegations/members/new.html",
        section="visits",
        form=form,
        other=blank(**FIRST),
        one=card,
        asked=asked,
        found=found[:MOST],
        more=len(found) > MOST,
        there={member.who.id for member in await members_of(card)},
        houses=await houses(actor, tongue),
        house=card.house,
        **words(),
    )


async def _candidates(request: AnyRequest, card: Card, asked: str) -> list[Candidate]:
    """With words, whoever is called so; without, those in post where the delegation comes from or goes to."""
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    today = day_in_seoul(now)
    if asked:
        known = await found_people(actor, asked, most=MOST + 1)
        posts = await posts_now([one.id for one in known], today)
        return [Candidate(one, post) for one in known for post in posts.get(one.id, (None,))]
    at_home = await posts_held(actor, today, organisation=card.house.id) if card.house else []
    rest = await posts_held(actor, today, country=card.country, most=MOST)
    by_id = {one.id: one for one in (*at_home, *rest)}
    known_ones = await people_with({one.person for one in by_id.values()})
    return [Candidate(known_ones[one.person], one) for one in by_id.values()]


async def _somebody_new(request: AnyRequest, form: Form) -> tuple[dict[str, str], dict[str, str] | None]:
    """Lines of a person and of their post, as the directory takes them."""
    actor, card = request.scope["state"]["actor"], await card_of(request)
    names = {f"name_{tag}": form.text(f"name_{tag}", most=LONGEST_NAME, needed=tag == "en") for tag in TAGS}
    names |= {f"family_{tag}": form.text(f"family_{tag}", most=LONGEST_NAME, needed=False) for tag in ("en", "ko")}
    country = form.choice("of_country", await country_codes(), needed=False) or card.country
    offered = Offered(actor, language_for(request, actor), (), (), ())
    house = await called(form, "organisation", "organisation", offered)
    titles = {f"title_{tag}": form.text(f"title_{tag}", most=LONGEST_TITLE, needed=False) for tag in TAGS}
    rank = form.choice("rank", RANKS, needed=False)
    if any(titles.values()) and not house and "organisation" not in form.errors:
        form.mistake("organisation", mark("Please say where they hold this post."))
    if house and not any(titles.values()):
        form.mistake("title_en", mark("A title in one language at least, please."))
    post = {**titles, "organisation": house, "rank": rank, "begins_on": "", "ends_on": "", "source": card.code}
    return {**names, "country": country}, post if house else None


def _ids(form: Form) -> tuple[UUID | None, UUID | None]:
    person, _, post = form.text("who", most=80).partition(":")
    found = _id(person)
    if found is None and "who" not in form.errors:
        form.mistake("who", WHOM)
    return found, _id(post)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


ROUTES = [new, create, create_person, update, place, destroy, keep]
