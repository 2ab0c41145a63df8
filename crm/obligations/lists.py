"""All obligations at the desk, as a list, a board and a calendar."""

from typing import Any

from litestar import Response, get

from core.forms.form import Form, blank
from core.lists.registry import Handed
from core.web.given import AnyRequest
from crm.obligations.listed import EDITING, OBLIGATIONS
from crm.permissions import Crm
from directory.lists.pages import list_page, opened


@get("/desk/obligations", name="crm.obligations.index", policy=Crm.AGREEMENT_READ)
async def index(request: AnyRequest) -> Response[Any]:
    """What falls due first stands first; each column can be asked."""
    return await opened(request, OBLIGATIONS) or await page(request, blank())


async def page(request: AnyRequest, form: Form) -> Response[bytes]:
    """The list, shown anew when a form on it was refused."""
    return await list_page(request, OBLIGATIONS, "crm/obligations/index.html", form)


LIST = Handed(OBLIGATIONS, page, EDITING)
ROUTES = [index]
