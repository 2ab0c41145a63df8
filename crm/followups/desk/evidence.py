"""Papers that companies sent in, waiting for somebody who did not write the answer down to say what they prove."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.rules import may
from core.files.routes import handed
from core.forms.form import Form, blank, read_form, typed
from core.idempotency.once import once
from core.privacy.reads.rules import DEAL_PAPER
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from crm.consultations.permissions import Consultations
from crm.deals.amounts.queries import standing_of
from crm.followups.judging import accept, decline, latest_contract
from crm.followups.queries import item_for, paper_of, waiting_for_judgement
from crm.followups.rules import GRADES, SIGNED

QUEUE = "/desk/followups/evidence"
ONE = f"{QUEUE}/{{item:uuid}}"
DECLINED = "declined"
LONGEST = 500


@get(QUEUE, name="crm.followups.evidence.index", policy=Consultations.FOLLOW_UP_READ)
async def index(request: AnyRequest) -> Response[bytes]:
    """Of what the reader may see."""
    return await _page(request, blank())


@get(f"{ONE}/paper", name="crm.followups.evidence.show", policy=Consultations.FOLLOW_UP_READ)
async def show(actor: GivenActor, now: GivenNow, item: FromPath[UUID]) -> Response[bytes]:
    """By no other address."""
    return await handed(actor, await paper_of(actor, item), DEAL_PAPER, opened=item, now=now)


@post(ONE, name="crm.followups.evidence.update", policy=Consultations.FOLLOW_UP_JUDGE)
async def update(request: AnyRequest, actor: GivenActor, now: GivenNow, item: FromPath[UUID]) -> Response[Any]:
    """`grade` A or B, or declined with a reason."""
    form = await read_form(request, shown_by=_page)
    grade = form.choice("grade", (*GRADES, DECLINED))
    words, further = form.text("words", most=LONGEST, needed=grade == DECLINED), form.flag("further")
    form.check()
    deal = (await item_for(actor, item)).deal_code

    async def effect() -> Response[None]:
        if grade == DECLINED:
            await decline(actor, item, words=words, now=now)
        else:
            await accept(actor, item, "A" if grade == "A" else "B", words=words, further=further, now=now)
        return moved(f"{QUEUE}?judged={deal}")

    return await once(request, effect, now=now)


async def _page(request: AnyRequest, form: Form) -> Response[bytes]:
    actor = request.scope["state"]["actor"]
    there = await waiting_for_judgement(actor)
    entries = await standing_of({one.deal for one in there if one.deal and one.answer.signed == "yes"})
    by_deal = {one.deal: latest_contract([each for each in entries if each.deal == one.deal]) for one in entries}
    return screen(
        request,
        "crm/followups/evidence.html",
        section="consultations",
        there=there,
        contracts=by_deal,
        done=typed(request.query_params.get("judged", ""), most=40),
        form=form,
        judged=request.path_params.get("item"),
        me=str(actor),
        judges=may(actor, Consultations.FOLLOW_UP_JUDGE),
        grades=GRADES,
        signed=SIGNED,
    )


ROUTES = [index, show, update]
