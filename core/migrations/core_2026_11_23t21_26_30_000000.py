"""Of one thing an account is told once; what is unread is counted with every page."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T21:26:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of notices"

STATEMENTS = (
    "ALTER TABLE core_notice ADD CONSTRAINT core_notice_once UNIQUE (account, source)",
    "ALTER TABLE core_notice ADD CONSTRAINT core_notice_leads_here CHECK (href ~ '^/[^/]')",
    "CREATE INDEX core_notice_unread ON core_notice (account) WHERE read_at IS NULL",
    "CREATE INDEX core_notice_latest ON core_notice (account, at DESC)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
