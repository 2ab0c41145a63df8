"""Litestar without the plugins it adds for what happens to be installed: loading pydantic took a tenth of every start."""

from litestar import Litestar
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin


class Application(Litestar):
    """Parameters and answers are plain types and msgspec's; nothing here is pydantic's or attrs'."""

    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        return [*plugins, MsgspecDIPlugin()]
