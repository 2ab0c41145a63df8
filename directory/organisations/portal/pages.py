"""The pages of one organisation in the portal, each shown anew when a form on it was refused."""

from litestar import Response

from core.files.queries import files_of
from core.forms.form import Form, ShownBy, blank
from core.web.given import AnyRequest
from core.web.screens import screen
from directory.organisations.queries import organisation_for
from directory.organisations.slots import LOGO, PAPER
from directory.sections import sections_of


async def home(request: AnyRequest, form: Form, refused: str = "") -> Response[bytes]:
    """`form` is that of the part named by `refused`; the others are empty."""
    actor = request.scope["state"]["actor"]
    profile = await organisation_for(actor, str(request.path_params["code"]))
    return screen(
        request,
        "directory/organisations/portal/show.html",
        section="home",
        organisation=profile,
        sections=await sections_of(request, actor, "portal", profile.id),
        papers=await files_of(actor, PAPER.name, profile.scope),
        forms={one: form if one == refused else blank() for one in ("logo", "paper")},
        slots={"logo": LOGO, "paper": PAPER},
    )


def home_with(part: str) -> ShownBy:
    """The home again, with the mistakes at that part."""

    async def shown(request: AnyRequest, form: Form) -> Response[bytes]:
        return await home(request, form, part)

    return shown
