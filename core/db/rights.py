"""What the application's own login may do: everything but change the journal, the tables or the list of migrations."""

from urllib.parse import parse_qs, urlsplit

import asyncpg

from core.errors import Unavailable, mark

ONLY_GROWS = ("core_entry", "core_entry_value")
ONLY_READ = ("core_seal", "migration")


class LoginMissing(Unavailable):
    message = mark(
        "The login {login} of DATABASE_URL is not there. Create it (CREATE ROLE … LOGIN PASSWORD …) and upgrade again."
    )


def login_of(dsn: str) -> str | None:
    """None when the address leaves it to the surroundings."""
    parts = urlsplit(dsn)
    return parts.username or next(iter(parse_qs(parts.query).get("user", [])), None)


async def renew_rights(owner: asyncpg.Connection, dsn: str) -> None:
    """After every upgrade, since tables are new; nothing when the application signs in as the owner itself.

    A login that signs in without a password (a private socket) is made here. Raises LoginMissing.
    """
    login = login_of(dsn)
    if login is None or login == await owner.fetchval("SELECT current_user"):
        return
    if not await owner.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", login):
        if urlsplit(dsn).password:
            raise LoginMissing(login=login, after=60)
        await owner.execute(f"CREATE ROLE {_quoted(login)} LOGIN")
    for statement in _statements(_quoted(login)):
        await owner.execute(statement)


def _statements(login: str) -> tuple[str, ...]:
    return (
        f"GRANT USAGE ON SCHEMA public TO {login}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {login}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {login}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(ONLY_GROWS)} FROM {login}",
        f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {', '.join(ONLY_READ)} FROM {login}",
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
