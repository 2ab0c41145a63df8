"""Reading the board: everything that one page of it shows."""

from collections.abc import Mapping
from uuid import UUID

from core.actor import Actor
from core.db.transaction import one_moment
from core.errors import NotFound
from expo.allocation.board.views import Board, board
from expo.allocation.neighbours.queries import violations_of
from expo.editions.tables import Edition
from expo.exhibitors.queries import Application, applications
from expo.exhibitors.rules import TAKING_PART
from expo.floor.drawing.queries import drawing_of
from expo.reservations.queries import lets
from i18n.locales import Language


async def those_who_take_part(actor: Actor, edition: UUID) -> list[Application]:
    """Who may have a booth, by the organisation's code."""
    return await applications(actor, edition, states=TAKING_PART)


@one_moment()
async def board_of(actor: Actor, edition: Edition, *, hall: str, language: Language) -> Board:
    """As it is at this moment."""
    ones = await those_who_take_part(actor, edition.id)
    drawing, there = await drawing_of(edition), await lets(edition.id)
    return board(drawing, there, ones, await violations_of(edition.id), hall=hall, language=language)


async def who_takes_part(actor: Actor, edition: UUID, code: str) -> Application:
    """By its code. Raises NotFound."""
    found = next((one for one in await those_who_take_part(actor, edition) if one.code == code.upper()), None)
    if found is None:
        raise NotFound
    return found


def called(ones: list[Application]) -> Mapping[UUID, Application]:
    return {one.id: one for one in ones}
