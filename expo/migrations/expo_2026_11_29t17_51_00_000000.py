"""One price a day, numbers without a gap, and papers that nobody changes, whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T17:51:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "prices do not overlap, invoices are kept"

STATEMENTS = (
    """
ALTER TABLE expo_price ADD CONSTRAINT expo_price_one_a_day EXCLUDE USING gist (edition WITH =, item WITH =,
    kind WITH =, currency WITH =, daterange(from_on, until_on, '[]') WITH &&) WHERE (retired_at IS NULL)
""",
    """
ALTER TABLE expo_discount ADD CONSTRAINT expo_discount_one_a_day EXCLUDE USING gist (edition WITH =, who WITH =,
    daterange(from_on, until_on, '[]') WITH &&) WHERE (retired_at IS NULL)
""",
    """
CREATE FUNCTION expo_keep_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed: it is corrected by another row', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME;
END $$
""",
    """
CREATE TRIGGER expo_invoice_kept BEFORE UPDATE OR DELETE ON expo_invoice
    FOR EACH ROW EXECUTE FUNCTION expo_keep_papers()
""",
    """
CREATE TRIGGER expo_payment_kept BEFORE UPDATE OR DELETE ON expo_payment
    FOR EACH ROW EXECUTE FUNCTION expo_keep_papers()
""",
    """
CREATE FUNCTION expo_number_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last integer;
BEGIN
    SELECT coalesce(max(number), 0) INTO last FROM expo_invoice WHERE edition = NEW.edition AND series = NEW.series;
    IF NEW.number <> last + 1 THEN
        RAISE EXCEPTION 'number % does not follow %', NEW.number, last
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'expo_invoice_no_gap';
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER expo_invoice_no_gap BEFORE INSERT ON expo_invoice
    FOR EACH ROW EXECUTE FUNCTION expo_number_invoices()
""",
    """
CREATE FUNCTION expo_pay_in_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM expo_invoice WHERE id = NEW.invoice AND currency = NEW.currency
                   AND edition = NEW.edition AND series = 'invoice') THEN
        RAISE EXCEPTION 'a payment is for an invoice, in its currency'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'expo_payment_in_kind';
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER expo_payment_in_kind BEFORE INSERT ON expo_payment
    FOR EACH ROW EXECUTE FUNCTION expo_pay_in_kind()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
