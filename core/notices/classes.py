"""What the columns of notices are."""

from core.errors import mark
from core.notices.tables import Notice
from core.privacy.registry import ROW, Ending, account, classify

classify(
    Notice,
    why=mark("To tell you what you should know of without looking for it."),
    long=mark("{days} days."),
    ends=Ending("notices", mark("Notices at the desk"), "at", 90, mark("To look up what one was told.")),
    about=account("account"),
    erasing=ROW,
    personal="account what places at read_at",
    internal="id href source",
)
