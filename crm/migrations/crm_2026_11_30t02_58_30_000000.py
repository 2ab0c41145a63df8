"""One live link for whom it is about, one live invitee of a visit, one telling of a version."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T02:58:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "programmes of visits: what there is one of at a time"
STATEMENTS = (
    "CREATE UNIQUE INDEX crm_plan_link_once ON crm_plan_link (COALESCE(delegate, car, room, interpreter))"
    " WHERE revoked_at IS NULL",
    "CREATE UNIQUE INDEX crm_plan_invitee_once ON crm_plan_invitee (visit, person) WHERE ended_at IS NULL",
    "CREATE UNIQUE INDEX crm_programme_told_once ON crm_programme_told (programme, COALESCE(person, car))",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def constrain() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(constrain)
    return manager
