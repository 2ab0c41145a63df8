"""What the public may read: written by one, approved by another, and taken back."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

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
from crm.obligations.queries import promises_of
from crm.permissions import Crm
from expo.editions.tables import Source
from i18n.lines import text_in
from i18n.locales import DEFAULT
from i18n.text import Translated, from_json, required, to_json, written

SUBJECT = "agreements"
IN_BOTH = ("ko", "en")


class NotPublic(Conflict):
    message = mark("Only an agreement that is signed and that the whole team may see can be published.")


class WaitsAlready(Conflict):
    message = mark("One text waits for approval already.")


class NotInBoth(Conflict):
    message = mark("What is said of obligations on the public pages is said in Korean and in English.")


class AnotherWaits(Conflict):
    message = mark("Another text stands here by now than the one that you read. It is shown now: please read it first.")


class OwnPublication(Conflict):
    message = mark("Somebody else than the one who asked for it approves what is public.")


async def ask_to_publish(
    actor: Actor,
    code: str,
    *,
    lines: Lines,
    told: str,
    url: str,
    published_on: date | None,
    promises: Collection[str] = (),
    now: datetime,
) -> None:
    """`lines` are title and summary by language, `told` names the source that backs it, `promises` are ids of obligations
    whose texts go with it. Raises NotPublic, NotInBoth, WaitsAlready, NotFound.
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
            promises=await _promised(card.id, promises),
            source=source,
            asked_at=now,
            asked_by=str(actor),
        )
        async with refusing({"crm_publication_waiting": WaitsAlready()}):
            await Publication.insert(row)
        await record(actor, PublicationAsked(agreement=card.id), now=now)


async def approve_publication(actor: Actor, code: str, *, read: str = "", now: datetime) -> None:
    """It takes the place of what was public before, at once. `read` is the id of the one that they read, where it is
    told. Raises AnotherWaits, OwnPublication, NotPublic, Denied, NotFound.
    """
    require(actor, Crm.AGREEMENT_PUBLISH)
    async with transaction():
        card = await locked(actor, code, Crm.AGREEMENT_PUBLISH, now=now)
        waiting = await _waiting(card.id)
        if read and read != str(waiting["id"]):
            raise AnotherWaits
        if card.sight != "team":
            raise NotPublic
        live = (Publication.agreement == card.id) & Publication.approved_at.is_not_null()
        await Publication.update({Publication.ended_at: now}).where(live & Publication.ended_at.is_null())
        values: dict[Any, Any] = {Publication.approved_at: now, Publication.approved_by: str(actor)}
        async with refusing({"crm_publication_two_people": OwnPublication()}):
            await Publication.update(values).where(Publication.id == waiting["id"])
        await record(actor, PublicationApproved(agreement=card.id), now=now)
        await tell(SUBJECT)


async def end_publication(actor: Actor, code: str, *, waiting: bool, read: str = "", now: datetime) -> None:
    """Turns down the one that is `waiting`, or takes the live one from the public pages. `read` is the id of the one that
    they read, where it is told. Raises AnotherWaits, NotFound.
    """
    async with transaction():
        card = await locked(actor, code, now=now)
        waits = Publication.approved_at.is_null() if waiting else Publication.approved_at.is_not_null()
        mine = (Publication.agreement == card.id) & Publication.ended_at.is_null() & waits
        there = await Publication.select(Publication.id).where(mine).output(as_list=True)
        if read and there and read not in map(str, there):
            raise AnotherWaits
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
            "promises": promises_in(row["promises"]),
            "told": required(row["told"]),
        }
        for row in rows
    ]
    live = next((one for one in read if one["approved_at"]), None)
    return live, next((one for one in read if not one["approved_at"]), None)


def promises_in(stored: str) -> tuple[Translated, ...]:
    """Of a publication, as its column has them."""
    return msgspec.json.decode(stored, type=tuple[Translated, ...])


def may_be_public(said: Translated) -> bool:
    """What a machine wrote or nobody has finished is not; the second person reads both languages."""
    return all(said.state(tag) not in ("missing", "draft", "machine") for tag in IN_BOTH)


async def _promised(agreement: UUID, chosen: Collection[str]) -> str:
    """The texts of those among its obligations, by day, as the column takes them. Raises NotInBoth."""
    rows = [row for row in await promises_of([agreement]) if str(row["id"]) in chosen]
    if not all(may_be_public(row["title"]) for row in rows):
        raise NotInBoth
    return msgspec.json.encode([row["title"] for row in rows]).decode()


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
