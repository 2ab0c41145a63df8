"""Who is in post at an organisation, the highest first, is found through an index."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T11:22:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "posts of an organisation have an order"

ORDERED = "CREATE INDEX directory_appointment_of_house ON directory_appointment (organisation, rank, begins_on)"
"""By rank alone the posts of the whole directory were walked until one organisation's first fifty were found."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directory", description=DESCRIPTION)

    async def order() -> None:
        await DB.run_ddl(ORDERED)

    manager.add_raw(order)
    return manager
