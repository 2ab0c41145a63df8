"""Tasks, obligations and consultation records are found by words, as what stands beside them in the palette is."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T18:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "indexes of the words of tasks, obligations and consultation records"

STATEMENTS = (
    "CREATE INDEX crm_task_words ON crm_task USING gin (directory_words(title)) WITH (gin_pending_list_limit = 512)",
    "CREATE INDEX crm_obligation_words ON crm_obligation USING gin (crm_agreement_words('', title))"
    " WITH (gin_pending_list_limit = 512)",
    "CREATE INDEX crm_consultation_record_words ON crm_consultation_record"
    " USING gin (directory_words(code || ' ' || counterpart_name)) WITH (gin_pending_list_limit = 512)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def find() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(find)
    return manager
