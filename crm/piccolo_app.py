"""The tables of this context, for Piccolo's migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="crm",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(
        modules=[
            "crm.agreements.tables",
            "crm.agreements.texts.tables",
            "crm.agreements.consulting.tables",
            "crm.agreements.signing.tables",
            "crm.agreements.terms.tables",
            "crm.agreements.publishing.tables",
            "crm.duties.tables",
            "crm.obligations.tables",
            "crm.timeline.tables",
            "crm.tasks.tables",
            "crm.today.tables",
            "crm.calendars.tables",
            "crm.delegations.tables",
            "crm.delegations.programme.tables",
            "crm.delegations.steps.tables",
            "crm.delegations.protocol.tables",
            "crm.delegations.records.tables",
            "crm.delegations.notes.tables",
            "crm.delegations.travel.tables",
            "crm.delegations.visas.tables",
            "crm.delegations.letters.tables",
            "crm.delegations.passports.tables",
            "crm.delegations.gifts.tables",
            "crm.deals.tables",
            "crm.consultations.tables",
            "crm.followups.tables",
            "crm.results.tables",
            "crm.deals.steps.tables",
            "crm.deals.consortium.tables",
            "crm.deals.finance.tables",
            "crm.deals.support.tables",
            "crm.deals.forecast.tables",
            "crm.rates.tables",
        ],
        exclude_imported=True,
    ),
    migration_dependencies=["core.piccolo_app", "directory.piccolo_app", "expo.piccolo_app"],
    commands=[],
)
