"""Nothing is sold that is not there, an order stands on one invoice, and what an invoice has is not changed, whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T20:12:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "services are counted and billed once"

STATEMENTS = (
    "ALTER TABLE expo_invoice DROP CONSTRAINT expo_invoice_part_known",
    """
ALTER TABLE expo_invoice ADD CONSTRAINT expo_invoice_part_known
    CHECK (part IN ('whole', 'deposit', 'balance', 'extras'))
""",
    "ALTER TABLE expo_task DROP CONSTRAINT expo_task_proof_known",
    """
ALTER TABLE expo_task ADD CONSTRAINT expo_task_proof_known
    CHECK (proof IN ('tick', 'paper', 'profile', 'orders', 'badges'))
""",
    "CREATE UNIQUE INDEX expo_extra_billed_once ON expo_extra_billed (ordered) WHERE freed_at IS NULL",
    """
CREATE FUNCTION expo_count_extras() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE live text[] := ARRAY['ordered', 'confirmed', 'delivered'];
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = ANY(live) THEN
        UPDATE expo_extra SET taken = taken - OLD.units WHERE id = OLD.extra;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = ANY(live) THEN
        UPDATE expo_extra SET taken = taken + NEW.units WHERE id = NEW.extra;
    END IF;
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER expo_extra_counted AFTER INSERT OR DELETE OR UPDATE OF state, units, extra ON expo_extra_order
    FOR EACH ROW EXECUTE FUNCTION expo_count_extras()
""",
    """
CREATE FUNCTION expo_keep_billed_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM expo_extra_billed WHERE ordered = OLD.id AND freed_at IS NULL)
        AND (NEW.state IN ('ordered', 'refused', 'cancelled') OR (NEW.units, NEW.each, NEW.currency, NEW.extra, NEW.exhibitor)
            IS DISTINCT FROM (OLD.units, OLD.each, OLD.currency, OLD.extra, OLD.exhibitor)) THEN
        RAISE EXCEPTION 'order % is on an invoice', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'expo_extra_order_billed';
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER expo_extra_order_billed BEFORE UPDATE ON expo_extra_order
    FOR EACH ROW EXECUTE FUNCTION expo_keep_billed_orders()
""",
    """
CREATE FUNCTION expo_order_in_its_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT edition FROM expo_extra WHERE id = NEW.extra)
        IS DISTINCT FROM (SELECT edition FROM expo_exhibitor WHERE id = NEW.exhibitor) THEN
        RAISE EXCEPTION 'a service is ordered by exhibitors of its edition'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'expo_extra_order_edition';
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER expo_extra_order_edition BEFORE INSERT OR UPDATE OF extra, exhibitor ON expo_extra_order
    FOR EACH ROW EXECUTE FUNCTION expo_order_in_its_edition()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
