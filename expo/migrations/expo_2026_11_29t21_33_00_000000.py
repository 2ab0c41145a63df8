"""A proposal's attachment takes its file along, whatever deletes it: retention knows the proposal only."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T21:33:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "files of proposals go with them"

STATEMENTS = (
    """
CREATE FUNCTION expo_take_file_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM core_file WHERE id = OLD.file;
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER expo_proposal_attachment_file AFTER DELETE ON expo_proposal_attachment
    FOR EACH ROW EXECUTE FUNCTION expo_take_file_along()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def make() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(make)
    return manager
