"""Paper to be fetched: the booklet for everybody, door signs and day sheets for who hangs them."""

from asyncio import to_thread

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.access.policies import PUBLIC
from core.errors import NotFound
from core.web.given import AnyRequest
from core.web.screens import screen
from expo.editions.frame import publication
from expo.paper.setting import KINDS, paper
from expo.permissions import Expo
from i18n.locales import DEFAULT, LANGUAGES, Language, language

PDF = "application/pdf"


@get("/{lang:str}/{edition:str}/booklet.pdf", name="expo.paper.show", policy=PUBLIC, sync_to_thread=True)
def show(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """The whole programme as it is released."""
    octets = paper("booklet", publication(request, edition), language(lang))
    headers = {"x-fresh-for": "revision", **_named("booklet", edition, language(lang))}
    return Response(octets, media_type=PDF, headers=headers)


@get("/desk/{edition:str}/paper", name="expo.paper.desk.index", policy=Expo.PROGRAMME_READ, sync_to_thread=False)
def index(request: AnyRequest, edition: FromPath[str]) -> Response[bytes]:
    """What can be printed, in each language."""
    return screen(
        request, "expo/paper/index.html", section="programme", shown=publication(request, edition), tongues=LANGUAGES
    )


@get("/desk/{edition:str}/paper/{kind:str}", name="expo.paper.desk.show", policy=Expo.PROGRAMME_READ)
async def fetch(
    request: AnyRequest, edition: FromPath[str], kind: FromPath[str], lang: FromQuery[str] = DEFAULT.code
) -> Response[bytes]:
    """One kind of paper for the whole edition, ready for the printer."""
    if kind not in KINDS:
        raise NotFound
    shown, tongue = publication(request, edition), language(lang)
    octets = await to_thread(paper, kind, shown, tongue)
    headers = {"cache-control": "private, no-store", **_named(kind, edition, tongue)}
    return Response(octets, media_type=PDF, headers=headers)


def _named(kind: str, edition: str, tongue: Language) -> dict[str, str]:
    return {"content-disposition": f'inline; filename="{edition}-{kind}-{tongue.code}.pdf"'}


ROUTES = [show, index, fetch]
