"""An organisation shows once at a booth, however often it is named."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T18:14:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "an organisation is a co-exhibitor once"

UNIQUE = """
CREATE UNIQUE INDEX expo_co_exhibitor_once ON expo_co_exhibitor (exhibitor, organisation) WHERE organisation IS NOT NULL
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        await DB.run_ddl(UNIQUE)

    manager.add_raw(constrain)
    return manager
