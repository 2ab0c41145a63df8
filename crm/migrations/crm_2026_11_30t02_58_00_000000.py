"""One bed a night, one visa rule at a time, and letters that stay as they were issued: whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T02:58:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the papers of a visit: what can never be wrong"

STATEMENTS = (
    """
ALTER TABLE crm_stay ADD CONSTRAINT crm_stay_one_bed EXCLUDE USING gist (
    delegate WITH =, daterange(comes_on, leaves_on) WITH &&)
""",
    """
ALTER TABLE crm_visa_rule ADD CONSTRAINT crm_visa_rule_one EXCLUDE USING gist (
    country WITH =, passport_kind WITH =, daterange(begins_on, ends_on, '[]') WITH &&)
""",
    """
CREATE FUNCTION crm_keep_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM crm_refuse('a letter that was issued stays in the register', 'crm_invitation_letter_frozen');
    END IF;
    IF (NEW.id, NEW.visit, NEW.year, NEW.number, NEW.version, NEW.replaces, NEW.code, NEW.language, NEW.host,
        NEW.begins_on, NEW.ends_on, NEW.issued_on, NEW.issued_at, NEW.issued_by, NEW.digest)
       IS DISTINCT FROM
       (OLD.id, OLD.visit, OLD.year, OLD.number, OLD.version, OLD.replaces, OLD.code, OLD.language, OLD.host,
        OLD.begins_on, OLD.ends_on, OLD.issued_on, OLD.issued_at, OLD.issued_by, OLD.digest)
       OR (NEW.octets IS NOT NULL AND NEW.octets IS DISTINCT FROM OLD.octets)
       OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) THEN
        PERFORM crm_refuse('a letter that was issued is never changed: a correction is another version',
                           'crm_invitation_letter_frozen');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_invitation_letter_frozen BEFORE UPDATE OR DELETE ON crm_invitation_letter
    FOR EACH ROW EXECUTE FUNCTION crm_keep_letter()
""",
    """
CREATE FUNCTION crm_invite_in_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM directory_appointment a WHERE a.id = NEW.signatory
        AND (a.begins_on IS NULL OR a.begins_on <= NEW.issued_on)
        AND (a.ends_on IS NULL OR a.ends_on >= NEW.issued_on)) THEN
        PERFORM crm_refuse('who signs holds a post on that day', 'crm_invitation_letter_in_office');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_invitation_letter_in_office BEFORE INSERT ON crm_invitation_letter
    FOR EACH ROW EXECUTE FUNCTION crm_invite_in_office()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
