"""What must never be wrong about accounts: one address a kind, roles that fit the kind, one live grant of a role."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-23T11:59:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "constraints of accounts and grants"

STATEMENTS = (
    "CREATE UNIQUE INDEX core_account_address ON core_account (kind, lower(email)) WHERE email IS NOT NULL",
    "ALTER TABLE core_account ADD CONSTRAINT core_account_kind CHECK "
    "(kind IN ('staff', 'exhibitor', 'attendee', 'device', 'service'))",
    "ALTER TABLE core_account ADD CONSTRAINT core_account_of_kind UNIQUE (id, kind)",
    "ALTER TABLE core_grant ADD CONSTRAINT core_grant_of_account FOREIGN KEY (account, kind) "
    "REFERENCES core_account (id, kind) ON DELETE CASCADE",
    "ALTER TABLE core_grant ADD CONSTRAINT core_grant_role_of_kind CHECK ("
    "CASE kind WHEN 'exhibitor' THEN role IN ('exhibitor_owner', 'exhibitor_staff') AND scope LIKE 'organisation:%' "
    "WHEN 'attendee' THEN role = 'attendee' WHEN 'device' THEN role = 'device' WHEN 'service' THEN role = 'service' "
    "ELSE role IN ('administrator', 'auditor', 'cooperation_lead', 'cooperation_officer', 'finance_officer', "
    "'floor_manager', 'organiser', 'privacy_officer', 'programme_editor', 'translator') END)",
    "ALTER TABLE core_grant ADD CONSTRAINT core_grant_with_reason CHECK (length(btrim(reason)) > 0)",
    "ALTER TABLE core_grant ADD CONSTRAINT core_grant_not_by_holder CHECK (granted_by <> 'staff:' || account::text)",
    "ALTER TABLE core_grant ADD CONSTRAINT core_grant_ended_by CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))",
    "CREATE UNIQUE INDEX core_grant_live ON core_grant (account, role, coalesce(scope, '')) WHERE revoked_at IS NULL",
    "ALTER TABLE core_session ADD CONSTRAINT core_session_digest_length CHECK (length(digest) = 32)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
