"""What was promised is said in many languages; so far each was said in one, which its letters tell."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import JSONB
from piccolo.columns.column_types import Varchar
from piccolo.columns.indexes import IndexMethod

from core.db.engine import DB

ID = "2026-11-30T10:36:13:843904"
VERSION = "1.38.0"
DESCRIPTION = "obligations in many languages, on the public pages too"

TONGUE = "CASE WHEN title ~ '[가-힣]' THEN 'ko' ELSE 'en' END"
SAID = (
    "CASE WHEN {0} <> '' THEN jsonb_build_object('source', {1}, 'renditions',"
    " jsonb_build_object({1}, jsonb_build_object('text', {0}))) END"
)
STATEMENT = f"""
ALTER TABLE crm_obligation ALTER COLUMN title DROP DEFAULT,
    ALTER COLUMN indicator DROP DEFAULT, ALTER COLUMN indicator DROP NOT NULL,
    ALTER COLUMN title TYPE jsonb USING {SAID.format("title", TONGUE)},
    ALTER COLUMN indicator TYPE jsonb USING {SAID.format("indicator", TONGUE)}
"""


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="crm", description=DESCRIPTION
    )

    async def say() -> None:
        await DB.run_ddl(STATEMENT)

    manager.add_raw(say)

    manager.add_column(
        table_class_name="Publication",
        tablename="crm_publication",
        column_name="promises",
        db_column_name="promises",
        column_class_name="JSONB",
        column_class=JSONB,
        params={
            "default": "[]",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    manager.alter_column(
        table_class_name="Obligation",
        tablename="crm_obligation",
        column_name="title",
        db_column_name="title",
        params={"default": None},
        old_params={"default": ""},
        column_class=JSONB,
        old_column_class=Varchar,
        schema=None,
    )

    manager.alter_column(
        table_class_name="Obligation",
        tablename="crm_obligation",
        column_name="indicator",
        db_column_name="indicator",
        params={"default": None, "null": True},
        old_params={"default": "", "null": False},
        column_class=JSONB,
        old_column_class=Varchar,
        schema=None,
    )

    return manager
