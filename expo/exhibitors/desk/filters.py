"""Which exhibitors an organiser looks for: by words, state, place and what is still open; the same for lists and letters."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access.rules import may
from core.actor import Actor
from core.db.transaction import one_moment
from expo.billing.invoices.queries import invoices_that
from expo.exhibitors.messages.queries import unread_by
from expo.exhibitors.queries import Application, applications
from expo.exhibitors.rules import KIND_NAMES, STATE_NAMES, TAKING_PART
from expo.exhibitors.tasks.queries import chores_of
from expo.exhibitors.tasks.rules import Chore, Readiness, readiness
from expo.permissions import Expo
from expo.reservations.queries import lets

WHOLE = 100
ASKED = ("q", "state", "pavilion", "kind", "country", "hall", "booth", "language", "only")
"""The names under which an address asks."""
BOOTH = ("with", "without")
ONLY = ("unready", "late", "unread", "unpaid", "kept")


@dataclass(frozen=True, slots=True)
class Found:
    """`chores` and `ready` are of those who take part; `booths` by exhibitor, numbers in order; `countries` (alpha-2) are
    those that one can ask for.
    """

    ones: tuple[Application, ...]
    asked: Mapping[str, str]
    chores: Mapping[UUID, list[Chore]]
    ready: Mapping[UUID, Readiness]
    unread: Mapping[UUID, int]
    booths: Mapping[UUID, tuple[str, ...]]
    countries: tuple[str, ...]


def asked_for(given: Mapping[str, str], actor: Actor) -> dict[str, str]:
    """What there is to ask for; the rest asks for all. Who owes is told to those who see invoices."""
    found = {name: given.get(name, "") for name in ASKED}
    only = ONLY if may(actor, Expo.INVOICE_READ) else tuple(one for one in ONLY if one != "unpaid")
    for name, known in (("state", STATE_NAMES), ("kind", KIND_NAMES), ("booth", BOOTH), ("only", only)):
        if found[name] not in known:
            found[name] = ""
    return found


@one_moment()
async def exhibitors_found(actor: Actor, edition: UUID, given: Mapping[str, str], today: date) -> Found:
    """By organisation; `today` in the edition's zone."""
    asked = asked_for(given, actor)
    states = frozenset({asked["state"]}) if asked["state"] else frozenset()
    here = await applications(actor, edition, states=states, words=asked["q"], pavilion=asked["pavilion"])
    places = [one for one in await lets(edition) if one.exhibitor is not None]
    halls: dict[UUID, set[str]] = {}
    for place in places:
        if place.exhibitor is not None:
            halls.setdefault(place.exhibitor, set()).add(place.hall)
    booths = {each: tuple(one.number for one in places if one.exhibitor == each) for each in halls}
    ones = [one for one in here if _fits(one, asked, halls.get(one.id, set()))]
    chores = await chores_of(edition, [one.id for one in ones if one.state in TAKING_PART])
    ready = {one: readiness(theirs, today) for one, theirs in chores.items()}
    unread = await unread_by("organiser", [one.id for one in ones])
    if asked["only"]:
        kept = {one.exhibitor for one in places if one.state == "kept"}
        wanted = kept if asked["only"] == "kept" else await _wanted(asked["only"], edition, ready, unread, today)
        ones = [one for one in ones if one.id in wanted]
    countries = tuple(sorted({one.country for one in here if one.country}))
    return Found(tuple(ones), asked, chores, ready, unread, booths, countries)


def _fits(one: Application, asked: Mapping[str, str], halls: Collection[str]) -> bool:
    """Who has no booth yet is in the hall that they wish for."""
    there = halls or {one.wishes.hall}
    return (
        asked["kind"] in ("", one.wishes.kind)
        and asked["country"] in ("", one.country)
        and asked["language"] in ("", one.contact.language)
        and (not asked["hall"] or asked["hall"] in there)
        and (not asked["booth"] or (asked["booth"] == "with") == bool(halls))
    )


async def _wanted(
    only: str, edition: UUID, ready: Mapping[UUID, Readiness], unread: Mapping[UUID, int], today: date
) -> set[UUID | None]:
    if only == "late":
        return {one for one, theirs in ready.items() if theirs.late}
    if only == "unready":
        return {one for one, theirs in ready.items() if theirs.percent < WHOLE}
    if only == "unread":
        return set(unread)
    return {one.exhibitor for one in await invoices_that(today, edition=edition)}
