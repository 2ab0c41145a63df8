"""Organisations are found by parts, first consonants and nearly right words, and stand in the order of their names."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T23:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "organisations: found and sorted by name through indexes"

READERS = ("ko", "en", "zh-Hans", "es", "ar")

def folded(text: str) -> str:
    """As core.search.words.fold does it: no case, no accents, no Arabic vowel signs. Written out where it is needed, since
    an index is built where only PostgreSQL's own functions are found.
    """
    plain = f"normalize(lower(normalize({text}, NFKC)), NFD)"
    bare = rf"regexp_replace({plain}, U&'[\0300-\036f\0610-\061a\064b-\065f\0670]', '', 'g')"
    return f"normalize(translate({bare}, 'ىةـ', 'يه'), NFC)"


INITIALS = """
(SELECT coalesce(string_agg(CASE WHEN ascii(one) BETWEEN 44032 AND 55203
     THEN substr('ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ', (ascii(one) - 44032) / 588 + 1, 1) ELSE ' ' END, '' ORDER BY at), '')
 FROM string_to_table(said, NULL) WITH ORDINALITY AS letters(one, at))
"""
"""페루 is ㅍㄹ; what is no Hangul syllable is left out."""
STATEMENTS = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"""
CREATE FUNCTION directory_sought(code text, name jsonb, also jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT {folded("said")} || ' ' || {INITIALS} FROM (SELECT concat_ws(' ', code,
        (SELECT string_agg(one #>> '{{}}', ' ') FROM jsonb_path_query(name, '$.renditions.*.text') AS one),
        (SELECT string_agg(one #>> '{{}}', ' ') FROM jsonb_path_query(also, '$.*') AS one)) AS said) AS all_of_it
$$
""",
    f"""
CREATE FUNCTION directory_called(name jsonb, reader text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT {folded("coalesce(name -> 'renditions' -> reader ->> 'text', name -> 'renditions' -> 'en' ->> 'text',"
                   " name -> 'renditions' -> (name ->> 'source') ->> 'text', '')")}
$$
""",
    # kept beside the row, since a word of two syllables has no three letters that an index could hold
    """
ALTER TABLE directory_organisation
    ADD COLUMN sought text GENERATED ALWAYS AS (directory_sought(code, name, also)) STORED
""",
    "CREATE INDEX directory_organisation_sought ON directory_organisation USING gin (sought gin_trgm_ops)",
    *(
        f"CREATE INDEX directory_organisation_called_{reader.lower().replace('-', '_')}"
        f" ON directory_organisation (directory_called(name, '{reader}'), id)"
        for reader in READERS
    ),
    "CREATE INDEX directory_organisation_of_kind ON directory_organisation (kind, id)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directory", description=DESCRIPTION)

    async def found_and_sorted() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(found_and_sorted)
    return manager
