"""An organisation has one live application in an edition, and a task is done once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T16:44:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one live application"

STATEMENTS = (
    """
CREATE UNIQUE INDEX expo_exhibitor_once_live ON expo_exhibitor (edition, organisation)
    WHERE state NOT IN ('declined', 'withdrawn')
""",
    "CREATE UNIQUE INDEX expo_task_done_once ON expo_task_done (exhibitor, task) WHERE undone_at IS NULL",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def index() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(index)
    return manager
