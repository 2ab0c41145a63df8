"""Who may use each route, said once more and by hand: what `bench.access` holds the application to.

It is not read from the policies: a role that is added to one by mistake is found because this table does not name it.
"""

from bench.rights_of_access import ACCESS
from bench.rights_of_agreements import AGREEMENTS
from bench.rights_of_allocation import ALLOCATION
from bench.rights_of_billing import BILLING
from bench.rights_of_briefs import BRIEFS
from bench.rights_of_calls import CALLS
from bench.rights_of_consultations import CONSULTATIONS
from bench.rights_of_deals import DEALS
from bench.rights_of_directory import DIRECTORY
from bench.rights_of_duplicates import DUPLICATES
from bench.rights_of_exhibitors import EXHIBITORS
from bench.rights_of_extras import EXTRAS
from bench.rights_of_lists import LISTS, UNLISTED
from bench.rights_of_matching import MATCHING
from bench.rights_of_meetings import MEETINGS
from bench.rights_of_papers import PAPERS
from bench.rights_of_people import PEOPLE_AND_COUNTRIES
from bench.rights_of_portals import PORTALS
from bench.rights_of_results import RESULTS
from bench.rights_of_solutions import SOLUTIONS
from bench.rights_of_the_expo import EXPO
from bench.rights_of_the_floor import FLOOR_PLAN
from bench.rights_of_timeline import TIMELINE
from bench.rights_of_translating import TRANSLATING
from bench.rights_of_visitplan import VISITPLAN
from bench.rights_of_visits import VISITS
from bench.whom import (
    ADMIN,
    ANYONE,
    DIRECTORY_READERS,
    HALF,
    MANAGERS,
    OFFICERS,
    ORGANISATION_READERS,
    ORGANISATION_WRITERS,
    OVERSEERS,
    OWNERS,
    PEOPLE,
    PRIVACY,
    SIGNED_IN,
    STAFF,
    TRAIL,
    VISITOR,
    WATCHERS,
    Rights,
)
from core.access.roles import Role

__all__ = ["ANYONE", "BLIND", "FORMLESS", "HALF", "HIDDEN", "NOT_HERE", "REFUSED", "RIGHTS", "SIGNED_IN", "VISITOR"]

HIDDEN = ("/portal", "/api/v1/organisations")
"""Below these what exists is a secret: who may not is told that it is not there."""

BLIND = UNLISTED | {
    (Role.AUDITOR, f"directory.organisations.{act}")
    for act in ("additions.create", "additions.new", "desk.edit", "desk.update")
}
"""Who passes the door, because they may list, and is told behind it that there is nothing to change or to add."""

REFUSED = frozenset({(Role.TRANSLATOR, "i18n.glossary.destroy")})
"""Who passes the door and is told behind it that this is for whoever keeps all languages."""

NOT_HERE = frozenset(
    {"core.access.accounts.invite", "core.access.codes.create", "core.access.devices.self", "core.access.trail.show"}
    | {"directory.organisations.logos.publish"}
    | {"core.access.identities.index", "core.access.identities.confirm", "expo.programme.board.listen"}
    | {"expo.allocation.board.listen", "expo.allocation.rounds.show", "expo.allocation.rounds.plans.show"}
    | {"expo.announcements.show", "expo.live.listen", "expo.programme.slots.create"}
    | {f"expo.seats.desk.{act}" for act in ("destroy", "edit", "update")}
    | {"expo.floor.desk.listen", "expo.floor.exports.archive"}
    | {"expo.allocation.rounds.plan", "expo.allocation.rounds.update", "expo.allocation.rounds.confirm"}
    | {f"expo.allocation.rounds.plans.{act}" for act in ("create", "update")}
    | {"expo.meetings.matching.destroy"}
    | {f"expo.meetings.matching.runs.{act}" for act in ("create", "destroy", "edit", "lock", "new", "show", "update")}
    | {f"expo.announcements.{act}" for act in ("create", "destroy", "update")}
    | {"crm.consultations.asking.destroy", "crm.delegations.programme.links.create"}
    | {"core.webhooks.retries.create", "crm.timeline.mail.renew"}
    | {"crm.delegations.passports.destroy", "crm.delegations.passports.open"}
    | {"crm.agreements.publishing.approve", "crm.agreements.readers.destroy", "crm.delegations.readers.destroy"}
    | {f"crm.timeline.follows.{act}" for act in ("create", "destroy")}
    | {f"expo.floor.imports.{act}" for act in ("destroy", "show", "update")}
    | {f"expo.floor.backdrops.{act}" for act in ("destroy", "scale", "update")}
    | {"expo.floor.exports.hall", "expo.seats.door.index", "expo.seats.door.state", "expo.seats.door.update"}
    | {"expo.solutions.introductions.create", "expo.solutions.portal.papers.destroy"}
    | {
        "expo.floor.desk.listen",
        "expo.floor.exports.archive",
    }
    | {f"expo.seats.{act}" for act in ("create", "destroy", "update")}
    | {f"directory.duplicates.{act}" for act in ("apart", "merges.create", "merges.new", "merges.undo")}
)
"""Routes for which the bench's world has nothing: everybody has accepted, no sign-on of an organisation is set up,
nobody has asked for much of the journal, pages that stay open are told to come back, nobody can sign up, and an empty
form names no session to be placed and nobody to have a link; nobody has entered a passport, said where the sample's
halls stand on earth, drawn them from a file or laid a picture under one; there is no round of the
allocation; and a publication waits for nobody's approval."""

FORMLESS = frozenset({"core.csp.create", "expo.screens.update"})
"""What browsers and screens send of themselves, in nobody's name: it carries no form's token."""

RIGHTS: Rights = {
    **AGREEMENTS,
    **BILLING,
    **BRIEFS,
    **RESULTS,
    **ALLOCATION,
    **CALLS,
    **DEALS,
    **DIRECTORY,
    **DUPLICATES,
    **LISTS,
    **MEETINGS,
    **PAPERS,
    **ACCESS,
    **MATCHING,
    **PEOPLE_AND_COUNTRIES,
    **TIMELINE,
    **VISITPLAN,
    **CONSULTATIONS,
    **TRANSLATING,
    **VISITS,
    **EXPO,
    **EXHIBITORS,
    **EXTRAS,
    **PORTALS,
    **SOLUTIONS,
    **FLOOR_PLAN,
    "core.api.accounts.index": ("GET", "/api/v1/accounts", PEOPLE),
    "core.api.document.show": ("GET", "/api/v1/openapi.json", ANYONE),
    "core.api.entries.index": ("GET", "/api/v1/entries", TRAIL),
    "core.api.grants.index": ("GET", "/api/v1/accounts/{account}/grants", PEOPLE),
    "core.api.index": ("GET", "/api/v1/reference", VISITOR),
    "core.assets.show": ("GET", "/assets/{path}", ANYONE),
    "core.csp.create": ("POST", "/csp-reports", ANYONE),
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
    "core.jobs.replay": ("POST", "/desk/deliveries/again", MANAGERS),
    "core.jobs.show": ("GET", "/desk/jobs/{job}", WATCHERS),
    "core.jobs.update": ("POST", "/desk/jobs/{job}/again", MANAGERS),
    "core.livez.show": ("GET", "/livez", ANYONE),
    "core.mail.destroy": ("POST", "/desk/mail/{letter}/withdrawal", MANAGERS),
    "core.mail.index": ("GET", "/desk/mail", MANAGERS),
    "core.mail.page": ("GET", "/desk/mail/{letter}/html", MANAGERS),
    "core.mail.repeats.create": ("POST", "/desk/mail/repeats", MANAGERS),
    "core.mail.repeats.new": ("GET", "/desk/mail/repeats", MANAGERS),
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
    "core.webhooks.retries.create": ("POST", "/desk/webhooks/{webhook}/retry", ADMIN),
    "core.webhooks.secrets.create": ("POST", "/desk/webhooks/{webhook}/secret", ADMIN),
    "core.webhooks.secrets.destroy": ("POST", "/desk/webhooks/{webhook}/secret/end", ADMIN),
    "core.webhooks.show": ("GET", "/desk/webhooks/{webhook}", OVERSEERS),
    "core.webhooks.update": ("POST", "/desk/webhooks/{webhook}/replay", ADMIN),
    "directory.api.countries.index": ("GET", "/api/v1/countries", ANYONE),
    "directory.api.organisations.create": ("POST", "/api/v1/organisations", MANAGERS | OFFICERS),
    "directory.api.organisations.index": ("GET", "/api/v1/organisations", ORGANISATION_READERS),
    "directory.api.organisations.show": ("GET", "/api/v1/organisations/{organisation}", ORGANISATION_READERS),
    "directory.api.organisations.update": ("PATCH", "/api/v1/organisations/{organisation}", ORGANISATION_WRITERS),
    "directory.organisations.additions.create": ("POST", "/desk/organisations", DIRECTORY_READERS),
    "directory.organisations.additions.new": ("GET", "/desk/organisations/new", DIRECTORY_READERS),
    "directory.organisations.desk.edit": ("GET", "/desk/organisations/{organisation}/profile", DIRECTORY_READERS),
    "directory.organisations.desk.index": ("GET", "/desk/organisations", DIRECTORY_READERS),
    "directory.organisations.desk.show": ("GET", "/desk/organisations/{organisation}", DIRECTORY_READERS),
    "directory.organisations.desk.update": ("POST", "/desk/organisations/{organisation}/profile", DIRECTORY_READERS),
    "directory.organisations.logos.create": ("POST", "/portal/{organisation}/logo", ORGANISATION_WRITERS),
    "directory.organisations.logos.destroy": ("POST", "/portal/{organisation}/logo/removal", ORGANISATION_WRITERS),
    "directory.organisations.logos.publish": ("POST", "/desk/organisations/{organisation}/logo/publication", MANAGERS),
    "directory.organisations.members.create": ("POST", "/portal/{organisation}/members", OWNERS),
    "directory.organisations.members.destroy": ("POST", "/portal/{organisation}/members/{grant}/end", OWNERS),
    "directory.organisations.members.index": ("GET", "/portal/{organisation}/members", ORGANISATION_READERS),
    "directory.organisations.papers.create": ("POST", "/portal/{organisation}/papers", ORGANISATION_WRITERS),
    "directory.organisations.papers.destroy": (
        "POST",
        "/portal/{organisation}/papers/{file}/withdrawal",
        ORGANISATION_WRITERS,
    ),
    "directory.organisations.portal.index": ("GET", "/portal", ORGANISATION_READERS),
    "directory.organisations.portal.show": ("GET", "/portal/{organisation}", ORGANISATION_READERS),
    "directory.organisations.profiles.edit": ("GET", "/portal/{organisation}/profile", ORGANISATION_WRITERS),
    "directory.organisations.profiles.update": ("POST", "/portal/{organisation}/profile", ORGANISATION_WRITERS),
    "directory.organisations.sight.index": ("GET", "/portal/{organisation}/sight", ORGANISATION_READERS),
}
