"""Deals are among the records that entries and tasks are about: their tasks move there, and the table of their own goes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T07:56:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "deals: a record like others"

RECORD = "country, organisation, person, agreement, visit, deal"
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
    "INSERT INTO crm_task_subject (id, task, deal) SELECT gen_random_uuid(), task, deal FROM crm_deal_task",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def move() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(move)
    manager.drop_table(class_name="DealTask", tablename="crm_deal_task", schema=None)
    return manager
