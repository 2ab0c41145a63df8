"""Who did something, by name: of accounts as they are called now, of everybody else as the journal has them."""

from collections.abc import Callable, Iterable
from uuid import UUID

from core.access.accounts.queries import names_of


async def doers(actors: Iterable[str]) -> Callable[[str], str]:
    """From an actor's text to a name; one query for all of them."""
    accounts = {text: UUID(name) for text in actors for kind, _, name in [text.partition(":")] if kind == "staff"}
    names = await names_of(set(accounts.values()))
    return lambda text: names.get(accounts[text], text) if text in accounts else text.partition(":")[2]
