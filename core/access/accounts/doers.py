"""Who did something, by name: of accounts as they are called now, of everybody else as the journal has them."""

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from core.access.accounts.queries import names_of
from core.journal.holders import Holder, holders_of


async def doers(actors: Iterable[str]) -> Callable[[str], str]:
    """From an actor's text to a name; one query for all of them."""
    accounts = {text: UUID(name) for text in actors for kind, _, name in [text.partition(":")] if kind == "staff"}
    names = await names_of(set(accounts.values()))
    return lambda text: names.get(accounts[text], text) if text in accounts else text.partition(":")[2]


async def doers_called(actors: Collection[str]) -> dict[str, str | Holder]:
    """Names by what the journal calls them; who has no account is called by their kind, or by whose link it was."""
    accounts = {one: UUID(one.partition(":")[2]) for one in actors if one.startswith("staff:")}
    names, holders = await names_of(set(accounts.values())), await holders_of(actors)
    kinds = {one: names.get(accounts[one], "–") if one in accounts else one.partition(":")[0] for one in actors}
    return {**kinds, **holders}
