"""What is still missing in a programme before a visit can be confirmed: said in words, item by item."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.commitments.tables import Commitment
from core.errors import mark
from crm.delegations.programme.queries import Plan
from crm.delegations.programme.rules import TALKS, UNHOSTED
from crm.delegations.programme.states import ItemState
from crm.delegations.programme.versions.frozen import unchanged
from crm.delegations.programme.versions.queries import draft_of, latest_of
from i18n.locales import LANGUAGES, language_name
from i18n.text import Rendition, Translated

NO_VERSION = mark("No version of the programme has been published yet.")
NEWER = mark("The programme was changed after version {number} was published.")
NO_HOST, NO_PLACE = mark("Nobody is named who receives them."), mark("It is not said where it is.")
NO_OWNER = mark("Nobody looks after it.")
NO_LANGUAGES = mark("It is not said in which languages it is held.")
NO_INTERPRETER = mark("Nobody interprets between {first} and {then}.")
NOT_THEIRS = mark("{who} is not known to speak {language}.")
NOT_PROMISED = mark("Somebody who takes part is promised to something else: save it again to see who.")
ELSEWHERE = mark("What it is about is at another time now, {begin}–{end}.")
OFF = mark("What it is about is off.")


@dataclass(frozen=True, slots=True)
class Gap:
    """`code`: version, host, place, owner, languages, interpreter, twice or moved. `item` is None for the whole."""

    code: str
    message: str
    places: Mapping[str, object] = field(default_factory=dict)
    item: UUID | None = None


async def gaps_of(plan: Plan, *, now: datetime) -> list[Gap]:
    """All of them: first what is missing in items by time, then the version."""
    found: list[Gap] = []
    kept = await _kept(plan)
    for item, state in plan.in_order:
        found += said_of(plan, item, state)
        if not kept_for(plan, item, state, kept):
            found.append(Gap("twice", NOT_PROMISED, item=item))
    return [*found, *await _version(plan, now)]


def said_of(plan: Plan, item: UUID, state: ItemState) -> list[Gap]:
    """What can be seen of the item itself."""
    if state.kind == "free":
        return []
    found = []
    if not state.host and state.kind not in UNHOSTED:
        found.append(Gap("host", NO_HOST, item=item))
    if not (state.place or state.room or state.booth or _told_by_link(plan, state)):
        found.append(Gap("place", NO_PLACE, item=item))
    if state.owner is None:
        found.append(Gap("owner", NO_OWNER, item=item))
    return [*found, *_languages(plan, item, state), *_moved(plan, item, state)]


def kept_for(plan: Plan, item: UUID, state: ItemState, kept: Collection[tuple[UUID, UUID]]) -> bool:
    """Whether everybody and everything that it needs is promised to it, or to what it is about."""
    link = plan.placed.linked(state)
    sources = (item, *(link.sources if link else ()))
    return all(any((need, source) in kept for source in sources) for need in plan.needs(state))


async def _kept(plan: Plan) -> set[tuple[UUID, UUID]]:
    """(resource, source) of all that is promised to the items, and to what they are about."""
    links = [link for state in plan.items.values() if (link := plan.placed.linked(state))]
    sources = [*plan.items, *(source for link in links for source in link.sources)]
    if not sources:
        return set()
    mine = Commitment.source.is_in(sources)
    rows = await Commitment.select(Commitment.resource, Commitment.source).where(mine)
    return {(row["resource"], row["source"]) for row in rows}


def _told_by_link(plan: Plan, state: ItemState) -> bool:
    return plan.placed.linked(state) is not None


def _languages(plan: Plan, item: UUID, state: ItemState) -> list[Gap]:
    if state.kind in TALKS and not (state.first and state.then):
        return [Gap("languages", NO_LANGUAGES, item=item)]
    if not state.first or state.first == state.then:
        return []
    if not state.interpreters:
        places = {"first": tongue(state.first), "then": tongue(state.then)}
        return [Gap("interpreter", NO_INTERPRETER, places, item)]
    return _spoken(plan, item, state)


def _spoken(plan: Plan, item: UUID, state: ItemState) -> list[Gap]:
    """Where several interpret, it is enough that one has both; of whom nobody said anything is trusted."""
    known = [plan.interpreters[one] for one in state.interpreters if one in plan.interpreters]
    wanted = (state.first, state.then)
    if any(not one.spoken or set(wanted) <= set(one.spoken) for one in known):
        return []
    who = next(iter(known), None)
    lacking = next((one for one in wanted if who is None or one not in who.spoken), state.then)
    name = (who.names.get("en") or next(iter(who.names.values()))) if who else "–"
    return [Gap("interpreter", NOT_THEIRS, {"who": name, "language": tongue(lacking)}, item)]


def tongue(tag: str) -> Translated:
    """A language by its name in ours."""
    names = {one.code: Rendition(language_name(tag, one)) for one in LANGUAGES}
    return Translated("en", names)


def _moved(plan: Plan, item: UUID, state: ItemState) -> list[Gap]:
    link = plan.placed.linked(state)
    if link is None:
        return []
    if link.off:
        return [Gap("moved", OFF, item=item)]
    if not link.times or any(one.begin < state.end and state.begin < one.end for one in link.times):
        return []
    begin, end = (at.astimezone(plan.zone).strftime("%d.%m. %H:%M") for at in (link.times[0].begin, link.times[0].end))
    return [Gap("moved", ELSEWHERE, {"begin": begin, "end": end}, item)]


async def _version(plan: Plan, now: datetime) -> Sequence[Gap]:
    latest = await latest_of(plan.visit.id)
    if latest is None:
        return [Gap("version", NO_VERSION)]
    if unchanged(await draft_of(plan, now), latest):
        return []
    return [Gap("version", NEWER, {"number": latest.number})]
