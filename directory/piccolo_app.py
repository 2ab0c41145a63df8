"""The tables of this context, for Piccolo's migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="directory",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(
        modules=[
            "directory.countries.tables",
            "directory.duplicates.tables",
            "directory.imports.tables",
            "directory.organisations.standing.tables",
            "directory.organisations.tables",
            "directory.people.contacts.tables",
            "directory.people.needs.tables",
            "directory.people.tables",
            "directory.relationships.tables",
        ],
        exclude_imported=True,
    ),
    migration_dependencies=["core.piccolo_app"],
    commands=[],
)
