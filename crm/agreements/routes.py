"""What the public reads of our agreements: a map, a timeline and a table of the MOUs."""

from litestar import Response, get
from litestar.params import FromPath

from core.access.policies import PUBLIC
from core.web.given import AnyRequest
from crm.agreements.shelf import PublishedAgreement
from crm.agreements.svg import world
from expo.editions.frame import editions, page, publication, reader
from i18n.locales import country_name


@get("/{lang:str}/{edition:str}/partners", name="crm.agreements.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: FromPath[str], edition: FromPath[str]) -> Response[bytes]:
    """Signed and published agreements, oldest first."""
    shown = publication(request, edition)
    agreements: tuple[PublishedAgreement, ...] = request.app.state.shelf["agreements"]
    language = reader(request).language
    names = {one.place.country: country_name(one.place.country, language) for one in agreements}
    return page(
        request,
        "crm/agreements/index.html",
        section="partners",
        edition=shown.edition,
        publication=shown,
        agreements=agreements,
        map=world(agreements, names),
        past=editions(request).past,
    )
