"""Keeping, changing and dropping views of lists, and choosing how a list opens."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from core.access.rules import require
from core.actor import Actor
from core.db.transaction import refusing, transaction
from core.errors import Conflict, Denied, NotFound, mark
from core.journal.commands import record
from core.lists.columns import Listed
from core.lists.facts import DefaultSet, ViewChanged, ViewDropped, ViewKept
from core.lists.tables import ListDefault, ListView
from core.lists.views.queries import View, view_for

LONGEST_NAME = 80


class NameTaken(Conflict):
    message = mark("You have a view of this list with that name already.")


class ViewMoved(Conflict):
    message = mark("This view was changed meanwhile. Please look at it again.")


async def keep_view(actor: Actor, listed: Listed, *, name: str, address: str, shared: bool, now: datetime) -> UUID:
    """Its id. Raises Denied, NameTaken."""
    require(actor, listed.permission)
    if actor.account is None:
        raise Denied
    view = uuid4()
    row = ListView(
        id=view, list=listed.name, name=name, owner=actor.account, shared=shared, address=address, made_at=now
    )
    async with transaction():
        async with refusing({"core_list_view_once": NameTaken()}):
            await ListView.insert(row)
        await record(actor, ViewKept(view=view, list=listed.name, name=name, shared=shared), now=now)
    return view


async def change_view(
    actor: Actor,
    view: UUID,
    *,
    name: str | None = None,
    address: str | None = None,
    shared: bool | None = None,
    version: int,
    now: datetime,
) -> None:
    """None leaves it as it is. Raises NotFound, Denied for another's, NameTaken, ViewMoved."""
    async with transaction():
        stored = await _mine(actor, view)
        if stored.version != version:
            raise ViewMoved
        called = stored.name if name is None else name
        seen = stored.shared if shared is None else shared
        values: dict[Any, Any] = {"name": called, "shared": seen, "version": version + 1}
        values["address"] = stored.address if address is None else address
        async with refusing({"core_list_view_once": NameTaken()}):
            await ListView.update(values).where(ListView.id == view)
        await record(actor, ViewChanged(view=view, name=called, shared=seen), now=now)


async def drop_view(actor: Actor, view: UUID, *, now: datetime) -> str:
    """The list's name. Whoever opened it with this view gets it as it comes. Raises NotFound, Denied."""
    async with transaction():
        stored = await _mine(actor, view)
        await ListView.delete().where(ListView.id == view)
        await record(actor, ViewDropped(view=view, name=stored.name), now=now)
    return stored.list


async def choose_default(actor: Actor, listed: Listed, view: UUID | None, *, now: datetime) -> None:
    """For the actor alone. Raises NotFound, Denied."""
    require(actor, listed.permission)
    if actor.account is None:
        raise Denied
    async with transaction():
        await ListDefault.delete().where(ListDefault.account == actor.account, ListDefault.list == listed.name)
        if view is not None:
            found = await view_for(actor, view)
            if found.list != listed.name:
                raise NotFound
            row = ListDefault(id=uuid4(), account=actor.account, list=listed.name, view=view)
            await ListDefault.insert(row)
        await record(actor, DefaultSet(list=listed.name, view=view), now=now)


async def _mine(actor: Actor, view: UUID) -> View:
    await ListView.select(ListView.id).where(ListView.id == view).lock_rows("UPDATE")
    stored = await view_for(actor, view)
    if not stored.mine:
        raise Denied
    return stored
