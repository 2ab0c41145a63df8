from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.base import OnUpdate
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.column_types import UUID
from piccolo.columns.column_types import Varchar
from piccolo.columns.defaults.uuid import UUID4
from piccolo.columns.indexes import IndexMethod
from piccolo.constraints import Check
from piccolo.constraints import Unique
from piccolo.table import Table


class Edition(Table, tablename="expo_edition", schema=None):
    id = UUID(
        default=UUID4(),
        null=False,
        primary_key=True,
        unique=False,
        index=False,
        index_method=IndexMethod.btree,
        choices=None,
        db_column_name=None,
        secret=False,
    )


ID = "2026-11-29T16:37:09:892998"
VERSION = "1.38.0"
DESCRIPTION = "which sites may show a programme"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="expo", description=DESCRIPTION
    )

    manager.add_table(
        class_name="Embedder",
        tablename="expo_embedder",
        schema=None,
        columns=None,
    )

    manager.add_column(
        table_class_name="Embedder",
        tablename="expo_embedder",
        column_name="id",
        db_column_name="id",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": UUID4(),
            "null": False,
            "primary_key": True,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    manager.add_column(
        table_class_name="Embedder",
        tablename="expo_embedder",
        column_name="edition",
        db_column_name="edition",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Edition,
            "on_delete": OnDelete.cascade,
            "on_update": OnUpdate.cascade,
            "target_column": None,
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

    manager.add_column(
        table_class_name="Embedder",
        tablename="expo_embedder",
        column_name="origin",
        db_column_name="origin",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 270,
            "default": "",
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

    manager.add_constraint(
        table_class_name="Embedder",
        tablename="expo_embedder",
        constraint_name="expo_embedder_origin_once",
        constraint_class=Unique,
        params={"columns": ["edition", "origin"], "nulls_distinct": True},
        schema=None,
    )

    manager.add_constraint(
        table_class_name="Embedder",
        tablename="expo_embedder",
        constraint_name="expo_embedder_origin_shape",
        constraint_class=Check,
        params={
            "condition": "origin ~ '^https?://[a-z0-9*][a-z0-9.-]*(:[0-9]{1,5})?$'"
        },
        schema=None,
    )

    return manager
