"""An edition's history is found by the edition that its facts carry."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-24T18:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "facts by edition"

STATEMENT = "CREATE INDEX core_entry_edition ON core_entry ((payload ->> 'edition'), id) WHERE payload ? 'edition'"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def once() -> None:
        await DB.run_ddl(STATEMENT)

    manager.add_raw(once)
    return manager
