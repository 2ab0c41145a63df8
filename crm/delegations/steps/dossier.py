"""What the next step of a visit asks for, gathered from the visit itself and from its parts."""

from datetime import datetime

from crm.agreements.days import day_in_seoul
from crm.delegations.guards import Guard, asked_by_parts
from crm.delegations.official import official_meetings
from crm.delegations.protocol.queries import members_of
from crm.delegations.queries import Card
from crm.delegations.records.queries import ownerless, written_down
from crm.delegations.rules import Dossier, next_state, own_guards, still_missing
from crm.delegations.steps.duties import asked_of
from crm.delegations.steps.tables import VisitWaiver
from i18n.locales import DEFAULT, Language
from i18n.names import display_name
from i18n.text import Translated


async def missing_for(card: Card, *, tongue: Language = DEFAULT, now: datetime) -> tuple[Guard, ...]:
    """All that the next step asks for and that is neither there nor waived; names are in `tongue`."""
    to = next_state(card.state)
    if to is None:
        return ()
    waived = await VisitWaiver.select(VisitWaiver.key).where(VisitWaiver.visit == card.id).output(as_list=True)
    own = own_guards(await dossier_of(card, tongue, now))
    return still_missing([*own, *await asked_by_parts(to, card.id, now=now)], waived)


async def dossier_of(card: Card, tongue: Language, now: datetime) -> Dossier:
    members = await members_of(card)
    records = await written_down(card.id)
    items = {one.item for one in records}
    meetings = await official_meetings(card.id) if card.state == "completed" else []
    to = next_state(card.state)
    return Dossier(
        state=card.state,
        today=day_in_seoul(now),
        begins_on=card.begins_on,
        ends_on=card.ends_on,
        organisation=card.house is not None,
        owner=card.owner is not None,
        members=len(members),
        heads=sum(one.role == "head" for one in members),
        postless=tuple(
            (str(one.id), display_name(one.who.names, tongue).text)
            for one in members
            if one.post is None and one.role in ("head", "deputy", "member")
        ),
        records=len(records),
        unwritten=tuple((str(one.id), _read(one.title, tongue)) for one in meetings if one.id not in items),
        unowned=tuple((str(task), title) for task, title in await ownerless(card.id)),
        undone=tuple(
            (one.code, _read(one.title, tongue))
            for one in (await asked_of([card]))[card.id]
            if one.done_on is None and one.step == to
        ),
    )


def _read(text: Translated, tongue: Language) -> str:
    return text.read(tongue.chain).text
