"""What may be done on this floor, in words, and by whom; alphabetical."""

from enum import StrEnum

from core.access.policies import declare
from core.access.roles import STAFF, Role
from core.errors import mark


class Expo(StrEnum):
    """`floor:thing:act`."""

    APPLICATION_READ = "expo:application:read"
    APPLICATION_WRITE = "expo:application:write"
    AUDIENCE_EXPORT = "expo:audience:export"
    AUDIENCE_READ = "expo:audience:read"
    AUDIENCE_WRITE = "expo:audience:write"
    BOOTH_ASSIGN = "expo:booth:assign"
    BOOTH_HOLD = "expo:booth:hold"
    CALL_WRITE = "expo:call:write"
    CREW_READ = "expo:crew:read"
    CREW_WRITE = "expo:crew:write"
    DEMAND_READ = "expo:demand:read"
    DEMAND_WRITE = "expo:demand:write"
    DOOR_READ = "expo:door:read"
    DOOR_WRITE = "expo:door:write"
    EDITION_WRITE = "expo:edition:write"
    EMBEDDING_WRITE = "expo:embedding:write"
    EXHIBITOR_READ = "expo:exhibitor:read"
    EXHIBITOR_WRITE = "expo:exhibitor:write"
    EXTRA_READ = "expo:extra:read"
    EXTRA_WRITE = "expo:extra:write"
    FLOOR_PUBLISH = "expo:floor:publish"
    FLOOR_READ = "expo:floor:read"
    FLOOR_WRITE = "expo:floor:write"
    INTRODUCTION_WRITE = "expo:introduction:write"
    INVOICE_READ = "expo:invoice:read"
    INVOICE_WRITE = "expo:invoice:write"
    LETTER_RELEASE = "expo:letter:release"
    LIVE_READ = "expo:live:read"
    LIVE_WRITE = "expo:live:write"
    NOTE_READ = "expo:note:read"
    PRICE_WRITE = "expo:price:write"
    PROGRAMME_READ = "expo:programme:read"
    PROGRAMME_WRITE = "expo:programme:write"
    PROPOSAL_FILE = "expo:proposal:file"
    PROPOSAL_REVIEW = "expo:proposal:review"
    QUESTION_READ = "expo:question:read"
    QUESTION_WRITE = "expo:question:write"
    RELEASE_READ = "expo:release:read"
    RELEASE_WRITE = "expo:release:write"
    SCREEN_WRITE = "expo:screen:write"
    SEAT_READ = "expo:seat:read"
    SEAT_WRITE = "expo:seat:write"
    SOLUTION_PUBLISH = "expo:solution:publish"
    SOLUTION_READ = "expo:solution:read"
    SPEAKER_READ = "expo:speaker:read"
    SPEAKER_WRITE = "expo:speaker:write"


EDITORS = (Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME_EDITOR)
ORGANISERS = (Role.ADMINISTRATOR, Role.ORGANISER)
OWN = (Role.EXHIBITOR_OWNER, Role.EXHIBITOR_STAFF)

declare(
    Expo.APPLICATION_READ,
    says=mark("see an organisation’s own application to exhibit"),
    roles=(*ORGANISERS, *OWN, Role.AUDITOR),
    hidden=True,
)
declare(
    Expo.APPLICATION_WRITE,
    says=mark("apply to exhibit for an organisation, and say what it needs"),
    roles=(*ORGANISERS, *OWN),
    hidden=True,
)
declare(
    Expo.AUDIENCE_EXPORT,
    says=mark("take the ratings of sessions out as a table"),
    roles=EDITORS,
)
declare(
    Expo.AUDIENCE_READ,
    says=mark("see how sessions were rated"),
    roles=(*EDITORS, Role.AUDITOR),
)
declare(
    Expo.AUDIENCE_WRITE,
    says=mark("let readers ask and rate, and decide about words beside ratings"),
    roles=EDITORS,
)
declare(
    Expo.BOOTH_ASSIGN,
    says=mark("assign booths to exhibitors, confirm them and take them back"),
    roles=ORGANISERS,
)
declare(
    Expo.BOOTH_HOLD,
    says=mark("choose booths for an organisation"),
    roles=OWN,
    hidden=True,
)
declare(
    Expo.CALL_WRITE,
    says=mark("call for proposals, name who reviews them, and decide"),
    roles=EDITORS,
)
declare(
    Expo.CREW_READ,
    says=mark("see for whom exhibitors asked badges"),
    roles=(*ORGANISERS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.CREW_WRITE,
    says=mark("approve, print and hand out the badges of exhibitors"),
    roles=(*ORGANISERS, Role.FLOOR_MANAGER),
)
declare(
    Expo.DEMAND_READ,
    says=mark("see what cities look for, and how introductions stand"),
    roles=(*ORGANISERS, Role.AUDITOR),
)
declare(
    Expo.DEMAND_WRITE,
    says=mark("look at what cities ask for before it is shown, and write it down for them"),
    roles=ORGANISERS,
)
declare(
    Expo.DOOR_READ,
    says=mark("read at the door who has a seat"),
    roles=(*EDITORS, Role.FLOOR_MANAGER),
)
declare(
    Expo.DOOR_WRITE,
    says=mark("tick off at the door who has come"),
    roles=(*EDITORS, Role.FLOOR_MANAGER),
)
declare(
    Expo.EDITION_WRITE,
    says=mark("begin an edition, also from an earlier one"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
)
declare(
    Expo.EMBEDDING_WRITE,
    says=mark("say which sites may show the programme in their pages"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
)
declare(
    Expo.EXHIBITOR_READ,
    says=mark("see who applied to exhibit, with whom to write to"),
    roles=(*ORGANISERS, Role.AUDITOR, Role.FINANCE_OFFICER, Role.FLOOR_MANAGER),
)
declare(
    Expo.EXHIBITOR_WRITE,
    says=mark("review applications to exhibit, and set the terms"),
    roles=ORGANISERS,
)
declare(
    Expo.EXTRA_READ,
    says=mark("see services for exhibitors, and who ordered what"),
    roles=(*ORGANISERS, Role.AUDITOR, Role.FINANCE_OFFICER, Role.FLOOR_MANAGER),
)
declare(
    Expo.EXTRA_WRITE,
    says=mark("keep the services that exhibitors can order, and confirm orders"),
    roles=(*ORGANISERS, Role.FLOOR_MANAGER),
)
declare(
    Expo.FLOOR_PUBLISH,
    says=mark("publish the floor plan"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER),
)
declare(
    Expo.FLOOR_READ,
    says=mark("see the floor plan as it is being drawn"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.FLOOR_WRITE,
    says=mark("draw halls and booths"),
    roles=(Role.ADMINISTRATOR, Role.ORGANISER, Role.FLOOR_MANAGER),
)
declare(
    Expo.INTRODUCTION_WRITE,
    says=mark("ask for introductions for an organisation, answer them and see whom it was introduced to"),
    roles=OWN,
    hidden=True,
)
declare(
    Expo.INVOICE_READ,
    says=mark("see prices, invoices and payments of exhibitors"),
    roles=(*ORGANISERS, Role.AUDITOR, Role.FINANCE_OFFICER),
)
declare(
    Expo.INVOICE_WRITE,
    says=mark("issue invoices to exhibitors, and record what was paid"),
    roles=(*ORGANISERS, Role.FINANCE_OFFICER),
)
declare(
    Expo.LETTER_RELEASE,
    says=mark("let letters about a release go, or drop them"),
    roles=EDITORS,
    confirm=True,
)
declare(
    Expo.LIVE_READ,
    says=mark("see what has been said of the day"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.LIVE_WRITE,
    says=mark("tell readers on the day what is delayed, moved, full or cancelled"),
    roles=(*EDITORS, Role.FLOOR_MANAGER),
)
declare(
    Expo.NOTE_READ,
    says=mark("read what those who propose tell the organisers only"),
    roles=EDITORS,
)
declare(
    Expo.PRICE_WRITE,
    says=mark("set what booths cost, and who issues the invoices"),
    roles=ORGANISERS,
)
declare(
    Expo.PROGRAMME_READ,
    says=mark("see the programme as it is being edited"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER, Role.TRANSLATOR),
)
declare(
    Expo.PROGRAMME_WRITE,
    says=mark("edit the programme"),
    roles=EDITORS,
)
declare(
    Expo.PROPOSAL_FILE,
    says=mark("have the files of proposals from their pages only"),
    roles=(),
)
declare(
    Expo.PROPOSAL_REVIEW,
    says=mark("review proposals, when asked to by those who decide"),
    roles=STAFF,
)
declare(
    Expo.QUESTION_READ,
    says=mark("see the questions to sessions"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.QUESTION_WRITE,
    says=mark("show, hide and answer the questions to sessions"),
    roles=(*EDITORS, Role.FLOOR_MANAGER),
)
declare(
    Expo.RELEASE_READ,
    says=mark("see releases of the programme and what the next one would change"),
    roles=(*EDITORS, Role.TRANSLATOR, Role.AUDITOR),
)
declare(
    Expo.RELEASE_WRITE,
    says=mark("release the programme, and go back to an earlier release"),
    roles=EDITORS,
)
declare(
    Expo.SCREEN_WRITE,
    says=mark("name the screens in the halls, and say when a silent one is told of"),
    roles=(*EDITORS, Role.FLOOR_MANAGER),
)
declare(
    Expo.SEAT_READ,
    says=mark("see how many have signed up for sessions"),
    roles=(*EDITORS, Role.AUDITOR, Role.FLOOR_MANAGER),
)
declare(
    Expo.SEAT_WRITE,
    says=mark("let people sign up for sessions, with more seats or fewer"),
    roles=EDITORS,
)
declare(
    Expo.SOLUTION_PUBLISH,
    says=mark("publish the solutions of exhibitors, give them back and take them off the site"),
    roles=ORGANISERS,
)
declare(
    Expo.SOLUTION_READ,
    says=mark("see the solutions that exhibitors have sent in"),
    roles=(*ORGANISERS, Role.AUDITOR),
)
declare(
    Expo.SPEAKER_READ,
    says=mark("see speakers with what they were asked and answered"),
    roles=(*EDITORS, Role.AUDITOR),
)
declare(
    Expo.SPEAKER_WRITE,
    says=mark("add speakers, change what is told of them, and invite them to tell themselves"),
    roles=EDITORS,
)
