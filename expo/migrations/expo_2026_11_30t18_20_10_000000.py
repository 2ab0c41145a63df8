"""Meetings are found by words, as what stands beside them in the palette is."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-30T18:20:10:000000"
VERSION = "1.38.0"
DESCRIPTION = "an index of the words of meetings"

WORDS = "CREATE INDEX expo_meeting_words ON expo_meeting USING gin (directory_words(code)) WITH (gin_pending_list_limit = 512)"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def find() -> None:
        await DB.run_ddl(WORDS)

    manager.add_raw(find)
    return manager
