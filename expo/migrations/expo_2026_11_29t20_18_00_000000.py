"""A booth can be kept for who had it the year before: a state of reservations that the clock ends."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T20:18:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "booths are kept for who had them"

STATEMENTS = (
    "ALTER TABLE expo_reservation DROP CONSTRAINT expo_reservation_state_known",
    """
ALTER TABLE expo_reservation ADD CONSTRAINT expo_reservation_state_known CHECK (
    state IN ('held', 'kept', 'proposed', 'objected', 'requested', 'confirmed', 'released', 'expired'))
""",
    "ALTER TABLE expo_reservation DROP CONSTRAINT expo_reservation_until_said",
    """
ALTER TABLE expo_reservation ADD CONSTRAINT expo_reservation_until_said CHECK (
    state NOT IN ('held', 'kept', 'proposed') OR until IS NOT NULL)
""",
    "DROP INDEX expo_reservation_until",
    "CREATE INDEX expo_reservation_until ON expo_reservation (until) WHERE state IN ('held', 'kept', 'proposed')",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
