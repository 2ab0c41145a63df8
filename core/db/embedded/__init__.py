"""The PostgreSQL server that comes with Madang."""

from pathlib import Path


def dsn(data_dir: Path) -> str:
    return f"postgresql://madang@/madang?host={data_dir}"
