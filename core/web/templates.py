"""The template environment that every language's own is laid over."""

from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from core.web.assets import Assets


class CompiledOnce(BytecodeCache):
    """Every language of one application runs the same code: what one has compiled, the others take.

    Only sound while nothing of a language is folded into that code: `late` sees to it.
    """

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing when this text of the template has not been compiled yet."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Asked by Jinja straight after compiling."""
        if bucket.code is not None:
            self._compiled[bucket.key, bucket.checksum] = bucket.code


def late(filtering: Callable[..., Any]) -> Callable[..., Any]:
    """As a filter that Jinja never folds into the code, also when what it filters is a constant."""

    @pass_context
    def filtered(_: Context, *given: Any, **named: Any) -> Any:
        return filtering(*given, **named)

    return filtered


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
        bytecode_cache=CompiledOnce(),
    )
    environment.globals["asset"] = assets
    return environment
