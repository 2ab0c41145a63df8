"""A subject of an issuer opens one account, and what is under way is of a known kind."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T21:45:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of sign-ons and devices"

STATEMENTS = (
    "ALTER TABLE core_identity ADD CONSTRAINT core_identity_subject UNIQUE (issuer, subject)",
    "ALTER TABLE core_sign_on ADD CONSTRAINT core_sign_on_purpose CHECK (purpose IN ('entering', 'linking', 'confirming'))",
    "ALTER TABLE core_sign_on ADD CONSTRAINT core_sign_on_account CHECK ((purpose = 'entering') = (account IS NULL))",
    "ALTER TABLE core_device ADD CONSTRAINT core_device_purpose CHECK (purpose IN ('gate', 'kiosk', 'door'))",
    "ALTER TABLE core_device ADD CONSTRAINT core_device_code CHECK ((code IS NULL) = (code_ends_at IS NULL))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
