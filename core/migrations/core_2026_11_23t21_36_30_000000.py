"""A mailing says something, and somebody stopped what was stopped."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T21:36:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of mailings"

STATEMENTS = (
    "ALTER TABLE core_mailing ADD CONSTRAINT core_mailing_says CHECK (texts <> '{}'::jsonb)",
    "ALTER TABLE core_mailing ADD CONSTRAINT core_mailing_stopped CHECK ((stopped_at IS NULL) = (stopped_by IS NULL))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
