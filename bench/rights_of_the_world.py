"""Who may use the map of the world, its lists and its table: a part of `bench.rights`."""

from bench.whom import ADMIN, OFFICERS, Rights
from core.access.roles import Role

DESK = ADMIN | OFFICERS
READERS = DESK | {Role.AUDITOR}

WORLD: Rights = {
    "crm.world.agreements.index": ("GET", "/desk/world/agreements", READERS),
    "crm.world.export": ("POST", "/desk/world/exports", DESK),
    "crm.world.index": ("GET", "/desk/world", READERS),
    "crm.world.obligations.index": ("GET", "/desk/world/obligations", READERS),
}
