"""Letting a site show the programme, and taking it back; every process hears of it when it commits."""

from datetime import datetime
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import NotFound
from core.journal.commands import record
from core.live.notices import tell
from expo.editions.queries import held
from expo.permissions import Expo
from expo.widget.facts import EmbedderAllowed, EmbedderRemoved
from expo.widget.rules import MOST_EMBEDDERS, EmbedderThere, TooManyEmbedders
from expo.widget.shelf import SUBJECT
from expo.widget.tables import Embedder


async def allow_embedder(actor: Actor, *, edition: str, origin: str, now: datetime) -> UUID:
    """`origin` as `rules.origin_of` writes it. Raises Denied, EmbedderThere, TooManyEmbedders."""
    require(actor, Expo.EMBEDDING_WRITE)
    async with transaction():
        row = await held(edition)
        if await Embedder.count().where(Embedder.edition == row.id) >= MOST_EMBEDDERS:
            raise TooManyEmbedders(most=MOST_EMBEDDERS)
        one = Embedder(id=uuid4(), edition=row.id, origin=origin)
        async with refusing({"expo_embedder_origin_once": EmbedderThere()}):
            await Embedder.insert(one)
        await record(actor, EmbedderAllowed(edition=row.id, origin=origin), now=now)
        await tell(SUBJECT)
    return one.id


async def remove_embedder(actor: Actor, *, edition: str, embedder: UUID, now: datetime) -> None:
    """Pages that are open there stay until they are loaded anew. Raises Denied, NotFound."""
    require(actor, Expo.EMBEDDING_WRITE)
    async with transaction():
        row = await held(edition)
        mine = (Embedder.id == embedder) & (Embedder.edition == row.id)
        gone = await Embedder.delete().where(mine).returning(Embedder.origin)
        if not gone:
            raise NotFound
        await record(actor, EmbedderRemoved(edition=row.id, origin=gone[0]["origin"]), now=now)
        await tell(SUBJECT)
