"""What the columns of this context's tables are."""

import expo.allocation.classes
import expo.announcements.classes
import expo.audience.classes
import expo.billing.classes
import expo.calls.classes
import expo.channels.classes
import expo.exhibitors.classes
import expo.extras.classes
import expo.floor.classes
import expo.live.classes
import expo.meetings.classes
import expo.meetings.matching.classes
import expo.paper.classes
import expo.passes.classes
import expo.proposals.classes
import expo.reservations.classes
import expo.screens.classes
import expo.seats.classes
import expo.solutions.classes
import expo.stars.classes
import expo.widget.classes
from core.errors import mark
from core.privacy.registry import FOR_GOOD, NULL, ROW, WHILE_IT_IS_THERE, Ending, Erasing, classify, person
from expo.editions.tables import Edition, Origin, Source
from expo.interchange.imports.tables import Import, ImportStep
from expo.pages.tables import Section as PageSection
from expo.permissions import Expo
from expo.programme.tables import Block, Edit, Format, Session, Slot, Track
from expo.releases.tables import Release
from expo.sites.tables import Figure, Site
from expo.speakers.invitations.tables import Invitation
from expo.speakers.tables import Part, Speaker
from expo.venues.tables import Hall, Room, Way

__all__ = ["expo"]

PROGRAMME = mark("To show the programme.")
FACTS = mark("To show facts with their source.")
TAKEN_BACK = mark("To look at a programme file before it changes anything, and to take it back afterwards.")

classify(Source, why=FACTS, long=WHILE_IT_IS_THERE, public="id code title publisher published_on url")
classify(
    Edition,
    why=PROGRAMME,
    long=FOR_GOOD,
    public="id slug acronym kind year name tagline note starts_on ends_on zone venue address city longitude latitude"
    " languages sample source",
)
classify(Origin, why=mark("To load a programme again without doubling it."), internal="id edition kind key target said")
classify(
    Import,
    why=TAKEN_BACK,
    internal="id edition files state withdraw report moved choices origins job made_at applied_at undone_at",
    secrets="programme",
    doers="made_by applied_by undone_by",
    ends=Ending("imports", mark("Imports"), "coalesce(undone_at, applied_at, made_at)", 365, TAKEN_BACK),
)
classify(
    ImportStep,
    why=mark("To look at a programme file before it changes anything, and to take it back afterwards."),
    long=mark("Until the person is erased."),
    about=person("person"),
    erasing=ROW,
    seen_with=(Expo.PROGRAMME_WRITE,),
    personal="before after",
    internal="id imported kind target person",
)
classify(PageSection, why=mark("To show the pages of the site."), public="id page code title text position")
classify(Track, why=PROGRAMME, public="id edition code name description colour position")
classify(Format, why=PROGRAMME, public="id edition code name position")
classify(
    Session,
    why=PROGRAMME,
    long=WHILE_IT_IS_THERE,
    public="id edition code number title subtitle abstract description track format level spoken interpreted capacity"
    " url recorded cancelled_at",
    internal="revision",
)
classify(
    Slot, why=PROGRAMME, long=WHILE_IT_IS_THERE, public="id session room begins_at ends_at", internal="waived revision"
)
classify(Block, why=PROGRAMME, long=WHILE_IT_IS_THERE, internal="id room label begins_at ends_at revision")
classify(
    Edit,
    why=mark("To tell the other editors of a step, and to take it back."),
    long=WHILE_IT_IS_THERE,
    internal="id edition number at what target before after undoes",
    doers="actor",
)
classify(Hall, why=PROGRAMME, public="id edition code name position")
classify(Way, why=mark("To warn of ways that are too long."), public="id first then minutes")
classify(Room, why=PROGRAMME, public="id edition hall code name capacity parallel position")
classify(
    Release,
    why=mark("To show which programme was published when: it is frozen, with the speakers' names in it."),
    long=FOR_GOOD,
    public="id edition number name released_at digest snapshot changes note",
    doers="released_by",
)
classify(
    Site, why=FACTS, public="id code kind size city name summary longitude latitude fields figures position source"
)
classify(Figure, why=FACTS, public="id code label unit series note position source")
classify(
    Speaker,
    why=mark("To introduce the speakers."),
    long=mark("Until the person is erased; what was published stays in the published programme."),
    about=person("person"),
    erasing=dict.fromkeys(("position", "organisation", "biography", "photo", "photo_credit", "recording_at"), NULL)
    | {"recording": Erasing("tombstone", value="'unasked'")},
    personal="position organisation biography photo_credit recording recording_at",
    internal="id edition person code photo",
)
classify(
    Invitation,
    why=mark("To let speakers tell of themselves."),
    long=mark("Until the person is erased."),
    about=person("person"),
    erasing=ROW,
    seen_with=(Expo.SPEAKER_WRITE,),
    personal="address language made_at ends_at reminded_at answered_at withdrawn_at",
    secrets="digest",
    internal="id speaker person",
    doers="made_by",
)
classify(Part, why=PROGRAMME, public="id session speaker role place")
