"""Reading views: one's own, and those that are shared with all who see the list."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.access.accounts.queries import names_of
from core.access.rules import may
from core.actor import Actor
from core.db.among import among
from core.errors import NotFound
from core.lists.columns import Listed
from core.lists.registry import lists
from core.lists.tables import ListDefault, ListView


@dataclass(frozen=True, slots=True)
class View:
    """`mine`: its reader may change it. `chosen`: the list opens with it for them."""

    id: UUID
    list: str
    name: str
    shared: bool
    address: str
    mine: bool
    chosen: bool
    owner_name: str
    version: int

    def href(self, listed: Listed) -> str:
        return f"{listed.path}?{self.address}{'&' if self.address else ''}view={self.id}"


async def views_of(actor: Actor, listed: Listed) -> list[View]:
    """One's own first, then by name."""
    return await _views(actor, [listed.name])


async def every_view(actor: Actor) -> list[View]:
    """Of all lists that the actor may see."""
    return await _views(actor, [name for name, one in lists().items() if may(actor, one.permission)])


async def view_for(actor: Actor, view: UUID) -> View:
    """Raises NotFound: another's private one looks like none."""
    found = [one for one in await every_view(actor) if one.id == view]
    if not found:
        raise NotFound
    return found[0]


async def _views(actor: Actor, names: list[str]) -> list[View]:
    if not names or actor.account is None:
        return []
    visible = (ListView.owner == actor.account) | ListView.shared.eq(True)
    rows: list[dict[str, Any]] = await ListView.select().where(among(ListView.list, names), visible)
    if not rows:
        return []
    chosen = await ListDefault.select(ListDefault.view).where(ListDefault.account == actor.account).output(as_list=True)
    doers = await names_of({row["owner"] for row in rows if row["owner"] not in (None, actor.account)})
    found = [_view(row, actor, row["id"] in chosen, doers.get(row["owner"], "")) for row in rows]
    return sorted(found, key=lambda one: (one.list, not one.mine, one.name.casefold(), str(one.id)))


def _view(row: dict[str, Any], actor: Actor, chosen: bool, owner_name: str) -> View:
    return View(
        id=row["id"],
        list=row["list"],
        name=row["name"],
        shared=row["shared"],
        address=row["address"],
        mine=row["owner"] == actor.account,
        chosen=chosen,
        owner_name=owner_name,
        version=row["version"],
    )
