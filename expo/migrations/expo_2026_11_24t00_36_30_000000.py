"""Seats are counted where they are written: no more than there are can ever be taken, whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-24T00:36:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "seats counted"

STATEMENTS = (
    "CREATE UNIQUE INDEX expo_seat_account_once ON expo_seat (seating, account) WHERE state <> 'left'",
    "CREATE INDEX expo_seat_waiting ON expo_seat (seating, place) WHERE state = 'waiting'",
    """
CREATE FUNCTION expo_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before integer := 0;
    after integer := 0;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state IN ('seated', 'held') THEN before := 1; END IF;
    IF TG_OP <> 'DELETE' AND NEW.state IN ('seated', 'held') THEN after := 1; END IF;
    IF before <> after THEN
        UPDATE expo_seating SET taken = taken + after - before WHERE id = coalesce(NEW.seating, OLD.seating);
    END IF;
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER expo_seat_counted AFTER INSERT OR UPDATE OF state OR DELETE ON expo_seat
    FOR EACH ROW EXECUTE FUNCTION expo_count_seats()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def count() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(count)
    return manager
