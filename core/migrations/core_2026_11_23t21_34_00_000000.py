"""A letter's code is tried five times and no more, whoever counts, and its ten minutes are the longest it lasts."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T21:34:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of letters to come in by"

STATEMENTS = (
    "ALTER TABLE core_arrival ADD CONSTRAINT core_arrival_tries CHECK (tries BETWEEN 0 AND 5)",
    "ALTER TABLE core_arrival ADD CONSTRAINT core_arrival_lasts CHECK "
    "(ends_at > created_at AND ends_at <= created_at + interval '10 minutes')",
    "ALTER TABLE core_arrival ADD CONSTRAINT core_arrival_address CHECK (email = lower(email))",
    "CREATE INDEX core_arrival_open ON core_arrival (email) WHERE used_at IS NULL",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
