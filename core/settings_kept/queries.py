"""The settings in force, and what the surroundings decide."""

import os
import re
from dataclasses import dataclass
from typing import Any

from core.access.permissions import Core
from core.access.rules import require
from core.actor import Actor
from core.settings import settings
from core.settings_kept.rules import EMPTY, NAMES
from core.settings_kept.tables import KeptSetting

VARIABLES = {
    "ALLOWED_HOSTS": "allowed_hosts",
    "BASE_URL": "base_url",
    "CLAMD": "clamd",
    "DATABASE_URL": "database_url",
    "DATA_DIR": "data_dir",
    "FILES_URL": "files_url",
    "HOST": "host",
    "MAIL_FROM": "mail_from",
    "MAIL_INTAKE": "mail_intake",
    "MAIL_INTAKE_KEY": "mail_intake_key",
    "METRICS_TOKEN": "metrics_token",
    "PORT": "port",
    "SMTP_URL": "smtp_url",
    "TRANSLATOR_KEY": "translator_key",
    "TRANSLATOR_URL": "translator_url",
    "TRUSTED_PROXIES": "trusted_proxies",
    "WEB_CONCURRENCY": "web_processes",
}
HIDDEN = "••••"
SECRETS = frozenset({"MAIL_INTAKE_KEY", "METRICS_TOKEN", "TRANSLATOR_KEY"})
_login = re.compile(r"(?<=://)[^/@]*@")
_query = re.compile(r"\?.*$")


@dataclass(frozen=True, slots=True)
class Surrounding:
    """`value` as it may be shown: without logins and secrets; `given` is False for a default."""

    variable: str
    value: str
    given: bool


async def kept() -> dict[str, str]:
    """Every setting by name; those that were never set are empty."""
    rows = await KeptSetting.select(KeptSetting.name, KeptSetting.value)
    return EMPTY | {row["name"]: row["value"] for row in rows if row["name"] in NAMES}


async def on_the_shelf(former: dict[str, str] | None) -> dict[str, str]:
    """For processes that read them with every page."""
    now = await kept()
    return former if former == now and former is not None else now


def surroundings(actor: Actor) -> list[Surrounding]:
    """What only another start can change."""
    require(actor, Core.SETTINGS_READ)
    return [
        Surrounding(variable, _shown(variable, getattr(settings(), field)), bool(os.environ.get(variable)))
        for variable, field in VARIABLES.items()
    ]


def _shown(variable: str, value: Any) -> str:
    if value is None or value in ((), frozenset()):
        return "–"
    if variable in SECRETS:
        return HIDDEN
    if isinstance(value, (frozenset, tuple)):
        return ", ".join(sorted(str(one) for one in value))
    return _query.sub("", _login.sub(f"{HIDDEN}@", str(value)))
