"""What the surroundings decide: read once from the environment, frozen."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from core.db.embedded import APPLICATION, dsn
from core.networks import LOCAL, Network, host_of, hosts, listed, networks

HIGHEST_PORT = 65_535
MOST_PROCESSES = 64


class SettingsError(Exception):
    """One sentence: which variable is wrong, and what it may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is listed in docs/settings.md with the variable it comes from."""

    database_url: str
    database_owner_url: str
    database_embedded: bool
    data_dir: Path
    host: str
    port: int
    base_url: str
    web_processes: int
    pseudo_languages: bool
    allowed_hosts: frozenset[str] = frozenset()
    trusted_proxies: tuple[Network, ...] = ()
    metrics_token: str | None = None
    files_url: str | None = None
    clamd: str | None = None
    development: bool = False
    smtp_url: str | None = None
    mail_from: str = "Madang <madang@localhost>"
    oidc: "SignOnSettings | None" = None
    translator_url: str | None = None
    translator_key: str | None = None
    payment_provider: str | None = None
    mail_intake: str | None = None
    mail_intake_key: str | None = None


@dataclass(frozen=True, slots=True)
class SignOnSettings:
    """An organisation's own sign-on; `acr` and `amr` are the words by which it says that it checked two factors."""

    issuer: str
    client: str
    secret: str | None
    name: str
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = ()


@cache
def settings() -> Settings:
    """Those of this process. Raises SettingsError."""
    return settings_from(os.environ)


def settings_from(environment: Mapping[str, str]) -> Settings:
    """An empty variable counts as absent. Raises SettingsError."""
    data_dir = Path(environment.get("DATA_DIR") or "var").absolute()
    given = environment.get("DATABASE_URL") or None
    owner = environment.get("DATABASE_OWNER_URL") or None
    host = environment.get("HOST") or "127.0.0.1"
    port = _number(environment, "PORT", default=8000, most=HIGHEST_PORT)
    base_url = _base_url(environment.get("BASE_URL"), host, port)
    return Settings(
        database_url=_postgres("DATABASE_URL", given) if given else dsn(data_dir, login=APPLICATION),
        database_owner_url=_postgres("DATABASE_OWNER_URL", owner or given) if given else dsn(data_dir),
        database_embedded=given is None,
        data_dir=data_dir,
        host=host,
        port=port,
        base_url=base_url,
        allowed_hosts=hosts(environment.get("ALLOWED_HOSTS"), base_url),
        trusted_proxies=_proxies(environment.get("TRUSTED_PROXIES")),
        metrics_token=environment.get("METRICS_TOKEN") or None,
        web_processes=_number(environment, "WEB_CONCURRENCY", default=1, most=MOST_PROCESSES),
        pseudo_languages=bool(environment.get("MADANG_PSEUDO")),
        files_url=_address("FILES_URL", given_files, ("s3",))
        if (given_files := environment.get("FILES_URL"))
        else None,
        clamd=_scanner(environment.get("CLAMD") or None),
        development=environment.get("MADANG_DEVELOPMENT") == "1",
        smtp_url=_address("SMTP_URL", server, ("smtp", "smtps")) if (server := environment.get("SMTP_URL")) else None,
        mail_from=_sender(environment.get("MAIL_FROM") or "Madang <madang@localhost>"),
        oidc=_sign_on(environment),
        translator_url=_address("TRANSLATOR_URL", machine, ("https",))
        if (machine := environment.get("TRANSLATOR_URL"))
        else None,
        translator_key=environment.get("TRANSLATOR_KEY") or None,
        payment_provider=_named(environment.get("PAYMENT_PROVIDER") or None),
        mail_intake=_mailbox("MAIL_INTAKE", environment.get("MAIL_INTAKE")),
        mail_intake_key=environment.get("MAIL_INTAKE_KEY") or None,
    )


def _mailbox(name: str, given: str | None) -> str | None:
    if given and ("@" not in given or "+" in given):
        raise SettingsError(f"{name} must be an address without a plus sign: record@example.org")
    return given or None


def _sign_on(environment: Mapping[str, str]) -> SignOnSettings | None:
    issuer, client = environment.get("OIDC_ISSUER"), environment.get("OIDC_CLIENT_ID")
    own = host_of(urlsplit(issuer or "").netloc)
    secret, name = environment.get("OIDC_CLIENT_SECRET") or None, environment.get("OIDC_NAME") or own
    acr, amr = listed(environment.get("OIDC_ACR")), listed(environment.get("OIDC_AMR"))
    if not issuer:
        return None
    if not client:
        raise SettingsError("OIDC_CLIENT_ID is missing: OIDC_ISSUER needs the name that the issuer knows us by.")
    _address("OIDC_ISSUER", issuer, ("https", "http") if own in LOCAL else ("https",))
    return SignOnSettings(issuer, client, secret, name, tuple(acr), tuple(amr))


def _base_url(given: str | None, host: str, port: int) -> str:
    shown = "localhost" if host == "127.0.0.1" else f"[{host}]" if ":" in host else host
    return _address("BASE_URL", given or f"http://{shown}:{port}", ("http", "https")).rstrip("/")


def _sender(given: str) -> str:
    _, address = parseaddr(given)
    if "@" not in address or "\n" in given or "\r" in given:
        raise SettingsError(
            f"MAIL_FROM is {given!r}: it must be an address, or a name with one: Expo <expo@example.org>."
        )
    return given


def _postgres(name: str, given: str) -> str:
    return _address(name, given, ("postgresql", "postgres"))


def _scanner(given: str | None) -> str | None:
    if given is None or given.startswith("/"):
        return given
    host, _, port = given.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal()):
        raise SettingsError(f"CLAMD is {given!r}: it must be host:port, or the path of a socket.")
    return given


def _named(given: str | None) -> str | None:
    """A class of somebody else's, as an entry point says it; what it is, whoever uses it finds out."""
    if given is None or re.fullmatch(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*", given):
        return given
    raise SettingsError(f"PAYMENT_PROVIDER is {given!r}: it must be a module and a class: ours.paying:Provider.")


def _proxies(given: str | None) -> tuple[Network, ...]:
    try:
        return networks(given)
    except ValueError as error:
        raise SettingsError(f"TRUSTED_PROXIES must be addresses or networks, such as 10.0.0.0/8: {error}.") from error


def _number(environment: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    given = environment.get(name) or str(default)
    if not (given.isascii() and given.isdecimal()) or not 1 <= int(given) <= most:
        raise SettingsError(f"{name} is {given!r}: it must be a number from 1 to {most}.")
    return int(given)


def _address(name: str, given: str, schemes: tuple[str, ...]) -> str:
    # The value may hold a password: it is never repeated.
    if urlsplit(given).scheme not in schemes:
        raise SettingsError(f"{name} must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}.")
    return given
