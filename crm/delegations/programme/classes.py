"""What the columns of programmes of visits are."""

from core.errors import mark
from core.privacy.registry import (
    FOR_GOOD,
    NULL,
    ROW,
    UNTIL_TAKEN_AWAY,
    WHILE_IT_IS_THERE,
    Erasing,
    account,
    classify,
    person,
)
from crm.delegations.permissions import Visits
from crm.delegations.programme.tables import (
    Car,
    Invitee,
    ItemCar,
    ItemEdit,
    ItemInterpreter,
    ItemPart,
    Journey,
    Participation,
    PlanLink,
    ProgrammeItem,
    ProgrammeTold,
    PublishedProgramme,
)

PLANNED = mark("To lead a delegation through its days: who is where with whom, and who was told.")
NOTHING = Erasing("tombstone", value="''")

classify(
    ProgrammeItem,
    why=PLANNED,
    long=FOR_GOOD,
    about=account("owner"),
    erasing={"owner": NULL},
    seen_with=(Visits.VISIT_READ,),
    personal="owner",
    internal="id visit kind begins_at ends_at title place room session booth meeting host first_language then_language"
    " notes travel_minutes everyone overrides version",
)
classify(ItemPart, why=PLANNED, internal="id item delegate")
classify(
    Car,
    why=PLANNED,
    long=UNTIL_TAKEN_AWAY,
    about=person("driver"),
    erasing={"driver": NULL, "driver_phone": NOTHING},
    seen_with=(Visits.VISIT_READ,),
    personal="driver driver_phone",
    internal="id plate seats language retired_at",
)
classify(ItemCar, why=PLANNED, internal="id item car")
classify(
    ItemInterpreter,
    why=PLANNED,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person",
    internal="id item",
)
classify(Journey, why=PLANNED, internal="id first then minutes")
classify(
    ItemEdit,
    why=PLANNED,
    long=FOR_GOOD,
    internal="id visit number made_at item before after undoes",
    doers="made_by",
)
classify(
    PublishedProgramme,
    why=PLANNED,
    long=FOR_GOOD,
    internal="id visit number frozen digest published_at",
    doers="published_by",
)
classify(
    ProgrammeTold,
    why=PLANNED,
    long=WHILE_IT_IS_THERE,
    about=person("person"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person",
    internal="id programme car letter told_at",
    doers="told_by",
)
classify(
    PlanLink,
    why=PLANNED,
    long=UNTIL_TAKEN_AWAY,
    about=person("interpreter"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="interpreter",
    internal="id delegate car room language made_at revoked_at",
    doers="made_by",
)
classify(
    Invitee,
    why=PLANNED,
    long=UNTIL_TAKEN_AWAY,
    about=person("person"),
    erasing=ROW,
    seen_with=(Visits.VISIT_READ,),
    personal="person address",
    internal="id visit language asked_at ended_at",
)
classify(
    Participation,
    why=PLANNED,
    long=WHILE_IT_IS_THERE,
    internal="id invitee item answer sequence stamp_at",
)
