"""How readers reach the site, what their browsers refuse, who can give roles, and which versions run."""

from datetime import datetime
from urllib.parse import urlsplit

from core.desk.health.check import Check, first_of
from core.desk.health.measured import Measured
from core.errors import mark
from core.networks import LOCAL
from core.web.certificate import KIND as CERTIFICATE

SOON_DAYS, TOO_SOON_DAYS = 21, 7


def checks(measured: Measured, now: datetime) -> list[Check]:
    """All of them, however good."""
    return [_address(measured, now), _refused(measured), _administrators(measured), _versions(measured)]


def _address(measured: Measured, now: datetime) -> Check:
    label, parts, run = mark("Address"), urlsplit(measured.base_url), measured.found.runs.get(CERTIFICATE)
    places: dict[str, object] = {"address": measured.base_url}
    if parts.hostname in LOCAL:
        return Check(label, "ok", mark("Only this machine reaches the site, at {address}."), places)
    if parts.scheme != "https":
        act = mark(
            "Put TLS before the site and write https:// into BASE_URL: passwords and sessions travel in the clear."
        )
        return Check(label, "danger", mark("Readers reach the site at {address}, without TLS."), places, act=act)
    if run is not None and "trouble" in run.result:
        says = mark("{address} did not show a good certificate: {trouble}")
        act = mark("Renew the certificate, or correct BASE_URL: it must be the address that readers use.")
        return Check(label, "danger", says, {**places, "trouble": run.result["trouble"]}, act=act)
    until = str(run.result.get("until", "–")) if run is not None else "–"
    if until == "–":
        return Check(label, "ok", mark("Readers reach the site at {address}."), places)
    days = (datetime.fromisoformat(until) - now).days
    return Check(
        label,
        first_of(danger=days < TOO_SOON_DAYS, warn=days < SOON_DAYS),
        mark("Readers reach the site at {address}; its certificate is good for {days} more days."),
        {**places, "days": days},
        act=mark("Renew the certificate now, and find out why it does not renew itself."),
    )


def _refused(measured: Measured) -> Check:
    label, number = mark("What browsers refused"), measured.found.refused or 0
    if not number:
        return Check(label, "ok", mark("Nothing in the last seven days."))
    return Check(
        label,
        "warn",
        mark("In the last seven days: {number} times."),
        {"number": number},
        act=mark("Look at the list below: a page holds something that does not belong there, or somebody put it in."),
        href="#refused",
    )


def _administrators(measured: Measured) -> Check:
    label, number = mark("Administrators"), measured.found.administrators
    if number > 1:
        return Check(label, "ok", mark("People who may give roles: {number}."), {"number": number})
    return Check(
        label,
        "warn",
        mark("Fewer than two people are administrators: when they cannot sign in, nobody gives roles."),
        act=mark("Give the role to somebody else too."),
        href="/desk/accounts",
    )


def _versions(measured: Measured) -> Check:
    said = ", ".join(f"{name} {number}" for name, number in measured.versions.items())
    return Check(mark("Versions"), "ok", "{said}", {"said": said or "–"})
