"""What the columns of the papers of visits are."""

from core.errors import mark
from core.privacy.registry import (
    FOR_GOOD,
    NULL,
    PSEUDONYM,
    ROW,
    WHILE_IT_IS_THERE,
    About,
    Ending,
    classify,
    kept,
    person,
)
from crm.delegations.gifts.tables import Gift, GiftRule
from crm.delegations.letters.tables import InvitationLetter, LetterCount
from crm.delegations.passports.tables import Passport, PassportLink
from crm.delegations.permissions import Visits
from crm.delegations.travel.tables import Flight, FlightPassenger, Pickup, PickupRider, Stay, TravelAllowance
from crm.delegations.visas.tables import VisaCase, VisaLead, VisaRule

FETCHED = mark("To fetch, house and bring home those who visit.")
ADMITTED = mark("To see that those who visit may enter.")
THANKED = mark("To report gifts as the law asks.")
OF_DELEGATE = About("person", "delegate IN (SELECT id FROM crm_delegate WHERE person = $1)")
GONE_HOME = (
    "(SELECT COALESCE(CASE WHEN v.state IN ('declined', 'cancelled') THEN v.state_at END,"
    " (v.ends_on + 1)::timestamptz, crm_passport.entered_at + interval '1 year')"
    " FROM crm_delegate d JOIN crm_visit v ON v.id = d.visit WHERE d.id = crm_passport.delegate)"
)
"""The midnight after a visit's last day, or when it was called off; of one that has no days a year after it was entered."""

classify(
    Flight,
    why=FETCHED,
    long=WHILE_IT_IS_THERE,
    internal="id visit way number origin destination departs_at arrives_at departs_zone arrives_zone note",
)
classify(
    FlightPassenger,
    why=FETCHED,
    long=WHILE_IT_IS_THERE,
    about=OF_DELEGATE,
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="delegate",
    internal="id flight",
)
classify(
    Pickup, why=FETCHED, long=WHILE_IT_IS_THERE, internal="id flight starts_at place car vehicle minutes seats note"
)
classify(
    PickupRider,
    why=FETCHED,
    long=WHILE_IT_IS_THERE,
    about=OF_DELEGATE,
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="delegate",
    internal="id pickup",
)
classify(
    Stay,
    why=FETCHED,
    long=WHILE_IT_IS_THERE,
    about=OF_DELEGATE,
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="delegate",
    internal="id organisation hotel room booking comes_on leaves_on",
)
classify(TravelAllowance, why=FETCHED, internal="id airport after_landing before_departure source in_force")
classify(
    VisaRule,
    why=ADMITTED,
    long=FOR_GOOD,
    internal="id country passport_kind begins_on ends_on days status source made_at made_by",
)
classify(VisaLead, why=ADMITTED, internal="id state days")
classify(
    VisaCase,
    why=ADMITTED,
    long=WHILE_IT_IS_THERE,
    about=OF_DELEGATE,
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="delegate nationality",
    internal="id passport_kind rule reason state state_at visa post",
)
classify(LetterCount, why=ADMITTED, internal="id year last")
classify(
    InvitationLetter,
    why=ADMITTED,
    long=FOR_GOOD,
    about=person("person"),
    erasing={"person": NULL, "name": NULL, "initials": NULL, "octets": NULL, "code": kept(PSEUDONYM)},
    seen_with=(Visits.VISIT_READ,),
    personal="person name initials octets",
    internal="id visit delegate year number version replaces language host signatory begins_on ends_on issued_on"
    " issued_at digest withdrawn_at withdrawn_because",
    secrets="code",
    doers="issued_by withdrawn_by",
)
classify(
    Passport,
    why=ADMITTED,
    long=WHILE_IT_IS_THERE,
    about=OF_DELEGATE,
    erasing=ROW,
    seen_with=(Visits.PASSPORT_READ,),
    personal="delegate",
    internal="id entered_at",
    secrets="sealed",
    doers="entered_by",
    ends=Ending(
        "passports",
        mark("Passports of delegates"),
        GONE_HOME,
        14,
        mark("They are needed for entry, and for nothing after departure."),
    ),
)
classify(
    PassportLink,
    why=ADMITTED,
    long=WHILE_IT_IS_THERE,
    about=OF_DELEGATE,
    erasing=ROW,
    seen_with=(Visits.PASSPORT_WRITE,),
    personal="delegate address",
    internal="id made_at ends_at used_at",
    secrets="digest",
    doers="made_by",
    ends=Ending(
        "passport_links",
        mark("Links by which delegates entered their passports"),
        "ends_at",
        30,
        mark("To see who was asked and did not answer."),
    ),
)
classify(
    GiftRule,
    why=THANKED,
    long=FOR_GOOD,
    internal="id currency begins_on least report_days transfer_days source made_at made_by",
)
classify(
    Gift,
    why=THANKED,
    long=FOR_GOOD,
    internal="id visit delegate direction what organisation happened_on amount currency basis checked budget state"
    " reported_on transferred_on transferred_to noted_at noted_by",
)
