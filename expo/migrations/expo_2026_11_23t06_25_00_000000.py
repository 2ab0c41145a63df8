"""A release is frozen: a trigger refuses to change or delete it."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T06:25:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "frozen releases"

TRIGGER = """
CREATE TRIGGER expo_release_only_grows BEFORE UPDATE OR DELETE ON expo_release
    FOR EACH ROW EXECUTE FUNCTION core_refuse_change()
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def guard() -> None:
        await DB.run_ddl(TRIGGER)

    manager.add_raw(guard)
    return manager
