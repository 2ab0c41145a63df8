"""What must never be wrong about service tokens: of services only, for a year at most, with something they may."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T17:11:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of service tokens"

STATEMENTS = (
    "ALTER TABLE core_token ADD CONSTRAINT core_token_of_service CHECK (kind = 'service')",
    "ALTER TABLE core_token ADD CONSTRAINT core_token_of_account FOREIGN KEY (account, kind) "
    "REFERENCES core_account (id, kind) ON DELETE CASCADE",
    "ALTER TABLE core_token ADD CONSTRAINT core_token_digest_length CHECK (length(digest) = 32)",
    "ALTER TABLE core_token ADD CONSTRAINT core_token_ends CHECK "
    "(ends_at > made_at AND ends_at <= made_at + interval '366 days')",
    "ALTER TABLE core_token ADD CONSTRAINT core_token_may_something CHECK (jsonb_array_length(permissions) > 0)",
    "ALTER TABLE core_token ADD CONSTRAINT core_token_revoked_by CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
