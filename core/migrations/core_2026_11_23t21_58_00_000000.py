"""Of one account, or of nobody's addresses, a quarter of an hour has one row."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T21:58:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of failed sign-ins"

STATEMENTS = (
    "ALTER TABLE core_failed_entrance ADD CONSTRAINT core_failed_entrance_once UNIQUE NULLS NOT DISTINCT (account, quarter)",
    "ALTER TABLE core_failed_entrance ADD CONSTRAINT core_failed_entrance_counted CHECK (tries > 0)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
