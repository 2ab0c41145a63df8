"""What the public reads of our agreements: a map, a timeline and a table of the MOUs."""

from litestar import Response, get

from core.access.policies import PUBLIC
from crm.agreements.shelf import PublishedAgreement
from expo.editions.frame import AnyRequest, editions, page, publication


@get("/{lang:str}/{edition:str}/partners", name="crm.agreements.index", policy=PUBLIC, sync_to_thread=False)
def index(request: AnyRequest, lang: str, edition: str) -> Response[bytes]:
    """Signed and published agreements, oldest first."""
    shown = publication(request, edition)
    agreements: tuple[PublishedAgreement, ...] = request.app.state.shelf["agreements"]
    return page(
        request,
        "crm/agreements/index.html",
        section="partners",
        edition=shown.edition,
        agreements=agreements,
        past=editions(request).past,
    )
