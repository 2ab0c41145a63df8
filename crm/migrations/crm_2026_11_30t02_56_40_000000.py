"""A deal comes from one consultation at most, whatever is written at the same moment."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T02:56:40:000000"
VERSION = "1.38.0"
DESCRIPTION = "one origin a deal; what waits for a second look"

STATEMENTS = (
    "CREATE UNIQUE INDEX crm_consultation_deal_one_origin ON crm_consultation_deal (deal) WHERE role = 'originating'",
    "CREATE INDEX crm_follow_up_item_waiting ON crm_follow_up_item (form) WHERE review = 'waiting'",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
