"""Timelines of records are walked in the order of their days, through an index of each kind of record."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T07:57:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the day beside a subject is its entry's, and timelines of records have an order"

KINDS = ("country", "organisation", "person", "agreement", "visit", "deal")
STATEMENTS = (
    """
CREATE FUNCTION crm_day_of_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.happened_on := (SELECT happened_on FROM crm_timeline_entry WHERE id = NEW.entry);
    RETURN NEW;
END $$
""",
    """
CREATE FUNCTION crm_day_to_subjects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE crm_entry_subject SET happened_on = NEW.happened_on WHERE entry = NEW.id;
    RETURN NULL;
END $$
""",
    """
UPDATE crm_entry_subject s SET happened_on = e.happened_on FROM crm_timeline_entry e WHERE e.id = s.entry
""",
    """
CREATE TRIGGER crm_entry_subject_day BEFORE INSERT OR UPDATE ON crm_entry_subject
    FOR EACH ROW EXECUTE FUNCTION crm_day_of_entry()
""",
    """
CREATE TRIGGER crm_entry_subject_day AFTER UPDATE OF happened_on ON crm_timeline_entry
    FOR EACH ROW WHEN (NEW.happened_on IS DISTINCT FROM OLD.happened_on) EXECUTE FUNCTION crm_day_to_subjects()
""",
    "ALTER TABLE crm_entry_subject ADD CONSTRAINT crm_entry_subject_dated CHECK (happened_on IS NOT NULL)",
    *(
        f"CREATE INDEX crm_entry_subject_{kind}_day ON crm_entry_subject ({kind}, happened_on DESC)"
        f" WHERE {kind} IS NOT NULL"
        for kind in KINDS
    ),
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def order() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(order)
    return manager
