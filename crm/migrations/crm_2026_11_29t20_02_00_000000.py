"""Frozen texts, signatures by those in office, two parties, two people before anything is public: whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T20:02:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "agreements: what can never be wrong"

STATEMENTS = (
    """
UPDATE crm_agreement SET review_on = current_date + 365 WHERE state = 'signed' AND review_on IS NULL
""",
    """
ALTER TABLE crm_agreement ADD CONSTRAINT crm_agreement_reviewed CHECK (
    state <> 'signed' OR term_months IS NOT NULL OR expires_on IS NOT NULL OR review_on IS NOT NULL)
""",
    """
CREATE FUNCTION crm_refuse(why text, what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = what;
END $$
""",
    """
CREATE FUNCTION crm_keep_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.digest IS NOT NULL THEN
        PERFORM crm_refuse('a frozen text is never changed: a correction is another version', 'crm_text_frozen');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
""",
    """
CREATE TRIGGER crm_text_frozen BEFORE UPDATE OR DELETE ON crm_text_version
    FOR EACH ROW EXECUTE FUNCTION crm_keep_frozen_version()
""",
    """
CREATE FUNCTION crm_keep_frozen_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM crm_text_version WHERE digest IS NOT NULL AND id IN (
        CASE WHEN TG_OP = 'INSERT' THEN NEW.version ELSE OLD.version END,
        CASE WHEN TG_OP = 'DELETE' THEN OLD.version ELSE NEW.version END)) THEN
        PERFORM crm_refuse('a frozen text is never changed: a correction is another version', 'crm_text_frozen');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
""",
    """
CREATE TRIGGER crm_text_frozen BEFORE INSERT OR UPDATE OR DELETE ON crm_language_text
    FOR EACH ROW EXECUTE FUNCTION crm_keep_frozen_text()
""",
    """
CREATE UNIQUE INDEX crm_language_text_prevails ON crm_language_text (version) WHERE prevailing
""",
    """
CREATE FUNCTION crm_sign_in_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.appointment IS NOT NULL AND NOT EXISTS (
        SELECT FROM directory_appointment a
        JOIN directory_organisation o ON o.id = a.organisation
        JOIN crm_party p ON p.id = NEW.party AND p.organisation IN (o.id, o.parent)
        WHERE a.id = NEW.appointment AND (a.begins_on IS NULL OR a.begins_on <= NEW.signed_on)
              AND (a.ends_on IS NULL OR a.ends_on >= NEW.signed_on)) THEN
        PERFORM crm_refuse('who signs holds a post of the party on that day', 'crm_signature_valid');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_signature_valid BEFORE INSERT OR UPDATE ON crm_signature
    FOR EACH ROW EXECUTE FUNCTION crm_sign_in_office()
""",
    """
CREATE FUNCTION crm_sign_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM crm_party WHERE agreement = NEW.id) < 2 THEN
        PERFORM crm_refuse('an agreement has at least two parties', 'crm_agreement_two_parties');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_agreement_two_parties BEFORE UPDATE OF state ON crm_agreement
    FOR EACH ROW WHEN (NEW.state = 'signed') EXECUTE FUNCTION crm_sign_by_two()
""",
    """
CREATE FUNCTION crm_keep_two_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM crm_agreement WHERE id = OLD.agreement AND state = 'signed') THEN
        PERFORM crm_refuse('the parties of a signed agreement stay', 'crm_party_kept');
    END IF;
    RETURN OLD;
END $$
""",
    """
CREATE TRIGGER crm_party_kept BEFORE DELETE ON crm_party FOR EACH ROW EXECUTE FUNCTION crm_keep_two_parties()
""",
    """
CREATE FUNCTION crm_keep_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.struck_at IS NOT NULL
       OR (OLD.agreement, OLD.kind, OLD.on_date, OLD.until, OLD.evidence, OLD.recorded_at)
          IS DISTINCT FROM (NEW.agreement, NEW.kind, NEW.on_date, NEW.until, NEW.evidence, NEW.recorded_at) THEN
        PERFORM crm_refuse('what happened is struck out, never changed', 'crm_agreement_event_kept');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_agreement_event_kept BEFORE UPDATE OR DELETE ON crm_agreement_event
    FOR EACH ROW EXECUTE FUNCTION crm_keep_event()
""",
    """
CREATE UNIQUE INDEX crm_publication_live ON crm_publication (agreement) WHERE approved_at IS NOT NULL AND ended_at IS NULL
""",
    """
CREATE UNIQUE INDEX crm_publication_waiting ON crm_publication (agreement) WHERE approved_at IS NULL AND ended_at IS NULL
""",
    """
INSERT INTO crm_publication (id, agreement, title, summary, source, asked_at, asked_by, approved_at, approved_by)
SELECT gen_random_uuid(), id, title, summary, source, now(), 'system:sample', now(), 'system:plan'
FROM crm_agreement WHERE published
""",
    """
CREATE FUNCTION crm_keep_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.agreement, OLD.title, OLD.summary, OLD.source, OLD.asked_by)
       IS DISTINCT FROM (NEW.agreement, NEW.title, NEW.summary, NEW.source, NEW.asked_by)
       OR OLD.ended_at IS NOT NULL OR (OLD.approved_at IS NOT NULL AND NEW.approved_at IS DISTINCT FROM OLD.approved_at) THEN
        PERFORM crm_refuse('what is public is replaced, never changed', 'crm_publication_kept');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_publication_kept BEFORE UPDATE ON crm_publication
    FOR EACH ROW EXECUTE FUNCTION crm_keep_publication()
""",
    """
CREATE FUNCTION crm_publish() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE live crm_publication;
BEGIN
    SELECT * INTO live FROM crm_publication
    WHERE agreement = NEW.agreement AND approved_at IS NOT NULL AND ended_at IS NULL;
    UPDATE crm_agreement SET published = live.id IS NOT NULL, source = coalesce(live.source, source)
    WHERE id = NEW.agreement;
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER crm_publication_publishes AFTER INSERT OR UPDATE ON crm_publication
    FOR EACH ROW EXECUTE FUNCTION crm_publish()
""",
    """
CREATE FUNCTION crm_publish_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM crm_publication
                   WHERE agreement = NEW.id AND approved_at IS NOT NULL AND ended_at IS NULL) THEN
        PERFORM crm_refuse('a second person approves what is public', 'crm_agreement_published_approved');
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER crm_agreement_published_approved BEFORE INSERT OR UPDATE OF published ON crm_agreement
    FOR EACH ROW WHEN (NEW.published) EXECUTE FUNCTION crm_publish_approved()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
