"""What the columns of a release's letters are."""

from core.errors import mark
from core.privacy.registry import ROW, WHILE_IT_IS_THERE, account, classify, person
from expo.announcements.tables import Announced, Announcement
from expo.permissions import Expo

classify(
    Announced,
    why=mark("To tell you of a change once, and not twice."),
    long=mark("Until the account or the person is erased."),
    about=(account("account"), person("person")),
    erasing=ROW,
    seen_with=(Expo.RELEASE_READ,),
    personal="address",
    internal="id release announcement account person language reasons",
)
classify(
    Announcement,
    why=mark("To have mailings looked at before they go."),
    long=WHILE_IT_IS_THERE,
    internal="id release kind base mailing note left_out unreachable superseded_by prepared_at",
)
