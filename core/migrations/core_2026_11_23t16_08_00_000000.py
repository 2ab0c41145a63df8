"""What must never be wrong about jobs, letters and challenges: known states, one run a period, released or withdrawn."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T16:08:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of jobs and letters"

STATEMENTS = (
    "ALTER TABLE core_job ADD CONSTRAINT core_job_state CHECK "
    "(state IN ('queued', 'running', 'done', 'failed', 'cancelled'))",
    "ALTER TABLE core_job ADD CONSTRAINT core_job_leased CHECK ((state = 'running') = (lease_until IS NOT NULL))",
    "ALTER TABLE core_job ADD CONSTRAINT core_job_steps CHECK (done >= 0 AND total >= 0)",
    "CREATE UNIQUE INDEX core_job_once_a_period ON core_job (kind, due_at) WHERE periodic",
    "CREATE INDEX core_job_waiting ON core_job (due_at) WHERE state IN ('queued', 'running')",
    "ALTER TABLE core_mail ADD CONSTRAINT core_mail_state CHECK "
    "(state IN ('held', 'queued', 'sending', 'sent', 'unsure', 'failed', 'withdrawn'))",
    "ALTER TABLE core_mail ADD CONSTRAINT core_mail_held_in_batch CHECK (state <> 'held' OR batch IS NOT NULL)",
    "ALTER TABLE core_mail ADD CONSTRAINT core_mail_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL))",
    "ALTER TABLE core_mail ADD CONSTRAINT core_mail_one_line CHECK (subject || address || name !~ '[\\n\\r]')",
    "CREATE INDEX core_mail_waiting ON core_mail (due_at) WHERE state IN ('queued', 'sending')",
    "CREATE UNIQUE INDEX core_mail_once_a_batch ON core_mail (batch, lower(address)) WHERE batch IS NOT NULL",
    "ALTER TABLE core_mail_batch ADD CONSTRAINT core_mail_batch_decided CHECK "
    "(num_nonnulls(released_at, withdrawn_at) <= 1 AND "
    "(decided_by IS NULL) = (released_at IS NULL AND withdrawn_at IS NULL))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
