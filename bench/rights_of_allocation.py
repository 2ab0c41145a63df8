"""Who may use each route of allocation: a part of `bench.rights`."""

from bench.whom import EXHIBITOR_READERS, MANAGERS, Rights

BOARD = "/desk/{edition}/allocation"
ALLOCATION: Rights = {
    "expo.allocation.board.create": ("POST", f"{BOARD}/steps", MANAGERS),
    "expo.allocation.board.index": ("GET", BOARD, EXHIBITOR_READERS),
    "expo.allocation.board.listen": ("GET", f"{BOARD}/listen", EXHIBITOR_READERS),
    "expo.allocation.board.new": ("GET", f"{BOARD}/steps/new", MANAGERS),
    "expo.allocation.board.update": ("POST", f"{BOARD}/undo", MANAGERS),
    "expo.allocation.neighbours.create": ("POST", f"{BOARD}/neighbours", MANAGERS),
    "expo.allocation.neighbours.destroy": ("POST", f"{BOARD}/neighbours/{{apart}}/end", MANAGERS),
    "expo.allocation.neighbours.index": ("GET", f"{BOARD}/neighbours", EXHIBITOR_READERS),
    "expo.allocation.neighbours.update": ("POST", f"{BOARD}/neighbours/{{apart}}/reasons", MANAGERS),
    "expo.allocation.renewals.create": ("POST", "/desk/{edition}/renewals", MANAGERS),
    "expo.allocation.renewals.index": ("GET", "/desk/{edition}/renewals", EXHIBITOR_READERS),
    "expo.allocation.renewals.update": ("POST", "/desk/{edition}/renewals/extension", MANAGERS),
    "expo.allocation.rounds.confirm": ("POST", f"{BOARD}/rounds/{{number}}/confirmations", MANAGERS),
    "expo.allocation.rounds.create": ("POST", f"{BOARD}/rounds", MANAGERS),
    "expo.allocation.rounds.index": ("GET", f"{BOARD}/rounds", EXHIBITOR_READERS),
    "expo.allocation.rounds.objections.index": ("GET", f"{BOARD}/objections", EXHIBITOR_READERS),
    "expo.allocation.rounds.objections.update": ("POST", f"{BOARD}/objections/{{reservation}}", MANAGERS),
    "expo.allocation.rounds.plan": ("POST", f"{BOARD}/rounds/{{number}}/plans", MANAGERS),
    "expo.allocation.rounds.plans.create": ("POST", f"{BOARD}/rounds/{{number}}/plans/{{number}}/proposal", MANAGERS),
    "expo.allocation.rounds.plans.show": ("GET", f"{BOARD}/rounds/{{number}}/plans/{{number}}", EXHIBITOR_READERS),
    "expo.allocation.rounds.plans.update": ("POST", f"{BOARD}/rounds/{{number}}/plans/{{number}}/lines", MANAGERS),
    "expo.allocation.rounds.show": ("GET", f"{BOARD}/rounds/{{number}}", EXHIBITOR_READERS),
    "expo.allocation.rounds.update": ("POST", f"{BOARD}/rounds/{{number}}/ranking", MANAGERS),
    "expo.allocation.totals.create": ("POST", f"{BOARD}/totals", MANAGERS),
    "expo.allocation.totals.index": ("GET", f"{BOARD}/totals", EXHIBITOR_READERS),
}
