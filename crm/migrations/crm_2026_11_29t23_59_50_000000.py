"""More who can be asked, and reminders of their answers: constraints that are there already say so."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T23:59:50:000000"
VERSION = "1.38.0"
DESCRIPTION = "consultations: more who can be asked, and reminders"

ASKED = "whom IN ('mofa', 'ministries', 'legislation', 'budget', 'legal', 'other')"
REMINDED = "what IN ('notice', 'review', 'duty', 'obligation', 'consultation')"
STATEMENTS = (
    "ALTER TABLE crm_consultation DROP CONSTRAINT crm_consultation_known",
    f"ALTER TABLE crm_consultation ADD CONSTRAINT crm_consultation_known CHECK ({ASKED})",
    "ALTER TABLE crm_agreement_reminder DROP CONSTRAINT crm_agreement_reminder_known",
    f"ALTER TABLE crm_agreement_reminder ADD CONSTRAINT crm_agreement_reminder_known CHECK ({REMINDED})",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
