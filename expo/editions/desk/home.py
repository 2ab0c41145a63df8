"""Editions on the desk's first page: the one that is on, and those being prepared, with what waits and where to go."""

from datetime import datetime

from core.actor import Actor
from core.desk.home import Part, Told
from core.web.given import AnyRequest
from expo.editions.desk.awaited import awaited
from expo.editions.desk.places import places_in
from expo.editions.frame import editions
from expo.editions.queries import all_editions
from expo.editions.rules import is_over, today_in
from expo.editions.tables import Edition
from i18n.screens import RailEntry
from i18n.text import required

Groups = list[tuple[str, list[RailEntry]]]


async def _editions(request: AnyRequest, actor: Actor, now: datetime) -> list[Told]:
    """The soonest first."""
    shown = editions(request)
    rows = [one for one in await all_editions() if one.slug == shown.current or _ahead(one, now)]
    rows.sort(key=lambda one: (one.starts_on is None, one.starts_on, one.slug))
    places = {one.id: _worth_it(places_in(request, actor, one.slug)) for one in rows}
    waiting = await awaited(actor, {one.id: one.slug for one in rows if places[one.id]})
    return [
        {
            "row": one,
            "name": required(one.name),
            "today": today_in(one.zone, now),
            "released": one.slug in shown.published,
            "groups": places[one.id],
            "waiting": waiting.get(one.id, []),
        }
        for one in rows
        if places[one.id]
    ]


def _worth_it(groups: Groups) -> Groups:
    """Anybody at the desk may be asked for a review: a door to that alone is no edition of theirs."""
    return groups if any(one.code != "reviews" for _, places in groups for one in places) else []


def _ahead(row: Edition, now: datetime) -> bool:
    return row.ends_on is not None and not is_over(row.ends_on, row.zone, now)


EDITIONS = Part("expo/editions/desk/_at_home.html", _editions)
