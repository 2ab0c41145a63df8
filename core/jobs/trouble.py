"""What is kept of a failure in the background: its kind and where, never its words, which repeat people's data."""

from traceback import walk_tb

from asyncpg import PostgresError

from core.errors import Refusal

FLOORS = frozenset({"core", "i18n", "directory", "expo", "crm", "seed"})


def trouble_of(error: BaseException) -> str:
    """`UniqueViolationError (core_account_address) in core.access.accounts.commands, invite:61`. A refusal of ours says its
    sentence with the places empty: what fills them may be somebody's.
    """
    named = [type(error).__name__, *_constraint(error)]
    said = f": {error.message}" if isinstance(error, Refusal) else ""
    return " ".join([*named, *_where(error)]) + said


def _constraint(error: BaseException) -> list[str]:
    name = getattr(error, "constraint_name", None) if isinstance(error, PostgresError) else None
    return [f"({name})"] if name else []


def _where(error: BaseException) -> list[str]:
    """The last place of our own that it came through."""
    met = [
        (frame.f_globals.get("__name__", ""), frame.f_code.co_name, line)
        for frame, line in walk_tb(error.__traceback__)
    ]
    return [f"in {module}, {name}:{line}" for module, name, line in met if module.partition(".")[0] in FLOORS][-1:]
