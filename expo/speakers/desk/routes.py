"""Speakers at the desk: what is told of each, what they were asked and answered."""

from random import SystemRandom
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.trail.queries import told_of
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.privacy.reads.commands import note_list, note_look
from core.privacy.reads.rules import SPEAKER, SPEAKERS
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from expo.editions.queries import edition_called
from expo.permissions import Expo
from expo.programme.slots.queries import draft
from expo.speakers.desk.commands import add_speaker, change_profile
from expo.speakers.desk.listing import WHICH, listing
from expo.speakers.forms import filled, lines_in
from expo.speakers.invitations.commands import invite_again, invite_speaker, withdraw_invitation
from expo.speakers.photos.queries import portrait_of
from expo.speakers.queries import TAGS, country_codes, invitations_of, profile_called, sessions_of
from expo.speakers.rules import Profile
from i18n.locales import DEFAULT
from i18n.text import required

PAGE = "/desk/{edition:str}/speakers"
EMPTY = {f"{name}_{tag}": "" for name in ("name", "position", "organisation", "biography") for tag in TAGS}


@get(PAGE, name="expo.speakers.desk.index", policy=Expo.SPEAKER_READ)
async def index(request: AnyRequest, actor: GivenActor, edition: FromPath[str], now: GivenNow) -> Response[bytes]:
    """By name; `?q=&which=`."""
    row = await edition_called(edition)
    found, words = await listing(row.id, request.query_params), typed(request.query_params.get("q", ""))
    shown = [one.speaker.person for one in found.leaf.lines]
    await note_list(actor, SPEAKERS, shown, question=words, chosen=found.which, now=now)
    return screen(
        request,
        "expo/speakers/desk/index.html",
        section="programme",
        row=row,
        name=required(row.name),
        listing=found,
        which=WHICH,
        now_is=now,
    )


@get(f"{PAGE}/new", name="expo.speakers.desk.new", policy=Expo.SPEAKER_WRITE)
async def new(request: AnyRequest) -> Response[bytes]:
    """A name is enough to begin with."""
    return await _new(request, blank(**EMPTY))


@post(PAGE, name="expo.speakers.desk.create", policy=Expo.SPEAKER_WRITE)
async def create(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[Any]:
    """A person of their own comes with them."""
    form = await read_form(request, shown_by=_new)
    lines = lines_in(form, await country_codes(), {})
    form.check()

    async def effect() -> Response[None]:
        code = await add_speaker(actor, edition=edition, lines=lines, chance=SystemRandom(), now=now)
        return moved(f"/desk/{edition}/speakers/{code}")

    return await once(request, effect, now=now)


@get(f"{PAGE}/{{code:str}}", name="expo.speakers.desk.show", policy=Expo.SPEAKER_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """With their sessions and what happened."""
    return await _show(request, blank())


@get(f"{PAGE}/{{code:str}}/profile", name="expo.speakers.desk.edit", policy=Expo.SPEAKER_WRITE)
async def edit(request: AnyRequest, edition: FromPath[str], code: FromPath[str]) -> Response[bytes]:
    """As it is now."""
    row = await edition_called(edition)
    return await _edit(request, filled((await profile_called(row.id, code)).lines))


@post(f"{PAGE}/{{code:str}}/profile", name="expo.speakers.desk.update", policy=Expo.SPEAKER_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """What the speaker or somebody else told meanwhile stays."""
    form = await read_form(request, shown_by=_edit)
    row = await edition_called(edition)
    lines = lines_in(form, await country_codes(), (await profile_called(row.id, code)).names)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await change_profile(actor, edition=edition, code=code, lines=lines, before=before, now=now)
        return moved(f"/desk/{edition}/speakers/{code}")

    return await once(request, effect, now=now)


@post(f"{PAGE}/{{code:str}}/invitation", name="expo.speakers.desk.invite", policy=Expo.SPEAKER_WRITE)
async def invite(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], code: FromPath[str]
) -> Response[Any]:
    """By mail, in their language; `act` is invite, again or withdraw."""
    form = await read_form(request, shown_by=_show)
    act = form.choice("act", ("invite", "again", "withdraw"))
    address = form.email("email") if act == "invite" else ""
    language = form.choice("language", TAGS) if act == "invite" else ""
    form.check()

    async def effect() -> Response[None]:
        given: dict[str, Any] = {"edition": edition, "code": code, "now": now}
        if act == "invite":
            await invite_speaker(actor, address=address, language=language, **given)
        else:
            await (invite_again if act == "again" else withdraw_invitation)(actor, **given)
        return moved(f"/desk/{edition}/speakers/{code}")

    return await once(request, effect, now=now)


async def _new(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    return await _page(request, "new", row=row, form=form)


async def _edit(request: AnyRequest, form: Form) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    known = await profile_called(row.id, request.path_params["code"])
    await _noted(request, known.person)
    return await _page(request, "edit", row=row, form=again(form), speaker=known)


async def show_with_photo(request: AnyRequest, form: Form) -> Response[bytes]:
    """A speaker's page with the photo's form as it was sent."""
    return await _show(request, blank(), form)


def _written_in(known: Profile) -> str:
    """The first language that they speak and we have letters in; English else."""
    return next((tag for tag in known.lines["languages"].split() if tag in TAGS), DEFAULT.code)


async def _show(request: AnyRequest, form: Form, photo: Form | None = None) -> Response[bytes]:
    row = await edition_called(request.path_params["edition"])
    known = await profile_called(row.id, request.path_params["code"])
    form.values.setdefault("language", [_written_in(known)])
    await _noted(request, known.person)
    there = await draft(row) if row.starts_on is not None else None
    return await _page(
        request,
        "show",
        row=row,
        form=form,
        speaker=known,
        invitation=(await invitations_of(row.id)).get(known.id),
        sessions=[(there.sessions[code], role) for code, role in (await sessions_of(row.id)).get(known.id, [])]
        if there is not None
        else [],
        portrait=await portrait_of(known.id),
        photo=photo or blank(),
        history=await told_of(known.id),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


async def _noted(request: AnyRequest, person: UUID) -> None:
    await note_look(request.scope["state"]["actor"], SPEAKER, person, now=request.app.state.clock())


async def _page(request: AnyRequest, template: str, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"expo/speakers/desk/{template}.html",
        section="programme",
        countries=await country_codes(),
        **more,
    )


ROUTES = [index, new, create, show, edit, update, invite]
