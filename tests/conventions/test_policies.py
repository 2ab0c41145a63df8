"""Every route has a declared policy and a row in this table: route × role. A new route without its row fails here."""

import httpx
import pytest
from litestar import Litestar, get

from core.access.policies import PUBLIC, UndeclaredPolicy, http_handlers, require_policies
from core.access.roles import STAFF, Role
from tests.make.accounts import account, browser, session_of

EDITION = "/ko/wsce-2026"
NOBODY = "00000000-0000-4000-8000-000000000000"
SIGN_IN = {"anonymous": 303}
BY_TOKEN = {"anonymous": 401}
CHANGED = {"directory.api.organisations.update": "/api/v1/organisations/unknown"}
"""Routes that take a PATCH, by token only."""

SENT = {
    "core.access.accounts.create": ("/desk/accounts", 303),
    "core.access.accounts.invite": (f"/desk/accounts/{NOBODY}/invitation", 303),
    "core.jobs.deliver": ("/desk/deliveries/1/again", 303),
    "core.jobs.destroy": (f"/desk/jobs/{NOBODY}/cancellation", 303),
    "core.jobs.update": (f"/desk/jobs/{NOBODY}/again", 303),
    "core.mail.destroy": (f"/desk/mail/{NOBODY}/withdrawal", 303),
    "core.mailings.create": ("/desk/mailings", 303),
    "core.mailings.destroy": (f"/desk/mailings/{NOBODY}/stop", 303),
    "core.mailings.leave": ("/unsubscribe/unknown", 404),
    "core.mailings.update": (f"/desk/mailings/{NOBODY}/release", 303),
    "core.settings.update": ("/desk/settings", 303),
    "core.notices.show": (f"/desk/notices/{NOBODY}", 303),
    "core.notices.update": ("/desk/notices/all", 303),
    "core.mail.update": (f"/desk/mail/{NOBODY}/again", 303),
    "core.access.accounts.destroy": (f"/desk/accounts/{NOBODY}/suspension", 303),
    "core.access.accounts.update": (f"/desk/accounts/{NOBODY}/restoration", 303),
    "core.access.arrivals.create": ("/account/enter", 403),
    "core.access.arrivals.enter": ("/account/enter/link", 403),
    "core.access.arrivals.update": ("/account/enter/code", 403),
    "core.access.devices.code": (f"/desk/devices/{NOBODY}/code", 303),
    "core.access.devices.create": ("/desk/devices", 303),
    "core.access.devices.destroy": (f"/desk/devices/{NOBODY}/revocation", 303),
    "core.access.devices.paired": ("/pair", 403),
    "core.access.devices.update": (f"/desk/devices/{NOBODY}", 303),
    "core.access.entrances.confirmed": ("/account/confirm", 303),
    "core.access.entrances.create": ("/account/sign-in", 403),
    "core.access.entrances.destroy": ("/account/sign-out", 303),
    "core.access.entrances.enrol": ("/account/first/authenticator", 303),
    "core.access.entrances.password": ("/account/first/password", 303),
    "core.access.entrances.update": ("/account/second-step", 303),
    "core.access.grants.create": (f"/desk/accounts/{NOBODY}/grants", 303),
    "core.access.grants.destroy": (f"/desk/accounts/{NOBODY}/grants/{NOBODY}/revocation", 303),
    "core.access.identities.confirm": ("/account/identity/confirmation", 303),
    "core.access.identities.create": ("/account/identity", 303),
    "core.access.identities.destroy": (f"/account/identity/{NOBODY}/removal", 303),
    "core.access.identities.enter": ("/account/identity/entrance", 403),
    "core.access.links.create": ("/account/first", 403),
    "core.access.passkeys.asking": ("/account/passkeys/asking", 403),
    "core.access.passkeys.confirm": ("/account/passkeys/confirmation", 303),
    "core.access.passkeys.confirming": ("/account/passkeys/confirming", 303),
    "core.access.passkeys.create": ("/account/passkeys", 303),
    "core.access.passkeys.destroy": (f"/account/passkeys/{NOBODY}/removal", 303),
    "core.access.passkeys.enter": ("/account/passkeys/entrance", 403),
    "core.access.passkeys.making": ("/account/passkeys/making", 303),
    "core.access.recovery.create": (f"/desk/accounts/{NOBODY}/entrance", 303),
    "core.access.sessions.destroy": (f"/account/sessions/{NOBODY}/end", 303),
    "core.access.sessions.update": ("/account/sessions/end-others", 303),
    "core.access.tokens.create": ("/desk/tokens", 303),
    "core.access.tokens.destroy": (f"/desk/tokens/{NOBODY}/revocation", 303),
    "core.webhooks.create": ("/desk/webhooks", 303),
    "core.webhooks.destroy": (f"/desk/webhooks/{NOBODY}/end", 303),
    "core.webhooks.update": (f"/desk/webhooks/{NOBODY}/replay", 303),
    "directory.organisations.desk.update": ("/desk/organisations/unknown/profile", 303),
    "directory.organisations.exports.create": ("/desk/organisations/exports", 303),
    "directory.organisations.logos.create": ("/portal/unknown/logo", 303),
    "directory.organisations.logos.destroy": ("/portal/unknown/logo/removal", 303),
    "directory.organisations.logos.publish": ("/desk/organisations/unknown/logo/publication", 303),
    "directory.organisations.members.create": ("/portal/unknown/members", 303),
    "directory.organisations.members.destroy": (f"/portal/unknown/members/{NOBODY}/end", 303),
    "directory.organisations.papers.create": ("/portal/unknown/papers", 303),
    "directory.organisations.papers.destroy": (f"/portal/unknown/papers/{NOBODY}/withdrawal", 303),
    "directory.organisations.profiles.update": ("/portal/unknown/profile", 303),
    "core.privacy.consents.create": ("/account/consents/newsletter", 303),
    "core.privacy.consents.destroy": ("/account/consents/newsletter/withdrawal", 303),
    "core.privacy.consents.update": ("/account/welcome", 303),
    "core.privacy.erasure.create": ("/account/data/erasure", 303),
    "core.privacy.holdings.create": ("/account/data/copy", 303),
    "core.privacy.holdings.update": ("/account/data/details", 303),
    "core.privacy.retention.destroy": ("/desk/privacy/retention/destruction", 303),
    "core.privacy.retention.update": ("/desk/privacy/retention/rules/links", 303),
    "core.privacy.subjects.create": (f"/desk/privacy/account/{NOBODY}/copy", 303),
    "core.privacy.subjects.destroy": (f"/desk/privacy/account/{NOBODY}/erasure", 303),
    "expo.releases.create": ("/desk/wsce-2026/releases", 303),
    "expo.releases.update": ("/desk/wsce-2026/releases/1/restoration", 303),
    "i18n.language.update": ("/account/language", 403),
}
"""Routes that take a POST: somebody unknown is sent to sign in, or has no form of ours to send."""

TABLE: dict[str, tuple[str, dict[str, int]]] = {
    "core.access.accounts.index": ("/desk/accounts", SIGN_IN),
    "core.access.accounts.new": ("/desk/accounts/new", SIGN_IN),
    "core.access.accounts.show": (f"/desk/accounts/{NOBODY}", SIGN_IN),
    "core.access.arrivals.index": ("/account/enter", {"anonymous": 200}),
    "core.access.arrivals.link": ("/account/enter/link/unknown", {"anonymous": 200}),
    "core.access.arrivals.show": ("/account/enter/code", {"anonymous": 200}),
    "core.access.devices.index": ("/desk/devices", SIGN_IN),
    "core.access.devices.new": ("/desk/devices/new", SIGN_IN),
    "core.access.devices.pair": ("/pair", {"anonymous": 200}),
    "core.access.devices.self": ("/device", SIGN_IN),
    "core.access.devices.show": (f"/desk/devices/{NOBODY}", SIGN_IN),
    "core.access.home.index": ("/account", SIGN_IN),
    "core.access.entrances.confirm": ("/account/confirm", SIGN_IN),
    "core.access.entrances.index": ("/account/sign-in", {"anonymous": 200}),
    "core.access.entrances.show": ("/account/second-step", SIGN_IN),
    "core.access.identities.back": ("/account/identity/back", {"anonymous": 404}),
    "core.access.identities.index": ("/account/identity", SIGN_IN),
    "core.access.links.show": ("/account/first/unknown", {"anonymous": 200}),
    "core.access.passkeys.index": ("/account/passkeys", SIGN_IN),
    "core.access.sessions.index": ("/account/sessions", SIGN_IN),
    "core.access.tokens.index": ("/desk/tokens", SIGN_IN),
    "core.access.tokens.new": ("/desk/tokens/new", SIGN_IN),
    "core.access.trail.index": ("/desk/audit", SIGN_IN),
    "core.api.accounts.index": ("/api/v1/accounts", BY_TOKEN),
    "core.api.document.show": ("/api/v1/openapi.json", {"anonymous": 200}),
    "core.api.entries.index": ("/api/v1/entries", BY_TOKEN),
    "core.api.index": ("/api/v1/reference", {"anonymous": 200}),
    "core.api.grants.index": (f"/api/v1/accounts/{NOBODY}/grants", BY_TOKEN),
    "core.assets.show": ("/assets/none.css", {"anonymous": 404}),
    "core.desk.access": ("/desk/access", SIGN_IN),
    "core.desk.gallery": ("/desk/gallery", SIGN_IN),
    "core.desk.health": ("/desk/health", SIGN_IN),
    "core.desk.index": ("/desk", SIGN_IN),
    "core.desk.keys": ("/desk/keys", SIGN_IN),
    "core.desk.palette": ("/desk/palette?q=a", SIGN_IN),
    "core.files.media.show": ("/media/unknown", {"anonymous": 404}),
    "core.files.parts.show": (f"/files/{NOBODY}/whole", {"anonymous": 404}),
    "core.files.show": (f"/files/{NOBODY}", {"anonymous": 404}),
    "core.jobs.index": ("/desk/jobs", SIGN_IN),
    "core.jobs.show": (f"/desk/jobs/{NOBODY}", SIGN_IN),
    "core.mail.index": ("/desk/mail", SIGN_IN),
    "core.mailings.index": ("/desk/mailings", SIGN_IN),
    "core.mailings.leaving": ("/unsubscribe/unknown", {"anonymous": 404}),
    "core.mailings.new": ("/desk/mailings/new", SIGN_IN),
    "core.mailings.show": (f"/desk/mailings/{NOBODY}", SIGN_IN),
    "core.notices.index": ("/desk/notices", SIGN_IN),
    "core.mail.page": (f"/desk/mail/{NOBODY}/html", SIGN_IN),
    "core.mail.show": (f"/desk/mail/{NOBODY}", SIGN_IN),
    "core.livez.show": ("/livez", {"anonymous": 200}),
    "core.metrics.show": ("/metrics", {"anonymous": 200}),
    "core.privacy.consents.index": ("/account/consents", SIGN_IN),
    "core.privacy.consents.new": ("/account/welcome", SIGN_IN),
    "core.privacy.consents.show": ("/desk/privacy/consents", SIGN_IN),
    "core.privacy.erasure.new": ("/account/data/erasure", SIGN_IN),
    "core.privacy.holdings.index": ("/account/data", SIGN_IN),
    "core.privacy.retention.index": ("/desk/privacy/retention", SIGN_IN),
    "core.privacy.subjects.index": ("/desk/privacy", SIGN_IN),
    "core.privacy.subjects.show": (f"/desk/privacy/account/{NOBODY}", SIGN_IN),
    "core.settings.index": ("/desk/settings", SIGN_IN),
    "core.readyz.show": ("/readyz", {"anonymous": 200}),
    "crm.api.agreements.index": ("/api/v1/agreements", {"anonymous": 200}),
    "directory.api.countries.index": ("/api/v1/countries", {"anonymous": 200}),
    "directory.api.organisations.index": ("/api/v1/organisations", BY_TOKEN),
    "directory.api.organisations.show": ("/api/v1/organisations/unknown", BY_TOKEN),
    "expo.api.editions.index": ("/api/v1/editions", {"anonymous": 200}),
    "expo.api.editions.show": ("/api/v1/editions/wsce-2026", {"anonymous": 200}),
    "expo.api.rooms.index": ("/api/v1/editions/wsce-2026/rooms", {"anonymous": 200}),
    "expo.api.sessions.index": ("/api/v1/editions/wsce-2026/sessions", {"anonymous": 200}),
    "expo.api.sessions.show": ("/api/v1/editions/wsce-2026/sessions/{session}", {"anonymous": 200}),
    "expo.api.speakers.index": ("/api/v1/editions/wsce-2026/speakers", {"anonymous": 200}),
    "expo.api.speakers.show": ("/api/v1/editions/wsce-2026/speakers/{speaker}", {"anonymous": 200}),
    "expo.api.tracks.index": ("/api/v1/editions/wsce-2026/tracks", {"anonymous": 200}),
    "core.webhooks.index": ("/desk/webhooks", SIGN_IN),
    "core.webhooks.new": ("/desk/webhooks/new", SIGN_IN),
    "core.webhooks.show": (f"/desk/webhooks/{NOBODY}", SIGN_IN),
    "crm.agreements.index": (f"{EDITION}/partners", {"anonymous": 200}),
    "directory.organisations.desk.edit": ("/desk/organisations/unknown/profile", SIGN_IN),
    "directory.organisations.desk.index": ("/desk/organisations", SIGN_IN),
    "directory.organisations.desk.show": ("/desk/organisations/unknown", SIGN_IN),
    "directory.organisations.members.index": ("/portal/unknown/members", SIGN_IN),
    "directory.organisations.portal.index": ("/portal", SIGN_IN),
    "directory.organisations.portal.show": ("/portal/unknown", SIGN_IN),
    "directory.organisations.profiles.edit": ("/portal/unknown/profile", SIGN_IN),
    "directory.organisations.sight.index": ("/portal/unknown/sight", SIGN_IN),
    "expo.agenda.cards.show": (f"{EDITION}/sessions/{{session}}.png", {"anonymous": 200}),
    "expo.agenda.index": (f"{EDITION}/schedule", {"anonymous": 200}),
    "expo.agenda.show": (f"{EDITION}/sessions/{{session}}", {"anonymous": 200}),
    "expo.calendars.index": (f"{EDITION}/schedule.ics", {"anonymous": 200}),
    "expo.calendars.show": (f"{EDITION}/sessions/{{session}}.ics", {"anonymous": 200}),
    "expo.changes.feed": (f"{EDITION}/changes.atom", {"anonymous": 200}),
    "expo.changes.index": (f"{EDITION}/changes", {"anonymous": 200}),
    "expo.editions.desk.index": ("/desk/editions", SIGN_IN),
    "expo.releases.index": ("/desk/wsce-2026/releases", SIGN_IN),
    "expo.releases.show": ("/desk/wsce-2026/releases/1", SIGN_IN),
    "expo.editions.index": ("/", {"anonymous": 302}),
    "expo.editions.show": ("/ko/", {"anonymous": 200}),
    "expo.exports.json": (f"{EDITION}/schedule.json", {"anonymous": 200}),
    "expo.exports.localised": ("/wsce-2026/schedule.v2.json", {"anonymous": 200}),
    "expo.exports.xml": (f"{EDITION}/schedule.xml", {"anonymous": 200}),
    "expo.pages.show": ("/ko/about", {"anonymous": 200}),
    "expo.robots.show": ("/robots.txt", {"anonymous": 200}),
    "expo.sitemaps.index": ("/sitemap.xml", {"anonymous": 200}),
    "expo.sitemaps.show": ("/sitemap-ko.xml", {"anonymous": 200}),
    "expo.sites.index": (f"{EDITION}/sites", {"anonymous": 200}),
    "expo.sites.show": (f"{EDITION}/sites/daejeon", {"anonymous": 200}),
    "expo.speakers.index": (f"{EDITION}/speakers", {"anonymous": 200}),
    "expo.speakers.show": (f"{EDITION}/speakers/{{speaker}}", {"anonymous": 200}),
}
"""By route name: an address and the status each role gets there. With sign-in come more roles, and rows that differ."""
OPEN = [name for name, row in TABLE.items() if row[1] not in (SIGN_IN, BY_TOKEN) and "core.access" not in name]


async def test_every_route_stands_in_the_table(site: Litestar) -> None:
    assert sorted(str(handler.name) for handler in http_handlers(site)) == sorted([*TABLE, *SENT, *CHANGED])


@pytest.mark.parametrize("name", sorted(TABLE))
async def test_each_role_gets_what_the_table_says(name: str, site: Litestar, reader: httpx.AsyncClient) -> None:
    address, by_role = TABLE[name]
    published = site.state.shelf["editions"].published["wsce-2026"]
    address = address.format(session=next(iter(published.sessions)), speaker=next(iter(published.speakers)))
    assert {"anonymous": (await reader.get(address)).status_code} == by_role


@pytest.mark.parametrize("name", sorted(SENT))
async def test_nobody_unknown_changes_anything(name: str, reader: httpx.AsyncClient) -> None:
    address, status = SENT[name]
    assert (await reader.post(address, data={"csrf": "0" * 64})).status_code == status


@pytest.mark.parametrize("name", sorted(CHANGED))
async def test_nobody_without_a_token_changes_anything(name: str, reader: httpx.AsyncClient) -> None:
    assert (await reader.patch(CHANGED[name], json={})).status_code == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", sorted(OPEN))
async def test_no_public_route_takes_another_method(method: str, name: str, reader: httpx.AsyncClient) -> None:
    address, _ = TABLE[name]
    assert (await reader.request(method, address)).status_code in (404, 405)


EDITORS = {Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR}
WHO = {
    "/desk": STAFF,
    "/desk/access": {Role.ADMINISTRATOR, Role.AUDITOR},
    "/desk/accounts": {Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER, Role.PRIVACY_OFFICER},
    "/desk/accounts/new": {Role.ADMINISTRATOR, Role.ORGANISER},
    "/desk/audit": {Role.ADMINISTRATOR, Role.AUDITOR, Role.PRIVACY_OFFICER},
    "/desk/devices": {Role.ADMINISTRATOR, Role.AUDITOR, Role.FLOOR_MANAGER, Role.ORGANISER},
    "/desk/devices/new": {Role.ADMINISTRATOR, Role.FLOOR_MANAGER},
    "/desk/editions": EDITORS | {Role.AUDITOR, Role.TRANSLATOR},
    "/desk/wsce-2026/releases": EDITORS | {Role.AUDITOR, Role.TRANSLATOR},
    "/desk/wsce-2026/releases/1": EDITORS | {Role.AUDITOR, Role.TRANSLATOR},
    "/desk/gallery": STAFF,
    "/desk/health": {Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER},
    "/desk/organisations": {Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER},
    "/desk/jobs": {Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER},
    "/desk/mail": {Role.ADMINISTRATOR, Role.ORGANISER},
    "/desk/mailings": {Role.ADMINISTRATOR, Role.ORGANISER},
    "/desk/mailings/new": {Role.ADMINISTRATOR, Role.ORGANISER},
    "/desk/notices": STAFF,
    "/desk/keys": STAFF,
    "/desk/palette": STAFF,
    "/desk/privacy": {Role.PRIVACY_OFFICER},
    "/desk/privacy/consents": {Role.PRIVACY_OFFICER},
    "/desk/privacy/retention": {Role.PRIVACY_OFFICER},
    "/account/consents": set(Role) - {Role.SERVICE},
    "/account": set(Role) - {Role.SERVICE},
    "/account/welcome": set(Role) - {Role.SERVICE},
    "/account/data": set(Role) - {Role.SERVICE},
    "/account/data/erasure": set(Role) - {Role.SERVICE},
    "/desk/settings": {Role.ADMINISTRATOR, Role.AUDITOR},
    "/desk/tokens": {Role.ADMINISTRATOR, Role.AUDITOR},
    "/desk/tokens/new": {Role.ADMINISTRATOR},
    "/account/passkeys": set(Role) - {Role.SERVICE},
    "/desk/webhooks": {Role.ADMINISTRATOR, Role.AUDITOR},
    "/desk/webhooks/new": {Role.ADMINISTRATOR},
    "/account/sessions": set(Role) - {Role.SERVICE},
}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SERVICE}))
async def test_each_page_of_the_desk_opens_for_the_roles_that_hold_it(role: Role, site: Litestar) -> None:
    async with browser(site, await session_of(await account(role=role))) as client:
        got = {address: (await client.get(address)).status_code for address in WHO}
    assert got == {address: 200 if role in roles else 403 for address, roles in WHO.items()}


def test_an_application_with_an_undeclared_handler_does_not_start() -> None:
    @get("/open", name="tests.open.show", policy=PUBLIC, sync_to_thread=False)
    def declared() -> str:
        return "open"

    @get("/forgotten", name="tests.forgotten.show", sync_to_thread=False)
    def forgotten() -> str:
        return "secret"

    require_policies(Litestar([declared], openapi_config=None))
    with pytest.raises(UndeclaredPolicy, match=r"tests\.forgotten\.show"):
        require_policies(Litestar([declared, forgotten], openapi_config=None))
