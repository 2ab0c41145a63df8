"""The journal's chain: sealed at commit in the order of commits, values that can be forgotten, nothing else changes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T15:58:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the journal's chain"

# Each link: the former digest, the entry and the digests of its values. Instants in microseconds, since how PostgreSQL
# prints them depends on the session's time zone. `litestar audit verify` has this formula in its own words.
SEAL = """
CREATE FUNCTION core_seal_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    former core_seal%ROWTYPE;
    told text := jsonb_build_array(NEW.id, (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.actor, NEW.kind,
                                   NEW.record, NEW.payload)::text;
BEGIN
    PERFORM pg_advisory_xact_lock(7106020);
    SELECT * INTO former FROM core_seal ORDER BY number DESC LIMIT 1;
    INSERT INTO core_seal (number, entry, digest)
    VALUES (coalesce(former.number, 0) + 1, NEW.id,
            sha256(coalesce(former.digest, ''::bytea) || convert_to(told, 'UTF8') || coalesce(
                (SELECT string_agg(digest, ''::bytea ORDER BY id) FROM core_entry_value WHERE entry = NEW.id),
                ''::bytea)));
    RETURN NULL;
END $$
"""
TRIGGER = """
CREATE CONSTRAINT TRIGGER core_entry_sealed AFTER INSERT ON core_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION core_seal_entry()
"""
KEEP = """
CREATE FUNCTION core_keep_value() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM core_seal WHERE entry = NEW.entry) THEN
        RAISE EXCEPTION 'the entry is sealed: no value is added to it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.digest := sha256(NEW.salt || convert_to(jsonb_build_array(NEW.field, NEW.before, NEW.after)::text, 'UTF8'));
    RETURN NEW;
END $$
"""
KEEP_TRIGGER = """
CREATE TRIGGER core_entry_value_digest BEFORE INSERT ON core_entry_value
    FOR EACH ROW EXECUTE FUNCTION core_keep_value()
"""
ONLY_FORGETS = """
CREATE FUNCTION core_only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.entry, NEW.field, NEW.digest) IS DISTINCT FROM
       (OLD.id, OLD.entry, OLD.field, OLD.digest) OR num_nonnulls(NEW.before, NEW.after, NEW.salt, NEW.subject) > 0 THEN
        RAISE EXCEPTION '% only grows: a value can be forgotten and nothing else', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
ONLY_FORGETS_TRIGGER = """
CREATE TRIGGER core_entry_value_only_forgets BEFORE UPDATE OR DELETE ON core_entry_value
    FOR EACH ROW EXECUTE FUNCTION core_only_forgets()
"""
FORGET = """
CREATE FUNCTION core_forget(who uuid) RETURNS bigint LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    WITH forgotten AS (
        UPDATE core_entry_value SET before = NULL, after = NULL, salt = NULL, subject = NULL
        WHERE subject = who RETURNING 1
    ) SELECT count(*) FROM forgotten
$$
"""
SEAL_ONLY_GROWS = """
CREATE TRIGGER core_seal_only_grows BEFORE UPDATE OR DELETE ON core_seal
    FOR EACH ROW EXECUTE FUNCTION core_refuse_change()
"""
# What was recorded before there was a chain begins it, in the order of its numbers.
FORMER = """
DO $$
DECLARE
    one core_entry%ROWTYPE;
    former bytea := ''::bytea;
    place bigint := 0;
BEGIN
    FOR one IN SELECT * FROM core_entry ORDER BY id LOOP
        place := place + 1;
        former := sha256(former || convert_to(jsonb_build_array(one.id, (extract(epoch FROM one.at) * 1000000)::bigint,
                                                               one.actor, one.kind, one.record, one.payload)::text, 'UTF8'));
        INSERT INTO core_seal (number, entry, digest) VALUES (place, one.id, former);
    END LOOP;
END $$
"""
STATEMENTS = (SEAL, FORMER, TRIGGER, KEEP, KEEP_TRIGGER, ONLY_FORGETS, ONLY_FORGETS_TRIGGER, FORGET, SEAL_ONLY_GROWS)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def chain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(chain)
    return manager
