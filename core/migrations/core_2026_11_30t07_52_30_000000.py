"""A further role of staff: auditors of results."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T07:52:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "auditors of results"

STATEMENTS = (
    "ALTER TABLE core_grant DROP CONSTRAINT core_grant_role_of_kind",
    "ALTER TABLE core_grant ADD CONSTRAINT core_grant_role_of_kind CHECK ("
    "CASE kind WHEN 'exhibitor' THEN role IN ('exhibitor_owner', 'exhibitor_staff') AND scope LIKE 'organisation:%' "
    "WHEN 'attendee' THEN role = 'attendee' WHEN 'device' THEN role = 'device' WHEN 'service' THEN role = 'service' "
    "ELSE role IN ('administrator', 'auditor', 'cooperation_lead', 'cooperation_officer', 'finance_officer', "
    "'floor_manager', 'organiser', 'privacy_officer', 'programme_editor', 'results_auditor', 'translator') END)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
