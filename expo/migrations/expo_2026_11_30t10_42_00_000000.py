"""A wish is for any time of a day, or for one half of it."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T10:42:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "parts of a day that are known"

STATEMENT = """
ALTER TABLE expo_match_wish ADD CONSTRAINT expo_match_wish_half CHECK (half IN ('any', 'morning', 'afternoon'))
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def make() -> None:
        await DB.run_ddl(STATEMENT)

    manager.add_raw(make)
    return manager
