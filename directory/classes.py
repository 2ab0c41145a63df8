"""What the columns of this context's tables are."""

from core.errors import mark
from core.privacy.registry import (
    EMPTY_LIST,
    FOR_GOOD,
    NAMELESS,
    NULL,
    ROW,
    UNTIL_TAKEN_AWAY,
    WHILE_IT_IS_THERE,
    About,
    Ending,
    Erasing,
    classify,
    person,
)
from directory.countries.tables import Country, CountryRecord
from directory.duplicates.tables import Merge, OrganisationPair, PersonPair
from directory.imports.tables import SheetImport, SheetMapping, SheetPage, SheetRow, SheetStep
from directory.organisations.standing.tables import Identifier, SizeClass
from directory.organisations.tables import Organisation
from directory.people.contacts.tables import Contact
from directory.people.needs.tables import Need
from directory.people.tables import Appointment, Person
from directory.permissions import Directory
from directory.relationships.tables import Relationship

TO_NAME = mark("To name those who speak, sign and travel, as they write their names.")
EMPTY_OBJECT = Erasing("tombstone", value="jsonb_build_object()")
UNTIL_ERASED = mark("Until the person is erased.")
TRIED_OUT = mark("To look at a sheet before it changes anything, and to take it back afterwards.")

classify(
    Country,
    why=mark("To name countries and show them on maps."),
    public="id code alpha3 region longitude latitude zone",
)
classify(
    CountryRecord,
    why=mark("To know what holds of a country, since when and from where."),
    long=FOR_GOOD,
    internal="id country kind value note begins_on ends_on source recorded_at struck_at",
    doers="recorded_by struck_by",
)
classify(
    Organisation,
    why=mark("To show who takes part."),
    public="id code kind name also words description website country parent logo",
    internal="version sample",
)
classify(
    Person,
    why=TO_NAME,
    long=UNTIL_ERASED,
    about=person("id"),
    seen_with=(Directory.PERSON_READ,),
    erasing={"names": NAMELESS, "country": NULL, "family": NULL, "languages": EMPTY_LIST}
    | dict.fromkeys(("families", "places"), EMPTY_OBJECT),
    last=True,
    personal="names families family country languages places",
    internal="id sample words",
)
classify(
    Appointment,
    why=TO_NAME,
    long=UNTIL_ERASED,
    about=person("person"),
    erasing=ROW,
    seen_with=(Directory.PERSON_READ,),
    personal="organisation title rank begins_on ends_on source",
    internal="id person",
)
classify(
    Contact,
    why=mark("To write to people and to call them, in what they are there for."),
    long=mark("As long as it reaches them, and {days} days after it ended or was withdrawn."),
    about=person("person"),
    erasing=ROW,
    seen_with=(Directory.CONTACT_READ,),
    personal="kind value purpose consented_on consented_how withdrawn_on ended_on",
    internal="id person appointment recorded_at",
    doers="recorded_by",
    ends=Ending(
        "contacts",
        mark("Ways to reach somebody"),
        "coalesce(withdrawn_on, ended_on)",
        365,
        mark("To answer who was written to, and on which ground."),
        30,
    ),
)
classify(
    Need,
    why=mark("To look after guests: meals, steps, hearing, sight."),
    long=UNTIL_ERASED,
    about=person("person"),
    erasing=ROW,
    seen_with=(Directory.NEED_READ,),
    confidential="diet access",
    internal="id person",
)
classify(
    Relationship,
    why=mark("To know who works with whom."),
    long=UNTIL_ERASED,
    about=About("person", "person = $1 OR to_person = $1"),
    erasing=ROW,
    seen_with=(Directory.PERSON_READ,),
    personal="kind organisation to_organisation begins_on ends_on note",
    internal="id person to_person",
)
classify(
    Identifier,
    why=mark("To tell organisations apart that are called alike."),
    public="id organisation kind value",
)
classify(
    SizeClass,
    why=mark("To count small and middle-sized enterprises as the law does, on the day that counts."),
    long=WHILE_IT_IS_THERE,
    internal="id organisation size begins_on ends_on source",
)
for pair in (OrganisationPair, PersonPair):
    classify(
        pair,
        why=mark("To ask whether two records are one, and not to ask again."),
        long=WHILE_IT_IS_THERE,
        internal="id lower upper points seen state found_at decided_at",
        doers="decided_by",
    )
classify(
    Merge,
    why=mark("To lead old addresses on, and to take two records apart again that were put together by mistake."),
    long=FOR_GOOD,
    about=About("person", "survivor = $1 OR gone = $1"),
    erasing=ROW,
    seen_with=(Directory.PERSON_READ,),
    personal="row before after",
    internal="id kind survivor gone code pairs moved merged_at undone_at",
    doers="merged_by undone_by",
)
classify(
    SheetImport,
    why=TRIED_OUT,
    internal="id subject file sheet state doing shape labels mapping country days tally kept job"
    " made_at applied_at undone_at",
    doers="made_by applied_by undone_by",
    ends=Ending("sheets", mark("Sheets for the directory"), "coalesce(undone_at, applied_at, made_at)", 90, TRIED_OUT),
)
classify(SheetPage, why=TRIED_OUT, long=WHILE_IT_IS_THERE, internal="id imported position name", secrets="cells")
classify(
    SheetRow,
    why=TRIED_OUT,
    long=WHILE_IT_IS_THERE,
    about=person("target"),
    erasing=ROW,
    seen_with=(Directory.PERSON_WRITE,),
    personal="told",
    internal="id imported number outcome target digest choice",
)
classify(
    SheetStep,
    why=TRIED_OUT,
    long=WHILE_IT_IS_THERE,
    about=person("subject"),
    erasing=ROW,
    seen_with=(Directory.PERSON_WRITE,),
    personal="before after",
    internal="id imported position record target subject",
)
classify(
    SheetMapping,
    why=mark("To know the columns of a sheet again."),
    long=UNTIL_TAKEN_AWAY,
    internal="id subject shape mapping saved_at",
    doers="saved_by",
)
