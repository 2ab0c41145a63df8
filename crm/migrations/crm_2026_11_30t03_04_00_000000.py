"""A report that is frozen is never changed, whoever writes: it is corrected by another revision."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T03:04:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "reports of results are kept as they were frozen"

WHY = "a frozen report is never changed: it is corrected by another revision"
UNWRITTEN = "repeat('0', 64)"
STATEMENTS = (
    f"""
CREATE FUNCTION crm_keep_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.digest = {UNWRITTEN} THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.published_at IS NULL
        AND to_jsonb(OLD) - 'published_at' - 'published_by' = to_jsonb(NEW) - 'published_at' - 'published_by' THEN
        RETURN NEW;
    END IF;
    PERFORM crm_refuse('{WHY}', 'crm_result_kept');
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER crm_result_kept BEFORE UPDATE OR DELETE ON crm_result_report
    FOR EACH ROW EXECUTE FUNCTION crm_keep_result()
""",
    f"""
CREATE FUNCTION crm_keep_result_deal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM crm_result_report WHERE id = NEW.report AND digest = {UNWRITTEN}) THEN
        RETURN NEW;
    END IF;
    PERFORM crm_refuse('{WHY}', 'crm_result_kept');
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER crm_result_kept BEFORE INSERT OR UPDATE OR DELETE ON crm_result_deal
    FOR EACH ROW EXECUTE FUNCTION crm_keep_result_deal()
""",
    f"""
CREATE FUNCTION crm_result_is_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM crm_result_report WHERE id = NEW.id AND digest = {UNWRITTEN}) THEN
        PERFORM crm_refuse('a report has its figures when it is frozen', 'crm_result_written');
    END IF;
    RETURN NULL;
END $$
""",
    """
CREATE CONSTRAINT TRIGGER crm_result_written AFTER INSERT ON crm_result_report DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION crm_result_is_written()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def keep() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(keep)
    return manager
