"""An exhibitor holds one event at its booth at a time, whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T19:52:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "events at one booth do not overlap"

STATEMENTS = (
    """
ALTER TABLE expo_booth_event ADD CONSTRAINT expo_booth_event_one_at_a_time EXCLUDE USING gist (exhibitor WITH =,
    tstzrange(begins_at, ends_at) WITH &&)
    WHERE (state IN ('proposed', 'approved') OR (shown IS NOT NULL AND off_at IS NULL))
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
