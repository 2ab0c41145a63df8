"""Who is named in proposals is found by their address; what was agreed to stays as it was."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T16:58:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "voices by address, terms frozen"

STATEMENTS = (
    "CREATE INDEX expo_proposal_voice_address ON expo_proposal_voice (address)",
    """
CREATE FUNCTION expo_keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'terms are never changed: write a new version';
END $$
""",
    """
CREATE TRIGGER expo_call_terms_kept BEFORE UPDATE ON expo_call_terms
    FOR EACH ROW EXECUTE FUNCTION expo_keep_terms()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def make() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(make)
    return manager
