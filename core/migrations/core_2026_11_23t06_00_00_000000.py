"""Lets a range and an id share one exclusion constraint: the trusted extension btree_gist."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T06:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "btree_gist"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def extend() -> None:
        await DB.run_ddl("CREATE EXTENSION IF NOT EXISTS btree_gist")

    manager.add_raw(extend)
    return manager
