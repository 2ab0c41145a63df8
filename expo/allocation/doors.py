"""All that is served of allocation."""

from expo.allocation.board import routes as board
from expo.allocation.neighbours import routes as neighbours
from expo.allocation.totals import routes as totals

ROUTES = [*board.ROUTES, *neighbours.ROUTES, *totals.ROUTES]
