"""Organisations stand in the order of their names, in every language that is complete."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T23:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "organisations: sorted by name through indexes"

READERS = ("ko", "en", "zh-Hans", "es", "ar")

def folded(text: str) -> str:
    """As core.search.words.fold does it: no case, no accents, no Arabic vowel signs. Written out where it is needed, since
    an index is built where only PostgreSQL's own functions are found.
    """
    plain = f"normalize(lower(normalize({text}, NFKC)), NFD)"
    bare = rf"regexp_replace({plain}, U&'[\0300-\036f\0610-\061a\064b-\065f\0670]', '', 'g')"
    return f"normalize(translate({bare}, 'ىةـ', 'يه'), NFC)"


STATEMENTS = (
    f"""
CREATE FUNCTION directory_called(name jsonb, reader text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT {folded("coalesce(name -> 'renditions' -> reader ->> 'text', name -> 'renditions' -> 'en' ->> 'text',"
                   " name -> 'renditions' -> (name ->> 'source') ->> 'text', '')")}
$$
""",
    *(
        f"CREATE INDEX directory_organisation_called_{reader.lower().replace('-', '_')}"
        f" ON directory_organisation (directory_called(name, '{reader}'), id)"
        for reader in READERS
    ),
    "CREATE INDEX directory_organisation_of_kind ON directory_organisation (kind, id)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directory", description=DESCRIPTION)

    async def in_order() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(in_order)
    return manager
