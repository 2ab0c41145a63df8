"""A device that was revoked stays out: its account is never opened again, whoever tries."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-24T01:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "revoked devices stay out"

REFUSE = """
CREATE FUNCTION core_refuse_device() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a device that was revoked stays out'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'core_account_device_stays_out';
END $$
"""
STAYS_OUT = """
CREATE TRIGGER core_account_device_stays_out BEFORE UPDATE OF disabled_at, kind ON core_account FOR EACH ROW
WHEN (OLD.kind = 'device' AND OLD.disabled_at IS NOT NULL AND (NEW.disabled_at IS NULL OR NEW.kind <> 'device'))
EXECUTE FUNCTION core_refuse_device()
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="core", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in (REFUSE, STAYS_OUT):
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
