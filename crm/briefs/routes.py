"""The brief of a country: on a screen, and on paper to be put into a report."""

from litestar import Response, get
from litestar.params import FromQuery

from core.actor import Actor
from core.privacy.reads.rules import BRIEF_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import screen
from crm.briefs.queries import brief_of
from crm.briefs.written import sheet_of
from crm.sheets.rules import TONGUES, Sheet
from crm.sheets.setting import Taken, paper_of, tongue_of_paper
from directory.permissions import Directory
from expo.editions.frame import editions
from expo.exhibitors.readers.listed import Directories, Listed
from i18n.locales import Language
from i18n.screens import language_for

PAGE = "/desk/countries/{code:str}/brief"


@get(PAGE, name="crm.briefs.show", policy=Directory.COUNTRY_READ)
async def show(request: AnyRequest, actor: GivenActor) -> Response[bytes]:
    """What its reader may know of the country today."""
    code, sheet = await _sheet(request, actor, language_for(request, actor))
    return screen(request, "crm/briefs/show.html", section="countries", code=code, sheet=sheet, tongues=TONGUES)


@get(f"{PAGE}.pdf", name="crm.briefs.paper", policy=Directory.COUNTRY_READ)
async def paper(request: AnyRequest, actor: GivenActor, now: GivenNow, lang: FromQuery[str] = "") -> Response[bytes]:
    """The same as A4; `?lang=ko` or `en`."""
    tongue = tongue_of_paper(lang, language_for(request, actor))
    code, sheet = await _sheet(request, actor, tongue)
    taken = Taken(actor, BRIEF_PAPER, None, now, chosen=code)
    return await paper_of(sheet, tongue, f"{code.lower()}-brief-{now:%Y%m%d}", taken)


async def _sheet(request: AnyRequest, actor: Actor, tongue: Language) -> tuple[str, Sheet]:
    now = request.app.state.clock()
    found = await brief_of(actor, str(request.path_params["code"]), tongue, now=now)
    return found.land.code, sheet_of(found, _exhibiting(request, found.land.code), tongue, now=now)


def _exhibiting(request: AnyRequest, country: str) -> list[Listed]:
    """In the current edition, as the public reads it."""
    held: Directories = request.app.state.shelf["exhibitors"]
    current = held.get(editions(request).current or "")
    return [one for one in current.exhibitors if one.country == country] if current else []


ROUTES = [show, paper]
