"""What falls due for agreements, as the day sees it: notice, review, duties and obligations."""

from datetime import date, datetime

from core.access.rules import may
from core.actor import Actor
from crm.agreements.queries import agreements
from crm.duties.queries import deadlines
from crm.permissions import Crm
from crm.today.deadlines import Deadline
from i18n.catalogue import say
from i18n.locales import Language


async def of_agreements(actor: Actor, tongue: Language, until: date, now: datetime) -> list[Deadline]:
    """Of those that the actor may see."""
    if not may(actor, Crm.AGREEMENT_READ):
        return []
    found = []
    for one in await deadlines(await agreements(actor, now=now), now=now):
        early = one.due_on > until and one.what == "notice" and one.card.shown_state == "notice_window"
        if one.due_on > until and not early:
            continue
        text, language = say(tongue, one.says) if one.says else "", tongue.code
        if one.text is not None:
            reading = one.text.read(tongue.chain)
            text, language = reading.text, reading.language
        key, where = f"{one.what}-{one.subject}", f"/desk/agreements/{one.card.code}"
        about = one.card.title.read(tongue.chain).text
        closed = one.card.sight != "team"
        found.append(Deadline(key, text, language, where, one.due_on, one.owner, about, closed, early))
    return found
