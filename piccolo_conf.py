"""Where Piccolo finds the engine and the contexts' tables."""

from piccolo.conf.apps import AppRegistry

from core.db.engine import DB

__all__ = ["APP_REGISTRY", "DB"]

APP_REGISTRY = AppRegistry(
    apps=["core.piccolo_app", "i18n.piccolo_app", "directory.piccolo_app", "expo.piccolo_app", "crm.piccolo_app"],
)
