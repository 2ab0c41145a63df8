"""What must never be wrong about webhooks: over TLS, of something, and ended by somebody."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T17:55:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of webhooks"

STATEMENTS = (
    "ALTER TABLE core_webhook ADD CONSTRAINT core_webhook_is_secure CHECK (url ~ '^https://[^/]')",
    "ALTER TABLE core_webhook ADD CONSTRAINT core_webhook_of_something CHECK (jsonb_array_length(kinds) > 0)",
    "ALTER TABLE core_webhook ADD CONSTRAINT core_webhook_ended_by CHECK ((ended_at IS NULL) = (ended_by IS NULL))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
