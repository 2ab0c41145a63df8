"""A pair is introduced once at a time, whoever writes; and the market is shown anew when exhibitors or booths change."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T18:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one introduction a pair"

STATEMENTS = (
    "CREATE UNIQUE INDEX expo_introduction_once_live ON expo_introduction (demand, solution)"
    " WHERE state IN ('asked', 'accepted')",
    "CREATE INDEX expo_introduction_until ON expo_introduction (until) WHERE state = 'asked'",
    """
CREATE FUNCTION expo_tell_market() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('madang', 'solutions');
    RETURN NULL;
END $$
""",
    "CREATE TRIGGER expo_exhibitor_market AFTER UPDATE OF state ON expo_exhibitor"
    " FOR EACH STATEMENT EXECUTE FUNCTION expo_tell_market()",
    "CREATE TRIGGER expo_reservation_market AFTER UPDATE OF state ON expo_reservation"
    " FOR EACH STATEMENT EXECUTE FUNCTION expo_tell_market()",
    "CREATE TRIGGER expo_booth_taken_market AFTER INSERT OR UPDATE ON expo_booth_taken"
    " FOR EACH STATEMENT EXECUTE FUNCTION expo_tell_market()",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
