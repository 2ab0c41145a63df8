"""Who may use each route, said once more and by hand: what `bench.access` holds the application to.

It is not read from the policies: a role that is added to one by mistake is found because this table does not name it.
"""

from core.access.roles import Role

ANYONE, VISITOR, HALF, SIGNED_IN = "anyone", "visitor", "half signed in", "signed in"
"""Anyone, kept for everybody; anyone, looked at; after a first proof; any account, for what is its own."""

ADMIN = frozenset({Role.ADMINISTRATOR})
MANAGERS = frozenset({Role.ADMINISTRATOR, Role.ORGANISER})
PRIVACY = frozenset({Role.PRIVACY_OFFICER})
RECORD_WRITERS = frozenset({Role.ADMINISTRATOR, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.ORGANISER})
WATCHERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER})
RECORD_READERS = frozenset(
    {Role.ADMINISTRATOR, Role.AUDITOR, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.ORGANISER}
)
FLOOR = frozenset({Role.ADMINISTRATOR, Role.FLOOR_MANAGER})
OVERSEERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
PEOPLE = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER, Role.PRIVACY_OFFICER})
PROGRAMME_READERS = frozenset(
    {Role.ADMINISTRATOR, Role.AUDITOR, Role.ORGANISER, Role.PROGRAMME_EDITOR, Role.TRANSLATOR}
)
OWNERS = frozenset({Role.EXHIBITOR_OWNER})
EDITORS = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR})
TRAIL = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.PRIVACY_OFFICER})
FLOOR_READERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.FLOOR_MANAGER, Role.ORGANISER})
DEVICES = frozenset({Role.DEVICE})
STAFF = frozenset(Role) - {Role.ATTENDEE, Role.DEVICE, Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF, Role.SERVICE}

HIDDEN = ("/portal", "/api/v1/organisations")
"""Below these what exists is a secret: who may not is told that it is not there."""

BLIND = frozenset({(Role.AUDITOR, f"directory.organisations.desk.{act}") for act in ("edit", "update")})
"""Who passes the door, because they may list, and is told behind it that there is nothing to change."""

NOT_HERE = frozenset(
    {"core.access.accounts.invite", "core.access.devices.self", "directory.organisations.logos.publish"}
    | {"core.access.identities.index", "core.access.identities.confirm"}
)
"""Routes for which the bench's world has nothing: everybody has accepted, no sign-on of an organisation is set up."""

RIGHTS: dict[str, tuple[str, str, frozenset[Role] | str]] = {
    "core.access.accounts.create": ("POST", "/desk/accounts", MANAGERS),
    "core.access.accounts.destroy": ("POST", "/desk/accounts/{account}/suspension", ADMIN),
    "core.access.accounts.index": ("GET", "/desk/accounts", PEOPLE),
    "core.access.accounts.invite": ("POST", "/desk/accounts/{account}/invitation", MANAGERS),
    "core.access.accounts.new": ("GET", "/desk/accounts/new", MANAGERS),
    "core.access.accounts.show": ("GET", "/desk/accounts/{account}", PEOPLE),
    "core.access.accounts.update": ("POST", "/desk/accounts/{account}/restoration", ADMIN),
    "core.access.arrivals.create": ("POST", "/account/enter", VISITOR),
    "core.access.arrivals.enter": ("POST", "/account/enter/link", VISITOR),
    "core.access.arrivals.index": ("GET", "/account/enter", VISITOR),
    "core.access.arrivals.link": ("GET", "/account/enter/link/{token}", VISITOR),
    "core.access.arrivals.show": ("GET", "/account/enter/code", VISITOR),
    "core.access.arrivals.update": ("POST", "/account/enter/code", VISITOR),
    "core.access.devices.code": ("POST", "/desk/devices/{device}/code", FLOOR),
    "core.access.devices.create": ("POST", "/desk/devices", FLOOR),
    "core.access.devices.destroy": ("POST", "/desk/devices/{device}/revocation", FLOOR),
    "core.access.devices.index": ("GET", "/desk/devices", FLOOR_READERS),
    "core.access.devices.new": ("GET", "/desk/devices/new", FLOOR),
    "core.access.devices.pair": ("GET", "/pair", VISITOR),
    "core.access.devices.paired": ("POST", "/pair", VISITOR),
    "core.access.devices.self": ("GET", "/device", DEVICES),
    "core.access.devices.show": ("GET", "/desk/devices/{device}", FLOOR_READERS),
    "core.access.devices.update": ("POST", "/desk/devices/{device}", FLOOR),
    "core.access.entrances.confirm": ("GET", "/account/confirm", SIGNED_IN),
    "core.access.entrances.confirmed": ("POST", "/account/confirm", SIGNED_IN),
    "core.access.entrances.create": ("POST", "/account/sign-in", VISITOR),
    "core.access.entrances.destroy": ("POST", "/account/sign-out", HALF),
    "core.access.entrances.enrol": ("POST", "/account/first/authenticator", HALF),
    "core.access.entrances.index": ("GET", "/account/sign-in", VISITOR),
    "core.access.entrances.password": ("POST", "/account/first/password", HALF),
    "core.access.entrances.show": ("GET", "/account/second-step", HALF),
    "core.access.entrances.update": ("POST", "/account/second-step", HALF),
    "core.access.grants.create": ("POST", "/desk/accounts/{account}/grants", ADMIN),
    "core.access.grants.destroy": ("POST", "/desk/accounts/{account}/grants/{grant}/revocation", ADMIN),
    "core.access.home.index": ("GET", "/account", SIGNED_IN),
    "core.access.identities.back": ("GET", "/account/identity/back", VISITOR),
    "core.access.identities.confirm": ("POST", "/account/identity/confirmation", SIGNED_IN),
    "core.access.identities.create": ("POST", "/account/identity", HALF),
    "core.access.identities.destroy": ("POST", "/account/identity/{identity}/removal", SIGNED_IN),
    "core.access.identities.enter": ("POST", "/account/identity/entrance", VISITOR),
    "core.access.identities.index": ("GET", "/account/identity", SIGNED_IN),
    "core.access.links.create": ("POST", "/account/first", VISITOR),
    "core.access.links.show": ("GET", "/account/first/{token}", VISITOR),
    "core.access.passkeys.asking": ("POST", "/account/passkeys/asking", VISITOR),
    "core.access.passkeys.confirm": ("POST", "/account/passkeys/confirmation", SIGNED_IN),
    "core.access.passkeys.confirming": ("POST", "/account/passkeys/confirming", SIGNED_IN),
    "core.access.passkeys.create": ("POST", "/account/passkeys", HALF),
    "core.access.passkeys.destroy": ("POST", "/account/passkeys/{passkey}/removal", SIGNED_IN),
    "core.access.passkeys.enter": ("POST", "/account/passkeys/entrance", VISITOR),
    "core.access.passkeys.index": ("GET", "/account/passkeys", SIGNED_IN),
    "core.access.passkeys.making": ("POST", "/account/passkeys/making", HALF),
    "core.access.recovery.create": ("POST", "/desk/accounts/{account}/entrance", ADMIN),
    "core.access.sessions.destroy": ("POST", "/account/sessions/{session}/end", SIGNED_IN),
    "core.access.sessions.index": ("GET", "/account/sessions", SIGNED_IN),
    "core.access.sessions.update": ("POST", "/account/sessions/end-others", SIGNED_IN),
    "core.access.tokens.create": ("POST", "/desk/tokens", ADMIN),
    "core.access.tokens.destroy": ("POST", "/desk/tokens/{token}/revocation", ADMIN),
    "core.access.tokens.index": ("GET", "/desk/tokens", OVERSEERS),
    "core.access.tokens.new": ("GET", "/desk/tokens/new", ADMIN),
    "core.access.trail.index": ("GET", "/desk/audit", TRAIL),
    "core.api.accounts.index": ("GET", "/api/v1/accounts", PEOPLE),
    "core.api.document.show": ("GET", "/api/v1/openapi.json", ANYONE),
    "core.api.entries.index": ("GET", "/api/v1/entries", TRAIL),
    "core.api.grants.index": ("GET", "/api/v1/accounts/{account}/grants", PEOPLE),
    "core.api.index": ("GET", "/api/v1/reference", VISITOR),
    "core.assets.show": ("GET", "/assets/{path}", ANYONE),
    "core.desk.access": ("GET", "/desk/access", OVERSEERS),
    "core.desk.gallery": ("GET", "/desk/gallery", STAFF),
    "core.desk.health": ("GET", "/desk/health", WATCHERS),
    "core.desk.index": ("GET", "/desk", STAFF),
    "core.desk.keys": ("GET", "/desk/keys", STAFF),
    "core.desk.palette": ("GET", "/desk/palette", STAFF),
    "core.files.media.show": ("GET", "/media/{sha256}", ANYONE),
    "core.files.parts.show": ("GET", "/files/{file}/{part}", VISITOR),
    "core.files.show": ("GET", "/files/{file}", VISITOR),
    "core.jobs.deliver": ("POST", "/desk/deliveries/{delivery}/again", MANAGERS),
    "core.jobs.destroy": ("POST", "/desk/jobs/{job}/cancellation", MANAGERS),
    "core.jobs.index": ("GET", "/desk/jobs", WATCHERS),
    "core.jobs.show": ("GET", "/desk/jobs/{job}", WATCHERS),
    "core.jobs.update": ("POST", "/desk/jobs/{job}/again", MANAGERS),
    "core.livez.show": ("GET", "/livez", ANYONE),
    "core.mail.destroy": ("POST", "/desk/mail/{letter}/withdrawal", MANAGERS),
    "core.mail.index": ("GET", "/desk/mail", MANAGERS),
    "core.mail.page": ("GET", "/desk/mail/{letter}/html", MANAGERS),
    "core.mail.show": ("GET", "/desk/mail/{letter}", MANAGERS),
    "core.mail.update": ("POST", "/desk/mail/{letter}/again", MANAGERS),
    "core.mailings.create": ("POST", "/desk/mailings", MANAGERS),
    "core.mailings.destroy": ("POST", "/desk/mailings/{mailing}/stop", MANAGERS),
    "core.mailings.index": ("GET", "/desk/mailings", MANAGERS),
    "core.mailings.leave": ("POST", "/unsubscribe/{token}", ANYONE),
    "core.mailings.leaving": ("GET", "/unsubscribe/{token}", ANYONE),
    "core.mailings.new": ("GET", "/desk/mailings/new", MANAGERS),
    "core.mailings.show": ("GET", "/desk/mailings/{mailing}", MANAGERS),
    "core.mailings.update": ("POST", "/desk/mailings/{mailing}/release", MANAGERS),
    "core.metrics.show": ("GET", "/metrics", ANYONE),
    "core.notices.index": ("GET", "/desk/notices", STAFF),
    "core.notices.show": ("POST", "/desk/notices/{notice}", STAFF),
    "core.notices.update": ("POST", "/desk/notices/all", STAFF),
    "core.privacy.consents.create": ("POST", "/account/consents/{purpose}", SIGNED_IN),
    "core.privacy.consents.destroy": ("POST", "/account/consents/{purpose}/withdrawal", SIGNED_IN),
    "core.privacy.consents.index": ("GET", "/account/consents", SIGNED_IN),
    "core.privacy.consents.new": ("GET", "/account/welcome", SIGNED_IN),
    "core.privacy.consents.show": ("GET", "/desk/privacy/consents", PRIVACY),
    "core.privacy.consents.update": ("POST", "/account/welcome", SIGNED_IN),
    "core.privacy.erasure.create": ("POST", "/account/data/erasure", SIGNED_IN),
    "core.privacy.erasure.new": ("GET", "/account/data/erasure", SIGNED_IN),
    "core.privacy.holdings.create": ("POST", "/account/data/copy", SIGNED_IN),
    "core.privacy.holdings.index": ("GET", "/account/data", SIGNED_IN),
    "core.privacy.holdings.update": ("POST", "/account/data/details", SIGNED_IN),
    "core.privacy.retention.destroy": ("POST", "/desk/privacy/retention/destruction", PRIVACY),
    "core.privacy.retention.index": ("GET", "/desk/privacy/retention", PRIVACY),
    "core.privacy.retention.update": ("POST", "/desk/privacy/retention/rules/{what}", PRIVACY),
    "core.privacy.subjects.create": ("POST", "/desk/privacy/{subject}/{whom}/copy", PRIVACY),
    "core.privacy.subjects.destroy": ("POST", "/desk/privacy/{subject}/{whom}/erasure", PRIVACY),
    "core.privacy.subjects.index": ("GET", "/desk/privacy", PRIVACY),
    "core.privacy.subjects.show": ("GET", "/desk/privacy/{subject}/{whom}", PRIVACY),
    "core.readyz.show": ("GET", "/readyz", ANYONE),
    "core.settings.index": ("GET", "/desk/settings", OVERSEERS),
    "core.settings.update": ("POST", "/desk/settings", ADMIN),
    "core.webhooks.create": ("POST", "/desk/webhooks", ADMIN),
    "core.webhooks.destroy": ("POST", "/desk/webhooks/{webhook}/end", ADMIN),
    "core.webhooks.index": ("GET", "/desk/webhooks", OVERSEERS),
    "core.webhooks.new": ("GET", "/desk/webhooks/new", ADMIN),
    "core.webhooks.show": ("GET", "/desk/webhooks/{webhook}", OVERSEERS),
    "core.webhooks.update": ("POST", "/desk/webhooks/{webhook}/replay", ADMIN),
    "crm.agreements.index": ("GET", "/{lang}/{edition}/partners", ANYONE),
    "crm.api.agreements.index": ("GET", "/api/v1/agreements", ANYONE),
    "directory.api.countries.index": ("GET", "/api/v1/countries", ANYONE),
    "directory.api.organisations.index": ("GET", "/api/v1/organisations", RECORD_READERS),
    "directory.api.organisations.show": ("GET", "/api/v1/organisations/{organisation}", RECORD_READERS),
    "directory.api.organisations.update": ("PATCH", "/api/v1/organisations/{organisation}", RECORD_WRITERS),
    "directory.organisations.desk.edit": ("GET", "/desk/organisations/{organisation}/profile", WATCHERS),
    "directory.organisations.desk.index": ("GET", "/desk/organisations", WATCHERS),
    "directory.organisations.desk.show": ("GET", "/desk/organisations/{organisation}", WATCHERS),
    "directory.organisations.desk.update": ("POST", "/desk/organisations/{organisation}/profile", WATCHERS),
    "directory.organisations.exports.create": ("POST", "/desk/organisations/exports", MANAGERS),
    "directory.organisations.logos.create": ("POST", "/portal/{organisation}/logo", RECORD_WRITERS),
    "directory.organisations.logos.destroy": ("POST", "/portal/{organisation}/logo/removal", RECORD_WRITERS),
    "directory.organisations.logos.publish": ("POST", "/desk/organisations/{organisation}/logo/publication", MANAGERS),
    "directory.organisations.members.create": ("POST", "/portal/{organisation}/members", OWNERS),
    "directory.organisations.members.destroy": ("POST", "/portal/{organisation}/members/{grant}/end", OWNERS),
    "directory.organisations.members.index": ("GET", "/portal/{organisation}/members", RECORD_READERS),
    "directory.organisations.papers.create": ("POST", "/portal/{organisation}/papers", RECORD_WRITERS),
    "directory.organisations.papers.destroy": (
        "POST",
        "/portal/{organisation}/papers/{file}/withdrawal",
        RECORD_WRITERS,
    ),
    "directory.organisations.portal.index": ("GET", "/portal", RECORD_READERS),
    "directory.organisations.portal.show": ("GET", "/portal/{organisation}", RECORD_READERS),
    "directory.organisations.profiles.edit": ("GET", "/portal/{organisation}/profile", RECORD_WRITERS),
    "directory.organisations.profiles.update": ("POST", "/portal/{organisation}/profile", RECORD_WRITERS),
    "directory.organisations.sight.index": ("GET", "/portal/{organisation}/sight", RECORD_READERS),
    "expo.agenda.cards.show": ("GET", "/{lang}/{edition}/sessions/{programme_session}.png", ANYONE),
    "expo.agenda.index": ("GET", "/{lang}/{edition}/schedule", ANYONE),
    "expo.agenda.show": ("GET", "/{lang}/{edition}/sessions/{programme_session}", ANYONE),
    "expo.api.editions.index": ("GET", "/api/v1/editions", ANYONE),
    "expo.api.editions.show": ("GET", "/api/v1/editions/{edition}", ANYONE),
    "expo.api.rooms.index": ("GET", "/api/v1/editions/{edition}/rooms", ANYONE),
    "expo.api.sessions.index": ("GET", "/api/v1/editions/{edition}/sessions", ANYONE),
    "expo.api.sessions.show": ("GET", "/api/v1/editions/{edition}/sessions/{programme_session}", ANYONE),
    "expo.api.speakers.index": ("GET", "/api/v1/editions/{edition}/speakers", ANYONE),
    "expo.api.speakers.show": ("GET", "/api/v1/editions/{edition}/speakers/{speaker}", ANYONE),
    "expo.api.tracks.index": ("GET", "/api/v1/editions/{edition}/tracks", ANYONE),
    "expo.calendars.index": ("GET", "/{lang}/{edition}/schedule.ics", ANYONE),
    "expo.calendars.show": ("GET", "/{lang}/{edition}/sessions/{programme_session}.ics", ANYONE),
    "expo.changes.feed": ("GET", "/{lang}/{edition}/changes.atom", ANYONE),
    "expo.changes.index": ("GET", "/{lang}/{edition}/changes", ANYONE),
    "expo.editions.desk.index": ("GET", "/desk/editions", PROGRAMME_READERS),
    "expo.editions.index": ("GET", "/", ANYONE),
    "expo.editions.show": ("GET", "/{lang}", ANYONE),
    "expo.exports.json": ("GET", "/{lang}/{edition}/schedule.json", ANYONE),
    "expo.exports.localised": ("GET", "/{edition}/schedule.v2.json", ANYONE),
    "expo.exports.xml": ("GET", "/{lang}/{edition}/schedule.xml", ANYONE),
    "expo.pages.show": ("GET", "/{lang}/privacy", ANYONE),
    "expo.releases.create": ("POST", "/desk/{edition}/releases", EDITORS),
    "expo.releases.index": ("GET", "/desk/{edition}/releases", PROGRAMME_READERS),
    "expo.releases.show": ("GET", "/desk/{edition}/releases/{number}", PROGRAMME_READERS),
    "expo.releases.update": ("POST", "/desk/{edition}/releases/{number}/restoration", EDITORS),
    "expo.robots.show": ("GET", "/robots.txt", ANYONE),
    "expo.sitemaps.index": ("GET", "/sitemap.xml", ANYONE),
    "expo.sitemaps.show": ("GET", "/sitemap-{lang}.xml", ANYONE),
    "expo.sites.index": ("GET", "/{lang}/{edition}/sites", ANYONE),
    "expo.sites.show": ("GET", "/{lang}/{edition}/sites/{site}", ANYONE),
    "expo.speakers.index": ("GET", "/{lang}/{edition}/speakers", ANYONE),
    "expo.speakers.show": ("GET", "/{lang}/{edition}/speakers/{speaker}", ANYONE),
    "expo.stars.create": ("POST", "/{lang}/{edition}/mine", VISITOR),
    "expo.stars.destroy": ("POST", "/{lang}/{edition}/mine/removal", VISITOR),
    "expo.stars.index": ("GET", "/{lang}/{edition}/mine", VISITOR),
    "i18n.language.update": ("POST", "/account/language", VISITOR),
}
"""By route: method, address with its places, and who."""
