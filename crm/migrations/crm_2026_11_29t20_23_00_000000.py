"""Each record once on an entry, on a task and among those somebody follows: whoever writes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T20:23:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "timeline and tasks: each record once"

RECORD = "country, organisation, person, agreement"
STATEMENTS = (
    f"CREATE UNIQUE INDEX crm_entry_subject_once ON crm_entry_subject (entry, {RECORD}) NULLS NOT DISTINCT",
    f"CREATE UNIQUE INDEX crm_task_subject_once ON crm_task_subject (task, {RECORD}) NULLS NOT DISTINCT",
    f"CREATE UNIQUE INDEX crm_follow_once ON crm_follow (account, {RECORD}) NULLS NOT DISTINCT",
    "CREATE UNIQUE INDEX crm_entry_participant_once ON crm_entry_participant (entry, person, account) NULLS NOT DISTINCT",
    "CREATE INDEX crm_task_open ON crm_task (owner, due_on) WHERE state = 'open'",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
