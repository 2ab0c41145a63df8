"""The template environment that every language's own is laid over."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.web.assets import Assets


def base_environment(folder: Path, assets: Assets) -> Environment:
    """A name that is not there is a mistake, everything is escaped, and no language is known yet."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals["asset"] = assets
    return environment
