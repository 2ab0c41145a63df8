"""What the columns of lists' tables are."""

from core.errors import mark
from core.lists.tables import BulkEdit, BulkRow, ListDefault, ListView
from core.privacy.registry import NULL, ROW, WHILE_IT_IS_THERE, Ending, account, classify

AS_THEY_WISH = mark("To show lists as you wish to see them.")
TAKEN_BACK = mark("So that a change of many rows can be taken back.")

classify(
    ListView,
    why=AS_THEY_WISH,
    long=WHILE_IT_IS_THERE,
    about=account("owner"),
    erasing={"owner": NULL},
    personal="owner",
    internal="id list name shared address made_at version",
)
classify(
    ListDefault,
    why=AS_THEY_WISH,
    long=WHILE_IT_IS_THERE,
    about=account("account"),
    erasing=ROW,
    personal="account",
    internal="id list view",
)
classify(
    BulkEdit,
    why=TAKEN_BACK,
    long=mark("{days} days."),
    ends=Ending("bulk_edits", mark("Changes of many rows at once"), "made_at", 90, TAKEN_BACK),
    about=account("account"),
    erasing={"account": NULL},
    personal="account",
    internal="id list field value made_at undone_at",
)
classify(BulkRow, why=TAKEN_BACK, internal="id edit row before version refused left places undone")
