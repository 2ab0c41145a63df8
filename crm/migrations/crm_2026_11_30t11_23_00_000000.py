"""Deals are found by words of their names, as what stands beside them in the palette is."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T11:23:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "an index of the words of deals"

WORDS = """
CREATE INDEX crm_deal_words ON crm_deal USING gin (directory_words(code || ' ' || name)) WITH (gin_pending_list_limit = 512)
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def find() -> None:
        await DB.run_ddl(WORDS)

    manager.add_raw(find)
    return manager
