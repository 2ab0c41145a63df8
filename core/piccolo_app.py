"""The tables of this context, for Piccolo's migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="core",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(
        modules=[
            "core.access.devices.tables",
            "core.access.identities.tables",
            "core.access.tables",
            "core.access.tokens.tables",
            "core.commitments.tables",
            "core.csp.tables",
            "core.files.tables",
            "core.idempotency.tables",
            "core.jobs.tables",
            "core.journal.tables",
            "core.lists.tables",
            "core.mail.tables",
            "core.mailings.tables",
            "core.notices.tables",
            "core.privacy.tables",
            "core.settings_kept.tables",
            "core.webhooks.tables",
        ],
        exclude_imported=True,
    ),
    migration_dependencies=[],
    commands=[],
)
