"""Agreements and what stands on timelines are found by indexes of words; timelines are read in their own order."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T00:06:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "indexes of words for agreements and timelines, and of the order of timelines and tasks"

STATEMENTS = (
    """
CREATE FUNCTION crm_agreement_words(code text, title jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $f$ SELECT public.directory_organisation_words(code, title, '{}'::jsonb) $f$
""",
    """
CREATE INDEX crm_agreement_words ON crm_agreement USING gin (crm_agreement_words(code, title))
    WITH (gin_pending_list_limit = 512)
""",
    """
CREATE INDEX crm_timeline_entry_words ON crm_timeline_entry USING gin (directory_plain_words(title || ' ' || text))
    WITH (gin_pending_list_limit = 512) WHERE NOT confidential AND withdrawn_at IS NULL
""",
    """
CREATE INDEX crm_timeline_entry_order ON crm_timeline_entry
    (happened_on DESC, happened_at DESC NULLS LAST, made_at DESC, id) WHERE withdrawn_at IS NULL
""",
    "CREATE INDEX crm_task_order ON crm_task (state, due_on, made_at, id)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="crm", description=DESCRIPTION)

    async def index() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(index)
    return manager
