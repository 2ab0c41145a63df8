"""A pair has each rule once at a time."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T18:00:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "one rule a pair"

STATEMENTS = (
    'CREATE UNIQUE INDEX expo_kept_apart_once ON expo_kept_apart ("first", "then", rule) WHERE ended_at IS NULL',
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
