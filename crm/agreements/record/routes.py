"""An agreement as PDF, for a file or a report."""

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from core.privacy.reads.rules import AGREEMENT_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from crm.agreements.record.queries import record_of
from crm.agreements.record.written import sheet_of
from crm.permissions import Crm
from crm.sheets.setting import Taken, paper_of, tongue_of_paper
from i18n.screens import language_for


@get("/desk/agreements/{code:str}/record.pdf", name="crm.agreements.record.paper", policy=Crm.AGREEMENT_READ)
async def paper(
    request: AnyRequest, actor: GivenActor, now: GivenNow, code: FromPath[str], lang: FromQuery[str] = ""
) -> Response[bytes]:
    """A4; `?lang=ko` or `en`."""
    tongue = tongue_of_paper(lang, language_for(request, actor))
    found = await record_of(actor, code, now=now)
    taken = Taken(actor, AGREEMENT_PAPER, found.card.id, now)
    return await paper_of(sheet_of(found, tongue, now=now), tongue, f"{found.card.code}-{now:%Y%m%d}", taken)


ROUTES = [paper]
