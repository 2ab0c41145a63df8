"""Routes that change a stored record and do not read what their writer saw of it, each with the reason why."""

ACT = "An act on one thing in its state: rules refuse what does not fit that any more, and nothing typed is replaced."
OWN = "One's own, of one person, on a form of a line or two."
ANEW = (
    "Nothing is filled in beforehand: whoever sets it types all of it, and what was there stands beside it on the page."
)
NEXT = "What was there stays: a new version or entry stands after it."
STEP = "A step that whoever has the page open sees within a second, and that anybody can take back."
ONE = "One value, which whoever sets it chooses anew."

ALONE = {
    **dict.fromkeys(
        (
            "core.access.accounts.update",
            "core.access.arrivals.update",
            "core.access.entrances.update",
            "core.access.sessions.update",
            "core.jobs.update",
            "core.mail.update",
            "core.mailings.update",
            "core.webhooks.update",
            "crm.delegations.gifts.update",
            "crm.delegations.visas.update",
            "crm.duties.update",
            "crm.followups.evidence.update",
            "expo.allocation.neighbours.update",
            "expo.allocation.renewals.update",
            "expo.allocation.rounds.objections.update",
            "expo.allocation.rounds.plans.update",
            "expo.allocation.rounds.update",
            "expo.audience.ratings.update",
            "expo.billing.payments.update",
            "expo.exhibitors.guide.update",
            "expo.exhibitors.mailings.update",
            "expo.exhibitors.sharing.desk.update",
            "expo.extras.orders.desk.update",
            "expo.floor.imports.update",
            "expo.imports.update",
            "expo.meetings.matching.runs.update",
            "expo.meetings.matching.update",
            "expo.proposals.desk.update",
            "expo.proposals.links.update",
            "expo.releases.update",
            "expo.reservations.desk.update",
            "expo.screens.update",
            "expo.seats.door.update",
            "expo.seats.update",
            "expo.solutions.introductions.update",
            "i18n.workbench.people.update",
        ),
        ACT,
    ),
    **dict.fromkeys(
        (
            "core.notices.update",
            "core.privacy.consents.update",
            "core.privacy.holdings.update",
            "directory.imports.update",
            "expo.proposals.reviews.update",
            "i18n.language.update",
        ),
        OWN,
    ),
    **dict.fromkeys(
        (
            "core.access.passwords.update",
            "core.access.totp.update",
            "crm.agreements.consulting.rules.update",
            "crm.consultations.counterpart.update",
            "crm.delegations.limits.allowances.update",
            "crm.delegations.limits.leads.update",
            "crm.delegations.passports.own.update",
            "crm.delegations.steps.rules.update",
            "crm.duties.rules.update",
        ),
        ANEW,
    ),
    **dict.fromkeys(("crm.deals.amounts.update", "crm.delegations.letters.update"), NEXT),
    **dict.fromkeys(
        (
            "expo.allocation.board.update",
            "expo.floor.desk.booths.update",
            "expo.floor.desk.connections.update",
            "expo.floor.desk.features.update",
            "expo.floor.desk.update",
            "expo.programme.board.update",
        ),
        STEP,
    ),
    **dict.fromkeys(("expo.meetings.tables.update", "i18n.machine.update"), ONE),
    "core.settings.update": "It reads it in a way of its own, under `before-` and the name, and asks.",
}
