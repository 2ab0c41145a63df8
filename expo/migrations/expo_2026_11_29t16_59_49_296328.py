from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Timestamptz
from piccolo.columns.indexes import IndexMethod
from piccolo.constraints import Check

ID = "2026-11-29T16:59:49:296328"
VERSION = "1.38.0"
DESCRIPTION = "who has come"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="expo", description=DESCRIPTION
    )

    manager.add_column(
        table_class_name="Seat",
        tablename="expo_seat",
        column_name="arrived_at",
        db_column_name="arrived_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": None,
            "null": True,
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
        table_class_name="Seat",
        tablename="expo_seat",
        column_name="ticked_at",
        db_column_name="ticked_at",
        column_class_name="Timestamptz",
        column_class=Timestamptz,
        params={
            "default": None,
            "null": True,
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
        table_class_name="Seat",
        tablename="expo_seat",
        constraint_name="expo_seat_arrived_was_said",
        constraint_class=Check,
        params={"condition": "arrived_at IS NULL OR ticked_at IS NOT NULL"},
        schema=None,
    )

    manager.add_constraint(
        table_class_name="Seat",
        tablename="expo_seat",
        constraint_name="expo_seat_arrived_who_had_one",
        constraint_class=Check,
        params={"condition": "arrived_at IS NULL OR state IN ('seated', 'left')"},
        schema=None,
    )

    return manager
