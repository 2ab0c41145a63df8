"""Nobody is approved while nobody has said which organisation they are, whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T17:54:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "newcomers are known before they are approved"

STATEMENTS = (
    """
CREATE FUNCTION expo_keep_newcomers_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('approved', 'contracted', 'confirmed')
       AND EXISTS (SELECT 1 FROM expo_newcomer n WHERE n.exhibitor = NEW.id AND n.answer = '') THEN
        RAISE EXCEPTION 'nobody has said which organisation % is', NEW.code
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'expo_exhibitor_newcomer_known';
    END IF;
    RETURN NULL;
END $$
""",
    """
CREATE CONSTRAINT TRIGGER expo_exhibitor_newcomer_known AFTER INSERT OR UPDATE OF state ON expo_exhibitor
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION expo_keep_newcomers_known()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
