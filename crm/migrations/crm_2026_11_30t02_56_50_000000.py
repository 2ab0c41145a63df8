"""Visits are among the records that entries and tasks are about, and found by indexes of words; a delegation has one head."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T02:56:50:000000"
VERSION = "1.38.0"
DESCRIPTION = "visits: a record like others, one head, words to be found by"

RECORD = "country, organisation, person, agreement, visit"
OWNED = {"entry_subject": "entry", "task_subject": "task", "follow": "account"}
STATEMENTS = (
    *(
        statement
        for table, owner in OWNED.items()
        for statement in (
            f"ALTER TABLE crm_{table} DROP CONSTRAINT crm_{table}_is_one",
            f"ALTER TABLE crm_{table} ADD CONSTRAINT crm_{table}_is_one CHECK (num_nonnulls({RECORD}) = 1)",
            f"DROP INDEX crm_{table}_once",
            f"CREATE UNIQUE INDEX crm_{table}_once ON crm_{table} ({owner}, {RECORD}) NULLS NOT DISTINCT",
        )
    ),
    "CREATE UNIQUE INDEX crm_delegate_one_head ON crm_delegate (visit) WHERE role = 'head' AND left_at IS NULL",
    "CREATE INDEX crm_visit_words ON crm_visit USING gin (crm_agreement_words(code, title))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
