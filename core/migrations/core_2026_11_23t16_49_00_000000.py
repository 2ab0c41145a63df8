"""What must never be wrong about consents and ledgers: wordings and ledgers only grow, a consent ends once and stays."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T16:49:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "consents end once, ledgers only grow"

ONLY_WITHDRAWN = """
CREATE FUNCTION core_only_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR
       (NEW.id, NEW.account, NEW.text, NEW.language, NEW.channel, NEW.given_at) IS DISTINCT FROM
       (OLD.id, OLD.account, OLD.text, OLD.language, OLD.channel, OLD.given_at) THEN
        RAISE EXCEPTION 'a consent is withdrawn, once, and changes in no other way'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
ONLY_GROWS = (
    "CREATE TRIGGER {0}_only_grows BEFORE UPDATE OR DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION core_refuse_change()"
)
STATEMENTS = (
    ONLY_WITHDRAWN,
    "CREATE TRIGGER core_consent_only_withdrawn BEFORE UPDATE OR DELETE ON core_consent "
    "FOR EACH ROW EXECUTE FUNCTION core_only_withdrawn()",
    "CREATE UNIQUE INDEX core_consent_once ON core_consent (account, text) WHERE withdrawn_at IS NULL",
    *(ONLY_GROWS.format(table) for table in ("core_consent_text", "core_destruction", "core_erasure")),
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def guard() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(guard)
    return manager
