"""What an item makes busy: its people and cars from the way there, its room while it lasts; pure."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from core.commitments.rules import Override, Promise
from core.spans import Span
from crm.delegations.programme.rules import minus, with_way
from crm.delegations.programme.states import ItemState

ITEM = "visit_item"
PICKUP = "visit_pickup"
"""The kinds of sources in the commitments: an item of a programme, and a pick-up for a flight."""


def needs_of(state: ItemState, people: Sequence[UUID], *, parallel: bool) -> dict[UUID, Span]:
    """Each resource with when it is needed; `people` are the persons of its members. Free time binds nobody; the room of
    a session or a meeting of the expo is promised by that, and one for many at once to none.
    """
    if state.kind == "free":
        return {}
    there, at = with_way(state.begin, state.end, state.travel), Span(state.begin, state.end)
    needed = dict.fromkeys([*people, *state.interpreters, *state.cars], there)
    if state.room is not None and not parallel and state.session is None and state.meeting is None:
        needed[state.room] = at
    return needed


def promises(
    item: UUID,
    state: ItemState,
    needed: Mapping[UUID, Span],
    linked: Mapping[UUID, Sequence[Span]],
    actor: str,
) -> list[Promise]:
    """In the order of resources, so that two who promise at once never wait for each other crosswise. `linked` is when a
    resource is promised already to the session or the meeting that the item is about: that is not doubled.
    """
    made = []
    for resource, span in sorted(needed.items()):
        reason = state.overrides.get(str(resource))
        accepted = None if reason is None else Override(reason, actor)
        made += [Promise(resource, ITEM, item, piece, accepted) for piece in minus(span, linked.get(resource, ()))]
    return made
