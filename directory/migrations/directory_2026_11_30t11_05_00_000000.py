"""A step of an import may be about how large an organisation is."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T11:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "sheets say how large organisations are"

STATEMENT = """
ALTER TABLE directory_import_step DROP CONSTRAINT directory_import_step_record_known,
    ADD CONSTRAINT directory_import_step_record_known
    CHECK (record IN ('organisation', 'identifier', 'size', 'person', 'appointment', 'contact'))
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directory", description=DESCRIPTION)

    async def widen() -> None:
        await DB.run_ddl(STATEMENT)

    manager.add_raw(widen)
    return manager
