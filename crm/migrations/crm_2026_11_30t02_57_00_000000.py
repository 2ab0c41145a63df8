"""A ledger that only grows, consortia that are whole, and tables of deals that nobody can bring out of order."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T02:57:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "deals: what can never be wrong"

ONLY_GROWS = (
    "CREATE TRIGGER {0}_only_grows BEFORE UPDATE OR DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION core_refuse_change()"
)
STATEMENTS = (
    """
CREATE FUNCTION crm_keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(OLD) - 'consent' IS DISTINCT FROM to_jsonb(NEW) - 'consent' THEN
        PERFORM crm_refuse('an amount is superseded, never changed: only consent can be given and taken back',
                           'crm_amount_only_grows');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_amount_only_grows BEFORE UPDATE OR DELETE ON crm_amount
    FOR EACH ROW EXECUTE FUNCTION crm_keep_amount()
""",
    """
CREATE FUNCTION crm_correct_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.supersedes IS NOT NULL AND NOT EXISTS (
        SELECT FROM crm_amount WHERE id = NEW.supersedes AND deal = NEW.deal AND kind = NEW.kind) THEN
        PERFORM crm_refuse('a correction is of an amount of the same deal and kind', 'crm_amount_corrects');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_amount_corrects BEFORE INSERT ON crm_amount FOR EACH ROW EXECUTE FUNCTION crm_correct_amount()
""",
    """
CREATE FUNCTION crm_keep_consortium_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.deal ELSE NEW.deal END;
BEGIN
    IF (SELECT sum(share) FROM crm_consortium_member WHERE deal = touched) <> 1000 THEN
        PERFORM crm_refuse('the shares of a consortium are the whole', 'crm_consortium_whole');
    END IF;
    RETURN NULL;
END $$
""",
    """
CREATE CONSTRAINT TRIGGER crm_consortium_whole AFTER INSERT OR UPDATE OR DELETE ON crm_consortium_member
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crm_keep_consortium_whole()
""",
    "CREATE INDEX crm_amount_of_kind ON crm_amount (kind, as_of)",
    *(ONLY_GROWS.format(table) for table in ("crm_deal_step", "crm_deal_waiver", "crm_finance_step")),
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def guard() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(guard)
    return manager
