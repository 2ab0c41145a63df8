"""What the columns of this context's tables are."""

from core.errors import mark
from core.privacy.registry import EMPTY_LIST, NAMELESS, NULL, ROW, classify, person
from directory.countries.tables import Country
from directory.organisations.tables import Organisation
from directory.people.tables import Appointment, Person

TO_NAME = mark("To name those who speak, sign and travel, as they write their names.")
UNTIL_ERASED = mark("Until the person is erased.")

classify(
    Country,
    why=mark("To name countries and show them on maps."),
    public="id code alpha3 region longitude latitude zone",
)
classify(
    Organisation,
    why=mark("To show who takes part."),
    public="id code kind name description website country parent logo",
    internal="version sample",
)
classify(
    Person,
    why=TO_NAME,
    long=UNTIL_ERASED,
    about=person("id"),
    erasing={"names": NAMELESS, "family": NULL, "country": NULL, "languages": EMPTY_LIST},
    last=True,
    personal="names family country languages",
    internal="id sample",
)
classify(
    Appointment,
    why=TO_NAME,
    long=UNTIL_ERASED,
    about=person("person"),
    erasing=ROW,
    personal="organisation title rank begins_on ends_on",
    internal="id person",
)
