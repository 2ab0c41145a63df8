"""Two have one question at a time, and a counterpart one link."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T02:57:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one question and one link at a time"

STATEMENTS = (
    "CREATE UNIQUE INDEX expo_meeting_asked_once ON expo_meeting (exhibitor, counterpart) WHERE state = 'requested'",
    "CREATE INDEX expo_meeting_day ON expo_meeting (edition, begins_at)",
    """
CREATE UNIQUE INDEX expo_counterpart_link_one_at_a_time ON expo_counterpart_link (counterpart)
    WHERE withdrawn_at IS NULL
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def make() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(make)
    return manager
