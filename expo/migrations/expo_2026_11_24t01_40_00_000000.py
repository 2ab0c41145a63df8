"""A speaker has one invitation at a time that was not withdrawn."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-24T01:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one invitation at a time"

STATEMENT = "CREATE UNIQUE INDEX expo_invitation_one_at_a_time ON expo_invitation (speaker) WHERE withdrawn_at IS NULL"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def once() -> None:
        await DB.run_ddl(STATEMENT)

    manager.add_raw(once)
    return manager
