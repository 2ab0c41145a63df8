"""A speaker's own page: whoever holds the link tells of themself, without an account."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.attempts import allow
from core.access.policies import VISITOR
from core.forms.again import again
from core.forms.before import was_in
from core.forms.form import Form, blank, read_form
from core.idempotency.once import once
from core.web.addresses import address_of
from core.web.given import AnyRequest, GivenNow
from core.web.screens import moved, screen
from expo.audience.queries import Said
from expo.audience.ratings.rules import FEWEST
from expo.audience.speaking import Spoken, told_of
from expo.editions.frame import editions
from expo.editions.tables import Edition
from expo.speakers.forms import filled, lines_in
from expo.speakers.invitations.commands import tell_of_oneself, whose
from expo.speakers.photos.queries import portrait_of
from expo.speakers.queries import country_codes, written_in
from expo.speakers.rules import Profile, Recording
from i18n.screens import LETTER
from i18n.text import required

ANSWERS: tuple[Recording, ...] = ("yes", "no")
MOST_LOOKS, WITHIN_SECONDS = 60, 300


@get("/speaking/{token:str}", name="expo.speakers.own.edit", policy=VISITOR)
async def edit(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """As it is now; looking changes nothing."""
    await allow("speaking", address_of(request), most=MOST_LOOKS, seconds=WITHIN_SECONDS, now=now)
    return await _page(request, _as_it_is(await whose(token, now)))


@post("/speaking/{token:str}", name="expo.speakers.own.update", policy=VISITOR)
async def update(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[Any]:
    """Editors see it at once, readers with the next release."""
    form = await read_form(request, shown_by=_page)
    known = await whose(token, now)
    lines = lines_in(form, await country_codes(), known.names)
    recording = form.choice("recording", ANSWERS)
    before = was_in(form, lines)
    form.check()

    async def effect() -> Response[None]:
        await tell_of_oneself(token, lines, before, "yes" if recording == "yes" else "no", now=now)
        return moved(f"/speaking/{token}/thanks")

    return await once(request, effect, now=now)


@get("/speaking/{token:str}/thanks", name="expo.speakers.own.show", policy=VISITOR)
async def show(request: AnyRequest, now: GivenNow, token: FromPath[str]) -> Response[bytes]:
    """What happens next, and the way back."""
    return await _page(request, blank(), "show")


async def edit_with_photo(request: AnyRequest, form: Form) -> Response[bytes]:
    """Their page with the photo's form as it was sent."""
    known = await whose(request.path_params["token"], request.app.state.clock())
    return await _page(request, _as_it_is(known), photo=form)


def _as_it_is(known: Profile) -> Form:
    return filled(known.lines, **({"recording": known.recording} if known.recording != "unasked" else {}))


async def _page(request: AnyRequest, form: Form, template: str = "edit", photo: Form | None = None) -> Response[bytes]:
    token = request.path_params["token"]
    known = await whose(token, request.app.state.clock())
    row = await Edition.objects().get(Edition.id == known.edition)
    request.scope["state"][LETTER] = await written_in(known.id)
    return screen(
        request,
        f"expo/speakers/own/{template}.html",
        form=again(form),
        speaker=known,
        token=token,
        edition_name=required(row.name) if row else None,
        countries=await country_codes(),
        portrait=await portrait_of(known.id),
        photo=photo or blank(),
        spoken=await _spoken(request, row, known),
        fewest=FEWEST,
    )


async def _spoken(request: AnyRequest, row: Edition | None, known: Profile) -> list[Spoken]:
    """Of sessions as readers know them; none before the programme is out."""
    shown = editions(request).published.get(row.slug) if row else None
    if shown is None:
        return []
    said: Said = request.app.state.shelf["said"].get(shown.edition.slug, Said())
    return await told_of(shown, said, known.edition, known.code)


ROUTES = [edit, update, show]
