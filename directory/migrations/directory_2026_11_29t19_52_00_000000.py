"""No two facts of one kind, posts, sizes and relationships at a time; what is recorded of countries is kept."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T19:52:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "dated rows do not overlap, records of countries are kept"

STATEMENTS = (
    """
ALTER TABLE directory_country_record ADD CONSTRAINT directory_country_record_one_a_day EXCLUDE USING gist
    (country WITH =, kind WITH =, daterange(begins_on, ends_on, '[]') WITH &&) WHERE (struck_at IS NULL)
""",
    """
CREATE FUNCTION directory_keep_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.struck_at IS NOT NULL
       OR (OLD.id, OLD.country, OLD.kind, OLD.value, OLD.note, OLD.begins_on, OLD.source, OLD.recorded_by,
           OLD.recorded_at)
          IS DISTINCT FROM
          (NEW.id, NEW.country, NEW.kind, NEW.value, NEW.note, NEW.begins_on, NEW.source, NEW.recorded_by,
           NEW.recorded_at) THEN
        RAISE EXCEPTION 'what was recorded of a country is never changed: a later row ends it, a mistake is struck out'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER directory_country_record_kept BEFORE UPDATE OR DELETE ON directory_country_record
    FOR EACH ROW EXECUTE FUNCTION directory_keep_records()
""",
    """
ALTER TABLE directory_appointment ADD CONSTRAINT directory_appointment_once EXCLUDE USING gist
    (person WITH =, organisation WITH =, (title -> 'renditions' -> (title ->> 'source') ->> 'text') WITH =,
     daterange(begins_on, ends_on, '[]') WITH &&)
""",
    "ALTER TABLE directory_appointment ADD CONSTRAINT directory_appointment_of_person UNIQUE (id, person)",
    """
ALTER TABLE directory_contact ADD CONSTRAINT directory_contact_of_their_post FOREIGN KEY (appointment, person)
    REFERENCES directory_appointment (id, person) ON DELETE CASCADE
""",
    """
CREATE UNIQUE INDEX directory_contact_once ON directory_contact (person, kind, value, appointment) NULLS NOT DISTINCT
    WHERE withdrawn_on IS NULL AND ended_on IS NULL
""",
    """
ALTER TABLE directory_size_class ADD CONSTRAINT directory_size_class_one_a_day EXCLUDE USING gist
    (organisation WITH =, daterange(begins_on, ends_on, '[]') WITH &&)
""",
    """
ALTER TABLE directory_relationship ADD CONSTRAINT directory_relationship_once EXCLUDE USING gist
    (kind WITH =, coalesce(person, organisation) WITH =, coalesce(to_person, to_organisation) WITH =,
     daterange(begins_on, ends_on, '[]') WITH &&)
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directory", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
