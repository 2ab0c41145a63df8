"""The tables of this context, for Piccolo's migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="expo",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(
        modules=[
            "expo.editions.tables",
            "expo.venues.tables",
            "expo.floor.tables",
            "expo.floor.imports.tables",
            "expo.floor.places.tables",
            "expo.programme.tables",
            "expo.interchange.imports.tables",
            "expo.speakers.tables",
            "expo.speakers.invitations.tables",
            "expo.releases.tables",
            "expo.sites.tables",
            "expo.pages.tables",
            "expo.live.tables",
            "expo.seats.tables",
            "expo.channels.tables",
            "expo.feeds.tables",
            "expo.paper.tables",
            "expo.screens.tables",
            "expo.stars.tables",
            "expo.widget.tables",
            "expo.announcements.tables",
            "expo.audience.tables",
            "expo.audience.questions.tables",
            "expo.audience.ratings.tables",
            "expo.calls.tables",
            "expo.proposals.tables",
            "expo.proposals.reviews.tables",
            "expo.exhibitors.tables",
            "expo.reservations.tables",
        ],
        exclude_imported=True,
    ),
    migration_dependencies=["core.piccolo_app", "directory.piccolo_app"],
    commands=[],
)
