"""What the public may read: written by one, approved by another, and taken back."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, NotFound, mark
from core.forms.merging import Lines
from core.journal.commands import record
from core.live.notices import tell
from crm.agreements.facts import PublicationApproved, PublicationAsked, PublicationEnded
from crm.agreements.publishing.tables import Publication
from crm.agreements.queries import locked
from crm.permissions import Crm
from expo.editions.tables import Source
from i18n.lines import text_in
from i18n.locales import DEFAULT
from i18n.text import from_json, required, to_json, written

SUBJECT = "agreements"


class NotPublic(Conflict):
    message = mark("Only an agreement that is signed and that the whole team may see can be published.")


class WaitsAlready(Conflict):
    message = mark("One text waits for approval already.")


class OwnPublication(Conflict):
    message = mark("Somebody else than the one who asked for it approves what is public.")


async def ask_to_publish(
    actor: Actor, code: str, *, lines: Lines, told: str, url: str, published_on: date | None, now: datetime
) -> None:
    """`lines` are title and summary by language, `told` names the source that backs it. Raises NotPublic, WaitsAlready,
    NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        if card.state != "signed" or card.sight != "team":
            raise NotPublic
        source = await _source(card.id, told, url, published_on, str(card.code), now)
        row = Publication(
            id=uuid4(),
            agreement=card.id,
            title=to_json(text_in(lines, card.title, "title")),
            summary=to_json(text_in(lines, card.summary, "summary")),
            source=source,
            asked_at=now,
            asked_by=str(actor),
        )
        async with refusing({"crm_publication_waiting": WaitsAlready()}):
            await Publication.insert(row)
        await record(actor, PublicationAsked(agreement=card.id), now=now)


async def approve_publication(actor: Actor, code: str, *, now: datetime) -> None:
    """It takes the place of what was public before, at once. Raises OwnPublication, NotPublic, Denied, NotFound."""
    require(actor, Crm.AGREEMENT_PUBLISH)
    async with transaction():
        card = await locked(actor, code, Crm.AGREEMENT_PUBLISH, now=now)
        waiting = await _waiting(card.id)
        if card.sight != "team":
            raise NotPublic
        live = (Publication.agreement == card.id) & Publication.approved_at.is_not_null()
        await Publication.update({Publication.ended_at: now}).where(live & Publication.ended_at.is_null())
        values: dict[Any, Any] = {Publication.approved_at: now, Publication.approved_by: str(actor)}
        async with refusing({"crm_publication_two_people": OwnPublication()}):
            await Publication.update(values).where(Publication.id == waiting["id"])
        await record(actor, PublicationApproved(agreement=card.id), now=now)
        await tell(SUBJECT)


async def end_publication(actor: Actor, code: str, *, waiting: bool, now: datetime) -> None:
    """Turns down the one that is `waiting`, or takes the live one from the public pages. Raises NotFound."""
    async with transaction():
        card = await locked(actor, code, now=now)
        waits = Publication.approved_at.is_null() if waiting else Publication.approved_at.is_not_null()
        mine = (Publication.agreement == card.id) & Publication.ended_at.is_null() & waits
        if await Publication.update({Publication.ended_at: now}).where(mine).returning(Publication.id):
            await record(actor, PublicationEnded(agreement=card.id), now=now)
            await tell(SUBJECT)


async def publications_of(agreement: UUID) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The one that is public and the one that waits, with their texts read."""
    rows = await Publication.select(
        *Publication.all_columns(), Publication.source.title.as_alias("told"), Publication.source.url.as_alias("url")
    ).where((Publication.agreement == agreement) & Publication.ended_at.is_null())
    read = [
        {
            **row,
            "title": required(row["title"]),
            "summary": from_json(row["summary"]),
            "told": required(row["told"]),
        }
        for row in rows
    ]
    live = next((one for one in read if one["approved_at"]), None)
    return live, next((one for one in read if not one["approved_at"]), None)


async def _waiting(agreement: UUID) -> dict[str, Any]:
    there = (Publication.agreement == agreement) & Publication.approved_at.is_null() & Publication.ended_at.is_null()
    row = await Publication.select().where(there).first()
    if row is None:
        raise NotFound
    return row


async def _source(agreement: UUID, told: str, url: str, published_on: date | None, code: str, now: datetime) -> UUID:
    """What backs it. The one of the publication before stands for it where nothing else is named."""
    former = (
        await Publication.select(Publication.source)
        .where(Publication.agreement == agreement)
        .order_by(Publication.asked_at, ascending=False)
        .first()
    )
    if not told and former is not None:
        source: UUID = former["source"]
        return source
    title = to_json(written(DEFAULT.code, {DEFAULT.code: told}))
    row = Source(
        id=uuid4(),
        code=f"{code}-{now:%Y%m%d%H%M%S}"[:60],
        title=title,
        publisher=title,
        published_on=published_on,
        url=url or None,
    )
    await Source.insert(row)
    return row.id
