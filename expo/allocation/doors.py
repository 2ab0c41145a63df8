"""All that is served of allocation."""

from expo.allocation.board import routes as board
from expo.allocation.neighbours import routes as neighbours
from expo.allocation.renewals import routes as renewals
from expo.allocation.rounds import routes as rounds
from expo.allocation.rounds.objections import routes as objections
from expo.allocation.rounds.plans import routes as plans
from expo.allocation.totals import routes as totals

ROUTES = [
    *board.ROUTES,
    *neighbours.ROUTES,
    *totals.ROUTES,
    *rounds.ROUTES,
    *plans.ROUTES,
    *objections.ROUTES,
    *renewals.ROUTES,
]
