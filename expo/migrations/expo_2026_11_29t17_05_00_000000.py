"""A booth has one live reservation, whoever writes; what is let cannot be taken off the plan."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T17:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "one reservation a booth"

STATEMENTS = (
    "CREATE UNIQUE INDEX expo_booth_taken_once ON expo_booth_taken (booth) WHERE ended_at IS NULL",
    "CREATE UNIQUE INDEX expo_reservation_one_hold ON expo_reservation (exhibitor) WHERE state = 'held'",
    "CREATE UNIQUE INDEX expo_booth_waiting_once ON expo_booth_waiting (booth, exhibitor) WHERE ended_at IS NULL",
    "CREATE UNIQUE INDEX expo_booth_waiting_place ON expo_booth_waiting (booth, place)",
    "CREATE INDEX expo_reservation_until ON expo_reservation (until) WHERE state IN ('held', 'proposed')",
    """
CREATE FUNCTION expo_keep_let_booths() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM expo_booth b JOIN expo_booth_taken t ON t.booth = b.id
               WHERE b.id = NEW.id AND b.retired_at IS NOT NULL AND t.ended_at IS NULL) THEN
        RAISE EXCEPTION 'booth % is let', NEW.number USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'expo_booth_let';
    END IF;
    RETURN NULL;
END $$
""",
    """
CREATE CONSTRAINT TRIGGER expo_booth_let AFTER UPDATE OF retired_at ON expo_booth DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION expo_keep_let_booths()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
