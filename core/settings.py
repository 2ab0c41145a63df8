"""What the surroundings decide: read once from the environment, frozen."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.db.embedded import dsn


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is listed in docs/settings.md."""

    database_url: str
    database_embedded: bool
    data_dir: Path
    host: str
    port: int
    base_url: str
    pseudo_languages: bool


@cache
def settings() -> Settings:
    data_dir = Path(os.environ.get("DATA_DIR") or "var").absolute()
    given = os.environ.get("DATABASE_URL")
    host, port = os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 8000)
    return Settings(
        database_url=given or dsn(data_dir),
        database_embedded=not given,
        data_dir=data_dir,
        host=host,
        port=port,
        base_url=(os.environ.get("BASE_URL") or f"http://{host}:{port}").rstrip("/"),
        pseudo_languages=bool(os.environ.get("MADANG_PSEUDO")),
    )
