"""Migrations say what the tables say: whoever changes a table writes the migration with it."""

import pytest
from piccolo.apps.migrations.commands.new import AutoMigrationManager
from piccolo.conf.apps import AppConfig

import core.piccolo_app
import crm.piccolo_app
import directory.piccolo_app
import expo.piccolo_app
import i18n.piccolo_app
from core.db.schema import CONTEXTS

APPS = [core.piccolo_app, i18n.piccolo_app, directory.piccolo_app, expo.piccolo_app, crm.piccolo_app]
CONFIGS = [app.APP_CONFIG for app in APPS]


@pytest.mark.parametrize("config", CONFIGS, ids=lambda config: config.app_name)
async def test_the_tables_of(config: AppConfig) -> None:
    changes = await AutoMigrationManager().get_alter_statements(app_config=config)
    missing = [statement for change in changes for statement in change.statements]
    assert missing == [], f'run `make migrations CONTEXT={config.app_name} NAME="why"` and look at what it wrote'


def test_every_context_with_tables_is_migrated() -> None:
    assert [config.app_name for config in CONFIGS] == list(CONTEXTS)
